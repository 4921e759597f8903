import { type Static, type TProperties, Type } from 'typebox'
import {
  catalogueKinds,
  divisionLevels,
  entryStatuses,
  limitUnits,
  staffPosts,
  windowKinds,
} from '../domain/catalogue-version.ts'
import { caseTypes } from '../domain/service-case.ts'
import { type RefusalCode, signedInRefusals } from './problem.ts'
import { route } from './route.ts'
import {
  divisionCode,
  hallCode,
  instant,
  nullable,
  oneOf,
  organizationCode,
  plainDate,
  shape,
  staffNo,
  windowCode,
} from './shapes.ts'

export const name = Type.String({ minLength: 1, maxLength: 200 })
export const itemCode = Type.String({ pattern: '^[0-9A-Za-z]{31}$', description: '实施清单编码' })
const day = Type.String({ format: 'date', pattern: '^(19|20|21)\\d{2}-\\d{2}-\\d{2}$', maxLength: 10 })
const limit = shape({ value: Type.Integer({ minimum: 0, maximum: 10_000 }), unit: oneOf(limitUnits) })

/** For whoever has looked at the entry before changing it: what somebody else has said since is not written over unseen. */
const seenVersions = Type.Optional(
  Type.Integer({
    minimum: 0,
    maximum: 1_000_000,
    description: 'how many versions there were when it was looked at; CONFLICT where there are others now',
  }),
)

/** What every entry says besides its own members. */
export const dated = {
  seenVersions,
  status: Type.Optional(oneOf(entryStatuses, { description: 'CLOSED: no longer there from that day on' })),
  effectiveFrom: Type.Optional(
    Type.Unsafe<string>({ ...day, description: 'the day from which this holds; today where it is left out' }),
  ),
}

const kept = shape(
  {
    created: Type.Boolean(),
    changed: Type.Boolean({ description: 'false: the same again, nothing was written' }),
    effectiveFrom: plainDate,
  },
  { $id: 'CatalogueEntryKept' },
)

export type CatalogueEntryKept = Static<typeof kept>

export const writeRefusals = [
  'MALFORMED',
  'TEXT_NOT_PLAIN',
  'UNAUTHENTICATED',
  'FORBIDDEN',
  ...signedInRefusals,
  'EFFECTIVE_BEFORE_TODAY',
  'CONFLICT',
  'BODY_TOO_LARGE',
  'UNSUPPORTED_MEDIA_TYPE',
  'BUSY',
] as const satisfies readonly RefusalCode[]

export const write = {
  method: 'PUT',
  caller: { kind: 'api-key', scope: 'catalogue:write', permission: 'catalogue:write' },
  bodyBytesMax: 8192,
  answers: { 200: kept, 201: kept },
} as const

export const said = 'Idempotent by content; a change holds from its day on and the past stays'

export const putDivision = route({
  ...write,
  path: '/api/v1/catalogue/divisions/{divisionCode}',
  name: 'putDivision',
  summary: `An administrative division 行政区划 below the key’s own. ${said}`,
  params: shape({ divisionCode }),
  body: shape({
    name,
    level: oneOf(divisionLevels.filter((level) => level !== 'COUNTRY')),
    parentCode: divisionCode,
    ...dated,
  }),
  refusals: [...writeRefusals, 'DIVISION_UNKNOWN', 'LEVEL_NOT_BELOW_PARENT'],
})

export const putOrganization = route({
  ...write,
  path: '/api/v1/catalogue/organizations/{organizationCode}',
  name: 'putOrganization',
  summary: `A department or body 部门 by its 统一社会信用代码. ${said}`,
  params: shape({ organizationCode }),
  body: shape({ name, divisionCode, ...dated }),
  refusals: [...writeRefusals, 'DIVISION_UNKNOWN'],
})

export const putHall = route({
  ...write,
  path: '/api/v1/catalogue/halls/{hallCode}',
  name: 'putHall',
  summary: `A service hall 大厅. ${said}`,
  params: shape({ hallCode }),
  body: shape({
    name,
    divisionCode,
    managingOrganizationCode: organizationCode,
    address: Type.Optional(name),
    ...dated,
  }),
  refusals: [...writeRefusals, 'DIVISION_UNKNOWN', 'ORGANIZATION_UNKNOWN'],
})

export const putWindow = route({
  ...write,
  path: '/api/v1/catalogue/halls/{hallCode}/windows/{windowCode}',
  name: 'putWindow',
  summary: `A window 窗口 of a hall, by its kind. ${said}`,
  params: shape({ hallCode, windowCode }),
  body: shape({ name, kind: oneOf(windowKinds), ...dated }),
  refusals: [...writeRefusals, 'HALL_UNKNOWN'],
})

export const putStaff = route({
  ...write,
  path: '/api/v1/catalogue/halls/{hallCode}/staff/{staffNo}',
  name: 'putStaff',
  summary: `Window staff 窗口人员 or a back-office handler, by the number on the badge. ${said}`,
  params: shape({ hallCode, staffNo }),
  body: shape({
    name: Type.Optional(
      Type.String({ minLength: 1, maxLength: 60, description: 'sealed, never answered; left out, it stays as it was' }),
    ),
    post: oneOf(staffPosts),
    employingOrganizationCode: organizationCode,
    managingHallCode: Type.Optional(hallCode),
    appraisingOrganizationCode: organizationCode,
    onProbationUntil: Type.Optional(day),
    ...dated,
  }),
  refusals: [...writeRefusals, 'HALL_UNKNOWN', 'ORGANIZATION_UNKNOWN'],
})

export const putItem = route({
  ...write,
  path: '/api/v1/catalogue/items/{itemCode}',
  name: 'putItem',
  summary: `A service item 事项. ${said}`,
  params: shape({ itemCode }),
  body: shape({
    name,
    taskType: Type.String({ pattern: '^[0-9]{2}$', description: '事项类型: 01 licence … 20 public service' }),
    organizationCode,
    audiences: Type.Array(oneOf(['CITIZEN', 'ENTERPRISE']), { minItems: 1, maxItems: 2 }),
    caseType: oneOf(caseTypes),
    committedLimit: Type.Optional(limit),
    statutoryLimit: Type.Optional(limit),
    mustBeOnSite: Type.Optional(Type.Boolean({ description: '必须现场办理 (negative list)' })),
    ...dated,
  }),
  refusals: [...writeRefusals, 'ORGANIZATION_UNKNOWN'],
})

const status = oneOf(entryStatuses)
const inForceFrom = { status, effectiveFrom: plainDate }
const page = shape({
  on: Type.Optional(Type.Unsafe<string>({ ...day, description: 'the day to see; today where it is left out' })),
  after: Type.Optional(
    Type.String({ pattern: '^[0-9A-Za-z/-]{1,120}$', description: 'the cursor that the page before has ended with' }),
  ),
  limit: Type.Optional(Type.String({ pattern: '^([1-9][0-9]{0,2}|1000)$', description: 'entries on a page; 100' })),
})

export const list = <const Name extends string, const Path extends string, Members extends TProperties>(
  path: Path,
  routeName: Name,
  summary: string,
  members: Members,
) =>
  route({
    method: 'GET',
    path: `/api/v1/catalogue/${path}`,
    name: routeName,
    summary: `${summary}, as far as the key reaches, by code`,
    caller: { kind: 'api-key', scope: 'catalogue:read', permission: 'catalogue:read' },
    query: page,
    answers: {
      200: shape({ entries: Type.Array(shape(members)), next: nullable(Type.String()) }),
    },
    refusals: ['MALFORMED', 'UNAUTHENTICATED', 'FORBIDDEN', ...signedInRefusals, 'BUSY'],
  })

const text = Type.String()
const nullableText = nullable(text)

export const listDivisions = list('divisions', 'listDivisions', 'Divisions in force on a day', {
  divisionCode: text,
  name: text,
  level: oneOf(divisionLevels),
  parentCode: nullableText,
  ...inForceFrom,
})
export const listOrganizations = list('organizations', 'listOrganizations', 'Organizations in force on a day', {
  organizationCode: text,
  name: text,
  divisionCode: text,
  ...inForceFrom,
})
export const listHalls = list('halls', 'listHalls', 'Halls in force on a day', {
  hallCode: text,
  name: text,
  divisionCode: text,
  managingOrganizationCode: text,
  address: nullableText,
  ...inForceFrom,
})
export const listWindows = list('windows', 'listWindows', 'Windows in force on a day', {
  hallCode: text,
  windowCode: text,
  name: text,
  kind: oneOf(windowKinds),
  ...inForceFrom,
})
export const listStaff = list('staff', 'listStaff', 'Staff in force on a day, without names', {
  hallCode: text,
  staffNo: text,
  post: oneOf(staffPosts),
  employingOrganizationCode: text,
  managingHallCode: text,
  appraisingOrganizationCode: text,
  onProbationUntil: nullableText,
  ...inForceFrom,
})
export const listItems = list('items', 'listItems', 'Items in force on a day', {
  itemCode: text,
  name: text,
  taskType: text,
  organizationCode: text,
  audiences: Type.Array(text),
  caseType: oneOf(caseTypes),
  committedLimit: nullable(shape({ value: Type.Integer(), unit: oneOf(limitUnits) })),
  statutoryLimit: nullable(shape({ value: Type.Integer(), unit: oneOf(limitUnits) })),
  mustBeOnSite: Type.Boolean(),
  ...inForceFrom,
})

export const seeVersions = route({
  method: 'GET',
  path: '/api/v1/catalogue/versions/{kind}',
  name: 'seeVersions',
  summary: 'Every version of an entry, what holds from later on included, the latest first; of staff without names',
  caller: { kind: 'api-key', scope: 'catalogue:read', permission: 'catalogue:read' },
  params: shape({ kind: oneOf(catalogueKinds) }),
  query: shape({
    code: Type.String({
      pattern: '^[0-9A-Za-z-]{1,33}(/[0-9A-Za-z-]{1,32}){0,2}$',
      maxLength: 110,
      description: 'as in the lists; hall, window and item joined by slashes',
    }),
  }),
  answers: {
    200: shape({
      versions: Type.Array(
        shape({
          effectiveFrom: plainDate,
          revision: Type.Integer(),
          recordedAt: instant,
          content: Type.Unsafe<Readonly<Record<string, unknown>>>({
            type: 'object',
            additionalProperties: true,
            description: 'as it was put',
          }),
        }),
        { description: 'at most 200' },
      ),
      seenVersions: Type.Integer({ description: 'to be said with the next change' }),
    }),
  },
  refusals: [
    'MALFORMED',
    'UNAUTHENTICATED',
    'FORBIDDEN',
    ...signedInRefusals,
    'HALL_UNKNOWN',
    'WINDOW_UNKNOWN',
    'BUSY',
  ],
})

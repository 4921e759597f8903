import { Type } from 'typebox'
import {
  type ApplicantType,
  applicantTypes,
  attributions,
  caseStatuses,
  caseTypes,
  handlingChannels,
  serviceModes,
  serviceNames,
  serviceOutcomes,
} from '../domain/service-case.ts'
import { route } from './route.ts'
import {
  divisionCode,
  hallCode,
  instant,
  nullable,
  oneOf,
  organizationCode,
  shape,
  token,
  uuid,
  windowCode,
} from './shapes.ts'

const shortText = Type.String({ minLength: 1, maxLength: 200 })
const personMembers = {
  name: Type.Optional(shortText),
  certificateType: Type.Optional(
    Type.String({ pattern: '^[0-9]{3}$', description: '证件类型: 111 resident identity card …' }),
  ),
  certificateNo: Type.Optional(Type.String({ minLength: 1, maxLength: 64 })),
  phone: Type.Optional(Type.String({ minLength: 1, maxLength: 32 })),
  openId: Type.Optional(
    Type.String({
      pattern: '^[A-Za-z0-9_-]{16,64}$',
      description: 'whom a message account 公众号 knows the person as',
    }),
  ),
}
const place = shape({ divisionCode, organizationCode })
const count = Type.Integer({ minimum: 0, maximum: 1_000_000 })

const occurrence = shape(
  {
    sequence: Type.Integer({ minimum: 1, maximum: 99, description: '第几次服务' }),
    service: oneOf(serviceNames),
    mode: oneOf(serviceModes),
    hallCode,
    windowCode,
    staffNo: Type.Optional(
      Type.String({ pattern: '^[0-9A-Za-z-]{1,32}$', description: 'who was logged in at the window' }),
    ),
    startedAt: Type.Optional(instant),
    endedAt: Type.Optional(instant),
    outcome: Type.Optional(oneOf(serviceOutcomes)),
    legallyRequiredRefusal: Type.Optional(Type.Boolean()),
    waitingMinutes: Type.Optional(count),
    handlingMinutes: Type.Optional(count),
  },
  { $id: 'ServiceOccurrence' },
)

const caseKept = shape(
  {
    caseId: uuid,
    revision: Type.Integer(),
    created: Type.Boolean(),
    changed: Type.Boolean({ description: 'false: the same report again, nothing was written' }),
    dataQuality: Type.Array(Type.String()),
    occurrences: Type.Array(
      shape({
        sequence: Type.Integer(),
        invitation: nullable(shape({ token, url: Type.String(), expiresAt: instant })),
      }),
    ),
  },
  { $id: 'CaseKept' },
)

export const caseNo = Type.String({ pattern: '^[0-9A-Za-z._-]{1,64}$' })

export const putCase = route({
  method: 'PUT',
  path: '/api/v1/cases/{caseNo}',
  name: 'putCase',
  summary:
    'Report a case 办件 and its services 办件服务; every ended service is invited at once. Idempotent by content',
  caller: { kind: 'api-key', scope: 'cases:write' },
  bodyBytesMax: 131_072,
  params: shape({ caseNo }),
  body: shape(
    {
      itemCode: Type.String({
        pattern: '^([0-9A-Za-z]{31}|[0-9A-Za-z]{33})$',
        description: '实施清单编码 (31) or 业务办理项编码 (33)',
      }),
      divisionCode,
      organizationCode: Type.Optional(organizationCode),
      caseName: Type.Optional(shortText),
      caseType: oneOf(caseTypes),
      status: oneOf(caseStatuses),
      handlingChannel: oneOf(handlingChannels),
      appliedAt: Type.Optional(instant),
      acceptedAt: Type.Optional(instant),
      completedAt: Type.Optional(instant),
      applicant: shape({ type: oneOf(Object.keys(applicantTypes) as ApplicantType[]), ...personMembers }),
      agent: Type.Optional(shape(personMembers)),
      receivingPlace: Type.Optional(place),
      decidingPlace: Type.Optional(place),
      attribution: Type.Optional(oneOf(attributions)),
      timesSubmitted: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000 })),
      trips: Type.Optional(Type.Integer({ minimum: 0, maximum: 1000 })),
      prejudged: Type.Optional(Type.Boolean({ description: 'materials checked by machine beforehand 智能预审' })),
      assisted: Type.Optional(Type.Boolean({ description: '帮办代办' })),
      drill: Type.Optional(
        Type.Boolean({ description: 'a drill: evaluations of it are kept apart and never counted' }),
      ),
      occurrences: Type.Array(occurrence, { minItems: 1, maxItems: 99 }),
    },
    { $id: 'CaseReport' },
  ),
  answers: { 200: caseKept, 201: caseKept },
  refusals: [
    'MALFORMED',
    'TEXT_NOT_PLAIN',
    'UNAUTHENTICATED',
    'FORBIDDEN',
    'ACCEPTED_AT_MISSING',
    'COMPLETED_AT_MISSING',
    'TIMES_OUT_OF_ORDER',
    'TIME_IN_FUTURE',
    'SEQUENCE_REPEATED',
    'SERVICE_ENDED_ALREADY',
    'OUTCOME_WITHOUT_END',
    'END_WITHOUT_OUTCOME',
    'ITEM_UNKNOWN',
    'DIVISION_UNKNOWN',
    'ORGANIZATION_UNKNOWN',
    'PLACE_UNKNOWN',
    'STAFF_UNKNOWN',
    'CONFLICT',
    'BODY_TOO_LARGE',
    'UNSUPPORTED_MEDIA_TYPE',
    'BUSY',
  ],
})

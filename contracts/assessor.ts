import { Type } from 'typebox'
import { roles } from '../domain/access.ts'
import { assessorBackgrounds, assessorEndCauses, assessorEndCausesAlone, assessorPools } from '../domain/assessor.ts'
import { compositionWarnings } from '../domain/assessor-composition.ts'
import { always } from './handling-desk.ts'
import { route } from './route.ts'
import {
  divisionCode,
  hallCode,
  instant,
  l3Text,
  nullable,
  oneOf,
  organizationCode,
  plainDate,
  plainText,
  shape,
  uuid,
} from './shapes.ts'

/** Within the years of instants: what lies far outside no database can say. */
const day = Type.String({ format: 'date', pattern: '^(19|2[01])', maxLength: 10 })
const limit = Type.Optional(Type.String({ pattern: '^([1-9][0-9]?|1[0-9]{2}|200)$' }))
const count = Type.Integer({ minimum: 0 })
const writes = [...always, 'NOT_FOUND', 'TEXT_NOT_PLAIN', 'BODY_TOO_LARGE', 'UNSUPPORTED_MEDIA_TYPE'] as const

/** Of one term in a pool, as he himself is told of it, too. */
const term = {
  assessorId: uuid,
  pool: oneOf(assessorPools),
  isSelfAssessment: Type.Boolean({ description: '自评: assesses the own hall alone, and it is told as that' }),
  isUnannounced: Type.Boolean({ description: '四不两直、暗访: nobody of the place is told before' }),
  background: oneOf(assessorBackgrounds),
  divisionCode,
  divisionName: plainText,
  agency: nullable(shape({ agencyId: uuid, name: plainText })),
  home: nullable(shape({ divisionCode, name: plainText }), { description: '地域回避: he is not sent there' }),
  employers: Type.Array(shape({ organizationCode, name: plainText, leftOn: nullable(plainDate) }), {
    description: '任职回避; null: he is there still',
  }),
  recruitedOn: plainDate,
  termTo: plainDate,
  state: oneOf(['CURRENT', 'TERM_OVER', 'ENDED']),
  endedOn: nullable(plainDate),
  cause: nullable(oneOf(assessorEndCauses)),
  reason: nullable(plainText),
}

const assessor = shape(
  {
    ...term,
    accountId: uuid,
    name: l3Text,
    halls: Type.Array(shape({ hallCode, name: plainText }), { description: 'of a window supervisor: the own ones' }),
    mayEnd: Type.Boolean(),
  },
  { $id: 'Assessor' },
)

const share = {
  count,
  of: count,
  hundredths: nullable(Type.Integer({ minimum: 0, maximum: 10_000 }), { description: 'of a percent; null of nobody' }),
  minPercent: Type.Integer({ minimum: 0, maximum: 100 }),
  isEnough: Type.Boolean(),
}
const enough = shape({ count, min: count, isEnough: Type.Boolean() })

export const listAssessors = route({
  method: 'GET',
  path: '/api/v1/assessors',
  name: 'listAssessors',
  summary: '评价员库 of the own division and below: those who are held in a pool, and those who were; the newest first',
  caller: { kind: 'account', permission: 'assessor:read' },
  query: shape({
    divisionCode: Type.Optional(divisionCode),
    pool: Type.Optional(oneOf(assessorPools)),
    state: Type.Optional(oneOf(['CURRENT', 'PAST'])),
    after: Type.Optional(uuid),
    limit,
  }),
  answers: { 200: shape({ asOf: instant, assessors: Type.Array(assessor), next: nullable(uuid) }) },
  refusals: [...always, 'DIVISION_UNKNOWN'],
})

export const seeAssessorComposition = route({
  method: 'GET',
  path: '/api/v1/assessor-composition',
  name: 'seeAssessorComposition',
  summary: 'How the pools of a division are made up today, beside what its policy asks of them',
  caller: { kind: 'account', permission: 'assessor:read' },
  query: shape({ divisionCode }),
  answers: {
    200: shape({
      asOf: instant,
      divisionCode,
      divisionName: plainText,
      source: plainText,
      agencies: enough,
      publicMembers: Type.Array(shape({ agencyId: uuid, name: plainText, ...share })),
      experts: shape(share),
      supervisors: enough,
      pools: Type.Array(
        shape({
          pool: oneOf(assessorPools),
          members: count,
          backgrounds: Type.Array(shape({ background: oneOf(assessorBackgrounds), members: count })),
        }),
      ),
      warnings: Type.Array(oneOf(compositionWarnings), { description: 'what falls short' }),
    }),
  },
  refusals: [...always, 'DIVISION_UNKNOWN'],
})

export const listAssessorCandidates = route({
  method: 'GET',
  path: '/api/v1/assessor-candidates',
  name: 'listAssessorCandidates',
  summary: 'Whoever holds a post of a pool that reaches a division and is not held in that pool there',
  caller: { kind: 'account', permission: 'assessor:write' },
  query: shape({ divisionCode, pool: oneOf(assessorPools) }),
  answers: {
    200: shape({
      roles: Type.Array(oneOf(roles), { description: 'of which one is needed' }),
      homeNeeded: Type.Boolean(),
      termToMax: plainDate,
      candidates: Type.Array(
        shape({
          accountId: uuid,
          name: l3Text,
          isOwn: Type.Boolean({ description: 'of whoever asks: nobody takes himself in' }),
          disqualifiedOn: nullable(plainDate, { description: 'of this pool, the last time' }),
        }),
      ),
    }),
  },
  refusals: [...always, 'DIVISION_UNKNOWN'],
})

export const recruitAssessor = route({
  method: 'POST',
  path: '/api/v1/assessors',
  name: 'recruitAssessor',
  summary: 'Take the holder of an account into a pool, from today to the last day of the term',
  caller: { kind: 'account', permission: 'assessor:write' },
  bodyBytesMax: 8192,
  body: shape({
    divisionCode,
    pool: oneOf(assessorPools),
    accountId: uuid,
    background: oneOf(assessorBackgrounds),
    termTo: day,
    agencyId: Type.Optional(uuid),
    homeDivisionCode: Type.Optional(divisionCode),
    employers: Type.Array(shape({ organizationCode, leftOn: nullable(day) }), { maxItems: 20 }),
  }),
  answers: { 201: assessor },
  refusals: [
    ...writes,
    'DIVISION_UNKNOWN',
    'ORGANIZATION_UNKNOWN',
    'ACCOUNT_UNKNOWN',
    'OWN_ACCOUNT',
    'POST_NOT_OF_POOL',
    'ALREADY_IN_POOL',
    'DISQUALIFIED_LATELY',
    'TIMES_OUT_OF_ORDER',
    'TERM_TOO_LONG',
    'STEP_INCOMPLETE',
    'AGENCY_ENDED',
  ],
})

export const endAssessor = route({
  method: 'POST',
  path: '/api/v1/assessors/{assessorId}/end',
  name: 'endAssessor',
  summary:
    'End somebody’s term in a pool today, with the reason; he comes back by being recruited anew and in no other way. Disqualified he is by two: one proposes it, another decides',
  caller: { kind: 'account', permission: 'assessor:write' },
  params: shape({ assessorId: uuid }),
  bodyBytesMax: 8192,
  body: shape({ cause: oneOf(assessorEndCausesAlone), reason: Type.String({ minLength: 1, maxLength: 2000 }) }),
  answers: { 200: assessor },
  refusals: [...writes, 'ASSESSOR_ENDED', 'PERSONAL_NUMBER'],
})

export const listOwnPools = route({
  method: 'GET',
  path: '/api/v1/own-pools',
  name: 'listOwnPools',
  summary: 'In which pools whoever asks is held or was, with what keeps him from places; the newest first',
  caller: { kind: 'session', stage: 'OPEN' },
  answers: { 200: shape({ asOf: instant, pools: Type.Array(shape(term, { $id: 'OwnPool' })) }) },
  refusals: always,
})

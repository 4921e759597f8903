import { Type } from 'typebox'
import { opinionKinds } from '../domain/opinion.ts'
import { findingStates, opinionOutcomes } from '../domain/opinion-finding.ts'
import { always } from './handling-desk.ts'
import { opinionCodes, opinionWrites } from './opinion.ts'
import { route } from './route.ts'
import { divisionCode, hallCode, instant, nullable, oneOf, plainText, shape, uuid, windowCode } from './shapes.ts'

const count = Type.Integer({ minimum: 0 })
const limit = Type.Optional(Type.String({ pattern: '^([1-9][0-9]?|1[0-9]{2}|200)$' }))
const words = Type.String({ minLength: 1, maxLength: 4000, description: 'read by everybody: nothing personal' })

const place = {
  divisionName: plainText,
  hallCode: nullable(hallCode),
  hallName: nullable(plainText),
  windowName: nullable(plainText),
  itemName: nullable(plainText),
}
const grounds = {
  statements: count,
  sessions: count,
  participants: Type.Integer({ minimum: 0, description: 'who took part in those sessions' }),
  suggestions: count,
}
const finding = shape(
  {
    findingId: uuid,
    foundAt: instant,
    ...place,
    words: plainText,
    codes: Type.Array(plainText),
    ...grounds,
    state: oneOf(findingStates),
    decision: nullable(plainText),
    decidedAt: nullable(instant),
    orderId: nullable(uuid),
  },
  { $id: 'OpinionFinding' },
)

export const listOpinionFindings = route({
  method: 'GET',
  path: '/api/v1/opinion-findings',
  name: 'listOpinionFindings',
  summary:
    'What was found in sessions and the suggestion box of the own place, and what became of it; the newest first',
  caller: { kind: 'account', permission: 'opinion:read' },
  query: shape({ state: Type.Optional(oneOf(['OPEN', 'DECIDED'])), after: Type.Optional(uuid), limit }),
  answers: { 200: shape({ asOf: instant, findings: Type.Array(finding), next: nullable(uuid) }) },
  refusals: always,
})

export const findOpinion = route({
  method: 'POST',
  path: '/api/v1/opinion-findings',
  name: 'findOpinion',
  summary: 'Write down what follows from coded statements and from suggestions, in words that everybody may read',
  caller: { kind: 'account', permission: 'opinion:decide' },
  bodyBytesMax: 65_536,
  body: shape({
    divisionCode: Type.Optional(divisionCode),
    hallCode: Type.Optional(hallCode),
    windowCode: Type.Optional(windowCode),
    itemCode: Type.Optional(Type.String({ pattern: '^[0-9A-Za-z]{31}$' })),
    words,
    codes: opinionCodes,
    statements: Type.Array(shape({ sessionId: uuid, number: Type.Integer({ minimum: 1, maximum: 500 }) }), {
      maxItems: 200,
      uniqueItems: true,
    }),
    suggestionIds: Type.Array(uuid, { maxItems: 200, uniqueItems: true }),
  }),
  answers: { 201: shape({ findingId: uuid }) },
  refusals: [
    ...opinionWrites,
    'DIVISION_UNKNOWN',
    'HALL_UNKNOWN',
    'WINDOW_UNKNOWN',
    'ITEM_UNKNOWN',
    'STATEMENT_UNKNOWN',
    'COMMENT_EMPTY',
    'COMMENT_TOO_LONG',
    'PERSONAL_NUMBER',
    'CODE_UNKNOWN',
    'STEP_INCOMPLETE',
    'NOT_CODED',
    'CODE_DIFFERS',
    'NOT_AT_THIS_STAGE',
  ],
})

export const decideOpinion = route({
  method: 'POST',
  path: '/api/v1/opinion-findings/{findingId}/decision',
  name: 'decideOpinion',
  summary:
    'Take a finding up, which opens a handling order in its hall; or answer it; or decline it. Once, in words that everybody may read',
  caller: { kind: 'account', permission: 'opinion:decide' },
  params: shape({ findingId: uuid }),
  bodyBytesMax: 32_768,
  body: shape({ outcome: oneOf(opinionOutcomes), words }),
  answers: { 200: finding },
  refusals: [
    ...opinionWrites,
    'NOT_AT_THIS_STAGE',
    'HALL_UNKNOWN',
    'WINDOW_UNKNOWN',
    'ITEM_UNKNOWN',
    'COMMENT_EMPTY',
    'COMMENT_TOO_LONG',
    'PERSONAL_NUMBER',
  ],
})

export const listOpinionOutcomes = route({
  method: 'GET',
  path: '/api/v1/opinion-outcomes',
  name: 'listOpinionOutcomes',
  summary: 'What became of what people said 意见办理情况: for everybody, without anything personal',
  caller: { kind: 'anybody' },
  answers: {
    200: shape({
      asOf: instant,
      outcomes: Type.Array(
        shape({
          ...place,
          words: plainText,
          kinds: Type.Array(oneOf(opinionKinds), { description: 'of the sessions in which it was said' }),
          ...grounds,
          state: oneOf(findingStates),
          decision: plainText,
          decidedAt: instant,
        }),
      ),
    }),
  },
  refusals: ['MALFORMED', 'BUSY'],
})

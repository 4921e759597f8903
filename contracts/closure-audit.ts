import { Type } from 'typebox'
import {
  accountabilityCauses,
  accountabilityOutcomes,
  closureAuditChannels,
  closureAuditOutcomes,
  ownClosureAnswers,
} from '../domain/closure-audit.ts'
import { always, organization } from './handling-desk.ts'
import { route } from './route.ts'
import { hallCode, instant, l3Text, nullable, oneOf, plainDate, plainText, receipt, shape, uuid } from './shapes.ts'

const count = Type.Integer({ minimum: 0 })
const hundredths = nullable(Type.Integer({ minimum: 0, maximum: 10_000 }))
const limit = Type.Optional(Type.String({ pattern: '^([1-9][0-9]?|1[0-9]{2}|200)$' }))
const words = Type.String({ minLength: 1, maxLength: 2000 })
const writes = [...always, 'NOT_FOUND', 'TEXT_NOT_PLAIN', 'BODY_TOO_LARGE', 'UNSUPPORTED_MEDIA_TYPE'] as const

const place = {
  orderId: uuid,
  hallCode,
  hallName: plainText,
  windowName: nullable(plainText),
  itemName: nullable(plainText),
  lead: organization,
}

const audit = shape(
  {
    ...place,
    drawnAt: instant,
    askUntil: instant,
    state: oneOf(['OPEN', 'ASKED', 'OVER']),
    done: nullable(l3Text, { description: 'what was said to have been done' }),
    fedBack: nullable(l3Text, { description: 'what the citizen was told' }),
    mayCall: Type.Boolean({ description: 'a number was left with it, and nobody has asked that it be not called' }),
    hindrance: nullable(oneOf(['FORBIDDEN', 'RATED_PERSON', 'REVIEWS_OWN_WORK', 'REVIEWS_OWN_HALL']), {
      description: 'why whoever looks may not ask; null: he may',
    }),
    outcome: nullable(oneOf(closureAuditOutcomes)),
    channel: nullable(oneOf(closureAuditChannels)),
    askedAt: nullable(instant),
    words: nullable(l3Text),
    tries: Type.Array(shape({ at: instant, words: nullable(l3Text) }), {
      description: 'calls that have reached nobody, the first first',
    }),
    triesMax: Type.Integer({ minimum: 1, description: 'after so many, each on a day of its own, it is not reached' }),
    isTriedToday: Type.Boolean({ description: 'it may be tried again tomorrow, while there is time' }),
  },
  { $id: 'ClosureAudit' },
)

export const listClosureAudits = route({
  method: 'GET',
  path: '/api/v1/closure-audits',
  name: 'listClosureAudits',
  summary: 'Closed orders that were drawn to be asked about once more, in the own place; the newest first',
  caller: { kind: 'account', permission: 'closure-audit:read' },
  query: shape({ state: Type.Optional(oneOf(['OPEN', 'ASKED', 'OVER'])), after: Type.Optional(uuid), limit }),
  answers: { 200: shape({ asOf: instant, audits: Type.Array(audit), next: nullable(uuid) }) },
  refusals: always,
})

export const noteClosureOutcome = route({
  method: 'POST',
  path: '/api/v1/closure-audits/{orderId}/outcome',
  name: 'noteClosureOutcome',
  summary:
    'Note what came of calling, once; NOT_REACHED is a try, one on each day. FALSE takes the order up again and puts it before the leading group',
  caller: { kind: 'account', permission: 'closure-audit:ask' },
  params: shape({ orderId: uuid }),
  bodyBytesMax: 8192,
  body: shape({ outcome: oneOf(closureAuditOutcomes), words: Type.Optional(words) }),
  answers: { 200: audit },
  refusals: [
    ...writes,
    'ALREADY_ASKED',
    'NUMBER_NOT_SHOWN',
    'TOO_EARLY',
    'TOO_LATE',
    'DO_NOT_CALL',
    'STEP_INCOMPLETE',
    'RATED_PERSON',
    'REVIEWS_OWN_WORK',
    'REVIEWS_OWN_HALL',
    'VERSION_PASSED',
  ],
})

const figures = {
  drawn: count,
  answered: Type.Integer({ minimum: 0, description: 'CONFIRMED, PARTLY and FALSE: what the rate is of' }),
  confirmed: count,
  partly: count,
  falseClosures: count,
  other: count,
  notReached: Type.Integer({ minimum: 0, description: 'tried for as often as is asked, or not reached in time' }),
  declined: count,
  open: count,
  hundredths: nullable(Type.Integer({ minimum: 0, maximum: 10_000 }), {
    description: 'false closures of those answered, in hundredths of a percent; null: too few to tell',
  }),
  lowerHundredths: hundredths,
  upperHundredths: hundredths,
}
const head = { asOf: instant, tooFewBelow: Type.Integer({ minimum: 1 }) }

export const seeClosureAuditFigures = route({
  method: 'GET',
  path: '/api/v1/closure-audit-figures',
  name: 'seeClosureAuditFigures',
  summary: 'How much was closed and not put right, by the audits of the own place: in all, by unit, hall and district',
  caller: { kind: 'account', permission: 'handling:read' },
  answers: {
    200: shape({
      ...head,
      total: shape(figures),
      parts: Type.Array(
        shape({ by: oneOf(['UNIT', 'HALL', 'DIVISION']), code: Type.String(), name: plainText, ...figures }),
      ),
      draws: Type.Array(
        shape({
          monthFrom: plainDate,
          drawnAt: instant,
          closed: count,
          drawn: count,
          seed: nullable(Type.String({ pattern: '^[0-9a-f]{64}$' }), {
            description:
              'under which anybody can draw again; null while it would tell a unit what is being asked about',
          }),
        }),
        { description: 'of the whole platform, the newest first' },
      ),
    }),
  },
  refusals: always,
})

export const seeClosureAuditTotals = route({
  method: 'GET',
  path: '/api/v1/closure-audit-totals',
  name: 'seeClosureAuditTotals',
  summary: 'How much was closed and not put right, in all: for everybody, and no unit is named',
  caller: { kind: 'anybody' },
  answers: { 200: shape({ ...head, total: shape(figures) }) },
  refusals: ['MALFORMED', 'BUSY'],
})

const own = [
  'MALFORMED',
  'RECEIPT_UNKNOWN',
  'ERASED',
  'TEXT_NOT_PLAIN',
  'BODY_TOO_LARGE',
  'UNSUPPORTED_MEDIA_TYPE',
  'BUSY',
] as const
const question = shape({ askUntil: instant })

export const seeOwnClosureQuestion = route({
  method: 'POST',
  path: '/api/v1/closure-audits/look-up',
  name: 'seeOwnClosureQuestion',
  summary: 'Whether one is asked, once, if it was really put right; with the receipt',
  caller: { kind: 'anybody' },
  bodyBytesMax: 1024,
  body: shape({ receipt }),
  answers: { 200: shape({ question: nullable(question) }) },
  refusals: own,
})

export const answerOwnClosureQuestion = route({
  method: 'POST',
  path: '/api/v1/closure-audits/answers',
  name: 'answerOwnClosureQuestion',
  summary: 'Say, once, whether it was really put right; what was not is taken up again',
  caller: { kind: 'anybody' },
  bodyBytesMax: 8192,
  body: shape({ receipt, answer: oneOf(ownClosureAnswers), words: Type.Optional(words) }),
  answers: { 200: shape({ question: nullable(question) }) },
  refusals: [...own, 'NOT_FOUND', 'ALREADY_ASKED', 'TOO_LATE', 'STEP_INCOMPLETE', 'VERSION_PASSED'],
})

const proposal = shape(
  {
    proposalId: uuid,
    ...place,
    cause: oneOf(accountabilityCauses),
    proposedAt: instant,
    outcome: nullable(oneOf(accountabilityOutcomes)),
    decidedAt: nullable(instant),
    words: nullable(l3Text, { description: 'the reasons of the leading group' }),
  },
  { $id: 'AccountabilityProposal' },
)

export const listAccountabilityProposals = route({
  method: 'GET',
  path: '/api/v1/accountability-proposals',
  name: 'listAccountabilityProposals',
  summary: 'What it is proposed that somebody answer for, in the own place; the newest first',
  caller: { kind: 'account', permission: 'accountability:read' },
  query: shape({ after: Type.Optional(uuid), limit }),
  answers: { 200: shape({ asOf: instant, proposals: Type.Array(proposal), next: nullable(uuid) }) },
  refusals: always,
})

export const decideAccountability = route({
  method: 'POST',
  path: '/api/v1/accountability-proposals/{proposalId}/decision',
  name: 'decideAccountability',
  summary: 'What the leading group says to it, with reasons',
  caller: { kind: 'account', permission: 'accountability:decide' },
  params: shape({ proposalId: uuid }),
  bodyBytesMax: 8192,
  body: shape({ outcome: oneOf(accountabilityOutcomes), words }),
  answers: { 200: proposal },
  refusals: [...writes, 'PROPOSAL_DECIDED'],
})

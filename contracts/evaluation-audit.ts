import { Type } from 'typebox'
import { evaluationAuditOutcomes, gradeGroups, seedSources } from '../domain/evaluation-audit.ts'
import { evaluationChannels } from '../domain/evaluation-channel.ts'
import { always } from './handling-desk.ts'
import { route } from './route.ts'
import { grade, hallCode, instant, l3Text, nullable, oneOf, plainDate, plainText, shape, uuid } from './shapes.ts'

const count = Type.Integer({ minimum: 0 })
const hundredths = nullable(Type.Integer({ minimum: 0, maximum: 10_000 }))
const limit = Type.Optional(Type.String({ pattern: '^([1-9][0-9]?|1[0-9]{2}|200)$' }))
const hex32 = Type.String({ pattern: '^[0-9a-f]{64}$' })
const month = Type.String({ pattern: '^[0-9]{4}-(0[1-9]|1[0-2])$', description: 'of the receipt: 2026-10' })
const writes = [...always, 'NOT_FOUND', 'TEXT_NOT_PLAIN', 'BODY_TOO_LARGE', 'UNSUPPORTED_MEDIA_TYPE'] as const

const audit = shape(
  {
    auditId: uuid,
    month,
    hallCode,
    hallName: plainText,
    windowName: plainText,
    itemName: plainText,
    serviceDay: plainDate,
    channel: oneOf(evaluationChannels),
    grade,
    drawnAt: instant,
    callUntil: instant,
    state: oneOf(['OPEN', 'ASKED', 'OVER']),
    mayCall: Type.Boolean({ description: 'a number is known, and its owner has not asked to be left alone' }),
    outcome: nullable(oneOf(evaluationAuditOutcomes)),
    askedAt: nullable(instant),
    words: nullable(l3Text),
    tries: count,
    triesMax: Type.Integer({ minimum: 1, description: 'after so many, each on a day of its own, it is not reached' }),
    isTriedToday: Type.Boolean(),
  },
  { $id: 'EvaluationAudit' },
)

export const listEvaluationAudits = route({
  method: 'GET',
  path: '/api/v1/evaluation-audits',
  name: 'listEvaluationAudits',
  summary: 'Evaluations that were drawn to be asked about by a third party, in the own place; the newest first',
  caller: { kind: 'account', permission: 'evaluation-audit:read' },
  query: shape({ state: Type.Optional(oneOf(['OPEN', 'ASKED', 'OVER'])), after: Type.Optional(uuid), limit }),
  answers: { 200: shape({ asOf: instant, audits: Type.Array(audit), next: nullable(uuid) }) },
  refusals: always,
})

export const revealEvaluationAuditPhone = route({
  method: 'POST',
  path: '/api/v1/evaluation-audits/{auditId}/phone',
  name: 'revealEvaluationAuditPhone',
  summary: 'Whom to call about a drawn evaluation: shown for this call, written down and bounded',
  caller: { kind: 'account', permission: 'evaluation-audit:call' },
  params: shape({ auditId: uuid }),
  answers: { 201: shape({ unmaskingId: uuid, phone: l3Text }) },
  refusals: [
    ...always,
    'NOT_FOUND',
    'REVIEWS_OWN_HALL',
    'RECUSAL_FOUND',
    'ALREADY_ASKED',
    'TOO_LATE',
    'DO_NOT_CALL',
    'TOO_MANY_REQUESTS',
  ],
})

export const noteEvaluationAudit = route({
  method: 'POST',
  path: '/api/v1/evaluation-audits/{auditId}/outcome',
  name: 'noteEvaluationAudit',
  summary: 'Note what came of calling, once; NOT_REACHED is a try, one on each day',
  caller: { kind: 'account', permission: 'evaluation-audit:note' },
  params: shape({ auditId: uuid }),
  bodyBytesMax: 8192,
  body: shape({
    outcome: oneOf(evaluationAuditOutcomes),
    words: Type.Optional(Type.String({ minLength: 1, maxLength: 2000 })),
  }),
  answers: { 200: audit },
  refusals: [
    ...writes,
    'REVIEWS_OWN_HALL',
    'RECUSAL_FOUND',
    'ALREADY_ASKED',
    'NUMBER_NOT_SHOWN',
    'TOO_EARLY',
    'TOO_LATE',
    'DO_NOT_CALL',
    'STEP_INCOMPLETE',
    'VERSION_PASSED',
  ],
})

const counts = {
  units: Type.Integer({ minimum: 0, description: 'evaluations in the population' }),
  drawn: count,
  answered: Type.Integer({ minimum: 0, description: 'who said whether it is as it stands: what the share is of' }),
  confirmed: count,
  notGiven: count,
  otherGrade: count,
  urged: count,
  other: count,
  unreachable: count,
  declined: count,
  open: count,
  hundredths: nullable(Type.Integer({ minimum: 0, maximum: 10_000 }), {
    description:
      'of all evaluations, estimated: the share that does not say what whoever was served thinks; null: too few to tell',
  }),
  lowerHundredths: hundredths,
  upperHundredths: hundredths,
  coverageHundredths: nullable(Type.Integer({ minimum: 0, maximum: 10_000 }), {
    description:
      'of all evaluations those in groups of grades and channels in which somebody has answered: the share says nothing of the others',
  }),
}
const head = { asOf: instant, tooFewBelow: Type.Integer({ minimum: 1 }), coverageMinPercent: count }

const draw = shape({
  month,
  units: count,
  leftOut: Type.Integer({ minimum: 0, description: 'invalid when it was frozen' }),
  digest: hex32,
  frozenAt: instant,
  leafHash: hex32,
  seedSource: oneOf(seedSources),
  publicDraw: plainText,
  seedAfter: instant,
  seed: nullable(hex32),
  told: Type.Array(plainText, { description: 'what the seed is made from, beside the leaf of the freeze' }),
  drawn: nullable(count),
  drawnAt: nullable(instant),
})

const toldRow = Type.Record(Type.String(), nullable(Type.String()))

export const seeEvaluationAuditFigures = route({
  method: 'GET',
  path: '/api/v1/evaluation-audit-figures',
  name: 'seeEvaluationAuditFigures',
  summary:
    'What share of evaluations is false, by the audits of the own place and one month: in all, by group of grades, channel, hall and district',
  caller: { kind: 'account', permission: 'evaluation-audit:read' },
  query: shape({ month: Type.Optional(month) }),
  answers: {
    200: shape({
      ...head,
      month: nullable(month),
      total: shape(counts),
      parts: Type.Array(
        shape({ by: oneOf(['GROUP', 'CHANNEL', 'HALL', 'DIVISION']), code: Type.String(), name: plainText, ...counts }),
      ),
    }),
  },
  refusals: always,
})

export const seeEvaluationAuditDraws = route({
  method: 'GET',
  path: '/api/v1/evaluation-audit-draws',
  name: 'seeEvaluationAuditDraws',
  summary:
    'Which months were frozen and drawn, by which seed, and what share of evaluations was found to be false: for everybody',
  caller: { kind: 'anybody' },
  answers: {
    200: shape({
      ...head,
      draws: Type.Array(
        shape({
          ...draw.properties,
          isOver: Type.Boolean(),
          total: shape(counts),
          checkpoint: nullable(plainText, {
            description:
              'the note under which the witnesses signed whose signatures make the seed; null of a public draw',
          }),
          rows: shape(
            { evaluation_audit_freeze: toldRow, evaluation_audit_draw: nullable(toldRow) },
            { description: 'each column as text, as its leaf commits to it' },
          ),
        }),
      ),
    }),
  },
  refusals: ['MALFORMED', 'BUSY'],
})

export const seeEvaluationAuditSample = route({
  method: 'GET',
  path: '/api/v1/evaluation-audit-draws/{month}/sample',
  name: 'seeEvaluationAuditSample',
  summary: 'Strata and drawn leaves of a month, to draw again and compare; when nobody is called any more',
  caller: { kind: 'anybody' },
  params: shape({ month }),
  answers: {
    200: shape({
      month,
      strata: Type.Array(
        shape({
          windowId: Type.Integer(),
          gradeGroup: oneOf(gradeGroups),
          channel: oneOf(evaluationChannels),
          units: count,
          digest: hex32,
          salt: nullable(hex32, { description: 'of the digest; told where the stratum was drawn whole' }),
          rule: shape(
            { sharePercent: count, min: count },
            { description: 'so many percent of the stratum, rounded up, and so many at least' },
          ),
          drawn: Type.Array(hex32, { description: 'hashes of leaves, by their rank under the seed' }),
        }),
      ),
      sealed: shape(
        { units: count, drawn: count, seals: Type.Array(hex32) },
        {
          description:
            'strata of too few to be told: how many evaluations they have and how many were drawn of them, and for each the line that the freeze has of it',
        },
      ),
      estimate: shape(
        {
          tooFewBelow: count,
          coverageMinPercent: count,
          intervalZThousandths: count,
          cells: Type.Array(
            shape({
              gradeGroup: nullable(oneOf(gradeGroups), { description: 'null, as the channel: of too few to be told' }),
              channel: nullable(oneOf(evaluationChannels)),
              units: count,
              answered: count,
              weight: Type.Number({ description: 'Σ of units / drawn of the stratum, over who answered' }),
              squares: Type.Number({ description: 'Σ of its squares' }),
              falseWeight: Type.Number({ description: 'Σ of it over who said that it is false' }),
            }),
          ),
        },
        { description: 'what the share and its interval are computed from, over all windows' },
      ),
    }),
  },
  refusals: ['MALFORMED', 'NOT_FOUND', 'TOO_EARLY', 'BUSY'],
})

export const tellPublicDraw = route({
  method: 'POST',
  path: '/api/v1/evaluation-audit-draws/{month}/public-draw',
  name: 'tellPublicDraw',
  summary: 'Say what the announced public draw was: it makes the seed, and the month is drawn',
  caller: { kind: 'account', permission: 'evaluation-audit:draw' },
  params: shape({ month }),
  bodyBytesMax: 4096,
  body: shape({
    result: Type.String({ minLength: 1, maxLength: 200 }),
    source: Type.String({ minLength: 1, maxLength: 300, description: 'where everybody can read it' }),
  }),
  answers: { 200: draw },
  refusals: [...writes, 'TOO_EARLY', 'DRAWN_ALREADY', 'SEED_OF_WITNESSES'],
})

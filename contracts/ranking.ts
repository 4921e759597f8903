import { Type } from 'typebox'
import { scorePeriodKinds } from '../domain/score-period.ts'
import { route } from './route.ts'
import { hallCode, instant, nullable, oneOf, plainDate, plainText, shape, windowCode } from './shapes.ts'

export const periodName = Type.String({
  pattern: '^20[0-9]{2}(-(Q[1-4]|H[12]|(0[1-9]|1[0-2])))?$',
  description: '2026-11, 2026-Q4, 2026-H2 or 2026',
})
const count = Type.Integer({ minimum: 0 })
const hex32 = Type.String({ pattern: '^[0-9a-f]{64}$' })
const thousandths = Type.Integer({ minimum: 0, maximum: 100_000, description: 'thousandths of a point of 100' })
const asked = ['MALFORMED', 'TOO_MANY_REQUESTS', 'BUSY'] as const
const revision = Type.Integer({ minimum: 0, description: '0: the final computation; then the numbered revisions' })

export const revisionAsked = Type.Optional(Type.String({ pattern: '^(0|[1-9][0-9]{0,3})$' }))
const standing = nullable(revision, {
  description: 'the version that stands; null: none does, the newest was withdrawn or nothing is public yet',
})

const toldRow = Type.Record(Type.String(), nullable(Type.String()), {
  description: 'a row as its leaf in the log tells it (ledger/scoring-facts.ts): each column as text',
})

const notice = {
  period: periodName,
  kind: oneOf(scorePeriodKinds),
  fromDay: plainDate,
  toDay: plainDate,
}

const published = shape({
  revision,
  publishedAt: instant,
  daysLate: Type.Integer({ minimum: 0, description: 'after the day of the catalogue' }),
  resultDigest: hex32,
  withdrawn: nullable(shape({ at: instant, reason: plainText })),
})

export const naming = shape(
  {
    smallestCell: Type.Integer({ minimum: 1, description: 'of fewer nothing is told' }),
    topPercent: Type.Integer({ description: 'who is named first is among so many percent of the group …' }),
    bottomPercent: Type.Integer({ description: '… and who is named last among so many …' }),
    probability: Type.Integer({ description: '… with at least that probability, in thousandths' }),
    months: Type.Integer({ minimum: 1, description: 'so many at most are put together' }),
  },
  { description: 'by the rules of the first day of the period, whatever holds today' },
)

const verdictCounts = shape({
  TOP: count,
  BOTTOM: count,
  MIDDLE: count,
  NO_DIFFERENCE_SHOWN: count,
  TOO_FEW_TO_TELL: count,
  LOW_PARTICIPATION: count,
  NOT_COMPARABLE: count,
})

const place = {
  hallCode,
  hallName: plainText,
  windowCode,
  windowName: plainText,
}
const participation = {
  invited: nullable(count, { description: 'null: nobody, or too few to be told' }),
  answered: nullable(count, { description: 'of those invited in the period' }),
}

export const listRankings = route({
  method: 'GET',
  path: '/api/v1/rankings',
  name: 'listRankings',
  summary:
    'The catalogue of rankings 公开目录: what was published of each period and when, what was corrected or withdrawn, and what is due and not public yet, with how late it is',
  caller: { kind: 'anybody' },
  answers: {
    200: shape({
      asOf: instant,
      rateHundredths: nullable(count, {
        description: '公开率: of what was due, how much is public; in hundredths of a percent',
      }),
      due: shape({ count, of: count }, { description: 'the numbers behind the rate: public, of those that were due' }),
      periods: Type.Array(
        shape({
          ...notice,
          dueAt: instant,
          daysLate: count,
          standing,
          published: Type.Array(published, { description: 'the newest first; empty: not public yet' }),
          waiting: Type.Array(shape({ revision, since: instant, dueAt: instant, daysLate: count }), {
            description:
              'versions that are computed and not signed off yet, the newest first; of their figures nothing is told',
          }),
        }),
        { description: 'the newest first' },
      ),
    }),
  },
  refusals: asked,
})

export const seeRanking = route({
  method: 'GET',
  path: '/api/v1/rankings/{period}',
  name: 'seeRanking',
  summary:
    'What is published of a period 区间排名: who is named among the best and the last, with interval and participation, how many are not named and why; and all that is needed to compute it again',
  caller: { kind: 'anybody' },
  params: shape({ period: periodName }),
  query: shape({ revision: revisionAsked }),
  answers: {
    200: shape({
      ...notice,
      published,
      standing,
      others: Type.Array(published, { description: 'what was published of the period before, or since' }),
      evaluations: count,
      invalidated: Type.Integer({ minimum: 0, description: 'left out: found not to count on appeal' }),
      exempted: Type.Integer({ minimum: 0, description: 'left out: of days that were exempted 容错' }),
      namesLast: Type.Boolean({
        description: 'whether those that were shown to be among the last are named yet: a dated decision',
      }),
      naming,
      counts: verdictCounts,
      named: Type.Array(
        shape({
          ...place,
          ...participation,
          evaluations: count,
          verdict: oneOf(['TOP', 'BOTTOM']),
          months: Type.Integer({ minimum: 1, description: 'so many were put together to be sure enough' }),
          score: thousandths,
          lower: thousandths,
          upper: thousandths,
          raw: nullable(thousandths, {
            description: 'the plain mean, before what was asked for is taken into account',
          }),
          group: shape({ windows: count, from: count, to: count }),
        }),
        { description: 'by hall and window: no order is told' },
      ),
      proof: shape(
        {
          row: toldRow,
          withdrawal: nullable(toldRow),
          scorePolicy: toldRow,
          evaluationPolicy: toldRow,
          publicationPolicy: toldRow,
          inputs: Type.Array(hex32),
        },
        { description: 'with `/api/v1/score-inputs/{digest}` the result is computed again byte for byte' },
      ),
    }),
  },
  refusals: [...asked, 'NOT_FOUND'],
})

export const seeRankedWindow = route({
  method: 'GET',
  path: '/api/v1/rankings/{period}/window',
  name: 'seeRankedWindow',
  summary:
    'How the figure of one window came about in a published period, step by step: raw, expected, adjusted, drawn together, and how sure it is',
  caller: { kind: 'anybody' },
  params: shape({ period: periodName }),
  query: shape({ hallCode, windowCode, revision: revisionAsked }),
  answers: {
    200: shape({
      ...notice,
      ...place,
      ...participation,
      evaluations: nullable(count, { description: 'null: nobody, or too few to be told' }),
      published,
      standing,
      verdict: oneOf(
        ['TOP', 'BOTTOM', 'MIDDLE', 'NO_DIFFERENCE_SHOWN', 'TOO_FEW_TO_TELL', 'LOW_PARTICIPATION', 'NOT_COMPARABLE'],
        { description: 'MIDDLE: not named; until those among the last are named, they are told so as well' },
      ),
      months: count,
      groupWindows: count,
      effective: Type.Integer({
        minimum: 0,
        description: 'as many independent evaluations would be as sure; thousandths',
      }),
      raw: nullable(thousandths),
      expected: nullable(
        Type.Integer({ description: 'what windows of the group would be given for the same services; thousandths' }),
      ),
      adjusted: nullable(Type.Integer({ description: 'thousandths; may lie beyond 100' })),
      score: nullable(thousandths),
      lower: nullable(thousandths),
      upper: nullable(thousandths),
      reliability: Type.Integer({ minimum: 0, maximum: 1000, description: 'thousandths' }),
      naming,
      needed: shape({ evaluations: count, reliability: count, probability: count, participationPercent: count }),
    }),
  },
  refusals: [...asked, 'NOT_FOUND', 'WINDOW_UNKNOWN'],
})

export const readScoreInput = route({
  method: 'GET',
  path: '/api/v1/score-inputs/{digest}',
  name: 'readScoreInput',
  summary:
    'What a published month was computed from, as text (domain/score-text.ts): folds by window, nothing of too few',
  caller: { kind: 'anybody' },
  params: shape({ digest: hex32 }),
  mediaType: 'text/plain',
  answers: { 200: Type.String() },
  refusals: [...asked, 'NOT_FOUND'],
})

export const readScoreResult = route({
  method: 'GET',
  path: '/api/v1/rankings/{period}/result',
  name: 'readScoreResult',
  summary:
    'The text of a published result as it is told: what is said of each window, and figures of those that are named; the whole result, whose digest is in the log, follows from its inputs',
  caller: { kind: 'anybody' },
  params: shape({ period: periodName }),
  query: shape({ revision: revisionAsked }),
  mediaType: 'text/plain',
  answers: { 200: Type.String() },
  refusals: [...asked, 'NOT_FOUND'],
})

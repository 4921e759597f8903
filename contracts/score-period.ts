import { Type } from 'typebox'
import { scorePeriodKinds, scorePeriodStates, scorePurposes } from '../domain/score-period.ts'
import { placeRefusals } from './complaint.ts'
import { always } from './handling-desk.ts'
import { periodName } from './ranking.ts'
import { route } from './route.ts'
import { hallCode, instant, l3Text, nullable, oneOf, plainDate, plainText, shape, uuid, windowCode } from './shapes.ts'

const count = Type.Integer({ minimum: 0 })
const points = nullable(Type.Integer({ description: 'thousandths of a point' }))
const writes = [...always, 'TEXT_NOT_PLAIN', 'BODY_TOO_LARGE', 'UNSUPPORTED_MEDIA_TYPE'] as const
const words = Type.String({ minLength: 1, maxLength: 8000, description: 'kept sealed' })
export const verdicts = [
  'TOP',
  'BOTTOM',
  'MIDDLE',
  'NO_DIFFERENCE_SHOWN',
  'TOO_FEW_TO_TELL',
  'LOW_PARTICIPATION',
  'NOT_COMPARABLE',
] as const

const objection = shape({
  objectionId: uuid,
  words: nullable(l3Text),
  objectedAt: instant,
  isOwn: Type.Boolean(),
  decision: nullable(
    shape({
      outcome: oneOf(['UPHELD', 'DISMISSED']),
      remedy: nullable(oneOf(['EXEMPTION', 'INVALIDATION', 'CORRECTION'])),
      words: nullable(l3Text),
      decidedAt: instant,
    }),
  ),
  mayDecide: Type.Boolean(),
})

export const scoredWindow = shape(
  {
    hallCode,
    hallName: plainText,
    windowCode,
    windowName: plainText,
    verdict: oneOf(verdicts),
    months: count,
    evaluations: count,
    raw: points,
    expected: points,
    adjusted: points,
    score: points,
    lower: points,
    upper: points,
    reliability: count,
    objection: nullable(objection),
    mayObject: Type.Boolean(),
  },
  { $id: 'ScoredWindow' },
)

export const listScorePeriods = route({
  method: 'GET',
  path: '/api/v1/score-periods',
  name: 'listScorePeriods',
  summary:
    'Periods of assessment 评价周期: how far each has come, until when may be objected, and every computation of it; the newest first',
  caller: { kind: 'account', permission: 'score-figure:read' },
  answers: {
    200: shape({
      asOf: instant,
      periods: Type.Array(
        shape({
          period: periodName,
          kind: oneOf(scorePeriodKinds),
          fromDay: plainDate,
          toDay: plainDate,
          state: oneOf(scorePeriodStates),
          closesAt: instant,
          objectionsUntil: nullable(instant),
          openObjections: count,
          computations: Type.Array(
            shape({
              purpose: oneOf(scorePurposes),
              revision: count,
              countsUntil: instant,
              evaluations: count,
              invalidated: count,
              exempted: count,
              computedAt: instant,
            }),
          ),
        }),
      ),
    }),
  },
  refusals: always,
})

export const listScoredWindows = route({
  method: 'GET',
  path: '/api/v1/score-periods/{period}/windows',
  name: 'listScoredWindows',
  summary:
    'What came out for the windows of the own place, before and beside what is published, with what was objected',
  caller: { kind: 'account', permission: 'score:read' },
  params: shape({ period: periodName }),
  query: shape({ hallCode: Type.Optional(hallCode) }),
  answers: { 200: shape({ asOf: instant, windows: Type.Array(scoredWindow) }) },
  refusals: [...always, 'NOT_FOUND'],
})

export const objectToScore = route({
  method: 'POST',
  path: '/api/v1/score-periods/{period}/objections',
  name: 'objectToScore',
  summary:
    'Object to what came out for a window of the own unit 异议, once for each, while the period is open to objections',
  caller: { kind: 'account', permission: 'score:object' },
  params: shape({ period: periodName }),
  bodyBytesMax: 32_768,
  body: shape({ hallCode, windowCode, words }),
  answers: { 201: scoredWindow },
  refusals: [
    ...writes,
    ...placeRefusals,
    'NOT_FOUND',
    'NOT_YOURS_TO_DO',
    'NOT_AT_THIS_STAGE',
    'STATED_ALREADY',
    'COMMENT_EMPTY',
    'COMMENT_TOO_LONG',
  ],
})

export const decideScoreObjection = route({
  method: 'POST',
  path: '/api/v1/score-objections/{objectionId}/decision',
  name: 'decideScoreObjection',
  summary:
    'Decide on an objection, with reasons: whoever decides is of neither hall nor unit. A figure changes by what it leads to, never by the decision itself',
  caller: { kind: 'account', permission: 'score:decide' },
  params: shape({ objectionId: uuid }),
  bodyBytesMax: 32_768,
  body: shape({
    outcome: oneOf(['UPHELD', 'DISMISSED']),
    remedy: Type.Optional(oneOf(['EXEMPTION', 'INVALIDATION', 'CORRECTION'])),
    words,
  }),
  answers: { 200: scoredWindow },
  refusals: [
    ...writes,
    'NOT_FOUND',
    'OWN_PROPOSAL',
    'DECIDES_OWN_CASE',
    'PROPOSAL_DECIDED',
    'STEP_INCOMPLETE',
    'COMMENT_EMPTY',
    'COMMENT_TOO_LONG',
  ],
})

import { Type } from 'typebox'
import { askingRules, compositeRules, computingRules } from '../domain/score-bridge.ts'
import { scorePeriodKinds, scorePeriodStates, scorePurposes } from '../domain/score-period.ts'
import { always } from './handling-desk.ts'
import { periodName } from './ranking.ts'
import { route } from './route.ts'
import { scoredWindow, verdicts } from './score-period.ts'
import { hallCode, instant, nullable, oneOf, plainDate, plainText, shape, windowCode } from './shapes.ts'

const count = Type.Integer({ minimum: 0 })
const points = nullable(Type.Integer({ description: 'thousandths of a point' }))
const share = Type.Integer({ minimum: 0, maximum: 1000, description: 'thousandths' })
const hex32 = Type.String({ pattern: '^[0-9a-f]{64}$' })
const difference = Type.Integer({ description: 'more or fewer than in the version before' })

const version = { purpose: oneOf(scorePurposes), revision: count }

const computation = shape({
  ...version,
  countsUntil: instant,
  computedAt: instant,
  evaluations: count,
  invalidated: count,
  exempted: count,
  reason: nullable(plainText),
  resultDigest: hex32,
  inputs: Type.Array(shape({ month: plainText, digest: hex32, isOwn: Type.Boolean() }), {
    description: 'its own months first, then those that windows of few evaluations are put together with',
  }),
  logSize: nullable(count),
  rules: shape({ version: count, effectiveFrom: plainDate, source: plainText }),
  change: nullable(
    shape({
      against: shape(version),
      evaluations: difference,
      invalidated: difference,
      exempted: difference,
      windows: Type.Integer({ minimum: 0, description: 'of the own place, whose figure is another' }),
      verdicts: Type.Integer({ minimum: 0, description: 'of those, whose verdict is another' }),
      composite: nullable(
        shape({
          windows: Type.Integer({ minimum: 0, description: 'of the own place, whose composite is another' }),
          verdicts: Type.Integer({ minimum: 0, description: 'of those, whose verdict on the whole is another' }),
        }),
        { description: 'null: neither of the two versions has a composite' },
      ),
    }),
    { description: 'beside the version before; a bridge beside what is computed by the rules of now' },
  ),
  changed: Type.Array(oneOf([...computingRules, ...compositeRules, ...askingRules]), {
    description: 'of a bridge: which rules, labels or terminals were others before',
  }),
})

export const seeScorePeriod = route({
  method: 'GET',
  path: '/api/v1/score-periods/{period}',
  name: 'seeScorePeriod',
  summary:
    'One period of assessment: when it is closed and why, every version of it with what it was computed from, and what changed between them',
  caller: { kind: 'account', permission: 'score-figure:read' },
  params: shape({ period: periodName }),
  answers: {
    200: shape({
      asOf: instant,
      period: periodName,
      kind: oneOf(scorePeriodKinds),
      fromDay: plainDate,
      toDay: plainDate,
      state: oneOf(scorePeriodStates),
      closesAt: instant,
      validForNaturalDays: Type.Integer({ minimum: 0, description: 'so long may be evaluated' }),
      offlineGraceNaturalDays: Type.Integer({ minimum: 0, description: 'so long a terminal may have been cut off' }),
      objectionsUntil: nullable(instant),
      objections: shape({ open: count, upheld: count, dismissed: count }),
      versions: Type.Array(computation),
      halls: Type.Array(shape({ hallCode, hallName: plainText, windows: count }), {
        description: 'of the own place; empty before the first version',
      }),
    }),
  },
  refusals: [...always, 'NOT_FOUND'],
})

const figure = shape({
  ...version,
  verdict: oneOf(verdicts),
  months: count,
  evaluations: count,
  effective: count,
  raw: points,
  expected: points,
  adjusted: points,
  score: points,
  lower: points,
  upper: points,
  reliability: share,
  groupWindows: count,
  place: nullable(shape({ from: count, to: count, tied: Type.Boolean() })),
})

const participation = shape({
  invited: nullable(count, { description: 'null: too few to be told' }),
  answered: nullable(count),
  bounds: nullable(
    shape({
      asked: count,
      evaluated: count,
      share,
      mean: points,
      weighted: nullable(Type.Integer({ description: 'if everybody who was asked answered as readily; thousandths' })),
      effective: count,
      worst: Type.Integer({ description: 'if all who were silent were as displeased as can be; thousandths' }),
      best: Type.Integer({ description: 'if all of them were as pleased as can be; thousandths' }),
      isBelowFloor: Type.Boolean(),
    }),
    { description: 'null: nobody is known to have been asked, or too few' },
  ),
  selective: nullable(
    shape({
      good: count,
      goodInvited: count,
      bad: count,
      badInvited: count,
      chanceMillionths: Type.Integer({ minimum: 0, description: 'how often chance alone invites so' }),
      isSelective: Type.Boolean(),
    }),
    { description: '选择性邀评: whether those it ended badly for were invited more rarely; null: too few' },
  ),
})

export const listWindowFigures = route({
  method: 'GET',
  path: '/api/v1/score-periods/{period}/figures',
  name: 'listWindowFigures',
  summary:
    'What the windows of a hall came to in a period, step by step, in every version, with what low participation makes of it; to those at the windows their own alone',
  caller: { kind: 'account', permission: 'score-figure:read' },
  params: shape({ period: periodName }),
  query: shape({ hallCode }),
  answers: {
    200: shape({
      asOf: instant,
      isOwnOnly: Type.Boolean({ description: 'of windows at which whoever asks was evaluated in the period' }),
      needed: shape({
        evaluations: count,
        reliability: share,
        probability: share,
        participationPercent: count,
        smallestCell: count,
      }),
      windows: Type.Array(
        shape({
          windowCode,
          windowName: plainText,
          versions: Type.Array(figure, { description: 'the newest first, then the bridge' }),
          participation,
        }),
      ),
    }),
  },
  refusals: [...always, 'HALL_UNKNOWN', 'NOT_FOUND'],
})

export const listScoreObjections = route({
  method: 'GET',
  path: '/api/v1/score-objections',
  name: 'listScoreObjections',
  summary: 'Objections of the own place 异议, of all periods, how many of each kind; open ones first, then the newest',
  caller: { kind: 'account', permission: 'score:read' },
  answers: {
    200: shape({
      asOf: instant,
      counts: shape({ open: count, upheld: count, dismissed: count }),
      objections: Type.Array(
        shape({
          period: periodName,
          decideBy: nullable(instant, { description: 'of an open one, by the policy in force' }),
          window: scoredWindow,
        }),
      ),
    }),
  },
  refusals: always,
})

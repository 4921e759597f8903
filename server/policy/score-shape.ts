import { Type } from 'typebox'
import { oneOf, shape } from '../../contracts/shapes.ts'
import { limitUnits } from '../../domain/time-limit.ts'

const percent = Type.Integer({ minimum: 1, maximum: 100 })
const thousandths = Type.Integer({ minimum: 1, maximum: 1000 })
const count = Type.Integer({ minimum: 1, maximum: 100_000 })
const points = Type.Integer({ minimum: 0, maximum: 100 })
const spread = Type.Number({ exclusiveMinimum: 0, maximum: 100 })
const within = shape({
  count: Type.Integer({ minimum: 1, maximum: 366 }),
  unit: oneOf(limitUnits),
  lastDayMoves: Type.Optional(Type.Boolean()),
})

/** How long may be objected to what was computed of a period (domain/score-period.ts). */
const scorePeriod = shape({
  objectionWithin: within,
  decisionWithin: within,
  bridgePeriods: Type.Integer({ minimum: 0, maximum: 12 }),
})

/** How windows are compared, and who is named (domain/window-score.ts). */
const windowScore = shape({
  windowsMin: Type.Integer({ minimum: 2, maximum: 1000 }),
  linkEvaluationsMin: count,
  pooledClusters: count,
  spreadPoints: shape({
    ITEM: spread,
    AUDIENCE: spread,
    MODE: spread,
    AGE_BAND: spread,
    LAG_BAND: spread,
    REQUIRED_REFUSAL: spread,
  }),
  smallGroupBelow: Type.Integer({ minimum: 2, maximum: 1000 }),
  topPercent: percent,
  bottomPercent: percent,
  probabilityMinThousandths: thousandths,
  reliabilityMinThousandths: thousandths,
  heterogeneityLevelThousandths: thousandths,
  evaluationsMin: count,
  clustersMin: count,
  gradeMaps: Type.Array(Type.Tuple([points, points, points, points, points]), {
    minItems: 1,
    maxItems: 5,
  }),
  poolMonths: Type.Array(Type.Integer({ minimum: 1, maximum: 36 }), { minItems: 1, maxItems: 6 }),
  intervalZThousandths: Type.Integer({ minimum: 500, maximum: 4000 }),
  smallestCell: Type.Integer({ minimum: 1, maximum: 1000 }),
  participationMinPercent: percent,
})

export const scoreShapes = { 'score-period': scorePeriod, 'window-score': windowScore }

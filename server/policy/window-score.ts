import { Type } from 'typebox'
import { shape } from '../../contracts/shapes.ts'
import { type CaseMixFactor, caseMixFactors } from '../../domain/window-tally.ts'

const whole = (minimum: number, maximum: number) => Type.Integer({ minimum, maximum })
const points = () => whole(0, 100)
const factors = Object.fromEntries(caseMixFactors.map((factor) => [factor, whole(1, 300)])) as {
  [Factor in CaseMixFactor]: ReturnType<typeof whole>
}

/** How windows are compared, who is named, and from when on anything is told (domain/window-score.ts, response-propensity.ts, window-or-item.ts). */
export const windowScore = shape({
  windowsMin: whole(5, 1000),
  linkEvaluationsMin: whole(1, 1000),
  smallGroupBelow: whole(5, 1000),
  // Points of grades 1 to 5; the first map scores, and a name has to hold under every one.
  gradeMaps: Type.Array(Type.Tuple([points(), points(), points(), points(), points()]), { minItems: 1, maxItems: 5 }),
  // How far levels of a factor are taken to differ before anything is known, in percent of one evaluation’s standard deviation, and as how many levels that weighs.
  spreadPercent: shape(factors),
  spreadLevels: whole(1, 1000),
  pooledClusters: whole(1, 1000),
  heterogeneityLevelThousandths: whole(1, 100),
  topPercent: whole(1, 50),
  bottomPercent: whole(1, 50),
  probabilityMinThousandths: whole(500, 999),
  reliabilityMinThousandths: whole(0, 999),
  evaluationsMin: whole(13, 100_000),
  clustersMin: whole(2, 1000),
  poolMonths: Type.Array(whole(1, 24), { minItems: 1, maxItems: 6, uniqueItems: true }),
  intervalZThousandths: whole(1000, 4000),
  participationMinPercent: whole(0, 100),
  weightMaxHundredths: whole(100, 10_000),
  priorInvitations: whole(0, 100_000),
  selectiveLevelThousandths: whole(1, 100),
  cellEvaluationsMin: whole(2, 100_000),
  partsMin: whole(3, 1000),
  levelThousandths: whole(500, 999),
  // What is told to be computed again tells apart no fewer evaluations than that.
  smallestCell: whole(1, 1000),
})

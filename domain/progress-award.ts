import { toThousandths } from './kernel/steady-math.ts'
import { correctedChances } from './naming.ts'
import { meanOf, probabilityBeyond, withinFalseDiscovery } from './score-claim.ts'
import type { ScoreInput } from './score-input.ts'
import { comparePooled, type PooledComparison, type ScoreListing, type ScoreListRules } from './score-list.ts'
import { heterogeneity, type Judged, shrink, spreadWeightsOf } from './shrinkage.ts'
import type { GroupFit } from './window-comparison.ts'

/** How far a window lies from its group: what was thought of it before, or what it has been given since. Points. */
interface Standing {
  readonly apart: number
  readonly variance: number
  readonly freedom: number
  readonly evaluations: number
}

/**
 * 进步奖: a window has become better by more than a window with the same start does by itself. Whoever was low by chance comes up again by chance: what is
 * expected of him is the shrunken figure of before, not the one that was seen. How far windows change at all is estimated as well, and draws every change towards
 * none; a group in which equal ones would change so has no award.
 *
 * @param months the month itself first, then backwards without a gap
 */
export function findProgress(months: readonly ScoreInput[], rules: ScoreListRules): readonly ScoreListing[] {
  const { list, policy } = rules
  const { afterMonths, beforeMonths, marginPoints } = list.progress
  if (months.length < afterMonths + beforeMonths) return []
  const scoring = { ...rules, policy: { ...policy, gradeMaps: policy.gradeMaps.slice(0, 1) } }
  const after = comparePooled(months.slice(0, afterMonths), scoring)
  const before = expectedOf(comparePooled(months.slice(afterMonths, afterMonths + beforeMonths), scoring))
  const groups = after.comparison.groups.flatMap(({ group, fits }) => {
    const [fit] = fits
    if (fit === undefined) return []
    const changes = changesIn(fit, after, before, new Set(group.judged), rules)
    return changes.length < 2 ? [] : [{ group, changes }]
  })
  const chances = correctedChances(groups.map(({ changes }) => heterogeneity(changes.map(({ judged }) => judged))))
  const claims = groups.flatMap(({ group, changes }, place) => {
    if ((chances[place] ?? 1_000_000) >= policy.heterogeneityLevelThousandths * 1000) return []
    const judged = changes.map((change) => change.judged)
    const shrunk = shrink(judged, spreadWeightsOf([judged]))
    return changes.flatMap(({ key, evaluations, expected }, at): readonly ScoreListing[] => {
      const probability = toThousandths(probabilityBeyond(shrunk, at, 'ABOVE', marginPoints))
      if (probability < list.probabilityMinThousandths) return []
      return [
        {
          ...{ key, list: 'PROGRESS', groupKey: group.key, groupWindows: group.compared.length, evaluations },
          scoreThousandths: toThousandths(expected + (shrunk.means[at] ?? 0)),
          groupThousandths: toThousandths(expected),
          probabilityThousandths: probability,
          places: [],
        },
      ]
    })
  })
  return withinFalseDiscovery(claims, list.falseDiscoveryPercent)
}

/** What is thought of every window after the months before: that, and no more, is to be expected of it again. */
function expectedOf({ comparison, keys }: PooledComparison): ReadonlyMap<string, Standing> {
  const found = new Map<string, Standing>()
  for (const { group, fits } of comparison.groups) {
    const [fit] = fits
    if (fit === undefined) continue
    const centre = meanOf(fit.shrunk.means)
    for (const [at, { windowId, evaluations, sampling }] of fit.windows.entries())
      if (group.judged.includes(windowId))
        found.set(keys.get(windowId) ?? '', {
          apart: (fit.shrunk.means[at] ?? 0) - centre,
          variance: (fit.shrunk.deviations[at] ?? 0) ** 2,
          ...{ freedom: sampling.freedom, evaluations },
        })
  }
  return found
}

interface Change {
  readonly key: string
  readonly evaluations: number
  /** Points that it was expected to have. */
  readonly expected: number
  readonly judged: Judged
}

function changesIn(
  { windows, shrunk }: GroupFit,
  { keys, low }: PooledComparison,
  before: ReadonlyMap<string, Standing>,
  judged: ReadonlySet<number>,
  { policy }: ScoreListRules,
): readonly Change[] {
  const centre = meanOf(shrunk.means)
  return windows.flatMap(({ windowId, evaluations, adjusted, effectVariance, sampling }) => {
    const key = keys.get(windowId) ?? ''
    const start = before.get(key)
    const isTold = judged.has(windowId) && !low.has(key) && sampling.effectiveClusters >= policy.clustersMin
    if (start === undefined || !isTold) return []
    if (Math.min(evaluations, start.evaluations) < policy.evaluationsMin) return []
    return [
      {
        ...{ key, evaluations, expected: centre + start.apart },
        judged: {
          windowId,
          value: adjusted - centre - start.apart,
          variance: sampling.variance + effectVariance + start.variance,
          freedom: Math.min(sampling.freedom, start.freedom),
        },
      },
    ]
  })
}

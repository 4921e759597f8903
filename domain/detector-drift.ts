import type { PlainDate } from './kernel/plain-date.ts'
import { logBetaBinomial } from './kernel/tail.ts'
import type { DetectorPolicy, Signal } from './manipulation.ts'

/** How many evaluations a window had on a day, and how many of them were fives. */
export interface DailyShare {
  readonly windowId: number
  readonly day: PlainDate
  readonly given: number
  readonly fives: number
}

/** The odds of a share multiplied. */
function withOdds(share: number, ratio: number): number {
  const odds = (share / (1 - share)) * ratio
  return odds / (1 + odds)
}

/**
 * 持续偏移: a cumulative sum of how much better a share of fives that has changed explains each day than the ordinary one. It begins anew when it has
 * called. A change of grades is no manipulation by itself (somebody may have become good): it only calls attention.
 *
 * @param daily of one window, of the days that are looked back on, in their order; the last is the day itself
 * @returns what is called for the first time on that day
 */
export function findDrifts(
  daily: readonly DailyShare[],
  ordinary: number,
  { drift }: DetectorPolicy,
  day: PlainDate,
): readonly Signal[] {
  const [first] = daily
  if (first === undefined) return []
  const ratio = drift.oddsRatioThousandths / 1000
  return (['UP', 'DOWN'] as const).flatMap((direction): Signal[] => {
    const changed = withOdds(ordinary, direction === 'UP' ? ratio : 1 / ratio)
    const { sum, reached } = foldSums(daily, ordinary, changed, drift)
    if (daily.at(-1)?.day !== day || reached === undefined) return []
    const { given, fives } = daily.reduce(
      (all, one) => ({ given: all.given + one.given, fives: all.fives + one.fives }),
      { given: 0, fives: 0 },
    )
    return [
      {
        ...{ detector: 'DRIFT', windowId: first.windowId, staffId: null, chance: null, level: null },
        cell: reached === drift.escalateAtThousandths ? `${direction}-ESCALATED` : direction,
        ...{ statistic: sum, observed: fives, expected: ordinary * given, evaluationIds: [], state: 'WATCHED' },
      },
    ]
  })
}

/** Each rise from nothing calls once at either limit, and begins anew after the second. @returns what the last day has reached, if anything */
function foldSums(
  daily: readonly DailyShare[],
  ordinary: number,
  changed: number,
  { concentration, reviewAtThousandths, escalateAtThousandths }: DetectorPolicy['drift'],
): { readonly sum: number; readonly reached: number | undefined } {
  let [sum, called] = [0, 0]
  let reached: number | undefined
  for (const { given, fives } of daily) {
    const likelihood = (share: number) => logBetaBinomial(fives, { tries: given, share, concentration })
    if (called === escalateAtThousandths) [sum, called] = [0, 0]
    sum = Math.max(0, sum + likelihood(changed) - likelihood(ordinary))
    if (sum === 0) called = 0
    reached = [escalateAtThousandths, reviewAtThousandths].find((limit) => sum * 1000 >= limit && limit > called)
    called = reached ?? called
  }
  return { sum, reached }
}

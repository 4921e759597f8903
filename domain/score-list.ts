import { toThousandths } from './kernel/steady-math.ts'
import { isEnough } from './naming.ts'
import { countOfShare } from './place-probability.ts'
import { type ClaimSide, meanOf, probabilityBeyond, probabilityOfSide, withinFalseDiscovery } from './score-claim.ts'
import { numberingOf, type ScoreInput, toPeers, toTallies } from './score-input.ts'
import { sumAsked } from './score-rest.ts'
import { isParticipationLow, type ScoreRules } from './score-result.ts'
import type { TimeLimit } from './time-limit.ts'
import { type Comparison, compareWindows, type GroupFit } from './window-comparison.ts'
import { measuresOf } from './window-score.ts'
import { addPeriods } from './window-tally.ts'

/** 红榜, 待提升名单 (some sources call it 黑榜), 进步奖. */
export const scoreLists = ['RED', 'TO_IMPROVE', 'PROGRESS'] as const
export type ScoreListName = (typeof scoreLists)[number]

/** What the sources ask for: among the first or last so many percent of the group, so many months running. */
interface MonthRule {
  readonly percent: number
  readonly months: number
}

/** Policy `score-list`. */
export interface ScoreListPolicy {
  /** Top 10 %, three months running. */
  readonly red: MonthRule
  /** Bottom 10 %, two months running. */
  readonly toImprove: MonthRule
  /** 3: so many months together have to bear it out. */
  readonly pooledMonths: number
  /** 3: a window lies truly so many points from the mean of its group, … */
  readonly marginPoints: number
  /** 900: … with at least that probability. */
  readonly probabilityMinThousandths: number
  /** 10: of all entries of a list no more are expected to be wrong. */
  readonly falseDiscoveryPercent: number
  readonly progress: {
    /** 6 and 3: what a window was, and what it has become. */
    readonly beforeMonths: number
    readonly afterMonths: number
    readonly marginPoints: number
  }
  /** How long a unit may answer before an entry stands. */
  readonly answerWithin: TimeLimit
  /** 3: an entry ends by itself after so many months. */
  readonly validMonths: number
}

/** On how many months an entry of a list rests, the month itself among them. */
export function monthsOfList(list: ScoreListName, { red, toImprove, pooledMonths, progress }: ScoreListPolicy): number {
  if (list === 'PROGRESS') return progress.beforeMonths + progress.afterMonths
  return Math.max(pooledMonths, list === 'RED' ? red.months : toImprove.months)
}

/** A window on a list, with what it rests on. Points in whole thousandths. */
export interface ScoreListing {
  readonly key: string
  readonly list: ScoreListName
  readonly groupKey: string
  readonly groupWindows: number
  /** Of all months together. */
  readonly evaluations: number
  /** Of PROGRESS: how far the window has come beyond what was to be expected; else what is thought of it. */
  readonly scoreThousandths: number
  /** The mean of the group; of PROGRESS what was to be expected. */
  readonly groupThousandths: number
  readonly probabilityThousandths: number
  /** Its place in its group in each month of the rule, the newest first; none for PROGRESS. */
  readonly places: readonly { readonly at: number; readonly of: number }[]
}

export interface ScoreListRules extends ScoreRules {
  readonly list: ScoreListPolicy
}

/** Place of a window in its group in one month, by its key. */
type Places = ReadonlyMap<string, { readonly fromTop: number; readonly fromBottom: number; readonly of: number }>

/**
 * 红榜、待提升名单: the months of the sources’ rule and, together, the evidence: a difference in the group, enough of the window, the margin with its probability
 * under the map that scores, the same side under every other measure. Without evidence there is no entry.
 *
 * @param months the month itself first, then backwards without a gap
 */
export function findListings(months: readonly ScoreInput[], rules: ScoreListRules): readonly ScoreListing[] {
  const { list } = rules
  const longest = Math.max(list.red.months, list.toImprove.months)
  if (months.length < Math.min(list.red.months, list.toImprove.months)) return []
  const places = months.slice(0, longest).map((month) => placesIn(month, rules))
  const pooled = comparePooled(months.slice(0, list.pooledMonths), rules)
  return [
    ...claimsOf(pooled, places, { name: 'RED', side: 'ABOVE', rule: list.red }, rules),
    ...claimsOf(pooled, places, { name: 'TO_IMPROVE', side: 'BELOW', rule: list.toImprove }, rules),
  ]
}

export interface PooledComparison {
  readonly comparison: Comparison
  readonly keys: ReadonlyMap<number, string>
  /** Windows of which too few of the invited have answered. */
  readonly low: ReadonlySet<string>
}

/** Months put together and compared under every measure. */
export function comparePooled(
  months: readonly ScoreInput[],
  { policy, negativeGradeMax }: ScoreRules,
): PooledComparison {
  const numbering = numberingOf(months)
  const known = new Map<string, ScoreInput['windows'][number]>()
  for (const { windows } of months)
    for (const window of windows) {
      const found = known.get(window.key)
      known.set(window.key, found === undefined ? window : { ...found, ...sumAsked([found, window]) })
    }
  const windows = [...known.values()]
  return {
    comparison: compareWindows(
      toPeers({ windows, cells: [], moments: [] }, numbering),
      addPeriods(months.map((month) => toTallies(month, numbering))),
      measuresOf(policy, negativeGradeMax),
      policy,
    ),
    keys: new Map([...numbering.windows].map(([key, windowId]) => [windowId, key])),
    low: new Set(windows.filter((window) => isParticipationLow(window, policy)).map(({ key }) => key)),
  }
}

function placesIn(month: ScoreInput, rules: ScoreRules): Places {
  const { comparison, keys } = comparePooled([month], {
    ...rules,
    policy: { ...rules.policy, gradeMaps: rules.policy.gradeMaps.slice(0, 1) },
  })
  const found = new Map<string, { fromTop: number; fromBottom: number; of: number }>()
  for (const { group, fits } of comparison.groups) {
    const [fit] = fits
    if (fit === undefined) continue
    const means = fit.shrunk.means.map(toThousandths)
    for (const [at, { windowId }] of fit.windows.entries()) {
      if (!group.judged.includes(windowId)) continue
      const own = means[at] ?? 0
      found.set(keys.get(windowId) ?? '', {
        fromTop: 1 + means.filter((mean) => mean > own).length,
        fromBottom: 1 + means.filter((mean) => mean < own).length,
        of: means.length,
      })
    }
  }
  return found
}

interface ListAsk {
  readonly name: 'RED' | 'TO_IMPROVE'
  readonly side: ClaimSide
  readonly rule: MonthRule
}

function claimsOf(
  { comparison, keys, low }: PooledComparison,
  places: readonly Places[],
  { name, side, rule }: ListAsk,
  rules: ScoreListRules,
): readonly ScoreListing[] {
  const claims = comparison.groups.flatMap(({ group, fits }) => {
    const [first] = fits
    if (first === undefined) return []
    const judged = new Set(group.judged)
    return first.windows.flatMap(({ windowId, evaluations }, at): readonly ScoreListing[] => {
      const key = keys.get(windowId) ?? ''
      const own = placesOfRule(places, key, { side, rule })
      if (!judged.has(windowId) || own === undefined || low.has(key)) return []
      const probability = probabilityOf(fits, at, side, rules)
      if (probability < rules.list.probabilityMinThousandths) return []
      return [
        {
          ...{ key, list: name, groupKey: group.key, groupWindows: group.compared.length, evaluations },
          scoreThousandths: toThousandths(first.shrunk.means[at] ?? 0),
          groupThousandths: toThousandths(meanOf(first.shrunk.means)),
          probabilityThousandths: probability,
          places: own,
        },
      ]
    })
  })
  return withinFalseDiscovery(claims, rules.list.falseDiscoveryPercent)
}

/** undefined: not in every month of the rule among those that it asks for. */
function placesOfRule(
  places: readonly Places[],
  key: string,
  { side, rule }: Pick<ListAsk, 'side' | 'rule'>,
): ScoreListing['places'] | undefined {
  const found: { at: number; of: number }[] = []
  for (const month of places.slice(0, rule.months)) {
    const place = month.get(key)
    const rank = side === 'ABOVE' ? place?.fromTop : place?.fromBottom
    if (place === undefined || rank === undefined || rank > countOfShare(place.of, rule.percent)) return undefined
    found.push({ at: place.fromTop, of: place.of })
  }
  return found.length === rule.months ? found : undefined
}

/** In whole thousandths; 0 where the group does not differ, or where there is not enough of the window, or where another measure says otherwise. */
function probabilityOf(
  fits: readonly GroupFit[],
  at: number,
  side: ClaimSide,
  { policy, list }: ScoreListRules,
): number {
  const [first, ...others] = fits
  if (first === undefined || !mayClaim(first, at, policy)) return 0
  const agrees = others.every(
    (fit) => toThousandths(probabilityOfSide(fit, at, side)) >= list.probabilityMinThousandths,
  )
  return agrees ? toThousandths(probabilityBeyond(first.shrunk, at, side, list.marginPoints)) : 0
}

/** Equal windows would not differ so, and there is enough of this one. */
function mayClaim({ chanceMillionths, windows, shrunk }: GroupFit, at: number, policy: ScoreRules['policy']): boolean {
  const window = windows[at]
  const facts = {
    evaluations: window?.evaluations ?? 0,
    clusters: window?.sampling.effectiveClusters ?? 0,
    reliabilityThousandths: toThousandths(shrunk.reliabilities[at] ?? 0),
    isParticipationLow: false,
  }
  return chanceMillionths < policy.heterogeneityLevelThousandths * 1000 && isEnough(facts, policy)
}

import type { CompositeInput } from './composite-input.ts'
import { type CompositePlace, placeComposites } from './composite-place.ts'
import { type GradeStanding, knownValues } from './composite-value.ts'
import { scoreWindow, type WindowComposite } from './composite-window.ts'
import { effectiveWeights } from './effective-weight.ts'
import { type EvaluatorGroup, evaluatorGroups, type WindowKind } from './indicator.ts'
import { divideHalfEven } from './kernel/exact.ts'
import type { Steps } from './kernel/steps.ts'
import { numberingOf, type ScoreInput, toPeers, toTallies } from './score-input.ts'
import { isParticipationLow, type ScorePolicy, type ScoreRules, windowsOf } from './score-result.ts'
import { audiences, fullWeight, leafWeightsOf, type ScoreScheme, wholeWeight } from './score-scheme.ts'
import { type ComparedWindow, compareStepwise } from './window-comparison.ts'
import { addPeriods, type WindowTally } from './window-tally.ts'

/** 综合排名: every window of a period by a scheme, among its peers, with what all evaluator groups together leave open. */
export interface CompositeRanking {
  readonly windows: readonly RankedComposite[]
  readonly weights: readonly GroupWeight[]
}

export interface RankedComposite extends WindowComposite, CompositePlace {}

/** Of ten thousand: what the scheme gives a group, and what share of the differences between the ranked windows it makes; null: they do not differ. */
export interface GroupWeight {
  readonly group: EvaluatorGroup
  readonly nominal: number
  readonly effective: number | null
}

export interface CompositeRankingAsk {
  /** The months of the period, as they were counted. */
  readonly months: readonly ScoreInput[]
  readonly input: CompositeInput
  /** That of the input, or one that is tried out. */
  readonly scheme: ScoreScheme
  readonly rules: ScoreRules
}

export const windowsAStep = 50

/** In steps of a few windows or one group. The order of windows, rows and months within the texts says nothing. */
export function* rankStepwise({ months, input, scheme, rules }: CompositeRankingAsk): Steps<CompositeRanking> {
  const { policy, negativeGradeMax } = rules
  const numbering = numberingOf(months)
  const present = windowsOf(months)
  const parts: ReturnType<typeof toTallies>[] = []
  for (const month of months) {
    yield
    parts.push(toTallies(month, numbering))
  }
  yield
  const tallies = addPeriods(parts)
  const peers = toPeers(present, numbering)
  yield
  const compared = yield* comparedOf(peers, tallies, policy)
  const known = knownValues(input)
  const served = new Map(input.served.map((each) => [each.window, each.served]))
  const events = new Map<string, CompositeInput['events'][number][]>()
  for (const event of input.events) events.set(event.window, [...(events.get(event.window) ?? []), event])
  const byMap: WindowComposite[][] = []
  for (const [at, map] of policy.gradeMaps.entries()) {
    const scored: WindowComposite[] = []
    for (const { key, kind } of present.windows) {
      if (scored.length % windowsAStep === 0) yield
      const ask = {
        ...{ scheme, map, negativeGradeMax, coverageMin: input.coverageMin, window: key },
        windowKind: kind as WindowKind,
        served: served.get(key) ?? audiences,
        events: events.get(key) ?? [],
        compared: compared.get(numbering.windows.get(key) ?? 0)?.byMap[at],
      }
      scored.push(scoreWindow(known, ask))
    }
    byMap.push(scored)
  }
  const places = yield* placeComposites({
    byMap: byMap.map((composites) =>
      composites.map((each) => ({ ...each, windowId: numbering.windows.get(each.key) ?? 0 })),
    ),
    ...{ peers, tallies, policy },
    standings: compared,
    low: new Set(
      present.windows
        .filter((window) => isParticipationLow(window, policy))
        .map(({ key }) => numbering.windows.get(key) ?? 0),
    ),
  })
  const windows = (byMap[0] ?? []).flatMap((composite): readonly RankedComposite[] => {
    const place = places.get(numbering.windows.get(composite.key) ?? 0)
    return place === undefined ? [] : [{ ...composite, ...place }]
  })
  return { windows, weights: groupWeights(scheme, windows) }
}

function* comparedOf(
  peers: ReturnType<typeof toPeers>,
  tallies: readonly WindowTally[],
  policy: ScorePolicy,
): Steps<ReadonlyMap<number, GradeStanding>> {
  const { groups } = yield* compareStepwise(peers, tallies, policy.gradeMaps, policy)
  return new Map(
    groups.flatMap(({ group, fits }) => {
      const ofFits = fits.map(({ windows }) => new Map(windows.map((window) => [window.windowId, window])))
      return group.judged.flatMap((windowId): readonly (readonly [number, GradeStanding])[] => {
        const own = ofFits.flatMap((windows) => windows.get(windowId) ?? [])
        const [first] = own
        return first === undefined ? [] : [[windowId, standingOf(first, own)]]
      })
    }),
  )
}

function standingOf(first: ComparedWindow, own: readonly ComparedWindow[]): GradeStanding {
  const { sampling, evaluations } = first
  const alike = Math.max(1, evaluations / sampling.effective)
  return {
    byMap: own.map(({ adjusted, effectVariance, sampling: { variance } }) => ({
      ...{ adjusted, alike },
      variance: variance + effectVariance,
    })),
    ...{ evaluations, clusters: sampling.effectiveClusters, freedom: sampling.freedom },
  }
}

/** 有效权重 over the windows that stand in an order. */
function groupWeights(scheme: ScoreScheme, windows: readonly RankedComposite[]): readonly GroupWeight[] {
  const groups = evaluatorGroups.filter((group) => scheme.indicators.some(({ source }) => source?.group === group))
  const rows = windows
    .filter(({ held }) => held.length === 0)
    .map((window) => groups.map((group) => window.groups.find((each) => each.group === group)?.adds ?? 0))
  const effective = effectiveWeights(rows)
  return groups.map((group, at) => ({
    group,
    nominal: nominalWeight(scheme, group),
    effective: effective?.[at] ?? null,
  }))
}

function nominalWeight({ trees, indicators }: ScoreScheme, group: EvaluatorGroup): number {
  const codes = new Set(indicators.filter(({ source }) => source?.group === group).map(({ code }) => code))
  const sum = audiences.reduce(
    (total, audience) =>
      leafWeightsOf(trees[audience].nodes).reduce(
        (all, { indicator, weight }) => (codes.has(indicator) ? all + weight * BigInt(trees[audience].weight) : all),
        total,
      ),
    0n,
  )
  const whole = audiences.reduce((total, audience) => total + BigInt(trees[audience].weight), 0n)
  return Number(divideHalfEven(sum * BigInt(fullWeight), wholeWeight * whole))
}

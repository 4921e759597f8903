import {
  type AdjustedWindow,
  type CaseMixCounts,
  type CaseMixEffect,
  type CaseMixPolicy,
  caseMixCounts,
  fitCaseMix,
} from './case-mix.ts'
import {
  type ClusterVariancePolicy,
  type GradePoints,
  type MeanVariance,
  type MeasuredWindow,
  meanVarianceOf,
  measure,
  type WithinVariance,
  widerOf,
  withinVarianceOf,
} from './cluster-variance.ts'
import { drained, type Steps } from './kernel/steps.ts'
import { correctedChances } from './naming.ts'
import { type PeerGroup, type PeerGroupPolicy, type PeerWindow, peerGroupsOf } from './peer-group.ts'
import { heterogeneity, type Judged, type Shrunk, shrink, spreadWeightsOf } from './shrinkage.ts'
import type { WindowTally } from './window-tally.ts'

export interface ComparisonPolicy extends PeerGroupPolicy, ClusterVariancePolicy, CaseMixPolicy {
  /** 15: groups of fewer windows share how far windows differ. */
  readonly smallGroupBelow: number
}

/** One window in its group under one measure. Points; nothing is rounded. */
export interface ComparedWindow extends AdjustedWindow {
  readonly sampling: MeanVariance
}

/** One group under one measure; `windows` in the order of `group.compared`. */
export interface GroupFit {
  readonly unitVariance: number
  readonly designEffect: number
  /** Equal windows would differ so, after Holm’s correction over groups. */
  readonly chanceMillionths: number
  readonly windows: readonly ComparedWindow[]
  readonly effects: readonly CaseMixEffect[]
  readonly shrunk: Shrunk
}

export interface Comparison {
  readonly groups: readonly { readonly group: PeerGroup /** By measure. */; readonly fits: readonly GroupFit[] }[]
  readonly notComparable: readonly number[]
}

/**
 * Compares all windows over one span, under each measure. The order of windows, cells and moments says nothing.
 */
export const compareWindows = (...ask: Parameters<typeof compareStepwise>): Comparison =>
  drained(compareStepwise(...ask))

/** The same, a step for each group under each measure. */
export function* compareStepwise(
  windows: readonly PeerWindow[],
  tallies: readonly WindowTally[],
  measures: readonly GradePoints[],
  policy: ComparisonPolicy,
): Steps<Comparison> {
  const { groups, notComparable } = peerGroupsOf(windows, tallies, policy)
  const everywhere = [...tallies].sort((one, other) => one.windowId - other.windowId)
  const placeOf = new Map(everywhere.map(({ windowId }, place) => [windowId, place]))
  const members = groups.map(({ compared }) => compared.flatMap((windowId) => placeOf.get(windowId) ?? []))
  const counted = members.map((places) => caseMixCounts(places.flatMap((place) => everywhere[place] ?? [])))
  const byMeasure: (readonly GroupFit[])[] = []
  for (const points of measures) {
    yield
    const measured = everywhere.map((tally) => measure(tally, points))
    const all = withinVarianceOf(measured)
    const fits: Fitted[] = []
    for (const [at, counts] of counted.entries()) {
      yield
      const own = (members[at] ?? []).flatMap((place) => measured[place] ?? [])
      fits.push(fitOf(counts, own, widerOf(withinVarianceOf(own), all), points, policy))
    }
    byMeasure.push(yield* withShrunk(fits, policy))
  }
  return {
    groups: groups.map((group, at) => ({ group, fits: byMeasure.flatMap((fits) => fits[at] ?? []) })),
    notComparable,
  }
}

/** Where nobody ever says anything else, a mean is not as certain as it looks: a thousandth of a point stays. */
const variationMin = 1e-6

type Fitted = Omit<GroupFit, 'chanceMillionths' | 'shrunk'>

function fitOf(
  counts: CaseMixCounts,
  measured: readonly MeasuredWindow[],
  pooled: WithinVariance,
  points: GradePoints,
  policy: ComparisonPolicy,
): Fitted {
  const unitVariance = Math.max(pooled.unit, variationMin)
  const samplings = measured.map((one) => meanVarianceOf(one, pooled, policy))
  const wider = samplings.reduce(
    (total, { variance }, at) => total + (variance * (measured[at]?.evaluations ?? 0)) / unitVariance,
    0,
  )
  const designEffect = Math.max(1, wider / Math.max(1, samplings.length))
  const { windows, effects } = fitCaseMix(counts, points, unitVariance * designEffect, policy)
  return {
    unitVariance,
    designEffect,
    effects,
    windows: windows.map((window, at) => ({ ...window, sampling: samplings[at] as MeanVariance })),
  }
}

const judgedOf = ({ windows }: Fitted): readonly Judged[] =>
  windows.map(({ windowId, adjusted, effectVariance, sampling: { variance, freedom } }) => ({
    windowId,
    value: adjusted,
    variance: variance + effectVariance + variationMin,
    freedom,
  }))

/** Groups of few windows learn from one another how far windows differ; every other group knows it by itself. */
function* withShrunk(fits: readonly Fitted[], { smallGroupBelow }: ComparisonPolicy): Steps<readonly GroupFit[]> {
  const judged = fits.map(judgedOf)
  const chances = correctedChances(judged.map(heterogeneity))
  const small = judged.filter((group) => group.length < smallGroupBelow)
  const shared = small.length === 0 ? undefined : spreadWeightsOf(small)
  const found: GroupFit[] = []
  for (const [at, fit] of fits.entries()) {
    yield
    const group = judged[at] ?? []
    const weights = group.length < smallGroupBelow && shared !== undefined ? shared : spreadWeightsOf([group])
    found.push({ ...fit, chanceMillionths: chances[at] ?? 1_000_000, shrunk: shrink(group, weights) })
  }
  return found
}

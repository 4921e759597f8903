import { type AdjustedWindow, type CaseMixEffect, type CaseMixPolicy, caseMixCounts, fitCaseMix } from './case-mix.ts'
import {
  type ClusterVariancePolicy,
  type GradePoints,
  type MeanVariance,
  meanVarianceOf,
  totalsOf,
  type WithinVariance,
  widerOf,
  withinVarianceOf,
} from './cluster-variance.ts'
import { correctedChances } from './naming.ts'
import { type PeerGroup, type PeerGroupPolicy, type PeerWindow, peerGroupsOf } from './peer-group.ts'
import type { ClusterMoments, CompactTally, GradeCounts } from './score-tally.ts'
import { heterogeneity, type Judged, type Shrunk, shrink, spreadWeightsOf } from './shrinkage.ts'

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
export function compareWindows(
  windows: readonly PeerWindow[],
  tally: CompactTally,
  measures: readonly GradePoints[],
  policy: ComparisonPolicy,
): Comparison {
  const { groups, notComparable } = peerGroupsOf(windows, tally.cells, policy)
  const grades = gradesByWindow(tally)
  const moments = momentsByWindow(tally)
  const everyId = [...grades.keys()].sort((one, other) => one - other)
  const cells = cellsByWindow(tally)
  const counted = groups.map((group) =>
    caseMixCounts(
      group.compared,
      group.compared.flatMap((id) => cells.get(id) ?? []),
    ),
  )
  const byMeasure = measures.map((points) => {
    const within = (windowIds: readonly number[]) =>
      withinVarianceOf(
        windowIds.map((windowId) => totalsOf(windowId, grades.get(windowId) ?? none, points)),
        windowIds.flatMap((windowId) => moments.get(windowId) ?? []),
        points,
      )
    const everywhere = within(everyId)
    const fits = groups.map(({ compared }, at) => {
      const pooled = widerOf(within(compared), everywhere)
      const samplings = compared.map((windowId) =>
        meanVarianceOf(
          totalsOf(windowId, grades.get(windowId) ?? none, points),
          moments.get(windowId) ?? [],
          pooled,
          points,
          policy,
        ),
      )
      return fitOf({ counts: counted[at] ?? caseMixCounts([], []), samplings, pooled, points, policy })
    })
    return withShrunk(fits, policy)
  })
  return {
    groups: groups.map((group, at) => ({ group, fits: byMeasure.flatMap((fits) => fits[at] ?? []) })),
    notComparable,
  }
}

const none: GradeCounts = [0, 0, 0, 0, 0]

/** Where nobody ever says anything else, a mean is not as certain as it looks: a thousandth of a point stays. */
const variationMin = 1e-6

type Fitted = Omit<GroupFit, 'chanceMillionths' | 'shrunk'>

function fitOf({
  counts,
  samplings,
  pooled,
  points,
  policy,
}: {
  readonly counts: ReturnType<typeof caseMixCounts>
  readonly samplings: readonly MeanVariance[]
  readonly pooled: WithinVariance
  readonly points: GradePoints
  readonly policy: ComparisonPolicy
}): Fitted {
  const sizes = counts.windowIds.map((_, row) =>
    [0, 1, 2, 3, 4].reduce((total, grade) => total + (counts.windowGrades[row * 5 + grade] ?? 0), 0),
  )
  const unitVariance = Math.max(pooled.unit, variationMin)
  const effects = samplings.map(({ variance }, at) => (variance * (sizes[at] ?? 0)) / unitVariance)
  const designEffect = Math.max(1, effects.reduce((total, one) => total + one, 0) / Math.max(1, effects.length))
  const { windows, effects: levels } = fitCaseMix(counts, points, unitVariance * designEffect, policy)
  return {
    unitVariance,
    designEffect,
    effects: levels,
    windows: windows.map((window, at) => ({
      ...window,
      sampling: samplings[at] ?? { variance: unitVariance, effective: 0, effectiveClusters: 0, freedom: 1 },
    })),
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
function withShrunk(fits: readonly Fitted[], { smallGroupBelow }: ComparisonPolicy): readonly GroupFit[] {
  const judged = fits.map(judgedOf)
  const chances = correctedChances(judged.map(heterogeneity))
  const small = judged.filter((group) => group.length < smallGroupBelow)
  const shared = small.length === 0 ? undefined : spreadWeightsOf(small)
  return fits.map((fit, at) => {
    const group = judged[at] ?? []
    const weights = group.length < smallGroupBelow && shared !== undefined ? shared : spreadWeightsOf([group])
    return { ...fit, chanceMillionths: chances[at] ?? 1_000_000, shrunk: shrink(group, weights) }
  })
}

function gradesByWindow({ cells }: CompactTally): ReadonlyMap<number, GradeCounts> {
  const found = new Map<number, [number, number, number, number, number]>()
  for (const { windowId, grades } of cells) {
    const own = found.get(windowId)
    if (own === undefined) found.set(windowId, [...grades])
    else for (let grade = 0; grade < 5; grade += 1) own[grade] = (own[grade] as number) + (grades[grade] as number)
  }
  return found
}

function groupedBy<Row extends { readonly windowId: number }>(
  rows: readonly Row[],
): ReadonlyMap<number, readonly Row[]> {
  const found = new Map<number, Row[]>()
  for (const row of rows) {
    const own = found.get(row.windowId)
    if (own === undefined) found.set(row.windowId, [row])
    else own.push(row)
  }
  return found
}

const cellsByWindow = ({ cells }: CompactTally) => groupedBy(cells)
const momentsByWindow = ({ moments }: CompactTally): ReadonlyMap<number, readonly ClusterMoments[]> =>
  groupedBy(moments)

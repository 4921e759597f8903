import {
  type ClusterVariancePolicy,
  type GradePoints,
  type MeasuredWindow,
  meanVarianceOf,
  measure,
  type WithinVariance,
  withinVarianceOf,
} from './cluster-variance.ts'
import { numberingOf, type ScoreInput, toTallies } from './score-input.ts'
import { widened } from './shrinkage.ts'

/** 月度数据: what one month alone says of a window, and how sure that is. In points and shares; nothing is rounded. */
export interface MonthFigure {
  readonly evaluations: number
  /** As many independent evaluations would be as sure; never more than there are. */
  readonly effective: number
  readonly mean: number
  /** Of the mean, in points: as its clusters make it, and told a little too wide. */
  readonly deviation: number
  /** How far the mean lies above that of all windows of the month: what moves all of them alike is not in it. */
  readonly apart: number
  /** The share of bad evaluations. */
  readonly lowShare: number
}

export interface MonthRules {
  readonly points: GradePoints
  /** Of the policy `evaluation`. */
  readonly negativeGradeMax: number
  readonly policy: ClusterVariancePolicy
}

/** By the window’s key. A window without evaluations has no figure. */
export function monthFiguresOf(
  month: ScoreInput,
  { points, negativeGradeMax, policy }: MonthRules,
): ReadonlyMap<string, MonthFigure> {
  const numbering = numberingOf([month])
  const keys = new Map([...numbering.windows].map(([key, windowId]) => [windowId, key]))
  const tallies = toTallies(month, numbering)
  const bad = [1, 2, 3, 4, 5].map((grade) => (grade <= negativeGradeMax ? 100 : 0)) as unknown as GradePoints
  const scored = tallies.map((tally) => measure(tally, points))
  const counted = tallies.map((tally) => measure(tally, bad))
  const [within, withinBad] = [withinVarianceOf(scored), withinVarianceOf(counted)]
  const evaluations = scored.reduce((total, one) => total + one.evaluations, 0)
  const centre = scored.reduce((total, one) => total + one.evaluations * one.mean, 0) / Math.max(1, evaluations)
  return new Map(
    tallies.map(({ windowId }, at) => {
      const one = scored[at] as MeasuredWindow
      const low = counted[at] as MeasuredWindow
      const effective = Math.min(effectiveOf(one, within, policy), effectiveOf(low, withinBad, policy))
      return [
        keys.get(windowId) ?? '',
        {
          evaluations: one.evaluations,
          effective,
          mean: one.mean,
          deviation: Math.sqrt(widened(meanVarianceOf(one, within, policy)) + variationMin),
          apart: one.mean - centre,
          lowShare: low.mean / 100,
        },
      ]
    }),
  )
}

/** Where nobody ever says anything else, a mean is not as certain as it looks. */
const variationMin = 1e-6

/**
 * By how much its clusters make it less sure, and nothing else: that a window of many bad ones varies more than others is in the interval of its share already.
 * Where nothing varies anywhere there is nothing that clusters could make less sure.
 */
function effectiveOf(one: MeasuredWindow, within: WithinVariance, policy: ClusterVariancePolicy): number {
  if (within.unit === 0) return one.evaluations
  const unit = Math.max(within.unit, one.squares / Math.max(1, one.evaluations - 1))
  return Math.min(one.evaluations, unit / meanVarianceOf(one, within, policy).variance)
}

/** The lower end of Wilson’s interval of a share that so many independent evaluations have told. */
export function wilsonLower(share: number, effective: number, z: number): number {
  if (effective <= 0) return 0
  const square = z * z
  const half = z * Math.sqrt((share * (1 - share)) / effective + square / (4 * effective * effective))
  return Math.max(0, (share + square / (2 * effective) - half) / (1 + square / effective))
}

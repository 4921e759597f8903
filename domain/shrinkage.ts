import { fTail } from './kernel/distribution.ts'
import { steadyExp, steadyLog } from './kernel/steady-math.ts'

/** 收缩估计: a window’s adjusted mean and its variance; `freedom` is of how many degrees of freedom the variance is known. */
export interface Judged {
  readonly windowId: number
  readonly value: number
  readonly variance: number
  readonly freedom: number
}

/** How far windows of a group truly differ (τ, in points), as far as it can be known: possible values, each with its weight; weights sum to 1. */
export interface SpreadWeights {
  readonly spreads: readonly number[]
  readonly weights: readonly number[]
}

/** What is thought of each window if windows differ so far. In the order in which they were told. */
interface Thought {
  readonly weight: number
  readonly means: Float64Array
  readonly deviations: Float64Array
}

export interface Shrunk {
  readonly thoughts: readonly Thought[]
  /** Over all spreads: what is thought of each window, … */
  readonly means: readonly number[]
  readonly deviations: readonly number[]
  /** … and what share of what is seen of it is its own: τ²/(τ² + variance), which is n_eff/(n_eff + k) with k = unit variance/τ². */
  readonly reliabilities: readonly number[]
  /** Σ weight × spread². */
  readonly spreadVariance: number
}

const coarseSteps = 24
const fineSteps = 12
const lightest = 1e-4

/** A variance that is not known exactly is told wider: as that of t is to that of the normal distribution. */
export function widened({ variance, freedom }: Pick<Judged, 'variance' | 'freedom'>): number {
  return variance * (freedom > 3 ? freedom / (freedom - 2) : 3)
}

function centreOf(group: readonly Judged[], spread: number): { readonly centre: number; readonly precision: number } {
  let [precision, sum] = [0, 0]
  for (const one of group) {
    const weight = 1 / (widened(one) + spread * spread)
    precision += weight
    sum += weight * one.value
  }
  return { centre: sum / precision, precision }
}

/** Restricted likelihood: the group’s own mean is not known either. */
function logLikelihood(group: readonly Judged[], spread: number): number {
  const { centre, precision } = centreOf(group, spread)
  let total = steadyLog(precision)
  for (const one of group) {
    const variance = widened(one) + spread * spread
    total += steadyLog(variance) + (one.value - centre) ** 2 / variance
  }
  return -total / 2
}

function weightsOn(groups: readonly (readonly Judged[])[], spreads: readonly number[]): readonly number[] {
  const logs = spreads.map((spread) => groups.reduce((total, group) => total + logLikelihood(group, spread), 0))
  const most = Math.max(...logs)
  const raw = logs.map((log) => steadyExp(log - most))
  const sum = raw.reduce((total, one) => total + one, 0)
  return raw.map((one) => one / sum)
}

const between = (from: number, to: number, steps: number) =>
  Array.from({ length: steps }, (_, step) => from + ((step + 0.5) * (to - from)) / steps)

/**
 * How far windows differ, from one group or from several that share it: every spread up to four times what is seen is taken to be as likely
 * before, and weighed by how well it explains what is seen. Twice: once over everything, once where there is any weight.
 */
export function spreadWeightsOf(groups: readonly (readonly Judged[])[]): SpreadWeights {
  const seen = groups.map((group) => {
    const mean = group.reduce((total, one) => total + one.value, 0) / group.length
    return Math.sqrt(group.reduce((total, one) => total + (one.value - mean) ** 2, 0) / Math.max(1, group.length - 1))
  })
  const top = 4 * Math.max(...seen, 1e-6)
  const coarse = between(0, top, coarseSteps)
  const rough = weightsOn(groups, coarse)
  const held = [...rough.keys()].filter((at) => (rough[at] ?? 0) > lightest)
  const first = held[0] ?? 0
  const last = held[held.length - 1] ?? coarseSteps - 1
  const spreads = between((top * Math.max(0, first - 1)) / coarseSteps, (top * (last + 2)) / coarseSteps, fineSteps)
  return { spreads, weights: weightsOn(groups, spreads) }
}

/** Each window drawn towards the mean of its group, the more the less is known of it; the uncertainty of the spread and of the mean is in it. */
export function shrink(group: readonly Judged[], { spreads, weights }: SpreadWeights): Shrunk {
  const heavy = spreads.flatMap((spread, at) =>
    (weights[at] ?? 0) > lightest ? [{ spread, weight: weights[at] ?? 0 }] : [],
  )
  const whole = heavy.reduce((total, { weight }) => total + weight, 0)
  const [means, squares, reliabilities] = [0, 1, 2].map(() => new Float64Array(group.length)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ]
  let spreadVariance = 0
  const thoughts = heavy.map(({ spread, weight: heaviness }) => {
    const weight = heaviness / whole
    const { centre, precision } = centreOf(group, spread)
    spreadVariance += weight * spread * spread
    const thought = { weight, means: new Float64Array(group.length), deviations: new Float64Array(group.length) }
    for (let at = 0; at < group.length; at += 1) {
      const one = group[at] as Judged
      const variance = widened(one)
      const own = (spread * spread) / (spread * spread + variance)
      const mean = centre + own * (one.value - centre)
      const square = own * variance + (1 - own) ** 2 / precision
      thought.means[at] = mean
      thought.deviations[at] = Math.sqrt(square)
      means[at] = (means[at] as number) + weight * mean
      squares[at] = (squares[at] as number) + weight * (square + mean * mean)
      reliabilities[at] = (reliabilities[at] as number) + weight * own
    }
    return thought
  })
  return {
    thoughts,
    spreadVariance,
    means: [...means],
    deviations: [...squares].map((square, at) => Math.sqrt(Math.max(0, square - (means[at] as number) ** 2))),
    reliabilities: [...reliabilities],
  }
}

/**
 * How often equal windows would lie so far apart by chance. Cochran’s Q over its degrees of freedom, against F instead of χ², because variances are
 * estimated as well.
 */
export function heterogeneity(group: readonly Judged[]): number {
  if (group.length < 2) return 1
  let [precision, sum] = [0, 0]
  for (const { value, variance } of group) {
    precision += 1 / variance
    sum += value / variance
  }
  const centre = sum / precision
  const q = group.reduce((total, { value, variance }) => total + (value - centre) ** 2 / variance, 0)
  const freedom = Math.min(...group.map((one) => one.freedom))
  return fTail(q / (group.length - 1), group.length - 1, Math.max(1, freedom))
}

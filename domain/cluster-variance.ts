import { type ClusterKind, clusterKinds, type GradeCounts } from './score-tally.ts'
import type { ClusterMoments, WindowTally } from './window-tally.ts'

/** How many points each grade is worth, from 1 to 5. */
export type GradePoints = readonly [number, number, number, number, number]

export interface ClusterVariancePolicy {
  /** 20: what all windows show weighs as much as so many clusters (for the variance of one evaluation: evaluations) of the own window. */
  readonly pooledClusters: number
}

/** What one window’s evaluations say by themselves. */
export interface WindowTotals {
  readonly evaluations: number
  readonly mean: number
  /** Σ (points − mean)². */
  readonly squares: number
}

/** Of one kind of clusters: what share of the variance within windows lies between clusters, and of how many degrees of freedom that is known. */
interface KindShare {
  readonly kind: ClusterKind
  readonly share: number
  readonly freedom: number
}

export interface WithinVariance {
  /** Of one evaluation, pooled over the windows. */
  readonly unit: number
  readonly shares: readonly KindShare[]
}

/** How sure a window’s mean is. */
export interface MeanVariance {
  readonly variance: number
  /** How many independent evaluations would be as sure: `unit` / `variance`. */
  readonly effective: number
  /** How many clusters of the same size those of the kind with the fewest would be; staff and weeks are not asked, a window has few of them. */
  readonly effectiveClusters: number
  /** Of how many degrees of freedom the pooled variance is known, of the kind that decided. */
  readonly freedom: number
}

/** Totals of a window; `points` in any unit. */
export function totalsOf(grades: GradeCounts, points: GradePoints): WindowTotals {
  let [evaluations, sum, squares] = [0, 0, 0]
  for (const [at, count] of grades.entries()) {
    const each = points[at] ?? 0
    evaluations += count
    sum += count * each
    squares += count * each * each
  }
  const mean = evaluations === 0 ? 0 : sum / evaluations
  return { evaluations, mean, squares: Math.max(0, squares - evaluations * mean * mean) }
}

/** Σ over clusters of (sum of points − size × mean)². */
function squaresBetween({ products }: ClusterMoments, points: GradePoints, mean: number): number {
  let total = 0
  for (const [g, one] of points.entries())
    for (const [h, other] of points.entries()) total += (products[5 * g + h] ?? 0) * (one - mean) * (other - mean)
  return Math.max(0, total)
}

const squaredSizes = ({ products }: ClusterMoments) => products.reduce((total, product) => total + product, 0)

/**
 * The variance within windows, as one evaluation has it: of points as they were given, so that what people came for is in it. It is told a little too
 * wide, never too narrow. Its share between clusters comes from equating what is expected with what is seen, over all windows that are told.
 */
export function withinVarianceOf(windows: readonly WindowTally[], points: GradePoints): WithinVariance {
  const told = windows.map((window) => ({ window, totals: totalsOf(window.grades, points) }))
  const squares = told.reduce((total, { totals }) => total + totals.squares, 0)
  const freedom = told.reduce((total, { totals }) => total + Math.max(0, totals.evaluations - 1), 0)
  return {
    unit: freedom === 0 ? 0 : squares / freedom,
    shares: clusterKinds.flatMap((kind) => {
      const own = told.flatMap(({ window, totals }) =>
        window.moments.filter((one) => one.kind === kind).map((moments) => ({ moments, totals })),
      )
      const share = shareOf(own, points)
      return share === undefined ? [] : [{ kind, ...share }]
    }),
  }
}

/** undefined: no window has clusters of this kind that could differ. */
function shareOf(
  windows: readonly { readonly moments: ClusterMoments; readonly totals: WindowTotals }[],
  points: GradePoints,
): Omit<KindShare, 'kind'> | undefined {
  // Between: seen = a·between + b·within; all: seen = c·between + d·within.
  let [a, b, seenBetween, c, d, seenAll, freedom] = [0, 0, 0, 0, 0, 0, 0]
  for (const { moments: one, totals: own } of windows) {
    if (one.clusters < 2) continue
    const n = own.evaluations
    const sizes = squaredSizes(one)
    a += sizes - (2 * one.cubes) / n + (sizes * sizes) / (n * n)
    b += n - sizes / n
    seenBetween += squaresBetween(one, points, own.mean)
    c += n - sizes / n
    d += n - 1
    seenAll += own.squares
    freedom += one.clusters - 1
  }
  const determinant = a * d - b * c
  if (freedom === 0 || !(determinant > 1e-9 * a * d)) return undefined
  const between = (seenBetween * d - seenAll * b) / determinant
  const within = (a * seenAll - c * seenBetween) / determinant
  const whole = Math.max(0, between) + Math.max(0, within)
  return { share: whole === 0 ? 0 : Math.max(0, between) / whole, freedom }
}

/** The larger of two shares of each kind: what all windows together know, and what those of a group do. */
export function widerOf(one: WithinVariance, other: WithinVariance): WithinVariance {
  const shares = one.shares.map((share) => {
    const more = other.shares.find(({ kind }) => kind === share.kind)
    return more !== undefined && more.share > share.share ? { ...more, freedom: share.freedom } : share
  })
  const missing = other.shares.filter(({ kind }) => one.shares.every((share) => share.kind !== kind))
  return { unit: one.unit, shares: [...shares, ...missing] }
}

/**
 * The variance of one window’s mean. Pooled over the group, and where the window’s own clusters say that it is wider, wider: a window of nothing but
 * fives is not certain, and one whose days lie far apart does not borrow the certainty of others. Of the kinds of clusters the widest counts.
 */
export function meanVarianceOf(
  { grades, moments }: WindowTally,
  within: WithinVariance,
  points: GradePoints,
  { pooledClusters }: ClusterVariancePolicy,
): MeanVariance {
  const totals = totalsOf(grades, points)
  const n = totals.evaluations
  // The ceiling makes evaluations of a bad window differ more than those of a good one.
  const unit = Math.max(
    within.unit,
    (pooledClusters * within.unit + totals.squares) / (pooledClusters + Math.max(0, n - 1)),
  )
  let widest = { variance: unit / n, freedom: Math.max(1, n - 1) }
  let effectiveClusters = n
  for (const own of moments) {
    const sizes = squaredSizes(own)
    if (own.kind !== 'STAFF' && own.kind !== 'WEEK') effectiveClusters = Math.min(effectiveClusters, (n * n) / sizes)
    const pooled = within.shares.find(({ kind }) => kind === own.kind)
    if (pooled === undefined) continue
    const expected = unit * ((1 - pooled.share) / n + (pooled.share * sizes) / (n * n))
    const alone =
      own.clusters < 2
        ? expected
        : (squaresBetween(own, points, totals.mean) * own.clusters) / ((own.clusters - 1) * n * n)
    const mixed = (pooledClusters * expected + (own.clusters - 1) * alone) / (pooledClusters + own.clusters - 1)
    const variance = Math.max(expected, mixed)
    if (variance > widest.variance) widest = { variance, freedom: pooled.freedom }
  }
  return {
    ...widest,
    effective: widest.variance === 0 ? 0 : within.unit / widest.variance,
    effectiveClusters,
  }
}

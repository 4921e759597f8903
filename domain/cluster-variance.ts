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

/** A window under one map of points: its totals, and of each kind of clusters how far they lie apart. */
export interface MeasuredWindow extends WindowTotals {
  readonly kinds: readonly {
    readonly kind: ClusterKind
    readonly clusters: number
    readonly cubes: number
    /** Σ size²; where that is withheld, as of clusters of one size. */
    readonly sizes: number
    /** Σ (sum of points − size × mean)²; null: withheld, because clusters are too few. */
    readonly between: number | null
  }[]
}

export function measure({ grades, moments }: WindowTally, points: GradePoints): MeasuredWindow {
  const totals = totalsOf(grades, points)
  return {
    ...totals,
    kinds: moments.map((one) => ({
      kind: one.kind,
      clusters: one.clusters,
      cubes: one.cubes,
      ...(one.products.length === 0
        ? { sizes: totals.evaluations ** 2 / Math.max(1, one.clusters), between: null }
        : { sizes: squaredSizes(one), between: squaresBetween(one, points, totals.mean) }),
    })),
  }
}

/**
 * The variance within windows, as one evaluation has it: of points as they were given, so that what people came for is in it. It is told a little too
 * wide, never too narrow. Its share between clusters comes from equating what is expected with what is seen, over all windows that are told.
 */
export function withinVarianceOf(windows: readonly MeasuredWindow[]): WithinVariance {
  const squares = windows.reduce((total, one) => total + one.squares, 0)
  const freedom = windows.reduce((total, one) => total + Math.max(0, one.evaluations - 1), 0)
  return {
    unit: freedom === 0 ? 0 : squares / freedom,
    shares: clusterKinds.flatMap((kind) => {
      const share = shareOf(windows, kind)
      return share === undefined ? [] : [{ kind, ...share }]
    }),
  }
}

/** A window whose evaluations lie nine of ten in one cluster is as good as one cluster, and says nothing but noise of how far clusters differ. */
const tellingClusters = 1.25

/** undefined: no window has clusters of this kind that could differ. */
function shareOf(windows: readonly MeasuredWindow[], kind: ClusterKind): Omit<KindShare, 'kind'> | undefined {
  // Between: seen = a·between + b·within; all: seen = c·between + d·within.
  let [a, b, seenBetween, c, d, seenAll, freedom] = [0, 0, 0, 0, 0, 0, 0]
  for (const { evaluations: n, squares, kinds } of windows) {
    const one = kinds.find((own) => own.kind === kind)
    if (one === undefined || one.clusters < 2 || one.between === null) continue
    const { sizes } = one
    if ((n * n) / sizes < tellingClusters) continue
    a += sizes - (2 * one.cubes) / n + (sizes * sizes) / (n * n)
    b += n - sizes / n
    seenBetween += one.between
    c += n - sizes / n
    d += n - 1
    seenAll += squares
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
  { evaluations: n, squares, kinds }: MeasuredWindow,
  within: WithinVariance,
  { pooledClusters }: ClusterVariancePolicy,
): MeanVariance {
  // The ceiling makes evaluations of a bad window differ more than those of a good one.
  const unit = Math.max(within.unit, (pooledClusters * within.unit + squares) / (pooledClusters + Math.max(0, n - 1)))
  let widest = { variance: unit / n, freedom: Math.max(1, n - 1) }
  let effectiveClusters = n
  for (const { kind, clusters, sizes, between } of kinds) {
    if (kind !== 'STAFF' && kind !== 'WEEK') effectiveClusters = Math.min(effectiveClusters, (n * n) / sizes)
    const pooled = within.shares.find((share) => share.kind === kind)
    if (pooled === undefined) continue
    const expected = unit * ((1 - pooled.share) / n + (pooled.share * sizes) / (n * n))
    const alone = clusters < 2 || between === null ? expected : (between * clusters) / ((clusters - 1) * n * n)
    const mixed = (pooledClusters * expected + (clusters - 1) * alone) / (pooledClusters + clusters - 1)
    const variance = Math.max(expected, mixed)
    if (variance > widest.variance) widest = { variance, freedom: pooled.freedom }
  }
  return {
    ...widest,
    effective: widest.variance === 0 ? 0 : within.unit / widest.variance,
    effectiveClusters,
  }
}

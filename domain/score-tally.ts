import type { SatisfactionGrade } from './satisfaction-grade.ts'

/**
 * What may have answered alike: those whom one member of staff served on one day, in one week at one window, or at all; those of one evaluator or
 * agent; those of one device on one day. A window is as sure as the widest of these makes it.
 */
export const clusterKinds = ['STAFF_DAY', 'STAFF', 'WEEK', 'EVALUATOR', 'DEVICE_DAY'] as const
export type ClusterKind = (typeof clusterKinds)[number]

/** Evaluations by grade, from 1 to 5. Whole numbers, so that a sum is the same in whatever order it is made, and under every map of points. */
export type GradeCounts = readonly [number, number, number, number, number]

/** What a service was, as far as a window has not made it so itself: never waiting, resubmission or attitude. */
interface CaseMix {
  readonly itemId: number
  readonly audience: string
  readonly mode: string
  readonly ageBand: number
  readonly lagBand: number
  /** The law left nothing else to do than to refuse. */
  readonly isRequiredRefusal: boolean
}

export interface TalliedEvaluation extends CaseMix {
  readonly windowId: number
  readonly grade: SatisfactionGrade
  /** By kind, what it belongs to there; a kind that says nothing of it is left out. */
  readonly clusters: { readonly [kind in ClusterKind]?: string }
}

export interface CellTally extends CaseMix {
  readonly windowId: number
  readonly grades: GradeCounts
}

export interface ClusterTally {
  readonly windowId: number
  readonly kind: ClusterKind
  readonly cluster: string
  readonly grades: GradeCounts
}

/** Rows in the order of their keys, each key once: two tallies of the same evaluations are the same text. */
export interface ScoreTally {
  readonly cells: readonly CellTally[]
  readonly clusters: readonly ClusterTally[]
}

/** Of the clusters of one kind at one window, all that a variance needs, under every map of points. */
export interface ClusterMoments {
  readonly windowId: number
  readonly kind: ClusterKind
  readonly clusters: number
  /** Σ over clusters of the cubes of their sizes. */
  readonly cubes: number
  /** Σ over clusters of (how many gave grade g) × (how many gave grade h), 25 numbers by g, then h. */
  readonly products: readonly number[]
}

/** What a ranking is computed from: some hundreds of bytes for a window. */
export interface CompactTally {
  readonly cells: readonly CellTally[]
  readonly moments: readonly ClusterMoments[]
}

const byText = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0)
const cellKey = (row: Omit<CellTally, 'grades'>) =>
  `${row.windowId}|${row.itemId}|${row.ageBand}|${row.lagBand}|${row.isRequiredRefusal ? 1 : 0}|${JSON.stringify([row.audience, row.mode])}`
const clusterKey = (row: Omit<ClusterTally, 'grades'>) => `${row.windowId}|${row.kind}|${row.cluster}`

interface Counted<Row> {
  readonly row: Row
  readonly grades: number[]
}

class Fold<Row> {
  readonly #found = new Map<string, Counted<Row>>()

  add(key: string, row: Row, grades: readonly number[]): void {
    const found = this.#found.get(key)
    if (found === undefined) this.#found.set(key, { row, grades: [...grades] })
    else for (const [at, count] of grades.entries()) found.grades[at] = (found.grades[at] ?? 0) + count
  }

  rows(): readonly (Row & { readonly grades: GradeCounts })[] {
    return [...this.#found]
      .sort(([one], [other]) => byText(one, other))
      .map(([, { row, grades }]) => ({ ...row, grades: grades as unknown as GradeCounts }))
  }
}

/** Folds evaluations; each of them is counted once in its cell and once in each of its clusters. */
export function tallyOf(evaluations: Iterable<TalliedEvaluation>): ScoreTally {
  const cells = new Fold<Omit<CellTally, 'grades'>>()
  const clusters = new Fold<Omit<ClusterTally, 'grades'>>()
  for (const { grade, clusters: of, ...cell } of evaluations) {
    const one = [0, 0, 0, 0, 0]
    one[grade - 1] = 1
    cells.add(cellKey(cell), cell, one)
    for (const kind of clusterKinds) {
      const cluster = of[kind]
      if (cluster === undefined) continue
      const row = { windowId: cell.windowId, kind, cluster }
      clusters.add(clusterKey(row), row, one)
    }
  }
  return { cells: cells.rows(), clusters: clusters.rows() }
}

/** Tallies of parts of the same period, in whatever order they come: what two of them say of one cluster is one cluster. */
export function mergeTallies(parts: readonly ScoreTally[]): ScoreTally {
  const cells = new Fold<Omit<CellTally, 'grades'>>()
  const clusters = new Fold<Omit<ClusterTally, 'grades'>>()
  for (const part of parts) {
    for (const { grades, ...row } of part.cells) cells.add(cellKey(row), row, grades)
    for (const { grades, ...row } of part.clusters) clusters.add(clusterKey(row), row, grades)
  }
  return { cells: cells.rows(), clusters: clusters.rows() }
}

/** Forgets who belongs to which cluster and keeps what variances need of it. Of a whole period only: its clusters can be told no more. */
export function compactTally({ cells, clusters }: ScoreTally): CompactTally {
  const moments = new Map<
    string,
    { windowId: number; kind: ClusterKind; clusters: number; cubes: number; products: number[] }
  >()
  for (const { windowId, kind, grades } of clusters) {
    const key = momentsKey({ windowId, kind })
    const found = moments.get(key) ?? {
      windowId,
      kind,
      clusters: 0,
      cubes: 0,
      products: Array.from({ length: 25 }, () => 0),
    }
    moments.set(key, found)
    const size = sizeOf(grades)
    found.clusters += 1
    found.cubes += size ** 3
    for (const [g, one] of grades.entries())
      if (one > 0)
        for (const [h, other] of grades.entries())
          found.products[5 * g + h] = (found.products[5 * g + h] ?? 0) + one * other
  }
  return { cells, moments: inOrder([...moments.values()]) }
}

/** Whole periods one after another, as if they were one; a cluster that goes on in the next period counts there as another. */
export function addPeriods(periods: readonly CompactTally[]): CompactTally {
  const moments = new Map<string, ClusterMoments>()
  for (const one of periods.flatMap((period) => period.moments)) {
    const key = momentsKey(one)
    const before = moments.get(key)
    moments.set(key, before === undefined ? one : addMoments(before, one))
  }
  const { cells } = mergeTallies(periods.map((period) => ({ cells: period.cells, clusters: [] })))
  return { cells, moments: inOrder([...moments.values()]) }
}

function addMoments(one: ClusterMoments, other: ClusterMoments): ClusterMoments {
  return {
    ...one,
    clusters: one.clusters + other.clusters,
    cubes: one.cubes + other.cubes,
    products: one.products.map((product, at) => product + (other.products[at] ?? 0)),
  }
}

const momentsKey = ({ windowId, kind }: Pick<ClusterMoments, 'windowId' | 'kind'>) => `${windowId}|${kind}`
const inOrder = (moments: readonly ClusterMoments[]) =>
  [...moments].sort(
    (one, other) => one.windowId - other.windowId || clusterKinds.indexOf(one.kind) - clusterKinds.indexOf(other.kind),
  )

export function sizeOf(grades: readonly number[]): number {
  return grades.reduce((total, count) => total + count, 0)
}

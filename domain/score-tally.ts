import type { SatisfactionGrade } from './satisfaction-grade.ts'

/**
 * What may have answered alike: those whom one member of staff served on one day, in one week at one window, or at all; those of one evaluator or
 * agent; those of one device on one day. A window is as sure as the widest of these makes it.
 */
export const clusterKinds = ['STAFF_DAY', 'STAFF', 'WEEK', 'EVALUATOR', 'DEVICE_DAY'] as const
export type ClusterKind = (typeof clusterKinds)[number]

/** Evaluations by grade, from 1 to 5. Whole numbers, so that a sum is the same in whatever order it is made, and under every map of points. */
export type GradeCounts = readonly [number, number, number, number, number]

/** 业务构成: what a service was, as far as a window has not made it so itself: never waiting, resubmission or attitude. */
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
  /** Where `itemId` stands for several items of the window that were too few to be told apart: for how many of equal weight. */
  readonly itemParts?: number
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

export function sizeOf(grades: readonly number[]): number {
  let total = 0
  for (let at = 0; at < grades.length; at += 1) total += grades[at] as number
  return total
}

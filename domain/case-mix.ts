import type { GradePoints } from './cluster-variance.ts'
import { factorize, solve, solveLower } from './kernel/linear.ts'
import type { CellTally } from './score-tally.ts'

/** What is adjusted for. Never waiting, resubmission or attitude: they are what a window is judged by. */
export const caseMixFactors = ['ITEM', 'AUDIENCE', 'MODE', 'AGE_BAND', 'LAG_BAND', 'REQUIRED_REFUSAL'] as const
export type CaseMixFactor = (typeof caseMixFactors)[number]

export interface CaseMixPolicy {
  /** How far levels of a factor are taken to differ, in points (one standard deviation): the more, the less they are drawn together. */
  readonly spreadPoints: { readonly [factor in CaseMixFactor]: number }
}

/** How much better or worse one level is rated, whichever window. In points. */
export interface CaseMixEffect {
  readonly factor: CaseMixFactor
  readonly level: string
  readonly evaluations: number
  readonly windows: number
  readonly points: number
  readonly standardError: number
}

export interface AdjustedWindow {
  readonly windowId: number
  readonly evaluations: number
  readonly raw: number
  /** What the mean of all windows compared would be for what this one was asked for, averaged over its evaluated services. */
  readonly expected: number
  /** The mean of all compared, and by how much this window differs from what is expected of it. */
  readonly adjusted: number
  /** Of `adjusted`, because effects are not known exactly; what the window’s own evaluations leave open is not in it. */
  readonly effectVariance: number
}

export interface CaseMixFit {
  readonly mean: number
  readonly effects: readonly CaseMixEffect[]
  readonly windows: readonly AdjustedWindow[]
}

interface Column {
  readonly factor: CaseMixFactor
  readonly level: string
}

/** Counts of what comes together: whole numbers, so that the order of cells says nothing. */
export interface CaseMixCounts {
  readonly windowIds: readonly number[]
  readonly columns: readonly Column[]
  /** Columns by columns. */
  readonly together: Float64Array
  /** By window, the columns it has, ascending, and how many evaluations in each. */
  readonly parts: readonly { readonly columns: Int32Array; readonly counts: Float64Array }[]
  /** By column, then grade. */
  readonly grades: Float64Array
  /** By window, then grade. */
  readonly windowGrades: Float64Array
}

const levelsOf = (cell: CellTally): readonly (string | undefined)[] => [
  String(cell.itemId),
  cell.audience,
  cell.mode,
  String(cell.ageBand),
  String(cell.lagBand),
  cell.isRequiredRefusal ? 'YES' : undefined,
]

/** The columns of each cell. By numbers and short texts, each looked up once: there are hundreds of thousands of cells. */
function columnsOf(cells: readonly CellTally[]): {
  readonly columns: readonly Column[]
  readonly seats: readonly number[][]
} {
  const places = caseMixFactors.map(() => new Map<string, number>())
  const found = cells.map((cell) =>
    levelsOf(cell).map((level, factor) => {
      if (level === undefined) return -1
      const known = places[factor] as Map<string, number>
      const place = known.get(level) ?? known.size
      known.set(level, place)
      return place
    }),
  )
  // In the order of factors and levels, not in that of arrival.
  const columns: Column[] = []
  const order = places.map((known, factor) => {
    const seats = new Int32Array(known.size)
    const levels = [...known].sort(([one], [other]) => (one < other ? -1 : 1))
    for (const [level, place] of levels) {
      seats[place] = columns.length
      columns.push({ factor: caseMixFactors[factor] ?? 'ITEM', level })
    }
    return seats
  })
  const seats = found.map((row) =>
    row.flatMap((place, factor) => (place < 0 ? [] : [(order[factor] as Int32Array)[place] as number])),
  )
  return { columns, seats }
}

/** One pass over the cells of the windows that are compared; whatever map of points is asked for, it is enough. */
export function caseMixCounts(windowIds: readonly number[], cells: readonly CellTally[]): CaseMixCounts {
  const seatOf = new Map(windowIds.map((windowId, seat) => [windowId, seat]))
  const own = cells.filter(({ windowId }) => seatOf.has(windowId))
  const { columns, seats } = columnsOf(own)
  const width = columns.length
  const together = new Float64Array(width * width)
  const dense = new Float64Array(windowIds.length * width)
  const grades = new Float64Array(width * 5)
  const windowGrades = new Float64Array(windowIds.length * 5)
  for (const [at, cell] of own.entries()) {
    const row = seatOf.get(cell.windowId) ?? 0
    const size = cell.grades[0] + cell.grades[1] + cell.grades[2] + cell.grades[3] + cell.grades[4]
    for (let grade = 0; grade < 5; grade += 1)
      windowGrades[row * 5 + grade] = (windowGrades[row * 5 + grade] as number) + (cell.grades[grade] as number)
    const mine = seats[at] as number[]
    for (const column of mine) {
      dense[row * width + column] = (dense[row * width + column] as number) + size
      for (const other of mine) together[column * width + other] = (together[column * width + other] as number) + size
      for (let grade = 0; grade < 5; grade += 1)
        grades[column * 5 + grade] = (grades[column * 5 + grade] as number) + (cell.grades[grade] as number)
    }
  }
  const parts = windowIds.map((_, row) => {
    const counts = dense.subarray(row * width, (row + 1) * width)
    const held = Int32Array.from([...counts.keys()].filter((column) => (counts[column] as number) > 0))
    return { columns: held, counts: Float64Array.from(held, (column) => counts[column] as number) }
  })
  return { windowIds, columns, together, parts, grades, windowGrades }
}

const pointsOf = (grades: Float64Array, row: number, points: GradePoints) => {
  let [size, sum] = [0, 0]
  for (let grade = 0; grade < 5; grade += 1) {
    const count = grades[row * 5 + grade] as number
    size += count
    sum += count * (points[grade] as number)
  }
  return { size, sum }
}

/**
 * The additive model: score ~ window + factors, levels drawn together by how far they are taken to differ. Windows are taken out first, so that
 * effects come from what differs within windows alone: a good window that is asked for hard things makes them look no easier. Solved directly.
 *
 * @param unitVariance of one evaluation, with what clusters make it more: the less is known, the more levels are drawn together
 */
export function fitCaseMix(
  counts: CaseMixCounts,
  points: GradePoints,
  unitVariance: number,
  { spreadPoints }: CaseMixPolicy,
): CaseMixFit {
  const { windowIds, columns, parts } = counts
  const width = columns.length
  const totals = windowIds.map((_, row) => pointsOf(counts.windowGrades, row, points))
  const size = totals.reduce((total, one) => total + one.size, 0)
  const mean = size === 0 ? 0 : totals.reduce((total, one) => total + one.sum, 0) / size
  const { matrix, right } = normalEquations(counts, points, totals)
  for (const [column, { factor }] of columns.entries())
    matrix[column * width + column] =
      (matrix[column * width + column] as number) + Math.max(unitVariance, 1e-6) / spreadPoints[factor] ** 2
  const lower = factorize(matrix, width)
  const effects = solve(lower, width, right)
  const shares = Float64Array.from(columns, (_, column) => (counts.together[column * width + column] as number) / size)
  let middle = 0
  for (let column = 0; column < width; column += 1) middle += (shares[column] as number) * (effects[column] as number)
  return {
    mean,
    effects: columns.map((column, at) => ({
      ...column,
      evaluations: counts.together[at * width + at] as number,
      windows: parts.filter(({ columns: held }) => held.includes(at)).length,
      points: effects[at] as number,
      standardError: Math.sqrt(unitVariance * inverseAt(lower, width, at)),
    })),
    windows: windowIds.map((windowId, row) => {
      const { size: evaluations, sum } = totals[row] ?? { size: 0, sum: 0 }
      const { columns: held, counts: held2 } = parts[row] as CaseMixCounts['parts'][number]
      const apart = Float64Array.from(shares, (share) => -share)
      let expected = mean - middle
      for (const [at, column] of held.entries()) {
        const share = (held2[at] as number) / evaluations
        expected += share * (effects[column] as number)
        apart[column] = (apart[column] as number) + share
      }
      const raw = sum / evaluations
      const half = solveLower(lower, width, apart)
      const effectVariance = unitVariance * half.reduce((total, one) => total + one * one, 0)
      return { windowId, evaluations, raw, expected, adjusted: mean + raw - expected, effectVariance }
    }),
  }
}

function inverseAt(lower: Float64Array, width: number, at: number): number {
  const unit = new Float64Array(width)
  unit[at] = 1
  return solveLower(lower, width, unit).reduce((total, one) => total + one * one, 0)
}

/** What is left of the counts when the windows are taken out. */
function normalEquations(
  { columns, together, parts, grades }: CaseMixCounts,
  points: GradePoints,
  totals: readonly { readonly size: number; readonly sum: number }[],
): { readonly matrix: Float64Array; readonly right: Float64Array } {
  const width = columns.length
  const matrix = Float64Array.from(together)
  const right = Float64Array.from(columns, (_, column) => pointsOf(grades, column, points).sum)
  for (const [row, { columns: held, counts }] of parts.entries()) {
    const { size, sum } = totals[row] ?? { size: 1, sum: 0 }
    for (const [at, column] of held.entries()) {
      const share = (counts[at] as number) / size
      right[column] = (right[column] as number) - share * sum
      for (const [place, other] of held.entries())
        matrix[column * width + other] = (matrix[column * width + other] as number) - share * (counts[place] as number)
    }
  }
  return { matrix, right }
}

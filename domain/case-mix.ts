import type { GradePoints } from './cluster-variance.ts'
import { factorize, inverseDiagonal, solve, solveLower } from './kernel/linear.ts'
import { sizeOf } from './score-tally.ts'
import { type CaseMixFactor, caseMixFactors, type LevelTally, type WindowTally } from './window-tally.ts'

export interface CaseMixPolicy {
  /**
   * How far levels of a factor are taken to differ (one standard deviation) before anything is known, in percent of that of one evaluation: the more, the less
   * they are drawn together. The windows themselves then say how far they do.
   */
  readonly spreadPercent: { readonly [factor in CaseMixFactor]: number }
  /** As how many levels that guess weighs. */
  readonly spreadLevels: number
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

type Column = Pick<LevelTally, 'factor' | 'level' | 'parts'>

/** Counts of what comes together, whatever map of points is asked for. */
export interface CaseMixCounts {
  readonly tallies: readonly WindowTally[]
  readonly columns: readonly Column[]
  /** How many evaluations each column has. */
  readonly sizes: Float64Array
  /** … and how many windows have it. */
  readonly windows: Float64Array
  /** Columns by columns: what comes together within windows, more than by chance. */
  readonly matrix: Float64Array
  /** By window, the columns of its levels, ascending, and how many evaluations in each. */
  readonly parts: readonly { readonly columns: Int32Array; readonly counts: Float64Array; readonly size: number }[]
  /** By column, then grade. */
  readonly grades: Float64Array
}

type Seats = ReadonlyMap<CaseMixFactor, ReadonlyMap<string, number>>

/** Every level that any of the windows has, in the order of factors, then of levels as text; and where each stands. */
function columnsOf(tallies: readonly WindowTally[]): { readonly columns: readonly Column[]; readonly seats: Seats } {
  const found = new Map<CaseMixFactor, Map<string, number>>(caseMixFactors.map((factor) => [factor, new Map()]))
  for (const { levels } of tallies)
    for (const { factor, level, parts = 1 } of levels) found.get(factor)?.set(level, parts)
  const columns: Column[] = []
  const seats = new Map<CaseMixFactor, Map<string, number>>()
  for (const [factor, levels] of found) {
    const own = new Map<string, number>()
    for (const [level, parts] of [...levels].sort(([one], [other]) => (one < other ? -1 : 1)))
      own.set(level, columns.push({ factor, level, parts }) - 1)
    seats.set(factor, own)
  }
  return { columns, seats }
}

/** Puts the windows that are compared together; all in whole numbers. */
export function caseMixCounts(tallies: readonly WindowTally[]): CaseMixCounts {
  const { columns, seats } = columnsOf(tallies)
  const width = columns.length
  const together = new Float64Array(width * width)
  const grades = new Float64Array(width * 5)
  const windows = new Float64Array(width)
  const parts = tallies.map(({ levels, pairs, grades: all }) => {
    const held = Int32Array.from(levels, ({ factor, level }) => seats.get(factor)?.get(level) ?? 0)
    let at = 0
    for (let one = 0; one < held.length; one += 1) {
      const row = held[one] as number
      const own = levels[one]?.grades ?? []
      windows[row] = (windows[row] as number) + 1
      for (let grade = 0; grade < own.length; grade += 1)
        grades[row * 5 + grade] = (grades[row * 5 + grade] as number) + (own[grade] as number)
      for (let other = one; other < held.length; other += 1, at += 1) {
        const column = held[other] as number
        together[row * width + column] = (together[row * width + column] as number) + (pairs[at] as number)
      }
    }
    return { columns: held, counts: Float64Array.from(levels, (level) => sizeOf(level.grades)), size: sizeOf(all) }
  })
  mirror(together, width)
  const sizes = Float64Array.from(columns, (_, column) => together[column * width + column] as number)
  return { tallies, columns, sizes, windows, matrix: withoutWindows(together, width, parts), parts, grades }
}

/** Levels of a window stand in order, so that only one triangle was filled. */
function mirror(matrix: Float64Array, width: number): void {
  for (let row = 0; row < width; row += 1)
    for (let column = 0; column < row; column += 1)
      matrix[row * width + column] = matrix[column * width + row] as number
}

function pointsOf(grades: ArrayLike<number>, row: number, points: GradePoints): number {
  let sum = 0
  for (let grade = 0; grade < 5; grade += 1) sum += (grades[row * 5 + grade] as number) * (points[grade] as number)
  return sum
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
  policy: CaseMixPolicy,
): CaseMixFit {
  const { tallies, columns, parts } = counts
  const width = columns.length
  const totals = tallies.map(({ grades }) => ({ size: sizeOf(grades), sum: pointsOf(grades, 0, points) }))
  const size = totals.reduce((total, one) => total + one.size, 0)
  const mean = size === 0 ? 0 : totals.reduce((total, one) => total + one.sum, 0) / size
  const { lower, effects } = solveWithSpreads(counts, points, unitVariance, policy)
  const shares = Float64Array.from(columns, (_, column) => (counts.sizes[column] as number) / size)
  let middle = 0
  for (let column = 0; column < width; column += 1) middle += (shares[column] as number) * (effects[column] as number)
  const unknown = inverseDiagonal(lower, width)
  return {
    mean,
    effects: columns.map(({ factor, level }, at) => ({
      ...{ factor, level },
      evaluations: counts.sizes[at] as number,
      windows: counts.windows[at] as number,
      points: effects[at] as number,
      standardError: Math.sqrt(unitVariance * (unknown[at] as number)),
    })),
    windows: tallies.map(({ windowId }, row) => {
      const { size: evaluations, sum } = totals[row] ?? { size: 0, sum: 0 }
      const { columns: held, counts: own } = parts[row] as CaseMixCounts['parts'][number]
      const apart = new Float64Array(width)
      for (let column = 0; column < width; column += 1) apart[column] = -(shares[column] as number)
      let expected = mean - middle
      for (let at = 0; at < held.length; at += 1) {
        const column = held[at] as number
        const share = (own[at] as number) / evaluations
        expected += share * (effects[column] as number)
        apart[column] = (apart[column] as number) + share
      }
      const raw = sum / evaluations
      const effectVariance = unitVariance * squaresOf(solveLower(lower, width, apart))
      return { windowId, evaluations, raw, expected, adjusted: mean + raw - expected, effectVariance }
    }),
  }
}

interface Solved {
  readonly lower: Float64Array
  readonly effects: Float64Array
}

/** So often is asked anew how far levels differ: after it hardly anything moves. */
const turns = 8

/**
 * How far the levels of a factor differ is estimated together with their effects (EM for variance components): what an effect is, and what is not known of it,
 * averaged over its levels and the guess.
 */
function solveWithSpreads(
  counts: CaseMixCounts,
  points: GradePoints,
  unitVariance: number,
  { spreadPercent, spreadLevels }: CaseMixPolicy,
): Solved {
  const { columns } = counts
  const unit = Math.max(unitVariance, 1e-6)
  const right = pointsWithoutWindows(counts, points)
  const guess = (factor: CaseMixFactor) => unit * (spreadPercent[factor] / 100) ** 2
  const factors = caseMixFactors.filter((factor) => columns.some((column) => column.factor === factor))
  const spreads = new Map(factors.map((factor) => [factor, guess(factor)]))
  for (let turn = 0; turn < turns; turn += 1) {
    const { lower, effects } = solveOnce(counts, right, unit, spreads)
    const unknown = inverseDiagonal(lower, columns.length)
    const sums = new Map(factors.map((factor) => [factor, { sum: spreadLevels * guess(factor), levels: spreadLevels }]))
    for (const [at, { factor, parts = 1 }] of columns.entries()) {
      const found = sums.get(factor)
      if (found === undefined) continue
      found.sum += parts * ((effects[at] as number) ** 2 + unit * (unknown[at] as number))
      found.levels += 1
    }
    for (const [factor, { sum, levels }] of sums) spreads.set(factor, sum / levels)
  }
  return solveOnce(counts, right, unit, spreads)
}

/** The equations with these spreads. */
function solveOnce(
  { columns, matrix }: CaseMixCounts,
  right: Float64Array,
  unit: number,
  spreads: ReadonlyMap<CaseMixFactor, number>,
): Solved {
  const width = columns.length
  const ridged = Float64Array.from(matrix)
  for (const [at, { factor, parts = 1 }] of columns.entries())
    ridged[at * width + at] = (ridged[at * width + at] as number) + (unit * parts) / (spreads.get(factor) ?? unit)
  const lower = factorize(ridged, width)
  return { lower, effects: solve(lower, width, right) }
}

function squaresOf(values: Float64Array): number {
  let total = 0
  for (let at = 0; at < values.length; at += 1) total += (values[at] as number) ** 2
  return total
}

/** What is left of what comes together when the windows are taken out. */
function withoutWindows(together: Float64Array, width: number, parts: CaseMixCounts['parts']): Float64Array {
  const matrix = Float64Array.from(together)
  for (const { columns, counts, size } of parts)
    for (let at = 0; at < columns.length; at += 1) {
      const row = (columns[at] as number) * width
      const share = (counts[at] as number) / size
      for (let place = 0; place < columns.length; place += 1) {
        const cell = row + (columns[place] as number)
        matrix[cell] = (matrix[cell] as number) - share * (counts[place] as number)
      }
    }
  return matrix
}

/** The same of points. */
function pointsWithoutWindows({ columns, parts, grades, tallies }: CaseMixCounts, points: GradePoints): Float64Array {
  const right = Float64Array.from(columns, (_, column) => pointsOf(grades, column, points))
  for (const [row, { columns: held, counts, size }] of parts.entries()) {
    const mean = pointsOf(tallies[row]?.grades ?? [], 0, points) / size
    for (let at = 0; at < held.length; at += 1) {
      const column = held[at] as number
      right[column] = (right[column] as number) - (counts[at] as number) * mean
    }
  }
  return right
}

import { type Decision, grant, refuse } from './kernel/decision.ts'
import { chiSquareQuantile, fQuantile } from './kernel/distribution.ts'

/** Of a figure that is estimated: the value, and between which it lies at the level that was asked for. */
export interface Estimate {
  readonly value: number
  readonly lower: number
  readonly upper: number
}

/** Marks in the unit of what was told; variances in its square. */
export interface CrossedComponents {
  readonly targets: number
  readonly raters: number
  /** ICC(2,1): what share of the variance of one rater’s mark lies in what was rated (Shrout and Fleiss 1979). A ratio, without unit. */
  readonly icc: Estimate
  /** ICC(1,1), as if nobody knew who had rated what. */
  readonly iccOneWay: number
  /** ICC(3,1), as if there were no other raters in the world; undefined where each of them gave every target the same: then it is a share of nothing. */
  readonly iccFixed: number | undefined
  readonly ofTargets: Estimate
  readonly ofRaters: Estimate
  readonly residual: Estimate
  readonly meanSquares: {
    readonly targets: number
    readonly raters: number
    readonly residual: number
    readonly within: number
  }
}

export type CrossedRefusal = 'TOO_FEW' | 'NOT_CROSSED' | 'NO_VARIATION'

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
const mean = (values: readonly number[]) => sum(values) / values.length
const squaresAround = (values: readonly number[], centre: number) => sum(values.map((value) => (value - centre) ** 2))

/**
 * Variance components and ICC(2,1) of a crossed design: a row for each target, in each the marks of the same raters in the same order; null where
 * one is missing. Where not every rater has rated every target raters and targets cannot be told apart in this way: refused.
 */
export function crossedComponents(
  rows: readonly (readonly (number | null)[])[],
  level: number,
): Decision<CrossedComponents, CrossedRefusal> {
  const raters = rows[0]?.length ?? 0
  // Of two targets and two raters ICC(2,1) has no bound below: what it is a share of can be nothing.
  if (rows.length < 3 || raters < 2) return refuse('TOO_FEW')
  const marks = rows.map((row) => row.filter((mark) => mark !== null))
  if (marks.some((row) => row.length !== raters)) return refuse('NOT_CROSSED')
  const squares = meanSquaresOf(marks)
  const { targets: bms, raters: jms, residual: ems, within: wms } = squares
  // Looked for in the marks: what is rounded off makes nothing look like something.
  const [first = []] = marks
  const isSameEachTime = marks.every((row) => row.every((mark, rater) => mark === first[rater]))
  if (isSameEachTime && first.every((mark) => mark === first[0])) return refuse('NO_VARIATION')
  const n = marks.length
  const icc = (bms - ems) / (bms + (raters - 1) * ems + (raters * (jms - ems)) / n)
  return grant({
    targets: n,
    raters,
    icc: { value: icc, ...iccLimits(squares, icc, n, raters, level) },
    iccOneWay: (bms - wms) / (bms + (raters - 1) * wms),
    iccFixed: isSameEachTime ? undefined : (bms - ems) / (bms + (raters - 1) * ems),
    ofTargets: componentOf(
      { square: bms, freedom: n - 1 },
      { square: ems, freedom: (n - 1) * (raters - 1) },
      raters,
      level,
    ),
    ofRaters: componentOf(
      { square: jms, freedom: raters - 1 },
      { square: ems, freedom: (n - 1) * (raters - 1) },
      n,
      level,
    ),
    residual: varianceOf({ square: ems, freedom: (n - 1) * (raters - 1) }, level),
    meanSquares: squares,
  })
}

function meanSquaresOf(marks: readonly (readonly number[])[]): CrossedComponents['meanSquares'] {
  const n = marks.length
  const k = marks[0]?.length ?? 0
  const all = marks.flat()
  const grand = mean(all)
  const ofTargets = k * squaresAround(marks.map(mean), grand)
  const columns = Array.from({ length: k }, (_, rater) => mean(marks.map((row) => row[rater] ?? 0)))
  const ofRaters = n * squaresAround(columns, grand)
  const rest = sum(
    marks.map((row) => sum(row.map((mark, rater) => (mark - mean(row) - (columns[rater] ?? 0) + grand) ** 2))),
  )
  return {
    targets: ofTargets / (n - 1),
    raters: ofRaters / (k - 1),
    residual: rest / ((n - 1) * (k - 1)),
    within: sum(marks.map((row) => squaresAround(row, mean(row)))) / (n * (k - 1)),
  }
}

/** The limits of Shrout and Fleiss (1979), with the degrees of freedom of Satterthwaite for what the raters and the residual make up together. */
function iccLimits(
  { targets: bms, raters: jms, residual: ems }: CrossedComponents['meanSquares'],
  icc: number,
  n: number,
  k: number,
  level: number,
): Omit<Estimate, 'value'> {
  const share = (1 + level) / 2
  const ratio = k * icc * jms
  const rest = (n * (1 + (k - 1) * icc) - k * icc) * ems
  const freedom = ((k - 1) * (n - 1) * (ratio + rest) ** 2) / ((n - 1) * ratio ** 2 + rest ** 2)
  if (!(freedom > 0)) return { lower: icc, upper: icc }
  const others = k * jms + (k * n - k - n) * ems
  const above = fQuantile(share, n - 1, freedom)
  const below = fQuantile(share, freedom, n - 1)
  return {
    lower: (n * (bms - above * ems)) / (above * others + n * bms),
    upper: (n * (below * bms - ems)) / (others + n * below * bms),
  }
}

interface MeanSquare {
  readonly square: number
  readonly freedom: number
}

/** A mean square as a variance, between the quantiles of χ². */
function varianceOf({ square, freedom }: MeanSquare, level: number): Estimate {
  return {
    value: square,
    lower: (freedom * square) / chiSquareQuantile((1 + level) / 2, freedom),
    upper: (freedom * square) / chiSquareQuantile((1 - level) / 2, freedom),
  }
}

/** What a mean square has more than the other, as a variance of its own: by the limits of Williams (1962) and Tukey, none of them below nothing. */
function componentOf(own: MeanSquare, other: MeanSquare, times: number, level: number): Estimate {
  const limit = (share: number) => {
    const over = own.square - other.square * fQuantile(share, own.freedom, other.freedom)
    return Math.max(0, (own.freedom * over) / (times * chiSquareQuantile(share, own.freedom)))
  }
  return {
    value: Math.max(0, (own.square - other.square) / times),
    lower: limit((1 + level) / 2),
    upper: limit((1 - level) / 2),
  }
}

export interface DoubleVisitComponents {
  readonly pairs: number
  /** ICC(1,1): who has rated is not looked at, because others have rated each. */
  readonly icc: Estimate
  readonly ofTargets: Estimate
  /** Raters and the rest together: double visits by changing pairs cannot tell them apart here (rater-severity does, where raters are connected). */
  readonly within: Estimate
}

/** One-way components of double visits: of each place the two marks. Fewer than `pairsMin` pairs say too little: refused. */
export function doubleVisitComponents(
  pairs: readonly (readonly [number, number])[],
  { pairsMin, level }: { readonly pairsMin: number; readonly level: number },
): Decision<DoubleVisitComponents, Exclude<CrossedRefusal, 'NOT_CROSSED'>> {
  const n = pairs.length
  if (n < Math.max(2, pairsMin)) return refuse('TOO_FEW')
  const { targets: bms, within: wms } = meanSquaresOf(pairs)
  if (bms + wms === 0) return refuse('NO_VARIATION')
  const [between, within] = [
    { square: bms, freedom: n - 1 },
    { square: wms, freedom: n },
  ]
  const ratioOf = (ratio: number) => (Number.isFinite(ratio) ? (ratio - 1) / (ratio + 1) : 1)
  const share = (1 + level) / 2
  return grant({
    pairs: n,
    icc: {
      value: (bms - wms) / (bms + wms),
      lower: ratioOf(bms / wms / fQuantile(share, n - 1, n)),
      upper: ratioOf((bms / wms) * fQuantile(share, n, n - 1)),
    },
    ofTargets: componentOf(between, within, 2, level),
    within: varianceOf(within, level),
  })
}

import { type Concordance, kendallW } from './kendall.ts'
import { divideHalfEven, shareOut } from './kernel/exact.ts'

/**
 * 德尔菲法: several experts rate how important each indicator is, without knowing of each other; the quartiles are fed back, and they rate again, until they
 * agree and no longer move, or it is said that they do not agree. Ratings are whole points, 0 to 100; nobody is named here.
 */

/** One round: a row for each expert, in each a rating for every thing in one order. */
export type DelphiRound = readonly (readonly number[])[]

/** When it is over: policy. Shares are ten-thousandths. */
export interface DelphiRules {
  readonly roundsMax: number
  readonly expertsMin: number
  /** Kendall’s W at least. */
  readonly concordanceMin: number
  /** Of every thing the coefficient of variation at most. */
  readonly variationMax: number
  /** What a mean counts as at least when the variation is divided by it, in points: of what hardly matters nobody has to agree to the last point. */
  readonly meanFloor: number
  /** By how much a median may still move from the round before, in tenths of a point. */
  readonly medianShiftMax: number
}

/** What is fed back of one thing, in tenths of a point. */
interface Quartiles {
  readonly lower: number
  readonly median: number
  readonly upper: number
}

interface ThingState {
  readonly quartiles: Quartiles
  /** Coefficient of variation in ten-thousandths, rounded to be read; null: everybody rates it nothing, and there is no floor. */
  readonly variation: number | null
  readonly isAgreed: boolean
  /** null: there was no round before. */
  readonly isStable: boolean | null
}

const delphiOutcomes = ['CONSENSUS', 'ANOTHER_ROUND', 'NO_CONSENSUS'] as const

export interface DelphiState {
  readonly outcome: (typeof delphiOutcomes)[number]
  readonly round: number
  readonly things: readonly ThingState[]
  /** Kendall’s W in ten-thousandths, rounded to be read; null: nobody puts anything before anything else. */
  readonly concordance: number | null
  /** Why it is not over, or ended without consensus. */
  readonly lacks: readonly ('EXPERTS' | 'CONCORDANCE' | 'VARIATION' | 'STABILITY')[]
  /** Of ten thousand, from the means of this round; given only where there is consensus. */
  readonly weights: readonly number[] | null
}

/** How things stand after the last of these rounds; whether a bound is kept is counted exactly. At least one round, all about the same things. */
export function judgeDelphi(rounds: readonly DelphiRound[], rules: DelphiRules): DelphiState {
  const last = rounds.at(-1) ?? []
  const before = rounds.at(-2)
  const columns = columnsOf(last)
  const things = columns.map((ratings, place) =>
    thingOf(
      ratings,
      before?.map((row) => row[place] ?? 0),
      rules,
    ),
  )
  const concordance = kendallW(last)
  const lacks: DelphiState['lacks'][number][] = []
  if (last.length < rules.expertsMin) lacks.push('EXPERTS')
  if (!isAtLeast(concordance, rules.concordanceMin)) lacks.push('CONCORDANCE')
  if (!things.every(({ isAgreed }) => isAgreed)) lacks.push('VARIATION')
  if (!things.every(({ isStable }) => isStable === true)) lacks.push('STABILITY')
  const sums = columns.map((ratings) => sum(ratings))
  const isAgreed = lacks.length === 0 && sums.some((each) => each > 0n)
  return {
    outcome: isAgreed ? 'CONSENSUS' : rounds.length >= rules.roundsMax ? 'NO_CONSENSUS' : 'ANOTHER_ROUND',
    round: rounds.length,
    things,
    concordance:
      concordance === undefined
        ? null
        : Number(divideHalfEven(concordance.numerator * 10_000n, concordance.denominator)),
    lacks,
    weights: isAgreed ? shareOut(sums, 10_000) : null,
  }
}

const columnsOf = (round: DelphiRound) => (round[0] ?? []).map((_, place) => round.map((row) => row[place] ?? 0))
const sum = (ratings: readonly number[]) => ratings.reduce((total, rating) => total + BigInt(rating), 0n)

function isAtLeast(concordance: Concordance | undefined, least: number): boolean {
  return concordance !== undefined && concordance.numerator * 10_000n >= BigInt(least) * concordance.denominator
}

function thingOf(ratings: readonly number[], before: readonly number[] | undefined, rules: DelphiRules): ThingState {
  const { variance, mean, variation } = variationOf(ratings, rules.meanFloor)
  const bound = BigInt(rules.variationMax)
  const median = quartileOf(ratings, 2)
  return {
    quartiles: { lower: quartileOf(ratings, 1), median, upper: quartileOf(ratings, 3) },
    variation,
    // s² ≤ c² · mean², so that no root has to be taken.
    isAgreed:
      ratings.length >= 2 &&
      variance.over * 10_000n ** 2n * mean.under ** 2n <= bound ** 2n * mean.over ** 2n * variance.under,
    isStable:
      before === undefined || before.length === 0
        ? null
        : Math.abs(median - quartileOf(before, 2)) <= rules.medianShiftMax,
  }
}

function variationOf(ratings: readonly number[], meanFloor: number) {
  const n = BigInt(ratings.length)
  const whole = sum(ratings)
  const squares = ratings.reduce((total, rating) => total + BigInt(rating) ** 2n, 0n)
  // n Σx² − (Σx)² is n (n − 1) times the variance of a sample.
  const variance = { over: n * squares - whole * whole, under: n > 1n ? n * (n - 1n) : 1n }
  const isLow = whole < BigInt(meanFloor) * n
  const mean = isLow ? { over: BigInt(meanFloor), under: 1n } : { over: whole, under: n }
  // Without a floor nothing can be divided by a mean of nothing.
  if (mean.over === 0n) return { variance, mean, variation: null }
  const deviation = rootOf((variance.over * 10n ** 16n) / variance.under)
  return { variance, mean, variation: Number(divideHalfEven(deviation * mean.under, mean.over * 10_000n)) }
}

/** The whole root, rounded down (Newton). */
function rootOf(value: bigint): bigint {
  if (value < 2n) return value
  let root = value
  let next = (root + 1n) / 2n
  while (next < root) {
    root = next
    next = (root + value / root) / 2n
  }
  return root
}

/** Between neighbours in a straight line, as spreadsheets count; in tenths of a point, half to even. */
function quartileOf(ratings: readonly number[], quarter: number): number {
  const ordered = ratings.toSorted((one, other) => one - other)
  const place = (ordered.length - 1) * quarter
  const [below, part] = [ordered[Math.floor(place / 4)] ?? 0, place % 4]
  const above = ordered[Math.floor(place / 4) + 1] ?? below
  return Number(divideHalfEven(BigInt((below * (4 - part) + above * part) * 10), 4n))
}

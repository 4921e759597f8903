import { addAt, numberAt } from './kernel/numbers.ts'
import type { Steps } from './kernel/steps.ts'

/**
 * What was to be expected of each service had nothing changed: a rate of the whole, times a factor of its item, its window, its person and its step,
 * each told from the past and drawn towards one the less is known of it (gamma prior, its spread told from the factors themselves). So an item is not
 * taken for its windows, nor a window for its items.
 */

/** One kind of thing that may be the cause: of each row which one (−1: none), and how many there are. */
export interface Factor {
  readonly levels: Int32Array
  readonly count: number
}

/** One signal by row: of how many, and how many of them (or how many minutes). */
export interface Measured {
  readonly exposure: Float64Array
  readonly amount: Float64Array
  /** EVENTS are counted; MINUTES add up and have a spread of their own. */
  readonly family: 'EVENTS' | 'MINUTES'
  /** Of MINUTES the squares, by row. */
  readonly squares: Float64Array | undefined
}

export interface Expectation {
  /** By row, whatever its day: what came, and what was to be expected. Of MINUTES both as multiples of what one such service takes. */
  readonly amount: Float64Array
  readonly expected: Float64Array
  /** How much of the variance one unit of the expected brings: 1 of counted events, more where they come in clumps. */
  readonly dispersion: number
  /** By factor: how surely the past of each level is known (shape of its gamma), and what it came to. */
  readonly shapes: readonly Float64Array[]
  readonly factors: readonly Float64Array[]
  /** Which rows the factors were told from. */
  readonly past: Uint8Array
}

const rounds = 6
const surest = 1e5
const least = 1e-9

/** @param isPast which rows the factors are told from */
export function* expect(
  measured: Measured,
  factors: readonly Factor[],
  isPast: (row: number) => boolean,
): Steps<Expectation> {
  const rows = measured.exposure.length
  const past = new Uint8Array(rows)
  let exposure = 0
  let amount = 0
  for (let row = 0; row < rows; row += 1) {
    if (!isPast(row)) continue
    past[row] = 1
    exposure += numberAt(measured.exposure, row)
    amount += numberAt(measured.amount, row)
  }
  const rate = exposure === 0 ? 0 : amount / exposure
  const expected = Float64Array.from(measured.exposure, (of) => of * rate)
  const found = factors.map(({ count }) => ({
    value: new Float64Array(count).fill(1),
    shape: new Float64Array(count).fill(surest),
  }))
  let dispersion = 1
  for (let round = 0; round < rounds; round += 1) {
    dispersion = dispersionOf(measured, expected, past)
    yield* refitAll({ amount: measured.amount, expected, past, dispersion }, factors, found)
  }
  const alike = measured.family === 'EVENTS' ? { ...measured, expected } : asMultiples(measured, expected)
  dispersion = dispersionOf(alike, alike.expected, past)
  if (measured.family === 'MINUTES') yield* refitAll({ ...alike, past, dispersion }, factors, found)
  return {
    amount: alike.amount,
    expected: alike.expected,
    dispersion,
    shapes: found.map(({ shape }) => shape),
    factors: found.map(({ value }) => value),
    past,
  }
}

interface Own {
  readonly value: Float64Array
  readonly shape: Float64Array
}

type Rows = Pick<Expectation, 'amount' | 'expected' | 'past' | 'dispersion'>

function* refitAll(rows: Rows, factors: readonly Factor[], found: readonly Own[]): Steps<void> {
  for (const [index, factor] of factors.entries()) {
    const own = found[index]
    if (own !== undefined) refit(rows, factor, own)
    yield
  }
}

/** A long service says as much of who serves as a short one. */
function asMultiples({ family, exposure, amount, squares }: Measured, expected: Float64Array) {
  const one = Float64Array.from(expected, (of, row) => Math.max(least, of / Math.max(least, numberAt(exposure, row))))
  return {
    ...{ family, exposure },
    amount: amount.map((of, row) => of / (one[row] ?? 1)),
    squares: squares?.map((of, row) => of / (one[row] ?? 1) ** 2),
    expected: exposure.slice(),
  }
}

/** One factor anew, the others as they are; the expected of every row follows it. */
function refit({ amount, expected, past, dispersion }: Rows, { levels, count }: Factor, own: Own): void {
  const seen = new Float64Array(count)
  const without = new Float64Array(count)
  for (let row = 0; row < expected.length; row += 1) {
    const level = levels[row] ?? -1
    if (level < 0 || past[row] === 0) continue
    addAt(seen, level, numberAt(amount, row))
    addAt(without, level, numberAt(expected, row) / (own.value[level] ?? 1))
  }
  const prior = priorShape(seen, without, dispersion)
  const change = new Float64Array(count)
  for (let level = 0; level < count; level += 1) {
    const next =
      (prior + numberAt(seen, level) / dispersion) / Math.max(least, prior + numberAt(without, level) / dispersion)
    change[level] = next / (own.value[level] ?? 1)
    own.value[level] = next
    own.shape[level] = Math.min(surest, prior + numberAt(seen, level) / dispersion)
  }
  for (let row = 0; row < expected.length; row += 1) {
    const level = levels[row] ?? -1
    if (level >= 0) expected[row] = numberAt(expected, row) * (change[level] ?? 1)
  }
}

/** How alike levels are: one over the variance of their ratios beyond what chance gives (method of moments). */
function priorShape(seen: Float64Array, without: Float64Array, dispersion: number): number {
  let beyond = 0
  let weight = 0
  for (let level = 0; level < seen.length; level += 1) {
    const [of, by] = [numberAt(seen, level), numberAt(without, level)]
    beyond += (of - by) ** 2 - dispersion * by
    weight += by * by
  }
  const variance = weight === 0 ? 0 : beyond / weight
  return Math.min(surest, 1 / Math.max(1 / surest, variance))
}

/** Of MINUTES: the variance of one service by its mean, over the mean. Of EVENTS: never less than chance. */
function dispersionOf({ family, exposure, squares, amount }: Measured, expected: Float64Array, past: Uint8Array) {
  if (family === 'EVENTS' || squares === undefined) return 1
  let beyond = 0
  let total = 0
  for (let row = 0; row < expected.length; row += 1) {
    const of = numberAt(exposure, row)
    if (past[row] === 0 || of === 0) continue
    const mean = numberAt(expected, row) / of
    beyond += numberAt(squares, row) - 2 * mean * numberAt(amount, row) + of * mean * mean
    total += numberAt(expected, row)
  }
  return total === 0 ? 1 : Math.max(least, beyond / total)
}

/** How far the levels of a factor go up and down from day to day beside chance, as it was in the past: the variance of their ratios. */
export function dayVarianceOf(
  { amount, expected, past, dispersion }: Expectation,
  { levels, count }: Factor,
  days: Int32Array,
): number {
  let lastDay = 0
  for (let row = 0; row < expected.length; row += 1)
    if (past[row] === 1) lastDay = Math.max(lastDay, numberAt(days, row))
  const [came, due] = [new Float64Array((lastDay + 1) * count), new Float64Array((lastDay + 1) * count)]
  for (let row = 0; row < expected.length; row += 1) {
    const level = levels[row] ?? -1
    if (level < 0 || past[row] === 0) continue
    const at = numberAt(days, row) * count + level
    addAt(came, at, numberAt(amount, row))
    addAt(due, at, numberAt(expected, row))
  }
  let beyond = 0
  let weight = 0
  for (const [at, by] of due.entries()) {
    beyond += (numberAt(came, at) - by) ** 2 - dispersion * by
    weight += by * by
  }
  return weight === 0 ? 0 : Math.max(0, beyond / weight)
}

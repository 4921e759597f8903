import { divideHalfEven } from './kernel/exact.ts'

/**
 * 有效权重: which share of the differences between windows each part of a score makes, in ten-thousandths: the covariance of what it adds with the whole,
 * over the variance of the whole. They sum to the whole but for rounding; a part may have less than nothing, where it runs against the others.
 * What nominally weighs half weighs nothing where it is the same everywhere.
 *
 * @param rows for each window what each part adds, in whole thousandths, in one order; windows with a missing part are left out beforehand
 * @returns undefined where all windows have the same score, or there are fewer than two
 */
export function effectiveWeights(rows: readonly (readonly number[])[]): readonly number[] | undefined {
  const count = BigInt(rows.length)
  const parts = rows[0]?.length ?? 0
  if (rows.length < 2 || rows.some((row) => row.length !== parts)) return undefined
  const wholes = rows.map((row) => row.reduce((sum, part) => sum + BigInt(part), 0n))
  // n·Σxy − Σx·Σy is n² times the covariance, in whole numbers.
  const covarianceWith = (values: readonly bigint[]) =>
    count * values.reduce((sum, value, place) => sum + value * (wholes[place] ?? 0n), 0n) -
    sumOf(values) * sumOf(wholes)
  const variance = covarianceWith(wholes)
  if (variance === 0n) return undefined
  return Array.from({ length: parts }, (_, part) => {
    const values = rows.map((row) => BigInt(row[part] ?? 0))
    return Number(divideHalfEven(covarianceWith(values) * 10_000n, variance))
  })
}

const sumOf = (values: readonly bigint[]) => values.reduce((sum, value) => sum + value, 0n)

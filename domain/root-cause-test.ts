import { fTail } from './kernel/distribution.ts'

/** What came and what was to be expected, over some days; how far the expected itself is known. */
export interface Excess {
  readonly seen: number
  readonly expected: number
  readonly dispersion: number
  /** Shape of the gamma by which the expected is known; the larger, the surer. */
  readonly shape: number
  readonly family: 'EVENTS' | 'MINUTES'
}

/**
 * How often chance brings so much or more: counted events with an uncertain rate are negative binomial, sums of minutes with an uncertain mean an F.
 * Of events half of what is exactly as many counts, so that few of them are not made to look rarer or commoner than they are.
 */
export function chanceOf({ seen, expected, dispersion, shape, family }: Excess): number {
  if (expected <= 0 || seen <= expected) return 1
  if (family === 'MINUTES') return fTail(seen / expected, (2 * expected) / dispersion, 2 * shape)
  const from = (count: number) => (count <= 0 ? 1 : fTail(count / expected, 2 * shape, 2 * count))
  return (from(seen) + from(seen + 1)) / 2
}

/** By how much what came is likelier with a rate of its own than with the expected one; 0 where there is no excess. */
export function likelihoodGain(seen: number, expected: number, dispersion: number): number {
  if (expected <= 0 || seen <= expected) return 0
  return (seen * Math.log(seen / expected) - (seen - expected)) / dispersion
}

/**
 * Several probabilities of one thing as one, whatever they have to do with one another (the mean of their Cauchy quantiles: the smallest leads).
 * What speaks against is not counted.
 */
export function together(probabilities: readonly number[]): number {
  if (probabilities.length === 0) return 1
  const told = probabilities.map((each) => Math.min(0.5, Math.max(each, 1e-300)))
  if (Math.min(...told) < 1e-12) return Math.min(1, (1 / told.reduce((sum, each) => sum + 1 / each, 0)) * told.length)
  const mean = told.reduce((sum, each) => sum + 1 / Math.tan(Math.PI * each), 0) / told.length
  return 0.5 - Math.atan(mean) / Math.PI
}

/**
 * Benjamini–Hochberg: which of all that was tested are named, so that of those named no more than this share is expected to be chance.
 * @param probabilities each divided by its weight already, where something is known beforehand
 */
export function namedAmong(probabilities: readonly number[], falseShare: number): ReadonlySet<number> {
  const order = probabilities.map((_, at) => at)
  order.sort((one, other) => (probabilities[one] ?? 1) - (probabilities[other] ?? 1))
  let last = -1
  for (const [rank, at] of order.entries())
    if ((probabilities[at] ?? 1) <= (falseShare * (rank + 1)) / probabilities.length) last = rank
  return new Set(order.slice(0, last + 1))
}

import { logGamma } from './distribution.ts'

/**
 * Tails of counts that vary more than chance alone: how often as many or more come of themselves. Sums of their terms, not approximations: a
 * detector is asked for chances of one in a million, where those fail (tail.test.ts has values computed by hand).
 */

const smallestShare = 1e-17

/** Adds terms upwards until the next says nothing any more; each follows from the one before by a ratio. */
function sumUp(first: number, ratioAt: (count: number) => number, from: number, end: number): number {
  let [term, total] = [first, 0]
  for (let count = from; count <= end; count += 1) {
    total += term
    const ratio = ratioAt(count)
    term *= ratio
    if (ratio < 1 && term < total * smallestShare) break
  }
  return Math.min(1, total)
}

/**
 * P(X ≥ count) where X is negative binomial with that mean and variance mean + mean²/size: arrivals whose pace itself varies.
 * @throws RangeError of a mean or size that is not above nothing
 */
export function negativeBinomialTail(count: number, mean: number, size: number): number {
  if (!(mean > 0) || !(size > 0)) throw new RangeError('a mean and a size are above nothing')
  if (count <= 0) return 1
  const share = mean / (mean + size)
  const ratioAt = (at: number) => ((at + size) / (at + 1)) * share
  // From P(X = 0) upwards: differences of ln Γ would lose their digits where the size is great.
  let logFirst = size * Math.log1p(-share)
  for (let at = 0; at < count; at += 1) logFirst += Math.log(ratioAt(at))
  return sumUp(Math.exp(logFirst), ratioAt, count, Number.MAX_SAFE_INTEGER)
}

/** ln B(a, b). */
const logBeta = (a: number, b: number) => logGamma(a) + logGamma(b) - logGamma(a + b)

/** Beta-binomial: so many tries, whose probability is itself beta with that mean and a + b = concentration. */
export interface BetaBinomial {
  readonly tries: number
  readonly share: number
  readonly concentration: number
}

/** ln P(X = count). */
export function logBetaBinomial(count: number, { tries, share, concentration }: BetaBinomial): number {
  const [a, b] = [share * concentration, (1 - share) * concentration]
  const choose = logGamma(tries + 1) - logGamma(count + 1) - logGamma(tries - count + 1)
  return choose + logBeta(count + a, tries - count + b) - logBeta(a, b)
}

/** P(X ≥ count). @throws RangeError of a share that is not within 0 and 1, or no concentration */
export function betaBinomialTail(count: number, law: BetaBinomial): number {
  const { tries, share, concentration } = law
  if (!(share > 0 && share < 1) || !(concentration > 0)) throw new RangeError('a share lies between 0 and 1')
  if (count <= 0) return 1
  if (count > tries) return 0
  const [a, b] = [share * concentration, (1 - share) * concentration]
  const ratioAt = (at: number) => (at >= tries ? 0 : ((tries - at) * (at + a)) / ((at + 1) * (tries - at - 1 + b)))
  return sumUp(Math.exp(logBetaBinomial(count, law)), ratioAt, count, tries)
}

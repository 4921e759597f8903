/**
 * The distributions behind intervals and tests: beta, F, χ², t, by the regularised incomplete beta and gamma functions. Plain floats, right to
 * some ten digits (distribution.test.ts); degrees of freedom need not be whole.
 */

const lanczos = [
  676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406, 12.507343278686905,
  -0.13857109526572012, 9.984369578019572e-6, 1.5056327351493116e-7,
] as const

/** ln Γ(x), x > 0 (Lanczos, g = 7). */
export function logGamma(x: number): number {
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x)
  const shifted = x - 1
  const base = shifted + 7.5
  const series = lanczos.reduce((total, factor, index) => total + factor / (shifted + index + 1), 0.9999999999998099)
  return 0.5 * Math.log(2 * Math.PI) + (shifted + 0.5) * Math.log(base) - base + Math.log(series)
}

const tiny = 1e-300
const closeEnough = 1e-15
const roundsMax = 10_000

/** A continued fraction from its terms, by Lentz’s way; terms begin with the second. */
function fraction(first: number, termOf: (round: number) => readonly [numerator: number, denominator: number]): number {
  let value = first === 0 ? tiny : first
  let above = value
  let below = 0
  for (let round = 1; round <= roundsMax; round += 1) {
    const [numerator, denominator] = termOf(round)
    below = denominator + numerator * below
    above = denominator + numerator / above
    below = 1 / (below === 0 ? tiny : below)
    above = above === 0 ? tiny : above
    value *= above * below
    if (Math.abs(above * below - 1) < closeEnough) break
  }
  return value
}

/** The regularised incomplete beta function: the share of a beta distribution (a, b) that lies below x. */
function betaShare(x: number, a: number, b: number): number {
  if (x <= 0) return 0
  if (x >= 1) return 1
  if (x > (a + 1) / (a + b + 2)) return 1 - betaShare(1 - x, b, a)
  const front = Math.exp(
    logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x) - Math.log(a),
  )
  const below = fraction(1, (round) => {
    const m = Math.floor(round / 2)
    const term =
      round % 2 === 0
        ? (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
        : (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    return [term, 1]
  })
  return front / below
}

/** The regularised incomplete gamma function: the share of a gamma distribution of that shape that lies below x. */
function gammaShare(x: number, shape: number): number {
  if (x <= 0) return 0
  const front = Math.exp(shape * Math.log(x) - x - logGamma(shape))
  if (x >= shape + 1) {
    const below = fraction(x + 1 - shape, (round) => [-round * (round - shape), x + 2 * round + 1 - shape])
    return 1 - front / below
  }
  let term = 1 / shape
  let total = term
  for (let round = 1; round <= roundsMax && term > total * closeEnough; round += 1) {
    term *= x / (shape + round)
    total += term
  }
  return total * front
}

/** P(F > f): how often chance alone gives a ratio of variances above f. */
export function fTail(f: number, above: number, below: number): number {
  if (f <= 0) return 1
  return betaShare(below / (below + above * f), below / 2, above / 2)
}

/** P(X > x) of a χ² distribution: one minus what lies below, so that far out it is nothing. */
export function chiSquareTail(x: number, freedom: number): number {
  return x <= 0 ? 1 : Math.max(0, 1 - gammaShare(x / 2, freedom / 2))
}

/** Where a rising share reaches what is wanted. */
function invert(shareOf: (x: number) => number, wanted: number): number {
  let upper = 1
  while (shareOf(upper) < wanted && upper < 1e12) upper *= 2
  let lower = upper === 1 ? 0 : upper / 2
  for (let round = 0; round < 200 && upper - lower > 1e-14 * upper; round += 1) {
    const middle = (lower + upper) / 2
    if (shareOf(middle) < wanted) lower = middle
    else upper = middle
  }
  return (lower + upper) / 2
}

/** Below it lies that share of an F distribution. */
export function fQuantile(share: number, above: number, below: number): number {
  return invert((f) => 1 - fTail(f, above, below), share)
}

/** Below it lies that share of a χ² distribution. */
export function chiSquareQuantile(share: number, freedom: number): number {
  return invert((x) => gammaShare(x / 2, freedom / 2), share)
}

/** So many standard errors to both sides leave that share of a t distribution within. */
export function tWithin(share: number, freedom: number): number {
  return Math.sqrt(fQuantile(share, 1, freedom))
}

/** P(X ≥ successes) of so many tries, each of which succeeds with that probability. */
export function binomialTail(successes: number, tries: number, probability: number): number {
  if (successes <= 0) return 1
  return successes > tries ? 0 : betaShare(probability, successes, tries - successes + 1)
}

/**
 * Holm’s correction: each of several probabilities as it counts when all of them are looked at. The smallest is multiplied by their number, the
 * next by one less, and none becomes smaller than the one before. In the order in which they were told.
 */
export function holm(probabilities: readonly number[]): readonly number[] {
  const order = probabilities.map((_, index) => index)
  order.sort((one, other) => (probabilities[one] ?? 1) - (probabilities[other] ?? 1))
  const corrected = [...probabilities]
  let last = 0
  for (const [rank, index] of order.entries()) {
    last = Math.min(1, Math.max(last, (probabilities[index] ?? 1) * (probabilities.length - rank)))
    corrected[index] = last
  }
  return corrected
}

/** A table of two by two: of `n1` documents now `a` have it, of `n0` before `b`. */
export interface Counts {
  readonly a: number
  readonly n1: number
  readonly b: number
  readonly n0: number
}

const part = (seen: number, expected: number) => (seen > 0 ? seen * Math.log(seen / expected) : 0)

/** The log-likelihood ratio G² (Dunning 1993), positive where the share has risen, negative where it has fallen. */
export function signedG2({ a, n1, b, n0 }: Counts): number {
  const all = n1 + n0
  const share = (a + b) / all
  if (share <= 0 || share >= 1 || n1 === 0 || n0 === 0) return 0
  const g2 =
    2 * (part(a, n1 * share) + part(n1 - a, n1 * (1 - share)) + part(b, n0 * share) + part(n0 - b, n0 * (1 - share)))
  return a / n1 >= b / n0 ? g2 : -g2
}

/** How many times more often than before; a half is added to each count, so that nothing divides by none. */
export const lift = ({ a, n1, b, n0 }: Counts): number => (a + 0.5) / (n1 + 1) / ((b + 0.5) / (n0 + 1))

/** The lift with its interval of 95 %, on the scale of logarithms (Katz and others 1978). */
export function liftInterval(counts: Counts): { lift: number; low: number; high: number } {
  const { a, n1, b, n0 } = counts
  const middle = lift(counts)
  const error = Math.sqrt(1 / (a + 0.5) - 1 / (n1 + 1) + 1 / (b + 0.5) - 1 / (n0 + 1))
  return { lift: middle, low: middle * Math.exp(-1.96 * error), high: middle * Math.exp(1.96 * error) }
}

const gammaParts = [
  76.1800917294715, -86.5053203294168, 24.0140982408309, -1.23173957245016, 0.00120865097386618, -0.00000539523938495,
]

/** The logarithm of the gamma function (Lanczos 1964). */
export function logGamma(x: number): number {
  const shifted = x + 5.5 - (x + 0.5) * Math.log(x + 5.5)
  let sum = 1.00000000019002
  gammaParts.forEach((value, at) => {
    sum += value / (x + 1 + at)
  })
  return -shifted + Math.log((2.506628274631 * sum) / x)
}

const logChoose = (n: number, k: number) => logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1)

/** Fisher’s exact test, one-sided: how likely `a` or more are when now and before do not differ. */
export function fisherRise({ a, n1, b, n0 }: Counts): number {
  const having = a + b
  const all = n1 + n0
  const base = logChoose(all, having)
  let p = 0
  for (let seen = a; seen <= Math.min(having, n1); seen++) {
    p += Math.exp(logChoose(n1, seen) + logChoose(n0, having - seen) - base)
  }
  return Math.min(1, p)
}

/**
 * Benjamini and Hochberg (1995): which of the p-values stand when at most a share `q` of what stands is to be wrong.
 * @param tested how many were tested in all, where some are not in the list
 */
export function benjaminiHochberg(pValues: readonly number[], q: number, tested = pValues.length): boolean[] {
  const order = [...pValues.keys()].sort((x, y) => (pValues[x] ?? 1) - (pValues[y] ?? 1))
  let last = -1
  order.forEach((at, rank) => {
    if ((pValues[at] ?? 1) <= (q * (rank + 1)) / Math.max(1, tested)) last = rank
  })
  const stands = pValues.map(() => false)
  for (const at of order.slice(0, last + 1)) stands[at] = true
  return stands
}

/** A share of a small scope drawn to that of the wider one: so many documents of the wider one are added (Gamma-Poisson). */
export const shrunken = (count: number, total: number, widerShare: number, weight: number): number =>
  (count + widerShare * weight) / (total + weight)

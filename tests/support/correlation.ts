/** Pearson’s, of pairs. */
export function correlationOf(pairs: readonly (readonly [number, number])[]): number {
  const mean = (of: 0 | 1) => pairs.reduce((total, pair) => total + pair[of], 0) / pairs.length
  const [left, right] = [mean(0), mean(1)]
  const product = (f: (pair: readonly [number, number]) => number) => pairs.reduce((total, pair) => total + f(pair), 0)
  const both = product(([one, other]) => (one - left) * (other - right))
  return both / Math.sqrt(product(([one]) => (one - left) ** 2) * product(([, other]) => (other - right) ** 2))
}

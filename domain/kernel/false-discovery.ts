/**
 * Benjamini and Hochberg: of whatever is called a finding at a level q, no more than that share is chance, in the mean. Each probability as it counts
 * when all of a family are looked at: the k-th smallest of n times n/k, and none above the one that follows.
 *
 * @param family how many were looked at; those of which no probability is told had nothing to show (theirs is 1)
 * @returns in the order in which they were told
 */
export function falseDiscovery(
  probabilities: readonly number[],
  family: number = probabilities.length,
): readonly number[] {
  if (family < probabilities.length) throw new RangeError('a family is as large as what was found in it')
  const order = probabilities.map((_, index) => index)
  order.sort((one, other) => (probabilities[other] ?? 1) - (probabilities[one] ?? 1))
  const levels = [...probabilities]
  let least = 1
  for (const [turn, index] of order.entries()) {
    const rank = probabilities.length - turn
    least = Math.min(least, ((probabilities[index] ?? 1) * family) / rank)
    levels[index] = least
  }
  return levels
}

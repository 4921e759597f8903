/** The quotient as a whole number; what lies exactly between two goes to the even one, so that roundings of many figures do not all lean one way. */
export function divideHalfEven(numerator: bigint, denominator: bigint): bigint {
  const [above, below] = denominator < 0n ? [-numerator, -denominator] : [numerator, denominator]
  const rest = ((above % below) + below) % below
  const whole = (above - rest) / below
  if (rest * 2n === below) return whole % 2n === 0n ? whole : whole + 1n
  return rest * 2n > below ? whole + 1n : whole
}

/**
 * A whole shared out by weights, in whole parts that sum to it: each gets its share rounded down, and what is left goes one by one to the largest
 * remainders, of equal ones to the first. Weights are not negative, and one of them is more than nothing.
 */
export function shareOut(weights: readonly bigint[], whole: number): readonly number[] {
  const sum = weights.reduce((total, weight) => total + weight, 0n)
  const parts = weights.map((weight, place) => {
    const share = weight * BigInt(whole)
    return { place, part: Number(share / sum), rest: share % sum }
  })
  const left = whole - parts.reduce((total, { part }) => total + part, 0)
  const order = [...parts].sort((one, other) =>
    one.rest === other.rest ? one.place - other.place : one.rest > other.rest ? -1 : 1,
  )
  const more = new Set(order.slice(0, left).map(({ place }) => place))
  return parts.map(({ place, part }) => part + (more.has(place) ? 1 : 0))
}

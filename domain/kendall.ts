/** 肯德尔协和系数: how far several people put the same things in the same order. An exact fraction; 1: all alike, 0: none at all. */
export interface Concordance {
  readonly numerator: bigint
  readonly denominator: bigint
}

/**
 * Kendall’s W with the correction for ties (Kendall and Babington Smith 1939; Siegel 1956, chapter 9): 12 S / (m² (n³ − n) − m Σ (t³ − t)). Rows are
 * people, each with a figure for every thing in one order; higher or lower does not matter, as long as all mean the same. Ties share the mean rank.
 *
 * @returns undefined where there are fewer than two people or things, or nobody puts anything in an order
 */
export function kendallW(rows: readonly (readonly number[])[]): Concordance | undefined {
  const people = BigInt(rows.length)
  const things = rows[0]?.length ?? 0
  if (rows.length < 2 || things < 2 || rows.some((row) => row.length !== things)) return undefined
  const ranks = rows.map(doubleRanks)
  const sums = Array.from({ length: things }, (_, place) =>
    ranks.reduce((sum, row) => sum + BigInt(row[place] ?? 0), 0n),
  )
  // Ranks are doubled to be whole: their squares are four times as large.
  const mean = people * BigInt(things + 1)
  const squares = sums.reduce((sum, each) => sum + (each - mean) * (each - mean), 0n)
  const n = BigInt(things)
  const ties = rows.reduce((sum, row) => sum + tiesOf(row), 0n)
  const denominator = people * people * (n * n * n - n) - people * ties
  return denominator === 0n ? undefined : { numerator: 3n * squares, denominator }
}

function doubleRanks(row: readonly number[]): readonly number[] {
  return row.map((value) => {
    const below = row.filter((other) => other < value).length
    const same = row.filter((other) => other === value).length
    return 2 * below + same + 1
  })
}

function tiesOf(row: readonly number[]): bigint {
  return [...new Set(row)].reduce((sum, value) => {
    const t = BigInt(row.filter((other) => other === value).length)
    return sum + t * t * t - t
  }, 0n)
}

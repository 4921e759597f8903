import { describe, expect, test } from 'vitest'
import { binomialTail, chiSquareQuantile, fQuantile, fTail, holm, logGamma, tWithin } from './distribution.ts'

describe('quantiles agree with the tables that are printed everywhere', () => {
  test.each([
    [0.975, 5, 15, 3.5764],
    [0.95, 1, 10, 4.9646],
    [0.975, 10, 20, 2.7737],
    [0.05, 4, 8, 0.1655],
  ])('F at %d of %d and %d degrees is %d', (share, above, below, quantile) => {
    expect(fQuantile(share, above, below)).toBeCloseTo(quantile, 4)
  })

  test.each([
    [0.95, 1, 3.8415],
    [0.025, 29, 16.0471],
    [0.975, 29, 45.7223],
    [0.975, 5, 12.8325],
  ])('χ² at %d of %d degrees is %d', (share, freedom, quantile) => {
    expect(chiSquareQuantile(share, freedom)).toBeCloseTo(quantile, 4)
  })

  test.each([
    [0.95, 1, 12.7062],
    [0.95, 21, 2.0796],
    [0.95, 1e6, 1.96],
  ])('t within %d of %d degrees is %d', (share, freedom, quantile) => {
    expect(tWithin(share, freedom)).toBeCloseTo(quantile, 4)
  })
})

test('where a closed form exists it is met to twelve digits', () => {
  // P(F > f) of (2, b) is (1 + 2f/b)^(−b/2); χ² of two degrees is exponential; t of one degree is a tangent.
  for (const [f, below] of [
    [0.3, 4],
    [2.5, 7],
    [40, 11],
  ] as const)
    expect(fTail(f, 2, below)).toBeCloseTo((1 + (2 * f) / below) ** (-below / 2), 12)
  expect(chiSquareQuantile(0.9, 2)).toBeCloseTo(-2 * Math.log(0.1), 11)
  expect(tWithin(0.95, 1)).toBeCloseTo(Math.tan((Math.PI * 0.95) / 2), 9)
  expect(logGamma(0.5)).toBeCloseTo(0.5 * Math.log(Math.PI), 12)
  expect(logGamma(11)).toBeCloseTo(Math.log(3_628_800), 12)
})

test('a quantile is found again by the share below it, with degrees that are not whole', () => {
  for (const share of [0.025, 0.3, 0.5, 0.975])
    expect(1 - fTail(fQuantile(share, 5, 4.789), 5, 4.789)).toBeCloseTo(share, 11)
})

test('the tail of a binomial is the sum of its terms', () => {
  // P(X ≥ 8 | 10, 1/2) = (45 + 10 + 1)/1024
  expect(binomialTail(8, 10, 0.5)).toBeCloseTo(56 / 1024, 13)
  expect(binomialTail(0, 10, 0.5)).toBe(1)
  expect(binomialTail(11, 10, 0.5)).toBe(0)
})

test('Holm multiplies the smallest by all, the next by one less, and lets none overtake', () => {
  const corrected = holm([0.01, 0.04, 0.03, 0.005])
  expect(corrected.map((each) => Number(each.toFixed(10)))).toEqual([0.03, 0.06, 0.06, 0.02])
  expect(holm([0.6, 0.7])).toEqual([1, 1])
  expect(holm([])).toEqual([])
})

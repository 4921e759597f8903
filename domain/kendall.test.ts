import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { kendallW } from './kendall.ts'

function ratioOf(rows: readonly (readonly number[])[]): number {
  const found = kendallW(rows)
  return found === undefined ? Number.NaN : Number(found.numerator) / Number(found.denominator)
}

describe('published examples (Siegel 1956, Nonparametric Statistics, chapter 9)', () => {
  // Sums of ranks 8, 14, 11, 11, 11, 8; S = 25.5; W = 12 · 25.5 / (9 · 210) = 0.16.
  test('three who rank six applicants agree little', () => {
    const rows = [
      [1, 6, 3, 2, 5, 4],
      [1, 5, 6, 4, 2, 3],
      [6, 3, 2, 5, 4, 1],
    ]
    expect(kendallW(rows)).toEqual({ numerator: 306n, denominator: 1890n })
  })

  // With ties, after Kendall: S = 591; Σ (t³ − t) / 12 = 1 + 1.5 + 7 = 9.5; W = 591 / (742.5 − 28.5) = 0.828.
  test('three who rank ten with ties', () => {
    const rows = [
      [1, 4.5, 2, 4.5, 3, 7.5, 6, 9, 7.5, 10],
      [2.5, 1, 2.5, 4.5, 4.5, 8, 9, 6.5, 10, 6.5],
      [2, 1, 4.5, 4.5, 4.5, 4.5, 8, 8, 8, 10],
    ]
    expect(ratioOf(rows)).toBeCloseTo(591 / 714, 12)
  })
})

test('all alike is 1, two who say the opposite are 0, and who puts nothing in an order says nothing', () => {
  expect(
    ratioOf([
      [1, 2, 3],
      [10, 20, 30],
      [4, 5, 6],
    ]),
  ).toBe(1)
  expect(
    ratioOf([
      [1, 2, 3],
      [3, 2, 1],
    ]),
  ).toBe(0)
  expect(
    kendallW([
      [5, 5, 5],
      [7, 7, 7],
    ]),
  ).toBeUndefined()
  expect(kendallW([[1, 2, 3]])).toBeUndefined()
  expect(kendallW([[1], [2]])).toBeUndefined()
  expect(kendallW([[1, 2], [1]])).toBeUndefined()
})

test('it lies between 0 and 1, and neither who comes first nor the scale matters', () => {
  const rows = fc.integer({ min: 2, max: 7 }).chain((things) =>
    fc.array(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: things, maxLength: things }), {
      minLength: 2,
      maxLength: 8,
    }),
  )
  fc.assert(
    fc.property(rows, (said) => {
      const found = kendallW(said)
      if (found === undefined) return
      expect(found.numerator >= 0n && found.numerator <= found.denominator).toBe(true)
      expect(kendallW(said.toReversed())).toEqual(found)
      expect(kendallW(said.map((row) => row.map((each) => each * 3 + 1)))).toEqual(found)
    }),
  )
})

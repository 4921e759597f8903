import fc from 'fast-check'
import { expect, test } from 'vitest'
import { divideHalfEven, shareOut } from './exact.ts'

test.each([
  [5n, 2n, 2n],
  [7n, 2n, 4n],
  [-5n, 2n, -2n],
  [-7n, 2n, -4n],
  [5n, -2n, -2n],
  [8n, 3n, 3n],
  [7n, 3n, 2n],
  [-8n, 3n, -3n],
  [0n, 9n, 0n],
])('%i over %i is %i', (above, below, whole) => {
  expect(divideHalfEven(above, below)).toBe(whole)
})

test('a quotient is never further off than half', () => {
  const value = fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n })
  fc.assert(
    fc.property(
      value,
      value.filter((each) => each !== 0n),
      (above, below) => {
        const off = above - divideHalfEven(above, below) * below
        const size = (each: bigint) => (each < 0n ? -each : each)
        expect(size(off) * 2n <= size(below)).toBe(true)
      },
    ),
  )
})

test('what is shared out sums to the whole, and the first of equals gets what is left', () => {
  expect(shareOut([1n, 1n, 1n], 100)).toEqual([34, 33, 33])
  expect(shareOut([0n, 5n], 7)).toEqual([0, 7])
  const weights = fc.array(fc.bigInt({ min: 0n, max: 10n ** 12n }), { minLength: 1, maxLength: 20 })
  fc.assert(
    fc.property(
      weights.filter((each) => each.some((weight) => weight > 0n)),
      fc.integer({ min: 1, max: 1_000_000 }),
      (each, whole) => {
        expect(shareOut(each, whole).reduce((sum, part) => sum + part, 0)).toBe(whole)
      },
    ),
  )
})

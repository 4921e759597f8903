import { expect, test } from 'vitest'
import { epochOf, findMonth, generationOf, monthOf, nextEpoch } from './epoch.ts'

test('the first key of a month is named by the month in Shanghai, the later ones by month and generation', () => {
  const first = epochOf(Date.UTC(2026, 10, 30, 16))
  expect(first).toBe(202612)
  const second = nextEpoch(first)
  expect([second, monthOf(second), generationOf(second)]).toEqual([20261202, 202612, 2])
  expect([monthOf(first), generationOf(first)]).toEqual([202612, 1])
  expect(nextEpoch(second)).toBe(20261203)
  expect(() => nextEpoch(20261299)).toThrow(RangeError)
})

test('a month is six digits with a month that there is', () => {
  expect(['202611', '202600', '202613', '20261102', '1999', '202611 '].map(findMonth)).toEqual([
    202611,
    ...Array.from({ length: 5 }, () => undefined),
  ])
})

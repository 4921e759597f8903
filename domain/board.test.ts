import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nextHallCounts, publicGrades, sumOf, totalOf, type WindowCounts } from './board.ts'

const none = { 1: 0, 2: 0, 3: 0, 4: 0, 5: 0 }
const anyCounts = fc.record({ 1: fc.nat(9), 2: fc.nat(9), 3: fc.nat(9), 4: fc.nat(9), 5: fc.nat(9) })

test('fewer than five evaluations are counted, but their grades are not shown', () => {
  const four = { 1: 1, 2: 0, 3: 0, 4: 0, 5: 3 }
  expect(totalOf(four)).toBe(4)
  expect(publicGrades(four, 5)).toBeNull()
  expect(publicGrades({ ...four, 5: 4 }, 5)).toEqual({ 1: 1, 2: 0, 3: 0, 4: 0, 5: 4 })
})

test('a distribution is shown whole or not at all, never of a smaller group', () => {
  fc.assert(
    fc.property(anyCounts, fc.integer({ min: 1, max: 30 }), (counts, smallestGroup) => {
      const total = counts[1] + counts[2] + counts[3] + counts[4] + counts[5]
      expect(publicGrades(counts, smallestGroup)).toEqual(total >= smallestGroup ? counts : null)
    }),
  )
})

describe('the hall’s distribution of a running day', () => {
  const windows = (...totals: number[]) => new Map(totals.map((total, window) => [window, { ...none, 5: total }]))

  test('is not shown while it is, but for a few, that of one window', () => {
    expect(nextHallCounts(null, windows(50), 5)).toBeNull()
    expect(nextHallCounts(null, windows(50, 4), 5)).toBeNull()
    expect(nextHallCounts(null, windows(2, 2, 2), 5)).toBeNull()
    for (const enough of [windows(50, 5), windows(50, 1, 4), windows(2, 2, 2, 1)])
      expect(nextHallCounts(null, enough, 5)).toBe(enough)
  })

  test('does not move on by what came in at one window, however much it is', () => {
    const seen = windows(10, 10)
    expect(nextHallCounts(seen, windows(60, 10), 5)).toBe(seen)
    expect(nextHallCounts(seen, windows(60, 14), 5)).toBe(seen)
    const next = windows(60, 15)
    expect(nextHallCounts(seen, next, 5)).toBe(next)
  })

  test('is taken back where corrections leave too little of it', () => {
    expect(nextHallCounts(windows(9, 9), windows(3, 3), 5)).toBeNull()
  })

  test('moves on so that no change of it tells what one person or one window said', () => {
    const given = fc.array(fc.record({ window: fc.nat(3), grade: fc.constantFrom(1, 2, 3, 4, 5) }), { maxLength: 60 })
    fc.assert(
      fc.property(given, fc.integer({ min: 1, max: 12 }), (evaluations, k) => {
        let counts: WindowCounts = new Map()
        let seen = nextHallCounts(null, counts, k)
        for (const { window, grade } of evaluations) {
          const before = counts.get(window) ?? none
          counts = new Map([...counts, [window, { ...before, [grade]: before[grade as 1] + 1 }]])
          const next = nextHallCounts(seen, counts, k)
          for (const one of [0, 1, 2, 3]) {
            const without = (all: WindowCounts | null) =>
              totalOf(sumOf(all ?? new Map())) - totalOf(all?.get(one) ?? none)
            if (next !== seen) expect(without(next) - without(seen)).toBeGreaterThanOrEqual(k)
          }
          seen = next
        }
      }),
    )
  })
})

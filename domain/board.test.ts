import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nextPublicGrades, publicGrades, totalOf } from './board.ts'

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

test('the distribution of a running day moves on only by a whole group, so no change of it tells what one person said', () => {
  const five = { 1: 0, 2: 0, 3: 0, 4: 1, 5: 4 }
  expect(nextPublicGrades(null, five, 5)).toEqual(five)
  expect(nextPublicGrades(five, { ...five, 1: 1 }, 5)).toEqual(five)
  expect(nextPublicGrades(five, { ...five, 1: 5 }, 5)).toEqual({ ...five, 1: 5 })
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(1, 2, 3, 4, 5), { maxLength: 60 }),
      fc.integer({ min: 1, max: 12 }),
      (given, k) => {
        let counts = { 1: 0, 2: 0, 3: 0, 4: 0, 5: 0 }
        let seen = nextPublicGrades(null, counts, k)
        for (const grade of given as (1 | 2 | 3 | 4 | 5)[]) {
          counts = { ...counts, [grade]: counts[grade] + 1 }
          const next = nextPublicGrades(seen, counts, k)
          if (next !== seen)
            expect(totalOf(next ?? counts) - totalOf(seen ?? { 1: 0, 2: 0, 3: 0, 4: 0, 5: 0 })).toBeGreaterThanOrEqual(
              k,
            )
          expect(totalOf(counts) - totalOf(next ?? { 1: 0, 2: 0, 3: 0, 4: 0, 5: 0 })).toBeLessThan(k)
          seen = next
        }
      },
    ),
  )
})

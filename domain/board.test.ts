import fc from 'fast-check'
import { expect, test } from 'vitest'
import { publicGrades, totalOf } from './board.ts'

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

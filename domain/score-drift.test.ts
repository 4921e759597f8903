import { expect, test } from 'vitest'
import { diceOf } from '../tests/support/dice.ts'
import { findDrift } from './score-drift.ts'

const policy = { baselineMonths: 4, allowanceThousandths: 500, limitThousandths: 3000 }
const months = (...apart: readonly number[]) => apart.map((each) => ({ apart: each, deviation: 1 }))

test('by hand: four months at 0, then three at −3', () => {
  // The centre is 0 with 1/4 of variance; each fall is 3/√(1 + 1/4) = 2.6833, less 0.5: 2.1833, then 4.3666, which is over 3; then it starts anew.
  const found = findDrift(months(0, 0, 0, 0, -3, -3, -3), policy)
  expect([found?.centre, found?.excess]).toEqual([0, 1])
  expect(found?.sums.map((sum) => Number(sum.toFixed(3)))).toEqual([2.183, 4.367, 2.183])
  expect(found?.hasFired).toBe(false)
  expect(findDrift(months(0, 0, 0, 0, -3, -3), policy)?.hasFired).toBe(true)
})

test('by hand: months that differ more than their clusters explain widen the limits', () => {
  // z: 2, −2, 2, −2; ranges 4, 4, 4; 4/1.128 = 3.546. A fall of 3 is 3/(3.546·√1.25) = 0.757.
  const found = findDrift(months(2, -2, 2, -2, -3), policy)
  expect(found?.excess).toBeCloseTo(3.546, 3)
  expect(found?.sums[0]).toBeCloseTo(0.257, 3)
})

test('a rise is no alert, and a baseline alone says nothing', () => {
  expect(findDrift(months(0, 0, 0, 0, 5, 5, 5), policy)?.sums).toEqual([0, 0, 0])
  expect(findDrift(months(0, 0, 0, 0), policy)).toBeUndefined()
})

test('of 4,000 windows that stay what they are, in half a year, fewer than one of a hundred fires; of those that fall by two deviations nine of ten do', () => {
  const { normal } = diceOf(87)
  const fired = (fall: number) => {
    let count = 0
    for (let window = 0; window < 4000; window += 1) {
      const all = Array.from({ length: 12 }, (_, month) => ({
        apart: normal() - (month >= 6 ? fall : 0),
        deviation: 1,
      }))
      const shipped = { baselineMonths: 6, allowanceThousandths: 500, limitThousandths: 6000 }
      if ([7, 8, 9, 10, 11, 12].some((length) => findDrift(all.slice(0, length), shipped)?.hasFired === true))
        count += 1
    }
    return count / 4000
  }
  const [by0, by2, by3] = [fired(0), fired(2), fired(3)]
  console.log(`drift: chance ${by0}, two deviations ${by2}, three ${by3}`)
  expect(by0).toBeLessThan(0.01)
  expect(by3).toBeGreaterThan(0.9)
})

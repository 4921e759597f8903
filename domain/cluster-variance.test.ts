import { describe, expect, test } from 'vitest'
import { evaluationsOf, tallied } from '../tests/support/tallied-window.ts'
import { type GradePoints, meanVarianceOf, measure, totalsOf, widerOf, withinVarianceOf } from './cluster-variance.ts'
import { tallyOf } from './score-tally.ts'
import { windowTalliesOf } from './window-tally.ts'

const even: GradePoints = [0, 25, 50, 75, 100]
const policy = { pooledClusters: 20 }

/** So many clusters of ten, each of one grade. */
const alike = (windowId: number, grades: readonly (4 | 5)[]) =>
  windowTalliesOf(
    tallyOf(
      grades.flatMap((grade, day) =>
        evaluationsOf({ windowId, grade, count: 10, days: 1 }).map((one) => ({
          ...one,
          clusters: { STAFF_DAY: String(day) },
        })),
      ),
    ),
  )

test('by hand: a mean and its squares', () => {
  // 100, 100, 75, 25: mean 75, squares 25² + 25² + 0 + 50² = 3,750.
  expect(totalsOf([0, 1, 0, 1, 2], even)).toEqual({ evaluations: 4, mean: 75, squares: 3750 })
})

describe('clusters', () => {
  test('of people who all say the same, a day is one answer, however many gave it', () => {
    // Days of 10 fives or 10 fours, half and half: everything lies between days, so 200 evaluations are worth about as much as 20.
    const tallies = alike(
      1,
      Array.from({ length: 20 }, (_, day) => (day % 2 === 0 ? 5 : 4)),
    )
    const within = withinVarianceOf(tallies.map((one) => measure(one, even)))
    expect(within.shares).toEqual([{ kind: 'STAFF_DAY', share: 1, freedom: 19 }])
    const [window] = tallies
    if (window === undefined) throw new Error('one window')
    const { effective, effectiveClusters } = meanVarianceOf(measure(window, even), within, policy)
    expect(effectiveClusters).toBe(20)
    expect(effective).toBeGreaterThan(18)
    expect(effective).toBeLessThan(20.1)
  })

  test('that say no more alike than others have no share, and each evaluation counts', () => {
    // Every day five fives and five fours: days are all the same.
    const tallies = tallied([
      { windowId: 1, grade: 5, count: 100, days: 20 },
      { windowId: 1, grade: 4, count: 100, days: 20 },
    ])
    const within = withinVarianceOf(tallies.map((one) => measure(one, even)))
    expect(within.shares).toEqual([{ kind: 'STAFF_DAY', share: 0, freedom: 19 }])
    const [window] = tallies
    // 12.5² · 200/199 of one evaluation, over 200.
    expect(window && meanVarianceOf(measure(window, even), within, policy).variance).toBeCloseTo(156.25 / 199, 10)
  })

  test('all in one, or each of one: nothing can be told of their share', () => {
    expect(withinVarianceOf(alike(1, [5]).map((one) => measure(one, even))).shares).toEqual([])
    const single = windowTalliesOf(
      tallyOf(
        evaluationsOf({ windowId: 1, grade: 5, count: 9 }).map((one, at) => ({
          ...one,
          clusters: { EVALUATOR: String(at) },
        })),
      ),
    )
    expect(withinVarianceOf(single.map((one) => measure(one, even))).shares).toEqual([])
  })

  test('a window with one clerk, and one answer that names none, says nothing of how far clerks differ', () => {
    // One of 41 is bad and stands alone: taken for two clerks, they would lie a hundred points apart.
    const tallies = windowTalliesOf(
      tallyOf(
        evaluationsOf({ windowId: 1, grade: 5, count: 40, days: 1 })
          .map((one) => ({ ...one, clusters: { STAFF: 'A' } }))
          .concat(
            evaluationsOf({ windowId: 1, grade: 1, count: 1, days: 1 }).map((one) => ({
              ...one,
              clusters: { STAFF: '' },
            })),
          ),
      ),
    )
    expect(withinVarianceOf(tallies.map((one) => measure(one, even))).shares).toEqual([])
  })

  test('of which nothing but the number is told are taken to be of one size, and say nothing of how far they differ', () => {
    const days = Array.from({ length: 20 }, (_, day) => (day % 2 === 0 ? 5 : 4) as 4 | 5)
    const [window] = alike(1, days)
    if (window === undefined) throw new Error('one window')
    const within = withinVarianceOf([measure(window, even)])
    const few = { ...window, moments: window.moments.map((one) => ({ ...one, clusters: 4, cubes: 0, products: [] })) }
    expect(withinVarianceOf([measure(few, even)]).shares).toEqual([])
    // Alone they say nothing; where others show that a cluster is one answer, four clusters are four.
    expect(meanVarianceOf(measure(few, even), within, policy)).toMatchObject({ effectiveClusters: 4 })
    expect(meanVarianceOf(measure(few, even), within, policy).effective).toBeCloseTo(4, 1)
  })

  test('a group takes the larger share: what it shows itself, or what all windows do', () => {
    const one = { unit: 100, shares: [{ kind: 'STAFF_DAY' as const, share: 0.02, freedom: 10 }] }
    const other = { unit: 90, shares: [{ kind: 'STAFF_DAY' as const, share: 0.05, freedom: 500 }] }
    expect(widerOf(one, other)).toEqual({ unit: 100, shares: [{ kind: 'STAFF_DAY', share: 0.05, freedom: 10 }] })
    expect(widerOf({ unit: 100, shares: [] }, other).shares).toEqual(other.shares)
  })
})

describe('a window of nothing but fives', () => {
  const tallies = tallied([
    { windowId: 1, grade: 5, count: 40 },
    { windowId: 2, grade: 5, count: 20 },
    { windowId: 2, grade: 3, count: 20 },
  ])

  test('by hand: is as unsure as the others make it, not certain', () => {
    // Squares: 0 and 40·25² = 25,000, over 39 + 39 degrees: 320.5 of one evaluation. Of 40 with nothing between days: 8.01.
    const within = withinVarianceOf(tallies.map((one) => measure(one, even)))
    expect(within.unit).toBeCloseTo(25_000 / 78, 10)
    const [first] = tallies
    expect(first && meanVarianceOf(measure(first, even), within, policy).variance).toBeCloseTo(25_000 / 78 / 40, 10)
  })

  test('by hand: and one whose evaluations differ more than those of others is less sure than they', () => {
    // (20·320.51 + 25,000)/(20 + 39) = 532.4 of one evaluation, over 40.
    const within = withinVarianceOf(tallies.map((one) => measure(one, even)))
    const [, second] = tallies
    expect(second && meanVarianceOf(measure(second, even), within, policy).variance).toBeCloseTo(
      ((20 * 25_000) / 78 + 25_000) / 59 / 40,
      8,
    )
  })
})

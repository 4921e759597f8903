import { describe, expect, test } from 'vitest'
import { tallied } from '../tests/support/tallied-window.ts'
import { caseMixCounts, fitCaseMix } from './case-mix.ts'
import type { GradePoints } from './cluster-variance.ts'

const even: GradePoints = [0, 25, 50, 75, 100]
const spreadPercent = { ITEM: 60, AUDIENCE: 25, MODE: 25, AGE_BAND: 25, LAG_BAND: 25, REQUIRED_REFUSAL: 75 }
const policy = { spreadPercent, spreadLevels: 4 }
const [easy, hard] = [1, 2]

describe('a hard item that makes a good window look bad', () => {
  // Of 100 evaluations the good window has 90 of the hard item; the other has 10. Whatever the window, the hard item costs 50 points; whatever
  // the item, the good window is worth 25 points more.
  const tallies = tallied([
    { windowId: 1, itemId: hard, grade: 3, count: 90 },
    { windowId: 1, itemId: easy, grade: 5, count: 10 },
    { windowId: 2, itemId: hard, grade: 2, count: 10 },
    { windowId: 2, itemId: easy, grade: 4, count: 90 },
  ])
  const counts = caseMixCounts(tallies)

  test('by hand: 55 against 70 before, 75 against 50 after', () => {
    // Raw: .9·50 + .1·100 = 55; .1·25 + .9·75 = 70. Half of all 200 are hard, so the mean is 62.5 and a window is expected to have
    // 62.5 − 50·(share of hard − ½): 42.5 and 82.5. Adjusted: 62.5 + 55 − 42.5 = 75 and 62.5 + 70 − 82.5 = 50: the 25 points are back.
    // Grades are all the same within an item and window, so nothing is drawn together (variance of a millionth).
    const { windows, mean, effects } = fitCaseMix(counts, even, 1e-6, policy)
    expect(mean).toBe(62.5)
    expect(windows.map(({ raw }) => raw)).toEqual([55, 70])
    for (const [at, expected] of [42.5, 82.5].entries()) expect(windows[at]?.expected).toBeCloseTo(expected, 5)
    for (const [at, adjusted] of [75, 50].entries()) expect(windows[at]?.adjusted).toBeCloseTo(adjusted, 5)
    const [easyEffect, hardEffect] = effects
    expect((easyEffect?.points ?? 0) - (hardEffect?.points ?? 0)).toBeCloseTo(50, 5)
    expect(hardEffect).toMatchObject({ factor: 'ITEM', level: '2', evaluations: 100, windows: 2 })
  })

  test('by hand: the less is known, the more items are drawn together', () => {
    // Within windows hard and easy differ with the weight 9 + 9 = 18 (n·p·(1 − p) of each). With effects ±e of two items the equation is
    // (18·2 + λ)·… : e = 18·50/(2·18 + λ), λ = (100/25)² = 16 where items are firmly taken to differ by a quarter of what one evaluation does: of 50 there are 34.6 left.
    const firm = { spreadPercent: { ...spreadPercent, ITEM: 25 }, spreadLevels: 1e9 }
    const { effects } = fitCaseMix(counts, even, 400, firm)
    expect((effects[0]?.points ?? 0) - (effects[1]?.points ?? 0)).toBeCloseTo((2 * 18 * 50) / (2 * 18 + 16), 4)
  })

  test('the more a window differs from the others in what it is asked for, the less sure its adjustment is', () => {
    const third = tallied([
      { windowId: 3, itemId: hard, grade: 3, count: 50 },
      { windowId: 3, itemId: easy, grade: 5, count: 50 },
    ])
    const { windows } = fitCaseMix(caseMixCounts([...tallies, ...third]), even, 400, policy)
    expect(windows[2]?.effectVariance).toBeLessThan(1e-9)
    expect(windows[0]?.effectVariance).toBeGreaterThan(1)
  })
})

test('a good window that is asked for hard things alone among others does not make them look easier', () => {
  // Both windows give the same difference between the items; that the first is better, and has more of the hard one, is its own.
  const tallies = tallied([
    ...[1, 2, 3].flatMap((windowId) => [
      { windowId, itemId: hard, grade: 3 as const, count: 20 },
      { windowId, itemId: easy, grade: 4 as const, count: 80 },
    ]),
    { windowId: 4, itemId: hard, grade: 4, count: 190 },
    { windowId: 4, itemId: easy, grade: 5, count: 10 },
  ])
  const { windows } = fitCaseMix(caseMixCounts(tallies), even, 1e-6, policy)
  expect((windows[3]?.adjusted ?? 0) - (windows[0]?.adjusted ?? 0)).toBeCloseTo(25, 4)
})

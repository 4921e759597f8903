import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { wilson } from './handling-figure.ts'
import {
  addCounts,
  isTold,
  nothingCounted,
  type PlaceCounts,
  tellCount,
  toFigure,
  toFigures,
  toldAsked,
} from './portal.ts'

const rules = { smallestCell: 5, negativeGradeMax: 2, intervalZThousandths: 1960 }
const place = (evaluations: number, more: Partial<PlaceCounts> = {}): PlaceCounts => ({
  ...{ evaluations, invited: 2 * evaluations, answered: evaluations, grades: [0, 0, 0, 0, evaluations] },
  ...more,
})

describe('a place', () => {
  test('is told with its good share and how sure that is', () => {
    // 90 of 100: Wilson 82.56 % to 94.48 % at z = 1.96.
    expect(toFigure(place(100, { grades: [4, 6, 10, 30, 50] }), rules)).toEqual({
      ...{ evaluations: 100, invited: 200, answered: 100, grades: [4, 6, 10, 30, 50] },
      good: { hundredths: 9000, lowerHundredths: 8256, upperHundredths: 9448 },
    })
  })

  test('by hand: where the days of staff are alike, as many days as evaluations are what it stands on', () => {
    // Ten days of ten, nine of them all good and one all bad: 90 of 100. Between: 9·(10 − 9)² + (0 − 9)² = 90; ×10/9 ÷ 100 = 1; ÷ .9·.1 = 11.1 times wider than of
    // a hundred by themselves: as good as nine.
    const products = [100, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 900]
    const counts = { evaluations: 100, invited: 200, answered: 100, grades: [10, 0, 0, 0, 90] as const }
    const alone = toFigure(counts, rules).good
    const alike = toFigure({ ...counts, days: { clusters: 10, evaluations: 100, products } }, rules).good
    const [lower, upper] = wilson(8.1, 9, rules.intervalZThousandths / 1000)
    expect(alike).toEqual({ hundredths: 9000, lowerHundredths: lower, upperHundredths: upper })
    expect(alone?.lowerHundredths).toBeGreaterThan(lower)
  })

  test('at which too few have spoken, or were asked, is silent, and one at which nobody has cannot be told from it', () => {
    const silent = toFigure(nothingCounted, rules)
    expect(silent).toEqual({ evaluations: null, invited: null, answered: null, grades: null, good: null })
    for (const few of [place(4), place(0, { invited: 3 }), place(0, { invited: 90 })])
      expect(toFigure(few, rules)).toEqual(silent)
    expect([0, 3].map((answered) => toldAsked(place(50, { answered }), 5))).toEqual([
      { invited: null, answered: null },
      { invited: null, answered: null },
    ])
    expect(toFigure(place(50, { invited: 0, answered: 0 }), rules)).toMatchObject({ evaluations: 50, invited: null })
  })

  test('whose windows are all too small to be told apart tells its number and no grades', () => {
    expect(toFigure(place(8, { grades: [0, 0, 0, 0, 0] }), rules)).toMatchObject({ evaluations: 8, grades: null })
  })
})

describe('the parts of a whole', () => {
  test('hide a small one behind the next smallest', () => {
    const told = toFigures([place(40), place(3), place(9)], rules)
    expect(told.map(({ evaluations }) => evaluations)).toEqual([40, null, null])
  })

  test('that are small and enough together hide nobody else', () => {
    const told = toFigures([place(40), place(3), place(4)], rules)
    expect(told.map(({ evaluations }) => evaluations)).toEqual([40, null, null])
  })

  test('never leave a group that is smaller than the smallest to be found by subtracting', () => {
    const sizes = fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 2, maxLength: 12 })
    fc.assert(
      fc.property(sizes, (all) => {
        const parts = all.map((size) => place(size))
        const told = toFigures(parts, rules).map(({ evaluations }) => evaluations)
        const left = (addCounts(parts).evaluations ?? 0) - told.reduce<number>((sum, count) => sum + (count ?? 0), 0)
        // Where everybody who spoke is silent, nobody is left to hide behind.
        return left === 0 || left >= 5 || told.every((count) => count === null || count === 0)
      }),
    )
  })
})

test('what is added up is the sum of its parts', () => {
  const one = place(3, { grades: [1, 0, 0, 0, 2] })
  expect(addCounts([one, place(7)])).toEqual({
    ...{ evaluations: 10, invited: 20, answered: 10, grades: [1, 0, 0, 0, 9] },
  })
  expect(addCounts([])).toEqual(nothingCounted)
})

test('a few troubles are not told, none are', () => {
  expect([0, 1, 4, 5].map((count) => tellCount(count, 5))).toEqual([0, null, null, 5])
  expect(isTold([12, 0, 3, 7], 5)).toEqual([true, true, false, false])
})

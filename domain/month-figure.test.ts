import { expect, test } from 'vitest'
import { monthOf, monthRules } from '../tests/support/planted-months.ts'
import { monthFiguresOf, wilsonLower } from './month-figure.ts'

test('by hand: two windows of four evaluations, one of them with a bad one', () => {
  // Of A 5, 5, 4, 4: (100 + 100 + 80 + 80)/4 = 90; of B 5, 5, 5, 1: 300/4 = 75. All: 82.5. Bad at B: 1/4.
  const figures = monthFiguresOf(
    monthOf({
      'H/A': [
        [0, 0, 0, 1, 1],
        [0, 0, 0, 1, 1],
      ],
      'H/B': [
        [0, 0, 0, 0, 2],
        [1, 0, 0, 0, 1],
      ],
    }),
    monthRules,
  )
  expect([...figures.keys()]).toEqual(['H/A', 'H/B'])
  expect(figures.get('H/A')).toMatchObject({ evaluations: 4, mean: 90, apart: 7.5, lowShare: 0 })
  expect(figures.get('H/B')).toMatchObject({ evaluations: 4, mean: 75, apart: -7.5, lowShare: 0.25 })
})

test('a window whose days lie far apart is less sure than one whose days do not', () => {
  // Twenty days of twenty: at A every day has one bad of ten, at B two days in twenty are bad throughout.
  const even = Array.from({ length: 20 }, () => [2, 0, 0, 0, 18] as const)
  const lumpy = Array.from({ length: 20 }, (_, day) =>
    day < 2 ? ([20, 0, 0, 0, 0] as const) : ([0, 0, 0, 0, 20] as const),
  )
  const figures = monthFiguresOf(monthOf({ 'H/A': even, 'H/B': lumpy }), monthRules)
  const [one, other] = [figures.get('H/A'), figures.get('H/B')]
  expect([one?.mean, other?.mean]).toEqual([90, 90])
  expect(other?.deviation ?? 0).toBeGreaterThan(one?.deviation ?? 0)
  expect(other?.effective ?? 0).toBeLessThan((one?.effective ?? 0) / 1.5)
})

test('where everybody says five it is not certain for ever', () => {
  const figure = monthFiguresOf(monthOf({ 'H/A': [[0, 0, 0, 0, 9]] }), monthRules).get('H/A')
  expect([figure?.mean, figure?.effective]).toEqual([100, 9])
  expect(figure?.deviation ?? 0).toBeGreaterThan(0)
})

test.each([
  // (.25 + 1.96²/8 − 1.96·√(.1875/4 + 1.96²/64)) / (1 + 1.96²/4) = (.7302 − .6410)/1.9604
  ['1 of 4', 0.25, 4, 0.0456],
  // (.3 + .019208 − 1.96·√(.21/100 + .00009604)) / 1.038416
  ['30 of 100', 0.3, 100, 0.2189],
  ['0 of 50', 0, 50, 0],
  ['nothing', 0.5, 0, 0],
])('the lower end of %s', (_, share, effective, lower) => {
  expect(wilsonLower(share, effective, 1.96)).toBeCloseTo(lower, 3)
})

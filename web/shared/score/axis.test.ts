import { expect, test } from 'vitest'
import { axisOf } from './axis.ts'

test('an axis holds every interval that is drawn on it, and no more than it has to', () => {
  expect(axisOf([])).toEqual({ from: 0, to: 100_000 })
  expect(
    axisOf([
      { lower: 82_600, upper: 94_500 },
      { lower: 91_000, upper: 96_100 },
    ]),
  ).toEqual({ from: 80_000, to: 100_000 })
})

test('an axis is never so narrow that chance looks like a difference, and ends where the scale does', () => {
  expect(axisOf([{ lower: 98_900, upper: 99_400 }])).toEqual({ from: 90_000, to: 100_000 })
  expect(axisOf([{ lower: 0, upper: 1_000 }])).toEqual({ from: 0, to: 10_000 })
  expect(axisOf([{ lower: 100_000, upper: 100_000 }])).toEqual({ from: 90_000, to: 100_000 })
})

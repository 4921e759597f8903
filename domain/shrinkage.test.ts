import { describe, expect, test } from 'vitest'
import { diceOf } from '../tests/support/dice.ts'
import { heterogeneity, type Judged, shrink, spreadWeightsOf, widened } from './shrinkage.ts'

const wellKnown = 1e9
const judged = (windowId: number, value: number, variance: number): Judged => ({
  windowId,
  value,
  variance,
  freedom: wellKnown,
})
const known = (spread: number) => ({ spreads: [spread], weights: [1] })

test('by hand: twelve evaluations and twelve hundred with the same mean', () => {
  // One evaluation varies by 400, windows by 4² = 16. Of 12 the variance is 33.33 and 16/(16 + 33.33) = .3243 is kept; of 1,200 it is .3333 and .9796.
  // Windows at 90 and at 70 mirror each other, so the middle is 80: 80 + 10·.3243 = 83.243 and 80 + 10·.9796 = 89.796.
  const group = [judged(1, 90, 400 / 12), judged(2, 90, 400 / 1200), judged(3, 70, 400 / 12), judged(4, 70, 400 / 1200)]
  const { means, reliabilities } = shrink(group, known(4))
  for (const [at, mean] of [83.2432, 89.7959, 76.7568, 70.2041].entries()) expect(means[at]).toBeCloseTo(mean, 4)
  expect(reliabilities[0]).toBeCloseTo(0.3243, 4)
  // The same as n/(n + k), k = 400/16 = 25: 12/37 and 1,200/1,225.
  expect(reliabilities[0]).toBeCloseTo(12 / 37, 6)
  expect(reliabilities[1]).toBeCloseTo(1200 / 1225, 6)
})

test('equal windows are drawn together whole, and nothing of what is seen is their own', () => {
  const { means, reliabilities, deviations } = shrink([judged(1, 90, 4), judged(2, 80, 4), judged(3, 70, 4)], known(0))
  expect(means).toEqual([80, 80, 80])
  expect(reliabilities).toEqual([0, 0, 0])
  // √(4/3): what is not known of the common mean is not known of any of them.
  for (const deviation of deviations) expect(deviation).toBeCloseTo(Math.sqrt(4 / 3), 6)
})

test('a variance that is known badly counts as wider', () => {
  expect(widened({ variance: 10, freedom: 12 })).toBe(12)
  expect(widened({ variance: 10, freedom: 2 })).toBe(30)
})

describe('how far windows differ', () => {
  const play = (seed: number, windows: number, spread: number) => {
    const { normal } = diceOf(seed)
    return Array.from({ length: windows }, (_, at) => judged(at, 80 + spread * normal() + 2 * normal(), 4))
  }

  test('is found, with weights that sum to one', () => {
    const { spreads, weights } = spreadWeightsOf([play(1, 400, 3)])
    expect(weights.reduce((total, one) => total + one, 0)).toBeCloseTo(1, 12)
    const mean = spreads.reduce((total, spread, at) => total + spread * (weights[at] ?? 0), 0)
    expect(mean).toBeGreaterThan(2.6)
    expect(mean).toBeLessThan(3.4)
  })

  test('is known less of one small group than of ten that share it', () => {
    const width = (groups: readonly (readonly Judged[])[]) => {
      const { spreads, weights } = spreadWeightsOf(groups)
      const moment = (power: number) =>
        spreads.reduce((total, spread, at) => total + (weights[at] ?? 0) * spread ** power, 0)
      return Math.sqrt(moment(2) - moment(1) ** 2)
    }
    const groups = Array.from({ length: 10 }, (_, at) => play(at + 10, 12, 3))
    expect(width(groups)).toBeLessThan(0.6 * width(groups.slice(0, 1)))
  })

  test('by hand: Q of four windows, two and two at either end', () => {
    // Values 78, 78, 82, 82 of variance 1: Q = 4·2² = 16 of 3 degrees. P(χ²₃ > 16) = .001134 in tables.
    const ends = [78, 78, 82, 82].map((value, at) => judged(at, value, 1))
    expect(heterogeneity(ends)).toBeCloseTo(0.001134, 5)
    expect(heterogeneity([judged(1, 80, 1)])).toBe(1)
    // Of a variance that is known by 6 degrees only, it is no proof: F = 16/3 of 3 and 6.
    expect(heterogeneity(ends.map((one) => ({ ...one, freedom: 6 })))).toBeCloseTo(0.0396, 3)
  })
})

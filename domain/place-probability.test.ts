import { expect, test } from 'vitest'
import { diceOf } from '../tests/support/dice.ts'
import { countOfShare, placeProbabilities, placesOf } from './place-probability.ts'
import type { Shrunk } from './shrinkage.ts'

const thought = (means: readonly number[], deviations: readonly number[]): Shrunk => ({
  thoughts: [{ weight: 1, means: Float64Array.from(means), deviations: Float64Array.from(deviations) }],
  ...{ means, deviations, reliabilities: means.map(() => 1), spreadVariance: 1 },
})
const thirds = { topPercent: 30, bottomPercent: 10 }

test('a share of a group is rounded down: of ten windows three and one, of nine two and none', () => {
  expect([10, 9, 29].map((windows) => [countOfShare(windows, 30), countOfShare(windows, 10)])).toEqual([
    [3, 1],
    [2, 0],
    [8, 2],
  ])
})

test('equal windows are each among the first with the share of those, exactly', () => {
  // Ten that nothing tells apart: 3/10 and 1/10 by symmetry.
  const { top, bottom } = placeProbabilities(thought(Array(10).fill(80), Array(10).fill(2)), thirds)
  for (const share of top) expect(share).toBeCloseTo(0.3, 3)
  for (const share of bottom) expect(share).toBeCloseTo(0.1, 3)
})

test('by hand: two windows, one of two', () => {
  // P(θ₁ > θ₂) with means 82 and 80 and deviations 3 and 4: Φ(2/5) = .6554.
  const { top } = placeProbabilities(thought([82, 80], [3, 4]), { topPercent: 50, bottomPercent: 50 })
  expect(top[0]).toBeCloseTo(0.6554, 4)
  expect(top[1]).toBeCloseTo(0.3446, 4)
})

test.each([12, 31, 60, 100])(
  'of %i windows the quick way names nobody whom going through would not name',
  (windows) => {
    const { normal, share } = diceOf(windows)
    const means = Array.from({ length: windows }, () => 80 + 3 * normal())
    const group = thought(
      means,
      means.map(() => 0.5 + 1.5 * share()),
    )
    const exact = placeProbabilities(group, thirds, { workMax: 1e9 })
    const quick = placeProbabilities(group, thirds, { workMax: 0 })
    const pairs = [...exact.top.keys()].flatMap((at) => [
      { exactly: exact.top[at] ?? 0, quickly: quick.top[at] ?? 0 },
      { exactly: exact.bottom[at] ?? 0, quickly: quick.bottom[at] ?? 0 },
    ])
    for (const { exactly, quickly } of pairs.filter(({ quickly }) => quickly > 0.8))
      expect(quickly - exactly).toBeLessThan(0.005)
    for (const { exactly, quickly } of pairs.filter(({ exactly }) => exactly > 0.8))
      expect(exactly - quickly).toBeLessThan(3.5 / windows)
  },
)

test('whoever is not asked about is told nothing of', () => {
  const { top } = placeProbabilities(thought([82, 80, 78], [1, 1, 1]), thirds, { isAsked: (at) => at === 1 })
  expect(top.map((share) => share === null)).toEqual([true, false, true])
})

test('places are an interval: certain where windows lie far apart, the whole group where nothing tells them apart', () => {
  const apart = placesOf(thought([90, 80, 70], [0.1, 0.1, 0.1]), 1.96)
  expect(apart).toEqual([
    { from: 1, to: 1 },
    { from: 2, to: 2 },
    { from: 3, to: 3 },
  ])
  for (const place of placesOf(thought(Array(10).fill(80), Array(10).fill(2)), 1.96))
    expect(place).toEqual({ from: 1, to: 10 })
})

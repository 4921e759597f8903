import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ageBand, lagBand, timesSubmittedBand, tripsBand, waitingBand } from './band.ts'

const bands = { ageBand, lagBand, timesSubmittedBand, tripsBand, waitingBand }

// The edges can never change: old evaluations keep their number.
test.each([
  ['ageBand', [0, 17, 18, 34, 35, 49, 50, 64, 65, 79, 80, 120], [1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6]],
  ['waitingBand', [0, 5, 6, 10, 11, 20, 21, 40, 41, 600], [1, 1, 2, 2, 3, 3, 4, 4, 5, 5]],
  ['lagBand', [0, 5, 6, 60, 61, 1440, 1441, 4320, 4321, 10_080, 10_081], [1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6]],
  ['timesSubmittedBand', [1, 2, 3, 4, 99], [1, 2, 3, 4, 4]],
  ['tripsBand', [0, 1, 2, 3, 99], [1, 2, 3, 4, 4]],
] as const)('%s of %j is %j', (name, quantities, expected) => {
  expect(quantities.map((quantity) => bands[name](quantity))).toEqual(expected)
})

describe.each(Object.entries(bands))('%s', (_name, band) => {
  test('is 0 for what is not known, and only then', () => {
    expect(band(undefined)).toBe(0)
    fc.assert(fc.property(fc.nat(), (quantity) => band(quantity) >= 1 && band(quantity) <= 9))
  })

  test('never falls as the quantity grows', () => {
    fc.assert(fc.property(fc.nat(20_000), fc.nat(20_000), (a, b) => band(a) <= band(a + b)))
  })
})

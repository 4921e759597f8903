import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findNumberMax } from './challenge.ts'

const rules = { fromClientPerMinute: 5, atWindowPerMinute: 20, numberMaxBase: 100, numberMaxCeiling: 1600 }

test.each([
  [0, 0, undefined],
  [5, 20, undefined],
  [6, 0, 100],
  [0, 21, 100],
  [10, 0, 200],
  [5, 40, 200],
  [20, 0, 400],
  [1000, 1000, 1600],
])('%s from a client, %s at a window: %s', (fromClient, atWindow, numberMax) => {
  expect(findNumberMax({ fromClient, atWindow }, rules)).toBe(numberMax)
})

test('more pressure never asks for less, and never for more than the ceiling', () => {
  const pressure = fc.record({ fromClient: fc.nat(10_000), atWindow: fc.nat(10_000) })
  fc.assert(
    fc.property(pressure, fc.nat(100), (one, more) => {
      const less = findNumberMax(one, rules) ?? 0
      const asked = findNumberMax({ fromClient: one.fromClient + more, atWindow: one.atWindow + more }, rules) ?? 0
      expect(asked).toBeGreaterThanOrEqual(less)
      expect(asked).toBeLessThanOrEqual(rules.numberMaxCeiling)
    }),
  )
})

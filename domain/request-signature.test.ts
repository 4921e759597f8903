import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isSignatureTimely, nonceKeptUntil } from './request-signature.ts'

const rules = { signatureSecondsMax: 300, clockSkewSeconds: 60 }
const second = 1000
const now = Date.UTC(2026, 0, 5)
const at = now / second

test.each([
  ['just made', 0, 300, true],
  ['made by a clock that is a minute ahead', 60, 120, true],
  ['made by a clock that is further ahead', 61, 120, false],
  ['over, but by less than the clocks may differ', -100, -59, true],
  ['over', -100, -60, false],
  ['made to last for longer than it may', 0, 301, false],
  ['over before it was made', 0, 0, false],
])('a signature that is %s', (_what, created, expires, isTimely) => {
  expect(isSignatureTimely({ created: at + created, expires: at + expires }, now, rules)).toBe(isTimely)
})

test('as long as a signature is taken its nonce is remembered', () => {
  const offset = fc.integer({ min: -2000, max: 2000 })
  fc.assert(
    fc.property(offset, offset, offset, (created, expires, later) => {
      const times = { created: at + created, expires: at + expires }
      const sentAt = now + later * second
      if (isSignatureTimely(times, sentAt, rules)) expect(nonceKeptUntil(times, rules)).toBeGreaterThan(sentAt)
    }),
  )
})

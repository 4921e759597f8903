import { createHmac, randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { keyedHash } from './keyed-hash.ts'

describe('the keyed hash', () => {
  test.each([0, 1, 16, 55, 64, 65, 1000])('is HMAC-SHA-256 of %i bytes', (length) => {
    const key = randomBytes(32)
    const keyed = keyedHash(key)
    const message = randomBytes(length)
    const expected = createHmac('sha256', key).update(message).digest()
    expect(keyed(message)).toEqual(expected)
    expect(keyed(message)).toEqual(expected) // nothing is left over from the first time
  })

  test('reads text as UTF-8', () => {
    const key = randomBytes(32)
    expect(keyedHash(key)('办件号 2026')).toEqual(createHmac('sha256', key).update('办件号 2026', 'utf8').digest())
  })

  test('refuses a key that does not fit a block', () => {
    expect(() => keyedHash(randomBytes(65))).toThrow(RangeError)
  })
})

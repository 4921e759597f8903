import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sha256, solve } from './solve.ts'

const hex = (text: string) => createHash('sha256').update(text).digest('hex')
const ours = (text: string) => [...sha256(text)].map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('')

test('the solver’s SHA-256 is that of everybody, at every length', () => {
  for (let length = 0; length <= 200; length += 1) expect(ours('a'.repeat(length))).toBe(hex('a'.repeat(length)))
  const ascii = fc.string({ unit: fc.integer({ min: 32, max: 126 }).map((code) => String.fromCharCode(code)) })
  fc.assert(fc.property(ascii, (text) => void expect(ours(text)).toBe(hex(text))))
})

test('the number of a challenge is found, however far off it lies', async () => {
  for (const number of [0, 1, 4999, 5000, 9999]) {
    const asked = {
      algorithm: 'SHA-256',
      challenge: hex(`salt${number}`),
      salt: 'salt',
      signature: 's',
      maxnumber: 10_000,
    } as const
    expect(JSON.parse(atob((await solve(asked)) ?? ''))).toMatchObject({ number, salt: 'salt', signature: 's' })
  }
})

test('however long the salt is: what is the same in each try is worked out once', async () => {
  for (const length of [55, 56, 63, 64, 65, 73, 119, 128, 200]) {
    const salt = 's'.repeat(length)
    const asked = { algorithm: 'SHA-256', challenge: hex(`${salt}7`), salt, signature: 's', maxnumber: 9 } as const
    expect(await solve(asked)).toBeDefined()
  }
})

test('a challenge that has no answer is given up', async () => {
  const asked = { algorithm: 'SHA-256', challenge: hex('nothing'), salt: 'x', signature: 's', maxnumber: 3000 } as const
  expect(await solve(asked)).toBeUndefined()
})

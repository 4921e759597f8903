import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sha256, sha512 } from './sha2.ts'

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')
const both = [
  ['sha256', sha256],
  ['sha512', sha512],
] as const

test.each(both)('%s is what another program makes of every length over four blocks, and of any bytes', (name, hash) => {
  const same = (bytes: Uint8Array) => expect(hex(hash(bytes))).toBe(createHash(name).update(bytes).digest('hex'))
  for (let length = 0; length <= 520; length += 1) same(new Uint8Array(length).fill(length))
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 3000 }), (bytes) => {
      same(bytes)
    }),
  )
})

test('FIPS 180-4: “abc”', () => {
  const abc = Buffer.from('abc')
  expect(hex(sha256(abc))).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
  expect(hex(sha512(abc)).slice(0, 32)).toBe('ddaf35a193617abacc417349ae204131')
})

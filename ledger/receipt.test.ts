import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findReceipt } from './receipt.ts'

test('every receipt gives back the id and the seed it was made of', () => {
  const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length })
  fc.assert(
    fc.property(bytes(16), bytes(32), (id, seed) => {
      const text = Buffer.concat([id, seed]).toString('base64url')
      expect(text).toHaveLength(64)
      const receipt = findReceipt(text)
      expect(receipt?.id).toEqual(id)
      expect(receipt?.seed).toEqual(seed)
    }),
  )
})

test('every text of 64 letters of the alphabet is one receipt, written in one way', () => {
  const letter = fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_')
  fc.assert(
    fc.property(fc.string({ unit: letter, minLength: 64, maxLength: 64 }), (text) => {
      const receipt = findReceipt(text)
      expect(Buffer.concat([receipt?.id ?? Buffer.of(), receipt?.seed ?? Buffer.of()]).toString('base64url')).toBe(text)
    }),
  )
})

test.each([
  '',
  'A'.repeat(63),
  'A'.repeat(65),
  `${'A'.repeat(63)}=`,
  `${'A'.repeat(63)}+`,
  `${'A'.repeat(64)}\n`,
  '评'.repeat(64),
])('“%s” is no receipt', (text) => {
  expect(findReceipt(text)).toBeUndefined()
})

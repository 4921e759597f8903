import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { type BlindKeyRecord, blindKeyId, tokenMessage, tokenNullifier } from './blind-token.ts'
import type { LedgerPlatform } from './platform.ts'

const platform: LedgerPlatform = {
  sha256: (bytes) => createHash('sha256').update(bytes).digest(),
  utf8: (text) => Buffer.from(text, 'utf8'),
}
const record: BlindKeyRecord = {
  purpose: 'PUBLIC_COMMENT',
  hallCode: 'H1',
  windowCode: 'A01',
  week: '2026-11-16',
  modulus: Uint8Array.from({ length: 384 }, (_, at) => 255 - (at % 128)),
}

test('the name of a key never changes, and is another for everything that the key is for', () => {
  const id = blindKeyId(platform, record)
  expect(id).toBe('5rd3kOLn4BJ7K40QjRB2OA')
  const others: Partial<BlindKeyRecord>[] = [
    { purpose: 'CONFIDENTIAL_REPORT' },
    { hallCode: 'H2' },
    { windowCode: null },
    { week: '2026-11-23' },
    { modulus: record.modulus.slice().fill(1, 383) },
  ]
  const ids = others.map((other) => blindKeyId(platform, { ...record, ...other }))
  expect(new Set([id, ...ids]).size).toBe(6)
})

test('what is signed is the random part, what it is, and by which key; a second use is found by its hash', () => {
  const nonce = new Uint8Array(32).fill(7)
  const message = tokenMessage(platform, 'key', nonce)
  expect(Buffer.from(message)).toEqual(Buffer.concat([nonce, Buffer.from('yiping/eval-token/v1|key')]))
  expect(Buffer.from(tokenNullifier(platform, 'key', nonce))).toEqual(createHash('sha256').update(message).digest())
  expect(() => tokenMessage(platform, 'key', nonce.subarray(1))).toThrow(RangeError)
})

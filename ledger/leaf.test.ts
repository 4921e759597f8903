import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type LeafKind, leafHash, leafKinds, toLeaf } from './leaf.ts'
import type { LedgerPlatform } from './platform.ts'

const platform: LedgerPlatform = {
  sha256: (bytes) => createHash('sha256').update(bytes).digest(),
  utf8: (text) => new TextEncoder().encode(text),
}
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')
const anyKind = fc.constantFrom(...(Object.keys(leafKinds) as LeafKind[]))
const anyDigest = fc.uint8Array({ minLength: 32, maxLength: 32 })

describe('a leaf', () => {
  test('is version, kind and digest: 34 bytes', () => {
    fc.assert(
      fc.property(anyKind, anyDigest, (kind, digest) => {
        expect(hex(toLeaf(kind, digest))).toBe(`01${leafKinds[kind].toString(16).padStart(2, '0')}${hex(digest)}`)
      }),
    )
  })

  test('takes a digest of 32 bytes only', () => {
    expect(() => toLeaf('evaluation', new Uint8Array(31))).toThrow(RangeError)
    expect(() => toLeaf('evaluation', new Uint8Array(64))).toThrow(RangeError)
  })

  test('has a kind whose number was given once and for ever', () => {
    expect(leafKinds).toEqual({
      evaluation: 1,
      erasure: 2,
      validity: 3,
      invitationCounts: 4,
      configuration: 5,
      publishedFigures: 6,
      supplement: 7,
      auditSample: 8,
      handlingStep: 9,
      receiptPromise: 10,
      publicComment: 11,
      appeal: 12,
      key: 13,
      catalogue: 14,
      auditSeal: 15,
      witnessPolicy: 16,
    })
  })
})

describe('the hash of a leaf, as RFC 6962 §2.1 has it', () => {
  // The known hash of the empty leaf, and of the second leaf of the reference tree of Certificate Transparency.
  test.each([
    ['', '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d'],
    ['00', '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7'],
    ['10', '0298d122906dcfc10892cb53a73992fc5b9f493ea4c9badb27b791b4127a7fe7'],
    ['2021', '07506a85fd9dd2f120eb694f86011e5bb4662e5c415a62917033d4a9624487e7'],
  ])('of “%s”', (bytes, hash) => {
    expect(hex(leafHash(platform, Buffer.from(bytes, 'hex')))).toBe(hash)
  })

  test('no inner node can pass for a leaf', () => {
    fc.assert(
      fc.property(anyDigest, anyDigest, (left, right) => {
        const inner = createHash('sha256').update(Buffer.of(1)).update(left).update(right).digest()
        expect(hex(leafHash(platform, Buffer.concat([left, right])))).not.toBe(hex(inner))
      }),
    )
  })
})

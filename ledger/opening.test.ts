import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findHex, toHex } from './hex.ts'
import { type EvaluationField, isOpened, type Opening, openFields, openingsDigest, writeOpening } from './opening.ts'
import type { LedgerPlatform } from './platform.ts'
import { type EvaluationRecord, evaluationDigest, evaluationFields, remainsOf } from './record.ts'

const platform: LedgerPlatform = {
  sha256: (bytes) => createHash('sha256').update(bytes).digest(),
  utf8: (text) => new TextEncoder().encode(text),
}
const seed = new Uint8Array(32).fill(7)
const record: EvaluationRecord = {
  id: '0193570a-0000-7000-8000-000000000001',
  at: 498_000,
  window: 'YP-TRIAL-01/A01',
  item: '11990102MB0000000T1000000000002',
  staff: '1001',
  channel: 'QR_CODE',
  scores: { grade: 1, dimensions: { attitude: 2 } },
  reasons: ['101'],
  ticket: 'abc',
  comment: '排队太久',
  contact: null,
  rules: 3,
  origin: 'ACTIVE',
  counted: { serviceDay: '2026-11-20', reasonPending: false },
}
/** Of before it was committed to what counts a record. */
const { origin: _origin, counted: _counted, ...earlier } = record
const digest = evaluationDigest(platform, seed, record)
const fields: readonly EvaluationField[] = ['at', 'window', 'item', 'scores']
const valuesOf = (opened: readonly EvaluationField[]): Opening['values'] =>
  Object.fromEntries(opened.map((field) => [field, record[field]]))

function withoutCounting({ origin: _1, counted: _2, ...commitments }: Opening['commitments']) {
  return commitments
}

function open(opened: readonly EvaluationField[] = fields): Opening {
  const found = openFields(platform, { seed }, { record, digest, fields: opened })
  if (found === undefined) throw new Error('it is the record')
  return writeOpening(digest, valuesOf(opened), found)
}

describe('an opening', () => {
  test('of whichever fields gives back the digest, with no salt of any other', () => {
    fc.assert(
      fc.property(fc.subarray([...evaluationFields]), (opened) => {
        const opening = open(opened)
        expect(isOpened(platform, opening)).toBe(true)
        expect(Object.keys(opening.salts)).toEqual(evaluationFields.filter((field) => opened.includes(field)))
        expect(Object.keys(opening.commitments)).toEqual(evaluationFields.filter((field) => !opened.includes(field)))
      }),
    )
  })

  test('of a record of before, which committed to fewer fields, names those and no other', () => {
    const ofBefore = evaluationDigest(platform, seed, earlier)
    expect(ofBefore).not.toEqual(digest)
    const found = openFields(platform, { seed }, { record: earlier, digest: ofBefore, fields })
    if (found === undefined) throw new Error('it is the record')
    const opening = writeOpening(ofBefore, valuesOf(fields), found)
    expect(isOpened(platform, opening)).toBe(true)
    expect(Object.keys(opening.commitments)).not.toContain('origin')
    expect(openFields(platform, { seed }, { record, digest: ofBefore, fields })).toBeUndefined()
    expect(openFields(platform, { seed }, { record: earlier, digest, fields })).toBeUndefined()
  })

  test('in which anything was changed, left out or put in is none', () => {
    const good = open()
    const { at: salt, ...otherSalts } = good.salts
    const { comment: _, ...otherCommitments } = good.commitments
    const bad: readonly Opening[] = [
      { ...good, values: { ...good.values, scores: { grade: 5, dimensions: null } } },
      { ...good, values: { ...good.values, at: 498_001 } },
      { ...good, values: { ...good.values, at: 498_000.5 } },
      { ...good, salts: { ...good.salts, at: good.salts.item } },
      { ...good, salts: otherSalts },
      { ...good, salts: { ...good.salts, at: salt?.toUpperCase() } },
      { ...good, salts: { ...good.salts, comment: salt } },
      { ...good, commitments: otherCommitments },
      { ...good, commitments: { ...good.commitments, at: salt } },
      { ...good, commitments: { ...good.commitments, id: good.commitments.staff } },
      { ...good, commitments: withoutCounting(good.commitments) },
      { ...good, commitments: { ...good.commitments, origin: undefined } },
      { ...good, digest: '00'.repeat(32) },
      { ...good, digest: '' },
    ]
    expect(bad.map((each) => isOpened(platform, each))).toEqual(bad.map(() => false))
  })

  test('cannot be made of a record that is not the one that was committed to', () => {
    const better = { ...record, scores: { grade: 5, dimensions: null } }
    expect(openFields(platform, { seed }, { record: better, digest, fields })).toBeUndefined()
    expect(openFields(platform, { seed: new Uint8Array(32) }, { record, digest, fields })).toBeUndefined()
  })
})

describe('an erased record', () => {
  const remains = remainsOf(platform, seed, evaluationFields, { comment: record.comment, contact: null })
  const left = { ...record, comment: null }

  test('is opened by what remains of it, as it would have been before', () => {
    const found = openFields(platform, { remains }, { record: left, digest, fields })
    expect(found && writeOpening(digest, valuesOf(fields), found)).toEqual(open())
  })

  test('cannot be opened where a field went, or nothing remains', () => {
    expect(openFields(platform, { remains }, { record: left, digest, fields: ['comment'] })).toBeUndefined()
    const none = { salts: {}, commitments: {} }
    expect(openFields(platform, { remains: none }, { record: left, digest, fields })).toBeUndefined()
  })
})

test('the digest of openings is that of their digests, whatever their order', () => {
  const [one, other] = ['11'.repeat(32), '22'.repeat(32)]
  const expected = createHash('sha256')
    .update('yiping/openings/v1\0')
    .update(Buffer.from(one + other, 'hex'))
    .digest('hex')
  expect(toHex(openingsDigest(platform, [other, one]))).toBe(expected)
  expect(toHex(openingsDigest(platform, []))).toBe(createHash('sha256').update('yiping/openings/v1\0').digest('hex'))
})

test('hex is read as it is written, and nothing else', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      expect(findHex(toHex(bytes))).toEqual(bytes)
    }),
  )
  expect(['0', 'AA', '0g', ' 00'].map(findHex)).toEqual([undefined, undefined, undefined, undefined])
})

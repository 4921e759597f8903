import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CanonValue } from './canon.ts'
import type { LedgerPlatform } from './platform.ts'
import {
  commitField,
  digestCommitments,
  type EvaluationRecord,
  evaluationDigest,
  evaluationFields,
  fieldSalt,
  publicCommentDigest,
  publicCommentFields,
  supplementDigest,
  supplementFields,
} from './record.ts'

const platform: LedgerPlatform = {
  sha256: (bytes) => createHash('sha256').update(bytes).digest(),
  utf8: (text) => new TextEncoder().encode(text),
}

// A second writing of the same promise, from its description and nothing else: what an outside verifier would write.
const sha = (...parts: (string | Uint8Array)[]) => {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest()
}
const told = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(told).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  // Not by way of another object: that would put a member called 0 before one without a name.
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${members.map(([member, inner]) => `${JSON.stringify(member)}:${told(inner)}`).join(',')}}`
}
const anotherDigest = (seed: Uint8Array, fields: readonly string[], record: Record<string, unknown>) =>
  sha(
    'yiping/record/v1\0',
    ...fields.map((field) =>
      sha(
        'yiping/commit/v1\0',
        field,
        Buffer.of(0),
        sha('yiping/salt/v1\0', field, Buffer.of(0), seed),
        told(record[field]),
      ),
    ),
  )

interface Vectors {
  readonly seed: string
  readonly opened: readonly { readonly field: string; readonly salt: string; readonly commitment: string }[]
  readonly records: readonly {
    readonly kind: 'evaluation' | 'supplement' | 'publicComment'
    readonly record: Record<string, CanonValue>
    readonly digest: string
  }[]
}
const golden = JSON.parse(readFileSync(join(import.meta.dirname, 'record.golden.json'), 'utf8')) as Vectors
/** Of records of before, fewer. */
const toldOf = (fields: readonly string[], record: object) => fields.filter((field) => field in record)
const goldenSeed = Buffer.from(golden.seed, 'hex')
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')

const kinds = {
  evaluation: { fields: evaluationFields, digest: evaluationDigest, seedOf: (seed: Uint8Array) => seed },
  supplement: {
    fields: supplementFields,
    digest: supplementDigest,
    seedOf: (seed: Uint8Array) => sha('yiping/supplement-seed/v1\0', seed),
  },
  publicComment: { fields: publicCommentFields, digest: publicCommentDigest, seedOf: (seed: Uint8Array) => seed },
}
const digestOf = (kind: keyof typeof kinds, seed: Uint8Array, record: Record<string, CanonValue>) =>
  (kinds[kind].digest as (platform: LedgerPlatform, seed: Uint8Array, record: unknown) => Uint8Array)(
    platform,
    seed,
    record,
  )

describe('the digests that have gone into the world can never change', () => {
  test.each(golden.records.map((vector, index) => [vector.kind, index, vector] as const))(
    '%s %i',
    (kind, _index, vector) => {
      expect(hex(digestOf(kind, goldenSeed, vector.record))).toBe(vector.digest)
      const { fields, seedOf } = kinds[kind]
      expect(hex(anotherDigest(seedOf(goldenSeed), toldOf(fields, vector.record), vector.record))).toBe(vector.digest)
    },
  )

  test('nor can the salts, nor what opens a field', () => {
    const record = golden.records[4]?.record ?? {}
    for (const { field, salt, commitment } of golden.opened) {
      expect(hex(fieldSalt(platform, goldenSeed, field))).toBe(salt)
      expect(hex(commitField(platform, field, Buffer.from(salt, 'hex'), record[field] as CanonValue))).toBe(commitment)
    }
    expect(golden.opened.map(({ field }) => field)).toEqual(evaluationFields)
  })

  test('the first of them, written down once more', () => {
    expect(golden.records[0]?.digest).toBe('0c7f2b8639e86bd94c44f772b23f2dd02e87551f406192217b81f609d51da3d8')
  })
})

const seed = fc.uint8Array({ minLength: 32, maxLength: 32 })
const text = fc.string({ unit: 'grapheme' }).map((value) => value.normalize('NFC'))
const value: fc.Arbitrary<CanonValue> = fc.oneof(
  text,
  fc.maxSafeInteger(),
  fc.constant(null),
  fc.array(text, { maxLength: 3 }),
  fc.dictionary(text, fc.nat(10), { maxKeys: 3, noNullPrototype: true }),
)
const anyRecord = fc.record(
  Object.fromEntries(evaluationFields.map((field) => [field, value])),
) as unknown as fc.Arbitrary<EvaluationRecord>
const anyField = fc.constantFrom(...evaluationFields)

describe('a digest is a commitment to every field', () => {
  test('and is what the second writing says it is', () => {
    fc.assert(
      fc.property(seed, anyRecord, (secret, record) => {
        expect(hex(evaluationDigest(platform, secret, record))).toBe(
          hex(anotherDigest(secret, evaluationFields, record)),
        )
      }),
    )
  })

  test('any other value of any field gives another digest', () => {
    fc.assert(
      fc.property(seed, anyRecord, anyField, value, (secret, record, field, other) => {
        fc.pre(told(record[field]) !== told(other))
        const changed = { ...record, [field]: other }
        expect(evaluationDigest(platform, secret, changed)).not.toEqual(evaluationDigest(platform, secret, record))
      }),
    )
  })

  test('so does another seed: five grades cannot be guessed from it', () => {
    fc.assert(
      fc.property(seed, anyRecord, fc.nat(31), fc.integer({ min: 1, max: 255 }), (secret, record, at, flip) => {
        const other = Uint8Array.from(secret)
        other[at] = (other[at] ?? 0) ^ flip
        expect(evaluationDigest(platform, other, record)).not.toEqual(evaluationDigest(platform, secret, record))
      }),
    )
  })

  test('two values that changed places are noticed', () => {
    const record = golden.records[0]?.record as unknown as EvaluationRecord
    const swapped = { ...record, window: record.item, item: record.window }
    expect(evaluationDigest(platform, goldenSeed, swapped)).not.toEqual(evaluationDigest(platform, goldenSeed, record))
  })
})

describe('a field is opened, or erased for ever, without the others', () => {
  test('with its salt and its value alone, beside the commitments of the rest', () => {
    fc.assert(
      fc.property(seed, anyRecord, anyField, (secret, record, shown) => {
        const commitments = evaluationFields.map((field) =>
          commitField(platform, field, fieldSalt(platform, secret, field), record[field] as CanonValue),
        )
        const digest = evaluationDigest(platform, secret, record)
        // What the public is given: one salt, one value, and the other commitments, which tell nothing.
        const salt = fieldSalt(platform, secret, shown)
        const opened = commitments.map((commitment, index) =>
          evaluationFields[index] === shown
            ? commitField(platform, shown, salt, record[shown] as CanonValue)
            : commitment,
        )
        expect(hex(digestCommitments(platform, opened))).toBe(hex(digest))
      }),
    )
  })

  test('the salt of one field opens no other', () => {
    fc.assert(
      fc.property(seed, anyField, anyField, (secret, a, b) => {
        fc.pre(a !== b)
        expect(fieldSalt(platform, secret, a)).not.toEqual(fieldSalt(platform, secret, b))
      }),
    )
  })
})

test('a seed has 32 bytes', () => {
  expect(() => fieldSalt(platform, new Uint8Array(31), 'id')).toThrow(RangeError)
  expect(() => fieldSalt(platform, new Uint8Array(33), 'id')).toThrow(RangeError)
})

test('what is added later is proven by the same receipt, under salts of its own', () => {
  const record = golden.records.find(({ kind }) => kind === 'supplement')?.record ?? {}
  const underTheSameSeed = anotherDigest(goldenSeed, supplementFields, record)
  expect(hex(digestOf('supplement', goldenSeed, record))).not.toBe(hex(underTheSameSeed))
})

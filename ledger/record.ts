import { type CanonValue, canon } from './canon.ts'
import { toHex } from './hex.ts'
import type { LedgerPlatform } from './platform.ts'

/**
 * The digest of a record: a commitment to each of its fields, each under a salt of its own, all salts derived from one seed
 * that only the citizen's receipt and the vault hold. Any field can be opened, or erased for ever, without the others; five
 * possible grades cannot be guessed from the digest. The strings below go into digests: they never change.
 */

/**
 * Fields in their fixed order, for each kind of record. Another one is only ever added at the end: records of before have the digest of
 * those that stood there then (`fieldsIn`).
 */
export const evaluationFields = [
  'id',
  'at',
  'window',
  'item',
  'staff',
  'channel',
  'scores',
  'reasons',
  'ticket',
  'comment',
  'contact',
  'rules',
  // Whether it counts at all, and where and as what: none of it was said by whoever evaluated.
  'origin',
  'counted',
] as const
export const supplementFields = ['id', 'at', 'of', 'scores', 'reasons', 'comment', 'rules'] as const
export const publicCommentFields = ['id', 'at', 'window', 'channel', 'scores', 'comment', 'rules', 'counted'] as const

/** Fields that records of before have not committed to. */
const addedFields = ['origin', 'counted'] as const
type AddedField = (typeof addedFields)[number]
const earlierFields = new Map(
  [evaluationFields, supplementFields, publicCommentFields].map(
    (fields) => [fields, fields.filter((field) => !isAdded(field))] as [readonly string[], readonly string[]],
  ),
)

/**
 * The fields that a record has committed to: all, or those of before.
 * @param told whatever names its fields: values, salts or commitments by them
 */
export function fieldsIn<Field extends string>(fields: readonly Field[], told: object): readonly Field[] {
  const isWhole = addedFields.some((field) => field in told)
  return isWhole ? fields : ((earlierFields.get(fields) ?? fields) as readonly Field[])
}

function isAdded(field: string): field is AddedField {
  return addedFields.some((added) => added === field)
}

type RecordOf<Field extends string> = { readonly [field in Exclude<Field, AddedField>]: CanonValue } & {
  /** Missing in records of before. */
  readonly [field in Extract<Field, AddedField>]?: CanonValue
}
export type EvaluationRecord = RecordOf<(typeof evaluationFields)[number]>
export type SupplementRecord = { readonly [field in (typeof supplementFields)[number]]: CanonValue }
export type PublicCommentRecord = RecordOf<(typeof publicCommentFields)[number]>

/** Length of a seed in bytes. */
const seedLength = 32
const hashLength = 32
const nothing = new Uint8Array(0)

const ascii = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0))
const recordPrefix = ascii('yiping/record/v1\0')
/** The fields have few names: their prefixes are spelt once. */
const prefixes = { salt: new Map<string, Uint8Array>(), commit: new Map<string, Uint8Array>() }

function prefixOf(kind: 'salt' | 'commit', field: string): Uint8Array {
  let prefix = prefixes[kind].get(field)
  if (prefix === undefined) {
    prefix = ascii(`yiping/${kind}/v1\0${field}\0`)
    prefixes[kind].set(field, prefix)
  }
  return prefix
}

/** salt = SHA-256("yiping/salt/v1\0" ‖ field ‖ 0x00 ‖ seed). The seed comes last and has a fixed length. */
export function fieldSalt(platform: LedgerPlatform, seed: Uint8Array, field: string): Uint8Array {
  if (seed.length !== seedLength) throw new RangeError('a seed has 32 bytes')
  return platform.sha256(join(prefixOf('salt', field), seed))
}

/** commitment = SHA-256("yiping/commit/v1\0" ‖ field ‖ 0x00 ‖ salt ‖ canon(value)). */
export function commitField(platform: LedgerPlatform, field: string, salt: Uint8Array, value: CanonValue): Uint8Array {
  return platform.sha256(join(prefixOf('commit', field), salt, platform.utf8(canon(value))))
}

/** digest = SHA-256("yiping/record/v1\0" ‖ commitments in the fixed order). */
export function digestCommitments(platform: LedgerPlatform, commitments: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(commitments.length * hashLength)
  for (const [index, commitment] of commitments.entries()) all.set(commitment, index * hashLength)
  return platform.sha256(join(recordPrefix, all))
}

export function evaluationDigest(platform: LedgerPlatform, seed: Uint8Array, record: EvaluationRecord): Uint8Array {
  return digestRecord(platform, seed, evaluationFields, record)
}

export function supplementDigest(platform: LedgerPlatform, seed: Uint8Array, record: SupplementRecord): Uint8Array {
  return digestRecord(platform, supplementSeed(platform, seed), supplementFields, record)
}

/** What somebody says later of the same service, by its kind: 改评, 追评. */
export function laterDigest(
  platform: LedgerPlatform,
  seed: Uint8Array,
  kind: LaterKind,
  record: SupplementRecord,
): Uint8Array {
  return digestRecord(platform, laterSeed(platform, seed, kind), supplementFields, record)
}

export function publicCommentDigest(
  platform: LedgerPlatform,
  seed: Uint8Array,
  record: PublicCommentRecord,
): Uint8Array {
  return digestRecord(platform, seed, publicCommentFields, record)
}

/** What a digest is still proved with after some of its fields were erased, in hex. */
export interface Remains {
  /** Of the fields that stay. */
  readonly salts: Readonly<Record<string, string>>
  /** To the fields that went: without their salts, nothing can be learnt from them. */
  readonly commitments: Readonly<Record<string, string>>
}

/** The seed goes, and with it every salt that is not kept here. */
export function remainsOf(
  platform: LedgerPlatform,
  seed: Uint8Array,
  fields: readonly string[],
  erased: Readonly<Record<string, CanonValue>>,
): Remains {
  const salts: Record<string, string> = {}
  const commitments: Record<string, string> = {}
  for (const field of fields) {
    const salt = fieldSalt(platform, seed, field)
    const value = erased[field]
    if (value === undefined) salts[field] = toHex(salt)
    else commitments[field] = toHex(commitField(platform, field, salt, value))
  }
  return { salts, commitments }
}

/** What is logged of an erasure: which record, which of its fields, on which basis, when. Nothing in it is secret. */
export interface ErasureRecord {
  readonly id: string
  readonly fields: readonly string[]
  readonly basis: string
  /** Milliseconds since 1970. */
  readonly at: number
}

/** digest = SHA-256("yiping/erasure/v1\0" ‖ canon({at, basis, fields, id})): everybody may compute it, so nothing is salted. */
export function erasureDigest(platform: LedgerPlatform, { id, fields, basis, at }: ErasureRecord): Uint8Array {
  return platform.sha256(
    join(ascii('yiping/erasure/v1\0'), platform.utf8(canon({ id, fields: [...fields], basis, at }))),
  )
}

/** The same receipt proves what was added later: its seed follows from the first. */
export function supplementSeed(platform: LedgerPlatform, seed: Uint8Array): Uint8Array {
  return platform.sha256(join(ascii('yiping/supplement-seed/v1\0'), seed))
}

export type LaterKind = 'REVISION' | 'SUPPLEMENTARY'

/** Each kind has a seed of its own: what is opened of one opens nothing of another. */
export function laterSeed(platform: LedgerPlatform, seed: Uint8Array, kind: LaterKind): Uint8Array {
  return platform.sha256(join(ascii(`yiping/later-seed/v1\0${kind}\0`), seed))
}

function digestRecord<Field extends string>(
  platform: LedgerPlatform,
  seed: Uint8Array,
  fields: readonly Field[],
  record: { readonly [field in Field]?: CanonValue },
): Uint8Array {
  return digestCommitments(
    platform,
    fieldsIn(fields, record).map((field) =>
      commitField(platform, field, fieldSalt(platform, seed, field), record[field] as CanonValue),
    ),
  )
}

/**
 * What is hashed is put together here: to make an array for each of the two dozen inputs of a record would take longer than
 * to hash them. Every use hashes it before the next one begins.
 */
let desk = new Uint8Array(1024)

/** An ASCII prefix and what follows it. The result is only valid until the next call. */
function join(prefix: Uint8Array, first: Uint8Array, second: Uint8Array = nothing): Uint8Array {
  const length = prefix.length + first.length + second.length
  if (length > desk.length) desk = new Uint8Array(2 * length)
  desk.set(prefix)
  desk.set(first, prefix.length)
  if (second.length > 0) desk.set(second, prefix.length + first.length)
  return desk.subarray(0, length)
}

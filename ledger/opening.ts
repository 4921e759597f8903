import { isSame } from './bytes.ts'
import type { CanonValue } from './canon.ts'
import { findHex, toHex } from './hex.ts'
import type { LedgerPlatform } from './platform.ts'
import {
  commitField,
  digestCommitments,
  type EvaluationRecord,
  evaluationFields,
  fieldSalt,
  fieldsIn,
  type Remains,
} from './record.ts'

export type EvaluationField = (typeof evaluationFields)[number]

/** What an opening is handed out as: its public fields with their salts, and of every other field the commitment alone. Hex. */
export interface Opening {
  readonly digest: string
  /** Exactly as they were committed to. */
  readonly values: { readonly [Field in EvaluationField]?: CanonValue | undefined }
  readonly salts: { readonly [Field in EvaluationField]?: string | undefined }
  readonly commitments: { readonly [Field in EvaluationField]?: string | undefined }
}

/** Where the salts of a record come from: the seed, or what was kept of it when it was erased. */
export type SaltSource = { readonly seed: Uint8Array } | { readonly remains: Remains }

export interface OpenedFields {
  /** Of the opened fields, in their fixed order. */
  readonly salts: readonly Uint8Array[]
  /** To all others, in their fixed order. */
  readonly commitments: readonly Uint8Array[]
}

/**
 * Opens some fields of a record.
 * @param record what was committed to, of an erased record without the fields that went
 * @returns undefined where the digest does not follow from it: then it is not what was committed to, or too little of it is left
 */
export function openFields(
  platform: LedgerPlatform,
  source: SaltSource,
  { record, digest, fields }: { record: EvaluationRecord; digest: Uint8Array; fields: readonly EvaluationField[] },
): OpenedFields | undefined {
  const salts: Uint8Array[] = []
  const commitments: Uint8Array[] = []
  const all: Uint8Array[] = []
  for (const field of fieldsIn(evaluationFields, record)) {
    const isOpened = fields.includes(field)
    const salt = findSalt(platform, source, field)
    const commitment =
      salt === undefined ? findKept(source, field) : commitField(platform, field, salt, record[field] as CanonValue)
    if (commitment === undefined || (isOpened && salt === undefined)) return undefined
    all.push(commitment)
    if (isOpened) salts.push(salt as Uint8Array)
    else commitments.push(commitment)
  }
  return isSame(digestCommitments(platform, all), digest) ? { salts, commitments } : undefined
}

function findSalt(platform: LedgerPlatform, source: SaltSource, field: EvaluationField): Uint8Array | undefined {
  return 'seed' in source ? fieldSalt(platform, source.seed, field) : findHex32(source.remains.salts[field])
}

const findKept = (source: SaltSource, field: EvaluationField) =>
  'seed' in source ? undefined : findHex32(source.remains.commitments[field])

/** As it is handed out. @param values of the opened fields */
export function writeOpening(digest: Uint8Array, values: Opening['values'], opened: OpenedFields): Opening {
  const isOpened = (field: EvaluationField) => values[field] !== undefined
  // Records of before have committed to fewer, which are the first of them.
  const all = evaluationFields.slice(0, opened.salts.length + opened.commitments.length)
  const pair = (fields: readonly EvaluationField[], bytes: readonly Uint8Array[]) =>
    Object.fromEntries(fields.map((field, at) => [field, toHex(bytes[at] as Uint8Array)]))
  return {
    digest: toHex(digest),
    values,
    salts: pair(all.filter(isOpened), opened.salts),
    commitments: pair(
      all.filter((field) => !isOpened(field)),
      opened.commitments,
    ),
  }
}

/** Whether an opening is what its digest commits to: each field of the fixed order is either opened or closed, and the digest follows. Never throws. */
export function isOpened(platform: LedgerPlatform, { digest, values, salts, commitments }: Opening): boolean {
  const all: Uint8Array[] = []
  for (const field of fieldsIn(evaluationFields, { ...values, ...salts, ...commitments })) {
    const value = values[field]
    const salt = findHex32(salts[field])
    const closed = findHex32(commitments[field])
    if (value !== undefined && salt !== undefined && commitments[field] === undefined) {
      const commitment = findCommitment(platform, field, salt, value)
      if (commitment === undefined) return false
      all.push(commitment)
    } else if (value === undefined && salts[field] === undefined && closed !== undefined) all.push(closed)
    else return false
  }
  const claimed = findHex32(digest)
  return claimed !== undefined && isSame(digestCommitments(platform, all), claimed)
}

/** A value that has no canonical form was never committed to. */
function findCommitment(platform: LedgerPlatform, field: EvaluationField, salt: Uint8Array, value: CanonValue) {
  try {
    return commitField(platform, field, salt, value)
  } catch {
    return undefined
  }
}

function findHex32(text: string | undefined): Uint8Array | undefined {
  const bytes = text === undefined ? undefined : findHex(text)
  return bytes?.length === 32 ? bytes : undefined
}

const tag = 'yiping/openings/v1\0'

/** What published figures say of the openings that they count: SHA-256("yiping/openings/v1\0" ‖ their digests, sorted). */
export function openingsDigest(platform: LedgerPlatform, digests: readonly string[]): Uint8Array {
  const bytes = [...digests].sort().map((digest) => findHex32(digest) ?? new Uint8Array(0))
  const all = new Uint8Array(tag.length + 32 * bytes.length)
  all.set(platform.utf8(tag))
  for (const [at, digest] of bytes.entries()) all.set(digest, tag.length + 32 * at)
  return platform.sha256(all)
}

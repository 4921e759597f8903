import { isSame } from './bytes.ts'
import { type CanonValue, canon } from './canon.ts'
import { leafHash, type leafKinds, leafOfKind } from './leaf.ts'
import type { LedgerPlatform } from './platform.ts'
import { findReceipt } from './receipt.ts'
import {
  commitField,
  digestCommitments,
  type ErasureRecord,
  erasureDigest,
  evaluationFields,
  fieldSalt,
  fieldsIn,
  laterSeed,
  publicCommentFields,
  supplementFields,
  supplementSeed,
} from './record.ts'

/**
 * The receipt file: everything with which the citizen proves, to anybody and without the platform, what he said and that it stands in the log. Its seed opens
 * the record: whoever holds the file can read what is in it.
 */
export interface ReceiptFile {
  readonly format: typeof receiptFormat
  readonly kind: ReceiptKind
  /** The 64 characters. */
  readonly receipt: string
  /** Its fields as they were committed to, but for those that were erased; absent in a file that was saved without a connection. */
  readonly record?: { readonly [field: string]: CanonValue }
  /** The commitments to fields that were erased, in hex by their names. */
  readonly erased?: { readonly [field: string]: string }
  /** What the log says of that erasure: without it nobody knows whether it was one. */
  readonly erasure?: LoggedErasure
  /** As `writePromise` writes it. */
  readonly promise?: string
  /** As `writeInclusion` writes it. */
  readonly proof?: string
  /** What the platform says its keys are; whoever checks trusts his own list. */
  readonly vkeys: readonly string[]
}

/** An erasure as its leaf was made of it; the record is the one in the file. */
interface LoggedErasure extends Omit<ErasureRecord, 'id'> {
  /** As `writeInclusion` writes it: of the leaf of the erasure. */
  readonly proof?: string
}

export const receiptFormat = 'yiping.receipt/v1'
const receiptKinds = ['evaluation', 'reasons', 'REVISION', 'SUPPLEMENTARY', 'publicComment'] as const
export type ReceiptKind = (typeof receiptKinds)[number]

const kinds = { evaluation: 1, erasure: 2, supplement: 7, publicComment: 11 } as const satisfies Partial<
  typeof leafKinds
>

/** Four kinds can stand behind one receipt, with words in each: no honest file is longer. In characters. */
const textMax = 200_000
const filesMax = 4
const partsMax = 20
const partMax = 20_000

/** What may be erased of a person’s words. A grade, a place or a time that is withheld was not erased for his sake. */
export const erasableFields: readonly string[] = ['comment', 'contact']

/** The fields of this kind of record, in the order in which they are committed to. */
export const fieldsOfKind = (kind: ReceiptKind): readonly string[] =>
  kind === 'evaluation' ? evaluationFields : kind === 'publicComment' ? publicCommentFields : supplementFields

/** Of what a receipt is the receipt: that record itself, or the one to which this was added. */
export const ownerField = (kind: ReceiptKind): 'id' | 'of' =>
  kind === 'evaluation' || kind === 'publicComment' ? 'id' : 'of'

/** One record is an object, several behind the same receipt are a list. */
export function writeReceiptFiles(files: readonly ReceiptFile[]): string {
  return `${JSON.stringify(files.length === 1 ? files[0] : files, null, 1)}\n`
}

/** undefined for what is no receipt file; whether it holds is another question. A member that nobody knows is not passed over. Never throws. */
export function findReceiptFiles(text: string): readonly ReceiptFile[] | undefined {
  if (text.length > textMax) return undefined
  try {
    const told: unknown = JSON.parse(text.replace(/^\ufeff/, ''))
    const list: readonly unknown[] = Array.isArray(told) ? told : [told]
    return list.length > 0 && list.length <= filesMax && list.every(isReceiptFile) ? list : undefined
  } catch {
    return undefined
  }
}

const members = ['format', 'kind', 'receipt', 'record', 'erased', 'erasure', 'promise', 'proof', 'vkeys']
const erasureMembers = ['fields', 'basis', 'at', 'proof']

function isReceiptFile(told: unknown): told is ReceiptFile {
  if (!isObject(told) || !hasOnly(told, members)) return false
  const { format, kind, receipt, record, erased, erasure, promise, proof, vkeys } = told
  return (
    format === receiptFormat &&
    receiptKinds.some((each) => each === kind) &&
    typeof receipt === 'string' &&
    findReceipt(receipt) !== undefined &&
    [promise, proof].every((part) => part === undefined || isPart(part)) &&
    isParts(vkeys) &&
    hasFields(kind as ReceiptKind, record, erased) &&
    (erasure === undefined || (erased !== undefined && isErasure(erasure)))
  )
}

const hasOnly = (told: object, names: readonly string[]) => Object.keys(told).every((member) => names.includes(member))

function isErasure(told: unknown): boolean {
  if (!isObject(told) || !hasOnly(told, erasureMembers)) return false
  const { fields, basis, at, proof } = told
  return (
    isParts(fields) &&
    isPart(basis) &&
    typeof at === 'number' &&
    (proof === undefined || isPart(proof)) &&
    // Throws for what has no canonical form.
    canon([fields, basis as string, at]) !== ''
  )
}

const isPart = (part: unknown) => typeof part === 'string' && part.length <= partMax
const isParts = (told: unknown): told is string[] =>
  Array.isArray(told) && told.length <= partsMax && told.every(isPart)
const isObject = (told: unknown): told is Readonly<Record<string, unknown>> =>
  typeof told === 'object' && told !== null && !Array.isArray(told)

/** Each field stands there as it was, or as the commitment to what was erased: one of the two, and nothing else. */
function hasFields(kind: ReceiptKind, record: unknown, erased: unknown): boolean {
  if (record === undefined) return erased === undefined
  if (!isObject(record) || !(erased === undefined || isObject(erased))) return false
  const gone = erased ?? {}
  const told = [...Object.keys(record), ...Object.keys(gone)].sort()
  const fields = fieldsIn(fieldsOfKind(kind), { ...record, ...gone })
  // Throws for what has no canonical form.
  canon(record as { [field: string]: CanonValue })
  return (
    told.join() === [...fields].sort().join() &&
    Object.keys(gone).every((field) => /^[0-9a-f]{64}$/.test(String(gone[field])))
  )
}

/** The hash under which a record stands in the log, computed anew from what the file says; undefined where it does not say what was given. */
export function leafHashOf(platform: LedgerPlatform, file: ReceiptFile): Uint8Array | undefined {
  const { kind, record, erased = {} } = file
  const receipt = findReceipt(file.receipt)
  if (receipt === undefined || record === undefined) return undefined
  const seed = seedOf(platform, kind, receipt.seed)
  const commitments = fieldsIn(fieldsOfKind(kind), { ...record, ...erased }).map((field) => {
    const gone = erased[field]
    if (gone !== undefined) return fromHex(gone)
    return commitField(platform, field, fieldSalt(platform, seed, field), record[field] as CanonValue)
  })
  const isAdded = ownerField(kind) === 'of'
  const digest = digestCommitments(platform, commitments)
  return leafHash(
    platform,
    leafOfKind(kinds[isAdded ? 'supplement' : (kind as 'evaluation' | 'publicComment')], digest),
  )
}

/**
 * Under which the erasure of this record stands in the log; undefined where the file tells of none. The vault erases the words of a record all together, with
 * its key: whichever the leaf names, it is that of the record that counts.
 */
export function erasureLeafHashOf(platform: LedgerPlatform, { record, erasure }: ReceiptFile): Uint8Array | undefined {
  if (erasure === undefined) return undefined
  const { fields, basis, at } = erasure
  return leafHash(
    platform,
    leafOfKind(kinds.erasure, erasureDigest(platform, { id: String(record?.id), fields, basis, at })),
  )
}

function seedOf(platform: LedgerPlatform, kind: ReceiptKind, seed: Uint8Array): Uint8Array {
  if (kind === 'reasons') return supplementSeed(platform, seed)
  return kind === 'REVISION' || kind === 'SUPPLEMENTARY' ? laterSeed(platform, seed, kind) : seed
}

/** Whether the receipt is of this record. It names its own by 16 bytes. */
export function isOfReceipt({ kind, receipt, record }: ReceiptFile): boolean {
  const owner = record?.[ownerField(kind)]
  const id = findReceipt(receipt)?.id
  return typeof owner === 'string' && id !== undefined && isSame(id, fromHex(owner.replace(/-/g, '')))
}

const fromHex = (text: string) => Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))

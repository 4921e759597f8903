import { isSame } from '../../ledger/bytes.ts'
import type { CanonValue } from '../../ledger/canon.ts'
import { leafHash, toLeaf } from '../../ledger/leaf.ts'
import { findReceipt } from '../../ledger/receipt.ts'
import {
  commitField,
  digestCommitments,
  erasureDigest,
  evaluationFields,
  fieldSalt,
  fieldsIn,
  type LaterKind,
  laterSeed,
  publicCommentFields,
  supplementFields,
  supplementSeed,
} from '../../ledger/record.ts'
import { nodeLedger } from '../../signing/node-ledger.ts'
import type { Report } from './finding.ts'
import { isObject, type Json, textOf } from './json.ts'

/**
 * The file that a citizen saves (`yiping.receipt/v1`, docs/decisions/0054-the-log.md), read by a second hand: the leaf is computed anew from what the file says was
 * given, and everything else hangs on the leaf.
 */
export interface ReceiptFile {
  readonly leafHash: Uint8Array
  readonly promise: string | undefined
  readonly proof: string | undefined
  /** Where words were erased: what the file says of that; `leafHash` is undefined where it says nothing that could stand in the log. */
  readonly erasure?: { readonly leafHash: Uint8Array | undefined; readonly proof: string | undefined }
}

const format = 'yiping.receipt/v1'
const added: readonly string[] = ['reasons', 'REVISION', 'SUPPLEMENTARY']
/** Only somebody’s own words are ever erased: what else is withheld was not erased for his sake. */
const erasable: readonly string[] = ['comment', 'contact']

/** One record or several behind the same receipt; undefined for what is no receipt file at all. */
export function findReceiptFiles(text: string): readonly Json[] | undefined {
  try {
    const told: unknown = JSON.parse(text)
    const files: readonly unknown[] = Array.isArray(told) ? told : [told]
    return files.length > 0 && files.every((file) => isObject(file) && file.format === format)
      ? (files as readonly Json[])
      : undefined
  } catch {
    return undefined
  }
}

/** undefined where the file contradicts itself, or says nothing of what was given: that is told. */
export function readReceiptFile(report: Report, file: Json, where: string): ReceiptFile | undefined {
  const { kind, record, erased = {} } = file
  const receipt = findReceipt(textOf(file.receipt))
  if (receipt === undefined || !isObject(record) || !isObject(erased)) {
    report.add('RECEIPT_DIFFERS', 'the file does not say what was given', where)
    return undefined
  }
  const owner = textOf(record[added.includes(textOf(kind)) ? 'of' : 'id']).replaceAll('-', '')
  if (!isSame(receipt.id, Buffer.from(owner, 'hex')))
    report.add('RECEIPT_DIFFERS', 'the receipt is of another record', where)
  const withheld = Object.keys(erased).filter((field) => !erasable.includes(field))
  if (withheld.length > 0)
    report.add('RECEIPT_DIFFERS', `the file withholds ${withheld.join(', ')}`, where, { fields: withheld })
  const leaf = findLeaf(textOf(kind), receipt.seed, record, erased)
  if (leaf === undefined) {
    report.add('RECEIPT_DIFFERS', 'the file does not hold the fields of such a record', where)
    return undefined
  }
  const read = { leafHash: leafHash(nodeLedger, leaf), promise: partOf(file.promise), proof: partOf(file.proof) }
  return Object.keys(erased).length === 0 ? read : { ...read, erasure: readErasure(file.erasure, textOf(record.id)) }
}

const partOf = (told: unknown) => (typeof told === 'string' ? told : undefined)

/** The erasure is that of the record in the file, or of none. */
function readErasure(told: unknown, id: string): NonNullable<ReceiptFile['erasure']> {
  const { fields, basis, at, proof } = isObject(told) ? told : {}
  const isTold = Array.isArray(fields) && fields.every((field) => typeof field === 'string')
  if (!isTold || typeof basis !== 'string' || !Number.isSafeInteger(at))
    return { leafHash: undefined, proof: undefined }
  const digest = erasureDigest(nodeLedger, { id, fields, basis, at: at as number })
  return { leafHash: leafHash(nodeLedger, toLeaf('erasure', digest)), proof: partOf(proof) }
}

function findLeaf(kind: string, seed: Uint8Array, record: Json, erased: Json): Uint8Array | undefined {
  const shape = shapeOf(kind, seed)
  if (shape === undefined) return undefined
  try {
    const commitments = fieldsIn<string>(shape.fields, { ...record, ...erased }).map((field) => {
      if (field in erased === field in record) throw new RangeError(`${field} is neither told nor erased`)
      if (field in erased) return Buffer.from(textOf(erased[field]).padEnd(64, '0'), 'hex')
      return commitField(nodeLedger, field, fieldSalt(nodeLedger, shape.seed, field), record[field] as CanonValue)
    })
    return toLeaf(shape.leafKind, digestCommitments(nodeLedger, commitments))
  } catch (error) {
    if (error instanceof RangeError || error instanceof TypeError) return undefined
    throw error
  }
}

function shapeOf(kind: string, seed: Uint8Array) {
  if (kind === 'evaluation') return { fields: evaluationFields, seed, leafKind: 'evaluation' } as const
  if (kind === 'publicComment') return { fields: publicCommentFields, seed, leafKind: 'publicComment' } as const
  if (!added.includes(kind)) return undefined
  const own = kind === 'reasons' ? supplementSeed(nodeLedger, seed) : laterSeed(nodeLedger, seed, kind as LaterKind)
  return { fields: supplementFields, seed: own, leafKind: 'supplement' } as const
}

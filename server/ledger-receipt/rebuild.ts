import { toHourNumber } from '../../domain/kernel/plain-date.ts'
import type { CanonValue } from '../../ledger/canon.ts'
import { leafHash, toLeaf } from '../../ledger/leaf.ts'
import { leafHashOf, ownerField, type ReceiptFile, receiptFormat } from '../../ledger/receipt-file.ts'
import { nodeLedger } from '../../signing/node-ledger.ts'
import type { Vault } from '../platform/vault.ts'
import type { CommittedRow } from './store.ts'

type Fields = Readonly<Record<string, CanonValue>>
type Built = ReceiptFile & { readonly record: Fields }

/**
 * The record as it was committed to when it was given, from what stands in its row today and what the vault opens.
 * @param ownerId of the record that the receipt is of
 * @returns undefined where it was erased and nothing of it can be proved any more
 */
export function rebuild(vault: Vault, row: CommittedRow, ownerId: string, receipt: string): Built | undefined {
  const { epoch, wrapped, remains, erasure, kind } = row
  const bare = { format: receiptFormat, kind, receipt, vkeys: [] } as const
  if (epoch !== null && wrapped !== null) {
    const words =
      row.sealedComment === null
        ? null
        : vault.openRecord(row.id, { epoch, wrapped }).open('sealed_field|comment', row.sealedComment).toString('utf8')
    return { ...bare, record: fieldsOf(row, ownerId, words) }
  }
  if (remains === null || erasure === null) return undefined
  const { commitments: erased } = remains
  const kept = Object.entries(fieldsOf(row, ownerId, null)).filter(([field]) => erased[field] === undefined)
  return { ...bare, record: Object.fromEntries(kept), erased, erasure }
}

function fieldsOf(row: CommittedRow, ownerId: string, comment: string | null): Fields {
  const { id, kind, grade, scores, window, channel, policyId: rules, counting } = row
  const shared = { id, at: toHourNumber(row.receivedAt.getTime()), comment, rules }
  const whole = { grade, dimensions: scores }
  if (kind === 'publicComment') return { ...shared, window, channel, scores: grade, ...counting }
  if (ownerField(kind) === 'of')
    return { ...shared, of: ownerId, scores: kind === 'reasons' ? scores : whole, reasons: row.codes }
  const ticket = row.nullifier?.toString('base64url') ?? null
  const { itemCode: item, staffNo: staff } = row
  const said = { ...shared, window, item, staff, channel, scores: whole, reasons: row.codes, ticket, contact: null }
  return { ...said, ...counting }
}

/** Under which the log has the record: of what was committed to, whatever stands in the row today. */
export function storedLeafHash({ kind, digest }: CommittedRow): Buffer {
  const leafKind = ownerField(kind) === 'of' ? 'supplement' : kind === 'evaluation' ? 'evaluation' : 'publicComment'
  return Buffer.from(leafHash(nodeLedger, toLeaf(leafKind, digest)))
}

/** Whether what stands there today is what was committed to. */
export function isUnaltered(row: CommittedRow, file: ReceiptFile): boolean {
  return storedLeafHash(row).equals(leafHashOf(nodeLedger, file) ?? Buffer.alloc(0))
}

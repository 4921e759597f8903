import { timingSafeEqual } from 'node:crypto'
import { findReceipt } from '../../ledger/receipt.ts'
import { Refused } from './refused.ts'
import { toUuid } from './uuid.ts'
import type { Vault, WrappedKey } from './vault.ts'

interface Sealed extends WrappedKey {
  readonly id: string
  readonly sealedComment: Buffer | null
}

export interface Opened<Row> {
  readonly row: Row
  readonly seed: Buffer
  /** The words that were given with it. */
  readonly comment: string | null
}

/**
 * One's own record, for whoever holds its receipt. A wrong seed is answered exactly like an unknown id, and compared in a time
 * that tells nothing of it.
 */
export async function loadByReceipt<Row extends Sealed>(
  vault: Vault,
  receiptText: string,
  find: (id: string) => Promise<Row | undefined>,
): Promise<Opened<Row>> {
  const receipt = findReceipt(receiptText)
  const row = receipt && (await find(toUuid(receipt.id)))
  if (receipt === undefined || row === undefined) throw new Refused('RECEIPT_UNKNOWN')
  const record = vault.openRecord(row.id, row)
  const seed = record.derive('seed')
  if (!timingSafeEqual(seed, receipt.seed)) throw new Refused('RECEIPT_UNKNOWN')
  const { sealedComment } = row
  const comment = sealedComment === null ? null : record.open('sealed_field|comment', sealedComment).toString('utf8')
  return { row, seed, comment }
}

import { timingSafeEqual } from 'node:crypto'
import { findReceipt } from '../../ledger/receipt.ts'
import { sha256 } from '../../signing/node-ledger.ts'
import { type Database, findRow, sql } from './database.ts'
import { Refused } from './refused.ts'
import { toUuid, uuidBytes } from './uuid.ts'
import type { WrappedKey } from './vault.ts'
import type { World } from './world.ts'

/** The text of a receipt, as `findReceipt` reads it. */
export function toReceipt(id: string, seed: Buffer): string {
  return Buffer.concat([uuidBytes(id), seed]).toString('base64url')
}

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
 * that tells nothing of it. Who holds the receipt of what was erased is told so.
 */
export async function loadByReceipt<Row extends Sealed>(
  { vault, vaultDb }: Pick<World, 'vault' | 'vaultDb'>,
  receiptText: string,
  find: (id: string) => Promise<Row | undefined>,
): Promise<Opened<Row>> {
  const receipt = findReceipt(receiptText)
  if (receipt === undefined) throw new Refused('RECEIPT_UNKNOWN')
  const row = await find(toUuid(receipt.id))
  if (row === undefined) {
    const check = await findReceiptCheck(vaultDb, toUuid(receipt.id))
    throw new Refused(check?.equals(receiptCheck(receipt.seed)) ? 'ERASED' : 'RECEIPT_UNKNOWN')
  }
  const record = vault.openRecord(row.id, row)
  const seed = record.derive('seed')
  if (!timingSafeEqual(seed, receipt.seed)) throw new Refused('RECEIPT_UNKNOWN')
  const { sealedComment } = row
  const comment = sealedComment === null ? null : record.open('sealed_field|comment', sealedComment).toString('utf8')
  return { row, seed, comment }
}

/** By what a receipt is known again after its record was erased: SHA-256("yiping/erased-receipt/v1\0" ‖ seed). */
export function receiptCheck(seed: Uint8Array): Buffer {
  return sha256(Buffer.concat([Buffer.from('yiping/erased-receipt/v1\0'), seed]))
}

async function findReceiptCheck(vaultDb: Database, recordId: string): Promise<Buffer | undefined> {
  const erased = await findRow(
    vaultDb,
    sql<{ check: Buffer | null }>`select receipt_check as "check" from vault.erasure where record_id = ${recordId}`,
  )
  return erased?.check ?? undefined
}

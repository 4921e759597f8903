import type { ErasureBasis } from '../../domain/erasure.ts'
import type { CanonValue } from '../../ledger/canon.ts'
import { leafHash, toLeaf } from '../../ledger/leaf.ts'
import {
  erasureDigest,
  evaluationFields,
  fieldsIn,
  laterSeed,
  publicCommentFields,
  type Remains,
  remainsOf,
  supplementFields,
  supplementSeed,
} from '../../ledger/record.ts'
import { nodeLedger } from '../../signing/node-ledger.ts'
import { appendAudit, commandOrigin } from '../audit/index.ts'
import { committed } from '../platform/database.ts'
import { receiptCheck } from '../platform/receipt.ts'
import { Refused } from '../platform/refused.ts'
import type { Vault } from '../platform/vault.ts'
import { clearAway, type ErasableRow, eraseRecord, findErasable, findErasedAt } from './store.ts'
import { type VaultWorld, WrongWish } from './world.ts'

export interface Erased {
  readonly recordId: string
  readonly fields: readonly string[]
}

/**
 * Erases what is personal in one record, with all that hangs on it: data key, sealed values, link. Grade, place and time of an
 * evaluation stay, and say nothing of anybody. That it was erased is a fact and a leaf of the log; the holder of its receipt is told.
 */
export async function erase(world: VaultWorld, id: string, basis: ErasureBasis): Promise<readonly Erased[]> {
  const { db, vault, now } = world
  const rows = await committed(db, async (tx) => {
    const found = await findErasable(tx, id)
    for (const row of found) await eraseRow(tx, vault, row, basis, now())
    if (found.length > 0) await appendAudit(tx, actOf(id, basis, found.length))
    return found
  })
  if (rows.length === 0) {
    const before = await findErasedAt(db, id)
    throw new WrongWish(
      before === undefined ? `there is no sealed record ${id}` : `${id} was erased at ${before.toISOString()}`,
    )
  }
  await clearAway(db, [...new Set(rows.flatMap(({ parts }) => parts))])
  return rows.map((row) => ({ recordId: row.recordId, fields: fieldsOf(row) }))
}

/** Which record and on what basis; what stood in it nobody can say any more. */
const actOf = (id: string, basis: ErasureBasis, records: number): Parameters<typeof appendAudit>[1] => ({
  ...commandOrigin('vault'),
  act: 'RECORD_ERASED',
  target: { kind: 'RECORD', id },
  result: 'DONE',
  detail: { basis, records },
})

const withReceipt: readonly ErasableRow['kind'][] = [
  'evaluation',
  'public-comment',
  'complaint',
  'confidential-report',
  'suggestion',
]
const hasReceipt = ({ kind }: ErasableRow) => withReceipt.includes(kind)

/** The seed of a receipt follows from the data key, and goes with it. */
const fieldsOf = (row: ErasableRow) => (hasReceipt(row) ? [...row.fields, 'seed'] : row.fields)

async function eraseRow(
  tx: VaultWorld['db'],
  vault: Vault,
  row: ErasableRow,
  basis: ErasureBasis,
  at: number,
): Promise<void> {
  const fields = fieldsOf(row)
  const digest = erasureDigest(nodeLedger, { id: row.recordId, fields, basis, at })
  const leaf = toLeaf('erasure', digest)
  await eraseRecord(tx, {
    recordId: row.recordId,
    divisionId: row.divisionId,
    hallId: row.hallId,
    fields,
    basis,
    ...provableOf(vault, row),
    digest: Buffer.from(digest),
    leaf: Buffer.from(leaf),
    leafHash: Buffer.from(leafHash(nodeLedger, leaf)),
    erasedAt: new Date(at),
  })
}

interface Provable {
  readonly receiptCheck: Buffer | null
  readonly remains: Remains | null
}

/** Nothing can be proved any more where the key of its month has gone before. */
function provableOf(vault: Vault, row: ErasableRow): Provable {
  try {
    const seed = findSeed(vault, row)
    if (seed === undefined) return { receiptCheck: null, remains: null }
    const comment = row.sealedComment === null ? null : openComment(vault, row, row.sealedComment)
    return { receiptCheck: hasReceipt(row) ? receiptCheck(seed) : null, remains: toRemains(row, seed, comment) }
  } catch (error) {
    if (error instanceof Refused) return { receiptCheck: null, remains: null }
    throw error
  }
}

/** Of added reasons and of what was said later it is derived from that of the evaluation. */
function findSeed(vault: Vault, row: ErasableRow): Uint8Array | undefined {
  if (hasReceipt(row)) return vault.openRecord(row.recordId, row).derive('seed')
  const { ofRecordId, ofEpoch: epoch, ofWrapped: wrapped, laterKind } = row
  if (ofRecordId === null || epoch === null || wrapped === null) return undefined
  const seed = vault.openRecord(ofRecordId, { epoch, wrapped }).derive('seed')
  return laterKind === null ? supplementSeed(nodeLedger, seed) : laterSeed(nodeLedger, seed, laterKind)
}

const openComment = (vault: Vault, row: ErasableRow, sealed: Buffer) =>
  vault.openRecord(row.recordId, row).open('sealed_field|comment', sealed).toString('utf8')

function toRemains(row: ErasableRow, seed: Uint8Array, comment: CanonValue): Remains | null {
  // No leaf of the log speaks of a complaint or a report: there is nothing to be proved of it.
  if (row.kind === 'complaint' || row.kind === 'confidential-report' || row.kind === 'suggestion') return null
  const committed = (fields: readonly string[]) => (row.isCounted ? fields : fieldsIn(fields, {}))
  if (row.kind === 'evaluation')
    return remainsOf(nodeLedger, seed, committed(evaluationFields), { comment, contact: null })
  const isLater = row.kind === 'reasons' || row.kind === 'supplement'
  return remainsOf(nodeLedger, seed, isLater ? supplementFields : committed(publicCommentFields), { comment })
}

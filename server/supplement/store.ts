import type { LaterRow } from '../handling-order/index.ts'
import { type Database, findRow, sql } from '../platform/database.ts'
import { recordSteps } from '../platform/sealed-insert.ts'
import type { WrappedKey } from '../platform/vault.ts'

export async function findIsInvalidated(db: Database, evaluationId: string): Promise<boolean> {
  const row = await findRow(
    db,
    sql<{ id: string }>`
      select evaluation_id as id from evaluation_invalidation where evaluation_id = ${evaluationId}`,
  )
  return row !== undefined
}

export interface SupplementInsert extends LaterRow {
  readonly evaluationId: string
  readonly divisionId: number
  readonly hallId: number
  readonly policyId: number
  readonly digest: Buffer
  readonly leaf: Buffer
  readonly leafHash: Buffer
  readonly key: WrappedKey
  readonly sealedComment: Buffer | null
}

/** Throws a unique violation where this kind has been given before. */
export async function insertSupplement(tx: Database, row: SupplementInsert): Promise<void> {
  const { recordId, divisionId, hallId, key, sealedComment } = row
  await sql`
    insert into evaluation_supplement (evaluation_id, kind, division_id, hall_id, given_at, grade, tags, has_comment, record_id, policy_id, digest)
    values (${row.evaluationId}, ${row.kind}, ${divisionId}, ${hallId}, ${row.givenAt}, ${row.grade}, ${row.tags}::smallint[], ${sealedComment !== null},
      ${recordId}, ${row.policyId}, ${row.digest})`.execute(tx)
  const sealed = new Map(sealedComment === null ? [] : [['comment', sealedComment]])
  await sql`with ${recordSteps({ recordId, divisionId, hallId, key, sealed })} select`.execute(tx)
  await sql`insert into ledger.pending_leaf (leaf, leaf_hash) values (${row.leaf}, ${row.leafHash})`.execute(tx)
}

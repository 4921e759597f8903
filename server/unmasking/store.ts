import type { PlainDate } from '../../domain/kernel/plain-date.ts'
import { type Database, findRow, queryRows, sql } from '../platform/database.ts'
import { sealedSteps } from '../platform/sealed-insert.ts'
import type { WrappedKey } from '../platform/vault.ts'

export interface CasePlace {
  readonly caseId: string
  readonly divisionId: number
  readonly hallId: number | null
}

/** A case, or a complaint under its own id. In a transaction that says how far its caller reaches. */
export function findCasePlace(tx: Database, caseId: string): Promise<CasePlace | undefined> {
  return findRow(
    tx,
    sql<CasePlace>`
      select id as "caseId", division_id as "divisionId", hall_id as "hallId" from service_case where id = ${caseId}
      union all select id, division_id, hall_id from complaint where id = ${caseId}`,
  )
}

export interface CaseFoundRow {
  readonly caseId: string
  readonly divisionId: number
  readonly hallId: number | null
  readonly itemName: string | null
  readonly hallName: string | null
  readonly acceptedAt: Date | null
}

/** In the role of staff: of the place alone, the latest first. */
export function findCasesOfNumber(
  tx: Database,
  caseNoAnywhereIndex: Buffer,
  today: PlainDate,
  limit: number,
): Promise<readonly CaseFoundRow[]> {
  return queryRows(
    tx,
    sql<CaseFoundRow>`
      select c.id as "caseId", c.division_id as "divisionId", c.hall_id as "hallId", n.item_name as "itemName", n.hall_name as "hallName",
        c.accepted_at as "acceptedAt"
      from service_case c
      cross join lateral names_in_force(c.hall_id, null, c.item_id, ${today}::date) n
      where c.case_no_anywhere_index = ${caseNoAnywhereIndex} order by c.accepted_at desc nulls last, c.id limit ${limit}`,
  )
}

export interface SealedFieldRow extends WrappedKey {
  readonly recordId: string
  readonly field: string
  readonly sealed: Buffer
}

/** Of the last report of a case, or of a complaint. What was erased is not there. */
export function findSealedFields(
  vaultDb: Database,
  caseId: string,
  fields: readonly string[],
): Promise<readonly SealedFieldRow[]> {
  return queryRows(
    vaultDb,
    sql<SealedFieldRow>`
      select f.record_id as "recordId", f.field, f.sealed, k.epoch, k.wrapped
      from (select revision_id as id from service_case where id = ${caseId} union all select id from complaint where id = ${caseId}) record
      join vault.sealed_field f on f.record_id = record.id
      join vault.data_key k on k.record_id = record.id
      where f.field = any(${fields}::text[]) order by f.field`,
  )
}

/** Of one account nobody else counts until the transaction ends: at many at once the bound holds. */
export async function lockAsker(tx: Database, accountId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('unmasking|' || ${accountId}, 0))`.execute(tx)
}

export async function countShown(db: Database, accountId: string, since: Date): Promise<number> {
  const row = await findRow(
    db,
    sql<{ shown: number }>`
      select count(*)::integer as shown from unmasking where account_id = ${accountId} and shown_at > ${since}`,
  )
  return row?.shown ?? 0
}

export interface UnmaskingRow extends CasePlace {
  readonly id: string
  readonly accountId: string
  readonly field: string
  readonly purpose: string
  readonly policyId: number
  readonly shownAt: Date
  readonly key: WrappedKey
  readonly sealedReason: Buffer
}

export async function insertUnmasking(tx: Database, row: UnmaskingRow): Promise<void> {
  await sql`
    with ${sealedSteps({ ...row, recordId: row.id, field: 'reason', sealed: row.sealedReason })}
    insert into unmasking (id, case_id, division_id, hall_id, account_id, field, purpose, policy_id, shown_at)
    values (${row.id}, ${row.caseId}, ${row.divisionId}, ${row.hallId}, ${row.accountId}, ${row.field}, ${row.purpose}, ${row.policyId},
      ${row.shownAt})`.execute(tx)
}

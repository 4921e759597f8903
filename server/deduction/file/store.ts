import type { EvidenceMediaType } from '../../../domain/evidence-file.ts'
import type { KeptFile } from '../../evidence-file/index.ts'
import { type Database, findRow, queryRows, sql } from '../../platform/database.ts'

interface FilePlace {
  readonly divisionId: number
  readonly hallId: number
}

export interface DeductionFileInsert extends FilePlace {
  readonly id: string
  readonly mediaType: EvidenceMediaType
  readonly bytes: number
  readonly digest: Buffer
  readonly accountId: string
  readonly keptAt: Date
}

export async function insertDeductionFile(tx: Database, row: DeductionFileInsert): Promise<void> {
  await sql`
    insert into deduction_file (id, division_id, hall_id, media_type, bytes, digest, account_id, kept_at)
    values (${row.id}, ${row.divisionId}, ${row.hallId}, ${row.mediaType}, ${row.bytes}, ${row.digest}, ${row.accountId}, ${row.keptAt})`.execute(
    tx,
  )
}

/** Files of one account that wait to be named. Two that are sent at once wait for each other: the last place is taken once. */
export async function countWaitingLocked(tx: Database, accountId: string, since: Date): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended('deduction-file|' || ${accountId}::text, 0))`.execute(tx)
  const row = await findRow(
    tx,
    sql<{ waiting: number }>`
      select count(*)::integer as waiting from deduction_file f
      where f.account_id = ${accountId} and f.kept_at > ${since} and not exists (select from deduction_file_use u where u.file_id = f.id)`,
  )
  return row?.waiting ?? 0
}

export interface Naming extends FilePlace {
  readonly deductionId: string
  readonly step: 'PROPOSAL' | 'ANSWER'
  readonly accountId: string
  readonly since: Date
}

/** Names files of that account and hall that wait. @returns how many there were */
export async function appendFileUses(tx: Database, naming: Naming, ids: readonly string[]): Promise<number> {
  const rows = await queryRows(
    tx,
    sql<{ id: string }>`
      insert into deduction_file_use (file_id, deduction_id, step, division_id, hall_id)
      select f.id, ${naming.deductionId}::uuid, ${naming.step}, f.division_id, f.hall_id from deduction_file f
      where f.id = any (${ids}::uuid[]) and f.account_id = ${naming.accountId} and f.hall_id = ${naming.hallId} and f.kept_at > ${naming.since}
      on conflict (file_id) do nothing
      returning file_id as id`,
  )
  return rows.length
}

export interface DeductionFileRow extends KeptFile {
  readonly deductionId: string
  readonly step: 'PROPOSAL' | 'ANSWER'
}

export function findFilesOf(db: Database, deductionIds: readonly string[]): Promise<readonly DeductionFileRow[]> {
  return queryRows(
    db,
    sql<DeductionFileRow>`
      select f.id, f.media_type as "mediaType", f.bytes, u.deduction_id as "deductionId", u.step
      from deduction_file_use u join deduction_file f on f.id = u.file_id
      where u.deduction_id = any (${deductionIds}::uuid[]) order by f.id`,
  )
}

/** Files that nothing has named, of which something is still kept. */
export function findUnnamed(
  db: Database,
  before: Date,
): Promise<readonly { readonly id: string; readonly divisionId: number; readonly keptAt: Date }[]> {
  return queryRows(
    db,
    sql<{ id: string; divisionId: number; keptAt: Date }>`
      select f.id, f.division_id as "divisionId", f.kept_at as "keptAt" from deduction_file f
      where f.kept_at < ${before} and not exists (select from deduction_file_use u where u.file_id = f.id)
        and exists (select from evidence_chunk c where c.file_id = f.id)
      order by f.kept_at, f.id limit 1000`,
  )
}

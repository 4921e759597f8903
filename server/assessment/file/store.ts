import type { EvidenceMediaType } from '../../../domain/evidence-file.ts'
import type { KeptFile } from '../../evidence-file/index.ts'
import { type Database, findRow, queryRows, sql } from '../../platform/database.ts'
import type { VisitRow } from '../store.ts'

export interface VisitFileInsert {
  readonly id: string
  readonly visit: Pick<VisitRow, 'visitId' | 'divisionId' | 'hallId'>
  readonly indicator: string
  readonly mediaType: EvidenceMediaType
  readonly bytes: number
  readonly digest: Buffer
  readonly accountId: string
  readonly keptAt: Date
}

export async function insertVisitFile(tx: Database, file: VisitFileInsert): Promise<void> {
  const { visitId, divisionId, hallId } = file.visit
  await sql`
    insert into assessment_file (id, visit_id, division_id, hall_id, indicator, media_type, bytes, digest, account_id, kept_at)
    values (${file.id}, ${visitId}, ${divisionId}, ${hallId}, ${file.indicator}, ${file.mediaType}, ${file.bytes}, ${file.digest},
      ${file.accountId}, ${file.keptAt})`.execute(tx)
}

/** Files of one visit that wait to be named. Two that are sent at once wait for each other: the last place is taken once. */
export async function countWaitingLocked(tx: Database, visitId: string, since: Date): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended('visit-file|' || ${visitId}, 0))`.execute(tx)
  const row = await findRow(
    tx,
    sql<{ waiting: number }>`
      select count(*)::integer as waiting from assessment_file f
      where f.visit_id = ${visitId} and f.kept_at > ${since}
        and not exists (select from assessment_file_use u where u.file_id = f.id)`,
  )
  return row?.waiting ?? 0
}

export interface WaitingFile {
  readonly id: string
  readonly indicator: string
  readonly mediaType: EvidenceMediaType
}

/** Of that visit, by that account, handed in since then. */
export function findWaiting(
  db: Database,
  { visitId, accountId, since }: { readonly visitId: string; readonly accountId: string; readonly since: Date },
  ids: readonly string[],
): Promise<readonly WaitingFile[]> {
  return queryRows(
    db,
    sql<WaitingFile>`
      select id, indicator, media_type as "mediaType" from assessment_file
      where id = any(${ids}::uuid[]) and visit_id = ${visitId} and account_id = ${accountId} and kept_at > ${since}
      order by id`,
  )
}

export async function appendFileUses(
  tx: Database,
  { visitId, divisionId, hallId }: VisitFileInsert['visit'],
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return
  await sql`
    insert into assessment_file_use (file_id, visit_id, division_id, hall_id)
    select each, ${visitId}::uuid, ${divisionId}::integer, ${hallId}::integer from unnest(${ids}::uuid[]) each`.execute(
    tx,
  )
}

export interface VisitFileRow extends KeptFile {
  readonly indicator: string
}

/** What was handed in with the assessments of these visits. */
export function findVisitFiles(
  db: Database,
  visitId: string,
  fileId: string | null = null,
): Promise<readonly VisitFileRow[]> {
  return queryRows(
    db,
    sql<VisitFileRow>`
      select f.id, f.indicator, f.media_type as "mediaType", f.bytes
      from assessment_file f join assessment_file_use u on u.file_id = f.id
      where f.visit_id = ${visitId} and (${fileId}::uuid is null or f.id = ${fileId}::uuid)
      order by f.id`,
  )
}

/** Files that no assessment has named, of which something is still kept. */
export function findUnnamed(
  db: Database,
  before: Date,
): Promise<readonly { readonly id: string; readonly divisionId: number; readonly keptAt: Date }[]> {
  return queryRows(
    db,
    sql<{ id: string; divisionId: number; keptAt: Date }>`
      select f.id, f.division_id as "divisionId", f.kept_at as "keptAt" from assessment_file f
      where f.kept_at < ${before} and not exists (select from assessment_file_use u where u.file_id = f.id)
        and exists (select from evidence_chunk c where c.file_id = f.id)
      order by f.kept_at, f.id limit 1000`,
  )
}

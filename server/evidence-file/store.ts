import type { EvidenceMediaType } from '../../domain/evidence-file.ts'
import { type Database, findRow, queryRows, sql } from '../platform/database.ts'
import { Refused } from '../platform/refused.ts'
import type { WrappedKey } from '../platform/vault.ts'

/** Who has handed it in: only he can name it. */
export interface FileSender {
  readonly actorKind: 'ACCOUNT' | 'CITIZEN' | 'PLATFORM'
  readonly accountId: string | null
}

export interface FilePlace {
  readonly divisionId: number
  readonly hallId: number
}

/** Where the pieces of a file lie: not all lie in a hall. */
export type SealedPlace = Pick<FilePlace, 'divisionId'> & { readonly hallId: number | null }

export interface FileInsert extends FileSender, FilePlace {
  readonly id: string
  readonly orderId: string
  readonly mediaType: EvidenceMediaType
  readonly bytes: number
  readonly digest: Buffer
  readonly keptAt: Date
}

export async function insertFile(tx: Database, file: FileInsert): Promise<void> {
  const { id, orderId, divisionId, hallId } = file
  await sql`
    insert into evidence_file (id, order_id, division_id, hall_id, actor_kind, account_id, media_type, bytes, digest, kept_at)
    values (${id}, ${orderId}, ${divisionId}, ${hallId}, ${file.actorKind}, ${file.accountId}, ${file.mediaType}, ${file.bytes},
      ${file.digest}, ${file.keptAt})`.execute(tx)
}

type ChunkPlace = SealedPlace & { readonly id: string }

export async function insertKey(tx: Database, { id, divisionId, hallId }: ChunkPlace, key: WrappedKey): Promise<void> {
  await sql`
    insert into vault.data_key (record_id, division_id, hall_id, epoch, wrapped)
    values (${id}, ${divisionId}, ${hallId}, ${key.epoch}, ${key.wrapped})`.execute(tx)
}

export async function insertChunk(
  tx: Database,
  { id, divisionId, hallId }: ChunkPlace,
  seq: number,
  sealed: Buffer,
): Promise<void> {
  await sql`
    insert into evidence_chunk (file_id, seq, division_id, hall_id, sealed)
    values (${id}, ${seq}, ${divisionId}, ${hallId}, ${sealed})`.execute(tx)
}

/** Files of one order that wait to be named. Two who send at once wait for each other: the last place is taken once. */
export async function countWaitingLocked(tx: Database, orderId: string, since: Date): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended('evidence|' || ${orderId}, 0))`.execute(tx)
  const row = await findRow(
    tx,
    sql<{ waiting: number }>`
      select count(*)::integer as waiting from evidence_file f
      where f.order_id = ${orderId} and f.kept_at > ${since} and not exists (select from evidence_use u where u.file_id = f.id)`,
  )
  return row?.waiting ?? 0
}

/** What names files: an event of an order or of its appeal. */
export interface Naming extends FileSender, FilePlace {
  readonly orderId: string
  readonly appealId?: string
  readonly sequence: number
}

/** Files that were handed in since then. */
export interface NamedFiles {
  readonly ids: readonly string[]
  readonly since: Date
}

/** Of that order, by whoever names them now, and named by nothing before; otherwise nothing is written. */
export async function appendUses(tx: Database, naming: Naming, { ids, since }: NamedFiles): Promise<void> {
  if (ids.length === 0) return
  const { orderId, appealId = null, sequence, divisionId, hallId, actorKind, accountId } = naming
  const used = await queryRows(
    tx,
    sql<{ id: string }>`
      insert into evidence_use (file_id, order_id, order_sequence, appeal_id, appeal_sequence, division_id, hall_id)
      select f.id, f.order_id, ${appealId === null ? sequence : null}::integer, ${appealId}::uuid,
        ${appealId === null ? null : sequence}::integer, ${divisionId}::integer, ${hallId}::integer
      from evidence_file f
      where f.id = any(${ids}::uuid[]) and f.order_id = ${orderId} and f.actor_kind = ${actorKind}
        and f.account_id is not distinct from ${accountId}::uuid and f.kept_at > ${since}
        and not exists (select from evidence_use u where u.file_id = f.id)
      returning file_id as id`,
  )
  if (used.length !== ids.length) throw new Refused('FILE_UNKNOWN', '/evidence')
}

/** What its bytes are found and sent by. */
export interface KeptFile {
  readonly id: string
  readonly mediaType: EvidenceMediaType
  readonly bytes: number
}

/** A file that a step of the order names, or an event of the appeal. Asked in the role of staff, it sees those of the place alone. */
export function findNamedFile(
  db: Database,
  of: { readonly orderId: string } | { readonly appealId: string },
  fileId: string,
): Promise<KeptFile | undefined> {
  const named =
    'orderId' in of
      ? sql`u.order_id = ${of.orderId} and u.order_sequence is not null`
      : sql`u.appeal_id = ${of.appealId} and u.appeal_sequence is not null`
  return findRow(
    db,
    sql<KeptFile>`
      select f.id, f.media_type as "mediaType", f.bytes
      from evidence_file f join evidence_use u on u.file_id = f.id where f.id = ${fileId} and ${named}`,
  )
}

export interface SealedChunkRow extends WrappedKey {
  readonly seq: number
  readonly sealed: Buffer
}

/** Nothing where it was erased. */
export function findChunks(vaultDb: Database, fileId: string): Promise<readonly SealedChunkRow[]> {
  return queryRows(
    vaultDb,
    sql<SealedChunkRow>`
      select k.epoch, k.wrapped, c.seq, c.sealed from vault.data_key k join evidence_chunk c on c.file_id = k.record_id
      where k.record_id = ${fileId} order by c.seq`,
  )
}

/** Files that nothing has named, of which something is still kept. */
export function findUnnamed(
  db: Database,
  before: Date,
): Promise<readonly (FilePlace & { id: string; keptAt: Date })[]> {
  return queryRows(
    db,
    sql<FilePlace & { id: string; keptAt: Date }>`
      select f.id, f.division_id as "divisionId", f.hall_id as "hallId", f.kept_at as "keptAt" from evidence_file f
      where f.kept_at < ${before} and not exists (select from evidence_use u where u.file_id = f.id)
        and exists (select from evidence_chunk c where c.file_id = f.id)
      order by f.kept_at, f.id limit 1000`,
  )
}

/** Of a file that nothing names: the database refuses any other. */
export async function deleteChunks(db: Database, fileId: string): Promise<void> {
  await sql`delete from evidence_chunk where file_id = ${fileId}`.execute(db)
}

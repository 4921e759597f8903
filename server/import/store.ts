import type { FileProblem, ImportFormat, ImportKind, RowProblem } from '../../contracts/import.ts'
import { type Database, findRow, queryRows, sql } from '../platform/database.ts'
import type { WrappedKey } from '../platform/vault.ts'

type ImportState = 'WAITING' | 'READING' | 'CHECKING' | 'WRITING' | 'DONE' | 'REFUSED'
export type ImportMode = 'ALL_OR_NOTHING' | 'GOOD_ROWS'

/** Who hands a file in: a business system by its key, or somebody who is signed in, in one of his posts. */
export type Sender =
  | { readonly kind: 'API_KEY'; readonly apiKeyId: string }
  | { readonly kind: 'ACCOUNT'; readonly accountId: string; readonly postId: string }

export interface ImportRow {
  readonly id: string
  readonly apiKeyId: string | null
  readonly accountId: string | null
  readonly postId: string | null
  /** Of that post. */
  readonly role: string | null
  readonly divisionId: number
  readonly hallId: number | null
  readonly kind: ImportKind
  readonly mode: ImportMode
  readonly format: ImportFormat
  readonly requestHash: Buffer
  readonly fileBytes: number
  readonly state: ImportState
  readonly code: FileProblem | null
  readonly columnNo: number | null
  readonly rowsExpected: number | null
  readonly rowsRead: number
  readonly rowsKept: number
  readonly rowsUnchanged: number
  readonly rowsBad: number
  readonly timesResumed: number
  readonly receivedAt: Date
  readonly finishedAt: Date | null
  readonly clearedAt: Date | null
}

const columns = sql`id, api_key_id as "apiKeyId", account_id as "accountId", post_id as "postId",
  (select p.role from account_post p where p.id = import_run.post_id) as "role", division_id as "divisionId", hall_id as "hallId", kind, mode, format, request_hash as "requestHash",
  file_bytes as "fileBytes", state, code, column_no as "columnNo", rows_expected as "rowsExpected", rows_read as "rowsRead", rows_kept as "rowsKept",
  rows_unchanged as "rowsUnchanged", rows_bad as "rowsBad", times_resumed as "timesResumed", received_at as "receivedAt", finished_at as "finishedAt",
  cleared_at as "clearedAt"`

export interface Owner {
  readonly id: string
  readonly divisionId: number
  readonly hallId: number | null
}

/** Before the first piece of a file arrives: the key under which all of them are sealed. */
export async function insertDataKey(db: Database, { id, divisionId, hallId }: Owner, key: WrappedKey): Promise<void> {
  await sql`
    insert into vault.data_key (record_id, division_id, hall_id, epoch, wrapped)
    values (${id}, ${divisionId}, ${hallId}, ${key.epoch}, ${key.wrapped})`.execute(db)
}

export async function insertChunk(
  db: Database,
  { id, divisionId, hallId }: Owner,
  seq: number,
  sealed: Buffer,
): Promise<void> {
  await sql`
    insert into import_chunk (import_id, seq, division_id, hall_id, sealed)
    values (${id}, ${seq}, ${divisionId}, ${hallId}, ${sealed})`.execute(db)
}

export async function deleteChunks(db: Database, id: string): Promise<void> {
  await sql`delete from import_chunk where import_id = ${id}`.execute(db)
}

/** Pieces of uploads that were cut off: nobody has an import of them. */
export async function deleteStrayChunks(db: Database, before: Date): Promise<void> {
  await sql`
    delete from import_chunk c where c.import_id < uuid_v7_floor(${before}::timestamptz)
      and not exists (select from import_run r where r.id = c.import_id and r.finished_at is null)`.execute(db)
}

/** What somebody has handed in is his: of a key, or of an account in one post. */
const of = (sender: Sender) =>
  sender.kind === 'API_KEY'
    ? sql`api_key_id = ${sender.apiKeyId}`
    : sql`account_id = ${sender.accountId} and post_id = ${sender.postId}`

export type NewImport = Pick<
  ImportRow,
  'id' | 'divisionId' | 'hallId' | 'kind' | 'mode' | 'format' | 'requestHash' | 'fileBytes' | 'receivedAt'
> & { readonly sender: Sender; readonly idempotencyHash: Buffer }

/** @returns undefined where the sender has already handed in something under this idempotency key */
export function insertImport(db: Database, { sender, ...row }: NewImport): Promise<ImportRow | undefined> {
  const [apiKeyId, accountId, postId] =
    sender.kind === 'API_KEY' ? [sender.apiKeyId, null, null] : [null, sender.accountId, sender.postId]
  return findRow(
    db,
    sql<ImportRow>`
      insert into import_run (id, api_key_id, account_id, post_id, division_id, hall_id, kind, mode, format, idempotency_hash, request_hash,
        file_bytes, received_at)
      values (${row.id}, ${apiKeyId}, ${accountId}, ${postId}, ${row.divisionId}, ${row.hallId}, ${row.kind}, ${row.mode}, ${row.format},
        ${row.idempotencyHash}, ${row.requestHash}, ${row.fileBytes}, ${row.receivedAt})
      on conflict do nothing returning ${columns}`,
  )
}

export function findByIdempotencyKey(
  db: Database,
  sender: Sender,
  idempotencyHash: Buffer,
): Promise<ImportRow | undefined> {
  return findRow(
    db,
    sql<ImportRow>`select ${columns} from import_run where ${of(sender)} and idempotency_hash = ${idempotencyHash}`,
  )
}

export function findImport(db: Database, sender: Sender, id: string): Promise<ImportRow | undefined> {
  return findRow(db, sql<ImportRow>`select ${columns} from import_run where id = ${id} and ${of(sender)}`)
}

/** The latest first; ids are minted in the order of their arrival. */
export function findImports(
  db: Database,
  sender: Sender,
  after: string | null,
  limit: number,
): Promise<readonly ImportRow[]> {
  return queryRows(
    db,
    sql<ImportRow>`
      select ${columns} from import_run where ${of(sender)} and (${after}::uuid is null or id < ${after}::uuid)
      order by id desc limit ${limit}`,
  )
}

/** Takes the oldest import that nobody is at. One whose process has died is taken over when its lease has run out. */
export function claimImport(db: Database, lease: string, now: Date, until: Date): Promise<ImportRow | undefined> {
  return findRow(
    db,
    sql<ImportRow>`
      update import_run set lease = ${lease}, leased_until = ${until}, times_resumed = times_resumed + (state <> 'WAITING')::integer
      where id = (select id from import_run where finished_at is null and (leased_until is null or leased_until < ${now})
        order by received_at, id limit 1 for update skip locked)
      returning ${columns}`,
  )
}

export interface Progress {
  readonly id: string
  readonly lease: string
  readonly leasedUntil: Date | null
  readonly state: ImportState
  readonly code: FileProblem | null
  readonly columnNo: number | null
  readonly rowsExpected: number | null
  readonly rowsRead: number
  readonly rowsKept: number
  readonly rowsUnchanged: number
  readonly rowsBad: number
  readonly finishedAt: Date | null
}

/** @returns whether the lease still held; if not, another process has taken over */
export async function keepProgress(db: Database, at: Progress): Promise<boolean> {
  const kept = await findRow(
    db,
    sql<{ id: string }>`
      update import_run set leased_until = ${at.leasedUntil}, state = ${at.state}, code = ${at.code}, column_no = ${at.columnNo},
        rows_expected = ${at.rowsExpected}, rows_read = ${at.rowsRead}, rows_kept = ${at.rowsKept}, rows_unchanged = ${at.rowsUnchanged},
        rows_bad = ${at.rowsBad}, finished_at = ${at.finishedAt}
      where id = ${at.id} and lease = ${at.lease} returning id`,
  )
  return kept !== undefined
}

export interface BadRowSealed {
  readonly rowNo: number
  readonly problems: readonly { readonly code: RowProblem; readonly column: string | null }[]
  readonly sealed: Buffer
}

export async function insertBadRows(
  db: Database,
  { id, divisionId, hallId }: Owner,
  rows: readonly BadRowSealed[],
): Promise<void> {
  if (rows.length === 0) return
  await sql`
    insert into import_bad_row (import_id, row_no, division_id, hall_id, problems, sealed)
    select ${id}::uuid, row_no, ${divisionId}::integer, ${hallId}::integer, problems::jsonb, sealed
    from unnest(${rows.map((row) => row.rowNo)}::integer[], ${rows.map((row) => JSON.stringify(row.problems))}::text[],
      ${rows.map((row) => row.sealed)}::bytea[]) as sent (row_no, problems, sealed)
    on conflict (import_id, row_no) do nothing`.execute(db)
}

export async function deleteBadRows(db: Database, id: string): Promise<void> {
  await sql`delete from import_bad_row where import_id = ${id}`.execute(db)
}

export function findProblems(
  db: Database,
  id: string,
  limit: number,
): Promise<readonly Pick<BadRowSealed, 'rowNo' | 'problems'>[]> {
  return queryRows(
    db,
    sql<BadRowSealed>`
      select row_no as "rowNo", problems from import_bad_row where import_id = ${id} order by row_no limit ${limit}`,
  )
}

export function findUncleared(db: Database): Promise<readonly ImportRow[]> {
  return queryRows(
    db,
    sql<ImportRow>`select ${columns} from import_run where finished_at is not null and cleared_at is null order by id`,
  )
}

export async function markCleared(db: Database, id: string, at: Date): Promise<void> {
  await sql`update import_run set cleared_at = ${at} where id = ${id}`.execute(db)
}

/** Reads of what is sealed: through the vault's role alone. */
export function findDataKey(vaultDb: Database, id: string): Promise<WrappedKey | undefined> {
  return findRow(vaultDb, sql<WrappedKey>`select epoch, wrapped from vault.data_key where record_id = ${id}`)
}

export async function findChunk(vaultDb: Database, id: string, seq: number): Promise<Buffer | undefined> {
  const row = await findRow(
    vaultDb,
    sql<{ sealed: Buffer }>`select sealed from import_chunk where import_id = ${id} and seq = ${seq}`,
  )
  return row?.sealed
}

export function findBadRows(
  vaultDb: Database,
  id: string,
  after: number,
  limit: number,
): Promise<readonly BadRowSealed[]> {
  return queryRows(
    vaultDb,
    sql<BadRowSealed>`
      select row_no as "rowNo", problems, sealed from import_bad_row where import_id = ${id} and row_no > ${after} order by row_no limit ${limit}`,
  )
}

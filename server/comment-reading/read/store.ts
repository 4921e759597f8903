import type { CommentOrigin, CommentPolarity } from '../../../domain/comment-reading.ts'
import { type Database, findRow, queryRows, sql } from '../../platform/database.ts'
import type { WrappedKey } from '../../platform/vault.ts'

/** One server reads at a time, and nothing is erased meanwhile. @returns whether this one may */
export async function tryReadingLock(tx: Database): Promise<boolean> {
  const row = await findRow(
    tx,
    sql<{ got: boolean }>`select pg_try_advisory_xact_lock(hashtextextended('comment-reading', 0)) as got`,
  )
  return row?.got ?? false
}

export interface ReaderRow {
  readonly watermark: string
  readonly backlogBefore: string
  readonly doneAt: Date | null
}

/** A reader that is new begins here: what comes from now on is fresh, all before is its backlog. */
export async function openReader(
  tx: Database,
  { reader, at, from }: { readonly reader: string; readonly at: Date; readonly from: string },
): Promise<ReaderRow> {
  await sql`
    insert into comment_reader (reader, begun_at, watermark, backlog_before) values (${reader}, ${at}, ${from}, ${from})
    on conflict (reader) do nothing`.execute(tx)
  const row = await findRow(
    tx,
    sql<ReaderRow>`
      select watermark, backlog_before as "backlogBefore", done_at as "doneAt" from comment_reader where reader = ${reader}`,
  )
  if (row === undefined) throw new Error('a reader that has begun is not there')
  return row
}

export async function keepWatermark(tx: Database, reader: string, watermark: string): Promise<void> {
  await sql`update comment_reader set watermark = ${watermark} where reader = ${reader} and watermark < ${watermark}`.execute(
    tx,
  )
}

export interface BacklogStep {
  readonly reader: string
  readonly before: string
  readonly comments: number
  readonly doneAt: Date | null
}

export async function keepBacklog(tx: Database, { reader, before, comments, doneAt }: BacklogStep): Promise<void> {
  await sql`
    update comment_reader set backlog_before = ${before}, backlog_read = backlog_read + ${comments}, done_at = ${doneAt}
    where reader = ${reader}`.execute(tx)
}

/** Looks through everything once more: something was brought in that is older than what has been read. */
export async function reopenBacklog(db: Database, from: string): Promise<void> {
  await sql`update comment_reader set backlog_before = ${from}, done_at = null`.execute(db)
}

interface Span {
  readonly reader: string
  /** Ids of evaluations, and of all that is minted as it is received. */
  readonly from: string
  /** Comments of who came with a token bear the hour at which they were given. */
  readonly hourlyFrom: string
  readonly limit: number
}

const isUnread = (reader: string) =>
  sql`not exists (select from comment_reading n where n.record_id = s.id and n.reader = ${reader})`

/** What has come and is not read yet, the first first. Each part is found by its key, so that the others cost nothing. */
export async function findFresh(tx: Database, { reader, from, hourlyFrom, limit }: Span): Promise<readonly string[]> {
  const rows = await queryRows(
    tx,
    sql<{ id: string }>`
      (select s.id from evaluation s where s.id >= ${from}::uuid and s.has_comment and s.origin <> 'DRILL' and ${isUnread(reader)} order by s.id limit ${limit})
      union all (select s.id from (select record_id as id from evaluation_reason where has_comment and record_id >= ${from}::uuid) s where ${isUnread(reader)} order by s.id limit ${limit})
      union all (select s.id from (select record_id as id from evaluation_supplement where has_comment and record_id >= ${from}::uuid) s where ${isUnread(reader)} order by s.id limit ${limit})
      union all (select s.id from public_comment s where s.id >= ${hourlyFrom}::uuid and s.has_comment and ${isUnread(reader)} order by s.id limit ${limit})
      order by id limit ${limit}`,
  )
  return rows.map(({ id }) => id)
}

export interface BacklogPage {
  /** Not read yet. */
  readonly ids: readonly string[]
  /** The oldest that was looked at; undefined: there is nothing older. */
  readonly until: string | undefined
}

/** The next older ones, read by this reader or not: a step is as long as any other. */
export async function findBacklog(
  tx: Database,
  { reader, before, limit }: { readonly reader: string; readonly before: string; readonly limit: number },
): Promise<BacklogPage> {
  const rows = await queryRows(
    tx,
    sql<{ id: string; isUnread: boolean }>`
      select s.id, ${isUnread(reader)} as "isUnread" from (
        (select id from evaluation where id < ${before}::uuid and has_comment and origin <> 'DRILL' order by id desc limit ${limit})
        union all (select record_id from evaluation_reason where has_comment and record_id < ${before}::uuid order by record_id desc limit ${limit})
        union all (select record_id from evaluation_supplement where has_comment and record_id < ${before}::uuid order by record_id desc limit ${limit})
        union all (select id from public_comment where id < ${before}::uuid and has_comment order by id desc limit ${limit})
        order by id desc limit ${limit}) s
      order by s.id desc`,
  )
  return { ids: rows.filter((row) => row.isUnread).map(({ id }) => id), until: rows.at(-1)?.id }
}

export interface SourceRow {
  readonly recordId: string
  readonly evaluationId: string | null
  readonly origin: CommentOrigin
  readonly divisionId: number
  readonly hallId: number
  readonly windowId: number
  readonly itemId: number | null
  readonly grade: 1 | 2 | 3 | 4 | 5 | null
  readonly saidAt: Date
}

export function findSources(tx: Database, recordIds: readonly string[]): Promise<readonly SourceRow[]> {
  return queryRows(
    tx,
    sql<SourceRow>`
      select record_id as "recordId", evaluation_id as "evaluationId", origin, division_id as "divisionId", hall_id as "hallId",
        window_id as "windowId", item_id as "itemId", grade, said_at as "saidAt"
      from comment_source where record_id = any (${recordIds}::uuid[])`,
  )
}

export interface SealedCommentRow extends WrappedKey {
  readonly recordId: string
  readonly sealed: Buffer
}

/** In the role of the vault. What was erased is not there. */
export function findSealedComments(
  vaultDb: Database,
  recordIds: readonly string[],
): Promise<readonly SealedCommentRow[]> {
  return queryRows(
    vaultDb,
    sql<SealedCommentRow>`
      select k.record_id as "recordId", k.epoch, k.wrapped, f.sealed
      from vault.data_key k join vault.sealed_field f on f.record_id = k.record_id and f.field = 'comment'
      where k.record_id = any (${recordIds}::uuid[]) and f.record_id = any (${recordIds}::uuid[])`,
  )
}

export interface ReadingRow extends SourceRow {
  readonly isUnreadable: boolean
  readonly labels: readonly string[]
  readonly polarity: CommentPolarity | null
  readonly evidence: readonly number[]
  readonly keywords: readonly string[]
  readonly minhash: Buffer | null
  readonly review: string | null
}

/** All of one batch in one statement; who has read one already has read it. */
export async function insertReadings(
  tx: Database,
  { reader, at, rows }: { readonly reader: string; readonly at: Date; readonly rows: readonly ReadingRow[] },
): Promise<void> {
  if (rows.length === 0) return
  const told = rows.map(({ minhash, saidAt, ...row }) => ({
    ...row,
    saidAt: saidAt.toISOString(),
    minhash: minhash?.toString('hex') ?? null,
  }))
  await sql`
    insert into comment_reading (record_id, reader, evaluation_id, origin, division_id, hall_id, window_id, item_id, grade, said_at, is_unreadable,
      labels, polarity, evidence, keywords, minhash, review, read_at)
    select r."recordId", ${reader}, r."evaluationId", r.origin, r."divisionId", r."hallId", r."windowId", r."itemId", r.grade, r."saidAt",
      r."isUnreadable", r.labels, r.polarity, r.evidence, r.keywords, decode(r.minhash, 'hex'), r.review, ${at}
    from jsonb_to_recordset(${JSON.stringify(told)}::jsonb) as r ("recordId" uuid, "evaluationId" uuid, origin comment_origin, "divisionId" integer,
      "hallId" integer, "windowId" integer, "itemId" integer, grade smallint, "saidAt" timestamptz, "isUnreadable" boolean, labels text[],
      polarity comment_polarity, evidence integer[], keywords text[], minhash text, review text)
    on conflict (record_id, reader) do nothing`.execute(tx)
}

import type { EvaluationChannel } from '../../domain/evaluation-channel.ts'
import type { SatisfactionGrade } from '../../domain/satisfaction-grade.ts'
import { type Database, findRow, sql } from '../platform/database.ts'
import type { WrappedKey } from '../platform/vault.ts'

export interface PublicCommentRow {
  readonly id: string
  readonly divisionId: number
  readonly hallId: number
  readonly windowId: number
  readonly idempotencyKeyHash: Buffer
  readonly requestHash: Buffer
  readonly receivedAt: Date
  readonly day: string
  readonly channel: string
  readonly grade: number | null
  readonly policyId: number
  readonly digest: Buffer
  readonly leaf: Buffer
  readonly leafHash: Buffer
  readonly key: WrappedKey
  readonly sealedComment: Buffer | null
  /** Of the token that it came with, by which a second use is refused. */
  readonly nullifier: Buffer | null
}

/**
 * One statement: the comment, its sealed words, its leaf, its tally and the use of its token, or nothing where the key was used before. Throws a unique
 * violation where the token was.
 */
export async function appendPublicComment(db: Database, row: PublicCommentRow): Promise<boolean> {
  // Where a token came with it, whoever watches the log does not learn the second either.
  const hour = row.nullifier === null ? null : row.receivedAt
  const won = await findRow(
    db,
    sql<{ id: string }>`
      with won as (
        insert into public_comment (id, division_id, hall_id, window_id, idempotency_key_hash, request_hash, received_at, channel, grade,
          has_comment, policy_id, digest, from_service, record_version)
        values (${row.id}, ${row.divisionId}, ${row.hallId}, ${row.windowId}, ${row.idempotencyKeyHash}, ${row.requestHash}, ${row.receivedAt},
          ${row.channel}::evaluation_channel, ${row.grade}, ${row.sealedComment !== null}, ${row.policyId}, ${row.digest},
          ${row.nullifier !== null}, 2)
        on conflict (idempotency_key_hash) do nothing returning id
      ), data_key as (
        insert into vault.data_key (record_id, division_id, hall_id, epoch, wrapped)
        select id, ${row.divisionId}::integer, ${row.hallId}::integer, ${row.key.epoch}::integer, ${row.key.wrapped}::bytea from won
      ), sealed as (
        insert into vault.sealed_field (record_id, division_id, hall_id, field, sealed)
        select won.id, ${row.divisionId}::integer, ${row.hallId}::integer, 'comment', ${row.sealedComment}::bytea
        from won where ${row.sealedComment}::bytea is not null
      ), leaf as (
        insert into ledger.pending_leaf (leaf, leaf_hash, appended_at, due_at)
        select ${row.leaf}::bytea, ${row.leafHash}::bytea, ${hour ?? sql`now()`}, ${hour === null ? sql`now()` : sql`${hour}::timestamptz + interval '1 hour'`} from won
      ), redemption as (
        insert into blind_redemption (nullifier) select ${row.nullifier}::bytea from won where ${row.nullifier}::bytea is not null
      ), tally as (
        insert into public_comment_tally (hall_id, day, window_id, division_id, given)
        select ${row.hallId}::integer, ${row.day}::date, ${row.windowId}::integer, ${row.divisionId}::integer, 1 from won
        on conflict (hall_id, day, window_id, division_id) do update set given = public_comment_tally.given + 1
      )
      select id, pg_notify('tally', ${String(row.hallId)}) from won`,
  )
  return won !== undefined
}

export interface OwnPublicComment extends WrappedKey {
  readonly id: string
  readonly receivedAt: Date
  readonly channel: EvaluationChannel
  readonly grade: SatisfactionGrade | null
  readonly hallName: string
  readonly windowName: string
  readonly sealedComment: Buffer | null
  readonly fromService: boolean
}

/** One's own comment, with the names in force on the day it was given. */
export function findOwnPublicComment(vaultDb: Database, id: string): Promise<OwnPublicComment | undefined> {
  return findRow(
    vaultDb,
    sql<OwnPublicComment>`
      select c.id, c.received_at as "receivedAt", c.channel, c.grade, c.from_service as "fromService", k.epoch, k.wrapped,
        n.hall_name as "hallName", n.window_name as "windowName",
        (select f.sealed from vault.sealed_field f where f.record_id = c.id and f.field = 'comment') as "sealedComment"
      from public_comment c
      cross join lateral names_in_force(c.hall_id, c.window_id, null, c.received_at::date) n
      join vault.data_key k on k.record_id = c.id
      where c.id = ${id}`,
  )
}

export interface PublicCommentKept {
  readonly id: string
  readonly requestHash: Buffer
  /** null where it was erased. */
  readonly key: WrappedKey | null
}

export async function findPublicComment(
  vaultDb: Database,
  idempotencyKeyHash: Buffer,
): Promise<PublicCommentKept | undefined> {
  const row = await findRow(
    vaultDb,
    sql<{ id: string; requestHash: Buffer; epoch: number | null; wrapped: Buffer | null }>`
      select c.id, c.request_hash as "requestHash", k.epoch, k.wrapped
      from public_comment c
      left join vault.data_key k on k.record_id = c.id
      where c.idempotency_key_hash = ${idempotencyKeyHash}`,
  )
  if (row === undefined) return undefined
  const { epoch, wrapped, ...kept } = row
  return { ...kept, key: epoch === null || wrapped === null ? null : { epoch, wrapped } }
}

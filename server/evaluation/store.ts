import type { EvaluationOrigin, Scores } from '../../domain/evaluation.ts'
import type { EvaluationChannel } from '../../domain/evaluation-channel.ts'
import type { IdentityMode } from '../../domain/identity-mode.ts'
import type { SatisfactionGrade } from '../../domain/satisfaction-grade.ts'
import { committed, type Database, findRow, sql } from '../platform/database.ts'
import type { WrappedKey } from '../platform/vault.ts'
import { lockValidity } from './invalidation/store.ts'

export interface RedeemedRow {
  readonly id: string
  /** null where it was erased. */
  readonly key: WrappedKey | null
  readonly idempotencyKeyHash: Buffer
  readonly requestHash: Buffer
  readonly reasonPending: boolean
  readonly digest: Buffer
}

/** What was kept under a token, for whoever shows the token and the idempotency key again. */
export async function findRedeemed(vaultDb: Database, nullifier: Buffer): Promise<RedeemedRow | undefined> {
  const row = await findRow(
    vaultDb,
    sql<Omit<RedeemedRow, 'key'> & { epoch: number | null; wrapped: Buffer | null }>`
      select e.id, r.idempotency_key_hash as "idempotencyKeyHash", r.request_hash as "requestHash", e.reason_pending as "reasonPending", e.digest,
        k.epoch, k.wrapped
      from redemption r
      join evaluation e on e.id = r.evaluation_id
      left join vault.data_key k on k.record_id = e.id
      where r.nullifier = ${nullifier}`,
  )
  if (row === undefined) return undefined
  const { epoch, wrapped, ...redeemed } = row
  return { ...redeemed, key: epoch === null || wrapped === null ? null : { epoch, wrapped } }
}

export interface EvaluationRow extends WrappedKey {
  readonly id: string
  readonly divisionId: number
  readonly hallId: number
  readonly windowId: number
  readonly receivedAt: Date
  readonly grade: SatisfactionGrade
  readonly channel: EvaluationChannel
  readonly origin: EvaluationOrigin
  readonly identityMode: IdentityMode
  readonly reasonPending: boolean
  readonly serviceDay: string
  readonly tags: readonly number[]
  readonly scores: Scores | null
  readonly hallName: string
  readonly windowName: string
  readonly itemName: string
  readonly sealedComment: Buffer | null
  readonly reasons: ReasonsKept | null
}

interface ReasonsKept {
  readonly recordId: string
  readonly receivedAt: string
  readonly idempotencyKeyHash: string
  readonly requestHash: string
  readonly hasComment: boolean
  readonly tags: readonly number[]
  readonly scores: Scores | null
}

/** One's own evaluation with what was added to it. Names are those in force on the day of the service. */
export function findEvaluation(vaultDb: Database, id: string): Promise<EvaluationRow | undefined> {
  return findRow(
    vaultDb,
    sql<EvaluationRow>`
      select e.id, e.division_id as "divisionId", e.hall_id as "hallId", e.window_id as "windowId", e.received_at as "receivedAt", e.grade,
        e.channel, e.origin, e.identity_mode as "identityMode", e.reason_pending as "reasonPending", e.service_day as "serviceDay",
        e.tags, e.scores,
        n.hall_name as "hallName", n.window_name as "windowName", n.item_name as "itemName",
        k.epoch, k.wrapped,
        (select f.sealed from vault.sealed_field f where f.record_id = e.id and f.field = 'comment') as "sealedComment",
        (select jsonb_build_object('recordId', r.record_id, 'receivedAt', r.received_at,
            'idempotencyKeyHash', encode(r.idempotency_key_hash, 'hex'), 'requestHash', encode(r.request_hash, 'hex'),
            'hasComment', r.has_comment, 'tags', r.tags, 'scores', r.scores)
          from evaluation_reason r where r.evaluation_id = e.id) as reasons
      from evaluation e
      cross join lateral names_in_force(e.hall_id, e.window_id, e.item_id, e.service_day) n
      join vault.data_key k on k.record_id = e.id
      where e.id = ${id}`,
  )
}

export interface SealedCommentRow extends WrappedKey {
  readonly sealed: Buffer
}

export function findSealedComment(vaultDb: Database, recordId: string): Promise<SealedCommentRow | undefined> {
  return findRow(
    vaultDb,
    sql<SealedCommentRow>`
      select k.epoch, k.wrapped, f.sealed
      from vault.data_key k join vault.sealed_field f on f.record_id = k.record_id and f.field = 'comment'
      where k.record_id = ${recordId}`,
  )
}

export interface NewReasons {
  readonly evaluationId: string
  readonly divisionId: number
  readonly hallId: number
  readonly idempotencyKeyHash: Buffer
  readonly requestHash: Buffer
  readonly receivedAt: Date
  readonly recordId: string
  readonly tags: readonly number[]
  readonly scores: Scores | null
  readonly scoreScale: number
  /** The day of the evaluation's receipt: its tallies are those of that day. */
  readonly day: string
  readonly digest: Buffer
  readonly leaf: Buffer
  readonly leafHash: Buffer
  readonly key: WrappedKey
  readonly sealedComment: Buffer | null
}

/** @returns false where reasons had been added before: then nothing was written */
export async function appendReasons(intakeDb: Database, row: NewReasons): Promise<boolean> {
  if (row.scores === null) return insertReasons(intakeDb, row)
  return committed(intakeDb, async (tx) => {
    await lockValidity(tx, row.evaluationId)
    return insertReasons(tx, row)
  })
}

async function insertReasons(db: Database, row: NewReasons): Promise<boolean> {
  const won = await findRow(
    db,
    sql<{ id: string }>`
      with won as (
        insert into evaluation_reason (evaluation_id, division_id, hall_id, idempotency_key_hash, request_hash, received_at, record_id,
          has_comment, tags, scores, digest)
        values (${row.evaluationId}, ${row.divisionId}, ${row.hallId}, ${row.idempotencyKeyHash}, ${row.requestHash}, ${row.receivedAt},
          ${row.recordId}, ${row.sealedComment !== null}, ${row.tags}::smallint[], ${row.scores === null ? null : JSON.stringify(row.scores)}::jsonb, ${row.digest})
        on conflict (evaluation_id) do nothing
        returning evaluation_id, record_id, scores
      ), data_key as (
        insert into vault.data_key (record_id, division_id, hall_id, epoch, wrapped)
        select record_id, ${row.divisionId}::integer, ${row.hallId}::integer, ${row.key.epoch}::integer, ${row.key.wrapped}::bytea from won
      ), sealed as (
        insert into vault.sealed_field (record_id, division_id, hall_id, field, sealed)
        select record_id, ${row.divisionId}::integer, ${row.hallId}::integer, 'comment', ${row.sealedComment}::bytea from won where ${row.sealedComment}::bytea is not null
      ), leaf as (
        insert into ledger.pending_leaf (leaf, leaf_hash) select ${row.leaf}::bytea, ${row.leafHash}::bytea from won
      ), dimension as (
        insert into dimension_tally as kept (hall_id, day, window_id, channel, origin, validity, division_id, dimension, scale, given, total)
        select e.hall_id, ${row.day}::date, e.window_id, e.channel, e.origin,
          case when i.evaluation_id is null then 'VALID' else 'INVALIDATED' end::evaluation_validity, e.division_id, score.key, ${row.scoreScale}::smallint, 1, score.value::integer
        from won join evaluation e on e.id = won.evaluation_id left join evaluation_invalidation i on i.evaluation_id = e.id
        cross join lateral jsonb_each_text(won.scores) as score
        order by score.key
        on conflict (hall_id, day, window_id, channel, origin, validity, division_id, dimension, scale) do update set
          given = kept.given + excluded.given, total = kept.total + excluded.total
      )
      select evaluation_id as id from won`,
  )
  return won !== undefined
}

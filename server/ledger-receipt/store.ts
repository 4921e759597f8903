import type { CanonValue } from '../../ledger/canon.ts'
import type { ReceiptKind } from '../../ledger/receipt-file.ts'
import type { ErasureRecord, Remains } from '../../ledger/record.ts'
import { type Database, findRow, queryRows, sql } from '../platform/database.ts'

/** A record as it stands now, with all that its digest was made of; its words are sealed, or gone. */
export interface CommittedRow {
  readonly id: string
  readonly kind: ReceiptKind
  readonly digest: Buffer
  readonly receivedAt: Date
  readonly sealedComment: Buffer | null
  readonly policyId: number
  readonly grade: number | null
  readonly scores: Readonly<Record<string, number>> | null
  /** Norm codes in the order in which they were given. */
  readonly codes: readonly string[]
  readonly window: string | null
  readonly itemCode: string | null
  readonly staffNo: string | null
  readonly channel: string | null
  readonly nullifier: Buffer | null
  /** What the record commits to besides what was said; nothing where it was made before that. */
  readonly counting: { readonly [field: string]: CanonValue }
  /** null where it was erased; then `remains` says what can still be proved, unless nothing can. */
  readonly epoch: number | null
  readonly wrapped: Buffer | null
  readonly remains: Remains | null
  readonly erasure: Omit<ErasureRecord, 'id'> | null
}

const codesOf = (tags: ReturnType<typeof sql>) => sql`
  array(select t.norm_code from unnest(${tags}) with ordinality as given (id, at) join evaluation_tag t on t.id = given.id order by given.at)`

const keptOf = (id: ReturnType<typeof sql>) => sql`
  k.epoch, k.wrapped, x.remains,
  case when x.record_id is not null then jsonb_build_object('fields', x.fields, 'basis', x.basis, 'at', round(extract(epoch from x.erased_at) * 1000)) end as erasure,
  (select f.sealed from vault.sealed_field f where f.record_id = ${id} and f.field = 'comment') as "sealedComment"`

/** An evaluation, or a comment on a window: what a receipt is of. */
export async function findOwnRecord(vaultDb: Database, id: string): Promise<CommittedRow | undefined> {
  return (await findEvaluation(vaultDb, id)) ?? (await findComment(vaultDb, id))
}

function findEvaluation(vaultDb: Database, id: string): Promise<CommittedRow | undefined> {
  return findRow(
    vaultDb,
    sql<CommittedRow>`
      select e.id, 'evaluation' as kind, e.digest, e.received_at as "receivedAt", e.policy_id as "policyId", e.grade, e.scores,
        ${codesOf(sql`e.tags`)} as codes, h.hall_code || '/' || w.window_code as window, i.item_code as "itemCode", s.staff_no as "staffNo",
        e.channel, r.nullifier, ${keptOf(sql`e.id`)},
        case e.record_version when 1 then '{}' else jsonb_build_object('origin', e.origin, 'counted', evaluation_counted(e)) end as counting
      from evaluation e
      join service_hall h on h.id = e.hall_id join service_window w on w.id = e.window_id join service_item i on i.id = e.item_id
      left join window_staff s on s.id = e.staff_id
      left join redemption r on r.evaluation_id = e.id
      left join vault.data_key k on k.record_id = e.id
      left join vault.erasure x on x.record_id = e.id
      where e.id = ${id}`,
  )
}

function findComment(vaultDb: Database, id: string): Promise<CommittedRow | undefined> {
  return findRow(
    vaultDb,
    sql<CommittedRow>`
      select c.id, 'publicComment' as kind, c.digest, c.received_at as "receivedAt", c.policy_id as "policyId", c.grade, null as scores,
        array[]::text[] as codes, h.hall_code || '/' || w.window_code as window, null as "itemCode", null as "staffNo", c.channel,
        null as nullifier, ${keptOf(sql`c.id`)},
        case c.record_version when 1 then '{}' else jsonb_build_object('counted', public_comment_counted(c)) end as counting
      from public_comment c
      join service_hall h on h.id = c.hall_id join service_window w on w.id = c.window_id
      left join vault.data_key k on k.record_id = c.id
      left join vault.erasure x on x.record_id = c.id
      where c.id = ${id}`,
  )
}

/** What was added to an evaluation under its receipt, the oldest first. */
export function findAdded(vaultDb: Database, evaluationId: string): Promise<readonly CommittedRow[]> {
  const nowhere = sql`null as window, null as "itemCode", null as "staffNo", null as channel, null::bytea as nullifier, '{}'::jsonb as counting`
  return queryRows(
    vaultDb,
    sql<CommittedRow>`
      select r.record_id as id, 'reasons' as kind, r.digest, r.received_at as "receivedAt", e.policy_id as "policyId", null::smallint as grade,
        r.scores, ${codesOf(sql`r.tags`)} as codes, ${nowhere}, ${keptOf(sql`r.record_id`)}
      from evaluation_reason r join evaluation e on e.id = r.evaluation_id
      left join vault.data_key k on k.record_id = r.record_id
      left join vault.erasure x on x.record_id = r.record_id
      where r.evaluation_id = ${evaluationId}
      union all
      select s.record_id, s.kind::text, s.digest, s.given_at, s.policy_id, s.grade, null, ${codesOf(sql`s.tags`)}, ${nowhere},
        ${keptOf(sql`s.record_id`)}
      from evaluation_supplement s
      left join vault.data_key k on k.record_id = s.record_id
      left join vault.erasure x on x.record_id = s.record_id
      where s.evaluation_id = ${evaluationId}
      order by "receivedAt", id`,
  )
}

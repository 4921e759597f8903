import type { PlainDate } from '../../../domain/kernel/plain-date.ts'
import type { NamedScore } from '../../../domain/score-result.ts'
import { type Database, findRow, queryRows, sql } from '../../platform/database.ts'

/** Objections to a computation that nobody has decided on. */
export async function countOpenObjections(db: Database, computationId: string): Promise<number> {
  const row = await findRow(
    db,
    sql<{ open: number }>`
      select count(*)::integer as open from score_objection o
      where o.computation_id = ${computationId} and not exists (select from score_objection_decision d where d.objection_id = o.id)`,
  )
  return row?.open ?? 0
}

export interface ScoredWindowRow {
  readonly computationId: string
  readonly period: string
  /** Of score-period, by which it was called for objections. */
  readonly policyId: number
  readonly endDay: PlainDate
  readonly windowId: number
  readonly hallId: number
  readonly divisionId: number
  readonly organizationId: number
  readonly hallCode: string
  readonly hallName: string
  readonly windowCode: string
  readonly windowName: string
  readonly body: NamedScore
  readonly objectionId: string | null
  readonly objectedBy: string | null
  readonly objectedAt: Date | null
  readonly recordId: string | null
  readonly outcome: 'UPHELD' | 'DISMISSED' | null
  readonly remedy: 'EXEMPTION' | 'INVALIDATION' | 'CORRECTION' | null
  readonly decidedAt: Date | null
  readonly decisionRecordId: string | null
}

export interface ScoredWish {
  readonly computationId?: string | undefined
  /** What it was that the units were shown: objections stand beside every later computation of the period. */
  readonly shownId?: string | undefined
  readonly windowId?: number | undefined
  readonly objectionId?: string | undefined
  readonly hallCode?: string | undefined
  /** Those alone that somebody objected to. */
  readonly isObjected?: true
}

/** By hall and window. Asked in the role of staff, it sees those of the place alone. */
export function listScored(db: Database, wish: ScoredWish): Promise<readonly ScoredWindowRow[]> {
  const { computationId = null, shownId = null, windowId = null, objectionId = null, hallCode = null } = wish
  const isObjected = wish.isObjected ?? false
  return queryRows(
    db,
    sql<ScoredWindowRow>`
      select s.computation_id as "computationId", c.period, c.policy_id as "policyId", c.end_day as "endDay", s.window_id as "windowId", s.hall_id as "hallId", s.division_id as "divisionId",
        v.managing_organization_id as "organizationId", h.hall_code as "hallCode", coalesce(n.hall_name, h.hall_code) as "hallName", w.window_code as "windowCode",
        coalesce(n.window_name, w.window_code) as "windowName", s.body, o.id as "objectionId", o.account_id as "objectedBy", o.objected_at as "objectedAt",
        o.record_id as "recordId", d.outcome, d.remedy, d.decided_at as "decidedAt", d.record_id as "decisionRecordId"
      from window_score s
      join score_computation c on c.id = s.computation_id
      join service_window w on w.id = s.window_id
      join service_hall h on h.id = s.hall_id
      cross join lateral (
        select x.managing_organization_id from service_hall_version x where x.hall_id = s.hall_id and x.effective_from < c.end_day
        order by x.effective_from desc, x.revision desc limit 1) v
      cross join lateral names_in_force(s.hall_id, s.window_id, null, c.end_day - 1) n
      left join score_objection o on o.computation_id = coalesce(${shownId}::uuid, s.computation_id) and o.window_id = s.window_id
      left join score_objection_decision d on d.objection_id = o.id
      where (${computationId}::uuid is null or s.computation_id = ${computationId}::uuid) and (${windowId}::integer is null or s.window_id = ${windowId}::integer)
        and (${objectionId}::uuid is null or o.id = ${objectionId}::uuid) and (${hallCode}::text is null or h.hall_code = ${hallCode}::text)
        and (not ${isObjected}::boolean or o.id is not null)
      order by h.hall_code, w.window_code`,
  )
}

export interface ObjectionInsert {
  readonly id: string
  readonly computationId: string
  readonly windowId: number
  readonly divisionId: number
  readonly hallId: number
  readonly accountId: string
  readonly at: Date
  readonly recordId: string
}

export async function insertObjection(tx: Database, row: ObjectionInsert): Promise<void> {
  await sql`
    insert into score_objection (id, computation_id, window_id, division_id, hall_id, account_id, objected_at, record_id)
    values (${row.id}, ${row.computationId}, ${row.windowId}, ${row.divisionId}, ${row.hallId}, ${row.accountId}, ${row.at}, ${row.recordId})`.execute(
    tx,
  )
}

export interface ObjectionDecisionInsert extends Omit<ObjectionInsert, 'id' | 'computationId' | 'windowId'> {
  readonly objectionId: string
  readonly objectedBy: string
  readonly outcome: 'UPHELD' | 'DISMISSED'
  readonly remedy: string | null
}

export async function insertObjectionDecision(tx: Database, row: ObjectionDecisionInsert): Promise<void> {
  await sql`
    insert into score_objection_decision (objection_id, objected_by, division_id, hall_id, outcome, remedy, account_id, decided_at, record_id)
    values (${row.objectionId}, ${row.objectedBy}, ${row.divisionId}, ${row.hallId}, ${row.outcome}, ${row.remedy}, ${row.accountId}, ${row.at},
      ${row.recordId})`.execute(tx)
}

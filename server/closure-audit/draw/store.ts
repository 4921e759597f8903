import type { AuditMonth } from '../../../domain/closure-audit.ts'
import type { OrderSource } from '../../../domain/handling-order.ts'
import { type Database, findRow, queryRows, sql } from '../../platform/database.ts'

/** Two sweeps wait for each other. */
export async function lockDraws(tx: Database): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('closure-audit', 0))`.execute(tx)
}

export async function isDrawn(db: Database, { fromDay }: AuditMonth): Promise<boolean> {
  const row = await findRow(
    db,
    sql<{ one: number }>`select 1 as one from closure_audit_draw where month_from = ${fromDay}::date`,
  )
  return row !== undefined
}

export interface CandidateRow {
  readonly orderId: string
  readonly divisionId: number
  readonly hallId: number
  readonly organizationId: number
  readonly source: OrderSource
  readonly isDrill: boolean
  readonly openedAt: Date
}

/** What was closed within a time and is closed still; never what was invalidated, or drawn before. */
export function findClosed(db: Database, from: Date, to: Date): Promise<readonly CandidateRow[]> {
  return queryRows(
    db,
    sql<CandidateRow>`
      select distinct s.order_id as "orderId", s.division_id as "divisionId", s.hall_id as "hallId", s.organization_id as "organizationId",
        o.source, o.is_drill as "isDrill", o.opened_at as "openedAt"
      from handling_event e
      join handling_order o on o.id = e.order_id
      join handling_order_state s on s.order_id = e.order_id
      where e.kind = 'CLOSED' and e.at >= ${from} and e.at < ${to} and s.stage = 'CLOSED' and e.sequence = s.version
        and not exists (select from evaluation_invalidation i where i.evaluation_id = o.id)
        and not exists (select from closure_audit c where c.order_id = o.id)
      order by s.order_id`,
  )
}

export interface DrawInsert {
  readonly month: AuditMonth
  readonly seed: Buffer
  readonly drawnAt: Date
  readonly candidates: readonly CandidateRow[]
  readonly drawn: readonly (CandidateRow & { readonly askUntil: Date; readonly policyId: number })[]
}

export async function insertDraw(tx: Database, { month, seed, drawnAt, candidates, drawn }: DrawInsert): Promise<void> {
  await sql`
    insert into closure_audit_draw (month_from, month_end, seed, drawn_at, closed, drawn)
    values (${month.fromDay}::date, ${month.endDay}::date, ${seed}, ${drawnAt}, ${candidates.length}, ${drawn.length})`.execute(
    tx,
  )
  await sql`
    insert into closure_audit_candidate (month_from, order_id, division_id, hall_id, organization_id)
    select ${month.fromDay}::date, c."orderId", c."divisionId", c."hallId", c."organizationId"
    from jsonb_to_recordset(${JSON.stringify(candidates)}::jsonb) as c ("orderId" uuid, "divisionId" integer, "hallId" integer, "organizationId" integer)`.execute(
    tx,
  )
  await sql`
    insert into closure_audit (order_id, month_from, division_id, hall_id, organization_id, drawn_at, ask_until, policy_id)
    select c."orderId", ${month.fromDay}::date, c."divisionId", c."hallId", c."organizationId", ${drawnAt}, c."askUntil", c."policyId"
    from jsonb_to_recordset(${JSON.stringify(drawn)}::jsonb) as c ("orderId" uuid, "divisionId" integer, "hallId" integer, "organizationId" integer,
      "askUntil" timestamptz, "policyId" integer)`.execute(tx)
}

export interface DrawnPlaceRow {
  readonly orderId: string
  readonly hallCode: string
  readonly source: OrderSource
  readonly openedAt: Date
  readonly drawnAt: Date
}

/** What was drawn at a moment. */
export function findDrawnAt(db: Database, drawnAt: Date): Promise<readonly DrawnPlaceRow[]> {
  return queryRows(
    db,
    sql<DrawnPlaceRow>`
      select c.order_id as "orderId", h.hall_code as "hallCode", o.source, o.opened_at as "openedAt", c.drawn_at as "drawnAt"
      from closure_audit c join handling_order o on o.id = c.order_id join service_hall h on h.id = c.hall_id
      where c.drawn_at = ${drawnAt} order by o.opened_at, h.hall_code, o.source, c.order_id`,
  )
}

import type { AuditMonth } from '../../../domain/closure-audit.ts'
import { type Database, findRow, queryRows, sql } from '../../platform/database.ts'

/** Two sweeps wait for each other. */
export async function lockReviewDraws(tx: Database): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('assessment-review', 0))`.execute(tx)
}

export async function isReviewDrawn(db: Database, { fromDay }: AuditMonth): Promise<boolean> {
  const row = await findRow(
    db,
    sql<{ one: number }>`select 1 as one from assessment_review_draw where month_from = ${fromDay}::date`,
  )
  return row !== undefined
}

export interface HandedInRow {
  readonly visitId: string
  readonly divisionId: number
  readonly hallId: number
  /** Division and agency, or pool without one. */
  readonly stratum: string
}

/** What was handed in within a time; 自评 is not: it is told as what it is. */
export function findHandedIn(db: Database, from: Date, to: Date): Promise<readonly HandedInRow[]> {
  return queryRows(
    db,
    sql<HandedInRow>`
      select a.visit_id as "visitId", a.division_id as "divisionId", a.hall_id as "hallId",
        a.division_id || '/' || coalesce(m.agency_id::text, m.pool) as stratum
      from assessment a join assessor m on m.id = a.assessor_id
      where a.submitted_at >= ${from} and a.submitted_at < ${to} and m.pool <> 'WINDOW_SUPERVISOR'
        and not exists (select from assessment_review r where r.visit_id = a.visit_id)
      order by a.visit_id`,
  )
}

export interface ReviewDrawInsert {
  readonly month: AuditMonth
  readonly seed: Buffer
  readonly drawnAt: Date
  readonly handedIn: number
  readonly drawn: readonly (HandedInRow & { readonly reviewUntil: Date; readonly policyId: number })[]
}

export async function insertReviewDraw(
  tx: Database,
  { month, seed, drawnAt, handedIn, drawn }: ReviewDrawInsert,
): Promise<void> {
  await sql`
    insert into assessment_review_draw (month_from, month_end, seed, drawn_at, handed_in, drawn)
    values (${month.fromDay}::date, ${month.endDay}::date, ${seed}, ${drawnAt}, ${handedIn}, ${drawn.length})`.execute(
    tx,
  )
  await sql`
    insert into assessment_review (visit_id, month_from, division_id, hall_id, stratum, drawn_at, review_until, policy_id)
    select r."visitId", ${month.fromDay}::date, r."divisionId", r."hallId", r.stratum, ${drawnAt}, r."reviewUntil", r."policyId"
    from jsonb_to_recordset(${JSON.stringify(drawn)}::jsonb) as r ("visitId" uuid, "divisionId" integer, "hallId" integer, stratum text,
      "reviewUntil" timestamptz, "policyId" integer)`.execute(tx)
}

import type { AssessmentForm } from '../../../domain/assessment-form.ts'
import type { AssessorPool } from '../../../domain/assessor.ts'
import type { PlainDate } from '../../../domain/kernel/plain-date.ts'
import { type Database, queryRows, sql } from '../../platform/database.ts'

export interface VisitRow {
  readonly window: string
  readonly windowId: number
  readonly day: PlainDate
  readonly formCode: string
  readonly indicators: AssessmentForm['indicators']
  readonly pool: AssessorPool
  readonly raterId: string
  readonly placeId: string
  readonly points: number
  readonly marks: Readonly<Record<string, number | null>>
}

/**
 * Visits of a period whose results were published before an instant. What was reviewed by then counts as the review has left it: with other points, or
 * not at all.
 */
export function findPublishedVisits(
  db: Database,
  {
    fromDay,
    endDay,
    countsUntil,
  }: { readonly fromDay: PlainDate; readonly endDay: PlainDate; readonly countsUntil: Date },
): Promise<readonly VisitRow[]> {
  return queryRows(
    db,
    sql<VisitRow>`
      select h.hall_code || '/' || w.window_code as "window", a.window_id as "windowId", (a.arrived_at at time zone 'Asia/Shanghai')::date as day,
        f.code as "formCode", f.body -> 'indicators' as indicators, p.pool, a.assessor_id as "raterId", v.plan_id || '/' || v.place as "placeId",
        coalesce(o.points, a.points) as points, a.marks
      from assessment a
      join assessment_visit v on v.id = a.visit_id
      join assessment_plan p on p.id = v.plan_id
      join assessment_publication u on u.plan_id = p.id and u.published_at < ${countsUntil}
      join assessment_form f on f.id = a.form_id
      join service_window w on w.id = a.window_id
      join service_hall h on h.id = w.hall_id
      left join assessment_review_outcome o on o.visit_id = a.visit_id and o.at < ${countsUntil}
      where a.arrived_at >= ${fromDay}::date::timestamp at time zone 'Asia/Shanghai' and a.arrived_at < ${endDay}::date::timestamp at time zone 'Asia/Shanghai'
        and a.submitted_at < ${countsUntil} and o.outcome is distinct from 'UNFOUNDED'
      order by a.visit_id`,
  )
}

export interface WindowPlace {
  readonly key: string
  readonly windowId: number
  readonly hallId: number
  readonly divisionId: number
}

/** Every window, and where it stood on the last day. */
export function findWindowPlaces(db: Database, endDay: PlainDate): Promise<readonly WindowPlace[]> {
  return queryRows(
    db,
    sql<WindowPlace>`
      select h.hall_code || '/' || w.window_code as key, w.id as "windowId", h.id as "hallId", v.division_id as "divisionId"
      from service_window w join service_hall h on h.id = w.hall_id
      cross join lateral (
        select x.division_id from service_hall_version x where x.hall_id = h.id and x.effective_from < ${endDay}::date
        order by x.effective_from desc, x.revision desc limit 1) v
      order by key`,
  )
}

/** By the number of a unit, the code that everybody knows. */
export async function findUnitCodes(db: Database, ids: readonly number[]): Promise<ReadonlyMap<number, string>> {
  const rows = await queryRows(
    db,
    sql<{ id: number; uscc: string }>`select id, uscc from organization where id = any (${ids}::integer[])`,
  )
  return new Map(rows.map(({ id, uscc }) => [id, uscc]))
}

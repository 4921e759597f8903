import type { AssessmentForm, FormMarks } from '../../../domain/assessment-form.ts'
import type { AssessorPool } from '../../../domain/assessor.ts'
import type { PlainDate } from '../../../domain/kernel/plain-date.ts'
import { type Database, queryRows, sql } from '../../platform/database.ts'

export interface PublishedWish {
  readonly after?: string | undefined
  readonly limit: number
}

/** The newest first. Asked in the role of staff, it sees those of the place alone, and of them those whose plan is published. */
export async function findPublishedIds(db: Database, { after = undefined, limit }: PublishedWish) {
  const rows = await queryRows(
    db,
    sql<{ id: string }>`
      select visit_id as id from assessment where (${after ?? null}::uuid is null or visit_id < ${after ?? null}::uuid)
      order by visit_id desc limit ${limit}`,
  )
  return rows.map(({ id }) => id)
}

export interface PublishedRow {
  readonly assessmentId: string
  readonly planTitle: string
  readonly pool: AssessorPool
  readonly day: PlainDate
  readonly publishedAt: Date
  readonly hallCode: string
  readonly hallName: string
  readonly windowCode: string
  readonly windowName: string
  readonly form: AssessmentForm
  readonly marks: FormMarks
  readonly points: number
}

/** What is told of them: the day and the pool, and nothing by which whoever was there could be found. */
export function findPublished(db: Database, ids: readonly string[]): Promise<readonly PublishedRow[]> {
  return queryRows(
    db,
    sql<PublishedRow>`
      select a.visit_id as "assessmentId", p.title as "planTitle", p.pool,
        (a.arrived_at at time zone 'Asia/Shanghai')::date as day, u.published_at as "publishedAt", h.hall_code as "hallCode",
        n.hall_name as "hallName", w.window_code as "windowCode", n.window_name as "windowName", f.body as form, a.marks, a.points
      from assessment a
      join assessment_visit v on v.id = a.visit_id
      join assessment_plan p on p.id = v.plan_id
      join assessment_publication u on u.plan_id = p.id
      join assessment_form f on f.id = a.form_id
      join service_hall h on h.id = a.hall_id
      join service_window w on w.id = a.window_id
      cross join lateral names_in_force(a.hall_id, a.window_id, null, (a.arrived_at at time zone 'Asia/Shanghai')::date) n
      where a.visit_id = any(${ids}::uuid[])
      order by a.visit_id desc`,
  )
}

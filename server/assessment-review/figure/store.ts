import { type Database, queryRows, sql } from '../../platform/database.ts'
import type { Told } from '../deps.ts'
import { type FormRow, within } from '../store.ts'

export interface FigureWish {
  readonly formId?: string | undefined
  readonly planId?: string | undefined
  readonly pool?: string | undefined
}

/** What was handed in; 自评 is left out: nobody else is compared with whoever assesses himself. */
const counted = sql`from assessment a join assessment_visit v on v.id = a.visit_id join assessment_plan p on p.id = v.plan_id
  join assessment_form f on f.id = a.form_id join assessor m on m.id = a.assessor_id left join agency g on g.id = m.agency_id`
const isOthers = sql`m.pool <> 'WINDOW_SUPERVISOR'`

export interface FormCountRow {
  readonly id: string
  readonly title: FormRow['title']
  readonly visits: number
}

/** Forms by how often they were filled in; the most frequent first. */
export function countForms(db: Database, told: Told): Promise<readonly FormCountRow[]> {
  return queryRows(
    db,
    sql<FormCountRow>`
      select f.id, f.body->'title' as title, count(*)::integer as visits ${counted} where ${isOthers} and ${within('a', told)}
      group by f.id order by visits desc, f.id limit 200`,
  )
}

export interface PlanCountRow {
  readonly id: string
  readonly title: string
  readonly pool: string
  readonly visits: number
  readonly pairs: number
}

export function countPlans(db: Database, told: Told, formId: string): Promise<readonly PlanCountRow[]> {
  return queryRows(
    db,
    sql<PlanCountRow>`
      select p.id, p.title, p.pool, count(*)::integer as visits, (count(*) - count(distinct v.place))::integer as pairs
      ${counted} where ${isOthers} and ${within('a', told)} and a.form_id = ${formId}
      group by p.id order by max(p.recorded_at) desc, p.id limit 200`,
  )
}

export interface RatedRow {
  readonly visitId: string
  readonly raterId: string
  readonly raterAccountId: string
  readonly agency: string | null
  readonly pool: string
  readonly placeId: string
  readonly formId: string
  readonly hallId: number
  readonly points: number
  readonly marks: Readonly<Record<string, number | null>>
  readonly arrivedAt: Date
  readonly leftAt: Date
}

/** By one form; a place is one of a plan, which one or two have been sent to. */
export function findRated(
  db: Database,
  told: Told,
  { formId, ...wish }: FigureWish & { readonly formId: string },
): Promise<readonly RatedRow[]> {
  const [planId, pool] = [wish.planId ?? null, wish.pool ?? null]
  return queryRows(
    db,
    sql<RatedRow>`
      select a.visit_id as "visitId", a.assessor_id as "raterId", m.account_id as "raterAccountId", g.name as agency, m.pool,
        v.plan_id || '/' || v.place as "placeId", a.form_id as "formId", a.hall_id as "hallId", a.points, a.marks, a.arrived_at as "arrivedAt",
        a.left_at as "leftAt"
      ${counted}
      where ${isOthers} and ${within('a', told)} and a.form_id = ${formId} and (${planId}::uuid is null or v.plan_id = ${planId}::uuid)
        and (${pool}::text is null or m.pool = ${pool})
      order by a.submitted_at, a.visit_id`,
  )
}

export async function findForm(db: Database, formId: string): Promise<FormRow | undefined> {
  const [row] = await queryRows(db, sql<{ body: FormRow }>`select body from assessment_form where id = ${formId}`)
  return row?.body
}

import type { AssessmentForm, FormMarks } from '../../../domain/assessment-form.ts'
import type { AssessorPool } from '../../../domain/assessor.ts'
import type { PlainDate } from '../../../domain/kernel/plain-date.ts'
import { type Database, findRow, queryRows, sql } from '../../platform/database.ts'

export interface UnlookedRow {
  readonly visitId: string
  readonly divisionId: number
  readonly hallId: number
  readonly windowId: number
  readonly pool: AssessorPool
  readonly form: AssessmentForm
  readonly marks: FormMarks
  readonly publishedAt: Date
}

/** Whoever was disqualified since has marked nothing that a rule alone may act on: of his visit somebody else has to say what was found. */
const isDisqualified = sql`exists (select from assessor_end o where o.assessor_id = v.assessor_id and o.cause = 'DISQUALIFIED')`

/** Published assessments that the rule has not looked through, after one of them. */
export function findUnlooked(db: Database, after: string | null, limit: number): Promise<readonly UnlookedRow[]> {
  return queryRows(
    db,
    sql<UnlookedRow>`
      select a.visit_id as "visitId", a.division_id as "divisionId", a.hall_id as "hallId", a.window_id as "windowId", p.pool, f.body as form,
        a.marks, u.published_at as "publishedAt"
      from assessment_publication u
      join assessment_plan p on p.id = u.plan_id
      join assessment_visit v on v.plan_id = p.id
      join assessment a on a.visit_id = v.id
      join assessment_form f on f.id = a.form_id
      where not exists (select from assessment_finding_look l where l.visit_id = a.visit_id)
        and not ${isDisqualified} and (${after}::uuid is null or a.visit_id > ${after}::uuid)
      order by a.visit_id limit ${limit}`,
  )
}

/** @returns whether nobody else has looked */
export async function insertLook(tx: Database, visitId: string, at: Date): Promise<boolean> {
  const kept = await findRow(
    tx,
    sql<{ one: number }>`
      insert into assessment_finding_look (visit_id, looked_at) values (${visitId}, ${at}) on conflict do nothing returning 1 as one`,
  )
  return kept !== undefined
}

/** Without an order, though its plan is published or it is no secret; after one of them. */
export async function findUnopened(db: Database, after: string | null, limit: number): Promise<readonly string[]> {
  const rows = await queryRows(
    db,
    sql<{ id: string }>`
      select i.id from assessment_finding i
      join assessment_visit v on v.id = i.visit_id
      join assessment_plan p on p.id = v.plan_id
      left join assessment_publication u on u.plan_id = p.id
      where not exists (select from assessment_finding_order x where x.finding_id = i.id)
        and (u.plan_id is not null or (i.origin = 'MANAGER' and not p.is_secret))
        and not (i.origin = 'RULE' and ${isDisqualified}) and (${after}::uuid is null or i.id > ${after}::uuid)
      order by i.id limit ${limit}`,
  )
  return rows.map(({ id }) => id)
}

/** Who runs a hall on a day: what is found there is put right by it. */
export async function findManager(db: Database, hallId: number, on: PlainDate): Promise<number> {
  const row = await findRow(
    db,
    sql<{ id: number }>`
      select managing_organization_id as id from service_hall_version
      where hall_id = ${hallId} and effective_from <= ${on}::date order by effective_from desc, revision desc limit 1`,
  )
  if (row === undefined) throw new Error(`nobody runs hall ${hallId}`)
  return row.id
}

export async function insertFindingOrder(
  tx: Database,
  row: {
    readonly findingId: string
    readonly orderId: string
    readonly divisionId: number
    readonly hallId: number
    readonly at: Date
  },
): Promise<void> {
  await sql`
    insert into assessment_finding_order (finding_id, order_id, division_id, hall_id, opened_at)
    values (${row.findingId}, ${row.orderId}, ${row.divisionId}, ${row.hallId}, ${row.at}) on conflict do nothing`.execute(
    tx,
  )
}

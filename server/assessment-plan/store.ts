import type { FormUnit } from '../../domain/assessment-form.ts'
import type { PlanState, PlanStrata } from '../../domain/assessment-plan.ts'
import type { AssessorPool } from '../../domain/assessor.ts'
import type { PlainDate } from '../../domain/kernel/plain-date.ts'
import { type Database, findRow, queryRows, sql } from '../platform/database.ts'

export interface PlanRow {
  readonly planId: string
  readonly title: string
  readonly divisionId: number
  readonly divisionCode: string
  readonly divisionName: string
  readonly formId: string
  readonly pool: AssessorPool
  readonly unit: FormUnit
  readonly strataBy: PlanStrata
  readonly isSecret: boolean
  readonly fromDay: PlainDate
  readonly toDay: PlainDate
  readonly sample: number
  readonly doubles: number
  readonly quotas: Readonly<Record<string, number>>
  readonly drawNotBefore: Date
  readonly randomness: string | null
  readonly policyId: number
  readonly recordedAt: Date
  readonly frozenAt: Date | null
  readonly drawnAt: Date | null
  readonly publishedAt: Date | null
  readonly withdrawnAt: Date | null
  readonly reason: string | null
  readonly units: number | null
}

export interface PlanWish {
  readonly planId?: string | undefined
  readonly state?: PlanState | undefined
  readonly after?: string | undefined
  readonly limit: number
  readonly today: PlainDate
}

const stateOfPlan = sql`case when x.published_at is not null then 'PUBLISHED' when e.ended_at is not null then 'WITHDRAWN'
  when w.drawn_at is not null then 'DRAWN' when f.frozen_at is not null then 'FROZEN' else 'DRAFT' end`

/** The newest first. Asked in the role of staff, it sees those of the place alone. */
export function listPlans(db: Database, wish: PlanWish): Promise<readonly PlanRow[]> {
  const [planId, state, after] = [wish.planId ?? null, wish.state ?? null, wish.after ?? null]
  return queryRows(
    db,
    sql<PlanRow>`
      select p.id as "planId", p.title, p.division_id as "divisionId", d.division_code as "divisionCode",
        coalesce((select v.name from administrative_division_version v where v.division_id = p.division_id and v.effective_from <= ${wish.today}::date
          order by v.effective_from desc, v.revision desc limit 1), d.division_code) as "divisionName",
        p.form_id as "formId", p.pool, p.unit, p.strata_by as "strataBy", p.is_secret as "isSecret", p.from_day as "fromDay", p.to_day as "toDay",
        p.sample, p.doubles, p.quotas, p.draw_not_before as "drawNotBefore", p.randomness, p.policy_id as "policyId", p.recorded_at as "recordedAt",
        f.frozen_at as "frozenAt", w.drawn_at as "drawnAt", x.published_at as "publishedAt", e.ended_at as "withdrawnAt", e.reason, f.units
      from assessment_plan p
      join administrative_division d on d.id = p.division_id
      left join assessment_freeze f on f.plan_id = p.id
      left join assessment_draw w on w.plan_id = p.id
      left join assessment_publication x on x.plan_id = p.id
      left join assessment_plan_end e on e.plan_id = p.id
      where (${planId}::uuid is null or p.id = ${planId}::uuid) and (${after}::uuid is null or p.id < ${after}::uuid)
        and (${state}::text is null or ${stateOfPlan} = ${state}::text)
      order by p.id desc
      limit ${wish.limit}`,
  )
}

/** Two who take a step of one plan wait for each other. */
export async function lockPlan(tx: Database, planId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('assessment-plan|' || ${planId}, 0))`.execute(tx)
}

export interface PlanInsert
  extends Pick<
    PlanRow,
    | 'planId'
    | 'title'
    | 'divisionId'
    | 'formId'
    | 'pool'
    | 'unit'
    | 'strataBy'
    | 'isSecret'
    | 'fromDay'
    | 'toDay'
    | 'sample'
    | 'doubles'
    | 'quotas'
    | 'drawNotBefore'
    | 'randomness'
    | 'policyId'
    | 'recordedAt'
  > {
  readonly accountId: string | null
}

export async function insertPlan(tx: Database, row: PlanInsert): Promise<void> {
  await sql`
    insert into assessment_plan (id, division_id, title, form_id, pool, unit, strata_by, is_secret, from_day, to_day, sample, doubles, quotas,
      draw_not_before, randomness, policy_id, account_id, recorded_at)
    values (${row.planId}, ${row.divisionId}, ${row.title}, ${row.formId}, ${row.pool}, ${row.unit}, ${row.strataBy}, ${row.isSecret},
      ${row.fromDay}::date, ${row.toDay}::date, ${row.sample}, ${row.doubles}, ${JSON.stringify(row.quotas)}::jsonb, ${row.drawNotBefore},
      ${row.randomness}, ${row.policyId}, ${row.accountId}, ${row.recordedAt})`.execute(tx)
}

interface Step {
  readonly planId: string
  readonly divisionId: number
  readonly accountId: string | null
  readonly at: Date
}

export async function insertPublication(tx: Database, { planId, divisionId, accountId, at }: Step): Promise<void> {
  await sql`
    insert into assessment_publication (plan_id, division_id, account_id, published_at)
    values (${planId}, ${divisionId}, ${accountId}, ${at})`.execute(tx)
}

export async function insertPlanEnd(tx: Database, end: Step & { readonly reason: string }): Promise<void> {
  await sql`
    insert into assessment_plan_end (plan_id, division_id, reason, account_id, ended_at)
    values (${end.planId}, ${end.divisionId}, ${end.reason}, ${end.accountId}, ${end.at})`.execute(tx)
}

export interface FormTitleRow {
  readonly formId: string
  readonly zh: string
  readonly en: string
}

export function findFormTitles(db: Database, formIds: readonly string[]): Promise<readonly FormTitleRow[]> {
  return queryRows(
    db,
    sql<FormTitleRow>`
      select id as "formId", body -> 'title' ->> 'zh' as zh, body -> 'title' ->> 'en' as en from assessment_form
      where id = any (${formIds}::uuid[])`,
  )
}

export interface ProgressRow {
  readonly planId: string
  readonly open: number
  readonly submitted: number
  readonly ended: number
}

/** How many visits of each plan have come to what. */
export function countVisits(db: Database, planIds: readonly string[]): Promise<readonly ProgressRow[]> {
  return queryRows(
    db,
    sql<ProgressRow>`
      select v.plan_id as "planId", count(*) filter (where a.visit_id is null and e.visit_id is null)::integer as open,
        count(a.visit_id)::integer as submitted, count(*) filter (where a.visit_id is null and e.visit_id is not null)::integer as ended
      from assessment_visit v
      left join assessment a on a.visit_id = v.id
      left join assessment_visit_end e on e.visit_id = v.id
      where v.plan_id = any (${planIds}::uuid[]) group by v.plan_id`,
  )
}

/** Whether checkpoints of the log are signed by witnesses whose keys have not ended. */
export async function hasWitnesses(db: Database): Promise<boolean> {
  const row = await findRow(
    db,
    sql<{ one: number }>`
      select 1 as one from ledger.key k where k.purpose = 'WITNESS'
        and not exists (select from ledger.key_end e where e.vkey = k.vkey) limit 1`,
  )
  return row !== undefined
}

export interface VisitedCount {
  readonly pool: AssessorPool
  readonly plans: number
  readonly visits: number
  readonly windows: number
}

/** What was handed in by plans that ended on these days and are public, by pool. */
export function countPublishedVisits(
  db: Database,
  wish: { readonly fromDay: PlainDate; readonly toDay: PlainDate; readonly divisionIds: readonly number[] },
): Promise<readonly VisitedCount[]> {
  return queryRows(
    db,
    sql<VisitedCount>`
      select p.pool, count(distinct p.id)::integer as plans, count(*)::integer as visits, count(distinct a.window_id)::integer as windows
      from assessment_plan p
      join assessment_publication u on u.plan_id = p.id
      join assessment_visit v on v.plan_id = p.id
      join assessment a on a.visit_id = v.id
      where p.to_day between ${wish.fromDay}::date and ${wish.toDay}::date and p.division_id = any (${wish.divisionIds}::integer[])
      group by 1 order by 1`,
  )
}

import type { VisitEndCause, VisitState } from '../../../domain/assessment-plan.ts'
import type { PlainDate } from '../../../domain/kernel/plain-date.ts'
import { type Database, findRow, queryRows, sql } from '../../platform/database.ts'

export interface VisitRow {
  readonly visitId: string
  readonly planId: string
  readonly place: number
  readonly unitKey: string
  readonly stratum: string
  readonly turn: 1 | 2
  readonly assigned: number
  readonly assessorId: string
  readonly assessor: string
  readonly assessorAccountId: string
  readonly agencyId: string | null
  readonly agencyName: string | null
  readonly windowId: number
  readonly hallId: number
  readonly hallCode: string
  readonly hallName: string
  readonly windowName: string
  readonly fromDay: PlainDate
  readonly toDay: PlainDate
  readonly state: VisitState
  readonly submittedAt: Date | null
  readonly points: number | null
  readonly endedAt: Date | null
  readonly cause: VisitEndCause | null
  readonly reason: string | null
}

/** By place, turn and who was sent first. Never asked in the role of staff: before they are published it is shown none. */
export function listVisits(db: Database, planId: string, today: PlainDate): Promise<readonly VisitRow[]> {
  return queryRows(
    db,
    sql<VisitRow>`
      select v.id as "visitId", v.plan_id as "planId", v.place, u.unit_key as "unitKey", u.stratum, v.turn, v.assigned, v.assessor_id as "assessorId",
        c.username as assessor, c.id as "assessorAccountId", v.agency_id as "agencyId", g.name as "agencyName", v.window_id as "windowId", v.hall_id as "hallId",
        h.hall_code as "hallCode", n.hall_name as "hallName", n.window_name as "windowName", v.from_day as "fromDay", v.to_day as "toDay",
        case when a.visit_id is not null then 'SUBMITTED' when e.visit_id is not null then 'ENDED' else 'OPEN' end as state,
        a.submitted_at as "submittedAt", a.points, e.ended_at as "endedAt", e.cause, e.reason
      from assessment_visit v
      join assessment_population u on u.plan_id = v.plan_id and u.place = v.place
      join assessor s on s.id = v.assessor_id
      join account c on c.id = s.account_id
      join service_hall h on h.id = v.hall_id
      cross join lateral names_in_force(v.hall_id, v.window_id, null, ${today}::date) n
      left join agency g on g.id = v.agency_id
      left join assessment a on a.visit_id = v.id
      left join assessment_visit_end e on e.visit_id = v.id
      where v.plan_id = ${planId}
      order by v.place, v.turn, v.assigned`,
  )
}

export interface VisitPlan {
  readonly planId: string
}

export function findPlanOfVisit(db: Database, visitId: string): Promise<VisitPlan | undefined> {
  return findRow(db, sql<VisitPlan>`select plan_id as "planId" from assessment_visit where id = ${visitId}`)
}

export interface VisitInsert {
  readonly id: string
  readonly planId: string
  readonly place: number
  readonly turn: 1 | 2
  readonly assigned: number
  readonly assessorId: string
  readonly agencyId: string | null
  readonly fromDay: PlainDate
  readonly toDay: PlainDate
  readonly accountId: string | null
  readonly at: Date
}

/** Each lies where its unit lies. */
export async function insertVisits(tx: Database, visits: readonly VisitInsert[]): Promise<void> {
  if (visits.length === 0) return
  await sql`
    insert into assessment_visit (id, plan_id, place, turn, assigned, assessor_id, agency_id, window_id, hall_id, division_id, from_day, to_day,
      account_id, assigned_at)
    select v.id, v."planId", v.place, v.turn, v.assigned, v."assessorId", v."agencyId", u.window_id, u.hall_id, u.division_id, v."fromDay",
      v."toDay", v."accountId", v.at
    from jsonb_to_recordset(${JSON.stringify(visits)}::jsonb) as v (id uuid, "planId" uuid, place integer, turn smallint, assigned smallint,
      "assessorId" uuid, "agencyId" uuid, "fromDay" date, "toDay" date, "accountId" uuid, at timestamptz)
    join assessment_population u on u.plan_id = v."planId" and u.place = v.place`.execute(tx)
}

export interface VisitEndInsert {
  readonly visitId: string
  readonly cause: VisitEndCause
  readonly reason: string
  readonly accountId: string | null
  readonly at: Date
}

/** Throws a unique violation where it has ended meanwhile. */
export async function insertVisitEnd(tx: Database, end: VisitEndInsert): Promise<void> {
  await sql`
    insert into assessment_visit_end (visit_id, division_id, cause, reason, account_id, ended_at)
    select v.id, v.division_id, ${end.cause}, ${end.reason}, ${end.accountId}, ${end.at} from assessment_visit v where v.id = ${end.visitId}`.execute(
    tx,
  )
}

export interface EndingCount {
  readonly cause: VisitEndCause
  /** Not said by whoever was sent himself. */
  readonly isByManager: boolean
  readonly visits: number
}

/** Visits of a plan that ended without being made. */
export function countEndings(db: Database, planId: string): Promise<readonly EndingCount[]> {
  return queryRows(
    db,
    sql<EndingCount>`
      select e.cause, e.account_id is distinct from m.account_id as "isByManager", count(*)::integer as visits
      from assessment_visit_end e join assessment_visit v on v.id = e.visit_id join assessor m on m.id = v.assessor_id
      where v.plan_id = ${planId} group by 1, 2 order by 1, 2`,
  )
}

export interface BeforeRow {
  readonly assessorId: string
  readonly windowId: number
}

/** Who was sent where for the last plan of a pool in a division that was drawn before this one; a plan of a single window stands between no two others. */
export function listVisitedBefore(
  db: Database,
  { planId, pool, divisionId }: { readonly planId: string; readonly pool: string; readonly divisionId: number },
): Promise<readonly BeforeRow[]> {
  return queryRows(
    db,
    sql<BeforeRow>`
      select v.assessor_id as "assessorId", v.window_id as "windowId" from assessment_visit v
      where v.plan_id = (
          select p.id from assessment_plan p join assessment_draw w on w.plan_id = p.id join assessment_freeze f on f.plan_id = p.id and f.units > 1
          where p.pool = ${pool} and p.division_id = ${divisionId} and p.id <> ${planId}
            and (w.drawn_at, p.id) < (coalesce((select drawn_at from assessment_draw where plan_id = ${planId}), 'infinity'), ${planId}::uuid)
          order by w.drawn_at desc, p.id desc limit 1)
        and not exists (select from assessment_visit_end e where e.visit_id = v.id)`,
  )
}

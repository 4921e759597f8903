import type { PlanStrata } from '../../../domain/assessment-plan.ts'
import type { PlainDate } from '../../../domain/kernel/plain-date.ts'
import { type Database, findRow, queryRows, sql } from '../../platform/database.ts'

/** Something that can be assessed, as the catalogue has it. */
export interface UnitRow {
  readonly key: string
  readonly stratum: string
  readonly windowId: number
  readonly hallId: number
  readonly divisionId: number
  readonly caseId: string | null
}

const stratumBy = {
  HALL: sql`h.hall_code`,
  WINDOW_KIND: sql`wv.kind`,
  DIVISION: sql`d.division_code`,
} as const satisfies { readonly [Each in PlanStrata]: unknown }

/** Windows that are open in open halls on a day; not where the platform drills itself. */
const openWindows = (divisionIds: readonly number[], today: PlainDate) => sql`
  service_window w
  join service_hall h on h.id = w.hall_id and not h.is_reserved
  join lateral (select kind, status from service_window_version v where v.window_id = w.id and v.effective_from <= ${today}::date
    order by v.effective_from desc, v.revision desc limit 1) wv on wv.status = 'OPEN'
  join lateral (select division_id, status from service_hall_version v where v.hall_id = h.id and v.effective_from <= ${today}::date
    order by v.effective_from desc, v.revision desc limit 1) hv on hv.status = 'OPEN' and hv.division_id = any (${divisionIds}::integer[])
  join administrative_division d on d.id = hv.division_id`

export interface PopulationWish {
  readonly divisionIds: readonly number[]
  readonly strataBy: PlanStrata
  readonly today: PlainDate
}

export function findWindowUnits(db: Database, wish: PopulationWish): Promise<readonly UnitRow[]> {
  const { divisionIds, strataBy, today } = wish
  return queryRows(
    db,
    sql<UnitRow>`
      select h.hall_code || '/' || w.window_code as key, ${stratumBy[strataBy]} as stratum, w.id as "windowId", h.id as "hallId",
        hv.division_id as "divisionId", null::uuid as "caseId"
      from ${openWindows(divisionIds, today)}`,
  )
}

/** Cases of which a service has ended since an instant, each at the window of the last; not drills. Their keys say nothing of them. */
export function findCaseUnits(
  db: Database,
  wish: PopulationWish & { readonly since: Date; readonly most: number },
): Promise<readonly UnitRow[]> {
  const { divisionIds, strataBy, today, since, most } = wish
  return queryRows(
    db,
    sql<UnitRow>`
      select replace(gen_random_uuid()::text, '-', '') as key, ${stratumBy[strataBy]} as stratum, w.id as "windowId", h.id as "hallId",
        hv.division_id as "divisionId", served.case_id as "caseId"
      from (
        select distinct on (o.case_id) o.case_id, o.window_id from service_occurrence o
        join service_case c on c.id = o.case_id and not c.is_drill
        where o.ended_at >= ${since} order by o.case_id, o.ended_at desc
      ) served
      join ${openWindows(divisionIds, today)} on w.id = served.window_id
      limit ${most}`,
  )
}

export interface FreezeInsert {
  readonly planId: string
  readonly divisionId: number
  readonly digest: Buffer
  readonly strata: Readonly<Record<string, number>>
  readonly commitment: Buffer
  readonly secret: Buffer
  readonly accountId: string | null
  readonly at: Date
}

/** @param population in its order */
export async function insertFreeze(tx: Database, freeze: FreezeInsert, population: readonly UnitRow[]): Promise<void> {
  const { planId, divisionId } = freeze
  await sql`
    insert into assessment_freeze (plan_id, division_id, units, digest, strata, commitment, account_id, frozen_at)
    values (${planId}, ${divisionId}, ${population.length}, ${freeze.digest}, ${JSON.stringify(freeze.strata)}::jsonb, ${freeze.commitment},
      ${freeze.accountId}, ${freeze.at})`.execute(tx)
  await sql`insert into assessment_secret (plan_id, division_id, secret) values (${planId}, ${divisionId}, ${freeze.secret})`.execute(
    tx,
  )
  const rows = JSON.stringify(population.map((unit, at) => ({ ...unit, place: at + 1 })))
  await sql`
    insert into assessment_population (plan_id, place, unit_key, stratum, window_id, hall_id, division_id, case_id)
    select ${planId}, u.place, u.key, u.stratum, u."windowId", u."hallId", u."divisionId", u."caseId"
    from jsonb_to_recordset(${rows}::jsonb) as u (place integer, key text, stratum text, "windowId" integer, "hallId" integer,
      "divisionId" integer, "caseId" uuid)`.execute(tx)
}

export interface FrozenUnit extends UnitRow {
  readonly place: number
}

/** In its order; from one place on, where that is asked. */
export function listPopulation(
  db: Database,
  planId: string,
  { after = 0, limit = null }: { readonly after?: number; readonly limit?: number | null } = {},
): Promise<readonly FrozenUnit[]> {
  return queryRows(
    db,
    sql<FrozenUnit>`
      select place, unit_key as key, stratum, window_id as "windowId", hall_id as "hallId", division_id as "divisionId", case_id as "caseId"
      from assessment_population where plan_id = ${planId} and place > ${after} order by place limit ${limit}::integer`,
  )
}

export interface FreezeRow {
  readonly digest: Buffer
  readonly strata: Readonly<Record<string, number>>
  readonly secret: Buffer
}

export function findFreeze(db: Database, planId: string): Promise<FreezeRow | undefined> {
  return findRow(
    db,
    sql<FreezeRow>`
      select f.digest, f.strata, s.secret from assessment_freeze f join assessment_secret s on s.plan_id = f.plan_id
      where f.plan_id = ${planId}`,
  )
}

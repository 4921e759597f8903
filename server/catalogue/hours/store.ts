import type { OpeningPeriod } from '../../../domain/opening-hours.ts'
import { type Database, findRow, queryRows, sql } from '../../platform/database.ts'
import type { ListWish } from '../shapes.ts'

/** Null only of a window: the hall's again. */
export type Hours = readonly OpeningPeriod[] | null

interface HoursRow {
  readonly hours: Hours
  readonly isBegun: boolean
  readonly lastRevision: number
}

/** Undefined where nobody has ever said any. */
export function findHallHours(tx: Database, hallId: number, on: string): Promise<HoursRow | undefined> {
  return findRow(
    tx,
    sql<HoursRow>`
      select v.hours, v.effective_from is not null as "isBegun",
        coalesce((select max(revision) from hall_hours_version x where x.hall_id = ${hallId} and x.effective_from = ${on}::date), 0) as "lastRevision"
      from (select 1 from hall_hours_version where hall_id = ${hallId} limit 1) known
      left join lateral (select hours, effective_from from hall_hours_version x
        where x.hall_id = ${hallId} and x.effective_from <= ${on}::date order by effective_from desc, revision desc limit 1) v on true`,
  )
}

export async function appendHallHours(
  tx: Database,
  hallId: number,
  hours: Hours,
  from: string,
  revision: number,
): Promise<void> {
  await sql`
    insert into hall_hours_version (hall_id, effective_from, revision, hours)
    values (${hallId}, ${from}::date, ${revision}, ${JSON.stringify(hours)}::jsonb)`.execute(tx)
}

export function findWindowHours(tx: Database, windowId: number, on: string): Promise<HoursRow | undefined> {
  return findRow(
    tx,
    sql<HoursRow>`
      select v.hours, v.effective_from is not null as "isBegun",
        coalesce((select max(revision) from window_hours_version x where x.window_id = ${windowId} and x.effective_from = ${on}::date), 0) as "lastRevision"
      from (select 1 from window_hours_version where window_id = ${windowId} limit 1) known
      left join lateral (select hours, effective_from from window_hours_version x
        where x.window_id = ${windowId} and x.effective_from <= ${on}::date order by effective_from desc, revision desc limit 1) v on true`,
  )
}

export async function appendWindowHours(
  tx: Database,
  windowId: number,
  hours: Hours,
  from: string,
  revision: number,
): Promise<void> {
  const json = hours === null ? null : JSON.stringify(hours)
  await sql`
    insert into window_hours_version (window_id, effective_from, revision, hours)
    values (${windowId}, ${from}::date, ${revision}, ${json}::jsonb)`.execute(tx)
}

export interface HallHoursListed {
  readonly hallCode: string
  readonly hours: OpeningPeriod[]
  readonly effectiveFrom: string
}

export function listHallHours(db: Database, wish: ListWish): Promise<readonly HallHoursListed[]> {
  return queryRows(
    db,
    sql<HallHoursListed>`
      select h.hall_code as "hallCode", v.hours, v.effective_from as "effectiveFrom"
      from service_hall h
      join lateral (select division_id from service_hall_version x
        where x.hall_id = h.id and x.effective_from <= ${wish.on}::date order by effective_from desc, revision desc limit 1) hv on true
      join lateral (select hours, effective_from from hall_hours_version x
        where x.hall_id = h.id and x.effective_from <= ${wish.on}::date order by effective_from desc, revision desc limit 1) v on true
      where hv.division_id = any(${wish.divisionIds}::integer[]) and (${wish.hallId}::integer is null or h.id = ${wish.hallId})
        and h.hall_code > ${wish.after}
      order by h.hall_code limit ${wish.limit}`,
  )
}

export interface WindowHoursListed {
  readonly hallCode: string
  readonly windowCode: string
  readonly hours: OpeningPeriod[] | null
  readonly effectiveFrom: string
}

export function listWindowHours(db: Database, wish: ListWish): Promise<readonly WindowHoursListed[]> {
  return queryRows(
    db,
    sql<WindowHoursListed>`
      select h.hall_code as "hallCode", w.window_code as "windowCode", v.hours, v.effective_from as "effectiveFrom"
      from service_window w
      join service_hall h on h.id = w.hall_id
      join lateral (select division_id from service_hall_version x
        where x.hall_id = h.id and x.effective_from <= ${wish.on}::date order by effective_from desc, revision desc limit 1) hv on true
      join lateral (select hours, effective_from from window_hours_version x
        where x.window_id = w.id and x.effective_from <= ${wish.on}::date order by effective_from desc, revision desc limit 1) v on true
      where hv.division_id = any(${wish.divisionIds}::integer[]) and (${wish.hallId}::integer is null or h.id = ${wish.hallId})
        and h.hall_code || '/' || w.window_code > ${wish.after}
      order by h.hall_code || '/' || w.window_code limit ${wish.limit}`,
  )
}

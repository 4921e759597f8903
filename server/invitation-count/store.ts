import type { PlainDate } from '../../domain/kernel/plain-date.ts'
import { type Database, queryRows, sql } from '../platform/database.ts'

export interface DueDay {
  readonly day: PlainDate
  /** Of the ages of the policy the last one that the day has reached, counted from 1. */
  readonly turn: number
}

/** Days that have reached an age at which they have not been counted yet, the oldest first. @param ages in whole days, ascending */
export function findDueDays(
  db: Database,
  today: PlainDate,
  ages: readonly number[],
  max: number,
): Promise<readonly DueDay[]> {
  return queryRows(
    db,
    sql<DueDay>`
      with first as (
        select min(f.ended_at at time zone 'Asia/Shanghai')::date as day
        from service_hall h cross join lateral (select min(o.ended_at) as ended_at from service_occurrence o where o.hall_id = h.id) f
      )
      select due.day, due.turn from (
        select d.day::date as day,
          (select max(a.turn)::integer from unnest(${ages}::integer[]) with ordinality as a (age, turn) where d.day::date + a.age <= ${today}::date) as turn
        from first cross join lateral generate_series(first.day, ${today}::date, interval '1 day') as d (day)
      ) due
      where due.turn > coalesce((select max(c.turn) from invitation_count_day c where c.day = due.day), 0)
      order by due.day limit ${max}`,
  )
}

export interface CountedDay extends DueDay {
  readonly from: Date
  readonly to: Date
  /** Evaluations received later are not looked for: nobody is invited for so long. */
  readonly receivedBefore: Date
  readonly countedAt: Date
}

/**
 * Counts a day and keeps of each window what has changed since it was counted last. Refused by the database (unique) where another server has
 * counted it for that turn.
 *
 * @returns how many windows got a new revision
 */
export async function countDay(
  tx: Database,
  { day, turn, from, to, receivedBefore, countedAt }: CountedDay,
): Promise<number> {
  await sql`insert into invitation_count_day (day, turn, counted_at) values (${day}::date, ${turn}, ${countedAt})`.execute(
    tx,
  )
  const rows = await queryRows(
    tx,
    sql<{ windowId: number }>`
      with served as (
        select o.window_id, count(*)::integer as services, count(i.id)::integer as invited
        from service_hall h
        cross join lateral (
          select * from service_occurrence o where o.hall_id = h.id and o.ended_at >= ${from} and o.ended_at < ${to}) o
        join service_case c on c.id = o.case_id and not c.is_drill
        left join invitation i on i.occurrence_id = o.id
        group by o.window_id
      ), evaluated as (
        select e.window_id, count(*)::integer as evaluated from evaluation e
        where e.id >= uuid_v7_floor(${from}) and e.id < uuid_v7_floor(${receivedBefore}) and e.service_day = ${day}::date and e.origin = 'ACTIVE'
        group by e.window_id
      ), counted as (
        select w.id as window_id, w.hall_id, coalesce(s.services, 0) as services, coalesce(s.invited, 0) as invited,
          coalesce(e.evaluated, 0) as evaluated
        from served s full join evaluated e using (window_id) join service_window w on w.id = window_id
      )
      insert into invitation_count (window_id, day, revision, division_id, hall_id, services, invited, evaluated, counted_at)
      select c.window_id, ${day}::date, coalesce(last.revision, 0) + 1, place.division_id, c.hall_id, c.services, c.invited, c.evaluated, ${countedAt}
      from counted c
      cross join lateral (
        select v.division_id from service_hall_version v where v.hall_id = c.hall_id
        order by v.effective_from > ${day}::date, abs(v.effective_from - ${day}::date), v.revision desc limit 1) place
      left join lateral (
        select * from invitation_count b where b.day = ${day}::date and b.window_id = c.window_id order by b.revision desc limit 1) last on true
      where (last.services, last.invited, last.evaluated) is distinct from (c.services, c.invited, c.evaluated)
      order by c.window_id
      returning window_id as "windowId"`,
  )
  return rows.length
}

export interface CountRow {
  readonly hallCode: string
  readonly windowCode: string
  readonly windowId: number
  readonly hallId: number
  readonly divisionId: number
  readonly revision: number
  readonly services: number
  readonly invited: number
  readonly evaluated: number
  readonly countedAt: Date
  readonly nonce: string
}

export async function isDayCounted(db: Database, day: PlainDate): Promise<boolean> {
  const rows = await queryRows(
    db,
    sql<{ one: number }>`select 1 as one from invitation_count_day where day = ${day}::date limit 1`,
  )
  return rows.length > 0
}

export function findCounts(db: Database, day: PlainDate): Promise<readonly CountRow[]> {
  return queryRows(
    db,
    sql<CountRow>`
      select h.hall_code as "hallCode", w.window_code as "windowCode", c.window_id as "windowId", c.hall_id as "hallId",
        c.division_id as "divisionId", c.revision, c.services, c.invited, c.evaluated, c.counted_at as "countedAt", c.nonce
      from invitation_count c join service_window w on w.id = c.window_id join service_hall h on h.id = c.hall_id
      where c.day = ${day}::date and not h.is_reserved
      order by h.hall_code, w.window_code, c.revision`,
  )
}

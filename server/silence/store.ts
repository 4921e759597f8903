import type { PlainDate } from '../../domain/kernel/plain-date.ts'
import type { SilenceCell } from '../../domain/silence.ts'
import { type Database, queryRows, sql } from '../platform/database.ts'

const startOf = (day: PlainDate) => sql`(${day}::date::timestamp at time zone 'Asia/Shanghai')`

/** Services that ended in [from, to) by window, outcome and age: how many were invited, evaluated, and found at least basically satisfying. */
export function countSilences(
  db: Database,
  from: PlainDate,
  to: PlainDate,
  { elderlyFromBand, negativeGradeMax }: { readonly elderlyFromBand: number; readonly negativeGradeMax: number },
): Promise<readonly SilenceCell[]> {
  return queryRows(
    db,
    sql<SilenceCell>`
      with served as (
        select o.window_id, o.outcome = 'DONE' as is_done, c.age_band >= ${elderlyFromBand} as is_elderly, count(*) as services, count(i.id) as invited
        from service_occurrence o join service_case c on c.id = o.case_id left join invitation i on i.occurrence_id = o.id
        where o.ended_at >= ${startOf(from)} and o.ended_at < ${startOf(to)} and not c.is_drill
        group by 1, 2, 3
      ), heard as (
        select e.window_id, e.outcome = 'DONE' as is_done, e.age_band >= ${elderlyFromBand} as is_elderly, count(*) as evaluated,
          count(*) filter (where e.grade > ${negativeGradeMax}) as good
        from evaluation e
        where e.id >= uuid_v7_floor(${startOf(from)}) and e.service_day >= ${from}::date and e.service_day < ${to}::date and e.origin = 'ACTIVE'
          and not exists (select from evaluation_invalidation x where x.evaluation_id = e.id)
        group by 1, 2, 3
      )
      select s.window_id as "windowId", s.is_done as "isDone", s.is_elderly as "isElderly", s.services, s.invited,
        least(s.services, coalesce(h.evaluated, 0)) as evaluated, least(s.services, coalesce(h.good, 0)) as good
      from served s left join heard h using (window_id, is_done, is_elderly) order by 1, 2, 3`,
  )
}

export interface ComplaintCount {
  readonly windowId: number
  readonly hotline: number
  readonly unresolved: number
}

/** Told elsewhere of a window: on the hotline, and at the desk for what cannot be done. */
export function countComplaints(db: Database, from: PlainDate, to: PlainDate): Promise<readonly ComplaintCount[]> {
  return queryRows(
    db,
    sql<ComplaintCount>`
      select o.window_id as "windowId", count(*) filter (where c.channel = 'HOTLINE_12345') as hotline,
        count(*) filter (where c.channel = 'UNRESOLVED_MATTER') as unresolved
      from complaint c join handling_order o on o.id = c.id
      where c.received_at >= ${startOf(from)} and c.received_at < ${startOf(to)} and o.window_id is not null and not o.is_drill
      group by 1`,
  )
}

export interface SilentWindow {
  readonly windowId: number
  readonly windowCode: string
  readonly windowName: string
  readonly hallId: number
  readonly hallCode: string
  readonly hallName: string
  readonly divisionId: number
}

export function findSilentWindows(
  db: Database,
  windowIds: readonly number[],
  day: PlainDate,
): Promise<readonly SilentWindow[]> {
  return queryRows(
    db,
    sql<SilentWindow>`
      select w.id as "windowId", w.window_code as "windowCode", coalesce(n.window_name, w.window_code) as "windowName", h.id as "hallId",
        h.hall_code as "hallCode", coalesce(n.hall_name, h.hall_code) as "hallName",
        (select v.division_id from service_hall_version v where v.hall_id = h.id and v.effective_from <= ${day}::date
         order by v.effective_from desc, v.revision desc limit 1) as "divisionId"
      from service_window w join service_hall h on h.id = w.hall_id cross join lateral names_in_force(h.id, w.id, null, ${day}::date) n
      where w.id = any (${windowIds}::integer[]) order by h.hall_code, w.window_code`,
  )
}

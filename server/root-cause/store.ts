import type { RawBuilder } from 'kysely'
import type { PlainDate } from '../../domain/kernel/plain-date.ts'
import type { CauseKind } from '../../domain/root-cause-kind.ts'
import { type Database, queryRows, sql } from '../platform/database.ts'
import type { ReasonSource } from './reason-source.ts'

/** Services or evaluations of one day and everything else that may be a cause. */
export interface CellRow {
  readonly day: number
  readonly itemId: number
  readonly windowId: number
  readonly hallId: number
  readonly divisionId: number
  readonly staffId: number | null
  readonly service: string
  readonly mode: string
  readonly services: number
  readonly returned: number
  readonly refused: number
  readonly abandoned: number
  readonly timed: number
  readonly minutes: number
  readonly rootMinutes: number
  readonly evaluations: number
  readonly bad: number
}

const startOf = (day: PlainDate) => sql`(${day}::date::timestamp at time zone 'Asia/Shanghai')`

/** Ended services of [from, to), by the day on which they ended. Drills are none. */
export function tallyServices(db: Database, from: PlainDate, to: PlainDate): Promise<readonly CellRow[]> {
  return queryRows(
    db,
    sql<CellRow>`
      select (o.ended_at at time zone 'Asia/Shanghai')::date - ${from}::date as day, c.item_id as "itemId", o.window_id as "windowId",
        o.hall_id as "hallId", o.division_id as "divisionId", o.staff_id as "staffId", o.service, o.mode, count(*)::integer as services,
        (count(*) filter (where o.outcome = 'RETURNED'))::integer as returned, (count(*) filter (where o.outcome = 'REFUSED'))::integer as refused,
        (count(*) filter (where o.outcome = 'ABANDONED'))::integer as abandoned,
        (count(*) filter (where o.handling_minutes > 0 and o.outcome <> 'ABANDONED'))::integer as timed,
        coalesce(sum(o.handling_minutes) filter (where o.outcome <> 'ABANDONED'), 0)::float8 as minutes,
        coalesce(sum(sqrt(o.handling_minutes)) filter (where o.outcome <> 'ABANDONED'), 0)::float8 as "rootMinutes", 0 as evaluations, 0 as bad
      from service_occurrence o join service_case c on c.id = o.case_id
      where o.ended_at >= ${startOf(from)} and o.ended_at < ${startOf(to)} and not c.is_drill
      group by 1, 2, 3, 4, 5, 6, 7, 8`,
  )
}

/** Evaluations received in [from, to), by that day: what many send at once stands on one day. What was found invalid is none. */
export function tallyEvaluations(
  db: Database,
  from: PlainDate,
  to: PlainDate,
  negativeGradeMax: number,
): Promise<readonly CellRow[]> {
  return queryRows(
    db,
    sql<CellRow>`
      select (e.received_at at time zone 'Asia/Shanghai')::date - ${from}::date as day, e.item_id as "itemId", e.window_id as "windowId",
        e.hall_id as "hallId", e.division_id as "divisionId", e.staff_id as "staffId", e.service, e.mode, 0 as services, 0 as returned, 0 as refused,
        0 as abandoned, 0 as timed, 0 as minutes, 0 as "rootMinutes", count(*)::integer as evaluations,
        (count(*) filter (where e.grade <= ${negativeGradeMax}))::integer as bad
      from evaluation e
      where e.id >= uuid_v7_floor(${startOf(from)}) and e.id < uuid_v7_floor(${startOf(to)}) and e.origin = 'ACTIVE'
        and not exists (select from evaluation_invalidation x where x.evaluation_id = e.id)
      group by 1, 2, 3, 4, 5, 6, 7, 8`,
  )
}

/** What the catalogue knows to have changed on these days, of what was there before: people who came, items and their materials. */
export function findChanges(
  db: Database,
  from: PlainDate,
  to: PlainDate,
): Promise<readonly { readonly kind: CauseKind; readonly id: number; readonly day: number }[]> {
  return queryRows(
    db,
    sql<{ kind: CauseKind; id: number; day: number }>`
      select 'STAFF' as kind, staff_id as id, min(effective_from) - ${from}::date as day from window_staff_version
      group by staff_id having min(effective_from) >= ${from}::date and min(effective_from) < ${to}::date
      union all
      select 'ITEM', v.item_id, max(v.effective_from) - ${from}::date
      from (select item_id, effective_from from service_item_version union all select item_id, effective_from from item_guide_version) v
      where v.effective_from < ${to}::date group by v.item_id
      having max(v.effective_from) >= ${from}::date and min(v.effective_from) < ${from}::date`,
  )
}

const isOf = (kind: CauseKind, key: string): RawBuilder<unknown> => {
  switch (kind) {
    case 'ITEM':
      return sql`e.item_id = ${Number(key)}`
    case 'WINDOW':
      return sql`e.window_id = ${Number(key)}`
    case 'STAFF':
      return sql`e.staff_id = ${Number(key)}`
    case 'HALL':
      return sql`e.hall_id = ${Number(key)}`
    case 'STEP':
      return sql`e.service = ${key}::service_name`
    case 'MODE':
      return sql`e.mode = ${key}::service_mode`
    default:
      return sql`true`
  }
}

/** What was ticked, with the evaluation or later. */
export const countTags: ReasonSource = (db, { kind, key }, { from, to }) =>
  queryRows(
    db,
    sql<{ source: 'TAG'; code: string; nameZh: string; nameEn: string; count: number }>`
      select 'TAG' as source, min(t.norm_code) as code, t.name_zh as "nameZh", min(t.name_en) as "nameEn", count(distinct e.id)::integer as count
      from evaluation e left join evaluation_reason r on r.evaluation_id = e.id
      cross join lateral unnest(e.tags || coalesce(r.tags, '{}')) as told (tag_id) join evaluation_tag t on t.id = told.tag_id
      where e.id >= uuid_v7_floor(${startOf(from)}) and e.id < uuid_v7_floor(${startOf(to)} + interval '1 day') and e.origin = 'ACTIVE'
        and e.grade <= 2 and ${isOf(kind, key)}
      group by t.name_zh order by count(distinct e.id) desc, min(t.norm_code) limit 5`,
  )

export interface PlaceNames {
  readonly kind: 'ITEM' | 'WINDOW' | 'STAFF' | 'HALL'
  readonly id: number
  readonly code: string
  readonly name: string | null
  /** Of an item whoever answers for it; else the hall. */
  readonly under: string | null
  readonly hallId: number | null
}

/** What they were called on a day. */
export function findPlaceNames(
  db: Database,
  ids: {
    readonly items: readonly number[]
    readonly windows: readonly number[]
    readonly staff: readonly number[]
    readonly halls: readonly number[]
  },
  day: PlainDate,
): Promise<readonly PlaceNames[]> {
  return queryRows(
    db,
    sql<PlaceNames>`
      select 'ITEM' as kind, i.id, i.item_code as code, n.item_name as name,
        (select ov.name from service_item_version v join organization_version ov on ov.organization_id = v.organization_id
         where v.item_id = i.id and v.effective_from <= ${day}::date and ov.effective_from <= ${day}::date
         order by v.effective_from desc, v.revision desc, ov.effective_from desc, ov.revision desc limit 1) as under, null::integer as "hallId"
      from service_item i cross join lateral names_in_force(null, null, i.id, ${day}::date) n where i.id = any (${ids.items}::integer[])
      union all
      select 'WINDOW', w.id, w.window_code, n.window_name, n.hall_name, w.hall_id
      from service_window w cross join lateral names_in_force(w.hall_id, w.id, null, ${day}::date) n where w.id = any (${ids.windows}::integer[])
      union all
      select 'STAFF', s.id, s.staff_no, null, n.hall_name, s.hall_id
      from window_staff s cross join lateral names_in_force(s.hall_id, null, null, ${day}::date) n where s.id = any (${ids.staff}::integer[])
      union all
      select 'HALL', h.id, h.hall_code, n.hall_name, n.hall_name, h.id
      from service_hall h cross join lateral names_in_force(h.id, null, null, ${day}::date) n where h.id = any (${ids.halls}::integer[])`,
  )
}

import type { AnswerOf } from '../../contracts/route.ts'
import type { seeWindowPage } from '../../contracts/window-page.ts'
import { type Database, findRow, queryRows, sql } from '../platform/database.ts'

type Page = AnswerOf<typeof seeWindowPage>

/** Items that the window handles on a day; null where nobody has entered any. */
export async function findWindowItems(db: Database, windowId: number, on: string): Promise<Page['items']> {
  const rows = await queryRows(
    db,
    sql<NonNullable<Page['items']>[number] & { isOpen: boolean }>`
      select i.item_code as "itemCode", iv.name, iv.case_type = 'IMMEDIATE' as "isImmediate", wv.status = 'OPEN' and iv.status = 'OPEN' as "isOpen",
        case when iv.committed_limit_value is not null
          then jsonb_build_object('value', iv.committed_limit_value, 'unit', iv.committed_limit_unit) end as "committedLimit",
        case when iv.statutory_limit_value is not null
          then jsonb_build_object('value', iv.statutory_limit_value, 'unit', iv.statutory_limit_unit) end as "statutoryLimit",
        g.materials, g.fees
      from window_item wi
      join lateral (select status from window_item_version v
        where v.window_item_id = wi.id and v.effective_from <= ${on}::date order by effective_from desc, revision desc limit 1) wv on true
      join service_item i on i.id = wi.item_id
      join lateral (select * from service_item_version v
        where v.item_id = i.id and v.effective_from <= ${on}::date order by effective_from desc, revision desc limit 1) iv on true
      left join lateral (select materials, fees from item_guide_version v
        where v.item_id = i.id and v.effective_from <= ${on}::date order by effective_from desc, revision desc limit 1) g on true
      where wi.window_id = ${windowId}
      order by i.item_code`,
  )
  return rows.length === 0 ? null : rows.filter(({ isOpen }) => isOpen).map(({ isOpen: _, ...item }) => item)
}

/** The window's own hours, else the hall's; and where the hall is. */
export async function findHours(
  db: Database,
  place: { readonly hallId: number; readonly windowId: number },
  on: string,
): Promise<Pick<Page, 'hours' | 'address'>> {
  const row = await findRow(
    db,
    sql<Pick<Page, 'hours' | 'address'>>`
      select coalesce(
          (select hours from window_hours_version v
            where v.window_id = ${place.windowId} and v.effective_from <= ${on}::date order by effective_from desc, revision desc limit 1),
          (select hours from hall_hours_version v
            where v.hall_id = ${place.hallId} and v.effective_from <= ${on}::date order by effective_from desc, revision desc limit 1)) as hours,
        (select address from service_hall_version v
          where v.hall_id = ${place.hallId} and v.effective_from <= ${on}::date order by effective_from desc, revision desc limit 1) as address`,
  )
  return row ?? { hours: null, address: null }
}

/** Waits that business systems have reported at a window since an instant: the last one of each case; drills are none. */
export async function findReportedWaits(
  db: Database,
  windowId: number,
  since: Date,
  until: Date,
): Promise<readonly number[]> {
  const rows = await queryRows(
    db,
    sql<{ minutes: number }>`
      select distinct on (o.case_id) o.waiting_minutes as minutes
      from service_occurrence o join service_case c on c.id = o.case_id
      where o.window_id = ${windowId} and o.ended_at > ${since} and o.ended_at <= ${until} and o.waiting_minutes is not null and not c.is_drill
      order by o.case_id, o.ended_at desc`,
  )
  return rows.map(({ minutes }) => minutes)
}

import { type Database, findRow, queryRows, sql } from '../../platform/database.ts'
import type { EntryStatus, ListWish } from '../shapes.ts'

export interface WindowItemContent {
  readonly status: EntryStatus
}

type WindowItemRow = WindowItemContent & { readonly isBegun: boolean; readonly lastRevision: number }

export function findWindowItemVersion(
  tx: Database,
  windowId: number,
  itemCode: string,
  on: string,
): Promise<WindowItemRow | undefined> {
  return findRow(
    tx,
    sql<WindowItemRow>`
      select v.status, v.status is not null as "isBegun",
        coalesce((select max(revision) from window_item_version x where x.window_item_id = wi.id and x.effective_from = ${on}::date), 0) as "lastRevision"
      from window_item wi
      join service_item i on i.id = wi.item_id
      left join lateral (select status from window_item_version x
        where x.window_item_id = wi.id and x.effective_from <= ${on}::date order by effective_from desc, revision desc limit 1) v on true
      where wi.window_id = ${windowId} and i.item_code = ${itemCode}`,
  )
}

export async function appendWindowItemVersion(
  tx: Database,
  windowId: number,
  itemCode: string,
  { status }: WindowItemContent,
  from: string,
  revision: number,
): Promise<void> {
  await sql`
    insert into window_item (window_id, item_id) select ${windowId}::integer, id from service_item where item_code = ${itemCode}
    on conflict do nothing`.execute(tx)
  await sql`
    insert into window_item_version (window_item_id, effective_from, revision, status)
    select wi.id, ${from}::date, ${revision}, ${status}::entry_status
    from window_item wi join service_item i on i.id = wi.item_id where wi.window_id = ${windowId} and i.item_code = ${itemCode}`.execute(
    tx,
  )
}

export interface WindowItemListed extends WindowItemContent {
  readonly hallCode: string
  readonly windowCode: string
  readonly itemCode: string
  readonly effectiveFrom: string
}

export function listWindowItemVersions(db: Database, wish: ListWish): Promise<readonly WindowItemListed[]> {
  return queryRows(
    db,
    sql<WindowItemListed>`
      select h.hall_code as "hallCode", w.window_code as "windowCode", i.item_code as "itemCode", v.status, v.effective_from as "effectiveFrom"
      from window_item wi
      join service_item i on i.id = wi.item_id
      join service_window w on w.id = wi.window_id
      join service_hall h on h.id = w.hall_id
      join lateral (select division_id from service_hall_version x
        where x.hall_id = h.id and x.effective_from <= ${wish.on}::date order by effective_from desc, revision desc limit 1) hv on true
      join lateral (select status, effective_from from window_item_version x
        where x.window_item_id = wi.id and x.effective_from <= ${wish.on}::date order by effective_from desc, revision desc limit 1) v on true
      where hv.division_id = any(${wish.divisionIds}::integer[]) and (${wish.hallId}::integer is null or h.id = ${wish.hallId})
        and h.hall_code || '/' || w.window_code || '/' || i.item_code > ${wish.after}
      order by h.hall_code || '/' || w.window_code || '/' || i.item_code limit ${wish.limit}`,
  )
}

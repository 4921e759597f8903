import type { windowKinds } from '../../../domain/catalogue-version.ts'
import { type Database, findRow, queryRows, sql } from '../../platform/database.ts'
import type { EntryStatus, ListWish } from '../shapes.ts'

export interface WindowContent {
  readonly name: string
  readonly kind: (typeof windowKinds)[number]
  readonly status: EntryStatus
}

type WindowRow = WindowContent & { readonly isBegun: boolean; readonly lastRevision: number }

export function findWindowVersion(
  tx: Database,
  hallId: number,
  code: string,
  on: string,
): Promise<WindowRow | undefined> {
  return findRow(
    tx,
    sql<WindowRow>`
      select v.name, v.kind, v.status, v.name is not null as "isBegun",
        coalesce((select max(revision) from service_window_version x where x.window_id = w.id and x.effective_from = ${on}::date), 0) as "lastRevision"
      from service_window w
      left join lateral (select name, kind, status from service_window_version x
        where x.window_id = w.id and x.effective_from <= ${on}::date order by effective_from desc, revision desc limit 1) v on true
      where w.hall_id = ${hallId} and w.window_code = ${code}`,
  )
}

export async function findWindowId(tx: Database, hallId: number, code: string): Promise<number | undefined> {
  const row = await findRow(
    tx,
    sql<{ id: number }>`select id from service_window where hall_id = ${hallId} and window_code = ${code}`,
  )
  return row?.id
}

export async function appendWindowVersion(
  tx: Database,
  hallId: number,
  code: string,
  { name, kind, status }: WindowContent,
  from: string,
  revision: number,
): Promise<void> {
  await sql`insert into service_window (hall_id, window_code) values (${hallId}, ${code}) on conflict do nothing`.execute(
    tx,
  )
  await sql`
    insert into service_window_version (window_id, effective_from, revision, name, kind, status)
    select id, ${from}::date, ${revision}, ${name}, ${kind}, ${status}::entry_status
    from service_window where hall_id = ${hallId} and window_code = ${code}`.execute(tx)
}

export interface WindowListed extends WindowContent {
  readonly hallCode: string
  readonly windowCode: string
  readonly effectiveFrom: string
}

export function listWindowVersions(db: Database, wish: ListWish): Promise<readonly WindowListed[]> {
  return queryRows(
    db,
    sql<WindowListed>`
      select h.hall_code as "hallCode", w.window_code as "windowCode", v.name, v.kind, v.status, v.effective_from as "effectiveFrom"
      from service_window w
      join service_hall h on h.id = w.hall_id
      join lateral (select division_id from service_hall_version x
        where x.hall_id = h.id and x.effective_from <= ${wish.on}::date order by effective_from desc, revision desc limit 1) hv on true
      join lateral (select name, kind, status, effective_from from service_window_version x
        where x.window_id = w.id and x.effective_from <= ${wish.on}::date order by effective_from desc, revision desc limit 1) v on true
      where hv.division_id = any(${wish.divisionIds}::integer[]) and (${wish.hallId}::integer is null or h.id = ${wish.hallId})
        and h.hall_code || '/' || w.window_code > ${wish.after}
      order by h.hall_code || '/' || w.window_code limit ${wish.limit}`,
  )
}

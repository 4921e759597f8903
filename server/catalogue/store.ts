import { type Database, findRow, queryRows, sql } from '../platform/database.ts'

export interface WindowPlace {
  readonly divisionId: number
  readonly divisionCode: string
  readonly hallId: number
  readonly hallCode: string
  readonly hallName: string
  readonly windowId: number
  readonly windowCode: string
  readonly windowName: string
  readonly windowKind: string
}

/**
 * The windows of the named halls that are open on a day, with the names in force on it.
 * @param knownBy what was entered for a later day, up to this one, stands for the days before: a service may have ended before
 * anybody wrote its window down
 */
export function findWindows(
  db: Database,
  hallCodes: readonly string[],
  on: string,
  knownBy = on,
): Promise<readonly WindowPlace[]> {
  return queryRows(
    db,
    sql<WindowPlace>`
      select hv.division_id as "divisionId", d.division_code as "divisionCode", h.id as "hallId", h.hall_code as "hallCode", hv.name as "hallName",
        w.id as "windowId", w.window_code as "windowCode", wv.name as "windowName", wv.kind as "windowKind"
      from service_hall h
      join service_window w on w.hall_id = h.id
      join lateral (select division_id, name, status from service_hall_version v
        where v.hall_id = h.id and v.effective_from <= ${knownBy}::date
        order by v.effective_from > ${on}::date, abs(v.effective_from - ${on}::date), revision desc limit 1) hv on hv.status = 'OPEN'
      join administrative_division d on d.id = hv.division_id
      join lateral (select name, kind, status from service_window_version v
        where v.window_id = w.id and v.effective_from <= ${knownBy}::date
        order by v.effective_from > ${on}::date, abs(v.effective_from - ${on}::date), revision desc limit 1) wv on wv.status = 'OPEN'
      where h.hall_code = any(${hallCodes}::text[])
      order by h.hall_code, w.window_code`,
  )
}

export interface HallPlace {
  readonly hallId: number
  readonly hallCode: string
  readonly hallName: string
  readonly divisionId: number
  readonly divisionCode: string
}

export function findHalls(db: Database, on: string): Promise<readonly HallPlace[]> {
  return queryRows(
    db,
    sql<HallPlace>`
      select h.id as "hallId", h.hall_code as "hallCode", hv.name as "hallName", d.id as "divisionId", d.division_code as "divisionCode"
      from service_hall h
      join lateral (select division_id, name, status from service_hall_version v
        where v.hall_id = h.id and v.effective_from <= ${on}::date order by effective_from desc, revision desc limit 1) hv on hv.status = 'OPEN'
      join administrative_division d on d.id = hv.division_id
      where not h.is_reserved
      order by h.hall_code`,
  )
}

/** Numbers of the staff of one hall by the number on their badge. */
export function findStaff(
  db: Database,
  hallId: number,
  staffNos: readonly string[],
  on: string,
  knownBy = on,
): Promise<readonly { id: number; staffNo: string }[]> {
  return queryRows(
    db,
    sql<{ id: number; staffNo: string }>`
      select s.id, s.staff_no as "staffNo" from window_staff s
      join lateral (select status from window_staff_version v
        where v.staff_id = s.id and v.effective_from <= ${knownBy}::date
        order by v.effective_from > ${on}::date, abs(v.effective_from - ${on}::date), revision desc limit 1) sv on sv.status = 'OPEN'
      where s.hall_id = ${hallId} and s.staff_no = any(${staffNos}::text[])`,
  )
}

export interface ItemFound {
  readonly itemId: number
  readonly variantId: number | null
  readonly organizationId: number
}

/** An item on the first of these days on which it was in force, and its variant where one is named. */
export function findItem(
  db: Database,
  itemCode: string,
  handleItemCode: string | null,
  days: readonly string[],
  knownBy: string,
): Promise<ItemFound | undefined> {
  return findRow(
    db,
    sql<ItemFound>`
      select i.id as "itemId", v.id as "variantId", iv.organization_id as "organizationId"
      from service_item i
      cross join unnest(${days}::date[]) with ordinality as asked (day, place)
      join lateral (select organization_id, status from service_item_version x
        where x.item_id = i.id and x.effective_from <= ${knownBy}::date
        order by x.effective_from > asked.day, abs(x.effective_from - asked.day), revision desc limit 1) iv on iv.status = 'OPEN'
      left join service_item_variant v on v.item_id = i.id and v.handle_item_code = ${handleItemCode}
      where i.item_code = ${itemCode} and (${handleItemCode}::text is null or v.id is not null)
      order by asked.place limit 1`,
  )
}

export function findDivisions(
  db: Database,
  codes: readonly string[],
): Promise<readonly { id: number; code: string }[]> {
  return queryRows(
    db,
    sql<{ id: number; code: string }>`
      select id, division_code as code from administrative_division where division_code = any(${codes}::text[])`,
  )
}

export function findOrganizations(
  db: Database,
  codes: readonly string[],
): Promise<readonly { id: number; code: string }[]> {
  return queryRows(
    db,
    sql<{ id: number; code: string }>`select id, uscc as code from organization where uscc = any(${codes}::text[])`,
  )
}

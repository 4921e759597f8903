import type { PlainDate } from '../../../domain/kernel/plain-date.ts'
import { type Database, findRow, sql } from '../../platform/database.ts'

export interface NamedPlace {
  readonly hallCode: string
  readonly windowCode?: string
  readonly itemCode?: string
  readonly staffNo?: string
}

export interface FoundPlace {
  readonly divisionId: number
  readonly hallId: number
  readonly windowId: number | null
  readonly itemId: number | null
  readonly staffId: number | null
  readonly ofHall: number
  readonly ofItem: number | null
  readonly ofStaff: number | null
}

/** A hall that is open on a day, with what of the rest that is named is known there then. */
export function findPlace(db: Database, named: NamedPlace, on: PlainDate): Promise<FoundPlace | undefined> {
  const { hallCode, windowCode = null, itemCode = null, staffNo = null } = named
  return findRow(
    db,
    sql<FoundPlace>`
      select hv.division_id as "divisionId", h.id as "hallId", w.id as "windowId", i.id as "itemId", s.id as "staffId",
        hv.managing_organization_id as "ofHall", i.organization_id as "ofItem", s.organization_id as "ofStaff"
      from service_hall h
      join lateral (select division_id, managing_organization_id, status from service_hall_version v
        where v.hall_id = h.id and v.effective_from <= ${on}::date order by effective_from desc, revision desc limit 1) hv on hv.status = 'OPEN'
      left join lateral (
        select w.id from service_window w
        join lateral (select status from service_window_version v
          where v.window_id = w.id and v.effective_from <= ${on}::date order by effective_from desc, revision desc limit 1) wv on wv.status = 'OPEN'
        where w.hall_id = h.id and w.window_code = ${windowCode}) w on true
      left join lateral (
        select i.id, iv.organization_id from service_item i
        join lateral (select organization_id, status from service_item_version v
          where v.item_id = i.id and v.effective_from <= ${on}::date order by effective_from desc, revision desc limit 1) iv on iv.status = 'OPEN'
        where i.item_code = ${itemCode}) i on true
      left join lateral (
        select s.id, sv.employing_organization_id as organization_id from window_staff s
        join lateral (select employing_organization_id, status from window_staff_version v
          where v.staff_id = s.id and v.effective_from <= ${on}::date order by effective_from desc, revision desc limit 1) sv on sv.status = 'OPEN'
        where s.hall_id = h.id and s.staff_no = ${staffNo}) s on true
      where h.hall_code = ${hallCode} and not h.is_reserved`,
  )
}

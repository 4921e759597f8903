import { type Database, findRow, queryRows, sql } from '../../platform/database.ts'
import type { EntryStatus, ListWish } from '../shapes.ts'

export interface HallContent {
  readonly name: string
  readonly divisionCode: string
  readonly managingOrganizationCode: string
  readonly address: string | null
  readonly status: EntryStatus
}

type HallRow = HallContent & { readonly id: number; readonly isBegun: boolean; readonly lastRevision: number }

export function findHallVersion(tx: Database, code: string, on: string): Promise<HallRow | undefined> {
  return findRow(
    tx,
    sql<HallRow>`
      select h.id, v.name, d.division_code as "divisionCode", o.uscc as "managingOrganizationCode", v.address, v.status, v.name is not null as "isBegun",
        coalesce((select max(revision) from service_hall_version x where x.hall_id = h.id and x.effective_from = ${on}::date), 0) as "lastRevision"
      from service_hall h
      left join lateral (select name, division_id, managing_organization_id, address, status from service_hall_version x
        where x.hall_id = h.id and x.effective_from <= ${on}::date order by effective_from desc, revision desc limit 1) v on true
      left join administrative_division d on d.id = v.division_id
      left join organization o on o.id = v.managing_organization_id
      where h.hall_code = ${code}`,
  )
}

export interface HallOwner {
  readonly hallId: number
  readonly divisionIds: readonly number[]
}

/** A hall with every division in which it has ever been, open or not. */
export async function findHallOwner(tx: Database, code: string): Promise<HallOwner | undefined> {
  return findRow(
    tx,
    sql<HallOwner>`
      select h.id as "hallId", array_agg(distinct v.division_id) as "divisionIds"
      from service_hall h join service_hall_version v on v.hall_id = h.id where h.hall_code = ${code} group by h.id`,
  )
}

export async function appendHallVersion(
  tx: Database,
  code: string,
  { name, divisionCode, managingOrganizationCode, address, status }: HallContent,
  from: string,
  revision: number,
): Promise<void> {
  await sql`insert into service_hall (hall_code) values (${code}) on conflict do nothing`.execute(tx)
  await sql`
    insert into service_hall_version (hall_id, effective_from, revision, name, division_id, managing_organization_id, address, status)
    select h.id, ${from}::date, ${revision}, ${name}, d.id, o.id, ${address}, ${status}::entry_status
    from service_hall h, administrative_division d, organization o
    where h.hall_code = ${code} and d.division_code = ${divisionCode} and o.uscc = ${managingOrganizationCode}`.execute(
    tx,
  )
}

export interface HallListed extends HallContent {
  readonly hallCode: string
  readonly effectiveFrom: string
}

export function listHallVersions(db: Database, wish: ListWish): Promise<readonly HallListed[]> {
  return queryRows(
    db,
    sql<HallListed>`
      select h.hall_code as "hallCode", v.name, d.division_code as "divisionCode", o.uscc as "managingOrganizationCode", v.address, v.status,
        v.effective_from as "effectiveFrom"
      from service_hall h
      join lateral (select name, division_id, managing_organization_id, address, status, effective_from from service_hall_version x
        where x.hall_id = h.id and x.effective_from <= ${wish.on}::date order by effective_from desc, revision desc limit 1) v on true
      join administrative_division d on d.id = v.division_id
      join organization o on o.id = v.managing_organization_id
      where v.division_id = any(${wish.divisionIds}::integer[]) and (${wish.hallId}::integer is null or h.id = ${wish.hallId})
        and h.hall_code > ${wish.after}
      order by h.hall_code limit ${wish.limit}`,
  )
}

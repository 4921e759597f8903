import { type Database, findRow, queryRows, sql } from '../../platform/database.ts'
import type { EntryStatus, ListWish } from '../shapes.ts'

export interface OrganizationContent {
  readonly name: string
  readonly divisionCode: string
  readonly status: EntryStatus
}

type OrganizationRow = OrganizationContent & {
  readonly id: number
  readonly divisionId: number | null
  readonly lastRevision: number
}

export function findOrganizationVersion(tx: Database, code: string, on: string): Promise<OrganizationRow | undefined> {
  return findRow(
    tx,
    sql<OrganizationRow>`
      select o.id, v.name, d.division_code as "divisionCode", v.division_id as "divisionId", v.status,
        coalesce((select max(revision) from organization_version x where x.organization_id = o.id and x.effective_from = ${on}::date), 0) as "lastRevision"
      from organization o
      left join lateral (select name, division_id, status from organization_version x
        where x.organization_id = o.id and x.effective_from <= ${on}::date order by effective_from desc, revision desc limit 1) v on true
      left join administrative_division d on d.id = v.division_id
      where o.uscc = ${code}`,
  )
}

export async function appendOrganizationVersion(
  tx: Database,
  code: string,
  { name, divisionCode, status }: OrganizationContent,
  from: string,
  revision: number,
): Promise<void> {
  await sql`insert into organization (uscc) values (${code}) on conflict do nothing`.execute(tx)
  await sql`
    insert into organization_version (organization_id, effective_from, revision, name, division_id, status)
    select o.id, ${from}::date, ${revision}, ${name}, d.id, ${status}::entry_status
    from organization o, administrative_division d where o.uscc = ${code} and d.division_code = ${divisionCode}`.execute(
    tx,
  )
}

/** Every division in which an organization has ever been: whoever may change it must reach them all. */
export async function findOrganizationDivisions(tx: Database, codes: readonly string[]): Promise<readonly number[]> {
  const rows = await queryRows(
    tx,
    sql<{ divisionId: number }>`
      select distinct v.division_id as "divisionId" from organization o join organization_version v on v.organization_id = o.id
      where o.uscc = any(${codes}::text[])`,
  )
  return rows.map(({ divisionId }) => divisionId)
}

export interface OrganizationListed extends OrganizationContent {
  readonly organizationCode: string
  readonly effectiveFrom: string
}

export function listOrganizationVersions(db: Database, wish: ListWish): Promise<readonly OrganizationListed[]> {
  return queryRows(
    db,
    sql<OrganizationListed>`
      select o.uscc as "organizationCode", v.name, d.division_code as "divisionCode", v.status, v.effective_from as "effectiveFrom"
      from organization o
      join lateral (select name, division_id, status, effective_from from organization_version x
        where x.organization_id = o.id and x.effective_from <= ${wish.on}::date order by effective_from desc, revision desc limit 1) v on true
      join administrative_division d on d.id = v.division_id
      where v.division_id = any(${wish.divisionIds}::integer[]) and o.uscc > ${wish.after}
      order by o.uscc limit ${wish.limit}`,
  )
}

import type { DivisionLevel } from '../../../domain/catalogue-version.ts'
import { type Database, findRow, queryRows, sql } from '../../platform/database.ts'
import type { EntryStatus, ListWish } from '../shapes.ts'

export interface DivisionContent {
  readonly name: string
  readonly level: DivisionLevel
  readonly parentCode: string | null
  readonly status: EntryStatus
}

type DivisionRow = DivisionContent & {
  readonly id: number
  readonly hasContent: boolean
  readonly lastRevision: number
}

export function findDivisionVersion(tx: Database, code: string, on: string): Promise<DivisionRow | undefined> {
  return findRow(
    tx,
    sql<DivisionRow>`
      select d.id, v.name, v.level, p.division_code as "parentCode", v.status, v.division_id is not null as "hasContent",
        coalesce((select max(revision) from administrative_division_version x where x.division_id = d.id and x.effective_from = ${on}::date), 0) as "lastRevision"
      from administrative_division d
      left join lateral (select division_id, name, level, parent_id, status from administrative_division_version x
        where x.division_id = d.id and x.effective_from <= ${on}::date order by effective_from desc, revision desc limit 1) v on true
      left join administrative_division p on p.id = v.parent_id
      where d.division_code = ${code}`,
  )
}

export async function appendDivisionVersion(
  tx: Database,
  code: string,
  { name, level, parentCode, status }: DivisionContent,
  from: string,
  revision: number,
): Promise<void> {
  await sql`insert into administrative_division (division_code) values (${code}) on conflict do nothing`.execute(tx)
  await sql`
    insert into administrative_division_version (division_id, effective_from, revision, name, level, parent_id, status)
    select d.id, ${from}::date, ${revision}, ${name}, ${level}, p.id, ${status}::entry_status
    from administrative_division d, administrative_division p where d.division_code = ${code} and p.division_code = ${parentCode}`.execute(
    tx,
  )
}

export interface DivisionListed extends DivisionContent {
  readonly divisionCode: string
  readonly effectiveFrom: string
}

export function listDivisionVersions(db: Database, wish: ListWish): Promise<readonly DivisionListed[]> {
  return queryRows(
    db,
    sql<DivisionListed>`
      select d.division_code as "divisionCode", v.name, v.level, p.division_code as "parentCode", v.status, v.effective_from as "effectiveFrom"
      from administrative_division d
      join lateral (select name, level, parent_id, status, effective_from from administrative_division_version x
        where x.division_id = d.id and x.effective_from <= ${wish.on}::date order by effective_from desc, revision desc limit 1) v on true
      left join administrative_division p on p.id = v.parent_id
      where d.id = any(${wish.divisionIds}::integer[]) and d.division_code > ${wish.after}
      order by d.division_code limit ${wish.limit}`,
  )
}

import type { staffPosts } from '../../../domain/catalogue-version.ts'
import { type Database, findRow, queryRows, sql } from '../../platform/database.ts'
import type { WrappedKey } from '../../platform/vault.ts'
import type { EntryStatus, ListWish } from '../shapes.ts'

export interface StaffContent {
  readonly post: (typeof staffPosts)[number]
  readonly employingOrganizationCode: string
  readonly managingHallCode: string
  readonly appraisingOrganizationCode: string
  readonly onProbationUntil: string | null
  readonly status: EntryStatus
  /** Keyed image of the name, in hexadecimal; null where none was ever said. */
  readonly nameIndex: string | null
}

type StaffRow = StaffContent & {
  readonly nameRecordId: string | null
  readonly isBegun: boolean
  readonly lastRevision: number
}

export function findStaffVersion(
  tx: Database,
  hallId: number,
  staffNo: string,
  on: string,
): Promise<StaffRow | undefined> {
  return findRow(
    tx,
    sql<StaffRow>`
      select v.post, e.uscc as "employingOrganizationCode", m.hall_code as "managingHallCode", a.uscc as "appraisingOrganizationCode",
        v.on_probation_until as "onProbationUntil", v.status, encode(v.name_index, 'hex') as "nameIndex", v.name_record_id as "nameRecordId",
        v.post is not null as "isBegun",
        coalesce((select max(revision) from window_staff_version x where x.staff_id = s.id and x.effective_from = ${on}::date), 0) as "lastRevision"
      from window_staff s
      left join lateral (select post, employing_organization_id, managing_hall_id, appraising_organization_id, on_probation_until, status, name_index,
          name_record_id from window_staff_version x
        where x.staff_id = s.id and x.effective_from <= ${on}::date order by effective_from desc, revision desc limit 1) v on true
      left join organization e on e.id = v.employing_organization_id
      left join organization a on a.id = v.appraising_organization_id
      left join service_hall m on m.id = v.managing_hall_id
      where s.hall_id = ${hallId} and s.staff_no = ${staffNo}`,
  )
}

export interface StaffVersion {
  readonly hallId: number
  readonly staffNo: string
  /** Only used where the staff member is new. */
  readonly recordId: string
  readonly nameRecordId: string | null
  readonly from: string
  readonly revision: number
  readonly content: StaffContent
}

export async function appendStaffVersion(tx: Database, version: StaffVersion): Promise<void> {
  const { hallId, staffNo, recordId, nameRecordId, from, revision, content } = version
  await sql`
    insert into window_staff (hall_id, staff_no, record_id) values (${hallId}, ${staffNo}, ${recordId}) on conflict (hall_id, staff_no) do nothing`.execute(
    tx,
  )
  await sql`
    insert into window_staff_version (staff_id, effective_from, revision, post, employing_organization_id, managing_hall_id,
      appraising_organization_id, on_probation_until, status, name_record_id, name_index)
    select s.id, ${from}::date, ${revision}, ${content.post}, e.id, m.id, a.id, ${content.onProbationUntil}::date, ${content.status}::entry_status,
      ${nameRecordId}::uuid, decode(${content.nameIndex}::text, 'hex')
    from window_staff s, organization e, organization a, service_hall m
    where s.hall_id = ${hallId} and s.staff_no = ${staffNo} and e.uscc = ${content.employingOrganizationCode}
      and a.uscc = ${content.appraisingOrganizationCode} and m.hall_code = ${content.managingHallCode}`.execute(tx)
}

export interface SealedName {
  readonly recordId: string
  readonly divisionId: number
  readonly hallId: number
  readonly key: WrappedKey
  readonly sealed: Buffer
}

export async function appendSealedName(tx: Database, name: SealedName): Promise<void> {
  await sql`
    with data_key as (
      insert into vault.data_key (record_id, division_id, hall_id, epoch, wrapped)
      values (${name.recordId}, ${name.divisionId}, ${name.hallId}, ${name.key.epoch}, ${name.key.wrapped})
    )
    insert into vault.sealed_field (record_id, division_id, hall_id, field, sealed)
    values (${name.recordId}, ${name.divisionId}, ${name.hallId}, 'staff-name', ${name.sealed})`.execute(tx)
}

export interface StaffListed extends Omit<StaffContent, 'nameIndex'> {
  readonly hallCode: string
  readonly staffNo: string
  readonly effectiveFrom: string
}

export function listStaffVersions(db: Database, wish: ListWish): Promise<readonly StaffListed[]> {
  return queryRows(
    db,
    sql<StaffListed>`
      select h.hall_code as "hallCode", s.staff_no as "staffNo", v.post, e.uscc as "employingOrganizationCode", m.hall_code as "managingHallCode",
        a.uscc as "appraisingOrganizationCode", v.on_probation_until as "onProbationUntil", v.status, v.effective_from as "effectiveFrom"
      from window_staff s
      join service_hall h on h.id = s.hall_id
      join lateral (select division_id from service_hall_version x
        where x.hall_id = h.id and x.effective_from <= ${wish.on}::date order by effective_from desc, revision desc limit 1) hv on true
      join lateral (select post, employing_organization_id, managing_hall_id, appraising_organization_id, on_probation_until, status, effective_from
        from window_staff_version x
        where x.staff_id = s.id and x.effective_from <= ${wish.on}::date order by effective_from desc, revision desc limit 1) v on true
      join organization e on e.id = v.employing_organization_id
      join organization a on a.id = v.appraising_organization_id
      join service_hall m on m.id = v.managing_hall_id
      where hv.division_id = any(${wish.divisionIds}::integer[]) and (${wish.hallId}::integer is null or h.id = ${wish.hallId})
        and h.hall_code || '/' || s.staff_no > ${wish.after}
      order by h.hall_code || '/' || s.staff_no limit ${wish.limit}`,
  )
}

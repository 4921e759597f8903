import type { Family, Reach, Role } from '../../domain/access.ts'
import type { PlainDate } from '../../domain/kernel/plain-date.ts'
import { type Database, findRow, queryRows, sql } from '../platform/database.ts'
import { sealedSteps } from '../platform/sealed-insert.ts'
import type { WrappedKey } from '../platform/vault.ts'

interface AccountInsert {
  readonly id: string
  readonly username: string
  readonly family: Family
  readonly divisionId: number
  readonly hallId: number | null
  readonly expiresAt: Date | null
  readonly key: WrappedKey
  readonly sealedName: Buffer
  readonly at: Date
}

export async function insertAccount(tx: Database, row: AccountInsert): Promise<void> {
  await sql`
    with ${sealedSteps({ ...row, recordId: row.id, field: 'name', sealed: row.sealedName })}
    insert into account (id, username, family, division_id, hall_id, created_at, expires_at)
    values (${row.id}, ${row.username}, ${row.family}, ${row.divisionId}, ${row.hallId}, ${row.at}, ${row.expiresAt})`.execute(
    tx,
  )
}

interface PostInsert {
  readonly id: string
  readonly accountId: string
  readonly family: Family
  readonly role: Role
  readonly divisionId: number
  readonly hallId: number | null
  readonly organizationId: number | null
  readonly effectiveFrom: PlainDate
  readonly effectiveUntil: PlainDate | null
  readonly grantedBy: string | null
  readonly at: Date
}

export async function insertPost(tx: Database, row: PostInsert): Promise<void> {
  await sql`
    insert into account_post (id, account_id, family, role, division_id, hall_id, organization_id, granted_at, granted_by, effective_from, effective_until)
    values (${row.id}, ${row.accountId}, ${row.family}, ${row.role}, ${row.divisionId}, ${row.hallId}, ${row.organizationId}, ${row.at}, ${row.grantedBy},
      ${row.effectiveFrom}, ${row.effectiveUntil})`.execute(tx)
}

export interface AccountRow {
  readonly accountId: string
  readonly username: string
  readonly family: Family
  readonly divisionId: number
  readonly divisionCode: string
  readonly hallId: number | null
  readonly hallCode: string | null
  readonly staffId: number | null
  readonly createdAt: Date
  readonly expiresAt: Date | null
  readonly disabledAt: Date | null
  readonly lastSeenAt: Date | null
  readonly secondFactors: readonly ('TOTP' | 'PASSKEY')[]
  readonly signOnLinkedAt: Date | null
}

interface AccountWish {
  readonly accountId?: string
  readonly after?: string
  readonly limit?: number
}

/** By user name. Asked in the role of staff, it sees the accounts of the place alone. */
export function findAccounts(db: Database, { accountId, after = '', limit = 1 }: AccountWish) {
  return queryRows(
    db,
    sql<AccountRow>`
      select a.id as "accountId", a.username, a.family, a.division_id as "divisionId", d.division_code as "divisionCode",
        a.hall_id as "hallId", h.hall_code as "hallCode", a.staff_id as "staffId", a.created_at as "createdAt", a.expires_at as "expiresAt",
        a.disabled_at as "disabledAt",
        (select max(s.seen_at) from account_session s where s.account_id = a.id) as "lastSeenAt",
        array(select distinct f.kind from account_factor f where f.account_id = a.id and f.confirmed_at is not null
          and f.removed_at is null order by 1) as "secondFactors",
        (select l.linked_at from account_sign_on l where l.account_id = a.id and l.removed_at is null) as "signOnLinkedAt"
      from account a
      join administrative_division d on d.id = a.division_id
      left join service_hall h on h.id = a.hall_id
      where a.username > ${after} and (${accountId ?? null}::uuid is null or a.id = ${accountId ?? null}::uuid)
      order by a.username limit ${limit}`,
  )
}

export interface SealedName {
  readonly accountId: string
  readonly epoch: number
  readonly wrapped: Buffer
  readonly sealed: Buffer
}

export function findSealedNames(vaultDb: Database, accountIds: readonly string[]): Promise<readonly SealedName[]> {
  return queryRows(
    vaultDb,
    sql<SealedName>`
      select f.record_id as "accountId", k.epoch, k.wrapped, f.sealed
      from vault.sealed_field f join vault.data_key k on k.record_id = f.record_id
      where f.field = 'name' and f.record_id = any(${accountIds}::uuid[])`,
  )
}

export interface PlaceOfPost extends Reach {
  readonly postId: string
  readonly role: Role
}

/** Of every post that holds today or will, wherever it lies. */
export function findPlacesOfPosts(db: Database, accountId: string, today: PlainDate): Promise<readonly PlaceOfPost[]> {
  return queryRows(
    db,
    sql<PlaceOfPost>`
      select id as "postId", role, division_id as "divisionId", hall_id as "hallId" from account_post
      where account_id = ${accountId} and ended_at is null and (effective_until is null or effective_until >= ${today}::date)`,
  )
}

export async function setDisabled(tx: Database, accountId: string, at: Date | null): Promise<void> {
  await sql`update account set disabled_at = ${at} where id = ${accountId}`.execute(tx)
}

/** @returns whether there was such a post that had not ended */
export async function setPostEnded(tx: Database, accountId: string, postId: string, at: Date): Promise<boolean> {
  const ended = await findRow(
    tx,
    sql<{ id: string }>`
      update account_post set ended_at = ${at} where id = ${postId} and account_id = ${accountId} and ended_at is null returning id`,
  )
  return ended !== undefined
}

interface StaffRow {
  readonly id: number
  readonly staff: { readonly hallCode: string; readonly staffNo: string }
}

/** Who holders of accounts are at the windows. */
export function findStaffByIds(db: Database, ids: readonly number[]): Promise<readonly StaffRow[]> {
  return queryRows(
    db,
    sql<StaffRow>`
      select s.id, json_build_object('hallCode', h.hall_code, 'staffNo', s.staff_no) as staff
      from window_staff s join service_hall h on h.id = s.hall_id where s.id = any(${ids}::integer[])`,
  )
}

export async function updateStaff(tx: Database, accountId: string, staffId: number | null): Promise<void> {
  await sql`update account set staff_id = ${staffId} where id = ${accountId}`.execute(tx)
}

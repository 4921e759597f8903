import type { Family, Role } from '../../../domain/access.ts'
import { type PlainDate, toPlainDate } from '../../../domain/kernel/plain-date.ts'
import { type Database, findRow, queryRows, sql } from '../../platform/database.ts'

/** Of two who appoint the same administrator together, the second sees what the first has done. */
export async function lockAppointments(tx: Database): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('account_appointment'))`.execute(tx)
}

export interface HolderRow {
  readonly accountId: string
  readonly username: string
  readonly divisionId: number
  readonly hallId: number | null
  /** Has signed in with a password of his own and a second factor. */
  readonly isAble: boolean
}

/** Who holds a post of this role today, with an account that is open. */
export function findHolders(db: Database, role: Role, at: Date): Promise<readonly HolderRow[]> {
  const today = toPlainDate(at.getTime())
  return queryRows(
    db,
    sql<HolderRow>`
      select a.id as "accountId", a.username, p.division_id as "divisionId", p.hall_id as "hallId",
        not w.is_first and exists (select from account_factor f
          where f.account_id = a.id and f.confirmed_at is not null and f.removed_at is null) as "isAble"
      from account_post p
      join account a on a.id = p.account_id
      join lateral (select is_first from account_password where account_id = a.id order by revision desc limit 1) w on true
      where p.role = ${role} and p.ended_at is null and a.disabled_at is null and (a.expires_at is null or a.expires_at > ${at})
        and p.effective_from <= ${today}::date and (p.effective_until is null or p.effective_until >= ${today}::date)
      order by a.username`,
  )
}

export interface NamedRow {
  readonly accountId: string
  readonly username: string
  readonly family: Family
  readonly divisionId: number
  readonly hallId: number | null
  readonly disabledAt: Date | null
}

export function findNamed(db: Database, username: string): Promise<NamedRow | undefined> {
  return findRow(
    db,
    sql<NamedRow>`
      select id as "accountId", username, family, division_id as "divisionId", hall_id as "hallId", disabled_at as "disabledAt"
      from account where username = ${username}`,
  )
}

export interface ListedRow {
  readonly username: string
  readonly family: Family
  readonly disabledAt: Date | null
  readonly expiresAt: Date | null
  readonly isFirstPassword: boolean
  readonly passwordSetAt: Date
  readonly divisionId: number
  readonly lastSeenAt: Date | null
  readonly factors: readonly string[]
  /** `ROLE@place`, those in force. */
  readonly posts: readonly string[]
}

/** Every account without the names of people, administrators first. */
export function listEveryAccount(db: Database, today: PlainDate): Promise<readonly ListedRow[]> {
  return queryRows(
    db,
    sql<ListedRow>`
      select a.username, a.family, a.disabled_at as "disabledAt", a.expires_at as "expiresAt", w.is_first as "isFirstPassword",
        w.set_at as "passwordSetAt", a.division_id as "divisionId",
        (select max(s.seen_at) from account_session s where s.account_id = a.id) as "lastSeenAt",
        array(select distinct f.kind from account_factor f where f.account_id = a.id and f.confirmed_at is not null
          and f.removed_at is null order by 1) as factors,
        array(select p.role || '@' || coalesce(h.hall_code, d.division_code)
          from account_post p join administrative_division d on d.id = p.division_id left join service_hall h on h.id = p.hall_id
          where p.account_id = a.id and p.ended_at is null and p.effective_from <= ${today}::date
            and (p.effective_until is null or p.effective_until >= ${today}::date) order by 1) as posts
      from account a
      join lateral (select is_first, set_at from account_password where account_id = a.id order by revision desc limit 1) w on true
      order by a.family = 'BUSINESS', a.family, a.username`,
  )
}

/** Told to every server of this database at once. */
export async function tellRecovery(tx: Database): Promise<void> {
  await sql`select pg_notify('account_recovered', '')`.execute(tx)
}

/** Whether anybody could open an account in the console. */
export async function isSystemAdministered(db: Database): Promise<boolean> {
  const row = await findRow(
    db,
    sql<{ is: boolean }>`
      select exists (select from account_post p join account a on a.id = p.account_id
        where p.role = 'SYSTEM_ADMIN' and p.ended_at is null and a.disabled_at is null) as is`,
  )
  return row?.is === true
}

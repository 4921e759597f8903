import type { Role } from '../../domain/access.ts'
import type { MessageDetail, MessageKind, MessagePage } from '../../domain/message.ts'
import type { OpeningPeriod } from '../../domain/opening-hours.ts'
import { type Database, findRow, queryRows, sql } from '../platform/database.ts'

/** Everything of a message but whom it is for. */
interface MessageRow {
  readonly id: string
  readonly at: Date
  readonly kind: MessageKind
  readonly detail: MessageDetail
  readonly page: MessagePage | null
  readonly target: string | null
  readonly onceKey: string | null
}

export interface RolePlace {
  readonly role: Role
  readonly divisionId: number
  readonly hallId: number | null
}

/** Whom a message is for: an account, or whoever holds a role that reaches a place. */
export type Recipient = { readonly accountId: string } | RolePlace

type SentRow = MessageRow & { readonly to: Recipient }

/** What is told under a key that is known already is not told again. Where only roles are told, nothing is asked of accounts. */
export async function insertMessages(tx: Database, rows: readonly SentRow[]): Promise<void> {
  const toAccounts = rows.filter(({ to }) => 'accountId' in to)
  const toRoles = rows.filter(({ to }) => !('accountId' in to))
  const place = sql`s."divisionId", s."hallId"`
  if (toRoles.length > 0) await insertSome(tx, toRoles, sql``, place)
  const join = sql`join account a on a.id = s."accountId"`
  if (toAccounts.length > 0) await insertSome(tx, toAccounts, join, sql`a.division_id, a.hall_id`)
}

type Fragment = ReturnType<typeof sql>

async function insertSome(tx: Database, rows: readonly SentRow[], join: Fragment, place: Fragment): Promise<void> {
  const sent = rows.map(({ to, ...row }) => ({ ...row, ...to }))
  await sql`
    with told as (
      insert into message (id, at, kind, account_id, role, division_id, hall_id, detail, page, target, once_key)
      select s.id, s.at, s.kind, s."accountId", s.role, ${place}, s.detail, s.page, s.target, s."onceKey"
      from jsonb_to_recordset(${JSON.stringify(sent)}::jsonb) as s (id uuid, at timestamptz, kind text, "accountId" uuid, role text,
        "divisionId" integer, "hallId" integer, detail jsonb, page text, target text, "onceKey" text)
      ${join}
      order by s."onceKey", s.id
      on conflict (once_key) do nothing returning id
    )
    select pg_notify('message', '') where exists (select from told)`.execute(tx)
}

/** Where a role is held today, for what concerns no one place. */
export function findRolePlaces(
  db: Database,
  roles: readonly Role[],
  today: string,
): Promise<readonly (RolePlace & { readonly hallId: number | null })[]> {
  return queryRows(
    db,
    sql<RolePlace>`
      select distinct role, division_id as "divisionId", hall_id as "hallId" from account_post
      where role = any(${roles}::text[]) and ended_at is null
        and effective_from <= ${today}::date and (effective_until is null or effective_until >= ${today}::date)
      order by role, division_id, hall_id`,
  )
}

export interface Reader {
  readonly accountId: string
  readonly role: Role | null
  /** The first day of the post: what was told to others before is not told to its holder. */
  readonly since: string
}

/** Whose messages this transaction shows. */
export async function showReader(tx: Database, { accountId, role }: Reader): Promise<void> {
  await sql`select set_config('yiping.account', ${accountId}, true), set_config('yiping.role', ${role ?? ''}, true),
    set_config('yiping.reader_staff', coalesce(staff_of_account(${accountId}::uuid)::text, ''), true)`.execute(tx)
}

export interface ListedMessage {
  readonly messageId: string
  readonly at: Date
  readonly kind: MessageKind
  readonly detail: MessageDetail
  readonly page: MessagePage | null
  readonly target: string | null
  readonly readAt: Date | null
}

const isFor = (since: string) =>
  sql`(m.account_id is not null or m.at >= ${since}::date::timestamp at time zone 'Asia/Shanghai')`

/** The newest first. The number of a message holds its instant. */
export function findMessages(
  tx: Database,
  { accountId, since }: Reader,
  { before, limit }: { readonly before: string | null; readonly limit: number },
): Promise<readonly ListedMessage[]> {
  return queryRows(
    tx,
    sql<ListedMessage>`
      select m.id as "messageId", m.at, m.kind, m.detail, m.page, m.target, r.read_at as "readAt"
      from message m left join message_read r on r.message_id = m.id and r.account_id = ${accountId}
      where (${before}::uuid is null or m.id < ${before}::uuid) and ${isFor(since)}
      order by m.id desc limit ${limit}`,
  )
}

/** Unread ones up to a message, the newest first. */
export async function findUnread(
  tx: Database,
  { accountId, since }: Reader,
  { until, limit }: { readonly until: string | null; readonly limit: number },
): Promise<readonly string[]> {
  const rows = await queryRows(
    tx,
    sql<{ id: string }>`
      select m.id from message m
      where (${until}::uuid is null or m.id <= ${until}::uuid) and ${isFor(since)}
        and not exists (select 1 from message_read r where r.message_id = m.id and r.account_id = ${accountId})
      order by m.id desc limit ${limit}`,
  )
  return rows.map(({ id }) => id)
}

export interface WaitingMessage {
  readonly messageId: string
  readonly at: Date
  /** What it is about: several messages about one order are one matter. */
  readonly matter: string
}

const waitingMax = 1000

/** Unread ones of some kinds, the newest first. */
export function findWaitingOf(
  tx: Database,
  { accountId, since }: Reader,
  kinds: readonly MessageKind[],
): Promise<readonly WaitingMessage[]> {
  return queryRows(
    tx,
    sql<WaitingMessage>`
      select m.id as "messageId", m.at, coalesce(m.page || '|' || m.target, m.id::text) as matter from message m
      where m.kind = any(${kinds}::text[]) and ${isFor(since)}
        and not exists (select 1 from message_read r where r.message_id = m.id and r.account_id = ${accountId})
      order by m.id desc limit ${waitingMax}`,
  )
}

export async function isShown(tx: Database, messageId: string): Promise<boolean> {
  return (await findRow(tx, sql<{ id: string }>`select id from message where id = ${messageId}`)) !== undefined
}

export async function insertReadings(
  db: Database,
  accountId: string,
  messageIds: readonly string[],
  at: Date,
): Promise<void> {
  await sql`
    with seen as (
      insert into message_read (account_id, message_id, read_at)
      select ${accountId}::uuid, id, ${at}::timestamptz from unnest(${messageIds}::uuid[]) as read (id)
      on conflict do nothing returning message_id
    )
    select pg_notify('message', '') where exists (select from seen)`.execute(db)
}

/** With what was noted of their reading. */
export async function deleteOld(sweepDb: Database, before: Date): Promise<void> {
  await sql`delete from message where at < ${before}`.execute(sweepDb)
}

export async function deleteKnownDevices(sweepDb: Database, before: Date): Promise<void> {
  await sql`delete from account_known_device where last_at < ${before}`.execute(sweepDb)
}

export interface QuietDevice {
  readonly deviceId: string
  readonly divisionId: number
  readonly hallId: number
  readonly hallCode: string
  readonly windowCode: string | null
  readonly heardAt: Date
  /** Of the hall today; null where nobody has entered them. */
  readonly hours: readonly OpeningPeriod[] | null
}

/** Paired, not revoked, once heard of, and not since; of whose silence nobody has been told. */
export function findQuietDevices(
  db: Database,
  { before, today }: { readonly before: Date; readonly today: string },
): Promise<readonly QuietDevice[]> {
  return queryRows(
    db,
    sql<QuietDevice>`
      select d.id as "deviceId", d.division_id as "divisionId", d.hall_id as "hallId", h.hall_code as "hallCode", w.window_code as "windowCode",
        s.heard_at as "heardAt",
        (select v.hours from hall_hours_version v where v.hall_id = d.hall_id and v.effective_from <= ${today}::date
          order by v.effective_from desc, v.revision desc limit 1) as hours
      from device d
      join device_state s on s.device_id = d.id
      join service_hall h on h.id = d.hall_id
      left join service_window w on w.id = d.window_id
      where d.revoked_at is null and s.heard_at < ${before}
        and not exists (select 1 from message m
          where m.once_key = 'device-silent|' || d.id || '|' || floor(extract(epoch from s.heard_at) * 1000)::bigint || '|SYSTEM_ADMIN')
      order by d.id`,
  )
}

export interface KeyExpiring {
  readonly apiKeyId: string
  readonly keyId: string
  readonly divisionId: number
  readonly hallId: number | null
  readonly expiresAt: Date
}

export function findKeysExpiring(
  db: Database,
  { from, until }: { readonly from: Date; readonly until: Date },
): Promise<readonly KeyExpiring[]> {
  return queryRows(
    db,
    sql<KeyExpiring>`
      select id as "apiKeyId", key_id as "keyId", division_id as "divisionId", hall_id as "hallId", expires_at as "expiresAt"
      from api_key where revoked_at is null and expires_at > ${from} and expires_at <= ${until} order by id`,
  )
}

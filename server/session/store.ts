import type { Family, Role } from '../../domain/access.ts'
import type { PlainDate } from '../../domain/kernel/plain-date.ts'
import { type Database, findRow, queryRows, sql } from '../platform/database.ts'

export interface SessionRow {
  readonly sessionId: string
  readonly accountId: string
  readonly username: string
  readonly family: Family
  readonly accountDivisionId: number
  /** Who its holder is at the windows. */
  readonly staffId: number | null
  readonly disabledAt: Date | null
  readonly expiresAt: Date | null
  readonly startedAt: Date
  readonly seenAt: Date
  readonly secondFactorAt: Date | null
  readonly steppedUpAt: Date | null
  readonly passwordSetAt: Date
  readonly passwordIsFirst: boolean
  readonly secondFactors: readonly ('TOTP' | 'PASSKEY')[]
  readonly postId: string | null
  readonly begunBy: BegunBy
}

/** By what its holder has shown who he is. */
export type BegunBy = 'PASSWORD' | 'PASSKEY' | 'SIGN_ON'

/** The session of a token with what decides whether it still holds; read at every call, so that whatever ends it works at once. */
export function findSession(db: Database, tokenHash: Buffer): Promise<SessionRow | undefined> {
  return findRow(
    db,
    sql<SessionRow>`
      select s.id as "sessionId", a.id as "accountId", a.username, a.family, a.division_id as "accountDivisionId", a.staff_id as "staffId",
        a.disabled_at as "disabledAt", a.expires_at as "expiresAt", s.started_at as "startedAt", s.seen_at as "seenAt",
        s.second_factor_at as "secondFactorAt", s.stepped_up_at as "steppedUpAt", p.set_at as "passwordSetAt",
        p.is_first as "passwordIsFirst", s.post_id as "postId", s.begun_by as "begunBy",
        array(select distinct f.kind from account_factor f where f.account_id = a.id and f.confirmed_at is not null
          and f.removed_at is null order by 1) as "secondFactors"
      from account_session s
      join account a on a.id = s.account_id
      join lateral (select set_at, is_first from account_password where account_id = a.id order by revision desc limit 1) p on true
      where s.token_hash = ${tokenHash} and s.ended_at is null`,
  )
}

export interface PostRow {
  readonly accountId: string
  readonly postId: string
  readonly role: Role
  readonly divisionId: number
  readonly divisionCode: string
  readonly divisionName: string
  readonly hallId: number | null
  readonly hallCode: string | null
  readonly hallName: string | null
  /** Whom it handles orders for. */
  readonly organizationCode: string | null
  readonly organizationName: string | null
  readonly effectiveFrom: PlainDate
  readonly effectiveUntil: PlainDate | null
}

/** Posts in force on a day, the oldest first. */
export function findPosts(db: Database, accountIds: readonly string[], today: PlainDate): Promise<readonly PostRow[]> {
  return queryRows(
    db,
    sql<PostRow>`
      select p.account_id as "accountId", p.id as "postId", p.role, p.division_id as "divisionId", d.division_code as "divisionCode",
        coalesce((select v.name from administrative_division_version v where v.division_id = d.id and v.effective_from <= ${today}::date
          order by v.effective_from desc, v.revision desc limit 1), d.division_code) as "divisionName",
        p.hall_id as "hallId", h.hall_code as "hallCode",
        (select v.name from service_hall_version v where v.hall_id = h.id and v.effective_from <= ${today}::date
          order by v.effective_from desc, v.revision desc limit 1) as "hallName",
        o.uscc as "organizationCode",
        (select v.name from organization_version v where v.organization_id = o.id and v.effective_from <= ${today}::date
          order by v.effective_from desc, v.revision desc limit 1) as "organizationName",
        p.effective_from as "effectiveFrom", p.effective_until as "effectiveUntil"
      from account_post p
      join administrative_division d on d.id = p.division_id
      left join service_hall h on h.id = p.hall_id
      left join organization o on o.id = p.organization_id
      where p.account_id = any(${accountIds}::uuid[]) and p.ended_at is null
        and p.effective_from <= ${today}::date and (p.effective_until is null or p.effective_until >= ${today}::date)
      order by p.granted_at, p.id`,
  )
}

export interface SignInRow {
  readonly accountId: string
  readonly divisionId: number
  readonly hallId: number | null
  readonly disabledAt: Date | null
  readonly expiresAt: Date | null
  readonly hash: string
  readonly passwordSetAt: Date
  readonly passwordIsFirst: boolean
}

export function findForSignIn(
  db: Database,
  who: { readonly username: string } | { readonly accountId: string },
): Promise<SignInRow | undefined> {
  const { username = null, accountId = null } = who as { username?: string; accountId?: string }
  return findRow(
    db,
    sql<SignInRow>`
      select a.id as "accountId", a.division_id as "divisionId", a.hall_id as "hallId", a.disabled_at as "disabledAt",
        a.expires_at as "expiresAt", p.hash, p.set_at as "passwordSetAt", p.is_first as "passwordIsFirst"
      from account a
      join lateral (select hash, set_at, is_first from account_password where account_id = a.id order by revision desc limit 1) p on true
      where a.username = ${username}::text or a.id = ${accountId}::uuid`,
  )
}

/** Neither closed nor run out, whether or not its holder is signed in. */
export async function isAccountOpen(db: Database, accountId: string, at: Date): Promise<boolean> {
  const row = await findRow(
    db,
    sql<{ id: string }>`
      select id from account where id = ${accountId} and disabled_at is null and (expires_at is null or expires_at > ${at})`,
  )
  return row !== undefined
}

export async function insertSession(
  tx: Database,
  row: {
    readonly id: string
    readonly tokenHash: Buffer
    readonly accountId: string
    readonly divisionId: number
    readonly hallId: number | null
    readonly postId: string | null
    readonly at: Date
    readonly factorShownAt: Date | null
    readonly from: string | null
    readonly agent: string | null
    readonly begunBy: BegunBy
    readonly providerSessionIndex: Buffer | null
  },
): Promise<void> {
  await sql`
    insert into account_session (id, token_hash, account_id, post_id, division_id, hall_id, started_at, seen_at, second_factor_at, stepped_up_at,
      from_address, agent, begun_by, provider_session_index)
    values (${row.id}, ${row.tokenHash}, ${row.accountId}, ${row.postId}, ${row.divisionId}, ${row.hallId}, ${row.at}, ${row.at},
      ${row.factorShownAt}, ${row.factorShownAt}, ${row.from}::inet, ${row.agent}, ${row.begunBy},
      ${row.providerSessionIndex})`.execute(tx)
}

/** Only where it was not seen since: of many calls at once, one writes. */
export async function touchSession(db: Database, sessionId: string, at: Date, unlessSeenSince: Date): Promise<void> {
  await sql`
    update account_session set seen_at = ${at}
    where id = ${sessionId} and ended_at is null and seen_at <= ${unlessSeenSince}`.execute(db)
}

/** A new token whenever the session may do more than before: one that was seen earlier is worth nothing then. */
export async function renewToken(
  tx: Database,
  sessionId: string,
  change: { readonly tokenHash: Buffer; readonly factorShownAt: Date | null },
): Promise<void> {
  await sql`
    update account_session set token_hash = ${change.tokenHash},
      second_factor_at = coalesce(second_factor_at, ${change.factorShownAt}::timestamptz),
      stepped_up_at = coalesce(${change.factorShownAt}::timestamptz, stepped_up_at)
    where id = ${sessionId} and ended_at is null`.execute(tx)
}

export async function setPost(tx: Database, sessionId: string, postId: string): Promise<void> {
  await sql`update account_session set post_id = ${postId} where id = ${sessionId} and ended_at is null`.execute(tx)
}

export interface OwnSessionRow {
  readonly sessionId: string
  readonly startedAt: Date
  readonly seenAt: Date
  readonly from: string | null
  readonly agent: string | null
}

/** Those that nobody has ended, the one last used first. */
export function findOwnSessions(db: Database, accountId: string): Promise<readonly OwnSessionRow[]> {
  return queryRows(
    db,
    sql<OwnSessionRow>`
      select id as "sessionId", started_at as "startedAt", seen_at as "seenAt", host(from_address) as "from", agent
      from account_session where account_id = ${accountId} and ended_at is null order by seen_at desc, id`,
  )
}

/** @returns how many were ended */
export async function endSessions(
  tx: Database,
  which: { readonly accountId: string; readonly only?: string; readonly except?: string },
  at: Date,
): Promise<number> {
  const rows = await queryRows(
    tx,
    sql<{ id: string }>`
      update account_session set ended_at = ${at}
      where account_id = ${which.accountId} and ended_at is null
        and (${which.only ?? null}::uuid is null or id = ${which.only ?? null}::uuid)
        and (${which.except ?? null}::uuid is null or id <> ${which.except ?? null}::uuid)
      returning id`,
  )
  return rows.length
}

/** The one session of a token. */
export async function endSessionOf(tx: Database, tokenHash: Buffer, at: Date): Promise<void> {
  await sql`update account_session set ended_at = ${at} where token_hash = ${tokenHash} and ended_at is null`.execute(
    tx,
  )
}

export function findPasswordHash(db: Database, accountId: string): Promise<{ hash: string } | undefined> {
  return findRow(
    db,
    sql<{
      hash: string
    }>`select hash from account_password where account_id = ${accountId} order by revision desc limit 1`,
  )
}

export async function insertPassword(
  tx: Database,
  row: { readonly accountId: string; readonly hash: string; readonly isFirst: boolean; readonly at: Date },
): Promise<void> {
  await sql`
    insert into account_password (account_id, set_at, hash, is_first) values (${row.accountId}, ${row.at}, ${row.hash}, ${row.isFirst})`.execute(
    tx,
  )
}

/** Sessions that are over, and failures that are forgotten, are taken away. */
export async function deleteOver(sweepDb: Database, before: Date): Promise<void> {
  await sql`delete from account_session where coalesce(ended_at, started_at) < ${before}`.execute(sweepDb)
  await sql`delete from sign_in_failure where last_at < ${before} and blocked_until < ${before}`.execute(sweepDb)
}

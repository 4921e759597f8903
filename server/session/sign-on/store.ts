import { type Database, findRow, queryRows, sql } from '../../platform/database.ts'

export interface NewAttempt {
  readonly stateHash: Buffer
  readonly browserHash: Buffer
  /** The session whose account is to be linked; null: somebody signs on. */
  readonly linkingSessionId: string | null
  readonly expiresAt: Date
}

export async function insertAttempt(db: Database, row: NewAttempt): Promise<void> {
  await sql`
    insert into sign_on_attempt (state_hash, browser_hash, linking_session_id, expires_at)
    values (${row.stateHash}, ${row.browserHash}, ${row.linkingSessionId}, ${row.expiresAt})`.execute(db)
}

/** Takes an attempt out, for the browser that has begun it: it comes back once. */
export async function takeAttempt(
  db: Database,
  { stateHash, browserHash, linkingSessionId }: Omit<NewAttempt, 'expiresAt'>,
  at: Date,
): Promise<boolean> {
  const taken = await findRow(
    db,
    sql<{ expiresAt: Date }>`
      delete from sign_on_attempt where state_hash = ${stateHash} and browser_hash = ${browserHash}
        and linking_session_id is not distinct from ${linkingSessionId}::uuid returning expires_at as "expiresAt"`,
  )
  return taken !== undefined && taken.expiresAt.getTime() > at.getTime()
}

/** In the role of the sweep. */
export async function deleteExpiredAttempts(sweepDb: Database, at: Date): Promise<void> {
  await sql`delete from sign_on_attempt where expires_at <= ${at}`.execute(sweepDb)
}

export async function findLinked(db: Database, subjectIndex: Buffer): Promise<string | undefined> {
  const row = await findRow(
    db,
    sql<{ accountId: string }>`
      select account_id as "accountId" from account_sign_on where subject_index = ${subjectIndex} and removed_at is null`,
  )
  return row?.accountId
}

export interface NewLink {
  readonly id: string
  readonly accountId: string
  readonly issuer: string
  readonly subjectIndex: Buffer
  readonly at: Date
}

export async function insertLink(tx: Database, row: NewLink): Promise<void> {
  await sql`
    insert into account_sign_on (id, account_id, issuer, subject_index, linked_at)
    values (${row.id}, ${row.accountId}, ${row.issuer}, ${row.subjectIndex}, ${row.at})`.execute(tx)
}

/** @returns whether there was one */
export async function setLinkRemoved(tx: Database, accountId: string, at: Date): Promise<boolean> {
  const removed = await findRow(
    tx,
    sql<{ id: string }>`
      update account_sign_on set removed_at = ${at} where account_id = ${accountId} and removed_at is null returning id`,
  )
  return removed !== undefined
}

export function findLinkOf(db: Database, accountId: string): Promise<{ readonly linkedAt: Date } | undefined> {
  return findRow(
    db,
    sql<{ linkedAt: Date }>`
      select linked_at as "linkedAt" from account_sign_on where account_id = ${accountId} and removed_at is null`,
  )
}

/** Sessions of an account that the provider has begun, but the one named. */
export async function endSignedOn(tx: Database, accountId: string, exceptSessionId: string, at: Date): Promise<void> {
  await sql`
    update account_session set ended_at = ${at}
    where account_id = ${accountId} and begun_by = 'SIGN_ON' and id <> ${exceptSessionId} and ended_at is null`.execute(
    tx,
  )
}

export interface EndedRow {
  readonly accountId: string
  readonly divisionId: number
  readonly hallId: number | null
}

/**
 * Ends what has ended at the provider: the sessions that began with that one there. Where the provider has not said which (in its token, or when the
 * session here began), all that it has begun of that account.
 */
export function endByProvider(
  tx: Database,
  {
    providerSessionIndex,
    accountId,
  }: { readonly providerSessionIndex: Buffer | null; readonly accountId: string | null },
  at: Date,
): Promise<readonly EndedRow[]> {
  return queryRows(
    tx,
    sql<EndedRow>`
      update account_session set ended_at = ${at}
      where ended_at is null and begun_by = 'SIGN_ON'
        and (provider_session_index = ${providerSessionIndex}
          or account_id = ${accountId}::uuid and (${providerSessionIndex}::bytea is null or provider_session_index is null))
      returning account_id as "accountId", division_id as "divisionId", hall_id as "hallId"`,
  )
}

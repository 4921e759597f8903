import { type Database, findRow, sql } from '../../platform/database.ts'

export interface NewAttempt {
  readonly stateHash: Buffer
  readonly browserHash: Buffer
  readonly expiresAt: Date
}

export async function insertAttempt(db: Database, row: NewAttempt): Promise<void> {
  await sql`
    insert into sign_on_attempt (state_hash, browser_hash, expires_at) values (${row.stateHash}, ${row.browserHash}, ${row.expiresAt})`.execute(
    db,
  )
}

/** Takes an attempt out, for the browser that has begun it: it comes back once. */
export async function takeAttempt(
  db: Database,
  { stateHash, browserHash }: Pick<NewAttempt, 'stateHash' | 'browserHash'>,
  at: Date,
): Promise<boolean> {
  const taken = await findRow(
    db,
    sql<{ expiresAt: Date }>`
      delete from sign_on_attempt where state_hash = ${stateHash} and browser_hash = ${browserHash} returning expires_at as "expiresAt"`,
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

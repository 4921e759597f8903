import { type Database, findRow, queryRows, sql } from '../../platform/database.ts'

export type ChallengePurpose = 'ENROL' | 'SHOW' | 'SIGN_IN'

export interface NewChallenge {
  readonly id: string
  readonly purpose: ChallengePurpose
  readonly sessionId: string | null
  readonly challenge: Buffer
  readonly expiresAt: Date
}

export async function insertChallenge(db: Database, row: NewChallenge): Promise<void> {
  await sql`
    insert into passkey_challenge (id, purpose, session_id, challenge, expires_at)
    values (${row.id}, ${row.purpose}, ${row.sessionId}, ${row.challenge}, ${row.expiresAt})`.execute(db)
}

/** Takes a challenge out: of two who answer it together, one gets it. */
export async function takeChallenge(
  db: Database,
  which: { readonly id: string; readonly purpose: ChallengePurpose; readonly sessionId: string | null },
  at: Date,
): Promise<Buffer | undefined> {
  const taken = await findRow(
    db,
    sql<{ challenge: Buffer; expiresAt: Date }>`
      delete from passkey_challenge
      where id = ${which.id} and purpose = ${which.purpose} and session_id is not distinct from ${which.sessionId}::uuid
      returning challenge, expires_at as "expiresAt"`,
  )
  return taken !== undefined && taken.expiresAt.getTime() > at.getTime() ? taken.challenge : undefined
}

/** In the role of the sweep. */
export async function deleteExpiredChallenges(sweepDb: Database, at: Date): Promise<void> {
  await sql`delete from passkey_challenge where expires_at <= ${at}`.execute(sweepDb)
}

export interface PasskeyRow {
  readonly factorId: string
  readonly accountId: string
  readonly credentialId: Buffer
  readonly publicKey: Buffer
  readonly signCount: number
  readonly transports: readonly string[]
  readonly name: string
  readonly createdAt: Date
  readonly lastUsedAt: Date | null
}

const columns = sql`f.id as "factorId", f.account_id as "accountId", f.credential_id as "credentialId", f.public_key as "publicKey",
  f.sign_count as "signCount", f.transports, f.name, f.created_at as "createdAt", f.last_used_at as "lastUsedAt"`

/** Those in use, the oldest first. */
export function findPasskeys(db: Database, accountId: string): Promise<readonly PasskeyRow[]> {
  return queryRows(
    db,
    sql<PasskeyRow>`
      select ${columns} from account_factor f
      where f.account_id = ${accountId} and f.kind = 'PASSKEY' and f.removed_at is null order by f.created_at, f.id`,
  )
}

export function findPasskey(db: Database, credentialId: Buffer): Promise<PasskeyRow | undefined> {
  return findRow(
    db,
    sql<PasskeyRow>`
      select ${columns} from account_factor f
      where f.credential_id = ${credentialId} and f.kind = 'PASSKEY' and f.removed_at is null`,
  )
}

export interface NewPasskey {
  readonly id: string
  readonly accountId: string
  readonly credentialId: Buffer
  readonly publicKey: Buffer
  readonly signCount: number
  readonly transports: readonly string[]
  readonly name: string
  readonly at: Date
}

export async function insertPasskey(tx: Database, row: NewPasskey): Promise<void> {
  await sql`
    insert into account_factor (id, account_id, kind, created_at, confirmed_at, credential_id, public_key, sign_count, transports, name)
    values (${row.id}, ${row.accountId}, 'PASSKEY', ${row.at}, ${row.at}, ${row.credentialId}, ${row.publicKey}, ${row.signCount},
      ${row.transports}::text[], ${row.name})`.execute(tx)
}

/**
 * Counts a use. An authenticator that counts goes up each time (one that does not stays at 0): a count that does not belongs to a
 * copy of it. @returns false for that
 */
export async function countUse(tx: Database, factorId: string, signCount: number, at: Date): Promise<boolean> {
  const counted = await findRow(
    tx,
    sql<{ id: string }>`
      update account_factor set sign_count = ${signCount}, last_used_at = ${at}
      where id = ${factorId} and removed_at is null and (sign_count < ${signCount} or (sign_count = 0 and ${signCount}::bigint = 0))
      returning id`,
  )
  return counted !== undefined
}

/** All factors of an account that count, locked: of two that are taken off together, the second sees what the first has done. */
export async function lockFactors(
  tx: Database,
  accountId: string,
): Promise<readonly { readonly id: string; readonly kind: string }[]> {
  await sql`select id from account where id = ${accountId} for no key update`.execute(tx)
  return queryRows(
    tx,
    sql<{ id: string; kind: string }>`
      select id, kind from account_factor where account_id = ${accountId} and confirmed_at is not null and removed_at is null`,
  )
}

export async function setFactorRemoved(tx: Database, factorId: string, at: Date): Promise<void> {
  await sql`update account_factor set removed_at = ${at} where id = ${factorId} and removed_at is null`.execute(tx)
}

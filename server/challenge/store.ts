import { type Database, findRow, sql } from '../platform/database.ts'

/** @returns whether it was not spent before, or for this very comment */
export async function spendChallenge(
  db: Database,
  row: { readonly challengeHash: Buffer; readonly idempotencyKeyHash: Buffer; readonly expiresAt: Date },
): Promise<boolean> {
  await sql`
    insert into spent_challenge (challenge_hash, idempotency_key_hash, expires_at)
    values (${row.challengeHash}, ${row.idempotencyKeyHash}, ${row.expiresAt})
    on conflict (challenge_hash) do nothing`.execute(db)
  const kept = await findRow(
    db,
    sql<{
      for: Buffer
    }>`select idempotency_key_hash as for from spent_challenge where challenge_hash = ${row.challengeHash}`,
  )
  return kept?.for.equals(row.idempotencyKeyHash) === true
}

export async function deleteSpent(sweep: Database, before: Date): Promise<void> {
  await sql`delete from spent_challenge where expires_at < ${before}`.execute(sweep)
}

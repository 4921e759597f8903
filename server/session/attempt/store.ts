import { type Database, findRow, sql } from '../../platform/database.ts'

/** One more failure in a row; undefined where nobody may try at this moment. */
export async function countFailure(tx: Database, index: Buffer, at: Date): Promise<number | undefined> {
  const counted = await findRow(
    tx,
    sql<{ failures: number }>`
      insert into sign_in_failure as f (username_index, failures, last_at, blocked_until) values (${index}, 1, ${at}, ${at})
      on conflict (username_index) do update set failures = f.failures + 1, last_at = excluded.last_at
        where f.blocked_until <= excluded.last_at
      returning failures`,
  )
  return counted?.failures
}

export async function blockAttempts(tx: Database, index: Buffer, until: Date): Promise<void> {
  await sql`update sign_in_failure set blocked_until = ${until} where username_index = ${index}`.execute(tx)
}

export async function findBlockedUntil(tx: Database, index: Buffer): Promise<Date | undefined> {
  const row = await findRow(
    tx,
    sql<{ blockedUntil: Date }>`
      select blocked_until as "blockedUntil" from sign_in_failure where username_index = ${index}`,
  )
  return row?.blockedUntil
}

export async function deleteFailures(db: Database, index: Buffer): Promise<void> {
  await sql`delete from sign_in_failure where username_index = ${index}`.execute(db)
}

import { type Database, sql } from '../../platform/database.ts'

/** Held to the end of the transaction. */
export async function lockEntry(tx: Database, name: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`catalogue|${name}`}, 0))`.execute(tx)
}

import { type Database, sql } from './database.ts'

const monthsAhead = 3

/** Makes the partitions of the months ahead. */
export async function makeMonthPartitions(sweepDb: Database): Promise<void> {
  await sql`select make_month_partitions(${monthsAhead})`.execute(sweepDb)
}

import type { PlainDate } from '../../domain/kernel/plain-date.ts'
import { type Database, sql } from './database.ts'

const monthsAhead = 3

/** Makes the partitions of the months ahead. */
export async function makeMonthPartitions(sweepDb: Database): Promise<void> {
  await sql`select make_month_partitions(${monthsAhead})`.execute(sweepDb)
}

/** Makes the partitions of past months, for history that begins on a day (five years back at most). */
export async function makePastMonthPartitions(sweepDb: Database, fromDay: PlainDate): Promise<void> {
  await sql`select make_past_month_partitions(${fromDay}::date)`.execute(sweepDb)
}

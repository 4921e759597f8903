import { type Database, findRow, sql } from '../platform/database.ts'

export async function isAnswering(db: Database): Promise<boolean> {
  try {
    await findRow(db, sql<{ one: number }>`select 1 as one`)
    return true
  } catch {
    return false
  }
}

/** How far the working-day calendar reaches; null where no year has been entered. */
export async function findCalendarEdge(db: Database): Promise<number | null> {
  const row = await findRow(db, sql<{ year: number | null }>`select max(year) as year from working_calendar_year`)
  return row?.year ?? null
}

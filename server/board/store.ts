import type { GradeCounts } from '../../domain/board.ts'
import { type Database, queryRows, sql } from '../platform/database.ts'

interface TallyRow {
  windowId: number
  grade1: number
  grade2: number
  grade3: number
  grade4: number
  grade5: number
}

/** Active, valid evaluations of a hall by window, over days of receipt [from, to). Reads tallies only. */
export async function findGradeCounts(
  db: Database,
  hallId: number,
  from: string,
  to: string,
): Promise<ReadonlyMap<number, GradeCounts>> {
  const rows = await queryRows(
    db,
    sql<TallyRow>`
      select window_id as "windowId", sum(grade_1)::bigint as "grade1", sum(grade_2)::bigint as "grade2", sum(grade_3)::bigint as "grade3",
        sum(grade_4)::bigint as "grade4", sum(grade_5)::bigint as "grade5"
      from evaluation_tally
      where hall_id = ${hallId} and day >= ${from}::date and day < ${to}::date and origin = 'ACTIVE' and validity = 'VALID'
      group by window_id`,
  )
  return new Map(
    rows.map((row) => [row.windowId, { 1: row.grade1, 2: row.grade2, 3: row.grade3, 4: row.grade4, 5: row.grade5 }]),
  )
}

export async function countPublicComments(db: Database, hallId: number, day: string): Promise<number> {
  const [row] = await queryRows(
    db,
    sql<{ given: number }>`
      select coalesce(sum(given), 0)::bigint as given from public_comment_tally where hall_id = ${hallId} and day = ${day}::date`,
  )
  return row?.given ?? 0
}

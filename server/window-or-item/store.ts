import type { PlainDate } from '../../domain/kernel/plain-date.ts'
import { type Database, queryRows, sql } from '../platform/database.ts'

/** What items were called on a day, by their codes. */
export async function findItemNames(
  db: Database,
  codes: readonly string[],
  day: PlainDate,
): Promise<ReadonlyMap<string, string>> {
  const rows = await queryRows(
    db,
    sql<{ code: string; name: string }>`
      select i.item_code as code, n.item_name as name from service_item i cross join lateral names_in_force(null, null, i.id, ${day}::date) n
      where i.item_code = any (${codes}::text[]) and n.item_name is not null`,
  )
  return new Map(rows.map(({ code, name }) => [code, name]))
}

import type { Reach } from '../../domain/access.ts'
import { toPlainDate } from '../../domain/kernel/plain-date.ts'
import { type Database, sql } from '../platform/database.ts'
import type { World } from '../platform/world.ts'
import type { RuleBook } from '../policy/index.ts'

/**
 * Reads for staff and exports, in a role to which PostgreSQL shows the rows of the caller’s place alone. What the program has
 * decided before is decided a second time, by row-level security.
 *
 * @param moreHalls outside the place, to a read that itself shows of them no more than the caller has a part in
 */
export function readScoped<T>(
  { world, rules }: { readonly world: Pick<World, 'staff' | 'now'>; readonly rules: RuleBook },
  reach: Reach,
  read: (tx: Database) => Promise<T>,
  moreHalls: readonly number[] = [],
): Promise<T> {
  return world.staff.transaction().execute(async (tx) => {
    const reader = sql`set_config('yiping.reader_staff', ${String(reach.staffId ?? '')}, true)`
    if (reach.hallId === null)
      await showDivisions(tx, rules.divisionsWithin(reach.divisionId), toPlainDate(world.now()), moreHalls, reader)
    else await sql`select set_config('yiping.halls', ${String(reach.hallId)}, true), ${reader}`.execute(tx)
    return read(tx)
  })
}

/** The divisions, and the halls that stand in them today. */
async function showDivisions(
  tx: Database,
  divisionIds: readonly number[],
  today: string,
  moreHalls: readonly number[],
  reader: ReturnType<typeof sql>,
): Promise<void> {
  await sql`
    select set_config('yiping.divisions', ${divisionIds.join(',')}, true), ${reader},
      set_config('yiping.halls', concat_ws(',', string_agg(hall_id::text, ','), ${moreHalls.length === 0 ? null : moreHalls.join(',')}::text), true)
    from (
      select distinct on (hall_id) hall_id, division_id from service_hall_version where effective_from <= ${today}::date
      order by hall_id, effective_from desc, revision desc
    ) hall where division_id = any(${divisionIds}::integer[])`.execute(tx)
}

import { type Database, sql } from '../../platform/database.ts'
import type { TrialGuide } from './guide.ts'

/** What the pages of the trial hall's windows show; some windows and items are left undescribed, as in life. */
export async function insertTrialGuide(tx: Database, guide: TrialGuide, since: string): Promise<void> {
  const { hallCode } = guide
  await sql`
    insert into hall_hours_version (hall_id, effective_from, hours)
    select id, ${since}::date, ${JSON.stringify(guide.hallHours)}::jsonb from service_hall where hall_code = ${hallCode}`.execute(
    tx,
  )
  for (const { windowCode, hours } of guide.windowHours) {
    await sql`
      insert into window_hours_version (window_id, effective_from, hours)
      select w.id, ${since}::date, ${JSON.stringify(hours)}::jsonb
      from service_window w join service_hall h on h.id = w.hall_id where h.hall_code = ${hallCode} and w.window_code = ${windowCode}`.execute(
      tx,
    )
  }
  for (const { itemCode, materials, fees } of guide.items) {
    await sql`
      insert into item_guide_version (item_id, effective_from, materials, fees)
      select id, ${since}::date, ${JSON.stringify(materials)}::jsonb, ${JSON.stringify(fees)}::jsonb
      from service_item where item_code = ${itemCode}`.execute(tx)
  }
  for (const { windowCode, itemCode } of guide.handled) {
    await sql`
      with added as (
        insert into window_item (window_id, item_id)
        select w.id, i.id from service_window w join service_hall h on h.id = w.hall_id, service_item i
        where h.hall_code = ${hallCode} and w.window_code = ${windowCode} and i.item_code = ${itemCode} returning id)
      insert into window_item_version (window_item_id, effective_from) select id, ${since}::date from added`.execute(tx)
  }
}

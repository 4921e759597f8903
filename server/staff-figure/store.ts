import type { PlainDate } from '../../domain/kernel/plain-date.ts'
import type { StaffCell, StaffDays } from '../../domain/staff-figure.ts'
import type { findExemptionsInForce } from '../exemption/index.ts'
import { type Database, findRow, queryRows, sql } from '../platform/database.ts'

/** A month that is final: what counts of it, as it was counted. */
export interface CountedMonth {
  readonly fromDay: PlainDate
  readonly endDay: PlainDate
  readonly countsUntil: Date
  readonly exempted: Awaited<ReturnType<typeof findExemptionsInForce>>
}

/** Evaluations of a hall’s people in these months; what was found invalid or is exempt is left out, as the scores leave it out. */
const counted = (hallId: number, months: readonly CountedMonth[]) => {
  const spans = months.map(({ fromDay, endDay, countsUntil, exempted }) => {
    const isExempted =
      exempted.length === 0
        ? sql`false`
        : sql`exists (select from jsonb_to_recordset(${JSON.stringify(exempted)}::jsonb)
            as o ("hallId" integer, "windowId" integer, "itemId" integer, "fromDay" date, "toDay" date)
            where o."hallId" = e.hall_id and (o."windowId" is null or o."windowId" = e.window_id) and (o."itemId" is null or o."itemId" = e.item_id)
              and e.service_day between o."fromDay" and o."toDay")`
    return sql`(e.id >= uuid_v7_floor(${fromDay}::date::timestamp at time zone 'Asia/Shanghai') and e.id < uuid_v7_floor(${countsUntil})
      and e.received_at < ${countsUntil} and e.service_day >= ${fromDay}::date and e.service_day < ${endDay}::date
      and not exists (select from evaluation_invalidation x where x.evaluation_id = e.id and x.invalidated_at < ${countsUntil}) and not ${isExempted})`
  })
  return sql`e.hall_id = ${hallId} and e.staff_id is not null and e.origin <> 'DRILL' and (${sql.join(spans, sql` or `)})`
}

/** By person, window and item. */
export function tallyStaff(
  db: Database,
  hallId: number,
  months: readonly CountedMonth[],
): Promise<readonly StaffCell[]> {
  return queryRows(
    db,
    sql<StaffCell>`
      select e.staff_id as "staffId", e.window_id as "windowId", e.item_id as "itemId",
        array[count(*) filter (where e.grade = 1), count(*) filter (where e.grade = 2), count(*) filter (where e.grade = 3),
          count(*) filter (where e.grade = 4), count(*) filter (where e.grade = 5)]::integer[] as grades
      from evaluation e where ${counted(hallId, months)} group by 1, 2, 3 order by 1, 2, 3`,
  )
}

export function tallyStaffDays(
  db: Database,
  hallId: number,
  months: readonly CountedMonth[],
): Promise<readonly StaffDays[]> {
  return queryRows(
    db,
    sql<StaffDays>`
      select d.staff_id as "staffId", count(*)::integer as days, sum(d.number * d.number)::float8 as squares
      from (select e.staff_id, e.service_day, count(*) as number from evaluation e where ${counted(hallId, months)} group by 1, 2) d
      group by 1 order by 1`,
  )
}

export async function findHallOf(db: Database, staffId: number): Promise<number | undefined> {
  const row = await findRow(
    db,
    sql<{ hallId: number }>`select hall_id as "hallId" from window_staff where id = ${staffId}`,
  )
  return row?.hallId
}

/** Badge numbers. */
export async function findStaffNumbers(
  db: Database,
  staffIds: readonly number[],
): Promise<ReadonlyMap<number, string>> {
  const rows = await queryRows(
    db,
    sql<{ id: number; staffNo: string }>`
      select id, staff_no as "staffNo" from window_staff where id = any (${staffIds}::integer[])`,
  )
  return new Map(rows.map(({ id, staffNo }) => [id, staffNo]))
}

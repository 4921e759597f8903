import type { NoticeDay } from '../../domain/holiday-notice.ts'
import type { PlainDate } from '../../domain/kernel/plain-date.ts'
import type { CalendarDayKind } from '../../domain/working-calendar.ts'
import { type Database, queryRows, sql } from '../platform/database.ts'

export interface YearRow {
  readonly divisionId: number
  readonly divisionCode: string
  readonly year: number
  readonly source: string
  readonly documentNo: string | null
  readonly announcedOn: PlainDate | null
}

export function findYears(db: Database, divisionIds: readonly number[]): Promise<readonly YearRow[]> {
  return queryRows(
    db,
    sql<YearRow>`
      select y.division_id as "divisionId", d.division_code as "divisionCode", y.year, y.source, y.document_no as "documentNo",
        y.announced_on as "announcedOn"
      from working_calendar_year y join administrative_division d on d.id = y.division_id
      where y.division_id = any(${divisionIds}::integer[]) order by y.year, y.division_id`,
  )
}

export interface DayRow {
  readonly divisionId: number
  readonly divisionCode: string
  readonly day: PlainDate
  readonly kind: CalendarDayKind
  readonly name: string
  readonly source: string
}

/** Of each division and day its last word. */
export function findDays(db: Database, divisionIds: readonly number[], year: number): Promise<readonly DayRow[]> {
  return queryRows(
    db,
    sql<DayRow>`
      select distinct on (c.division_id, c.day) c.division_id as "divisionId", d.division_code as "divisionCode", c.day, c.kind, c.name, c.source
      from working_calendar_day c join administrative_division d on d.id = c.division_id
      where c.division_id = any(${divisionIds}::integer[]) and c.day >= make_date(${year}, 1, 1) and c.day < make_date(${year} + 1, 1, 1)
      order by c.division_id, c.day, c.revision desc`,
  )
}

interface Said {
  readonly divisionId: number
  readonly source: string
  readonly accountId: string
}

/** Fails on the primary key where the division has said the year already. */
export async function insertYear(
  tx: Database,
  { divisionId, source, accountId, ...row }: Said & Pick<YearRow, 'year' | 'documentNo' | 'announcedOn'>,
): Promise<void> {
  await sql`
    insert into working_calendar_year (division_id, year, source, document_no, announced_on, account_id)
    values (${divisionId}, ${row.year}, ${source}, ${row.documentNo}, ${row.announcedOn}, ${accountId})`.execute(tx)
}

/** What was said of a day before stays, under its own revision. */
export async function insertDays(
  tx: Database,
  { divisionId, source, accountId }: Said,
  days: readonly (Omit<NoticeDay, 'kind'> & { readonly kind: CalendarDayKind })[],
): Promise<void> {
  await sql`
    insert into working_calendar_day (division_id, day, revision, kind, name, source, account_id)
    select ${divisionId}, sent.day, 1 + coalesce((select max(o.revision) from working_calendar_day o
      where o.division_id = ${divisionId} and o.day = sent.day), 0), sent.kind, sent.name, ${source}, ${accountId}
    from jsonb_to_recordset(${JSON.stringify(days)}::jsonb) as sent (day date, kind text, name text)`.execute(tx)
}

/** One at a time: revisions have no gap. */
export async function lockCalendar(tx: Database, divisionId: number): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('working-calendar', ${divisionId}))`.execute(tx)
}

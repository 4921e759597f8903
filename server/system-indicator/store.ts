import type { InstantMs, PlainDate } from '../../domain/kernel/plain-date.ts'
import type { SystemCounts, SystemReading } from '../../domain/system-indicator.ts'
import type { CalendarDayKind } from '../../domain/working-calendar.ts'
import { type Database, queryRows, sql } from '../platform/database.ts'
import { readAccepted, readClosed, readServices } from './case/store.ts'
import { readComplaints, readRectifications, readResponses, readSuggestions } from './handling/store.ts'
import { namedSpan, type SystemSpan } from './span.ts'

type Query = ReturnType<typeof sql>

const queries: { readonly [reading in SystemReading]: (span: SystemSpan) => Query } = {
  services: readServices,
  accepted: readAccepted,
  closed: readClosed,
  complaints: readComplaints,
  responses: readResponses,
  rectifications: readRectifications,
  suggestions: readSuggestions,
}

/** The text of a query as it is run, with the names of what is bound. */
export function queryText(db: Database, reading: SystemReading): string {
  const { sql: text, parameters } = queries[reading](namedSpan).compile(db)
  return `${text.replace(/\$(\d+)/g, (_, number: string) => String(parameters[Number(number) - 1])).trim()}\n`
}

export type SystemLevel = 'ALL' | 'DIVISION' | 'HALL' | 'WINDOW'

export interface ReadRow {
  readonly level: SystemLevel
  /** null: of all; at the level of windows: of what names no window. */
  readonly placeId: number | null
  /** When the last of its records was told. */
  readonly latest: InstantMs | null
  readonly counts: SystemCounts
}

/** One pass through the records, at every level at once. */
export async function readRecords(db: Database, reading: SystemReading, span: SystemSpan): Promise<readonly ReadRow[]> {
  const rows = await queryRows(db, queries[reading](span))
  return (rows as readonly ToldRow[]).map(({ level, placeId, latest, ...counts }) => ({
    level,
    placeId,
    latest: latest?.getTime() ?? null,
    counts: counts as unknown as SystemCounts,
  }))
}

interface ToldRow {
  readonly level: SystemLevel
  readonly placeId: number | null
  readonly latest: Date | null
}

export interface PlaceRow {
  readonly windowId: number
  readonly windowCode: string
  readonly windowName: string
  readonly hallId: number
  readonly hallCode: string
  readonly hallName: string
  readonly divisionId: number
}

/** Every window that there was by the last day, with its hall and where that stood then. */
export function findPlaces(db: Database, endDay: PlainDate): Promise<readonly PlaceRow[]> {
  return queryRows(
    db,
    sql<PlaceRow>`
      select w.id as "windowId", w.window_code as "windowCode", x.name as "windowName", h.id as "hallId", h.hall_code as "hallCode", v.name as "hallName",
        v.division_id as "divisionId"
      from service_window w
      join service_hall h on h.id = w.hall_id
      cross join lateral (
        select y.name, y.division_id from service_hall_version y where y.hall_id = h.id and y.effective_from < ${endDay}::date
        order by y.effective_from desc, y.revision desc limit 1) v
      cross join lateral (
        select y.name from service_window_version y where y.window_id = w.id and y.effective_from < ${endDay}::date
        order by y.effective_from desc, y.revision desc limit 1) x
      order by h.hall_code, w.window_code`,
  )
}

export interface CalendarRows {
  readonly years: readonly { readonly divisionId: number; readonly year: number }[]
  readonly days: readonly { readonly divisionId: number; readonly day: PlainDate; readonly kind: CalendarDayKind }[]
  readonly parents: readonly { readonly divisionId: number; readonly parentId: number | null }[]
}

/** Working calendars as they were known before an instant, and which division lay in which on the last day. */
export async function findCalendarRows(db: Database, endDay: PlainDate, knownUntil: Date): Promise<CalendarRows> {
  const years = await queryRows(
    db,
    sql<CalendarRows['years'][number]>`
      select y.division_id as "divisionId", y.year from working_calendar_year y where y.recorded_at < ${knownUntil} order by 1, 2`,
  )
  const days = await queryRows(
    db,
    sql<CalendarRows['days'][number]>`
      select distinct on (d.division_id, d.day) d.division_id as "divisionId", d.day, d.kind
      from working_calendar_day d where d.recorded_at < ${knownUntil} order by d.division_id, d.day, d.revision desc`,
  )
  const parents = await queryRows(
    db,
    sql<CalendarRows['parents'][number]>`
      select distinct on (v.division_id) v.division_id as "divisionId", v.parent_id as "parentId"
      from administrative_division_version v where v.effective_from < ${endDay}::date
      order by v.division_id, v.effective_from desc, v.revision desc`,
  )
  return { years, days, parents }
}

export interface DivisionName {
  readonly id: number
  readonly divisionCode: string
  readonly name: string
}

export function findDivisionNames(
  db: Database,
  ids: readonly number[],
  endDay: PlainDate,
): Promise<readonly DivisionName[]> {
  return queryRows(
    db,
    sql<DivisionName>`
      select distinct on (d.division_code) d.id, d.division_code as "divisionCode", v.name
      from administrative_division d join administrative_division_version v on v.division_id = d.id
      where d.id = any(${ids}::integer[]) and v.effective_from < ${endDay}::date
      order by d.division_code, v.effective_from desc, v.revision desc`,
  )
}

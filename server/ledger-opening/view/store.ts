import type { OpeningPeriod } from '../../../domain/opening-period.ts'
import type { SatisfactionGrade } from '../../../domain/satisfaction-grade.ts'
import { type Database, findRow, queryRows, sql } from '../../platform/database.ts'

export interface PeriodRow extends OpeningPeriod {
  readonly smallestGroup: number
  readonly given: number
  readonly opened: number
  readonly drills: number
  readonly closedAt: Date
  readonly log: { readonly size: number; readonly evaluations: number; readonly counted: number } | null
}

const periodColumns = sql`
  p.period as name, p.kind, p.from_day as "fromDay", p.to_day as "toDay", p.smallest_group as "smallestGroup", p.given, p.opened, p.drills, p.closed_at as "closedAt",
  (select jsonb_build_object('size', c.log_size, 'evaluations', c.evaluations, 'counted', c.counted) from ledger_opening_count c where c.period = p.period) as log`

/** Periods that end with a day and have been opened: the day, and on a Sunday its week. */
export function listPeriodsOf(db: Database, day: string): Promise<readonly PeriodRow[]> {
  return queryRows(
    db,
    sql<PeriodRow>`
      select ${periodColumns} from ledger_opening_period p where p.to_day = ${day}::date order by p.kind`,
  )
}

/** From an instant until before another. */
export interface PublishedSpan {
  readonly from: Date
  readonly to: Date
}

/** Periods that were closed in a span of time. */
export function listPeriodsClosed(db: Database, { from, to }: PublishedSpan): Promise<readonly PeriodRow[]> {
  return queryRows(
    db,
    sql<PeriodRow>`
      select ${periodColumns} from ledger_opening_period p where p.closed_at >= ${from} and p.closed_at < ${to} order by p.to_day, p.kind`,
  )
}

export interface HallRow {
  readonly period: string
  readonly hallCode: string
  readonly given: number
  readonly opened: number
}

export function listHallsOf(
  db: Database,
  periods: readonly string[],
  hallCode: string | undefined,
): Promise<readonly HallRow[]> {
  return queryRows(
    db,
    sql<HallRow>`
      select period, hall_code as "hallCode", given, opened from ledger_opening_hall
      where period = any(${periods}::text[]) and (${hallCode ?? null}::text is null or hall_code = ${hallCode ?? null})
      order by hall_code, period`,
  )
}

export interface FigureRow {
  readonly period: string
  readonly windowId: number
  readonly hallCode: string
  readonly windowCode: string
  readonly revision: number
  readonly given: number
  readonly valid: number
  readonly invalidated: number
  readonly quarantined: number
  readonly notOpened: number
  readonly grades: number[]
  readonly openingsDigest: Buffer
  readonly countedAt: Date
}

const figureColumns = sql`
  f.period, f.window_id as "windowId", f.hall_code as "hallCode", f.window_code as "windowCode", f.revision, f.given, f.valid, f.invalidated, f.quarantined,
  f.not_opened as "notOpened", f.grades, f.openings_digest as "openingsDigest", f.counted_at as "countedAt"`
const isNewest = sql`
  not exists (select from ledger_opening_figure n where n.window_id = f.window_id and n.period = f.period and n.revision > f.revision)`

/** Every revision that was published in a span of time, behind one where it is said. */
export function listPublished(
  db: Database,
  { from, to }: PublishedSpan,
  {
    after,
    limit,
  }: { readonly after: (OpeningCursor & { readonly revision: number }) | undefined; readonly limit: number },
): Promise<readonly FigureRow[]> {
  const begin = sql`(${after?.hallCode ?? null}, ${after?.windowCode ?? null}, ${after?.period ?? null}, ${after?.revision ?? null}::integer)`
  return queryRows(
    db,
    sql<FigureRow>`
      select ${figureColumns} from ledger_opening_figure f
      where f.counted_at >= ${from} and f.counted_at < ${to}
        and (${after === undefined} or (f.hall_code, f.window_code, f.period, f.revision) > ${begin})
      order by f.hall_code, f.window_code, f.period, f.revision limit ${limit}`,
  )
}

/** What was published of these before, the oldest first. */
export function listEarlier(
  db: Database,
  groups: readonly Pick<FigureRow, 'period' | 'windowId' | 'revision'>[],
): Promise<readonly FigureRow[]> {
  const revised = groups.filter(({ revision }) => revision > 1)
  if (revised.length === 0) return Promise.resolve([])
  return queryRows(
    db,
    sql<FigureRow>`
      select ${figureColumns}
      from unnest(${revised.map(({ windowId }) => windowId)}::integer[], ${revised.map(({ period }) => period)}::text[],
        ${revised.map(({ revision }) => revision)}::integer[]) as wanted (window_id, period, revision)
      join ledger_opening_figure f on f.window_id = wanted.window_id and f.period = wanted.period and f.revision < wanted.revision
      order by f.revision`,
  )
}

export interface FigureWish {
  readonly periods: readonly string[]
  readonly hallCode: string | undefined
  readonly windowCode: string | undefined
  readonly after: OpeningCursor | undefined
  readonly limit: number
}

/** Behind what a page begins: a window’s period, or one of its openings. */
export interface OpeningCursor {
  readonly hallCode: string
  readonly windowCode: string
  readonly period: string
  readonly digest: string | undefined
}

/** As they were published last, by hall and window. */
export function listFigures(db: Database, wish: FigureWish): Promise<readonly FigureRow[]> {
  const { periods, hallCode = null, windowCode = null, after, limit } = wish
  const place = sql`(f.hall_code, f.window_code, f.period)`
  const begin = sql`(${after?.hallCode ?? null}, ${after?.windowCode ?? null}, ${after?.period ?? null})`
  return queryRows(
    db,
    sql<FigureRow>`
      select ${figureColumns} from ledger_opening_figure f
      where f.period = any(${periods}::text[]) and ${isNewest}
        and (${hallCode}::text is null or f.hall_code = ${hallCode}) and (${windowCode}::text is null or f.window_code = ${windowCode})
        and (${after === undefined} or ${place} > ${begin} or (${after?.digest !== undefined} and ${place} = ${begin}))
      order by f.hall_code, f.window_code, f.period limit ${limit}`,
  )
}

export interface OpenedRow {
  readonly period: string
  readonly windowId: number
  readonly digest: Buffer
  readonly hour: number | null
  readonly itemCode: string | null
  readonly grade: SatisfactionGrade
  readonly dimensions: Record<string, number> | null
  readonly salts: Buffer
  readonly commitments: Buffer
}

/** By digest, behind one where it is said. */
export function listOpened(
  db: Database,
  groups: readonly Pick<FigureRow, 'period' | 'windowId'>[],
  { afterDigest = '', limit }: { afterDigest?: string | undefined; limit: number },
): Promise<readonly OpenedRow[]> {
  return queryRows(
    db,
    sql<OpenedRow>`
      select o.period, o.window_id as "windowId", o.digest, o.hour, o.item_code as "itemCode", o.grade, o.dimensions, o.salts, o.commitments
      from unnest(${groups.map(({ windowId }) => windowId)}::integer[], ${groups.map(({ period }) => period)}::text[]) as wanted (window_id, period)
      join ledger_opening o on o.window_id = wanted.window_id and o.period = wanted.period
      where o.salts is not null and o.digest > ${Buffer.from(afterDigest, 'hex')}
      order by o.digest limit ${limit}`,
  )
}

export interface NamedWindow {
  readonly hallId: number
  readonly windowId: number
  readonly hallName: string
  readonly windowName: string
}

/** Also one that has closed: what was given there stays. */
export function findNamedWindow(
  db: Database,
  hallCode: string,
  windowCode: string,
  today: string,
): Promise<NamedWindow | undefined> {
  return findRow(
    db,
    sql<NamedWindow>`
      select h.id as "hallId", w.id as "windowId", n.hall_name as "hallName", n.window_name as "windowName"
      from service_hall h join service_window w on w.hall_id = h.id cross join lateral names_in_force(h.id, w.id, null, ${today}::date) n
      where h.hall_code = ${hallCode} and w.window_code = ${windowCode} and not h.is_reserved`,
  )
}

export interface HistoryRow extends Omit<PeriodRow, 'drills' | 'closedAt' | 'log'> {
  readonly figure:
    | (Omit<FigureRow, 'openingsDigest' | 'countedAt'> & { openingsDigest: string; countedAt: string })
    | null
}

/** Periods in which something was given at the hall, the newest first; what was given, and opened, is the hall’s. */
export function listHistory(
  db: Database,
  { hallId, windowId }: Pick<NamedWindow, 'hallId' | 'windowId'>,
  { before, limit }: { before: string | undefined; limit: number },
): Promise<readonly HistoryRow[]> {
  return queryRows(
    db,
    sql<HistoryRow>`
      select p.period as name, p.kind, p.from_day as "fromDay", p.to_day as "toDay", p.smallest_group as "smallestGroup", a.given, a.opened, (
          select jsonb_build_object('period', f.period, 'windowId', f.window_id, 'hallCode', f.hall_code, 'windowCode', f.window_code, 'revision', f.revision,
            'given', f.given, 'valid', f.valid, 'invalidated', f.invalidated, 'quarantined', f.quarantined, 'notOpened', f.not_opened, 'grades', f.grades,
            'openingsDigest', encode(f.openings_digest, 'hex'), 'countedAt', f.counted_at)
          from ledger_opening_figure f where f.window_id = ${windowId} and f.period = p.period order by f.revision desc limit 1) as figure
      from ledger_opening_hall a join ledger_opening_period p on p.period = a.period
      where a.hall_id = ${hallId} and (${before ?? null}::text is null or (p.to_day, p.kind) < (
        select b.to_day, b.kind from ledger_opening_period b where b.period = ${before ?? null}))
      order by p.to_day desc, p.kind desc limit ${limit}`,
  )
}

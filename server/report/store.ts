import { gunzipSync, gzipSync } from 'node:zlib'
import type { PlainDate } from '../../domain/kernel/plain-date.ts'
import type { ReportKind } from '../../domain/report.ts'
import { type Database, findRow, queryRows, sql } from '../platform/database.ts'

/** Two sweeps wait for each other. */
export async function lockReports(tx: Database): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('report', 0))`.execute(tx)
}

/** Of which publications there is a report. */
export async function findReported(db: Database): Promise<ReadonlySet<string>> {
  const rows = await queryRows(
    db,
    sql<{ id: string }>`select publication_id as id from report where publication_id is not null`,
  )
  return new Set(rows.map(({ id }) => id))
}

/** Of which halls there is a report of a week. */
export async function findReportedHalls(db: Database, week: string): Promise<ReadonlySet<number>> {
  const rows = await queryRows(
    db,
    sql<{ id: number }>`select hall_id as id from report where kind = 'WEEK' and period = ${week}`,
  )
  return new Set(rows.map(({ id }) => id))
}

export interface ReportInsert {
  readonly id: string
  readonly divisionId: number
  readonly hallId: number | null
  readonly kind: ReportKind
  readonly period: string
  readonly fromDay: PlainDate
  readonly toDay: PlainDate
  readonly publicationId: string | null
  readonly digest: Buffer
  readonly text: string
  readonly madeAt: Date
}

export async function insertReport(tx: Database, row: ReportInsert): Promise<void> {
  await sql`
    insert into report (id, division_id, hall_id, kind, period, from_day, to_day, publication_id, digest, packed, made_at)
    values (${row.id}, ${row.divisionId}, ${row.hallId}, ${row.kind}, ${row.period}, ${row.fromDay}, ${row.toDay}, ${row.publicationId}, ${row.digest},
      ${gzipSync(row.text)}, ${row.madeAt})`.execute(tx)
}

export interface ReportRow {
  readonly id: string
  readonly kind: ReportKind
  readonly period: string
  readonly fromDay: PlainDate
  readonly toDay: PlainDate
  readonly divisionName: string
  readonly hallName: string | null
  readonly publicationId: string | null
  readonly digest: string
  readonly madeAt: Date
}

export interface ReportWish {
  readonly id?: string | undefined
  readonly kind?: ReportKind | undefined
  readonly after?: string | undefined
  readonly limit: number
}

/** What ended last first. Asked in the role of staff, it sees those of the place alone. */
export function listReports(db: Database, wish: ReportWish): Promise<readonly ReportRow[]> {
  const { id = null, kind = null, after = null, limit } = wish
  return queryRows(
    db,
    sql<ReportRow>`
      select x.id, x.kind, x.period, x.from_day as "fromDay", x.to_day as "toDay", coalesce(n.name, d.division_code) as "divisionName", h.hall_name as "hallName",
        x.publication_id as "publicationId", encode(x.digest, 'hex') as digest, x.made_at as "madeAt"
      from report x
      join administrative_division d on d.id = x.division_id
      left join lateral (
        select name from administrative_division_version where division_id = d.id and effective_from <= x.to_day
        order by effective_from desc, revision desc limit 1) n on true
      left join lateral names_in_force(x.hall_id, null, null, x.to_day) h on true
      where (${id}::uuid is null or x.id = ${id}::uuid) and (${kind}::text is null or x.kind = ${kind})
        and (${after}::uuid is null or (x.to_day, x.id) < (select to_day, id from report where id = ${after}::uuid))
      order by x.to_day desc, x.id desc limit ${limit}`,
  )
}

export async function findReportText(db: Database, id: string): Promise<string | undefined> {
  const row = await findRow(db, sql<{ packed: Buffer }>`select packed from report where id = ${id}`)
  return row && gunzipSync(row.packed).toString('utf8')
}

export interface BasisRow {
  readonly id: string
  readonly revision: number
  /** A later version of its period has been published. */
  readonly isReplaced: boolean
  readonly isWithdrawn: boolean
}

/** How what was published stands today. It lies in no place: not for the role of staff. */
export function findBases(db: Database, publicationIds: readonly string[]): Promise<readonly BasisRow[]> {
  return queryRows(
    db,
    sql<BasisRow>`
      select r.publication_id as id, r.revision, w.publication_id is not null as "isWithdrawn", exists (
        select from published_ranking later where later.period = r.period and later.revision > r.revision) as "isReplaced"
      from published_ranking r left join ranking_withdrawal w on w.publication_id = r.publication_id
      where r.publication_id = any (${publicationIds}::uuid[])`,
  )
}

import type { PlainDate } from '../../../domain/kernel/plain-date.ts'
import type { NamedCell } from '../../../domain/score-cell.ts'
import type { NamedMoments, NamedWindow } from '../../../domain/score-input.ts'
import type { LaterClusters } from '../../../domain/score-part.ts'
import { type ClusterKind, sizeOf } from '../../../domain/score-tally.ts'
import { type Database, findRow, queryRows, sql } from '../../platform/database.ts'

/** Which evaluations of a period count: by the day of service, written before an instant, not found invalid before it, and of no exempted place and day. */
export interface CountedSpan {
  readonly fromDay: PlainDate
  readonly endDay: PlainDate
  readonly countsUntil: Date
  /** Of a bridge: those alone that were given before people were asked otherwise; null: all. */
  readonly askedUntil: Date | null
  readonly exempted: readonly ExemptedRow[]
}

/** Granted before the instant: of a window, of an item there, or of a whole hall; from a day to a day, both counted. */
interface ExemptedRow {
  readonly hallId: number
  readonly windowId: number | null
  readonly itemId: number | null
  readonly fromDay: PlainDate
  readonly toDay: PlainDate
}

/** An evaluation is never older than its service: by its id the parts of other times are not looked through. */
const ofPeriod = ({ fromDay, endDay, countsUntil, askedUntil }: CountedSpan) => sql`
  e.id >= uuid_v7_floor(${fromDay}::date::timestamp at time zone 'Asia/Shanghai') and e.id < uuid_v7_floor(${countsUntil}) and e.received_at < ${countsUntil}
  and e.service_day >= ${fromDay}::date and e.service_day < ${endDay}::date and e.origin::text <> 'DRILL'
  ${askedUntil === null ? sql`` : sql`and e.received_at < ${askedUntil}`}`

const isInvalid = ({ countsUntil }: CountedSpan) => sql`
  exists (select from evaluation_invalidation x where x.evaluation_id = e.id and x.invalidated_at < ${countsUntil})`

const isExempted = ({ exempted }: CountedSpan) =>
  exempted.length === 0
    ? sql`false`
    : sql`exists (select from jsonb_to_recordset(${JSON.stringify(exempted)}::jsonb)
        as o ("hallId" integer, "windowId" integer, "itemId" integer, "fromDay" date, "toDay" date)
        where o."hallId" = e.hall_id and (o."windowId" is null or o."windowId" = e.window_id) and (o."itemId" is null or o."itemId" = e.item_id)
          and e.service_day between o."fromDay" and o."toDay")`

const gradesOf = [1, 2, 3, 4, 5]
const numberOfEach = sql.raw(gradesOf.map((g) => `count(*) filter (where e.grade = ${g}) as g${g}`).join(', '))

const counts = (span: CountedSpan) => sql`${ofPeriod(span)} and not ${isInvalid(span)} and not ${isExempted(span)}`

type CellColumns = readonly [string, string, string, number, number, boolean, number, number, number, number, number]

/** Cells with their grades, by the codes that everybody knows. A window’s come as one text: a city has a hundred thousand of them in a month. */
export async function tallyCells(db: Database, span: CountedSpan): Promise<readonly NamedCell[]> {
  const rows = await queryRows(
    db,
    sql<{ window: string; cells: readonly CellColumns[] }>`
      select h.hall_code || '/' || w.window_code as "window",
        json_agg(json_build_array(i.item_code, c.audience, c.mode, c.age_band, c.lag_band, c.legally_required_refusal, c.g1, c.g2, c.g3, c.g4, c.g5)) as cells
      from (
        select e.window_id, e.item_id, e.audience, e.mode, e.age_band, e.lag_band, e.legally_required_refusal, ${numberOfEach}
        from evaluation e where ${counts(span)}
        group by 1, 2, 3, 4, 5, 6, 7
      ) c
      join service_window w on w.id = c.window_id
      join service_hall h on h.id = w.hall_id
      join service_item i on i.id = c.item_id
      group by 1`,
  )
  return rows.flatMap(({ window, cells }) =>
    cells.map(([item, audience, mode, ageBand, lagBand, isRequiredRefusal, g1, g2, g3, g4, g5]): NamedCell => {
      return { window, item, audience, mode, ageBand, lagBand, isRequiredRefusal, grades: [g1, g2, g3, g4, g5] }
    }),
  )
}

/**
 * By what evaluations are taken to be alike, each a fold of what one member of staff was given on one day at one window. Nobody is known here whose evaluations they are,
 * nor by which device: what is sealed stays so.
 */
const clusterColumns: { readonly [kind in ClusterKind]?: string } = {
  STAFF_DAY: 'staff_id, service_day',
  STAFF: 'staff_id',
  WEEK: "date_trunc('week', service_day)",
}

/** Each pair once: a whole number of this size is exact as it is, and adds up faster than one without bounds. */
const products = gradesOf
  .flatMap((g) => gradesOf.filter((h) => h >= g).map((h) => `sum((g${g} * g${h})::float8) as p${g}${h}`))
  .join(', ')
const productNames = gradesOf.flatMap((g) => gradesOf.map((h) => `p${Math.min(g, h)}${Math.max(g, h)}`)).join(', ')

/** Of the clusters of each kind what a variance needs, folded in the database: a city has a million of them in a year. The evaluations are read once for all kinds. */
export function tallyMoments(db: Database, span: CountedSpan): Promise<readonly NamedMoments[]> {
  const kinds = Object.entries(clusterColumns) as [ClusterKind, string][]
  const folds = kinds.map(
    ([kind, columns]) => sql`
      select ${kind}::text as kind, window_id, count(*)::integer as clusters, sum((g1 + g2 + g3 + g4 + g5) ^ 3)::float8 as cubes, ${sql.raw(products)}
      from (
        select window_id, ${sql.raw(gradesOf.map((g) => `sum(g${g})::bigint as g${g}`).join(', '))} from given group by window_id, ${sql.raw(columns)}
      ) c
      group by window_id`,
  )
  return queryRows(
    db,
    sql<NamedMoments>`
      with given as materialized (
        select e.window_id, e.staff_id, e.service_day, ${numberOfEach}
        from evaluation e where ${counts(span)}
        group by e.window_id, e.staff_id, e.service_day
      )
      select h.hall_code || '/' || w.window_code as "window", m.kind, m.clusters, m.cubes, array[${sql.raw(productNames)}] as products
      from (${sql.join(folds, sql` union all `)}) m
      join service_window w on w.id = m.window_id
      join service_hall h on h.id = w.hall_id`,
  )
}

/** How many clusters of each kind at each window hold anything that was given at or after an instant. */
export function tallyLaterClusters(db: Database, span: CountedSpan, from: Date): Promise<readonly LaterClusters[]> {
  const kinds = Object.entries(clusterColumns) as [ClusterKind, string][]
  const folds = kinds.map(
    ([kind, columns]) => sql`
      select ${kind}::text as kind, window_id, count(*)::integer as clusters
      from (select window_id from given group by window_id, ${sql.raw(columns)}) c group by window_id`,
  )
  return queryRows(
    db,
    sql<LaterClusters>`
      with given as materialized (
        select distinct e.window_id, e.staff_id, e.service_day from evaluation e where ${counts(span)} and e.received_at >= ${from}
      )
      select h.hall_code || '/' || w.window_code as "window", m.kind, m.clusters
      from (${sql.join(folds, sql` union all `)}) m
      join service_window w on w.id = m.window_id
      join service_hall h on h.id = w.hall_id`,
  )
}

/**
 * Every window that was open on some day of the period or served in it, but the platform’s own for its drills, as it was on its last day; how many were counted of it, invited and answered.
 * @param cells what was counted of the period, so that it need not be counted again
 */
export function tallyWindows(
  db: Database,
  { fromDay, endDay, countsUntil, askedUntil }: CountedSpan,
  cells: readonly NamedCell[],
): Promise<readonly NamedWindow[]> {
  const counted = countItems(cells)
  return queryRows(
    db,
    sql<NamedWindow>`
      with counted as (
        select w.id as window_id, i.id as item_id, c.number
        from unnest(${counted.map(({ window }) => window)}::text[], ${counted.map(({ item }) => item)}::text[], ${counted.map(({ number }) => number)}::integer[]) c ("window", item, number)
        join service_hall h on h.hall_code = split_part(c."window", '/', 1)
        join service_window w on w.hall_id = h.id and w.window_code = split_part(c."window", '/', 2)
        join service_item i on i.item_code = c.item
      ), asked as (
        select distinct on (c.day, c.window_id) c.window_id, c.invited, c.evaluated from invitation_count c
        where c.day >= ${fromDay}::date and c.day < ${endDay}::date and c.counted_at < ${countsUntil}
          ${askedUntil === null ? sql`` : sql`and c.day < (${askedUntil}::timestamptz at time zone 'Asia/Shanghai')::date`}
        order by c.day, c.window_id, c.revision desc
      ), owned as (
        select i.item_id, g.uscc from (select distinct item_id from counted) i
        cross join lateral (
          select x.organization_id from service_item_version x where x.item_id = i.item_id and x.effective_from < ${endDay}::date
          order by x.effective_from desc, x.revision desc limit 1) x
        join organization g on g.id = x.organization_id
      ), family as (
        select distinct on (c.window_id) c.window_id, o.uscc from counted c join owned o on o.item_id = c.item_id
        group by c.window_id, o.uscc order by c.window_id, sum(c.number) desc, o.uscc
      )
      select h.hall_code || '/' || w.window_code as key, v.kind, coalesce(f.uscc, '-') as family, coalesce(n.number, 0)::integer as evaluations,
        coalesce(a.invited, 0)::integer as invited, coalesce(a.answered, 0)::integer as answered
      from service_window w
      join service_hall h on h.id = w.hall_id
      cross join lateral (
        select x.kind from service_window_version x where x.window_id = w.id and x.effective_from < ${endDay}::date
        order by x.effective_from desc, x.revision desc limit 1) v
      left join (select window_id, sum(number) as number from counted group by 1) n on n.window_id = w.id
      left join (select window_id, sum(invited) as invited, sum(evaluated) as answered from asked group by 1) a on a.window_id = w.id
      left join family f on f.window_id = w.id
      where not h.is_reserved and (n.number > 0 or a.invited > 0 or exists (
        select from service_window_version x where x.window_id = w.id and x.status = 'OPEN' and x.effective_from < ${endDay}::date and not exists (
          select from service_window_version y where y.window_id = w.id and (y.effective_from, y.revision) > (x.effective_from, x.revision)
            and y.effective_from <= greatest(x.effective_from, ${fromDay}::date))))`,
  )
}

/** How often each item was counted at each window. */
function countItems(cells: readonly NamedCell[]) {
  const found = new Map<string, { readonly window: string; readonly item: string; number: number }>()
  for (const { window, item, grades } of cells) {
    const key = `${window}\n${item}`
    const known = found.get(key)
    if (known === undefined) found.set(key, { window, item, number: sizeOf(grades) })
    else known.number += sizeOf(grades)
  }
  return [...found.values()]
}

/** How often each mark was given at a window by each audience: the grade, and every dimension of the scale on which it was asked. */
export interface MarkRow {
  readonly window: string
  readonly audience: string
  readonly measure: string
  readonly scale: number
  readonly mark: number
  readonly number: number
}

export function tallyMarks(db: Database, span: CountedSpan): Promise<readonly MarkRow[]> {
  return queryRows(
    db,
    sql<MarkRow>`
      with counted as (select e.window_id, e.audience::text as audience, e.grade, e.scores, e.policy_id from evaluation e where ${counts(span)}),
      marks as (
        select window_id, audience, 'grade' as measure, 5 as scale, grade::integer as mark from counted
        union all
        select c.window_id, c.audience, s.key, (p.body ->> 'scoreScale')::integer, s.value::integer
        from counted c join policy p on p.id = c.policy_id cross join lateral jsonb_each_text(c.scores) s where c.scores is not null
      )
      select h.hall_code || '/' || w.window_code as "window", m.audience, 'evaluation.' || m.measure as measure, m.scale, m.mark, count(*)::integer as number
      from marks m join service_window w on w.id = m.window_id join service_hall h on h.id = w.hall_id
      where m.mark between 1 and m.scale
      group by 1, 2, 3, 4, 5`,
  )
}

export interface LeftOut {
  readonly evaluations: number
  readonly invalidated: number
  readonly exempted: number
}

/** How many count, and how many were left out by which reason; one that is both is invalid. */
export async function countLeftOut(db: Database, span: CountedSpan): Promise<LeftOut> {
  const row = await findRow(
    db,
    sql<LeftOut>`
      select count(*) filter (where not invalid and not exempted)::integer as evaluations, count(*) filter (where invalid)::integer as invalidated,
        count(*) filter (where exempted and not invalid)::integer as exempted
      from (select ${isInvalid(span)} as invalid, ${isExempted(span)} as exempted from evaluation e where ${ofPeriod(span)}) x`,
  )
  return row ?? { evaluations: 0, invalidated: 0, exempted: 0 }
}

/** Of the windows whose scores are kept, where they are. */
export function findWindowPlaces(
  db: Database,
  endDay: PlainDate,
): Promise<
  readonly {
    readonly key: string
    readonly windowId: number
    readonly hallId: number
    readonly divisionId: number
  }[]
> {
  return queryRows(
    db,
    sql<{ key: string; windowId: number; hallId: number; divisionId: number }>`
      select h.hall_code || '/' || w.window_code as key, w.id as "windowId", h.id as "hallId", v.division_id as "divisionId"
      from service_window w join service_hall h on h.id = w.hall_id
      cross join lateral (
        select x.division_id from service_hall_version x where x.hall_id = h.id and x.effective_from < ${endDay}::date
        order by x.effective_from desc, x.revision desc limit 1) v`,
  )
}

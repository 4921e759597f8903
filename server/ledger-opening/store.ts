import { addDays, startOfDay } from '../../domain/kernel/plain-date.ts'
import type { DetailGroup } from '../../domain/opening-detail.ts'
import type { OpeningPeriod } from '../../domain/opening-period.ts'
import { leafKinds } from '../../ledger/leaf.ts'
import type { EvaluationRecord, Remains } from '../../ledger/record.ts'
import { type Database, findRow, queryRows, sql } from '../platform/database.ts'

/** Any number will do; it is ours among the advisory locks. */
const openingLock = 7_914_203

/** Whether this server is the one that opens now; until its transaction ends. */
export async function lockOpening(tx: Database): Promise<boolean> {
  const row = await findRow(tx, sql<{ locked: boolean }>`select pg_try_advisory_xact_lock(${openingLock}) as locked`)
  return row?.locked === true
}

/** The oldest evaluation of all: with its day the openings begin. */
export async function findFirstEvaluation(db: Database): Promise<string | undefined> {
  return (await findRow(db, sql<{ id: string }>`select id from evaluation order by id limit 1`))?.id
}

export function findLastPeriod(db: Database): Promise<Pick<OpeningPeriod, 'kind' | 'toDay'> | undefined> {
  return findRow(
    db,
    sql<Pick<OpeningPeriod, 'kind' | 'toDay'>>`
      select kind, to_day as "toDay" from ledger_opening_period order by to_day desc, kind desc limit 1`,
  )
}

/** A period, and between which ids the evaluations lie that were received in it: the second is no longer in it. */
export interface Span {
  readonly period: OpeningPeriod
  readonly from: string
  readonly to: string
}

/** Evaluations of a span that no earlier period has opened; drills are none. */
const isOf = ({ period, from, to }: Span) => sql`
  e.id >= ${from}::uuid and e.id < ${to}::uuid and e.origin <> 'DRILL'
  and not exists (select from ledger_opening b where b.evaluation_id = e.id and b.evaluation_id >= ${from}::uuid and b.evaluation_id < ${to}::uuid
    and b.period <> ${period.name})`

/** The windows at which so many were given that they may be opened. */
export async function findLargeWindows(db: Database, span: Span, smallestGroup: number): Promise<readonly number[]> {
  const rows = await queryRows(
    db,
    sql<{ windowId: number }>`
      select e.window_id as "windowId" from evaluation e where ${isOf(span)} group by 1 having count(*) >= ${smallestGroup}`,
  )
  return rows.map(({ windowId }) => windowId)
}

export interface WindowGroup extends DetailGroup {
  readonly windowId: number
}

/** How many were given at each of these windows in one hour and for one item. */
export function listGroups(db: Database, span: Span, windowIds: readonly number[]): Promise<readonly WindowGroup[]> {
  return queryRows(
    db,
    sql<WindowGroup>`
      select e.window_id as "windowId", floor(extract(epoch from e.received_at) / 3600)::integer as hour, i.item_code as "itemCode", count(*)::integer as count
      from evaluation e join service_item i on i.id = e.item_id
      where ${isOf(span)} and e.window_id = any(${windowIds}::integer[])
      group by 1, 2, 3 order by 1, 2, 3`,
  )
}

/** Ids after one, in their order, of what is still to be opened. */
export async function listUnopened(
  db: Database,
  { from, to }: Span,
  { after, windowIds, limit }: { after: string; windowIds: readonly number[]; limit: number },
): Promise<readonly string[]> {
  const rows = await queryRows(
    db,
    sql<{ id: string }>`
      select e.id from evaluation e
      where e.id > ${after}::uuid and e.id >= ${from}::uuid and e.id < ${to}::uuid and e.origin <> 'DRILL' and e.window_id = any(${windowIds}::integer[])
        and not exists (select from ledger_opening b where b.evaluation_id = e.id and b.evaluation_id >= ${from}::uuid and b.evaluation_id < ${to}::uuid)
      order by e.id limit ${limit}`,
  )
  return rows.map(({ id }) => id)
}

/** Ids after one, in their order, of the drills of a span. */
export async function listDrills(
  db: Database,
  { from, to }: Span,
  { after, limit }: { after: string; limit: number },
): Promise<readonly string[]> {
  const rows = await queryRows(
    db,
    sql<{ id: string }>`
      select id from evaluation
      where id > ${after}::uuid and id >= ${from}::uuid and id < ${to}::uuid and origin = 'DRILL' order by id limit ${limit}`,
  )
  return rows.map(({ id }) => id)
}

/** All that an evaluation was committed to with, and the key that opens the rest. */
export interface ClosedRow {
  readonly id: string
  readonly divisionId: number
  readonly hallId: number
  readonly windowId: number
  readonly digest: Buffer
  readonly receivedAt: Date
  readonly hallCode: string
  readonly windowCode: string
  readonly itemCode: string
  readonly staffNo: string | null
  readonly channel: string
  readonly grade: number
  readonly scores: Readonly<Record<string, number>> | null
  readonly reasons: readonly string[]
  readonly nullifier: Buffer | null
  readonly policyId: number
  /** What it commits to besides what was said; nothing where it was made before that. */
  readonly counting: Pick<EvaluationRecord, 'origin' | 'counted'>
  readonly epoch: number | null
  readonly wrapped: Buffer | null
  readonly sealedComment: Buffer | null
  /** Of an erased record. */
  readonly remains: Remains | null
}

/**
 * The redemptions are looked for once for all of them: their index only narrows where they lie, and asked for each alone it would be read through each time.
 * @param ids in their order: the first and the last bound what is looked for in every table
 */
export function findClosed(vaultDb: Database, ids: readonly string[]): Promise<readonly ClosedRow[]> {
  const [first, last] = [ids[0] ?? null, ids.at(-1) ?? null]
  const between = (column: string) => sql`${sql.ref(column)} between ${first}::uuid and ${last}::uuid`
  return queryRows(
    vaultDb,
    sql<ClosedRow>`
      with redeemed as materialized (select evaluation_id, nullifier from redemption where ${between('evaluation_id')})
      select e.id, e.division_id as "divisionId", e.hall_id as "hallId", e.window_id as "windowId", e.digest, e.received_at as "receivedAt",
        h.hall_code as "hallCode", w.window_code as "windowCode", i.item_code as "itemCode", s.staff_no as "staffNo", e.channel, e.grade, e.scores,
        array(select t.norm_code from unnest(e.tags) with ordinality as given (id, place) join evaluation_tag t on t.id = given.id order by place) as reasons,
        r.nullifier, e.policy_id as "policyId",
        case e.record_version when 1 then '{}' else jsonb_build_object('origin', e.origin, 'counted', evaluation_counted(e)) end as counting, k.epoch, k.wrapped, f.sealed as "sealedComment", x.remains
      from evaluation e
      join service_hall h on h.id = e.hall_id
      join service_window w on w.id = e.window_id
      join service_item i on i.id = e.item_id
      left join window_staff s on s.id = e.staff_id
      left join redeemed r on r.evaluation_id = e.id
      left join vault.data_key k on k.record_id = e.id and ${between('k.record_id')}
      left join vault.sealed_field f on f.record_id = e.id and f.field = 'comment' and ${between('f.record_id')}
      left join vault.erasure x on x.record_id = e.id
      where e.id = any(${ids}::uuid[]) and ${between('e.id')}`,
  )
}

export interface NewOpening {
  readonly evaluationId: string
  readonly divisionId: number
  readonly hallId: number
  readonly windowId: number
  readonly digest: Buffer
  readonly hour: number | null
  readonly itemCode: string | null
  readonly grade: number
  readonly dimensions: Readonly<Record<string, number>> | null
  readonly salts: Buffer | null
  readonly commitments: Buffer | null
}

/** Whatever is there already stays as it is. */
export async function insertOpenings(tx: Database, period: string, rows: readonly NewOpening[]): Promise<void> {
  const column = <Name extends keyof NewOpening>(name: Name) => rows.map((row) => row[name])
  const dimensions = rows.map((row) => (row.dimensions === null ? null : JSON.stringify(row.dimensions)))
  await sql`
    insert into ledger_opening (evaluation_id, period, division_id, hall_id, window_id, digest, hour, item_code, grade, dimensions, salts, commitments)
    select id, ${period}, division_id, hall_id, window_id, digest, hour, item_code, grade, dimensions, salts, commitments
    from unnest(${column('evaluationId')}::uuid[], ${column('divisionId')}::integer[], ${column('hallId')}::integer[], ${column('windowId')}::integer[],
      ${column('digest')}::bytea[], ${column('hour')}::integer[], ${column('itemCode')}::text[], ${column('grade')}::smallint[], ${dimensions}::jsonb[],
      ${column('salts')}::bytea[], ${column('commitments')}::bytea[])
      as opened (id, division_id, hall_id, window_id, digest, hour, item_code, grade, dimensions, salts, commitments)
    on conflict (evaluation_id) do nothing`.execute(tx)
}

/** Everything of the period that may be opened is: it is counted, and from now on everybody sees it. */
export async function closePeriod(
  tx: Database,
  span: Span,
  { smallestGroup, at }: { smallestGroup: number; at: Date },
): Promise<void> {
  const { period, from, to } = span
  const { name } = period
  const opened = sql`left join ledger_opening o on o.evaluation_id = e.id and o.evaluation_id >= ${from}::uuid and o.evaluation_id < ${to}::uuid`
  await sql`
    insert into ledger_opening_period (period, kind, from_day, to_day, smallest_group, given, opened, drills, closed_at)
    select ${name}, ${period.kind}, ${period.fromDay}, ${period.toDay}, ${smallestGroup}, count(*), count(o.salts), (
        select count(*) from evaluation d where ${period.kind}::text = 'DAY' and d.id >= ${from}::uuid and d.id < ${to}::uuid and d.origin = 'DRILL'), ${at}
    from evaluation e ${opened} where ${isOf(span)}`.execute(tx)
  await sql`
    insert into ledger_opening_hall (period, hall_id, division_id, hall_code, given, opened)
    select ${name}, e.hall_id, max(e.division_id), h.hall_code, count(*), count(o.salts)
    from evaluation e join service_hall h on h.id = e.hall_id ${opened} where ${isOf(span)}
    group by e.hall_id, h.hall_code`.execute(tx)
  await sql`
    insert into ledger_opening_figure (period, window_id, revision, division_id, hall_id, hall_code, window_code, given, valid, invalidated, quarantined,
      not_opened, grades, openings_digest, counted_at)
    select ${name}, o.window_id, 1, max(o.division_id), w.hall_id, h.hall_code, w.window_code, count(*),
      count(*) - count(i.evaluation_id) - count(*) filter (where ${isWaiting}), count(i.evaluation_id), count(*) filter (where ${isWaiting}), count(*) - count(o.salts),
      array[${sql.join(
        [1, 2, 3, 4, 5].map((grade) => sql`count(o.salts) filter (where o.grade = ${sql.lit(grade)})`),
        sql`, `,
      )}]::integer[],
      sha256(${openingsTag}::bytea || coalesce(string_agg(o.digest, ''::bytea order by o.digest) filter (where o.salts is not null), ''::bytea)), ${at}
    from ledger_opening o
    join service_window w on w.id = o.window_id
    join service_hall h on h.id = w.hall_id
    left join evaluation_invalidation i on i.evaluation_id = o.evaluation_id
    where o.period = ${name} and o.evaluation_id >= ${from}::uuid and o.evaluation_id < ${to}::uuid
    group by o.window_id, w.hall_id, h.hall_code, w.window_code`.execute(tx)
}

/** Set aside as what may be manipulation, and not decided; it counts until it is. `o` is its opening, `i` its invalidation. */
const isWaiting = sql`i.evaluation_id is null and exists (
  select from manipulation_quarantine q where q.evaluation_id = o.evaluation_id
    and not exists (select from manipulation_decision d where d.signal_id = q.signal_id and d.is_confirmed))`

/** Beside what was published of the days, how many evaluations the log held when this one ended. */
export async function countLog(tx: Database, { period }: Span): Promise<void> {
  await sql`
    insert into ledger_opening_count (period, log_size, evaluations, counted)
    select ${period.name}, greatest(s.size, p.log_size), p.evaluations + (
        select count(*) from ledger.leaf l where l.index >= p.log_size and l.index < s.size and get_byte(l.leaf, 1) = ${leafKinds.evaluation}),
      (select sum(d.given + d.drills) from ledger_opening_period d where d.kind = 'DAY' and d.to_day <= ${period.toDay}::date)
    from (select coalesce((
        select c.size from ledger.checkpoint c where c.hash = 'SHA256' and c.published_at < ${new Date(startOfDay(addDays(period.toDay, 1)))} order by c.size desc limit 1), 0) as size) s
    cross join (select coalesce(max(c.log_size), 0) as log_size, coalesce(max(c.evaluations), 0) as evaluations from ledger_opening_count c) p`.execute(
    tx,
  )
}

/** Of ledger/opening.ts, which says the same for whoever checks it. */
const openingsTag = Buffer.from('yiping/openings/v1\0')

/** Figures of which an evaluation has become invalid, was set aside or released since are published anew, beside those of before. */
export async function recountFigures(db: Database, at: Date): Promise<void> {
  await sql`
    insert into ledger_opening_figure (period, window_id, revision, division_id, hall_id, hall_code, window_code, given, valid, invalidated, quarantined,
      not_opened, grades, openings_digest, counted_at)
    select f.period, f.window_id, f.revision + 1, f.division_id, f.hall_id, f.hall_code, f.window_code, f.given, f.given - c.quarantined - c.invalidated,
      c.invalidated, c.quarantined, f.not_opened, f.grades, f.openings_digest, ${at}
    from (
      select o.window_id, o.period, count(i.evaluation_id)::integer as invalidated, (count(*) filter (where ${isWaiting}))::integer as quarantined
      from (select evaluation_id from evaluation_invalidation union select evaluation_id from manipulation_quarantine) t
      join ledger_opening o on o.evaluation_id = t.evaluation_id
      left join evaluation_invalidation i on i.evaluation_id = t.evaluation_id
      group by 1, 2
    ) c
    cross join lateral (
      select * from ledger_opening_figure f where f.window_id = c.window_id and f.period = c.period order by f.revision desc limit 1) f
    where (f.invalidated, f.quarantined) is distinct from (c.invalidated, c.quarantined)
    on conflict do nothing`.execute(db)
}

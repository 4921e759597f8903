import type { Verdict } from '../../domain/appeal.ts'
import type { PlainDate } from '../../domain/kernel/plain-date.ts'
import type { DayCount, OwnBatch } from '../../domain/own-evaluation.ts'
import { appendWords } from '../handling-order/index.ts'
import { type Database, findRow, queryRows, sql } from '../platform/database.ts'
import type { WrappedKey } from '../platform/vault.ts'

/** The first day that has not been brought yet; undefined where there are no evaluations at all. */
export async function findNextDay(db: Database): Promise<PlainDate | undefined> {
  const row = await findRow(
    db,
    sql<{ day: PlainDate | null }>`
      select coalesce((select max(day) + 1 from staff_evaluation_day),
        (select (received_at at time zone 'Asia/Shanghai')::date from evaluation order by id limit 1)) as day`,
  )
  return row?.day ?? undefined
}

/** `from` and `until` are the ids between which those of the day lie. Drills are nobody’s. */
export async function bringDay(
  tx: Database,
  { day, from, until }: { readonly day: PlainDate; readonly from: string; readonly until: string },
): Promise<void> {
  await sql`
    with brought as (
      insert into staff_evaluation (staff_id, day, evaluation_id, division_id, hall_id)
      select staff_id, ${day}::date, id, division_id, hall_id from evaluation
      where id >= ${from}::uuid and id < ${until}::uuid and staff_id is not null and origin <> 'DRILL'
      returning 1
    )
    insert into staff_evaluation_day (day, evaluations) select ${day}::date, count(*)::integer from brought`.execute(tx)
}

export function countDays(db: Database, staffId: number): Promise<readonly DayCount[]> {
  return queryRows(
    db,
    sql<DayCount>`
      select day, count(*)::integer as evaluations from staff_evaluation where staff_id = ${staffId} group by day order by day`,
  )
}

export interface HolderRow {
  readonly accountId: string
  readonly staffId: number
  readonly divisionId: number
  readonly days: readonly DayCount[]
}

/** Whoever at the windows has an account that is open, with his days. */
export function findHolders(db: Database): Promise<readonly HolderRow[]> {
  return queryRows(
    db,
    sql<HolderRow>`
      select a.id as "accountId", a.staff_id as "staffId", a.division_id as "divisionId",
        jsonb_agg(jsonb_build_object('day', d.day, 'evaluations', d.evaluations) order by d.day) as days
      from account a
      join lateral (select day, count(*)::integer as evaluations from staff_evaluation where staff_id = a.staff_id group by day) d on true
      where a.disabled_at is null
      group by a.id, a.staff_id, a.division_id
      order by a.id`,
  )
}

/** How many of a batch were very satisfied, of those that count. */
export async function countPraises(db: Database, staffId: number, { from, until }: OwnBatch): Promise<number> {
  const row = await findRow(
    db,
    sql<{ praises: number }>`
      select count(*)::integer as praises from staff_evaluation b
      join evaluation e on e.id = b.evaluation_id
      left join evaluation_invalidation i on i.evaluation_id = e.id
      where b.staff_id = ${staffId} and b.day between ${from}::date and ${until}::date and e.grade = 5 and i.evaluation_id is null`,
  )
  return row?.praises ?? 0
}

export interface OwnRow {
  readonly evaluationId: string
  readonly divisionId: number
  readonly hallId: number
  readonly grade: 1 | 2 | 3 | 4 | 5
  readonly tags: readonly number[]
  readonly addedTags: readonly number[] | null
  readonly addedRecordId: string | null
  readonly isInvalidated: boolean
  readonly orderId: string | null
  readonly appealId: string | null
  readonly verdict: Verdict | null
  readonly statementRecordId: string | null
}

/** A batch in an order that says nothing of when each was given: the place in it is how one is spoken of. */
export function findBatch(db: Database, staffId: number, { from, until }: OwnBatch): Promise<readonly OwnRow[]> {
  return queryRows(
    db,
    sql<OwnRow>`
      select e.id as "evaluationId", e.division_id as "divisionId", e.hall_id as "hallId", e.grade, e.tags, r.tags as "addedTags", r.record_id as "addedRecordId",
        i.evaluation_id is not null as "isInvalidated", o.id as "orderId", a.id as "appealId", t.verdict, s.record_id as "statementRecordId"
      from staff_evaluation b
      join evaluation e on e.id = b.evaluation_id
      left join evaluation_reason r on r.evaluation_id = e.id
      left join evaluation_invalidation i on i.evaluation_id = e.id
      left join handling_order o on o.id = e.id and o.evaluation_id = e.id
      left join appeal a on a.order_id = o.id
      left join appeal_state t on t.appeal_id = a.id
      left join staff_statement s on s.evaluation_id = e.id
      where b.staff_id = ${staffId} and b.day between ${from}::date and ${until}::date
      order by e.grade desc, md5(e.id::text)`,
  )
}

/** Of what was said later, by the days on which it was said: it has company of its own. */
export function countLaterDays(db: Database, staffId: number): Promise<readonly DayCount[]> {
  return queryRows(
    db,
    sql<DayCount>`
      select (s.given_at at time zone 'Asia/Shanghai')::date as day, count(*)::integer as evaluations
      from staff_evaluation b join evaluation_supplement s on s.evaluation_id = b.evaluation_id
      where b.staff_id = ${staffId} group by 1 order by 1`,
  )
}

export interface LaterOwnRow {
  readonly grade: 1 | 2 | 3 | 4 | 5
  readonly tags: readonly number[]
  readonly recordId: string
}

export function findLaterBatch(
  db: Database,
  staffId: number,
  { from, until }: OwnBatch,
): Promise<readonly LaterOwnRow[]> {
  return queryRows(
    db,
    sql<LaterOwnRow>`
      select s.grade, s.tags, s.record_id as "recordId"
      from staff_evaluation b join evaluation_supplement s on s.evaluation_id = b.evaluation_id
      where b.staff_id = ${staffId} and (s.given_at at time zone 'Asia/Shanghai')::date between ${from}::date and ${until}::date
      order by s.grade desc, md5(s.record_id::text)`,
  )
}

export interface StatementInsert {
  readonly evaluationId: string
  readonly divisionId: number
  readonly hallId: number
  readonly accountId: string
  readonly at: Date
  readonly words: { readonly recordId: string; readonly key: WrappedKey; readonly sealed: Buffer }
}

/** Throws a unique violation where something has been said already. */
export async function insertStatement(tx: Database, row: StatementInsert): Promise<void> {
  const { evaluationId, divisionId, hallId, accountId, at, words } = row
  await sql`
    insert into staff_statement (evaluation_id, division_id, hall_id, account_id, made_at, record_id)
    values (${evaluationId}, ${divisionId}, ${hallId}, ${accountId}, ${at}, ${words.recordId})`.execute(tx)
  await appendWords(tx, { divisionId, hallId }, words)
}

import { type Database, queryRows, sql } from '../platform/database.ts'

export interface OpeningRow {
  readonly openingHash: Buffer
  readonly channel: string
  readonly divisionId: number
  readonly hallId: number
  readonly windowId: number
  readonly serviceDay: string
  readonly expiresOn: string
}

/** Each invitation counts once, at the place of its service and in the channel in which it was opened first. */
export async function appendOpenings(db: Database, rows: readonly OpeningRow[]): Promise<void> {
  const column = <Name extends keyof OpeningRow>(name: Name) => rows.map((row) => row[name])
  await sql`
    with sent as (
      select distinct on (opening_hash) * from unnest(${column('openingHash')}::bytea[], ${column('channel')}::evaluation_channel[], ${column('divisionId')}::integer[],
        ${column('hallId')}::integer[], ${column('windowId')}::integer[], ${column('serviceDay')}::date[], ${column('expiresOn')}::date[])
        as sent (opening_hash, channel, division_id, hall_id, window_id, service_day, expires_on)
    ), won as (
      insert into invitation_opening (opening_hash, expires_on) select opening_hash, expires_on from sent order by opening_hash
      on conflict (opening_hash) do nothing returning opening_hash
    )
    insert into opening_tally as kept (hall_id, service_day, window_id, channel, division_id, opened)
    select hall_id, service_day, window_id, channel, division_id, count(*) from sent join won using (opening_hash)
    group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5
    on conflict (hall_id, service_day, window_id, channel, division_id) do update set opened = kept.opened + excluded.opened`.execute(
    db,
  )
}

export async function deleteExpiredOpenings(sweepDb: Database, today: string): Promise<void> {
  await sql`delete from invitation_opening where expires_on < ${today}::date`.execute(sweepDb)
}

/** How many evaluations of a day of receipt there are, and how many have been counted by the day of their service. */
export async function findCounted(
  db: Database,
  day: string,
): Promise<{ readonly tallied: number; readonly counted: number }> {
  const [row] = await queryRows(
    db,
    sql<{ tallied: number; counted: number }>`
      select (select coalesce(sum(grade_1 + grade_2 + grade_3 + grade_4 + grade_5), 0) from evaluation_tally where day = ${day}::date and origin = 'ACTIVE')::bigint as tallied,
        (select coalesce(sum(evaluated), 0) from evaluated_count where received_day = ${day}::date)::bigint as counted`,
  )
  return row ?? { tallied: 0, counted: 0 }
}

/** Counts a day of receipt anew: what stood there before is replaced as a whole. */
export async function recountDay(sweepDb: Database, day: string, from: Date, to: Date): Promise<void> {
  await sweepDb.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtext('evaluated_count'))`.execute(tx)
    await sql`delete from evaluated_count where received_day = ${day}::date`.execute(tx)
    await sql`
      insert into evaluated_count (received_day, hall_id, service_day, window_id, channel, outcome, age_band, division_id, evaluated, unlinked)
      select ${day}::date, e.hall_id, e.service_day, e.window_id, e.channel, e.outcome, e.age_band, e.division_id, count(*),
        count(*) filter (where e.identity_mode = 'ANONYMOUS')
      from evaluation e
      where e.id >= uuid_v7_floor(${from}) and e.id < uuid_v7_floor(${to}) and e.origin = 'ACTIVE'
      group by 2, 3, 4, 5, 6, 7, 8`.execute(tx)
  })
}

export interface ServedRow {
  readonly windowId: number
  readonly windowCode: string
  readonly day: string
  readonly outcome: string
  readonly ageBand: number
  readonly served: number
  readonly invited: number
  readonly stillOpen: number
}

/** The ended services of a hall by window, day, outcome and age band, drills apart: days [from, to). */
export function findServed(
  db: Database,
  hallId: number,
  from: Date,
  to: Date,
  now: Date,
): Promise<readonly ServedRow[]> {
  return queryRows(
    db,
    sql<ServedRow>`
      select o.window_id as "windowId", w.window_code as "windowCode", (o.ended_at at time zone 'Asia/Shanghai')::date as day, o.outcome,
        c.age_band as "ageBand", count(*)::integer as served, count(i.id)::integer as invited,
        count(i.id) filter (where i.expires_at > ${now})::integer as "stillOpen"
      from service_occurrence o
      join service_case c on c.id = o.case_id
      join service_window w on w.id = o.window_id
      left join invitation i on i.occurrence_id = o.id
      where o.hall_id = ${hallId} and o.ended_at >= ${from} and o.ended_at < ${to} and not c.is_drill
      group by 1, 2, 3, 4, 5`,
  )
}

export interface LetterRow {
  readonly windowId: number
  readonly day: string
  readonly channel: 'SMS' | 'MESSAGE'
  readonly sent: number
  readonly delivered: number
  readonly undelivered: number
  readonly uncertain: number
  readonly dropped: number
}

export function findLetters(db: Database, hallId: number, from: string, to: string): Promise<readonly LetterRow[]> {
  return queryRows(
    db,
    sql<LetterRow>`
      select window_id as "windowId", service_day as day, channel, sent, delivered, undelivered, uncertain, dropped
      from letter_tally where hall_id = ${hallId} and service_day >= ${from}::date and service_day < ${to}::date`,
  )
}

export interface OpenedRow {
  readonly windowId: number
  readonly day: string
  readonly channel: string
  readonly opened: number
}

export function findOpened(db: Database, hallId: number, from: string, to: string): Promise<readonly OpenedRow[]> {
  return queryRows(
    db,
    sql<OpenedRow>`
      select window_id as "windowId", service_day as day, channel, opened
      from opening_tally where hall_id = ${hallId} and service_day >= ${from}::date and service_day < ${to}::date`,
  )
}

export interface EvaluatedRow {
  readonly windowId: number
  readonly day: string
  readonly channel: string
  readonly outcome: string
  readonly ageBand: number
  readonly evaluated: number
  readonly unlinked: number
}

export function findEvaluated(
  db: Database,
  hallId: number,
  from: string,
  to: string,
): Promise<readonly EvaluatedRow[]> {
  return queryRows(
    db,
    sql<EvaluatedRow>`
      select window_id as "windowId", service_day as day, channel, outcome, age_band as "ageBand", sum(evaluated)::integer as evaluated, sum(unlinked)::integer as unlinked
      from evaluated_count where hall_id = ${hallId} and service_day >= ${from}::date and service_day < ${to}::date
      group by 1, 2, 3, 4, 5`,
  )
}

/** Comments on windows without a case, by the day of receipt. */
export async function countComments(db: Database, hallId: number, from: string, to: string): Promise<number> {
  const [row] = await queryRows(
    db,
    sql<{ given: number }>`
      select coalesce(sum(given), 0)::bigint as given from public_comment_tally
      where hall_id = ${hallId} and day >= ${from}::date and day < ${to}::date`,
  )
  return row?.given ?? 0
}

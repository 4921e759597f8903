import type { HallBaseline } from '../../../domain/detector-baseline.ts'
import type { DailyShare } from '../../../domain/detector-drift.ts'
import { tapChannels } from '../../../domain/detector-prompt.ts'
import type { CountedDay, InvitedDay } from '../../../domain/detector-selective.ts'
import type { VectorCount } from '../../../domain/detector-uniform.ts'
import { addDays, type PlainDate, startOfDay } from '../../../domain/kernel/plain-date.ts'
import type { SeenEvaluation } from '../../../domain/manipulation.ts'
import { type Database, findRow, queryRows, sql } from '../../platform/database.ts'

/** Days of receipt, both included. */
export interface Days {
  readonly from: PlainDate
  readonly to: PlainDate
}

const startAt = (day: PlainDate) => new Date(startOfDay(day))

/** Of these days, given by citizens; the id says when it was received. */
const receivedIn = ({ from, to }: Days) => sql`
  e.id >= uuid_v7_floor(${startAt(from)}) and e.id < uuid_v7_floor(${startAt(addDays(to, 1))}) and e.origin = 'ACTIVE'`

/** Set aside and not released, or found not to count. */
const isAside = sql`(
  exists (select from evaluation_invalidation i where i.evaluation_id = e.id)
  or exists (
    select from manipulation_quarantine q where q.evaluation_id = e.id and not exists (
      select from manipulation_decision d join manipulation_proposal p on p.id = d.proposal_id
      where d.signal_id = q.signal_id and d.is_confirmed and p.outcome = 'RELEASE')))`

const tapped = sql`case when e.device_time is not null and e.channel::text = any(${[...tapChannels]}::text[]) then e.device_time else e.received_at end`

export interface SeenRow extends SeenEvaluation {
  readonly hallId: number
}

export interface SeenWish {
  /** Only of windows at which somebody tapped within seconds in these days, without what an earlier day has set aside: nothing is set aside twice. */
  readonly quickWindows?: boolean
  /** Without what is set aside: of what is ordinary. */
  readonly ordinary?: boolean
}

export function listSeen(db: Database, days: Days, { quickWindows = false, ordinary = false }: SeenWish = {}) {
  return queryRows(
    db,
    sql<SeenRow>`
      select e.id, e.hall_id as "hallId", e.window_id as "windowId", e.staff_id as "staffId", (extract(epoch from ${tapped}) * 1000)::float8 as "tappedAt",
        e.grade, p.evaluation_id is not null as "isPrompt"
      from evaluation e left join evaluation_prompt p on p.evaluation_id = e.id
      where ${receivedIn(days)}
        and (not ${quickWindows}::boolean or e.window_id in (
          select e.window_id from evaluation_prompt p join evaluation e on e.id = p.evaluation_id where ${receivedIn(days)}))
        and (not ${quickWindows}::boolean or not exists (
          select from manipulation_quarantine q join manipulation_signal s on s.id = q.signal_id
          where q.evaluation_id = e.id and s.day < ${days.to}::date))
        and (not ${ordinary}::boolean or not ${isAside})
      order by e.id`,
  )
}

export interface WindowPlace {
  readonly windowId: number
  readonly hallId: number
  readonly divisionId: number
}

/** Windows that are open on a day, with the division of their hall. */
export function listOpenWindows(db: Database, day: PlainDate): Promise<readonly WindowPlace[]> {
  return queryRows(
    db,
    sql<WindowPlace>`
      select w.id as "windowId", w.hall_id as "hallId", h.division_id as "divisionId"
      from service_window w
      cross join lateral (
        select v.status from service_window_version v where v.window_id = w.id and v.effective_from <= ${day}::date
        order by v.effective_from desc, v.revision desc limit 1) v
      cross join lateral (
        select v.division_id, v.status from service_hall_version v where v.hall_id = w.hall_id and v.effective_from <= ${day}::date
        order by v.effective_from desc, v.revision desc limit 1) h
      where v.status = 'OPEN' and h.status = 'OPEN' order by w.hall_id, w.id`,
  )
}

export function listDaily(db: Database, days: Days): Promise<readonly DailyShare[]> {
  return queryRows(
    db,
    sql<DailyShare>`
      select e.window_id as "windowId", (e.received_at at time zone 'Asia/Shanghai')::date as day, count(*)::integer as given,
        count(*) filter (where e.grade = 5)::integer as fives
      from evaluation e where ${receivedIn(days)} group by 1, 2 order by 2, 1`,
  )
}

/** Sets of marks as they were given, each in one order of its parts. */
export function listVectors(db: Database, days: Days): Promise<readonly VectorCount[]> {
  return queryRows(
    db,
    sql<VectorCount>`
      select e.window_id as "windowId", e.scores::text as vector, count(*)::integer as count
      from evaluation e where ${receivedIn(days)} and e.scores is not null group by 1, 2 order by 1, 2`,
  )
}

/** Services that ended in these days, by who rendered them: how they ended and whether anybody was asked. */
export function listInvited(db: Database, { from, to }: Days): Promise<readonly InvitedDay[]> {
  return queryRows(
    db,
    sql<InvitedDay>`
      select o.window_id as "windowId", o.staff_id as "staffId", (o.ended_at at time zone 'Asia/Shanghai')::date as day,
        count(*) filter (where o.outcome <> 'DONE' and i.id is not null)::integer as "badInvited",
        count(*) filter (where o.outcome <> 'DONE' and i.id is null)::integer as "badWithheld",
        count(*) filter (where o.outcome = 'DONE' and i.id is not null)::integer as "goodInvited",
        count(*) filter (where o.outcome = 'DONE' and i.id is null)::integer as "goodWithheld"
      from service_occurrence o join service_case c on c.id = o.case_id and not c.is_drill
      left join invitation i on i.occurrence_id = o.id
      where o.ended_at >= ${startAt(from)} and o.ended_at < ${startAt(addDays(to, 1))} and o.staff_id is not null and o.outcome is not null
      group by 1, 2, 3 order by 3, 1, 2`,
  )
}

/** What was counted on a day, of whatever day it was. */
export function listCounts(db: Database, day: PlainDate): Promise<readonly CountedDay[]> {
  return queryRows(
    db,
    sql<CountedDay>`
      select distinct on (window_id, day) window_id as "windowId", day, services, invited, evaluated from invitation_count
      where counted_at >= ${startAt(day)} and counted_at < ${startAt(addDays(day, 1))} order by window_id, day, revision desc`,
  )
}

export interface FrozenBaseline {
  readonly hallId: number
  readonly policyId: number
  readonly body: HallBaseline | null
  readonly digest: Buffer
}

export function listBaselines(db: Database, monthFrom: PlainDate): Promise<readonly FrozenBaseline[]> {
  return queryRows(
    db,
    sql<FrozenBaseline>`
      select hall_id as "hallId", policy_id as "policyId", body, digest from manipulation_baseline where month_from = ${monthFrom}::date order by hall_id`,
  )
}

export interface BaselineInsert {
  readonly monthFrom: PlainDate
  readonly hallId: number
  readonly divisionId: number
  readonly policyId: number
  readonly body: HallBaseline | null
  readonly at: Date
}

/** Once for a month: whoever comes second finds what the first has frozen. */
export async function insertBaselines(db: Database, rows: readonly BaselineInsert[]): Promise<void> {
  for (const { monthFrom, hallId, divisionId, policyId, body, at } of rows) {
    const text = JSON.stringify(body)
    await sql`
      insert into manipulation_baseline (month_from, hall_id, division_id, policy_id, body, digest, frozen_at)
      select ${monthFrom}::date, ${hallId}, ${divisionId}, p.id, ${text}::jsonb,
        sha256(convert_to(p.id::text || p.body::text || (${text}::jsonb)::text, 'UTF8')), ${at}
      from policy p where p.id = ${policyId}
      on conflict do nothing`.execute(db)
  }
}

export async function findLastLooked(db: Database): Promise<PlainDate | undefined> {
  const row = await findRow(db, sql<{ day: PlainDate | null }>`select max(day) as day from manipulation_day`)
  return row?.day ?? undefined
}

/** The first day on which anything was given. */
export async function findFirstDay(db: Database): Promise<PlainDate | undefined> {
  const row = await findRow(
    db,
    sql<{ day: PlainDate }>`
      select (received_at at time zone 'Asia/Shanghai')::date as day from evaluation order by id limit 1`,
  )
  return row?.day
}

export interface DayInsert {
  readonly day: PlainDate
  readonly halls: number
  readonly evaluations: number
  readonly signals: number
  readonly at: Date
}

export async function insertDay(tx: Database, { day, halls, evaluations, signals, at }: DayInsert): Promise<void> {
  await sql`
    insert into manipulation_day (day, halls, evaluations, signals, looked_at)
    values (${day}::date, ${halls}, ${evaluations}, ${signals}, ${at})`.execute(tx)
}

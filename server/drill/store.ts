import type { DrillHop, DrillRun } from '../../domain/drill.ts'
import type { EvaluationChannel } from '../../domain/evaluation-channel.ts'
import type { PlainDate } from '../../domain/kernel/plain-date.ts'
import { type Database, findRow, queryRows, sql } from '../platform/database.ts'

/** Where the platform drills itself: the hall of this code, as the migration has made it. */
export const drillHallCode = 'YP-DRILL'
export const drillWindowCode = 'D01'
export const drillItemCode = '0000000000000000000000000000001'

export interface DrillPlace {
  readonly divisionId: number
  readonly divisionCode: string
  readonly hallId: number
  readonly sourceId: number
  readonly authority: 'LOCAL' | 'PROVINCE'
}

export async function loadDrillPlace(db: Database): Promise<DrillPlace> {
  const place = await findRow(
    db,
    sql<DrillPlace>`
      select d.id as "divisionId", d.division_code as "divisionCode", h.id as "hallId", s.id as "sourceId", s.authority
      from service_hall h, administrative_division d, data_source s
      where h.hall_code = ${drillHallCode} and h.is_reserved and d.division_code = '000000000000' and s.source_code = 'yiping'`,
  )
  if (place === undefined) throw new Error('the reserved place is not there')
  return place
}

/** @returns false where another server has begun the same */
export async function beginRun(
  db: Database,
  run: { id: string; day: PlainDate; channel: EvaluationChannel; attempt: number; startedAt: Date },
): Promise<boolean> {
  const rows = await queryRows(
    db,
    sql<{ id: string }>`
      insert into drill_run (id, day, channel, attempt, started_at)
      values (${run.id}, ${run.day}::date, ${run.channel}::evaluation_channel, ${run.attempt}, ${run.startedAt})
      on conflict do nothing returning id`,
  )
  return rows.length > 0
}

export async function appendHop(
  db: Database,
  hop: { runId: string; hop: DrillHop; at: Date; fault: string | null },
): Promise<void> {
  await sql`insert into drill_hop (run_id, hop, at, fault) values (${hop.runId}, ${hop.hop}, ${hop.at}, ${hop.fault})`.execute(
    db,
  )
}

interface RunRow extends Omit<DrillRun, 'startedAt' | 'hops'> {
  readonly startedAt: Date
  readonly hops: readonly { readonly hop: DrillHop; readonly at: string; readonly fault: string | null }[]
}

/** What was tried since a day, the newest first. */
export async function findRuns(db: Database, since: PlainDate): Promise<readonly DrillRun[]> {
  const rows = await queryRows(
    db,
    sql<RunRow>`
      select r.day::text as day, r.channel, r.attempt, r.started_at as "startedAt", coalesce((
        select jsonb_agg(jsonb_build_object('hop', h.hop, 'at', h.at, 'fault', h.fault) order by h.at, array_position(
          array['REPORTED', 'ASKED', 'TAKEN', 'TALLIED', 'ORDER_OPENED', 'FOUND_AGAIN'], h.hop))
        from drill_hop h where h.run_id = r.id), '[]') as hops
      from drill_run r where r.day >= ${since}::date order by r.day desc, r.channel, r.attempt`,
  )
  return rows.map((row) => ({
    ...row,
    startedAt: row.startedAt.getTime(),
    hops: row.hops.map(({ at, ...hop }) => ({ ...hop, at: Date.parse(at) })),
  }))
}

/** One star at the reserved place through a channel, as the tallies of drills say it. */
export async function countTallied(db: Database, hallId: number, channel: EvaluationChannel): Promise<number> {
  const row = await findRow(
    db,
    sql<{ given: number }>`
      select coalesce(sum(grade_1), 0)::bigint as given from evaluation_tally
      where hall_id = ${hallId} and channel = ${channel}::evaluation_channel and origin = 'DRILL'`,
  )
  return row?.given ?? 0
}

export async function isOrderOpen(db: Database, evaluationId: string): Promise<boolean> {
  const row = await findRow(
    db,
    sql<{ id: string }>`select id from handling_order where evaluation_id = ${evaluationId} and is_drill`,
  )
  return row !== undefined
}

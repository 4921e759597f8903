import { gunzipSync, gzipSync } from 'node:zlib'
import type { PlainDate } from '../../domain/kernel/plain-date.ts'
import type { ChangedRule } from '../../domain/score-bridge.ts'
import type { ScorePeriod, ScorePurpose } from '../../domain/score-period.ts'
import type { NamedScore } from '../../domain/score-result.ts'
import { type Database, findRow, queryRows, sql } from '../platform/database.ts'

/** Two sweeps wait for each other. */
export async function lockScores(tx: Database): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('score-period', 0))`.execute(tx)
}

export interface ComputationRow {
  readonly id: string
  readonly period: string
  readonly fromDay: PlainDate
  readonly endDay: PlainDate
  readonly purpose: ScorePurpose
  readonly revision: number
  readonly countsUntil: Date
  readonly objectionsUntil: Date | null
  readonly evaluations: number
  readonly invalidated: number
  readonly exempted: number
  readonly logSize: number | null
  readonly policyId: number
  readonly scorePolicyId: number
  readonly evaluationPolicyId: number
  readonly inputs: readonly string[]
  readonly resultDigest: Buffer
  readonly reason: string | null
  readonly computedAt: Date
  /** When it was withdrawn after it had been published; null: it was not. */
  readonly withdrawnAt: Date | null
}

const columns = sql`
  c.id, c.period, c.from_day as "fromDay", c.end_day as "endDay", c.purpose, c.revision, c.counts_until as "countsUntil", c.objections_until as "objectionsUntil",
  c.evaluations, c.invalidated, c.exempted, c.log_size::float8 as "logSize", c.policy_id as "policyId", c.score_policy_id as "scorePolicyId",
  c.evaluation_policy_id as "evaluationPolicyId", c.inputs, c.result_digest as "resultDigest", c.reason, c.computed_at as "computedAt",
  (select w.withdrawn_at from publication p join ranking_withdrawal w on w.publication_id = p.id where p.computation_id = c.id) as "withdrawnAt"`

/** In the order in which they were made. @param period that one alone */
export function listComputations(db: Database, period: string | null = null): Promise<readonly ComputationRow[]> {
  return queryRows(
    db,
    sql<ComputationRow>`
      select ${columns} from score_computation c where ${period}::text is null or c.period = ${period} order by c.from_day, c.period, c.computed_at, c.id`,
  )
}

/** What stands for a month: its last revision, else its final computation; nothing where that was withdrawn by then, for what it had taken the place of does not come back. */
export async function findStanding(db: Database, period: string, before: Date): Promise<ComputationRow | undefined> {
  const newest = await findRow(
    db,
    sql<ComputationRow>`
      select ${columns} from score_computation c
      where c.period = ${period} and c.purpose in ('FINAL', 'REVISION') and c.computed_at < ${before} order by c.revision desc limit 1`,
  )
  return newest === undefined || (newest.withdrawnAt !== null && newest.withdrawnAt < before) ? undefined : newest
}

/** Whether the newest version of any of these months was withdrawn by an instant, and none that came after it is known by then. */
export async function isAnyAwaited(db: Database, months: readonly string[], before: Date): Promise<boolean> {
  const row = await findRow(
    db,
    sql<{ awaited: boolean }>`
      select exists (
        select from (
          select distinct on (c.period) c.id from score_computation c
          where c.period = any (${months}::text[]) and c.purpose in ('FINAL', 'REVISION') and c.computed_at < ${before}
          order by c.period, c.revision desc
        ) newest
        join publication p on p.computation_id = newest.id
        join ranking_withdrawal w on w.publication_id = p.id and w.withdrawn_at < ${before}
      ) as awaited`,
  )
  return row?.awaited === true
}

/** The first day of service of which there is an evaluation. */
export async function findFirstServiceDay(db: Database): Promise<PlainDate | undefined> {
  const row = await findRow(
    db,
    sql<{ day: PlainDate | null }>`
      select min(service_day) as day from (select service_day from evaluation where origin <> 'DRILL' order by id limit 5000) first`,
  )
  return row?.day ?? undefined
}

/** How far the log had come that the public can see. */
export async function findLogSize(db: Database): Promise<number | null> {
  const row = await findRow(
    db,
    sql<{ size: number }>`select size::float8 as size from ledger.checkpoint order by size desc limit 1`,
  )
  return row?.size ?? null
}

export async function insertInput(db: Database, digest: Buffer, month: string, text: string): Promise<void> {
  await sql`
    insert into score_input (digest, month, packed) values (${digest}, ${month}, ${gzipSync(text)}) on conflict (digest) do nothing`.execute(
    db,
  )
}

/** @param digest in hex */
export async function findInput(db: Database, digest: string): Promise<string | undefined> {
  const row = await findRow(
    db,
    sql<{ packed: Buffer }>`select packed from score_input where digest = decode(${digest}, 'hex')`,
  )
  return row && gunzipSync(row.packed).toString('utf8')
}

/** By which versions of `window-score` anything was computed from a month that may be told of. */
export async function findScorePoliciesOf(db: Database, month: string): Promise<readonly number[]> {
  const rows = await queryRows(
    db,
    sql<{ policyId: number }>`
      select distinct c.score_policy_id as "policyId" from score_computation c
      where c.purpose <> 'OBJECTION' and exists (
        select from score_input i where i.month = ${month} and encode(i.digest, 'hex') = any (c.inputs))
      order by 1`,
  )
  return rows.map(({ policyId }) => policyId)
}

export interface WindowName {
  readonly windowId: number
  readonly hallCode: string
  readonly hallName: string
  readonly windowCode: string
  readonly windowName: string
}

/** What windows were called on the last day before another. */
export function findWindowNames(
  db: Database,
  ids: readonly number[],
  endDay: PlainDate,
): Promise<readonly WindowName[]> {
  return queryRows(
    db,
    sql<WindowName>`
      select w.id as "windowId", h.hall_code as "hallCode", coalesce(n.hall_name, h.hall_code) as "hallName", w.window_code as "windowCode",
        coalesce(n.window_name, w.window_code) as "windowName"
      from service_window w join service_hall h on h.id = w.hall_id
      cross join lateral names_in_force(h.id, w.id, null, ${endDay}::date - 1) n
      where w.id = any (${ids}::integer[])`,
  )
}

export interface ScorePlace {
  readonly windowId: number
  readonly hallId: number
  readonly divisionId: number
  readonly score: NamedScore
}

/** Which rules were others before, and which of them a computation follows. */
export async function insertBridge(
  tx: Database,
  computationId: string,
  bridge: {
    readonly changed: readonly ChangedRule[]
    readonly rulesDay: PlainDate
    readonly askedUntil: Date | null
  },
): Promise<void> {
  await sql`
    insert into score_bridge (computation_id, changed, rules_day, asked_until)
    values (${computationId}, ${bridge.changed}::text[], ${bridge.rulesDay}::date, ${bridge.askedUntil})`.execute(tx)
}

export async function insertComputation(
  tx: Database,
  row: ComputationRow,
  { result, scores }: { readonly result: string; readonly scores: readonly ScorePlace[] },
): Promise<void> {
  await sql`
    insert into score_computation (id, period, from_day, end_day, purpose, revision, counts_until, objections_until, evaluations, invalidated, exempted,
      log_size, policy_id, score_policy_id, evaluation_policy_id, inputs, result_digest, reason, computed_at)
    values (${row.id}, ${row.period}, ${row.fromDay}::date, ${row.endDay}::date, ${row.purpose}, ${row.revision}, ${row.countsUntil}, ${row.objectionsUntil},
      ${row.evaluations}, ${row.invalidated}, ${row.exempted}, ${row.logSize}, ${row.policyId}, ${row.scorePolicyId}, ${row.evaluationPolicyId},
      ${row.inputs}::text[], ${row.resultDigest}, ${row.reason}, ${row.computedAt})`.execute(tx)
  await sql`insert into score_result (computation_id, packed) values (${row.id}, ${gzipSync(result)})`.execute(tx)
  await sql`
    insert into window_score (computation_id, window_id, division_id, hall_id, verdict, evaluations, body)
    select ${row.id}, s."windowId", s."divisionId", s."hallId", s.score ->> 'verdict', (s.score ->> 'evaluations')::integer, s.score
    from jsonb_to_recordset(${JSON.stringify(scores)}::jsonb) as s ("windowId" integer, "divisionId" integer, "hallId" integer, score jsonb)`.execute(
    tx,
  )
}

/**
 * Whether something about services of a period was written at or after an instant, and before the one up to which it would be counted: then it is looked
 * at again. Of a longer one that one of its months was revised, too: it counts what stands for them, and that stands some time after what it rests on.
 */
export async function hasChangedSince(
  db: Database,
  { name, fromDay, endDay }: Pick<ScorePeriod, 'name' | 'fromDay' | 'endDay'>,
  { since, until }: { readonly since: Date; readonly until: Date },
): Promise<boolean> {
  const row = await findRow(
    db,
    sql<{ changed: boolean }>`
      select exists (
        select from evaluation_invalidation x join evaluation e on e.id = x.evaluation_id
        where x.invalidated_at >= ${since} and x.invalidated_at < ${until} and e.service_day >= ${fromDay}::date and e.service_day < ${endDay}::date
      ) or exists (
        select from evaluation e where e.id >= uuid_v7_floor(${since}) and e.received_at >= ${since} and e.received_at < ${until}
          and e.service_day >= ${fromDay}::date and e.service_day < ${endDay}::date and e.origin <> 'DRILL'
      ) or exists (
        select from exemption_decision d
        where d.outcome <> 'REFUSED' and d.decided_at >= ${since} and d.decided_at < ${until} and d.from_day < ${endDay}::date
          and d.to_day >= ${fromDay}::date
      ) or exists (
        select from score_computation c
        where c.period <> ${name} and c.purpose = 'REVISION' and c.from_day >= ${fromDay}::date and c.end_day <= ${endDay}::date
          and c.computed_at >= ${since} and c.computed_at < ${until}
      ) as changed`,
  )
  return row?.changed === true
}

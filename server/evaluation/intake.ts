import type pg from 'pg'
import type { PromiseLeaves } from '../ledger/index.ts'
import { isDataError } from '../platform/database.ts'
import { GroupCommit } from '../platform/group-commit.ts'
import type { Metrics } from '../platform/metrics.ts'
import { type IntakeInput, type IntakeRow, openingInput, plainInput } from './intake-columns.ts'

/**
 * The heart: evaluations that arrive together become durable together, in one statement. The redemption comes first: what
 * loses there was evaluated before, and every companion below is fed only by the rows that won. A later feature that must
 * write with the evaluation adds a companion, never a second transaction.
 *
 * Locks are taken in one order everywhere (redemptions by nullifier, then tallies by key), so batches wait for each other
 * but never in a circle.
 */
const companions: Readonly<Record<string, string>> = {
  kept: `
    insert into evaluation (id, division_id, hall_id, window_id, staff_id, item_id, receiving_organization_id, deciding_organization_id,
      source_id, policy_id, attribution, authority, origin, channel, identity_mode, mode, outcome, audience, received_at, device_time,
      service_day, grade, reason_pending, has_comment, has_agent, legally_required_refusal, age_band, waiting_band, lag_band,
      times_submitted_band, trips_band, handling_band, variant_id, receiving_division_id, deciding_division_id, service, prejudged,
      assisted, tags, scores, digest, record_version)
    select id, division_id, hall_id, window_id, staff_id, item_id, receiving_organization_id, deciding_organization_id,
      source_id, policy_id, attribution, authority, origin, channel, identity_mode, mode, outcome, audience, received_at, device_time,
      service_day, grade, reason_pending, sealed_comment is not null, has_agent, legally_required_refusal, age_band, waiting_band, lag_band,
      times_submitted_band, trips_band, handling_band, variant_id, receiving_division_id, deciding_division_id, service, prejudged,
      assisted, tags, scores, digest, 2
    from fresh`,
  data_key: `
    insert into vault.data_key (record_id, division_id, hall_id, epoch, wrapped)
    select id, division_id, hall_id, epoch, wrapped from fresh`,
  link: `
    insert into vault.evaluation_link (evaluation_id, division_id, hall_id, sealed_link)
    select id, division_id, hall_id, sealed_link from fresh`,
  sealed_comment: `
    insert into vault.sealed_field (record_id, division_id, hall_id, field, sealed)
    select id, division_id, hall_id, 'comment', sealed_comment from fresh where sealed_comment is not null`,
  prompt: `
    insert into evaluation_prompt (evaluation_id, division_id, hall_id) select id, division_id, hall_id from fresh where is_prompt`,
  leaf: `
    insert into ledger.pending_leaf (leaf, leaf_hash) select leaf, leaf_hash from fresh`,
  tally: `
    insert into evaluation_tally as kept (hall_id, day, window_id, channel, origin, validity, division_id, grade_1, grade_2, grade_3, grade_4, grade_5)
    select hall_id, day, window_id, channel, origin, 'VALID', division_id, count(*) filter (where grade = 1), count(*) filter (where grade = 2),
      count(*) filter (where grade = 3), count(*) filter (where grade = 4), count(*) filter (where grade = 5)
    from fresh
    group by hall_id, day, window_id, channel, origin, division_id
    order by hall_id, day, window_id, channel, origin, division_id
    on conflict (hall_id, day, window_id, channel, origin, validity, division_id) do update set
      grade_1 = kept.grade_1 + excluded.grade_1, grade_2 = kept.grade_2 + excluded.grade_2, grade_3 = kept.grade_3 + excluded.grade_3,
      grade_4 = kept.grade_4 + excluded.grade_4, grade_5 = kept.grade_5 + excluded.grade_5`,
  dimension: `
    insert into dimension_tally as kept (hall_id, day, window_id, channel, origin, validity, division_id, dimension, scale, given, total)
    select hall_id, day, window_id, channel, origin, 'VALID', division_id, score.key, score_scale, count(*), sum(score.value::integer)
    from fresh cross join lateral jsonb_each_text(scores) as score
    where scores is not null
    group by hall_id, day, window_id, channel, origin, division_id, score.key, score_scale
    order by hall_id, day, window_id, channel, origin, division_id, score.key, score_scale
    on conflict (hall_id, day, window_id, channel, origin, validity, division_id, dimension, scale) do update set
      given = kept.given + excluded.given, total = kept.total + excluded.total`,
}

/** A bad evaluation is never without an order: either both are durable, or neither is. */
const openings: typeof companions = {
  opened: `
    insert into handling_order (id, division_id, hall_id, window_id, item_id, staff_id, source, evaluation_id, is_drill, policy_id, opened_at)
    select id, division_id, hall_id, window_id, item_id, staff_id, 'EVALUATION', id, origin = 'DRILL', order_policy_id, received_at
    from fresh where order_policy_id is not null`,
  opened_event: `
    insert into handling_event (order_id, sequence, division_id, hall_id, kind, at, actor_kind, facts)
    select id, 1, division_id, hall_id, 'OPENED', received_at, 'PLATFORM',
      jsonb_build_object('source', 'EVALUATION', 'organizationId', order_organization_id)
    from fresh where order_policy_id is not null
    union all
    select id, 2, division_id, hall_id, 'CO_HANDLER_ADDED', received_at, 'PLATFORM',
      jsonb_build_object('organizationId', order_co_organization_id)
    from fresh where order_co_organization_id is not null`,
  opened_state: `
    insert into handling_order_state (order_id, division_id, hall_id, organization_id, co_handlers, stage, version, next_due_at, next_look_at, is_drill)
    select id, division_id, hall_id, order_organization_id, array_remove(array[order_co_organization_id], null), 'OPENED',
      case when order_co_organization_id is null then 1 else 2 end, order_due_at, order_look_at, origin = 'DRILL'
    from fresh where order_policy_id is not null`,
  opened_round: `
    insert into handling_round (order_id, round, division_id, hall_id, organization_id, source, is_drill, is_named, begun_at,
      acknowledge_due_at, contact_due_at, handle_due_at, answer_due_at)
    select id, 0, division_id, hall_id, order_organization_id, 'EVALUATION', origin = 'DRILL', identity_mode <> 'ANONYMOUS', received_at,
      order_acknowledge_due_at, order_contact_due_at, order_handle_due_at, order_handle_due_at
    from fresh where order_policy_id is not null`,
}

interface Statement {
  readonly name: string
  readonly text: string
  readonly input: IntakeInput
}

function statementOf(name: string, input: IntakeInput, fed: typeof companions): Statement {
  const text = `
with sent as materialized (${input.sentRows}
), won as (
  insert into redemption (nullifier, evaluation_id, idempotency_key_hash, request_hash, division_id, hall_id)
  select nullifier, id, idempotency_key_hash, request_hash, division_id, hall_id from sent order by nullifier
  on conflict (nullifier) do nothing
  returning evaluation_id
), fresh as materialized (
  select sent.* from sent join won on won.evaluation_id = sent.id
), ${Object.entries(fed)
    .map(([feature, sql]) => `${feature} as (${sql})`)
    .join(', ')}
select array_agg(id) as kept, pg_notify('tally', string_agg(distinct hall_id::text, ',')) as told from fresh having count(*) > 0`
  return { name, text, input }
}

/** Most batches open no order; they are not made to prepare four inserts of nothing. */
const plain = statementOf('intake', plainInput, companions)
const opening = statementOf('intake-opening', openingInput, { ...companions, ...openings })

/** Durable; with the promise that its leaf will be in the log, where promises are given. */
export interface Kept {
  readonly promise: string | undefined
}

/** TAKEN: the token was redeemed before, or by a twin in the same batch; who asks then compares with what is kept. */
export type IntakeOutcome = Kept | 'TAKEN' | { readonly failed: unknown }

export interface IntakeOptions {
  readonly connections: number
  readonly queueMax: number
  /** One signature for what was committed together. */
  readonly promise?: PromiseLeaves | undefined
}

const batchMax = 256

export class Intake {
  readonly #commits: GroupCommit<IntakeRow, IntakeOutcome>

  constructor(pool: pg.Pool, metrics: Metrics, options: IntakeOptions) {
    this.#commits = new GroupCommit<IntakeRow, IntakeOutcome>({
      batchMax,
      inFlightMax: options.connections,
      queueMax: options.queueMax,
      commit: (rows) => commitBatch(pool, rows, options.promise),
      onBatch: (size, milliseconds) => {
        metrics.intakeBatchSize.observe(size)
        metrics.intakeCommitSeconds.observe(milliseconds / 1000)
        metrics.intakeQueue.set(this.#commits.queueLength)
      },
    })
  }

  /** Resolves when the evaluation is durable, or was found to be redeemed before. Rejects where neither is certain. */
  async keep(row: IntakeRow): Promise<Kept | 'TAKEN'> {
    const outcome = await this.#commits.submit(row)
    if (typeof outcome === 'object' && 'failed' in outcome) throw outcome.failed
    return outcome
  }

  /** Evaluations that wait for their commit. */
  get waiting(): number {
    return this.#commits.queueLength
  }

  drain(): Promise<void> {
    return this.#commits.drain()
  }
}

async function commitBatch(
  pool: pg.Pool,
  rows: readonly IntakeRow[],
  promise: PromiseLeaves | undefined,
): Promise<readonly IntakeOutcome[]> {
  const leaders = new Map<string, IntakeRow>()
  for (const row of rows) {
    const nullifier = row.nullifier.toString('latin1')
    if (!leaders.has(nullifier)) leaders.set(nullifier, row)
  }
  const outcomes = await keepRows(pool, [...leaders.values()])
  const kept = rows.filter(({ id }) => outcomes.get(id) === 'KEPT')
  // From when the first of them came: who was alone and asks again is promised the same, to the letter.
  const at = Math.min(...kept.map(({ receivedAt }) => receivedAt))
  const promises =
    kept.length === 0
      ? []
      : promise?.(
          kept.map(({ leafHash }) => leafHash),
          at,
        )
  const promiseOf = new Map(kept.map(({ id }, at) => [id, promises?.[at]] as const))
  return rows.map(({ id }) => {
    const outcome = outcomes.get(id) ?? 'TAKEN'
    return outcome === 'KEPT' ? { promise: promiseOf.get(id) } : outcome
  })
}

/** What the database says of a row. */
type Commit = 'KEPT' | { readonly failed: unknown }

/** Where a row itself is at fault, each is tried alone, so that one cannot take its neighbours down. */
async function keepRows(pool: pg.Pool, rows: readonly IntakeRow[]): Promise<ReadonlyMap<string, Commit>> {
  try {
    const { name, text, input } = rows.some(({ order }) => order !== null) ? opening : plain
    const [won] = (await pool.query<{ kept: readonly string[] }>({ name, text, values: input.toParameters(rows) })).rows
    return new Map((won?.kept ?? []).map((id) => [id, 'KEPT'] as const))
  } catch (failed) {
    if (!isDataError(failed)) throw failed
    const [only, ...others] = rows
    if (only === undefined || others.length === 0) return new Map(rows.map((row) => [row.id, { failed }]))
  }
  const outcomes = new Map<string, Commit>()
  for (const row of rows) for (const [id, outcome] of await keepRows(pool, [row])) outcomes.set(id, outcome)
  return outcomes
}

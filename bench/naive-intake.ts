import type pg from 'pg'
import type { IntakeRow } from '../server/evaluation/intake-columns.ts'

/**
 * The intake as it is usually written: a transaction for each request, one prepared statement for each table, the tally last
 * so that its lock is held as briefly as possible. The same tables, the same rows, the same notification as the product.
 */
export class NaiveIntake {
  readonly #pool: pg.Pool

  constructor(pool: pg.Pool) {
    this.#pool = pool
  }

  async keep(row: IntakeRow): Promise<'KEPT' | 'TAKEN'> {
    const client = await this.#pool.connect()
    try {
      await client.query('begin')
      const outcome = await keepRow(client, row)
      await client.query('commit')
      return outcome
    } catch (error) {
      await client.query('rollback')
      throw error
    } finally {
      client.release()
    }
  }
}

async function keepRow(client: pg.PoolClient, row: IntakeRow): Promise<'KEPT' | 'TAKEN'> {
  const redeemed = await client.query({
    name: 'naive-redemption',
    text: `insert into redemption (nullifier, evaluation_id, idempotency_key_hash, request_hash, division_id, hall_id)
      values ($1, $2, $3, $4, $5, $6) on conflict (nullifier) do nothing`,
    values: [
      row.nullifier,
      row.id,
      row.idempotencyKeyHash,
      row.requestHash,
      row.occasion.divisionId,
      row.occasion.hallId,
    ],
  })
  if (redeemed.rowCount === 0) return 'TAKEN'
  await insertEvaluation(client, row)
  await insertSealed(client, row)
  await client.query({
    name: 'naive-leaf',
    text: 'insert into ledger.pending_leaf (leaf, leaf_hash) values ($1, $2)',
    values: [row.leaf, row.leafHash],
  })
  await countUp(client, row)
  await client.query({
    name: 'naive-notify',
    text: `select pg_notify('tally', $1)`,
    values: [String(row.occasion.hallId)],
  })
  return 'KEPT'
}

async function insertEvaluation(client: pg.PoolClient, row: IntakeRow): Promise<void> {
  await client.query({
    name: 'naive-evaluation',
    text: `insert into evaluation (id, division_id, hall_id, window_id, staff_id, item_id, receiving_organization_id, deciding_organization_id,
        source_id, policy_id, attribution, authority, origin, channel, identity_mode, mode, outcome, audience, received_at, device_time,
        service_day, grade, reason_pending, has_comment, has_agent, legally_required_refusal, age_band, waiting_band, lag_band,
        times_submitted_band, trips_band, tags, scores, digest, handling_band, variant_id, receiving_division_id, deciding_division_id,
        service, prejudged, assisted, record_version)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26,
        $27, $28, $29, $30, $31, $32, $33, $34, $35, $36, $37, $38, $39, $40, $41, 2)`,
    values: [
      ...[
        row.id,
        row.occasion.divisionId,
        row.occasion.hallId,
        row.occasion.windowId,
        row.occasion.staffId,
        row.occasion.itemId,
        row.occasion.receivingOrganizationId,
      ],
      ...[
        row.occasion.decidingOrganizationId,
        row.occasion.sourceId,
        row.policyId,
        row.occasion.attribution,
        row.occasion.authority,
        row.origin,
      ],
      ...[
        row.channel,
        row.identityMode,
        row.occasion.mode,
        row.occasion.outcome,
        row.occasion.audience,
        new Date(row.receivedAt),
        row.deviceTime === null ? null : new Date(row.deviceTime),
      ],
      ...[row.bands.serviceDay, row.grade, row.reasonPending, row.sealed.comment !== null, row.occasion.hasAgent],
      ...[
        row.occasion.legallyRequiredRefusal,
        row.occasion.ageBand,
        row.bands.waiting,
        row.bands.lag,
        row.bands.timesSubmitted,
        row.bands.trips,
      ],
      ...[`{${row.tags.join(',')}}`, row.scores === null ? null : JSON.stringify(row.scores), row.digest],
      ...[
        row.bands.handling,
        row.occasion.variantId,
        row.occasion.receivingDivisionId,
        row.occasion.decidingDivisionId,
      ],
      ...[row.occasion.service, row.occasion.prejudged, row.occasion.assisted],
    ],
  })
}

async function insertSealed(client: pg.PoolClient, row: IntakeRow): Promise<void> {
  await client.query({
    name: 'naive-data-key',
    text: 'insert into vault.data_key (record_id, division_id, hall_id, epoch, wrapped) values ($1, $2, $3, $4, $5)',
    values: [row.id, row.occasion.divisionId, row.occasion.hallId, row.sealed.key.epoch, row.sealed.key.wrapped],
  })
  await client.query({
    name: 'naive-link',
    text: 'insert into vault.evaluation_link (evaluation_id, division_id, hall_id, sealed_link) values ($1, $2, $3, $4)',
    values: [row.id, row.occasion.divisionId, row.occasion.hallId, row.sealed.link],
  })
  if (row.sealed.comment === null) return
  await client.query({
    name: 'naive-comment',
    text: `insert into vault.sealed_field (record_id, division_id, hall_id, field, sealed) values ($1, $2, $3, 'comment', $4)`,
    values: [row.id, row.occasion.divisionId, row.occasion.hallId, row.sealed.comment],
  })
}

/** The load sends no dimension scores, so there is no second tally to count up here. */
async function countUp(client: pg.PoolClient, row: IntakeRow): Promise<void> {
  const one = [1, 2, 3, 4, 5].map((grade) => (row.grade === grade ? 1 : 0))
  await client.query({
    name: 'naive-tally',
    text: `insert into evaluation_tally as kept (hall_id, day, window_id, channel, origin, validity, division_id,
        grade_1, grade_2, grade_3, grade_4, grade_5)
      values ($1, $2, $3, $4, $5, 'VALID', $6, $7, $8, $9, $10, $11)
      on conflict (hall_id, day, window_id, channel, origin, validity, division_id) do update set
        grade_1 = kept.grade_1 + excluded.grade_1, grade_2 = kept.grade_2 + excluded.grade_2, grade_3 = kept.grade_3 + excluded.grade_3,
        grade_4 = kept.grade_4 + excluded.grade_4, grade_5 = kept.grade_5 + excluded.grade_5`,
    values: [
      row.occasion.hallId,
      row.day,
      row.occasion.windowId,
      row.channel,
      row.origin,
      row.occasion.divisionId,
      ...one,
    ],
  })
}

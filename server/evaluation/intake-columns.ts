import type { EvaluationOrigin } from '../../domain/evaluation.ts'
import type { WrappedKey } from '../platform/vault.ts'
import type { Occasion } from './intake-context.ts'

/**
 * One evaluation, decided and sealed, ready to be kept. Everything that takes thought has happened before. It holds its parts
 * as they are: to spread them into one flat object took longer than sealing.
 */
export interface IntakeRow {
  readonly id: string
  readonly nullifier: Buffer
  readonly idempotencyKeyHash: Buffer
  readonly requestHash: Buffer
  readonly occasion: Occasion
  readonly bands: Bands
  readonly origin: EvaluationOrigin
  readonly policyId: number
  readonly channel: string
  readonly identityMode: string
  readonly receivedAt: string
  readonly deviceTime: string | null
  readonly day: string
  readonly grade: number
  readonly reasonPending: boolean
  readonly tags: readonly number[]
  readonly scores: Readonly<Record<string, number>> | null
  readonly scoreScale: number
  readonly digest: Uint8Array
  readonly leaf: Uint8Array
  readonly leafHash: Uint8Array
  readonly sealed: Sealed
}

/** What scoring and analysis need of the service beyond its places, in bands that point to nobody. */
export interface Bands {
  readonly serviceDay: string
  readonly waiting: number
  readonly handling: number
  readonly lag: number
  readonly timesSubmitted: number
  readonly trips: number
}

export interface Sealed {
  readonly key: WrappedKey
  readonly link: Buffer | null
  readonly seed: Buffer
  readonly comment: Buffer | null
}

type Encode = (row: IntakeRow) => string

interface Column {
  readonly name: string
  readonly type: string
  /** One element of a PostgreSQL array literal. */
  readonly encode: Encode
}

// Words, numbers, days and ids need no quotes in an array literal; nothing here that a citizen wrote does without.
const bare =
  (read: (row: IntakeRow) => string | number | boolean | null): Encode =>
  (row) =>
    String(read(row) ?? 'NULL')
const bytes =
  (read: (row: IntakeRow) => Uint8Array | null): Encode =>
  (row) => {
    const value = read(row)
    return value === null
      ? 'NULL'
      : `"\\\\x${Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('hex')}"`
  }
const quoted =
  (read: (row: IntakeRow) => string | null): Encode =>
  (row) => {
    const value = read(row)
    return value === null ? 'NULL' : `"${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`
  }

/** The columns of the intake's input, in the order of its parameters. Arrays travel as text: the driver would take longer. */
export const intakeColumns: readonly Column[] = [
  { name: 'nullifier', type: 'bytea', encode: bytes((row) => row.nullifier) },
  { name: 'id', type: 'uuid', encode: bare((row) => row.id) },
  { name: 'idempotency_key_hash', type: 'bytea', encode: bytes((row) => row.idempotencyKeyHash) },
  { name: 'request_hash', type: 'bytea', encode: bytes((row) => row.requestHash) },
  { name: 'division_id', type: 'integer', encode: bare((row) => row.occasion.divisionId) },
  { name: 'hall_id', type: 'integer', encode: bare((row) => row.occasion.hallId) },
  { name: 'window_id', type: 'integer', encode: bare((row) => row.occasion.windowId) },
  { name: 'staff_id', type: 'integer', encode: bare((row) => row.occasion.staffId) },
  { name: 'item_id', type: 'integer', encode: bare((row) => row.occasion.itemId) },
  { name: 'receiving_organization_id', type: 'integer', encode: bare((row) => row.occasion.receivingOrganizationId) },
  { name: 'deciding_organization_id', type: 'integer', encode: bare((row) => row.occasion.decidingOrganizationId) },
  { name: 'source_id', type: 'integer', encode: bare((row) => row.occasion.sourceId) },
  { name: 'policy_id', type: 'integer', encode: bare((row) => row.policyId) },
  { name: 'attribution', type: 'attribution', encode: bare((row) => row.occasion.attribution) },
  { name: 'authority', type: 'authority', encode: bare((row) => row.occasion.authority) },
  { name: 'origin', type: 'evaluation_origin', encode: bare((row) => row.origin) },
  { name: 'channel', type: 'evaluation_channel', encode: bare((row) => row.channel) },
  { name: 'identity_mode', type: 'identity_mode', encode: bare((row) => row.identityMode) },
  { name: 'mode', type: 'service_mode', encode: bare((row) => row.occasion.mode) },
  { name: 'outcome', type: 'service_outcome', encode: bare((row) => row.occasion.outcome) },
  { name: 'audience', type: 'audience', encode: bare((row) => row.occasion.audience) },
  { name: 'received_at', type: 'timestamptz', encode: bare((row) => row.receivedAt) },
  { name: 'device_time', type: 'timestamptz', encode: bare((row) => row.deviceTime) },
  { name: 'day', type: 'date', encode: bare((row) => row.day) },
  { name: 'service_day', type: 'date', encode: bare((row) => row.bands.serviceDay) },
  { name: 'grade', type: 'smallint', encode: bare((row) => row.grade) },
  { name: 'reason_pending', type: 'boolean', encode: bare((row) => row.reasonPending) },
  { name: 'has_agent', type: 'boolean', encode: bare((row) => row.occasion.hasAgent) },
  { name: 'legally_required_refusal', type: 'boolean', encode: bare((row) => row.occasion.legallyRequiredRefusal) },
  { name: 'age_band', type: 'smallint', encode: bare((row) => row.occasion.ageBand) },
  { name: 'waiting_band', type: 'smallint', encode: bare((row) => row.bands.waiting) },
  { name: 'lag_band', type: 'smallint', encode: bare((row) => row.bands.lag) },
  { name: 'times_submitted_band', type: 'smallint', encode: bare((row) => row.bands.timesSubmitted) },
  { name: 'trips_band', type: 'smallint', encode: bare((row) => row.bands.trips) },
  { name: 'handling_band', type: 'smallint', encode: bare((row) => row.bands.handling) },
  { name: 'variant_id', type: 'integer', encode: bare((row) => row.occasion.variantId) },
  { name: 'receiving_division_id', type: 'integer', encode: bare((row) => row.occasion.receivingDivisionId) },
  { name: 'deciding_division_id', type: 'integer', encode: bare((row) => row.occasion.decidingDivisionId) },
  { name: 'service', type: 'service_name', encode: bare((row) => row.occasion.service) },
  { name: 'prejudged', type: 'boolean', encode: bare((row) => row.occasion.prejudged) },
  { name: 'assisted', type: 'boolean', encode: bare((row) => row.occasion.assisted) },
  { name: 'tags', type: 'text', encode: quoted((row) => `{${row.tags.join(',')}}`) },
  { name: 'scores', type: 'text', encode: quoted((row) => (row.scores === null ? null : JSON.stringify(row.scores))) },
  { name: 'score_scale', type: 'smallint', encode: bare((row) => row.scoreScale) },
  { name: 'digest', type: 'bytea', encode: bytes((row) => row.digest) },
  { name: 'leaf', type: 'bytea', encode: bytes((row) => row.leaf) },
  { name: 'leaf_hash', type: 'bytea', encode: bytes((row) => row.leafHash) },
  { name: 'epoch', type: 'integer', encode: bare((row) => row.sealed.key.epoch) },
  { name: 'wrapped', type: 'bytea', encode: bytes((row) => row.sealed.key.wrapped) },
  { name: 'sealed_link', type: 'bytea', encode: bytes((row) => row.sealed.link) },
  { name: 'sealed_seed', type: 'bytea', encode: bytes((row) => row.sealed.seed) },
  { name: 'sealed_comment', type: 'bytea', encode: bytes((row) => row.sealed.comment) },
]

/** One text parameter for each column: the array of its values. */
export function toParameters(rows: readonly IntakeRow[]): string[] {
  return intakeColumns.map(({ encode }) => `{${rows.map(encode).join(',')}}`)
}

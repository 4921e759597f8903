import type { WrappedKey } from '../platform/vault.ts'

/** One evaluation, decided and sealed, ready to be kept. Everything that takes thought has happened before. */
export interface IntakeRow {
  readonly nullifier: Buffer
  readonly id: string
  readonly idempotencyKeyHash: Buffer
  readonly requestHash: Buffer
  readonly divisionId: number
  readonly hallId: number
  readonly windowId: number
  readonly staffId: number | null
  readonly itemId: number
  readonly receivingOrganizationId: number
  readonly decidingOrganizationId: number
  readonly sourceId: number
  readonly policyId: number
  readonly attribution: string
  readonly authority: string
  readonly origin: string
  readonly channel: string
  readonly identityMode: string
  readonly mode: string
  readonly outcome: string
  readonly audience: string
  readonly receivedAt: string
  readonly deviceTime: string | null
  readonly day: string
  readonly serviceDay: string
  readonly grade: number
  readonly reasonPending: boolean
  readonly hasAgent: boolean
  readonly legallyRequiredRefusal: boolean
  readonly ageBand: number
  readonly waitingBand: number
  readonly lagBand: number
  readonly timesSubmittedBand: number
  readonly tripsBand: number
  readonly tags: readonly number[]
  readonly scores: Readonly<Record<string, number>> | null
  readonly scoreScale: number
  readonly digest: Uint8Array
  readonly leaf: Uint8Array
  readonly leafHash: Uint8Array
  readonly key: WrappedKey
  readonly sealedLink: Buffer | null
  readonly sealedSeed: Buffer
  readonly sealedComment: Buffer | null
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
  { name: 'division_id', type: 'integer', encode: bare((row) => row.divisionId) },
  { name: 'hall_id', type: 'integer', encode: bare((row) => row.hallId) },
  { name: 'window_id', type: 'integer', encode: bare((row) => row.windowId) },
  { name: 'staff_id', type: 'integer', encode: bare((row) => row.staffId) },
  { name: 'item_id', type: 'integer', encode: bare((row) => row.itemId) },
  { name: 'receiving_organization_id', type: 'integer', encode: bare((row) => row.receivingOrganizationId) },
  { name: 'deciding_organization_id', type: 'integer', encode: bare((row) => row.decidingOrganizationId) },
  { name: 'source_id', type: 'integer', encode: bare((row) => row.sourceId) },
  { name: 'policy_id', type: 'integer', encode: bare((row) => row.policyId) },
  { name: 'attribution', type: 'attribution', encode: bare((row) => row.attribution) },
  { name: 'authority', type: 'authority', encode: bare((row) => row.authority) },
  { name: 'origin', type: 'evaluation_origin', encode: bare((row) => row.origin) },
  { name: 'channel', type: 'evaluation_channel', encode: bare((row) => row.channel) },
  { name: 'identity_mode', type: 'identity_mode', encode: bare((row) => row.identityMode) },
  { name: 'mode', type: 'service_mode', encode: bare((row) => row.mode) },
  { name: 'outcome', type: 'service_outcome', encode: bare((row) => row.outcome) },
  { name: 'audience', type: 'audience', encode: bare((row) => row.audience) },
  { name: 'received_at', type: 'timestamptz', encode: bare((row) => row.receivedAt) },
  { name: 'device_time', type: 'timestamptz', encode: bare((row) => row.deviceTime) },
  { name: 'day', type: 'date', encode: bare((row) => row.day) },
  { name: 'service_day', type: 'date', encode: bare((row) => row.serviceDay) },
  { name: 'grade', type: 'smallint', encode: bare((row) => row.grade) },
  { name: 'reason_pending', type: 'boolean', encode: bare((row) => row.reasonPending) },
  { name: 'has_agent', type: 'boolean', encode: bare((row) => row.hasAgent) },
  { name: 'legally_required_refusal', type: 'boolean', encode: bare((row) => row.legallyRequiredRefusal) },
  { name: 'age_band', type: 'smallint', encode: bare((row) => row.ageBand) },
  { name: 'waiting_band', type: 'smallint', encode: bare((row) => row.waitingBand) },
  { name: 'lag_band', type: 'smallint', encode: bare((row) => row.lagBand) },
  { name: 'times_submitted_band', type: 'smallint', encode: bare((row) => row.timesSubmittedBand) },
  { name: 'trips_band', type: 'smallint', encode: bare((row) => row.tripsBand) },
  { name: 'tags', type: 'text', encode: quoted((row) => `{${row.tags.join(',')}}`) },
  { name: 'scores', type: 'text', encode: quoted((row) => (row.scores === null ? null : JSON.stringify(row.scores))) },
  { name: 'score_scale', type: 'smallint', encode: bare((row) => row.scoreScale) },
  { name: 'digest', type: 'bytea', encode: bytes((row) => row.digest) },
  { name: 'leaf', type: 'bytea', encode: bytes((row) => row.leaf) },
  { name: 'leaf_hash', type: 'bytea', encode: bytes((row) => row.leafHash) },
  { name: 'epoch', type: 'integer', encode: bare((row) => row.key.epoch) },
  { name: 'wrapped', type: 'bytea', encode: bytes((row) => row.key.wrapped) },
  { name: 'sealed_link', type: 'bytea', encode: bytes((row) => row.sealedLink) },
  { name: 'sealed_seed', type: 'bytea', encode: bytes((row) => row.sealedSeed) },
  { name: 'sealed_comment', type: 'bytea', encode: bytes((row) => row.sealedComment) },
]

/** One text parameter for each column: the array of its values. */
export function toParameters(rows: readonly IntakeRow[]): string[] {
  return intakeColumns.map(({ encode }) => `{${rows.map(encode).join(',')}}`)
}

import type { EvaluationOrigin } from '../../domain/evaluation.ts'
import type { OrderOpening } from '../handling-order/index.ts'
import { type ArrayType, arrayParameter } from '../platform/array-parameter.ts'
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
  /** Milliseconds. */
  readonly receivedAt: number
  readonly deviceTime: number | null
  /** Tapped within seconds of the end of the service; by how much is kept nowhere. */
  readonly isPrompt: boolean
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
  /** The handling order that it opens. */
  readonly order: OrderOpening | null
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
  readonly comment: Buffer | null
}

interface Column {
  readonly name: string
  /** How it is sent; `as` where the statement has it as another type: an enum's number differs between databases. */
  readonly type: ArrayType
  readonly as: string
  readonly encode: (rows: readonly IntakeRow[]) => Buffer
}

function column<Type extends ArrayType>(
  name: string,
  type: Type,
  read: Parameters<typeof arrayParameter<IntakeRow, Type>>[2],
  as: string = type,
): Column {
  return { name, type, as, encode: (rows) => arrayParameter(type, rows, read) }
}

/**
 * The columns of the intake's input, in the order of its parameters. What several companions read comes first: to find a column
 * in a row, the database walks over those before it.
 */
const intakeColumns: readonly Column[] = [
  column('nullifier', 'bytea', (row) => row.nullifier),
  column('id', 'uuid', (row) => row.id),
  column('idempotency_key_hash', 'bytea', (row) => row.idempotencyKeyHash),
  column('request_hash', 'bytea', (row) => row.requestHash),
  column('division_id', 'integer', (row) => row.occasion.divisionId),
  column('hall_id', 'integer', (row) => row.occasion.hallId),
  column('epoch', 'integer', (row) => row.sealed.key.epoch),
  column('wrapped', 'bytea', (row) => row.sealed.key.wrapped),
  column('sealed_link', 'bytea', (row) => row.sealed.link),
  column('leaf', 'bytea', (row) => row.leaf),
  column('leaf_hash', 'bytea', (row) => row.leafHash),
  column('sealed_comment', 'bytea', (row) => row.sealed.comment),
  column('window_id', 'integer', (row) => row.occasion.windowId),
  column('channel', 'text', (row) => row.channel, 'evaluation_channel'),
  column('origin', 'text', (row) => row.origin, 'evaluation_origin'),
  column('day', 'date', (row) => row.day),
  column('grade', 'smallint', (row) => row.grade),
  column('scores', 'text', (row) => (row.scores === null ? null : JSON.stringify(row.scores)), 'jsonb'),
  column('score_scale', 'smallint', (row) => row.scoreScale),
  column('staff_id', 'integer', (row) => row.occasion.staffId),
  column('item_id', 'integer', (row) => row.occasion.itemId),
  column('receiving_organization_id', 'integer', (row) => row.occasion.receivingOrganizationId),
  column('deciding_organization_id', 'integer', (row) => row.occasion.decidingOrganizationId),
  column('source_id', 'integer', (row) => row.occasion.sourceId),
  column('policy_id', 'integer', (row) => row.policyId),
  column('attribution', 'text', (row) => row.occasion.attribution, 'attribution'),
  column('authority', 'text', (row) => row.occasion.authority, 'authority'),
  column('identity_mode', 'text', (row) => row.identityMode, 'identity_mode'),
  column('mode', 'text', (row) => row.occasion.mode, 'service_mode'),
  column('outcome', 'text', (row) => row.occasion.outcome, 'service_outcome'),
  column('audience', 'text', (row) => row.occasion.audience, 'audience'),
  column('received_at', 'timestamptz', (row) => row.receivedAt),
  column('device_time', 'timestamptz', (row) => row.deviceTime),
  column('service_day', 'date', (row) => row.bands.serviceDay),
  column('reason_pending', 'boolean', (row) => row.reasonPending),
  column('has_agent', 'boolean', (row) => row.occasion.hasAgent),
  column('legally_required_refusal', 'boolean', (row) => row.occasion.legallyRequiredRefusal),
  column('age_band', 'smallint', (row) => row.occasion.ageBand),
  column('waiting_band', 'smallint', (row) => row.bands.waiting),
  column('lag_band', 'smallint', (row) => row.bands.lag),
  column('times_submitted_band', 'smallint', (row) => row.bands.timesSubmitted),
  column('trips_band', 'smallint', (row) => row.bands.trips),
  column('handling_band', 'smallint', (row) => row.bands.handling),
  column('is_prompt', 'boolean', (row) => row.isPrompt),
  column('variant_id', 'integer', (row) => row.occasion.variantId),
  column('receiving_division_id', 'integer', (row) => row.occasion.receivingDivisionId),
  column('deciding_division_id', 'integer', (row) => row.occasion.decidingDivisionId),
  column('service', 'text', (row) => row.occasion.service, 'service_name'),
  column('prejudged', 'boolean', (row) => row.occasion.prejudged),
  column('assisted', 'boolean', (row) => row.occasion.assisted),
  column('tags', 'text', (row) => `{${row.tags.join(',')}}`, 'smallint[]'),
  column('digest', 'bytea', (row) => row.digest),
]

/** What a row carries beside it that opens a handling order. */
const orderColumns: readonly Column[] = [
  column('order_policy_id', 'integer', (row) => row.order?.policyId ?? null),
  column('order_organization_id', 'integer', (row) => row.order?.organizationId ?? null),
  column('order_co_organization_id', 'integer', (row) => row.order?.coOrganizationId ?? null),
  column('order_due_at', 'timestamptz', (row) => row.order?.nextDueAt ?? null),
  column('order_look_at', 'timestamptz', (row) => row.order?.nextLookAt ?? null),
  column('order_acknowledge_due_at', 'timestamptz', (row) => row.order?.acknowledgeDueAt ?? null),
  column('order_contact_due_at', 'timestamptz', (row) => row.order?.contactDueAt ?? null),
  column('order_handle_due_at', 'timestamptz', (row) => row.order?.handleDueAt ?? null),
]

/** The input of one statement: its columns are the same in the text and in the parameters. */
export interface IntakeInput {
  /** The rows as the statement's first step reads them: `from` a set of its parameters. */
  readonly sentRows: string
  /** One parameter for each column: the array of its values. */
  readonly toParameters: (rows: readonly IntakeRow[]) => Buffer[]
}

function inputOf(columns: readonly Column[]): IntakeInput {
  return {
    sentRows: `
  select ${columns.map(({ name, type, as }) => (type === as ? name : `${name}::${as} as ${name}`)).join(', ')}
  from unnest(${columns.map(({ type }, index) => `$${index + 1}::${type}[]`).join(', ')})
    as sent (${columns.map(({ name }) => name).join(', ')})`,
    toParameters: (rows) => columns.map(({ encode }) => encode(rows)),
  }
}

export const plainInput = inputOf(intakeColumns)
/** Where a row of the batch opens an order. */
export const openingInput = inputOf([...intakeColumns, ...orderColumns])

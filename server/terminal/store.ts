import { type Database, findRow, queryRows, sql } from '../platform/database.ts'

export interface EntryKnown {
  readonly sequence: number
  readonly hash: Buffer
  readonly previous: Buffer
  readonly receivedAt: Date
}

/** Holds the chain of one device to the end of the transaction: two uploads of it wait for each other. */
export async function lockChain(tx: Database, deviceId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`terminal|${deviceId}`}, 0))`.execute(tx)
}

export function findEntry(tx: Database, deviceId: string, sequence: number): Promise<EntryKnown | undefined> {
  return findRow(
    tx,
    sql<EntryKnown>`
      select sequence, entry_hash as hash, previous_hash as previous, received_at as "receivedAt"
      from terminal_entry where device_id = ${deviceId} and sequence = ${sequence}`,
  )
}

export function findEntryBelow(tx: Database, deviceId: string, sequence: number): Promise<EntryKnown | undefined> {
  return findRow(
    tx,
    sql<EntryKnown>`
      select sequence, entry_hash as hash, previous_hash as previous, received_at as "receivedAt"
      from terminal_entry where device_id = ${deviceId} and sequence < ${sequence} order by sequence desc limit 1`,
  )
}

export function findEntryAbove(tx: Database, deviceId: string, sequence: number): Promise<EntryKnown | undefined> {
  return findRow(
    tx,
    sql<EntryKnown>`
      select sequence, entry_hash as hash, previous_hash as previous, received_at as "receivedAt"
      from terminal_entry where device_id = ${deviceId} and sequence > ${sequence} order by sequence limit 1`,
  )
}

export interface PlaceIds {
  readonly deviceId: string
  readonly divisionId: number
  readonly hallId: number
}

export interface EntryRow extends PlaceIds {
  readonly sequence: number
  readonly hash: Buffer
  readonly previous: Buffer
  readonly signature: Buffer
  readonly fits: boolean
  readonly receivedAt: Date
}

export async function appendEntry(tx: Database, row: EntryRow): Promise<void> {
  await sql`
    insert into terminal_entry (device_id, sequence, division_id, hall_id, entry_hash, previous_hash, signature, fits, received_at)
    values (${row.deviceId}, ${row.sequence}, ${row.divisionId}, ${row.hallId}, ${row.hash}, ${row.previous}, ${row.signature}, ${row.fits}, ${row.receivedAt})`.execute(
    tx,
  )
}

export async function appendGap(
  tx: Database,
  row: PlaceIds & { readonly first: number; readonly last: number; readonly seenAt: Date },
): Promise<void> {
  await sql`
    insert into terminal_gap (device_id, first_missing, last_missing, division_id, hall_id, seen_at)
    values (${row.deviceId}, ${row.first}, ${row.last}, ${row.divisionId}, ${row.hallId}, ${row.seenAt})`.execute(tx)
}

export interface OutcomeRow {
  readonly sequence: number
  readonly outcome: 'KEPT' | 'REFUSED'
  readonly code: string | null
}

export function findOutcomes(
  db: Database,
  deviceId: string,
  sequences: readonly number[],
): Promise<readonly OutcomeRow[]> {
  return queryRows(
    db,
    sql<OutcomeRow>`
      select sequence, outcome, code from terminal_entry_outcome where device_id = ${deviceId} and sequence = any(${sequences}::integer[])`,
  )
}

/** The first outcome stands: a second one of the same entry changes nothing. */
export async function appendOutcome(
  db: Database,
  row: PlaceIds & OutcomeRow & { readonly settledAt: Date },
): Promise<void> {
  await sql`
    insert into terminal_entry_outcome (device_id, sequence, division_id, hall_id, outcome, code, settled_at)
    values (${row.deviceId}, ${row.sequence}, ${row.divisionId}, ${row.hallId}, ${row.outcome}, ${row.code}, ${row.settledAt})
    on conflict (device_id, sequence) do nothing`.execute(db)
}

export interface ServiceFound {
  readonly invitationId: string
  readonly occurrenceId: string
  readonly endedAt: Date
  readonly expiresAt: Date
}

/** The service that a token leads to. */
export function findServiceOfToken(db: Database, tokenHash: Buffer): Promise<ServiceFound | undefined> {
  return findRow(
    db,
    sql<ServiceFound>`
      select i.id as "invitationId", o.id as "occurrenceId", o.ended_at as "endedAt", i.expires_at as "expiresAt"
      from invitation i join service_occurrence o on o.id = i.occurrence_id where i.token_hash = ${tokenHash}`,
  )
}

/** The services of a case, by its number, that ended at one window within a span of time. */
export function findServicesOfCase(
  db: Database,
  caseNoAnywhereIndex: Buffer,
  windowId: number,
  from: Date,
  until: Date,
): Promise<readonly ServiceFound[]> {
  return queryRows(
    db,
    sql<ServiceFound>`
      select i.id as "invitationId", o.id as "occurrenceId", o.ended_at as "endedAt", i.expires_at as "expiresAt"
      from service_case c
      join service_occurrence o on o.case_id = c.id
      join invitation i on i.occurrence_id = o.id
      where c.case_no_anywhere_index = ${caseNoAnywhereIndex} and o.window_id = ${windowId}
        and o.ended_at >= ${from} and o.ended_at <= ${until}
      order by o.ended_at, o.id`,
  )
}

/** The newest services that ended at windows and may still be evaluated, as far as an invitation tells. */
export function findOpenServices(
  db: Database,
  windowId: number,
  endedSince: Date,
  now: Date,
): Promise<readonly ServiceFound[]> {
  return queryRows(
    db,
    sql<ServiceFound>`
      select i.id as "invitationId", o.id as "occurrenceId", o.ended_at as "endedAt", i.expires_at as "expiresAt"
      from service_occurrence o join invitation i on i.occurrence_id = o.id
      where o.window_id = ${windowId} and o.ended_at > ${endedSince} and i.expires_at > ${now}
      order by i.id desc limit 500`,
  )
}

export interface RedemptionFound {
  readonly nullifier: Buffer
  readonly idempotencyKeyHash: Buffer
}

export function findRedemptions(db: Database, nullifiers: readonly Buffer[]): Promise<readonly RedemptionFound[]> {
  return queryRows(
    db,
    sql<RedemptionFound>`
      select nullifier, idempotency_key_hash as "idempotencyKeyHash" from redemption where nullifier = any(${nullifiers}::bytea[])`,
  )
}

export interface CaptureRow {
  readonly evaluationId: string
  readonly divisionId: number
  readonly hallId: number
  readonly lossy: boolean
  readonly grades: readonly number[]
  readonly presence: readonly string[]
  readonly isEmulated: boolean
}

export async function appendCapture(db: Database, row: CaptureRow): Promise<void> {
  await sql`
    insert into evaluation_capture (evaluation_id, division_id, hall_id, lossy, grades, presence, is_emulated)
    values (${row.evaluationId}, ${row.divisionId}, ${row.hallId}, ${row.lossy}, ${row.grades}::smallint[], ${row.presence}::text[], ${row.isEmulated})
    on conflict (evaluation_id) do nothing`.execute(db)
}

export interface StateRow extends PlaceIds {
  readonly heardAt: Date
  readonly version: string
  readonly isVisible: boolean
  readonly brightnessPercent: number | null
  readonly clockOffsetMs: number
  readonly queueLength: number
  readonly lastSequence: number
  readonly drivers: unknown
}

/** The last number as the device said it last; held until the end of the transaction, so that two heartbeats wait for each other. */
export async function findSaidSequence(tx: Database, deviceId: string): Promise<number | undefined> {
  const row = await findRow(
    tx,
    sql<{ said: number }>`
      select coalesce(said_sequence, last_sequence) as said from device_state where device_id = ${deviceId} for update`,
  )
  return row?.said
}

export async function keepState(tx: Database, row: StateRow): Promise<void> {
  await sql`
    insert into device_state as kept (device_id, division_id, hall_id, heard_at, version, is_visible, brightness_percent, clock_offset_ms,
      queue_length, last_sequence, said_sequence, drivers)
    values (${row.deviceId}, ${row.divisionId}, ${row.hallId}, ${row.heardAt}, ${row.version}, ${row.isVisible}, ${row.brightnessPercent},
      ${row.clockOffsetMs}, ${row.queueLength}, ${row.lastSequence}, ${row.lastSequence}, ${JSON.stringify(row.drivers)}::jsonb)
    on conflict (device_id) do update set heard_at = excluded.heard_at, version = excluded.version, is_visible = excluded.is_visible,
      brightness_percent = excluded.brightness_percent, clock_offset_ms = excluded.clock_offset_ms, queue_length = excluded.queue_length,
      last_sequence = greatest(kept.last_sequence, excluded.last_sequence), said_sequence = excluded.said_sequence, drivers = excluded.drivers
    where kept.heard_at <= excluded.heard_at`.execute(tx)
}

/** That what one device has left is handed in by a later pairing of it; said once for each. */
export async function appendHandover(
  tx: Database,
  place: PlaceIds,
  { byDeviceId, at }: { readonly byDeviceId: string; readonly at: Date },
): Promise<void> {
  await sql`
    insert into device_event (device_id, division_id, hall_id, kind, value, happened_at, received_at)
    select ${place.deviceId}::uuid, ${place.divisionId}::integer, ${place.hallId}::integer, 'HANDED_IN_BY', ${byDeviceId}, ${at}::timestamptz, ${at}::timestamptz
    where not exists (select 1 from device_event e where e.device_id = ${place.deviceId} and e.kind = 'HANDED_IN_BY' and e.value = ${byDeviceId})`.execute(
    tx,
  )
}

export interface EventRow {
  readonly kind: string
  readonly value: string | null
  readonly happenedAt: string
}

export async function appendEvents(
  tx: Database,
  place: PlaceIds,
  events: readonly EventRow[],
  receivedAt: Date,
): Promise<void> {
  if (events.length === 0) return
  await sql`
    insert into device_event (device_id, division_id, hall_id, kind, value, happened_at, received_at)
    select ${place.deviceId}::uuid, ${place.divisionId}::integer, ${place.hallId}::integer, kind, value, happened_at, ${receivedAt}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(events.map(({ kind, value, happenedAt }) => ({ kind, value, happened_at: happenedAt })))}::jsonb)
      as sent (kind text, value text, happened_at timestamptz)`.execute(tx)
}

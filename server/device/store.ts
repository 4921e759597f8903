import type { Static } from 'typebox'
import type { terminalSettings } from '../../contracts/device.ts'
import { type Database, findRow, queryRows, sql } from '../platform/database.ts'

export type TerminalSettings = Static<typeof terminalSettings>

export interface PairingWish {
  readonly codeHash: Buffer
  readonly kind: string
  readonly settings: TerminalSettings | null
  readonly createdAt: Date
  readonly expiresAt: Date
  readonly divisionId: number
  readonly hallId: number
  readonly windowId: number | null
}

export async function insertPairing(db: Database, wish: PairingWish): Promise<void> {
  await sql`
    insert into device_pairing (code_hash, division_id, hall_id, window_id, kind, settings, created_at, expires_at)
    values (${wish.codeHash}, ${wish.divisionId}, ${wish.hallId}, ${wish.windowId}, ${wish.kind}, ${wish.settings === null ? null : JSON.stringify(wish.settings)}::jsonb, ${wish.createdAt}, ${wish.expiresAt})`.execute(
    db,
  )
}

export interface PairedRow {
  readonly kind: 'SCREEN' | 'TABLET' | 'KIOSK' | 'KEYPAD'
  readonly hallCode: string
  readonly windowCode: string | null
}

/** Uses the code up and makes the device, together; undefined where the code is unknown, used or expired. */
export function pairDevice(
  db: Database,
  device: {
    readonly id: string
    readonly codeHash: Buffer
    readonly name: string
    readonly tokenHash: Buffer
    readonly publicKey: Buffer | null
    readonly now: Date
  },
): Promise<(PairedRow & { readonly divisionId: number; readonly hallId: number }) | undefined> {
  return findRow(
    db,
    sql<PairedRow & { divisionId: number; hallId: number }>`
      with used as (
        update device_pairing set used_at = ${device.now}
        where code_hash = ${device.codeHash} and used_at is null and expires_at > ${device.now}
        returning division_id, hall_id, window_id, kind, settings
      ), paired as (
        insert into device (id, division_id, hall_id, window_id, kind, name, token_hash, public_key, settings, paired_at)
        select ${device.id}::uuid, division_id, hall_id, window_id, kind, ${device.name}, ${device.tokenHash}::bytea, ${device.publicKey}::bytea, settings, ${device.now}::timestamptz from used
      )
      select used.kind, h.hall_code as "hallCode", w.window_code as "windowCode", used.division_id as "divisionId", used.hall_id as "hallId"
      from used join service_hall h on h.id = used.hall_id left join service_window w on w.id = used.window_id`,
  )
}

export interface DeviceRow extends PairedRow {
  readonly deviceId: string
  readonly name: string
  readonly pairedAt: Date
  readonly divisionId: number
  readonly hallId: number
  readonly windowId: number | null
  readonly publicKey: Buffer | null
  readonly settings: TerminalSettings | null
}

const deviceColumns = sql`
  d.id as "deviceId", d.name, d.kind, h.hall_code as "hallCode", w.window_code as "windowCode", d.paired_at as "pairedAt",
  d.division_id as "divisionId", d.hall_id as "hallId", d.window_id as "windowId", d.public_key as "publicKey", d.settings`

/** A device by its number, revoked or not. */
export function findDeviceById(
  db: Database,
  deviceId: string,
): Promise<(DeviceRow & { readonly revokedAt: Date | null }) | undefined> {
  return findRow(
    db,
    sql<DeviceRow & { readonly revokedAt: Date | null }>`
      select ${deviceColumns}, d.revoked_at as "revokedAt"
      from device d join service_hall h on h.id = d.hall_id left join service_window w on w.id = d.window_id
      where d.id = ${deviceId}`,
  )
}

/** Ends the right of a device, says by whom, and tells whoever holds a stream of it. The first time stands. */
export async function revokeDevice(
  tx: Database,
  { deviceId, by, now }: { readonly deviceId: string; readonly by: string; readonly now: Date },
): Promise<void> {
  await sql`
    with revoked as (
      update device set revoked_at = ${now} where id = ${deviceId} and revoked_at is null returning id, division_id, hall_id
    ), said as (
      insert into device_event (device_id, division_id, hall_id, kind, value, happened_at, received_at)
      select id, division_id, hall_id, 'REVOKED', ${by}, ${now}::timestamptz, ${now}::timestamptz from revoked
    )
    select pg_notify('device', id::text) from revoked`.execute(tx)
}

/** Those of the devices that have been revoked. */
export async function findRevoked(db: Database, deviceIds: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await queryRows(
    db,
    sql<{ id: string }>`select id from device where id = any(${deviceIds}::uuid[]) and revoked_at is not null`,
  )
  return new Set(rows.map(({ id }) => id))
}

/** The device of a token, read at every call, so that a revocation works at once. */
export function findDevice(db: Database, tokenHash: Buffer): Promise<DeviceRow | undefined> {
  return findRow(
    db,
    sql<DeviceRow>`
      select ${deviceColumns}
      from device d join service_hall h on h.id = d.hall_id left join service_window w on w.id = d.window_id
      where d.token_hash = ${tokenHash} and d.revoked_at is null`,
  )
}

import type { Static } from 'typebox'
import type { terminalSettings } from '../../contracts/device.ts'
import { type Database, queryRows, sql } from '../platform/database.ts'

export interface InventoryRow {
  readonly deviceId: string
  readonly name: string
  readonly kind: 'SCREEN' | 'TABLET' | 'KIOSK' | 'KEYPAD'
  readonly divisionId: number
  readonly divisionCode: string
  readonly hallId: number
  readonly hallCode: string
  readonly hallName: string
  readonly windowCode: string | null
  readonly settings: Static<typeof terminalSettings> | null
  readonly pairedAt: Date
  readonly revokedAt: Date | null
  readonly heardAt: Date | null
  readonly version: string | null
  readonly isVisible: boolean | null
  readonly brightnessPercent: number | null
  readonly clockOffsetMs: number | null
  readonly queueLength: number | null
  readonly saidSequence: number | null
  readonly drivers: readonly { readonly kind: string; readonly works: boolean }[] | null
  readonly lastSequence: number
  readonly entries: number
  readonly unfitting: number
  readonly kept: number
  readonly refused: number
  readonly numbersWentBack: { readonly from: number; readonly to: number; readonly at: string }[]
  readonly handedInBy: string | null
}

export interface DevicesWish {
  readonly divisionIds: readonly number[]
  readonly hallId: number | null
  /** These alone. */
  readonly deviceIds?: readonly string[]
}

/** Every device of some divisions (of one hall, where it is named), with what it last said and what it has handed in. */
export function findDevices(
  db: Database,
  { divisionIds, hallId, deviceIds }: DevicesWish,
): Promise<readonly InventoryRow[]> {
  return queryRows(
    db,
    sql<InventoryRow>`
      select d.id as "deviceId", d.name, d.kind, d.division_id as "divisionId", a.division_code as "divisionCode", d.hall_id as "hallId",
        h.hall_code as "hallCode",
        (select v.name from service_hall_version v where v.hall_id = h.id order by v.effective_from desc, v.revision desc limit 1) as "hallName",
        w.window_code as "windowCode", d.settings, d.paired_at as "pairedAt", d.revoked_at as "revokedAt", s.heard_at as "heardAt", s.version,
        s.is_visible as "isVisible", s.brightness_percent as "brightnessPercent", s.clock_offset_ms as "clockOffsetMs",
        s.queue_length as "queueLength", s.last_sequence as "saidSequence", s.drivers,
        coalesce(e.last, 0)::integer as "lastSequence", coalesce(e.entries, 0)::integer as entries, coalesce(e.unfitting, 0)::integer as unfitting,
        coalesce(o.kept, 0)::integer as kept, coalesce(o.refused, 0)::integer as refused,
        coalesce(b.back, '[]'::jsonb) as "numbersWentBack",
        (select value from device_event t where t.device_id = d.id and t.kind = 'HANDED_IN_BY' order by t.id desc limit 1) as "handedInBy"
      from device d
      join administrative_division a on a.id = d.division_id
      join service_hall h on h.id = d.hall_id
      left join service_window w on w.id = d.window_id
      left join device_state s on s.device_id = d.id
      left join lateral (select max(sequence) as last, count(*) as entries, count(*) filter (where not fits) as unfitting
        from terminal_entry t where t.device_id = d.id) e on true
      left join lateral (select count(*) filter (where outcome = 'KEPT') as kept, count(*) filter (where outcome = 'REFUSED') as refused
        from terminal_entry_outcome t where t.device_id = d.id) o on true
      left join lateral (select jsonb_agg(jsonb_build_object('from', split_part(t.value, '>', 1)::integer, 'to', split_part(t.value, '>', 2)::integer,
          'at', to_char(t.happened_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by t.id) as back
        from device_event t where t.device_id = d.id and t.kind = 'NUMBERS_WENT_BACK') b on true
      where d.division_id = any(${divisionIds}::integer[]) and (${hallId}::integer is null or d.hall_id = ${hallId})
        and (${deviceIds ?? null}::uuid[] is null or d.id = any(${deviceIds ?? null}::uuid[]))
      order by h.hall_code, w.window_code nulls first, d.paired_at, d.id`,
  )
}

export interface StateRow
  extends Pick<
    InventoryRow,
    | 'deviceId'
    | 'divisionId'
    | 'revokedAt'
    | 'heardAt'
    | 'version'
    | 'isVisible'
    | 'brightnessPercent'
    | 'clockOffsetMs'
    | 'queueLength'
    | 'saidSequence'
  > {}

/** What the same devices last said of themselves alone: cheap enough to be asked every few seconds. */
export function findStates(db: Database, { divisionIds, hallId }: DevicesWish): Promise<readonly StateRow[]> {
  return queryRows(
    db,
    sql<StateRow>`
      select d.id as "deviceId", d.division_id as "divisionId", d.revoked_at as "revokedAt", s.heard_at as "heardAt", s.version,
        s.is_visible as "isVisible", s.brightness_percent as "brightnessPercent", s.clock_offset_ms as "clockOffsetMs",
        s.queue_length as "queueLength", s.last_sequence as "saidSequence"
      from device d left join device_state s on s.device_id = d.id
      where d.division_id = any(${divisionIds}::integer[]) and (${hallId}::integer is null or d.hall_id = ${hallId})
      order by d.id`,
  )
}

export interface DevicePlace {
  readonly divisionId: number
  readonly hallId: number
}

export async function findDevicePlace(db: Database, deviceId: string): Promise<DevicePlace | undefined> {
  const [place] = await queryRows(
    db,
    sql<DevicePlace>`select division_id as "divisionId", hall_id as "hallId" from device where id = ${deviceId}`,
  )
  return place
}

export interface DeviceEventRow {
  readonly id: number
  readonly kind: string
  readonly value: string | null
  readonly happenedAt: Date
  readonly receivedAt: Date
}

/** The newest first, before one of them. */
export function findEvents(
  db: Database,
  deviceId: string,
  { before, limit }: { readonly before: number | null; readonly limit: number },
): Promise<readonly DeviceEventRow[]> {
  return queryRows(
    db,
    sql<DeviceEventRow>`
      select id, kind, value, happened_at as "happenedAt", received_at as "receivedAt" from device_event
      where device_id = ${deviceId} and (${before}::bigint is null or id < ${before}::bigint)
      order by id desc limit ${limit}`,
  )
}

export interface GapRow {
  readonly deviceId: string
  readonly first: number
  readonly last: number
  readonly seenAt: Date
}

/** What is still missing of the gaps that were seen: numbers that came belatedly split them or close them. */
export function findGaps(db: Database, deviceIds: readonly string[]): Promise<readonly GapRow[]> {
  return queryRows(
    db,
    sql<GapRow>`
      with seen as (
        select g.device_id, g.first_missing, g.last_missing, g.seen_at from terminal_gap g where g.device_id = any(${deviceIds}::uuid[])
      ), borders as (
        select device_id, first_missing, seen_at, first_missing - 1 as sequence from seen
        union all select device_id, first_missing, seen_at, last_missing + 1 from seen
        union all select s.device_id, s.first_missing, s.seen_at, e.sequence
        from seen s join terminal_entry e on e.device_id = s.device_id and e.sequence between s.first_missing and s.last_missing
      ), spans as (
        select device_id, seen_at, sequence + 1 as first, lead(sequence) over (partition by device_id, first_missing order by sequence) - 1 as last
        from borders
      )
      select device_id as "deviceId", first, last, seen_at as "seenAt" from spans where last >= first order by device_id, first`,
  )
}

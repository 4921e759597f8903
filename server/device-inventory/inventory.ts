import type { InventoryDevice, seeDeviceEvents, seeDevices } from '../../contracts/device.ts'
import type { AnswerOf } from '../../contracts/route.ts'
import type { Reach } from '../../domain/access.ts'
import { toPlainDate } from '../../domain/kernel/plain-date.ts'
import { isLossy } from '../../domain/keypad.ts'
import { conditionOf, countMissingAtEnd } from '../../domain/terminal-entry.ts'
import { readScoped } from '../access/index.ts'
import { findHalls } from '../catalogue/index.ts'
import type { Database } from '../platform/database.ts'
import { Refused } from '../platform/refused.ts'
import type { World } from '../platform/world.ts'
import type { RuleBook } from '../policy/index.ts'
import {
  type DevicesWish,
  findDevicePlace,
  findDevices,
  findEvents,
  findGaps,
  findStates,
  type GapRow,
  type InventoryRow,
  type StateRow,
} from './store.ts'

type Inventory = AnswerOf<typeof seeDevices>

export interface InventoryDeps {
  readonly world: World
  readonly rules: RuleBook
}

/** The devices of the places that a caller may speak for. */
export async function viewInventory(
  { world, rules }: InventoryDeps,
  caller: Reach,
  hallCode: string | undefined,
): Promise<Inventory> {
  const now = world.now()
  const hall = hallCode === undefined ? caller : await loadHall(world, hallCode, now)
  if (!rules.isReached(caller, hall)) throw new Refused('FORBIDDEN', '/hallCode')
  const { rows, gaps } = await readScoped({ world, rules }, caller, async (tx) => {
    return load(tx, { divisionIds: rules.divisionsWithin(caller.divisionId), hallId: hall.hallId })
  })
  return { asOf: new Date(now).toISOString(), devices: toViews(rules, rows, gaps, now) }
}

interface Loaded {
  readonly rows: readonly InventoryRow[]
  readonly gaps: readonly GapRow[]
}

async function load(tx: Database, wish: DevicesWish): Promise<Loaded> {
  const rows = await findDevices(tx, wish)
  const ids = rows.map(({ deviceId }) => deviceId)
  return { rows, gaps: ids.length === 0 ? [] : await findGaps(tx, ids) }
}

function toViews(
  rules: RuleBook,
  rows: readonly InventoryRow[],
  gaps: readonly GapRow[],
  now: number,
): InventoryDevice[] {
  const byDevice = new Map<string, GapRow[]>()
  for (const gap of gaps) byDevice.set(gap.deviceId, [...(byDevice.get(gap.deviceId) ?? []), gap])
  return rows.map((row) => toView(rules, row, byDevice.get(row.deviceId) ?? [], now))
}

const eventsOnPage = 50

/** What happened to one device, page by page. */
export async function viewEvents(
  deps: InventoryDeps,
  caller: Reach,
  deviceId: string,
  before: string | undefined,
): Promise<AnswerOf<typeof seeDeviceEvents>> {
  const wish = { before: before === undefined ? null : Number(before), limit: eventsOnPage }
  const found = await readScoped(deps, caller, async (tx) => {
    const place = await findDevicePlace(tx, deviceId)
    if (place === undefined || !deps.rules.isReached(caller, place)) return undefined
    return findEvents(tx, deviceId, wish)
  })
  if (found === undefined) throw new Refused('NOT_FOUND', '/deviceId')
  const last = found.at(-1)
  return {
    events: found.map(({ kind, value, happenedAt, receivedAt }) => ({
      kind: kind as AnswerOf<typeof seeDeviceEvents>['events'][number]['kind'],
      value,
      happenedAt: happenedAt.toISOString(),
      receivedAt: receivedAt.toISOString(),
    })),
    next: found.length < eventsOnPage || last === undefined ? null : String(last.id),
  }
}

/** What one who follows the inventory has been told of each device. */
export type Told = Map<string, { state: string; figures: string }>

interface News {
  readonly devices: readonly InventoryDevice[]
  readonly states: readonly DeviceState[]
}

type DeviceState = Pick<
  InventoryDevice,
  | 'deviceId'
  | 'condition'
  | 'heardAt'
  | 'version'
  | 'isVisible'
  | 'brightnessPercent'
  | 'clockOffsetMs'
  | 'queueLength'
  | 'revokedAt'
>

/**
 * What is another than told. What a device says of itself is looked at each time; what it has handed in only where its numbers have
 * moved, because that is counted.
 */
export async function findNews(deps: InventoryDeps, caller: Reach, told: Told): Promise<News> {
  const { world, rules } = deps
  const now = world.now()
  const place = { divisionIds: rules.divisionsWithin(caller.divisionId), hallId: caller.hallId }
  const { changed, states, loaded } = await readScoped(deps, caller, async (tx) => {
    const rows = await findStates(tx, place)
    const seen = rows.map((row) => ({ row, state: toState(rules, row, now), figures: figuresOf(row) }))
    const moved = seen.filter(({ row, figures }) => told.get(row.deviceId)?.figures !== figures)
    const ids = moved.map(({ row }) => row.deviceId)
    return {
      changed: seen.filter(({ row, state }) => told.get(row.deviceId)?.state !== JSON.stringify(state)),
      states: seen,
      loaded: ids.length === 0 ? { rows: [], gaps: [] } : await load(tx, { ...place, deviceIds: ids }),
    }
  })
  const devices = toViews(rules, loaded.rows, loaded.gaps, now)
  const whole = new Set(devices.map(({ deviceId }) => deviceId))
  for (const { row, state, figures } of states) told.set(row.deviceId, { state: JSON.stringify(state), figures })
  return {
    devices,
    states: changed.map(({ state }) => state).filter(({ deviceId }) => !whole.has(deviceId)),
  }
}

const figuresOf = ({ saidSequence, queueLength, revokedAt }: StateRow) =>
  [saidSequence, queueLength, revokedAt === null].join('|')

function toState(rules: RuleBook, row: StateRow, now: number): DeviceState {
  const policy = rules.loadPolicy('terminal', row.divisionId, now).body
  const { deviceId, heardAt, revokedAt, version, isVisible, brightnessPercent, clockOffsetMs, queueLength } = row
  return {
    deviceId,
    condition: conditionOf({ heardAt: heardAt?.getTime() ?? null, isRevoked: revokedAt !== null }, policy, now),
    heardAt: heardAt?.toISOString() ?? null,
    version,
    isVisible,
    brightnessPercent,
    clockOffsetMs,
    queueLength,
    revokedAt: revokedAt?.toISOString() ?? null,
  }
}

async function loadHall(world: World, hallCode: string, now: number): Promise<Reach> {
  const halls = await findHalls(world.app, toPlainDate(now))
  const hall = halls.find((each) => each.hallCode === hallCode)
  if (hall === undefined) throw new Refused('HALL_UNKNOWN', '/hallCode')
  return hall
}

function toView(rules: RuleBook, row: InventoryRow, gaps: readonly GapRow[], now: number): InventoryDevice {
  const policy = rules.loadPolicy('terminal', row.divisionId, now).body
  const { heardAt, revokedAt, settings, kept, refused, entries, unfitting } = row
  const inGaps = gaps.reduce((sum, { first, last }) => sum + last - first + 1, 0)
  const isHeard = row.saidSequence !== null && row.queueLength !== null
  const atEnd = isHeard ? countMissingAtEnd(row.saidSequence, row.queueLength, row.lastSequence) : 0
  return {
    deviceId: row.deviceId,
    name: row.name,
    kind: row.kind,
    divisionCode: row.divisionCode,
    hallCode: row.hallCode,
    hallName: row.hallName,
    windowCode: row.windowCode,
    pairedAt: row.pairedAt.toISOString(),
    revokedAt: revokedAt?.toISOString() ?? null,
    condition: conditionOf({ heardAt: heardAt?.getTime() ?? null, isRevoked: revokedAt !== null }, policy, now),
    heardAt: heardAt?.toISOString() ?? null,
    version: row.version,
    isVisible: row.isVisible,
    brightnessPercent: row.brightnessPercent,
    clockOffsetMs: row.clockOffsetMs,
    queueLength: row.queueLength,
    settings,
    lossy: settings?.keypad ? isLossy(settings.keypad) : false,
    drivers: driversOf(row),
    lastSequence: row.lastSequence,
    entries: { kept, refused, waiting: entries - kept - refused, unfitting },
    gaps: gaps.map(({ first, last, seenAt }) => ({ first, last, seenAt: seenAt.toISOString() })),
    missing: inGaps + atEnd,
    numbersWentBack: row.numbersWentBack,
    handedInBy: row.handedInBy,
  }
}

type Driver = InventoryDevice['drivers'][number]

/** What was configured; a driver works when the terminal has said so. */
function driversOf({ settings, drivers }: InventoryRow): Driver[] {
  return Object.entries(settings?.drivers ?? {})
    .filter(([, driver]) => driver !== 'NONE')
    .map(([kind, driver]) => ({
      kind: kind as Driver['kind'],
      driver,
      works: drivers?.some((said) => said.kind === kind && said.works) ?? false,
    }))
}

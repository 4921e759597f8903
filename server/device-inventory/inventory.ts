import type { seeDevices } from '../../contracts/device.ts'
import type { AnswerOf } from '../../contracts/route.ts'
import type { Reach } from '../../domain/access.ts'
import { toPlainDate } from '../../domain/kernel/plain-date.ts'
import { isLossy } from '../../domain/keypad.ts'
import { conditionOf, countMissingAtEnd } from '../../domain/terminal-entry.ts'
import { readScoped } from '../access/index.ts'
import { findHalls } from '../catalogue/index.ts'
import { Refused } from '../platform/refused.ts'
import type { World } from '../platform/world.ts'
import type { RuleBook } from '../policy/index.ts'
import { findDevices, findGaps, type GapRow, type InventoryRow } from './store.ts'

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
    const found = await findDevices(tx, rules.divisionsWithin(caller.divisionId), hall.hallId)
    const ids = found.map(({ deviceId }) => deviceId)
    return { rows: found, gaps: ids.length === 0 ? [] : await findGaps(tx, ids) }
  })
  return {
    asOf: new Date(now).toISOString(),
    devices: rows.map((row) => {
      const own = gaps.filter(({ deviceId }) => deviceId === row.deviceId)
      return toView(rules, row, own, now)
    }),
  }
}

async function loadHall(world: World, hallCode: string, now: number): Promise<Reach> {
  const halls = await findHalls(world.app, toPlainDate(now))
  const hall = halls.find((each) => each.hallCode === hallCode)
  if (hall === undefined) throw new Refused('HALL_UNKNOWN', '/hallCode')
  return hall
}

function toView(
  rules: RuleBook,
  row: InventoryRow,
  gaps: readonly GapRow[],
  now: number,
): Inventory['devices'][number] {
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

type Driver = Inventory['devices'][number]['drivers'][number]

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

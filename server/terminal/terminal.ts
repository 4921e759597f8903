import type { AnswerOf, BodyOf } from '../../contracts/route.ts'
import type { seeTerminal, tellHeartbeat } from '../../contracts/terminal.ts'
import { identityModeOf } from '../../domain/identity-mode.ts'
import { toPlainDate } from '../../domain/kernel/plain-date.ts'
import { hasGoneBack } from '../../domain/terminal-entry.ts'
import { findWindows } from '../catalogue/index.ts'
import { type DeviceRow, findDeviceById, type TerminalSettings } from '../device/index.ts'
import type { EvaluationDeps } from '../evaluation/index.ts'
import type { KeyStore } from '../platform/keys.ts'
import { Refused } from '../platform/refused.ts'
import type { World } from '../platform/world.ts'
import { questionnaireOf, type RuleBook } from '../policy/index.ts'
import type { Sealing } from './seal.ts'
import { appendEvents, findSaidSequence, keepState } from './store.ts'

export interface TerminalDeps {
  readonly world: World
  readonly keys: KeyStore
  readonly rules: RuleBook
  readonly sealing: Sealing
  /** The intake: what a terminal hands in is given like everything else. */
  readonly evaluation: EvaluationDeps
}

/** A device that can be a terminal: it stands at a window and has a key to sign with. */
export interface TerminalPlace {
  readonly windowId: number
  readonly windowCode: string
}

export function loadTerminalPlace(device: DeviceRow): TerminalPlace {
  const { windowId, windowCode, publicKey, kind } = device
  if (windowId === null || windowCode === null || publicKey === null || kind === 'SCREEN')
    throw new Refused('FORBIDDEN')
  return { windowId, windowCode }
}

/**
 * The pairing that a device had before it was revoked, whose evaluations it still holds: what was tapped must not be lost with it.
 * Sound, because each entry is signed with the key of that pairing, which never leaves the device, and because the new pairing has
 * the same right, at the same window of the same hall, to say what it pleases itself.
 */
export async function loadEarlier(
  { world }: TerminalDeps,
  device: DeviceRow,
  place: TerminalPlace,
  earlierId: string,
): Promise<DeviceRow> {
  const earlier = await findDeviceById(world.app, earlierId)
  const isSamePlace = earlier?.hallId === device.hallId && earlier.windowId === place.windowId
  if (earlier === undefined || earlier.revokedAt === null || !isSamePlace) throw new Refused('FORBIDDEN', '/ofDeviceId')
  return earlier
}

const plainSettings: TerminalSettings = {
  layout: 'OPEN',
  edition: 'ordinary',
  language: 'zh-CN',
  keypad: null,
  drivers: { idReader: 'NONE', face: 'NONE', signature: 'NONE', printer: 'NONE', screen: 'NONE' },
}

export async function viewTerminal(
  { world, rules, sealing }: TerminalDeps,
  device: DeviceRow,
  place: TerminalPlace,
): Promise<AnswerOf<typeof seeTerminal>> {
  const now = world.now()
  const windows = await findWindows(world.app, [device.hallCode], toPlainDate(now))
  const window = windows.find(({ windowId }) => windowId === place.windowId)
  if (window === undefined) throw new Refused('FORBIDDEN')
  const { divisionId, hallName, windowName } = window
  return {
    deviceId: device.deviceId,
    hallCode: device.hallCode,
    hallName,
    windowCode: place.windowCode,
    windowName,
    now: new Date(now).toISOString(),
    settings: device.settings ?? plainSettings,
    sealingKey: sealing.publicKey,
    identityMode: identityModeOf(
      rules.loadPolicy('identity-mode', divisionId, now).body,
      device.kind === 'KIOSK' ? 'KIOSK' : 'HALL_TABLET',
    ),
    questionnaire: questionnaireOf(rules, divisionId, now),
    rules: rules.loadPolicy('terminal', divisionId, now).body,
  }
}

export async function keepHeartbeat(
  { world }: TerminalDeps,
  device: DeviceRow,
  beat: BodyOf<typeof tellHeartbeat>,
): Promise<AnswerOf<typeof tellHeartbeat>> {
  const now = world.now()
  const offset = now - Date.parse(beat.deviceTime)
  const { deviceId, divisionId, hallId } = device
  const place = { deviceId, divisionId, hallId }
  await world.app.transaction().execute(async (tx) => {
    const saidBefore = await findSaidSequence(tx, deviceId)
    await keepState(tx, { ...place, ...beat, heardAt: new Date(now), clockOffsetMs: offset })
    // In our time: a device with a wrong clock tells what happened yesterday as of next week.
    const events = beat.events.map(({ kind, at, value }) => ({
      kind,
      value: value?.normalize('NFC') ?? null,
      happenedAt: new Date(Math.min(now, Date.parse(at) + offset)).toISOString(),
    }))
    const back = hasGoneBack(saidBefore, beat.lastSequence) ? [wentBack(saidBefore, beat.lastSequence, now)] : []
    await appendEvents(tx, place, [...events, ...back], new Date(now))
  })
  return { now: new Date(now).toISOString() }
}

/** What no device would say of itself. */
function wentBack(before: number | undefined, said: number, now: number) {
  return { kind: 'NUMBERS_WENT_BACK', value: `${before}>${said}`, happenedAt: new Date(now).toISOString() }
}

import type { BodyOf } from '../../contracts/route.ts'
import type { handInEntries } from '../../contracts/terminal.ts'
import type { EvaluationChannel } from '../../domain/evaluation-channel.ts'
import { gradesOf, isLossy } from '../../domain/keypad.ts'
import {
  isBeforeScreen,
  isWithinGrace,
  type TerminalPolicy,
  toCaseSearch,
  toGivenAt,
} from '../../domain/terminal-entry.ts'
import type { DeviceRow } from '../device/index.ts'
import { idempotencyKeyHash, keepEvaluation } from '../evaluation/index.ts'
import { deriveToken, tokenHash } from '../invitation/index.ts'
import { Refused } from '../platform/refused.ts'
import { caseNoAnywhereIndexOf } from '../service-case/index.ts'
import { findNote, type Note } from './note.ts'
import { appendCapture, findRedemptions, findServiceOfToken, findServicesOfCase, type ServiceFound } from './store.ts'
import type { TerminalDeps, TerminalPlace } from './terminal.ts'

export interface Opened {
  readonly entry: BodyOf<typeof handInEntries>['entries'][number]
  /** When it first arrived: what is judged by time is judged alike however often it is handed in. */
  readonly arrivedAt: number
}

/** What has become of an entry; the receipt is for the visitor before the screen, and for nobody else. */
export type Settled = { readonly state: 'KEPT'; readonly receipt?: string } | { readonly state: 'WAITING' }

/**
 * Opens one entry and gives its evaluation through the intake, as if it had been given online. Refuses for good with the
 * rule's codes; WAITING where the case that was named at the counter has not been reported yet.
 *
 * The receipt opens the evaluation, and whoever looks after a device is not who tapped on it. So it is told once, by the call that
 * has kept the evaluation, while its visitor may still stand there: never on a replay, never of what waited for the network or for
 * its case. Whoever holds the keys of a device, or a copy of its queue, collects none by handing in again.
 */
export async function settle(
  deps: TerminalDeps,
  device: DeviceRow,
  place: TerminalPlace,
  { entry, arrivedAt }: Opened,
): Promise<Settled> {
  const { world, rules } = deps
  const text = deps.sealing.open(device.deviceId, entry.sealed)
  if (text === undefined) throw new Refused('SEAL_UNREADABLE')
  const note = findNote(text)
  if (note === undefined) throw new Refused('MALFORMED')
  // By our clock: the device's may stand at the beginning of time, where no rule was in force.
  const policy = rules.loadPolicy('terminal', device.divisionId, arrivedAt).body
  const key = `terminal-${device.deviceId}-${entry.sequence}`
  const service = await findService(deps, place, note, { entry, arrivedAt }, policy, key)
  if (service === undefined) return waitForCase(arrivedAt, world.now(), policy)
  const givenAt = toGivenAt(entry.at, service.endedAt.getTime(), arrivedAt)
  if (!isWithinGrace(givenAt, arrivedAt, policy)) throw new Refused('ARRIVED_TOO_LATE')
  const isInTime = givenAt < service.expiresAt.getTime()
  const { answer, replayed } = await keepEvaluation(
    deps.evaluation,
    {
      token: deriveToken(deps.keys, service.occurrenceId),
      grade: note.grade,
      channel: channelOf(device, note),
      deviceTime: new Date(givenAt).toISOString(),
      ...(note.tags === undefined ? {} : { tags: note.tags }),
      ...(note.comment === undefined ? {} : { comment: note.comment }),
      ...(note.scores === undefined ? {} : { scores: note.scores }),
    },
    key,
    isInTime ? graceMs(policy) : 0,
  )
  await keepCapture(deps, device, note, answer.id)
  const isForVisitor = !replayed && isBeforeScreen(entry.at, world.now(), policy)
  return { state: 'KEPT', ...(isForVisitor ? { receipt: answer.receipt } : {}) }
}

const graceMs = (policy: TerminalPolicy) => policy.offlineGraceNaturalDays * 86_400_000

/** A case that was never reported leaves an evaluation of nothing: it waits as long as it might have arrived, and no longer. */
function waitForCase(arrivedAt: number, now: number, policy: TerminalPolicy): Settled {
  if (!isWithinGrace(arrivedAt, now, policy)) throw new Refused('CASE_NOT_REPORTED')
  return { state: 'WAITING' }
}

async function findService(
  deps: TerminalDeps,
  place: TerminalPlace,
  note: Note,
  { entry, arrivedAt }: Opened,
  policy: TerminalPolicy,
  key: string,
): Promise<ServiceFound | undefined> {
  const { world } = deps
  if ('token' in note.service) {
    const found = await findServiceOfToken(world.app, tokenHash(note.service.token))
    if (found === undefined) throw new Refused('INVITATION_UNKNOWN')
    return found
  }
  const search = toCaseSearch(entry.at, entry.atBy === 'RUNNING', arrivedAt, policy)
  const services = await findServicesOfCase(
    world.app,
    caseNoAnywhereIndexOf(world.vault, note.service.caseNo),
    place.windowId,
    new Date(search.from),
    new Date(search.until),
  )
  return chooseService(deps, services, search.near, key)
}

/**
 * Which service of the case was meant: the one this very entry has been given for before, else the nearest in time that nobody has
 * evaluated, else the nearest (and that is refused as evaluated already).
 */
async function chooseService(
  { world, keys }: TerminalDeps,
  services: readonly ServiceFound[],
  at: number,
  key: string,
): Promise<ServiceFound | undefined> {
  if (services.length === 0) return undefined
  const images = services.map(({ occurrenceId }) =>
    world.vault.blindIndex('nullifier', deriveToken(keys, occurrenceId)),
  )
  const redemptions = await findRedemptions(world.app, images)
  const own = idempotencyKeyHash(world, key)
  const ranked = services
    .map((service, index) => {
      const redemption = redemptions.find(({ nullifier }) => images[index]?.equals(nullifier))
      const rank = redemption === undefined ? 1 : redemption.idempotencyKeyHash.equals(own) ? 0 : 2
      return { service, rank, distance: Math.abs(service.endedAt.getTime() - at) }
    })
    .sort((a, b) => a.rank - b.rank || a.distance - b.distance)
  return ranked[0]?.service
}

/** What was tapped on the screen of a device. A pad is a channel of its own, only where one was set up and pressed. */
const screenOfKind: { readonly [Kind in DeviceRow['kind']]: EvaluationChannel } = {
  TABLET: 'HALL_TABLET',
  KIOSK: 'KIOSK',
  KEYPAD: 'HALL_TABLET',
  SCREEN: 'HALL_TABLET',
}

function channelOf(device: DeviceRow, note: Note): EvaluationChannel {
  return note.by === 'KEYPAD' && device.settings?.keypad ? 'KEYPAD' : screenOfKind[device.kind]
}

const driverOfPresence = { ID_CARD: 'idReader', FACE: 'face', SIGNATURE: 'signature' } as const

/** What the device was set up to show, not what it says: it can neither invent a reader nor pass an emulator for a true one. */
function believedPresence(device: DeviceRow, { presence }: Note): Note['presence'] {
  return presence.flatMap(({ kind, isEmulated }) => {
    const driver = device.settings?.drivers[driverOfPresence[kind]] ?? 'NONE'
    return driver === 'NONE' ? [] : [{ kind, isEmulated: isEmulated || driver === 'EMULATOR' }]
  })
}

/** How it was taken, where that matters: written before the outcome, so that a repeat writes what a crash has cut off. */
async function keepCapture(
  { world }: TerminalDeps,
  device: DeviceRow,
  note: Note,
  evaluationId: string,
): Promise<void> {
  const pad = note.by === 'KEYPAD' ? device.settings?.keypad : null
  const grades = pad ? gradesOf(pad) : [5, 4, 3, 2, 1]
  const lossy = pad ? isLossy(pad) : false
  const presence = believedPresence(device, note)
  if (!lossy && presence.length === 0) return
  await appendCapture(world.app, {
    evaluationId,
    divisionId: device.divisionId,
    hallId: device.hallId,
    lossy,
    grades,
    presence: [...new Set(presence.map(({ kind }) => kind))],
    isEmulated: presence.some(({ isEmulated }) => isEmulated),
  })
}

import { type RefusalCode, toProblem } from '../../contracts/problem.ts'
import type { AnswerOf, BodyOf } from '../../contracts/route.ts'
import type { handInEntries } from '../../contracts/terminal.ts'
import { placeEntry } from '../../domain/terminal-entry.ts'
import { chainBeginning, entryBytes } from '../../ledger/terminal-entry.ts'
import { nodeLedger, sha256 } from '../../signing/node-ledger.ts'
import type { DeviceRow } from '../device/index.ts'
import { type Database, orBusy } from '../platform/database.ts'
import { Refused } from '../platform/refused.ts'
import { isSignedBy } from './seal.ts'
import { type Opened, settle } from './settle.ts'
import {
  appendEntry,
  appendGap,
  appendHandover,
  appendOutcome,
  type EntryKnown,
  findEntry,
  findEntryAbove,
  findEntryBelow,
  findOutcomes,
  lockChain,
} from './store.ts'
import type { TerminalDeps, TerminalPlace } from './terminal.ts'

type Entry = BodyOf<typeof handInEntries>['entries'][number]
export type EntryAnswer = AnswerOf<typeof handInEntries>['answers'][number]

/** Whose chain it is, where it stands, and which device hands it in: its own, or a later pairing of it. */
export interface HandedIn {
  readonly device: DeviceRow
  readonly place: TerminalPlace
  readonly byDeviceId: string
}

interface Hashed {
  readonly entry: Entry
  readonly hash: Buffer
}

/**
 * Takes down what a terminal hands in: first its numbers and their chain, together, then each evaluation through the intake, in
 * the order in which citizens tapped. Repeating is harmless at every point where it can break off.
 */
export async function takeEntries(
  deps: TerminalDeps,
  from: HandedIn,
  entries: readonly Entry[],
): Promise<readonly EntryAnswer[]> {
  const { world } = deps
  const { device } = from
  const sorted = [...entries].sort((a, b) => a.sequence - b.sequence)
  const hashed = sorted.map((entry) => ({ entry, hash: sha256(entryBytes(nodeLedger, device.deviceId, entry)) }))
  const signed = hashed.filter(({ entry, hash }) => isSigned(device, entry, hash))
  const known = await world.app.transaction().execute((tx) => takeDown(deps, tx, from, signed))
  const sequences = [...known.keys()]
  const settled = new Map((await findOutcomes(world.app, device.deviceId, sequences)).map((row) => [row.sequence, row]))
  const answers: EntryAnswer[] = []
  let isBusy = false
  for (const each of hashed) {
    const { sequence } = each.entry
    const kept = known.get(sequence)
    const before = settled.get(sequence)
    if (kept === undefined) answers.push(later(sequence, 'SIGNATURE_WRONG'))
    else if (!kept.hash.equals(each.hash)) answers.push(later(sequence, 'CONFLICT'))
    else if (before !== undefined) answers.push(toAnswer(sequence, before.outcome, before.code as RefusalCode | null))
    else if (isBusy) answers.push(later(sequence, 'BUSY'))
    else {
      const answer = await settleOne(deps, from, each.entry, kept)
      isBusy = answer.state === 'LATER' && answer.problem?.code === 'BUSY'
      answers.push(answer)
    }
  }
  return answers
}

function isSigned(device: DeviceRow, entry: Entry, hash: Buffer): boolean {
  return device.publicKey !== null && isSignedBy(device.publicKey, hash, entry.signature)
}

/** The rows of the chain for all that was sent; what stands there already stays as it is. */
async function takeDown(
  { world }: TerminalDeps,
  tx: Database,
  { device, byDeviceId }: HandedIn,
  hashed: readonly Hashed[],
): Promise<ReadonlyMap<number, EntryKnown>> {
  await lockChain(tx, device.deviceId)
  const receivedAt = new Date(world.now())
  if (byDeviceId !== device.deviceId && hashed.length > 0)
    await appendHandover(tx, toPlace(device), { byDeviceId, at: receivedAt })
  const known = new Map<number, EntryKnown>()
  for (const { entry, hash } of hashed) {
    const { sequence } = entry
    const before = known.get(sequence) ?? (await findEntry(tx, device.deviceId, sequence))
    if (before !== undefined) {
      known.set(sequence, before)
      continue
    }
    const previous = Buffer.from(entry.previous, 'base64url')
    const { fits, gap } = await placeOf(tx, device.deviceId, entry, hash)
    const row = { ...toPlace(device), sequence, hash, previous, receivedAt }
    await appendEntry(tx, { ...row, fits, signature: Buffer.from(entry.signature, 'base64url') })
    if (gap !== undefined) await appendGap(tx, { ...toPlace(device), ...gap, seenAt: receivedAt })
    known.set(sequence, row)
  }
  return known
}

async function placeOf(tx: Database, deviceId: string, entry: Entry, hash: Buffer) {
  const below = await findEntryBelow(tx, deviceId, entry.sequence)
  const above = await findEntryAbove(tx, deviceId, entry.sequence)
  const beginning = { sequence: 0, hash: sha256(chainBeginning(nodeLedger, deviceId)).toString('base64url') }
  return placeEntry(
    entry,
    hash.toString('base64url'),
    below === undefined ? beginning : { sequence: below.sequence, hash: below.hash.toString('base64url') },
    above && { sequence: above.sequence, previous: above.previous.toString('base64url') },
  )
}

async function settleOne(
  deps: TerminalDeps,
  { device, place, byDeviceId }: HandedIn,
  entry: Entry,
  kept: EntryKnown,
): Promise<EntryAnswer> {
  const { world } = deps
  const { sequence } = entry
  const opened: Opened = { entry, arrivedAt: kept.receivedAt.getTime() }
  try {
    const settled = await settle(deps, device, place, opened)
    if (settled.state === 'WAITING') return { sequence, state: settled.state }
    await appendOutcome(world.app, outcomeOf(device, sequence, 'KEPT', null, world.now()))
    // What an earlier pairing has left was tapped by nobody who stands there now.
    return toKept(deps, sequence, byDeviceId === device.deviceId ? settled.receipt : undefined)
  } catch (thrown) {
    const error = orBusy(thrown)
    if (!(error instanceof Refused)) {
      world.log.error({ fault: (error as Error).name }, 'fault in an entry of a terminal')
      return later(sequence, 'FAULT')
    }
    if (error.code === 'BUSY') return later(sequence, 'BUSY')
    await appendOutcome(world.app, outcomeOf(device, sequence, 'REFUSED', error.code, world.now()))
    return toAnswer(sequence, 'REFUSED', error.code)
  }
}

function toKept({ world }: TerminalDeps, sequence: number, receipt: string | undefined): EntryAnswer {
  const answer = { sequence, state: 'KEPT' } as const
  // Behind the #: no server and no log on the way is told it.
  return receipt === undefined ? answer : { ...answer, receipt, url: `${world.publicUrl()}/r#${receipt}` }
}

function outcomeOf(device: DeviceRow, sequence: number, outcome: 'KEPT' | 'REFUSED', code: string | null, now: number) {
  return { ...toPlace(device), sequence, outcome, code, settledAt: new Date(now) }
}

function toPlace({ deviceId, divisionId, hallId }: DeviceRow) {
  return { deviceId, divisionId, hallId }
}

function toAnswer(sequence: number, state: 'KEPT' | 'REFUSED', code: RefusalCode | null): EntryAnswer {
  return code === null ? { sequence, state } : { sequence, state, problem: toProblem(code) }
}

/** Not taken: the terminal keeps it. */
function later(sequence: number, code: RefusalCode): EntryAnswer {
  return { sequence, state: 'LATER', problem: toProblem(code) }
}

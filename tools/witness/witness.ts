import { emptyRoot, type Hash, isConsistent } from '../../ledger/merkle.ts'
import { findNote, findSigners, type NoteKey, type SignedNote, writeNote } from '../../ledger/note.ts'
import { nodeLedger } from '../../signing/node-ledger.ts'
import { checkSignature, cosign } from '../../signing/sign-note.ts'
import type { NoteSigner } from '../../signing/signer.ts'
import { syncFolder } from './durable.ts'
import { dropUnproven, type EvidenceKind, keepEvidence } from './evidence.ts'
import { type AddCheckpoint, findAddCheckpoint } from './request.ts'
import { findHeld, goOn, type Held } from './state.ts'

/** A log that is watched: whose signatures it is known by, and what its tree is made of. */
export interface WatchedLog {
  readonly origin: string
  readonly keys: readonly NoteKey[]
  readonly hash: Hash
  /** Where its state and its evidence lie. */
  readonly folder: string
}

export interface Answer {
  readonly status: number
  readonly type: string
  readonly body: string
}

export interface WitnessParts {
  readonly signer: NoteSigner
  readonly logs: readonly WatchedLog[]
  /** Milliseconds since 1970. */
  now(): number
  /** A line for whoever runs it. */
  tell(line: string): void
}

export interface Witness {
  /** Answers the body of `POST /add-checkpoint`; what it answers 200 to is on the disk before. */
  addCheckpoint(body: Uint8Array): Promise<Answer>
}

const plain = (status: number, body: string): Answer => ({ status, type: 'text/plain; charset=utf-8', body })
const sized = (size: number): Answer => ({ status: 409, type: 'text/x.tlog.size', body: `${size}\n` })

/** A witness never cosigns two checkpoints of one log of which the later does not go on from the earlier: that is all it promises. */
export function createWitness(parts: WitnessParts): Witness {
  const inTurn = turns()
  return {
    async addCheckpoint(body) {
      const shown = findAddCheckpoint(body)
      if (shown === undefined) return plain(400, 'not what C2SP tlog-witness calls add-checkpoint\n')
      const log = parts.logs.find(({ origin }) => origin === shown.checkpoint.origin)
      if (log === undefined) return plain(404, 'a log that this witness does not watch\n')
      const signed = await findSigned(log, shown.note)
      if (signed === undefined) return plain(403, 'not signed by a key of this log\n')
      if (shown.old > shown.checkpoint.size) return plain(400, 'the old size is above the size of the checkpoint\n')
      return inTurn(log.origin, () => decide(parts, log, shown, signed))
    },
  }
}

/**
 * The note with the signatures of the log alone. Each key is heard once, those that are quick to check first: a note full of copies of one
 * signature does not keep us busy. undefined where nobody known has signed, or one of them has not.
 */
async function findSigned({ keys }: WatchedLog, { text, signatures }: SignedNote): Promise<SignedNote | undefined> {
  const quickFirst = keys.toSorted((a, b) => Number(a.type === 'sm2') - Number(b.type === 'sm2'))
  const heard = quickFirst
    .map((key) => signatures.find(({ name, keyId }) => name === key.name && keyId === key.keyId))
    .filter((signature) => signature !== undefined)
  const note = { text, signatures: heard }
  const signers = await findSigners(nodeLedger, note, keys, checkSignature)
  return signers === undefined || signers.length === 0 ? undefined : note
}

async function decide(parts: WitnessParts, log: WatchedLog, shown: AddCheckpoint, signed: SignedNote): Promise<Answer> {
  const held = await findHeld(log.folder)
  const size = held?.checkpoint.size ?? 0
  const isFork = held?.checkpoint.size === shown.checkpoint.size && !isSameRoot(held, shown)
  if (held !== undefined && isFork) await keep(parts, log, 'CONFLICT', held, shown)
  if (isFork || shown.old !== size) return sized(size)
  if (!doesGoOn(log.hash, held, shown)) {
    if (held !== undefined && size > 0) await keep(parts, log, 'UNPROVEN', held, shown)
    return plain(422, 'the proof does not lead from what was cosigned to this checkpoint\n')
  }
  const line = await cosign(writeNote(signed), Math.floor(parts.now() / 1000), parts.signer)
  if (held?.checkpoint.size === shown.checkpoint.size) {
    // It is there already; whoever wrote it may have been killed before its name was on the disk.
    await syncFolder(log.folder)
  } else if (!(await goOn(log.folder, held, writeNote(signed) + line))) {
    return sized((await findHeld(log.folder))?.checkpoint.size ?? 0)
  }
  await dropUnproven(log.folder, shown)
  return plain(200, line)
}

function isSameRoot(held: Held, shown: AddCheckpoint): boolean {
  return Buffer.from(held.checkpoint.root).equals(shown.checkpoint.root)
}

function doesGoOn(hash: Hash, held: Held | undefined, { old, proof, checkpoint }: AddCheckpoint): boolean {
  if (checkpoint.size === 0 && !Buffer.from(emptyRoot(hash)).equals(checkpoint.root)) return false
  // Any log goes on from one in which nothing stands.
  if (old === 0 || held === undefined) return proof.length === 0
  const { size: oldSize, root: oldRoot } = held.checkpoint
  return isConsistent(hash, { oldSize, oldRoot, newSize: checkpoint.size, newRoot: checkpoint.root, proof })
}

/** A full disk must not keep us from refusing. */
async function keep(
  { tell, now }: WitnessParts,
  log: WatchedLog,
  kind: EvidenceKind,
  held: Held,
  shown: AddCheckpoint,
): Promise<void> {
  try {
    const name = await keepEvidence(log.folder, kind, held, shown, new Date(now()))
    if (name !== undefined) tell(`evidence (${kind}) against ${log.origin}: ${log.folder}/${name}`)
  } catch (error) {
    tell(`evidence (${kind}) against ${log.origin} cannot be written: ${(error as Error).message}`)
  }
}

/** Whether a held note bears the cosignature of this key: else the folder belongs to somebody else. */
export async function isOurs(note: string, key: NoteKey): Promise<boolean> {
  const found = findNote(note)
  const signers = found && (await findSigners(nodeLedger, found, [key], checkSignature))
  return signers?.length === 1
}

/** One after another for each name, in the order in which they came. */
function turns(): <T>(name: string, work: () => Promise<T>) => Promise<T> {
  const last = new Map<string, Promise<unknown>>()
  return (name, work) => {
    const turn = (last.get(name) ?? Promise.resolve()).then(work, work)
    last.set(name, turn)
    return turn
  }
}

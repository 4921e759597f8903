import { leafHash } from '../../ledger/leaf.ts'
import { findNote, findSigners, findVkey } from '../../ledger/note.ts'
import { nodeLedger } from '../../signing/node-ledger.ts'
import { checkSignature } from '../../signing/sign-note.ts'
import type { KeyRow } from '../ledger-key/index.ts'
import { committed, type Database } from '../platform/database.ts'
import { findMirrored, type Mirrored, readMirroredLeaves } from './mirror.ts'
import { deletePendingTaken, type Head, insertCheckpoint, insertLeaves, lockHead } from './store.ts'
import { Tree } from './tree.ts'

/** Why a log is not filled up: nothing was changed. */
class CannotRefill extends Error {}

export interface Refilled {
  readonly from: number
  readonly to: number
  /** Leaves that waited and that the copy has already. */
  readonly alreadyTaken: number
}

/**
 * Fills a log up from a copy, after its database was put back from a backup: it becomes what it was, bit for bit, or nothing is changed. Records
 * that the backup lacks do not come back by this; that they were there stays provable.
 * @throws CannotRefill
 */
export async function refill(
  sealer: Database,
  { folder, keys }: { readonly folder: string; readonly keys: readonly KeyRow[] },
): Promise<Refilled> {
  const mirrored = await findSigned(folder, keys)
  return committed(sealer, async (tx) => {
    const head = await lockHead(tx)
    if (head === undefined) throw new CannotRefill('another server works on the log: stop it first')
    if (head.origin !== mirrored.origin)
      throw new CannotRefill(`the copy is of ${mirrored.origin}, not of ${head.origin}`)
    if (mirrored.size < head.size)
      throw new CannotRefill(`the copy ends at ${mirrored.size}, the log has ${head.size} already`)
    const filled = await appendFrom(tx, head, folder, mirrored.size)
    if (!filled.root.equals(mirrored.root))
      throw new CannotRefill('the log of this database is not the beginning of the copy: one of them was changed')
    const alreadyTaken = await deletePendingTaken(tx, head.size)
    await insertCheckpoint(tx, 'SHA256', { size: filled.size, root: filled.root, note: mirrored.note, at: new Date() })
    return { from: head.size, to: filled.size, alreadyTaken }
  })
}

/**
 * The newest checkpoint of a copy, signed by a key of each kind, and by nobody under their name whom this database does not know: a copy that was made after the
 * keys changed would be written on by those that have ended.
 */
async function findSigned(folder: string, rows: readonly KeyRow[]): Promise<Mirrored> {
  const mirrored = await findMirrored(folder)
  const note = mirrored && findNote(mirrored.note)
  if (mirrored === undefined || note === undefined) throw new CannotRefill(`there is no copy of a log in ${folder}`)
  const ofLog = rows.filter(({ name }) => name === mirrored.origin)
  const keys = ofLog.map(({ vkey }) => findVkey(nodeLedger, vkey)).filter((key) => key !== undefined)
  const found = await findSigners(nodeLedger, note, keys, checkSignature)
  const types = new Set(keys.map(({ type }) => type))
  const isSigned = types.size > 0 && [...types].every((type) => found?.some((key) => key.type === type))
  const isKnown = note.signatures.every(
    ({ name, keyId }) => name !== mirrored.origin || keys.some((key) => key.keyId === keyId),
  )
  if (found !== undefined && found.length > 0 && !isKnown)
    throw new CannotRefill(
      'the copy is signed by keys that came after those of this database: end these as they were ended then (“rotate”), and fill up after that',
    )
  if (!isSigned) throw new CannotRefill('the checkpoint of the copy is not signed by this log')
  return mirrored
}

async function appendFrom(tx: Database, head: Head, folder: string, to: number): Promise<Head> {
  const tree = new Tree()
  let filled = head
  for await (const leaves of readMirroredLeaves(folder, head.size, to)) {
    const leafHashes = leaves.map((leaf) => leafHash(nodeLedger, leaf))
    await insertLeaves(tx, {
      from: filled.size,
      count: leaves.length,
      leaves: Buffer.concat(leaves),
      leafHashes: Buffer.concat(leafHashes),
    })
    filled = await tree.append(tx, filled, leafHashes)
  }
  return filled
}

import { readFile } from 'node:fs/promises'
import { findVkey, writeVkey } from '../../ledger/note.ts'
import { nodeLedger } from '../../signing/node-ledger.ts'
import { type KeyEndCause, listLogKeys, recordKeyEnd, recordKeys } from '../ledger-key/index.ts'
import { committed, type Database } from '../platform/database.ts'
import { findNamedKey, keepNamedKey, makeNamedKey } from '../platform/keys.ts'
import { fileOfSet, isHeadOfSet, type KeyPlace } from './key-ring.ts'
import { allSigners, hashOfVkey, keyNames, type LedgerSigners, recordedSet, signersOf } from './keys.ts'

/** Why keys are left as they are: nothing was changed in the database. */
class CannotRotate extends Error {}

export interface RotateWish {
  /** Id of the Ed25519 key that is to end, 8 hex digits: told again after it was done, it ends nothing more. */
  readonly keyId: string
  readonly cause: Extract<KeyEndCause, 'ROTATED' | 'LEAKED' | 'LOST'>
  /** Where the secret of the successor was kept; in the key folder unless said. */
  readonly successorFile?: string | undefined
  /** For how long the old keys sign beside the new ones. */
  readonly transitionMs: number
}

export interface Rotated {
  /** false where it had been done before. */
  readonly isNew: boolean
  readonly endsAt: Date
  /** The keys that sign from now on. */
  readonly vkeys: readonly string[]
  /** File with the secret of what is committed to next. */
  readonly nextFile: string
}

/**
 * Ends the set of keys that signs, and starts the one that was committed to. Files come first and the rest is one transaction: whatever is cut off in
 * between is done by asking again. The secret of the old set is not needed, so that it can have been lost.
 * @throws CannotRotate where the successor is not at hand, or is not the one that was committed to
 */
export async function rotate(place: KeyPlace, wish: RotateWish): Promise<Rotated> {
  const { db, keyDir, origin, now } = place
  const rows = await listLogKeys(db)
  const heads = rows.filter(isHeadOfSet)
  const number = heads.length
  const asked = heads.find(({ name, vkey }) => name === origin && idOf(vkey) === wish.keyId.toLowerCase())
  if (asked === undefined) throw new CannotRotate(`no key of ${origin} has the id ${wish.keyId}: see “status”`)
  const current = rows.filter(({ name, cause }) => keyNames(origin).includes(name) && cause === null)
  if (asked.endsAt !== null)
    return {
      isNew: false,
      endsAt: asked.endsAt,
      vkeys: current.map(({ vkey }) => vkey),
      nextFile: `${fileOfSet(number + 1)}.key`,
    }
  const root = await findSuccessor(keyDir, number + 1, wish.successorFile)
  const successor = signersOf(root, origin)
  for (const { vkey, name, type, successorHash } of current) refuseOther({ vkey, name, type, successorHash }, successor)
  keepNamedKey(keyDir, fileOfSet(number + 1), root)
  const next = signersOf(makeNamedKey(keyDir, fileOfSet(number + 2)), origin)
  const endsAt = new Date(now() + (wish.cause === 'LOST' ? 0 : wish.transitionMs))
  await committed(db, async (tx) => {
    await recordKeys(tx, recordedSet(successor, next, now()), now())
    for (const { vkey } of current) await endOnce(tx, { vkey, cause: wish.cause, endsAt }, now())
  })
  return {
    isNew: true,
    endsAt,
    vkeys: allSigners(successor).map(({ key }) => writeVkey(key)),
    nextFile: `${fileOfSet(number + 2)}.key`,
  }
}

/** The id under which a key stands in a note, 8 hex digits; empty for what is no vkey. */
export function idOf(vkey: string): string {
  return findVkey(nodeLedger, vkey)?.keyId.toString(16).padStart(8, '0') ?? ''
}

async function findSuccessor(keyDir: string, number: number, file: string | undefined): Promise<Buffer> {
  const name = fileOfSet(number)
  const root = file === undefined ? findNamedKey(keyDir, name) : await readFile(file)
  if (root === undefined)
    throw new CannotRotate(`the successor, ${name}.key, is not in the key folder: say where it is, --successor FILE`)
  return root
}

/** A thief who has the old key, or somebody who mixes up files, cannot make another the successor. */
function refuseOther(
  {
    vkey,
    name,
    type,
    successorHash,
  }: Pick<Parameters<typeof recordKeys>[1][number], 'vkey' | 'name' | 'type' | 'successorHash'>,
  successor: LedgerSigners,
): void {
  const follows = allSigners(successor).find(({ key }) => key.name === name && key.type === type)
  const isIt =
    successorHash !== null && follows !== undefined && hashOfVkey(writeVkey(follows.key)).equals(successorHash)
  if (!isIt) throw new CannotRotate(`this is not the successor that ${vkey} committed to`)
}

async function endOnce(tx: Database, end: Parameters<typeof recordKeyEnd>[1], now: number): Promise<void> {
  if (!(await recordKeyEnd(tx, end, now))) throw new CannotRotate(`${end.vkey} has been ended meanwhile`)
}

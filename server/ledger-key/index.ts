import { factLeaf } from '../../ledger/fact.ts'
import { leafHash } from '../../ledger/leaf.ts'
import { loggedFacts } from '../../ledger/logged-facts.ts'
import { nodeLedger } from '../../signing/node-ledger.ts'
import type { Database } from '../platform/database.ts'
import {
  findKeyFacts,
  findKeys,
  findLogKeys,
  insertKeyEnd,
  insertKeys,
  insertSuccessor,
  type KeyEndCause,
  type KeyFact,
  type KeyRow,
  type RecordedKey,
} from './store.ts'

export type { KeyEndCause, KeyPurpose, KeyRow, RecordedKey } from './store.ts'

/** A key was recorded for another purpose, or with another successor: what was said of it once holds. */
export class KeyRecordedOtherwise extends Error {}

/**
 * Records keys that sign, once each: a leaf of the log for each. Called at every start, by any number of servers at once.
 *
 * Throws KeyRecordedOtherwise where one of them is recorded with another purpose, or another commitment to its successor.
 *
 * @returns the vkeys that were new
 */
export async function recordKeys(
  db: Database,
  keys: readonly RecordedKey[],
  now: number = Date.now(),
): Promise<readonly string[]> {
  const added = await insertKeys(db, keys, new Date(now))
  const recorded = new Map(
    (
      await findKeys(
        db,
        keys.map(({ vkey }) => vkey),
      )
    ).map((row) => [row.vkey, row]),
  )
  for (const { vkey, purpose, successorHash } of keys) {
    const row = recorded.get(vkey)
    if (row?.purpose !== purpose || hexOf(row.successorHash) !== hexOf(successorHash)) {
      throw new KeyRecordedOtherwise(`the key ${vkey} is recorded otherwise`)
    }
  }
  return added
}

/** Commits to what follows a key whose own row does not say. @returns false where it was settled before: then that holds */
export function recordSuccessor(
  db: Database,
  successor: { readonly vkey: string; readonly successorHash: Uint8Array },
  now: number = Date.now(),
): Promise<boolean> {
  return insertSuccessor(db, successor, new Date(now))
}

/** All keys that have ever signed for a log of this site or its promises, oldest first, with what follows them and how they ended. */
export function listLogKeys(db: Database): Promise<readonly KeyRow[]> {
  return findLogKeys(db)
}

/** All that the log says of keys that sign for it, for its promises and as its witnesses, as whoever computes their leaves needs it. */
export function listKeyFacts(db: Database): Promise<readonly KeyFact[]> {
  return findKeyFacts(db)
}

/** Records that a key signs no more, once. @returns false where that was recorded before: then that holds */
export function recordKeyEnd(
  db: Database,
  end: { readonly vkey: string; readonly cause: KeyEndCause; readonly endsAt: Date },
  now: number = Date.now(),
): Promise<boolean> {
  return insertKeyEnd(db, end, new Date(now))
}

/** The hash of the leaf that says how a key ended; undefined of one that has not. */
export function endLeafHash({ vkey, cause, endsAt, endRecordedAt }: KeyRow): Buffer | undefined {
  if (cause === null || endsAt === null || endRecordedAt === null) return undefined
  const told = [vkey, cause, microseconds(endsAt), microseconds(endRecordedAt)]
  const leaf = factLeaf(nodeLedger, 'ledger.key_end', loggedFacts['ledger.key_end'], told)
  return Buffer.from(leafHash(nodeLedger, leaf))
}

/** Written by us to the millisecond. */
const microseconds = (at: Date) => `${at.getTime()}000`

const hexOf = (bytes: Uint8Array | null) => (bytes === null ? null : Buffer.from(bytes).toString('hex'))

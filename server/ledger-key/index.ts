import type { Database } from '../platform/database.ts'
import { findKeys, insertKeyEnd, insertKeys, type KeyEndCause, type RecordedKey } from './store.ts'

export type { KeyEndCause, KeyPurpose, RecordedKey } from './store.ts'

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

/** Records that a key signs no more, once. @returns false where that was recorded before: then that holds */
export function recordKeyEnd(
  db: Database,
  end: { readonly vkey: string; readonly cause: KeyEndCause; readonly endsAt: Date },
  now: number = Date.now(),
): Promise<boolean> {
  return insertKeyEnd(db, end, new Date(now))
}

const hexOf = (bytes: Uint8Array | null) => (bytes === null ? null : Buffer.from(bytes).toString('hex'))

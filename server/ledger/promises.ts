import { batchOf } from '../../ledger/batch.ts'
import { writeNote } from '../../ledger/note.ts'
import { promiseText, writePromise } from '../../ledger/promise.ts'
import type { Ed25519Signer } from '../../signing/ed25519.ts'
import { nodeLedger, sha256 } from '../../signing/node-ledger.ts'

/**
 * Promises that leaves will be in the log, once the records that they commit to are durable. One signature for all that were committed together.
 * @param at milliseconds since 1970; now unless said: what was promised before is said again as it was
 * @returns for each leaf the text of its promise; none where no key is at hand
 */
export type PromiseLeaves = (leafHashes: readonly Uint8Array[], at?: number) => readonly string[]

export function openPromises(deps: {
  readonly origin: string
  /** Who signs now; where nobody can, nothing is promised. */
  readonly signers: () => readonly Ed25519Signer[]
  readonly now: () => number
  /** Within how many seconds a leaf is to be in the log, by the policy of that time. */
  readonly seconds: (at: number) => number
}): PromiseLeaves {
  const { origin, signers, now, seconds } = deps
  return (leafHashes, promisedAt = now()) => {
    const by = signers()
    if (by.length === 0) return []
    const { root, paths } = batchOf(sha256, leafHashes)
    const keptBy = promisedAt + 1000 * seconds(promisedAt)
    const text = promiseText({ origin, size: leafHashes.length, promisedAt, keptBy, root })
    const message = nodeLedger.utf8(text)
    const note = writeNote({ text, signatures: by.map(({ key, sign }) => ({ ...key, signature: sign(message) })) })
    return paths.map((path, index) => writePromise({ index, path, note }))
  }
}

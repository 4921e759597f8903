import { batchOf } from '../../ledger/batch.ts'
import { writeNote } from '../../ledger/note.ts'
import { promiseText, writePromise } from '../../ledger/promise.ts'
import type { Ed25519Signer } from '../../signing/ed25519.ts'
import { nodeLedger, sha256 } from '../../signing/node-ledger.ts'

/**
 * Promises that leaves will be in the log, once the records that they commit to are durable. One signature for all that were committed together.
 * @param at milliseconds since 1970; now unless said: what was promised before is said again as it was
 * @returns for each leaf the text of its promise
 */
export type PromiseLeaves = (leafHashes: readonly Uint8Array[], at?: number) => readonly string[]

export function openPromises(deps: {
  readonly origin: string
  readonly signer: Ed25519Signer
  readonly now: () => number
  /** Within how many seconds a leaf is to be in the log, by the policy of that time. */
  readonly seconds: (at: number) => number
}): PromiseLeaves {
  const { origin, signer, now, seconds } = deps
  return (leafHashes, promisedAt = now()) => {
    const { root, paths } = batchOf(sha256, leafHashes)
    const keptBy = promisedAt + 1000 * seconds(promisedAt)
    const text = promiseText({ origin, size: leafHashes.length, promisedAt, keptBy, root })
    const { name, keyId } = signer.key
    const signature = signer.sign(nodeLedger.utf8(text))
    const note = writeNote({ text, signatures: [{ name, keyId, signature }] })
    return paths.map((path, index) => writePromise({ index, path, note }))
  }
}

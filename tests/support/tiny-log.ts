import { createHash, randomBytes } from 'node:crypto'
import { writeCheckpoint } from '../../ledger/checkpoint.ts'
import { appendHashes, emptyEdge, rootOfEdge } from '../../ledger/edge.ts'
import { writeInclusion } from '../../ledger/inclusion-text.ts'
import { writeVkey } from '../../ledger/note.ts'
import { promiseKeyName, promiseText, writePromise } from '../../ledger/promise.ts'
import type { TrustText } from '../../ledger/receipt-check.ts'
import { proofOf, runsOfInclusion } from '../../ledger/tile.ts'
import { ed25519Signer } from '../../signing/ed25519.ts'
import { sha256 } from '../../signing/node-ledger.ts'
import { cosign, signNote } from '../../signing/sign-note.ts'
import { sm2Signer } from '../../signing/sm2.ts'

const seedOf = (text: string) => createHash('sha256').update(text).digest()

/** A log that stands for the platform’s, with its promises and its witnesses, all out of the functions that the platform itself uses. */
export class TinyLog {
  readonly origin = 'log.example/2026'
  readonly log = ed25519Signer(this.origin, seedOf('log'))
  readonly sm2 = sm2Signer(this.origin, seedOf('sm2'))
  readonly promises = ed25519Signer(promiseKeyName(this.origin), seedOf('promises'))
  readonly witnesses = ['witness.one', 'witness.two'].map((name) => ed25519Signer(name, seedOf(name), 'cosignature'))

  get trust(): TrustText & { readonly madeAt: string } {
    return {
      origin: this.origin,
      vkeys: [this.log, this.sm2, this.promises].map(({ key }) => writeVkey(key)),
      witnesses: this.witnesses.map(({ key }) => writeVkey(key)),
      needed: this.witnesses.length,
      madeAt: '2026-10-01T00:00:00Z',
    }
  }

  /** The proof of a leaf among strangers; `before` and `after` say how many stand on each side. */
  async prove(leaf: Uint8Array, { before = 300, after = 41, by = [this.log], witnesses = this.witnesses } = {}) {
    const { root, path, size } = this.#treeOf(leaf, before, after)
    const note = await signNote(writeCheckpoint({ origin: this.origin, size, root }), by)
    const lines = await Promise.all(witnesses.map((witness) => cosign(note, 1_795_000_000, witness)))
    return writeInclusion({ index: before, proof: path, checkpoint: note + lines.join('') })
  }

  async promise(leaf: Uint8Array, promisedAt: number, { by = this.promises } = {}) {
    const { root, path, size } = this.#treeOf(leaf, 2, 3)
    const content = { origin: this.origin, size, promisedAt, keptBy: promisedAt + 60_000, root }
    return writePromise({ index: 2, path, note: await signNote(promiseText(content), [by]) })
  }

  #treeOf(leaf: Uint8Array, before: number, after: number) {
    const others = (count: number) => Array.from({ length: count }, () => randomBytes(32))
    const size = before + 1 + after
    const { edge, tiles } = appendHashes(sha256, emptyEdge, [...others(before), leaf, ...others(after)])
    const read = ({ level, index }: { readonly level: number; readonly index: number }) =>
      tiles.find((tile) => tile.level === level && tile.index === index)?.bytes as Uint8Array
    const path = proofOf(sha256, runsOfInclusion(before, size), size, read)
    return { root: rootOfEdge(sha256, edge) as Uint8Array, path, size }
  }
}

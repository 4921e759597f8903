import { createHash } from 'node:crypto'
import { toBase64 } from '../../ledger/base64.ts'
import { writeCheckpoint } from '../../ledger/checkpoint.ts'
import { appendHashes, emptyEdge } from '../../ledger/edge.ts'
import { emptyRoot, type Hash, hashLeaf } from '../../ledger/merkle.ts'
import { writeVkey } from '../../ledger/note.ts'
import { proofOf, rootOf, runsOfConsistency, type TilePlace } from '../../ledger/tile.ts'
import { ed25519Signer } from '../../signing/ed25519.ts'
import { sha256 } from '../../signing/node-ledger.ts'
import { signNote } from '../../signing/sign-note.ts'
import type { NoteSigner } from '../../signing/signer.ts'

export const seedOf = (text: string): Buffer => createHash('sha256').update(text).digest()

/** A log in memory that signs whatever it is told to: honest ones, and its twin of another history under the same key. */
export class InventedLog {
  readonly origin: string
  readonly signers: readonly NoteSigner[]
  readonly #hash: Hash
  readonly #tiles = new Map<string, Uint8Array>()
  readonly size: number

  /** @param history what its leaves are made of: two logs whose histories agree up to a leaf agree up to it */
  constructor(
    origin: string,
    size: number,
    history: (index: number) => string = (index) => `leaf ${index}`,
    {
      hash = sha256,
      signers = [ed25519Signer(origin, seedOf(origin))],
    }: { hash?: Hash; signers?: readonly NoteSigner[] } = {},
  ) {
    this.origin = origin
    this.signers = signers
    this.size = size
    this.#hash = hash
    const leaves = Array.from({ length: size }, (_, index) => hashLeaf(hash, Buffer.from(history(index))))
    for (const { level, index, bytes } of appendHashes(hash, emptyEdge, leaves).tiles)
      this.#tiles.set(`${level}/${index}`, bytes)
  }

  get vkeys(): readonly string[] {
    return this.signers.map(({ key }) => writeVkey(key))
  }

  readonly #read = ({ level, index, width }: TilePlace): Uint8Array =>
    (this.#tiles.get(`${level}/${index}`) ?? new Uint8Array(0)).subarray(0, width * 32)

  /** A signed checkpoint of its first leaves. */
  note(size = this.size): Promise<string> {
    return signNote(writeCheckpoint({ origin: this.origin, size, root: this.root(size) }), this.signers)
  }

  root(size = this.size): Uint8Array {
    return Uint8Array.from(size === 0 ? emptyRoot(this.#hash) : rootOf(this.#hash, size, this.#read))
  }

  proof(from: number, to = this.size): readonly Uint8Array[] {
    return proofOf(this.#hash, runsOfConsistency(from, to), to, this.#read)
  }

  /** What a witness is sent. */
  async request(from: number, to = this.size): Promise<string> {
    return requestOf(from, this.proof(from, to), await this.note(to))
  }
}

export function requestOf(old: number | string, proof: readonly Uint8Array[], note: string): string {
  return `${[`old ${old}`, ...proof.map(toBase64)].join('\n')}\n\n${note}`
}

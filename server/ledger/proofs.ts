import { writeInclusion } from '../../ledger/inclusion-text.ts'
import { proofOf, runsOfConsistency, runsOfInclusion, tilesOfRuns } from '../../ledger/tile.ts'
import type { Database } from '../platform/database.ts'
import { hashOf } from './hashes.ts'
import { findCheckpointRow, findLeafIndex, findWaiting, type HashName, type WaitingLeaf } from './store.ts'
import { Tiles } from './tiles.ts'

/** Waiting: written down, and not yet in what was published. Some leaves wait on purpose, until they are due. */
export type Proof = { readonly text: string } | WaitingLeaf | 'UNKNOWN'

const unpublished: WaitingLeaf = { heldUntil: null, isDue: true }

/** Proofs out of the tiles, against what was published last. */
export class Proofs {
  readonly #db: Database
  readonly tiles: Tiles

  constructor(db: Database) {
    this.#db = db
    this.tiles = new Tiles(db)
  }

  /** That a leaf is in the log, as C2SP tlog-proof writes it. */
  async prove(leafHash: Buffer): Promise<Proof> {
    const [index, checkpoint] = [await findLeafIndex(this.#db, leafHash), await findCheckpointRow(this.#db, 'SHA256')]
    if (index === undefined) {
      const waiting = await findWaiting(this.#db, leafHash)
      if (waiting !== undefined) return waiting
      // Between the two questions it may have been taken in.
      return (await findLeafIndex(this.#db, leafHash)) === undefined ? 'UNKNOWN' : unpublished
    }
    if (checkpoint === undefined || index >= checkpoint.size) return unpublished
    const proof = await this.#hashesOf('SHA256', runsOfInclusion(index, checkpoint.size), checkpoint.size)
    return { text: writeInclusion({ index, proof, checkpoint: checkpoint.note }) }
  }

  /** That the log of the new size begins with that of the old one: what a witness asks for. */
  async proveConsistency(hash: HashName, oldSize: number, newSize: number): Promise<readonly Uint8Array[]> {
    return this.#hashesOf(hash, runsOfConsistency(oldSize, newSize), newSize)
  }

  async #hashesOf(hash: HashName, runs: ReturnType<typeof runsOfInclusion>, size: number) {
    return proofOf(hashOf[hash], runs, size, await this.tiles.load(hash, tilesOfRuns(runs, size)))
  }
}

import { appendHashes, type Edge, emptyEdge, rootOfEdge, type WrittenTile } from '../../ledger/edge.ts'
import { emptyRoot, type Hash, hashLeaf } from '../../ledger/merkle.ts'
import { tileWidth } from '../../ledger/tile.ts'

/** A tree built anew from leaves, one run after the other: only its right edge is held. */
export class TreeWalk {
  readonly #hash: Hash
  #edge: Edge = emptyEdge

  constructor(hash: Hash) {
    this.#hash = hash
  }

  get size(): number {
    return this.#edge.size
  }

  hashOf(leaf: Uint8Array): Uint8Array {
    return hashLeaf(this.#hash, leaf)
  }

  /** @returns the tiles that became full: they never change again */
  append(leafHashes: readonly Uint8Array[]): readonly WrittenTile[] {
    const grown = appendHashes(this.#hash, this.#edge, leafHashes)
    this.#edge = grown.edge
    return grown.tiles.filter(({ width }) => width === tileWidth)
  }

  /** The tiles at the right edge, that are not full. */
  edgeTiles(): readonly WrittenTile[] {
    return this.#edge.open.flatMap((bytes, level) => {
      const index = Math.floor(this.size / tileWidth ** (level + 1))
      return bytes.length === 0 ? [] : [{ level, index, width: bytes.length / 32, bytes }]
    })
  }

  root(): Uint8Array {
    return rootOfEdge(this.#hash, this.#edge) ?? emptyRoot(this.#hash)
  }
}

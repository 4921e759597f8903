import { appendHashes, type Edge, emptyEdge, readEdge, rootOfEdge } from '../../ledger/edge.ts'
import type { TilePlace } from '../../ledger/tile.ts'
import type { Database } from '../platform/database.ts'
import { hashOf } from './hashes.ts'
import { type Head, listTiles, moveHead, upsertTiles } from './store.ts'

const tileKey = ({ level, index }: Pick<TilePlace, 'level' | 'index'>) => `${level}/${index}`

/** What the head says and what the tiles give are not the same: nothing may be built on it. */
class BrokenTree extends Error {}

/** One tree as its writer knows it: only the right edge is held in memory. */
export class Tree {
  #edge: Edge = emptyEdge

  /**
   * Appends leaves, each by its hash in this tree, behind a head that is locked. Where somebody else has moved the head since, the edge is read anew.
   * @returns the head as it is then
   * @throws BrokenTree where the tiles do not give the root of the head
   */
  async append(tx: Database, head: Head, leafHashes: readonly Uint8Array[]): Promise<Head> {
    const hash = hashOf[head.hash]
    const edge = await this.#edgeAt(tx, head)
    const grown = appendHashes(hash, edge, leafHashes)
    const root = rootOfEdge(hash, grown.edge)
    if (root === undefined) return head
    const tiles = grown.tiles.map(({ bytes, ...tile }) => ({ ...tile, hashes: Buffer.from(bytes) }))
    await upsertTiles(tx, head.hash, tiles)
    const moved = { ...head, size: grown.edge.size, root: Buffer.from(root) }
    await moveHead(tx, moved)
    this.#edge = grown.edge
    return moved
  }

  /** What was remembered may have been undone: the next time everything is read. */
  forget(): void {
    this.#edge = emptyEdge
  }

  async #edgeAt(tx: Database, head: Head): Promise<Edge> {
    const known = this.#edge
    const root = rootOfEdge(hashOf[head.hash], known)
    if (known.size === head.size && (root === undefined || head.root.equals(root))) return known
    return loadEdge(tx, head)
  }
}

async function loadEdge(tx: Database, head: Head): Promise<Edge> {
  const wanted: TilePlace[] = []
  readEdge(head.size, (tile) => {
    wanted.push(tile)
    return new Uint8Array(0)
  })
  const found = new Map((await listTiles(tx, head.hash, wanted)).map((tile) => [tileKey(tile), tile.hashes] as const))
  const edge = readEdge(head.size, (tile) => found.get(tileKey(tile)) ?? new Uint8Array(0))
  const root = head.size === 0 ? head.root : rootOfEdge(hashOf[head.hash], edge)
  if (root === undefined || !head.root.equals(root))
    throw new BrokenTree(`the tiles of ${head.origin} do not give the root of its head`)
  return edge
}

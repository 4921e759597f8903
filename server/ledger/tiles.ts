import { emptyRoot } from '../../ledger/merkle.ts'
import { type ReadTile, rootOf, type TilePlace, tilePath, tilesOfRuns, tileWidth } from '../../ledger/tile.ts'
import type { Database } from '../platform/database.ts'
import { hashOf } from './hashes.ts'
import { type HashName, listTiles } from './store.ts'

const hashBytes = 32
const keyOf = ({ level, index }: Pick<TilePlace, 'level' | 'index'>) => `${level}/${index}`

/** Full tiles never change: those that proofs use again and again are kept. */
const keptMax = 2_000

/** Tiles as they were when a log had a certain size: what has been appended to one since is not shown. */
export class Tiles {
  readonly #db: Database
  readonly #kept = new Map<string, Uint8Array>()

  constructor(db: Database) {
    this.#db = db
  }

  /** @throws where one of them is not there, or not as wide */
  async load(hash: HashName, wanted: readonly TilePlace[]): Promise<ReadTile> {
    const known = new Map<string, Uint8Array>()
    const unknown: TilePlace[] = []
    for (const tile of wanted) {
      const kept = this.#kept.get(`${hash}/${keyOf(tile)}`)
      if (kept === undefined) unknown.push(tile)
      else known.set(keyOf(tile), kept)
    }
    if (unknown.length > 0)
      for (const row of await listTiles(this.#db, hash, unknown)) {
        known.set(keyOf(row), row.hashes)
        if (row.width === tileWidth) this.#keep(`${hash}/${keyOf(row)}`, row.hashes)
      }
    return (tile) => {
      const bytes = known.get(keyOf(tile))
      if (bytes === undefined || bytes.length < tile.width * hashBytes) throw new Error(`${tilePath(tile)} is missing`)
      return bytes.subarray(0, tile.width * hashBytes)
    }
  }

  /** The root that a log had at this size, from its tiles. */
  async rootAt(name: HashName, size: number): Promise<Buffer> {
    const hash = hashOf[name]
    if (size === 0) return Buffer.from(emptyRoot(hash))
    return Buffer.from(rootOf(hash, size, await this.load(name, tilesOfRuns([{ begin: 0, end: size }], size))))
  }

  #keep(key: string, bytes: Uint8Array): void {
    if (this.#kept.size >= keptMax) this.#kept.clear()
    this.#kept.set(key, bytes)
  }
}

import { type TilePlace, tileWidth } from '../../ledger/tile.ts'
import type { Database } from '../platform/database.ts'
import { listLeaves } from './store.ts'

const leafBytes = 34

/** The leaves under a tile of the lowest level as C2SP bundles them: each behind its length in two bytes. */
export async function loadEntries(db: Database, { index, width }: TilePlace): Promise<Buffer> {
  const leaves = await listLeaves(db, index * tileWidth, index * tileWidth + width)
  const body = Buffer.alloc(leaves.length * (2 + leafBytes))
  for (const [at, { leaf }] of leaves.entries()) {
    body.writeUInt16BE(leafBytes, at * (2 + leafBytes))
    leaf.copy(body, at * (2 + leafBytes) + 2)
  }
  return body
}

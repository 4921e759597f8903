import { type Hash, hashBytes, hashNode } from './merkle.ts'
import { foldFull, type ReadTile, type TilePlace, tileWidth } from './tile.ts'

export interface WrittenTile extends TilePlace {
  readonly bytes: Uint8Array
}

/** The right edge of a log: of every level the tile that is not full yet. All that appending needs. */
export interface Edge {
  readonly size: number
  /** By level; the hashes of the tile that is not full, one behind the other. */
  readonly open: readonly Uint8Array[]
}

export const emptyEdge: Edge = { size: 0, open: [] }

/** The edge of a log of this size, from its tiles. */
export function readEdge(size: number, read: ReadTile): Edge {
  const open: Uint8Array[] = []
  for (let level = 0; Math.floor(size / tileWidth ** level) > 0; level += 1) {
    const count = Math.floor(size / tileWidth ** level)
    const width = count % tileWidth
    const tile = { level, index: Math.floor(count / tileWidth), width }
    open.push(width === 0 ? new Uint8Array(0) : read(tile).slice(0, width * hashBytes))
  }
  return { size, open }
}

/** Appends hashes of leaves. The tiles are those that have grown, each as it is afterwards. */
export function appendHashes(
  hash: Hash,
  edge: Edge,
  leafHashes: readonly Uint8Array[],
): { readonly edge: Edge; readonly tiles: readonly WrittenTile[] } {
  const tiles: WrittenTile[] = []
  const open: Uint8Array[] = []
  let added: readonly Uint8Array[] = leafHashes
  for (let level = 0; added.length > 0 || level < edge.open.length; level += 1) {
    const before = edge.open[level] ?? new Uint8Array(0)
    const grown = growLevel(hash, { level, first: Math.floor(edge.size / tileWidth ** (level + 1)) }, before, added)
    tiles.push(...grown.tiles)
    open.push(grown.open)
    added = grown.full
  }
  return { edge: { size: edge.size + leafHashes.length, open }, tiles }
}

interface GrownLevel {
  readonly tiles: readonly WrittenTile[]
  readonly open: Uint8Array
  /** Roots of the tiles that became full: what the level above is given. */
  readonly full: readonly Uint8Array[]
}

function growLevel(
  hash: Hash,
  { level, first }: { readonly level: number; readonly first: number },
  before: Uint8Array,
  added: readonly Uint8Array[],
): GrownLevel {
  if (added.length === 0) return { tiles: [], open: before, full: [] }
  const all = new Uint8Array(before.length + added.length * hashBytes)
  all.set(before)
  for (const [at, each] of added.entries()) all.set(each, before.length + at * hashBytes)
  const tileBytes = tileWidth * hashBytes
  const tiles: WrittenTile[] = []
  for (let from = 0; from < all.length; from += tileBytes) {
    const bytes = all.slice(from, from + tileBytes)
    tiles.push({ level, index: first + from / tileBytes, width: bytes.length / hashBytes, bytes })
  }
  const closed = tiles.filter(({ width }) => width === tileWidth)
  return {
    tiles,
    open: all.slice(closed.length * tileBytes),
    full: closed.map(({ bytes }) => foldFull(hash, bytes)),
  }
}

/** The root of a log from its right edge alone: where nothing was ever appended there is none. */
export function rootOfEdge(hash: Hash, { open }: Edge): Uint8Array | undefined {
  let right: Uint8Array | undefined
  for (const bytes of open) {
    let rest = bytes
    while (rest.length > 0) {
      const count = lowestBit(rest.length / hashBytes)
      const cut = rest.length - count * hashBytes
      const left = foldFull(hash, rest.subarray(cut))
      right = right === undefined ? left : hashNode(hash, left, right)
      rest = rest.subarray(0, cut)
    }
  }
  return right
}

const lowestBit = (count: number) => count & -count

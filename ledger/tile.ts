import { type Hash, hashBytes, hashNode } from './merkle.ts'

/**
 * Tiles as C2SP tlog-tiles lays them out: 256 hashes each. A tile of level 0 holds hashes of leaves, one of level 1 the roots of full tiles of level 0, and so
 * on. A tile that is full never changes; the one at the right edge grows.
 */
export const tileWidth = 256
const tileHeight = 8

export interface TilePlace {
  readonly level: number
  readonly index: number
  /** How many hashes it holds: 256, or fewer at the right edge. */
  readonly width: number
}

/** `tile/1/x001/234.p/7`: three digits at a time, all but the last behind an x; a partial one says how wide it is. */
export function tilePath({ level, index, width }: TilePlace): string {
  const groups: string[] = []
  let rest = index
  do {
    groups.unshift(String(rest % 1000).padStart(3, '0'))
    rest = Math.floor(rest / 1000)
  } while (rest > 0)
  const named = groups.map((group, at) => (at === groups.length - 1 ? group : `x${group}`)).join('/')
  return `tile/${level}/${named}${width === tileWidth ? '' : `.p/${width}`}`
}

/** What `tilePath` writes, read again; undefined for anything else, and for another spelling of the same. */
export function tileOfPath(path: string): TilePlace | undefined {
  const [, level, groups, width] = /^tile\/(\d)\/((?:x\d{3}\/){0,4}\d{3})(?:\.p\/(\d{1,3}))?$/.exec(path) ?? []
  if (level === undefined || groups === undefined) return undefined
  const tile = {
    level: Number(level),
    index: Number(groups.replaceAll(/[x/]/g, '')),
    width: width === undefined ? tileWidth : Number(width),
  }
  return tile.width > 0 && tilePath(tile) === path ? tile : undefined
}

/**
 * Every tile of a log of this size, the right edge included.
 * @param from only those that hold something that was not there when the log had this size
 */
export function tilesOf(size: number, from = 0): readonly TilePlace[] {
  const tiles: TilePlace[] = []
  let [count, before] = [size, from]
  for (let level = 0; count > 0; level += 1) {
    for (let index = Math.floor(before / tileWidth); index * tileWidth < count; index += 1) {
      const width = Math.min(tileWidth, count - index * tileWidth)
      if (index * tileWidth + width > before) tiles.push({ level, index, width })
    }
    ;[count, before] = [Math.floor(count / tileWidth), Math.floor(before / tileWidth)]
  }
  return tiles
}

/** The tile in which a hash of a level stands, in a log of this size. */
function tileAt(level: number, place: number, size: number): TilePlace {
  const count = Math.floor(size / tileWidth ** level)
  const index = Math.floor(place / tileWidth)
  return { level, index, width: Math.min(tileWidth, count - index * tileWidth) }
}

/** A full subtree: 2^height leaves, the index-th of its kind. */
interface Node {
  readonly height: number
  readonly index: number
}

/** The full subtrees that make up a run of leaves as RFC 6962 splits it, from the left: the run begins at a multiple of its largest. */
function nodesOf(begin: number, end: number): readonly Node[] {
  const nodes: Node[] = []
  let at = begin
  while (at < end) {
    let height = 0
    while (at + 2 ** (height + 1) <= end) height += 1
    nodes.push({ height, index: at / 2 ** height })
    at += 2 ** height
  }
  return nodes
}

/** The largest power of two below a size. */
function splitOf(size: number): number {
  let split = 1
  while (split * 2 < size) split *= 2
  return split
}

interface Run {
  readonly begin: number
  readonly end: number
}

/** RFC 6962, 2.1.1: from the leaf up, the run beside each subtree on the way to the root. */
export function runsOfInclusion(index: number, size: number): readonly Run[] {
  const runs: Run[] = []
  let [begin, end] = [0, size]
  while (end - begin > 1) {
    const split = begin + splitOf(end - begin)
    if (index < split) {
      runs.unshift({ begin: split, end })
      end = split
    } else {
      runs.unshift({ begin, end: split })
      begin = split
    }
  }
  return runs
}

/** RFC 6962, 2.1.2: what shows that the log of the new size begins with that of the old one. Nothing has to be shown of an empty log, or of the same. */
export function runsOfConsistency(oldSize: number, newSize: number): readonly Run[] {
  if (oldSize === 0 || oldSize === newSize) return []
  const runs: Run[] = []
  let [begin, end, isWhole] = [0, newSize, true]
  while (end !== oldSize) {
    const split = begin + splitOf(end - begin)
    if (oldSize <= split) {
      runs.unshift({ begin: split, end })
      end = split
    } else {
      runs.unshift({ begin, end: split })
      begin = split
      isWhole = false
    }
  }
  // The old log itself is what its reader has; a part of it is told.
  return isWhole ? runs : [{ begin, end }, ...runs]
}

/** What has to be read before the hashes of these runs can be told. */
export function tilesOfRuns(runs: readonly Run[], size: number): readonly TilePlace[] {
  const tiles = new Map<string, TilePlace>()
  for (const { begin, end } of runs)
    for (const { height, index } of nodesOf(begin, end)) {
      const level = Math.floor(height / tileHeight)
      const tile = tileAt(level, index * 2 ** (height % tileHeight), size)
      tiles.set(`${tile.level}/${tile.index}`, tile)
    }
  return [...tiles.values()]
}

/** The bytes of a tile that was asked for: its hashes one behind the other. */
export type ReadTile = (tile: TilePlace) => Uint8Array

/** The hash of each run: a proof, in its order. Throws where a tile is shorter than it has to be. */
export function proofOf(hash: Hash, runs: readonly Run[], size: number, read: ReadTile): readonly Uint8Array[] {
  return runs.map(({ begin, end }) =>
    joinNodes(hash, nodesOf(begin, end), (node) => hashOfNode(hash, node, size, read)),
  )
}

/** The root of a log from its tiles; `emptyRoot` is of none. */
export function rootOf(hash: Hash, size: number, read: ReadTile): Uint8Array {
  return joinNodes(hash, nodesOf(0, size), (node) => hashOfNode(hash, node, size, read))
}

function hashOfNode(hash: Hash, { height, index }: Node, size: number, read: ReadTile): Uint8Array {
  const level = Math.floor(height / tileHeight)
  const count = 2 ** (height % tileHeight)
  const place = index * count
  const tile = tileAt(level, place, size)
  const bytes = read(tile)
  if (bytes.length < tile.width * hashBytes) throw new RangeError(`${tilePath(tile)} is too short`)
  const from = place - tile.index * tileWidth
  return foldFull(hash, bytes.subarray(from * hashBytes, (from + count) * hashBytes))
}

/** The root of a full subtree from the hashes below it. */
export function foldFull(hash: Hash, bytes: Uint8Array): Uint8Array {
  let hashes = Array.from({ length: bytes.length / hashBytes }, (_, at) =>
    bytes.subarray(at * hashBytes, (at + 1) * hashBytes),
  )
  while (hashes.length > 1)
    hashes = Array.from({ length: hashes.length / 2 }, (_, at) =>
      hashNode(hash, hashes[2 * at] as Uint8Array, hashes[2 * at + 1] as Uint8Array),
    )
  return Uint8Array.from(hashes[0] as Uint8Array)
}

/** Subtrees grow smaller to the right: each is the left brother of all that follows. */
function joinNodes(hash: Hash, nodes: readonly Node[], hashOf: (node: Node) => Uint8Array): Uint8Array {
  const hashes = nodes.map(hashOf)
  return hashes.reduceRight((right, left) => hashNode(hash, left, right))
}

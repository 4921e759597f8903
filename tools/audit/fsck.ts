import { isSame } from '../../ledger/bytes.ts'
import type { WrittenTile } from '../../ledger/edge.ts'
import { hashBytes } from '../../ledger/merkle.ts'
import { tilePath, tileWidth } from '../../ledger/tile.ts'
import { findLeaves, isKnownLeaf } from './entries.ts'
import type { Report } from './finding.ts'
import { entriesPath, type LogSource } from './source.ts'
import { hashOf, type TreeName, toHex } from './tree-name.ts'
import { TreeWalk } from './tree-walk.ts'

export interface Claimed {
  readonly tree: TreeName
  readonly size: number
  readonly root: Uint8Array
}

/** Bundles that are asked for side by side; no more than these are ever held. */
const bundlesAtATime = 32

interface Bundle {
  readonly index: number
  readonly width: number
}

/**
 * Everything that the checkpoints speak of, built anew from the leaves: each tile of each tree, and each root. The first tree is the longest. It reads each
 * bundle once and holds a few of them, however long the log is.
 * @param visit is told of each leaf in its order
 */
export async function auditTrees(
  report: Report,
  source: LogSource,
  claims: readonly Claimed[],
  visit?: (leaf: Uint8Array, index: number) => void,
): Promise<void> {
  const walks = claims.map((claim) => ({ claim, walk: new TreeWalk(hashOf[claim.tree]) }))
  const size = Math.max(0, ...claims.map((claim) => claim.size))
  const bundles = Math.ceil(size / tileWidth)
  for (let from = 0; from < bundles; from += bundlesAtATime) {
    const some = Array.from({ length: Math.min(bundlesAtATime, bundles - from) }, (_, at) => {
      const index = from + at
      return { index, width: Math.min(tileWidth, size - index * tileWidth) }
    })
    const leaves = await Promise.all(some.map((bundle) => loadLeaves(report, source, bundle)))
    for (const [at, bundle] of some.entries())
      for (const [place, leaf] of leaves[at]?.entries() ?? []) visit?.(leaf, bundle.index * tileWidth + place)
    for (const { claim, walk } of walks) await grow(report, source, claim, walk, some, leaves)
  }
  for (const { claim, walk } of walks) await finish(report, source, claim, walk)
}

async function loadLeaves(
  report: Report,
  source: LogSource,
  { index, width }: Bundle,
): Promise<readonly Uint8Array[] | undefined> {
  const path = entriesPath(index, width)
  const bytes = await source.entries(index, width)
  if (bytes === undefined) {
    report.add('ENTRIES_MISSING', 'leaves that the checkpoint speaks of are not shown', path)
    return undefined
  }
  const leaves = findLeaves(bytes, width)
  if (leaves === undefined) {
    report.add('ENTRIES_DIFFER', 'this is no bundle of leaves of that width', path)
    return undefined
  }
  report.saw('leaves', leaves.length)
  for (const [at, leaf] of leaves.entries())
    if (!isKnownLeaf(leaf))
      report.add('LEAF_KIND_UNKNOWN', 'a leaf of a version or kind that this auditor does not know', path, {
        index: index * tileWidth + at,
      })
  return leaves
}

async function grow(
  report: Report,
  source: LogSource,
  { tree, size }: Claimed,
  walk: TreeWalk,
  bundles: readonly Bundle[],
  leaves: readonly (readonly Uint8Array[] | undefined)[],
): Promise<void> {
  const hashes: Uint8Array[] = []
  for (const [at, { index, width }] of bundles.entries()) {
    const wanted = Math.min(width, size - index * tileWidth)
    if (wanted <= 0) break
    const found = leaves[at]
    if (found === undefined) hashes.push(...(await loadHashes(source, tree, { index, width: wanted })))
    else for (const leaf of found.slice(0, wanted)) hashes.push(walk.hashOf(leaf))
  }
  const full = walk.append(hashes)
  await Promise.all(full.map((tile) => checkTile(report, source, tree, tile)))
}

/** Where leaves are withheld their hashes may be there: the rest of the log is looked at all the same. */
async function loadHashes(source: LogSource, tree: TreeName, { index, width }: Bundle): Promise<readonly Uint8Array[]> {
  const bytes = await source.tile(tree, { level: 0, index, width })
  return Array.from({ length: width }, (_, at) => {
    const hash = bytes?.slice(at * hashBytes, (at + 1) * hashBytes)
    return hash?.length === hashBytes ? hash : new Uint8Array(hashBytes)
  })
}

async function checkTile(report: Report, source: LogSource, tree: TreeName, tile: WrittenTile): Promise<void> {
  const where = `${tree} ${tilePath(tile)}`
  const shown = await source.tile(tree, tile)
  report.saw('tiles')
  if (shown === undefined) report.add('TILE_MISSING', 'a tile that the checkpoint speaks of is not shown', where)
  else if (!isSame(shown, tile.bytes)) report.add('TILE_DIFFERS', 'the tile is not what the leaves give', where)
}

async function finish(report: Report, source: LogSource, claim: Claimed, walk: TreeWalk): Promise<void> {
  await Promise.all(walk.edgeTiles().map((tile) => checkTile(report, source, claim.tree, tile)))
  const root = walk.root()
  if (!isSame(root, claim.root))
    report.add('ROOT_DIFFERS', 'the leaves do not give the root of the checkpoint', `${claim.tree} ${claim.size}`, {
      shown: toHex(claim.root),
      computed: toHex(root),
    })
}

import { isSame } from '../../ledger/bytes.ts'
import { leafKinds } from '../../ledger/leaf.ts'
import { hashBytes, hashLeaf, isIncluded } from '../../ledger/merkle.ts'
import { proofOf, runsOfInclusion, tilesOfRuns, tileWidth } from '../../ledger/tile.ts'
import { sha256 } from '../../signing/node-ledger.ts'
import type { Verified } from './checkpoint.ts'
import { loadTiles } from './consistency.ts'
import { findLeaves } from './entries.ts'
import type { Report } from './finding.ts'
import { entriesPath, type LogSource } from './source.ts'
import { toHex } from './tree-name.ts'

/**
 * Finds leaves in the log without asking whoever runs it where they are: from the newest bundle back, until all were found. What is found is proved to stand under
 * the checkpoint.
 * @param wanted leaves in hex, with where each was told of
 * @returns the place of each that was found
 */
export async function locateLeaves(
  report: Report,
  source: LogSource,
  shown: Verified,
  wanted: ReadonlyMap<string, string>,
): Promise<ReadonlyMap<string, number>> {
  const missing = new Map(wanted)
  const places = new Map<string, number>()
  for (let index = Math.ceil(shown.size / tileWidth) - 1; index >= 0 && missing.size > 0; index -= 1) {
    const width = Math.min(tileWidth, shown.size - index * tileWidth)
    const leaves = await loadBundle(report, source, index, width)
    const hits = leaves?.flatMap((leaf, at) => (missing.has(toHex(leaf)) ? [at] : [])) ?? []
    const [first] = hits
    if (leaves === undefined || first === undefined) continue
    await proveBundle(report, { source, shown, index, leaves, at: first })
    for (const at of hits) {
      const leaf = toHex(leaves[at] as Uint8Array)
      missing.delete(leaf)
      places.set(leaf, index * tileWidth + at)
    }
    report.saw('leaves found in the log', hits.length)
  }
  for (const [leaf, where] of missing)
    report.add('LEAF_MISSING', 'what was published of is not in the log', where, { leaf })
  return places
}

/** Finds leaves of evaluations by their hashes, wherever they are; each that is not there is told. */
export async function locateHashes(
  report: Report,
  source: LogSource,
  shown: Verified,
  wanted: ReadonlyMap<string, string>,
): Promise<void> {
  const missing = new Map(wanted)
  await readLeaves(report, source, shown, { from: 0, to: shown.size }, (leaf) => {
    if (leaf[1] === leafKinds.evaluation) missing.delete(toHex(hashLeaf(sha256, leaf)))
  })
  report.saw('leaves found in the log', wanted.size - missing.size)
  for (const [hash, where] of missing)
    report.add('LEAF_MISSING', 'what was drawn is no evaluation in the log', where, { hash })
}

/**
 * The leaves from one place of the log to another, each bundle proved to stand under the checkpoint.
 * @param visit is told of each leaf, with its place
 * @returns false where some of them could not be read: that is told
 */
export async function readLeaves(
  report: Report,
  source: LogSource,
  shown: Verified,
  { from, to }: { readonly from: number; readonly to: number },
  visit: (leaf: Uint8Array, index: number) => void,
): Promise<boolean> {
  let isWhole = true
  for (let index = Math.floor(from / tileWidth); index * tileWidth < to; index += 1) {
    const width = Math.min(tileWidth, shown.size - index * tileWidth)
    const leaves = await loadBundle(report, source, index, width)
    if (leaves === undefined) isWhole = false
    else await proveBundle(report, { source, shown, index, leaves, at: 0 })
    for (const [at, leaf] of leaves?.entries() ?? []) {
      const place = index * tileWidth + at
      if (place >= from && place < to) visit(leaf, place)
    }
  }
  return isWhole
}

async function loadBundle(
  report: Report,
  source: LogSource,
  index: number,
  width: number,
): Promise<readonly Uint8Array[] | undefined> {
  const bytes = await source.entries(index, width)
  const leaves = bytes && findLeaves(bytes, width)
  if (leaves === undefined) report.add('ENTRIES_MISSING', 'leaves cannot be read', entriesPath(index, width))
  return leaves
}

interface LoadedBundle {
  readonly source: LogSource
  readonly shown: Verified
  readonly index: number
  readonly leaves: readonly Uint8Array[]
  /** Of which leaf the proof is made. */
  readonly at: number
}

async function proveBundle(report: Report, { source, shown, index, leaves, at }: LoadedBundle): Promise<void> {
  if (await isProved(source, shown, index, leaves, at)) return
  const where = entriesPath(index, leaves.length)
  report.add('TILE_DIFFERS', 'the leaves of a bundle do not stand under the checkpoint', where)
}

/** A proof of one leaf is made with all hashes of its tile: where those are of these leaves, it proves them all. */
async function isProved(
  source: LogSource,
  { size, root }: Verified,
  bundle: number,
  leaves: readonly Uint8Array[],
  at: number,
): Promise<boolean> {
  const index = bundle * tileWidth + at
  const runs = runsOfInclusion(index, size)
  const own = { level: 0, index: bundle, width: leaves.length }
  const read = await loadTiles(source, 'SHA256', [own, ...tilesOfRuns(runs, size)])
  const hashes = leaves.map((leaf) => hashLeaf(sha256, leaf))
  const isOwn = isSame(read(own), Buffer.concat(hashes))
  if (!isOwn || tilesOfRuns(runs, size).some((tile) => read(tile).length !== tile.width * hashBytes)) return false
  const proof = proofOf(sha256, runs, size, read)
  return isIncluded(sha256, { index, size, leafHash: hashes[at] as Uint8Array, proof, root })
}

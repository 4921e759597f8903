import { isSame } from '../../ledger/bytes.ts'
import { emptyRoot, isConsistent } from '../../ledger/merkle.ts'
import {
  proofOf,
  type ReadTile,
  rootOf,
  runsOfConsistency,
  type TilePlace,
  tilePath,
  tilesOfRuns,
} from '../../ledger/tile.ts'
import type { Verified } from './checkpoint.ts'
import type { FindingCode, Report } from './finding.ts'
import type { LogSource } from './source.ts'
import { hashOf, type TreeName, toHex } from './tree-name.ts'

/** What it is called where the log holds less than is known of it, and where it is another log. */
interface Codes {
  readonly less: FindingCode
  readonly other: FindingCode
  readonly where: string
}

/**
 * Whether what the log shows now begins with what it showed before, or with what it showed somebody else. ROLLBACK: there is less than was signed
 * once. FORK: it is another log. Both notes are told with it: together they are the evidence, and anybody can check it.
 */
export async function checkConsistency(
  report: Report,
  source: LogSource,
  tree: TreeName,
  known: Verified,
  shown: Verified,
  { less, other, where }: Codes = { less: 'ROLLBACK', other: 'FORK', where: `${source.name} ${tree}` },
): Promise<void> {
  const evidence = { knownSize: known.size, shownSize: shown.size, known: known.note, shown: shown.note }
  if (shown.size < known.size) {
    report.add(less, 'the log shows fewer leaves than it has signed before', where, evidence)
    return
  }
  const read = await loadTiles(source, tree, [
    ...tilesOfRuns(runsOfConsistency(known.size, shown.size), shown.size),
    ...tilesOfRuns([{ begin: 0, end: shown.size }], shown.size),
  ])
  const hash = hashOf[tree]
  const root = shown.size === 0 ? emptyRoot(hash) : findHash(() => rootOf(hash, shown.size, read))
  if (root === undefined || !isSame(root, shown.root)) {
    report.add('ROOT_DIFFERS', 'the tiles do not give the root of the checkpoint', `${where} ${shown.size}`, {
      shown: toHex(shown.root),
    })
  }
  if (!isBegunBy(tree, known, shown, read))
    report.add(other, 'the log does not begin with what it has signed before', where, evidence)
  else report.saw('consistency proofs')
}

function isBegunBy(tree: TreeName, known: Verified, shown: Verified, read: ReadTile): boolean {
  const hash = hashOf[tree]
  if (known.size === 0) return isSame(known.root, emptyRoot(hash))
  const runs = runsOfConsistency(known.size, shown.size)
  const proof = findHash(() => proofOf(hash, runs, shown.size, read))
  if (proof === undefined) return false
  const sizes = { oldSize: known.size, newSize: shown.size }
  return isConsistent(hash, { ...sizes, oldRoot: known.root, newRoot: shown.root, proof })
}

/** A tile that is too short gives nothing. */
function findHash<Found>(compute: () => Found): Found | undefined {
  try {
    return compute()
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

const tilesAtATime = 16

/** Tiles by their place. What is not shown is empty: nothing can be proved with it. */
export async function loadTiles(source: LogSource, tree: TreeName, places: readonly TilePlace[]): Promise<ReadTile> {
  const byPath = new Map(places.map((place) => [tilePath(place), place] as const))
  const found = new Map<string, Uint8Array>()
  const waiting = [...byPath]
  while (waiting.length > 0) {
    const some = waiting.splice(0, tilesAtATime)
    const bytes = await Promise.all(some.map(([, place]) => source.tile(tree, place)))
    for (const [at, [path]] of some.entries()) found.set(path, bytes[at] ?? new Uint8Array(0))
  }
  return (place) => found.get(tilePath(place)) ?? new Uint8Array(0)
}

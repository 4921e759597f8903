import { isSame } from '../../ledger/bytes.ts'
import { leafHash, toLeaf } from '../../ledger/leaf.ts'
import { type Hash, hashLeaf, hashNode } from '../../ledger/merkle.ts'
import type { NoteKey } from '../../ledger/note.ts'
import { checkPromise } from '../../ledger/promise.ts'
import { type ReadTile, tilesOf, tileWidth } from '../../ledger/tile.ts'
import { nodeLedger } from '../../signing/node-ledger.ts'
import { checkSignature } from '../../signing/sign-note.ts'
import type { TestDatabase } from '../support/database.ts'
import { fetchBytes, fetchTiles, followsOn, type LogName, type ReadCheckpoint, readerOf } from './log-reader.ts'
import type { Answered } from './steady-citizens.ts'

/** What stands in the log, in SQL alone. What is not due before the next full hour does not wait. */
export async function countLog(database: TestDatabase) {
  const [row] = await database.query(
    `select count(*)::int as leaves, coalesce(max(index) + 1 - count(*), 0)::int as gaps,
       (count(*) - count(distinct leaf_hash))::int as twice,
       count(*) filter (where leaf_hash <> sha256('\\x00' || leaf))::int as "otherHash",
       (select count(*)::int from ledger.pending_leaf where due_at <= now()) as waiting,
       (select count(*)::int from evaluation) as evaluations,
       (select count(*)::int from evaluation e where 1 <> (select count(*) from ledger.leaf l
          where l.leaf_hash = sha256('\\x000101' || e.digest))) as "notOnce"
     from ledger.leaf`,
  )
  return row as Record<'leaves' | 'gaps' | 'twice' | 'otherHash' | 'waiting' | 'evaluations' | 'notOnce', number>
}

export interface Outage {
  /** Milliseconds since 1970; nobody served in between. */
  readonly from: number
  readonly to: number
}

export interface PromisesKept {
  /** Answered, and not in the log exactly once; or promised by nobody whose promise it is. */
  readonly broken: readonly string[]
  readonly late: readonly string[]
  /** From the promise to the checkpoint that covers it. */
  readonly longestMs: number
}

const recoveryMs = 60_000

/**
 * Each promise in the hands of a citizen: it holds for the leaf of his evaluation, and a checkpoint that covers the leaf was published in time, or within 60 s of the
 * recovery where nobody served when it fell due.
 */
export async function checkPromises(
  database: TestDatabase,
  answered: readonly Answered[],
  keys: readonly NoteKey[],
  outages: readonly Outage[],
): Promise<PromisesKept> {
  const digests = new Map(
    (await database.query<{ id: string; digest: Buffer }>('select id::text as id, digest from evaluation')).map(
      ({ id, digest }) => [id, digest] as const,
    ),
  )
  const covered = await findCovered(database)
  const found = { broken: [] as string[], late: [] as string[], longestMs: 0 }
  for (const { id, promise: text, receipt } of answered) {
    const digest = digests.get(id)
    if (digest === undefined || receipt.length !== 64) {
      found.broken.push(`${id} is not there`)
      continue
    }
    const hash = Buffer.from(leafHash(nodeLedger, toLeaf('evaluation', digest)))
    const promise = await checkPromise(nodeLedger, hash, text, keys, checkSignature)
    const publishedAt = covered.get(hash.toString('hex'))
    if (promise === undefined || publishedAt === undefined) {
      found.broken.push(`${id}: ${promise === undefined ? 'no promise' : 'not published'}`)
      continue
    }
    const due = outages.reduce((at, { from, to }) => (from < at ? Math.max(at, to + recoveryMs) : at), promise.keptBy)
    if (publishedAt > due) found.late.push(`${id}: ${publishedAt - promise.promisedAt} ms`)
    found.longestMs = Math.max(found.longestMs, publishedAt - promise.promisedAt)
  }
  return found
}

/** Of each leaf when the first checkpoint was published that covers it. */
async function findCovered(database: TestDatabase): Promise<ReadonlyMap<string, number>> {
  const leaves = await database.query<{ hash: string; index: string }>(
    `select encode(leaf_hash, 'hex') as hash, index from ledger.leaf order by index`,
  )
  const checkpoints = await database.query<{ size: string; at: Date }>(
    `select size, published_at as at from ledger.checkpoint where hash = 'SHA256' order by size`,
  )
  const covered = new Map<string, number>()
  let next = 0
  for (const { hash, index } of leaves) {
    while (next < checkpoints.length && Number(checkpoints[next]?.size) <= Number(index)) next += 1
    const checkpoint = checkpoints[next]
    if (checkpoint !== undefined) covered.set(hash, checkpoint.at.getTime())
  }
  return covered
}

/** The root of hashes as RFC 6962 (2.1) defines it, with nothing of the product’s own tree but the hash of two. */
function rootOfAll(hash: Hash, hashes: readonly Uint8Array[]): Uint8Array {
  const [only] = hashes
  if (only === undefined) throw new RangeError('a tree of nothing')
  if (hashes.length === 1) return only
  let split = 1
  while (split * 2 < hashes.length) split *= 2
  return hashNode(hash, rootOfAll(hash, hashes.slice(0, split)), rootOfAll(hash, hashes.slice(split)))
}

/** Every leaf of a log of this size, as it is served. */
async function fetchLeaves(base: string, prefix: string, size: number): Promise<Buffer[]> {
  const leaves: Buffer[] = []
  for (const { index, width } of tilesOf(size).filter(({ level }) => level === 0)) {
    const name = `${String(Math.floor(index / 1000)).padStart(3, '0')}/${String(index % 1000).padStart(3, '0')}`
    const path = index < 1000 ? name.slice(4) : `x${name}`
    const bytes = await fetchBytes(`${base}${prefix}/tile/entries/${path}${width < tileWidth ? `.p/${width}` : ''}`)
    for (let at = 0; at < bytes.length; at += 36) leaves.push(bytes.subarray(at + 2, at + 36))
  }
  return leaves
}

/** The hashes of every level of tiles, from the leaves alone: whatever is not a full tile gives nothing to the level above. */
function levelsOf(hash: Hash, leaves: readonly Uint8Array[]): readonly (readonly Uint8Array[])[] {
  const levels: (readonly Uint8Array[])[] = []
  let level: readonly Uint8Array[] = leaves.map((leaf) => hashLeaf(hash, leaf))
  while (level.length > 0) {
    levels.push(level)
    const below = level
    level = Array.from({ length: Math.floor(below.length / tileWidth) }, (_, at) =>
      rootOfAll(hash, below.slice(at * tileWidth, (at + 1) * tileWidth)),
    )
  }
  return levels
}

/**
 * One tree over HTTP: its tiles against what its leaves give, and every checkpoint of it against the leaves and against every other.
 * @returns what does not fit
 */
export async function checkTree(
  base: string,
  { prefix, hash }: LogName,
  checkpoints: readonly ReadCheckpoint[],
): Promise<readonly string[]> {
  const newest = checkpoints.at(-1)
  if (newest === undefined) return ['there is no checkpoint']
  const leaves = await fetchLeaves(base, prefix, newest.size)
  const levels = levelsOf(hash, leaves)
  const served = await fetchTiles(base, prefix, tilesOf(newest.size))
  const wrong: string[] = leaves.length === newest.size ? [] : [`${leaves.length} leaves of ${newest.size}`]
  for (const { level, index, width } of tilesOf(newest.size)) {
    const made = Buffer.concat((levels[level] ?? []).slice(index * tileWidth, index * tileWidth + width))
    if (!made.equals(served.get(`${level}/${index}`) ?? Buffer.alloc(0))) wrong.push(`tile ${level}/${index}`)
  }
  return [...wrong, ...differencesOf(hash, checkpoints, levels[0] ?? [], readerOf(served))]
}

function differencesOf(
  hash: Hash,
  checkpoints: readonly ReadCheckpoint[],
  leafHashes: readonly Uint8Array[],
  read: ReadTile,
): string[] {
  const wrong: string[] = []
  for (const [at, newer] of checkpoints.entries()) {
    if (!isSame(rootOfAll(hash, leafHashes.slice(0, newer.size)), newer.root)) wrong.push(`the root at ${newer.size}`)
    for (const older of checkpoints.slice(0, at))
      if (!followsOn(hash, older, newer, read)) wrong.push(`${older.size} is no beginning of ${newer.size}`)
  }
  return wrong
}

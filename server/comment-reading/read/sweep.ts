import { committed, type Database } from '../../platform/database.ts'
import { Refused } from '../../platform/refused.ts'
import { firstUuidAt, instantOfUuid } from '../../platform/uuid.ts'
import type { World } from '../../platform/world.ts'
import type { AnalysisAsk } from './analysis.ts'
import type { CommentReader } from './reader.ts'
import {
  findBacklog,
  findFresh,
  findSealedComments,
  findSources,
  insertReadings,
  keepBacklog,
  keepWatermark,
  openReader,
  type ReadingRow,
  tryReadingLock,
} from './store.ts'

export interface ReadingDeps {
  readonly world: World
  readonly reader: CommentReader
}

const batchComments = 200
/** An id is minted before its row is committed, at another server perhaps by a clock that goes a little differently. */
const overlapMs = 2 * 60_000
/** Comments of who came with a token bear the hour. */
const hourlyOverlapMs = 2 * 3_600_000
/** A turn of older ones is short and followed by rest: the intake shares the machine. */
const backlogMs = 1000

/** Reads what has come since, and for a moment what was there before. Two servers at once: one of them reads. */
export async function readComments(deps: ReadingDeps): Promise<void> {
  const until = Date.now() + backlogMs
  while (await readFresh(deps));
  while (Date.now() < until && (await readBacklog(deps))) while (await readFresh(deps));
}

/** @returns whether there may be more */
async function readFresh(deps: ReadingDeps): Promise<boolean> {
  const { world } = deps
  return locked(deps, async (tx, reader, { watermark }) => {
    const [at, now] = [instantOfUuid(watermark), world.now()]
    const ids = await findFresh(tx, {
      reader,
      from: firstUuidAt(at - overlapMs),
      hourlyFrom: firstUuidAt(at - hourlyOverlapMs),
      limit: batchComments,
    })
    await readRecords(deps, tx, reader, ids)
    const isFull = ids.length === batchComments
    // Of a full batch all before its last are read; what an hourly id says is not when it came, and moves nothing beyond now.
    const reached = isFull ? instantOfUuid(ids.at(-1) ?? watermark) : now
    await keepWatermark(tx, reader, firstUuidAt(Math.max(at, Math.min(reached, now))))
    world.metrics.commentLagSeconds.set(isFull ? (now - reached) / 1000 : 0)
    return isFull
  })
}

async function readBacklog(deps: ReadingDeps): Promise<boolean> {
  return locked(deps, async (tx, reader, { backlogBefore, doneAt }) => {
    if (doneAt !== null) return false
    const { ids, until } = await findBacklog(tx, { reader, before: backlogBefore, limit: batchComments })
    await readRecords(deps, tx, reader, ids)
    await keepBacklog(tx, {
      reader,
      before: until ?? backlogBefore,
      comments: ids.length,
      doneAt: until === undefined ? new Date(deps.world.now()) : null,
    })
    return until !== undefined
  })
}

async function locked(
  { world, reader }: ReadingDeps,
  read: (tx: Database, reader: string, row: Awaited<ReturnType<typeof openReader>>) => Promise<boolean>,
): Promise<boolean> {
  const name = await reader.name()
  return committed(world.app, async (tx) => {
    if (!(await tryReadingLock(tx))) return false
    const now = world.now()
    return read(tx, name, await openReader(tx, { reader: name, at: new Date(now), from: firstUuidAt(now) }))
  })
}

/** Reads these records, each of which has a row afterwards: also one of which nothing can be read any more. */
async function readRecords(
  { world, reader: reads }: ReadingDeps,
  tx: Database,
  reader: string,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return
  const sources = await findSources(tx, ids)
  const words = await openComments(world, ids)
  const asked = sources.flatMap(({ recordId, grade }): AnalysisAsk[] => {
    const text = words.get(recordId)
    return text === undefined ? [] : [{ id: recordId, text, grade }]
  })
  const told = new Map((await reads.read(asked)).map((each) => [each.id, each]))
  const rows = sources.map((source): ReadingRow => {
    const found = told.get(source.recordId)
    if (found === undefined) return { ...source, ...nothingRead }
    const { labels, polarity, evidence, keywords, minhash, review } = found
    return {
      ...source,
      isUnreadable: false,
      labels,
      polarity,
      evidence,
      keywords,
      minhash: Buffer.from(minhash),
      review,
    }
  })
  await insertReadings(tx, { reader, at: new Date(world.now()), rows })
  world.metrics.commentsRead.inc(rows.length)
}

const nothingRead = {
  isUnreadable: true,
  labels: [],
  polarity: null,
  evidence: [],
  keywords: [],
  minhash: null,
  review: null,
} as const

/** The words, by record; none of what was erased or sealed under a key that was destroyed. Never logged. */
export async function openComments(
  { vault, vaultDb }: Pick<World, 'vault' | 'vaultDb'>,
  recordIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const words = new Map<string, string>()
  for (const { recordId, sealed, ...key } of await findSealedComments(vaultDb, recordIds)) {
    try {
      words.set(recordId, vault.openRecord(recordId, key).open('sealed_field|comment', sealed).toString('utf8'))
    } catch (error) {
      if (!(error instanceof Refused)) throw error
    }
  }
  return words
}

import { addCounts, nothingCounted, type PlaceCounts } from '../../domain/portal.ts'
import { type NamedScore, readResult } from '../../domain/score-result.ts'
import { readCounts } from '../../domain/score-text.ts'
import type { Database } from '../platform/database.ts'
import { findPublishedInput, findResultText } from './store.ts'

/** Counts of the windows of texts, by `hall/window`; of windows of too few together, by hall. */
export interface TextCounts {
  readonly windows: ReadonlyMap<string, PlaceCounts>
  readonly rests: ReadonlyMap<string, PlaceCounts>
}

/** As long as a year of months, quarters, halves and revisions is asked for, it is read once. */
const textsMax = 64

/**
 * What stands in published texts, read once and kept: a text never changes, so what was read of it is right for ever. Whether it stands or was withdrawn is not
 * among it and is asked anew each time.
 */
export class PublishedTexts {
  readonly #db: Database
  readonly #counts = new Map<string, Promise<TextCounts>>()
  readonly #scores = new Map<string, Promise<readonly NamedScore[]>>()

  constructor(db: Database) {
    this.#db = db
  }

  /** @param digests of the months of a period, in hex */
  async countsOf(digests: readonly string[]): Promise<TextCounts> {
    const months: TextCounts[] = []
    for (const digest of digests) months.push(await kept(this.#counts, digest, () => this.#readCounts(digest)))
    const [first] = months
    if (first !== undefined && months.length === 1) return first
    return { windows: added(months.map(({ windows }) => windows)), rests: added(months.map(({ rests }) => rests)) }
  }

  scoresOf(computationId: string): Promise<readonly NamedScore[]> {
    return kept(this.#scores, computationId, async () => {
      const text = await findResultText(this.#db, computationId)
      if (text === undefined) throw new Error(`computation ${computationId} has no result`)
      return readResult(text)
    })
  }

  async #readCounts(digest: string): Promise<TextCounts> {
    const text = await findPublishedInput(this.#db, digest)
    if (text === undefined) throw new Error(`no published input has the digest ${digest}`)
    return readCounts(text)
  }
}

function added(months: readonly ReadonlyMap<string, PlaceCounts>[]): ReadonlyMap<string, PlaceCounts> {
  const keys = new Set(months.flatMap((month) => [...month.keys()]))
  return new Map([...keys].map((key) => [key, addCounts(months.map((month) => month.get(key) ?? nothingCounted))]))
}

/** What was asked for longest ago goes first; what could not be read is not remembered. */
function kept<Value>(all: Map<string, Promise<Value>>, key: string, read: () => Promise<Value>): Promise<Value> {
  const found = all.get(key) ?? read()
  found.catch(() => all.delete(key))
  all.delete(key)
  all.set(key, found)
  const [oldest] = all.keys()
  if (oldest !== undefined && all.size > textsMax) all.delete(oldest)
  return found
}

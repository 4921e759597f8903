import { isDeepStrictEqual } from 'node:util'
import type { CatalogueEntryKept } from '../../contracts/catalogue.ts'
import type { Reach } from '../../domain/access.ts'
import { type CatalogueKind, decideVersion } from '../../domain/catalogue-version.ts'
import { type PlainDate, toPlainDate } from '../../domain/kernel/plain-date.ts'
import { committed, type Database, isUniqueViolation, type Transact } from '../platform/database.ts'
import { granted, Refused } from '../platform/refused.ts'
import type { World } from '../platform/world.ts'
import type { RuleBook } from '../policy/index.ts'
import { countVersions } from './history/store.ts'
import { lockEntry } from './lock/store.ts'

export interface CatalogueDeps {
  readonly world: World
  readonly rules: RuleBook
}

/** Who writes, and how: the API commits each entry, an import may rehearse it first. */
export interface CatalogueWriter {
  readonly caller: Reach
  readonly transact?: Transact
  /** How many versions the writer has seen; others since are a conflict. Not said: it is written over. */
  readonly seenVersions?: number | undefined
}

/** What is known of an entry on the day from which a change is to hold. */
interface Known<Content> {
  /** undefined where it begins later only. */
  readonly content: Content | undefined
  readonly lastRevision: number
}

export interface Entry<Content> {
  /** Kind and code: two writes of one entry wait for each other. */
  readonly name: `${CatalogueKind}|${string}`
  readonly effectiveFrom: string | undefined
  /** Reads what is known; refuses what lies outside the key's places. */
  load(tx: Database, on: PlainDate): Promise<Known<Content> | undefined>
  /** What is wanted, in the words in which the store tells what is known. Refuses what the catalogue does not know. */
  wanted(tx: Database, known: Content | undefined): Promise<Content>
  append(
    tx: Database,
    version: { readonly from: PlainDate; readonly revision: number; readonly content: Content },
  ): Promise<void>
}

/** Load, decide, append: the same for every kind of entry. */
export async function keepEntry<Content>(
  { world }: CatalogueDeps,
  { transact = committed, seenVersions }: CatalogueWriter,
  entry: Entry<Content>,
): Promise<CatalogueEntryKept> {
  const today = toPlainDate(world.now())
  const from = (entry.effectiveFrom ?? today) as PlainDate
  try {
    return await transact(world.app, async (tx) => {
      await lockEntry(tx, entry.name)
      const known = await entry.load(tx, from)
      const content = await entry.wanted(tx, known?.content)
      const isSame = known !== undefined && isDeepStrictEqual(known.content, content)
      const decision = granted(decideVersion(known && { isSame, lastRevision: known.lastRevision }, from, today))
      if (decision.kind === 'UNCHANGED') return { created: false, changed: false, effectiveFrom: from }
      if (seenVersions !== undefined && (await countOf(tx, entry.name)) !== seenVersions) throw new Refused('CONFLICT')
      await entry.append(tx, { from, revision: decision.revision, content })
      return { created: decision.isNew, changed: true, effectiveFrom: from }
    })
  } catch (error) {
    if (isUniqueViolation(error)) throw new Refused('CONFLICT')
    throw error
  }
}

function countOf(tx: Database, name: string): Promise<number> {
  const [kind = '', code = ''] = name.split('|')
  return countVersions(tx, kind as CatalogueKind, code)
}

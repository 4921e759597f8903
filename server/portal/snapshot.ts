import { createHash } from 'node:crypto'
import { toPlainDate } from '../../domain/kernel/plain-date.ts'
import { addCounts, type PlaceCounts, type PortalRules } from '../../domain/portal.ts'
import { findLatest, findStanding } from '../../domain/standing-version.ts'
import { findHalls } from '../catalogue/index.ts'
import { findDrillState } from '../drill/index.ts'
import { viewExemptionFigures } from '../exemption/index.ts'
import { type PublicHandling, viewPublicHandling } from '../handling-figure/index.ts'
import { eachMinute } from '../platform/each-minute.ts'
import {
  findPlaceNames,
  listPublished,
  type NamedPlace,
  namingOf,
  noticeOf,
  openMark,
  ownInputsOf,
  type PublicationRow,
  publishedOf,
  type TextCounts,
} from '../publication/index.ts'
import type { PortalDeps } from './deps.ts'

type Head = ReturnType<typeof noticeOf> &
  ReturnType<typeof publishedOf> & { readonly naming: ReturnType<typeof namingOf> }

/** One publication, with what its text counts. */
export interface PublishedPeriod {
  readonly row: PublicationRow
  readonly head: Head
  readonly windows: TextCounts['windows']
  readonly halls: ReadonlyMap<string, PlaceCounts>
  readonly total: PlaceCounts
  /** By which it is told, as it was computed: whatever holds today. */
  readonly rules: PortalRules
}

/** What changes without a publication, counted once a minute. */
interface Minute {
  readonly countedAt: string
  readonly handling: PublicHandling
  readonly exemptions: Awaited<ReturnType<typeof viewExemptionFigures>>
  readonly drill: Awaited<ReturnType<typeof findDrillState>>
  /** Names of the halls that are open today, by code. */
  readonly halls: ReadonlyMap<string, string>
}

interface Published {
  readonly mark: string
  /** The newest periods first, of each the newest revision first. */
  readonly periods: readonly PublishedPeriod[]
  /** Windows of the newest month that stands, as they were called on its last day. */
  readonly places: ReadonlyMap<string, NamedPlace>
}

/** An answer as it goes over the wire. */
export interface Tagged {
  readonly text: string
  /** A strong ETag. */
  readonly tag: string
}

/** Everything that portal pages are made from, at one moment; what was made from it is kept with it. */
export interface Snapshot extends Published {
  readonly minute: Minute
  readonly rules: Pick<PortalRules, 'smallestCell'>
  readonly made: Map<string, Promise<Tagged>>
}

const byHead = <Found extends Head>(periods: readonly PublishedPeriod[], found: Found | undefined) =>
  periods.find(({ head }) => head === found)
const headsOf = (periods: readonly PublishedPeriod[]) => periods.map(({ head }) => head)

/** What stands: the newest month, else the newest of anything; undefined where nothing does. */
export const latestOf = (periods: readonly PublishedPeriod[]): PublishedPeriod | undefined =>
  byHead(periods, findLatest(headsOf(periods)))

/** The version of a period that stands; undefined where none does. */
export const standingOf = (periods: readonly PublishedPeriod[], period: string): PublishedPeriod | undefined =>
  byHead(periods, findStanding(headsOf(periods), period))

/**
 * Answers from published texts: no request counts an evaluation. It asks the database for one mark, and reads again when that has changed; what is being put
 * right is counted once a minute, however many ask.
 */
export class Portal {
  readonly #deps: PortalDeps
  readonly #minute: () => Promise<Minute>
  readonly #mark: () => Promise<string>
  #reading: { readonly mark: string; readonly published: Promise<Published> } | undefined
  #snapshot: Snapshot | undefined

  constructor(deps: PortalDeps) {
    this.#deps = deps
    const since = deps.world.now()
    this.#mark = openMark(deps.world.app)
    this.#minute = eachMinute(deps.world, () => countMinute(deps, since))
  }

  async look(): Promise<Snapshot> {
    const mark = await this.#mark()
    if (this.#reading?.mark !== mark) {
      const published = readPublished(this.#deps, mark)
      this.#reading = { mark, published }
      published.catch(() => {
        if (this.#reading?.published === published) this.#reading = undefined
      })
    }
    const [published, minute] = await Promise.all([this.#reading.published, this.#minute()])
    const known = this.#snapshot
    if (known?.mark === published.mark && known.minute === minute) return known
    const snapshot = { ...published, minute, rules: rulesOf(this.#deps), made: new Map() }
    this.#snapshot = snapshot
    return snapshot
  }

  /** @param key names what is asked for among everything that the portal answers */
  async answer(key: string, make: (from: Snapshot) => Promise<string>): Promise<Tagged> {
    const snapshot = await this.look()
    const known = snapshot.made.get(key)
    if (known !== undefined) return known
    const making = make(snapshot).then(tagged)
    snapshot.made.set(key, making)
    // Whatever is refused is asked anew; addresses that lead nowhere fill nothing.
    making.catch(() => snapshot.made.delete(key))
    return making
  }
}

const tagged = (text: string): Tagged => ({
  text,
  tag: `"${createHash('sha256').update(text).digest('base64url').slice(0, 27)}"`,
})

/** Of what is counted today: the rule of today. */
const rulesOf = ({ world, rules }: PortalDeps): Pick<PortalRules, 'smallestCell'> => ({
  smallestCell: rules.loadPolicy('window-score', rules.rootDivisionId, world.now()).body.smallestCell,
})

async function countMinute(deps: PortalDeps, since: number): Promise<Minute> {
  const { world } = deps
  const now = world.now()
  const [handling, exemptions, drill, halls] = await Promise.all([
    viewPublicHandling(deps),
    viewExemptionFigures(deps, {}),
    findDrillState(deps, since),
    findHalls(world.app, toPlainDate(now)),
  ])
  return {
    countedAt: new Date(now).toISOString(),
    handling,
    exemptions,
    drill,
    halls: new Map(halls.map(({ hallCode, hallName }) => [hallCode, hallName])),
  }
}

/** By the rules that a publication was computed by. */
function rulesOfPeriod({ rules }: PortalDeps, { scorePolicyId, evaluationPolicyId }: PublicationRow): PortalRules {
  const { smallestCell, intervalZThousandths } = rules.policyById('window-score', scorePolicyId)
  const { negativeGradeMax } = rules.policyById('evaluation', evaluationPolicyId)
  return { smallestCell, intervalZThousandths, negativeGradeMax }
}

async function readPublished(deps: PortalDeps, mark: string): Promise<Published> {
  const { world, texts } = deps
  const periods: PublishedPeriod[] = []
  for (const row of await listPublished(world.app)) {
    const counts = await texts.countsOf(ownInputsOf(row))
    const { windows } = counts
    const halls = hallsOf(counts)
    const elsewhere = counts.rests.get('')
    periods.push({
      ...{ row, windows, halls, rules: rulesOfPeriod(deps, row) },
      total: addCounts([...halls.values(), ...(elsewhere === undefined ? [] : [elsewhere])]),
      head: { ...noticeOf(row), ...publishedOf(row), naming: namingOf(deps, row) },
    })
  }
  // Where nothing stands, halls and windows keep the names that they were last published by.
  const latest = latestOf(periods) ?? periods[0]
  const named =
    latest === undefined ? [] : await findPlaceNames(world.app, [...latest.windows.keys()], latest.head.toDay)
  return { mark, periods, places: new Map(named.map((place) => [place.key, place])) }
}

/** Of its windows, and of those of too few together; what is counted over several halls is of none. */
function hallsOf({ windows, rests }: TextCounts): ReadonlyMap<string, PlaceCounts> {
  const found = new Map<string, PlaceCounts[]>()
  for (const [hallCode, counts] of rests) if (hallCode !== '') found.set(hallCode, [counts])
  for (const [key, counts] of windows) {
    const hallCode = key.slice(0, key.indexOf('/'))
    found.set(hallCode, [...(found.get(hallCode) ?? []), counts])
  }
  return new Map([...found].map(([hallCode, counts]) => [hallCode, addCounts(counts)]))
}

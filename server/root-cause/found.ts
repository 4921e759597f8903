import { addDays, type PlainDate } from '../../domain/kernel/plain-date.ts'
import { findRootCauses } from '../../domain/root-cause.ts'
import { type CauseCell, knownKey, type RootCause, type RootCausePolicy } from '../../domain/root-cause-kind.ts'
import { inSlices } from '../platform/in-slices.ts'
import type { World } from '../platform/world.ts'
import type { RuleBook } from '../policy/index.ts'
import type { ReasonCount } from './reason-source.ts'
import { reasonSources } from './reasons.ts'
import { type CellRow, findChanges, tallyEvaluations, tallyServices } from './store.ts'

/** Where a cause was met: of every hall, since it began. */
export interface FoundCause {
  readonly cause: RootCause
  readonly halls: readonly { readonly hallId: number; readonly divisionId: number }[]
  readonly reasons: readonly ReasonCount[]
}

export interface Found {
  readonly policy: RootCausePolicy
  readonly fromDay: PlainDate
  readonly recentFrom: PlainDate
  readonly untilDay: PlainDate
  readonly tested: number
  readonly causes: readonly FoundCause[]
}

interface Deps {
  readonly world: World
  readonly rules: RuleBook
}

const keptMs = 600_000
const keptMax = 8

/**
 * Of the whole platform at once, because an item is everywhere; whoever asks is shown his part. Some seconds of work in slices, done once for all who
 * ask within ten minutes.
 */
export class FoundCauses {
  readonly #deps: Deps
  readonly #kept = new Map<PlainDate, { readonly at: number; readonly found: Promise<Found> }>()

  constructor(deps: Deps) {
    this.#deps = deps
  }

  by(untilDay: PlainDate): Promise<Found> {
    const now = this.#deps.world.now()
    const kept = this.#kept.get(untilDay)
    if (kept !== undefined && now >= kept.at && now - kept.at < keptMs) return kept.found
    const found = findAll(this.#deps, untilDay)
    this.#kept.delete(untilDay)
    this.#kept.set(untilDay, { at: now, found })
    // What could not be read is not remembered.
    found.catch(() => this.#kept.delete(untilDay))
    const [oldest] = this.#kept.keys()
    if (this.#kept.size > keptMax && oldest !== undefined) this.#kept.delete(oldest)
    return found
  }
}

async function findAll({ world, rules }: Deps, untilDay: PlainDate): Promise<Found> {
  const { body: policy } = rules.loadPolicy('root-cause', rules.rootDivisionId, world.now())
  const { negativeGradeMax } = rules.loadPolicy('evaluation', rules.rootDivisionId, world.now()).body
  const fromDay = addDays(untilDay, 1 - policy.recentDays - policy.pastDays)
  const [endDay, lastDay] = [addDays(untilDay, 1), policy.recentDays + policy.pastDays - 1]
  const services = await tallyServices(world.app, fromDay, endDay)
  const rows = [...services, ...(await tallyEvaluations(world.app, fromDay, endDay, negativeGradeMax))]
  const changes = await findChanges(world.app, fromDay, endDay)
  const known = new Map(changes.map(({ kind, id, day }) => [knownKey(kind, String(id)), day]))
  const cells = rows.map(toCell)
  const { causes, tested } = await inSlices(findRootCauses(cells, lastDay, known, policy))
  const told: FoundCause[] = []
  for (const cause of causes) {
    const from = addDays(fromDay, cause.since?.day ?? 0)
    const reasons: ReasonCount[] = []
    for (const source of reasonSources) reasons.push(...(await source(world.app, cause, { from, to: untilDay })))
    told.push({
      cause,
      halls: hallsOf(rows, cells, cause),
      reasons: reasons.filter((one) => one.count >= policy.smallestGroup),
    })
  }
  return { policy, fromDay, recentFrom: addDays(untilDay, 1 - policy.recentDays), untilDay, tested, causes: told }
}

const toCell = (row: CellRow): CauseCell => ({
  ...row,
  keys: {
    ITEM: String(row.itemId),
    STAFF: row.staffId === null ? null : String(row.staffId),
    WINDOW: String(row.windowId),
    STEP: row.service,
    MODE: row.mode,
    HALL: String(row.hallId),
    CITY: 'CITY',
  },
})

function hallsOf(rows: readonly CellRow[], cells: readonly CauseCell[], { kind, key, since }: RootCause) {
  const halls = new Map<number, FoundCause['halls'][number]>()
  for (const [index, cell] of cells.entries()) {
    const row = rows[index]
    if (row === undefined || cell.keys[kind] !== key || cell.day < (since?.day ?? 0)) continue
    halls.set(row.hallId, { hallId: row.hallId, divisionId: row.divisionId })
  }
  return [...halls.values()]
}

import type { seeHandlingFigures, seeHandlingTotals } from '../../contracts/handling-figure.ts'
import type { AnswerOf, QueryOf } from '../../contracts/route.ts'
import type { Reach } from '../../domain/access.ts'
import { cycleOf, figuresOf, type HandlingFigurePolicy } from '../../domain/handling-figure.ts'
import { toPlainDate } from '../../domain/kernel/plain-date.ts'
import { readScoped } from '../access/index.ts'
import { findOrganizations } from '../handling-order/index.ts'
import type { Database } from '../platform/database.ts'
import type { World } from '../platform/world.ts'
import type { RuleBook } from '../policy/index.ts'
import { loadPeriod, type Period } from './period.ts'
import {
  type CountedRow,
  type CycleRow,
  countRounds,
  findDivisionNames,
  findHallNames,
  measureCycles,
} from './store.ts'

export interface FigureDeps {
  readonly world: World
  readonly rules: RuleBook
}

type FiguresView = AnswerOf<typeof seeHandlingFigures>
type TotalsView = AnswerOf<typeof seeHandlingTotals>

type Part = FiguresView['parts'][number]
const columns = { UNIT: 'organizationId', HALL: 'hallId', DIVISION: 'divisionId' } as const

/** Everything that was counted and measured of a period, before it is put down to anybody. */
class Counted {
  readonly #rows: readonly CountedRow[]
  readonly #cycles: readonly CycleRow[]
  readonly #policy: HandlingFigurePolicy

  private constructor(rows: readonly CountedRow[], cycles: readonly CycleRow[], policy: HandlingFigurePolicy) {
    this.#rows = rows
    this.#cycles = cycles
    this.#policy = policy
  }

  static async read(db: Database, period: Period, policy: HandlingFigurePolicy): Promise<Counted> {
    return new Counted(await countRounds(db, period), await measureCycles(db, period), policy)
  }

  total(): FiguresView['total'] {
    const whole = this.#cycles.find(
      ({ divisionId, hallId, organizationId }) => divisionId === null && hallId === null && organizationId === null,
    )
    return this.#told(this.#rows, whole)
  }

  ids(by: (typeof columns)[Part['by']]): readonly number[] {
    return [...new Set(this.#rows.map((row) => row[by]))]
  }

  part(by: Part['by'], { id, ...named }: { readonly id: number; readonly code: string; readonly name: string }): Part {
    const column = columns[by]
    const rows = this.#rows.filter((row) => row[column] === id)
    const cycle = this.#cycles.find((row) => row[column] === id)
    return { by, ...named, ...this.#told(rows, cycle) }
  }

  #told(rows: readonly CountedRow[], cycle: CycleRow | undefined): FiguresView['total'] {
    const { rates, exceptions, ...figures } = figuresOf(rows, this.#policy)
    return {
      ...figures,
      rates: rates.map(({ leftOut, ...rate }) => ({ ...rate, leftOut: [...leftOut] })),
      exceptions: [...exceptions],
      cycle: cycleOf(cycle, this.#policy),
    }
  }
}

const toHead = ({ fromDay, toDay, now }: Period, { tooFewBelow }: HandlingFigurePolicy) => ({
  asOf: now.toISOString(),
  fromDay,
  toDay,
  tooFewBelow,
})

export async function viewFigures(
  deps: FigureDeps,
  reach: Reach,
  query: QueryOf<typeof seeHandlingFigures>,
): Promise<FiguresView> {
  const { world, rules } = deps
  const now = world.now()
  const policy = rules.loadPolicy('handling-figure', reach.divisionId, now).body
  const period = loadPeriod(query, policy, now)
  const today = toPlainDate(now)
  return readScoped(deps, reach, async (tx) => {
    const counted = await Counted.read(tx, period, policy)
    const organizations = await findOrganizations(tx, counted.ids('organizationId'))
    const halls = await findHallNames(tx, counted.ids('hallId'), today)
    const divisions = await findDivisionNames(tx, counted.ids('divisionId'), today)
    return {
      ...toHead(period, policy),
      total: counted.total(),
      parts: [
        ...organizations.map(({ id, organizationCode, name }) =>
          counted.part('UNIT', { id, code: organizationCode, name }),
        ),
        ...halls.map(({ id, hallCode, name }) => counted.part('HALL', { id, code: hallCode, name })),
        ...divisions.map(({ id, divisionCode, name }) => counted.part('DIVISION', { id, code: divisionCode, name })),
      ],
    }
  })
}

const minuteMs = 60_000

/** The whole of the platform’s, for everybody; no unit is named. Counted once a minute, however many ask. */
export class Totals {
  readonly #deps: FigureDeps
  #minute = Number.NaN
  #counted: Promise<TotalsView> | undefined

  constructor(deps: FigureDeps) {
    this.#deps = deps
  }

  see(): Promise<TotalsView> {
    const minute = Math.floor(this.#deps.world.now() / minuteMs)
    if (this.#counted === undefined || minute !== this.#minute) {
      this.#minute = minute
      const counting = this.#count()
      this.#counted = counting
      // What could not be counted is not remembered.
      counting.catch(() => {
        if (this.#counted === counting) this.#counted = undefined
      })
    }
    return this.#counted
  }

  async #count(): Promise<TotalsView> {
    const { world, rules } = this.#deps
    const now = world.now()
    const policy = rules.loadPolicy('handling-figure', rules.rootDivisionId, now).body
    const period = loadPeriod({}, policy, now)
    const counted = await Counted.read(world.app, period, policy)
    return { ...toHead(period, policy), total: counted.total() }
  }
}

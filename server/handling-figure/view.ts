import type { seeHandlingFigures, seeHandlingTotals } from '../../contracts/handling-figure.ts'
import type { AnswerOf, QueryOf } from '../../contracts/route.ts'
import type { Reach } from '../../domain/access.ts'
import { cycleOf } from '../../domain/handling-cycle.ts'
import { figuresOf, type HandlingFigurePolicy } from '../../domain/handling-figure.ts'
import { toPlainDate } from '../../domain/kernel/plain-date.ts'
import type { SupplementPolicy } from '../../domain/supplement.ts'
import { againOf } from '../../domain/supplement-figure.ts'
import { readScoped } from '../access/index.ts'
import { viewReportTotals } from '../confidential-report/index.ts'
import { findOrganizations } from '../handling-order/index.ts'
import type { Database } from '../platform/database.ts'
import type { World } from '../platform/world.ts'
import type { RuleBook } from '../policy/index.ts'
import { loadPeriod, type Period } from './period.ts'
import {
  type AgainRow,
  type CountedRow,
  type CycleRow,
  countAgain,
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

interface Read {
  readonly rows: readonly CountedRow[]
  readonly cycles: readonly CycleRow[]
  readonly again: readonly AgainRow[]
}

export interface FigureRules {
  readonly figures: HandlingFigurePolicy
  readonly counts: SupplementPolicy['counts']
  readonly negativeGradeMax: number
}

export function rulesOf({ rules }: FigureDeps, divisionId: number, now: number): FigureRules {
  return {
    figures: rules.loadPolicy('handling-figure', divisionId, now).body,
    counts: rules.loadPolicy('supplement', divisionId, now).body.counts,
    negativeGradeMax: rules.loadPolicy('evaluation', divisionId, now).body.negativeGradeMax,
  }
}

/** Everything that was counted and measured of a period, before it is put down to anybody. */
export class Counted {
  readonly #rows: readonly CountedRow[]
  readonly #cycles: readonly CycleRow[]
  readonly #again: readonly AgainRow[]
  readonly #rules: FigureRules

  private constructor(read: Read, rules: FigureRules) {
    this.#rows = read.rows
    this.#cycles = read.cycles
    this.#again = read.again
    this.#rules = rules
  }

  static async read(db: Database, period: Period, rules: FigureRules): Promise<Counted> {
    const rows = await countRounds(db, period)
    const cycles = await measureCycles(db, period)
    return new Counted({ rows, cycles, again: await countAgain(db, period) }, rules)
  }

  total(): FiguresView['total'] {
    const whole = this.#cycles.find(
      ({ divisionId, hallId, organizationId }) => divisionId === null && hallId === null && organizationId === null,
    )
    return this.#told(this.#rows, whole, this.#again)
  }

  ids(by: (typeof columns)[Part['by']]): readonly number[] {
    return [...new Set(this.#rows.map((row) => row[by]))]
  }

  part(by: Part['by'], { id, ...named }: { readonly id: number; readonly code: string; readonly name: string }): Part {
    const column = columns[by]
    const rows = this.#rows.filter((row) => row[column] === id)
    const cycle = this.#cycles.find((row) => row[column] === id)
    const again = this.#again.filter((row) => row[column] === id)
    return { by, ...named, ...this.#told(rows, cycle, again) }
  }

  #told(rows: Read['rows'], cycle: CycleRow | undefined, again: Read['again']): FiguresView['total'] {
    const { figures: policy, ...told } = this.#rules
    const { rates, exceptions, ...figures } = figuresOf(rows, policy)
    return {
      ...figures,
      rates: rates.map(({ leftOut, ...rate }) => ({ ...rate, leftOut: [...leftOut] })),
      exceptions: [...exceptions],
      cycle: cycleOf(cycle, policy),
      again: againOf(again, { ...told, tooFewBelow: policy.tooFewBelow }),
    }
  }
}

export const toHead = ({ fromDay, toDay, now }: Period, { tooFewBelow }: HandlingFigurePolicy) => ({
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
  const { world } = deps
  const now = world.now()
  const figureRules = rulesOf(deps, reach.divisionId, now)
  const policy = figureRules.figures
  const period = loadPeriod(query, policy, now)
  const today = toPlainDate(now)
  return readScoped(deps, reach, async (tx) => {
    const counted = await Counted.read(tx, period, figureRules)
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

/** The whole of the platform’s, for everybody; no unit is named. */
export async function viewTotals(deps: FigureDeps): Promise<TotalsView> {
  const { world, rules } = deps
  const now = world.now()
  const figureRules = rulesOf(deps, rules.rootDivisionId, now)
  const policy = figureRules.figures
  const period = loadPeriod({}, policy, now)
  const counted = await Counted.read(world.app, period, figureRules)
  const confidentialReports = await viewReportTotals(deps)
  return { ...toHead(period, policy), total: counted.total(), confidentialReports }
}

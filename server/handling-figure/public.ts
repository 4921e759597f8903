import type { seeHandlingTotals } from '../../contracts/handling-figure.ts'
import type { AnswerOf } from '../../contracts/route.ts'
import { addDays, type PlainDate, startOfDay, toPlainDate } from '../../domain/kernel/plain-date.ts'
import { dueAt, type TimeLimit } from '../../domain/time-limit.ts'
import { loadPeriod } from './period.ts'
import { type AnsweredRow, countAnswered, countUnderWay, findHallNames } from './store.ts'
import { Counted, type FigureDeps, rulesOf, toHead } from './view.ts'

type Rate = AnswerOf<typeof seeHandlingTotals>['total']['rates'][number]

/** What everybody may see of a place: counts that may still be too small to be told. */
export interface HallHandling {
  readonly underWay: number
  readonly observed: number
  readonly rates: readonly Rate[]
}

export interface PublicHandling {
  readonly asOf: string
  readonly fromDay: PlainDate
  readonly toDay: PlainDate
  readonly tooFewBelow: number
  readonly observation: TimeLimit
  readonly total: HallHandling
  /** By hall code, of halls with any. */
  readonly halls: ReadonlyMap<string, HallHandling>
}

/** 观察期: so many days at most are looked back for what was answered; no calendar makes a term of a region longer. */
const observedDaysMax = 120

/**
 * 整改公示 by hall: what is under way, what is under observation, and the rates over what was due. No unit and nobody is named.
 * Counts as they are: whoever shows them keeps the small ones to himself.
 */
export async function viewPublicHandling(deps: FigureDeps): Promise<PublicHandling> {
  const { world, rules } = deps
  const now = world.now()
  const figureRules = rulesOf(deps, rules.rootDivisionId, now)
  const policy = figureRules.figures
  const period = loadPeriod({}, policy, now)
  const counted = await Counted.read(world.app, period, figureRules)
  const underWay = await countUnderWay(world.app)
  const since = new Date(startOfDay(addDays(toPlainDate(now), -observedDaysMax)))
  const answered = (await countAnswered(world.app, since)).filter((row) => isObserved(deps, row, now))
  const ids = new Set([...counted.ids('hallId'), ...[...underWay, ...answered].map(({ hallId }) => hallId)])
  const named = await findHallNames(world.app, [...ids], toPlainDate(now))
  const { observation } = observationOf(deps, rules.rootDivisionId, now)
  const of = (hallId: number | undefined) => {
    const isOwn = (row: { readonly hallId: number }) => hallId === undefined || row.hallId === hallId
    return {
      underWay: underWay.filter(isOwn).reduce((sum, row) => sum + row.underWay, 0),
      observed: answered.filter(isOwn).reduce((sum, { orders }) => sum + orders, 0),
    }
  }
  const halls = named.map(({ id, hallCode, name }) => {
    const { rates } = counted.part('HALL', { id, code: hallCode, name })
    return [hallCode, { ...of(id), rates }] as const
  })
  return {
    ...toHead(period, policy),
    observation,
    total: { ...of(undefined), rates: counted.total().rates },
    halls: new Map(halls),
  }
}

/** So long after he was answered the citizen may have it taken up again: as long it is watched whether it lasts. */
const observationOf = ({ rules }: FigureDeps, divisionId: number, now: number) => ({
  observation: rules.loadPolicy('handling', divisionId, now).body.reopenWithin,
  calendar: rules.calendarOf(divisionId, null),
})

/** Where a year of the calendar is not published nobody knows when it ends: it goes on. */
function isObserved(deps: FigureDeps, { divisionId, day }: AnsweredRow, now: number): boolean {
  const { observation, calendar } = observationOf(deps, divisionId, now)
  const due = dueAt(observation, startOfDay(day), calendar)
  return !due.granted || now < due.value
}

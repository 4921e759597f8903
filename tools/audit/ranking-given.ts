import { toPlainDate } from '../../domain/kernel/plain-date.ts'
import { addMonths } from '../../domain/kernel/plain-month.ts'
import type { ScoreInput } from '../../domain/score-input.ts'
import { findScorePeriod, monthsIn, scorePeriodOf } from '../../domain/score-period.ts'
import { countedIn } from '../../domain/score-rest.ts'
import { type Disclosed, type DisclosedWindow, loadDisclosed } from './disclosure.ts'
import { nameOf } from './figure-leaves.ts'
import { CouldNotCheck, type Report } from './finding.ts'
import { findJson, isObject, type Json, loadJson, objectsOf, textOf } from './json.ts'
import type { Told } from './sample-source.ts'
import type { LogSource } from './source.ts'

/** What a ranking says it was counted from. */
export interface Counted {
  readonly period: string
  /** First day of the oldest month that was counted, and the first that belongs to none of them. */
  readonly fromDay: string
  readonly endDay: string
  readonly countsUntilMs: number
  /** Of all months that it names. */
  readonly inputs: readonly ScoreInput[]
  /** As many days after a service its evaluation can still arrive. */
  readonly lateDays: number
  /** Left out by reasons that are told: not valid, or exempted. */
  readonly leftOut: number
  /** At most so many are in no number of these months because they are too few to be told. */
  readonly untold: number
}

/** What was given at the places of a ranking while it could be given. */
export interface Given {
  /** By `hall/window`, opened ones by grade. */
  readonly opened: ReadonlyMap<string, readonly number[]>
  /** By hall, those that are never opened because too few were given with them. */
  readonly closed: ReadonlyMap<string, number>
  /** Of all that was given: on days that leave no doubt that their service was in these months. */
  readonly surely: number
}

const hallOf = (place: string) => place.slice(0, place.lastIndexOf('/'))

/**
 * What was counted against what was opened. A service day is not opened, so nobody outside can count a month exactly; but praise that nobody gave would be more than was opened, and whatever was given when
 * nothing but a service of these months can be meant has to be counted, or be left out by a reason that is told.
 */
export function compareGiven(report: Report, { period, inputs, leftOut, untold }: Counted, given: Given): void {
  const counted = new Map<string, number[]>()
  for (const { cells } of inputs)
    for (const { window, grades } of cells) {
      const own = counted.get(window) ?? [0, 0, 0, 0, 0]
      counted.set(
        window,
        own.map((count, at) => count + (grades[at] ?? 0)),
      )
    }
  const beyond = new Map<string, number>()
  for (const [place, grades] of counted) {
    const opened = given.opened.get(place) ?? []
    const more = grades.reduce((sum, count, at) => sum + Math.max(0, count - (opened[at] ?? 0)), 0)
    if (more > 0) beyond.set(hallOf(place), (beyond.get(hallOf(place)) ?? 0) + more)
  }
  for (const [hall, more] of beyond)
    if (more > (given.closed.get(hall) ?? 0))
      report.add('RANKING_DIFFERS', 'more is counted of a hall than was given there, grade by grade', period, {
        hall,
        more: more - (given.closed.get(hall) ?? 0),
      })
  const all = countedIn(inputs)
  if (all + untold + leftOut < given.surely)
    report.add('RANKING_DIFFERS', 'fewer are counted than were given for services of these months', period, {
      counted: all,
      leftOut,
      given: given.surely,
    })
  report.saw('evaluations compared with their openings', all)
  report.saw('evaluations that cannot be of other months', given.surely)
}

const dayMs = 86_400_000
const dayAfter = (day: string, days: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10)

/** Everything that was opened of the days on which something could be given for these months; undefined, and told, where one of them is not opened. Before the first day of all there is none. */
async function loadGiven(report: Report, source: LogSource, asked: Counted): Promise<Given | undefined> {
  const windows = new Map<string, DisclosedWindow>()
  const halls = new Map<string, Json>()
  const periods = new Map<string, Json>()
  const until = toPlainDate(asked.countsUntilMs)
  // What was too few on the last day stands under the Sunday after it.
  for (let day = asked.fromDay; day <= dayAfter(until, 6); day = dayAfter(day, 1)) {
    const disclosed = await findDisclosed(source, day)
    if (disclosed === undefined) {
      if (day > until || periods.size === 0) continue
      report.add('COUNTS_LATE', 'a day is not opened, so what was counted is not compared with what was given', day)
      return undefined
    }
    for (const window of disclosed.windows) windows.set(`${window.place} ${window.period}`, window)
    for (const hall of disclosed.halls) halls.set(`${textOf(hall.hallCode)} ${nameOf(hall)}`, hall)
    for (const period of disclosed.periods) periods.set(nameOf(period), period)
  }
  if (periods.size === 0) {
    // Whether days are opened at all is asked of each of them by `disclosure`.
    report.saw('months of which no day is opened, not compared', asked.inputs.length)
    return undefined
  }
  return givenOf([...windows.values()], [...halls.values()], [...periods.values()], asked)
}

async function findDisclosed(source: LogSource, day: string): Promise<Disclosed | undefined> {
  try {
    return await loadDisclosed(source, day)
  } catch (error) {
    if (error instanceof CouldNotCheck) return undefined
    throw error
  }
}

const isWeek = ({ period }: Json) => isObject(period) && period.week !== null

/** Sums what was opened of whole days and weeks; what was too few on a day is given again with its week. */
export function givenOf(
  windows: readonly Pick<DisclosedWindow, 'place' | 'told'>[],
  halls: readonly Json[],
  periods: readonly Json[],
  { fromDay, endDay, lateDays }: Pick<Counted, 'fromDay' | 'endDay' | 'lateDays'>,
): Given {
  const opened = new Map<string, number[]>()
  const closed = new Map<string, number>()
  const close = (hall: string, count: number) => closed.set(hall, (closed.get(hall) ?? 0) + count)
  for (const { place, told } of windows) {
    const own = opened.get(place) ?? [0, 0, 0, 0, 0]
    const grades = Array.isArray(told.grades) ? told.grades.map(Number) : []
    const sum = own.map((count, at) => count + (grades[at] ?? 0))
    opened.set(place, sum)
    if (isObject(told.counts)) close(hallOf(place), Number(told.counts.notOpened))
  }
  const weeks = periods.filter(isWeek)
  const rangeOf = (row: Json) => {
    const found = periods.find((period) => nameOf(period) === nameOf(row)) ?? {}
    return { from: textOf(found.fromDay), to: textOf(found.toDay) }
  }
  let surely = 0
  for (const hall of halls) {
    const { from, to } = rangeOf(hall)
    const isGivenAgain = !isWeek(hall) && weeks.some((week) => textOf(week.fromDay) <= from && to <= textOf(week.toDay))
    if (!isGivenAgain) close(textOf(hall.hallCode), Number(hall.notOpened))
    if (from >= dayAfter(fromDay, lateDays) && to < endDay) surely += Number(hall.opened)
  }
  return { opened, closed, surely }
}

/** Compares a ranking with what was opened, where it is opened far enough. */
export async function checkGiven(
  report: Report,
  source: LogSource,
  {
    period: name,
    row,
    inputs,
    smallestCell,
  }: {
    readonly period: string
    readonly row: Told
    readonly inputs: readonly ScoreInput[]
    readonly smallestCell: number
  },
): Promise<void> {
  const period = findScorePeriod(name)
  if (period === undefined) return
  const { endDay } = period
  const countsUntilMs = Math.floor(Number(row.counts_until) / 1000)
  const fromDay = addMonths(endDay, -inputs.length)
  const earlier = Array.from({ length: inputs.length - monthsIn(period).length }, (_, at) =>
    scorePeriodOf('MONTH', addMonths(fromDay, at)),
  )
  let leftOut = Number(row.invalidated) + Number(row.exempted)
  for (const month of earlier) leftOut += await leftOutOf(source, month.name)
  const lateDays = await lateDaysOf(source)
  const untold = inputs.filter(({ rests }) => rests !== undefined).length * (smallestCell - 1)
  const asked: Counted = { period: name, fromDay, endDay, countsUntilMs, inputs, lateDays, leftOut, untold }
  const given = await loadGiven(report, source, asked)
  if (given !== undefined) compareGiven(report, asked, given)
}

/** After how many days no evaluation of a service can be given any more: an invitation may be made so late, and is open so long. By the policy that everybody is told. */
async function lateDaysOf(source: LogSource): Promise<number> {
  const { policies } = await loadJson(source, '/api/v1/methodology')
  const [invitation] = objectsOf(policies).filter(({ word }) => word === 'invitation')
  const ruleOf = (at: string) => Number(objectsOf(invitation?.rules).find((rule) => rule.at === at)?.value)
  return ruleOf('/validForNaturalDays') + ruleOf('/issueWithinNaturalDays')
}

/** What a month before left out; without bounds where that is not public. */
async function leftOutOf(source: LogSource, month: string): Promise<number> {
  const answer = await findJson(source, `/api/v1/rankings/${month}`)
  if (answer === undefined) return Number.POSITIVE_INFINITY
  const row = isObject(answer.proof) && isObject(answer.proof.row) ? answer.proof.row : {}
  return Number(row.invalidated) + Number(row.exempted)
}

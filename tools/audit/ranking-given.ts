import { type PlainDate, toPlainDate } from '../../domain/kernel/plain-date.ts'
import { addMonths } from '../../domain/kernel/plain-month.ts'
import type { ScoreInput } from '../../domain/score-input.ts'
import { findScorePeriod, monthsIn, scorePeriodOf } from '../../domain/score-period.ts'
import { countedIn } from '../../domain/score-rest.ts'
import { type Disclosed, type DisclosedWindow, loadDisclosed } from './disclosure.ts'
import { largestIn } from './due-bridge.ts'
import { nameOf } from './figure-leaves.ts'
import { CouldNotCheck, type Report } from './finding.ts'
import { findJson, isObject, type Json, textOf } from './json.ts'
import type { LoggedRules } from './logged-rules.ts'
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
  /** Of these, by `hall/window`, those that count. */
  readonly surelyOf: ReadonlyMap<string, number>
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
  checkAbsent(report, { period, inputs, leftOut, untold }, { counted, given })
  report.saw('evaluations compared with their openings', all)
  report.saw('evaluations that cannot be of other months', given.surely)
}

/** Window by window, so that one which is left out is not made up for by another: what counts of it is counted, or was left out by a reason that is told, or is of too few. */
function checkAbsent(
  report: Report,
  { period, inputs, leftOut, untold }: Pick<Counted, 'period' | 'inputs' | 'leftOut' | 'untold'>,
  { counted, given }: { readonly counted: ReadonlyMap<string, readonly number[]>; readonly given: Given },
): void {
  const told = new Set(inputs.flatMap(({ windows }) => windows.map(({ key }) => key)))
  for (const [window, valid] of given.surelyOf) {
    const own = (counted.get(window) ?? []).reduce((sum, count) => sum + count, 0)
    if (valid > own + leftOut + (told.has(window) ? untold : 0))
      report.add(
        'RANKING_DIFFERS',
        'of a window fewer are counted than the log opened for services of these months',
        period,
        {
          ...{ window, counted: own, given: valid },
        },
      )
  }
}

const dayMs = 86_400_000
const dayAfter = (day: string, days: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10)

/** Everything that was opened of the days on which something could be given for these months; undefined, and told, where one of them is not opened. Before the first day of all there is none. */
async function loadGiven(
  report: Report,
  source: LogSource,
  asked: Counted,
  days: OpenedDays,
): Promise<Given | undefined> {
  const windows = new Map<string, OpenedWindow>()
  const halls = new Map<string, Json>()
  const periods = new Map<string, Json>()
  const until = toPlainDate(asked.countsUntilMs)
  // What was too few on the last day stands under the Sunday after it.
  for (let day = asked.fromDay; day <= dayAfter(until, 6); day = dayAfter(day, 1)) {
    const known = days.get(day) ?? findDisclosed(source, day)
    days.set(day, known)
    const disclosed = await known
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

type OpenedWindow = Pick<DisclosedWindow, 'place' | 'period' | 'told'>

interface Opened extends Pick<Disclosed, 'periods' | 'halls'> {
  readonly windows: readonly OpenedWindow[]
}

/** Of a day its figures alone: openings are many, and nobody asks for them again. */
async function findDisclosed(source: LogSource, day: string): Promise<Opened | undefined> {
  try {
    const { periods, halls, windows } = await loadDisclosed(source, day)
    const bare = windows.map(({ place, period, told: { grades, counts } }) => ({
      place,
      period,
      told: { grades, counts },
    }))
    return { periods, halls, windows: bare }
  } catch (error) {
    if (error instanceof CouldNotCheck) return undefined
    throw error
  }
}

const isWeek = ({ period }: Json) => isObject(period) && period.week !== null

/** Sums what was opened of whole days and weeks; what was too few on a day is given again with its week. */
export function givenOf(
  windows: readonly (Pick<DisclosedWindow, 'place' | 'told'> & { readonly period?: string })[],
  halls: readonly Json[],
  periods: readonly Json[],
  { fromDay, endDay, lateDays }: Pick<Counted, 'fromDay' | 'endDay' | 'lateDays'>,
): Given {
  const opened = new Map<string, number[]>()
  const closed = new Map<string, number>()
  const close = (hall: string, count: number) => closed.set(hall, (closed.get(hall) ?? 0) + count)
  const weeks = periods.filter(isWeek)
  const rangeOf = (name: string) => {
    const found = periods.find((period) => nameOf(period) === name) ?? {}
    const [from, to] = [textOf(found.fromDay), textOf(found.toDay)]
    return { from, to, isSure: from >= dayAfter(fromDay, lateDays) && to < endDay }
  }
  for (const { place, told } of windows) {
    opened.set(place, addedTo(opened.get(place), told.grades))
    if (isObject(told.counts)) close(hallOf(place), Number(told.counts.notOpened))
  }
  let surely = 0
  for (const hall of halls) {
    const { from, to, isSure } = rangeOf(nameOf(hall))
    const isGivenAgain = !isWeek(hall) && weeks.some((week) => textOf(week.fromDay) <= from && to <= textOf(week.toDay))
    if (!isGivenAgain) close(textOf(hall.hallCode), Number(hall.notOpened))
    if (isSure) surely += Number(hall.opened)
  }
  const surelyOf = validOf(windows.filter(({ period = '' }) => rangeOf(period).isSure))
  return { opened, closed, surely, surelyOf }
}

function addedTo(known: readonly number[] = [0, 0, 0, 0, 0], told: unknown): number[] {
  const grades = Array.isArray(told) ? told.map(Number) : []
  return known.map((count, at) => count + (grades[at] ?? 0))
}

/** By window, how many of what was opened count. */
function validOf(windows: readonly Pick<DisclosedWindow, 'place' | 'told'>[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>()
  for (const { place, told } of windows)
    found.set(place, (found.get(place) ?? 0) + (isObject(told.counts) ? Number(told.counts.valid) : 0))
  return found
}

/** What was opened of days, as often as it is asked for. */
export type OpenedDays = Map<string, Promise<Opened | undefined>>

interface GivenAsk {
  readonly period: string
  readonly row: Told
  readonly inputs: readonly ScoreInput[]
  readonly smallestCell: number
  readonly rules: LoggedRules
  readonly days: OpenedDays
}

/** Compares a ranking with what was opened, where it is opened far enough. */
export async function checkGiven(
  report: Report,
  source: LogSource,
  { period: name, row, inputs, smallestCell, rules, days }: GivenAsk,
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
  const lateDays = lateDaysIn(rules, { fromDay, endDay })
  const untold = inputs.filter(({ rests }) => rests !== undefined).length * (smallestCell - 1)
  const asked: Counted = { period: name, fromDay, endDay, countsUntilMs, inputs, lateDays, leftOut, untold }
  const given = await loadGiven(report, source, asked, days)
  if (given !== undefined) compareGiven(report, asked, given)
}

/** After how many days no evaluation of a service can be given any more: an invitation may be made so late, and is open so long. The longest that any policy of those days says. */
const lateDaysIn = (rules: LoggedRules, days: { readonly fromDay: PlainDate; readonly endDay: PlainDate }): number =>
  largestIn(
    rules,
    'invitation',
    days,
    ({ validForNaturalDays, issueWithinNaturalDays }) => Number(validForNaturalDays) + Number(issueWithinNaturalDays),
  )

/** What a month before left out; without bounds where that is not public. */
async function leftOutOf(source: LogSource, month: string): Promise<number> {
  const answer = await findJson(source, `/api/v1/rankings/${month}`)
  if (answer === undefined) return Number.POSITIVE_INFINITY
  const row = isObject(answer.proof) && isObject(answer.proof.row) ? answer.proof.row : {}
  return Number(row.invalidated) + Number(row.exempted)
}

import { type Decision, grant, refuse } from './kernel/decision.ts'
import { addDays, type InstantMs, type PlainDate, startOfDay, toPlainDate, weekdayOf } from './kernel/plain-date.ts'
import type { OpeningPeriod } from './opening-hours.ts'
import { findIsWorkingDay, type WorkingCalendar } from './working-calendar.ts'

/** In what a rule counts: the clock, the hours in which the hall is open, days as they come, statutory working days. */
export const limitUnits = ['HOURS', 'SERVICE_HOURS', 'NATURAL_DAYS', 'WORKING_DAYS'] as const
type LimitUnit = (typeof limitUnits)[number]

/** “Within 24 hours”, “within 15 working days”: policy data, never a constant. */
export interface TimeLimit {
  readonly count: number
  readonly unit: LimitUnit
  /** 民法典 第二百零三条: a period whose last day is no working day ends with the next one. Only for natural days. */
  readonly lastDayMoves?: boolean
}

export interface ServiceCalendar extends WorkingCalendar {
  /** Weekly opening hours of the hall; empty where it has told none. */
  readonly hours: readonly OpeningPeriod[]
}

/** A year not yet announced is not guessed; a hall that is never open has no service hours. */
export type TimeLimitRefusal = 'CALENDAR_NOT_PUBLISHED' | 'NO_OPENING_HOURS'

const hourMs = 3_600_000
const minuteMs = 60_000
/** Longer than any rule counts: where nothing is open for so long, nothing ever is. */
const daysSearched = 4000

/**
 * The first instant that is too late. The day on which a period begins is not counted (民法典 第二百零一条) and its last day counts
 * whole: “three days” from Monday noon are over when Friday begins.
 */
export function dueAt(
  limit: TimeLimit,
  from: InstantMs,
  calendar: ServiceCalendar,
): Decision<InstantMs, TimeLimitRefusal> {
  switch (limit.unit) {
    case 'HOURS':
      return grant(from + limit.count * hourMs)
    case 'SERVICE_HOURS':
      return dueInServiceHours(limit.count * hourMs, from, calendar)
    case 'NATURAL_DAYS':
      return dueOn(addDays(toPlainDate(from), limit.count), limit.lastDayMoves === true ? 1 : 0, calendar)
    case 'WORKING_DAYS':
      return dueOn(addDays(toPlainDate(from), 1), limit.count, calendar)
  }
}

type Due = Decision<InstantMs, TimeLimitRefusal>

/** What was reckoned on a calendar, which never changes: everything that begins on one day ends on one day, and a city has many orders. */
const reckoned = new WeakMap<WorkingCalendar, Map<string, Due>>()

/** The end of the n-th working day from a day on, that day included; with n = 0 the end of the day itself. */
function dueOn(first: PlainDate, workingDays: number, calendar: WorkingCalendar): Due {
  const known = reckoned.get(calendar) ?? new Map<string, Due>()
  if (known.size === 0) reckoned.set(calendar, known)
  const key = `${first}+${workingDays}`
  const due = known.get(key) ?? reckonDueOn(first, workingDays, calendar)
  known.set(key, due)
  return due
}

function reckonDueOn(first: PlainDate, workingDays: number, calendar: WorkingCalendar): Due {
  let day = first
  let left = workingDays
  while (left > 0) {
    const isWorking = findIsWorkingDay(calendar, day)
    if (isWorking === undefined) return refuse('CALENDAR_NOT_PUBLISHED')
    if (isWorking) left -= 1
    if (left > 0) day = addDays(day, 1)
  }
  return grant(startOfDay(addDays(day, 1)))
}

function dueInServiceHours(
  milliseconds: number,
  from: InstantMs,
  calendar: ServiceCalendar,
): Decision<InstantMs, TimeLimitRefusal> {
  if (calendar.hours.length === 0) return refuse('NO_OPENING_HOURS')
  let left = milliseconds
  let day = toPlainDate(from)
  for (let searched = 0; searched < daysSearched; searched += 1, day = addDays(day, 1)) {
    const isWorking = findIsWorkingDay(calendar, day)
    if (isWorking === undefined) return refuse('CALENDAR_NOT_PUBLISHED')
    if (!isWorking) continue
    for (const [opens, closes] of openOn(day, calendar.hours)) {
      const open = closes - Math.max(from, opens)
      if (open <= 0) continue
      if (open >= left) return grant(closes - open + left)
      left -= open
    }
  }
  return refuse('NO_OPENING_HOURS')
}

/** A working day on a Saturday (调休) has no hours of its own in a week of five days: it is open as on a Monday. */
function openOn(day: PlainDate, hours: readonly OpeningPeriod[]): readonly (readonly [InstantMs, InstantMs])[] {
  const of = (weekday: number) => hours.filter((period) => period.weekday === weekday)
  const own = of(weekdayOf(day))
  const periods = own.length > 0 ? own : of(1)
  return periods.map(({ from, to }) => [startOfDay(day) + timeOfDay(from), startOfDay(day) + timeOfDay(to)] as const)
}

/** 09:30 in milliseconds since midnight; 24:00 is the end of the day. */
function timeOfDay(clock: string): number {
  return (Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5))) * minuteMs
}

/** Of all moments at which a period may begin, so many percent of them end later by the one limit than by the other, or earlier. */
export interface Compared {
  readonly laterPercent: number
  readonly earlierPercent: number
}

/** On a working morning, at noon, in the evening after closing. */
const beginningsOfDay = [9.5, 12, 20] as const
const yearsCompared = 2

/**
 * Limits in units of their own are held against each other on the calendar: every day of the last years that have been published, with their
 * holidays. Undefined where no calendar says how long either lasts.
 */
export function compareLimits(one: TimeLimit, other: TimeLimit, calendar: ServiceCalendar): Compared | undefined {
  if (one.unit === other.unit && one.lastDayMoves === other.lastDayMoves)
    return { laterPercent: one.count > other.count ? 100 : 0, earlierPercent: one.count < other.count ? 100 : 0 }
  const differences = beginningsIn(calendar).flatMap((from) => {
    const [a, b] = [dueAt(one, from, calendar), dueAt(other, from, calendar)]
    return a.granted && b.granted ? [a.value - b.value] : []
  })
  if (differences.length === 0) return undefined
  const percent = (isCounted: (difference: number) => boolean) =>
    Math.ceil((differences.filter(isCounted).length * 100) / differences.length)
  return { laterPercent: percent((each) => each > 0), earlierPercent: percent((each) => each < 0) }
}

function beginningsIn({ years }: WorkingCalendar): readonly InstantMs[] {
  const last = [...years].sort((a, b) => b - a).slice(0, yearsCompared)
  return last.flatMap((year) => {
    const moments: InstantMs[] = []
    for (let day = `${year}-01-01` as PlainDate; Number(day.slice(0, 4)) === year; day = addDays(day, 1))
      for (const hour of beginningsOfDay) moments.push(startOfDay(day) + hour * hourMs)
    return moments
  })
}

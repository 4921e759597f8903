import { addDays, type InstantMs, type PlainDate, startOfDay, toPlainDate, weekdayOf } from './kernel/plain-date.ts'

/** What is opened together: a day, or what is left of a week (Monday to Sunday) when its days have been opened. */
export interface OpeningPeriod {
  /** `2026-11-22` or, as ISO 8601 names weeks, `2026-W47`. */
  readonly name: string
  readonly kind: 'DAY' | 'WEEK'
  readonly fromDay: PlainDate
  /** The last day that belongs to it. */
  readonly toDay: PlainDate
}

export interface OpeningPolicy {
  readonly openAfterDays: number
  readonly smallestGroup: number
}

const sunday = 7
const daysOfWeek = 7
/** What was received at the last moment of a day is written, and taken into the log, a little later. */
const settleMs = 600_000

export const dayPeriod = (day: PlainDate): OpeningPeriod => ({ name: day, kind: 'DAY', fromDay: day, toDay: day })

/** The week in which a day lies. Its year is that of its Thursday. */
export function weekPeriod(day: PlainDate): OpeningPeriod {
  const fromDay = addDays(day, 1 - weekdayOf(day))
  const thursday = addDays(fromDay, 3)
  const year = thursday.slice(0, 4)
  const week =
    1 + Math.floor((startOfDay(thursday) - startOfDay(`${year}-01-01` as PlainDate)) / (daysOfWeek * 86_400_000))
  return { name: `${year}-W${String(week).padStart(2, '0')}`, kind: 'WEEK', fromDay, toDay: addDays(fromDay, 6) }
}

/** Days one after the other, and each week after its Sunday: what comes after what was opened last. */
export function nextPeriod({ kind, toDay }: Pick<OpeningPeriod, 'kind' | 'toDay'>): OpeningPeriod {
  return kind === 'DAY' && weekdayOf(toDay) === sunday ? weekPeriod(toDay) : dayPeriod(addDays(toDay, 1))
}

/** Whether a period has closed so many days ago that it is opened now. */
export function isDue({ toDay }: OpeningPeriod, { openAfterDays }: OpeningPolicy, now: InstantMs): boolean {
  return toPlainDate(now) >= addDays(toDay, openAfterDays) && now >= startOfDay(addDays(toDay, 1)) + settleMs
}

import { type PlainDate, weekdayOf } from './kernel/plain-date.ts'

/** How a day differs from Monday to Friday, as the State Council's notice of its year or a local decision says. */
export const calendarDayKinds = [
  'HOLIDAY',
  'ADJUSTED_WORKDAY',
  'COMPENSATORY_DAY_OFF',
  'LOCAL_CLOSURE',
  'LOCAL_OPENING',
  'ORDINARY',
] as const
export type CalendarDayKind = (typeof calendarDayKinds)[number]

export interface WorkingCalendar {
  /** The years that have been published. */
  readonly years: ReadonlySet<number>
  /** Only the days that differ. */
  readonly days: ReadonlyMap<PlainDate, CalendarDayKind>
}

/** Undefined for a day of a year whose notice has not been published: to guess would move a deadline. */
export function findIsWorkingDay(calendar: WorkingCalendar, day: PlainDate): boolean | undefined {
  if (!calendar.years.has(Number(day.slice(0, 4)))) return undefined
  const kind = calendar.days.get(day) ?? 'ORDINARY'
  switch (kind) {
    case 'ADJUSTED_WORKDAY':
    case 'LOCAL_OPENING':
      return true
    case 'HOLIDAY':
    case 'COMPENSATORY_DAY_OFF':
    case 'LOCAL_CLOSURE':
      return false
    case 'ORDINARY':
      return weekdayOf(day) <= 5
  }
}

/** The last day that is known without a gap, from the year of a day on; undefined where not even that year is. */
export function findKnownUntil({ years }: Pick<WorkingCalendar, 'years'>, today: PlainDate): PlainDate | undefined {
  let year = Number(today.slice(0, 4))
  if (!years.has(year)) return undefined
  while (years.has(year + 1)) year += 1
  return `${year}-12-31` as PlainDate
}

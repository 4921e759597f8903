import { addDays, type PlainDate } from '../../domain/kernel/plain-date.ts'
import { type CalendarDayKind, findIsWorkingDay, type WorkingCalendar } from '../../domain/working-calendar.ts'

interface Notice {
  readonly year: number
  readonly source: string
  readonly announcedOn: PlainDate
  /** First and last day of each holiday. */
  readonly holidays: readonly (readonly [name: string, first: string, last: string])[]
  /** Saturdays and Sundays on which people work for it. */
  readonly workdays: readonly (readonly [name: string, day: string])[]
}

/** What the State Council has published. A year that is not here is not known, and nothing is invented for it. */
const notices: readonly Notice[] = [
  {
    year: 2025,
    source: '国务院办公厅关于2025年部分节假日安排的通知',
    announcedOn: '2024-11-12' as PlainDate,
    holidays: [
      ['元旦', '01-01', '01-01'],
      ['春节', '01-28', '02-04'],
      ['清明节', '04-04', '04-06'],
      ['劳动节', '05-01', '05-05'],
      ['端午节', '05-31', '06-02'],
      ['国庆节、中秋节', '10-01', '10-08'],
    ],
    workdays: [
      ['春节', '01-26'],
      ['春节', '02-08'],
      ['劳动节', '04-27'],
      ['国庆节', '09-28'],
      ['国庆节', '10-11'],
    ],
  },
  {
    year: 2026,
    source: '国务院办公厅关于2026年部分节假日安排的通知',
    announcedOn: '2025-11-04' as PlainDate,
    holidays: [
      ['元旦', '01-01', '01-03'],
      ['春节', '02-15', '02-23'],
      ['清明节', '04-04', '04-06'],
      ['劳动节', '05-01', '05-05'],
      ['端午节', '06-19', '06-21'],
      ['中秋节', '09-25', '09-27'],
      ['国庆节', '10-01', '10-07'],
    ],
    workdays: [
      ['元旦', '01-04'],
      ['春节', '02-14'],
      ['春节', '02-28'],
      ['劳动节', '05-09'],
      ['国庆节', '09-20'],
      ['国庆节', '10-10'],
    ],
  },
]

export interface PublishedYear {
  readonly year: number
  readonly source: string
  readonly announcedOn: PlainDate
  readonly days: readonly { readonly day: PlainDate; readonly kind: CalendarDayKind; readonly name: string }[]
}

export const publishedYears: readonly PublishedYear[] = notices.map((notice) => ({
  year: notice.year,
  source: notice.source,
  announcedOn: notice.announcedOn,
  days: [
    ...notice.holidays.flatMap(([name, first, last]) =>
      daysFrom(`${notice.year}-${first}` as PlainDate, `${notice.year}-${last}` as PlainDate).map((day) => ({
        day,
        kind: 'HOLIDAY' as const,
        name,
      })),
    ),
    ...notice.workdays.map(([name, day]) => ({
      day: `${notice.year}-${day}` as PlainDate,
      kind: 'ADJUSTED_WORKDAY' as const,
      name,
    })),
  ],
}))

function daysFrom(first: PlainDate, last: PlainDate): readonly PlainDate[] {
  const days: PlainDate[] = []
  for (let day = first; day <= last; day = addDays(day, 1)) days.push(day)
  return days
}

const published: WorkingCalendar = {
  years: new Set(publishedYears.map(({ year }) => year)),
  days: new Map(publishedYears.flatMap(({ days }) => days.map(({ day, kind }) => [day, kind] as const))),
}

/** Simulated weekends for a year whose notice is not here: the halls of an invented city open on its Mondays to Fridays. */
const ordinary = (year: number): WorkingCalendar => ({ years: new Set([year]), days: new Map() })

/** Whether the halls open. */
export function isOpen(day: PlainDate): boolean {
  return findIsWorkingDay(published, day) ?? findIsWorkingDay(ordinary(Number(day.slice(0, 4))), day) === true
}

/** The day on which the halls open for the n-th time after `day`. */
export function openDayAfter(day: PlainDate, n: number): PlainDate {
  let [next, left] = [day, n]
  while (left > 0) {
    next = addDays(next, 1)
    if (isOpen(next)) left -= 1
  }
  return next
}

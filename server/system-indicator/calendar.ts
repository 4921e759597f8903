import { addDays, type PlainDate } from '../../domain/kernel/plain-date.ts'
import { type CalendarDayKind, findIsWorkingDay, type WorkingCalendar } from '../../domain/working-calendar.ts'
import type { CalendarColumns } from './span.ts'
import type { CalendarRows } from './store.ts'

/**
 * The days of the years whose notices stand without a gap before the last day, numbered by working days, for each division with what was decided locally. What lies
 * outside is not there: nothing is measured across a year that nobody has published.
 */
export function numberDays(rows: CalendarRows, divisionIds: readonly number[], endDay: PlainDate): CalendarColumns {
  const columns = { divisions: [] as number[], days: [] as PlainDate[], before: [] as number[], works: [] as boolean[] }
  for (const divisionId of new Set(divisionIds)) {
    const calendar = calendarOf(rows, divisionId)
    let before = 0
    for (let day = firstDay(calendar, addDays(endDay, -1)); day !== undefined && day < endDay; day = addDays(day, 1)) {
      const works = findIsWorkingDay(calendar, day)
      if (works === undefined) break
      columns.divisions.push(divisionId)
      columns.days.push(day)
      columns.before.push(before)
      columns.works.push(works)
      if (works) before += 1
    }
  }
  return columns
}

/** From the country down: what is nearer says the last word of a day. */
function calendarOf({ years, days, parents }: CalendarRows, divisionId: number): WorkingCalendar {
  const path = pathOf(parents, divisionId)
  const kinds = new Map<PlainDate, CalendarDayKind>()
  for (const each of path.toReversed())
    for (const { divisionId: of, day, kind } of days) if (of === each) kinds.set(day, kind)
  return { years: new Set(years.filter((each) => path.includes(each.divisionId)).map(({ year }) => year)), days: kinds }
}

function pathOf(parents: CalendarRows['parents'], divisionId: number): readonly number[] {
  const path: number[] = []
  let next: number | null | undefined = divisionId
  while (next !== null && next !== undefined && !path.includes(next)) {
    path.push(next)
    const current: number = next
    next = parents.find((each) => each.divisionId === current)?.parentId
  }
  return path
}

function firstDay({ years }: WorkingCalendar, lastDay: PlainDate): PlainDate | undefined {
  let year = Number(lastDay.slice(0, 4))
  if (!years.has(year)) return undefined
  while (years.has(year - 1)) year -= 1
  return `${year}-01-01` as PlainDate
}

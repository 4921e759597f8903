import { addDays, type PlainDate } from './plain-date.ts'

// Apart from days: the citizen’s first page counts days and no months, and every byte of it is waited for.

const pad = (number: number, width: number) => String(number).padStart(width, '0')

/** The same day so many months later; where that month is shorter, its last day. */
export function addMonths(date: PlainDate, months: number): PlainDate {
  const count = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + months
  const first = (number: number) => `${pad(Math.floor(number / 12), 4)}-${pad((number % 12) + 1, 2)}-01` as PlainDate
  const day = addDays(first(count), Number(date.slice(8, 10)) - 1)
  return day < first(count + 1) ? day : addDays(first(count + 1), -1)
}

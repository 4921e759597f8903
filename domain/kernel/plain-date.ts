/** A day as text that sorts: `2026-11-21`. A day is not an instant. */
export type PlainDate = string & { readonly plainDate: unique symbol }

/** An instant, in milliseconds since 1970-01-01T00:00:00Z. */
export type InstantMs = number

const dayMs = 86_400_000
/** Days are counted where the halls are: Asia/Shanghai, which has kept UTC+8 without summer time since 1991. */
const shanghaiOffsetMs = 8 * 3_600_000

/** The day in Shanghai on which an instant lies. */
export function toPlainDate(instant: InstantMs): PlainDate {
  return fromDayNumber(Math.floor((instant + shanghaiOffsetMs) / dayMs))
}

/** The first instant of a day in Shanghai. */
export function startOfDay(date: PlainDate): InstantMs {
  return toDayNumber(date) * dayMs - shanghaiOffsetMs
}

/** The day that lies `days` natural days later (earlier where negative). */
export function addDays(date: PlainDate, days: number): PlainDate {
  return fromDayNumber(toDayNumber(date) + days)
}

/** The day that a text names, or undefined where it names none (2026-02-30). */
export function findPlainDate(text: string): PlainDate | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined
  const date = text as PlainDate
  const month = Number(text.slice(5, 7))
  if (month < 1 || month > 12) return undefined
  return fromDayNumber(toDayNumber(date)) === text ? date : undefined
}

/** Monday is 1, Sunday is 7 (ISO 8601). */
export function weekdayOf(date: PlainDate): number {
  // 1970-01-01 was a Thursday.
  return ((((toDayNumber(date) + 3) % 7) + 7) % 7) + 1
}

/** Whole hours since 1970 in which an instant lies: the coarseness in which records are opened to the public. */
export function toHourNumber(instant: InstantMs): number {
  return Math.floor(instant / 3_600_000)
}

/** The first instant of the hour in which an instant lies. */
export function startOfHour(instant: InstantMs): InstantMs {
  return toHourNumber(instant) * 3_600_000
}

/** Days since 1970-01-01 of the proleptic Gregorian calendar (the civil-calendar arithmetic in eras of 400 years). */
function toDayNumber(date: PlainDate): number {
  const month = Number(date.slice(5, 7))
  const year = Number(date.slice(0, 4)) - (month <= 2 ? 1 : 0)
  const era = Math.floor(year / 400)
  const yearOfEra = year - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + Number(date.slice(8, 10)) - 1
  return era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468
}

function fromDayNumber(dayNumber: number): PlainDate {
  const shifted = dayNumber + 719_468
  const era = Math.floor(shifted / 146_097)
  const dayOfEra = shifted - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const day = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1
  const month = shiftedMonth + (shiftedMonth < 10 ? 3 : -9)
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}` as PlainDate
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0')
}

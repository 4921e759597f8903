import { type Decision, grant, refuse } from './kernel/decision.ts'
import { type InstantMs, startOfDay, toPlainDate, weekdayOf } from './kernel/plain-date.ts'

/** One stretch of a weekday, 1 is Monday; times as they stand on a clock, 24:00 is the end of the day. */
export interface OpeningPeriod {
  readonly weekday: number
  readonly from: string
  readonly to: string
}

export const materialForms = ['ORIGINAL', 'COPY', 'ELECTRONIC', 'ANY'] as const

/** Opening hours in the order of the week, so that the same hours read the same. Each stretch ends after it begins, before the next. */
export function toOpeningHours(
  periods: readonly OpeningPeriod[],
): Decision<readonly OpeningPeriod[], 'HOURS_OUT_OF_ORDER'> {
  const key = ({ weekday, from }: OpeningPeriod) => `${weekday} ${from}`
  const sorted = [...periods].sort((a, b) => (key(a) < key(b) ? -1 : 1))
  const isWrong = sorted.some((period, index) => {
    const before = sorted[index - 1]
    return period.to <= period.from || (before?.weekday === period.weekday && before.to > period.from)
  })
  return isWrong ? refuse('HOURS_OUT_OF_ORDER', '/hours') : grant(sorted)
}

const minuteMs = 60_000

/** Whether a place with these hours is open at an instant; public holidays are the calendar’s. */
export function isOpenAt(periods: readonly OpeningPeriod[], at: InstantMs): boolean {
  const day = toPlainDate(at)
  const minutes = Math.floor((at - startOfDay(day)) / minuteMs)
  const clock = `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
  return periods.some(({ weekday, from, to }) => weekday === weekdayOf(day) && from <= clock && clock < to)
}

import { type Decision, grant, refuse } from './kernel/decision.ts'
import type { PlainDate } from './kernel/plain-date.ts'

/** The policy `retention`: how long what was received is kept. */
export interface RetentionPolicy {
  readonly keptNaturalYears: number
}

/**
 * From which day on what was received in a month (yyyymm) need not be kept any more: its last day was kept for so many whole
 * years. Several divisions share a month’s key: then the longest of their policies counts.
 */
export function retirableFrom(month: number, { keptNaturalYears }: RetentionPolicy): PlainDate {
  const [year, ordinal] = [Math.floor(month / 100), month % 100]
  const [nextYear, nextOrdinal] = ordinal === 12 ? [year + 1, 1] : [year, ordinal + 1]
  return `${nextYear + keptNaturalYears}-${String(nextOrdinal).padStart(2, '0')}-01` as PlainDate
}

/** May the keys of a month be destroyed today? */
export function retireMonth(
  month: number,
  today: PlainDate,
  policy: RetentionPolicy,
): Decision<{ readonly from: PlainDate }, 'STILL_TO_BE_KEPT'> {
  const from = retirableFrom(month, policy)
  return today < from ? refuse('STILL_TO_BE_KEPT') : grant({ from })
}

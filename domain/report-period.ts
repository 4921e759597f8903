import type { Role } from './access.ts'
import { addDays, type InstantMs, type PlainDate, toPlainDate, weekdayOf } from './kernel/plain-date.ts'
import type { ReportKind } from './report.ts'
import type { ScorePeriodKind } from './score-period.ts'

/** Which report is made of a published period; of a half-year none is. */
export const reportOfPeriod: Readonly<Record<ScorePeriodKind, ReportKind | null>> = {
  MONTH: 'MONTH',
  QUARTER: 'QUARTER',
  HALF_YEAR: null,
  YEAR: 'YEAR',
}

/** 周报送内部监督员，月报送工作小组，季报送领导小组，年报送两者（服务窗口评价实施方案 8.3）. */
export const reportReaders: Readonly<Record<ReportKind, readonly Role[]>> = {
  WEEK: ['WINDOW_SUPERVISOR'],
  MONTH: ['WORKING_GROUP'],
  QUARTER: ['LEADING_GROUP'],
  YEAR: ['LEADING_GROUP', 'WORKING_GROUP'],
}

export interface ReportWeek {
  /** Named by its Monday. */
  readonly period: string
  readonly fromDay: PlainDate
  /** Its Sunday. */
  readonly toDay: PlainDate
}

/** The week that has ended last: from Monday to Sunday, in Shanghai. */
export function weekBefore(now: InstantMs): ReportWeek {
  const today = toPlainDate(now)
  const fromDay = addDays(today, -6 - weekdayOf(today))
  return { period: fromDay, fromDay, toDay: addDays(fromDay, 6) }
}

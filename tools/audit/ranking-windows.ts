import { addDays, toPlainDate } from '../../domain/kernel/plain-date.ts'
import { addMonths } from '../../domain/kernel/plain-month.ts'
import type { ScoreInput } from '../../domain/score-input.ts'
import { findScorePeriod, scorePeriodOf } from '../../domain/score-period.ts'
import type { Report } from './finding.ts'
import { findJson, objectsOf, textOf } from './json.ts'
import type { Told } from './sample-source.ts'
import type { LogSource } from './source.ts'

interface WindowsAsk {
  readonly report: Report
  readonly source: LogSource
  readonly period: string
  readonly row: Told
  /** Its own months, from the last to the first. */
  readonly months: readonly ScoreInput[]
}

/**
 * 漏列窗口: every window that the log names among those whose citizens were asked in a month stands among the windows of that month, be it with nothing but its name. There is no rule by which it could be
 * absent: an exemption takes services out and leaves the window; of few not their number is told, but their window; windows of the platform’s own drills are not in those counts either.
 */
export async function checkWindows({ report, source, period, row, months }: WindowsAsk): Promise<void> {
  const found = findScorePeriod(period)
  if (found === undefined) return
  const untilMs = Math.floor(Number(row.counts_until) / 1000)
  let seen = 0
  for (const [at, { windows }] of months.entries()) {
    const { name, fromDay, endDay } = scorePeriodOf('MONTH', addMonths(found.endDay, -1 - at))
    const told = new Set(windows.map(({ key }) => key))
    const named = new Set<string>()
    for (let day = fromDay; day < endDay && day <= toPlainDate(untilMs); day = addDays(day, 1))
      for (const window of await invitedOn(source, day, untilMs)) named.add(window)
    seen += named.size
    for (const window of named)
      if (!told.has(window))
        report.add('RANKING_DIFFERS', 'a window that the log names in the month is not among its windows', period, {
          ...{ window, month: name },
        })
  }
  report.saw('windows of the log looked for among those that were counted', seen)
}

/** Windows at which somebody was asked, by the last count of the day that was made in time. */
async function invitedOn(source: LogSource, day: string, untilMs: number): Promise<readonly string[]> {
  const answer = await findJson(source, `/api/v1/log/invitation-counts?day=${day}`)
  const last = new Map<string, number>()
  for (const { hallCode, windowCode, countedAt, invited } of objectsOf(answer?.counts))
    if (Date.parse(textOf(countedAt)) < untilMs) last.set(`${textOf(hallCode)}/${textOf(windowCode)}`, Number(invited))
  return [...last].flatMap(([window, invited]) => (invited > 0 ? [window] : []))
}

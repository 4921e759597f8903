import { addDays } from '../../domain/kernel/plain-date.ts'
import type { ScoreInput } from '../../domain/score-input.ts'
import { findScorePeriod } from '../../domain/score-period.ts'
import type { Report } from './finding.ts'
import { findJson, type Json, objectsOf, textOf } from './json.ts'
import type { Told } from './sample-source.ts'
import type { LogSource } from './source.ts'

interface InvitedAsk {
  readonly report: Report
  readonly source: LogSource
  readonly period: string
  readonly row: Told
  /** Its own months. */
  readonly months: readonly ScoreInput[]
}

/** How many of a window were invited and have answered, by the counts of days in the log; of few it is not told there what they did. */
interface Logged {
  invited: number
  answeredLeast: number
  answeredMost: number
}

/** Participation: invited and answered of every window are the sums of the days as they were logged before the instant that the ranking counts to. */
export async function checkInvited({ report, source, period, row, months }: InvitedAsk): Promise<void> {
  const found = findScorePeriod(period)
  if (found === undefined) return
  const untilMs = Math.floor(Number(row.counts_until) / 1000)
  const logged = new Map<string, Logged>()
  for (let day = found.fromDay; day < found.endDay; day = addDays(day, 1)) {
    const answer = await findJson(source, `/api/v1/log/invitation-counts?day=${day}`)
    addDay(logged, objectsOf(answer?.counts), untilMs)
  }
  const told = toldOf(months)
  for (const [window, { invited, answered, isWhole }] of told) {
    const { invited: of, answeredLeast, answeredMost } = logged.get(window) ?? nothing
    const isSum = isWhole ? invited === of && answered >= answeredLeast : invited <= of
    if (!isSum || answered > answeredMost)
      report.add('RANKING_DIFFERS', 'who was invited and has answered is not what was logged day by day', period, {
        ...{ window, invited, answered, loggedInvited: of },
      })
  }
  report.saw('windows whose participation was compared with the log', told.size)
}

interface ToldOfWindow {
  invited: number
  answered: number
  /** In no month so few that they are told together with those of other windows. */
  isWhole: boolean
}

function toldOf(months: readonly ScoreInput[]): ReadonlyMap<string, ToldOfWindow> {
  const told = new Map<string, ToldOfWindow>()
  for (const { windows } of months)
    for (const { key, invited, answered } of windows) {
      const known = told.get(key) ?? { invited: 0, answered: 0, isWhole: true }
      told.set(key, {
        invited: known.invited + (invited ?? 0),
        answered: known.answered + (answered ?? 0),
        isWhole: known.isWhole && invited !== null,
      })
    }
  return told
}

const nothing: Logged = { invited: 0, answeredLeast: 0, answeredMost: 0 }

/** Of each window the last revision that was counted in time. */
function addDay(logged: Map<string, Logged>, counts: readonly Json[], untilMs: number): void {
  const last = new Map<string, Json>()
  for (const count of counts) {
    const window = `${textOf(count.hallCode)}/${textOf(count.windowCode)}`
    const known = last.get(window)
    const isInTime = Date.parse(textOf(count.countedAt)) < untilMs
    if (isInTime && (known === undefined || Number(known.revision) < Number(count.revision))) last.set(window, count)
  }
  for (const [window, { invited, evaluated }] of last) {
    const known = logged.get(window) ?? { ...nothing }
    logged.set(window, {
      invited: known.invited + Number(invited),
      answeredLeast: known.answeredLeast + Number(evaluated ?? 0),
      answeredMost: known.answeredMost + Number(evaluated ?? invited),
    })
  }
}

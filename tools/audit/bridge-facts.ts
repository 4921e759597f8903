import { toPlainDate } from '../../domain/kernel/plain-date.ts'
import { addMonths } from '../../domain/kernel/plain-month.ts'
import type { ScoreInput } from '../../domain/score-input.ts'
import { findScorePeriod, monthsIn, scorePeriodOf } from '../../domain/score-period.ts'
import { writeInput } from '../../domain/score-text.ts'
import type { Report } from './finding.ts'

/** Both sides of a bridge. */
export interface BothSides {
  readonly report: Report
  readonly period: string
  /** Its own months, from the last to the first. */
  readonly now: readonly ScoreInput[]
  readonly before: readonly ScoreInput[]
  /** What was given before alone is in the old side; null: everything. */
  readonly askedUntilMs: number | null
}

type Grades = ReadonlyMap<string, readonly number[]>

/**
 * 同一底数: both sides rest on the same texts, to the last sign, so that neither tells what the other keeps silent. Where it was asked otherwise from a day on, the
 * old side of that month is a part of the new one.
 */
export function checkSameFacts({ report, period, now, before, askedUntilMs }: BothSides): void {
  const found = findScorePeriod(period)
  if (found === undefined) return
  for (let at = 0; at < monthsIn(found).length; at += 1) {
    const [here, there] = [now[at], before[at]]
    const month = scorePeriodOf('MONTH', addMonths(found.endDay, -1 - at))
    if (here === undefined || there === undefined) continue
    const isWhole = askedUntilMs === null || month.endDay <= toPlainDate(askedUntilMs)
    if (isWhole ? writeInput(here) !== writeInput(there) : !isPart(here, there))
      report.add(
        'RANKING_DIFFERS',
        'the bridge was counted from other evaluations than the ranking beside it',
        period,
        {
          month: month.name,
        },
      )
  }
}

/** By window, what is told grade by grade. Whatever is told coarsely, all of a window together stays the same. */
function gradesOf({ cells }: ScoreInput): Grades {
  const found = new Map<string, readonly number[]>()
  for (const { window, grades } of cells) {
    const known = found.get(window) ?? [0, 0, 0, 0, 0]
    found.set(
      window,
      known.map((count, at) => count + (grades[at] ?? 0)),
    )
  }
  return found
}

/** Of each window that both tell of, no more of any grade, and no window that is not there. */
function isPart(here: ScoreInput, there: ScoreInput): boolean {
  const [ofHere, ofThere] = [gradesOf(here), gradesOf(there)]
  const keys = new Set(here.windows.map(({ key }) => key))
  const hidden = new Set(here.windows.filter(({ evaluations }) => evaluations === null).map(({ key }) => key))
  return there.windows.every(({ key }) => {
    if (!keys.has(key)) return false
    const [all, part] = [ofHere.get(key) ?? [], ofThere.get(key) ?? []]
    return hidden.has(key) || part.every((count, at) => count <= (all[at] ?? 0))
  })
}

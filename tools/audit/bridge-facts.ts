import { toPlainDate } from '../../domain/kernel/plain-date.ts'
import { addMonths } from '../../domain/kernel/plain-month.ts'
import type { ScoreInput } from '../../domain/score-input.ts'
import { findScorePeriod, monthsIn, scorePeriodOf } from '../../domain/score-period.ts'
import type { ScorePolicy } from '../../domain/score-result.ts'
import { readInput, writeInput } from '../../domain/score-text.ts'
import type { Report } from './finding.ts'
import { loadMonthVersions } from './ranking-versions.ts'
import type { LogSource } from './source.ts'

/** Both sides of a bridge. */
export interface BothSides {
  readonly report: Report
  readonly source: LogSource
  readonly period: string
  readonly now: Side
  readonly before: Side
  /** What was given before alone is in the old side; null: everything. */
  readonly askedUntilMs: number | null
}

interface Side {
  /** Its own months, from the last to the first. */
  readonly months: readonly ScoreInput[]
  readonly policy: ScorePolicy
}

type Grades = ReadonlyMap<string, readonly number[]>

/**
 * 同一底数: both sides rest on the same evaluations. Rules say how windows are compared and how coarsely that is told, and never what was given: so of each window the grades of both texts are
 * the same, and the texts themselves where both rules tell as coarsely. Where it was asked otherwise from a day on, the old side is a part of the new one.
 */
export async function checkSameFacts(sides: BothSides): Promise<void> {
  const { period, now, before, askedUntilMs } = sides
  const found = findScorePeriod(period)
  if (found === undefined) return
  const own = monthsIn(found).length
  for (let at = 0; at < own; at += 1) {
    const [here, there] = [now.months[at], before.months[at]]
    const month = scorePeriodOf('MONTH', addMonths(found.endDay, -1 - at))
    if (here === undefined || there === undefined) continue
    const isWhole = askedUntilMs === null || month.endDay <= toPlainDate(askedUntilMs)
    // A month of a longer period may have been published before something was found that the bridge counts.
    if (own === 1) checkMonth(sides, month.name, { here, there, isWhole })
    else await checkOneOf(sides, month.name, { here, there, isWhole })
  }
}

interface Pair {
  readonly here: ScoreInput
  readonly there: ScoreInput
  /** Nothing was left out because it was asked otherwise. */
  readonly isWhole: boolean
}

function checkMonth({ report, period, now, before }: BothSides, month: string, pair: Pair): void {
  const isAsCoarse =
    now.policy.smallestCell === before.policy.smallestCell && now.policy.clustersMin === before.policy.clustersMin
  const follows = pair.isWhole
    ? isAsCoarse
      ? writeInput(pair.here) === writeInput(pair.there)
      : isSameCounted(pair)
    : isPart(pair)
  if (!follows)
    report.add('RANKING_DIFFERS', 'the bridge was counted from other evaluations than the ranking beside it', period, {
      month,
    })
}

async function checkOneOf({ report, source, period }: BothSides, month: string, pair: Pair): Promise<void> {
  const texts = [pair.here]
  for (const { digest } of (await loadMonthVersions(source, month)).versions) {
    const text = digest === undefined ? undefined : await source.text(`/api/v1/score-inputs/${digest}`)
    const read = text === undefined ? undefined : readInput(text)
    if (read?.granted === true) texts.push(read.value)
  }
  const isIn = (is: (pair: Pair) => boolean) => texts.some((here) => is({ ...pair, here }))
  if (!isIn(isPart))
    report.add('RANKING_DIFFERS', 'the bridge was counted from other evaluations than the ranking beside it', period, {
      month,
    })
  else if (pair.isWhole && !isIn(isSameCounted))
    report.add('COUNTS_LATE', 'what the bridge left out of a month is not published of that month yet', period, {
      month,
    })
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

const lineOf = (counts: readonly unknown[]) => JSON.stringify(counts)

function isSameCounted({ here, there }: Pair): boolean {
  const [ofHere, ofThere] = [gradesOf(here), gradesOf(there)]
  const windows = new Map(there.windows.map((window) => [window.key, window]))
  if (windows.size !== here.windows.length) return false
  return here.windows.every((one) => {
    const other = windows.get(one.key)
    if (other === undefined || one.kind !== other.kind || one.family !== other.family) return false
    const isAsked = one.invited === null || other.invited === null || isEqual(one, other)
    const isTold = one.evaluations !== null && other.evaluations !== null
    return isAsked && (!isTold || lineOf(ofHere.get(one.key) ?? []) === lineOf(ofThere.get(one.key) ?? []))
  })
}

type Asked = Pick<ScoreInput['windows'][number], 'invited' | 'answered'>
const isEqual = (one: Asked, other: Asked) => one.invited === other.invited && one.answered === other.answered

/** Of each window that both tell of, no more of any grade, and no window that is not there. */
function isPart({ here, there }: Pair): boolean {
  const [ofHere, ofThere] = [gradesOf(here), gradesOf(there)]
  const keys = new Set(here.windows.map(({ key }) => key))
  const hidden = new Set(here.windows.filter(({ evaluations }) => evaluations === null).map(({ key }) => key))
  return there.windows.every(({ key }) => {
    if (!keys.has(key)) return false
    const [all, part] = [ofHere.get(key) ?? [], ofThere.get(key) ?? []]
    return hidden.has(key) || part.every((count, at) => count <= (all[at] ?? 0))
  })
}

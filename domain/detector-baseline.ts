import { type InstantMs, type PlainDate, toPlainDate, weekdayOf } from './kernel/plain-date.ts'
import type { DetectorPolicy, SeenEvaluation } from './manipulation.ts'

/**
 * 基线: what is ordinary for the windows of a hall, from the weeks before a month without what was set aside. It is computed once for a month and frozen, so
 * that nobody moves a threshold towards a person. By moments; a window of few evaluations is taken for its hall, the more the fewer it has.
 */
export interface HallBaseline {
  readonly openDays: number
  readonly evaluations: number
  /** How unevenly they come: the size of a negative binomial over cells. */
  readonly burstSize: number
  /** Of a day’s evaluations, the share that comes in each hour: seven days of 24, Monday first. A day of few is taken for all days. */
  readonly hourShares: readonly number[]
  readonly windows: readonly WindowBaseline[]
}

interface WindowBaseline {
  readonly windowId: number
  readonly evaluations: number
  /** Evaluations on an ordinary open day, shrunk to the hall. */
  readonly perDay: number
  readonly shareOfFives: number
}

const hourMs = 3_600_000
const hoursOfWeek = 168
const shanghaiMs = 8 * hourMs

/** Monday 0 o’clock in China is 0. */
function hourOfWeek(at: InstantMs): number {
  const hour = Math.floor((at + shanghaiMs) / hourMs) % 24
  return (weekdayOf(toPlainDate(at)) - 1) * 24 + hour
}

/** A value of few is drawn to that of all: n/(n + weight) of its own. */
function shrink(own: number, hall: number, count: number, weight: number): number {
  return count === 0 ? hall : (own * count + hall * weight) / (count + weight)
}

const withinOne = (share: number) => Math.min(0.995, Math.max(0.005, share))

interface Counted {
  readonly count: number
  readonly fives: number
}

function countByWindow(seen: readonly SeenEvaluation[]): ReadonlyMap<number, Counted> {
  const found = new Map<number, Counted>()
  for (const { windowId, grade } of seen) {
    const counted = found.get(windowId) ?? { count: 0, fives: 0 }
    found.set(windowId, { count: counted.count + 1, fives: counted.fives + (grade === 5 ? 1 : 0) })
  }
  return found
}

/**
 * @param seen of the hall in the weeks before the month, without what is or was set aside and not released
 * @param windowIds the windows of the hall that are open
 * @returns undefined where there is too little to call anything ordinary
 */
export function fitBaseline(
  seen: readonly SeenEvaluation[],
  windowIds: readonly number[],
  policy: DetectorPolicy,
): HallBaseline | undefined {
  if (seen.length < policy.baselineEvaluationsMin || windowIds.length === 0) return undefined
  const openDays = openDaysOf(seen).length
  const hallShare = seen.filter(({ grade }) => grade === 5).length / seen.length
  const byWindow = countByWindow(seen)
  const hallPerDay = seen.length / openDays / windowIds.length
  const shareOf = ({ count, fives }: Counted) =>
    withinOne(shrink(fives / Math.max(1, count), hallShare, count, policy.shrinkEvaluations))
  const windows = windowIds.map((windowId): WindowBaseline => {
    const counted = byWindow.get(windowId) ?? { count: 0, fives: 0 }
    const perDay = shrink(counted.count / openDays, hallPerDay, counted.count, policy.shrinkEvaluations)
    return { windowId, evaluations: counted.count, perDay, shareOfFives: shareOf(counted) }
  })
  const shape = {
    openDays,
    evaluations: seen.length,
    hourShares: hourSharesOf(seen, policy.shrinkEvaluations),
    windows,
  }
  return { ...shape, burstSize: burstSizeOf(seen, shape, policy) }
}

/** No hour is impossible: each has half an evaluation to begin with. */
function hourSharesOf(seen: readonly SeenEvaluation[], weight: number): readonly number[] {
  const counts = Array.from({ length: hoursOfWeek }, () => 0)
  for (const { tappedAt } of seen) {
    const hour = hourOfWeek(tappedAt)
    counts[hour] = (counts[hour] ?? 0) + 1
  }
  const allDays = Array.from({ length: 24 }, (_, hour) =>
    counts.reduce((sum, count, at) => sum + (at % 24 === hour ? count : 0), 0.5),
  )
  const total = allDays.reduce((sum, count) => sum + count, 0)
  return counts.map((count, at) => {
    const from = Math.floor(at / 24) * 24
    const ofDay = counts.slice(from, from + 24).reduce((sum, each) => sum + each, 0)
    return (count + (weight * (allDays[at % 24] ?? 0)) / total) / (ofDay + weight)
  })
}

/** Days on which the hall was as good as closed do not count: a few evaluations come from home. */
function openDaysOf(seen: readonly SeenEvaluation[]): readonly PlainDate[] {
  const counts = new Map<PlainDate, number>()
  for (const { tappedAt } of seen) counts.set(toPlainDate(tappedAt), (counts.get(toPlainDate(tappedAt)) ?? 0) + 1)
  const half = seen.length / counts.size / 2
  return [...counts].flatMap(([day, count]) => (count >= half ? [day] : []))
}

type Shape = Omit<HallBaseline, 'burstSize'>

/** Where in time a cell of so many minutes begins. */
export function cellOf(at: InstantMs, { burst }: DetectorPolicy): InstantMs {
  const cellMs = burst.cellMinutes * 60_000
  return Math.floor(at / cellMs) * cellMs
}

/** How many are ordinarily tapped at a window in a cell that begins then, on a day on which the hall is open. */
export function expectedInCell(baseline: Shape, windowId: number, cell: InstantMs, policy: DetectorPolicy): number {
  const window = baseline.windows.find((one) => one.windowId === windowId)
  const perDay = window?.perDay ?? baseline.evaluations / baseline.openDays / baseline.windows.length
  return perDay * cellShare(baseline, hourOfWeek(cell), policy)
}

const cellShare = ({ hourShares }: Shape, hour: number, { burst }: DetectorPolicy) =>
  (hourShares[hour] ?? 0) * (burst.cellMinutes / 60)

/** By moments over all cells of all open days: Σμ² / (Σ(x − μ)² − Σμ), within the bounds of the policy. */
function burstSizeOf(seen: readonly SeenEvaluation[], shape: Shape, policy: DetectorPolicy): number {
  const { sizeMinThousandths, sizeMaxThousandths, cellMinutes } = policy.burst
  const counts = new Map<string, { count: number; windowId: number; cell: InstantMs }>()
  for (const { windowId, tappedAt } of seen) {
    const cell = cellOf(tappedAt, policy)
    const key = `${windowId}|${cell}`
    const found = counts.get(key)
    counts.set(key, { count: (found?.count ?? 0) + 1, windowId, cell })
  }
  const days = openDaysOf(seen).map((day) => weekdayOf(day) - 1)
  const perHour = 60 / cellMinutes
  let [squares, sums] = [0, 0]
  for (const weekday of days)
    for (let hour = weekday * 24; hour < weekday * 24 + 24; hour += 1) {
      const share = cellShare(shape, hour, policy)
      for (const { perDay } of shape.windows) {
        squares += perHour * (perDay * share) ** 2
        sums += perHour * perDay * share
      }
    }
  let apart = squares
  for (const { count, windowId, cell } of counts.values()) {
    const expected = expectedInCell(shape, windowId, cell, policy)
    apart += (count - expected) ** 2 - expected ** 2
  }
  const over = apart - sums
  const size = over <= 0 ? Number.POSITIVE_INFINITY : squares / over
  return Math.min(sizeMaxThousandths / 1000, Math.max(sizeMinThousandths / 1000, size))
}

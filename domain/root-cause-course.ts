import { numberAt } from './kernel/numbers.ts'
import type { CauseCell, CauseKind, CauseSignal, RootCausePolicy } from './root-cause-kind.ts'
import type { Expectation, Factor, Measured } from './root-cause-model.ts'
import { chanceOf } from './root-cause-test.ts'

export interface Told {
  readonly signal: CauseSignal
  readonly measured: Measured
  readonly expectation: Expectation
  /** By kind of cause. */
  readonly dayVariance: readonly number[]
}

export interface Levels extends Factor {
  readonly kind: CauseKind
  readonly keys: readonly string[]
}

/** Of one candidate and one signal, by recent day. */
export interface Course {
  readonly told: Told
  readonly seen: Float64Array
  readonly expected: Float64Array
  readonly exposure: Float64Array
  readonly shape: number
  readonly dayVariance: number
}

export interface Sums {
  readonly seen: number
  readonly expected: number
  readonly exposure: number
  /** 1 where everything was expected on one day, one over the days where on each as much. */
  readonly concentration: number
}

/** From a recent day (counted from the first of them) to the last. */
export function sumsFrom({ seen, expected, exposure }: Course, from: number, without = -1): Sums {
  let [sum, by, of, squares] = [0, 0, 0, 0]
  for (let day = from; day < seen.length; day += 1) {
    if (day === without) continue
    const own = numberAt(expected, day)
    sum += numberAt(seen, day)
    by += own
    of += numberAt(exposure, day)
    squares += own * own
  }
  return { seen: sum, expected: by, exposure: of, concentration: by === 0 ? 1 : squares / (by * by) }
}

export function daysAbove({ seen, expected }: Course, from: number): number {
  let days = 0
  for (let day = from; day < seen.length; day += 1) if (numberAt(seen, day) > numberAt(expected, day)) days += 1
  return days
}

/** Without the day on which the most came beyond what was expected: what stands on one day alone is an incident. */
export function withoutTop(course: Course, from: number): Sums {
  let [top, most] = [-1, -Infinity]
  for (let day = from; day < course.seen.length; day += 1) {
    const beyond = numberAt(course.seen, day) - numberAt(course.expected, day)
    if (beyond > most) [top, most] = [day, beyond]
  }
  return sumsFrom(course, from, top)
}

export function levelsOf(kind: CauseKind, cells: readonly CauseCell[]): Levels {
  const byKey = new Map<string, number>()
  const levels = Int32Array.from(cells, ({ keys }) => {
    const key = keys[kind]
    if (key === null) return -1
    const level = byKey.get(key) ?? byKey.size
    byKey.set(key, level)
    return level
  })
  return { kind, keys: [...byKey.keys()], levels, count: byKey.size }
}

const counts: { readonly [signal in CauseSignal]: readonly [of: keyof CauseCell, amount: keyof CauseCell] } = {
  GRADE: ['evaluations', 'bad'],
  RETURNED: ['services', 'returned'],
  REFUSED: ['services', 'refused'],
  ABANDONED: ['services', 'abandoned'],
  HANDLING: ['timed', 'rootMinutes'],
}

export function measure(signal: CauseSignal, cells: readonly CauseCell[]): Measured {
  const [of, amount] = counts[signal]
  const isMinutes = signal === 'HANDLING'
  return {
    exposure: Float64Array.from(cells, (cell) => cell[of] as number),
    amount: Float64Array.from(cells, (cell) => cell[amount] as number),
    family: isMinutes ? 'MINUTES' : 'EVENTS',
    squares: isMinutes ? Float64Array.from(cells, ({ minutes }) => minutes) : undefined,
  }
}

/** Over the last days, the fewer ones by themselves and the more together; where it is known since when, from that day on. */
export function chancesOf(
  course: Course,
  { recentDays, daysMin }: RootCausePolicy,
  knownFrom: number | undefined,
): readonly number[] {
  const spans: number[] = []
  if (knownFrom !== undefined) spans.push(knownFrom)
  else
    for (let days = daysMin; days <= recentDays; days = Math.max(days + 1, Math.round(days * 1.6)))
      spans.push(recentDays - days)
  return spans.flatMap((from) => {
    const sums = sumsFrom(course, from)
    return sums.exposure > 0 ? [chanceOfSums(course, sums)] : []
  })
}

export function chanceOfSums({ told, shape, dayVariance }: Course, { seen, expected, concentration }: Sums): number {
  const { dispersion } = told.expectation
  const known = 1 / (1 / shape + dayVariance * concentration)
  return chanceOf({ seen, expected, dispersion, shape: known, family: told.measured.family })
}

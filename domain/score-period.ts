import { addDays, findPlainDate, type InstantMs, type PlainDate, startOfDay, toPlainDate } from './kernel/plain-date.ts'
import { addMonths } from './kernel/plain-month.ts'

/**
 * 评价周期: what is counted together. It goes by the day of service, so that whoever answers late counts where he was served.
 * The half-year is that of the third parties; a quarter may also be looked at specially.
 */
export const scorePeriodKinds = ['MONTH', 'QUARTER', 'HALF_YEAR', 'YEAR'] as const
export type ScorePeriodKind = (typeof scorePeriodKinds)[number]

const monthsOf: Readonly<Record<ScorePeriodKind, number>> = { MONTH: 1, QUARTER: 3, HALF_YEAR: 6, YEAR: 12 }

export interface ScorePeriod {
  /** `2026-11`, `2026-Q4`, `2026-H2`, `2026`. */
  readonly name: string
  readonly kind: ScorePeriodKind
  readonly fromDay: PlainDate
  /** The first day that does not belong to it. */
  readonly endDay: PlainDate
}

/** How long after a service an evaluation of it can still arrive, by the policies in force. */
export interface LateArrival {
  readonly validForNaturalDays: number
  readonly offlineGraceNaturalDays: number
}

const pad = (number: number, width: number) => String(number).padStart(width, '0')

/** The period that a name names, or undefined where it names none (`2026-Q5`, `2026-11-01`). */
export function findScorePeriod(name: string): ScorePeriod | undefined {
  const found = /^(\d{4})(?:-(?:Q([1-4])|H([12])|(\d{2})))?$/.exec(name)
  if (found === null) return undefined
  const [, year = '', quarter, half, month] = found
  if (quarter !== undefined) return periodOf(name, 'QUARTER', year, Number(quarter))
  if (half !== undefined) return periodOf(name, 'HALF_YEAR', year, Number(half))
  if (month !== undefined) return periodOf(name, 'MONTH', year, Number(month))
  return periodOf(name, 'YEAR', year, 1)
}

function periodOf(name: string, kind: ScorePeriodKind, year: string, nth: number): ScorePeriod | undefined {
  const fromDay = findPlainDate(`${year}-${pad((nth - 1) * monthsOf[kind] + 1, 2)}-01`)
  return fromDay && { name, kind, fromDay, endDay: addMonths(fromDay, monthsOf[kind]) }
}

/** The period of a kind in which a day of service lies. */
export function scorePeriodOf(kind: ScorePeriodKind, day: PlainDate): ScorePeriod {
  const year = day.slice(0, 4)
  const nth = Math.floor((Number(day.slice(5, 7)) - 1) / monthsOf[kind]) + 1
  const names = {
    MONTH: `${year}-${pad(nth, 2)}`,
    QUARTER: `${year}-Q${nth}`,
    HALF_YEAR: `${year}-H${nth}`,
    YEAR: year,
  }
  return periodOf(names[kind], kind, year, nth) as ScorePeriod
}

/** The period of the same kind before it. */
export const scorePeriodBefore = ({ kind, fromDay }: Pick<ScorePeriod, 'kind' | 'fromDay'>): ScorePeriod =>
  scorePeriodOf(kind, addDays(fromDay, -1))

/** Its months in order: what a longer period pools. */
export function monthsIn({ kind, fromDay }: Pick<ScorePeriod, 'kind' | 'fromDay'>): readonly ScorePeriod[] {
  return Array.from({ length: monthsOf[kind] }, (_, at) => scorePeriodOf('MONTH', addMonths(fromDay, at)))
}

/**
 * The first instant at which nothing is expected for it any more: the invitation of whoever was served on its last day has run out, and a terminal that was
 * cut off has brought what it kept. A service that a business system reports later still is found later: it makes a revision.
 */
export function scorePeriodClosesAt(period: Pick<ScorePeriod, 'endDay'>, late: LateArrival): InstantMs {
  return startOfDay(addDays(period.endDay, late.validForNaturalDays + late.offlineGraceNaturalDays))
}

export const scorePeriodStates = [
  'OPEN',
  'CLOSING',
  'DUE',
  'UNDER_OBJECTION',
  'TO_DECIDE',
  'TO_FINISH',
  'FINAL',
] as const
/**
 * OPEN: still running. CLOSING: over, and evaluations may still arrive; what is shown is a preview. DUE: to be computed now.
 * UNDER_OBJECTION: computed, units may object. TO_DECIDE: objections wait. TO_FINISH: nothing is in the way of the final figures.
 */
export type ScorePeriodState = (typeof scorePeriodStates)[number]

export interface ScorePeriodFacts {
  readonly closesAt: InstantMs
  /** Of the computation that the units were shown; null before. */
  readonly objectionsUntil: InstantMs | null
  readonly openObjections: number
  readonly isFinal: boolean
}

/** How far a period has come: from what stands written and the time alone. */
export function scorePeriodState(
  { endDay }: Pick<ScorePeriod, 'endDay'>,
  { closesAt, objectionsUntil, openObjections, isFinal }: ScorePeriodFacts,
  now: InstantMs,
): ScorePeriodState {
  if (isFinal) return 'FINAL'
  if (toPlainDate(now) < endDay) return 'OPEN'
  if (objectionsUntil === null) return now < closesAt ? 'CLOSING' : 'DUE'
  if (now < objectionsUntil) return 'UNDER_OBJECTION'
  return openObjections > 0 ? 'TO_DECIDE' : 'TO_FINISH'
}

/**
 * What a computation counts: facts up to an instant. What is found later (an appeal upheld after the month was final) enters a numbered
 * revision of the period and the year, and never the next month.
 */
export const scorePurposes = ['OBJECTION', 'FINAL', 'REVISION', 'BRIDGE'] as const
export type ScorePurpose = (typeof scorePurposes)[number]

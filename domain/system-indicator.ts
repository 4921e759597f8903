import type { IndicatorDirection, IndicatorUnit, IndicatorWords } from './indicator.ts'
import { divideHalfEven } from './kernel/exact.ts'

/**
 * 系统数据指标: what the records of cases, services and handling say by themselves, without anybody being asked. A definition names the reading that it is made
 * from, which records count, how many of them carry what is needed, and what is divided by what. What the records do not hold is not measured here: it is
 * said, and never guessed.
 */

/** Passes through the records: one query each (server/system-indicator), from which several indicators are read. */
export const systemReadings = [
  'services',
  'accepted',
  'closed',
  'complaints',
  'responses',
  'rectifications',
  'suggestions',
] as const
export type SystemReading = (typeof systemReadings)[number]

/** What a reading counted at one place, by the names of its columns; null: a median of nothing. */
export type SystemCounts = Readonly<Record<string, number | null>>

/** From counts to a value in thousandths of the unit. */
type SystemFormula =
  /** A quotient, rounded once, half to even; `times` makes percent or per thousand of it. */
  | { readonly kind: 'RATIO'; readonly part: string; readonly of: string; readonly times: 1 | 100 | 1000 }
  /** Thousandths that the reading has told itself: medians and percentiles. */
  | { readonly kind: 'TOLD'; readonly column: string }

interface SystemSource {
  readonly reading: SystemReading
  /** The records that the indicator is about. */
  readonly records: string
  /** Those of them that carry what it needs. */
  readonly covered: string
  /** Who stands behind the value: of fewer than the policy says it is not told. */
  readonly group: string
  readonly formula: SystemFormula
}

export interface SystemIndicator {
  /** As the sources of indicators name it (domain/indicator.ts). */
  readonly measure: string
  readonly name: IndicatorWords
  readonly definition: IndicatorWords
  readonly formula: IndicatorWords
  /** Which records count, and where and when they do. */
  readonly counted: IndicatorWords
  readonly unit: IndicatorUnit
  readonly direction: IndicatorDirection
  /** null: not measured here, because no record holds it; `counted` says what is missing. */
  readonly source: SystemSource | null
}

/** The policy `system-indicator`. */
export interface SystemIndicatorPolicy {
  /** A value with fewer records behind it is not told. */
  readonly smallestGroup: number
  /** Where fewer of the records carry what is needed, in percent, the value is marked. */
  readonly coverageMinPercent: number
}

export interface SystemMeasured {
  readonly records: number
  readonly covered: number
  readonly group: number
  /** Thousandths of the unit; null: there is nothing to measure. */
  readonly value: number | null
}

/** One indicator from what its reading has counted at a place. Nobody is hidden here. */
export function measureSystem(source: SystemSource, counts: SystemCounts): SystemMeasured {
  const countOf = (column: string) => counts[column] ?? 0
  const { records, covered, group, formula } = source
  const measured = { records: countOf(records), covered: countOf(covered), group: countOf(group) }
  if (formula.kind === 'TOLD') return { ...measured, value: counts[formula.column] ?? null }
  const of = countOf(formula.of)
  if (of === 0) return { ...measured, value: null }
  const part = BigInt(countOf(formula.part)) * BigInt(formula.times * 1000)
  return { ...measured, value: Number(divideHalfEven(part, BigInt(of))) }
}

export const systemStandings = ['TOLD', 'THIN', 'TOO_FEW', 'NOTHING'] as const
/**
 * TOLD: a value. THIN: a value of which too few records carry what is needed. TOO_FEW: records, but fewer than may be told. NOTHING: no records, or none that
 * carry it.
 */
type SystemStanding = (typeof systemStandings)[number]

export interface SystemFigure {
  readonly standing: SystemStanding
  readonly value: number | null
  /** Where too few stand behind it the counts are not told either. */
  readonly records: number | null
  readonly covered: number | null
  /** Hundredths of a percent. */
  readonly coverageHundredths: number | null
}

/** What may be told of a value, and how. */
export function tellSystem(measured: SystemMeasured, policy: SystemIndicatorPolicy): SystemFigure {
  const { records, covered, group, value } = measured
  if (records === 0) return { standing: 'NOTHING', value: null, records: 0, covered: 0, coverageHundredths: null }
  if (records < policy.smallestGroup || (value !== null && group < policy.smallestGroup))
    return { standing: 'TOO_FEW', value: null, records: null, covered: null, coverageHundredths: null }
  const coverageHundredths = Number(divideHalfEven(BigInt(covered) * 10_000n, BigInt(records)))
  const told = { value, records, covered, coverageHundredths }
  if (value === null) return { standing: 'NOTHING', ...told }
  return { standing: coverageHundredths < policy.coverageMinPercent * 100 ? 'THIN' : 'TOLD', ...told }
}

import type { IndicatorDirection, IndicatorUnit, ScoringRule } from './indicator.ts'
import { scoreValue } from './indicator-score.ts'
import { normalDensity } from './kernel/steady-math.ts'

/** 指标误差: how far a value may lie from what it is of, by chance alone. Values and errors in whole thousandths of the unit, errors as standard deviations. */

/**
 * Of a share of records, in percent: two that are and two that are not are put beside them (Agresti and Coull), so that a share of a hundred percent is not
 * certain.
 *
 * @param part how many are, of `whole`; @param alike how many of them say no more than one would (1: each speaks for itself)
 */
export function shareError(part: number, whole: number, alike = 1): number {
  const [count, positive] = [whole / alike + 4, part / alike + 2]
  const share = positive / count
  return Math.round(100_000 * Math.sqrt((share * (1 - share)) / count))
}

/** The policy `composite-score`, as far as it is about errors. */
export interface ValueErrorPolicy {
  /** 150: durations and counts of single cases scatter by one and a half times their size; of what is told as a median or a mean nobody sees it. */
  readonly systemVariationPercent: number
}

/** Of what systems say of a window, over so many records that carry it. */
export function systemError(
  { unit, value, covered }: { readonly unit: IndicatorUnit; readonly value: number; readonly covered: number },
  { systemVariationPercent }: ValueErrorPolicy,
): number {
  const records = Math.max(1, covered)
  if (unit === 'PERCENT') return shareError((value / 100_000) * records, records)
  // What is rare comes as it comes: its variance is its number.
  if (unit === 'PER_THOUSAND') return Math.round((1_000_000 * Math.sqrt((value / 1_000_000) * records + 1)) / records)
  return Math.round((Math.abs(value) * systemVariationPercent) / 100 / Math.sqrt(records))
}

/** Steps of half a standard deviation, four to each side. */
const nodes = Array.from({ length: 17 }, (_, at) => (at - 8) / 2)
const nodeWeights = nodes.map((z) => normalDensity(z) / 2)

/** Of the points that a value is worth: the variance in thousandths of a point, squared. Where the rule is flat it is nothing, and at a step it is that of the step. */
export function pointsVariance(
  rule: ScoringRule,
  direction: IndicatorDirection,
  { value, error }: { readonly value: number; readonly error: number },
): number {
  if (error === 0) return 0
  const points = nodes.map((z) => scoreValue(rule, direction, Math.round(value + z * error)))
  if (points.every((each) => each === points[0])) return 0
  const whole = nodeWeights.reduce((sum, weight) => sum + weight, 0)
  const mean = points.reduce((sum, each, at) => sum + each * (nodeWeights[at] ?? 0), 0) / whole
  return points.reduce((sum, each, at) => sum + (each - mean) ** 2 * (nodeWeights[at] ?? 0), 0) / whole
}

import { type AssessedMark, type AssessedPolicy, type AssessedValue, assessedValues } from './assessed-value.ts'
import { type AssessorPool, isSelfAssessment } from './assessor.ts'
import type { MeasuredValue, SilentValue } from './composite-input.ts'
import type { EvaluatorGroup, IndicatorUnit } from './indicator.ts'
import { systemError, type ValueErrorPolicy } from './indicator-error.ts'
import { addDays, type PlainDate } from './kernel/plain-date.ts'

/** 综合得分归集: how what is recorded becomes a value of an evaluator group. */

/** The policy `composite-score`. */
interface CompositePolicy extends ValueErrorPolicy, Pick<AssessedPolicy, 'assessmentSpreadPoints'> {
  /** By which scheme windows are ranked on the whole; null: by none, and there is no composite. */
  readonly schemeCode: string | null
  /** Where fewer of a window’s records carry what is needed, in percent, and most windows bring it, the unit has held it back. */
  readonly heldBackBelowPercent: number
}

/** 第三方 speak for themselves; whoever belongs to the offices, or to the hall, speaks for the inside. */
const groupOfPool: Readonly<Record<AssessorPool, EvaluatorGroup>> = {
  ...{ THIRD_PARTY: 'THIRD_PARTY', MYSTERY_SHOPPER: 'THIRD_PARTY', SOCIAL_SUPERVISOR: 'THIRD_PARTY' },
  ...{ WORKING_GROUP: 'INTERNAL', INSPECTOR: 'INTERNAL', WINDOW_SUPERVISOR: 'INTERNAL' },
}

/** One published visit; points and what marks are worth in hundredths of 100. */
export interface PublishedVisit {
  readonly window: string
  readonly formCode: string
  readonly pool: AssessorPool
  readonly raterId: string
  readonly placeId: string
  readonly points: number
  /** By indicator of the form, those that applied. */
  readonly marks: Readonly<Record<string, number>>
}

/** 内部检查: whatever form the offices inspect by. */
const inspection = 'entered.inspection'

/** What every visit says: of the whole form, of each of its indicators, and of inspections by the offices, whatever the form; 自评 is no inspection. */
export function marksOf(visits: readonly PublishedVisit[]): readonly AssessedMark[] {
  return visits.flatMap(({ window, formCode, pool, raterId, placeId, points, marks }) => {
    const group = groupOfPool[pool]
    const mark = (measure: string, hundredths: number): AssessedMark => ({
      ...{ window, group, measure, raterId, placeId },
      points: hundredths / 100,
    })
    const isInspection = group === 'INTERNAL' && !isSelfAssessment(pool)
    return [
      mark(`assessment.${formCode}`, points),
      ...Object.entries(marks).map(([code, worth]) => mark(`assessment.${formCode}.${code}`, worth)),
      ...(isInspection ? [mark(inspection, points)] : []),
    ]
  })
}

export const valuesOfVisits = (visits: readonly PublishedVisit[], policy: AssessedPolicy): readonly AssessedValue[] =>
  assessedValues(marksOf(visits), policy)

/** What systems say of an indicator at a window (system-indicator.ts). */
export interface SystemRow {
  readonly measure: string
  readonly window: string
  /** Thousandths of the unit; null: no record carries it. */
  readonly value: number | null
  readonly records: number
  readonly covered: number
  readonly group: number
}

export interface SystemPolicy extends ValueErrorPolicy, Pick<CompositePolicy, 'heldBackBelowPercent'> {
  /** Of fewer nothing is told. */
  readonly smallestGroup: number
}

/** Values of those windows of which enough is recorded; those that hold back what most bring. */
export function valuesOfSystems(
  rows: readonly SystemRow[],
  unitOf: (measure: string) => IndicatorUnit | undefined,
  policy: SystemPolicy,
): { readonly measured: readonly MeasuredValue[]; readonly silent: readonly SilentValue[] } {
  const measured: MeasuredValue[] = []
  const silent: SilentValue[] = []
  for (const measure of [...new Set(rows.map((row) => row.measure))].sort()) {
    const unit = unitOf(measure)
    if (unit === undefined) continue
    const own = rows.filter((row) => row.measure === measure && row.records >= policy.smallestGroup)
    const isThin = ({ records, covered }: SystemRow) => covered * 100 < records * policy.heldBackBelowPercent
    const isUsual = own.filter((row) => !isThin(row)).length * 2 > own.length
    for (const row of own) {
      const { window, value, covered, group } = row
      if (isThin(row) && isUsual) silent.push({ window, group: 'SYSTEM', measure, why: 'HELD_BACK' })
      else if (value !== null && group >= policy.smallestGroup)
        measured.push({
          ...{ window, group: 'SYSTEM', measure, value, number: covered },
          error: systemError({ unit, value, covered }, policy),
        })
    }
  }
  return { measured, silent }
}

export interface DayRun {
  readonly fromDay: PlainDate
  /** The first day that does not belong to it. */
  readonly endDay: PlainDate
}

/** The longest run of days of a period that no exemption covers, of equally long ones the first; undefined where there is none. */
export function longestRun(
  period: DayRun,
  exempted: readonly { readonly fromDay: PlainDate; readonly toDay: PlainDate }[],
) {
  let [best, from]: [DayRun | undefined, PlainDate] = [undefined, period.fromDay]
  const length = ({ fromDay, endDay }: DayRun) => Date.parse(endDay) - Date.parse(fromDay)
  const take = (run: DayRun) => {
    if (run.fromDay < run.endDay && (best === undefined || length(run) > length(best))) best = run
  }
  for (const { fromDay, toDay } of [...exempted].sort((one, other) => (one.fromDay < other.fromDay ? -1 : 1))) {
    take({ fromDay: from, endDay: fromDay < period.endDay ? fromDay : period.endDay })
    const next = addDays(toDay, 1)
    if (next > from) from = next
  }
  take({ fromDay: from, endDay: period.endDay })
  return best as DayRun | undefined
}

import type { SatisfactionGrade } from '../../domain/satisfaction-grade.ts'
import { type TalliedEvaluation, tallyOf } from '../../domain/score-tally.ts'
import { type WindowTally, windowTalliesOf } from '../../domain/window-tally.ts'

/** So many evaluations of a grade for an item at a window, one after another on each of `days` days. */
export interface GivenGrades {
  readonly windowId: number
  readonly itemId?: number
  readonly grade: SatisfactionGrade
  readonly count: number
  readonly days?: number
}

export function evaluationsOf({
  windowId,
  itemId = 1,
  grade,
  count,
  days = 10,
}: GivenGrades): readonly TalliedEvaluation[] {
  return Array.from({ length: count }, (_, at) => ({
    ...{ windowId, itemId, audience: 'CITIZEN', mode: 'COUNTER', ageBand: 2, lagBand: 1, isRequiredRefusal: false },
    ...{ grade, clusters: { STAFF_DAY: String(at % days) } },
  }))
}

export function tallied(given: readonly GivenGrades[]): readonly WindowTally[] {
  return windowTalliesOf(tallyOf(given.flatMap(evaluationsOf)))
}

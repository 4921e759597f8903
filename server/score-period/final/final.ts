import type { ScoreInput } from '../../../domain/score-input.ts'
import type { ScoreRules } from '../../../domain/score-result.ts'
import { readInput } from '../../../domain/score-text.ts'
import type { Database } from '../../platform/database.ts'
import type { ScorePeriodDeps } from '../deps.ts'
import { findInput } from '../store.ts'
import { type FinalRow, findFinal, findPlaces, type WindowPlace } from './store.ts'

export { findLastFinals, listFinalMonths } from './store.ts'
export type { WindowPlace }

/** A month that is final, or a later version of it, with everything that it was computed from. */
export interface FinalMonth extends FinalRow {
  /** The month itself first, then backwards. */
  readonly months: readonly ScoreInput[]
  readonly rules: ScoreRules
  /** By the window’s key. */
  readonly places: ReadonlyMap<string, WindowPlace>
}

/** @param id of a computation that {@link listFinalMonths} has told */
export async function loadFinalMonth({ rules }: ScorePeriodDeps, db: Database, id: string): Promise<FinalMonth> {
  const row = await findFinal(db, id)
  if (row === undefined) throw new Error('no such computation')
  const months: ScoreInput[] = []
  for (const digest of row.inputs) {
    const read = readInput((await findInput(db, digest)) ?? '')
    if (!read.granted) throw new Error('what was kept is no input')
    months.push(read.value)
  }
  const places = await findPlaces(db, row.id)
  return {
    ...row,
    months,
    rules: {
      policy: rules.policyById('window-score', row.scorePolicyId),
      negativeGradeMax: rules.policyById('evaluation', row.evaluationPolicyId).negativeGradeMax,
    },
    places: new Map(places.map((place) => [place.key, place])),
  }
}

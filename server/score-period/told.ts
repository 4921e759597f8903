import { addDays, type PlainDate } from '../../domain/kernel/plain-date.ts'
import type { ScoreInput } from '../../domain/score-input.ts'
import { monthsIn, type ScorePurpose } from '../../domain/score-period.ts'
import type { ScorePolicy } from '../../domain/score-result.ts'
import { readInput } from '../../domain/score-text.ts'
import type { ScorePeriodDeps } from './deps.ts'
import { loadTold } from './desk.ts'
import { findInputMonths } from './figure/store.ts'
import { findInput } from './store.ts'
import { findWindowPlaces } from './tally/store.ts'

/** What a period was computed from that stands, or was shown to the units. */
export interface ToldMonths {
  readonly purpose: ScorePurpose
  readonly revision: number
  /** Its own months first, then backwards. */
  readonly months: readonly ScoreInput[]
  readonly fromMonth: string
  readonly toDay: PlainDate
  readonly policy: ScorePolicy & {
    readonly cellEvaluationsMin: number
    readonly partsMin: number
    readonly levelThousandths: number
  }
  /** By `hall/window`, where it was on the last day. */
  readonly places: ReadonlyMap<string, { readonly hallId: number; readonly divisionId: number }>
}

/** @param most so many months at most; its own are always told. @throws Refused NOT_FOUND before anything was computed of the period */
export async function loadToldMonths(deps: ScorePeriodDeps, name: string, most: number): Promise<ToldMonths> {
  const { app } = deps.world
  const { told, period } = await loadTold(deps, name)
  const digests = told.inputs.slice(0, Math.max(most, monthsIn(period).length))
  const names = await findInputMonths(app, digests)
  const months: ScoreInput[] = []
  for (const digest of digests) {
    const read = readInput((await findInput(app, digest)) ?? '')
    if (!read.granted) throw new Error(`what was kept is no input: ${digest}`)
    months.push(read.value)
  }
  const { purpose, revision, endDay } = told
  return {
    ...{ purpose, revision, months },
    fromMonth: digests.map((digest) => names.get(digest) ?? '').sort()[0] ?? '',
    toDay: addDays(endDay, -1),
    policy: deps.rules.policyById('window-score', told.scorePolicyId),
    places: new Map((await findWindowPlaces(app, endDay)).map((place) => [place.key, place])),
  }
}

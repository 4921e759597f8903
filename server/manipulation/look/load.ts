import { fitBaseline, type HallBaseline } from '../../../domain/detector-baseline.ts'
import { addDays, type PlainDate, weekdayOf } from '../../../domain/kernel/plain-date.ts'
import type { DetectorPolicy, Signal } from '../../../domain/manipulation.ts'
import { type HallToLookAt, lookAtDay } from '../../../domain/manipulation-day.ts'
import type { Database } from '../../platform/database.ts'
import type { FindSimilar } from '../deps.ts'
import * as store from './store.ts'

/** By which rules a hall is looked at. */
export interface HallRules {
  readonly hallId: number
  readonly divisionId: number
  readonly windowIds: readonly number[]
  readonly policyId: number
  readonly policy: DetectorPolicy
}

export interface FoundSignal extends Signal {
  readonly hallId: number
  readonly divisionId: number
}

export interface LookedDay {
  readonly evaluations: number
  readonly signals: readonly FoundSignal[]
}

const sunday = 7

function groupBy<Row, Key>(rows: readonly Row[], keyOf: (row: Row) => Key): ReadonlyMap<Key, readonly Row[]> {
  const groups = new Map<Key, Row[]>()
  for (const row of rows) {
    const group = groups.get(keyOf(row))
    if (group === undefined) groups.set(keyOf(row), [row])
    else group.push(row)
  }
  return groups
}

/** What is ordinary in halls on a day, from the weeks before it. Halls with one policy are read together. */
export async function fitBaselines(
  db: Database,
  halls: readonly HallRules[],
  before: PlainDate,
): Promise<ReadonlyMap<number, HallBaseline | null>> {
  const fitted = new Map<number, HallBaseline | null>()
  for (const own of groupBy(halls, ({ policy }) => policy.baselineNaturalDays).values()) {
    const [first] = own as [HallRules]
    const days = { from: addDays(before, -first.policy.baselineNaturalDays), to: addDays(before, -1) }
    const seen = groupBy(await store.listSeen(db, days, { ordinary: true }), ({ hallId }) => hallId)
    for (const { hallId, windowIds, policy } of own)
      fitted.set(hallId, fitBaseline(seen.get(hallId) ?? [], windowIds, policy) ?? null)
  }
  return fitted
}

/** Everything that detectors of one policy look at on a day, and what they find. */
async function lookBy(
  db: Database,
  halls: readonly HallRules[],
  policy: DetectorPolicy,
  day: PlainDate,
  { baselines, findSimilar }: LookWith,
): Promise<LookedDay> {
  const back = (days: number, to = day) => ({ from: addDays(to, 1 - days), to })
  const isWeekOver = weekdayOf(day) === sunday
  const settled = addDays(day, -policy.selective.settleNaturalDays)
  const today = await store.listSeen(db, back(1))
  const recent = await store.listSeen(db, back(policy.streak.lookBackNaturalDays), { quickWindows: true })
  const daily = await store.listDaily(db, back(policy.drift.lookBackNaturalDays))
  const vectors = isWeekOver ? await store.listVectors(db, back(policy.uniform.lookBackNaturalDays)) : []
  const invited = isWeekOver ? await store.listInvited(db, back(policy.selective.lookBackNaturalDays, settled)) : []
  const counts = await store.listCounts(db, day)
  const similar = await findSimilar(today.filter(({ grade }) => grade <= policy.bombing.gradeMax).map(({ id }) => id))
  const hallOf = new Map(halls.flatMap((hall) => hall.windowIds.map((id) => [id, hall] as const)))
  const of = <Row extends { readonly windowId: number }>(rows: readonly Row[]) =>
    groupBy(rows, ({ windowId }) => hallOf.get(windowId)?.hallId)
  const parts = [of(today), of(recent), of(daily), of(vectors), of(invited), of(counts)] as const
  const toLookAt = halls.map(({ hallId }): HallToLookAt => {
    const [seen, before, shares, marks, asked, counted] = parts
    const ofHall = { day, today: seen.get(hallId) ?? [], recent: before.get(hallId) ?? [] }
    const rest = { daily: shares.get(hallId) ?? [], vectors: marks.get(hallId) ?? [], invited: asked.get(hallId) ?? [] }
    return {
      ofHall: { ...ofHall, ...rest, counts: counted.get(hallId) ?? [] },
      baseline: baselines.get(hallId) ?? undefined,
    }
  })
  const signals = lookAtDay(toLookAt, policy, similar).flatMap((signal): FoundSignal[] => {
    const hall = hallOf.get(signal.windowId)
    return hall === undefined ? [] : [{ ...signal, hallId: hall.hallId, divisionId: hall.divisionId }]
  })
  return { evaluations: today.filter(({ windowId }) => hallOf.has(windowId)).length, signals }
}

export interface LookWith {
  readonly baselines: ReadonlyMap<number, HallBaseline | null>
  readonly findSimilar: FindSimilar
}

/** A day in all halls; those with one policy are one family. */
export async function lookAt(
  db: Database,
  halls: readonly HallRules[],
  day: PlainDate,
  looking: LookWith,
): Promise<LookedDay> {
  let evaluations = 0
  const signals: FoundSignal[] = []
  for (const own of groupBy(halls, ({ policyId }) => policyId).values()) {
    const [first] = own as [HallRules]
    const looked = await lookBy(db, own, first.policy, day, looking)
    evaluations += looked.evaluations
    signals.push(...looked.signals)
  }
  return { evaluations, signals }
}

import { addDays, type PlainDate, startOfDay, toPlainDate } from '../../../domain/kernel/plain-date.ts'
import { allowLong, committed, isUniqueViolation } from '../../platform/database.ts'
import { uuidV7 } from '../../platform/uuid.ts'
import type { FindSimilar, ManipulationDeps } from '../deps.ts'
import { insertSignals } from '../store.ts'
import { tellReviewers } from '../tell.ts'
import { type FoundSignal, fitBaselines, type HallRules, lookAt } from './load.ts'
import * as store from './store.ts'

const firstOfMonth = (day: PlainDate) => `${day.slice(0, 7)}-01` as PlainDate

/** So many at a time; the next run goes on. */
const daysAtOnce = 31
/** What was received just before midnight is committed by then. */
const settledMs = 10 * 60_000

const noneAlike: FindSimilar = async () => () => new Set()

/**
 * Looks at each finished day once, in order, whoever else looks: at first at those that a replay would look at. Nothing is looked at twice, so a day whose
 * rules were frozen stays as it was found.
 *
 * @returns how many days were looked at
 */
export async function lookAtFinishedDays(
  deps: ManipulationDeps,
  findSimilar: FindSimilar = noneAlike,
): Promise<number> {
  const { world } = deps
  const until = addDays(toPlainDate(world.now() - settledMs), -1)
  const first = await findFirstDue(deps, until)
  if (first === undefined) return 0
  let looked = 0
  for (let day = first; day <= until && looked < daysAtOnce; day = addDays(day, 1)) {
    if (!(await lookOnce(deps, day, findSimilar))) return looked
    looked += 1
  }
  return looked
}

async function findFirstDue({ world, rules }: ManipulationDeps, until: PlainDate): Promise<PlainDate | undefined> {
  const last = await store.findLastLooked(world.app)
  if (last !== undefined) return addDays(last, 1)
  const first = await store.findFirstDay(world.app)
  if (first === undefined) return undefined
  const { replayNaturalDays } = rules.loadPolicy('manipulation-detector', rules.rootDivisionId, world.now()).body
  const earliest = addDays(until, 1 - replayNaturalDays)
  return first > earliest ? first : earliest
}

/** @returns false where another server has looked at it */
async function lookOnce(deps: ManipulationDeps, day: PlainDate, findSimilar: FindSimilar): Promise<boolean> {
  const { world } = deps
  const halls = await loadHalls(deps, day)
  const frozen = await freeze(deps, halls, firstOfMonth(day))
  const baselines = new Map(frozen.map(({ hallId, body }) => [hallId, body] as const))
  const digests = new Map(frozen.map(({ hallId, digest }) => [hallId, digest] as const))
  const at = new Date(world.now())
  const signalOf = (found: FoundSignal) => {
    const policyId = halls.find(({ hallId }) => hallId === found.hallId)?.policyId ?? 0
    const digest = digests.get(found.hallId)
    if (digest === undefined) throw new Error('a hall is looked at by what is frozen for it')
    return { ...found, id: uuidV7(world.now()), day, policyId, digest, at }
  }
  try {
    await committed(world.app, async (tx) => {
      await allowLong(tx)
      const { evaluations, signals } = await lookAt(tx, halls, day, { baselines, findSimilar })
      await store.insertDay(tx, { day, halls: halls.length, evaluations, signals: signals.length, at })
      const rows = signals.map(signalOf)
      await insertSignals(tx, rows)
      await tellReviewers(deps, tx, day, rows)
    })
    return true
  } catch (error) {
    if (isUniqueViolation(error)) return false
    throw error
  }
}

/** Open halls, each with the rules of the first of the month. */
export async function loadHalls({ world, rules }: ManipulationDeps, day: PlainDate): Promise<readonly HallRules[]> {
  const places = await store.listOpenWindows(world.app, day)
  const halls = new Map<number, { divisionId: number; windowIds: number[] }>()
  for (const { hallId, divisionId, windowId } of places) {
    const hall = halls.get(hallId) ?? { divisionId, windowIds: [] }
    hall.windowIds.push(windowId)
    halls.set(hallId, hall)
  }
  const on = startOfDay(firstOfMonth(day))
  return [...halls].map(([hallId, { divisionId, windowIds }]) => {
    const { id: policyId, body: policy } = rules.loadPolicy('manipulation-detector', divisionId, on)
    return { hallId, divisionId, windowIds, policyId, policy }
  })
}

/** Once for a month, before its first day is looked at: rules and what is ordinary. A hall that comes later is frozen with its first day. */
async function freeze(
  { world }: ManipulationDeps,
  halls: readonly HallRules[],
  monthFrom: PlainDate,
): Promise<readonly store.FrozenBaseline[]> {
  const there = new Set((await store.listBaselines(world.app, monthFrom)).map(({ hallId }) => hallId))
  const missing = halls.filter(({ hallId }) => !there.has(hallId))
  if (missing.length > 0) {
    const fitted = await fitBaselines(world.app, missing, monthFrom)
    const at = new Date(world.now())
    await store.insertBaselines(
      world.app,
      missing.map(({ hallId, divisionId, policyId }) => ({
        ...{ monthFrom, hallId, divisionId, policyId, at },
        body: fitted.get(hallId) ?? null,
      })),
    )
  }
  return store.listBaselines(world.app, monthFrom)
}

import type * as promises from '../../contracts/manipulation.ts'
import type { AnswerOf } from '../../contracts/route.ts'
import { addDays, type PlainDate, toPlainDate } from '../../domain/kernel/plain-date.ts'
import type { DetectorPolicy, SignalState } from '../../domain/manipulation.ts'
import { allowLong, committed, type Transact } from '../platform/database.ts'
import { Refused } from '../platform/refused.ts'
import { uuidV7 } from '../platform/uuid.ts'
import { findBodyFault } from '../policy/index.ts'
import type { Asking, FindSimilar, ManipulationDeps } from './deps.ts'
import { type FoundSignal, fitBaselines, type HallRules, lookAt } from './look/load.ts'
import { loadHalls } from './look/sweep.ts'
import { findHallCodes, findProposedRules, findWindowCodes, insertReplay } from './store.ts'

type Replay = AnswerOf<typeof promises.replayDetectors>

const differencesMax = 500
const noneAlike: FindSimilar = async () => () => new Set()

/**
 * 回放: the rules of a proposal over the days before, beside those in force, in the halls for which they would hold. Both are asked of what is ordinary
 * before each month, as it is known today; nothing is set aside and nothing frozen.
 */
export async function replay(
  deps: ManipulationDeps,
  asking: Asking,
  proposalId: string,
  inAudit: Transact,
): Promise<Replay> {
  const { world, rules } = deps
  const proposed = await findProposedRules(world.app, proposalId)
  if (proposed === undefined || !rules.isReached(asking.reach, { divisionId: proposed.divisionId, hallId: null }))
    throw new Refused('NOT_FOUND', '/proposalId')
  const { divisionId, body } = proposed
  if (proposed.word !== 'manipulation-detector' || findBodyFault('manipulation-detector', body) !== undefined)
    throw new Refused('POLICY_UNKNOWN', '/proposalId')
  const policy = body as DetectorPolicy
  const toDay = addDays(toPlainDate(world.now()), -1)
  const { replayNaturalDays } = rules.loadPolicy('manipulation-detector', divisionId, world.now()).body
  const fromDay = addDays(toDay, 1 - replayNaturalDays)
  const within = new Set(rules.divisionsWithin(divisionId))
  const halls = (await loadHalls(deps, toDay)).filter((hall) => within.has(hall.divisionId))
  const before = await findOver(deps, halls, fromDay, toDay)
  const after = await findOver(
    deps,
    halls.map((hall) => ({ ...hall, policyId: -1, policy })),
    fromDay,
    toDay,
  )
  const { bothFound, differences } = compare(before, after)
  const named = await nameAll(deps, differences)
  const counts = {
    bothFound,
    onlyBefore: differences.filter((one) => one.after === null).length,
    onlyAfter: differences.filter((one) => one.before === null).length,
  }
  const id = uuidV7(world.now())
  const row = { id, proposalId, divisionId, fromDay, toDay, ...counts }
  await inAudit(world.app, async (tx) => {
    await insertReplay(tx, { ...row, accountId: asking.session.accountId, at: new Date(world.now()) })
    return { id, divisionId, hallId: null, outcome: `${counts.onlyBefore}/${counts.onlyAfter}` }
  })
  return { replayId: id, fromDay, toDay, ...counts, differences: named }
}

interface Dated extends FoundSignal {
  readonly day: PlainDate
}

/** Month by month by what was ordinary before it, day by day. */
async function findOver(
  { world }: ManipulationDeps,
  halls: readonly HallRules[],
  fromDay: PlainDate,
  toDay: PlainDate,
): Promise<readonly Dated[]> {
  return committed(world.app, async (tx) => {
    await allowLong(tx)
    const found: Dated[] = []
    let month = ''
    let baselines: Awaited<ReturnType<typeof fitBaselines>> = new Map()
    for (let day = fromDay; day <= toDay; day = addDays(day, 1)) {
      if (day.slice(0, 7) !== month) {
        month = day.slice(0, 7)
        baselines = await fitBaselines(tx, halls, `${month}-01` as PlainDate)
      }
      const { signals } = await lookAt(tx, halls, day, { baselines, findSimilar: noneAlike })
      found.push(...signals.map((signal) => ({ ...signal, day })))
    }
    return found
  })
}

interface Difference {
  readonly signal: Dated
  readonly before: SignalState | null
  readonly after: SignalState | null
}

const keyOf = ({ day, detector, windowId, staffId, cell }: Dated) => [day, detector, windowId, staffId, cell].join('|')

function compare(before: readonly Dated[], after: readonly Dated[]) {
  const later = new Map(after.map((signal) => [keyOf(signal), signal] as const))
  const earlier = new Set(before.map(keyOf))
  const differences: Difference[] = []
  let bothFound = 0
  for (const signal of before) {
    const other = later.get(keyOf(signal))
    if (other !== undefined) bothFound += 1
    if (other?.state !== signal.state) differences.push({ signal, before: signal.state, after: other?.state ?? null })
  }
  for (const signal of after)
    if (!earlier.has(keyOf(signal))) differences.push({ signal, before: null, after: signal.state })
  return { bothFound, differences: differences.sort((a, b) => (keyOf(a.signal) < keyOf(b.signal) ? -1 : 1)) }
}

async function nameAll({ world }: ManipulationDeps, all: readonly Difference[]): Promise<Replay['differences']> {
  const told = all.slice(0, differencesMax)
  const halls = await findHallCodes(world.app, [...new Set(told.map(({ signal }) => signal.hallId))])
  const windows = await findWindowCodes(world.app, [...new Set(told.map(({ signal }) => signal.windowId))])
  return told.map(({ signal, before, after }) => ({
    ...{ day: signal.day, detector: signal.detector, cell: signal.cell, before, after },
    hallCode: halls.get(signal.hallId) ?? '',
    windowCode: windows.get(signal.windowId) ?? '',
  }))
}

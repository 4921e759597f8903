import { addDays, type InstantMs, type PlainDate, startOfDay, toPlainDate } from '../../domain/kernel/plain-date.ts'
import {
  type LateArrival,
  monthsIn,
  type ScorePeriod,
  scorePeriodClosesAt,
  scorePeriodKinds,
  scorePeriodOf,
  scorePeriodState,
} from '../../domain/score-period.ts'
import { dueAt } from '../../domain/time-limit.ts'
import { findComposite, hasCompositeChangedSince } from '../composite/index.ts'
import { committed, type Database } from '../platform/database.ts'
import { granted } from '../platform/refused.ts'
import { type Computed, compute, keep } from './compute.ts'
import type { ScorePeriodDeps } from './deps.ts'
import { monthsBack } from './month.ts'
import { countOpenObjections } from './objection/store.ts'
import { findBridge, rulesOn } from './rules.ts'
import {
  type ComputationRow,
  findFirstServiceDay,
  hasChangedSince,
  isAnyAwaited,
  listComputations,
  lockScores,
} from './store.ts'

/** What is being written at an instant stands some moments later: what is counted until then is asked for when it does. */
const settleMs = 600_000
const settled = (now: InstantMs): Date => new Date(now - settleMs)

/** What has to be done about the periods now: computed for objections, finished, or computed again where something was found later. */
export async function lookAfterPeriods(deps: ScorePeriodDeps): Promise<void> {
  const { world } = deps
  const first = await findFirstServiceDay(world.app)
  if (first === undefined) return
  const rows = await listComputations(world.app)
  for (const kind of scorePeriodKinds)
    for (const period of endedPeriods(scorePeriodOf(kind, first), world.now()))
      await lookAfter(
        deps,
        period,
        rows.filter((row) => row.period === period.name),
      )
}

/** Every period of every kind that is over, and the ones that run, since a day of service; by their first day. */
export function periodsSince(first: PlainDate, now: InstantMs): readonly ScorePeriod[] {
  const today = toPlainDate(now)
  return scorePeriodKinds
    .flatMap((kind) => [...endedPeriods(scorePeriodOf(kind, first), now), scorePeriodOf(kind, today)])
    .sort((one, other) =>
      one.fromDay < other.fromDay ? -1 : one.fromDay > other.fromDay ? 1 : one.name < other.name ? -1 : 1,
    )
}

function endedPeriods(first: ScorePeriod, now: InstantMs): readonly ScorePeriod[] {
  const today = toPlainDate(now)
  const periods: ScorePeriod[] = []
  for (let period = first; period.endDay <= today; period = scorePeriodOf(period.kind, period.endDay))
    periods.push(period)
  return periods
}

/** Until when something may arrive for a period. */
export const closesAtOf = (deps: ScorePeriodDeps, period: ScorePeriod): InstantMs =>
  scorePeriodClosesAt(period, lateArrivalOf(deps, period))

/** How long after a service something may arrive, in natural days: by the policies of its last day, whatever holds today. */
export function lateArrivalOf({ rules }: ScorePeriodDeps, { endDay }: Pick<ScorePeriod, 'endDay'>): LateArrival {
  const [root, at] = [rules.rootDivisionId, startOfDay(addDays(endDay, -1))]
  const { validForNaturalDays } = rules.loadPolicy('invitation', root, at).body
  const { offlineGraceNaturalDays } = rules.loadPolicy('terminal', root, at).body
  return { validForNaturalDays, offlineGraceNaturalDays }
}

/** Of the computations of one period the one that stands: final, or revised. */
export const standingOf = (rows: readonly ComputationRow[]): ComputationRow | undefined =>
  [...rows]
    .filter(({ purpose }) => purpose === 'FINAL' || purpose === 'REVISION')
    .sort((one, other) => other.revision - one.revision)[0]

export const shownOf = (rows: readonly ComputationRow[]): ComputationRow | undefined =>
  rows.find(({ purpose }) => purpose === 'OBJECTION')

async function lookAfter(deps: ScorePeriodDeps, period: ScorePeriod, rows: readonly ComputationRow[]): Promise<void> {
  const { world } = deps
  const shown = shownOf(rows)
  const standing = standingOf(rows)
  const facts = {
    closesAt: closesAtOf(deps, period),
    objectionsUntil: shown?.objectionsUntil?.getTime() ?? null,
    openObjections: shown === undefined ? 0 : await countOpenObjections(world.app, shown.id),
    isFinal: standing !== undefined,
  }
  const state = scorePeriodState(period, facts, world.now())
  if (await isAwaited(deps, period)) return
  if (state === 'DUE') await computeFirst(deps, period)
  if (state === 'TO_FINISH') await finish(deps, period)
  if (state === 'FINAL' && standing !== undefined) await revise(deps, period, standing)
}

/** It rests on a month whose newest version was withdrawn: it waits until that is computed again. */
function isAwaited(deps: ScorePeriodDeps, period: ScorePeriod): Promise<boolean> {
  const { world } = deps
  const { poolMonths } = rulesOn(deps, period.fromDay).policy
  const own = monthsIn(period)
  const names = monthsBack(own, Math.max(own.length, ...poolMonths)).map(({ name }) => name)
  return isAnyAwaited(
    world.app,
    names.filter((name) => name !== period.name),
    settled(world.now()),
  )
}

/** Counts what is written by now, in one state of the database, and keeps it unless another server has done so meanwhile. */
async function computeOnce(
  { world }: ScorePeriodDeps,
  isThere: (tx: Database) => Promise<boolean>,
  make: (tx: Database) => Promise<readonly Computed[]>,
): Promise<void> {
  await committed(world.app, async (tx) => {
    await lockScores(tx)
    if (await isThere(tx)) return
    for (const computed of await make(tx)) await keep(tx, computed)
  })
}

const hasPurpose =
  (period: ScorePeriod, purpose: ComputationRow['purpose'], revision: number) => async (tx: Database) =>
    (await listComputations(tx, period.name)).some((row) => row.purpose === purpose && row.revision === revision)

/** For objections: whoever is concerned sees it before anybody else does. */
async function computeFirst(deps: ScorePeriodDeps, period: ScorePeriod): Promise<void> {
  const { world, rules } = deps
  const now = world.now()
  const { objectionWithin } = rules.loadPolicy('score-period', rules.rootDivisionId, now).body
  const until = granted(dueAt(objectionWithin, now, rules.calendarOf(rules.rootDivisionId, null)))
  await computeOnce(deps, hasPurpose(period, 'OBJECTION', 0), async (tx) => [
    await compute(deps, tx, {
      ...{ period, purpose: 'OBJECTION', revision: 0, countsUntil: settled(now) },
      ...{ objectionsUntil: new Date(until), reason: null },
    }),
  ])
}

/** Final: with what the objections have led to. A period after a change of rules is computed by those of before as well. */
async function finish(deps: ScorePeriodDeps, period: ScorePeriod): Promise<void> {
  const countsUntil = settled(deps.world.now())
  const ask = { period, revision: 0, countsUntil, objectionsUntil: null, reason: null }
  const bridge = await findBridge(deps, period)
  await computeOnce(deps, hasPurpose(period, 'FINAL', 0), async (tx) => [
    await compute(deps, tx, { ...ask, purpose: 'FINAL' }),
    ...(bridge === undefined ? [] : [await compute(deps, tx, { ...ask, bridge, purpose: 'BRIDGE' })]),
  ])
}

/**
 * Until when something was looked at that changed no text, as the lateness of one at a window of too few: so that it is not computed again each hour. A server that starts anew looks
 * once more.
 */
const lookedUntil = new WeakMap<ScorePeriodDeps['world'], Map<string, Date>>()

function lookedAt({ world }: ScorePeriodDeps): Map<string, Date> {
  const known = lookedUntil.get(world) ?? new Map<string, Date>()
  lookedUntil.set(world, known)
  return known
}

/** What was withdrawn is computed again, also where nothing else is known by then: the next version is drafted from it, and follows it by its number. */
const isToReplace = ({ withdrawnAt }: ComputationRow, until: Date) => withdrawnAt !== null && withdrawnAt < until

/** What is found later makes a numbered revision, where it changes anything; the month after it stays as it is. */
async function revise(deps: ScorePeriodDeps, period: ScorePeriod, standing: ComputationRow): Promise<void> {
  const { world } = deps
  const countsUntil = settled(world.now())
  const mark = `${period.name} ${standing.revision}`
  const span = { since: lookedAt(deps).get(mark) ?? standing.countsUntil, until: countsUntil }
  const isAnew = isToReplace(standing, countsUntil)
  const hasChanged =
    isAnew ||
    (await hasChangedSince(world.app, period, span)) ||
    (await hasCompositeChangedSince(world.app, period, span))
  if (!hasChanged) return
  const revision = standing.revision + 1
  const bridge = await findBridge(deps, period)
  const ask = { period, revision, countsUntil, objectionsUntil: null }
  await computeOnce(deps, hasPurpose(period, 'REVISION', revision), async (tx) => {
    const reason = isAnew ? 'WITHDRAWN' : 'FOUND_LATER'
    const computed = await compute(deps, tx, { ...ask, purpose: 'REVISION', reason })
    if (!isAnew && isSame(computed.row, standing) && (await isSameComposite(tx, computed, standing))) {
      lookedAt(deps).set(mark, countsUntil)
      return []
    }
    if (bridge === undefined) return [computed]
    return [computed, await compute(deps, tx, { ...ask, bridge, purpose: 'BRIDGE', reason: null })]
  })
}

const isSame = (one: ComputationRow, other: ComputationRow) =>
  one.resultDigest.equals(other.resultDigest) && one.inputs.join() === other.inputs.join()

/** What was computed before there were composites has none, and is not computed again for that. */
async function isSameComposite(tx: Database, { composite }: Computed, standing: ComputationRow): Promise<boolean> {
  const before = await findComposite(tx, standing.id)
  return before === undefined || before.inputDigest.equals(composite.row.inputDigest)
}

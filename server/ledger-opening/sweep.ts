import { addDays, startOfDay, toHourNumber, toPlainDate } from '../../domain/kernel/plain-date.ts'
import { type OpeningDetail, settleDetail } from '../../domain/opening-detail.ts'
import { dayPeriod, isDue, nextPeriod, type OpeningPeriod } from '../../domain/opening-period.ts'
import { allowLong, committed, type Database } from '../platform/database.ts'
import { firstUuidAt, instantOfUuid } from '../platform/uuid.ts'
import type { World } from '../platform/world.ts'
import type { RuleBook } from '../policy/index.ts'
import { countChangedDrills } from './drills.ts'
import { openEvaluation } from './open.ts'
import {
  type ClosedRow,
  closePeriod,
  countLog,
  findClosed,
  findFirstEvaluation,
  findLargeWindows,
  findLastPeriod,
  insertOpenings,
  listGroups,
  listUnopened,
  lockOpening,
  recountFigures,
  type Span,
} from './store.ts'

export interface OpeningDeps {
  readonly world: Pick<World, 'app' | 'vaultDb' | 'vault' | 'now' | 'log'>
  readonly rules: RuleBook
}

/** A server that is stopped waits for the sweep: what is left is opened by the next run, of whichever server. */
const evaluationsInRun = 5_000
const periodsInRun = 120
/** While one batch is hashed, nobody is answered. */
const batchSize = 200

/** Opens what is due, in the order of time, one period after the other. */
export async function openDuePeriods(deps: OpeningDeps, evaluationsMax = evaluationsInRun): Promise<void> {
  const { app } = deps.world
  await committed(app, async (tx) => {
    if (!(await lockOpening(tx))) return
    await allowLong(tx)
    let left = evaluationsMax
    for (let turn = 0; turn < periodsInRun && left > 0; turn += 1) {
      const due = await findDue(deps, tx)
      if (due === undefined) break
      left = await openPeriod(deps, tx, due, left)
    }
  })
}

/** Figures of which an evaluation has become invalid since are published anew. Two servers that do it at once write it once. */
export function recountDue({ world }: Pick<OpeningDeps, 'world'>): Promise<void> {
  return recountFigures(world.app, new Date(world.now()))
}

interface Due {
  readonly period: OpeningPeriod
  readonly smallestGroup: number
}

/** What comes next, by the policy of the whole site as it was when the period ended: the log is one for all of its places. */
async function findDue({ world, rules }: OpeningDeps, tx: Database): Promise<Due | undefined> {
  const last = await findLastPeriod(tx)
  const first = last === undefined ? await findFirstEvaluation(tx) : undefined
  if (last === undefined && first === undefined) return undefined
  const period = last === undefined ? dayPeriod(toPlainDate(instantOfUuid(first as string))) : nextPeriod(last)
  // Nothing is asked of a policy about days to come.
  if (period.toDay >= toPlainDate(world.now())) return undefined
  const end = startOfDay(addDays(period.toDay, 1)) - 1
  const { body } = rules.loadPolicy('ledger', rules.rootDivisionId, end)
  return isDue(period, body, world.now()) ? { period, smallestGroup: body.smallestGroup } : undefined
}

/** @returns how many more may be opened in this run; none are left where the period could not be finished */
async function openPeriod({ world }: OpeningDeps, tx: Database, due: Due, most: number): Promise<number> {
  const { period, smallestGroup } = due
  const span: Span = {
    period,
    from: firstUuidAt(startOfDay(period.fromDay)),
    to: firstUuidAt(startOfDay(addDays(period.toDay, 1))),
  }
  const windowIds = await findLargeWindows(tx, span, smallestGroup)
  const detailOf = await settleDetails(tx, span, windowIds, smallestGroup)
  let left = most
  let after = firstUuidAt(0)
  let unproven = 0
  for (;;) {
    if (left === 0) return 0
    const ids = await listUnopened(tx, span, { after, windowIds, limit: Math.min(batchSize, left) })
    if (ids.length === 0) break
    const rows = await findClosed(world.vaultDb, ids)
    const openings = rows.map((row) => openEvaluation(world.vault, detailOf(row), row))
    await insertOpenings(tx, period.name, openings)
    unproven += openings.filter(({ salts }) => salts === null).length
    left -= ids.length
    after = ids.at(-1) as string
  }
  const changed = period.kind === 'DAY' ? await countChangedDrills(world, tx, span) : 0
  await closePeriod(tx, span, { smallestGroup, at: new Date(world.now()) })
  if (period.kind === 'DAY') await countLog(tx, span)
  if (unproven > 0) world.log.warn({ period: period.name, unproven }, 'evaluations could not be opened')
  if (changed > 0) world.log.error({ period: period.name, changed }, 'drills are not what was given')
  return left
}

/** What is opened of each evaluation follows from how many are like it, and is the same for whichever run comes to it. */
async function settleDetails(tx: Database, span: Span, windowIds: readonly number[], smallestGroup: number) {
  const groups = await listGroups(tx, span, windowIds)
  const details = new Map<string, OpeningDetail>()
  for (const windowId of windowIds) {
    const ofWindow = groups.filter((group) => group.windowId === windowId)
    const settled = settleDetail(span.period.kind, ofWindow, smallestGroup)
    for (const [at, { hour, itemCode }] of ofWindow.entries())
      details.set(`${windowId} ${hour} ${itemCode}`, settled[at] as OpeningDetail)
  }
  // One that was not counted with the others is shown with as little as there is.
  return ({ windowId, receivedAt, itemCode }: ClosedRow): OpeningDetail =>
    details.get(`${windowId} ${toHourNumber(receivedAt.getTime())} ${itemCode}`) ?? 'NEITHER'
}

import type { AlertVisitRefusal } from '../../../domain/alert-visit.ts'
import { drawAlertVisit, placeAlertVisit } from '../../assessment-plan/index.ts'
import { appendMessage } from '../../message/index.ts'
import { committed, type Database } from '../../platform/database.ts'
import type { ScoreListDeps } from '../deps.ts'
import { lockLists } from '../store.ts'
import {
  findPlaced,
  findUndrawn,
  insertAlertVisit,
  insertOpening,
  type UndrawnVisit,
  type UnopenedAlert,
} from './store.ts'

/** Why people are told of an alert: they plan the visit themselves, or they type in what is random. */
type VisitWhy = AlertVisitRefusal | 'RANDOMNESS_AWAITED'

/**
 * An unannounced visit of the window, in one transaction with what is known of it. One of a window, month and kind opens one: where an earlier version of the month
 * has, it is the same. What cannot be placed is asked for with its reason, and so is the draw where no witness signs the log.
 */
export async function openVisit(deps: ScoreListDeps, row: UnopenedAlert): Promise<void> {
  const { world } = deps
  const now = world.now()
  const { id: alertId, divisionId, hallId } = row
  await committed(world.app, async (tx) => {
    await lockLists(tx)
    const at = new Date(now)
    if (!(await insertOpening(tx, { alertId, divisionId, hallId, opened: 'VISIT', orderId: null, at }))) return
    const known = await findPlaced(tx, row)
    if (known !== undefined) {
      await insertAlertVisit(tx, { alertId, divisionId, hallId, ...known, at })
      return
    }
    const placed = await placeAlertVisit({ ...deps, world: { ...world, app: tx } }, row)
    const { planId, refusal } = placed
    await insertAlertVisit(tx, { alertId, divisionId, hallId, planId, refusal, at })
    if (refusal !== null) await ask(tx, row, refusal, now)
    else if (placed.isAnnounced) await ask(tx, { ...row, divisionId: placed.divisionId }, 'RANDOMNESS_AWAITED', now)
  })
}

type Asked = Pick<UnopenedAlert, 'divisionId' | 'windowId' | 'hallCode' | 'windowCode' | 'period' | 'kind'>

async function ask(tx: Database, asked: Asked, why: VisitWhy, now: number): Promise<void> {
  const { divisionId, windowId, hallCode, windowCode, period, kind } = asked
  const message = {
    kind: 'SCORE_VISIT_ASKED' as const,
    detail: { period, hallCode, windowCode, why },
    page: 'score-alerts' as const,
    onceKey: `score-alert|${windowId}|${period}|${kind}`,
  }
  await appendMessage(tx, { role: 'WORKING_GROUP', divisionId, hallId: null }, message, now)
}

/** Visits that alerts have opened get somebody as soon as the log allows it. Where nobody may go any more by then, people are asked. */
export async function drawAlertVisits(deps: ScoreListDeps): Promise<void> {
  const { world } = deps
  for (const row of await findUndrawn(world.app, new Date(world.now()))) await drawOne(deps, row)
}

async function drawOne(deps: ScoreListDeps, row: UndrawnVisit): Promise<void> {
  const { world } = deps
  try {
    const sent = await drawAlertVisit(deps, row.planId)
    if (sent === 0) await committed(world.app, (tx) => ask(tx, row, 'NOBODY_TO_SEND', world.now()))
  } catch (error) {
    const { name, code } = error as { name?: string; code?: unknown }
    world.log.error({ plan: row.planId, fault: name, code }, 'a visit of an alert could not be drawn')
  }
}

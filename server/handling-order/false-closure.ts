import { handlingDesksOf } from '../../domain/handling-reminder.ts'
import type { Database } from '../platform/database.ts'
import { appendDecided, decideStep } from './actions.ts'
import type { HandlingDeps } from './deps.ts'
import type { Story } from './story.ts'
import { tellDesks } from './tell/desks.ts'

/**
 * 整改不实: what a closure audit found to be closed and not put right is taken up again, and the unit answers anew. What the citizen has had
 * taken up meanwhile is being handled already. Throws a unique violation where somebody else acted first.
 */
export async function takeUpFalse(deps: HandlingDeps, tx: Database, story: Story): Promise<void> {
  const { order, row } = story
  if (order.stage !== 'CLOSED') return
  const decided = decideStep(deps.world, story, { ask: { kind: 'TAKE_UP' }, asker: { kind: 'PLATFORM' } })
  await appendDecided(tx, row, decided)
  const desks = handlingDesksOf(order)
  await tellDesks(deps, tx, [
    { story, desks, kind: 'ORDER_FALSE_CLOSURE', detail: {}, key: `FALSE_CLOSURE:${order.version}` },
  ])
}

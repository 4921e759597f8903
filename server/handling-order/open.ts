import { clocksOf } from '../../domain/handling-clock.ts'
import { openingEvents } from '../../domain/handling-opening.ts'
import { type Actor, type OrderSource, toHandlingOrder } from '../../domain/handling-order.ts'
import { toRound } from '../../domain/handling-round.ts'
import type { Database } from '../platform/database.ts'
import { toInsert } from './actions.ts'
import type { HandlingDeps } from './deps.ts'
import type { OrderPlace } from './place/place.ts'
import { toRoundInsert } from './round/rounds.ts'
import { keepRounds, type RoundInsert } from './round/store.ts'
import {
  appendEvents,
  type EventInsert,
  insertOrder,
  insertState,
  type OrderInsert,
  type StateUpdate,
} from './store.ts'
import { stateOf } from './story.ts'

/** What opens an order without an evaluation. */
export interface NewOrder {
  readonly id: string
  readonly place: OrderPlace
  readonly source: Exclude<OrderSource, 'EVALUATION'>
  readonly by: Actor
  /** What was found, where nobody has said it. */
  readonly words?: string
}

export interface PlannedOrder {
  readonly row: OrderInsert
  readonly inserts: readonly EventInsert[]
  readonly state: StateUpdate
  readonly round: RoundInsert
}

/** Decides what is to be kept of it, under the policy that is in force now; nothing is read or written. */
export function planOrder({ world, rules }: HandlingDeps, { id, place, source, by, words }: NewOrder): PlannedOrder {
  const now = world.now()
  const { organizationId, ...where } = place
  const policy = rules.loadPolicy('handling', place.divisionId, now)
  const events = openingEvents(source, { lead: organizationId, coHandler: null }, now, by)
  const order = toHandlingOrder(events)
  const calendar = rules.calendarOf(place.divisionId, place.hallId)
  const told = { order, policy: policy.body, calendar, clocks: clocksOf(order, policy.body, calendar) }
  return {
    row: {
      ...{ id, ...where, source, policyId: policy.id, openedAt: new Date(now) },
      evaluationId: null,
      isDrill: false,
    },
    inserts: events.map((event) => toInsert(world, event, { sequence: 1, written: { words } })),
    state: stateOf(told, now),
    round: toRoundInsert(id, toRound(order, told.clocks, false)),
  }
}

/** In the transaction of what opens it: both are kept, or neither. */
export async function appendOrder(
  tx: Database,
  { row, inserts, state, round }: PlannedOrder,
  appendCause: () => Promise<void>,
): Promise<void> {
  await insertOrder(tx, row)
  await appendCause()
  await appendEvents(tx, row, inserts)
  await insertState(tx, row, state)
  await keepRounds(tx, [round])
}

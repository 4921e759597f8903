import { clocksOf, lookAt, nextDueAt, type RunningClock } from '../../domain/handling-clock.ts'
import { type Actor, type HandlingOrder, type OrderEvent, toHandlingOrder } from '../../domain/handling-order.ts'
import type { HandlingPolicy } from '../../domain/handling-policy.ts'
import type { ServiceCalendar } from '../../domain/time-limit.ts'
import type { RuleBook } from '../policy/index.ts'
import type { EventRow, OrderRow, StateUpdate } from './store.ts'

/** An order with everything that a rule asks about it. */
export interface Story {
  readonly row: OrderRow
  readonly order: HandlingOrder
  readonly policy: HandlingPolicy
  readonly calendar: ServiceCalendar
  readonly clocks: readonly RunningClock[]
}

export function toStory(rules: RuleBook, row: OrderRow, events: readonly EventRow[]): Story {
  const order = toHandlingOrder(events.map(toEvent))
  // What was in force when it was opened governs it for ever.
  const policy = rules.policyById('handling', row.policyId)
  const calendar = rules.calendarOf(row.divisionId, row.hallId)
  return { row, order, policy, calendar, clocks: clocksOf(order, policy, calendar) }
}

function toEvent({ kind, at, actorKind, accountId, facts }: EventRow): OrderEvent {
  const by: Actor = actorKind === 'ACCOUNT' ? { kind: actorKind, accountId: accountId ?? '' } : { kind: actorKind }
  return { ...facts, kind, at: at.getTime(), by } as OrderEvent
}

/** What an event says beyond its kind, time and actor: numbers and words of the rule, nothing personal. */
export function factsOf({ kind: _, at: __, by: ___, ...facts }: OrderEvent): Readonly<Record<string, unknown>> {
  return facts
}

/** The projection of an order: what lists and sweeps read. */
export function stateOf({ order, policy, calendar }: Story, now: number): StateUpdate {
  const due = nextDueAt(clocksOf(order, policy, calendar))
  return {
    organizationId: order.organizationId,
    offeredTo: order.offeredTo,
    stage: order.stage,
    version: order.version,
    round: order.reopenings,
    nextDueAt: toDate(due),
    nextLookAt: nextLookAt({ order, policy, calendar }, now),
  }
}

const hourMs = 3_600_000

/**
 * When to look at an order again: when its rule says so, and in between, because calendars change: twice a day, and every hour
 * where a clock waits for a year to be published.
 */
export function nextLookAt(
  { order, policy, calendar }: Pick<Story, 'order' | 'policy' | 'calendar'>,
  now: number,
): Date | null {
  if (order.stage === 'CLOSED') return null
  const { nextAt } = lookAt(order, policy, calendar, now)
  const isWaiting = clocksOf(order, policy, calendar).some(({ dueAt, endedAt }) => dueAt === null && endedAt === null)
  return new Date(Math.min(nextAt ?? Number.POSITIVE_INFINITY, now + (isWaiting ? hourMs : 12 * hourMs)))
}

const toDate = (at: number | undefined) => (at === undefined ? null : new Date(at))

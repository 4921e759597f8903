import type { StepContext } from '../../domain/handling-check.ts'
import { clocksOf, type Look, lookAt, nextDueAt, type RunningClock } from '../../domain/handling-clock.ts'
import { type Actor, type HandlingOrder, type OrderEvent, toHandlingOrder } from '../../domain/handling-order.ts'
import type { HandlingPolicy } from '../../domain/handling-policy.ts'
import type { ServiceCalendar } from '../../domain/time-limit.ts'
import type { Database } from '../platform/database.ts'
import type { RuleBook } from '../policy/index.ts'
import { type EventRow, findEvents, findOrder, findOrders, type OrderRow, type StateUpdate } from './store.ts'

/** An order with everything that a rule asks about it. */
export interface Story {
  readonly row: OrderRow
  readonly events: readonly EventRow[]
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
  return { row, events, order, policy, calendar, clocks: clocksOf(order, policy, calendar) }
}

export async function findStory(rules: RuleBook, db: Database, orderId: string): Promise<Story | undefined> {
  const row = await findOrder(db, orderId)
  return row === undefined ? undefined : toStory(rules, row, await findEvents(db, [orderId]))
}

/** The story as far as it had been told at a moment. */
export function storyAt(rules: RuleBook, { row, events }: Story, at: number): Story {
  return toStory(
    rules,
    row,
    events.filter((event) => event.at.getTime() <= at),
  )
}

export async function findStories(
  rules: RuleBook,
  db: Database,
  orderIds: readonly string[],
): Promise<ReadonlyMap<string, Story>> {
  const [rows, events] = [await findOrders(db, orderIds), await findEvents(db, orderIds)]
  const byOrder = new Map<string, EventRow[]>(rows.map(({ id }) => [id, []]))
  for (const event of events) byOrder.get(event.orderId)?.push(event)
  return new Map(rows.map((row) => [row.id, toStory(rules, row, byOrder.get(row.id) ?? [])]))
}

export function contextOf({ policy, calendar, clocks }: Story, now: number): StepContext {
  const handle = clocks.find(({ clock }) => clock === 'HANDLE')
  return { policy, calendar, now, handleDueAt: handle?.dueAt ?? null }
}

export function toEvent({ kind, at, actorKind, accountId, facts }: EventRow): OrderEvent {
  const by: Actor = actorKind === 'ACCOUNT' ? { kind: actorKind, accountId: accountId ?? '' } : { kind: actorKind }
  return { ...facts, kind, at: at.getTime(), by } as OrderEvent
}

/** What an event says beyond its kind, time and actor: numbers and words of the rule, nothing personal. */
export function factsOf({ kind: _, at: __, by: ___, ...facts }: OrderEvent): Readonly<Record<string, unknown>> {
  return facts
}

/** The projection of an order: what lists and sweeps read. */
export function stateOf(story: Told, now: number): StateUpdate {
  const { order } = story
  return {
    organizationId: order.organizationId,
    offeredTo: order.offeredTo,
    coHandlers: [...order.coHandlers].flatMap(([id, state]) => (state === 'ASKED' ? [id] : [])),
    isExtensionAsked: order.extension === 'ASKED',
    stage: order.stage,
    version: order.version,
    round: order.reopenings,
    ...timesOf(story, lookOf(story, now), now),
  }
}

export type Told = Pick<Story, 'order' | 'policy' | 'calendar' | 'clocks'>

export const lookOf = ({ order, policy, calendar }: Told, now: number): Look => lookAt(order, policy, calendar, now)

const hourMs = 3_600_000

/**
 * When it is due, and when to look at it again: when its rule says so, and in between, because calendars change: twice a day,
 * and every hour where a clock waits for a year to be published.
 */
export function timesOf(
  { order, clocks }: Told,
  { nextAt }: Look,
  now: number,
): Pick<StateUpdate, 'nextDueAt' | 'nextLookAt'> {
  const due = toDate(nextDueAt(clocks))
  if (order.stage === 'CLOSED') return { nextDueAt: due, nextLookAt: null }
  const isWaiting = clocks.some(({ dueAt, endedAt }) => dueAt === null && endedAt === null)
  const atLatest = now + (isWaiting ? hourMs : 12 * hourMs)
  return { nextDueAt: due, nextLookAt: new Date(Math.min(nextAt ?? atLatest, atLatest)) }
}

const toDate = (at: number | undefined) => (at === undefined ? null : new Date(at))

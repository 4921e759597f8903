import { clocksOf } from '../../../domain/handling-clock.ts'
import { type HandlingOrder, type OrderEvent, toHandlingOrder } from '../../../domain/handling-order.ts'
import { endsOfRounds, type HandlingRound, toRound } from '../../../domain/handling-round.ts'
import type { World } from '../../platform/world.ts'
import type { RuleBook } from '../../policy/index.ts'
import { findStories, type Story, type Told, toEvent } from '../story.ts'
import { addMissingRounds, findWithoutRounds, type RoundInsert, type RoundTerms } from './store.ts'

/** The rounds that these events touch, as they stand after them. */
export function roundsAfter(
  order: HandlingOrder,
  events: readonly OrderEvent[],
  { policy, calendar }: Pick<Told, 'policy' | 'calendar'>,
): readonly HandlingRound[] {
  const ends = endsOfRounds(order, events)
  return ends.map((end, index) => toRound(end, clocksOf(end, policy, calendar), index < ends.length - 1))
}

/** All of an order’s, told anew from its events. */
export function roundsOf(story: Story): readonly HandlingRound[] {
  const [first, ...rest] = story.events.map(toEvent)
  return roundsAfter(toHandlingOrder(first === undefined ? [] : [first]), rest, story)
}

export function toRoundInsert(orderId: string, round: HandlingRound): RoundInsert {
  const { organizationId, finding, isTakenUp, isClosed, satisfaction, isSolved } = round
  return {
    ...toTerms(orderId, round),
    organizationId,
    finding,
    isTakenUp,
    isClosed,
    satisfaction,
    isSolved,
    begunAt: toText(round.begunAt) ?? '',
    acknowledgedAt: toText(round.acknowledge.endedAt),
    contactedAt: toText(round.contact.endedAt),
    handledAt: toText(round.handle.endedAt),
    answeredAt: toText(round.answer.endedAt),
  }
}

function toTerms(orderId: string, { round, acknowledge, contact, handle, answer }: HandlingRound): RoundTerms {
  return {
    orderId,
    round,
    acknowledgeDueAt: toText(acknowledge.dueAt),
    contactDueAt: toText(contact.dueAt),
    handleDueAt: toText(handle.dueAt),
    answerDueAt: toText(answer.dueAt),
  }
}

/** When the terms of the present round end, on the calendar as it is now. */
export function presentTerms({ row, order, clocks }: Story): RoundTerms {
  return toTerms(row.id, toRound(order, clocks, false))
}

const toText = (at: number | null) => (at === null ? null : new Date(at).toISOString())

const batchMax = 500

/** Orders of a platform that was there before rounds were kept get theirs from their events. Afterwards there is nothing to do. */
export async function keepMissingRounds({
  world,
  rules,
}: {
  readonly world: World
  readonly rules: RuleBook
}): Promise<void> {
  let found: number
  do {
    const orders = await findWithoutRounds(world.app, batchMax)
    found = orders.length
    if (found === 0) return
    const ids = orders.map(({ orderId }) => orderId)
    const stories = await findStories(rules, world.app, ids)
    const rounds = [...stories.values()].flatMap((story) =>
      roundsOf(story).map((round) => toRoundInsert(story.row.id, round)),
    )
    await addMissingRounds(world.app, rounds)
  } while (found === batchMax)
}

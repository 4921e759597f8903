import type { RunningClock } from './handling-clock.ts'
import {
  afterEvent,
  type Finding,
  type HandlingOrder,
  hasCitizen,
  type OrderEvent,
  type OrderMark,
} from './handling-order.ts'
import type { HandlingClock } from './handling-policy.ts'
import type { InstantMs } from './kernel/plain-date.ts'

/** A clock as figures ask about it: until when, and when it was ended. */
export interface Term {
  /** The first instant that is too late; null: no such clock runs, or its year is not published. */
  readonly dueAt: InstantMs | null
  readonly endedAt: InstantMs | null
}

/** Nobody has to do it, so that nobody can be late. */
const noTerm: Term = { dueAt: null, endedAt: null }

/**
 * 一轮办理: from the opening, or from when the citizen had it taken up again, until the next time. Figures count rounds, because each has
 * terms of its own: an order that was put right at the second attempt was not put right at the first.
 */
export interface HandlingRound {
  readonly round: number
  readonly organizationId: number
  readonly finding: Finding | null
  readonly begunAt: InstantMs
  readonly acknowledge: Term
  readonly contact: Term
  readonly handle: Term
  /** 答复: until it is fed back it is due with the step at which the round stands. */
  readonly answer: Term
  /** 重新办理: the citizen has had it taken up again. */
  readonly isTakenUp: boolean
  readonly isClosed: boolean
  readonly satisfaction: number | null
  readonly isSolved: boolean | null
}

/** An order as it stood at the end of each round that these events touch; the last is the order after all of them. */
export function endsOfRounds(order: HandlingOrder, events: readonly OrderEvent[]): readonly HandlingOrder[] {
  const ended: HandlingOrder[] = []
  let current = order
  for (const event of events) {
    if (event.kind === 'REOPENED') ended.push(current)
    current = afterEvent(current, event)
  }
  return [...ended, current]
}

/** @param order as it stood at the end of the round, @param clocks as they stood then */
export function toRound(order: HandlingOrder, clocks: readonly RunningClock[], isTakenUp: boolean): HandlingRound {
  const { marks } = order
  const dueOf = (name: HandlingClock) => clocks.find(({ clock }) => clock === name)?.dueAt ?? null
  const term = (name: HandlingClock, endedAt: InstantMs | undefined): Term => ({
    dueAt: dueOf(name),
    endedAt: endedAt ?? null,
  })
  return {
    round: order.reopenings,
    organizationId: order.organizationId,
    finding: order.finding,
    begunAt: marks.BEGUN ?? order.openedAt,
    // What is taken up again is accepted by that.
    acknowledge: order.reopenings > 0 ? noTerm : term('ACKNOWLEDGE', marks.ACKNOWLEDGED),
    // Somebody who could not be reached has been tried for.
    contact: hasCitizen(order) ? term('CONTACT', marks.CONTACTED ?? marks.VERIFIED) : noTerm,
    handle: term('HANDLE', marks.HANDLED),
    answer: hasCitizen(order) ? term(answerClockOf(marks), marks.FED_BACK) : noTerm,
    isTakenUp,
    isClosed: order.stage === 'CLOSED',
    satisfaction: order.satisfaction,
    isSolved: order.isSolved,
  }
}

function answerClockOf(marks: Readonly<Partial<Record<OrderMark, InstantMs>>>): HandlingClock {
  if (marks.REVIEWED !== undefined) return 'FEED_BACK'
  return marks.HANDLED === undefined ? 'HANDLE' : 'REVIEW'
}

export type TermState = 'RUNNING' | 'OVERDUE' | 'KEPT' | 'MISSED'

export function termStateOf({ dueAt, endedAt }: Term, now: InstantMs): TermState {
  if (endedAt !== null) return dueAt !== null && endedAt >= dueAt ? 'MISSED' : 'KEPT'
  return dueAt !== null && now >= dueAt ? 'OVERDUE' : 'RUNNING'
}

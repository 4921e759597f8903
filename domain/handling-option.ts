import type { Asker, OrderAsk, OrderAskKind } from './handling-ask.ts'
import { type OrderRefusal, type StepContext, slowestOf } from './handling-check.ts'
import { type ClockState, clockStateOf, lookAt, type RunningClock } from './handling-clock.ts'
import type { HandlingOrder } from './handling-order.ts'
import type { HandlingClock, HandlingPolicy } from './handling-policy.ts'
import { isAskedAt, stepOrder } from './handling-step.ts'
import type { InstantMs } from './kernel/plain-date.ts'

/** A step that belongs to this stage and to whoever asks, and what stands in its way as things are; null: it may be done now. */
export interface HandlingOption {
  readonly step: OrderAskKind
  readonly hindrance: OrderRefusal | null
}

/**
 * What somebody may do with an order now: every step is asked of the rule itself, in the mildest way it can be asked. What is another’s
 * business is left out; what is his and cannot be done yet says why.
 */
export function optionsOf(
  order: HandlingOrder,
  asker: Asker,
  steps: readonly OrderAskKind[],
  context: StepContext,
): readonly HandlingOption[] {
  return steps
    .filter((step) => isAskedAt(order, step))
    .flatMap((step): readonly HandlingOption[] => {
      const ask = mildest(step, order)
      const refusal = findRefusal(order, ask, asker, context)
      if (refusal === undefined) return [{ step, hindrance: null }]
      // Of the rated person too: what would be another’s anyhow is no matter of his.
      const otherwise =
        asker.kind === 'ACCOUNT' ? findRefusal(order, ask, { ...asker, isRated: false }, context) : refusal
      const isAnothers = [refusal, otherwise].some((code) => code === 'NOT_YOURS_TO_DO' || code === 'NOT_AT_THIS_STAGE')
      return isAnothers ? [] : [{ step, hindrance: refusal }]
    })
}

function findRefusal(...asked: Parameters<typeof stepOrder>): OrderRefusal | undefined {
  const decision = stepOrder(...asked)
  return decision.granted ? undefined : decision.code
}

/** No organization has this number, so that none is in the way. */
const nobody = 0

/** What a step is about is chosen by whoever does it: here it is chosen so that only the order can stand in its way. */
function mildest(step: OrderAskKind, order: HandlingOrder): OrderAsk {
  switch (step) {
    case 'CONTACT':
      return { kind: step, channel: 'VISIT', outcome: 'REACHED' }
    case 'VERIFY':
      return { kind: step, finding: 'CLEAR' }
    case 'PLAN':
      return { kind: step, doneBy: order.openedAt }
    case 'FINISH':
      return { kind: step, evidence: 1 }
    case 'FEED_BACK':
      return { kind: step, channel: 'PHONE' }
    case 'RATE':
      return { kind: step, satisfaction: 0, isSolved: true }
    // Who keeps the others waiting is who would be let go.
    case 'RELEASE_CO_HANDLER':
      return { kind: step, organizationId: slowestOf(order) ?? nobody }
    case 'OFFER_TRANSFER':
    case 'ASSIGN_LEAD':
    case 'ADD_CO_HANDLER':
      return { kind: step, organizationId: nobody }
    default:
      return { kind: step }
  }
}

/** How an order stands against its clocks: as the worst of those that run; RESTING where none does. */
export type OrderPace = Extract<ClockState, 'RUNNING' | 'WARNING' | 'OVERDUE'> | 'RESTING'

export function paceOf(clocks: readonly RunningClock[], policy: HandlingPolicy, now: InstantMs): OrderPace {
  const states = clocks.filter(({ endedAt }) => endedAt === null).map((clock) => clockStateOf(clock, policy, now))
  for (const worst of ['OVERDUE', 'WARNING', 'RUNNING'] as const) if (states.includes(worst)) return worst
  return 'RESTING'
}

/** The clock that is due next; undefined where none runs, or none has a due time yet. */
export function nextClockOf(clocks: readonly RunningClock[]): HandlingClock | undefined {
  const due = clocks.flatMap(({ clock, dueAt, endedAt }) =>
    endedAt === null && dueAt !== null ? [{ clock, dueAt }] : [],
  )
  return due.toSorted((one, other) => one.dueAt - other.dueAt)[0]?.clock
}

/** How far up the tree the lateness of what still runs is known by now: 0 is the desk itself; undefined: nothing is late. */
export function escalationOf(
  order: HandlingOrder,
  policy: HandlingPolicy,
  calendar: StepContext['calendar'],
  now: InstantMs,
): number | undefined {
  const levels = lookAt(order, policy, calendar, now)
    .reminders.filter(({ kind }) => kind === 'OVERDUE')
    .map(({ level }) => level)
  return levels.length === 0 ? undefined : Math.max(...levels)
}

import { type HandlingOrder, hasCitizen } from './handling-order.ts'
import {
  type HandlingClock,
  type HandlingPolicy,
  handlingClockNames,
  handlingClocks,
  limitOf,
} from './handling-policy.ts'
import type { InstantMs } from './kernel/plain-date.ts'
import { dueAt, type ServiceCalendar } from './time-limit.ts'

/** One clock of one order, in its present round. */
export interface RunningClock {
  readonly clock: HandlingClock
  readonly startedAt: InstantMs
  /** The first instant that is too late; null where the calendar of that year has not been published yet. */
  readonly dueAt: InstantMs | null
  /** null while it runs. */
  readonly endedAt: InstantMs | null
}

export type ClockState = 'RUNNING' | 'WARNING' | 'OVERDUE' | 'KEPT' | 'MISSED'

/** Every clock that has begun. A plan is asked for where the matter is complex; one that needs none has no such clock. */
export function clocksOf(
  order: HandlingOrder,
  policy: HandlingPolicy,
  calendar: ServiceCalendar,
): readonly RunningClock[] {
  return handlingClockNames.flatMap((clock) => {
    const limit = limitOf(policy, clock, order.finding === 'COMPLEX')
    const { from, to } = handlingClocks[clock]
    const startedAt = order.marks[from]
    if (limit === undefined || startedAt === undefined || !isAsked(order, clock)) return []
    const decision = dueAt(limit, startedAt, calendar)
    const due = decision.granted ? decision.value : null
    const extended = clock === 'HANDLE' && order.extendedTo !== null ? order.extendedTo : due
    return [{ clock, startedAt, dueAt: extended, endedAt: endOf(order, clock, order.marks[to]) }]
  })
}

function isAsked(order: HandlingOrder, clock: HandlingClock): boolean {
  if ((clock === 'CONTACT' || clock === 'FEED_BACK') && !hasCitizen(order)) return false
  return clock !== 'PLAN' || order.finding === null || order.finding === 'COMPLEX' || order.isPlanned
}

/** Somebody who could not be reached has been tried for, so that verifying ends the clock of the contact as well. */
function endOf(order: HandlingOrder, clock: HandlingClock, reached: InstantMs | undefined): InstantMs | null {
  if (reached !== undefined) return reached
  return clock === 'CONTACT' ? (order.marks.VERIFIED ?? null) : null
}

/** What is left when a warning is due, in milliseconds before the due time. */
function warnsAt({ startedAt, dueAt: due }: RunningClock, { warningPercentLeft }: HandlingPolicy): InstantMs | null {
  return due === null ? null : due - Math.floor(((due - startedAt) * warningPercentLeft) / 100)
}

export function clockStateOf(running: RunningClock, policy: HandlingPolicy, now: InstantMs): ClockState {
  const { dueAt: due, endedAt } = running
  if (endedAt !== null) return due !== null && endedAt >= due ? 'MISSED' : 'KEPT'
  if (due === null) return 'RUNNING'
  if (now >= due) return 'OVERDUE'
  return now >= (warnsAt(running, policy) ?? due) ? 'WARNING' : 'RUNNING'
}

/** Something that somebody has to be told: before a clock runs out, when it has, and level by level up the tree after that. */
export interface Reminder {
  readonly clock: HandlingClock
  readonly kind: 'WARNING' | 'OVERDUE'
  /** 0 is the desk itself, 1 the one above it, and so on. */
  readonly level: number
  readonly dueAt: InstantMs
}

/** A reminder is told once: this is what it is known by, beside the order. */
export function reminderKey(order: HandlingOrder, { clock, kind, level }: Reminder): string {
  return `${order.reopenings}:${clock}:${kind}:${level}${order.extendedTo === null || clock !== 'HANDLE' ? '' : ':EXTENDED'}`
}

/** What is due to be told by now, and when to look again: nothing is set for a deadline, because deadlines move. */
export interface Look {
  readonly reminders: readonly Reminder[]
  /** The citizen’s days for rating it are over: it is closed as it is. */
  readonly isLapsed: boolean
  /** undefined where nothing will come of time alone. */
  readonly nextAt: InstantMs | undefined
}

export function lookAt(order: HandlingOrder, policy: HandlingPolicy, calendar: ServiceCalendar, now: InstantMs): Look {
  if (order.stage === 'CLOSED') return { reminders: [], isLapsed: false, nextAt: undefined }
  const lapsesAt = order.stage === 'FED_BACK' ? citizensEndOf(order, 'rateWithin', { policy, calendar }) : undefined
  const moments = clocksOf(order, policy, calendar)
    .filter(({ endedAt }) => endedAt === null)
    .flatMap((running) => momentsOf(running, policy, calendar))
  const future = [...moments.map(({ at }) => at), ...(lapsesAt === undefined ? [] : [lapsesAt])].filter(
    (at) => at > now,
  )
  const told = moments.filter(({ at }) => at <= now).map(({ reminder }) => reminder)
  const late = new Set(told.filter(({ kind }) => kind === 'OVERDUE').map(({ clock }) => clock))
  return {
    // Once it is too late there is nothing left to be warned of.
    reminders: told.filter(({ kind, clock }) => kind === 'OVERDUE' || !late.has(clock)),
    isLapsed: lapsesAt !== undefined && now >= lapsesAt,
    nextAt: future.length === 0 ? undefined : Math.min(...future),
  }
}

/** Until when the citizen may rate what was done, or have it taken up again: undefined before he was told, and where a year is unknown. */
export function citizensEndOf(
  order: HandlingOrder,
  limit: 'rateWithin' | 'reopenWithin',
  { policy, calendar }: { readonly policy: HandlingPolicy; readonly calendar: ServiceCalendar },
): InstantMs | undefined {
  const { FED_BACK: fedBackAt } = order.marks
  if (fedBackAt === undefined) return undefined
  const decision = dueAt(policy[limit], fedBackAt, calendar)
  return decision.granted ? decision.value : undefined
}

interface Moment {
  readonly at: InstantMs
  readonly reminder: Reminder
}

function momentsOf(running: RunningClock, policy: HandlingPolicy, calendar: ServiceCalendar): readonly Moment[] {
  const { clock, dueAt: due } = running
  if (due === null) return []
  const overdue = (level: number, at: InstantMs): Moment => ({
    at,
    reminder: { clock, kind: 'OVERDUE', level, dueAt: due },
  })
  const levels = policy.escalateAfter.flatMap((limit, index) => {
    const later = dueAt(limit, due, calendar)
    return later.granted ? [overdue(index + 1, later.value)] : []
  })
  const warning: Moment = {
    at: warnsAt(running, policy) ?? due,
    reminder: { clock, kind: 'WARNING', level: 0, dueAt: due },
  }
  return [...(policy.warningPercentLeft > 0 ? [warning] : []), overdue(0, due), ...levels]
}

/** The earliest due time of what still runs: what a handler’s queue is sorted by. */
export function nextDueAt(clocks: readonly RunningClock[]): InstantMs | undefined {
  const due = clocks.flatMap(({ dueAt: each, endedAt }) => (endedAt === null && each !== null ? [each] : []))
  return due.length === 0 ? undefined : Math.min(...due)
}

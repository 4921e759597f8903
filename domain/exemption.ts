import { saidIn } from './deduction.ts'
import { type Decision, grant, refuse } from './kernel/decision.ts'
import { addDays, type InstantMs, type PlainDate } from './kernel/plain-date.ts'
import { dueAt, type ServiceCalendar, type TimeLimit } from './time-limit.ts'

/**
 * 容错: a drop that came from outside is taken out of the score of a place, for days on which services were rendered there. The unit proposes
 * it, somebody who has no part in the unit decides, and the public is told how many there are.
 */
export const exemptionCauses = [
  'POLICY_CHANGE',
  'PILOT_REFORM',
  'SYSTEM_OUTAGE',
  'POWER_CUT',
  'NATURAL_DISASTER',
  'OTHER_OUTSIDE',
] as const
export type ExemptionCause = (typeof exemptionCauses)[number]

/** What it covers: a whole hall, one window of it, or one item there. */
export const exemptionCovers = ['WINDOW', 'HALL', 'ITEM'] as const
export type ExemptionCover = (typeof exemptionCovers)[number]

export const exemptionStates = ['TO_DECIDE', 'DECIDED'] as const
export type ExemptionState = (typeof exemptionStates)[number]

/** NARROWED: granted for fewer of the days. */
export const exemptionOutcomes = ['GRANTED', 'NARROWED', 'REFUSED'] as const
export type ExemptionOutcome = (typeof exemptionOutcomes)[number]

export interface ExemptionPolicy {
  /** So many days of service at most; what lasts longer is no drop any more. */
  readonly rangeNaturalDaysMax: number
  /** From the last of the days on. */
  readonly proposeWithinNaturalDays: number
  readonly decideWithin: TimeLimit
  readonly wordsCodePointsMax: number
}

/** Days of service, both of them included. */
export interface ExemptionDays {
  readonly fromDay: PlainDate
  readonly toDay: PlainDate
}

interface Covered {
  readonly windowId: number | null
  readonly itemId: number | null
}

export function coverOf({ windowId, itemId }: Covered): ExemptionCover {
  if (itemId !== null) return 'ITEM'
  return windowId === null ? 'HALL' : 'WINDOW'
}

export interface ExemptionAsk extends ExemptionDays {
  /** Of the hall, or of the department that answers for what is covered. */
  readonly isOfUnit: boolean
  readonly words: string
  /** Of the notice, policy or report that shows the cause. */
  readonly documentDay: PlainDate
}

export type ExemptionRefusal =
  | 'NOT_YOURS_TO_DO'
  | 'TIMES_OUT_OF_ORDER'
  | 'TIME_IN_FUTURE'
  | 'TIME_TOO_LONG_AGO'
  | 'RANGE_TOO_LONG'
  | 'COMMENT_EMPTY'
  | 'COMMENT_TOO_LONG'

/** Only by the unit itself, of days that are there already, and on a document. @returns the words as they are kept */
export function proposeExemption(
  ask: ExemptionAsk,
  policy: ExemptionPolicy,
  today: PlainDate,
): Decision<string, ExemptionRefusal> {
  const { fromDay, toDay, documentDay } = ask
  if (!ask.isOfUnit) return refuse('NOT_YOURS_TO_DO')
  if (fromDay > toDay) return refuse('TIMES_OUT_OF_ORDER', '/toDay')
  if (toDay > today) return refuse('TIME_IN_FUTURE', '/toDay')
  if (addDays(fromDay, policy.rangeNaturalDaysMax) <= toDay) return refuse('RANGE_TOO_LONG', '/toDay')
  if (toDay < addDays(today, -policy.proposeWithinNaturalDays)) return refuse('TIME_TOO_LONG_AGO', '/toDay')
  if (documentDay > today) return refuse('TIME_IN_FUTURE', '/document/day')
  return saidIn(ask.words, policy)
}

/** The first instant at which a decision is late; null while the calendar is not published. */
export function decideUntil(
  { decideWithin }: Pick<ExemptionPolicy, 'decideWithin'>,
  proposedAt: InstantMs,
  calendar: ServiceCalendar,
): InstantMs | null {
  const due = dueAt(decideWithin, proposedAt, calendar)
  return due.granted ? due.value : null
}

export interface ExemptionStand {
  readonly isDecided: boolean
  readonly decideUntil: InstantMs | null
}

/** What is late is not granted by that: it waits on, and the public is told that it is late. */
export function isOverdue({ isDecided, decideUntil: until }: ExemptionStand, now: InstantMs): boolean {
  return !isDecided && until !== null && now >= until
}

/** Who asks, in relation to what was proposed, in whatever post. */
export interface ExemptionAsker {
  readonly isOfUnit: boolean
  readonly isProposer: boolean
}

export type ExemptionDecisionRefusal = 'OWN_PROPOSAL' | 'DECIDES_OWN_CASE' | 'PROPOSAL_DECIDED' | 'STEP_INCOMPLETE'

/** Whether somebody decides on it at all: neither who proposed it nor anybody of the unit, and once. */
export function findStrangerRefusal(
  { isDecided }: Pick<ExemptionStand, 'isDecided'>,
  asker: ExemptionAsker,
): ExemptionDecisionRefusal | undefined {
  if (asker.isProposer) return 'OWN_PROPOSAL'
  if (asker.isOfUnit) return 'DECIDES_OWN_CASE'
  return isDecided ? 'PROPOSAL_DECIDED' : undefined
}

export interface ExemptionRuling {
  readonly outcome: ExemptionOutcome
  /** Of what is narrowed alone: the days that are left. */
  readonly fromDay: PlainDate | null
  readonly toDay: PlainDate | null
}

/** Never more than was proposed, and narrowed is less. @returns the days that are exempt; none of what is refused */
export function decideExemption(
  ruling: ExemptionRuling,
  proposed: ExemptionDays,
  stand: Pick<ExemptionStand, 'isDecided'>,
  asker: ExemptionAsker,
): Decision<ExemptionRuling, ExemptionDecisionRefusal> {
  const stranger = findStrangerRefusal(stand, asker)
  if (stranger !== undefined) return refuse(stranger)
  const { outcome, fromDay, toDay } = ruling
  if (outcome !== 'NARROWED') {
    if (fromDay !== null) return refuse('STEP_INCOMPLETE', '/fromDay')
    if (toDay !== null) return refuse('STEP_INCOMPLETE', '/toDay')
    return grant(outcome === 'GRANTED' ? { outcome, fromDay: proposed.fromDay, toDay: proposed.toDay } : ruling)
  }
  if (fromDay === null || fromDay < proposed.fromDay) return refuse('STEP_INCOMPLETE', '/fromDay')
  if (toDay === null || toDay > proposed.toDay || toDay < fromDay) return refuse('STEP_INCOMPLETE', '/toDay')
  if (fromDay === proposed.fromDay && toDay === proposed.toDay) return refuse('STEP_INCOMPLETE', '/toDay')
  return grant(ruling)
}

/** What is in force, as far as the rule has to know it. */
export interface ExemptionInForce extends Covered, ExemptionDays {
  readonly hallId: number
}

export interface ExemptService extends Covered {
  readonly hallId: number
  readonly serviceDay: PlainDate
}

/** Whether a service is taken out of the score. That of an unknown item is covered by no exemption of an item. */
export function isExempt(exemptions: readonly ExemptionInForce[], service: ExemptService): boolean {
  const { hallId, windowId, itemId, serviceDay } = service
  return exemptions.some(
    (each) =>
      each.hallId === hallId &&
      (each.windowId === null || each.windowId === windowId) &&
      (each.itemId === null || each.itemId === itemId) &&
      each.fromDay <= serviceDay &&
      serviceDay <= each.toDay,
  )
}

/** One of them, as it is counted for the public. */
export interface CountedExemption {
  readonly cause: ExemptionCause
  /** null: not decided yet. */
  readonly outcome: ExemptionOutcome | null
  readonly isOverdue: boolean
}

export interface ExemptionCounts {
  readonly proposed: number
  /** For all or for fewer of the days. */
  readonly granted: number
  readonly narrowed: number
  readonly refused: number
  readonly pending: number
  readonly overdue: number
  /** Of each cause that was named, in the order of the list. */
  readonly causes: readonly { readonly cause: ExemptionCause; readonly proposed: number; readonly granted: number }[]
}

const isGranted = ({ outcome }: CountedExemption) => outcome === 'GRANTED' || outcome === 'NARROWED'

/** Everything that was proposed is granted, refused or pending. */
export function countExemptions(counted: readonly CountedExemption[]): ExemptionCounts {
  const count = (isOne: (each: CountedExemption) => boolean, of = counted) => of.filter(isOne).length
  return {
    proposed: counted.length,
    granted: count(isGranted),
    narrowed: count(({ outcome }) => outcome === 'NARROWED'),
    refused: count(({ outcome }) => outcome === 'REFUSED'),
    pending: count(({ outcome }) => outcome === null),
    overdue: count((each) => each.outcome === null && each.isOverdue),
    causes: exemptionCauses.flatMap((cause) => {
      const own = counted.filter((each) => each.cause === cause)
      return own.length === 0 ? [] : [{ cause, proposed: own.length, granted: count(isGranted, own) }]
    }),
  }
}

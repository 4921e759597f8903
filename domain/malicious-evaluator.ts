import { type Appeal, type AppealAsker, type AppealedOrder, isParty, type Verdict } from './appeal.ts'
import type { Actor } from './handling-order.ts'
import { type Decision, grant, refuse } from './kernel/decision.ts'
import { type InstantMs, startOfDay, toPlainDate } from './kernel/plain-date.ts'
import { addMonths } from './kernel/plain-month.ts'
import { dueAt, type ServiceCalendar, type TimeLimit } from './time-limit.ts'

/**
 * 恶意评价人员信息库: off by default. Where a region keeps one, an entry comes of one evaluation whose appeal as malicious was upheld, is
 * decided anew by two people, is told to whoever evaluated, who may object before a third, and ends by itself within a year. It hinders nobody from
 * evaluating and takes nothing from an order: those who decide a later appeal are told how many there are, and nothing else.
 */

/** Longer than a year nobody is kept in it, whatever a policy says. */
export const maliciousMonthsMax = 12

interface MaliciousEvaluatorPolicy {
  readonly isKept: boolean
  /** From the confirmation. */
  readonly keptMonths: number
  /** From the confirmation too: before they are over an entry has no effect. */
  readonly objectWithin: TimeLimit
}

export const maliciousEndings = ['DECIDED', 'OBJECTION_UPHELD', 'EXPIRED', 'NOT_KEPT', 'ERASED'] as const
export type MaliciousEnding = (typeof maliciousEndings)[number]

interface Happened<Kind extends string> {
  readonly kind: Kind
  readonly at: InstantMs
  readonly by: Actor
}

/** Reasons are kept sealed beside the event. */
export type MaliciousEvent =
  | Happened<'PROPOSED'>
  | Happened<'CONFIRMED'>
  | Happened<'DECLINED'>
  | Happened<'OBJECTED'>
  | (Happened<'JUDGED'> & { readonly verdict: Verdict })
  | (Happened<'ENDED'> & { readonly ending: MaliciousEnding })

export interface MaliciousEntry {
  readonly version: number
  readonly proposedBy: string | null
  readonly proposedAt: InstantMs
  readonly isDeclined: boolean
  readonly confirmedBy: string | null
  /** null: nobody has confirmed it. */
  readonly confirmedAt: InstantMs | null
  readonly hasObjected: boolean
  /** Of the objection. */
  readonly verdict: Verdict | null
  readonly endedAt: InstantMs | null
  readonly ending: MaliciousEnding | null
}

const accountOf = (by: Actor) => (by.kind === 'ACCOUNT' ? by.accountId : null)

/** The first event is PROPOSED; anything else before it is a fault of the record. */
export function toMaliciousEntry(events: readonly MaliciousEvent[]): MaliciousEntry {
  const [first, ...others] = events
  if (first?.kind !== 'PROPOSED') throw new Error('an entry begins with its proposal')
  const proposed: MaliciousEntry = {
    version: 1,
    proposedBy: accountOf(first.by),
    proposedAt: first.at,
    isDeclined: false,
    confirmedBy: null,
    confirmedAt: null,
    hasObjected: false,
    verdict: null,
    endedAt: null,
    ending: null,
  }
  return others.reduce(afterMaliciousEvent, proposed)
}

function afterMaliciousEvent(entry: MaliciousEntry, event: MaliciousEvent): MaliciousEntry {
  const next = { ...entry, version: entry.version + 1 }
  switch (event.kind) {
    case 'PROPOSED':
      throw new Error('an entry is proposed once')
    case 'CONFIRMED':
      return { ...next, confirmedBy: accountOf(event.by), confirmedAt: event.at }
    case 'DECLINED':
      return { ...next, isDeclined: true }
    case 'OBJECTED':
      return { ...next, hasObjected: true }
    case 'JUDGED': {
      const judged = { ...next, verdict: event.verdict }
      return event.verdict === 'UPHELD' ? { ...judged, endedAt: event.at, ending: 'OBJECTION_UPHELD' } : judged
    }
    case 'ENDED':
      return { ...next, endedAt: event.at, ending: event.ending }
  }
}

export interface MaliciousTimes {
  /** The first instant at which he can object no more; null: not confirmed, or the year is not published yet. */
  readonly objectUntil: InstantMs | null
  /** The first instant at which it is over by itself. */
  readonly endsAt: InstantMs | null
}

export interface MaliciousContext {
  readonly policy: MaliciousEvaluatorPolicy
  /** Whether the region keeps a register now: what it was when the entry was made does not matter. */
  readonly isKept: boolean
  readonly calendar: ServiceCalendar
  readonly now: InstantMs
}

export function timesOfEntry(
  { confirmedAt }: Pick<MaliciousEntry, 'confirmedAt'>,
  { policy, calendar }: Pick<MaliciousContext, 'policy' | 'calendar'>,
): MaliciousTimes {
  if (confirmedAt === null) return { objectUntil: null, endsAt: null }
  const months = Math.min(policy.keptMonths, maliciousMonthsMax)
  const objected = dueAt(policy.objectWithin, confirmedAt, calendar)
  return {
    objectUntil: objected.granted ? objected.value : null,
    endsAt: startOfDay(addMonths(toPlainDate(confirmedAt), months)),
  }
}

/** 待确认, 不予列入, 异议期内, 有异议待裁定, 生效, 已终止: how an entry stands now. */
export const maliciousStandings = ['PROPOSED', 'DECLINED', 'WAITING', 'OBJECTED', 'IN_FORCE', 'ENDED'] as const
export type MaliciousStanding = (typeof maliciousStandings)[number]

/** Asked, not kept: it takes effect and ends by the clock alone. */
export function standingOfEntry(entry: MaliciousEntry, context: MaliciousContext): MaliciousStanding {
  const { now, isKept } = context
  const { objectUntil, endsAt } = timesOfEntry(entry, context)
  if (entry.isDeclined) return 'DECLINED'
  if (entry.endedAt !== null || (endsAt !== null && now >= endsAt) || !isKept) return 'ENDED'
  if (entry.confirmedAt === null) return 'PROPOSED'
  if (entry.hasObjected && entry.verdict === null) return 'OBJECTED'
  return objectUntil === null || now < objectUntil ? 'WAITING' : 'IN_FORCE'
}

/** What is to be ended by itself now, and why; undefined: nothing. */
export function endingDue(entry: MaliciousEntry, context: MaliciousContext): MaliciousEnding | undefined {
  if (entry.isDeclined || entry.endedAt !== null) return undefined
  const { endsAt } = timesOfEntry(entry, context)
  if (endsAt !== null && context.now >= endsAt) return 'EXPIRED'
  return context.isKept ? undefined : 'NOT_KEPT'
}

export type MaliciousRefusal =
  | 'REGISTER_NOT_KEPT'
  | 'NOT_AT_THIS_STAGE'
  | 'DECIDES_OWN_CASE'
  | 'NEEDS_ANOTHER'
  | 'CITIZEN_HAS_SPOKEN'
  | 'TOO_LATE'

/** The appeal of which it comes, its order, and who is signed in. */
export interface MaliciousAsk {
  readonly appeal: Appeal
  readonly order: AppealedOrder
  readonly asker: AppealAsker
}

const byAccount = ({ asker }: MaliciousAsk): Actor => ({ kind: 'ACCOUNT', accountId: asker.accountId })

/** Of an evaluation that was found to be malicious, and of no other. */
export function proposeEntry(ask: MaliciousAsk, context: MaliciousContext): Decision<MaliciousEvent, MaliciousRefusal> {
  if (!context.isKept) return refuse('REGISTER_NOT_KEPT')
  const { ground, verdict } = ask.appeal
  if (ground !== 'MALICIOUS' || verdict !== 'UPHELD') return refuse('NOT_AT_THIS_STAGE')
  if (isParty(ask.appeal, ask.order, ask.asker)) return refuse('DECIDES_OWN_CASE')
  return grant({ kind: 'PROPOSED', at: context.now, by: byAccount(ask) })
}

/** By a second person. Whoever decided the appeal alone has said what he thinks. */
export function confirmEntry(
  entry: MaliciousEntry,
  ask: MaliciousAsk,
  context: MaliciousContext,
  kind: 'CONFIRMED' | 'DECLINED' = 'CONFIRMED',
): Decision<MaliciousEvent, MaliciousRefusal> {
  const refusal = findRefusal(entry, ask, context, ['PROPOSED'], [entry.proposedBy, aloneIn(ask.appeal)])
  return refusal === undefined ? grant({ kind, at: context.now, by: byAccount(ask) }) : refuse(refusal)
}

/** Whoever evaluated says that it is wrong; once, within his days. */
export function objectToEntry(
  entry: MaliciousEntry,
  context: MaliciousContext,
): Decision<MaliciousEvent, MaliciousRefusal> {
  if (!context.isKept) return refuse('REGISTER_NOT_KEPT')
  if (entry.hasObjected) return refuse('CITIZEN_HAS_SPOKEN')
  const standing = standingOfEntry(entry, context)
  if (standing === 'IN_FORCE') return refuse('TOO_LATE')
  if (standing !== 'WAITING') return refuse('NOT_AT_THIS_STAGE')
  return grant({ kind: 'OBJECTED', at: context.now, by: { kind: 'CITIZEN' } })
}

/** By a third, who has neither proposed nor confirmed it. */
export function judgeObjection(
  entry: MaliciousEntry,
  verdict: Verdict,
  ask: MaliciousAsk,
  context: MaliciousContext,
): Decision<MaliciousEvent, MaliciousRefusal> {
  const others = [entry.proposedBy, entry.confirmedBy, aloneIn(ask.appeal)]
  const refusal = findRefusal(entry, ask, context, ['OBJECTED'], others)
  return refusal === undefined
    ? grant({ kind: 'JUDGED', at: context.now, by: byAccount(ask), verdict })
    : refuse(refusal)
}

/** Before its time, by anybody who may decide: what is in the citizen’s favour needs no second. */
export function endEntry(
  entry: MaliciousEntry,
  ask: MaliciousAsk,
  context: MaliciousContext,
): Decision<MaliciousEvent, MaliciousRefusal> {
  const refusal = findRefusal(entry, ask, context, ['WAITING', 'OBJECTED', 'IN_FORCE'], [])
  if (refusal !== undefined) return refuse(refusal)
  return grant({ kind: 'ENDED', at: context.now, by: byAccount(ask), ending: 'DECIDED' })
}

function findRefusal(
  entry: MaliciousEntry,
  { appeal, order, asker }: MaliciousAsk,
  context: MaliciousContext,
  standings: readonly MaliciousStanding[],
  others: readonly (string | null)[],
): MaliciousRefusal | undefined {
  if (!context.isKept) return 'REGISTER_NOT_KEPT'
  if (!standings.includes(standingOfEntry(entry, context))) return 'NOT_AT_THIS_STAGE'
  if (isParty(appeal, order, asker)) return 'DECIDES_OWN_CASE'
  return others.includes(asker.accountId) ? 'NEEDS_ANOTHER' : undefined
}

const aloneIn = ({ votes }: Appeal) => (votes.length === 1 ? (votes[0]?.accountId ?? null) : null)

/** Who decides a later appeal as malicious may be told how many there are; whoever is a party, or only looks, never. */
export function findCountRefusal(
  { appeal, order, asker }: MaliciousAsk,
  isKept: boolean,
): MaliciousRefusal | undefined {
  if (!isKept) return 'REGISTER_NOT_KEPT'
  if (appeal.ground !== 'MALICIOUS' || appeal.stage !== 'LODGED') return 'NOT_AT_THIS_STAGE'
  return isParty(appeal, order, asker) ? 'DECIDES_OWN_CASE' : undefined
}

export const maliciousSteps = ['PROPOSE', 'CONFIRM', 'DECLINE', 'JUDGE', 'END'] as const
export type MaliciousStep = (typeof maliciousSteps)[number]

export interface MaliciousOption {
  readonly step: MaliciousStep
  readonly hindrance: MaliciousRefusal | null
}

/** Every step is asked of the rule itself; what is over, or not yet, is left out. */
export function optionsOfEntry(
  entry: MaliciousEntry | undefined,
  steps: readonly MaliciousStep[],
  ask: MaliciousAsk,
  context: MaliciousContext,
): readonly MaliciousOption[] {
  const decide = (step: MaliciousStep): Decision<MaliciousEvent, MaliciousRefusal> => {
    if (step === 'PROPOSE') return entry === undefined ? proposeEntry(ask, context) : refuse('NOT_AT_THIS_STAGE')
    if (entry === undefined) return refuse('NOT_AT_THIS_STAGE')
    if (step === 'CONFIRM' || step === 'DECLINE') return confirmEntry(entry, ask, context)
    return step === 'JUDGE' ? judgeObjection(entry, 'REJECTED', ask, context) : endEntry(entry, ask, context)
  }
  return steps.flatMap((step): readonly MaliciousOption[] => {
    const decision = decide(step)
    if (decision.granted) return [{ step, hindrance: null }]
    return decision.code === 'NOT_AT_THIS_STAGE' ? [] : [{ step, hindrance: decision.code }]
  })
}

import type { Asker } from './handling-ask.ts'
import { hasHadPart } from './handling-check.ts'
import { wilson } from './handling-figure.ts'
import { type HandlingOrder, hasCitizen, type OrderSource } from './handling-order.ts'
import { type Decision, grant, refuse } from './kernel/decision.ts'
import { addDays, type InstantMs, type PlainDate, startOfDay, toPlainDate } from './kernel/plain-date.ts'
import { hundredthsOf } from './participation.ts'

/**
 * 办结抽查: whether what was closed was really put right. Of the orders that were closed in a month a random share is asked about once more, by
 * somebody who has nothing to do with them; 整改不实 is what was closed and not put right.
 */
export interface ClosureAuditPolicy {
  /** Of the closed orders of each unit, in percent, rounded up … */
  readonly sharePercent: number
  /** … and at least so many of each unit and month, or all where there are fewer. */
  readonly unitMonthMin: number
  /** After the end of the month: what the citizen wants taken up again has been by then. */
  readonly drawAfterNaturalDays: number
  /** After the draw; then nobody is asked any more. */
  readonly askWithinNaturalDays: number
  /** Calls, each on a day of its own, until nobody was reached. Versions of before do not say it. */
  readonly triesMax?: number | undefined
  /** A rate of fewer answers is not told. */
  readonly tooFewBelow: number
  /** Of the normal distribution, in thousandths: 1960 leaves 95 of a hundred within. */
  readonly intervalZThousandths: number
}

/** What came of asking. OTHER is neither for nor against: its words say what. */
export const closureAuditOutcomes = ['CONFIRMED', 'PARTLY', 'FALSE', 'OTHER', 'NOT_REACHED', 'DECLINED'] as const
export type ClosureAuditOutcome = (typeof closureAuditOutcomes)[number]

/** What the citizen himself may say, with the receipt. */
export const ownClosureAnswers = ['CONFIRMED', 'PARTLY', 'FALSE', 'OTHER'] as const

/** By which way it was asked. Whoever does not want to be called is asked in his mailbox alone. */
export const closureAuditChannels = ['PHONE', 'MAILBOX'] as const
export type ClosureAuditChannel = (typeof closureAuditChannels)[number]

/** 不抽: a drill, and what nobody has said. */
export const isAuditable = (order: { readonly source: OrderSource; readonly isDrill: boolean }): boolean =>
  hasCitizen(order) && !order.isDrill

/** A closed order, as the draw sees it. */
export interface ClosedOrder {
  readonly orderId: string
  /** Whose closures are drawn from together: one unit in one division. */
  readonly stratum: string
  /** A keyed image of the order under the seed of the month: nobody knows it before the month is over. */
  readonly rank: string
}

/** The lowest ranks of each unit: the same orders under the same seed are the same draw, in whatever order they are told. */
export function drawClosures<Closed extends ClosedOrder>(
  closed: readonly Closed[],
  policyOf: (one: Closed) => Pick<ClosureAuditPolicy, 'sharePercent' | 'unitMonthMin'>,
): readonly Closed[] {
  const strata = new Map<string, Map<string, Closed>>()
  for (const one of closed) {
    const stratum = strata.get(one.stratum) ?? new Map<string, Closed>()
    strata.set(one.stratum, stratum.set(one.orderId, one))
  }
  return [...strata].sort(byKey).flatMap(([, orders]) => {
    const ranked = [...orders.values()].sort(byRank)
    const [first] = ranked
    return first === undefined ? [] : ranked.slice(0, drawnOf(ranked.length, policyOf(first)))
  })
}

const compare = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0)
const byKey = ([one]: readonly [string, unknown], [other]: readonly [string, unknown]) => compare(one, other)
const byRank = (one: ClosedOrder, other: ClosedOrder) =>
  compare(one.rank, other.rank) || compare(one.orderId, other.orderId)

export function drawnOf(
  closed: number,
  { sharePercent, unitMonthMin }: Pick<ClosureAuditPolicy, 'sharePercent' | 'unitMonthMin'>,
): number {
  return Math.min(closed, Math.max(unitMonthMin, Math.ceil((closed * sharePercent) / 100)))
}

/** A month of closures: its first day, and the first day after it. */
export interface AuditMonth {
  readonly fromDay: PlainDate
  readonly endDay: PlainDate
}

/** The last month that is ready to be drawn on a day. */
export function monthToDraw(
  now: InstantMs,
  { drawAfterNaturalDays }: Pick<ClosureAuditPolicy, 'drawAfterNaturalDays'>,
): AuditMonth {
  const endDay = firstOfMonth(addDays(toPlainDate(now), -drawAfterNaturalDays))
  return { fromDay: firstOfMonth(addDays(endDay, -1)), endDay }
}

const firstOfMonth = (day: PlainDate): PlainDate => `${day.slice(0, 7)}-01` as PlainDate

/** The first instant at which nobody is asked any more; the day of the draw is not counted, the last one counts whole. */
export function askEndOf(
  drawnAt: InstantMs,
  { askWithinNaturalDays }: Pick<ClosureAuditPolicy, 'askWithinNaturalDays'>,
): InstantMs {
  return startOfDay(addDays(toPlainDate(drawnAt), askWithinNaturalDays + 1))
}

export type AuditorRefusal = 'RATED_PERSON' | 'REVIEWS_OWN_WORK' | 'REVIEWS_OWN_HALL'

export interface Auditor {
  readonly asker: Asker & { readonly kind: 'ACCOUNT' }
  /** Every account that has done a step of the order: whoever has reviewed it is one of them. */
  readonly involved: ReadonlySet<string>
}

/** Who asks is neither of the hall nor of a unit that handles it or ever led it, and has done nothing to the order, not even reviewed it. */
export function findAuditorPartiality(order: HandlingOrder, { asker, involved }: Auditor): AuditorRefusal | undefined {
  if (asker.isRated) return 'RATED_PERSON'
  if (involved.has(asker.accountId) || hasHadPart(order, asker.organizationId)) return 'REVIEWS_OWN_WORK'
  return asker.isOfHall ? 'REVIEWS_OWN_HALL' : undefined
}

/** For audits that were drawn under a version that says no number. */
const triesMaxUnsaid = 3

export const triesMaxOf = ({ triesMax }: Pick<ClosureAuditPolicy, 'triesMax'>): number => triesMax ?? triesMaxUnsaid

/** 回访未接通: calls that have reached nobody. */
export interface ClosureTries {
  readonly made: number
  readonly lastDay: PlainDate | null
  /** The last one has been made: it counts as not reached. */
  readonly areUsedUp: boolean
}

export const isTriedToday = ({ lastDay }: Pick<ClosureTries, 'lastDay'>, now: InstantMs): boolean =>
  lastDay !== null && toPlainDate(now) <= lastDay

export type OutcomeRefusal = 'ALREADY_ASKED' | 'TOO_EARLY' | 'TOO_LATE' | 'DO_NOT_CALL' | 'STEP_INCOMPLETE'

export interface OutcomeAsk {
  readonly outcome: ClosureAuditOutcome
  readonly channel: ClosureAuditChannel
  readonly words: string | null
}

export interface OutcomeContext {
  readonly isAsked: boolean
  readonly tries: ClosureTries
  readonly triesMax: number
  readonly askUntil: InstantMs
  /** A contact was left with it, and nobody has asked that it be not called. */
  readonly mayCall: boolean
}

/** What is kept: an outcome, for good, or a try, after which it may be tried again on another day unless it was the last. */
export type NotedAsk =
  | { readonly kind: 'OUTCOME' }
  | { readonly kind: 'TRY'; readonly turn: number; readonly day: PlainDate; readonly isLast: boolean }

/**
 * What was answered stays. A call that reached nobody is a try, and never ends what the citizen may say on his own page. What says that something is
 * not as it was reported says in words what.
 */
export function noteClosureOutcome(
  ask: OutcomeAsk,
  { isAsked, tries, triesMax, askUntil, mayCall }: OutcomeContext,
  now: InstantMs,
): Decision<NotedAsk, OutcomeRefusal> {
  if (isAsked || (ask.channel === 'PHONE' && tries.areUsedUp)) return refuse('ALREADY_ASKED')
  if (now >= askUntil) return refuse('TOO_LATE')
  if (ask.channel === 'PHONE' && !mayCall) return refuse('DO_NOT_CALL')
  if (ask.outcome === 'NOT_REACHED') {
    const turn = tries.made + 1
    if (isTriedToday(tries, now)) return refuse('TOO_EARLY')
    return grant({ kind: 'TRY', turn, day: toPlainDate(now), isLast: turn >= triesMax })
  }
  const needsWords = ask.outcome === 'OTHER' || (ask.channel === 'PHONE' && ask.outcome === 'FALSE')
  return needsWords && ask.words === null ? refuse('STEP_INCOMPLETE', '/words') : grant({ kind: 'OUTCOME' })
}

/** Draws of which the same has come; null: nothing yet, or tries that may go on. */
export interface CountedAudits {
  readonly outcome: ClosureAuditOutcome | null
  readonly isOver: boolean
  readonly audits: number
}

export interface ClosureAuditCounts {
  readonly drawn: number
  readonly answered: number
  readonly confirmed: number
  readonly partly: number
  readonly falseClosures: number
  readonly other: number
  /** Tried for as often as is asked, or not reached in time. */
  readonly notReached: number
  readonly declined: number
  readonly open: number
}

/** 整改不实率 is of those who answered whether it was put right; all others are told beside it. */
export function countAudits(rows: readonly CountedAudits[]): ClosureAuditCounts {
  const of = (isCounted: (row: CountedAudits) => boolean) =>
    rows.reduce((total, row) => total + (isCounted(row) ? row.audits : 0), 0)
  const ofOutcome = (outcome: ClosureAuditOutcome) => of((row) => row.outcome === outcome)
  const [confirmed, partly, falseClosures] = [ofOutcome('CONFIRMED'), ofOutcome('PARTLY'), ofOutcome('FALSE')]
  return {
    drawn: of(() => true),
    answered: confirmed + partly + falseClosures,
    ...{ confirmed, partly, falseClosures },
    other: ofOutcome('OTHER'),
    notReached: ofOutcome('NOT_REACHED') + of(({ outcome, isOver }) => outcome === null && isOver),
    declined: ofOutcome('DECLINED'),
    open: of(({ outcome, isOver }) => outcome === null && !isOver),
  }
}

export interface FalseClosureRate {
  /** In hundredths of a percent; null where too few have answered. */
  readonly hundredths: number | null
  readonly lowerHundredths: number | null
  readonly upperHundredths: number | null
}

/** A sample: the rate of all closures lies, most likely, within Wilson’s interval. */
export function falseClosureRateOf(
  { falseClosures, answered }: Pick<ClosureAuditCounts, 'falseClosures' | 'answered'>,
  { tooFewBelow, intervalZThousandths }: Pick<ClosureAuditPolicy, 'tooFewBelow' | 'intervalZThousandths'>,
): FalseClosureRate {
  const hundredths = hundredthsOf(falseClosures, answered)
  if (hundredths === null || answered < tooFewBelow)
    return { hundredths: null, lowerHundredths: null, upperHundredths: null }
  const [lowerHundredths, upperHundredths] = wilson(falseClosures, answered, intervalZThousandths / 1000)
  return { hundredths, lowerHundredths, upperHundredths }
}

/** 追责问责建议: why it is proposed that somebody answer for it. */
export const accountabilityCauses = ['FALSE_CLOSURE'] as const
export type AccountabilityCause = (typeof accountabilityCauses)[number]

/** What the leading group says to it, each time with reasons. */
export const accountabilityOutcomes = ['ACCEPTED', 'REFUSED', 'OTHER'] as const
export type AccountabilityOutcome = (typeof accountabilityOutcomes)[number]

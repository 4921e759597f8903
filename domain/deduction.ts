import { countCodePoints, findWords } from './evaluation.ts'
import { type Decision, grant, refuse } from './kernel/decision.ts'
import { addDays, type InstantMs, type PlainDate } from './kernel/plain-date.ts'
import { dueAt, type ServiceCalendar, type TimeLimit } from './time-limit.ts'

/** 负面清单扣分、弹性加分: what is taken off or added for a deed that a list names, on the word of two and after the unit was heard. */
export const deductionKinds = ['DEDUCTION', 'BONUS'] as const
export type DeductionKind = (typeof deductionKinds)[number]

/** To whose account it goes. */
export const deductionTargets = ['WINDOW', 'HALL', 'ORGANIZATION'] as const
export type DeductionTarget = (typeof deductionTargets)[number]

export const deductionStates = ['TO_ANSWER', 'TO_DECIDE', 'DECIDED'] as const
export type DeductionState = (typeof deductionStates)[number]

export const deductionOutcomes = ['UPHELD', 'REDUCED', 'DISMISSED'] as const
export type DeductionOutcome = (typeof deductionOutcomes)[number]

/** Why nothing comes of it. GOOD_FAITH_EXEMPTION: 善意容缺受理免责. */
export const dismissalGrounds = ['NOT_SHOWN', 'NOT_THEIRS', 'GOOD_FAITH_EXEMPTION', 'OTHER'] as const
export type DismissalGround = (typeof dismissalGrounds)[number]

export interface DeductionItem {
  readonly code: string
  readonly kind: DeductionKind
  readonly nameZh: string
  readonly nameEn: string
  /** Hundredths of 100, taken off or added. */
  readonly points: number
  /** Where it is written. */
  readonly source: string
  /** Whether somebody may have done it in good faith, to spare a citizen a way. Nobody forces praise in good faith. */
  readonly admitsGoodFaith: boolean
}

export interface DeductionPolicy {
  /** 申辩期, from the proposal on. */
  readonly answerWithin: TimeLimit
  /** What happened longer ago is not proposed any more. */
  readonly deedWithinNaturalDays: number
  /** What rests on a visit or on an audited evaluation happened on its day, or so many days before it at most. */
  readonly deedBeforeBasisNaturalDays: number
  readonly wordsCodePointsMax: number
  readonly items: readonly DeductionItem[]
}

/** Of the list that was in force on the day of the deed: what was not on it then was not forbidden by it. */
export function findItem(
  { items }: Pick<DeductionPolicy, 'items'>,
  kind: DeductionKind,
  code: string,
): DeductionItem | undefined {
  return items.find((item) => item.kind === kind && item.code === code)
}

export interface ProposalAsk {
  readonly kind: DeductionKind
  readonly code: string
  readonly against: DeductionTarget
  readonly hasWindow: boolean
  readonly deedDay: PlainDate
  readonly words: string
  /** Files, a finding or an audited evaluation. */
  readonly evidence: number
}

export type ProposalRefusal =
  | 'ITEM_NOT_LISTED'
  | 'TIME_IN_FUTURE'
  | 'TIME_TOO_LONG_AGO'
  | 'STEP_INCOMPLETE'
  | 'COMMENT_EMPTY'
  | 'COMMENT_TOO_LONG'
  | 'EVIDENCE_MISSING'

/** Nothing is taken off on words alone. @param listed in force on the day of the deed; `policy` in force today */
export function proposeDeduction(
  ask: ProposalAsk,
  listed: Pick<DeductionPolicy, 'items'>,
  policy: DeductionPolicy,
  today: PlainDate,
): Decision<{ readonly item: DeductionItem; readonly words: string }, ProposalRefusal> {
  if (ask.deedDay > today) return refuse('TIME_IN_FUTURE', '/deedDay')
  if (ask.deedDay < addDays(today, -policy.deedWithinNaturalDays)) return refuse('TIME_TOO_LONG_AGO', '/deedDay')
  const item = findItem(listed, ask.kind, ask.code)
  if (item === undefined) return refuse('ITEM_NOT_LISTED', '/code')
  if ((ask.against === 'WINDOW') !== ask.hasWindow) return refuse('STEP_INCOMPLETE', '/windowCode')
  const said = saidIn(ask.words, policy)
  if (!said.granted) return said
  if (ask.evidence < 1) return refuse('EVIDENCE_MISSING', '/fileIds')
  return grant({ item, words: said.value })
}

/**
 * Whether a deed may rest on what was found: nobody finds what has not happened yet, and of what lies far back a visit says nothing.
 *
 * @param foundOn the day of the visit, or of the service that was evaluated
 */
export function isOfBasis(
  deedDay: PlainDate,
  foundOn: PlainDate,
  { deedBeforeBasisNaturalDays }: Pick<DeductionPolicy, 'deedBeforeBasisNaturalDays'>,
): Decision<true, 'DEED_NOT_OF_BASIS'> {
  const isOf = addDays(foundOn, -deedBeforeBasisNaturalDays) <= deedDay && deedDay <= foundOn
  return isOf ? grant(true) : refuse('DEED_NOT_OF_BASIS', '/deedDay')
}

/** What somebody has to write. */
export function saidIn(
  text: string,
  { wordsCodePointsMax }: Pick<DeductionPolicy, 'wordsCodePointsMax'>,
): Decision<string, 'COMMENT_EMPTY' | 'COMMENT_TOO_LONG'> {
  const words = findWords(text)
  if (words === undefined) return refuse('COMMENT_EMPTY', '/words')
  return countCodePoints(words) > wordsCodePointsMax ? refuse('COMMENT_TOO_LONG', '/words') : grant(words)
}

/** How far one has come. */
export interface DeductionStand {
  readonly kind: DeductionKind
  readonly isAnswered: boolean
  readonly isDecided: boolean
  /** The first instant at which the unit is too late; null while its calendar is not published: then nobody is. */
  readonly answerUntil: InstantMs | null
}

export function answerUntil(
  { answerWithin }: Pick<DeductionPolicy, 'answerWithin'>,
  proposedAt: InstantMs,
  calendar: ServiceCalendar,
): InstantMs | null {
  const due = dueAt(answerWithin, proposedAt, calendar)
  return due.granted ? due.value : null
}

/** Whom a bonus is about has nothing to answer for. */
export function stateOfDeduction(stand: DeductionStand, now: InstantMs): DeductionState {
  if (stand.isDecided) return 'DECIDED'
  if (stand.kind === 'BONUS' || stand.isAnswered) return 'TO_DECIDE'
  return stand.answerUntil !== null && now >= stand.answerUntil ? 'TO_DECIDE' : 'TO_ANSWER'
}

/** Who asks, in relation to what was proposed. */
export interface DeductionAsker {
  /** Of the hall, or of the unit. */
  readonly isOfUnit: boolean
  /** Whoever handles for the unit whose it is; of the hall alone where nobody does: a supervisor does not use up the one answer of a department. */
  readonly isAnswering: boolean
  readonly isProposer: boolean
}

export type AnswerRefusal = 'NOT_YOURS_TO_DO' | 'PROPOSAL_DECIDED' | 'STATED_ALREADY' | 'NOT_AT_THIS_STAGE' | 'TOO_LATE'

/** Once, in time, and by the unit alone. */
export function answerDeduction(
  stand: DeductionStand,
  asker: DeductionAsker,
  now: InstantMs,
): Decision<true, AnswerRefusal> {
  if (!asker.isAnswering) return refuse('NOT_YOURS_TO_DO')
  if (stand.isDecided) return refuse('PROPOSAL_DECIDED')
  if (stand.kind === 'BONUS') return refuse('NOT_AT_THIS_STAGE')
  if (stand.isAnswered) return refuse('STATED_ALREADY')
  return stateOfDeduction(stand, now) === 'TO_ANSWER' ? grant(true) : refuse('TOO_LATE')
}

export interface DecisionAsk {
  readonly outcome: DeductionOutcome
  /** Of what is reduced: to how much. */
  readonly points: number | null
  /** Of what is dismissed. */
  readonly ground: DismissalGround | null
}

export interface Decided {
  readonly outcome: DeductionOutcome
  readonly points: number | null
  readonly ground: DismissalGround | null
}

export type DecisionRefusal =
  | 'OWN_PROPOSAL'
  | 'DECIDES_OWN_CASE'
  | 'PROPOSAL_DECIDED'
  | 'TOO_EARLY'
  | 'STEP_INCOMPLETE'
  | 'GROUND_NOT_ADMITTED'

/** Whether somebody decides on it at all: neither who proposed it nor anybody of the unit, and not before the unit was heard or its time is over. */
export function findDecisionRefusal(
  stand: DeductionStand,
  asker: DeductionAsker,
  now: InstantMs,
): DecisionRefusal | undefined {
  if (asker.isProposer) return 'OWN_PROPOSAL'
  if (asker.isOfUnit) return 'DECIDES_OWN_CASE'
  const state = stateOfDeduction(stand, now)
  if (state === 'DECIDED') return 'PROPOSAL_DECIDED'
  return state === 'TO_ANSWER' ? 'TOO_EARLY' : undefined
}

/** @param item as it was listed on the day of the deed: its points are upheld, or fewer of them */
export function decideDeduction(
  ask: DecisionAsk,
  item: Pick<DeductionItem, 'points' | 'admitsGoodFaith'>,
  stand: DeductionStand,
  asker: DeductionAsker,
  now: InstantMs,
): Decision<Decided, DecisionRefusal> {
  const stranger = findDecisionRefusal(stand, asker, now)
  if (stranger !== undefined) return refuse(stranger)
  const { outcome, points, ground } = ask
  if ((outcome === 'DISMISSED') !== (ground !== null)) return refuse('STEP_INCOMPLETE', '/ground')
  if ((outcome === 'REDUCED') !== (points !== null)) return refuse('STEP_INCOMPLETE', '/points')
  if (ground === 'GOOD_FAITH_EXEMPTION' && !item.admitsGoodFaith) return refuse('GROUND_NOT_ADMITTED', '/ground')
  if (points !== null && points >= item.points) return refuse('STEP_INCOMPLETE', '/points')
  return grant({ outcome, ground, points: outcome === 'UPHELD' ? item.points : points })
}

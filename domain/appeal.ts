import { hasHadPart } from './handling-check.ts'
import type { Actor } from './handling-order.ts'
import { type Decision, grant, refuse } from './kernel/decision.ts'
import type { InstantMs } from './kernel/plain-date.ts'
import { dueAt, type ServiceCalendar, type TimeLimit } from './time-limit.ts'

/**
 * 申诉: the evaluated side says that an evaluation does not count. Somebody who is neither of its hall nor of its unit decides, after
 * the citizen could object; what is upheld is invalid for scores, and stays on record and visible as such.
 */

/** 误操作, 评价对象错误, 诉求无法定依据, 恶意, 与办事无关, 重复, 系统故障. On which of them anything is decided is the policy’s. */
export const appealGrounds = [
  'MISPRESSED',
  'WRONG_OBJECT',
  'NO_LEGAL_BASIS',
  'MALICIOUS',
  'OFF_TOPIC',
  'DUPLICATE',
  'SYSTEM_FAULT',
] as const
export type AppealGround = (typeof appealGrounds)[number]

/** 异议, or agreement in so many words. Silence is neither. */
export const stances = ['OBJECTS', 'AGREES'] as const
export type Stance = (typeof stances)[number]

export const verdicts = ['UPHELD', 'REJECTED'] as const
export type Verdict = (typeof verdicts)[number]

export const appealStages = ['LODGED', 'DECIDED', 'WITHDRAWN'] as const
export type AppealStage = (typeof appealStages)[number]

export interface AppealPolicy {
  /** From when the side that appeals learned of it. */
  readonly appealWithin: TimeLimit
  /** From the appeal. */
  readonly objectWithin: TimeLimit
  /** From the end of the citizen’s days. */
  readonly decideWithin: TimeLimit
  readonly grounds: readonly AppealGround[]
  /** Somebody one level up alone, or so many of whom so many come from outside the administration. */
  readonly decidedBy:
    | { readonly kind: 'LEVEL_UP' }
    | { readonly kind: 'PANEL'; readonly members: number; readonly outsidersMin: number }
}

interface Happened<Kind extends string> {
  readonly kind: Kind
  readonly at: InstantMs
  readonly by: Actor
}

/** Reasons and evidence are kept sealed beside the event; here is only what the rule asks. */
export type AppealEvent =
  | (Happened<'LODGED'> & { readonly ground: AppealGround; readonly organizationId: number })
  | (Happened<'CITIZEN_SPOKE'> & { readonly stance: Stance })
  | (Happened<'VOTED'> & { readonly verdict: Verdict; readonly isOutsider: boolean })
  | (Happened<'DECIDED'> & { readonly verdict: Verdict })
  | Happened<'WITHDRAWN'>
  /** Whether the province counts it out too: its answer is its own, and is noted when it comes. */
  | (Happened<'PROVINCE_ANSWERED'> & { readonly isAccepted: boolean })

interface Vote {
  readonly accountId: string
  readonly verdict: Verdict
  readonly isOutsider: boolean
}

export interface Appeal {
  readonly stage: AppealStage
  readonly version: number
  readonly ground: AppealGround
  /** The unit for which it was lodged. */
  readonly organizationId: number
  readonly lodgedBy: string | null
  readonly lodgedAt: InstantMs
  readonly stance: Stance | null
  readonly votes: readonly Vote[]
  /** What is decided here (`locallyUpheld`). */
  readonly verdict: Verdict | null
  /** null: the province has not answered. It may differ from what is decided here, and changes nothing of it. */
  readonly acceptedByProvince: boolean | null
}

const accountOf = (by: Actor) => (by.kind === 'ACCOUNT' ? by.accountId : null)

/** The first event is LODGED; anything else before it is a fault of the record. */
export function toAppeal(events: readonly AppealEvent[]): Appeal {
  const [first, ...others] = events
  if (first?.kind !== 'LODGED') throw new Error('an appeal begins with its lodging')
  const { ground, organizationId, at, by } = first
  const lodged: Appeal = {
    stage: 'LODGED',
    version: 1,
    ground,
    organizationId,
    lodgedBy: accountOf(by),
    lodgedAt: at,
    stance: null,
    votes: [],
    verdict: null,
    acceptedByProvince: null,
  }
  return others.reduce(afterAppealEvent, lodged)
}

export function afterAppealEvent(appeal: Appeal, event: AppealEvent): Appeal {
  const next = { ...appeal, version: appeal.version + 1 }
  switch (event.kind) {
    case 'LODGED':
      throw new Error('an appeal is lodged once')
    case 'CITIZEN_SPOKE':
      return { ...next, stance: event.stance }
    case 'VOTED': {
      const { verdict, isOutsider, by } = event
      return { ...next, votes: [...appeal.votes, { accountId: accountOf(by) ?? '', verdict, isOutsider }] }
    }
    case 'DECIDED':
      return { ...next, stage: 'DECIDED', verdict: event.verdict }
    case 'WITHDRAWN':
      return { ...next, stage: 'WITHDRAWN' }
    case 'PROVINCE_ANSWERED':
      return { ...next, acceptedByProvince: event.isAccepted }
  }
}

export interface AppealTimes {
  /** Until when the citizen may object; null where the year is not published yet. */
  readonly objectUntil: InstantMs | null
  readonly decideUntil: InstantMs | null
}

export function timesOfAppeal(
  { lodgedAt }: Pick<Appeal, 'lodgedAt'>,
  policy: AppealPolicy,
  calendar: ServiceCalendar,
): AppealTimes {
  const heard = dueAt(policy.objectWithin, lodgedAt, calendar)
  if (!heard.granted) return { objectUntil: null, decideUntil: null }
  // The first instant that is too late belongs to the next day: the days for deciding count from the last that was not.
  const decided = dueAt(policy.decideWithin, heard.value - 1, calendar)
  return { objectUntil: heard.value, decideUntil: decided.granted ? decided.value : null }
}

/** What an appeal asks about the order that it is about. */
export interface AppealedOrder {
  /** When whoever asks learned of it: the unit when it was opened, the rated person at the latest when he was told. */
  readonly learnedAt: InstantMs
  readonly organizationId: number
  readonly coHandlers: ReadonlyMap<number, unknown>
  readonly everLed: ReadonlySet<number>
  /** Accounts that have worked on it. */
  readonly handlers: ReadonlySet<string>
}

/** Who is signed in, in relation to the appeal. */
export interface AppealAsker {
  readonly accountId: string
  /** The evaluation is about him. */
  readonly isRated: boolean
  readonly isOfHall: boolean
  /** 窗口监督员 of the hall, or somebody who handles for the unit that answers for it. */
  readonly speaksForUnit: boolean
  readonly organizationId: number | null
  /** His post lies above the place of the order, not in it. */
  readonly isAbove: boolean
  /** From outside the administration: third-party evaluators, social supervisors. */
  readonly isOutsider: boolean
}

export interface AppealContext {
  readonly policy: AppealPolicy
  readonly calendar: ServiceCalendar
  readonly now: InstantMs
}

export type AppealRefusal =
  | 'NOT_YOURS_TO_DO'
  | 'NOT_AT_THIS_STAGE'
  | 'GROUND_NOT_ADMITTED'
  | 'TOO_LATE'
  | 'CITIZEN_NOT_HEARD'
  | 'CITIZEN_HAS_SPOKEN'
  | 'DECIDES_OWN_CASE'
  | 'NOT_LEVEL_UP'
  | 'ALREADY_VOTED'
  | 'PANEL_NEEDS_OUTSIDER'

/** By the person, or by the unit that answers for it, within the days of the policy. */
export function lodgeAppeal(
  order: AppealedOrder,
  ground: AppealGround,
  asker: AppealAsker,
  { policy, calendar, now }: AppealContext,
): Decision<AppealEvent, AppealRefusal> {
  if (!policy.grounds.includes(ground)) return refuse('GROUND_NOT_ADMITTED', '/ground')
  if (!asker.isRated && !asker.speaksForUnit) return refuse('NOT_YOURS_TO_DO')
  const until = dueAt(policy.appealWithin, order.learnedAt, calendar)
  if (until.granted && now >= until.value) return refuse('TOO_LATE')
  const by: Actor = { kind: 'ACCOUNT', accountId: asker.accountId }
  return grant({ kind: 'LODGED', at: now, by, ground, organizationId: order.organizationId })
}

/** 5 working days to object, or as many as the policy gives; who has spoken has spoken. */
export function speakOnAppeal(
  appeal: Appeal,
  stance: Stance,
  { policy, calendar, now }: AppealContext,
): Decision<AppealEvent, AppealRefusal> {
  if (appeal.stage !== 'LODGED') return refuse('NOT_AT_THIS_STAGE')
  if (appeal.stance !== null) return refuse('CITIZEN_HAS_SPOKEN')
  const { objectUntil } = timesOfAppeal(appeal, policy, calendar)
  if (objectUntil !== null && now >= objectUntil) return refuse('TOO_LATE')
  return grant({ kind: 'CITIZEN_SPOKE', at: now, by: { kind: 'CITIZEN' }, stance })
}

export function withdrawAppeal(
  appeal: Appeal,
  asker: AppealAsker,
  { now }: AppealContext,
): Decision<AppealEvent, AppealRefusal> {
  if (appeal.stage !== 'LODGED') return refuse('NOT_AT_THIS_STAGE')
  if (asker.accountId !== appeal.lodgedBy) return refuse('NOT_YOURS_TO_DO')
  return grant({ kind: 'WITHDRAWN', at: now, by: { kind: 'ACCOUNT', accountId: asker.accountId } })
}

/** What is upheld here is told to the province, which decides for itself what counts there. */
export function noteProvince(
  appeal: Appeal,
  order: AppealedOrder,
  isAccepted: boolean,
  asker: AppealAsker,
  { now }: AppealContext,
): Decision<AppealEvent, AppealRefusal> {
  if (isParty(appeal, order, asker)) return refuse('DECIDES_OWN_CASE')
  if (appeal.verdict !== 'UPHELD' || appeal.acceptedByProvince !== null) return refuse('NOT_AT_THIS_STAGE')
  return grant({ kind: 'PROVINCE_ANSWERED', at: now, by: { kind: 'ACCOUNT', accountId: asker.accountId }, isAccepted })
}

/** A vote, and the decision where it was the last one needed. */
export function voteOnAppeal(
  appeal: Appeal,
  order: AppealedOrder,
  verdict: Verdict,
  asker: AppealAsker,
  context: AppealContext,
): Decision<readonly AppealEvent[], AppealRefusal> {
  const refusal = findVoteRefusal(appeal, order, asker, context)
  if (refusal !== undefined) return refuse(refusal)
  const { policy, now } = context
  const voted: AppealEvent = {
    kind: 'VOTED',
    at: now,
    by: { kind: 'ACCOUNT', accountId: asker.accountId },
    verdict,
    isOutsider: asker.isOutsider,
  }
  const votes = afterAppealEvent(appeal, voted).votes
  const needed = policy.decidedBy.kind === 'PANEL' ? policy.decidedBy.members : 1
  if (votes.length < needed) return grant([voted])
  const upheld = votes.filter((vote) => vote.verdict === 'UPHELD').length
  // A tie is in favour of what the citizen said.
  const decided = upheld * 2 > votes.length ? 'UPHELD' : 'REJECTED'
  return grant([voted, { kind: 'DECIDED', at: now, by: { kind: 'PLATFORM' }, verdict: decided }])
}

function findVoteRefusal(
  appeal: Appeal,
  order: AppealedOrder,
  asker: AppealAsker,
  { policy, calendar, now }: AppealContext,
): AppealRefusal | undefined {
  if (isParty(appeal, order, asker)) return 'DECIDES_OWN_CASE'
  if (appeal.stage !== 'LODGED') return 'NOT_AT_THIS_STAGE'
  if (appeal.votes.some(({ accountId }) => accountId === asker.accountId)) return 'ALREADY_VOTED'
  const { objectUntil } = timesOfAppeal(appeal, policy, calendar)
  // Silence is not consent, and not a reason to wait for ever: who decides is told that nothing was said.
  const isHeard = appeal.stance !== null || (objectUntil !== null && now >= objectUntil)
  if (!isHeard) return 'CITIZEN_NOT_HEARD'
  return findSeatRefusal(appeal, asker, policy)
}

/** Of the hall, of a unit that handles the order, the rated person, or somebody who has worked on it: he decides nothing about it. */
export function isParty(appeal: Appeal, order: AppealedOrder, asker: AppealAsker): boolean {
  const { organizationId, accountId } = asker
  if (asker.isRated || asker.isOfHall || order.handlers.has(accountId) || appeal.lodgedBy === accountId) return true
  return appeal.organizationId === organizationId || hasHadPart(order, organizationId)
}

function findSeatRefusal(appeal: Appeal, asker: AppealAsker, { decidedBy }: AppealPolicy): AppealRefusal | undefined {
  if (decidedBy.kind === 'LEVEL_UP') return asker.isAbove ? undefined : 'NOT_LEVEL_UP'
  if (asker.isOutsider) return undefined
  const insiders = appeal.votes.filter(({ isOutsider }) => !isOutsider).length
  return insiders < decidedBy.members - decidedBy.outsidersMin ? undefined : 'PANEL_NEEDS_OUTSIDER'
}

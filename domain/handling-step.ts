import { type Asker, type OrderAsk, type OrderAskKind, withCitizen } from './handling-ask.ts'
import { findHindrance, hasHadPart, type OrderRefusal, type StepContext, takesPart } from './handling-check.ts'
import {
  type Actor,
  citizensReopeningsOf,
  type HandlingOrder,
  hasCitizen,
  type OrderEvent,
  type OrderStage,
} from './handling-order.ts'
import { type Decision, grant, refuse } from './kernel/decision.ts'
import type { InstantMs } from './kernel/plain-date.ts'
import { dueAt } from './time-limit.ts'

/** Who may ask for what at all, and at which stages; what is special to an ask comes after that. */
interface AskRule {
  readonly by: 'LEAD' | 'OFFERED' | 'CO_HANDLER' | 'REVIEWER' | 'CITIZEN' | 'PLATFORM'
  readonly at: readonly OrderStage[]
}

const working: readonly OrderStage[] = ['ACKNOWLEDGED', 'CONTACTED', 'RECTIFYING', 'EXPLAINING']

const askRules: Readonly<Record<OrderAskKind, AskRule>> = {
  ACKNOWLEDGE: { by: 'LEAD', at: ['OPENED'] },
  CONTACT: { by: 'LEAD', at: working },
  VERIFY: { by: 'LEAD', at: working },
  PLAN: { by: 'LEAD', at: ['RECTIFYING'] },
  FINISH: { by: 'LEAD', at: ['RECTIFYING'] },
  EXPLAIN: { by: 'LEAD', at: ['EXPLAINING'] },
  PASS_REVIEW: { by: 'REVIEWER', at: ['IN_REVIEW'] },
  RETURN_REVIEW: { by: 'REVIEWER', at: ['IN_REVIEW'] },
  FEED_BACK: { by: 'LEAD', at: ['REVIEWED'] },
  RATE: { by: 'CITIZEN', at: ['FED_BACK'] },
  REOPEN: { by: 'CITIZEN', at: ['FED_BACK', 'CLOSED'] },
  // 整改不实: a closure audit has found that it was not put right.
  TAKE_UP: { by: 'PLATFORM', at: ['CLOSED'] },
  WRITE: { by: 'CITIZEN', at: ['OPENED', ...working, 'IN_REVIEW', 'REVIEWED'] },
  ASK_HELP: { by: 'CITIZEN', at: ['OPENED', ...working] },
  LAPSE: { by: 'PLATFORM', at: ['FED_BACK'] },
  ASK_EXTENSION: { by: 'LEAD', at: ['RECTIFYING'] },
  GRANT_EXTENSION: { by: 'REVIEWER', at: ['RECTIFYING'] },
  REFUSE_EXTENSION: { by: 'REVIEWER', at: ['RECTIFYING'] },
  OFFER_TRANSFER: { by: 'LEAD', at: ['OPENED', ...working] },
  ACCEPT_TRANSFER: { by: 'OFFERED', at: ['OPENED', ...working] },
  REFUSE_TRANSFER: { by: 'OFFERED', at: ['OPENED', ...working] },
  WITHDRAW_TRANSFER: { by: 'LEAD', at: ['OPENED', ...working] },
  // 指定主办: once no offer is left, by somebody who has no part in it.
  ASSIGN_LEAD: { by: 'REVIEWER', at: ['OPENED', ...working] },
  ADD_CO_HANDLER: { by: 'LEAD', at: working },
  FINISH_CO_HANDLING: { by: 'CO_HANDLER', at: working },
  RELEASE_CO_HANDLER: { by: 'LEAD', at: working },
}

/** Whether a step belongs to the stage an order is at, whoever asks. */
export const isAskedAt = (order: HandlingOrder, kind: OrderAskKind): boolean =>
  askRules[kind].at.includes(order.stage) && (hasCitizen(order) || !withCitizen.has(kind))

/** What follows from an ask: the events to append, or why not. The order does not change here. */
export function stepOrder(
  order: HandlingOrder,
  ask: OrderAsk,
  asker: Asker,
  context: StepContext,
): Decision<readonly OrderEvent[], OrderRefusal> {
  const rule = askRules[ask.kind]
  const stranger = findStranger(order, rule, asker)
  if (stranger !== undefined) return refuse(stranger)
  if (!isAskedAt(order, ask.kind)) return refuse('NOT_AT_THIS_STAGE')
  const refusal = findHindrance(order, ask, asker, context)
  if (refusal !== undefined) return refuse(refusal)
  return eventsOf(order, ask, asker, context)
}

/** Whether somebody works for a unit that handles it, takes part in it, or is asked to take it over. */
export function isParty(order: HandlingOrder, { organizationId }: Asker & { kind: 'ACCOUNT' }): boolean {
  if (organizationId === null) return false
  return [order.organizationId, order.offeredTo].includes(organizationId) || takesPart(order, organizationId)
}

function findStranger(order: HandlingOrder, { by }: AskRule, asker: Asker): OrderRefusal | undefined {
  if (asker.kind !== 'ACCOUNT') return asker.kind === by ? undefined : 'NOT_YOURS_TO_DO'
  if (asker.isRated) return 'RATED_PERSON'
  switch (by) {
    case 'LEAD':
      return asker.organizationId === order.organizationId ? undefined : 'NOT_YOURS_TO_DO'
    case 'OFFERED':
      return order.offeredTo !== null && asker.organizationId === order.offeredTo ? undefined : 'NOT_YOURS_TO_DO'
    case 'CO_HANDLER':
      return takesPart(order, asker.organizationId ?? Number.NaN) ? undefined : 'NOT_YOURS_TO_DO'
    case 'REVIEWER':
      return findPartiality(order, asker)
    case 'CITIZEN':
    case 'PLATFORM':
      return 'NOT_YOURS_TO_DO'
  }
}

/** 复核: by somebody who has neither found it nor worked on it nor belongs to the hall or to an organization that handles it. */
function findPartiality(order: HandlingOrder, asker: Asker & { kind: 'ACCOUNT' }): OrderRefusal | undefined {
  if (!asker.isReviewer) return 'NOT_YOURS_TO_DO'
  if (order.handlers.has(asker.accountId) || asker.isFinder === true) return 'REVIEWS_OWN_WORK'
  if (hasHadPart(order, asker.organizationId)) return 'REVIEWS_OWN_WORK'
  return asker.isOfHall ? 'REVIEWS_OWN_HALL' : undefined
}

function eventsOf(
  order: HandlingOrder,
  ask: OrderAsk,
  asker: Asker,
  context: StepContext,
): Decision<readonly OrderEvent[], OrderRefusal> {
  const by: Actor = asker.kind === 'ACCOUNT' ? { kind: 'ACCOUNT', accountId: asker.accountId } : asker
  const head = { at: context.now, by }
  switch (ask.kind) {
    case 'GRANT_EXTENSION':
      return extend(head, context)
    case 'RATE':
      return grant(afterRating(order, ask, head, context))
    case 'PASS_REVIEW':
      return grant(afterReview(order, head))
    case 'TAKE_UP':
      return grant([{ ...head, kind: 'REOPENED', isFalseClosure: true }])
    case 'FINISH_CO_HANDLING':
      return grant([{ ...head, kind: 'CO_HANDLER_DONE', organizationId: organizationOf(asker) }])
    default:
      return grant([plainEvent(ask, head)])
  }
}

interface Head {
  readonly at: InstantMs
  readonly by: Actor
}

function organizationOf(asker: Asker): number {
  return (asker.kind === 'ACCOUNT' ? asker.organizationId : null) ?? Number.NaN
}

/** From when it would have been due, not from when somebody got round to it. */
function extend(head: Head, context: StepContext): Decision<readonly OrderEvent[], OrderRefusal> {
  const { policy, calendar, handleDueAt } = context
  if (policy.extension === null || handleDueAt === null) return refuse('NO_EXTENSION_HERE')
  // The first instant that is too late is the next day: the extension counts from the last day that was not.
  const decision = dueAt(policy.extension, handleDueAt - 1, calendar)
  if (!decision.granted) return refuse(decision.code)
  return grant([{ ...head, kind: 'EXTENSION_GRANTED', doneDueAt: decision.value }])
}

/** The citizen has the last word: what is not solved is taken up again, as often as the policy says; then it is closed as it is. */
function afterRating(
  order: HandlingOrder,
  { satisfaction, isSolved }: OrderAsk & { kind: 'RATE' },
  head: Head,
  { policy }: StepContext,
): readonly OrderEvent[] {
  const rated: OrderEvent = { ...head, kind: 'RATED', satisfaction, isSolved }
  const isTakenUp = !isSolved && citizensReopeningsOf(order) < policy.reopeningsMax
  return [rated, isTakenUp ? { ...head, kind: 'REOPENED' } : { ...head, by: { kind: 'PLATFORM' }, kind: 'CLOSED' }]
}

/** Where nobody waits for an answer, what was found good by the reviewer is closed. */
function afterReview(order: HandlingOrder, head: Head): readonly OrderEvent[] {
  const passed: OrderEvent = { ...head, kind: 'REVIEW_PASSED' }
  return hasCitizen(order) ? [passed] : [passed, { ...head, by: { kind: 'PLATFORM' }, kind: 'CLOSED' }]
}

type PlainAsk = Exclude<
  OrderAsk,
  { kind: 'GRANT_EXTENSION' | 'RATE' | 'PASS_REVIEW' | 'FINISH_CO_HANDLING' | 'TAKE_UP' }
>

const plainKinds = {
  ACKNOWLEDGE: 'ACKNOWLEDGED',
  CONTACT: 'CONTACT_TRIED',
  VERIFY: 'VERIFIED',
  PLAN: 'PLANNED',
  FINISH: 'DONE',
  EXPLAIN: 'EXPLAINED',
  RETURN_REVIEW: 'REVIEW_RETURNED',
  FEED_BACK: 'FED_BACK',
  REOPEN: 'REOPENED',
  WRITE: 'CITIZEN_WROTE',
  ASK_HELP: 'HELP_ASKED',
  LAPSE: 'CLOSED',
  ASK_EXTENSION: 'EXTENSION_ASKED',
  REFUSE_EXTENSION: 'EXTENSION_REFUSED',
  OFFER_TRANSFER: 'TRANSFER_OFFERED',
  ACCEPT_TRANSFER: 'TRANSFER_ACCEPTED',
  REFUSE_TRANSFER: 'TRANSFER_REFUSED',
  WITHDRAW_TRANSFER: 'TRANSFER_WITHDRAWN',
  ASSIGN_LEAD: 'LEAD_ASSIGNED',
  ADD_CO_HANDLER: 'CO_HANDLER_ADDED',
  RELEASE_CO_HANDLER: 'CO_HANDLER_RELEASED',
} as const satisfies Record<PlainAsk['kind'], OrderEvent['kind']>

function plainEvent(ask: PlainAsk, head: Head): OrderEvent {
  return { ...ask, ...head, kind: plainKinds[ask.kind] } as OrderEvent
}

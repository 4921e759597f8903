import { type Asker, type OrderAsk, type OrderAskKind, withCitizen } from './handling-ask.ts'
import { citizensEndOf } from './handling-clock.ts'
import {
  type Actor,
  citizensReopeningsOf,
  type HandlingOrder,
  hasCitizen,
  type OrderEvent,
  type OrderStage,
} from './handling-order.ts'
import type { HandlingPolicy } from './handling-policy.ts'
import { type Decision, grant, refuse } from './kernel/decision.ts'
import type { InstantMs } from './kernel/plain-date.ts'
import { dueAt, type ServiceCalendar } from './time-limit.ts'

export type OrderRefusal =
  | 'NOT_AT_THIS_STAGE'
  | 'NOT_YOURS_TO_DO'
  | 'RATED_PERSON'
  | 'REVIEWS_OWN_WORK'
  | 'REVIEWS_OWN_HALL'
  | 'CONTACT_FIRST'
  | 'PLAN_FIRST'
  | 'PLAN_TOO_LATE'
  | 'EVIDENCE_MISSING'
  | 'CO_HANDLER_NOT_DONE'
  | 'NO_EXTENSION_HERE'
  | 'ALREADY_EXTENDED'
  | 'PAST_DUE'
  | 'CALENDAR_NOT_PUBLISHED'
  | 'NO_OPENING_HOURS'
  | 'TRANSFER_PENDING'
  | 'TRANSFERRED_TOO_OFTEN'
  | 'ALREADY_HANDLES'
  | 'ALREADY_RATED'
  | 'TOO_LATE'
  | 'TOO_EARLY'
  | 'REOPENED_TOO_OFTEN'

export interface StepContext {
  readonly policy: HandlingPolicy
  readonly calendar: ServiceCalendar
  readonly now: InstantMs
  /** When the handling is due as things stand; null where no such clock runs or its year is not published. */
  readonly handleDueAt: InstantMs | null
}

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
  LAPSE: { by: 'PLATFORM', at: ['FED_BACK'] },
  ASK_EXTENSION: { by: 'LEAD', at: ['RECTIFYING'] },
  GRANT_EXTENSION: { by: 'REVIEWER', at: ['RECTIFYING'] },
  REFUSE_EXTENSION: { by: 'REVIEWER', at: ['RECTIFYING'] },
  OFFER_TRANSFER: { by: 'LEAD', at: ['OPENED', ...working] },
  ACCEPT_TRANSFER: { by: 'OFFERED', at: ['OPENED', ...working] },
  REFUSE_TRANSFER: { by: 'OFFERED', at: ['OPENED', ...working] },
  ADD_CO_HANDLER: { by: 'LEAD', at: working },
  FINISH_CO_HANDLING: { by: 'CO_HANDLER', at: working },
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
  const refusal = findRefusal(order, ask, asker, context)
  if (refusal !== undefined) return refuse(refusal)
  return eventsOf(order, ask, asker, context)
}

/** Whether somebody works for a unit that handles it, takes part in it, or is asked to take it over. */
export function isParty(order: HandlingOrder, { organizationId }: Asker & { kind: 'ACCOUNT' }): boolean {
  if (organizationId === null) return false
  return [order.organizationId, order.offeredTo].includes(organizationId) || order.coHandlers.has(organizationId)
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
      return order.coHandlers.has(asker.organizationId ?? Number.NaN) ? undefined : 'NOT_YOURS_TO_DO'
    case 'REVIEWER':
      return findPartiality(order, asker)
    case 'CITIZEN':
    case 'PLATFORM':
      return 'NOT_YOURS_TO_DO'
  }
}

/** 复核: by somebody who has neither worked on it nor belongs to the hall or to an organization that handles it. */
function findPartiality(order: HandlingOrder, asker: Asker & { kind: 'ACCOUNT' }): OrderRefusal | undefined {
  if (!asker.isReviewer) return 'NOT_YOURS_TO_DO'
  if (order.handlers.has(asker.accountId)) return 'REVIEWS_OWN_WORK'
  const organizationId = asker.organizationId ?? Number.NaN
  if (order.everLed.has(organizationId) || order.coHandlers.has(organizationId)) return 'REVIEWS_OWN_WORK'
  return asker.isOfHall ? 'REVIEWS_OWN_HALL' : undefined
}

type Check<Kind extends OrderAskKind> = (
  order: HandlingOrder,
  ask: Extract<OrderAsk, { kind: Kind }>,
  context: StepContext,
  asker: Asker,
) => OrderRefusal | undefined

const pendingFirst = (order: HandlingOrder): OrderRefusal | undefined =>
  order.offeredTo === null ? undefined : 'TRANSFER_PENDING'

function findOpenEnd(order: HandlingOrder): OrderRefusal | undefined {
  if (order.offeredTo !== null) return 'TRANSFER_PENDING'
  return [...order.coHandlers.values()].includes('ASKED') ? 'CO_HANDLER_NOT_DONE' : undefined
}

/** Where a year is unknown nobody is too late. */
function isOver(order: HandlingOrder, limit: 'rateWithin' | 'reopenWithin', context: StepContext): boolean {
  const end = citizensEndOf(order, limit, context)
  return end !== undefined && context.now >= end
}

const checks: { readonly [Kind in OrderAskKind]?: Check<Kind> } = {
  VERIFY: (order, _, { policy }) => {
    if (order.offeredTo !== null) return 'TRANSFER_PENDING'
    const isTried = order.marks.CONTACTED !== undefined || order.contactTries >= policy.contactTriesMin
    const isHeard = isTried || !hasCitizen(order)
    return isHeard ? undefined : 'CONTACT_FIRST'
  },
  PLAN: (_, { doneBy }, { handleDueAt }) =>
    handleDueAt !== null && doneBy > handleDueAt ? 'PLAN_TOO_LATE' : undefined,
  FINISH: (order, { evidence }) => {
    if (order.finding === 'COMPLEX' && !order.isPlanned) return 'PLAN_FIRST'
    return evidence < 1 ? 'EVIDENCE_MISSING' : findOpenEnd(order)
  },
  EXPLAIN: (order) => findOpenEnd(order),
  RATE: (order, _, context) => {
    if (order.satisfaction !== null) return 'ALREADY_RATED'
    return isOver(order, 'rateWithin', context) ? 'TOO_LATE' : undefined
  },
  REOPEN: (order, _, context) => {
    if (citizensReopeningsOf(order) >= context.policy.reopeningsMax) return 'REOPENED_TOO_OFTEN'
    return isOver(order, 'reopenWithin', context) ? 'TOO_LATE' : undefined
  },
  // One answer to what was left in the mailbox: a conversation, and no letterbox that anybody could fill.
  WRITE: (order) => (order.isCitizenAsked ? undefined : 'NOT_AT_THIS_STAGE'),
  LAPSE: (order, _, context) => (isOver(order, 'rateWithin', context) ? undefined : 'TOO_EARLY'),
  ASK_EXTENSION: (order, _, { policy, handleDueAt, now }) => {
    if (policy.extension === null) return 'NO_EXTENSION_HERE'
    if (order.extension !== 'NONE') return 'ALREADY_EXTENDED'
    return handleDueAt !== null && now >= handleDueAt ? 'PAST_DUE' : undefined
  },
  GRANT_EXTENSION: (order) => (order.extension === 'ASKED' ? undefined : 'NOT_AT_THIS_STAGE'),
  REFUSE_EXTENSION: (order) => (order.extension === 'ASKED' ? undefined : 'NOT_AT_THIS_STAGE'),
  OFFER_TRANSFER: (order, { organizationId }, { policy }) => {
    if (order.offeredTo !== null) return 'TRANSFER_PENDING'
    if (order.transfers >= policy.transfersMax) return 'TRANSFERRED_TOO_OFTEN'
    return organizationId === order.organizationId ? 'ALREADY_HANDLES' : undefined
  },
  ADD_CO_HANDLER: (order, { organizationId }) =>
    pendingFirst(order) ??
    (organizationId === order.organizationId || order.coHandlers.has(organizationId) ? 'ALREADY_HANDLES' : undefined),
  FINISH_CO_HANDLING: (order, _, __, asker) => {
    const organizationId = asker.kind === 'ACCOUNT' ? asker.organizationId : null
    return order.coHandlers.get(organizationId ?? Number.NaN) === 'DONE' ? 'NOT_AT_THIS_STAGE' : undefined
  },
}

function findRefusal(order: HandlingOrder, ask: OrderAsk, asker: Asker, context: StepContext) {
  const check = checks[ask.kind] as Check<OrderAskKind> | undefined
  return check?.(order, ask as never, context, asker)
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
  LAPSE: 'CLOSED',
  ASK_EXTENSION: 'EXTENSION_ASKED',
  REFUSE_EXTENSION: 'EXTENSION_REFUSED',
  OFFER_TRANSFER: 'TRANSFER_OFFERED',
  ACCEPT_TRANSFER: 'TRANSFER_ACCEPTED',
  REFUSE_TRANSFER: 'TRANSFER_REFUSED',
  ADD_CO_HANDLER: 'CO_HANDLER_ADDED',
} as const satisfies Record<PlainAsk['kind'], OrderEvent['kind']>

function plainEvent(ask: PlainAsk, head: Head): OrderEvent {
  return { ...ask, ...head, kind: plainKinds[ask.kind] } as OrderEvent
}

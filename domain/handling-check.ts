import type { Asker, OrderAsk, OrderAskKind } from './handling-ask.ts'
import { citizensEndOf } from './handling-clock.ts'
import { type ContactChannel, citizensReopeningsOf, type HandlingOrder, hasCitizen } from './handling-order.ts'
import type { HandlingPolicy } from './handling-policy.ts'
import type { InstantMs } from './kernel/plain-date.ts'
import type { ServiceCalendar } from './time-limit.ts'

/** What is special to each ask: whoever asks has been let in by handling-step.ts, and it belongs to the stage. */
export type OrderRefusal =
  | 'NOT_AT_THIS_STAGE'
  | 'NOT_YOURS_TO_DO'
  | 'RATED_PERSON'
  | 'REVIEWS_OWN_WORK'
  | 'REVIEWS_OWN_HALL'
  | 'CONTACT_FIRST'
  | 'CALL_FIRST'
  | 'NUMBER_NOT_SHOWN'
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
  | 'DOES_NOT_TAKE_PART'
  | 'ALREADY_RATED'
  | 'TOO_LATE'
  | 'TOO_EARLY'
  | 'REOPENED_TOO_OFTEN'
  | 'ALREADY_ASKED'

export interface StepContext {
  readonly policy: HandlingPolicy
  readonly calendar: ServiceCalendar
  readonly now: InstantMs
  /** When the handling is due as things stand; null where no such clock runs or its year is not published. */
  readonly handleDueAt: InstantMs | null
  /** The citizen has left a number and may be called: a note in the mailbox does not reach him. */
  readonly isCallable?: boolean
  /** Somebody else has his number, who passed on what he said: whoever called need not have been shown one. */
  readonly isCalledElsewhere?: boolean
}

/** 电话、短信: for which somebody needs the number. */
export const isCall = (channel: ContactChannel | undefined): boolean =>
  channel === 'PHONE' || channel === 'TEXT_MESSAGE'

/** Whether a unit ever led an order or was asked to take part in it: whoever is of it checks nothing of it. */
export function hasHadPart(
  { everLed, coHandlers }: Pick<HandlingOrder, 'everLed'> & { readonly coHandlers: ReadonlyMap<number, unknown> },
  organizationId: number | null,
): boolean {
  return organizationId !== null && (everLed.has(organizationId) || coHandlers.has(organizationId))
}

/** Asked or done; whoever was released has no part in it any more. */
export function takesPart({ coHandlers }: HandlingOrder, organizationId: number): boolean {
  return ['ASKED', 'DONE'].includes(coHandlers.get(organizationId) ?? 'RELEASED')
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

/** The organization that keeps the others waiting: the first asked of those that have not reported. */
export function slowestOf(order: HandlingOrder): number | undefined {
  return [...order.coHandlers].find(([, state]) => state === 'ASKED')?.[0]
}

const minuteMs = 60_000

/** 联系次数: quick ones one after the other are one try, because nobody who did not answer answers a minute later. */
function triesOf({ triedAt }: HandlingOrder, { contactTriesApartMinutes = 0 }: HandlingPolicy): number {
  let counted = 0
  let last = Number.NEGATIVE_INFINITY
  for (const at of triedAt) {
    if (at - last < contactTriesApartMinutes * minuteMs) continue
    counted += 1
    last = at
  }
  return counted
}

const checks: { readonly [Kind in OrderAskKind]?: Check<Kind> } = {
  // Who may be called is called: what lies in his mailbox does not reach him before he writes back. And nobody has called without a number.
  CONTACT: (_, { channel, outcome, isNumberShown }, { isCallable = false, isCalledElsewhere = false }) => {
    if (channel === 'MAILBOX' && outcome !== 'NOT_REACHED' && isCallable) return 'CALL_FIRST'
    return isCall(channel) && isNumberShown !== true && !isCalledElsewhere ? 'NUMBER_NOT_SHOWN' : undefined
  },
  VERIFY: (order, { finding }, { policy, handleDueAt, now }) => {
    if (order.offeredTo !== null) return 'TRANSFER_PENDING'
    // What is late does not become early by being found complex.
    const isLate = handleDueAt !== null && now >= handleDueAt
    if (isLate && finding === 'COMPLEX' && order.finding !== 'COMPLEX') return 'PAST_DUE'
    const isTried = order.marks.CONTACTED !== undefined || triesOf(order, policy) >= policy.contactTriesMin
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
  // On the spot: of what was evaluated, once, and while somebody may still find him there.
  ASK_HELP: (order, _, { policy: { helpWithinMinutes = 0 }, now }) => {
    if (order.source !== 'EVALUATION') return 'NOT_AT_THIS_STAGE'
    if (order.isHelpAsked) return 'ALREADY_ASKED'
    return now - order.openedAt >= helpWithinMinutes * minuteMs ? 'TOO_LATE' : undefined
  },
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
    (organizationId === order.organizationId || takesPart(order, organizationId) ? 'ALREADY_HANDLES' : undefined),
  WITHDRAW_TRANSFER: (order) => (order.offeredTo === null ? 'NOT_AT_THIS_STAGE' : undefined),
  ASSIGN_LEAD: (order, { organizationId }, { policy }) => {
    if (order.transfers < policy.transfersMax) return 'NOT_AT_THIS_STAGE'
    return organizationId === order.organizationId ? 'ALREADY_HANDLES' : undefined
  },
  // What it has reported stays: only who has not is let go.
  RELEASE_CO_HANDLER: (order, { organizationId }) => {
    if (slowestOf(order) === undefined) return 'NOT_AT_THIS_STAGE'
    return order.coHandlers.get(organizationId) === 'ASKED' ? undefined : 'DOES_NOT_TAKE_PART'
  },
  FINISH_CO_HANDLING: (order, _, __, asker) => {
    const organizationId = asker.kind === 'ACCOUNT' ? asker.organizationId : null
    return order.coHandlers.get(organizationId ?? Number.NaN) === 'DONE' ? 'NOT_AT_THIS_STAGE' : undefined
  },
}

export function findHindrance(order: HandlingOrder, ask: OrderAsk, asker: Asker, context: StepContext) {
  const check = checks[ask.kind] as Check<OrderAskKind> | undefined
  return check?.(order, ask as never, context, asker)
}

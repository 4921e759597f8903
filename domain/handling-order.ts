import type { InstantMs } from './kernel/plain-date.ts'

/**
 * 差评工单: what was said badly of a service, from the moment it is known until the citizen has had the last word. The events are
 * the truth; everything else about an order follows from them.
 */
export const orderSources = ['EVALUATION', 'COMPLAINT', 'ALERT', 'INSPECTION', 'OPINION'] as const
export type OrderSource = (typeof orderSources)[number]

/** Whether somebody waits for an answer: what an alert or an inspection found nobody has said, and an opinion is answered where it was said. */
export const hasCitizen = ({ source }: { readonly source: OrderSource }): boolean =>
  source === 'EVALUATION' || source === 'COMPLAINT'

/** What an audit has had taken up again is not counted against the citizen. */
export const citizensReopeningsOf = ({
  reopenings,
  falseClosures,
}: Pick<HandlingOrder, 'reopenings' | 'falseClosures'>): number => reopenings - falseClosures

/** 回访方式. A mailbox is how somebody is reached who gave no address: opened with the receipt. */
export const contactChannels = ['PHONE', 'TEXT_MESSAGE', 'MESSAGE', 'VISIT', 'MAILBOX'] as const
export type ContactChannel = (typeof contactChannels)[number]

export const contactOutcomes = ['REACHED', 'NOT_REACHED', 'DECLINED'] as const
export type ContactOutcome = (typeof contactOutcomes)[number]

/** 核实结果: clear and reasonable, put right at once; complex, with a plan and a term; a demand without legal basis, explained. */
export const findings = ['CLEAR', 'COMPLEX', 'NO_LEGAL_BASIS'] as const
export type Finding = (typeof findings)[number]

/** Who stands behind an event: a person at a desk, the citizen with a receipt, or the platform by rule. */
export type Actor =
  | { readonly kind: 'ACCOUNT'; readonly accountId: string }
  | { readonly kind: 'CITIZEN' }
  | { readonly kind: 'PLATFORM' }

interface Happened<Kind extends string> {
  readonly kind: Kind
  readonly at: InstantMs
  readonly by: Actor
}

/** Words (measures, reasons, explanations) and files are kept sealed beside the event; here is only what rules ask. */
export type OrderEvent =
  | (Happened<'OPENED'> & { readonly source: OrderSource; readonly organizationId: number })
  | Happened<'ACKNOWLEDGED'>
  | (Happened<'CONTACT_TRIED'> & {
      readonly channel: ContactChannel
      readonly outcome: ContactOutcome
      /** Whoever says that he called had been shown the number for it. */
      readonly isNumberShown?: true
      readonly isNoTry?: true
    })
  | (Happened<'VERIFIED'> & { readonly finding: Finding; readonly problem?: string })
  | (Happened<'PLANNED'> & { readonly doneBy: InstantMs })
  | (Happened<'DONE'> & { readonly evidence: number })
  | Happened<'EXPLAINED'>
  | Happened<'CITIZEN_WROTE'>
  | Happened<'HELP_ASKED'>
  | Happened<'REVIEW_PASSED'>
  | Happened<'REVIEW_RETURNED'>
  | (Happened<'FED_BACK'> & { readonly channel: ContactChannel; readonly isNumberShown?: true })
  | (Happened<'RATED'> & { readonly satisfaction: number; readonly isSolved: boolean })
  | Happened<'CLOSED'>
  // 整改不实: taken up by the platform because a closure audit found that it was closed and not put right.
  | (Happened<'REOPENED'> & { readonly isFalseClosure?: true })
  | Happened<'EXTENSION_ASKED'>
  | (Happened<'EXTENSION_GRANTED'> & { readonly doneDueAt: InstantMs })
  | Happened<'EXTENSION_REFUSED'>
  | (Happened<'TRANSFER_OFFERED'> & { readonly organizationId: number })
  | Happened<'TRANSFER_ACCEPTED'>
  | Happened<'TRANSFER_REFUSED'>
  | Happened<'TRANSFER_WITHDRAWN'>
  // Nobody takes it of himself any more: the one above says whose it is.
  | (Happened<'LEAD_ASSIGNED'> & { readonly organizationId: number })
  | (Happened<'CO_HANDLER_ADDED'> & { readonly organizationId: number })
  | (Happened<'CO_HANDLER_DONE'> & { readonly organizationId: number })
  | (Happened<'CO_HANDLER_RELEASED'> & { readonly organizationId: number })

type OrderEventKind = OrderEvent['kind']

export const orderStages = [
  'OPENED',
  'ACKNOWLEDGED',
  'CONTACTED',
  'RECTIFYING',
  'EXPLAINING',
  'IN_REVIEW',
  'REVIEWED',
  'FED_BACK',
  'CLOSED',
] as const
export type OrderStage = (typeof orderStages)[number]

/** What a desk looks for in the morning: the sheet counts each, and the list shows each. */
export const deskWants = ['CALL', 'TELL', 'OVERDUE', 'DUE_TODAY', 'REVIEW', 'EXTENSION', 'TRANSFER'] as const
export type DeskWant = (typeof deskWants)[number]

/** An order as its events tell it. */
export interface HandlingOrder {
  readonly source: OrderSource
  readonly stage: OrderStage
  readonly openedAt: InstantMs
  /** 主办单位 and, while it is asked, the one that may take over. */
  readonly organizationId: number
  /** Who was responsible first: for that one the hall’s supervisor may act, so that a thing can be put right on the spot. */
  readonly firstOrganizationId: number
  /** Everybody who has ever led it: what came of it is checked by none of them. */
  readonly everLed: ReadonlySet<number>
  readonly offeredTo: number | null
  readonly transfers: number
  readonly coHandlers: ReadonlyMap<number, 'ASKED' | 'DONE' | 'RELEASED'>
  /** When somebody has tried for the citizen, in this round. */
  readonly triedAt: readonly InstantMs[]
  /** 留言待答: something was left in the citizen’s mailbox, and nothing has been written back. */
  readonly isCitizenAsked: boolean
  readonly isHelpAsked: boolean
  readonly finding: Finding | null
  readonly isPlanned: boolean
  readonly extension: 'NONE' | 'ASKED' | 'GRANTED' | 'REFUSED'
  readonly extendedTo: InstantMs | null
  readonly satisfaction: number | null
  /** What the citizen says of it, in this round; null while he has not rated it. */
  readonly isSolved: boolean | null
  readonly reopenings: number
  /** Those of them that a closure audit has brought: the citizen may still have it taken up as often as before. */
  readonly falseClosures: number
  /** When each clock’s beginning was reached, in this round; a reopened order begins a new round. */
  readonly marks: Readonly<Partial<Record<OrderMark, InstantMs>>>
  /** Who has worked on it: none of them reviews it. */
  readonly handlers: ReadonlySet<string>
  /** The number of events so far: the next one’s number, and what two who act at once collide on. */
  readonly version: number
}

/** What clocks run from and to. */
export type OrderMark =
  | 'BEGUN'
  | 'ACKNOWLEDGED'
  | 'CONTACTED'
  | 'VERIFIED'
  | 'PLANNED'
  | 'HANDLED'
  | 'REVIEWED'
  | 'FED_BACK'
  | 'CLOSED'

const opened = (event: OrderEvent & { kind: 'OPENED' }): HandlingOrder => ({
  source: event.source,
  stage: 'OPENED',
  openedAt: event.at,
  organizationId: event.organizationId,
  firstOrganizationId: event.organizationId,
  everLed: new Set([event.organizationId]),
  offeredTo: null,
  transfers: 0,
  coHandlers: new Map(),
  triedAt: [],
  isCitizenAsked: false,
  isHelpAsked: false,
  finding: null,
  isPlanned: false,
  extension: 'NONE',
  extendedTo: null,
  satisfaction: null,
  isSolved: null,
  reopenings: 0,
  falseClosures: 0,
  marks: { BEGUN: event.at },
  handlers: new Set(),
  version: 1,
})

/** Throws where the events do not begin with an opening: such a story is no order. */
export function toHandlingOrder(events: readonly OrderEvent[]): HandlingOrder {
  const [first, ...rest] = events
  if (first?.kind !== 'OPENED') throw new Error('a handling order begins with its opening')
  return rest.reduce(afterEvent, opened(first))
}

/** The order after one more event. Asks nothing: what may happen is said by the rules in handling-step.ts, before it is appended. */
export function afterEvent(order: HandlingOrder, event: OrderEvent): HandlingOrder {
  const next = { ...order, ...changesOf(order, event), version: order.version + 1 }
  return isHandling.has(event.kind) && event.by.kind === 'ACCOUNT'
    ? { ...next, handlers: new Set([...order.handlers, event.by.accountId]) }
    : next
}

/** Whatever is done for a unit is to handle, also to hand it over, to ask others and to answer; to review, to grant and to refuse is not. */
const isHandling: ReadonlySet<OrderEventKind> = new Set([
  'ACKNOWLEDGED',
  'CONTACT_TRIED',
  'VERIFIED',
  'PLANNED',
  'DONE',
  'EXPLAINED',
  'FED_BACK',
  'EXTENSION_ASKED',
  'TRANSFER_OFFERED',
  'TRANSFER_ACCEPTED',
  'TRANSFER_WITHDRAWN',
  'CO_HANDLER_ADDED',
  'CO_HANDLER_RELEASED',
  'CO_HANDLER_DONE',
])

type Changes = Partial<HandlingOrder>
type ChangesOf<Kind extends OrderEventKind> = (
  order: HandlingOrder,
  event: Extract<OrderEvent, { kind: Kind }>,
) => Changes

/** The first time counts: what is done again does not begin or end a clock anew. */
const mark = (order: HandlingOrder, name: OrderMark, at: InstantMs) => ({
  marks: { ...order.marks, [name]: order.marks[name] ?? at },
})

const changes: { readonly [Kind in OrderEventKind]: ChangesOf<Kind> } = {
  OPENED: () => {
    throw new Error('a handling order is opened once')
  },
  ACKNOWLEDGED: (order, { at }) => ({ stage: 'ACKNOWLEDGED', ...mark(order, 'ACKNOWLEDGED', at) }),
  CONTACT_TRIED: (order, { at, channel, outcome, isNoTry }) => ({
    triedAt: isNoTry === true ? order.triedAt : [...order.triedAt, at],
    ...(channel === 'MAILBOX' ? { isCitizenAsked: true } : {}),
    ...(outcome === 'NOT_REACHED' ? {} : mark(order, 'CONTACTED', at)),
    ...(outcome !== 'NOT_REACHED' && order.stage === 'ACKNOWLEDGED' ? { stage: 'CONTACTED' } : {}),
  }),
  // Whoever writes back has been reached.
  CITIZEN_WROTE: (order, { at }) => ({
    isCitizenAsked: false,
    ...mark(order, 'CONTACTED', at),
    ...(order.stage === 'ACKNOWLEDGED' ? { stage: 'CONTACTED' } : {}),
  }),
  HELP_ASKED: () => ({ isHelpAsked: true }),
  VERIFIED: (order, { at, finding }) => ({
    finding,
    stage: finding === 'NO_LEGAL_BASIS' ? 'EXPLAINING' : 'RECTIFYING',
    ...mark(order, 'VERIFIED', at),
  }),
  PLANNED: (order, { at }) => ({ isPlanned: true, ...mark(order, 'PLANNED', at) }),
  DONE: (order, { at }) => ({ stage: 'IN_REVIEW', ...mark(order, 'HANDLED', at) }),
  EXPLAINED: (order, { at }) => ({ stage: 'IN_REVIEW', ...mark(order, 'HANDLED', at) }),
  REVIEW_PASSED: (order, { at }) => ({ stage: 'REVIEWED', ...mark(order, 'REVIEWED', at) }),
  REVIEW_RETURNED: (order) => {
    // What was returned has not been handled: the clock of the handling runs on from where it began.
    const { HANDLED: _, ...marks } = order.marks
    return { stage: order.finding === 'NO_LEGAL_BASIS' ? 'EXPLAINING' : 'RECTIFYING', marks }
  },
  FED_BACK: (order, { at }) => ({ stage: 'FED_BACK', ...mark(order, 'FED_BACK', at) }),
  RATED: (_, { satisfaction, isSolved }) => ({ satisfaction, isSolved }),
  CLOSED: (order, { at }) => ({ stage: 'CLOSED', ...mark(order, 'CLOSED', at) }),
  REOPENED: (order, { at, isFalseClosure }) => ({
    stage: 'ACKNOWLEDGED',
    reopenings: order.reopenings + 1,
    falseClosures: order.falseClosures + (isFalseClosure === true ? 1 : 0),
    triedAt: [],
    isCitizenAsked: false,
    finding: null,
    isPlanned: false,
    extension: 'NONE',
    extendedTo: null,
    satisfaction: null,
    isSolved: null,
    // Whoever had a part in an earlier round checks nothing of a later one.
    coHandlers: new Map([...order.coHandlers.keys()].map((id) => [id, 'RELEASED'])),
    marks: { BEGUN: at, ACKNOWLEDGED: at },
  }),
  EXTENSION_ASKED: () => ({ extension: 'ASKED' }),
  EXTENSION_GRANTED: (_, { doneDueAt }) => ({ extension: 'GRANTED', extendedTo: doneDueAt }),
  EXTENSION_REFUSED: () => ({ extension: 'REFUSED' }),
  TRANSFER_OFFERED: (_, { organizationId }) => ({ offeredTo: organizationId }),
  TRANSFER_ACCEPTED: (order) => ({
    organizationId: order.offeredTo ?? order.organizationId,
    everLed: new Set([...order.everLed, order.offeredTo ?? order.organizationId]),
    offeredTo: null,
    transfers: order.transfers + 1,
  }),
  TRANSFER_REFUSED: (order) => ({ offeredTo: null, transfers: order.transfers + 1 }),
  TRANSFER_WITHDRAWN: (order) => ({ offeredTo: null, transfers: order.transfers + 1 }),
  LEAD_ASSIGNED: (order, { organizationId }) => ({
    organizationId,
    everLed: new Set([...order.everLed, organizationId]),
    offeredTo: null,
  }),
  CO_HANDLER_ADDED: (order, { organizationId }) => ({
    coHandlers: new Map([...order.coHandlers, [organizationId, 'ASKED']]),
  }),
  CO_HANDLER_DONE: (order, { organizationId }) => ({
    coHandlers: new Map([...order.coHandlers, [organizationId, 'DONE']]),
  }),
  CO_HANDLER_RELEASED: (order, { organizationId }) => ({
    coHandlers: new Map([...order.coHandlers, [organizationId, 'RELEASED']]),
  }),
}

function changesOf(order: HandlingOrder, event: OrderEvent): Changes {
  const change = changes[event.kind] as ChangesOf<OrderEventKind>
  return change(order, event as never)
}

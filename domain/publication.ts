import { type Decision, grant, refuse } from './kernel/decision.ts'
import type { InstantMs } from './kernel/plain-date.ts'

/**
 * 签发: what goes to the public goes in three steps by three people: is the figure what the texts say, does it tell what must not be told, does a leader stand for it. A step may take
 * its time, and the time is told. None of them changes a figure.
 */
export const publicationSteps = ['CHECKED', 'REVIEWED', 'SIGNED'] as const
export type PublicationStep = (typeof publicationSteps)[number]

/** Where one stands. OVERTAKEN: a later version of the period became public before it did; nobody signs it any more. */
export const publicationStates = ['DRAFT', 'CHECKED', 'REVIEWED', 'OVERTAKEN', 'PUBLISHED', 'WITHDRAWN'] as const
export type PublicationState = (typeof publicationStates)[number]

/** What has been done about one. */
export interface PublicationFacts {
  readonly steps: readonly { readonly kind: PublicationStep; readonly accountId: string }[]
  readonly isWithdrawn: boolean
  /** A later version of its period is public, or was. */
  readonly isOvertaken: boolean
}

export function publicationState({ steps, isWithdrawn, isOvertaken }: PublicationFacts): PublicationState {
  if (isWithdrawn) return 'WITHDRAWN'
  const has = (kind: PublicationStep) => steps.some((step) => step.kind === kind)
  if (has('SIGNED')) return 'PUBLISHED'
  if (isOvertaken) return 'OVERTAKEN'
  if (has('REVIEWED')) return 'REVIEWED'
  return has('CHECKED') ? 'CHECKED' : 'DRAFT'
}

const before: { readonly [kind in PublicationStep]: PublicationState } = {
  CHECKED: 'DRAFT',
  REVIEWED: 'CHECKED',
  SIGNED: 'REVIEWED',
}

/** What comes next on the way; null where it is public, withdrawn or overtaken. */
export function nextStep(facts: PublicationFacts): PublicationStep | null {
  const state = publicationState(facts)
  return publicationSteps.find((kind) => before[kind] === state) ?? null
}

export type StepRefusal = 'NOT_AT_THIS_STAGE' | 'TWO_STEPS_BY_ONE'

/** One after the other, each by somebody else. */
export function takeStep(
  facts: PublicationFacts,
  kind: PublicationStep,
  accountId: string,
): Decision<PublicationStep, StepRefusal> {
  if (publicationState(facts) !== before[kind]) return refuse('NOT_AT_THIS_STAGE')
  if (facts.steps.some((step) => step.accountId === accountId)) return refuse('TWO_STEPS_BY_ONE')
  return grant(kind)
}

export const withdrawalOutcomes = ['AGREED', 'DECLINED'] as const
export type WithdrawalOutcome = (typeof withdrawalOutcomes)[number]

/** 提出撤回: by whom, and what another said to it; null: it waits. */
export interface WithdrawalProposal {
  readonly accountId: string
  readonly outcome: WithdrawalOutcome | null
}

type Withdrawing = PublicationFacts & { readonly proposals: readonly WithdrawalProposal[] }

/** The proposal that waits for another; undefined: there is none. */
const waiting = ({ proposals }: Withdrawing) => proposals.find(({ outcome }) => outcome === null)

/** Of what is public, while no other proposal waits. */
export function proposeWithdrawal(facts: Withdrawing): Decision<'PROPOSED', 'NOT_AT_THIS_STAGE'> {
  const isOpen = publicationState(facts) === 'PUBLISHED' && waiting(facts) === undefined
  return isOpen ? grant('PROPOSED') : refuse('NOT_AT_THIS_STAGE')
}

/** 同意撤回: carried out, or declined, by somebody else than who proposed it. */
export function decideWithdrawal(
  facts: Withdrawing,
  outcome: WithdrawalOutcome,
  accountId: string,
): Decision<WithdrawalOutcome, 'NOT_AT_THIS_STAGE' | 'OWN_PROPOSAL'> {
  const proposal = waiting(facts)
  if (publicationState(facts) !== 'PUBLISHED' || proposal === undefined) return refuse('NOT_AT_THIS_STAGE')
  return proposal.accountId === accountId ? refuse('OWN_PROPOSAL') : grant(outcome)
}

/** Whole days, begun ones counted, by which it is late now or was when it came; 0 where it is not. */
export function daysLate(dueAt: InstantMs, publishedAt: InstantMs | null, now: InstantMs): number {
  return Math.max(0, Math.ceil(((publishedAt ?? now) - dueAt) / 86_400_000))
}

type Due = readonly { readonly dueAt: InstantMs; readonly publishedAt: InstantMs | null }[]

/** Of what was due by now, or came before it was, how much is public. */
export function publishedOfDue(items: Due, now: InstantMs): { readonly count: number; readonly of: number } {
  const due = items.filter(({ dueAt, publishedAt }) => dueAt <= now || publishedAt !== null)
  return { count: due.filter(({ publishedAt }) => publishedAt !== null).length, of: due.length }
}

/** 公开率, in hundredths of a percent; null where nothing was due. */
export function publicationRate(items: Due, now: InstantMs): number | null {
  const { count, of } = publishedOfDue(items, now)
  return of === 0 ? null : Math.floor((count * 10_000) / of)
}

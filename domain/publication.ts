import { type Decision, grant, refuse } from './kernel/decision.ts'
import type { InstantMs } from './kernel/plain-date.ts'

/**
 * 签发: what goes to the public goes in three steps by three people: is the figure what the texts say, does it tell what must not be told, does a leader stand for it. A step may take
 * its time, and the time is told. None of them changes a figure.
 */
export const publicationSteps = ['CHECKED', 'REVIEWED', 'SIGNED'] as const
export type PublicationStep = (typeof publicationSteps)[number]

/** Where one stands. SUPERSEDED: a later revision of the period is published; it stays to be read. */
export const publicationStates = ['DRAFT', 'CHECKED', 'REVIEWED', 'PUBLISHED', 'WITHDRAWN'] as const
export type PublicationState = (typeof publicationStates)[number]

/** What has been done about one. */
export interface PublicationFacts {
  readonly steps: readonly { readonly kind: PublicationStep; readonly accountId: string }[]
  readonly isWithdrawn: boolean
}

export function publicationState({ steps, isWithdrawn }: PublicationFacts): PublicationState {
  if (isWithdrawn) return 'WITHDRAWN'
  const has = (kind: PublicationStep) => steps.some((step) => step.kind === kind)
  if (has('SIGNED')) return 'PUBLISHED'
  if (has('REVIEWED')) return 'REVIEWED'
  return has('CHECKED') ? 'CHECKED' : 'DRAFT'
}

const before: { readonly [kind in PublicationStep]: PublicationState } = {
  CHECKED: 'DRAFT',
  REVIEWED: 'CHECKED',
  SIGNED: 'REVIEWED',
}

/** What comes next on the way; null where it is public or withdrawn. */
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

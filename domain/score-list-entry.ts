import type { InstantMs, PlainDate } from './kernel/plain-date.ts'

/**
 * SHADOW 试运行: told inside, without consequences. NOTIFIED: the unit has been told and may answer. TO_DECIDE: it has, and somebody else decides. LISTED: it stands.
 * REMOVED: decided so. ENDED: its time is over, or the list was switched off. REPLACED: the month was computed again, and that version counts.
 * WITHDRAWN: a published result that it rests on was withdrawn, and nothing that says the same stands.
 */
export const scoreListEntryStates = [
  'SHADOW',
  'NOTIFIED',
  'TO_DECIDE',
  'LISTED',
  'REMOVED',
  'ENDED',
  'REPLACED',
  'WITHDRAWN',
] as const
export type ScoreListEntryState = (typeof scoreListEntryStates)[number]

export const scoreListEntryOutcomes = ['KEPT', 'REMOVED'] as const
export type ScoreListEntryOutcome = (typeof scoreListEntryOutcomes)[number]

export interface ScoreListEntryFacts {
  /** Until when the unit may answer; null: made in shadow, and it stays so. */
  readonly answersUntil: InstantMs | null
  readonly hasAnswer: boolean
  readonly outcome: ScoreListEntryOutcome | null
  /** The first day on which it ends by itself. */
  readonly endsOn: PlainDate
  /** A later version of the list of its month stands. */
  readonly isReplaced: boolean
  /** A month that it rests on was withdrawn after it had been published. */
  readonly isWithdrawn: boolean
  readonly isLinkOn: boolean
}

/** How far an entry has come: from what stands written and the time alone. */
export function scoreListEntryState(
  { answersUntil, hasAnswer, outcome, endsOn, isReplaced, isWithdrawn, isLinkOn }: ScoreListEntryFacts,
  now: InstantMs,
  today: PlainDate,
): ScoreListEntryState {
  if (isReplaced) return 'REPLACED'
  if (isWithdrawn) return 'WITHDRAWN'
  if (answersUntil === null) return 'SHADOW'
  if (outcome === 'REMOVED') return 'REMOVED'
  if (today >= endsOn || !isLinkOn) return 'ENDED'
  if (hasAnswer && outcome === null) return 'TO_DECIDE'
  return now < answersUntil && outcome === null ? 'NOTIFIED' : 'LISTED'
}

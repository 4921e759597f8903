import type { Finding, OrderStage } from './handling-order.ts'
import { type Decision, grant, refuse } from './kernel/decision.ts'

/** 成果固化: what has worked is kept as practice. Drafted from an order that was mended, and adopted by somebody else. */
export interface MendedOrder {
  readonly stage: OrderStage
  readonly finding: Finding | null
  readonly isSolved: boolean | null
  /** Whoever asks is the one who was rated. */
  readonly isRated: boolean
}

export interface PracticeWords {
  readonly title: string
  readonly done: string
  readonly appliesTo: string
}

export type DraftRefusal = 'NOT_AT_THIS_STAGE' | 'NOT_MENDED' | 'RATED_PERSON' | 'PERSONAL_NUMBER'

/**
 * Only what the citizen says is solved has worked. Words are shown far beyond the order: what looks like the number of a person is refused,
 * and not covered up, because whoever writes can say it without.
 */
export function draftPractice(order: MendedOrder, words: PracticeWords): Decision<PracticeWords, DraftRefusal> {
  if (order.isRated) return refuse('RATED_PERSON')
  if (order.stage !== 'CLOSED') return refuse('NOT_AT_THIS_STAGE')
  if (order.isSolved !== true || order.finding === 'NO_LEGAL_BASIS') return refuse('NOT_MENDED')
  const personal = (['title', 'done', 'appliesTo'] as const).find((member) => holdsPersonalNumber(words[member]))
  return personal === undefined ? grant(words) : refuse('PERSONAL_NUMBER', `/${personal}`)
}

/** Separators that people write between digits. */
const parted = /(?<=\d)[\s\-‐-―－]+(?=\d)/gu
/** A mobile number, or one of an identity card, whatever stands around it. */
const personalNumber = /(?<!\d)(?:1[3-9]\d{9}|\d{17}[\dXx])(?!\d)/

/** In half or full width, with or without hyphens and blanks. */
export function holdsPersonalNumber(text: string): boolean {
  return personalNumber.test(text.normalize('NFKC').replaceAll(parted, ''))
}

export const practiceStates = ['OPEN', 'ADOPTED', 'REJECTED'] as const
export type PracticeState = (typeof practiceStates)[number]

export type PracticeOutcome = Exclude<PracticeState, 'OPEN'>
export type DecideRefusal = 'OWN_DRAFT' | 'DRAFT_ENDED' | 'STEP_INCOMPLETE'

/** 四眼: nobody adopts what he has drafted himself; who says no says why. */
export function decidePractice(
  draft: { readonly state: PracticeState; readonly isOwn: boolean },
  ask: { readonly outcome: PracticeOutcome; readonly reason: string | null },
): Decision<PracticeOutcome, DecideRefusal> {
  if (draft.isOwn) return refuse('OWN_DRAFT')
  if (draft.state !== 'OPEN') return refuse('DRAFT_ENDED')
  if (ask.outcome === 'REJECTED' && ask.reason === null) return refuse('STEP_INCOMPLETE', '/reason')
  return grant(ask.outcome)
}

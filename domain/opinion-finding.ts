import { countCodePoints, findWords } from './evaluation.ts'
import type { OrderStage } from './handling-order.ts'
import { type Decision, grant, refuse } from './kernel/decision.ts'
import type { OpinionPolicy } from './opinion.ts'
import { holdsPersonalNumber } from './practice.ts'

/** 征集意见: what follows from coded statements and from the suggestion box, and how it comes into the loop: taken up, answered or declined. */
export const opinionOutcomes = ['TAKEN_UP', 'ANSWERED', 'DECLINED'] as const
export type OpinionOutcome = (typeof opinionOutcomes)[number]

/** 办理情况: what was taken up is done when its order is closed. */
export const findingStates = ['OPEN', 'TAKEN_UP', 'DONE', 'ANSWERED', 'DECLINED'] as const
export type FindingState = (typeof findingStates)[number]

export function stateOfFinding(outcome: OpinionOutcome | null, orderStage: OrderStage | null): FindingState {
  if (outcome === null) return 'OPEN'
  return outcome === 'TAKEN_UP' && orderStage === 'CLOSED' ? 'DONE' : outcome
}

export interface FindingAsk {
  readonly words: string
  readonly codes: readonly string[]
  /** Of each statement it rests on the codes that hold; null: it has none yet. */
  readonly statements: readonly (readonly string[] | null)[]
  /** How many suggestions it rests on. */
  readonly suggestions: number
}

export type FindingRefusal =
  | 'COMMENT_EMPTY'
  | 'COMMENT_TOO_LONG'
  | 'PERSONAL_NUMBER'
  | 'CODE_UNKNOWN'
  | 'STEP_INCOMPLETE'
  | 'NOT_CODED'
  | 'CODE_DIFFERS'

/**
 * A finding rests on something, and says under which codes: each statement bears one of them. Everybody may read its words, so that no number of a person
 * stands in them.
 */
export function find(ask: FindingAsk, policy: OpinionPolicy): Decision<string, FindingRefusal> {
  const words = toPublicWords(ask.words, policy)
  if (!words.granted) return words
  const isKnown = (wanted: string) => policy.codeBook.some(({ code }) => code === wanted)
  if (ask.codes.length === 0 || !ask.codes.every(isKnown)) return refuse('CODE_UNKNOWN', '/codes')
  if (ask.statements.length + ask.suggestions === 0) return refuse('STEP_INCOMPLETE', '/statements')
  for (const [index, codes] of ask.statements.entries()) {
    if (codes === null) return refuse('NOT_CODED', `/statements/${index}`)
    if (!codes.some((code) => ask.codes.includes(code))) return refuse('CODE_DIFFERS', `/statements/${index}`)
  }
  return words
}

/** Words that everybody reads: what was found, what was decided, what whoever left something in the box is told. */
export function toPublicWords(
  said: string,
  policy: OpinionPolicy,
): Decision<string, 'COMMENT_EMPTY' | 'COMMENT_TOO_LONG' | 'PERSONAL_NUMBER'> {
  const words = findWords(said)
  if (words === undefined) return refuse('COMMENT_EMPTY', '/words')
  if (countCodePoints(words) > policy.wordsCodePointsMax) return refuse('COMMENT_TOO_LONG', '/words')
  return holdsPersonalNumber(words) ? refuse('PERSONAL_NUMBER', '/words') : grant(words)
}

import { countCodePoints, findWords } from './evaluation.ts'
import { type Decision, grant, refuse } from './kernel/decision.ts'
import type { InstantMs } from './kernel/plain-date.ts'
import type { OpinionPolicy } from './opinion.ts'
import type { FindingState } from './opinion-finding.ts'

/** 意见箱: what anybody has to say, of a place or of none. Each is answered: by itself, with others of the same matter, or by what a finding led to. */
export type SuggestionStep = 'MERGED' | 'FOUND' | 'ANSWERED' | 'DECLINED'

/** 已收到, 研究中, 办理中, 已办结, 已答复, 不采纳. */
export const suggestionStages = ['RECEIVED', 'FOUND', 'TAKEN_UP', 'DONE', 'ANSWERED', 'DECLINED'] as const
export type SuggestionStage = (typeof suggestionStages)[number]

/** 100 % 受理: nothing that says something is turned away. */
export function receiveSuggestion(
  said: string,
  { wordsCodePointsMax }: Pick<OpinionPolicy, 'wordsCodePointsMax'>,
): Decision<string, 'COMMENT_EMPTY' | 'COMMENT_TOO_LONG'> {
  const words = findWords(said)
  if (words === undefined) return refuse('COMMENT_EMPTY', '/words')
  return countCodePoints(words) > wordsCodePointsMax ? refuse('COMMENT_TOO_LONG', '/words') : grant(words)
}

/** What has become of one, or of the one that it was put together with. */
export interface SuggestionCourse {
  readonly step: Exclude<SuggestionStep, 'MERGED'> | null
  readonly finding: FindingState | null
}

export function stageOfSuggestion({ step, finding }: SuggestionCourse): SuggestionStage {
  if (step !== 'FOUND') return step ?? 'RECEIVED'
  return finding === null || finding === 'OPEN' ? 'FOUND' : finding
}

/** Whoever said it has been told something: the clock stands still. */
export const isAnswered = (stage: SuggestionStage): boolean => stage !== 'RECEIVED' && stage !== 'FOUND'

/** @param dueAt the first instant that is too late; undefined where the calendar of that year is not published */
export function isLateAnswer(answeredAt: InstantMs | null, dueAt: InstantMs | undefined, now: InstantMs): boolean {
  return dueAt !== undefined && (answeredAt ?? now) >= dueAt
}

/** 合并: into another that nothing was put together with elsewhere, so that no two lead to each other. */
export function mayMerge(
  own: { readonly id: string; readonly step: SuggestionStep | null },
  into: { readonly id: string; readonly step: SuggestionStep | null },
): Decision<true, 'NOT_AT_THIS_STAGE'> {
  if (own.step !== null) return refuse('NOT_AT_THIS_STAGE')
  return own.id === into.id || into.step === 'MERGED' ? refuse('NOT_AT_THIS_STAGE', '/intoId') : grant(true)
}

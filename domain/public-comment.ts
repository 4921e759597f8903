import { countCodePoints, findWords } from './evaluation.ts'
import { type Decision, grant, refuse } from './kernel/decision.ts'
import type { SatisfactionGrade } from './satisfaction-grade.ts'

/** 综合点评: what anybody may say of a window without a case. It is never mixed with evaluations of services. */
export interface PublicCommentAsk {
  readonly grade?: SatisfactionGrade
  /** Already in NFC. */
  readonly comment?: string
}

export type PublicCommentRefusal = 'COMMENT_EMPTY' | 'COMMENT_TOO_LONG'

export function givePublicComment(
  ask: PublicCommentAsk,
  commentCodePointsMax: number,
): Decision<PublicCommentAsk, PublicCommentRefusal> {
  const comment = findWords(ask.comment)
  if (!comment && ask.grade === undefined) return refuse('COMMENT_EMPTY')
  if (comment && countCodePoints(comment) > commentCodePointsMax) return refuse('COMMENT_TOO_LONG', '/comment')
  return grant({ ...(ask.grade === undefined ? {} : { grade: ask.grade }), ...(comment ? { comment } : {}) })
}

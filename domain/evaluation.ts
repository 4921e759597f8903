import type { EvaluationChannel } from './evaluation-channel.ts'
import { chooseTags, type EvaluationTag, type EvaluationTagSet, type TagRefusal } from './evaluation-tag.ts'
import { type Decision, grant, refuse } from './kernel/decision.ts'
import { type InstantMs, toPlainDate } from './kernel/plain-date.ts'
import { isNegative, type SatisfactionGrade } from './satisfaction-grade.ts'

/** 主动评价, imported from a province, or a drill. DEFAULT (silence) is made for export only and can never be given. */
export const evaluationOrigins = ['ACTIVE', 'IMPORTED', 'DRILL'] as const
export type EvaluationOrigin = (typeof evaluationOrigins)[number]

interface ScoreDimension {
  readonly code: string
  readonly nameZh: string
  readonly nameEn: string
  readonly weightPercent: number
}

/** The policy `evaluation`: everything about giving one that a regulation or a region may settle. */
export interface EvaluationPolicy {
  readonly negativeGradeMax: number
  readonly commentCodePointsMax: number
  readonly deviceClockToleranceSeconds: number
  /** Dimension scores run from 1 to this. */
  readonly scoreScale: number
  readonly dimensions: readonly ScoreDimension[]
}

export type Scores = Readonly<Record<string, number>>

/** Why: what the citizen ticked, wrote and scored besides the grade. */
export interface ReasonsAsk {
  readonly tags?: readonly string[]
  /** Already in NFC. */
  readonly comment?: string
  readonly scores?: Scores
}

export interface EvaluationAsk extends ReasonsAsk {
  readonly grade: SatisfactionGrade
  readonly channel: EvaluationChannel
  /** What the device's own clock said when the citizen tapped. Kept beside the time of receipt, never instead of it. */
  readonly deviceTime?: InstantMs
}

export interface Occasion {
  readonly serviceEndedAt: InstantMs
  readonly expiresAt: InstantMs
}

export interface Reasons {
  readonly tags: readonly EvaluationTag[]
  readonly comment?: string
  readonly scores?: Scores
}

export interface GivenEvaluation extends Reasons {
  readonly grade: SatisfactionGrade
  /** A negative grade without tag or words. It counts at once; the reason may be added later, once. */
  readonly reasonPending: boolean
}

export type ReasonsRefusal = TagRefusal | 'COMMENT_TOO_LONG' | 'DIMENSION_UNKNOWN' | 'SCORE_OFF_SCALE'
export type EvaluationRefusal =
  | ReasonsRefusal
  | 'INVITATION_EXPIRED'
  | 'DEVICE_TIME_IN_FUTURE'
  | 'DEVICE_TIME_BEFORE_SERVICE'

/**
 * May this evaluation be given? Shape has been checked before. The tapped grade counts good or bad, with or without reason.
 */
export function giveEvaluation(
  ask: EvaluationAsk,
  occasion: Occasion,
  policy: EvaluationPolicy,
  tagSets: readonly EvaluationTagSet[],
  now: InstantMs,
): Decision<GivenEvaluation, EvaluationRefusal> {
  if (now >= occasion.expiresAt) return refuse('INVITATION_EXPIRED')
  const toleranceMs = policy.deviceClockToleranceSeconds * 1000
  if (ask.deviceTime !== undefined && ask.deviceTime > now + toleranceMs)
    return refuse('DEVICE_TIME_IN_FUTURE', '/deviceTime')
  if (ask.deviceTime !== undefined && ask.deviceTime < occasion.serviceEndedAt - toleranceMs) {
    return refuse('DEVICE_TIME_BEFORE_SERVICE', '/deviceTime')
  }
  const reasons = giveReasons(ask, ask.grade, policy, tagSets, now)
  if (!reasons.granted) return reasons
  const reasonPending = isNegative(ask.grade, policy.negativeGradeMax) && !saysWhy(reasons.value)
  return grant({ ...reasons.value, grade: ask.grade, reasonPending })
}

/** Reasons for a grade, given with it or added afterwards. */
export function giveReasons(
  ask: ReasonsAsk,
  grade: SatisfactionGrade,
  policy: EvaluationPolicy,
  tagSets: readonly EvaluationTagSet[],
  now: InstantMs,
): Decision<Reasons, ReasonsRefusal> {
  const comment = findWords(ask.comment)
  if (comment !== undefined && countCodePoints(comment) > policy.commentCodePointsMax)
    return refuse('COMMENT_TOO_LONG', '/comment')
  const tags = chooseTags(tagSets, toPlainDate(now), grade, ask.tags ?? [])
  if (!tags.granted) return tags
  const scores = checkScores(ask.scores, policy)
  if (!scores.granted) return scores
  return grant({
    tags: tags.value,
    ...(comment ? { comment } : {}),
    ...(scores.value ? { scores: scores.value } : {}),
  })
}

export function saysWhy(reasons: Reasons): boolean {
  return reasons.tags.length > 0 || reasons.comment !== undefined
}

function checkScores(
  scores: Scores | undefined,
  policy: EvaluationPolicy,
): Decision<Scores | undefined, 'DIMENSION_UNKNOWN' | 'SCORE_OFF_SCALE'> {
  const entries = Object.entries(scores ?? {})
  for (const [code, score] of entries) {
    if (!policy.dimensions.some((dimension) => dimension.code === code))
      return refuse('DIMENSION_UNKNOWN', `/scores/${code}`)
    if (score < 1 || score > policy.scoreScale) return refuse('SCORE_OFF_SCALE', `/scores/${code}`)
  }
  return grant(entries.length > 0 ? scores : undefined)
}

/** What was written, without its edges; undefined where nothing can be seen of it (blanks, zero-width characters). */
export function findWords(text: string | undefined): string | undefined {
  const words = text?.trim()
  return words !== undefined && /[\p{L}\p{N}\p{P}\p{S}]/u.test(words) ? words : undefined
}

/** Length as a person counts it, not as UTF-16 does. */
export function countCodePoints(text: string): number {
  let count = 0
  for (const _ of text) count += 1
  return count
}

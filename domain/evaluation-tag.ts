import { type Decision, grant, refuse } from './kernel/decision.ts'
import type { PlainDate } from './kernel/plain-date.ts'
import type { SatisfactionGrade } from './satisfaction-grade.ts'

/** 评价内容: one reason to tick. It belongs to exactly one grade of one national set; nothing is added locally. */
export interface EvaluationTag {
  readonly id: number
  readonly normCode: string
  readonly grade: SatisfactionGrade
  readonly nameZh: string
  readonly nameEn: string
  readonly isBase: boolean
}

export interface EvaluationTagSet {
  readonly code: string
  readonly inForceFrom: PlainDate
  /** First day on which it is no longer in force. */
  readonly inForceTo?: PlainDate
  readonly tags: readonly EvaluationTag[]
}

export type TagRefusal = 'TAG_UNKNOWN' | 'TAG_NOT_IN_FORCE' | 'TAG_NOT_OF_GRADE' | 'TAG_REPEATED'

/** The set in force on a day: the latest to have begun and not ended. */
export function findTagSetInForce(sets: readonly EvaluationTagSet[], on: PlainDate): EvaluationTagSet | undefined {
  return sets
    .filter((set) => set.inForceFrom <= on && (set.inForceTo === undefined || on < set.inForceTo))
    .sort((a, b) => (a.inForceFrom < b.inForceFrom ? 1 : -1))[0]
}

/** Turns the ticked codes into tags of the set in force. Refuses codes of another grade or set, and a code ticked twice. */
export function chooseTags(
  sets: readonly EvaluationTagSet[],
  on: PlainDate,
  grade: SatisfactionGrade,
  codes: readonly string[],
): Decision<readonly EvaluationTag[], TagRefusal> {
  const inForce = findTagSetInForce(sets, on)
  const chosen: EvaluationTag[] = []
  for (const [index, code] of codes.entries()) {
    const at = `/tags/${index}`
    const tag = inForce?.tags.find((candidate) => candidate.normCode === code)
    if (tag === undefined) return refuse(isKnown(sets, code) ? 'TAG_NOT_IN_FORCE' : 'TAG_UNKNOWN', at)
    if (tag.grade !== grade) return refuse('TAG_NOT_OF_GRADE', at)
    if (chosen.includes(tag)) return refuse('TAG_REPEATED', at)
    chosen.push(tag)
  }
  return grant(chosen)
}

function isKnown(sets: readonly EvaluationTagSet[], code: string): boolean {
  return sets.some((set) => set.tags.some((tag) => tag.normCode === code))
}

import type { Static } from 'typebox'
import type { questionnaire } from '../../contracts/questionnaire.ts'
import { findTagSetInForce } from '../../domain/evaluation-tag.ts'
import { type InstantMs, toPlainDate } from '../../domain/kernel/plain-date.ts'
import type { RuleBook } from './rule-book.ts'

/** The questions in force in a division at an instant. */
export function questionnaireOf(rules: RuleBook, divisionId: number, at: InstantMs): Static<typeof questionnaire> {
  const policy = rules.loadPolicy('evaluation', divisionId, at).body
  const set = findTagSetInForce(rules.tagSets, toPlainDate(at))
  return {
    tagSet: set?.code ?? '',
    tags: (set?.tags ?? []).map(({ normCode, grade, nameZh, nameEn }) => ({ code: normCode, grade, nameZh, nameEn })),
    dimensions: policy.dimensions.map(({ code, nameZh, nameEn }) => ({ code, nameZh, nameEn })),
    scoreScale: policy.scoreScale,
    commentCodePointsMax: policy.commentCodePointsMax,
    negativeGradeMax: policy.negativeGradeMax,
  }
}

/** Reasons by their numbers, of every set that there was. */
export function tagsOf(rules: RuleBook, ids: readonly number[]) {
  const all = rules.tagSets.flatMap((set) => set.tags)
  return ids.flatMap((id) => {
    const tag = all.find((each) => each.id === id)
    return tag === undefined ? [] : [{ normCode: tag.normCode, nameZh: tag.nameZh, nameEn: tag.nameEn }]
  })
}

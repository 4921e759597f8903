import type { seeHandlingOrder } from '../../contracts/handling-order.ts'
import type { AnswerOf } from '../../contracts/route.ts'
import type { RuleBook } from '../policy/index.ts'
import type { SaidRow } from './store.ts'
import { readWritten } from './words.ts'

type Said = AnswerOf<typeof seeHandlingOrder>['said']

/** The records of the vault in which its words are sealed. */
export function recordsOfSaid(evaluationId: string | null, said: SaidRow | undefined): readonly string[] {
  return [evaluationId, said?.addedRecordId, said?.statementRecordId].filter(
    (id): id is string => typeof id === 'string',
  )
}

/** What was evaluated, with the reasons that came later; nothing of who said it. */
export function viewSaid(
  rules: RuleBook,
  evaluationId: string | null,
  said: SaidRow | undefined,
  opened: ReadonlyMap<string, string>,
): Said {
  if (said === undefined) return null
  const allTags = rules.tagSets.flatMap((set) => set.tags)
  return {
    grade: said.grade,
    serviceDay: said.serviceDay,
    tags: [...said.tags, ...(said.addedTags ?? [])].flatMap((id) => {
      const tag = allTags.find((each) => each.id === id)
      return tag === undefined ? [] : [{ normCode: tag.normCode, nameZh: tag.nameZh, nameEn: tag.nameEn }]
    }),
    comment: opened.get(said.addedRecordId ?? '') ?? opened.get(evaluationId ?? '') ?? null,
    reasonPending: said.reasonPending && said.addedTags === null,
    statement: readWritten(opened.get(said.statementRecordId ?? '')).words,
  }
}

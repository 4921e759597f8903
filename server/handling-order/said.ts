import type { seeHandlingOrder } from '../../contracts/handling-order.ts'
import type { AnswerOf } from '../../contracts/route.ts'
import { toPlainDate } from '../../domain/kernel/plain-date.ts'
import { type RuleBook, tagsOf } from '../policy/index.ts'
import type { LaterRow, SaidRow } from './store.ts'
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
  return {
    grade: said.grade,
    serviceDay: said.serviceDay,
    tags: tagsOf(rules, [...said.tags, ...(said.addedTags ?? [])]),
    comment: opened.get(said.addedRecordId ?? '') ?? opened.get(evaluationId ?? '') ?? null,
    reasonPending: said.reasonPending && said.addedTags === null,
    statement: readWritten(opened.get(said.statementRecordId ?? '')).words,
  }
}

type Later = AnswerOf<typeof seeHandlingOrder>['later']

/** What was said later, beside the first; never that something may still be said. */
export function viewLater(rules: RuleBook, rows: readonly LaterRow[], opened: ReadonlyMap<string, string>): Later {
  return rows.map(({ kind, grade, givenAt, tags, recordId }) => ({
    ...{ kind, grade },
    day: toPlainDate(givenAt.getTime()),
    tags: tagsOf(rules, tags),
    comment: opened.get(recordId) ?? null,
  }))
}

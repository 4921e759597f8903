import type { InstantMs } from '../../domain/kernel/plain-date.ts'
import { stateOfFinding } from '../../domain/opinion-finding.ts'
import { isAnswered, isLateAnswer, type SuggestionStage, stageOfSuggestion } from '../../domain/suggestion.ts'
import { dueAt } from '../../domain/time-limit.ts'
import { uuidV7 } from '../platform/uuid.ts'
import type { Vault } from '../platform/vault.ts'
import type { World } from '../platform/world.ts'
import type { SuggestionDeps } from './deps.ts'
import { findSealed, type StepInsert, type SuggestionRow } from './store.ts'

export const fields = {
  said: 'suggestion',
  answer: 'suggestion-answer',
  phone: 'applicant-phone',
  name: 'applicant-name',
} as const

export interface Story {
  readonly stage: SuggestionStage
  readonly answeredAt: string | null
  readonly answerBy: string | null
  readonly isLate: boolean
}

/** How one stands, by what was done with it or with the one that it was put together with. */
export function storyOf(deps: SuggestionDeps, row: SuggestionRow): Story {
  const finding = row.findingId === null ? null : stateOfFinding(row.outcome, row.orderStage)
  const stage = stageOfSuggestion({ step: row.headStep, finding })
  const answeredAt = isAnswered(stage) ? (row.decidedAt ?? row.headAt) : null
  const due = findDue(deps, row)
  return {
    stage,
    answeredAt: answeredAt?.toISOString() ?? null,
    answerBy: due === undefined ? null : new Date(due).toISOString(),
    isLate: isLateAnswer(answeredAt?.getTime() ?? null, due, deps.world.now()),
  }
}

/** By the policy under which it was received; undefined where the calendar of that year is not published. */
export function findDue(
  { rules }: SuggestionDeps,
  row: {
    readonly divisionId: number
    readonly hallId: number | null
    readonly policyId: number
    readonly receivedAt: Date
  },
): InstantMs | undefined {
  const { answerWithin } = rules.policyById('opinion', row.policyId)
  const due = dueAt(answerWithin, row.receivedAt.getTime(), rules.calendarOf(row.divisionId, row.hallId))
  return due.granted ? due.value : undefined
}

/** Opened values by record and field; what was erased is not there. */
export async function openTexts(
  { vault, vaultDb }: World,
  recordIds: readonly (string | null)[],
  wanted: readonly string[],
): Promise<(recordId: string | null, field: string) => string | null> {
  const rows = await findSealed(
    vaultDb,
    recordIds.flatMap((id) => id ?? []),
    wanted,
  )
  const texts = new Map(
    rows.map(({ recordId, field, sealed, ...key }) => [
      `${recordId}|${field}`,
      vault.openRecord(recordId, key).open(`sealed_field|${field}`, sealed).toString('utf8'),
    ]),
  )
  return (recordId, field) => texts.get(`${recordId}|${field}`) ?? null
}

export function sealAnswer(vault: Vault, at: InstantMs, words: string): NonNullable<StepInsert['words']> {
  const recordId = uuidV7(at)
  const record = vault.newRecord(recordId, at)
  return { recordId, key: record.key, sealed: record.seal(`sealed_field|${fields.answer}`, words) }
}

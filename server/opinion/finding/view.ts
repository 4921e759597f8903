import type { listOpinionFindings, listOpinionOutcomes } from '../../../contracts/opinion-finding.ts'
import type { AnswerOf } from '../../../contracts/route.ts'
import { stateOfFinding } from '../../../domain/opinion-finding.ts'
import type { SessionView } from '../view.ts'
import type { FindingRow } from './store.ts'

export type FindingView = AnswerOf<typeof listOpinionFindings>['findings'][number]
type OutcomeView = AnswerOf<typeof listOpinionOutcomes>['outcomes'][number]

const stateOf = ({ outcome, orderStage }: FindingRow) => stateOfFinding(outcome, orderStage)

const groundsOf = ({ statements, sessions, suggestions }: FindingRow) => ({
  statements,
  suggestions,
  sessions: sessions.length,
  participants: sessions.reduce((total, { participants }) => total + participants, 0),
})

export function toFindingView(row: FindingRow): FindingView {
  const { findingId, divisionName, hallCode, hallName, windowName, itemName, words, codes, decision, orderId } = row
  return {
    ...{ findingId, divisionName, hallCode, hallName, windowName, itemName, words, decision, orderId },
    ...groundsOf(row),
    codes: [...codes],
    foundAt: row.foundAt.toISOString(),
    state: stateOf(row),
    decidedAt: row.decidedAt?.toISOString() ?? null,
  }
}

export function toFound(row: FindingRow): SessionView['found'][number] {
  return { findingId: row.findingId, words: row.words, state: stateOf(row), decision: row.decision }
}

/** For everybody: no number by which anything could be looked up. */
export function toOutcome(row: FindingRow): OutcomeView[] {
  const { divisionName, hallCode, hallName, windowName, itemName, words, sessions, decision, decidedAt } = row
  if (decision === null || decidedAt === null) return []
  return [
    {
      ...{ divisionName, hallCode, hallName, windowName, itemName, words, decision },
      ...groundsOf(row),
      kinds: [...new Set(sessions.map(({ kind }) => kind))],
      state: stateOf(row),
      decidedAt: decidedAt.toISOString(),
    },
  ]
}

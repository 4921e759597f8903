import type * as promises from '../../../contracts/assessment-plan.ts'
import type { AnswerOf } from '../../../contracts/route.ts'
import { isPermitted } from '../../../domain/access.ts'
import { decideVisitEnding, type PlanState } from '../../../domain/assessment-plan.ts'
import type { Database } from '../../platform/database.ts'
import type { Session } from '../../session/index.ts'
import type { VisitRow } from '../visit/store.ts'
import { endedBy } from './ended-by.ts'
import { type EndingRow, listProposedEndings } from './store.ts'

type PlanEndings = AnswerOf<typeof promises.seeAssessmentPlan>['proposedEndings']

/** What the decision is asked with. */
export const proposalOf = (
  { proposedBy, outcome, cause }: EndingRow,
  visits: readonly VisitRow[],
  visit: VisitRow,
) => ({
  proposedBy,
  sentAccountIds: [visit, ...endedBy(visits, visit, cause)].map(({ assessorAccountId }) => assessorAccountId),
  isDecided: outcome !== null,
})

interface EndingReader {
  readonly session: Pick<Session, 'accountId' | 'post'>
  readonly planState: PlanState
  /** All of the plan is told. */
  readonly isTold: boolean
}

/** Where nobody is told where visits are made, whoever decides reads of those that wait for him, and of no others. */
export async function viewProposedEndings(
  db: Database,
  planId: string,
  visits: readonly VisitRow[],
  { session: { accountId, post }, planState, isTold }: EndingReader,
): Promise<PlanEndings> {
  const decides = post !== null && isPermitted(post.role, 'assessment-visit:decide')
  if (!isTold && !decides) return []
  const rows = await listProposedEndings(db, { planId })
  return rows.flatMap((row) => {
    const visit = visits.find(({ visitId }) => visitId === row.visitId)
    if (visit === undefined) throw new Error('what is proposed is of a visit of its plan')
    const state = { plan: planState, visit: visit.state }
    const mayDecide = decides && decideVisitEnding(proposalOf(row, visits, visit), accountId, state, 'ACCEPTED').granted
    if (!isTold && !mayDecide) return []
    const { planId: _, proposedBy: __, proposer, proposedAt, decidedAt, ...said } = row
    const { unitKey, hallName, windowName, turn, assessor } = visit
    return [
      {
        ...{ ...said, unitKey, hallName, windowName, turn, assessor, mayDecide, proposedBy: proposer },
        proposedAt: proposedAt.toISOString(),
        decidedAt: decidedAt?.toISOString() ?? null,
      },
    ]
  })
}

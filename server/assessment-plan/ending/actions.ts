import type { BodyOf } from '../../../contracts/route.ts'
import type * as promises from '../../../contracts/visit-ending.ts'
import { decideVisitEnding, endVisit } from '../../../domain/assessment-plan.ts'
import { toPlainDate } from '../../../domain/kernel/plain-date.ts'
import type { Transact } from '../../platform/database.ts'
import { toNfc } from '../../platform/plain-text.ts'
import { granted, Refused } from '../../platform/refused.ts'
import { uuidV7 } from '../../platform/uuid.ts'
import { step } from '../actions.ts'
import type { PlanDeps } from '../population/population.ts'
import { type Asking, type PlanView, stateOf } from '../view.ts'
import { findPlanOfVisit, listVisits } from '../visit/store.ts'
import { endOne } from '../visits.ts'
import { insertEndingDecision, insertProposedEnding, listProposedEndings } from './store.ts'
import { proposalOf } from './view.ts'

/** A visit that somebody wants moved stays due. Of two who propose it at once, the second is told. */
export async function proposeEnding(
  deps: PlanDeps,
  asking: Asking,
  visitId: string,
  { cause, reason }: BodyOf<typeof promises.proposeVisitEnding>,
  inAudit: Transact,
): Promise<PlanView> {
  const found = await findPlanOfVisit(deps.world.app, visitId)
  if (found === undefined) throw new Refused('NOT_FOUND', '/visitId')
  return step(deps, asking, found.planId, inAudit, async ({ tx }, plan, at) => {
    const visits = await listVisits(tx, plan.planId, toPlainDate(at.getTime()))
    const visit = visits.find((each) => each.visitId === visitId)
    if (visit === undefined) throw new Refused('NOT_FOUND', '/visitId')
    granted(endVisit(stateOf(plan), visit.state))
    const proposed = await listProposedEndings(tx, { planId: plan.planId })
    if (proposed.some((each) => each.visitId === visitId && each.outcome === null)) throw new Refused('CONFLICT')
    const { accountId } = asking.session
    await insertProposedEnding(tx, { id: uuidV7(at.getTime()), visitId, cause, reason: toNfc(reason), accountId, at })
  })
}

/** Confirmed, the visit ends as it was proposed, and whoever follows is sent in the same transaction. */
export async function decideEnding(
  deps: PlanDeps,
  asking: Asking,
  endingId: string,
  { outcome: wanted, reason }: BodyOf<typeof promises.decideVisitEnding>,
  inAudit: Transact,
): Promise<PlanView> {
  const [found] = await listProposedEndings(deps.world.app, { endingId })
  if (found === undefined) throw new Refused('NOT_FOUND', '/endingId')
  return step(deps, asking, found.planId, inAudit, async ({ tx, deps: within }, plan, at) => {
    const [row] = await listProposedEndings(tx, { endingId })
    const visits = await listVisits(tx, plan.planId, toPlainDate(at.getTime()))
    const visit = visits.find(({ visitId }) => visitId === row?.visitId)
    if (row === undefined || visit === undefined) throw new Refused('NOT_FOUND', '/endingId')
    const { accountId } = asking.session
    const state = { plan: stateOf(plan), visit: visit.state }
    const outcome = granted(decideVisitEnding(proposalOf(row, visits, visit), accountId, state, wanted))
    if (!(await insertEndingDecision(tx, { endingId, outcome, reason: toNfc(reason), accountId, at })))
      throw new Refused('PROPOSAL_DECIDED')
    if (outcome === 'REFUSED') return
    const { visitId, cause } = row
    await endOne(within, plan, { visitId, cause, reason: row.reason, accountId, at })
  })
}

import type * as promises from '../../../contracts/publication.ts'
import type { BodyOf } from '../../../contracts/route.ts'
import { decideWithdrawal, proposeWithdrawal } from '../../../domain/publication.ts'
import { granted, Refused } from '../../platform/refused.ts'
import { uuidV7 } from '../../platform/uuid.ts'
import { change, factsOf, type InAudit, said, type View } from '../actions.ts'
import type { Asking, PublicationDeps } from '../deps.ts'
import { insertDecision, insertProposal, insertWithdrawal } from './store.ts'

/** 提出撤回: one says why; nothing changes before another carries it out. */
export function propose(
  deps: PublicationDeps,
  asking: Asking,
  id: string,
  { reason }: BodyOf<typeof promises.proposeWithdrawal>,
  inAudit: InAudit,
): Promise<View> {
  const { accountId } = asking.session
  const now = deps.world.now()
  return change(deps, asking, id, {
    inAudit,
    act: async (tx, row) => {
      const outcome = granted(proposeWithdrawal(factsOf(row)))
      await insertProposal(tx, row, { id: uuidV7(now), reason: said(reason), accountId, at: new Date(now) })
      return outcome
    },
  })
}

/** 同意撤回, or not: by another than who proposed it. What everybody reads as the reason is what was proposed. */
export function decide(
  deps: PublicationDeps,
  asking: Asking,
  id: string,
  { outcome, reason }: BodyOf<typeof promises.decideWithdrawal>,
  inAudit: InAudit,
): Promise<View> {
  const { accountId } = asking.session
  const at = new Date(deps.world.now())
  if ((outcome === 'DECLINED') !== (reason !== undefined)) throw new Refused('STEP_INCOMPLETE', '/reason')
  return change(deps, asking, id, {
    inAudit,
    act: async (tx, row) => {
      granted(decideWithdrawal(factsOf(row), outcome, accountId))
      const proposal = row.proposals.find((each) => each.outcome === null)
      if (proposal === undefined) throw new Error('what was granted is there')
      const declined = outcome === 'DECLINED' ? said(reason) : null
      await insertDecision(tx, { proposalId: proposal.id, outcome, reason: declined, accountId, at })
      if (outcome === 'AGREED') await insertWithdrawal(tx, row, { reason: proposal.reason, accountId, at })
      return outcome
    },
  })
}

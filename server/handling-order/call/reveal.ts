import type { revealFollowUpPhone } from '../../../contracts/follow-up.ts'
import type { AnswerOf } from '../../../contracts/route.ts'
import type { Reach } from '../../../domain/access.ts'
import { findCallRefusal } from '../../../domain/follow-up.ts'
import type { Transact } from '../../platform/database.ts'
import { Refused } from '../../platform/refused.ts'
import type { Session } from '../../session/index.ts'
import { keepShown } from '../../unmasking/index.ts'
import type { HandlingDeps } from '../deps.ts'
import { toAsker } from '../desk/asker.ts'
import { loadReached } from '../desk/reach.ts'
import { findReach } from './reach.ts'

interface WhoAsks {
  readonly session: Session
  readonly reach: Reach
}

/** 回访: the number of whoever waits for an answer, for one call. What is shown stands written before it is told, like every value of a case. */
export async function revealPhone(
  deps: HandlingDeps,
  { session, reach }: WhoAsks,
  orderId: string,
  inAudit: Transact,
): Promise<AnswerOf<typeof revealFollowUpPhone>> {
  const { world } = deps
  const { story, holder } = await loadReached(deps, session, reach, orderId)
  const refusal = findCallRefusal(story.order, toAsker(holder, story))
  if (refusal !== undefined) throw new Refused(refusal)
  const { callback } = await findReach(world, story.row)
  if (callback === undefined) throw new Refused('DO_NOT_CALL')
  const { divisionId, hallId } = story.row
  const field = `${callback.person}-phone` as const
  // Why is said by the order itself: at which step it stands.
  const ask = { field, purpose: 'FOLLOW_UP', reason: `差评工单回访 ${story.order.stage}` }
  const asked = {
    place: { caseId: orderId, divisionId, hallId },
    accountId: session.accountId,
    ask,
    isOfItself: true,
  } as const
  return { unmaskingId: await keepShown(deps, asked, inAudit), phone: callback.phone }
}

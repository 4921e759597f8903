import type { Reach } from '../../../domain/access.ts'
import { isParty } from '../../../domain/handling-step.ts'
import type { FileOwner } from '../../evidence-file/index.ts'
import { Refused } from '../../platform/refused.ts'
import type { Session } from '../../session/index.ts'
import type { HandlingDeps } from '../deps.ts'
import { toAsker } from '../desk/asker.ts'
import { loadReached } from '../desk/reach.ts'

/** Whoever has a part in the order, and is not whom it is about. */
export async function loadOwner(
  deps: HandlingDeps,
  session: Session,
  reach: Reach,
  orderId: string,
): Promise<FileOwner> {
  const { story, holder } = await loadReached(deps, session, reach, orderId)
  const { divisionId, hallId } = story.row
  const asker = toAsker(holder, story)
  if (!isParty(story.order, asker)) throw new Refused('NOT_YOURS_TO_DO')
  return { orderId, divisionId, hallId, actorKind: 'ACCOUNT', accountId: session.accountId }
}

import type { Reach } from '../../../domain/access.ts'
import { isParty } from '../../../domain/handling-step.ts'
import type { FileOwner } from '../../evidence-file/index.ts'
import { Refused } from '../../platform/refused.ts'
import type { Session } from '../../session/index.ts'
import type { HandlingDeps } from '../deps.ts'
import { loadHolder, toAsker } from '../desk/asker.ts'
import { findStory } from '../story.ts'

/** Whoever has a part in the order, and is not whom it is about. */
export async function loadOwner(
  { world, rules }: HandlingDeps,
  session: Session,
  reach: Reach,
  orderId: string,
): Promise<FileOwner> {
  const story = await findStory(rules, world.app, orderId)
  if (story === undefined || !rules.isReached(reach, story.row)) throw new Refused('NOT_FOUND', '/orderId')
  const { divisionId, hallId } = story.row
  const asker = toAsker(await loadHolder(world, session), story)
  if (asker.isRated) throw new Refused('RATED_PERSON')
  if (!isParty(story.order, asker)) throw new Refused('NOT_YOURS_TO_DO')
  return { orderId, divisionId, hallId, actorKind: 'ACCOUNT', accountId: session.accountId }
}

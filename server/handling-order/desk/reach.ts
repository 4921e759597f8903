import type { Reach } from '../../../domain/access.ts'
import { isPermitted } from '../../../domain/access.ts'
import { isParty } from '../../../domain/handling-step.ts'
import { Refused } from '../../platform/refused.ts'
import type { RuleBook } from '../../policy/index.ts'
import type { Session } from '../../session/index.ts'
import type { HandlingDeps } from '../deps.ts'
import { findStory, type Story } from '../story.ts'
import { type Holder, loadHolder, toAsker } from './asker.ts'
import { findFinders } from './store.ts'

/** An order, who asks about it, and as far as he reaches for it. */
export interface ReachedOrder {
  readonly story: Story
  readonly holder: Holder
  readonly reach: Reach
}

/**
 * 两地、协办、转办: a unit’s part in an order does not end at the division of its own halls. Whoever handles for the whole of a unit, and not for one hall alone,
 * reaches what it leads, takes part in or is asked to take over, wherever that lies; to everybody else it is not there.
 */
export async function loadReached(
  deps: HandlingDeps,
  session: Session,
  reach: Reach,
  orderId: string,
): Promise<ReachedOrder> {
  const { rules, world } = deps
  const found = await findStory(rules, world.app, orderId)
  if (found === undefined) throw new Refused('NOT_FOUND', '/orderId')
  const story = await withFinders(deps, found)
  const holder = await loadHolder(world, session)
  // Whom it is about learns nothing of it here, not even that it is there (migrations/0058).
  if (toAsker(holder, story).isRated) throw new Refused('NOT_FOUND', '/orderId')
  if (rules.isReached(reach, story.row)) return { story, holder, reach }
  if (!handlesAnywhere(holder) || !isParty(story.order, toAsker(holder, story)))
    throw new Refused('NOT_FOUND', '/orderId')
  const { divisionId, hallId } = story.row
  return { story, holder, reach: { divisionId, hallId, staffId: holder.staffId } }
}

/** 查评: nobody checks what he has found himself. Asked as the program: staff reads nothing of who was where. */
async function withFinders({ world }: HandlingDeps, story: Story): Promise<Story> {
  if (story.order.source !== 'INSPECTION') return story
  return { ...story, row: { ...story.row, finders: await findFinders(world.app, story.row.id) } }
}

export const handlesAnywhere = ({ post, organizationId }: Holder): boolean =>
  organizationId !== null && post.hallId === null && isPermitted(post.role, 'handling:work')

/** Whether a handler’s post is for the orders of his unit at a place. */
export const handlesAt = (rules: RuleBook, post: Reach, place: Reach): boolean =>
  post.hallId === null || rules.isReached(post, place)

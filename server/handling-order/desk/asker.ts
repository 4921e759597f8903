import { isPermitted } from '../../../domain/access.ts'
import type { Asker } from '../../../domain/handling-ask.ts'
import { Refused } from '../../platform/refused.ts'
import type { World } from '../../platform/world.ts'
import type { PostRow, Session } from '../../session/index.ts'
import type { Story } from '../story.ts'
import { type AskerRow, findAsker, type OwnDesk } from './store.ts'

/** Somebody who is signed in, in the post he acts in. */
export interface Holder extends AskerRow {
  readonly accountId: string
  readonly post: PostRow
}

export async function loadHolder(
  { app }: Pick<World, 'app'>,
  { accountId, post }: Pick<Session, 'accountId' | 'post'>,
): Promise<Holder> {
  const found = post === null ? undefined : await findAsker(app, accountId, post.postId)
  if (post === null || found === undefined) throw new Refused('FORBIDDEN')
  return { ...found, accountId, post }
}

/** 窗口监督员 acts for whoever was responsible first in his hall, so that a thing can be put right on the spot. */
export function toAsker(holder: Holder, { row, order }: Pick<Story, 'row' | 'order'>): Asker & { kind: 'ACCOUNT' } {
  const { accountId, post, staffId, accountHallId, organizationId } = holder
  const isOfHall = post.hallId === row.hallId || accountHallId === row.hallId
  const isOnTheSpot =
    post.role === 'WINDOW_SUPERVISOR' && isOfHall && order.organizationId === order.firstOrganizationId
  return {
    kind: 'ACCOUNT',
    accountId,
    isRated: staffId !== null && staffId === row.staffId,
    isOfHall,
    organizationId: isOnTheSpot ? order.organizationId : organizationId,
    isReviewer: post.role === 'REVIEWER',
    isFinder: row.finders?.includes(accountId) === true,
  }
}

export function toOwnDesk({ post, organizationId, accountHallId }: Holder): OwnDesk {
  if (isPermitted(post.role, 'handling:review')) return { kind: 'REVIEW' }
  if (!isPermitted(post.role, 'handling:work')) return { kind: 'NONE' }
  const spotHallId = post.role === 'WINDOW_SUPERVISOR' ? (post.hallId ?? accountHallId) : null
  return { kind: 'WORK', organizationId, spotHallId }
}

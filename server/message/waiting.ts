import type { Reach, Role } from '../../domain/access.ts'
import type { MessageKind } from '../../domain/message.ts'
import type { InboxDeps } from './inbox.ts'
import { findWaitingOf, showReader, type WaitingMessage } from './store.ts'

/** What of these kinds is unread in the inbox of an account that acts in a post: what its holder would be shown, and no more. */
export function findWaiting(
  read: InboxDeps['readScoped'],
  accountId: string,
  post: Reach & { readonly role: Role; readonly effectiveFrom: string },
  kinds: readonly MessageKind[],
): Promise<readonly WaitingMessage[]> {
  const reader = { accountId, role: post.role, since: post.effectiveFrom }
  return read(post, async (tx) => {
    await showReader(tx, reader)
    return findWaitingOf(tx, reader, kinds)
  })
}

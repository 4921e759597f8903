import { toPlainDate } from '../../../domain/kernel/plain-date.ts'
import type { MessageKind } from '../../../domain/message.ts'
import { readScoped } from '../../access/index.ts'
import { findWaiting, type WaitingMessage } from '../../message/index.ts'
import { findPosts, isAccountOpen } from '../../session/index.ts'
import type { NoticeDeps } from '../notice/address.ts'

export interface Matters {
  /** Unread, the newest first. */
  readonly messages: readonly WaitingMessage[]
  /** What they are about, each once. */
  readonly count: number
}

const none: Matters = { messages: [], count: 0 }

/** What waits for somebody in the inboxes of all his posts of today; nothing where he holds none, or his account is closed. */
export async function findMatters(
  deps: NoticeDeps,
  accountId: string,
  kinds: readonly MessageKind[],
): Promise<Matters> {
  const { world } = deps
  const now = world.now()
  if (kinds.length === 0 || !(await isAccountOpen(world.app, accountId, new Date(now)))) return none
  const posts = await findPosts(world.app, [accountId], toPlainDate(now))
  const read: Parameters<typeof findWaiting>[0] = (...ask) => readScoped(deps, ...ask)
  const found = new Map<string, WaitingMessage>()
  for (const post of posts)
    for (const message of await findWaiting(read, accountId, post, kinds)) found.set(message.messageId, message)
  const messages = [...found.values()].sort((a, b) => (a.messageId < b.messageId ? 1 : -1))
  return { messages, count: new Set(messages.map(({ matter }) => matter)).size }
}

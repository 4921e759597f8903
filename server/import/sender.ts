import type { FastifyRequest } from 'fastify'
import type { FileProblem } from '../../contracts/import.ts'
import { isPermitted, type Reach } from '../../domain/access.ts'
import { toPlainDate } from '../../domain/kernel/plain-date.ts'
import { reachOf } from '../access/index.ts'
import { type ApiCaller, findCaller } from '../api-key/index.ts'
import type { Actor } from '../platform/actor.ts'
import { Refused } from '../platform/refused.ts'
import type { World } from '../platform/world.ts'
import { findPosts, isAccountOpen } from '../session/index.ts'
import { importWords, type Writer } from './kinds.ts'
import type { ImportRow, Sender } from './store.ts'

/** How far a sender reaches, and the key where it is one. */
export interface Sent {
  readonly sender: Sender
  readonly reach: Reach
  readonly apiCaller: ApiCaller | undefined
}

export function sentBy(request: FastifyRequest): Sent {
  const { apiCaller, session } = request
  const { divisionId, hallId } = reachOf(request)
  const reach = { divisionId, hallId }
  if (apiCaller !== undefined) return { sender: { kind: 'API_KEY', apiKeyId: apiCaller.apiKeyId }, reach, apiCaller }
  const postId = session?.post?.postId
  if (session === undefined || postId === undefined) throw new Refused('UNAUTHENTICATED')
  return { sender: { kind: 'ACCOUNT', accountId: session.accountId, postId }, reach, apiCaller: undefined }
}

/** Cases are reported by business systems: a person who could write them could invite whom he likes to evaluate. */
export function refuseKind({ apiCaller }: Sent, kind: ImportRow['kind']): void {
  const { scope } = importWords[kind]
  const isAllowed = apiCaller === undefined ? scope === 'catalogue:write' : apiCaller.scopes?.includes(scope) === true
  if (!isAllowed) throw new Refused('FORBIDDEN', '/kind')
}

/** In whose name an import goes on, beside its upload. */
export function actorOf({ apiKeyId, accountId, postId, role }: ImportRow): Actor {
  if (apiKeyId !== null) return { kind: 'API_KEY', apiKeyId }
  return { kind: 'ACCOUNT', accountId: accountId ?? '', postId, role }
}

/** How far it reaches now. @returns why nothing is written any more, where the key, the account or the post has ended since */
export async function findWriting(
  world: Pick<World, 'app' | 'now'>,
  row: Pick<ImportRow, 'apiKeyId' | 'accountId' | 'postId'>,
): Promise<Pick<Writer, 'caller' | 'apiCaller'> | FileProblem> {
  if (row.apiKeyId !== null) {
    const apiCaller = await findCaller(world, row.apiKeyId)
    if (apiCaller === undefined) return 'KEY_NOT_VALID'
    return { caller: apiCaller, apiCaller }
  }
  const accountId = row.accountId ?? ''
  const now = world.now()
  if (!(await isAccountOpen(world.app, accountId, new Date(now)))) return 'POST_NOT_VALID'
  const posts = await findPosts(world.app, [accountId], toPlainDate(now))
  const post = posts.find(({ postId }) => postId === row.postId)
  if (post === undefined || !isPermitted(post.role, 'catalogue:write')) return 'POST_NOT_VALID'
  const { divisionId, hallId } = post
  return { caller: { divisionId, hallId }, apiCaller: undefined }
}

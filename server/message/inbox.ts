import type { listMessages } from '../../contracts/message.ts'
import type { AnswerOf, QueryOf } from '../../contracts/route.ts'
import type { Reach, Role } from '../../domain/access.ts'
import { toPlainDate } from '../../domain/kernel/plain-date.ts'
import type { Database } from '../platform/database.ts'
import { Refused } from '../platform/refused.ts'
import type { World } from '../platform/world.ts'
import { findMessages, findUnread, insertReadings, isShown, type Reader, showReader } from './store.ts'

/** Whoever is signed in, as far as the inbox asks. */
export interface InboxOwner {
  readonly accountId: string
  readonly accountDivisionId: number
  readonly post: (Reach & { readonly role: Role; readonly effectiveFrom: string }) | null
}

export interface InboxDeps {
  readonly world: World
  /** Reads in the role of staff, within a reach; handed in, because it stands above the sessions and messages below. */
  readonly readScoped: <T>(reach: Reach, read: (tx: Database) => Promise<T>) => Promise<T>
}

const onPage = 50
const countedMax = 100
/** More than anybody reads in a year; what is left over is marked when it is asked again. */
const markedMax = 10_000

/** In the role and place of the post; of whoever has none, his own messages alone. */
function asReader<T>(
  { world, readScoped }: InboxDeps,
  { accountId, accountDivisionId, post }: InboxOwner,
  read: (tx: Database, reader: Reader) => Promise<T>,
): Promise<T> {
  const since = post?.effectiveFrom ?? toPlainDate(world.now())
  const reader: Reader = { accountId, role: post?.role ?? null, since }
  return readScoped(post ?? { divisionId: accountDivisionId, hallId: null }, async (tx) => {
    await showReader(tx, reader)
    return read(tx, reader)
  })
}

export async function viewMessages(
  deps: InboxDeps,
  owner: InboxOwner,
  query: QueryOf<typeof listMessages>,
): Promise<AnswerOf<typeof listMessages>> {
  const limit = query.limit === undefined ? onPage : Number(query.limit)
  const { rows, unread } = await asReader(deps, owner, async (tx, reader) => ({
    rows: await findMessages(tx, reader, { before: query.before ?? null, limit }),
    unread: (await findUnread(tx, reader, { until: null, limit: countedMax })).length,
  }))
  const last = rows.at(-1)
  return {
    messages: rows.map((row) => ({ ...row, at: row.at.toISOString(), readAt: row.readAt?.toISOString() ?? null })),
    next: rows.length < limit || last === undefined ? null : last.messageId,
    unread,
  }
}

export async function countUnread(deps: InboxDeps, owner: InboxOwner): Promise<number> {
  const ids = await asReader(deps, owner, (tx, reader) => findUnread(tx, reader, { until: null, limit: countedMax }))
  return ids.length
}

export async function markRead(deps: InboxDeps, owner: InboxOwner, messageId: string): Promise<{ unread: number }> {
  if (!(await asReader(deps, owner, (tx) => isShown(tx, messageId)))) throw new Refused('NOT_FOUND', '/messageId')
  return mark(deps, owner, [messageId])
}

export async function markReadUntil(deps: InboxDeps, owner: InboxOwner, until: string): Promise<{ unread: number }> {
  return mark(
    deps,
    owner,
    await asReader(deps, owner, (tx, reader) => findUnread(tx, reader, { until, limit: markedMax })),
  )
}

async function mark(deps: InboxDeps, owner: InboxOwner, ids: readonly string[]): Promise<{ unread: number }> {
  const { app, now } = deps.world
  if (ids.length > 0) await insertReadings(app, owner.accountId, ids, new Date(now()))
  return { unread: await countUnread(deps, owner) }
}

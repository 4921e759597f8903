import type { AnswerOf } from '../../contracts/route.ts'
import type { listOwnSessions as listRoute } from '../../contracts/session.ts'
import { isSessionOver } from '../../domain/session.ts'
import type { Session, Sessions } from './sessions.ts'
import { findOwnSessions } from './store.ts'

/** Where somebody is signed in at this moment: sessions that have grown too old are none. */
export async function listOwnSessions(
  sessions: Sessions,
  { accountId, sessionId: ownId, accountDivisionId }: Session,
): Promise<AnswerOf<typeof listRoute>> {
  const { world } = sessions.deps
  const now = world.now()
  const policy = sessions.policyOf(accountDivisionId)
  const rows = await findOwnSessions(world.app, accountId)
  const living = rows.filter(
    ({ startedAt, seenAt }) =>
      !isSessionOver({ startedAt: startedAt.getTime(), seenAt: seenAt.getTime() }, now, policy),
  )
  return {
    sessions: living.map((row) => ({
      sessionId: row.sessionId,
      isThis: row.sessionId === ownId,
      startedAt: row.startedAt.toISOString(),
      seenAt: row.seenAt.toISOString(),
      from: row.from,
      agent: row.agent,
    })),
  }
}

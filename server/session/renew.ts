import { isSteppedUp } from '../../domain/session.ts'
import type { Database, Transact } from '../platform/database.ts'
import { Refused } from '../platform/refused.ts'
import type { Session, Sessions } from './sessions.ts'
import { renewToken } from './store.ts'
import { newToken } from './token.ts'

/** A session that has shown its factor may do more: its token is another from now on. @returns it */
export async function renew(
  { deps: { world } }: Sessions,
  session: Session,
  inAudit: Transact,
  besides: (tx: Database) => Promise<void> = async () => undefined,
): Promise<string> {
  const { token, tokenHash } = newToken()
  const factorShownAt = new Date(world.now())
  await inAudit(world.app, async (tx) => {
    await besides(tx)
    await renewToken(tx, session.sessionId, { tokenHash, factorShownAt })
  })
  return token
}

/**
 * Whoever has a factor shows it shortly before he changes what he signs in with: a session that was left open must not be enough
 * to put another factor beside it. @throws STEP_UP_NEEDED
 */
export function refuseStale(sessions: Sessions, { secondFactors, steppedUpAt, accountDivisionId }: Session): void {
  const now = sessions.deps.world.now()
  const isFresh = isSteppedUp(steppedUpAt?.getTime() ?? null, now, sessions.policyOf(accountDivisionId))
  if (secondFactors.length > 0 && !isFresh) throw new Refused('STEP_UP_NEEDED')
}

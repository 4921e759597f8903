import { type BackOffRules, backOffSeconds } from '../../../domain/session.ts'
import type { Database } from '../../platform/database.ts'
import { Refused } from '../../platform/refused.ts'
import type { World } from '../../platform/world.ts'
import { blockAttempts, countFailure, deleteFailures, findBlockedUntil } from './store.ts'

const secondMs = 1000

/** A name under which failures are counted; the name itself is not kept. */
export function attemptIndex(
  { vault }: Pick<World, 'vault'>,
  what: 'username' | 'factor' | 'password',
  of: string,
): Buffer {
  return vault.blindIndex('sign-in', `${what}|${of}`)
}

interface AttemptRules {
  readonly now: number
  readonly rules: BackOffRules
  readonly onBlocked?: (tx: Database) => Promise<void>
}

/**
 * Counts an attempt before it is judged, so that many at once cannot slip through together; `forgive` takes it back.
 * @param onBlocked told in the same transaction that nobody may try for a while
 * @throws TOO_MANY_REQUESTS where the last ones failed
 */
export async function countAttempt(
  db: Database,
  index: Buffer,
  { now, rules, onBlocked }: AttemptRules,
): Promise<void> {
  const blockedUntil = await db.transaction().execute(async (tx) => {
    const failures = await countFailure(tx, index, new Date(now))
    if (failures === undefined) return findBlockedUntil(tx, index)
    const seconds = backOffSeconds(failures, rules)
    if (seconds > 0) {
      await blockAttempts(tx, index, new Date(now + seconds * secondMs))
      await onBlocked?.(tx)
    }
    return undefined
  })
  if (blockedUntil === undefined) return
  const seconds = Math.ceil((blockedUntil.getTime() - now) / secondMs)
  throw new Refused('TOO_MANY_REQUESTS', undefined, Math.max(1, seconds))
}

export const forgive = deleteFailures

/** Whoever had to wait after failures may try again at once: at sign-in, with a code, with the password. */
export async function forgiveAttempts(
  world: Pick<World, 'vault'>,
  tx: Database,
  { username, accountId }: { readonly username: string; readonly accountId: string },
): Promise<void> {
  await forgive(tx, attemptIndex(world, 'username', username))
  await forgive(tx, attemptIndex(world, 'factor', accountId))
  await forgive(tx, attemptIndex(world, 'password', accountId))
}

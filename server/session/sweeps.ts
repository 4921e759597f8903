import type { World } from '../platform/world.ts'
import { deleteExpiredChallenges } from './passkey/store.ts'
import { deleteExpiredAttempts } from './sign-on/store.ts'
import { deleteOver } from './store.ts'

/** Longer than any session lasts; the audit keeps what was done. */
const keptMs = 7 * 86_400_000

export async function sweepSessions({ sweep, now }: Pick<World, 'sweep' | 'now'>): Promise<void> {
  await deleteOver(sweep, new Date(now() - keptMs))
  await deleteExpiredChallenges(sweep, new Date(now()))
  await deleteExpiredAttempts(sweep, new Date(now()))
}

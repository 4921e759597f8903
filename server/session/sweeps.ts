import type { World } from '../platform/world.ts'
import { deleteOver } from './store.ts'

/** Longer than any session lasts; the audit keeps what was done. */
const keptMs = 7 * 86_400_000

export function sweepSessions({ sweep, now }: Pick<World, 'sweep' | 'now'>): Promise<void> {
  return deleteOver(sweep, new Date(now() - keptMs))
}

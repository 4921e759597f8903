import type { Sweep } from '../platform/sweeps.ts'
import type { World } from '../platform/world.ts'
import { deleteSpent } from './store.ts'

export { Challenges } from './challenge.ts'

/** A challenge that has expired is refused by its time. */
export function challengeSweep({ sweep, now }: Pick<World, 'sweep' | 'now'>): Sweep {
  return { name: 'challenges', everyMs: 60_000, run: () => deleteSpent(sweep, new Date(now())) }
}

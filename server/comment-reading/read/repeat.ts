import type { Sweep } from '../../platform/sweeps.ts'
import { firstUuidAt } from '../../platform/uuid.ts'
import { reopenBacklog } from './store.ts'
import { type ReadingDeps, readComments } from './sweep.ts'

/** Every two seconds. While a city is played nothing is read: it is played in the past, and read when it stands, as what was there before. */
export function commentSweep({ isPlaying, ...deps }: ReadingDeps & { readonly isPlaying: () => boolean }): Sweep {
  let wasPlaying = false
  return {
    name: 'comment-reading',
    everyMs: 2000,
    async run() {
      if (isPlaying()) {
        wasPlaying = true
        return
      }
      if (wasPlaying) await reopenBacklog(deps.world.app, firstUuidAt(deps.world.now()))
      wasPlaying = false
      await readComments(deps)
    },
  }
}

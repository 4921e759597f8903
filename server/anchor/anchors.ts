import type { Sweep } from '../platform/sweeps.ts'
import type { World } from '../platform/world.ts'
import { type AnchoredHead, codeOf } from './anchor.ts'
import { type AnchorSettings, toAnchor } from './settings.ts'
import { findOrigins } from './store.ts'
import { anchorSweep } from './sweep.ts'

export interface NewestAnchored extends AnchoredHead {
  readonly anchor: string
  readonly origin: string
}

export interface Anchors {
  readonly sweeps: readonly Sweep[]
  /**
   * How far each log had come, as each anchor knows it: for the guard at the start, which refuses to go on with less. An anchor that
   * cannot be asked is named and holds nothing up.
   */
  newestAnchored(): Promise<{ readonly newest: readonly NewestAnchored[]; readonly unanswered: readonly string[] }>
}

/** Without settings the site does without anchors. */
export function openAnchors(world: World, settings: readonly AnchorSettings[] = []): Anchors {
  const opened = settings.map((one) => ({ ...one, anchor: toAnchor(one, () => world.now(), world.outgoing) }))
  return {
    sweeps: opened.map(({ anchor, everySeconds }) => anchorSweep(world, anchor, everySeconds)),
    async newestAnchored() {
      const origins = await findOrigins(world.sealer)
      const unanswered: string[] = []
      const asked = opened.map(async ({ anchor }) => {
        try {
          const found = await Promise.all(
            origins.map(async (origin) => {
              const head = await anchor.newest(origin)
              return head === undefined ? [] : [{ anchor: anchor.name, origin, ...head }]
            }),
          )
          return found.flat()
        } catch (error) {
          world.log.warn({ anchor: anchor.name, code: codeOf(error) }, 'an anchor could not be asked')
          unanswered.push(anchor.name)
          return []
        }
      })
      return { newest: (await Promise.all(asked)).flat(), unanswered }
    },
  }
}

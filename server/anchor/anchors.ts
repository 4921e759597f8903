import type { Outside } from '../ledger/index.ts'
import type { Sweep } from '../platform/sweeps.ts'
import type { World } from '../platform/world.ts'
import { type Anchor, codeOf } from './anchor.ts'
import { type AnchorSettings, toAnchor } from './settings.ts'
import { anchorSweep } from './sweep.ts'

export interface Anchors {
  readonly sweeps: readonly Sweep[]
  /** How far each anchor has seen the log: for the guard at the start, which lets nothing be taken in where somebody has seen more. */
  readonly outsides: readonly Outside[]
}

/** Without settings the site does without anchors. */
export function openAnchors(world: World, settings: readonly AnchorSettings[] = []): Anchors {
  const opened = settings.map((one) => ({ ...one, anchor: toAnchor(one, () => world.now(), world.outgoing) }))
  return {
    sweeps: opened.map(({ anchor, everySeconds }) => anchorSweep(world, anchor, everySeconds)),
    outsides: opened.map(({ anchor }) => outsideOf(world, anchor)),
  }
}

/**
 * An anchor that is away holds nothing up: it is told of in the log, and whoever else has seen the log is asked. Before it takes anything it is compared again
 * (sweep.ts).
 */
function outsideOf({ log }: World, anchor: Anchor): Outside {
  const who = `the anchor ${anchor.name}`
  return async ({ origin }) => {
    try {
      const head = await anchor.newest(origin)
      return [{ who, seen: head === undefined ? { kind: 'NOTHING' } : { kind: 'UP_TO', ...head } }]
    } catch (error) {
      log.warn({ anchor: anchor.name, code: codeOf(error) }, 'an anchor could not be asked how far it has seen the log')
      return []
    }
  }
}

import type { ClockSource } from '../../ledger/terminal-entry.ts'

export interface Clocks {
  /** Milliseconds since 1970, as the device believes; may be wrong and may jump. */
  readonly wall: () => number
  /** Milliseconds that run on and never jump, from some beginning. */
  readonly running: () => number
}

/** What time it is at the platform, and how that is known. */
export interface PlatformTime {
  readonly at: number
  readonly atBy: ClockSource
}

/** So much may the two clocks of a device part between two looks before it is said that somebody has moved one. */
const movedMs = 30_000

/**
 * What time it is at the platform. While the page lives, a clock that cannot be set counts on from the last contact; after a
 * restart without network the wall clock is corrected by what it was wrong by then.
 */
export class PlatformClock {
  readonly #clocks: Clocks
  #contact: { readonly platform: number; readonly running: number } | undefined
  #offsetMs: number | undefined
  #look: { wall: number; running: number }

  constructor(clocks: Clocks, offsetMs: number | undefined) {
    this.#clocks = clocks
    this.#offsetMs = offsetMs
    this.#look = { wall: clocks.wall(), running: clocks.running() }
  }

  /** @returns our clock minus the device's, to be kept for the next start */
  learn(platformNow: number): number {
    this.#contact = { platform: platformNow, running: this.#clocks.running() }
    this.#offsetMs = platformNow - this.#clocks.wall()
    return this.#offsetMs
  }

  now(): PlatformTime {
    if (this.#contact !== undefined) {
      const at = this.#contact.platform + this.#clocks.running() - this.#contact.running
      return { at: Math.round(at), atBy: 'RUNNING' }
    }
    const wall = this.#clocks.wall()
    if (this.#offsetMs !== undefined) return { at: Math.round(wall + this.#offsetMs), atBy: 'CORRECTED' }
    return { at: Math.round(wall), atBy: 'OWN' }
  }

  /** Whether the wall clock has been set (or the device has slept) since the last look. */
  hasMoved(): boolean {
    const now = { wall: this.#clocks.wall(), running: this.#clocks.running() }
    const moved = Math.abs(now.wall - this.#look.wall - (now.running - this.#look.running)) > movedMs
    this.#look = now
    return moved
  }
}

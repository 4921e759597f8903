import type { World } from '../platform/world.ts'
import { openMark } from './mark.ts'

const minuteMs = 60_000

/**
 * What follows from publications alone is put together once and kept until something is published or withdrawn, and a minute at most, so that a name that is
 * corrected is seen.
 */
export class KeptAnswers {
  readonly #world: Pick<World, 'app' | 'now'>
  readonly #mark: () => Promise<string>
  readonly #made = new Map<string, Promise<unknown>>()
  #of = ''

  constructor(world: Pick<World, 'app' | 'now'>) {
    this.#world = world
    this.#mark = openMark(world.app)
  }

  /** @param key names what is asked for */
  async find<Body>(key: string, make: () => Promise<Body>): Promise<Body> {
    const of = `${Math.floor(this.#world.now() / minuteMs)} ${await this.#mark()}`
    if (this.#of !== of) this.#made.clear()
    this.#of = of
    const known = this.#made.get(key) as Promise<Body> | undefined
    if (known !== undefined) return known
    const making = make()
    this.#made.set(key, making)
    making.catch(() => this.#made.delete(key))
    return making
  }
}

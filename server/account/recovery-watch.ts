import { findActs } from '../audit/index.ts'
import type { World } from '../platform/world.ts'

const dayMs = 86_400_000

/**
 * Says loudly that an operator has let somebody in past the administrators: whoever stands at the machine could take any account
 * so. Told by the database at once; what was done while nobody listened is said at the next start, for a day.
 */
export class RecoveryWatch {
  readonly #world: World
  readonly #from = new Date(Date.now() - dayMs)
  #last: string | null = null
  #looking: Promise<void> = Promise.resolve()

  constructor(world: World) {
    this.#world = world
    const look = () => {
      this.#looking = this.#looking.then(() => this.#look()).catch((error: unknown) => this.#fail(error))
    }
    world.listen('account_recovered', look, look)
  }

  drain(): Promise<void> {
    return this.#looking
  }

  async #look(): Promise<void> {
    const { app, log, metrics } = this.#world
    for (const { id, at, targetId } of await findActs(app, 'ACCOUNT_RECOVERED', { after: this.#last, from: this.#from })) {
      this.#last = id
      metrics.accountsRecovered.inc()
      log.error({ account: targetId, at: at.toISOString() }, 'ACCOUNT ALARM: an operator let its holder in again')
    }
  }

  #fail(error: unknown): void {
    this.#world.log.warn({ code: (error as { code?: unknown }).code }, 'recoveries of accounts could not be looked for')
  }
}

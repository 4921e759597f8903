import { Refused } from './refused.ts'

/**
 * Natural group commit: whatever arrives while a batch is under way forms the next one. No timer: an idle system answers at
 * once, a busy one shares the cost of a commit. The queue is bounded; beyond it the caller is told to come again.
 */
export interface GroupCommitOptions<Item, Outcome> {
  readonly batchMax: number
  readonly inFlightMax: number
  readonly queueMax: number
  /** One outcome per item, in order. Rejecting fails every item of the batch. */
  readonly commit: (items: readonly Item[]) => Promise<readonly Outcome[]>
  readonly onBatch?: (size: number, milliseconds: number) => void
}

interface Waiting<Item, Outcome> {
  readonly item: Item
  readonly resolve: (outcome: Outcome) => void
  readonly reject: (error: unknown) => void
}

const retryAfterSeconds = 2
/** Two small batches cost nearly twice as much as one: what a statement has to prepare does not depend on its rows. */
const besideOthersFrom = 64

export class GroupCommit<Item, Outcome> {
  readonly #options: GroupCommitOptions<Item, Outcome>
  readonly #queue: Waiting<Item, Outcome>[] = []
  #inFlight = 0
  #isClosed = false
  #isPumpDue = false
  #drained: (() => void) | undefined

  constructor(options: GroupCommitOptions<Item, Outcome>) {
    this.#options = options
  }

  get queueLength(): number {
    return this.#queue.length
  }

  submit(item: Item): Promise<Outcome> {
    if (this.#isClosed || this.#queue.length >= this.#options.queueMax) {
      return Promise.reject(new Refused('BUSY', undefined, retryAfterSeconds))
    }
    return new Promise((resolve, reject) => {
      this.#queue.push({ item, resolve, reject })
      this.#pumpSoon()
    })
  }

  /** Takes nothing more and resolves when everything taken has been answered. */
  drain(): Promise<void> {
    this.#isClosed = true
    if (this.#inFlight === 0 && this.#queue.length === 0) return Promise.resolve()
    return new Promise((resolve) => {
      this.#drained = resolve
    })
  }

  /**
   * When everything that has arrived in this turn of the event loop has been looked at: else the first of fifty requests
   * that were read together would be sent off alone, and cost as much as the other forty-nine.
   */
  #pumpSoon(): void {
    if (this.#isPumpDue) return
    this.#isPumpDue = true
    setImmediate(() => {
      this.#isPumpDue = false
      this.#pump()
    })
  }

  #pump(): void {
    while (this.#queue.length >= this.#worthFrom()) {
      const batch = this.#queue.splice(0, this.#options.batchMax)
      this.#inFlight += 1
      void this.#run(batch)
    }
  }

  /** Where a batch is under way, the next one waits for it until it is long enough to be worth a commit of its own. */
  #worthFrom(): number {
    if (this.#inFlight >= this.#options.inFlightMax) return Number.POSITIVE_INFINITY
    return this.#inFlight === 0 ? 1 : besideOthersFrom
  }

  async #run(batch: readonly Waiting<Item, Outcome>[]): Promise<void> {
    const started = performance.now()
    try {
      const outcomes = await this.#options.commit(batch.map((waiting) => waiting.item))
      for (const [index, waiting] of batch.entries()) waiting.resolve(outcomes[index] as Outcome)
    } catch (error) {
      for (const waiting of batch) waiting.reject(error)
    }
    this.#options.onBatch?.(batch.length, performance.now() - started)
    this.#inFlight -= 1
    this.#pump()
    if (this.#inFlight === 0 && this.#queue.length === 0) this.#drained?.()
  }
}

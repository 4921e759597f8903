import type { ServerResponse } from 'node:http'
import type { FastifyReply } from 'fastify'
import { openEventStream } from './event-stream.ts'
import { Refused } from './refused.ts'
import type { World } from './world.ts'

/** Somebody who has a stream open. */
export interface LiveReader {
  /** What is new to this reader since it was asked last, as whole events. */
  news(): Promise<string>
  /** Whether the one who opened the stream would still be let in. */
  isStillLetIn(): Promise<boolean>
}

interface Open extends LiveReader {
  readonly response: ServerResponse
}

interface LiveOptions {
  /** How often readers are asked for news without a word from the database; null: only when they are woken. */
  readonly lookEveryMs: number | null
  /** What cannot be read, for the log. */
  readonly what: string
}

const beatEveryMs = 15_000
/** However often they are woken, they look at most this often. */
const quietMs = 250
const unreadBytesMax = 1_000_000
const readersMax = 2_000
const retryAfterSeconds = 10

/**
 * Open streams of people who are signed in. A stream is no use of a session: it keeps nobody signed in, and ends with the right to
 * what it shows, at the next beat or before the next word, whichever comes first.
 */
export class LiveReaders {
  readonly #world: Pick<World, 'log'>
  readonly #what: string
  readonly #open = new Set<Open>()
  readonly #timers: NodeJS.Timeout[] = []
  #soon: NodeJS.Timeout | undefined
  #turn: Promise<void> = Promise.resolve()

  constructor(world: Pick<World, 'log'>, { lookEveryMs, what }: LiveOptions) {
    this.#world = world
    this.#what = what
    this.#timers.push(setInterval(() => this.#queue(true), beatEveryMs))
    if (lookEveryMs !== null) this.#timers.push(setInterval(() => this.#queue(false), lookEveryMs))
    for (const timer of this.#timers) timer.unref()
  }

  /** Tells at once what there is, then keeps the response open. What is refused is refused before anything is promised. */
  async open(reply: FastifyReply, reader: LiveReader): Promise<void> {
    if (this.#open.size >= readersMax) throw new Refused('BUSY', undefined, retryAfterSeconds)
    const first = await reader.news()
    const response = openEventStream(reply)
    // Gone while it was being read: its `close` has been and will not come again.
    if (response.destroyed) return
    const open = { ...bound(reader), response }
    this.#open.add(open)
    response.once('close', () => this.#open.delete(open))
    response.write(`retry: 2000\n\n${first}`)
  }

  /** Something may be new. */
  wake(): void {
    this.#soon ??= setTimeout(() => {
      this.#soon = undefined
      this.#queue(false)
    }, quietMs)
  }

  close(): void {
    for (const timer of this.#timers) clearInterval(timer)
    clearTimeout(this.#soon)
    for (const { response } of this.#open) response.end()
  }

  /** One round after the other, so that a word of now does not arrive before one of before. */
  #queue(isBeat: boolean): void {
    if (this.#open.size === 0) return
    this.#turn = this.#turn.then(() => this.#round(isBeat))
  }

  async #round(isBeat: boolean): Promise<void> {
    for (const reader of this.#open) {
      try {
        await this.#tell(reader, isBeat)
      } catch {
        // The database is away: what is shown stays as it was, and the next round asks again.
        this.#world.log.warn(`${this.#what} could not be read`)
        return
      }
    }
  }

  async #tell(reader: Open, isBeat: boolean): Promise<void> {
    const { response } = reader
    const news = await reader.news()
    if (news === '' && !isBeat) return
    if (!(await reader.isStillLetIn())) {
      this.#open.delete(reader)
      response.end()
    } else if (response.writableLength > unreadBytesMax) response.destroy()
    else response.write(news === '' ? ': still here\n\n' : news)
  }
}

const bound = (reader: LiveReader): LiveReader => ({
  news: () => reader.news(),
  isStillLetIn: () => reader.isStillLetIn(),
})

import type { ServerResponse } from 'node:http'
import { toPlainDate } from '../../domain/kernel/plain-date.ts'
import { findHalls } from '../catalogue/index.ts'
import { toEvent } from '../platform/event-stream.ts'
import { Refused } from '../platform/refused.ts'
import type { World } from '../platform/world.ts'
import type { Boards } from './board.ts'

/** However many evaluations arrive, a hall's screens are told at most this often. */
const quietMs = 250
const heartbeatMs = 15_000
/** A screen that reads slower than this much behind is let go; it will connect again. */
const unreadBytesMax = 1_000_000
/** One process keeps so many boards open; a hall needs a handful. */
const followersMax = 2_000
const retryAfterSeconds = 10

/** The open live boards, by hall. Says “look again”, then sends the board as it is at that moment. */
export class Followers {
  readonly #world: World
  readonly #boards: Boards
  readonly #open = new Map<string, Set<ServerResponse>>()
  readonly #waiting = new Map<string, NodeJS.Timeout>()
  readonly #heartbeat: NodeJS.Timeout
  #codes: ReadonlyMap<number, string> = new Map()
  #count = 0

  constructor(world: World, boards: Boards) {
    this.#world = world
    this.#boards = boards
    this.#heartbeat = setInterval(() => this.#forEach((response) => response.write(': still here\n\n')), heartbeatMs)
    this.#heartbeat.unref()
    world.listen(
      'tally',
      (payload) => void this.#changed(payload.split(',').map(Number)),
      () => {
        for (const hallCode of this.#open.keys()) this.#soon(hallCode)
      },
    )
  }

  /** Refuses a follower too many, before anything is promised to it. */
  refuseWhenFull(): void {
    if (this.#count >= followersMax) throw new Refused('BUSY', undefined, retryAfterSeconds)
  }

  /** Keeps the response open and tells it at once what the board shows. */
  async add(hallCode: string, response: ServerResponse): Promise<void> {
    const board = await this.#boards.view(hallCode)
    // Gone while the board was being read: its `close` has been and will not come again.
    if (response.destroyed) return
    const followers = this.#open.get(hallCode) ?? new Set()
    this.#open.set(hallCode, followers.add(response))
    this.#count += 1
    this.#world.metrics.boardFollowers.inc()
    response.once('close', () => {
      followers.delete(response)
      if (followers.size === 0) this.#open.delete(hallCode)
      this.#count -= 1
      this.#world.metrics.boardFollowers.dec()
    })
    response.write(`retry: 2000\n\n${toEvent('board', board)}`)
  }

  close(): void {
    clearInterval(this.#heartbeat)
    for (const timer of this.#waiting.values()) clearTimeout(timer)
    this.#forEach((response) => response.end())
  }

  async #changed(hallIds: readonly number[]): Promise<void> {
    if (this.#open.size === 0) return
    if (hallIds.some((id) => !this.#codes.has(id))) {
      const halls = await findHalls(this.#world.app, toPlainDate(this.#world.now())).catch(() => [])
      this.#codes = new Map(halls.map((hall) => [hall.hallId, hall.hallCode]))
    }
    for (const id of hallIds) {
      const hallCode = this.#codes.get(id)
      if (hallCode !== undefined && this.#open.has(hallCode)) this.#soon(hallCode)
    }
  }

  #soon(hallCode: string): void {
    if (this.#waiting.has(hallCode)) return
    this.#waiting.set(
      hallCode,
      setTimeout(() => {
        this.#waiting.delete(hallCode)
        void this.#tell(hallCode)
      }, quietMs),
    )
  }

  async #tell(hallCode: string): Promise<void> {
    try {
      const event = toEvent('board', await this.#boards.view(hallCode))
      for (const response of this.#open.get(hallCode) ?? []) {
        if (response.writableLength > unreadBytesMax) response.destroy()
        else response.write(event)
      }
    } catch {
      // The database is away: screens show their last time, and are told when the listener is back.
      this.#world.log.warn('a live board could not be read')
    }
  }

  #forEach(act: (response: ServerResponse) => void): void {
    for (const followers of this.#open.values()) for (const response of followers) act(response)
  }
}

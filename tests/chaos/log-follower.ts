import { setTimeout as sleep } from 'node:timers/promises'
import type { NoteKey } from '../../ledger/note.ts'
import {
  fetchBytes,
  fetchTiles,
  followsOn,
  keysFor,
  type LogName,
  logs,
  type ReadCheckpoint,
  readCheckpoint,
  readerOf,
  tilesOfConsistency,
} from './log-reader.ts'
import type { Twin } from './twins.ts'

const pauseMs = 150

/**
 * Somebody outside who asks now the one and now the other server for its checkpoint, and lets himself be shown that each goes on from the one that he
 * had, out of the tiles that are served at that moment.
 */
export class LogFollower {
  readonly #twins: readonly [Twin, Twin]
  readonly #keys = new Map<LogName, readonly NoteKey[]>()
  /** Every one that was ever served, each once. */
  readonly seen = new Map<LogName, ReadCheckpoint[]>(logs.map((log) => [log, []]))
  readonly broken: string[] = []
  /** How often a proof was asked for and fitted. */
  shown = 0
  #isOver = false
  #following: Promise<void> | undefined

  constructor(twins: readonly [Twin, Twin]) {
    this.#twins = twins
  }

  async begin(): Promise<void> {
    for (const log of logs) this.#keys.set(log, await keysFor(this.#twins[0].base, log.use))
    this.#following = this.#follow()
  }

  async end(): Promise<void> {
    this.#isOver = true
    await this.#following
    // What was published last.
    for (const twin of this.#twins) for (const log of logs) await this.#look(twin, log)
  }

  async #follow(): Promise<void> {
    for (let turn = 0; !this.#isOver; turn += 1) {
      const twin = this.#twins[turn % 2] as Twin
      for (const log of logs) if (twin.isServing) await this.#look(twin, log).catch(() => undefined)
      await sleep(pauseMs)
    }
  }

  /** @throws where the server is gone meanwhile: then it is asked another time */
  async #look({ base }: Twin, log: LogName): Promise<void> {
    const note = (await fetchBytes(`${base}${log.prefix}/checkpoint`)).toString()
    const seen = this.seen.get(log) ?? []
    if (seen.some((each) => each.note === note)) return
    const found = await readCheckpoint(note, this.#keys.get(log) ?? []).catch((error: unknown) => {
      this.broken.push(String(error))
      throw error
    })
    const last = seen.at(-1)
    if (last !== undefined && last.size > 0) {
      const [older, newer] = last.size <= found.size ? [last, found] : [found, last]
      const tiles = await fetchTiles(base, log.prefix, tilesOfConsistency(older.size, newer.size))
      if (followsOn(log.hash, older, newer, readerOf(tiles))) this.shown += 1
      else this.broken.push(`${older.note}\nis no beginning of\n${newer.note}`)
    }
    seen.push(found)
    seen.sort((a, b) => a.size - b.size)
  }
}

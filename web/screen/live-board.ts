import type { Answer, Outcome } from '../shared/call.ts'
import { delayOf, type Wait } from '../shared/delivery.ts'

export type Board = Answer<'seeBoard'>

/** How fresh the numbers are: pushed, fetched at intervals, or old because the line is cut. */
export type Connection = 'CONNECTING' | 'LIVE' | 'POLLING' | 'LOST'

/** The part of EventSource that is used; handed in with the other edges. */
export interface Events {
  addEventListener(name: 'open' | 'error' | 'board', listener: (event: { readonly data?: string }) => void): void
  close(): void
}

export interface World {
  readonly ask: () => Promise<Outcome<Board>>
  /** Undefined where the browser has no server-sent events. */
  readonly listen: (() => Events) | undefined
  readonly wait: Wait
}

export interface Viewer {
  readonly board: (board: Board) => void
  readonly connection: (connection: Connection) => void
  readonly unknown: () => void
}

const POLL_MS = 5_000
/** An EventSource that has been refused does not come back by itself. */
const LISTEN_AGAIN_MS = 30_000

/** Follows the board of a hall: one question first, then pushed changes, or questions at intervals while nothing is pushed. */
export function followBoard(world: World, viewer: Viewer): () => void {
  let events: Events | undefined
  let stopped = false
  let isLive = false
  const waits = new Set<() => void>()

  function later(ms: number, then: () => void): void {
    const cancel = world.wait(ms, () => {
      waits.delete(cancel)
      if (!stopped) then()
    })
    waits.add(cancel)
  }

  async function ask(): Promise<void> {
    if (isLive || stopped) return
    const outcome = await world.ask()
    if (stopped || isLive) return
    if (outcome.ok) {
      viewer.board(outcome.answer)
      if (events === undefined) viewer.connection('POLLING')
    } else if (delayOf(outcome) === undefined) {
      stop()
      return viewer.unknown()
    } else {
      viewer.connection('LOST')
    }
    later(POLL_MS, () => void ask())
  }

  function listen(): void {
    if (world.listen === undefined) return
    const source = world.listen()
    events = source
    source.addEventListener('board', (event) => {
      if (stopped || event.data === undefined) return
      viewer.board(JSON.parse(event.data) as Board)
      isLive = true
      viewer.connection('LIVE')
    })
    source.addEventListener('error', () => {
      if (stopped || events !== source) return
      source.close()
      events = undefined
      const wasLive = isLive
      isLive = false
      viewer.connection('LOST')
      if (wasLive) later(POLL_MS / 5, () => void ask())
      later(wasLive ? POLL_MS / 2 : LISTEN_AGAIN_MS, listen)
    })
  }

  function stop(): void {
    stopped = true
    events?.close()
    for (const cancel of waits) cancel()
  }

  viewer.connection('CONNECTING')
  void ask()
  listen()
  return stop
}

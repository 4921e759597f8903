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
  let isLive = false
  let isAsking = false
  let stopped = false
  let cancelAsk = nothing
  let cancelListen = nothing

  function askIn(ms: number): void {
    cancelAsk()
    cancelAsk = world.wait(ms, () => void ask())
  }

  async function ask(): Promise<void> {
    if (isLive || isAsking || stopped) return
    isAsking = true
    const outcome = await world.ask()
    isAsking = false
    // What was pushed meanwhile is newer.
    if (stopped || isLive) return
    if (!outcome.ok && delayOf(outcome) === undefined) {
      stop()
      viewer.unknown()
      return
    }
    if (outcome.ok) viewer.board(outcome.answer)
    if (!outcome.ok) viewer.connection('LOST')
    else if (events === undefined) viewer.connection('POLLING')
    askIn(POLL_MS)
  }

  function listen(): void {
    if (world.listen === undefined || stopped) return
    const source = world.listen()
    events = source
    source.addEventListener('board', ({ data }) => {
      if (stopped || data === undefined) return
      isLive = true
      viewer.board(JSON.parse(data) as Board)
      viewer.connection('LIVE')
    })
    source.addEventListener('error', () => {
      if (!stopped && events === source) lose(source)
    })
  }

  function lose(source: Events): void {
    source.close()
    events = undefined
    const wasLive = isLive
    isLive = false
    viewer.connection('LOST')
    askIn(wasLive ? POLL_MS / 5 : POLL_MS)
    cancelListen = world.wait(wasLive ? POLL_MS / 2 : LISTEN_AGAIN_MS, listen)
  }

  function stop(): void {
    stopped = true
    events?.close()
    cancelAsk()
    cancelListen()
  }

  viewer.connection('CONNECTING')
  void ask()
  listen()
  return stop
}

const nothing = (): void => undefined

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
/** Also while changes are pushed: a line may die without a word, and at midnight nobody evaluates but the day is new. */
const LOOK_AGAIN_MS = 60_000
/** An EventSource that has been refused does not come back by itself. */
const LISTEN_AGAIN_MS = 30_000

/** Follows the board of a hall: one question first, then pushed changes, or questions at intervals while nothing is pushed. */
export function followBoard(world: World, viewer: Viewer): () => void {
  let events: Events | undefined
  let isLive = false
  let isAsking = false
  let stopped = false
  let shown: string | undefined
  let cancelAsk = nothing
  let cancelListen = nothing

  function askIn(ms: number): void {
    cancelAsk()
    cancelAsk = world.wait(ms, () => void ask())
  }

  async function ask(): Promise<void> {
    if (isAsking || stopped) return
    isAsking = true
    const outcome = await world.ask()
    isAsking = false
    if (!stopped) settle(outcome)
  }

  function settle(outcome: Outcome<Board>): void {
    if (outcome.ok) {
      show(outcome.answer)
      if (events === undefined) viewer.connection('POLLING')
      askIn(isLive ? LOOK_AGAIN_MS : POLL_MS)
    } else if (delayOf(outcome) === undefined) {
      stop()
      viewer.unknown()
    } else if (isLive && events !== undefined) {
      lose(events)
    } else {
      viewer.connection('LOST')
      askIn(POLL_MS)
    }
  }

  /** What was pushed while a question was under way is newer than its answer. */
  function show(board: Board): void {
    if (shown !== undefined && Date.parse(board.asOf) < Date.parse(shown)) return
    shown = board.asOf
    viewer.board(board)
  }

  function listen(): void {
    if (world.listen === undefined || stopped) return
    const source = world.listen()
    events = source
    source.addEventListener('board', ({ data }) => {
      if (stopped || data === undefined) return
      isLive = true
      show(JSON.parse(data) as Board)
      viewer.connection('LIVE')
      askIn(LOOK_AGAIN_MS)
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

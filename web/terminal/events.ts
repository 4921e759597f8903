import type { Wait } from '../shared/delivery.ts'

export interface ServerEvent {
  readonly id: string
  readonly name: string
  readonly data: string
}

/** Takes the text of a stream as it comes and answers the events that are complete. */
export function eventReader(): (text: string) => readonly ServerEvent[] {
  let rest = ''
  return (text) => {
    const blocks = (rest + text).split(/\r?\n\r?\n/)
    rest = blocks.pop() ?? ''
    return blocks.map(toEvent).filter(({ data }) => data !== '')
  }
}

function toEvent(block: string): ServerEvent {
  const fields = block.split(/\r?\n/).map((line) => /^(\w+): ?(.*)$/.exec(line))
  const all = (name: string) => fields.filter((field) => field?.[1] === name).map((field) => field?.[2] ?? '')
  return { id: all('id')[0] ?? '', name: all('event')[0] ?? 'message', data: all('data').join('\n') }
}

/** The part of a streamed answer that is used; handed in with the other edges. */
export interface Stream {
  readonly status: number
  /** Resolves to undefined at the end. */
  readonly read: () => Promise<string | undefined>
  readonly close: () => void
}

export interface FollowWorld {
  /** Opens the stream of events after the last one known; rejects without network. */
  readonly open: (lastEventId: string) => Promise<Stream>
  readonly wait: Wait
  readonly lastEventId: () => Promise<string>
}

export interface Hearer {
  readonly event: (event: ServerEvent) => Promise<void>
  readonly connected: (isConnected: boolean) => void
  /** Refused: does the platform not know this device any more? It may have been somebody between us and the platform. */
  readonly isRevoked: () => Promise<boolean>
}

export interface Following {
  /** Try now: the network is back. */
  readonly nudge: () => void
  /** The device says that it has no network: the line is dead, though nobody has said so on it. */
  readonly lost: () => void
  /** Begin again with everything: something is missing here. */
  readonly again: () => void
  readonly stop: () => void
}

const RETRY_MS = 2_000
const RETRY_MS_MAX = 30_000
/** The platform says at least every 15 seconds that it is there: after this silence the line is dead. */
const SILENT_MS = 40_000

/**
 * Follows the window. A stream fetched with the device’s token, because an EventSource cannot show one; it comes back by itself and
 * goes on after the last event that was kept.
 */
export function follow(world: FollowWorld, hearer: Hearer): Following {
  let stream: Stream | undefined
  let cancelWait: (() => void) | undefined
  let cancelSilence: (() => void) | undefined
  let failures = 0
  let isStopped = false
  let isFresh = false

  async function run(): Promise<void> {
    cancelWait = undefined
    const last = isFresh ? '' : await world.lastEventId()
    isFresh = false
    try {
      const opened = await world.open(last)
      if (isStopped) return opened.close()
      if (opened.status === 401 && (await hearer.isRevoked())) return
      if (opened.status !== 200) throw new Error('refused')
      stream = opened
      failures = 0
      hearer.connected(true)
      await readOn(opened)
    } catch {
      failures += 1
    }
    stream = undefined
    cancelSilence?.()
    if (isStopped) return
    hearer.connected(false)
    cancelWait = world.wait(Math.min(RETRY_MS * 2 ** Math.max(0, failures - 1), RETRY_MS_MAX), () => void run())
  }

  async function readOn(opened: Stream): Promise<void> {
    const read = eventReader()
    for (;;) {
      cancelSilence?.()
      cancelSilence = world.wait(SILENT_MS, opened.close)
      const text = await opened.read()
      if (text === undefined) return
      for (const event of read(text)) await hearer.event(event)
    }
  }

  const nudge = () => {
    if (cancelWait === undefined || isStopped) return
    cancelWait()
    failures = 0
    void run()
  }
  void run()
  return {
    nudge,
    lost: () => stream?.close(),
    again: () => {
      isFresh = true
      if (stream === undefined) nudge()
      else stream.close()
    },
    stop: () => {
      isStopped = true
      cancelWait?.()
      cancelSilence?.()
      stream?.close()
    },
  }
}

export async function openStream(url: string, bearer: string, lastEventId: string): Promise<Stream> {
  const stop = new AbortController()
  const response = await fetch(url, {
    cache: 'no-store',
    credentials: 'omit',
    signal: stop.signal,
    headers: {
      authorization: `Bearer ${bearer}`,
      accept: 'text/event-stream',
      ...(lastEventId === '' ? {} : { 'last-event-id': lastEventId }),
    },
  })
  const reader = response.body?.getReader()
  const decoder = new TextDecoder()
  return {
    status: response.status,
    read: async () => {
      const part = await reader?.read()
      return part === undefined || part.done ? undefined : decoder.decode(part.value, { stream: true })
    },
    close: () => stop.abort(),
  }
}

import { useEffect, useRef, useState } from 'react'
import { addresses } from './addresses.ts'
import type { Name } from './promised.ts'

/** How fresh what is shown is: pushed as it happens, or as it was when it was asked for. */
export type Line = 'CONNECTING' | 'LIVE' | 'LOST'

/** An EventSource that has been refused does not come back by itself. */
const againMs = 15_000

type Heard = (event: string, data: unknown) => void

/**
 * Listens to a stream while the page is looked at. A browser keeps only a few connections to one place: tabs that nobody looks at
 * hold none. Listening is no use of the session, so a forgotten screen signs out all the same.
 */
function listen(name: Name, events: readonly string[], heard: Heard, line: (line: Line) => void): () => void {
  let source: EventSource | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  const close = () => {
    clearTimeout(timer)
    source?.close()
    source = undefined
  }
  const open = () => {
    close()
    if (document.visibilityState !== 'visible') return
    const own = new EventSource(addresses[name][1])
    source = own
    own.addEventListener('open', () => line('LIVE'))
    own.addEventListener('error', () => {
      line('LOST')
      if (own.readyState === EventSource.CLOSED) timer = setTimeout(open, againMs)
    })
    for (const event of events)
      own.addEventListener(event, ({ data }: MessageEvent<string>) => heard(event, JSON.parse(data)))
  }
  document.addEventListener('visibilitychange', open)
  open()
  return () => {
    document.removeEventListener('visibilitychange', open)
    close()
  }
}

/** @param events named once: the list must be the same at every render */
export function useStream(name: Name, events: readonly string[], heard: Heard): Line {
  const [line, setLine] = useState<Line>('CONNECTING')
  const latest = useRef(heard)
  latest.current = heard
  useEffect(() => listen(name, events, (event, data) => latest.current(event, data), setLine), [name, events])
  return line
}

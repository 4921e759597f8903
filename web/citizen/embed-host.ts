/** The page of somebody else that has opened the evaluation. It learns that it has arrived, and never which grade. */
export interface EmbedHost {
  evaluated(): void
  close(): void
}

type Word = 'ready' | 'evaluated' | 'close'

interface Frame {
  readonly isFramed: boolean
  /** Who frames us, nearest first; undefined where the browser does not tell. */
  readonly ancestors: readonly string[] | undefined
  readonly host: { postMessage(message: unknown, origin: string): void } | null
  readonly closeTab: () => void
}

/**
 * Whom to tell. Every word goes to the one origin that the signed link names; the browser drops it where anybody else listens.
 * @returns undefined where nobody is to be told, 'ELSEWHERE' where a page shows it that the link was not made for
 */
export function findEmbedHost(origin: string | null, frame: Frame): EmbedHost | undefined | 'ELSEWHERE' {
  if (frame.isFramed && (origin === null || isElsewhere(origin, frame.ancestors))) return 'ELSEWHERE'
  if (origin === null || frame.host === null) return undefined
  const { host, isFramed, closeTab } = frame
  const say = (type: Word) => host.postMessage({ yiping: 1, type }, origin)
  say('ready')
  return {
    evaluated: () => say('evaluated'),
    close() {
      say('close')
      if (!isFramed) closeTab()
    },
  }
}

function isElsewhere(origin: string, ancestors: readonly string[] | undefined): boolean {
  return ancestors?.some((ancestor) => ancestor !== origin) ?? false
}

export function ownFrame(): Frame {
  const isFramed = window.parent !== window
  const ancestors = location.ancestorOrigins as DOMStringList | undefined
  return {
    isFramed,
    ancestors: ancestors && Array.from(ancestors),
    host: isFramed ? window.parent : (window.opener as Window | null),
    closeTab: () => window.close(),
  }
}

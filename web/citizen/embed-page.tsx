import { useEffect, useRef, useState } from 'preact/hooks'
import { wait, whenBack } from '../shared/browser.ts'
import { type Answer, call } from '../shared/call.ts'
import { type Delivery, deliver } from '../shared/delivery.ts'
import { type EmbedHost, findEmbedHost, ownFrame } from './embed-host.ts'
import { EvaluatePage, type PageProps } from './evaluate-page.tsx'
import { type Trouble, toTrouble } from './trouble.ts'
import { TroublePage } from './trouble-page.tsx'

type Stage =
  | { readonly kind: 'OPENING' }
  | { readonly kind: 'TROUBLE'; readonly trouble: Trouble; readonly mayRetry: boolean }
  | { readonly kind: 'OPENED'; readonly link: Answer<'openEmbedLink'>; readonly host: EmbedHost | undefined }

/** An evaluation opened by a signed link: in a frame of another site, in an app, in a mini-program. Needs no cookie and no storage. */
export function EmbedPage({ link, ...page }: PageProps & { readonly link: string }) {
  const [stage, setStage] = useState<Stage>({ kind: 'OPENING' })
  const delivery = useRef<Delivery | undefined>(undefined)
  useEffect(openLinksOutside, [])
  useEffect(() => {
    const opening = deliver(() => call('openEmbedLink', { body: { link } }), wait, {
      done: (opened) => {
        const host = findEmbedHost(opened.origin, ownFrame())
        if (host === 'ELSEWHERE') setStage({ kind: 'TROUBLE', trouble: 'ORIGIN_NOT_ALLOWED', mayRetry: false })
        else setStage({ kind: 'OPENED', link: opened, host })
      },
      later: (trouble) => setStage({ kind: 'TROUBLE', trouble, mayRetry: true }),
      refused: ({ code }) => setStage({ kind: 'TROUBLE', trouble: toTrouble(code), mayRetry: false }),
    })
    delivery.current = opening
    const leave = whenBack(opening.nudge)
    return () => {
      leave()
      opening.stop()
    }
  }, [link])

  switch (stage.kind) {
    case 'OPENING':
      return <p class="opening quiet">{page.t.opening}</p>
    case 'TROUBLE':
      return (
        <TroublePage
          t={page.t}
          trouble={stage.trouble}
          onRetry={stage.mayRetry ? () => delivery.current?.nudge() : undefined}
        />
      )
    case 'OPENED':
      return <EvaluatePage {...page} token={stage.link.token} channel={stage.link.channel} host={stage.host} />
  }
}

/** The receipt's page refuses to be framed: links lead into a page of their own. */
function openLinksOutside(): () => void {
  if (window.parent === window) return () => undefined
  const base = document.createElement('base')
  base.target = '_blank'
  document.head.append(base)
  return () => base.remove()
}

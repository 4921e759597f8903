import { type ComponentType, render } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { Shell } from '../shared/shell.tsx'
import { findSpeech } from '../shared/speak.ts'
import { useEdition } from '../shared/use-edition.ts'
import { useLanguage, useTitle } from '../shared/use-language.ts'
import { EvaluatePage, type PageProps } from './evaluate-page.tsx'
import { Late } from './late.tsx'
import { type Place, toChannel, toPlace } from './place.ts'
import { texts } from './texts.ts'
import type { CitizenTexts as Texts } from './texts.zh.ts'
import { TroublePage } from './trouble-page.tsx'

const speech = findSpeech()

function usePlace(): Place {
  const [place, setPlace] = useState(() => toPlace(location))
  useEffect(() => {
    const moved = () => setPlace(toPlace(location))
    window.addEventListener('hashchange', moved)
    return () => window.removeEventListener('hashchange', moved)
  }, [])
  return place
}

function App() {
  const [spoken, setLanguage] = useLanguage(texts)
  const [edition, setEdition] = useEdition()
  const place = usePlace()
  if (spoken === undefined) return null
  const { t, language } = spoken
  const isElderly = edition === 'elderly'
  const editionSwitch = (
    <button type="button" class="tool" onClick={() => setEdition(isElderly ? 'ordinary' : 'elderly')}>
      {isElderly ? t.shared.ordinary : t.shared.elderly}
    </button>
  )
  return (
    <Shell t={t.shared} language={language} onLanguage={setLanguage} tools={editionSwitch}>
      <Page place={place} t={t} language={language} speak={isElderly ? speech : undefined} />
    </Shell>
  )
}

function Page({ place, ...page }: PageProps & { readonly place: Place }) {
  const channel = toChannel(location.search, matchMedia('(pointer: coarse)').matches)
  switch (place.page) {
    case 'EVALUATE':
      return <EvaluatePage {...page} key={place.token} token={place.token} channel={channel} />
    case 'EMBED':
      return <Fetched load={loadEmbedPage} {...page} link={place.link} />
    case 'RECEIPT':
      return <Fetched load={loadReceiptPage} {...page} receipt={place.receipt} />
    case 'REPORT':
      return <Fetched load={loadReportPage} {...page} receipt={place.receipt} />
    case 'COMMENT':
      return <Fetched load={loadCommentPage} {...page} {...place} channel={channel} />
    case 'LINK_MALFORMED':
    case 'PAGE_UNKNOWN':
      return <Nowhere t={page.t} trouble={place.page} />
  }
}

// Whoever evaluates waits for no page that others need.
const loadEmbedPage = () => import('./embed-page.tsx').then((loaded) => loaded.EmbedPage)
const loadReceiptPage = () => import('./receipt-page.tsx').then((loaded) => loaded.ReceiptPage)
const loadReportPage = () => import('./report-page.tsx').then((loaded) => loaded.ReportPage)
const loadCommentPage = () => import('./comment-page.tsx').then((loaded) => loaded.CommentPage)

type FetchedProps<Props> = Props & PageProps & { readonly load: () => Promise<ComponentType<Props>> }

/** A page that is fetched when it is asked for. */
function Fetched<Props extends object>({ load, ...props }: FetchedProps<Props>) {
  return (
    <Late
      load={load as unknown as () => Promise<ComponentType<Props & PageProps>>}
      props={props as unknown as Props & PageProps}
      coming={<p class="opening quiet">{props.t.opening}</p>}
      failed={<TroublePage t={props.t} trouble="OFFLINE" onRetry={() => location.reload()} />}
    />
  )
}

function Nowhere({ t, trouble }: { readonly t: Texts; readonly trouble: 'LINK_MALFORMED' | 'PAGE_UNKNOWN' }) {
  useTitle(`${t.troubles[trouble].title} · ${t.shared.product}`)
  return <TroublePage t={t} trouble={trouble} />
}

const root = document.getElementById('root')
if (root !== null) render(<App />, root)

import { render } from 'preact'
import { useMemo } from 'preact/hooks'
import { type PublicPage, PublicPages, usePublicEdition } from '../shared/public-pages/public-pages.tsx'
import { Shell } from '../shared/shell.tsx'
import { useLanguage, useTitle } from '../shared/use-language.ts'
import { BulletinPage } from './bulletin-page.tsx'
import { CityPage } from './city-page.tsx'
import { DataPage } from './data-page.tsx'
import { HallPage } from './hall-page.tsx'
import { MethodPage } from './method-page.tsx'
import { texts } from './texts.ts'
import type { PortalTexts } from './texts.zh.ts'
import type { Saying } from './types.ts'
import { WindowPage } from './window-page.tsx'

type Place =
  | { readonly page: 'CITY' | 'METHOD' | 'DATA' }
  | { readonly page: 'HALL'; readonly hallCode: string }
  | { readonly page: 'WINDOW'; readonly hallCode: string; readonly windowCode: string }
  | { readonly page: 'BULLETIN'; readonly month: string | undefined }

/** /portal, /portal/hall/{hallCode}, /portal/hall/{hallCode}/{windowCode}, /portal/bulletin, /portal/bulletin/{month}, /portal/method, /portal/data */
function placeOf(pathname: string): Place {
  const [, , page = '', one = '', other = ''] = pathname.split('/').map(decoded)
  if (page === 'hall' && other !== '') return { page: 'WINDOW', hallCode: one, windowCode: other }
  if (page === 'hall' && one !== '') return { page: 'HALL', hallCode: one }
  if (page === 'bulletin') return { page: 'BULLETIN', month: one || undefined }
  if (page === 'method') return { page: 'METHOD' }
  return { page: page === 'data' ? 'DATA' : 'CITY' }
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

function Page({ place, ...saying }: Saying & { readonly place: Place }) {
  switch (place.page) {
    case 'CITY':
      return <CityPage {...saying} />
    case 'HALL':
      return <HallPage {...saying} hallCode={place.hallCode} />
    case 'WINDOW':
      return <WindowPage {...saying} hallCode={place.hallCode} windowCode={place.windowCode} />
    case 'BULLETIN':
      return <BulletinPage {...saying} month={place.month} />
    case 'METHOD':
      return <MethodPage {...saying} />
    case 'DATA':
      return <DataPage {...saying} />
  }
}

const pageNames: { readonly [page in Place['page']]?: PublicPage } = {
  ...{ CITY: 'city', BULLETIN: 'bulletin', METHOD: 'method', DATA: 'data' },
}

/** 公开门户: for everybody. */
function App() {
  const [spoken, setLanguage] = useLanguage(texts)
  const [isElderly, editionSwitch] = usePublicEdition(spoken?.t.shared)
  const place = useMemo(() => placeOf(location.pathname), [])
  const shown = spoken?.t ?? texts['zh-CN']
  useTitle(`${shown.title} · ${shown.shared.product}`)
  if (spoken === undefined) return null
  const { t, language } = spoken
  return (
    <Shell t={t.shared} language={language} onLanguage={setLanguage} tools={editionSwitch}>
      <h1>{t.title}</h1>
      {place.page === 'CITY' ? <p>{t.lead}</p> : null}
      <PublicPages language={language} current={pageNames[place.page]} isElderly={isElderly} />
      <Page place={place} t={t} language={language} isElderly={isElderly} />
      {place.page === 'CITY' || place.page === 'HALL' ? <Notes t={t} /> : null}
    </Shell>
  )
}

function Notes({ t }: { readonly t: PortalTexts }) {
  return (
    <section>
      <h2>{t.notesTitle}</h2>
      <ul class="notes">
        {t.notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
    </section>
  )
}

const root = document.getElementById('root')
if (root !== null) render(<App />, root)

import { render } from 'preact'
import { useMemo } from 'preact/hooks'
import type { Language } from '../shared/language.ts'
import { PublicPages, usePublicEdition } from '../shared/public-pages/public-pages.tsx'
import { Shell } from '../shared/shell.tsx'
import { useLanguage, useTitle } from '../shared/use-language.ts'
import { CataloguePage } from './catalogue.tsx'
import { PeriodPage } from './period-page.tsx'
import { texts } from './texts.ts'
import type { RankingTexts } from './texts.zh.ts'
import { WindowPage } from './window-page.tsx'

interface Place {
  readonly period: string | undefined
  readonly hallCode: string | undefined
  readonly windowCode: string | undefined
}

/** /ranking, /ranking/{period}, /ranking/{period}/{hallCode}/{windowCode} */
function placeOf(pathname: string): Place {
  const [, , period, hallCode, windowCode] = pathname.split('/').map(decoded)
  return { period: period || undefined, hallCode: hallCode || undefined, windowCode: windowCode || undefined }
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

function Page({
  t,
  language,
  place,
}: {
  readonly t: RankingTexts
  readonly language: Language
  readonly place: Place
}) {
  const { period, hallCode, windowCode } = place
  if (period === undefined) return <CataloguePage t={t} language={language} />
  if (hallCode === undefined || windowCode === undefined)
    return <PeriodPage t={t} language={language} period={period} />
  return <WindowPage t={t} language={language} period={period} hallCode={hallCode} windowCode={windowCode} />
}

/** 区间排名: for everybody. */
function App() {
  const [spoken, setLanguage] = useLanguage(texts)
  const shown = spoken?.t ?? texts['zh-CN']
  useTitle(`${shown.title} · ${shown.shared.product}`)
  const [isElderly, editionSwitch] = usePublicEdition(spoken?.t.shared)
  const place = useMemo(() => placeOf(location.pathname), [])
  if (spoken === undefined) return null
  const { t, language } = spoken
  return (
    <Shell t={t.shared} language={language} onLanguage={setLanguage} tools={editionSwitch}>
      <h1>{place.windowCode === undefined ? t.title : t.one.title}</h1>
      {place.windowCode === undefined ? <p>{t.lead}</p> : null}
      <PublicPages language={language} current="ranking" isElderly={isElderly} />
      <Page t={t} language={language} place={place} />
      <h2>{t.notesTitle}</h2>
      <ul class="notes">
        {t.notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
      {place.period === undefined ? null : (
        <a class="button others" href="/ranking">
          {t.others}
        </a>
      )}
    </Shell>
  )
}

const root = document.getElementById('root')
if (root !== null) render(<App />, root)

import { render } from 'preact'
import { useMemo } from 'preact/hooks'
import { Shell } from '../shared/shell.tsx'
import { useLanguage, useTitle } from '../shared/use-language.ts'
import { Chooser } from './chooser.tsx'
import { texts } from './texts.ts'
import { WindowHistory } from './window-history.tsx'

/** /h, /h/{hallCode}, /h/{hallCode}/{windowCode} */
function placeOf(pathname: string): { readonly hallCode: string | undefined; readonly windowCode: string | undefined } {
  const [, , hallCode, windowCode] = pathname.split('/').map(decoded)
  return { hallCode: hallCode || undefined, windowCode: windowCode || undefined }
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

/** 窗口评价公开记录: for everybody, by day and week, each evaluation to be checked in the browser. */
function App() {
  const [spoken, setLanguage] = useLanguage(texts)
  const shown = spoken?.t ?? texts['zh-CN']
  useTitle(`${shown.title} · ${shown.shared.product}`)
  const { hallCode, windowCode } = useMemo(() => placeOf(location.pathname), [])
  const place = useMemo(
    () => (hallCode === undefined || windowCode === undefined ? undefined : { hallCode, windowCode }),
    [hallCode, windowCode],
  )
  if (spoken === undefined) return null
  const { t, language } = spoken
  return (
    <Shell t={t.shared} language={language} onLanguage={setLanguage}>
      <h1>{t.title}</h1>
      {place === undefined ? (
        <Chooser t={t} hallCode={hallCode} />
      ) : (
        <WindowHistory t={t} language={language} place={place} />
      )}
      <h2>{t.readIt}</h2>
      <ul class="notes">
        {t.notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
      {hallCode === undefined ? null : (
        <a class="button others" href="/h">
          {t.others}
        </a>
      )}
    </Shell>
  )
}

const root = document.getElementById('root')
if (root !== null) render(<App />, root)

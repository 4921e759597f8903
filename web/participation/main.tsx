import { render } from 'preact'
import { useState } from 'preact/hooks'
import { call } from '../shared/call.ts'
import { sayRefusal } from '../shared/refusal.ts'
import { Shell } from '../shared/shell.tsx'
import { useLanguage, useTitle } from '../shared/use-language.ts'
import { type Found, Shares, Sheet } from './sheets.tsx'
import { texts } from './texts.ts'
import type { ParticipationTexts as Texts } from './texts.zh.ts'

const hallCode = decodeURIComponent(location.pathname.split('/')[2] ?? '')

/** How a hall’s services were taken part in: to be read only, with a key that is kept nowhere. */
function App() {
  const [spoken, setLanguage] = useLanguage(texts)
  const words = spoken?.t ?? texts['zh-CN']
  useTitle(`${words.title} · ${words.shared.product}`)
  const [found, setFound] = useState<Found | undefined>(undefined)
  if (spoken === undefined) return null
  const { t, language } = spoken
  return (
    <Shell t={t.shared} language={language} onLanguage={setLanguage}>
      <h1 class="title">{t.title}</h1>
      <KeyForm t={t} onFound={setFound} />
      {found === undefined ? null : <Report t={t} found={found} />}
    </Shell>
  )
}

function KeyForm({ t, onFound }: { readonly t: Texts; readonly onFound: (found: Found | undefined) => void }) {
  const [key, setKey] = useState('')
  const [said, setSaid] = useState<string | undefined>(undefined)
  const submit = async (event: Event) => {
    event.preventDefault()
    setSaid(t.opening)
    const outcome = await call('seeParticipation', { params: { hallCode }, bearer: key.trim() })
    onFound(outcome.ok ? outcome.answer : undefined)
    setSaid(outcome.ok ? undefined : outcome.offline ? t.offline : sayRefusal(t.shared, outcome.problem.code))
  }
  return (
    <form class="card stack" onSubmit={(event) => void submit(event)}>
      <label for="key">{t.key}</label>
      <input
        class="field"
        id="key"
        type="password"
        autoComplete="off"
        aria-describedby="key-hint"
        value={key}
        onInput={(event) => setKey(event.currentTarget.value)}
      />
      <p class="quiet" id="key-hint">
        {t.keyHint}
      </p>
      <button type="submit" class="button button-primary">
        {t.show}
      </button>
      <div role="status">{said === undefined ? null : <p class="warning">{said}</p>}</div>
    </form>
  )
}

function Report({ t, found }: { readonly t: Texts; readonly found: Found }) {
  const { total, days, windows, outcomes, elderly, shares } = found
  return (
    <div data-report>
      <p>
        <span lang="zh-CN">{found.hallName}</span> · {t.period(found.fromDay, found.toDay)}
      </p>
      {total.served === 0 ? <p class="card">{t.none}</p> : null}
      <Sheet
        t={t}
        name={t.total}
        rows={[
          [t.total, total],
          [t.elderly, elderly],
        ]}
      />
      <Shares t={t} shares={shares} />
      <Sheet t={t} name={t.byWindow} rows={windows.map((row) => [row.windowCode, row])} />
      <Sheet t={t} name={t.byDay} rows={days.map((row) => [row.day, row])} />
      <Sheet t={t} name={t.byOutcome} rows={outcomes.map((row) => [t.outcomes[row.outcome], row])} />
      {t.notes.map((note) => (
        <p class="quiet" key={note}>
          {note}
        </p>
      ))}
    </div>
  )
}

const root = document.getElementById('root')
if (root !== null) render(<App />, root)

import { render } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { wait, whenBack } from '../shared/browser.ts'
import { type Answer, call } from '../shared/call.ts'
import { deliver } from '../shared/delivery.ts'
import { ReceiptForm } from '../shared/receipt-form.tsx'
import { Shell } from '../shared/shell.tsx'
import { useLanguage, useTitle } from '../shared/use-language.ts'
import { CityProgress } from './city-progress.tsx'
import { texts } from './texts.ts'
import type { HomeTexts } from './texts.zh.ts'

type Halls = Answer<'seeHalls'>['halls'] | 'OPENING' | 'FAILED'

function App() {
  const [spoken, setLanguage] = useLanguage(texts)
  const shared = (spoken?.t ?? texts['zh-CN']).shared
  useTitle(`${shared.product} · ${shared.subtitle}`)
  if (spoken === undefined) return null
  const { t, language } = spoken
  return (
    <Shell t={shared} language={language} onLanguage={setLanguage}>
      <section class="hero">
        <h1>{t.title}</h1>
        <p>{t.lead}</p>
        <ul class="points">
          {t.points.map((point) => (
            <li key={point}>{point}</li>
          ))}
        </ul>
      </section>
      <CityProgress t={t} />
      <div class="columns">
        <HallList t={t} />
        <ReceiptForm t={shared} onCode={openReceipt} />
        <section class="card stack" aria-labelledby="evaluate">
          <h2 id="evaluate">{t.evaluate}</h2>
          <p>{t.evaluateHint}</p>
          <p class="quiet">{t.elderly}</p>
        </section>
        <section class="card stack" aria-labelledby="report">
          <h2 id="report">{t.report}</h2>
          <p>{t.reportHint}</p>
          <a class="button" href="/confidential">
            {t.openReport}
          </a>
        </section>
        <section class="card stack" aria-labelledby="suggest">
          <h2 id="suggest">{t.suggest}</h2>
          <p>{t.suggestHint}</p>
          <a class="button" href="/suggest">
            {t.openSuggest}
          </a>
        </section>
        <section class="card stack" aria-labelledby="terminal">
          <h2 id="terminal">{t.terminal}</h2>
          <p>{t.terminalHint}</p>
          <a class="button" href="/terminal/">
            {t.openTerminal}
          </a>
        </section>
        <section class="card stack" aria-labelledby="connect">
          <h2 id="connect">{t.connect}</h2>
          <p>{t.connectHint}</p>
          <p class="quiet">{t.trial}</p>
          <p class="pair">
            <a class="button" href="/api">
              {t.api}
            </a>
            <a class="button" href="/openapi.json">
              {t.openapi}
            </a>
            <a class="button" href="/handling-figures">
              {t.handling}
            </a>
            <a class="button" href="/portal">
              {t.portal}
            </a>
            <a class="button" href="/ranking">
              {t.ranking}
            </a>
            <a class="button" href="/h">
              {t.history}
            </a>
            <a class="button" href="/status">
              {t.status}
            </a>
            <a class="button" href="/import">
              {t.imports}
            </a>
            <a class="button" href="/console/">
              {t.console}
            </a>
          </p>
        </section>
      </div>
    </Shell>
  )
}

function useHalls(): Halls {
  const [halls, setHalls] = useState<Halls>('OPENING')
  useEffect(() => {
    const asking = deliver(() => call('seeHalls', {}), wait, {
      done: (answer) => setHalls(answer.halls),
      later: () => setHalls('FAILED'),
      refused: () => setHalls('FAILED'),
    })
    const leave = whenBack(asking.nudge)
    return () => {
      leave()
      asking.stop()
    }
  }, [])
  return halls
}

function HallList({ t }: { readonly t: HomeTexts }) {
  const halls = useHalls()
  return (
    <section class="card stack" aria-labelledby="halls">
      <h2 id="halls">{t.halls}</h2>
      <div class="stack" aria-live="polite">
        {halls === 'OPENING' ? <p class="quiet">{t.opening}</p> : null}
        {halls === 'FAILED' ? <p class="warning">{t.failed}</p> : null}
        {Array.isArray(halls) && halls.length === 0 ? <p>{t.noHalls}</p> : null}
        {Array.isArray(halls) && halls.length > 0 ? <Halls t={t} halls={halls} /> : null}
      </div>
    </section>
  )
}

function Halls({ t, halls }: { readonly t: HomeTexts; readonly halls: Answer<'seeHalls'>['halls'] }) {
  return (
    <>
      <p class="quiet">{t.hallsHint}</p>
      <ul class="halls">
        {halls.map((hall) => (
          <li key={hall.hallCode}>
            <a class="hall" href={`/screen/${encodeURIComponent(hall.hallCode)}`}>
              <span lang="zh-CN">{hall.hallName}</span>
              <span class="quiet">{t.board}</span>
            </a>
          </li>
        ))}
      </ul>
    </>
  )
}

const openReceipt = (code: string) => location.assign(`/r#${encodeURIComponent(code)}`)

const root = document.getElementById('root')
if (root !== null) render(<App />, root)

import { render } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { wait, whenBack } from '../shared/browser.ts'
import { type Answer, type Body, call, type Outcome } from '../shared/call.ts'
import { type Delivery, deliver } from '../shared/delivery.ts'
import { sayRefusal } from '../shared/refusal.ts'
import { Shell } from '../shared/shell.tsx'
import { useLanguage, useTitle } from '../shared/use-language.ts'
import { texts } from './texts.ts'
import type { LetterTexts } from './texts.zh.ts'

type Wish = Body<'keepOwnWish'>['wish']
interface Stage {
  /** What is kept; undefined while that is not known. */
  readonly wish?: Wish
  /** A call is under way. */
  readonly isBusy: boolean
  readonly warning?: string
}

const pattern = /^[A-Za-z0-9_-]{22}$/

/** Where the last link of a letter leads: no more letters, or letters again. */
function App() {
  const [spoken, setLanguage] = useLanguage(texts)
  const words = spoken?.t ?? texts['zh-CN']
  useTitle(`${words.title} · ${words.shared.product}`)
  if (spoken === undefined) return null
  const { t, language } = spoken
  return (
    <Shell t={t.shared} language={language} onLanguage={setLanguage}>
      <h1 class="title">{t.title}</h1>
      <WishForm t={t} stopCode={location.hash.replace(/^#/, '')} />
    </Shell>
  )
}

function WishForm({ t, stopCode }: { readonly t: LetterTexts; readonly stopCode: string }) {
  const isWhole = pattern.test(stopCode)
  const [stage, setStage] = useState<Stage>({ isBusy: isWhole })
  const delivery = useRef<Delivery | undefined>(undefined)
  const send = (ask: () => Promise<Outcome<Answer<'keepOwnWish'>>>) => {
    delivery.current?.stop()
    setStage(({ wish }) => ({ isBusy: true, ...(wish === undefined ? {} : { wish }) }))
    delivery.current = deliver(ask, wait, {
      done: ({ wish }) => setStage({ wish, isBusy: false }),
      later: () => setStage((before) => ({ ...before, isBusy: true, warning: t.later })),
      refused: ({ code }) => setStage({ isBusy: false, warning: sayRefusal(t.shared, code) }),
    })
  }
  useEffect(() => {
    if (!isWhole) return
    send(() => call('seeOwnWish', { body: { stopCode } }))
    const leave = whenBack(() => delivery.current?.nudge())
    return () => {
      leave()
      delivery.current?.stop()
    }
  }, [stopCode])
  const shown = isWhole ? stage : { ...stage, warning: t.malformed }
  const next: Wish = stage.wish === 'STOP' ? 'RESUME' : 'STOP'
  const change = () => {
    if (!stage.isBusy) send(() => call('keepOwnWish', { body: { stopCode, wish: next } }))
  }
  return (
    <section class="card stack">
      <Kept t={t} stage={shown} />
      {stage.wish === undefined ? null : (
        <button
          type="button"
          class={next === 'STOP' ? 'button button-primary' : 'button'}
          aria-disabled={stage.isBusy}
          onClick={change}
        >
          {stage.isBusy ? t.saving : next === 'STOP' ? t.stop : t.resume}
        </button>
      )}
      <p class="quiet">{t.meaning}</p>
      <p class="quiet">{t.kept}</p>
    </section>
  )
}

function Kept({ t, stage: { wish, isBusy, warning } }: { readonly t: LetterTexts; readonly stage: Stage }) {
  return (
    <div class="stack" role="status">
      {wish === undefined && isBusy ? <p class="quiet">{t.opening}</p> : null}
      {wish === undefined ? null : <p data-wish={wish}>{wish === 'STOP' ? t.unwanted : t.wanted}</p>}
      {warning === undefined ? null : <p class="warning">{warning}</p>}
    </div>
  )
}

const root = document.getElementById('root')
if (root !== null) render(<App />, root)

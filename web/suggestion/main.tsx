import { render } from 'preact'
import { useEffect, useMemo, useState } from 'preact/hooks'
import { copy, saveFile } from '../shared/browser.ts'
import { sayDueTime } from '../shared/format.ts'
import type { Language } from '../shared/language.ts'
import { ReceiptForm } from '../shared/receipt-form.tsx'
import { Shell } from '../shared/shell.tsx'
import { useLanguage, useTitle } from '../shared/use-language.ts'
import { GiveForm, type Kept } from './give-form.tsx'
import { Outcomes } from './outcomes.tsx'
import { Own } from './own.tsx'
import { placeOf } from './place-fields.tsx'
import { texts } from './texts.ts'
import type { SuggestionTexts } from './texts.zh.ts'

function useReceipt(): string {
  const [receipt, setReceipt] = useState(() => location.hash.slice(1))
  useEffect(() => {
    const moved = () => setReceipt(location.hash.slice(1))
    window.addEventListener('hashchange', moved)
    return () => window.removeEventListener('hashchange', moved)
  }, [])
  return receipt
}

/** 意见箱, and what became of what lay in it. */
function App() {
  const [spoken, setLanguage] = useLanguage(texts)
  const shown = spoken?.t ?? texts['zh-CN']
  useTitle(`${shown.title} · ${shown.shared.product}`)
  const receipt = useReceipt()
  const at = useMemo(() => placeOf(location.pathname), [])
  const [kept, setKept] = useState<Kept | undefined>(undefined)
  if (spoken === undefined) return null
  const { t, language } = spoken
  return (
    <Shell t={t.shared} language={language} onLanguage={setLanguage}>
      <h1>{t.title}</h1>
      {receipt === '' ? null : <Own {...{ t, language, receipt }} />}
      {kept === undefined ? (
        <>
          <p>{t.lead}</p>
          <GiveForm t={t} at={at} onKept={setKept} />
        </>
      ) : (
        <Thanks {...{ t, language, kept }} onAnother={() => setKept(undefined)} />
      )}
      {receipt === '' && kept === undefined ? (
        <ReceiptForm
          t={{ ...t.shared, receiptForm: { ...t.shared.receiptForm, ...t.look } }}
          onCode={(code) => {
            location.hash = code
          }}
        />
      ) : null}
      <Outcomes {...{ t, language }} />
    </Shell>
  )
}

interface ThanksProps {
  readonly t: SuggestionTexts
  readonly language: Language
  readonly kept: Kept
  readonly onAnother: () => void
}

/** The receipt in the hands of whoever has said something. */
function Thanks({ t, language, kept: { receipt, answerBy }, onAnother }: ThanksProps) {
  const [copied, setCopied] = useState('')
  useEffect(() => document.getElementById('thanks')?.focus(), [])
  const address = `${location.origin}/suggest`
  return (
    <section class="card stack" aria-labelledby="thanks">
      <h2 id="thanks" tabIndex={-1}>
        {t.received}
      </h2>
      <p>{answerBy === null ? t.receivedSoon : t.receivedMore(sayDueTime(language, answerBy))}</p>
      <h3>{t.receipt}</h3>
      <code class="receipt">{receipt}</code>
      <p class="quiet">{t.receiptHint}</p>
      <button
        type="button"
        class="button"
        onClick={() => void copy(receipt).then((done) => setCopied(done ? t.shared.copied : t.shared.copyByHand))}
      >
        <span aria-live="polite">{copied === '' ? t.shared.copy : copied}</span>
      </button>
      <button
        type="button"
        class="button"
        onClick={() => saveFile('yiping-suggestion.txt', t.receiptFile(receipt, address))}
      >
        {t.save}
      </button>
      <a class="button" href={`/suggest#${receipt}`}>
        {t.open}
      </a>
      <button type="button" class="button" onClick={onAnother}>
        {t.another}
      </button>
    </section>
  )
}

const root = document.getElementById('root')
if (root !== null) render(<App />, root)

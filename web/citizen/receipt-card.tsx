import { useState } from 'preact/hooks'
import { copy, saveFile } from '../shared/browser.ts'
import { sayInstant } from '../shared/format.ts'
import type { Language } from '../shared/language.ts'
import { Late } from './late.tsx'
import type { CitizenTexts as Texts } from './texts.zh.ts'

interface ReceiptProps {
  readonly t: Texts
  readonly language: Language
  readonly receipt: string
  readonly receivedAt: string
  /** What it is of, where the log holds that; with the promise that came with the answer. */
  readonly of?: { readonly kind: 'evaluation' | 'publicComment'; readonly promise?: string | undefined }
}

/** At once, while there is a connection: what is saved later needs none. Where it cannot be had, the receipt stands without it. */
const loadProof = () => import('./receipt-proof.tsx').then(({ ReceiptProof }) => ReceiptProof)

/** The receipt in the hands of the citizen: to read, to copy, to keep as a file, to open. */
export function ReceiptCard(props: ReceiptProps) {
  const { of, language, receipt } = props
  return (
    <>
      <Receipt {...props} />
      {of === undefined ? null : <Late load={loadProof} props={{ language, receipt, ...of }} />}
    </>
  )
}

function Receipt({ t, language, receipt, receivedAt }: ReceiptProps) {
  const at = sayInstant(language, receivedAt)
  const save = () =>
    saveFile('yiping-receipt.txt', t.receiptFile({ receipt, receivedAt: at, address: `${location.origin}/r` }))
  return (
    <section class="card stack" aria-labelledby="receipt">
      <h2 class="card-title" id="receipt">
        {t.receipt}
      </h2>
      <code class="receipt">{receipt}</code>
      <p class="quiet">{t.receivedAt(at)}</p>
      <p class="quiet">{t.receiptHint}</p>
      <div class="pair">
        <CopyButton t={t} text={receipt} />
        <button type="button" class="button" onClick={save}>
          {t.saveReceipt}
        </button>
      </div>
      <a class="button" href={`/r#${receipt}`}>
        {t.openReceipt}
      </a>
    </section>
  )
}

function CopyButton({ t, text }: { readonly t: Texts; readonly text: string }) {
  const [answer, setAnswer] = useState('')
  const onClick = () => {
    void copy(text).then((done) => setAnswer(done ? t.shared.copied : t.shared.copyByHand))
  }
  return (
    <button type="button" class="button" onClick={onClick}>
      <span aria-live="polite">{answer === '' ? t.shared.copy : answer}</span>
    </button>
  )
}

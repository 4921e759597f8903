import { useState } from 'preact/hooks'
import type { SharedTexts } from './texts.shape.ts'

interface Props {
  readonly t: SharedTexts
  /** What was typed or pasted, without the spaces that copying brings. It belongs behind a #, in no address that is sent. */
  readonly onCode: (code: string) => void
}

/** Asks for a receipt code, to see one’s own evaluation. */
export function ReceiptForm({ t: { receiptForm: t }, onCode }: Props) {
  const [text, setText] = useState('')
  const submit = (event: Event) => {
    event.preventDefault()
    onCode(text.replace(/\s/g, ''))
  }
  return (
    <form class="card stack" aria-labelledby="receipt" onSubmit={submit}>
      <h2 class="card-title" id="receipt">
        {t.title}
      </h2>
      <p class="quiet" id="receipt-hint">
        {t.hint}
      </p>
      <label for="receipt-code">{t.label}</label>
      <input
        class="field"
        id="receipt-code"
        autoComplete="off"
        autoCapitalize="none"
        spellcheck={false}
        aria-describedby="receipt-hint"
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
      />
      <button type="submit" class="button button-primary">
        {t.lookUp}
      </button>
    </form>
  )
}

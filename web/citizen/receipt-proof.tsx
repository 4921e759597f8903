import { useState } from 'preact/hooks'
import { type ReceiptFile, receiptFormat, writeReceiptFiles } from '../../ledger/receipt-file.ts'
import { saveFile } from '../shared/browser.ts'
import { call } from '../shared/call.ts'
import type { Language } from '../shared/language.ts'
import { ReceiptCode } from '../shared/receipt-code.tsx'
import { type ReceiptProofTexts, receiptProofTexts } from './receipt-proof-texts.ts'

interface ProofProps {
  readonly language: Language
  readonly receipt: string
  /** What the receipt is of. */
  readonly kind: 'evaluation' | 'publicComment'
  /** As it came with the answer: the file holds it, whatever the platform says later. */
  readonly promise?: string | undefined
}

type Note = keyof Pick<ReceiptProofTexts, 'saving' | 'saved' | 'savedInPart' | 'altered'>

/** The file with which the citizen proves what was said, and the receipt as a code. Fetched apart: nobody needs it before a grade is given. */
export function ReceiptProof({ language, receipt, kind, promise }: ProofProps) {
  const t = receiptProofTexts[language]
  const [note, setNote] = useState<Note | undefined>(undefined)
  const save = async () => {
    setNote('saving')
    const outcome = await call('makeReceiptFile', { body: { receipt } })
    const bare: ReceiptFile = { format: receiptFormat, kind, receipt, vkeys: [] }
    const files = outcome.ok ? (outcome.answer.files as unknown as readonly ReceiptFile[]) : [bare]
    const kept = files.map((file) => (file.kind === kind && promise !== undefined ? { ...file, promise } : file))
    saveFile('yiping-receipt.json', writeReceiptFiles(kept))
    if (!outcome.ok) setNote('savedInPart')
    else setNote(outcome.answer.altered.length + outcome.answer.lost.length > 0 ? 'altered' : 'saved')
  }
  return (
    <section class="card stack" aria-labelledby="proof">
      <h2 class="card-title" id="proof">
        {t.title}
      </h2>
      <p class="quiet">{t.hint}</p>
      <div class="pair">
        <button type="button" class="button" onClick={() => void save()}>
          {t.save}
        </button>
        <a class="button" href="/verify/">
          {t.check}
        </a>
      </div>
      <p aria-live="polite" class={note === 'altered' ? 'warning' : 'quiet'}>
        {note === undefined ? '' : t[note]}
      </p>
      <ReceiptCode label={t.code} url={`${location.origin}/r#${receipt}`} />
      <p class="quiet">{t.codeHint}</p>
    </section>
  )
}

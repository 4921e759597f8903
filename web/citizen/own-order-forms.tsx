import { useState } from 'preact/hooks'
import type { Answer, Body } from '../shared/call.ts'
import { sayDueTime } from '../shared/format.ts'
import type { Language } from '../shared/language.ts'
import { FileField, type FilesProps, type OwnFile } from './own-files.tsx'
import type { OwnOrderTexts } from './own-order-texts.ts'
import { tidy } from './reasons-form.tsx'

type Order = NonNullable<Answer<'followOwnOrder'>['order']>
type Sent = Omit<Body<'answerOwnOrder'>, 'receipt'>

/** Five plain steps of the hundred, the same distance apart: nobody has to hit a number with a slider. */
const marks = [100, 75, 50, 25, 0] as const
type Mark = (typeof marks)[number]
/** What the promise takes. */
const charactersMax = 4000

interface FormProps {
  readonly t: OwnOrderTexts
  readonly isBusy: boolean
  readonly onWarn: (warning: string) => void
  readonly onSend: (sent: Sent) => void
}

export function RateForm({
  t,
  language,
  order,
  isBusy,
  onWarn,
  onSend,
}: FormProps & { readonly language: Language; readonly order: Order }) {
  const [mark, setMark] = useState<Mark | undefined>(undefined)
  const [isSolved, setSolved] = useState<boolean | undefined>(undefined)
  const [words, setWords] = useState('')
  const submit = (event: Event) => {
    event.preventDefault()
    if (mark === undefined || isSolved === undefined) return onWarn(t.missing.RATE)
    const text = tidy(words)
    onSend({ answer: 'RATE', satisfaction: mark, isSolved, ...(text === '' ? {} : { words: text }) })
  }
  return (
    <form class="card stack" onSubmit={submit} noValidate>
      <fieldset>
        <legend class="card-title">{t.rateTitle}</legend>
        {order.rateBy === null ? null : <p class="quiet">{t.rateBy(sayDueTime(language, order.rateBy))}</p>}
        <div class="tags">
          {marks.map((each) => (
            <label class="choice" key={each}>
              <input type="radio" name="mark" checked={each === mark} onChange={() => setMark(each)} />
              <span>{`${t.steps[each]} · ${t.mark(each)}`}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <fieldset>
        <legend class="card-title">{t.solvedTitle}</legend>
        <div class="tags">
          {[true, false].map((each) => (
            <label class="choice" key={String(each)}>
              <input type="radio" name="solved" checked={each === isSolved} onChange={() => setSolved(each)} />
              <span>{each ? t.solved : t.notSolved}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <Words id="rate-words" label={t.wordsOptional} value={words} onInput={setWords} />
      <button type="submit" class="button button-primary" aria-disabled={isBusy}>
        {t.rate}
      </button>
    </form>
  )
}

interface WordsFormProps extends FormProps, FilesProps {
  readonly what: 'WRITE' | 'REOPEN'
  readonly hint: string
}

/** To write back, or to say what is not solved: words that somebody who handles it reads. */
export function WordsForm({ t, what, hint, isBusy, onWarn, onSend, ...who }: WordsFormProps) {
  const [words, setWords] = useState('')
  const [files, setFiles] = useState<readonly OwnFile[]>([])
  const isWriting = what === 'WRITE'
  const submit = (event: Event) => {
    event.preventDefault()
    const text = tidy(words)
    if (text === '') return onWarn(t.missing[what])
    const named = files.map(({ kind, fileId }) => ({ kind, fileId }))
    onSend({ answer: what, words: text, ...(named.length === 0 ? {} : { files: named }) })
  }
  const form = (
    <form class={isWriting ? 'card stack' : 'stack'} onSubmit={submit} noValidate>
      <Words
        id={isWriting ? 'write-words' : 'reopen-words'}
        label={isWriting ? t.writeTitle : t.reopenWords}
        hint={hint}
        value={words}
        onInput={setWords}
      />
      <FileField {...who} id={isWriting ? 'write-file' : 'reopen-file'} files={files} onFiles={setFiles} />
      <button type="submit" class="button button-primary" aria-disabled={isBusy}>
        {isWriting ? t.write : t.reopen}
      </button>
    </form>
  )
  if (isWriting) return form
  return (
    <details class="card scores">
      <summary>{t.reopenTitle}</summary>
      {form}
    </details>
  )
}

interface WordsProps {
  readonly id: string
  readonly label: string
  readonly hint?: string
  readonly value: string
  readonly onInput: (value: string) => void
}

function Words({ id, label, hint, value, onInput }: WordsProps) {
  return (
    <div>
      <label class="card-title" for={id}>
        {label}
      </label>
      {hint === undefined ? null : (
        <p class="quiet" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <textarea
        class="field"
        id={id}
        rows={3}
        maxLength={charactersMax}
        value={value}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
    </div>
  )
}

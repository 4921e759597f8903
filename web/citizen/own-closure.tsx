import { useEffect, useRef, useState } from 'preact/hooks'
import { wait, whenBack } from '../shared/browser.ts'
import { type Answer, type Body, call } from '../shared/call.ts'
import { type Delivery, deliver } from '../shared/delivery.ts'
import { sayDueTime } from '../shared/format.ts'
import type { Language } from '../shared/language.ts'
import { sayRefusal } from '../shared/refusal.ts'
import type { SharedTexts } from '../shared/texts.shape.ts'
import { ownClosureTexts } from './own-closure-texts.ts'
import { tidy } from './reasons-form.tsx'

type Question = Answer<'seeOwnClosureQuestion'>['question']
type ClosureAnswer = Body<'answerOwnClosureQuestion'>['answer']

const answers = ['CONFIRMED', 'PARTLY', 'FALSE', 'OTHER'] as const satisfies readonly ClosureAnswer[]

interface OwnClosureProps {
  readonly shared: SharedTexts
  readonly language: Language
  readonly receipt: string
  /** What was not put right is taken up again: how it stands is asked anew. */
  readonly onAnswered: () => void
}

/** 办结抽查: the one question, for whoever was drawn; nothing where nobody is asked. */
export function OwnClosure({ shared, language, receipt, onAnswered }: OwnClosureProps) {
  const t = ownClosureTexts[language]
  const [question, setQuestion] = useState<Question>(null)
  const [sending, setSending] = useState<{ isBusy?: boolean; isDelayed?: boolean; warning?: string; done?: string }>({})
  const deliveries = useRef<Delivery[]>([])
  useEffect(() => {
    const asked = deliver(() => call('seeOwnClosureQuestion', { body: { receipt } }), wait, {
      done: (answer) => setQuestion(answer.question),
      later: () => undefined,
      refused: () => undefined,
    })
    deliveries.current = [asked]
    const leave = whenBack(() => {
      for (const each of deliveries.current) each.nudge()
    })
    return () => {
      leave()
      for (const each of deliveries.current) each.stop()
    }
  }, [receipt])
  const send = (answer: ClosureAnswer, words: string) => {
    if (sending.isBusy) return
    setSending({ isBusy: true })
    const body = { receipt, answer, ...(words === '' ? {} : { words }) }
    const sent = deliver(() => call('answerOwnClosureQuestion', { body }), wait, {
      done: () => {
        setSending({ done: t.done })
        setQuestion(null)
        onAnswered()
      },
      later: () => setSending({ isBusy: true, isDelayed: true }),
      refused: ({ code }) => setSending({ warning: t.refusals[code] ?? sayRefusal(shared, code) }),
    })
    deliveries.current.push(sent)
  }
  return (
    <>
      <div role="status" aria-live="polite">
        {sending.done === undefined ? null : <p class="card">{sending.done}</p>}
        {sending.isBusy ? <p class="quiet">{sending.isDelayed ? t.delayed : t.sending}</p> : null}
      </div>
      <div role="alert">{sending.warning === undefined ? null : <p class="warning">{sending.warning}</p>}</div>
      {question === null ? null : (
        <ClosureForm
          {...{ language, question }}
          isBusy={sending.isBusy === true}
          onWarn={(warning) => setSending({ warning })}
          onSend={send}
        />
      )}
    </>
  )
}

interface ClosureFormProps {
  readonly language: Language
  readonly question: NonNullable<Question>
  readonly isBusy: boolean
  readonly onWarn: (warning: string) => void
  readonly onSend: (answer: ClosureAnswer, words: string) => void
}

function ClosureForm({ language, question, isBusy, onWarn, onSend }: ClosureFormProps) {
  const t = ownClosureTexts[language]
  const [answer, setAnswer] = useState<ClosureAnswer | undefined>(undefined)
  const [words, setWords] = useState('')
  const submit = (event: Event) => {
    event.preventDefault()
    if (answer === undefined) return onWarn(t.missing)
    const text = tidy(words)
    if (answer === 'OTHER' && text === '') return onWarn(t.missingWords)
    onSend(answer, text)
  }
  return (
    <form class="card stack" onSubmit={submit} noValidate data-closure-question>
      <fieldset>
        <legend class="card-title">{t.title}</legend>
        <p class="quiet">{t.hint(sayDueTime(language, question.askUntil))}</p>
        <div class="tags">
          {answers.map((each) => (
            <label class="choice" key={each}>
              <input type="radio" name="closure" checked={each === answer} onChange={() => setAnswer(each)} />
              <span>{t.answers[each]}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <div class="stack">
        <label for="closure-words">{t.words}</label>
        <textarea
          class="field"
          id="closure-words"
          rows={3}
          maxLength={2000}
          value={words}
          onInput={(e) => setWords(e.currentTarget.value)}
        />
      </div>
      <button type="submit" class="button button-primary" aria-disabled={isBusy}>
        {t.submit}
      </button>
    </form>
  )
}

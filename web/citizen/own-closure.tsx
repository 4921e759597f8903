import { useState } from 'preact/hooks'
import { type Answer, type Body, call } from '../shared/call.ts'
import { sayDueTime } from '../shared/format.ts'
import type { Language } from '../shared/language.ts'
import { sayRefusal } from '../shared/refusal.ts'
import type { SharedTexts } from '../shared/texts.shape.ts'
import { ownClosureTexts } from './own-closure-texts.ts'
import { tidy } from './reasons-form.tsx'
import { SendingNote, useOwn, useSending } from './use-delivery.tsx'

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
  const { own, setOwn } = useOwn(
    receipt,
    () => call('seeOwnClosureQuestion', { body: { receipt } }),
    (answer) => answer.question,
  )
  const { sending, send, warn } = useSending((code) => t.refusals[code] ?? sayRefusal(shared, code))
  const answer = (said: ClosureAnswer, words: string) => {
    const body = { receipt, answer: said, ...(words === '' ? {} : { words }) }
    send(() => call('answerOwnClosureQuestion', { body }), {
      done: () => {
        setOwn(null)
        onAnswered()
        return t.done
      },
    })
  }
  const question = own === 'FAILED' ? null : (own ?? null)
  return (
    <>
      <SendingNote t={t} sending={sending} />
      {question === null ? null : (
        <ClosureForm {...{ language, question }} isBusy={sending.isBusy} onWarn={warn} onSend={answer} />
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

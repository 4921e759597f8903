import { useState } from 'preact/hooks'
import type { Stance } from '../../domain/appeal.ts'
import type { Body } from '../shared/call.ts'
import type { OwnAppealTexts } from './own-appeal-texts.ts'
import { tidy } from './reasons-form.tsx'

const stances = ['OBJECTS', 'AGREES'] as const satisfies readonly Stance[]
/** What the promise takes. */
const charactersMax = 4000

interface StanceFormProps {
  readonly t: OwnAppealTexts
  readonly isBusy: boolean
  readonly onWarn: (warning: string) => void
  readonly onSend: (sent: Omit<Body<'answerOwnAppeal'>, 'receipt'>) => void
}

/** To object or to agree. Nothing is chosen beforehand, and to say nothing is a third thing, which needs no button. */
export function StanceForm({ t, isBusy, onWarn, onSend }: StanceFormProps) {
  const [stance, setStance] = useState<Stance | undefined>(undefined)
  const [words, setWords] = useState('')
  const submit = (event: Event) => {
    event.preventDefault()
    const text = tidy(words)
    if (stance === undefined) return onWarn(t.missing)
    if (stance === 'OBJECTS' && text === '') return onWarn(t.missingWords)
    onSend({ stance, ...(text === '' ? {} : { words: text }) })
  }
  return (
    <form class="card stack" onSubmit={submit} noValidate>
      <fieldset>
        <legend class="card-title">{t.askTitle}</legend>
        <p class="quiet">{t.askHint}</p>
        <div class="tags">
          {stances.map((each) => (
            <label class="choice" key={each}>
              <input type="radio" name="stance" checked={each === stance} onChange={() => setStance(each)} />
              <span>{t.choices[each]}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <div>
        <label class="card-title" for="stance-words">
          {t.words}
        </label>
        <p class="quiet" id="stance-words-hint">
          {t.wordsHint}
        </p>
        <textarea
          class="field"
          id="stance-words"
          rows={3}
          maxLength={charactersMax}
          value={words}
          aria-describedby="stance-words-hint"
          onInput={(event) => setWords(event.currentTarget.value)}
        />
      </div>
      <button type="submit" class="button button-primary" aria-disabled={isBusy}>
        {t.send}
      </button>
    </form>
  )
}

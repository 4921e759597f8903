import { useState } from 'preact/hooks'
import { countCodePoints } from '../../domain/evaluation.ts'
import type { SatisfactionGrade } from '../../domain/satisfaction-grade.ts'
import type { Answer, Body } from '../shared/call.ts'
import { sayDueTime } from '../shared/format.ts'
import { type Language, nameIn } from '../shared/language.ts'
import type { SharedTexts } from '../shared/texts.shape.ts'
import type { OwnSupplementTexts } from './own-supplement-texts.ts'
import { tidy } from './reasons-form.tsx'

type Own = Answer<'followOwnSupplements'>
type Sent = Omit<Body<'giveSupplement'>, 'receipt'>

const grades = [5, 4, 3, 2, 1] as const

interface FormProps {
  readonly t: OwnSupplementTexts
  readonly shared: SharedTexts
  readonly language: Language
  readonly kind: Sent['kind']
  readonly by: Own['offeredBy']
  readonly questionnaire: NonNullable<Own['questionnaire']>
  readonly isBusy: boolean
  readonly onWarn: (warning: string) => void
  readonly onSend: (sent: Sent) => void
}

/** Five grades, none chosen beforehand; the reasons of the one that is chosen; and own words. */
export function SupplementForm(props: FormProps) {
  const { t, shared, language, kind, by, questionnaire, isBusy, onWarn, onSend } = props
  const [grade, setGrade] = useState<SatisfactionGrade | undefined>(undefined)
  const [tags, setTags] = useState<readonly string[]>([])
  const [words, setWords] = useState('')
  const text = tidy(words)
  const left = questionnaire.commentCodePointsMax - countCodePoints(text)
  const choose = (each: SatisfactionGrade) => {
    setGrade(each)
    setTags([])
  }
  const submit = (event: Event) => {
    event.preventDefault()
    if (grade === undefined) return onWarn(t.noGrade)
    if (left < 0) return onWarn(t.over(-left))
    onSend({ kind, grade, ...(tags.length > 0 ? { tags: [...tags] } : {}), ...(text === '' ? {} : { comment: text }) })
  }
  return (
    <details class="card scores" data-offered={kind}>
      <summary>{t.title[kind]}</summary>
      <form class="stack" onSubmit={submit} noValidate>
        <p class="quiet">
          {t.hint}
          {by === null ? null : ` ${t.by(sayDueTime(language, by))}`}
        </p>
        <fieldset>
          <legend class="card-title">{t.grade}</legend>
          <div class="tags">
            {grades.map((each) => (
              <label class="choice" key={each}>
                <input type="radio" name="later-grade" checked={each === grade} onChange={() => choose(each)} />
                <span>{shared.grades[each]}</span>
              </label>
            ))}
          </div>
        </fieldset>
        {grade === undefined ? null : <Reasons {...{ t, language, questionnaire, grade, tags }} onTags={setTags} />}
        <div>
          <label class="card-title" for="later-words">
            {t.words}
          </label>
          <p class="quiet" id="later-words-hint">
            {t.wordsHint}
          </p>
          <textarea
            class="field"
            id="later-words"
            rows={3}
            value={words}
            aria-describedby="later-words-hint later-words-left"
            aria-invalid={left < 0}
            onInput={(event) => setWords(event.currentTarget.value)}
          />
          <p class={left < 0 ? 'warning' : 'quiet'} id="later-words-left">
            {left < 0 ? t.over(-left) : t.left(left)}
          </p>
        </div>
        <button type="submit" class="button button-primary" aria-disabled={isBusy}>
          {t.send}
        </button>
      </form>
    </details>
  )
}

interface ReasonsProps extends Pick<FormProps, 't' | 'language' | 'questionnaire'> {
  readonly grade: SatisfactionGrade
  readonly tags: readonly string[]
  readonly onTags: (tags: readonly string[]) => void
}

function Reasons({ t, language, questionnaire, grade, tags, onTags }: ReasonsProps) {
  const toggle = (code: string) => onTags(tags.includes(code) ? tags.filter((each) => each !== code) : [...tags, code])
  return (
    <fieldset>
      <legend class="card-title">{t.reasons}</legend>
      <div class="tags">
        {questionnaire.tags
          .filter((tag) => tag.grade === grade)
          .map((tag) => (
            <label class="choice" key={tag.code}>
              <input type="checkbox" checked={tags.includes(tag.code)} onChange={() => toggle(tag.code)} />
              <span>{nameIn(language, tag)}</span>
            </label>
          ))}
      </div>
    </fieldset>
  )
}

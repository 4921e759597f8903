import { useState } from 'preact/hooks'
import type { SatisfactionGrade } from '../../domain/satisfaction-grade.ts'
import { type Language, nameIn } from '../shared/language.ts'
import type { TerminalView } from './api.ts'
import { Heading } from './parts.tsx'
import type { TerminalTexts } from './texts.zh.ts'

interface ReasonsProps {
  readonly t: TerminalTexts
  readonly language: Language
  readonly grade: SatisfactionGrade
  readonly questionnaire: TerminalView['questionnaire']
  readonly onTouch: () => void
  readonly onFinish: (tags: readonly string[]) => void
}

/** The reasons that belong to what was tapped, without saying what that was. Leaving them out is a button of the same size. */
export function ReasonsPage({ t, language, grade, questionnaire, onTouch, onFinish }: ReasonsProps) {
  const [chosen, setChosen] = useState<readonly string[]>([])
  const toggle = (code: string) => {
    setChosen(chosen.includes(code) ? chosen.filter((each) => each !== code) : [...chosen, code])
    onTouch()
  }
  const submit = (event: Event) => {
    event.preventDefault()
    onFinish(chosen)
  }
  return (
    <form class="card stack" onSubmit={submit} noValidate>
      <Heading id="reasons" text={t.reasons} />
      <p class="quiet">{t.reasonsHint}</p>
      <fieldset class="tags" aria-labelledby="reasons">
        {questionnaire.tags
          .filter((tag) => tag.grade === grade)
          .map((tag) => (
            <label key={tag.code} class="choice">
              <input type="checkbox" checked={chosen.includes(tag.code)} onChange={() => toggle(tag.code)} />
              <span>{nameIn(language, tag)}</span>
            </label>
          ))}
      </fieldset>
      <div class="pair">
        <button type="submit" class="button button-primary">
          {t.send}
        </button>
        <button type="button" class="button" onClick={() => onFinish([])}>
          {t.skip}
        </button>
      </div>
    </form>
  )
}

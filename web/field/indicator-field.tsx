import type { Language } from '../shared/language.ts'
import type { Limits, VisitForm } from './api.ts'
import { type DraftAnswer, withAnswer } from './draft.ts'
import { FilesField } from './files-field.tsx'
import { lacksEvidence } from './ready.ts'
import type { FieldStore } from './store.ts'
import type { FieldTexts } from './texts.zh.ts'
import type { DraftDesk } from './use-draft.ts'

export interface IndicatorProps {
  readonly t: FieldTexts
  readonly language: Language
  readonly indicator: VisitForm['indicators'][number]
  readonly answer: DraftAnswer
  readonly desk: DraftDesk
  readonly store: FieldStore
  readonly limits: Limits
}

/** One question: its marks with the behaviour by which each is given, and what shows it. */
export function IndicatorField(props: IndicatorProps) {
  const { t, language, indicator, answer, desk, limits } = props
  const { code, evidence } = indicator
  const spoken = language === 'en' ? 'en' : 'zh'
  const put = (change: Partial<DraftAnswer>) => desk.change((draft) => withAnswer(draft, code, change))
  const isLacking = lacksEvidence(indicator, answer)
  const steps = [...indicator.scale].reverse()
  return (
    <div class="card stack" id={`indicator-${code}`} data-indicator={code} data-lacks={isLacking}>
      <fieldset class="stack">
        <legend class="card-title">{indicator.title[spoken]}</legend>
        {steps.map(({ mark, anchor }) => (
          <Choice key={mark} name={code} isChosen={answer.mark === mark} onChoose={() => put({ mark })}>
            <strong>{t.mark(String(mark))}</strong> {anchor[spoken]}
          </Choice>
        ))}
        {indicator.mayNotApply ? (
          <Choice name={code} isChosen={answer.mark === null} onChoose={() => put({ mark: null })}>
            {t.notApplicable}
          </Choice>
        ) : null}
      </fieldset>
      <p class="lack" role="status">
        {isLacking && evidence !== 'NONE' ? <span class="warning">{t.needed + t.evidence[evidence]}</span> : ''}
      </p>
      <label class="quiet" for={`words-${code}`}>
        {t.words}
      </label>
      <textarea
        id={`words-${code}`}
        class="field"
        rows={2}
        maxLength={limits.wordsCodePointsMax}
        value={answer.words ?? ''}
        onInput={({ currentTarget: { value } }) => put({ words: value })}
      />
      {evidence === 'RECORDING' ? (
        <>
          <label class="quiet" for={`recording-${code}`}>
            {t.recording}
          </label>
          <input
            id={`recording-${code}`}
            class="field"
            maxLength={200}
            value={answer.recording ?? ''}
            onInput={({ currentTarget: { value } }) => put({ recording: value })}
          />
        </>
      ) : null}
      <FilesField {...props} />
    </div>
  )
}

interface ChoiceProps {
  readonly name: string
  readonly isChosen: boolean
  readonly onChoose: () => void
  readonly children: preact.ComponentChildren
}

function Choice({ name, isChosen, onChoose, children }: ChoiceProps) {
  return (
    <label class={isChosen ? 'choice is-chosen' : 'choice'}>
      <input type="radio" name={name} checked={isChosen} onChange={onChoose} />
      <span>{children}</span>
    </label>
  )
}

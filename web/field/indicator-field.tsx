import { useState } from 'preact/hooks'
import { type DraftAnswer, withAnswer } from './draft.ts'
import { FilesField } from './files-field.tsx'
import type { QuestionProps } from './question.ts'
import { lacksEvidence } from './ready.ts'

/** One question: its marks with the behaviour by which each is given, and what shows it. */
export function IndicatorField(props: QuestionProps) {
  const { t, language, indicator, answer, desk } = props
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
      <Shown {...props} isLacking={isLacking} onPut={put} />
    </div>
  )
}

interface ShownProps extends QuestionProps {
  readonly isLacking: boolean
  readonly onPut: (change: Partial<DraftAnswer>) => void
}

const isBlank = (words: string | undefined) => words === undefined || words === ''

/** What a mark is shown by. Folded away where nothing is needed and nothing is there: a form may have dozens of questions. */
function Shown({ isLacking, onPut, ...props }: ShownProps) {
  const { t, language, indicator, answer, limits } = props
  const { code, evidence, title } = indicator
  const isEmpty = isBlank(answer.words) && isBlank(answer.recording) && (answer.files ?? []).length === 0
  const [isOpened, setOpened] = useState(false)
  return (
    <details
      class="stack shown"
      open={isOpened || isLacking || !isEmpty}
      onToggle={({ currentTarget: { open } }) => setOpened(open)}
    >
      <summary>
        {t.shownBy}
        <span class="visually-hidden">：{title[language === 'en' ? 'en' : 'zh']}</span>
      </summary>
      <label class="quiet" for={`words-${code}`}>
        {t.words}
      </label>
      <textarea
        id={`words-${code}`}
        class="field"
        rows={2}
        maxLength={limits.wordsCodePointsMax}
        value={answer.words ?? ''}
        onInput={({ currentTarget: { value } }) => onPut({ words: value })}
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
            onInput={({ currentTarget: { value } }) => onPut({ recording: value })}
          />
        </>
      ) : null}
      <FilesField {...props} />
    </details>
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

/** @jsxImportSource react */
import { Button } from 'antd'
import { useId, useState } from 'react'
import {
  type AssessmentForm,
  type FormIndicator,
  type FormMarks,
  findFormFault,
  needsEvidence,
  scoreForm,
} from '../../../domain/assessment-form.ts'
import { type FormSpoken, groupsOf, sayHundredths, sayWords } from './say.ts'

interface FormPreviewProps {
  readonly say: FormSpoken
  readonly form: AssessmentForm
}

/** The form as it is filled in, and what it comes to by the rule by which it counts. Nothing leaves this page. */
export function FormPreview({ say, form }: FormPreviewProps) {
  const { t } = say
  const id = useId()
  const [marks, setMarks] = useState<FormMarks>({})
  // While the form is being changed a mark may have gone; then it has not been given.
  const given = Object.fromEntries(
    form.indicators.flatMap(({ code, scale, mayNotApply }) => {
      const mark = marks[code]
      const isThere = mark === null ? mayNotApply : scale.some((step) => step.mark === mark)
      return mark !== undefined && isThere ? [[code, mark] as const] : []
    }),
  )
  return (
    <section className="card stack form-preview" aria-labelledby={id}>
      <h2 id={id}>{t.preview.title}</h2>
      <p className="quiet">{t.preview.hint}</p>
      {groupsOf(form.indicators).map(({ group, indicators }) => (
        <section key={group.zh} className="stack">
          <h3>{sayWords(say, group)}</h3>
          {indicators.map((indicator, at) => (
            <Question
              key={`${indicator.code} ${at}`}
              say={say}
              indicator={indicator}
              mark={given[indicator.code]}
              onMark={(mark) => setMarks({ ...given, [indicator.code]: mark })}
            />
          ))}
        </section>
      ))}
      <Score say={say} form={form} marks={given} onClear={() => setMarks({})} />
    </section>
  )
}

interface ScoreProps extends FormPreviewProps {
  readonly marks: FormMarks
  readonly onClear: () => void
}

function Score({ say: { t }, form, marks, onClear }: ScoreProps) {
  const isFaulty = findFormFault(form) !== undefined
  const scored = isFaulty ? undefined : scoreForm(form, marks)
  const answered = String(Object.keys(marks).length)
  return (
    <div className="form-score" role="status" data-score={scored?.granted === true ? scored.value.points : undefined}>
      <p>
        {t.preview.answered(answered, String(form.indicators.length))}
        {isFaulty ? <span className="under">{t.preview.scoreFaulty}</span> : null}
        {scored?.granted === true ? <strong>{t.preview.score(sayHundredths(scored.value.points))}</strong> : null}
      </p>
      <Button size="large" onClick={onClear}>
        {t.preview.clear}
      </Button>
    </div>
  )
}

interface QuestionProps {
  readonly say: FormSpoken
  readonly indicator: FormIndicator
  readonly mark: number | null | undefined
  readonly onMark: (mark: number | null) => void
}

function Question({ say, indicator, mark, onMark }: QuestionProps) {
  const { t } = say
  const { title, scale, evidence, mayNotApply } = indicator
  const name = useId()
  return (
    <fieldset className="question" data-question={indicator.code}>
      <legend>{sayWords(say, title)}</legend>
      {scale.map((step, at) => (
        <label key={`${step.mark} ${at}`} className="check">
          <input type="radio" name={name} checked={mark === step.mark} onChange={() => onMark(step.mark)} />
          <span>
            <strong>{String(step.mark)}</strong> {sayWords(say, step.anchor)}
          </span>
        </label>
      ))}
      {mayNotApply ? (
        <label className="check">
          <input type="radio" name={name} checked={mark === null} onChange={() => onMark(null)} />
          <span>{t.preview.notApplicable}</span>
        </label>
      ) : null}
      {mark !== undefined && needsEvidence(indicator, mark) ? (
        <p className="notice">{t.preview.evidenceNeeded(t.evidences[evidence])}</p>
      ) : null}
    </fieldset>
  )
}

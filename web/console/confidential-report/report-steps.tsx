/** @jsxImportSource react */
import { Button } from 'antd'
import { useState } from 'react'
import { type ReportOutcome, type ReportStep, reportOutcomes } from '../../../domain/confidential-report.ts'
import { Failure, Form, SelectField } from '../parts.tsx'
import { WordsField } from '../words-field.tsx'
import type { ReportDeskTexts } from './texts.zh.ts'
import type { Report, SeenReport } from './use-reports.ts'

interface StepsProps {
  readonly t: ReportDeskTexts
  readonly report: Report
  readonly seen: SeenReport
}

/** The steps that may be done now. */
export function ReportSteps({ t, report, seen }: StepsProps) {
  const [passed, setPassed] = useState(false)
  const [done, setDone] = useState(0)
  const act = async (wish: Parameters<SeenReport['step']>[0]) => {
    const acted = await seen.step(wish)
    setPassed(acted === 'PASSED')
    // What was written stays where somebody else was first.
    if (acted === 'DONE') setDone(done + 1)
    return typeof acted === 'string' ? undefined : acted.failure
  }
  return (
    <section className="card stack" aria-labelledby="report-steps" data-steps={report.steps.join(' ')}>
      <h2 id="report-steps">{t.steps.title}</h2>
      <Failure text={passed ? t.steps.passed : undefined} />
      {report.steps.length === 0 ? <p>{t.steps.none}</p> : null}
      {report.steps.map((step) => (
        <StepForm key={`${step} ${done}`} t={t} step={step} onSend={act} />
      ))}
    </section>
  )
}

interface FormProps {
  readonly t: ReportDeskTexts
  readonly step: ReportStep
  readonly onSend: (wish: Parameters<SeenReport['step']>[0]) => Promise<string | undefined>
}

function StepForm({ t, step, onSend }: FormProps) {
  const [isOpen, setOpen] = useState(step === 'ACKNOWLEDGE')
  const [words, setWords] = useState('')
  const [outcome, setOutcome] = useState<ReportOutcome | ''>('')
  const send = async () => {
    if (step === 'ACKNOWLEDGE') return onSend({ step })
    if (words.trim() === '' || (step === 'DECIDE' && outcome === '')) return t.steps.lack
    return onSend({ step, words: words.trim(), ...(outcome === '' ? {} : { outcome }) })
  }
  const form = (
    <Form
      label={t.steps.names[step]}
      submit={step === 'ACKNOWLEDGE' ? t.steps.names[step] : t.steps.send}
      onSubmit={send}
    >
      {step === 'DECIDE' ? (
        <SelectField
          label={t.steps.outcome}
          value={outcome}
          options={[['', t.steps.choose], ...reportOutcomes.map((each): [string, string] => [each, t.outcomes[each]])]}
          onChange={(chosen) => setOutcome(chosen as ReportOutcome | '')}
        />
      ) : null}
      {step === 'ACKNOWLEDGE' ? null : (
        <WordsField label={t.steps.words} hint={t.steps.wordsHint} value={words} onChange={setWords} />
      )}
    </Form>
  )
  return (
    <div className="step-form" data-step={step}>
      <p className="quiet">{t.steps.hints[step]}</p>
      {step === 'ACKNOWLEDGE' ? null : (
        <Button size="large" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {t.steps.names[step]}
        </Button>
      )}
      {isOpen ? form : null}
    </div>
  )
}

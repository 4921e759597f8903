/** @jsxImportSource react */
import { Button } from 'antd'
import { useState } from 'react'
import { sayDay, sayInstant } from '../../shared/format.ts'
import { Failure, Heading } from '../parts.tsx'
import { useAnswer } from '../use-answer.ts'
import { Decision } from './decision.tsx'
import { FormChanges } from './form-changes.tsx'
import { StateTag } from './form-list.tsx'
import { FormPreview } from './form-preview.tsx'
import { FormTable } from './form-table.tsx'
import { type FormProps, type FormVersionView, sayWords } from './say.ts'

/** One version: where it comes from, what is other in it, how it reads and how it is filled in. */
export function FormView(props: FormProps & { readonly id: string }) {
  const { say, spoken, id, go } = props
  const { t } = say
  const [isTrying, setTrying] = useState(false)
  const { value: view, failure, reload, keep } = useAnswer(props, 'seeAssessmentForm', { params: { formId: id } })
  if (view === undefined)
    return (
      <>
        <Failure text={failure} again={{ label: spoken.t.again, ask: reload }} />
        {failure === undefined ? <p>{spoken.t.loading}</p> : null}
      </>
    )
  return (
    <>
      <Heading>{sayWords(say, view.title)}</Heading>
      <Facts {...props} view={view} />
      {view.state === 'OPEN' ? <Decision {...props} view={view} onEnded={keep} /> : null}
      <div className="acts">
        {view.mayRevise ? (
          <Button size="large" type="primary" onClick={() => go(`revise/${view.formId}`)}>
            {t.revise}
          </Button>
        ) : null}
        <Button size="large" aria-expanded={isTrying} onClick={() => setTrying(!isTrying)}>
          {isTrying ? t.preview.close : t.preview.open}
        </Button>
      </div>
      {isTrying ? <FormPreview say={say} form={view.form} /> : null}
      {view.base === null ? null : <FormChanges say={say} base={view.base} form={view.form} />}
      <FormTable say={say} form={view.form} />
    </>
  )
}

function Facts({ say, view }: FormProps & { readonly view: FormVersionView }) {
  const { t, language } = say
  const { facts } = t
  const { base, effectiveFrom, reason, endedAt, decisionReason, isShipped } = view
  const pairs: readonly (readonly [string, string])[] = [
    [facts.place, view.divisionName],
    [facts.unit, t.units[view.unit]],
    [facts.location, t.locations[view.form.location]],
    [facts.source, view.source],
    ...(base === null ? [] : [[facts.base, `${base.divisionName} · ${t.version(String(base.version))}`] as const]),
    ...(reason === null ? [] : [[facts.reason, reason] as const]),
    ...(isShipped ? [] : [[facts.drafted, sayInstant(language, view.draftedAt)] as const]),
    ...(isShipped || endedAt === null ? [] : [[facts.ended, sayInstant(language, endedAt)] as const]),
    ...(decisionReason === null ? [] : [[facts.decisionReason, decisionReason] as const]),
  ]
  return (
    <section className="card" data-version={view.version}>
      <dl className="pairs">
        <dt>{facts.code}</dt>
        <dd>{view.code}</dd>
        <dt>{facts.state}</dt>
        <dd>
          {[
            t.version(String(view.version)),
            ...(effectiveFrom === null ? [] : [t.from(sayDay(language, effectiveFrom))]),
            ...(isShipped ? [t.shipped] : []),
          ].join(' · ')}{' '}
          <StateTag say={say} state={view.state} governs={view.governs} />
        </dd>
        {pairs.map(([name, text]) => (
          <div key={name} className="pair">
            <dt>{name}</dt>
            <dd className="words">{text}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

/** @jsxImportSource react */
import { Tag } from 'antd'
import { useId } from 'react'
import type { AssessmentForm, FormIndicator, ScaleStep } from '../../../domain/assessment-form.ts'
import { compareForms, type FormChange } from '../../../domain/assessment-form-version.ts'
import { type FormSpoken, sayEvidence, sayHundredths, sayWords } from './say.ts'

interface FormChangesProps {
  readonly say: FormSpoken
  readonly base: { readonly version: number; readonly divisionName: string; readonly form: AssessmentForm }
  readonly form: AssessmentForm
}

/** What is other than in the version that it was made from: indicator by indicator, mark by mark. */
export function FormChanges({ say, base, form }: FormChangesProps) {
  const { t } = say
  const id = useId()
  const changes = compareForms(base.form, form)
  return (
    <section className="card stack" aria-labelledby={id}>
      <h2 id={id}>{t.changes.title}</h2>
      <p className="quiet">{t.changes.of(base.divisionName, String(base.version))}</p>
      {changes.length === 0 ? <p data-changes="0">{t.changes.none}</p> : null}
      <ul className="changes" data-changes={changes.length}>
        {changes.map((change, at) => (
          <li key={`${change.kind} ${at}`}>
            <Change say={say} change={change} before={base.form} after={form} />
          </li>
        ))}
      </ul>
    </section>
  )
}

interface ChangeProps {
  readonly say: FormSpoken
  readonly change: FormChange
  readonly before: AssessmentForm
  readonly after: AssessmentForm
}

function Change({ say, change, before, after }: ChangeProps) {
  const { t } = say
  switch (change.kind) {
    case 'ORDER':
      return <p>{t.changes.order}</p>
    case 'FORM':
      return (
        <>
          <Head kind={t.changes.changed} isBad={false} name={t.changes.whole} />
          {change.members.map((member) => (
            <Line
              key={member}
              say={say}
              name={t.changes.members[member]}
              was={sayFormMember(say, before, member)}
              is={sayFormMember(say, after, member)}
            />
          ))}
        </>
      )
    case 'ADDED':
    case 'REMOVED':
      return (
        <Head
          kind={change.kind === 'ADDED' ? t.changes.added : t.changes.removed}
          isBad={change.kind === 'REMOVED'}
          name={`${sayWords(say, change.indicator.title)} · ${t.table.weight(sayHundredths(change.indicator.weight))}`}
        />
      )
    case 'CHANGED':
      return <ChangedIndicator say={say} change={change} />
  }
}

function ChangedIndicator({
  say,
  change: { before, after, members, steps },
}: {
  readonly say: FormSpoken
  readonly change: Extract<FormChange, { kind: 'CHANGED' }>
}) {
  const { t } = say
  // Kind and limit of the evidence are said in one sentence.
  const named = [...new Set(members.map((member) => (member === 'evidenceBelow' ? 'evidence' : member)))]
  return (
    <>
      <Head kind={t.changes.changed} isBad={false} name={sayWords(say, after.title)} />
      {named.map((member) => (
        <Line
          key={member}
          say={say}
          name={t.changes.members[member]}
          was={sayMember(say, before, member)}
          is={sayMember(say, after, member)}
        />
      ))}
      {steps.map((step) => (
        <Line
          key={step.mark}
          say={say}
          name={t.changes.step(String(step.mark))}
          was={sayStep(say, step.before, step.after)}
          is={sayStep(say, step.after, step.before)}
        />
      ))}
    </>
  )
}

function Head({ kind, isBad, name }: { readonly kind: string; readonly isBad: boolean; readonly name: string }) {
  return (
    <p>
      <Tag className={isBad ? 'tag-bad' : 'tag-plain'}>{kind}</Tag> <strong>{name}</strong>
    </p>
  )
}

interface LineProps {
  readonly say: FormSpoken
  readonly name: string
  readonly was: string
  readonly is: string
}

function Line({ say: { t }, name, was, is }: LineProps) {
  return (
    <p className="change-line">
      <span className="quiet">{name}</span>
      <span>{t.changes.wasIs(was, is)}</span>
    </p>
  )
}

/** In both languages: it may be one of them alone that is other. */
const sayBoth = ({ zh, en }: { readonly zh: string; readonly en: string }) => (zh === en ? zh : `${zh} / ${en}`)

function sayFormMember({ t }: FormSpoken, form: AssessmentForm, member: 'title' | 'unit' | 'location'): string {
  if (member === 'title') return sayBoth(form.title)
  return member === 'unit' ? t.units[form.unit] : t.locations[form.location]
}

function sayMember(
  say: FormSpoken,
  indicator: FormIndicator,
  member: 'title' | 'group' | 'weight' | 'evidence' | 'mayNotApply',
): string {
  const { t } = say
  switch (member) {
    case 'title':
    case 'group':
      return sayBoth(indicator[member])
    case 'weight':
      return `${sayHundredths(indicator.weight)} %`
    case 'evidence':
      return sayEvidence(say, indicator)
    case 'mayNotApply':
      return indicator.mayNotApply ? t.changes.yes : t.changes.no
  }
}

/** Of a mark that stands in both no more than what is other: its points, or its anchor in one language or in both. */
function sayStep({ t }: FormSpoken, step: ScaleStep | undefined, other: ScaleStep | undefined): string {
  if (step === undefined) return t.changes.nothing
  const { points, anchor } = step
  const parts = [
    ...(points === other?.points ? [] : [t.changes.points(sayHundredths(points))]),
    ...(anchor.zh === other?.anchor.zh ? [] : [anchor.zh]),
    ...(anchor.en === other?.anchor.en ? [] : [anchor.en]),
  ]
  return parts.join(' · ')
}

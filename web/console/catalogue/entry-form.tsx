/** @jsxImportSource react */
import { Button, Input } from 'antd'
import { type ReactNode, useId, useState } from 'react'
import type { CatalogueKind } from '../../../domain/catalogue-version.ts'
import { sayDay } from '../../shared/format.ts'
import { sayFailure } from '../call.ts'
import type { PageProps } from '../page.ts'
import { Failure, Success } from '../parts.tsx'
import { type Content, type Field, fieldsOf, toBody, toValues, type Values } from './fields.ts'
import { put } from './put.ts'
import type { CatalogueSpoken } from './spoken.ts'

interface EntryFormProps extends Pick<PageProps, 'spoken' | 'signedIn'> {
  readonly say: CatalogueSpoken
  readonly kind: CatalogueKind
  readonly code: string
  /** What the form begins with. */
  readonly content: Content
  /** How many versions stood there when it was read. */
  readonly seenVersions: number
  readonly onKept: () => Promise<void>
}

type Refused = Readonly<Record<string, string>>

interface Outcome {
  readonly refused: Refused
  readonly failure?: string | undefined
  readonly done?: string | undefined
}

/** A change of an entry, from its day on. What the server refuses is said beside the field that is to blame. */
export function EntryForm(props: EntryFormProps) {
  const { say, kind, content } = props
  const { t } = say
  const [values, setValues] = useState<Values>(() => toValues(kind, content, t))
  const [effectiveFrom, setFrom] = useState('')
  const [isWaiting, setWaiting] = useState(false)
  const [{ refused, failure, done }, setOutcome] = useState<Outcome>({ refused: {} })
  const send = async () => {
    if (isWaiting) return
    setWaiting(true)
    setOutcome(await keep(props, values, effectiveFrom))
    setWaiting(false)
  }
  return (
    <form
      className="stack"
      noValidate
      aria-label={t.change.title}
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      {fieldsOf[kind].map((field) => (
        <FieldInput
          key={field.name}
          say={say}
          field={field}
          value={values[field.name] ?? ''}
          refused={refused[field.name]}
          onChange={(value) => setValues({ ...values, [field.name]: value })}
        />
      ))}
      <Labelled label={t.change.effectiveFrom} hint={t.change.effectiveHint} refused={refused.effectiveFrom}>
        {(aria) => (
          <Input
            {...aria}
            size="large"
            type="date"
            value={effectiveFrom}
            onChange={(event) => setFrom(event.target.value)}
          />
        )}
      </Labelled>
      <Failure text={failure} />
      <Success text={done} />
      <Button type="primary" htmlType="submit" size="large" aria-busy={isWaiting}>
        {t.change.submit}
      </Button>
    </form>
  )
}

async function keep(props: EntryFormProps, values: Values, effectiveFrom: string): Promise<Outcome> {
  const { say, spoken, signedIn, kind, code, seenVersions, onKept } = props
  const { t, language } = say
  const { body, wrong } = toBody(kind, values, t)
  if (wrong.length > 0) return { refused: Object.fromEntries(wrong.map((name) => [name, t.unreadable])) }
  const dated = effectiveFrom === '' ? {} : { effectiveFrom }
  const heard = await put(signedIn.ask, kind, code, { ...body, ...dated, seenVersions })
  if (heard.ok) {
    await onKept()
    return {
      refused: {},
      done: heard.answer.changed ? t.change.kept(sayDay(language, heard.answer.effectiveFrom)) : t.change.same,
    }
  }
  if (!heard.offline && heard.problem.code === 'CONFLICT') {
    await onKept()
    return { refused: {}, failure: t.change.conflict }
  }
  const words = sayFailure(spoken.t, heard)
  const blamed = heard.offline ? undefined : heard.problem.at?.split('/')[1]
  const isShown = blamed === 'effectiveFrom' || fieldsOf[kind].some(({ name }) => name === blamed)
  return blamed !== undefined && isShown ? { refused: { [blamed]: words } } : { refused: {}, failure: words }
}

interface FieldInputProps {
  readonly say: CatalogueSpoken
  readonly field: Field
  readonly value: string
  readonly refused: string | undefined
  readonly onChange: (value: string) => void
}

function FieldInput({ say: { t }, field, value, refused, onChange }: FieldInputProps) {
  const label = field.isOptional ? `${field.label(t)}${t.optional}` : field.label(t)
  if (field.shape === 'WEEK')
    return <Week t={t} label={label} hint={field.hint?.(t)} value={value} refused={refused} onChange={onChange} />
  return (
    <Labelled label={label} hint={field.hint?.(t)} refused={refused}>
      {(aria) => {
        if (field.shape === 'SELECT')
          return (
            <select {...aria} className="select" value={value} onChange={(event) => onChange(event.target.value)}>
              {field.options?.(t).map(([each, name]) => (
                <option key={each} value={each}>
                  {name}
                </option>
              ))}
            </select>
          )
        if (field.shape === 'LINES')
          return <Input.TextArea {...aria} rows={5} value={value} onChange={(event) => onChange(event.target.value)} />
        return (
          <Input
            {...aria}
            size="large"
            type={field.shape === 'DATE' ? 'date' : 'text'}
            autoComplete="off"
            spellCheck={false}
            value={value}
            onChange={(event) => onChange(event.target.value)}
          />
        )
      }}
    </Labelled>
  )
}

interface Aria {
  readonly id: string
  readonly 'aria-describedby'?: string
  readonly 'aria-invalid'?: true
}

interface LabelledProps {
  readonly label: string
  readonly hint?: string | undefined
  readonly refused: string | undefined
  readonly children: (aria: Aria) => ReactNode
}

function Labelled({ label, hint, refused, children }: LabelledProps) {
  const id = useId()
  const told = [hint === undefined ? undefined : `${id}-hint`, refused === undefined ? undefined : `${id}-refused`]
  const describedBy = told.filter((each) => each !== undefined).join(' ')
  return (
    <div className="line">
      <label htmlFor={id}>{label}</label>
      {children({
        id,
        ...(describedBy === '' ? {} : { 'aria-describedby': describedBy }),
        ...(refused === undefined ? {} : { 'aria-invalid': true as const }),
      })}
      {hint === undefined ? null : (
        <p className="quiet" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <p className="refused" id={`${id}-refused`} role="alert">
        {refused}
      </p>
    </div>
  )
}

interface WeekProps extends Omit<LabelledProps, 'children'> {
  readonly t: CatalogueSpoken['t']
  readonly value: string
  readonly onChange: (value: string) => void
}

/** Seven days, one line each. */
function Week({ t, label, hint, refused, value, onChange }: WeekProps) {
  const id = useId()
  const lines = value.split('\n')
  return (
    <fieldset className="week" aria-describedby={`${id}-hint`}>
      <legend>{label}</legend>
      <p className="quiet" id={`${id}-hint`}>
        {hint}
      </p>
      {t.weekdays.map((day, index) => (
        <div className="line" key={day}>
          <label htmlFor={`${id}-${index}`}>{day}</label>
          <Input
            id={`${id}-${index}`}
            size="large"
            autoComplete="off"
            value={lines[index] ?? ''}
            onChange={(event) =>
              onChange(
                t.weekdays.map((_, each) => (each === index ? event.target.value : (lines[each] ?? ''))).join('\n'),
              )
            }
          />
        </div>
      ))}
      <p className="refused" role="alert">
        {refused}
      </p>
    </fieldset>
  )
}

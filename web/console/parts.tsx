/** @jsxImportSource react */
import { Alert, Button, Input } from 'antd'
import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
import type { ConsoleTexts } from './texts.zh.ts'

interface TextFieldProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly type?: 'text' | 'password' | 'date' | 'tel'
  readonly hint?: string
  readonly autoComplete?: string
  readonly isNumeric?: true
  readonly maxLength?: number
  readonly takesFocus?: true
}

export function TextField({ label, value, onChange, type = 'text', hint, takesFocus, ...more }: TextFieldProps) {
  const id = useId()
  const { autoComplete = 'off', isNumeric, maxLength } = more
  return (
    <div className="line">
      <label htmlFor={id}>{label}</label>
      <Input
        id={id}
        size="large"
        type={type}
        value={value}
        autoComplete={autoComplete}
        spellCheck={false}
        autoFocus={takesFocus === true}
        {...(isNumeric ? { inputMode: 'numeric' as const } : {})}
        {...(maxLength === undefined ? {} : { maxLength })}
        {...(hint === undefined ? {} : { 'aria-describedby': `${id}-hint` })}
        onChange={(event) => onChange(event.target.value)}
      />
      {hint === undefined ? null : (
        <p className="quiet" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  )
}

interface SelectFieldProps {
  readonly label: string
  readonly value: string
  readonly options: readonly (readonly [value: string, label: string])[]
  readonly onChange: (value: string) => void
}

/** The browser's own: every phone and screen reader knows it. */
export function SelectField({ label, value, options, onChange }: SelectFieldProps) {
  const id = useId()
  return (
    <div className="line">
      <label htmlFor={id}>{label}</label>
      <select id={id} className="select" value={value} onChange={(event) => onChange(event.target.value)}>
        {options.map(([each, name]) => (
          <option key={each} value={each}>
            {name}
          </option>
        ))}
      </select>
    </div>
  )
}

interface FailureProps {
  readonly text: string | undefined
  /** What could not be read can be asked for again. */
  readonly again?: { readonly label: string; readonly ask: () => Promise<void> }
}

/** What went wrong, told to screen readers as it appears. */
export function Failure({ text, again }: FailureProps) {
  return (
    <>
      <div role="alert" className="failure">
        {text === undefined ? null : <Alert type="error" showIcon title={text} role="presentation" />}
      </div>
      {text === undefined || again === undefined ? null : (
        <Button size="large" className="again" onClick={() => void again.ask()}>
          {again.label}
        </Button>
      )}
    </>
  )
}

export function Success({ text }: { readonly text: string | undefined }) {
  return (
    <div role="status">
      {text === undefined ? null : <Alert type="success" showIcon title={text} role="presentation" />}
    </div>
  )
}

interface FormProps {
  readonly submit: string
  /** @returns what went wrong, in words */
  readonly onSubmit: () => Promise<string | undefined>
  readonly children: ReactNode
  readonly label?: string
}

/** A form with one button, its wait and its refusal. */
export function Form({ submit, onSubmit, children, label }: FormProps) {
  const [failure, setFailure] = useState<string | undefined>(undefined)
  const [isWaiting, setWaiting] = useState(false)
  const send = async () => {
    if (isWaiting) return
    setWaiting(true)
    setFailure(undefined)
    setFailure(await onSubmit())
    setWaiting(false)
  }
  return (
    <form
      className="stack"
      aria-label={label}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      {children}
      <Failure text={failure} />
      <Button type="primary" htmlType="submit" size="large" aria-busy={isWaiting}>
        {submit}
      </Button>
    </form>
  )
}

interface ActProps {
  readonly t: ConsoleTexts
  readonly label: string
  readonly name?: string
  readonly sure: string
  readonly isDanger?: boolean
  readonly onSure: () => void
}

/** A button that asks back once, in its own place. */
export function Act({ t, label, name, sure, isDanger = false, onSure }: ActProps) {
  const [isAsking, setAsking] = useState(false)
  const first = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (isAsking) first.current?.focus()
  }, [isAsking])
  if (!isAsking)
    return (
      <Button size="large" danger={isDanger} aria-label={name} onClick={() => setAsking(true)}>
        {label}
      </Button>
    )
  return (
    <fieldset className="sure" aria-label={label}>
      <p>{sure}</p>
      <Button
        ref={first}
        size="large"
        type="primary"
        danger={isDanger}
        onClick={() => {
          setAsking(false)
          onSure()
        }}
      >
        {t.confirm}
      </Button>
      <Button size="large" onClick={() => setAsking(false)}>
        {t.cancel}
      </Button>
    </fieldset>
  )
}

/** The heading of a page takes the focus when the page appears, so that one hears where one is. */
export function Heading({ children }: { readonly children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <h1 ref={heading} tabIndex={-1}>
      {children}
    </h1>
  )
}

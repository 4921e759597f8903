/** @jsxImportSource react */
import { Input } from 'antd'
import { useId } from 'react'

interface ReasonFieldProps {
  readonly label: string
  readonly hint: string
  readonly value: string
  readonly maxLength: number
  readonly onChange: (value: string) => void
}

/** A few sentences; the browser keeps none of them for another time. */
export function ReasonField({ label, hint, value, maxLength, onChange }: ReasonFieldProps) {
  const id = useId()
  return (
    <div className="line">
      <label htmlFor={id}>{label}</label>
      <Input.TextArea
        id={id}
        rows={3}
        size="large"
        value={value}
        maxLength={maxLength}
        autoComplete="off"
        aria-describedby={`${id}-hint`}
        onChange={(event) => onChange(event.target.value)}
      />
      <p className="quiet" id={`${id}-hint`}>
        {hint}
      </p>
    </div>
  )
}

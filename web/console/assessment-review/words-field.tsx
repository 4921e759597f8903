/** @jsxImportSource react */
import { useId } from 'react'

interface WordsFieldProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
}

/** What somebody writes in own words. */
export function WordsField({ label, value, onChange }: WordsFieldProps) {
  const id = useId()
  return (
    <div className="line">
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        className="select"
        rows={4}
        maxLength={2000}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  )
}

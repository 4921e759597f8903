/** @jsxImportSource react */
import { useId } from 'react'

interface WordsFieldProps {
  readonly label: string
  readonly hint: string
  readonly value: string
  readonly rows?: number
  readonly onChange: (words: string) => void
}

/** As the promises of words have it. */
const wordsMax = 4000

/** What somebody writes in own words. */
export function WordsField({ label, hint, value, rows = 4, onChange }: WordsFieldProps) {
  const id = useId()
  return (
    <div className="line">
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        className="select"
        rows={rows}
        maxLength={wordsMax}
        value={value}
        aria-describedby={`${id}-hint`}
        onChange={(event) => onChange(event.target.value)}
      />
      <p className="quiet" id={`${id}-hint`}>
        {hint}
      </p>
    </div>
  )
}

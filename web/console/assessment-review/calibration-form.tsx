/** @jsxImportSource react */
import { useState } from 'react'
import {
  type CalibrationCause,
  type CalibrationStepKind,
  calibrationCauses,
} from '../../../domain/assessment-review.ts'
import { Form, SelectField, TextField } from '../parts.tsx'
import type { Spoken } from '../use-spoken.ts'
import { type Calibration, readPoints } from './say.ts'
import { reviewTexts } from './texts.ts'
import { WordsField } from './words-field.tsx'

export type Stepped =
  | { readonly kind: 'REASON'; readonly words: string }
  | { readonly kind: 'CONCLUSION'; readonly words: string; readonly points: number }
  | { readonly kind: 'AGREED' }
  | { readonly kind: 'CLOSED'; readonly words: string; readonly cause: CalibrationCause }

interface CalibrationFormProps {
  readonly spoken: Spoken
  readonly calibration: Calibration
  readonly kind: CalibrationStepKind
  readonly onStep: (step: Stepped) => Promise<string | undefined>
}

/** One step that whoever looks may do now. */
export function CalibrationForm({ spoken, kind, onStep }: CalibrationFormProps) {
  const t = reviewTexts[spoken.language]
  const [words, setWords] = useState('')
  const [points, setPoints] = useState('')
  const [cause, setCause] = useState<CalibrationCause>('ANCHOR_UNCLEAR')
  const submit = async () => {
    const said = words.trim()
    const both = readPoints(points)
    if (kind === 'AGREED') return onStep({ kind })
    if (said === '') return t.ask.lack
    if (kind === 'REASON') return onStep({ kind, words: said })
    if (kind === 'CLOSED') return onStep({ kind, words: said, cause })
    return both === undefined ? t.ask.lack : onStep({ kind, words: said, points: both })
  }
  return (
    <Form label={t.calibration.forms[kind]} submit={t.calibration.forms[kind]} onSubmit={submit}>
      {kind === 'CONCLUSION' ? (
        <TextField label={t.calibration.both} value={points} maxLength={6} onChange={setPoints} />
      ) : null}
      {kind === 'CLOSED' ? (
        <SelectField
          label={t.calibration.cause}
          value={cause}
          options={calibrationCauses.map((each): [string, string] => [each, t.calibration.causes[each]])}
          onChange={(value) => setCause(value as CalibrationCause)}
        />
      ) : null}
      {kind === 'AGREED' ? null : <WordsField label={t.calibration.steps[kind]} value={words} onChange={setWords} />}
    </Form>
  )
}

/** @jsxImportSource react */
import { useState } from 'react'
import { Form, SelectField } from '../parts.tsx'
import { WordsField } from '../words-field.tsx'
import { type PeriodProps, type ScoredWindow, sayRefused } from './say.ts'

const outcomes = ['DISMISSED', 'UPHELD'] as const
const remedies = ['EXEMPTION', 'INVALIDATION', 'CORRECTION'] as const
type Outcome = (typeof outcomes)[number]
type Remedy = (typeof remedies)[number]

interface DecidingProps extends Pick<PeriodProps, 'say' | 'spoken' | 'signedIn'> {
  readonly objectionId: string
  readonly window: ScoredWindow
  readonly onDecided: () => Promise<void>
}

/** 审定, with reasons that the unit reads; what is upheld says by what the figures change. */
export function Deciding(props: DecidingProps) {
  const { say, signedIn, objectionId, window, onDecided } = props
  const { objections, refusals } = say.t
  const [outcome, setOutcome] = useState<Outcome | ''>('')
  const [remedy, setRemedy] = useState<Remedy | ''>('')
  const [words, setWords] = useState('')
  const send = async () => {
    if (outcome === '') return `${objections.choose}: ${objections.outcome}`
    if (outcome === 'UPHELD' && remedy === '') return refusals.STEP_INCOMPLETE
    if (words.trim() === '') return refusals.COMMENT_EMPTY
    const heard = await signedIn.ask('decideScoreObjection', {
      params: { objectionId },
      body: { outcome, words: words.trim(), ...(outcome === 'UPHELD' && remedy !== '' ? { remedy } : {}) },
    })
    if (!heard.ok) return sayRefused(props, heard)
    await onDecided()
    return undefined
  }
  return (
    <Form
      label={objections.deciding(`${window.windowName} ${window.windowCode}`)}
      submit={objections.decideSubmit}
      onSubmit={send}
    >
      <SelectField
        label={objections.outcome}
        value={outcome}
        options={[
          ['', objections.choose],
          ...outcomes.map((each): [string, string] => [each, objections.outcomes[each]]),
        ]}
        onChange={(value) => setOutcome(value as Outcome | '')}
      />
      {outcome === 'UPHELD' ? (
        <>
          <SelectField
            label={objections.remedy}
            value={remedy}
            options={[
              ['', objections.choose],
              ...remedies.map((each): [string, string] => [each, objections.remedies[each]]),
            ]}
            onChange={(value) => setRemedy(value as Remedy | '')}
          />
          <p className="quiet">{objections.remedyHint}</p>
        </>
      ) : null}
      <WordsField label={objections.decideWords} hint={objections.decideHint} value={words} onChange={setWords} />
    </Form>
  )
}

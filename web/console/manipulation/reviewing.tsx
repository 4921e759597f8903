/** @jsxImportSource react */
import { useState } from 'react'
import { type ManipulationOutcome, manipulationOutcomes } from '../../../domain/manipulation-review.ts'
import { Form, SelectField } from '../parts.tsx'
import { WordsField } from '../words-field.tsx'
import type { SignalProps } from './props.ts'
import { manipulationTexts } from './texts.ts'

/** The first of two: what should become of it, with reasons. */
export function Proposing({ spoken, signedIn, signal, say, onDone }: SignalProps) {
  const t = manipulationTexts[spoken.language]
  const [outcome, setOutcome] = useState<ManipulationOutcome>('RELEASE')
  const [words, setWords] = useState('')
  const send = async () => {
    if (words.trim() === '') return t.refusals.COMMENT_EMPTY
    const body = { outcome, words: words.trim() }
    const heard = await signedIn.ask('proposeManipulation', { params: { signalId: signal.signalId }, body })
    if (!heard.ok) return say(heard)
    await onDone()
    return undefined
  }
  return (
    <Form label={t.proposing.label} submit={t.proposing.submit} onSubmit={send}>
      <SelectField
        label={t.proposing.outcome}
        value={outcome}
        options={manipulationOutcomes.map((each): [string, string] => [each, t.outcomes[each]])}
        onChange={(value) => setOutcome(value as ManipulationOutcome)}
      />
      <WordsField label={t.words} hint={t.wordsHint} value={words} onChange={setWords} />
    </Form>
  )
}

/** The second of two: agrees or not, with reasons of his own. */
export function Deciding({ spoken, signedIn, signal, say, onDone }: SignalProps) {
  const t = manipulationTexts[spoken.language]
  const [answer, setAnswer] = useState<'yes' | 'no'>('yes')
  const [words, setWords] = useState('')
  const send = async () => {
    if (words.trim() === '') return t.refusals.COMMENT_EMPTY
    if (signal.proposal === null) return t.refusals.CONFLICT
    const body = { proposalId: signal.proposal.proposalId, isConfirmed: answer === 'yes', words: words.trim() }
    const heard = await signedIn.ask('decideManipulation', { params: { signalId: signal.signalId }, body })
    if (!heard.ok) return say(heard)
    await onDone()
    return undefined
  }
  return (
    <Form label={t.deciding.label} submit={t.deciding.submit} onSubmit={send}>
      <SelectField
        label={t.deciding.answer}
        value={answer}
        options={[
          ['yes', t.answers.yes],
          ['no', t.answers.no],
        ]}
        onChange={(value) => setAnswer(value as 'yes' | 'no')}
      />
      <WordsField label={t.words} hint={t.wordsHint} value={words} onChange={setWords} />
    </Form>
  )
}

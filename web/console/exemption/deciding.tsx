/** @jsxImportSource react */
import { useState } from 'react'
import { type ExemptionOutcome, exemptionOutcomes } from '../../../domain/exemption.ts'
import { Form, SelectField, TextField } from '../parts.tsx'
import { WordsField } from '../words-field.tsx'
import type { ExemptionProps } from './props.ts'
import { exemptionTexts } from './texts.ts'

/** 审定, with reasons that the unit reads. */
export function Deciding({
  spoken,
  signedIn,
  exemption,
  name,
  say,
  onDone,
}: ExemptionProps & { readonly name: string }) {
  const t = exemptionTexts[spoken.language]
  const [outcome, setOutcome] = useState<ExemptionOutcome>('GRANTED')
  const [fromDay, setFromDay] = useState<string>(exemption.fromDay)
  const [toDay, setToDay] = useState<string>(exemption.toDay)
  const [words, setWords] = useState('')
  const send = async () => {
    if (words.trim() === '') return t.refusals.COMMENT_EMPTY
    if (outcome === 'NARROWED' && (fromDay === '' || toDay === '')) return t.refusals.STEP_INCOMPLETE
    const body = { outcome, words: words.trim(), ...(outcome === 'NARROWED' ? { fromDay, toDay } : {}) }
    const heard = await signedIn.ask('decideExemption', { params: { exemptionId: exemption.exemptionId }, body })
    if (!heard.ok) return say(heard)
    await onDone()
    return undefined
  }
  return (
    <Form label={t.deciding.label(name)} submit={t.deciding.submit} onSubmit={send}>
      <SelectField
        label={t.deciding.outcome}
        value={outcome}
        options={exemptionOutcomes.map((each): [string, string] => [each, t.outcomes[each]])}
        onChange={(value) => setOutcome(value as ExemptionOutcome)}
      />
      {outcome === 'NARROWED' ? (
        <>
          <TextField label={t.deciding.from} type="date" value={fromDay} onChange={setFromDay} />
          <TextField label={t.deciding.to} type="date" value={toDay} onChange={setToDay} />
        </>
      ) : null}
      <WordsField label={t.deciding.words} hint={t.deciding.wordsHint} value={words} onChange={setWords} />
    </Form>
  )
}

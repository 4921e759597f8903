/** @jsxImportSource react */
import { useState } from 'react'
import {
  type DeductionOutcome,
  type DismissalGround,
  deductionOutcomes,
  dismissalGrounds,
} from '../../../domain/deduction.ts'
import { Form, SelectField, TextField } from '../parts.tsx'
import { WordsField } from '../words-field.tsx'
import type { DeductionProps } from './props.ts'
import { deductionTexts } from './texts.ts'

/** 审定, with reasons that the unit reads. */
export function Deciding({
  spoken,
  signedIn,
  deduction,
  name,
  say,
  onDone,
}: DeductionProps & { readonly name: string }) {
  const t = deductionTexts[spoken.language]
  const [outcome, setOutcome] = useState<DeductionOutcome>('UPHELD')
  const [points, setPoints] = useState('')
  const [ground, setGround] = useState<DismissalGround>('NOT_SHOWN')
  const [words, setWords] = useState('')
  const grounds = dismissalGrounds.filter((each) => each !== 'GOOD_FAITH_EXEMPTION' || deduction.item.admitsGoodFaith)
  const send = async () => {
    const hundredths = Math.round(Number(points) * 100)
    if (words.trim() === '') return t.refusals.COMMENT_EMPTY
    if (outcome === 'REDUCED' && !(hundredths >= 1 && hundredths < deduction.item.points))
      return t.refusals.STEP_INCOMPLETE
    const body = {
      ...{ outcome, words: words.trim() },
      ...(outcome === 'REDUCED' ? { points: hundredths } : {}),
      ...(outcome === 'DISMISSED' ? { ground } : {}),
    }
    const heard = await signedIn.ask('decideDeduction', { params: { deductionId: deduction.deductionId }, body })
    if (!heard.ok) return say(heard)
    await onDone()
    return undefined
  }
  return (
    <Form label={t.deciding.label(name)} submit={t.deciding.submit} onSubmit={send}>
      <SelectField
        label={t.deciding.outcome}
        value={outcome}
        options={deductionOutcomes.map((each): [string, string] => [each, t.outcomes[each]])}
        onChange={(value) => setOutcome(value as DeductionOutcome)}
      />
      {outcome === 'REDUCED' ? (
        <TextField label={t.deciding.points} value={points} isNumeric maxLength={6} onChange={setPoints} />
      ) : null}
      {outcome === 'DISMISSED' ? (
        <SelectField
          label={t.deciding.ground}
          value={ground}
          options={grounds.map((each): [string, string] => [each, t.grounds[each]])}
          onChange={(value) => setGround(value as DismissalGround)}
        />
      ) : null}
      <WordsField label={t.deciding.words} hint={t.deciding.wordsHint} value={words} onChange={setWords} />
    </Form>
  )
}

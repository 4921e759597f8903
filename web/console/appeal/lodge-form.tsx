/** @jsxImportSource react */
import { useState } from 'react'
import type { AppealGround } from '../../../domain/appeal.ts'
import type { Ask } from '../call.ts'
import { emptyDraft, toEvidence } from '../handling-order/draft.ts'
import { EvidenceFields } from '../handling-order/evidence-fields.tsx'
import type { KeepFile } from '../handling-order/evidence-upload.tsx'
import { orderTexts } from '../handling-order/texts.ts'
import type { PageProps } from '../page.ts'
import { Form, SelectField } from '../parts.tsx'
import { WordsField } from '../words-field.tsx'
import { toSpoken } from './say.ts'

export type Lodged = Omit<Ask<'lodgeAppeal'>['body'], 'orderId'>

interface LodgeFormProps extends Pick<PageProps, 'spoken'> {
  /** Of the policy. */
  readonly grounds: readonly AppealGround[]
  /** Where files can be handed in with it. */
  readonly keep?: KeepFile
  /** @returns what went wrong, in words */
  readonly onSend: (lodged: Lodged) => Promise<string | undefined>
}

/** Ground, reasons and evidence: there is no appeal without any of them. */
export function LodgeForm({ spoken, grounds, keep, onSend }: LodgeFormProps) {
  const { t, language } = toSpoken(spoken)
  const [ground, setGround] = useState('')
  const [words, setWords] = useState('')
  const [evidence, setEvidence] = useState(emptyDraft.evidence)
  const send = async () => {
    const named = toEvidence(evidence)
    if (ground === '' || words.trim() === '' || named.length === 0) return t.lodge.lack
    return onSend({ ground: ground as AppealGround, words: words.trim(), evidence: named })
  }
  return (
    <Form label={t.lodge.open} submit={t.lodge.submit} onSubmit={send}>
      <SelectField
        label={t.lodge.ground}
        value={ground}
        options={[['', t.steps.choose], ...grounds.map((each): [string, string] => [each, t.grounds[each]])]}
        onChange={setGround}
      />
      <WordsField label={t.lodge.words} hint={t.lodge.wordsHint} value={words} onChange={setWords} />
      <EvidenceFields
        t={orderTexts[language]}
        label={t.lodge.evidence}
        evidence={evidence}
        keep={keep}
        onChange={setEvidence}
      />
    </Form>
  )
}

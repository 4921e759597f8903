/** @jsxImportSource react */
import { useState } from 'react'
import { sayCount } from '../../shared/format.ts'
import { EvidenceUpload } from '../handling-order/evidence-upload.tsx'
import { orderTexts } from '../handling-order/texts.ts'
import { Form } from '../parts.tsx'
import { WordsField } from '../words-field.tsx'
import type { DeductionProps } from './props.ts'
import { deductionTexts } from './texts.ts'
import { useFiles } from './use-files.ts'

/** 申辩: what the unit says, with files. */
export function Answering(props: DeductionProps & { readonly name: string }) {
  const { spoken, signedIn, deduction, name, say, onDone } = props
  const { language } = spoken
  const t = deductionTexts[language]
  const [words, setWords] = useState('')
  const { fileIds, keep, add } = useFiles(props, deduction.hallCode)
  const send = async () => {
    if (words.trim() === '') return t.refusals.COMMENT_EMPTY
    const { deductionId } = deduction
    const heard = await signedIn.ask('answerDeduction', {
      params: { deductionId },
      body: { words: words.trim(), fileIds },
    })
    if (!heard.ok) return say(heard)
    await onDone()
    return undefined
  }
  return (
    <Form label={t.answering.label(name)} submit={t.answering.submit} onSubmit={send}>
      <WordsField label={t.answer} hint={t.answering.hint} value={words} onChange={setWords} />
      <EvidenceUpload t={orderTexts[language]} keep={keep} onKept={({ fileId }) => add(fileId)} />
      <p role="status">{fileIds.length === 0 ? '' : t.file.taken(sayCount(language, fileIds.length))}</p>
    </Form>
  )
}

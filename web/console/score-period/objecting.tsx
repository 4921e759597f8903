/** @jsxImportSource react */
import { Button } from 'antd'
import { useState } from 'react'
import { Form } from '../parts.tsx'
import { WordsField } from '../words-field.tsx'
import type { WindowCardProps } from './props.ts'
import { sayRefused } from './say.ts'

/** 提异议: by the unit, once for each window, while the period is open to objections. */
export function Objecting(props: WindowCardProps) {
  const { say, signedIn, period, hallCode, window, onObjected } = props
  const { t } = say
  const [isOpen, setOpen] = useState(false)
  const [words, setWords] = useState('')
  const name = t.objections.raiseNamed(`${window.windowName} ${window.windowCode}`)
  if (!isOpen)
    return (
      <Button size="large" aria-label={name} onClick={() => setOpen(true)}>
        {t.objections.raise}
      </Button>
    )
  const send = async () => {
    if (words.trim() === '') return t.refusals.COMMENT_EMPTY
    const heard = await signedIn.ask('objectToScore', {
      params: { period: period.period },
      body: { hallCode, windowCode: window.windowCode, words: words.trim() },
    })
    if (!heard.ok) return sayRefused(props, heard)
    await onObjected()
    return undefined
  }
  return (
    <Form label={name} submit={t.objections.raiseSubmit} onSubmit={send}>
      <WordsField label={t.objections.raiseWords} hint={t.objections.raiseHint} value={words} onChange={setWords} />
    </Form>
  )
}

/** @jsxImportSource react */
import { Button } from 'antd'
import { useState } from 'react'
import { type Failed, sayFailure } from '../call.ts'
import { Act, Failure, Form } from '../parts.tsx'
import { periodTexts } from '../score-period/texts.ts'
import { WordsField } from '../words-field.tsx'
import type { PublicationProps } from './props.ts'

/** What whoever looks may do now; where he may not take the next step he is told why, before he tries. */
export function Acts(props: PublicationProps) {
  const { spoken, signedIn, t, publication, onDone } = props
  const { publicationId, next, mayTake, mayNot, mayHold } = publication
  const [failure, setFailure] = useState<string | undefined>(undefined)
  const say = (heard: Failed) =>
    (heard.offline ? undefined : t.refusals[heard.problem.code]) ?? sayFailure(spoken.t, heard)
  const params = { publicationId }
  const period = periodTexts[spoken.language].period(publication.period)
  const take = async () => {
    if (mayTake === null) return
    const heard =
      mayTake === 'SIGNED'
        ? await signedIn.ask('signPublication', { params, body: {} })
        : await signedIn.ask('stepPublication', { params, body: { step: mayTake } })
    setFailure(heard.ok ? undefined : say(heard))
    if (heard.ok) await onDone()
  }
  const hold = async (reason: string) => {
    const heard = await signedIn.ask('stepPublication', { params, body: { step: 'HELD', reason } })
    if (!heard.ok) return say(heard)
    await onDone()
    return undefined
  }
  return (
    <div className="stack" data-next={next ?? 'NONE'} data-may={mayTake ?? 'NONE'}>
      {next === null ? null : (
        <p>
          <strong>{t.next(t.steps[next])}</strong>
          {mayNot === null ? null : (
            <span className="under" data-may-not={mayNot}>
              {mayNot === 'ANOTHER_ROLE' ? t.mayNot.ANOTHER_ROLE[next] : t.mayNot.TWO_STEPS_BY_ONE}
            </span>
          )}
        </p>
      )}
      <Failure text={failure} />
      {mayTake === null ? null : (
        <>
          <p className="quiet">{t.hints[mayTake]}</p>
          <Act
            t={spoken.t}
            label={t.take[mayTake]}
            name={`${t.take[mayTake]} ${period}`}
            sure={t.sure[mayTake]}
            onSure={() => void take()}
          />
        </>
      )}
      {mayHold ? (
        <WithReason
          label={t.hold}
          of={period}
          reasonLabel={t.holdReason}
          hint={t.holdHint}
          submit={t.holdSubmit}
          lack={t.refusals.COMMENT_EMPTY ?? ''}
          onSend={hold}
        />
      ) : null}
    </div>
  )
}

interface WithReasonProps {
  readonly label: string
  /** What it is about: one page has several. */
  readonly of: string
  readonly reasonLabel: string
  readonly hint: string
  readonly submit: string
  readonly lack: string
  readonly onSend: (reason: string) => Promise<string | undefined>
}

const reasonMax = 500

/** Opened by a button: a reason, and one more button. */
export function WithReason({ label, of, reasonLabel, hint, submit, lack, onSend }: WithReasonProps) {
  const [isOpen, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  if (!isOpen)
    return (
      <div>
        <Button size="large" aria-label={`${label} ${of}`} onClick={() => setOpen(true)}>
          {label}
        </Button>
      </div>
    )
  return (
    <Form
      label={`${label} ${of}`}
      submit={submit}
      onSubmit={async () => (reason.trim() === '' ? lack : onSend(reason.trim().slice(0, reasonMax)))}
    >
      <WordsField label={reasonLabel} hint={hint} value={reason} onChange={setReason} />
    </Form>
  )
}

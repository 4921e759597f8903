/** @jsxImportSource react */
import { Button, Tag } from 'antd'
import { useState } from 'react'
import { type EvaluationAuditOutcome, evaluationAuditOutcomes, isFalse } from '../../../domain/evaluation-audit.ts'
import { sayCount, sayDueTime, sayInstant } from '../../shared/format.ts'
import { type Answer, type Ask, sayFailure } from '../call.ts'
import type { PageProps } from '../page.ts'
import { Failure, Form, SelectField, TextField } from '../parts.tsx'
import { ShownValue } from '../unmasking/shown-value.tsx'
import { unmaskingTexts } from '../unmasking/texts.ts'
import { evaluationAuditTexts } from './texts.ts'

export type EvaluationAudit = Answer<'listEvaluationAudits'>['audits'][number]
export type Noted = Ask<'noteEvaluationAudit'>['body']

interface AuditCardProps extends Pick<PageProps, 'spoken' | 'signedIn'> {
  readonly audit: EvaluationAudit
  readonly mayAsk: boolean
  /** @returns what went wrong, in words */
  readonly onNote: (noted: Noted) => Promise<string | undefined>
}

const placeOf = ({ hallName, windowName, itemName }: EvaluationAudit) => `${hallName} · ${windowName} · ${itemName}`

/** One evaluation that was drawn: what there is to ask about, and what came of it. */
export function AuditCard(props: AuditCardProps) {
  const { spoken, audit, mayAsk } = props
  const { language } = spoken
  const t = evaluationAuditTexts[language]
  const { outcome, askedAt, tries } = audit
  return (
    <li className="card stack" data-audit={audit.auditId} data-state={audit.state}>
      <p>
        <Tag className={outcome === null ? 'tag-plain' : tagOf(outcome)}>
          {outcome === null ? t.states[audit.state] : t.outcomes[outcome]}
        </Tag>
      </p>
      <h2 className="broken">{placeOf(audit)}</h2>
      <p>{t.given(audit.serviceDay, t.grades[audit.grade], t.channels[audit.channel])}</p>
      {audit.words === null ? null : (
        <dl className="pairs stacked">
          <dt>{t.said}</dt>
          <dd className="broken words">{audit.words}</dd>
        </dl>
      )}
      {tries === 0 ? null : <p>{t.tries(sayCount(language, tries), sayCount(language, audit.triesMax))}</p>}
      <p className="quiet">
        {askedAt === null ? t.askBy(sayDueTime(language, audit.callUntil)) : t.asked(sayInstant(language, askedAt))}
      </p>
      {audit.state === 'OPEN' && mayAsk ? <Asking key={tries} {...props} /> : null}
    </li>
  )
}

const tagOf = (outcome: EvaluationAuditOutcome) => {
  if (isFalse(outcome)) return 'tag-bad'
  return outcome === 'CONFIRMED' ? 'tag-good' : 'tag-plain'
}

function Asking(props: AuditCardProps) {
  const { spoken, audit, onNote } = props
  const t = evaluationAuditTexts[spoken.language]
  const [outcome, setOutcome] = useState<EvaluationAuditOutcome>('CONFIRMED')
  const [words, setWords] = useState('')
  if (!audit.mayCall) return <p>{t.noCall}</p>
  const outcomes = evaluationAuditOutcomes.filter((each) => each !== 'NOT_REACHED' || !audit.isTriedToday)
  const submit = () => onNote({ outcome, ...(words.trim() === '' ? {} : { words: words.trim() }) })
  return (
    <>
      {audit.isTriedToday ? <p>{t.tomorrow}</p> : null}
      <Calling key={audit.tries} {...props} />
      <Form label={t.ask.label(placeOf(audit))} submit={t.ask.submit} onSubmit={submit}>
        <SelectField
          label={t.ask.outcome}
          value={outcome}
          options={outcomes.map((each): [string, string] => [each, t.outcomes[each]])}
          onChange={(value) => setOutcome(value as EvaluationAuditOutcome)}
        />
        <TextField label={t.ask.words} value={words} maxLength={2000} onChange={setWords} />
      </Form>
    </>
  )
}

/** The number for this call, and the words that go with it: for the next one it is shown anew. */
function Calling({ spoken, signedIn, audit: { auditId } }: AuditCardProps) {
  const t = evaluationAuditTexts[spoken.language]
  const [shown, setShown] = useState<Answer<'revealEvaluationAuditPhone'> | undefined>(undefined)
  const [failure, setFailure] = useState<string | undefined>(undefined)
  const look = async () => {
    const heard = await signedIn.ask('revealEvaluationAuditPhone', { params: { auditId } })
    setFailure(heard.ok ? undefined : sayFailure(spoken.t, heard))
    if (heard.ok) setShown(heard.answer)
  }
  return (
    <>
      <p className="quiet">{t.call}</p>
      <ol>
        {t.script.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ol>
      <Failure text={failure} />
      {shown === undefined ? (
        <Button size="large" onClick={() => void look()}>
          {t.show}
        </Button>
      ) : (
        <ShownValue
          key={shown.unmaskingId}
          t={unmaskingTexts[spoken.language]}
          name={t.phone}
          value={shown.phone}
          onHide={() => setShown(undefined)}
        />
      )}
    </>
  )
}

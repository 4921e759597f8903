/** @jsxImportSource react */
import { Tag } from 'antd'
import { type ReactNode, useState } from 'react'
import { type ClosureAuditOutcome, closureAuditOutcomes } from '../../../domain/closure-audit.ts'
import { sayCount, sayDueTime, sayInstant } from '../../shared/format.ts'
import type { Ask } from '../call.ts'
import { Form, SelectField, TextField } from '../parts.tsx'
import type { Spoken } from '../use-spoken.ts'
import { closureAuditTexts } from './texts.ts'
import type { ClosureAuditTexts } from './texts.zh.ts'
import type { ClosureAudit } from './use-list.ts'

export type Noted = Ask<'noteClosureOutcome'>['body']

interface AuditCardProps {
  readonly spoken: Spoken
  /** 整改不实, as the region calls it. */
  readonly falseClosure: string
  readonly audit: ClosureAudit
  readonly contact: ReactNode
  /** @returns what went wrong, in words */
  readonly onNote: (noted: Noted) => Promise<string | undefined>
}

export const placeOf = ({
  hallName,
  windowName,
  itemName,
}: Pick<ClosureAudit, 'hallName' | 'windowName' | 'itemName'>) =>
  [hallName, windowName, itemName].filter((part) => part !== null).join(' · ')

/** One order that was drawn: what was reported as done, and what the citizen says to it. */
export function AuditCard({ spoken, falseClosure, audit, contact, onNote }: AuditCardProps) {
  const { language } = spoken
  const t = closureAuditTexts[language]
  const { outcome, channel, askedAt } = audit
  return (
    <li className="card stack" data-order={audit.orderId} data-state={audit.state}>
      <p>
        <Tag className={outcome === 'FALSE' ? 'tag-bad' : outcome === 'CONFIRMED' ? 'tag-good' : 'tag-plain'}>
          {outcome === null ? t.states[audit.state] : sayOutcome(t, falseClosure, outcome)}
        </Tag>
      </p>
      <h2 className="broken">{placeOf(audit)}</h2>
      <dl className="pairs stacked">
        <dt>{t.lead}</dt>
        <dd>{audit.lead.name}</dd>
        <dt>{t.done}</dt>
        <dd className="broken words">{audit.done ?? t.notThere}</dd>
        <dt>{t.fedBack}</dt>
        <dd className="broken words">{audit.fedBack ?? t.notThere}</dd>
        {audit.words === null ? null : (
          <>
            <dt>{t.said}</dt>
            <dd className="broken words">{audit.words}</dd>
          </>
        )}
      </dl>
      <Tries {...{ spoken, audit }} />
      <p className="quiet">
        {channel === null || askedAt === null
          ? t.askBy(sayDueTime(language, audit.askUntil))
          : t.asked(t.channels[channel], sayInstant(language, askedAt))}
      </p>
      {audit.state === 'OPEN' ? (
        <Asking key={audit.tries.length} {...{ spoken, falseClosure, audit, contact, onNote }} />
      ) : null}
    </li>
  )
}

/** Calls that have reached nobody. */
function Tries({ spoken: { language }, audit: { tries, triesMax } }: Pick<AuditCardProps, 'spoken' | 'audit'>) {
  if (tries.length === 0) return null
  const t = closureAuditTexts[language].tries
  return (
    <div data-tries={tries.length}>
      <p>{t.made(sayCount(language, tries.length), sayCount(language, triesMax))}</p>
      <ul>
        {tries.map(({ at, words }) => (
          <li key={at} className="broken">
            {[sayInstant(language, at), words].filter((part) => part !== null).join(' · ')}
          </li>
        ))}
      </ul>
    </div>
  )
}

const sayOutcome = (t: ClosureAuditTexts, falseClosure: string, outcome: ClosureAuditOutcome) =>
  outcome === 'FALSE' ? falseClosure : t.outcomes[outcome]

function Asking({ spoken, falseClosure, audit, contact, onNote }: AuditCardProps) {
  const t = closureAuditTexts[spoken.language]
  const [outcome, setOutcome] = useState<ClosureAuditOutcome>('CONFIRMED')
  const [words, setWords] = useState('')
  if (audit.hindrance !== null) return <p>{t.hindrances[audit.hindrance]}</p>
  if (!audit.mayCall) return <p>{t.noCall}</p>
  const outcomes = closureAuditOutcomes.filter((each) => each !== 'NOT_REACHED' || !audit.isTriedToday)
  const submit = () => onNote({ outcome, ...(words.trim() === '' ? {} : { words: words.trim() }) })
  return (
    <>
      {audit.isTriedToday ? <p>{t.tries.tomorrow}</p> : null}
      <p className="quiet">{t.call}</p>
      {contact}
      <Form label={t.ask.label(placeOf(audit))} submit={t.ask.submit} onSubmit={submit}>
        <SelectField
          label={t.ask.outcome}
          value={outcome}
          options={outcomes.map((each): [string, string] => [each, sayOutcome(t, falseClosure, each)])}
          onChange={(value) => setOutcome(value as ClosureAuditOutcome)}
        />
        <TextField label={t.ask.words} value={words} maxLength={2000} onChange={setWords} />
      </Form>
    </>
  )
}

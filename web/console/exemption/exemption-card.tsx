/** @jsxImportSource react */
import { Tag } from 'antd'
import { sayCount, sayDay, sayDueTime, sayInstant } from '../../shared/format.ts'
import { Deciding } from './deciding.tsx'
import type { ExemptionProps } from './props.ts'
import { exemptionTexts } from './texts.ts'

/** One of them: where, when and why, on which document, and what was decided. */
export function ExemptionCard(props: ExemptionProps) {
  const { spoken, exemption } = props
  const { language } = spoken
  const t = exemptionTexts[language]
  const { state, cause, covers, document, hallName, windowName, itemName, refusedBefore } = exemption
  const name = t.causes[cause]
  const day = (text: string) => sayDay(language, text)
  return (
    <li className="card stack" data-exemption={exemption.exemptionId} data-state={state}>
      <p>
        <Tag className="tag-plain">{t.states[state]}</Tag>
        <Tag className="tag-plain">{t.covers[covers]}</Tag>
      </p>
      <h2 className="broken">{name}</h2>
      <p className="broken">{[hallName, windowName, itemName].filter((each) => each !== null).join(' · ')}</p>
      <p>{t.unit(exemption.organizationName)}</p>
      <p>{t.days(day(exemption.fromDay), day(exemption.toDay))}</p>
      <dl className="pairs stacked">
        <dt>{t.words}</dt>
        <dd className="broken words">{exemption.words ?? ''}</dd>
        <dt>{t.document}</dt>
        <dd className="broken">{t.documentOf(document.title, document.number, day(document.day))}</dd>
      </dl>
      <p className="quiet">{t.proposed(sayInstant(language, exemption.proposedAt))}</p>
      {refusedBefore === 0 ? null : <p>{t.refusedBefore(sayCount(language, refusedBefore))}</p>}
      {exemption.decision === null ? <Term {...props} /> : <Decided {...props} />}
      {exemption.mayDecide ? <Deciding {...props} name={name} /> : null}
    </li>
  )
}

function Term({ spoken: { language }, exemption: { decideUntil, isOverdue } }: ExemptionProps) {
  const t = exemptionTexts[language]
  if (isOverdue)
    return (
      <p>
        <strong>{t.overdue}</strong>
      </p>
    )
  return <p>{decideUntil === null ? t.noTerm : t.decideBy(sayDueTime(language, decideUntil))}</p>
}

function Decided({ spoken: { language }, exemption: { decision } }: ExemptionProps) {
  const t = exemptionTexts[language]
  if (decision === null) return null
  const { outcome, fromDay, toDay, words, decidedAt } = decision
  const days = fromDay === null || toDay === null ? [] : [t.exempt(sayDay(language, fromDay), sayDay(language, toDay))]
  return (
    <>
      <p>
        <strong>{[t.outcomes[outcome], ...days].join(' · ')}</strong>
      </p>
      <dl className="pairs stacked">
        <dt>{t.reasons}</dt>
        <dd className="broken words">{words ?? ''}</dd>
      </dl>
      <p className="quiet">{t.decided(sayInstant(language, decidedAt))}</p>
    </>
  )
}

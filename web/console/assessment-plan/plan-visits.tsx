/** @jsxImportSource react */
import { Button, Tag } from 'antd'
import { useState } from 'react'
import { type VisitEndCause, visitEndCauses } from '../../../domain/assessment-plan.ts'
import { sayFailure } from '../call.ts'
import { Failure, Form, SelectField, TextField } from '../parts.tsx'
import { Endings, ProposedEndings } from './plan-endings.tsx'
import type { OnePlanProps, PlanVisit } from './say.ts'

const visitClasses = { OPEN: 'tag-bad', SUBMITTED: 'tag-good', ENDED: 'tag-plain' } as const

/** 测评任务: how far it has come, and, for whoever carries it out, who is on the way where. */
export function PlanVisits(props: OnePlanProps) {
  const { say, plan } = props
  const { open, submitted, ended } = plan.progress
  const figures = [
    [say.visits.submitted, submitted],
    [say.visits.open, open],
    [say.visits.ended, ended],
  ] as const
  return (
    <section className="stack" aria-labelledby="visits">
      <h2 id="visits">{say.visits.title}</h2>
      <dl className="pairs" data-progress={`${submitted} ${open} ${ended}`}>
        {figures.map(([name, count]) => (
          <div key={name} className="pair">
            <dt>{name}</dt>
            <dd>{count}</dd>
          </div>
        ))}
      </dl>
      <Endings {...props} />
      <ProposedEndings {...props} />
      <Unassigned {...props} />
      {plan.visits === null ? (
        <p className="card">{say.visits.hidden}</p>
      ) : (
        <ul className="cards order-cards">
          {plan.visits.map((visit) => (
            <VisitCard key={visit.visitId} {...props} visit={visit} />
          ))}
        </ul>
      )}
    </section>
  )
}

function Unassigned({ spoken, signedIn, say, plan, keep }: OnePlanProps) {
  const [failure, setFailure] = useState<string | undefined>(undefined)
  if (plan.unassigned.length === 0) return null
  const assign = async () => {
    const heard = await signedIn.ask('assignAssessmentVisits', { params: { planId: plan.planId }, body: {} })
    setFailure(heard.ok ? undefined : sayFailure(spoken.t, heard))
    if (heard.ok) keep(heard.answer)
  }
  return (
    <div className="card stack" data-unassigned={plan.unassigned.length}>
      <p className="broken">{say.visits.unassigned(plan.unassigned.map(({ unitKey }) => unitKey).join(' '))}</p>
      {plan.mayManage && plan.state === 'DRAWN' ? (
        <Button size="large" onClick={() => void assign()}>
          {say.visits.assign}
        </Button>
      ) : null}
      <Failure text={failure} />
    </div>
  )
}

type VisitProps = OnePlanProps & { readonly visit: PlanVisit }

function VisitCard(props: VisitProps) {
  const { say, plan, visit } = props
  const [isEnding, setEnding] = useState(false)
  const isProposed = plan.proposedEndings.some((each) => each.visitId === visit.visitId && each.outcome === null)
  const mayEnd = plan.mayManage && plan.state === 'DRAWN' && visit.state === 'OPEN'
  return (
    <li className="card stack" data-visit={visit.visitId} data-state={visit.state}>
      <p>
        <Tag className={visitClasses[visit.state]}>{say.visits.states[visit.state]}</Tag>
        {isProposed && visit.state === 'OPEN' ? <Tag className="tag-bad">{say.endings.waiting}</Tag> : null}
        {visit.cause === null ? null : <Tag className="tag-plain">{say.visits.causes[visit.cause]}</Tag>}
      </p>
      <h3 className="broken">{`${visit.hallName} ${visit.windowName}`}</h3>
      <dl className="pairs">
        <div className="pair">
          <dt>{say.visits.place}</dt>
          <dd className="broken">{visit.unitKey}</dd>
        </div>
        <div className="pair">
          <dt>{say.visits.turn}</dt>
          <dd>{visit.turn}</dd>
        </div>
        <div className="pair">
          <dt>{say.visits.assessor}</dt>
          <dd className="broken">{[visit.assessor, visit.agencyName].filter((part) => part !== null).join(' · ')}</dd>
        </div>
        {visit.points === null ? null : (
          <div className="pair">
            <dt>{say.visits.points}</dt>
            <dd>{visit.points / 100}</dd>
          </div>
        )}
      </dl>
      {visit.reason === null ? null : <p className="quiet broken">{visit.reason}</p>}
      {mayEnd && !isEnding ? (
        <Button
          size="large"
          aria-label={say.visits.endOf(visit.unitKey, visit.assessor)}
          onClick={() => setEnding(true)}
        >
          {say.visits.end}
        </Button>
      ) : null}
      {mayEnd && isEnding ? <EndForm {...props} /> : null}
    </li>
  )
}

function EndForm({ spoken, signedIn, say, visit, keep }: VisitProps) {
  const [cause, setCause] = useState<VisitEndCause>('DECLINED')
  const [reason, setReason] = useState('')
  const send = async () => {
    if (reason.trim() === '') return say.visits.lack
    const said = { params: { visitId: visit.visitId }, body: { reason: reason.trim() } }
    const heard =
      cause === 'NOT_DONE'
        ? await signedIn.ask('endAssessmentVisit', { ...said, body: { ...said.body, cause } })
        : await signedIn.ask('proposeVisitEnding', { ...said, body: { ...said.body, cause } })
    if (!heard.ok) return sayFailure(spoken.t, heard)
    keep(heard.answer)
    return undefined
  }
  return (
    <Form
      label={say.visits.endOf(visit.unitKey, visit.assessor)}
      submit={cause === 'NOT_DONE' ? say.visits.send : say.visits.propose}
      onSubmit={send}
    >
      <SelectField
        label={say.visits.cause}
        value={cause}
        options={visitEndCauses.map((each) => [each, say.visits.causes[each]])}
        onChange={(each) => setCause(each as VisitEndCause)}
      />
      <p className="quiet">{cause === 'NOT_DONE' ? say.visits.aloneHint : say.visits.proposeHint}</p>
      <TextField label={say.visits.reason} value={reason} maxLength={500} onChange={setReason} />
    </Form>
  )
}

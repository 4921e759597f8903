/** @jsxImportSource react */
import { Tag } from 'antd'
import { useState } from 'react'
import { type VisitEndingOutcome, visitEndingOutcomes } from '../../../domain/assessment-plan.ts'
import { sayCount, sayInstant } from '../../shared/format.ts'
import { sayFailure } from '../call.ts'
import { Form, SelectField, TextField } from '../parts.tsx'
import type { OnePlanProps } from './say.ts'

type Proposed = OnePlanProps['plan']['proposedEndings'][number]

/** How many visits were ended, why and by whom, as everybody reads it once results are published. */
export function Endings({ language, say, plan }: OnePlanProps) {
  if (plan.endings === null || plan.endings.length === 0) return null
  return (
    <section className="card stack" aria-labelledby="endings">
      <h3 id="endings">{say.endings.title}</h3>
      <p className="quiet">{say.endings.hint}</p>
      <table className="strata" data-endings={plan.endings.length}>
        <thead>
          <tr>
            <th scope="col">{say.visits.cause}</th>
            <th scope="col">{say.endings.by}</th>
            <th scope="col">{say.endings.visits}</th>
          </tr>
        </thead>
        <tbody>
          {plan.endings.map(({ cause, isByManager, visits }) => (
            <tr key={`${cause} ${isByManager}`}>
              <th scope="row">{say.visits.causes[cause]}</th>
              <td>{isByManager ? say.endings.byManager : say.endings.byAssessor}</td>
              <td>{sayCount(language, visits)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** What one has proposed for a visit and another decides; until then it stays due. */
export function ProposedEndings(props: OnePlanProps) {
  const { say, plan } = props
  if (plan.proposedEndings.length === 0) return null
  return (
    <section className="stack" aria-labelledby="proposed-endings">
      <h3 id="proposed-endings">{say.endings.proposed}</h3>
      <ul className="cards order-cards">
        {plan.proposedEndings.map((ending) => (
          <Card key={ending.endingId} {...props} ending={ending} />
        ))}
      </ul>
    </section>
  )
}

function Card(props: OnePlanProps & { readonly ending: Proposed }) {
  const { language, say, ending } = props
  const { outcome, decidedBy, decidedAt } = ending
  return (
    <li className="card stack" data-ending={ending.endingId} data-outcome={outcome ?? 'WAITING'}>
      <p>
        <Tag className={outcome === null ? 'tag-bad' : 'tag-plain'}>
          {outcome === null ? say.endings.waiting : say.endings.outcomes[outcome]}
        </Tag>
        <Tag className="tag-plain">{say.visits.causes[ending.cause]}</Tag>
      </p>
      <h4 className="broken">{`${ending.hallName} ${ending.windowName} · ${ending.assessor}`}</h4>
      <p className="quiet broken">{ending.unitKey}</p>
      <p className="broken words">{ending.reason}</p>
      <p className="quiet">{say.endings.proposedBy(ending.proposedBy, sayInstant(language, ending.proposedAt))}</p>
      {decidedBy === null || decidedAt === null ? null : (
        <>
          <p className="broken words">{ending.decision}</p>
          <p className="quiet">{say.endings.decidedBy(decidedBy, sayInstant(language, decidedAt))}</p>
        </>
      )}
      {ending.mayDecide ? <Decision {...props} /> : null}
    </li>
  )
}

function Decision({ spoken, signedIn, say, ending, keep }: OnePlanProps & { readonly ending: Proposed }) {
  const [outcome, setOutcome] = useState<VisitEndingOutcome>('REFUSED')
  const [reason, setReason] = useState('')
  const send = async () => {
    if (reason.trim() === '') return say.visits.lack
    const body = { outcome, reason: reason.trim() }
    const heard = await signedIn.ask('decideVisitEnding', { params: { endingId: ending.endingId }, body })
    if (!heard.ok) return sayFailure(spoken.t, heard)
    keep(heard.answer)
    return undefined
  }
  return (
    <Form label={say.endings.decide} submit={say.endings.decide} onSubmit={send}>
      <SelectField
        label={say.endings.outcome}
        value={outcome}
        options={visitEndingOutcomes.map((each): [string, string] => [each, say.endings.outcomes[each]])}
        onChange={(each) => setOutcome(each as VisitEndingOutcome)}
      />
      <TextField label={say.endings.reason} value={reason} maxLength={500} onChange={setReason} />
    </Form>
  )
}

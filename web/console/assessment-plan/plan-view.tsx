/** @jsxImportSource react */
import { Button, Tag } from 'antd'
import { useState } from 'react'
import { sayCount, sayDay, sayInstant } from '../../shared/format.ts'
import { assessorTexts } from '../assessor/texts.ts'
import { sayFailure } from '../call.ts'
import { Act, Failure, Form, Heading, TextField } from '../parts.tsx'
import { useAnswer } from '../use-answer.ts'
import { PlanDraw } from './plan-draw.tsx'
import { PlanVisits } from './plan-visits.tsx'
import { type OnePlanProps, type PlanProps, sayForm, stateClasses } from './say.ts'

/** One plan from its draft to its publication; whoever carries it out takes the next step here. */
export function PlanView({ planId, ...props }: PlanProps & { readonly planId: string }) {
  const { spoken, say } = props
  const found = useAnswer(props, 'seeAssessmentPlan', { params: { planId } })
  const plan = found.value
  if (plan === undefined)
    return (
      <>
        <Heading>{say.title}</Heading>
        <Failure text={found.failure} again={{ label: spoken.t.again, ask: found.reload }} />
        <p>{found.failure === undefined ? spoken.t.loading : null}</p>
      </>
    )
  const own = { ...props, plan, keep: found.keep }
  return (
    <div className="stack" data-plan={planId} data-state={plan.state}>
      <Heading>{plan.title}</Heading>
      <p>
        <Tag className={stateClasses[plan.state]}>{say.states[plan.state]}</Tag>
        <Tag className="tag-plain">{plan.isSecret ? say.secret : say.openly}</Tag>
      </p>
      <About {...own} />
      {plan.units === null ? null : <Population {...own} />}
      <PlanDraw {...own} />
      {plan.drawnAt === null ? null : <PlanVisits {...own} />}
      {plan.mayManage ? <Steps {...own} /> : null}
    </div>
  )
}

function About(props: OnePlanProps) {
  const { language, say, plan } = props
  const pairs: readonly (readonly [string, string])[] = [
    [say.plan.pool, assessorTexts[language].pools[plan.pool]],
    [say.plan.form, `${sayForm(props, plan)} · ${say.units[plan.unit]}`],
    [say.plan.drawNotBefore, sayInstant(language, plan.drawNotBefore)],
    [say.plan.randomness, plan.randomness ?? say.plan.witnessesOnly],
    ...(plan.reason === null ? [] : [[say.plan.reason, plan.reason] as const]),
  ]
  return (
    <section className="card stack" aria-labelledby="about">
      <h2 id="about">{say.plan.about}</h2>
      <p>
        {[
          plan.divisionName,
          say.days(sayDay(language, plan.fromDay), sayDay(language, plan.toDay)),
          say.plan.drawn(sayCount(language, plan.sample), sayCount(language, plan.doubles)),
          say.strata[plan.strataBy],
        ].join(' · ')}
      </p>
      <dl className="pairs stacked">
        {pairs.map(([name, value]) => (
          <div key={name} className="pair">
            <dt>{name}</dt>
            <dd className="broken">{value}</dd>
          </div>
        ))}
      </dl>
      {plan.quotas.length === 0 ? null : (
        <>
          <h3>{say.plan.quotas}</h3>
          <ul className="ingredients">
            {plan.quotas.map(({ agencyId, agencyName, share, visits }) => (
              <li key={agencyId}>{say.plan.quota(agencyName, String(share / 100), String(visits))}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

/** 抽样框: how many there are of each stratum, how many are drawn, and what its share would be to the tenth. */
function Population({ say, plan }: OnePlanProps) {
  const units = plan.units ?? 0
  return (
    <section className="card stack" aria-labelledby="population">
      <h2 id="population">{say.population.title}</h2>
      <p className="quiet">{say.population.hint}</p>
      <table className="strata" data-strata={plan.strata.length}>
        <thead>
          <tr>
            <th scope="col">{say.population.stratum}</th>
            <th scope="col">{say.population.units}</th>
            <th scope="col">{say.population.sample}</th>
            <th scope="col">{say.population.share}</th>
          </tr>
        </thead>
        <tbody>
          {plan.strata.map((each) => (
            <tr key={each.stratum}>
              <th scope="row" className="broken">
                {each.stratum}
              </th>
              <td>{each.units}</td>
              <td>{each.sample}</td>
              <td>{units === 0 ? '' : ((plan.sample * each.units) / units).toFixed(1)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="quiet">{say.population.digest}</p>
      <p className="broken">
        <code>{plan.digest}</code>
      </p>
    </section>
  )
}

/** What can be done next: freeze, publish, or give it up. */
function Steps({ spoken, signedIn, say, plan, keep }: OnePlanProps) {
  const [failure, setFailure] = useState<string | undefined>(undefined)
  const [isWithdrawing, setWithdrawing] = useState(false)
  const [reason, setReason] = useState('')
  const params = { planId: plan.planId }
  const take = async (name: 'freezeAssessmentPlan' | 'publishAssessmentPlan') => {
    const heard = await signedIn.ask(name, { params, body: {} })
    setFailure(heard.ok ? undefined : sayFailure(spoken.t, heard))
    if (heard.ok) keep(heard.answer)
  }
  const withdraw = async () => {
    if (reason.trim() === '') return say.withdraw.lack
    const heard = await signedIn.ask('withdrawAssessmentPlan', { params, body: { reason: reason.trim() } })
    if (!heard.ok) return sayFailure(spoken.t, heard)
    keep(heard.answer)
    return undefined
  }
  const isBeforeDraw =
    plan.state === 'DRAFT' || (plan.state === 'FROZEN' && Date.now() < Date.parse(plan.drawNotBefore))
  return (
    <div className="stack">
      {plan.state === 'DRAFT' ? (
        <>
          <p className="quiet">{say.freeze.hint}</p>
          <Act
            t={spoken.t}
            label={say.freeze.act}
            sure={say.freeze.sure}
            onSure={() => void take('freezeAssessmentPlan')}
          />
        </>
      ) : null}
      {plan.state === 'DRAWN' ? (
        <>
          <p className="quiet">{say.publish.hint}</p>
          <Act
            t={spoken.t}
            label={say.publish.act}
            sure={say.publish.sure}
            onSure={() => void take('publishAssessmentPlan')}
          />
        </>
      ) : null}
      <Failure text={failure} />
      {isBeforeDraw && !isWithdrawing ? (
        <Button size="large" onClick={() => setWithdrawing(true)}>
          {say.withdraw.act}
        </Button>
      ) : null}
      {isBeforeDraw && isWithdrawing ? (
        <Form label={say.withdraw.act} submit={say.withdraw.send} onSubmit={withdraw}>
          <TextField label={say.withdraw.reason} value={reason} maxLength={500} onChange={setReason} />
        </Form>
      ) : null}
    </div>
  )
}

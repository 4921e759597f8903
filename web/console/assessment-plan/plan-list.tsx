/** @jsxImportSource react */
import { Button, Tag } from 'antd'
import { useCallback, useEffect, useState } from 'react'
import { type PlanState, planStates } from '../../../domain/assessment-plan.ts'
import { sayCount, sayDay } from '../../shared/format.ts'
import { assessorTexts } from '../assessor/texts.ts'
import { type Answer, sayFailure } from '../call.ts'
import { Failure, Heading, SelectField } from '../parts.tsx'
import { type ListedPlan, type PlanProps, sayForm, stateClasses } from './say.ts'

/** Plans of the own division, the newest first. */
export function PlanList(props: PlanProps) {
  const { spoken, session, language, say, go } = props
  const [state, setState] = useState<PlanState | ''>('')
  const { found, failure, load } = usePlans(props, state)
  return (
    <>
      <Heading>{say.title}</Heading>
      <p className="quiet">{say.hint}</p>
      {session.permissions.includes('assessment-plan:write') ? (
        <Button size="large" type="primary" onClick={() => go('new')}>
          {say.make}
        </Button>
      ) : null}
      <fieldset className="filter" aria-label={say.filter.label}>
        <SelectField
          label={say.filter.state}
          value={state}
          options={[['', say.filter.every], ...planStates.map((each): [string, string] => [each, say.states[each]])]}
          onChange={(each) => setState(each as PlanState | '')}
        />
      </fieldset>
      <Failure text={failure} again={{ label: spoken.t.again, ask: () => load(null) }} />
      {found === undefined ? (
        <p>{failure === undefined ? spoken.t.loading : null}</p>
      ) : (
        <>
          <p className="quiet" role="status" data-plans={found.plans.length}>
            {say.shown(sayCount(language, found.plans.length))}
          </p>
          {found.plans.length === 0 ? (
            <p className="card">{say.none}</p>
          ) : (
            <ul className="cards order-cards">
              {found.plans.map((plan) => (
                <PlanCard key={plan.planId} {...props} plan={plan} />
              ))}
            </ul>
          )}
        </>
      )}
      {found?.next == null ? null : (
        <Button size="large" onClick={() => void load(found.next)}>
          {say.more}
        </Button>
      )}
    </>
  )
}

function usePlans({ spoken: { t }, signedIn: { ask } }: PlanProps, state: PlanState | '') {
  const [found, setFound] = useState<Answer<'listAssessmentPlans'> | undefined>(undefined)
  const [failure, setFailure] = useState<string | undefined>(undefined)
  const load = useCallback(
    async (after: string | null) => {
      const query = { ...(state === '' ? {} : { state }), ...(after === null ? {} : { after }) }
      const heard = await ask('listAssessmentPlans', { query })
      setFailure(heard.ok ? undefined : sayFailure(t, heard))
      if (!heard.ok) return
      const { answer } = heard
      setFound((before) =>
        after === null || before === undefined ? answer : { ...answer, plans: [...before.plans, ...answer.plans] },
      )
    },
    [ask, t, state],
  )
  useEffect(() => void load(null), [load])
  return { found, failure, load }
}

function PlanCard({ plan, ...props }: PlanProps & { readonly plan: ListedPlan }) {
  const { language, say, go } = props
  const { open, submitted, ended } = plan.progress
  const done = submitted + ended
  return (
    <li className="card stack" data-plan={plan.planId} data-state={plan.state}>
      <p>
        <Tag className={stateClasses[plan.state]}>{say.states[plan.state]}</Tag>
        {plan.isSecret ? <Tag className="tag-plain">{say.secret}</Tag> : null}
      </p>
      <h2 className="broken">{plan.title}</h2>
      <p className="quiet">
        {[
          plan.divisionName,
          assessorTexts[language].pools[plan.pool],
          sayForm(props, plan),
          say.days(sayDay(language, plan.fromDay), sayDay(language, plan.toDay)),
        ].join(' · ')}
      </p>
      {plan.drawnAt === null ? null : <p>{say.progress(String(done), String(done + open))}</p>}
      <Button size="large" aria-label={say.see(plan.title)} onClick={() => go(plan.planId)}>
        {say.open}
      </Button>
    </li>
  )
}

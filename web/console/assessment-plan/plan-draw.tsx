/** @jsxImportSource react */
import { useState } from 'react'
import { sayInstant } from '../../shared/format.ts'
import { sayFailure } from '../call.ts'
import { Form, TextField } from '../parts.tsx'
import type { OnePlanProps } from './say.ts'

/** 抽取: by what came from outside after the freeze; once drawn, it is told of what the seed was made. */
export function PlanDraw(props: OnePlanProps) {
  const { say, plan } = props
  if (plan.state === 'DRAFT' || plan.state === 'WITHDRAWN') return null
  if (plan.drawnAt === null && !plan.mayManage) return null
  return (
    <section className="card stack" aria-labelledby="draw">
      <h2 id="draw">{say.draw.title}</h2>
      {plan.drawnAt === null ? <DrawForm {...props} /> : <Seed {...props} />}
    </section>
  )
}

function DrawForm({ spoken, signedIn, language, say, plan, keep }: OnePlanProps) {
  const [text, setText] = useState('')
  const [source, setSource] = useState('')
  const announced = plan.randomness
  const send = async () => {
    if (announced !== null && (text.trim() === '' || source.trim() === '')) return say.draw.lack
    const randomness = announced === null ? null : { text: text.trim(), source: source.trim() }
    const heard = await signedIn.ask('drawAssessmentPlan', { params: { planId: plan.planId }, body: { randomness } })
    if (!heard.ok) return sayFailure(spoken.t, heard)
    keep(heard.answer)
    return undefined
  }
  return (
    <>
      <p>{say.draw.wait(sayInstant(language, plan.drawNotBefore))}</p>
      <Form label={say.draw.title} submit={say.draw.act} onSubmit={send}>
        {announced === null ? null : (
          <>
            <TextField
              label={say.draw.text}
              hint={say.draw.textHint(announced)}
              value={text}
              maxLength={500}
              onChange={setText}
            />
            <TextField
              label={say.draw.source}
              hint={say.draw.sourceHint}
              value={source}
              maxLength={500}
              onChange={setSource}
            />
          </>
        )}
      </Form>
    </>
  )
}

/** In one sentence what a seed is, and what this one was made of. */
function Seed({ say, plan }: OnePlanProps) {
  const { seed } = plan
  if (seed === null) return <p className="quiet">{say.visits.hidden}</p>
  const { randomness, cosignatures } = seed
  return (
    <>
      <p>{say.draw.explained}</p>
      <ul className="ingredients" data-ingredients={1 + Number(randomness !== null) + cosignatures.length}>
        <li>{say.draw.fromFreeze}</li>
        {randomness === null ? null : <li>{say.draw.fromLottery(randomness.text, randomness.source)}</li>}
        {cosignatures.length === 0 ? null : (
          <li>{say.draw.fromWitnesses(cosignatures.map(({ name }) => name).join(' '))}</li>
        )}
      </ul>
      <p className="broken">
        <code data-seed={seed.seed}>{seed.seed}</code>
      </p>
      <p className="quiet broken">{say.draw.check(plan.planId)}</p>
    </>
  )
}

/** @jsxImportSource react */
import { Button, Tag } from 'antd'
import { useState } from 'react'
import { sayCount, sayInstant } from '../../shared/format.ts'
import { type Failed, sayFailure } from '../call.ts'
import { Act, Failure, Form, TextField } from '../parts.tsx'
import { Results } from './result-view.tsx'
import { sayWhat, type Weighting, type WeightingProps } from './say.ts'

interface CardProps extends WeightingProps {
  readonly weighting: Weighting
  readonly onChanged: () => Promise<void>
}

/** The last moment of a day, as it is chosen. */
export const endOfDay = (day: string) => `${day}T23:59:59+08:00`

/** One weighting: how far it has come, what all answers came to, and what is to be done next. */
export function WeightingCard(props: CardProps) {
  const { say, spoken, weighting, goTo } = props
  const { t, language } = say
  const { weightingId, state, rounds, roundsMax, method, answered, experts, drafts } = weighting
  const last = rounds[rounds.length - 1]
  const sayRefusal = (heard: Failed) =>
    (heard.offline ? undefined : t.refusals[heard.problem.code]) ?? sayFailure(spoken.t, heard)
  return (
    <li className="card stack" data-weighting={weightingId} data-state={state}>
      <p>
        <Tag className={state === 'WEIGHED' ? 'tag-good' : 'tag-plain'}>{t.states[state]}</Tag>
        <Tag className="tag-plain">{t.methods[method]}</Tag>
      </p>
      <h2 className="broken">{sayWhat(say, weighting)}</h2>
      <p className="words">{t.purpose(weighting.purpose)}</p>
      {last === undefined ? null : (
        <p className="quiet">
          {[
            t.round(sayCount(language, last.round), sayCount(language, roundsMax)),
            t.answered(sayCount(language, answered), sayCount(language, experts)),
            ...(last.closedAt === null ? [t.until(sayInstant(language, last.answerBy))] : []),
          ].join(' · ')}
        </p>
      )}
      <Closing {...props} sayRefusal={sayRefusal} />
      {weighting.mayOpenRound ? <NextRound {...props} sayRefusal={sayRefusal} /> : null}
      <Results say={say} weighting={weighting} />
      {drafts.map(({ schemeId, draftedAt }) => (
        <p key={schemeId} data-drafted={schemeId}>
          {t.run.drafted(sayInstant(language, draftedAt))}{' '}
          <Button size="large" onClick={() => goTo('score-schemes', `scheme/${schemeId}`)}>
            {t.run.seeScheme}
          </Button>
        </p>
      ))}
      {weighting.mayDraft ? <Drafting {...props} sayRefusal={sayRefusal} /> : null}
    </li>
  )
}

type StepProps = CardProps & { readonly sayRefusal: (heard: Failed) => string }

function Closing({ say: { t }, spoken, session, signedIn, weighting, onChanged, sayRefusal }: StepProps) {
  const [failure, setFailure] = useState<string | undefined>(undefined)
  const { weightingId, state, rounds, mayClose } = weighting
  if (state !== 'OPEN' || !session.permissions.includes('weighting:manage')) return null
  const close = async () => {
    const body = { round: rounds[rounds.length - 1]?.round ?? 1 }
    const heard = await signedIn.ask('closeWeightingRound', { params: { weightingId }, body })
    setFailure(heard.ok ? undefined : sayRefusal(heard))
    if (heard.ok) await onChanged()
  }
  return (
    <>
      <Failure text={failure} />
      {mayClose ? (
        <Act t={spoken.t} label={t.run.close} sure={t.run.closeSure} onSure={() => void close()} />
      ) : (
        <p className="quiet">{t.run.waits}</p>
      )}
    </>
  )
}

function NextRound({ say: { t }, signedIn, weighting, onChanged, sayRefusal }: StepProps) {
  const [day, setDay] = useState('')
  const { weightingId, rounds } = weighting
  const send = async () => {
    if (day === '') return t.run.lackDay
    const body = { round: (rounds[rounds.length - 1]?.round ?? 0) + 1, answerBy: endOfDay(day) }
    const heard = await signedIn.ask('openWeightingRound', { params: { weightingId }, body })
    if (!heard.ok) return sayRefusal(heard)
    await onChanged()
    return undefined
  }
  return (
    <Form label={t.run.next} submit={t.run.next} onSubmit={send}>
      <TextField label={t.run.until} type="date" hint={t.run.nextHint} value={day} onChange={setDay} />
    </Form>
  )
}

function Drafting({ say: { t }, signedIn, weighting, onChanged, sayRefusal }: StepProps) {
  const [source, setSource] = useState('')
  const [reason, setReason] = useState('')
  const { weightingId } = weighting
  const send = async () => {
    const body = { source: source.trim(), reason: reason.trim() }
    if (body.source === '' || body.reason === '') return t.run.lackWords
    const heard = await signedIn.ask('draftWeightedScheme', { params: { weightingId }, body })
    if (!heard.ok) return sayRefusal(heard)
    await onChanged()
    return undefined
  }
  return (
    <details>
      <summary>{t.run.draft}</summary>
      <Form label={t.run.draft} submit={t.run.submitDraft} onSubmit={send}>
        <p className="quiet">{t.run.draftHint}</p>
        <TextField label={t.run.source} value={source} maxLength={2000} onChange={setSource} />
        <TextField label={t.run.reason} value={reason} maxLength={2000} onChange={setReason} />
      </Form>
    </details>
  )
}

/** @jsxImportSource react */
import { Button, Tag } from 'antd'
import { useState } from 'react'
import { sayCount, sayInstant } from '../../shared/format.ts'
import { sayFailure } from '../call.ts'
import type { PageProps } from '../page.ts'
import { Failure, Heading, Success } from '../parts.tsx'
import { useAnswer } from '../use-answer.ts'
import { PairsForm } from './pairs-form.tsx'
import { RatingsForm } from './ratings-form.tsx'
import { Results } from './result-view.tsx'
import { type OwnWeighting, sayWhat, type WeightingProps } from './say.ts'
import { weightingTexts } from './texts.ts'

/** 我的赋权: what one was invited to weigh, on a phone: first those that wait. */
export function OwnWeightingsPage(page: PageProps) {
  const { spoken, at, go } = page
  const props: WeightingProps = { ...page, say: { language: spoken.language, t: weightingTexts[spoken.language] } }
  const { t } = props.say
  const { value, failure, reload } = useAnswer(props, 'listOwnWeightings', {})
  const one = value?.weightings.find(({ weightingId }) => weightingId === at)
  if (value === undefined)
    return (
      <>
        <Heading>{t.own.title}</Heading>
        <Failure text={failure} again={{ label: spoken.t.again, ask: reload }} />
        {failure === undefined ? <p>{spoken.t.loading}</p> : null}
      </>
    )
  if (one !== undefined)
    return (
      <>
        <Button size="large" onClick={() => go('')}>
          {t.back}
        </Button>
        <Answering key={one.weightingId} {...props} weighting={one} reload={reload} />
      </>
    )
  return (
    <>
      <Heading>{t.own.title}</Heading>
      <p className="quiet">{t.own.hint}</p>
      {value.weightings.length === 0 ? <p className="card">{t.own.none}</p> : null}
      <ul className="cards">
        {value.weightings.map((weighting) => (
          <OwnCard key={weighting.weightingId} {...props} weighting={weighting} />
        ))}
      </ul>
    </>
  )
}

type OneProps = WeightingProps & { readonly weighting: OwnWeighting }

function OwnCard({ say, go, weighting }: OneProps) {
  const { t } = say
  const { weightingId, mayAnswer, state, method } = weighting
  const what = sayWhat(say, weighting)
  return (
    <li className="card stack" data-own-weighting={weightingId} data-waits={mayAnswer}>
      <p>
        <Tag className={mayAnswer ? 'tag-bad' : 'tag-plain'}>{mayAnswer ? t.own.waits : t.states[state]}</Tag>
      </p>
      <h2 className="broken">{what}</h2>
      <p className="quiet">{[t.methods[method], sayRound(say, weighting)].join(' · ')}</p>
      <Button
        size="large"
        type={mayAnswer ? 'primary' : 'default'}
        aria-label={mayAnswer ? t.own.answerNamed(what) : t.seeNamed(what)}
        onClick={() => go(weightingId)}
      >
        {mayAnswer ? t.own.answer : t.seeOne}
      </Button>
    </li>
  )
}

function sayRound({ t, language }: WeightingProps['say'], { rounds, roundsMax }: OwnWeighting): string {
  const last = rounds[rounds.length - 1]
  if (last === undefined) return ''
  const round = t.round(sayCount(language, last.round), sayCount(language, roundsMax))
  return last.closedAt === null ? `${round} · ${t.until(sayInstant(language, last.answerBy))}` : round
}

function Answering(props: OneProps & { readonly reload: () => Promise<void> }) {
  const { say, spoken, signedIn, weighting, reload } = props
  const { t } = say
  const { weightingId, rounds, method, mayAnswer, own } = weighting
  const [isDone, setDone] = useState(false)
  const round = rounds[rounds.length - 1]?.round ?? 1
  const hasAnswered = own.some((each) => each.round === round)
  const send = async (judgements: readonly number[]) => {
    const body = { round, judgements: [...judgements] }
    const heard = await signedIn.ask('answerWeighting', { params: { weightingId }, body })
    if (!heard.ok) return (heard.offline ? undefined : t.refusals[heard.problem.code]) ?? sayFailure(spoken.t, heard)
    setDone(true)
    await reload()
    return undefined
  }
  const FormOf = method === 'AHP' ? PairsForm : RatingsForm
  return (
    <>
      <Heading>{sayWhat(say, weighting)}</Heading>
      <p className="quiet">{[t.methods[method], sayRound(say, weighting)].join(' · ')}</p>
      <p className="words">{t.purpose(weighting.purpose)}</p>
      <Success text={isDone ? t.own.done : undefined} />
      {mayAnswer ? <FormOf {...props} onSubmit={send} /> : null}
      {mayAnswer || isDone ? null : <p className="card">{hasAnswered ? t.own.answered : t.own.missed}</p>}
      <Results say={say} weighting={weighting} />
    </>
  )
}

import { useEffect, useState } from 'preact/hooks'
import { sayCount, sayInstant } from '../shared/format.ts'
import type { Language } from '../shared/language.ts'
import { type Answer, call } from './api.ts'
import type { SuggestionTexts } from './texts.zh.ts'

interface OutcomesProps {
  readonly t: SuggestionTexts
  readonly language: Language
}

type Outcome = Answer<'listOpinionOutcomes'>['outcomes'][number]

/** 意见办理情况: for everybody. */
export function Outcomes({ t, language }: OutcomesProps) {
  const [outcomes, setOutcomes] = useState<readonly Outcome[] | 'FAILED' | undefined>(undefined)
  useEffect(() => {
    void call('listOpinionOutcomes').then((heard) => setOutcomes(heard.ok ? heard.answer.outcomes : 'FAILED'))
  }, [])
  return (
    <section class="card stack" aria-labelledby="outcomes">
      <h2 id="outcomes">{t.outcomes}</h2>
      <p class="quiet">{t.outcomesHint}</p>
      <List {...{ t, language, outcomes }} />
    </section>
  )
}

function List({
  t,
  language,
  outcomes,
}: OutcomesProps & { readonly outcomes: readonly Outcome[] | 'FAILED' | undefined }) {
  if (outcomes === undefined) return <p role="status">{t.loading}</p>
  if (outcomes === 'FAILED') return <p class="warning">{t.failed}</p>
  if (outcomes.length === 0) return <p>{t.noOutcomes}</p>
  return (
    <ul class="outcomes">
      {outcomes.map((outcome) => (
        <One key={`${outcome.decidedAt} ${outcome.words}`} {...{ t, language, outcome }} />
      ))}
    </ul>
  )
}

function One({ t, language, outcome }: OutcomesProps & { readonly outcome: Outcome }) {
  const { hallName, windowName, divisionName, itemName, kinds, statements, participants, suggestions } = outcome
  const place = [hallName ?? divisionName, windowName, itemName].filter((each) => each !== null).join(' · ')
  const where = kinds.map((kind) => t.kinds[kind]).join(language === 'en' ? ', ' : '、')
  return (
    <li data-state={outcome.state}>
      <p>
        <strong class="state">{t.states[outcome.state]}</strong>
      </p>
      <h3 class="words" lang="zh-CN">
        {outcome.words}
      </h3>
      <p class="quiet" lang="zh-CN">
        {place}
      </p>
      {statements === 0 ? null : (
        <p class="quiet">{t.saidIn(where, sayCount(language, statements), sayCount(language, participants))}</p>
      )}
      {suggestions === 0 ? null : <p class="quiet">{t.fromBox(sayCount(language, suggestions))}</p>}
      <p class="words" lang="zh-CN">
        {outcome.decision}
      </p>
      <p class="quiet">{t.decided(sayInstant(language, outcome.decidedAt))}</p>
    </li>
  )
}

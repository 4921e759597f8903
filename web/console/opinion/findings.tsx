/** @jsxImportSource react */
import { Button, Tag } from 'antd'
import { useCallback, useState } from 'react'
import { type OpinionOutcome, opinionOutcomes } from '../../../domain/opinion-finding.ts'
import { sayCount } from '../../shared/format.ts'
import { type Answer, sayFailure } from '../call.ts'
import { useList } from '../closure-audit/use-list.ts'
import { Failure, Form, SelectField } from '../parts.tsx'
import { WordsField } from '../words-field.tsx'
import type { OpinionProps } from './seen.ts'

type Finding = Answer<'listOpinionFindings'>['findings'][number]
type Wanted = 'OPEN' | 'DECIDED' | ''

/** 归纳的意见: what is to be decided, and what was. */
export function Findings({ page, t }: OpinionProps) {
  const { spoken, signedIn } = page
  const { ask } = signedIn
  const [state, setState] = useState<Wanted>('')
  const list = useCallback(
    async (after: string | null) => {
      const query = { ...(state === '' ? {} : { state }), ...(after === null ? {} : { after }) }
      const heard = await ask('listOpinionFindings', { query })
      if (!heard.ok) return { failure: sayFailure(spoken.t, heard) }
      return { listed: { rows: heard.answer.findings, next: heard.answer.next } }
    },
    [ask, spoken, state],
  )
  const { found, failure, again, more, reload, forget } = useList<Finding>(page, list)
  return (
    <>
      <div className="filter">
        <SelectField
          label={t.finding.state}
          value={state}
          options={[
            ['', t.every],
            ['OPEN', t.finding.open],
            ['DECIDED', t.finding.decided],
          ]}
          onChange={(value) => {
            forget()
            setState(value as Wanted)
          }}
        />
      </div>
      <Failure text={failure} again={{ label: again, ask: reload }} />
      {found === undefined ? (
        <p>{failure === undefined ? spoken.t.loading : null}</p>
      ) : (
        <>
          {found.rows.length === 0 ? <p className="card">{t.finding.none}</p> : null}
          <ul className="cards order-cards">
            {found.rows.map((finding) => (
              <Card key={finding.findingId} {...{ page, t, finding, reload }} />
            ))}
          </ul>
        </>
      )}
      {found === undefined || found.next === null ? null : (
        <Button size="large" onClick={() => void more()}>
          {t.more}
        </Button>
      )}
    </>
  )
}

interface CardProps extends OpinionProps {
  readonly finding: Finding
  readonly reload: () => Promise<void>
}

function Card({ page, t, finding, reload }: CardProps) {
  const { language } = page.spoken
  const { findingId, state, words, decision, orderId, statements, sessions, participants, suggestions } = finding
  const place = [finding.hallName ?? finding.divisionName, finding.windowName, finding.itemName]
  const mayOpen = page.session.permissions.includes('handling:read')
  return (
    <li className="card stack" data-finding={findingId} data-state={state}>
      <p>
        <Tag className={state === 'OPEN' ? 'tag-late' : 'tag-plain'}>{t.finding.states[state]}</Tag>
      </p>
      <h2 className="broken">{words}</h2>
      <p>{place.filter((each) => each !== null).join(' · ')}</p>
      <p className="quiet">
        {t.finding.rests(
          sayCount(language, statements),
          sayCount(language, sessions),
          sayCount(language, participants),
          sayCount(language, suggestions),
        )}
      </p>
      {decision === null ? null : <p className="broken words">{decision}</p>}
      {orderId === null || !mayOpen ? null : (
        <Button size="large" onClick={() => page.goTo('handling-orders', orderId)}>
          {t.finding.order}
        </Button>
      )}
      {state === 'OPEN' && page.session.permissions.includes('opinion:decide') ? (
        <Decide {...{ page, t, finding, reload }} />
      ) : null}
    </li>
  )
}

function Decide({ page, t, finding, reload }: CardProps) {
  const { spoken, signedIn } = page
  const outcomes = opinionOutcomes.filter((each) => each !== 'TAKEN_UP' || finding.hallCode !== null)
  const [outcome, setOutcome] = useState<OpinionOutcome>(outcomes[0] ?? 'ANSWERED')
  const [words, setWords] = useState('')
  const submit = async () => {
    if (words.trim() === '') return t.finding.lack
    const { findingId } = finding
    const heard = await signedIn.ask('decideOpinion', { params: { findingId }, body: { outcome, words: words.trim() } })
    if (!heard.ok) return sayFailure(spoken.t, heard)
    await reload()
    return undefined
  }
  return (
    <Form label={`${t.finding.decide} ${finding.words}`} submit={t.finding.decide} onSubmit={submit}>
      {finding.hallCode === null ? <p className="quiet">{t.finding.noHall}</p> : null}
      <SelectField
        label={t.finding.outcome}
        value={outcome}
        options={outcomes.map((each): [string, string] => [each, t.finding.outcomes[each]])}
        onChange={(value) => setOutcome(value as OpinionOutcome)}
      />
      <WordsField label={t.finding.decision} hint={t.finding.decisionHint} value={words} onChange={setWords} />
    </Form>
  )
}

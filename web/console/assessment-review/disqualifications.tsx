/** @jsxImportSource react */
import { Button, Tag } from 'antd'
import { useCallback, useState } from 'react'
import { type DisqualificationOutcome, disqualificationOutcomes } from '../../../domain/assessment-review.ts'
import { sayInstant } from '../../shared/format.ts'
import { sayFailure } from '../call.ts'
import { useList } from '../closure-audit/use-list.ts'
import type { PageProps } from '../page.ts'
import { Failure, Form, SelectField } from '../parts.tsx'
import type { Disqualification } from './say.ts'
import { reviewTexts } from './texts.ts'
import { WordsField } from './words-field.tsx'

type Decide = (outcome: DisqualificationOutcome, reason: string) => Promise<string | undefined>

/** Who, it is proposed, should assess no more; somebody else than who has proposed it decides. */
export function Disqualifications(props: PageProps) {
  const { spoken } = props
  const { language, t: words } = spoken
  const t = reviewTexts[language]
  const { ask } = props.signedIn
  const list = useCallback(
    async (after: string | null) => {
      const heard = await ask('listDisqualifications', { query: after === null ? {} : { after } })
      if (!heard.ok) return { failure: sayFailure(words, heard) }
      return { listed: { rows: heard.answer.disqualifications, next: heard.answer.next } }
    },
    [ask, words],
  )
  const { found, failure, again, more, reload } = useList<Disqualification>(props, list)
  const decide = async (disqualificationId: string, outcome: DisqualificationOutcome, reason: string) => {
    const heard = await ask('decideDisqualification', { params: { disqualificationId }, body: { outcome, reason } })
    if (!heard.ok) return sayFailure(words, heard)
    await reload()
    return undefined
  }
  return (
    <section aria-labelledby="disqualifications">
      <h2 id="disqualifications">{t.disqualification.title}</h2>
      <p className="quiet">{t.disqualification.hint}</p>
      <Failure text={failure} again={{ label: again, ask: reload }} />
      {found === undefined ? null : found.rows.length === 0 ? (
        <p className="card">{t.disqualification.none}</p>
      ) : (
        <ul className="cards order-cards">
          {found.rows.map((row) => (
            <Card
              key={row.disqualificationId}
              {...{ language, row }}
              onDecide={(outcome, reason) => decide(row.disqualificationId, outcome, reason)}
            />
          ))}
        </ul>
      )}
      {found === undefined || found.next === null ? null : (
        <Button size="large" onClick={() => void more()}>
          {t.more}
        </Button>
      )}
    </section>
  )
}

interface CardProps {
  readonly language: 'zh-CN' | 'en'
  readonly row: Disqualification
  readonly onDecide: Decide
}

function Card({ language, row, onDecide }: CardProps) {
  const texts = reviewTexts[language]
  const t = texts.disqualification
  const { outcome, decidedBy, decidedAt } = row
  return (
    <li className="card stack" data-disqualification={row.disqualificationId}>
      <p>
        <Tag className={outcome === null ? 'tag-bad' : 'tag-plain'}>
          {outcome === null ? t.waiting : t.outcomes[outcome]}
        </Tag>
        {row.grounds.map((ground) => (
          <Tag key={ground} className="tag-plain">
            {t.grounds[ground]}
          </Tag>
        ))}
      </p>
      <h3 className="broken">
        {[row.name, texts.pools[row.pool], row.agency].filter((part) => part !== null).join(' · ')}
      </h3>
      <p className="broken words">{row.reason}</p>
      <p className="quiet">{t.proposed(row.proposedBy, sayInstant(language, row.proposedAt))}</p>
      {decidedBy === null || decidedAt === null ? null : (
        <>
          <p className="broken words">{row.decision}</p>
          <p className="quiet">{t.decided(decidedBy, sayInstant(language, decidedAt))}</p>
        </>
      )}
      {row.mayDecide ? <Decision {...{ language, row, onDecide }} /> : null}
    </li>
  )
}

function Decision({ language, onDecide }: CardProps) {
  const texts = reviewTexts[language]
  const t = texts.disqualification
  const [outcome, setOutcome] = useState<DisqualificationOutcome>('REFUSED')
  const [reason, setReason] = useState('')
  const submit = async () => (reason.trim() === '' ? texts.ask.lack : onDecide(outcome, reason.trim()))
  return (
    <Form label={t.decide} submit={t.decide} onSubmit={submit}>
      <SelectField
        label={t.outcome}
        value={outcome}
        options={disqualificationOutcomes.map((each): [string, string] => [each, t.outcomes[each]])}
        onChange={(value) => setOutcome(value as DisqualificationOutcome)}
      />
      <WordsField label={t.reason} value={reason} onChange={setReason} />
    </Form>
  )
}

/** @jsxImportSource react */
import { Button, Tag } from 'antd'
import { useCallback, useState } from 'react'
import { sayCount, sayDueTime, sayInstant } from '../../shared/format.ts'
import { type Answer, sayFailure } from '../call.ts'
import { useList } from '../closure-audit/use-list.ts'
import type { PageProps } from '../page.ts'
import { Failure, Heading, SelectField } from '../parts.tsx'
import { ShownValue } from '../unmasking/shown-value.tsx'
import { unmaskingTexts } from '../unmasking/texts.ts'
import type { CardProps, Suggestion } from './card.ts'
import { StepForm } from './step-form.tsx'
import { boxTexts } from './texts.ts'

/** 意见箱: what waits longest first. */
export function SuggestionsPage(page: PageProps) {
  const { spoken, signedIn } = page
  const { language } = spoken
  const t = boxTexts[language]
  const { ask } = signedIn
  const [state, setState] = useState<'WAITING' | ''>('WAITING')
  const list = useCallback(
    async (after: string | null) => {
      const query = { ...(state === '' ? {} : { state }), ...(after === null ? {} : { after }) }
      const heard = await ask('listSuggestions', { query })
      if (!heard.ok) return { failure: sayFailure(spoken.t, heard) }
      return { listed: { rows: heard.answer.suggestions, next: heard.answer.next } }
    },
    [ask, spoken, state],
  )
  const { found, failure, again, more, reload, forget } = useList<Suggestion>(page, list)
  return (
    <>
      <Heading>{t.title}</Heading>
      <p className="quiet">{t.hint}</p>
      <div className="filter">
        <SelectField
          label={t.state}
          value={state}
          options={[
            ['WAITING', t.waiting],
            ['', t.every],
          ]}
          onChange={(value) => {
            forget()
            setState(value as 'WAITING' | '')
          }}
        />
      </div>
      <Failure text={failure} again={{ label: again, ask: reload }} />
      {found === undefined ? (
        <p>{failure === undefined ? spoken.t.loading : null}</p>
      ) : (
        <>
          <p className="quiet" role="status" data-shown={found.rows.length}>
            {t.shown(sayCount(language, found.rows.length))}
          </p>
          {found.rows.length === 0 ? <p className="card">{t.none}</p> : null}
          <ul className="cards order-cards">
            {found.rows.map((suggestion) => (
              <Card key={suggestion.suggestionId} {...{ page, t, suggestion, reload }} others={found.rows} />
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

function Card(props: CardProps) {
  const { page, t, suggestion } = props
  const { language } = page.spoken
  const { suggestionId, stage, isLate, words, hallName, windowName, itemName, together, intoId, answer } = suggestion
  const place = [hallName ?? t.nowhere, windowName, itemName].filter((each) => each !== null)
  return (
    <li className="card stack" data-suggestion={suggestionId} data-stage={stage}>
      <p>
        <Tag className="tag-plain">{t.stages[stage]}</Tag>
        {isLate ? <Tag className="tag-late">{t.late}</Tag> : null}
      </p>
      <h2 className="broken words">{words ?? t.erased}</h2>
      <p>{place.join(' · ')}</p>
      <p className="quiet">
        {t.received(sayInstant(language, suggestion.receivedAt))}
        {suggestion.answerBy === null || suggestion.answeredAt !== null
          ? null
          : ` · ${t.answerBy(sayDueTime(language, suggestion.answerBy))}`}
      </p>
      {together === 0 ? null : <p className="quiet">{t.together(sayCount(language, together))}</p>}
      {intoId === null ? null : <p className="quiet">{t.merged}</p>}
      {answer === null ? null : (
        <dl className="pairs stacked">
          <dt>{t.answer}</dt>
          <dd className="broken words">{answer}</dd>
        </dl>
      )}
      <Contact {...props} />
      {suggestion.mayStep ? <StepForm {...props} /> : null}
    </li>
  )
}

/** How whoever left it is reached: shown for this alone, and that it was stands written. */
function Contact({ page, t, suggestion: { suggestionId, hasContact } }: CardProps) {
  const { spoken, signedIn, session } = page
  const [shown, setShown] = useState<Answer<'openSuggestionContact'> | undefined>(undefined)
  const [failure, setFailure] = useState<string | undefined>(undefined)
  if (!hasContact || !session.permissions.includes('suggestion:contact')) return null
  const look = async () => {
    const heard = await signedIn.ask('openSuggestionContact', { params: { suggestionId } })
    setFailure(heard.ok ? undefined : sayFailure(spoken.t, heard))
    if (heard.ok) setShown(heard.answer)
  }
  return (
    <>
      <Failure text={failure} />
      {shown === undefined ? (
        <Button size="large" onClick={() => void look()}>
          {t.show}
        </Button>
      ) : (
        <ShownValue
          key={shown.unmaskingId}
          t={unmaskingTexts[spoken.language]}
          name={t.contact}
          value={shown.name === null ? shown.phone : `${shown.name} ${shown.phone}`}
          onHide={() => setShown(undefined)}
        />
      )}
    </>
  )
}

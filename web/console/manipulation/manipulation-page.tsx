/** @jsxImportSource react */
import { Button } from 'antd'
import { useCallback, useState } from 'react'
import { type ReviewState, reviewStates } from '../../../domain/manipulation-review.ts'
import { sayCount } from '../../shared/format.ts'
import { type Failed, sayFailure } from '../call.ts'
import { useList } from '../closure-audit/use-list.ts'
import type { PageProps } from '../page.ts'
import { Failure, Heading, SelectField } from '../parts.tsx'
import type { Signal } from './props.ts'
import { SignalCard } from './signal-card.tsx'
import { manipulationTexts } from './texts.ts'

/** 刷评识别: what was found, the window with and without it, and the review by two. */
export function ManipulationPage(props: PageProps) {
  const { spoken, signedIn } = props
  const { language } = spoken
  const t = manipulationTexts[language]
  const { ask } = signedIn
  const [state, setState] = useState<ReviewState | ''>('')
  const list = useCallback(
    async (after: string | null) => {
      const query = { ...(state === '' ? {} : { state }), ...(after === null ? {} : { after }) }
      const heard = await ask('listManipulationSignals', { query })
      if (!heard.ok) return { failure: sayFailure(spoken.t, heard) }
      return { listed: { rows: heard.answer.signals, next: heard.answer.next } }
    },
    [ask, spoken, state],
  )
  const { found, failure, again, more, reload, forget } = useList<Signal>(props, list)
  const say = (heard: Failed) =>
    (heard.offline ? undefined : t.refusals[heard.problem.code]) ?? sayFailure(spoken.t, heard)
  return (
    <>
      <Heading>{t.title}</Heading>
      <p className="quiet">{t.hint}</p>
      <div className="filter">
        <SelectField
          label={t.review}
          value={state}
          options={[['', t.every], ...reviewStates.map((each): [string, string] => [each, t.reviews[each]])]}
          onChange={(value) => {
            forget()
            setState(value as ReviewState | '')
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
            {found.rows.map((signal) => (
              <SignalCard
                key={`${signal.signalId}/${signal.review}`}
                {...props}
                signal={signal}
                say={say}
                onDone={reload}
              />
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

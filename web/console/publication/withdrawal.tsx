/** @jsxImportSource react */
import { useState } from 'react'
import { sayInstant } from '../../shared/format.ts'
import { type Failed, sayFailure } from '../call.ts'
import { Act, Failure } from '../parts.tsx'
import { periodTexts } from '../score-period/texts.ts'
import { WithReason } from './acts.tsx'
import type { PublicationProps } from './props.ts'

/** 撤回: what was proposed and what another said to it; and what whoever looks may do about it now. */
export function Withdrawal(props: PublicationProps) {
  const { spoken, signedIn, t, publication, onDone } = props
  const { publicationId, proposals, mayProposeWithdrawal, mayDecideWithdrawal } = publication
  const [failure, setFailure] = useState<string | undefined>(undefined)
  if (proposals.length === 0 && !mayProposeWithdrawal) return null
  const { withdrawal: words } = t
  const params = { publicationId }
  const of = periodTexts[spoken.language].period(publication.period)
  const say = (heard: Failed) =>
    (heard.offline ? undefined : t.refusals[heard.problem.code]) ?? sayFailure(spoken.t, heard)
  const propose = async (reason: string) => {
    const heard = await signedIn.ask('proposeWithdrawal', { params, body: { reason } })
    if (!heard.ok) return say(heard)
    await onDone()
    return undefined
  }
  const agree = async () => {
    const heard = await signedIn.ask('decideWithdrawal', { params, body: { outcome: 'AGREED' } })
    setFailure(heard.ok ? undefined : say(heard))
    if (heard.ok) await onDone()
  }
  const decline = async (reason: string) => {
    const heard = await signedIn.ask('decideWithdrawal', { params, body: { outcome: 'DECLINED', reason } })
    if (!heard.ok) return say(heard)
    await onDone()
    return undefined
  }
  const lack = t.refusals.COMMENT_EMPTY ?? ''
  const title = `withdrawal-${publicationId}`
  return (
    <section className="stack" aria-labelledby={title} data-withdrawal={proposals.length}>
      <h3 id={title}>{words.title}</h3>
      <Story {...props} />
      <Failure text={failure} />
      {mayDecideWithdrawal ? (
        <>
          <Act
            t={spoken.t}
            label={words.agree}
            name={`${words.agree} ${of}`}
            sure={words.sure}
            onSure={() => void agree()}
          />
          <WithReason
            {...{ label: words.decline, of, reasonLabel: words.declineReason, hint: words.declineHint }}
            {...{ submit: words.declineSubmit, lack, onSend: decline }}
          />
        </>
      ) : null}
      {mayProposeWithdrawal ? (
        <WithReason
          {...{ label: words.propose, of, reasonLabel: words.reason, hint: words.hint }}
          {...{ submit: words.submit, lack, onSend: propose }}
        />
      ) : null}
    </section>
  )
}

function Story({ spoken: { language }, t, publication: { proposals } }: PublicationProps) {
  const { withdrawal: words } = t
  if (proposals.length === 0) return null
  return (
    <ol className="story">
      {proposals.map(({ at, reason, isOwn, decision }) => (
        <li key={at} data-proposal={decision?.outcome ?? 'WAITS'}>
          {words.proposed(sayInstant(language, at), reason)}
          <span className="under">{isOwn ? t.byYou : t.byOther}</span>
          {decision === null ? (
            <span className="under">{isOwn ? words.waitsOwn : words.waits}</span>
          ) : (
            <span className="under">
              {[
                words.outcomes[decision.outcome](sayInstant(language, decision.at)),
                decision.isOwn ? t.byYou : t.byOther,
                ...(decision.reason === null ? [] : [words.declinedFor(decision.reason)]),
              ].join(' · ')}
            </span>
          )}
        </li>
      ))}
    </ol>
  )
}

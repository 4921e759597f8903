/** @jsxImportSource react */
import { Button, Tag } from 'antd'
import { useCallback, useEffect, useState } from 'react'
import { sayCount } from '../../shared/format.ts'
import { sayFailure } from '../call.ts'
import { Failure } from '../parts.tsx'
import { CodingForm, Settlements } from './coding.tsx'
import { Files } from './files.tsx'
import { FindForm } from './find-form.tsx'
import { ProtocolForm } from './protocol-form.tsx'
import type { OpinionProps } from './seen.ts'
import { groupName, type OpinionSession, type SessionProps } from './seen.ts'
import { Statements } from './statements.tsx'

/** One session: what was said, how it was coded, and what became of it. */
export function SessionPage({ page, t, sessionId }: OpinionProps & { readonly sessionId: string }) {
  const { spoken, signedIn, session, go } = page
  const { ask } = signedIn
  const [seen, setSeen] = useState<OpinionSession | undefined>(undefined)
  const [failure, setFailure] = useState<string | undefined>(undefined)
  const reload = useCallback(async () => {
    const heard = await ask('seeOpinionSession', { params: { sessionId } })
    setFailure(heard.ok ? undefined : sayFailure(spoken.t, heard))
    if (heard.ok) setSeen(heard.answer)
  }, [ask, sessionId, spoken])
  useEffect(() => void reload(), [reload])
  const may = (permission: (typeof session.permissions)[number]) => session.permissions.includes(permission)
  return (
    <>
      <p>
        <Button size="large" onClick={() => go('')}>
          {t.back}
        </Button>
      </p>
      <Failure text={failure} again={{ label: spoken.t.shared.again, ask: reload }} />
      {seen === undefined ? (
        <p>{failure === undefined ? spoken.t.loading : null}</p>
      ) : (
        <article className="stack" data-session={seen.sessionId} data-version={seen.version}>
          <Facts {...{ page, t, seen }} />
          <Statements {...{ page, t, seen }} />
          {may('opinion:code') && seen.mayCode ? (
            <CodingForm key={`code ${seen.version}`} {...{ page, t, seen, reload }} onSeen={setSeen} />
          ) : null}
          {may('opinion:code') ? <Settlements {...{ page, t, seen, reload }} onSeen={setSeen} /> : null}
          {may('opinion:write') ? (
            <ProtocolForm key={`protocol ${seen.version}`} {...{ page, t, seen, reload }} onSeen={setSeen} />
          ) : null}
          <Files {...{ page, t, seen, reload }} onSeen={setSeen} />
          {may('opinion:decide') ? <FindForm {...{ page, t, seen, reload }} onSeen={setSeen} /> : null}
          <Found {...{ page, t, seen }} />
        </article>
      )}
    </>
  )
}

type Shown = Pick<SessionProps, 'page' | 't' | 'seen'>

function Facts({ page, t, seen }: Shown) {
  const { language } = page.spoken
  const { kind, day, topic, hallName, divisionName, itemName, hostName, groups, consent, questions } = seen
  return (
    <section className="card stack">
      <p>
        <Tag className="tag-plain">{t.kinds[kind]}</Tag> {day}
      </p>
      <h2 className="broken">{topic}</h2>
      <dl className="pairs stacked">
        <dt>{t.facts.place}</dt>
        <dd>{[hallName ?? divisionName, itemName].filter((each) => each !== null).join(' · ')}</dd>
        <dt>{t.facts.host}</dt>
        <dd>{hostName}</dd>
        <dt>{t.facts.groups}</dt>
        <dd>
          {groups
            .map(
              ({ code, participants }) =>
                `${groupName({ page, seen }, code)} ${t.people(sayCount(language, participants))}`,
            )
            .join(language === 'en' ? ', ' : '，')}
        </dd>
        <dt>{t.record.consent}</dt>
        <dd>{t.consents[consent]}</dd>
        <dt>{t.facts.questions}</dt>
        <dd>
          <ol>
            {questions.map((question) => (
              <li key={question}>{question}</li>
            ))}
          </ol>
        </dd>
      </dl>
    </section>
  )
}

/** What became of what was said here. */
function Found({ t, seen }: Shown) {
  if (seen.found.length === 0) return null
  return (
    <section className="card stack">
      <h2>{t.views.findings}</h2>
      <ul>
        {seen.found.map(({ findingId, words, state, decision }) => (
          <li key={findingId} data-state={state}>
            <Tag className="tag-plain">{t.finding.states[state]}</Tag> {words}
            {decision === null ? null : <p className="quiet">{decision}</p>}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** @jsxImportSource react */
import { Tag } from 'antd'
import { useCallback, useEffect, useState } from 'react'
import { sayInstant } from '../shared/format.ts'
import { type Answer, type Heard, sayFailure } from './call.ts'
import type { PageProps } from './page.ts'
import { Act, Failure, Success } from './parts.tsx'

type OwnSession = Answer<'listOwnSessions'>['sessions'][number]

/** Where one is signed in: to be looked through by whoever believes that somebody else is. */
export function OwnSessions({ spoken: { t, language }, signedIn: { ask } }: PageProps) {
  const [sessions, setSessions] = useState<readonly OwnSession[]>([])
  const [failure, setFailure] = useState<string | undefined>(undefined)
  const [isDone, setDone] = useState(false)
  const load = useCallback(async () => {
    const heard = await ask('listOwnSessions', {})
    setFailure(heard.ok ? undefined : sayFailure(t, heard))
    if (heard.ok) setSessions(heard.answer.sessions)
  }, [ask, t])
  useEffect(() => void load(), [load])
  const settle = async (heard: Heard<'endSession'>) => {
    setDone(heard.ok)
    if (heard.ok) return load()
    setFailure(sayFailure(t, heard))
  }
  return (
    <section className="card stack" aria-labelledby="sessions">
      <h2 id="sessions">{t.own.sessions}</h2>
      <p className="quiet">{t.own.sessionsHint}</p>
      <Failure text={failure} />
      <Success text={isDone ? t.own.sessionsEnded : undefined} />
      <ul className="posts" data-sessions={sessions.length} hidden={sessions.length === 0}>
        {sessions.map(({ sessionId, isThis, agent, from, startedAt, seenAt }) => (
          <li key={sessionId}>
            <span>
              {`${agent ?? t.own.unknownAgent} · ${from ?? t.own.unknownFrom} `}
              {isThis ? <Tag className="tag-good">{t.own.thisSession}</Tag> : null}
              <span className="under">
                {t.own.sessionTimes(sayInstant(language, startedAt), sayInstant(language, seenAt))}
              </span>
            </span>
            {isThis ? null : (
              <Act
                t={t}
                label={t.own.endSessionShort}
                name={t.own.endSession(agent ?? t.own.unknownAgent)}
                sure={t.own.endSessionSure}
                onSure={() => void ask('endSession', { params: { sessionId }, body: {} }).then(settle)}
              />
            )}
          </li>
        ))}
      </ul>
      {sessions.length > 1 ? (
        <Act
          t={t}
          label={t.own.endOthers}
          sure={t.own.endOthersSure}
          isDanger
          onSure={() => void ask('endOtherSessions', { body: {} }).then(settle)}
        />
      ) : null}
    </section>
  )
}

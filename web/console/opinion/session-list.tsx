/** @jsxImportSource react */
import { Button, Tag } from 'antd'
import { useCallback, useState } from 'react'
import { type OpinionKind, opinionKinds } from '../../../domain/opinion.ts'
import { sayCount } from '../../shared/format.ts'
import { type Answer, sayFailure } from '../call.ts'
import { useList } from '../closure-audit/use-list.ts'
import { Failure, SelectField } from '../parts.tsx'
import type { OpinionProps } from './seen.ts'

type Listed = Answer<'listOpinionSessions'>['sessions'][number]

export function SessionList({ page, t }: OpinionProps) {
  const { spoken, signedIn } = page
  const { language } = spoken
  const { ask } = signedIn
  const [kind, setKind] = useState<OpinionKind | ''>('')
  const list = useCallback(
    async (after: string | null) => {
      const query = { ...(kind === '' ? {} : { kind }), ...(after === null ? {} : { after }) }
      const heard = await ask('listOpinionSessions', { query })
      if (!heard.ok) return { failure: sayFailure(spoken.t, heard) }
      return { listed: { rows: heard.answer.sessions, next: heard.answer.next } }
    },
    [ask, spoken, kind],
  )
  const { found, failure, again, more, reload, forget } = useList<Listed>(page, list)
  return (
    <>
      <div className="filter">
        <SelectField
          label={t.kind}
          value={kind}
          options={[['', t.every], ...opinionKinds.map((each): [string, string] => [each, t.kinds[each]])]}
          onChange={(value) => {
            forget()
            setKind(value as OpinionKind | '')
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
            {found.rows.map((each) => (
              <Card key={each.sessionId} page={page} t={t} listed={each} />
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

function Card({ page, t, listed }: OpinionProps & { readonly listed: Listed }) {
  const { language } = page.spoken
  const { sessionId, kind, day, topic, hallName, divisionName, participants, statements, codersDone, codersMin } =
    listed
  return (
    <li className="card stack" data-session={sessionId}>
      <p>
        <Tag className="tag-plain">{t.kinds[kind]}</Tag> {day}
      </p>
      <h2 className="broken">{topic}</h2>
      <p>{hallName ?? divisionName}</p>
      <p className="quiet">
        {statements === null
          ? t.noProtocol
          : t.summary(sayCount(language, participants), sayCount(language, statements))}
      </p>
      {statements === null ? null : (
        <p className="quiet">
          {t.coded(sayCount(language, codersDone), sayCount(language, codersMin))} ·{' '}
          {t.found(sayCount(language, listed.findings))}
        </p>
      )}
      <Button size="large" onClick={() => page.go(sessionId)}>
        {t.see(topic)}
      </Button>
    </li>
  )
}

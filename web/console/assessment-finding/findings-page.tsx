/** @jsxImportSource react */
import { Button, Tag } from 'antd'
import { useCallback, useState } from 'react'
import { type FindingState, findingStates } from '../../../domain/assessment-finding.ts'
import { sayCount, sayDay } from '../../shared/format.ts'
import { type Answer, sayFailure } from '../call.ts'
import { useList } from '../closure-audit/use-list.ts'
import type { PageProps } from '../page.ts'
import { Failure, Heading, SelectField } from '../parts.tsx'
import { AssessedVisits } from './assessed-visits.tsx'
import { Files } from './files.tsx'
import { findingTexts } from './texts.ts'

type Finding = Answer<'listFindings'>['findings'][number]

/** 测评发现: what is to be put right of what assessors found, and what becomes of it. */
export function FindingsPage(props: PageProps) {
  const { spoken, session, signedIn } = props
  const { language } = spoken
  const t = findingTexts[language]
  const { ask } = signedIn
  const [state, setState] = useState<FindingState | ''>('')
  const mayMake = session.permissions.includes('finding:make')
  const list = useCallback(
    async (after: string | null) => {
      const query = { ...(state === '' ? {} : { state }), ...(after === null ? {} : { after }) }
      const heard = await ask('listFindings', { query })
      if (!heard.ok) return { failure: sayFailure(spoken.t, heard) }
      return { listed: { rows: heard.answer.findings, next: heard.answer.next } }
    },
    [ask, spoken, state],
  )
  const { found, failure, again, more, reload, forget } = useList<Finding>(props, list)
  return (
    <>
      <Heading>{t.title}</Heading>
      <p className="quiet">{t.hint}</p>
      {mayMake ? (
        <div className="filter">
          <SelectField
            label={t.state}
            value={state}
            options={[['', t.every], ...findingStates.map((each): [string, string] => [each, t.states[each]])]}
            onChange={(value) => {
              forget()
              setState(value as FindingState | '')
            }}
          />
        </div>
      ) : null}
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
            {found.rows.map((finding) => (
              <FindingCard key={finding.findingId} {...props} finding={finding} />
            ))}
          </ul>
        </>
      )}
      {found === undefined || found.next === null ? null : (
        <Button size="large" onClick={() => void more()}>
          {t.more}
        </Button>
      )}
      {mayMake ? <AssessedVisits {...props} onMade={reload} /> : null}
    </>
  )
}

function FindingCard({ spoken: { language }, goTo, finding }: PageProps & { readonly finding: Finding }) {
  const t = findingTexts[language]
  const said = language === 'en' ? 'en' : 'zh'
  const { findingId, state, origin, planTitle, day, hallName, windowName, title, anchor, points, words } = finding
  const { files, orderId } = finding
  return (
    <li className="card stack" data-finding={findingId} data-state={state}>
      <p>
        <Tag className={state === 'WAITING' ? 'tag-plain' : 'tag-bad'}>{t.states[state]}</Tag>
      </p>
      <h2 className="broken">{`${hallName} · ${windowName} · ${title[said]}`}</h2>
      <p>{t.points((points / 100).toFixed(0))}</p>
      <dl className="pairs stacked">
        {anchor === null ? null : (
          <>
            <dt>{t.seen}</dt>
            <dd className="broken">{anchor[said]}</dd>
          </>
        )}
        {words === null ? null : (
          <>
            <dt>{t.words}</dt>
            <dd className="broken words">{words}</dd>
          </>
        )}
        {files.length === 0 ? null : (
          <>
            <dt>{t.files}</dt>
            <dd>
              <Files language={language} base={`/api/v1/findings/${findingId}/files`} files={files} />
            </dd>
          </>
        )}
      </dl>
      {origin === 'RULE' ? <p className="quiet">{t.byRule}</p> : null}
      <p className="quiet">{t.found(sayDay(language, day), planTitle)}</p>
      {orderId === null ? <p>{t.waits}</p> : <p className="quiet broken">{t.number(findingId)}</p>}
      {orderId === null ? null : (
        <Button size="large" onClick={() => goTo('handling-orders', orderId)}>
          {t.order}
        </Button>
      )}
    </li>
  )
}

/** @jsxImportSource react */
import { Button } from 'antd'
import { type ReactNode, useCallback, useState } from 'react'
import { type ScoreListName, scoreLists } from '../../../domain/score-list.ts'
import { sayCount } from '../../shared/format.ts'
import { type Failed, sayFailure } from '../call.ts'
import { useList } from '../closure-audit/use-list.ts'
import type { PageProps } from '../page.ts'
import { Failure, Heading, SelectField } from '../parts.tsx'
import { AlertCard } from './alert-card.tsx'
import { EntryCard } from './entry-card.tsx'
import { LinksSection } from './links.tsx'
import type { Alert, Entry, SayProps } from './props.ts'
import { scoreListTexts } from './texts.ts'

/** 预警与名单: what follows from months that are final, in shadow until the leading group decides otherwise. */
export function ScoreAlertsPage(props: PageProps) {
  const { spoken } = props
  const t = scoreListTexts[spoken.language]
  const say = (heard: Failed) =>
    (heard.offline ? undefined : t.refusals[heard.problem.code]) ?? sayFailure(spoken.t, heard)
  return (
    <>
      <Heading>{t.title}</Heading>
      <p className="quiet">{t.hint}</p>
      <div className="stack">
        <LinksSection {...props} say={say} />
        <EntriesSection {...props} say={say} />
        <AlertsSection {...props} say={say} />
      </div>
    </>
  )
}

function AlertsSection(props: SayProps) {
  const { spoken, signedIn } = props
  const t = scoreListTexts[spoken.language].alerts
  const { ask } = signedIn
  const list = useCallback(
    async (after: string | null) => {
      const heard = await ask('listScoreAlerts', { query: after === null ? {} : { after } })
      if (!heard.ok) return { failure: sayFailure(spoken.t, heard) }
      return { listed: { rows: heard.answer.alerts, next: heard.answer.next } }
    },
    [ask, spoken],
  )
  const listed = useList<Alert>(props, list)
  return (
    <section className="stack" aria-labelledby="score-alerts">
      <h2 id="score-alerts">{t.title}</h2>
      <Listed {...props} listed={listed} none={t.none}>
        {(alert) => <AlertCard key={alert.alertId} {...props} alert={alert} />}
      </Listed>
    </section>
  )
}

function EntriesSection(props: SayProps) {
  const { spoken, signedIn } = props
  const t = scoreListTexts[spoken.language].entries
  const { ask } = signedIn
  const [name, setName] = useState<ScoreListName | ''>('')
  const list = useCallback(
    async (after: string | null) => {
      const query = { ...(name === '' ? {} : { list: name }), ...(after === null ? {} : { after }) }
      const heard = await ask('listScoreListEntries', { query })
      if (!heard.ok) return { failure: sayFailure(spoken.t, heard) }
      return { listed: { rows: heard.answer.entries, next: heard.answer.next } }
    },
    [ask, spoken, name],
  )
  const listed = useList<Entry>(props, list)
  return (
    <section className="stack" aria-labelledby="score-lists">
      <h2 id="score-lists">{t.title}</h2>
      <div className="filter">
        <SelectField
          label={t.list}
          value={name}
          options={[['', t.every], ...scoreLists.map((each): [string, string] => [each, t.lists[each]])]}
          onChange={(value) => {
            listed.forget()
            setName(value as ScoreListName | '')
          }}
        />
      </div>
      <Listed {...props} listed={listed} none={t.none}>
        {(entry) => (
          <EntryCard key={`${entry.entryId}/${entry.state}`} {...props} entry={entry} onDone={listed.reload} />
        )}
      </Listed>
    </section>
  )
}

interface ListedProps<Row> extends SayProps {
  readonly listed: ReturnType<typeof useList<Row>>
  readonly none: string
  readonly children: (row: Row) => ReactNode
}

function Listed<Row>({ spoken, listed, none, children }: ListedProps<Row>) {
  const { found, failure, again, more, reload } = listed
  const t = scoreListTexts[spoken.language]
  if (found === undefined)
    return failure === undefined ? (
      <p>{spoken.t.loading}</p>
    ) : (
      <Failure text={failure} again={{ label: again, ask: reload }} />
    )
  return (
    <>
      <Failure text={failure} again={{ label: again, ask: reload }} />
      <p className="quiet" role="status">
        {t.shown(sayCount(spoken.language, found.rows.length))}
      </p>
      {found.rows.length === 0 ? <p className="card">{none}</p> : null}
      <ul className="cards order-cards">{found.rows.map(children)}</ul>
      {found.next === null ? null : (
        <Button size="large" onClick={() => void more()}>
          {t.more}
        </Button>
      )}
    </>
  )
}

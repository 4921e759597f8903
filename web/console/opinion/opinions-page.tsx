/** @jsxImportSource react */
import { Button } from 'antd'
import type { PageProps } from '../page.ts'
import { Heading } from '../parts.tsx'
import { Findings } from './findings.tsx'
import { RecordForm } from './record-form.tsx'
import { SessionList } from './session-list.tsx'
import { SessionPage } from './session-page.tsx'
import { opinionTexts } from './texts.ts'

const views = ['', 'record', 'findings'] as const

/** 意见征集: sessions, one of them with its protocol and codes, and what was found in all. */
export function OpinionsPage(page: PageProps) {
  const { spoken, session, at, go } = page
  const t = opinionTexts[spoken.language]
  const mayWrite = session.permissions.includes('opinion:write')
  const offered = views.filter((view) => view !== 'record' || mayWrite)
  const shown = offered.find((view) => view === at)
  const names = { '': t.views.sessions, record: t.views.record, findings: t.views.findings } as const
  return (
    <>
      <Heading>{t.title}</Heading>
      <p className="quiet">{t.hint}</p>
      <fieldset className="acts" aria-label={t.views.label}>
        {offered.map((view) => (
          <Button
            key={view}
            size="large"
            type={view === shown ? 'primary' : 'default'}
            aria-pressed={view === shown}
            onClick={() => go(view)}
          >
            {names[view]}
          </Button>
        ))}
      </fieldset>
      {shown === undefined ? (
        <SessionPage key={at} page={page} t={t} sessionId={at} />
      ) : shown === '' ? (
        <SessionList page={page} t={t} />
      ) : shown === 'record' ? (
        <RecordForm page={page} t={t} />
      ) : (
        <Findings page={page} t={t} />
      )}
    </>
  )
}

/** @jsxImportSource react */
import { Button } from 'antd'
import { useState } from 'react'
import { sayCount } from '../../shared/format.ts'
import { sayFailure } from '../call.ts'
import type { PageProps } from '../page.ts'
import { Failure, Heading, Success } from '../parts.tsx'
import { usePlaces } from '../use-places.ts'
import { ChainState } from './chain-state.tsx'
import { EntryList } from './entry-list.tsx'
import { EntryView } from './entry-view.tsx'
import { FilterForm } from './filter-form.tsx'
import type { AuditSpoken } from './say.ts'
import { auditTexts } from './texts.ts'
import { useEntries } from './use-entries.ts'

/** 审计: what was done in the own place, and whether its record is whole. Nothing here can be changed. */
export function AuditPage(props: PageProps) {
  const { spoken, signedIn, at, go } = props
  const places = usePlaces(signedIn.ask)
  const say: AuditSpoken = { language: spoken.language, t: auditTexts[spoken.language], shared: spoken.t, places }
  const entries = useEntries(props)
  const shown = entries.found?.entries.find(({ id }) => id === at)
  return (
    <>
      {at === '' ? null : (
        <>
          <Button size="large" onClick={() => go('')}>
            {say.t.back}
          </Button>
          <Failure text={shown === undefined && entries.found !== undefined ? say.t.gone : undefined} />
          {shown === undefined ? null : <EntryView say={say} entry={shown} />}
        </>
      )}
      {/* Stays while one entry is looked at: what was filled in is still there afterwards. */}
      <div hidden={at !== ''}>
        <Search {...props} say={say} entries={entries} />
      </div>
    </>
  )
}

interface SearchProps extends PageProps {
  readonly say: AuditSpoken
  readonly entries: ReturnType<typeof useEntries>
}

function Search({ say, entries, ...props }: SearchProps) {
  const { spoken, go } = props
  const { t, language } = say
  const { found, failure, search, more } = entries
  return (
    <>
      <Heading>{t.title}</Heading>
      <p className="quiet">{t.hint}</p>
      <ChainState {...props} say={say} />
      <FilterForm say={say} onSearch={search} />
      <Failure text={failure} again={{ label: spoken.t.again, ask: entries.again }} />
      <ExportButton {...props} say={say} entries={entries} />
      {found === undefined ? (
        <p>{failure === undefined ? spoken.t.loading : null}</p>
      ) : (
        <>
          <p className="quiet" role="status">
            {t.period(found.fromDay, found.toDay, sayCount(language, found.entries.length))}
          </p>
          <EntryList say={say} entries={found.entries} onShow={go} />
          {found.next === null ? null : (
            <Button size="large" onClick={() => void more()}>
              {t.more}
            </Button>
          )}
        </>
      )}
    </>
  )
}

/** What was looked for last, as a file; asks for a fresh code where the last is old. */
function ExportButton({ say: { t }, spoken, session, entries }: SearchProps) {
  const [failure, setFailure] = useState<string | undefined>(undefined)
  const [isDone, setDone] = useState(false)
  if (!session.permissions.includes('audit:export')) return null
  const exportNow = async () => {
    setDone(false)
    const failed = await entries.export()
    setFailure(failed === undefined ? undefined : sayFailure(spoken.t, failed))
    setDone(failed === undefined)
  }
  return (
    <div className="exporting">
      <Button size="large" onClick={() => void exportNow()}>
        {t.export}
      </Button>
      <Failure text={failure} />
      <Success text={isDone ? t.exported : undefined} />
    </div>
  )
}

/** @jsxImportSource react */
import { Button } from 'antd'
import { useState } from 'react'
import { sayCount, sayInstant } from '../../shared/format.ts'
import { Failure, Heading } from '../parts.tsx'
import { EntryCard } from './entry-card.tsx'
import { EntryFilterFields } from './entry-filter.tsx'
import type { EntryListProps } from './say.ts'
import { type EntryFilter, everyEntry, useEntries } from './use-entries.ts'

const isEverything = (filter: EntryFilter) => Object.values(filter).every((value) => value === everyEntry.kind)

/** What was found, the newest first; what has come back is marked. */
export function EntryList(props: EntryListProps) {
  const { say, spoken, filter, onFilter, go } = props
  const { t, orders } = say
  const { found, failure, more, reload, save } = useEntries(props, filter)
  const named = found?.entries.find(({ itemCode }) => itemCode === filter.itemCode)
  return (
    <>
      <Heading>{t.title}</Heading>
      <p className="quiet">{t.hint}</p>
      <EntryFilterFields {...props} kinds={found?.kinds ?? []} />
      {filter.itemCode === '' ? null : (
        <div className="acts">
          <p>{t.filter.item(named?.itemName ?? filter.itemCode)}</p>
          <Button size="large" onClick={() => onFilter({ ...filter, itemCode: '' })}>
            {t.filter.everyItem}
          </Button>
        </div>
      )}
      <Failure text={failure} again={{ label: spoken.t.shared.again, ask: reload }} />
      {found === undefined ? (
        <p>{failure === undefined ? spoken.t.loading : null}</p>
      ) : (
        <>
          <p className="quiet" role="status" data-shown={found.entries.length}>
            {t.list.asOf(sayInstant(orders.language, found.asOf))}
            <span className="under">{t.list.shown(sayCount(orders.language, found.entries.length))}</span>
          </p>
          {found.entries.length === 0 ? (
            <p className="card">{isEverything(filter) ? t.list.none : t.list.noneOfThese}</p>
          ) : (
            <ul className="cards order-cards">
              {found.entries.map((entry) => (
                <EntryCard
                  key={entry.orderId}
                  say={say}
                  entry={entry}
                  kinds={found.kinds}
                  onSee={() => go(entry.orderId)}
                  onItem={(itemCode) => onFilter({ ...filter, itemCode })}
                />
              ))}
            </ul>
          )}
          {found.next === null ? null : (
            <Button size="large" onClick={() => void more()}>
              {t.list.more}
            </Button>
          )}
          <Export say={say} save={save} />
        </>
      )}
    </>
  )
}

interface ExportProps extends Pick<EntryListProps, 'say'> {
  readonly save: ReturnType<typeof useEntries>['save']
}

function Export({ say: { t }, save }: ExportProps) {
  const [failure, setFailure] = useState<string | undefined>(undefined)
  return (
    <section className="stack" aria-label={t.export.XLSX}>
      <div className="acts">
        {(['XLSX', 'CSV'] as const).map((format) => (
          <Button key={format} size="large" onClick={() => void save(format).then(setFailure)}>
            {t.export[format]}
          </Button>
        ))}
      </div>
      <p className="quiet">{t.export.hint}</p>
      <Failure text={failure} />
    </section>
  )
}

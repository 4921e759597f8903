/** @jsxImportSource react */
import { Button, Grid, Table, Tag } from 'antd'
import { type AuditSpoken, type Entry, sayActor, sayPlace, sayResult, sayTarget, sayTime } from './say.ts'

interface EntryListProps {
  readonly say: AuditSpoken
  readonly entries: readonly Entry[]
  readonly onShow: (id: string) => void
}

/** A table at a desk, cards at a phone. */
export function EntryList(props: EntryListProps) {
  const { md } = Grid.useBreakpoint()
  return md === true ? <EntryTable {...props} /> : <EntryCards {...props} />
}

function EntryTable({ say, entries, onShow }: EntryListProps) {
  const { t } = say
  const { columns } = t
  return (
    <Table<Entry>
      className="list"
      rowKey="id"
      dataSource={[...entries]}
      pagination={false}
      locale={{ emptyText: t.none }}
      columns={[
        { title: columns.time, key: 'time', render: (_, entry) => sayTime(say, entry) },
        { title: columns.actor, key: 'actor', render: (_, entry) => sayActor(say, entry) },
        { title: columns.act, key: 'act', render: (_, { act }) => t.acts[act] },
        {
          title: columns.target,
          key: 'target',
          render: (_, entry) => <span className="broken">{sayTarget(say, entry)}</span>,
        },
        { title: columns.result, key: 'result', render: (_, entry) => <Result say={say} entry={entry} /> },
        { title: columns.place, key: 'place', render: (_, entry) => sayPlace(say, entry) },
        {
          title: columns.details,
          key: 'details',
          render: (_, entry) => <See say={say} entry={entry} onShow={onShow} />,
        },
      ]}
    />
  )
}

function EntryCards({ say, entries, onShow }: EntryListProps) {
  const { t } = say
  if (entries.length === 0) return <p className="card">{t.none}</p>
  return (
    <ul className="cards">
      {entries.map((entry) => (
        <li key={entry.id} className="card">
          <p>
            <strong>{t.acts[entry.act]}</strong>
            <span className="under">{sayTime(say, entry)}</span>
          </p>
          <p className="broken">
            {sayActor(say, entry)}
            <span className="under">{sayTarget(say, entry)}</span>
            <span className="under">{sayPlace(say, entry)}</span>
          </p>
          <Result say={say} entry={entry} />
          <See say={say} entry={entry} onShow={onShow} />
        </li>
      ))}
    </ul>
  )
}

interface EntryProps {
  readonly say: AuditSpoken
  readonly entry: Entry
}

export function Result({ say, entry }: EntryProps) {
  return (
    <span data-result={entry.result}>
      <Tag className={entry.result === 'DONE' ? 'tag-good' : 'tag-bad'}>
        {entry.result === 'DONE' ? say.t.filter.done : entry.result}
      </Tag>
      {entry.result === 'DONE' ? null : <span className="under">{sayResult(say, entry)}</span>}
    </span>
  )
}

function See({ say, entry, onShow }: EntryProps & Pick<EntryListProps, 'onShow'>) {
  const { t } = say
  return (
    <Button size="large" aria-label={t.see(t.acts[entry.act], sayTime(say, entry))} onClick={() => onShow(entry.id)}>
      {t.seeShort}
    </Button>
  )
}

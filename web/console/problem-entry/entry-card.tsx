/** @jsxImportSource react */
import { Button, Tag } from 'antd'
import { sayInstant } from '../../shared/format.ts'
import { sayProblems } from '../handling-order/say.ts'
import { type EntrySpoken, sayEntryPlace } from './say.ts'
import type { Entry, History } from './use-entries.ts'

interface EntryCardProps {
  readonly say: EntrySpoken
  readonly entry: Entry
  readonly kinds: History['kinds']
  readonly onSee: () => void
  readonly onItem: (itemCode: string) => void
}

export function EntryCard({ say, entry, kinds, onSee, onItem }: EntryCardProps) {
  const { t } = say
  const place = sayEntryPlace(entry)
  const { itemCode, itemName } = entry
  const problem = sayProblems(say.orders, entry.kinds, kinds)
  return (
    <li className="card" data-order={entry.orderId} data-occurrence={entry.occurrence}>
      <EntryTags say={say} entry={entry} />
      <p>
        <strong>{problem}</strong>
      </p>
      <p>
        {place}
        <span className="under">{[itemName, entry.lead.name].filter((part) => part !== null).join(' · ')}</span>
      </p>
      <EntryCourse say={say} entry={entry} />
      <div className="acts">
        <Button size="large" aria-label={t.list.seeOf(`${place}，${problem}`)} onClick={onSee}>
          {t.list.see}
        </Button>
        {itemCode === null || itemName === null ? null : (
          <Button size="large" type="text" aria-label={t.list.onlyItemOf(itemName)} onClick={() => onItem(itemCode)}>
            {t.list.onlyItem}
          </Button>
        )}
      </div>
    </li>
  )
}

type OfEntry = Pick<EntryCardProps, 'say' | 'entry'>

/** For the how manieth time, and where it stands. */
export function EntryTags({ say: { t, orders }, entry }: OfEntry) {
  const { occurrence, isInvalid, round, stage } = entry
  return (
    <p>
      {occurrence > 1 ? (
        <Tag className="tag-late">{t.list.occurrence(String(occurrence))}</Tag>
      ) : (
        <Tag className="tag-plain">{t.list.first}</Tag>
      )}
      <Tag className={stage === 'CLOSED' ? 'tag-good' : 'tag-bad'}>{orders.t.stages[stage]}</Tag>
      {round > 0 ? <Tag className="tag-bad">{t.list.round(String(round))}</Tag> : null}
      {isInvalid ? <Tag className="tag-plain">{t.list.invalid}</Tag> : null}
    </p>
  )
}

/** When it was found and closed, and what the citizen said of it. */
export function EntryCourse({ say: { t, orders }, entry }: OfEntry) {
  const { foundAt, closedAt, satisfaction, isSolved, source } = entry
  const at = (instant: string) => sayInstant(orders.language, instant)
  return (
    <p className="quiet">
      {[
        orders.t.sources[source],
        t.list.found(at(foundAt)),
        closedAt === null ? t.list.open : t.list.closed(at(closedAt)),
        ...(satisfaction === null ? [] : [t.list.satisfaction(String(satisfaction))]),
        ...(isSolved === false ? [t.list.notSolved] : []),
      ].join(' · ')}
    </p>
  )
}

/** @jsxImportSource react */
import { Button } from 'antd'
import { sayInstant } from '../../shared/format.ts'
import { sayProblems } from '../handling-order/say.ts'
import type { PageProps } from '../page.ts'
import { Failure, Heading } from '../parts.tsx'
import { KnownPractices } from '../practice/known-practices.tsx'
import { EntryCourse, EntryTags } from './entry-card.tsx'
import { type EntrySpoken, sayEntryPlace } from './say.ts'
import { type History, useHistory } from './use-entries.ts'

interface EntryHistoryProps extends PageProps {
  readonly say: EntrySpoken
  readonly orderId: string
}

/** 第几次: each time it was found, and what was said to have mended it. */
export function EntryHistory(props: EntryHistoryProps) {
  const { say, spoken, orderId, go, goTo } = props
  const { t } = say
  const { history, failure, isGone, reload } = useHistory(props, orderId)
  const back = (
    <Button size="large" onClick={() => go('')}>
      {t.back}
    </Button>
  )
  if (history === undefined)
    return (
      <>
        {back}
        <Failure
          text={isGone ? t.gone : failure}
          {...(isGone ? {} : { again: { label: spoken.t.shared.again, ask: reload } })}
        />
        {failure === undefined ? <p>{spoken.t.loading}</p> : null}
      </>
    )
  const { occurrence } = history
  const kind = history.history[history.history.length - 1]?.kinds[0]
  return (
    <article data-occurrence={occurrence}>
      {back}
      <Heading>{occurrence > 1 ? t.history.heading(String(occurrence)) : t.history.once}</Heading>
      <p className="quiet">{t.history.hint}</p>
      <ol className="cards order-cards">
        {history.history.map((time) => (
          <Time
            key={time.orderId}
            say={say}
            time={time}
            kinds={history.kinds}
            isHere={time.orderId === orderId}
            onOrder={() => goTo('handling-orders', time.orderId)}
          />
        ))}
      </ol>
      {kind === undefined ? null : <KnownPractices {...props} kind={kind} />}
    </article>
  )
}

interface TimeProps {
  readonly say: EntrySpoken
  readonly time: History['history'][number]
  readonly kinds: History['kinds']
  readonly isHere: boolean
  readonly onOrder: () => void
}

function Time({ say, time, kinds, isHere, onOrder }: TimeProps) {
  const { t, orders } = say
  const { occurrence, openedAt, plan, done, itemName } = time
  const opened = sayInstant(orders.language, openedAt)
  return (
    <li className="card stack" data-order={time.orderId} data-time={occurrence}>
      <h2>{`${t.history.time(String(occurrence))}${isHere ? ` · ${t.history.here}` : ''}`}</h2>
      <EntryTags say={say} entry={time} />
      <p>
        <strong>{sayProblems(orders, time.kinds, kinds)}</strong>
        <span className="under">
          {[sayEntryPlace(time), itemName, time.lead.name].filter((part) => part !== null).join(' · ')}
        </span>
      </p>
      <EntryCourse say={say} entry={time} />
      <dl className="pairs stacked">
        {plan === null ? null : (
          <>
            <dt>{t.history.plan}</dt>
            <dd className="broken words">{plan}</dd>
          </>
        )}
        <dt>{t.history.done}</dt>
        <dd className="broken words">{done ?? t.history.noWords}</dd>
      </dl>
      <Button size="large" aria-label={t.history.orderOf(opened)} onClick={onOrder}>
        {t.history.order}
      </Button>
    </li>
  )
}

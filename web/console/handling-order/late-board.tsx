/** @jsxImportSource react */
import { Button } from 'antd'
import { useState } from 'react'
import { sayInstant } from '../../shared/format.ts'
import { Failure, Heading } from '../parts.tsx'
import type { DeskProps } from './desk.ts'
import { OrderList } from './order-list.tsx'
import { Places } from './places.tsx'
import { type ListedOrder, type OrderFilter, useOrders } from './use-orders.ts'
import { Views } from './views.tsx'

const late: OrderFilter = { isMine: false, stage: '', want: 'OVERDUE', source: '', hallCode: '', windowCode: '' }
const shownMax = 200

/** 超期督办: what is overdue, by how far up the tree it has been told. */
export function LateBoard(props: DeskProps) {
  const { say, spoken, go } = props
  const { t, language } = say
  const [filter, setFilter] = useState(late)
  const { orders, asOf, sheet, next, failure, reload } = useOrders(props, filter, shownMax)
  return (
    <>
      <Heading>{t.late.title}</Heading>
      <p className="quiet">{t.late.hint}</p>
      <Views {...props} />
      <Failure text={failure} />
      {sheet === undefined ? null : <Places say={say} sheet={sheet} filter={filter} onFilter={setFilter} />}
      {orders === undefined || asOf === undefined ? (
        <p>{failure === undefined ? spoken.t.loading : null}</p>
      ) : (
        <>
          <div className="acts">
            <p className="quiet" role="status" data-shown={orders.length}>
              {t.list.asOf(sayInstant(language, asOf))}
              {next === null ? null : <span className="under">{t.late.cut(String(shownMax))}</span>}
            </p>
            <Button size="large" onClick={() => void reload()}>
              {t.list.refresh}
            </Button>
          </div>
          {orders.length === 0 ? <p className="card">{t.late.none}</p> : null}
          {byLevel(orders).map(([level, own]) => (
            <section key={level} aria-labelledby={`level-${level}`} data-level={level}>
              <h2 id={`level-${level}`}>{t.late.level(level)}</h2>
              <OrderList say={say} orders={own} now={Date.parse(asOf)} empty={t.late.none} onShow={go} />
            </section>
          ))}
        </>
      )}
    </>
  )
}

/** The furthest up first. */
function byLevel(orders: readonly ListedOrder[]): readonly (readonly [number, readonly ListedOrder[]])[] {
  const levels = new Map<number, ListedOrder[]>()
  for (const order of orders) {
    const level = order.escalation ?? 0
    levels.set(level, [...(levels.get(level) ?? []), order])
  }
  return [...levels].sort(([one], [other]) => other - one)
}

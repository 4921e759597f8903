/** @jsxImportSource react */
import { Button, Tag } from 'antd'
import { type OrderSpoken, sayDue, sayLeft, sayPlace } from './say.ts'
import type { ListedOrder } from './use-orders.ts'

interface OrderListProps {
  readonly say: OrderSpoken
  readonly orders: readonly ListedOrder[]
  /** The server’s moment at which the list was read. */
  readonly now: number
  readonly empty: string
  readonly onShow: (orderId: string) => void
}

/** Cards at every width: at a phone one below the other, at a desk side by side. */
export function OrderList({ say, orders, now, empty, onShow }: OrderListProps) {
  if (orders.length === 0) return <p className="card">{empty}</p>
  return (
    <ul className="cards order-cards">
      {orders.map((order) => (
        <OrderCard key={order.orderId} say={say} order={order} now={now} onShow={onShow} />
      ))}
    </ul>
  )
}

interface OrderCardProps extends Pick<OrderListProps, 'say' | 'now' | 'onShow'> {
  readonly order: ListedOrder
}

function OrderCard({ say, order, now, onShow }: OrderCardProps) {
  const { t, shared } = say
  const { orderId, stage, round, isDrill, isOwnToDo, lead, itemName, grade, source } = order
  const place = sayPlace(order)
  return (
    <li className="card" data-order={orderId} data-stage={stage} data-pace={order.pace}>
      <p>
        <PaceTag say={say} pace={order.pace} /> <strong>{t.stages[stage]}</strong>
        {isOwnToDo ? <Tag className="tag-good own">{t.list.own}</Tag> : null}
        {round > 0 ? <Tag className="tag-bad">{t.list.round(String(round))}</Tag> : null}
        {isDrill ? <Tag className="tag-plain">{t.list.drill}</Tag> : null}
      </p>
      <DueLine say={say} order={order} now={now} />
      <p>
        {place}
        <span className="under">
          {[itemName, grade === null ? t.sources[source] : shared.grades[grade], lead.name]
            .filter((part) => part !== null)
            .join(' · ')}
        </span>
      </p>
      <Button size="large" aria-label={t.list.open(`${place}，${t.stages[stage]}`)} onClick={() => onShow(orderId)}>
        {t.list.see}
      </Button>
    </li>
  )
}

function DueLine({ say, order: { nextClock, nextDueAt, pace }, now }: Omit<OrderCardProps, 'onShow'>) {
  const { t } = say
  if (nextClock === null || nextDueAt === null)
    return <p className="quiet">{pace === 'RESTING' ? t.paces.RESTING : t.clocks.noCalendar}</p>
  return (
    <p className={pace === 'OVERDUE' ? 'late' : undefined}>
      {`${t.clockNames[nextClock]} · ${sayLeft(say, nextDueAt, now)}`}
      <span className="under">{sayDue(say, nextDueAt)}</span>
    </p>
  )
}

const paceClasses = { RUNNING: 'tag-good', WARNING: 'tag-bad', OVERDUE: 'tag-late', RESTING: 'tag-plain' } as const

/** On time, soon or late: in words, and in colour besides. */
export function PaceTag({ say: { t }, pace }: { readonly say: OrderSpoken; readonly pace: ListedOrder['pace'] }) {
  return <Tag className={paceClasses[pace]}>{t.paces[pace]}</Tag>
}

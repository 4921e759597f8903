/** @jsxImportSource react */
import { Tag } from 'antd'
import { type OrderSpoken, sayDue, sayLeft } from './say.ts'
import type { Order } from './use-order.ts'

interface ClocksProps {
  readonly say: OrderSpoken
  readonly order: Order
  readonly now: number
}

const classes = {
  RUNNING: 'tag-good',
  WARNING: 'tag-bad',
  OVERDUE: 'tag-late',
  KEPT: 'tag-plain',
  MISSED: 'tag-bad',
} as const

/** Every clock of this round; they run side by side. */
export function Clocks({ say, order: { clocks }, now }: ClocksProps) {
  const { t } = say
  return (
    <section className="card stack" aria-labelledby="clocks">
      <h2 id="clocks">{t.clocks.title}</h2>
      <ul className="posts">
        {clocks.map(({ clock, dueAt, endedAt, state }) => (
          <li key={clock} data-clock={clock} data-state={state}>
            <span>
              {t.clockNames[clock]}
              <span className="under">{sayDue(say, dueAt)}</span>
            </span>
            <span>
              {endedAt === null && dueAt !== null ? (
                <span className={state === 'OVERDUE' ? 'late' : 'quiet'}>{`${sayLeft(say, dueAt, now)} `}</span>
              ) : null}
              <Tag className={classes[state]}>{t.clockStates[state]}</Tag>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

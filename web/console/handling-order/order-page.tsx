/** @jsxImportSource react */
import { Button } from 'antd'
import { OrderAppeal } from '../appeal/order-appeal.tsx'
import { Failure, Heading } from '../parts.tsx'
import { PracticeDraft } from '../practice/practice-draft.tsx'
import { CallBack } from './call-back.tsx'
import { Clocks } from './clocks.tsx'
import type { DeskProps } from './desk.ts'
import { Complained, Found, OrderFacts, Said } from './facts.tsx'
import { Later } from './later.tsx'
import { ProblemAgain } from './problem-again.tsx'
import { sayPlace } from './say.ts'
import { Steps } from './steps.tsx'
import { Story } from './story.tsx'
import { type Order, useOrder } from './use-order.ts'

interface OrderPageProps extends DeskProps {
  readonly orderId: string
}

/** One order: what was said, how much time there is, what may be done now, and what has happened. */
export function OrderPage(props: OrderPageProps) {
  const { say, spoken, session, orderId, go } = props
  const { t } = say
  const seen = useOrder(props, orderId)
  const { order, failure, isGone, aheadMs } = seen
  const back = (
    <Button size="large" onClick={() => go('')}>
      {t.back}
    </Button>
  )
  if (order === undefined)
    return (
      <>
        {back}
        <Failure text={isGone ? t.gone : failure} />
        {failure === undefined ? <p>{spoken.t.loading}</p> : null}
      </>
    )
  const now = Date.now() + aheadMs
  const mayReadAppeals = session.permissions.includes('appeal:read')
  return (
    <article data-order={order.orderId} data-stage={order.stage} data-version={order.version}>
      {back}
      <Heading>{t.heading(sayPlace(order))}</Heading>
      <Failure text={failure} />
      <div className="two-halves">
        <div className="stack">
          <ProblemAgain {...props} order={order} />
          <Cause {...props} order={order} />
          <Later say={say} order={order} />
          <CallBack {...props} order={order} />
          <Steps {...props} order={order} seen={seen} />
          <PracticeDraft {...props} order={order} />
          {mayReadAppeals ? <OrderAppeal {...props} /> : null}
        </div>
        <div className="stack">
          <OrderFacts say={say} order={order} />
          <Clocks say={say} order={order} now={now} />
          <Story say={say} order={order} />
        </div>
      </div>
    </article>
  )
}

/** What has opened it: an evaluation, a complaint, or something that was found. */
function Cause(props: OrderPageProps & { readonly order: Order }) {
  const { say, order } = props
  if (order.complaint !== null) return <Complained {...props} complaint={order.complaint} />
  if (order.source !== 'EVALUATION') return <Found say={say} order={order} />
  return <Said say={say} order={order} />
}

/** @jsxImportSource react */
import { useState } from 'react'
import { Act, Success } from '../parts.tsx'
import type { DeskProps } from './desk.ts'
import type { ListedOrder } from './use-orders.ts'

interface AcknowledgeAllProps extends DeskProps {
  readonly orders: readonly ListedOrder[]
  readonly onDone: () => Promise<void>
}

/** Many at once, each with its own answer: one that somebody else has taken is left alone and counted. */
export function AcknowledgeAll({ say: { t }, spoken, desk, orders, signedIn: { ask }, onDone }: AcknowledgeAllProps) {
  const [told, setTold] = useState<string | undefined>(undefined)
  const [isWaiting, setWaiting] = useState(false)
  const mine = orders.filter(({ stage, isOwnToDo }) => stage === 'OPENED' && isOwnToDo)
  const acknowledge = async () => {
    setWaiting(true)
    let done = 0
    for (const { orderId, version } of mine) {
      const heard = await ask('stepHandlingOrder', { params: { orderId }, body: { version, step: 'ACKNOWLEDGE' } })
      if (heard.ok) done += 1
    }
    setTold(t.list.acknowledged(String(done), String(mine.length - done)))
    await onDone()
    setWaiting(false)
  }
  return (
    <>
      {desk === 'WORK' && mine.length > 1 && !isWaiting ? (
        <Act
          t={spoken.t}
          label={t.list.acknowledgeAll(String(mine.length))}
          sure={t.list.acknowledgeAllSure}
          onSure={() => void acknowledge()}
        />
      ) : null}
      <Success text={told} />
    </>
  )
}

/** @jsxImportSource react */
import { Button } from 'antd'
import { useState } from 'react'
import { type Answer, sayFailure } from '../call.ts'
import { Failure } from '../parts.tsx'
import { ShownValue } from '../unmasking/shown-value.tsx'
import { unmaskingTexts } from '../unmasking/texts.ts'
import type { DeskProps } from './desk.ts'
import type { Order } from './use-order.ts'

interface CallBackProps extends DeskProps {
  readonly order: Pick<Order, 'orderId' | 'reach' | 'mayCall'>
}

/** 回访: how the citizen is reached, and the number for whoever calls; it is written down that it was shown. */
export function CallBack({ say, spoken, signedIn, order: { orderId, reach, mayCall } }: CallBackProps) {
  const { t } = say
  const [shown, setShown] = useState<Answer<'revealFollowUpPhone'> | undefined>(undefined)
  const [failure, setFailure] = useState<string | undefined>(undefined)
  const look = async () => {
    const heard = await signedIn.ask('revealFollowUpPhone', { params: { orderId } })
    setFailure(heard.ok ? undefined : sayFailure(spoken.t, heard))
    if (heard.ok) setShown(heard.answer)
  }
  if (reach === null) return null
  return (
    <section className="card stack" aria-labelledby="call-back" data-reach={reach}>
      <h2 id="call-back">{t.callBack.title}</h2>
      <p>{t.callBack.reaches[reach]}</p>
      {reach === 'CALL' && !mayCall ? <p className="quiet">{t.callBack.byOthers}</p> : null}
      <Failure text={failure} />
      {shown === undefined ? null : (
        <ShownValue
          key={shown.unmaskingId}
          t={unmaskingTexts[say.language]}
          name={t.callBack.phone}
          value={shown.phone}
          onHide={() => setShown(undefined)}
        />
      )}
      {mayCall && shown === undefined ? (
        <>
          <p className="quiet">{t.callBack.hint}</p>
          <Button size="large" onClick={() => void look()}>
            {t.callBack.show}
          </Button>
        </>
      ) : null}
    </section>
  )
}

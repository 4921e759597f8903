/** @jsxImportSource react */
import { Button } from 'antd'
import { useCallback, useEffect, useState } from 'react'
import { sayInstant } from '../../shared/format.ts'
import { type Answer, sayFailure } from '../call.ts'
import { keeperOf } from '../handling-order/evidence-upload.tsx'
import type { PageProps } from '../page.ts'
import { Failure } from '../parts.tsx'
import { type Lodged, LodgeForm } from './lodge-form.tsx'
import { sayUntil, toSpoken } from './say.ts'

type OfOrder = Answer<'seeAppealOfOrder'>
type Lodging = NonNullable<OfOrder['lodging']>

interface OrderAppealProps extends PageProps {
  readonly orderId: string
}

/** Beside an order: its appeal, or the way to lodge one for whoever may. Nothing where there is neither. */
export function OrderAppeal(props: OrderAppealProps) {
  const { spoken, signedIn, orderId, goTo } = props
  const say = toSpoken(spoken)
  const { t, language } = say
  const { ask } = signedIn
  const [found, setFound] = useState<OfOrder | undefined>(undefined)
  const [failure, setFailure] = useState<string | undefined>(undefined)
  const load = useCallback(async () => {
    const heard = await ask('seeAppealOfOrder', { params: { orderId } })
    setFailure(heard.ok ? undefined : sayFailure(spoken.t, heard))
    if (heard.ok) setFound(heard.answer)
  }, [ask, orderId, spoken.t])
  useEffect(() => void load(), [load])
  if (failure === undefined && (found === undefined || (found.appeal === null && found.lodging === null))) return null
  return (
    <section className="card stack" aria-labelledby="order-appeal" data-appealed={found?.appeal?.standing}>
      <h2 id="order-appeal">{t.lodge.title}</h2>
      <Failure text={failure} again={{ label: spoken.t.again, ask: load }} />
      {found === undefined || found.appeal === null ? null : (
        <>
          <p>
            {t.lodge.lodged(sayInstant(language, found.appeal.lodgedAt))}
            <span className="under">
              {found.appeal.verdict === null ? t.standings[found.appeal.standing] : t.verdicts[found.appeal.verdict]}
            </span>
          </p>
          {found.appeal.verdict === 'UPHELD' ? <p className="notice">{t.lodge.upheld}</p> : null}
          <Button size="large" onClick={() => goTo('appeals', found.appeal?.appealId)}>
            {t.lodge.see}
          </Button>
        </>
      )}
      {found === undefined || found.lodging === null ? null : (
        <Lodge {...props} lodging={found.lodging} onLodged={(appealId) => goTo('appeals', appealId)} />
      )}
    </section>
  )
}

interface LodgeProps extends OrderAppealProps {
  readonly lodging: Lodging
  readonly onLodged: (appealId: string) => void
}

function Lodge({ spoken, signedIn, session, orderId, lodging, onLodged }: LodgeProps) {
  const say = toSpoken(spoken)
  const { t } = say
  const [isOpen, setOpen] = useState(false)
  const mayKeep = session.permissions.includes('handling:work') ? { keep: keeperOf({ signedIn, spoken }, orderId) } : {}
  const send = async (lodged: Lodged) => {
    const heard = await signedIn.ask('lodgeAppeal', { body: { orderId, ...lodged } })
    if (!heard.ok) return sayFailure(spoken.t, heard)
    onLodged(heard.answer.appealId)
    return undefined
  }
  if (lodging.hindrance !== null)
    return (
      <p className="quiet" data-hindrance={lodging.hindrance}>
        {spoken.t.refusals[lodging.hindrance]}
      </p>
    )
  return (
    <>
      <p className="quiet">{t.lodge.hint(sayUntil(say, lodging.until))}</p>
      <Button size="large" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {isOpen ? t.steps.giveUp : t.lodge.open}
      </Button>
      {isOpen ? <LodgeForm spoken={spoken} grounds={lodging.grounds} onSend={send} {...mayKeep} /> : null}
    </>
  )
}

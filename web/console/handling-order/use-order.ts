import { useCallback, useEffect, useState } from 'react'
import { type Answer, type Ask, sayFailure } from '../call.ts'
import type { PageProps } from '../page.ts'

export type Order = Answer<'seeHandlingOrder'>
export type OrderStep = Order['options'][number]['step']
export type OrderEventSeen = Order['events'][number]
export type EvidenceKind = OrderEventSeen['evidence'][number]['kind']

/** What a step is sent with, beside the version of the order as it was read. */
export type StepWish = Omit<Ask<'stepHandlingOrder'>['body'], 'version' | 'step'>

const reviews = ['PASS_REVIEW', 'RETURN_REVIEW', 'GRANT_EXTENSION', 'REFUSE_EXTENSION', 'ASSIGN_LEAD'] as const
type ReviewStep = (typeof reviews)[number]
const isReview = (step: OrderStep): step is ReviewStep => reviews.some((each) => each === step)

/** What a review may say beside its step. */
const toReview = ({ words, organizationCode }: StepWish) => ({
  ...(words === undefined ? {} : { words }),
  ...(organizationCode === undefined ? {} : { organizationCode }),
})

/** Somebody else acted first: what has happened since the order was read. */
interface Passed {
  readonly step: OrderStep
  readonly since: readonly OrderEventSeen[]
}

export interface SeenOrder {
  /** undefined while it is on its way. */
  readonly order: Order | undefined
  readonly failure: string | undefined
  /** Not there, or outside the own place. */
  readonly isGone: boolean
  /** The server’s clock is ahead of this one by so much: what is left is told by the server’s. */
  readonly aheadMs: number
  readonly passed: Passed | undefined
  readonly done: OrderStep | undefined
  readonly reload: () => Promise<void>
  readonly act: (step: OrderStep, wish: StepWish) => Promise<Acted>
}

/** How a step went: done; not done, because somebody else was first; or refused, with the reason in words. */
type Acted = 'DONE' | 'PASSED' | { readonly failure: string }

export function useOrder({ spoken: { t }, signedIn: { ask } }: PageProps, orderId: string): SeenOrder {
  const [order, setOrder] = useState<Order | undefined>(undefined)
  const [aheadMs, setAheadMs] = useState(0)
  const [failure, setFailure] = useState<string | undefined>(undefined)
  const [isGone, setGone] = useState(false)
  const [passed, setPassed] = useState<Passed | undefined>(undefined)
  const [done, setDone] = useState<OrderStep | undefined>(undefined)
  const take = useCallback((seen: Order) => {
    setOrder(seen)
    setAheadMs(Date.parse(seen.asOf) - Date.now())
  }, [])
  const load = useCallback(async (): Promise<Order | undefined> => {
    const heard = await ask('seeHandlingOrder', { params: { orderId } })
    setFailure(heard.ok ? undefined : sayFailure(t, heard))
    setGone(!heard.ok && !heard.offline && heard.problem.code === 'NOT_FOUND')
    if (!heard.ok) return undefined
    take(heard.answer)
    return heard.answer
  }, [ask, t, orderId, take])
  useEffect(() => void load(), [load])
  const act = async (step: OrderStep, wish: StepWish): Promise<Acted> => {
    if (order === undefined) return 'PASSED'
    setDone(undefined)
    setPassed(undefined)
    const { version } = order
    const params = { orderId }
    const heard = isReview(step)
      ? await ask('reviewHandlingOrder', {
          params,
          body: { version, step, ...toReview(wish) },
        })
      : await ask('stepHandlingOrder', { params, body: { ...wish, version, step } })
    if (heard.ok) {
      take(heard.answer)
      setDone(step)
      return 'DONE'
    }
    if (heard.offline || heard.problem.code !== 'VERSION_PASSED') return { failure: sayFailure(t, heard) }
    const now = await load()
    setPassed({ step, since: now?.events.filter(({ sequence }) => sequence > version) ?? [] })
    return 'PASSED'
  }
  return { order, failure, isGone, aheadMs, passed, done, act, reload: async () => void (await load()) }
}

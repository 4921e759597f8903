import { useCallback, useEffect, useState } from 'react'
import type { DeskWant, OrderSource, OrderStage } from '../../../domain/handling-order.ts'
import { type Answer, sayFailure } from '../call.ts'
import type { PageProps } from '../page.ts'

export type ListedOrder = Answer<'listHandlingOrders'>['orders'][number]
export type Sheet = Answer<'seeMorningSheet'>
export type Place = Sheet['places'][number]

/** What is looked for; empty: everything. */
export interface OrderFilter {
  readonly isMine: boolean
  readonly stage: OrderStage | ''
  readonly want: DeskWant | ''
  readonly source: OrderSource | ''
  readonly hallCode: string
  readonly windowCode: string
}

export interface Orders {
  /** undefined while they are on their way. */
  readonly orders: readonly ListedOrder[] | undefined
  readonly next: string | null
  readonly asOf: string | undefined
  readonly sheet: Sheet | undefined
  readonly failure: string | undefined
  readonly more: () => Promise<void>
  readonly reload: () => Promise<void>
}

function toQuery(
  { isMine, stage, want, source, hallCode, windowCode }: OrderFilter,
  after: string | null,
  limit: string,
) {
  const said = { stage, want, source, hallCode, windowCode, mine: isMine ? 'true' : '', after: after ?? '', limit }
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== ''))
}

/** The orders that a filter wants, page by page, and the morning sheet beside them. */
export function useOrders({ spoken: { t }, signedIn: { ask } }: PageProps, filter: OrderFilter, limit: number): Orders {
  const [orders, setOrders] = useState<readonly ListedOrder[] | undefined>(undefined)
  const [next, setNext] = useState<string | null>(null)
  const [asOf, setAsOf] = useState<string | undefined>(undefined)
  const [sheet, setSheet] = useState<Sheet | undefined>(undefined)
  const [failure, setFailure] = useState<string | undefined>(undefined)
  const load = useCallback(
    async (after: string | null) => {
      const heard = await ask('listHandlingOrders', { query: toQuery(filter, after, String(limit)) })
      setFailure(heard.ok ? undefined : sayFailure(t, heard))
      if (!heard.ok) return
      setOrders((seen) => (after === null ? heard.answer.orders : [...(seen ?? []), ...heard.answer.orders]))
      setNext(heard.answer.next)
      setAsOf(heard.answer.asOf)
    },
    [ask, t, filter, limit],
  )
  const loadSheet = useCallback(async () => {
    const heard = await ask('seeMorningSheet', {})
    if (heard.ok) setSheet(heard.answer)
    else setFailure(sayFailure(t, heard))
  }, [ask, t])
  useEffect(() => void load(null), [load])
  useEffect(() => void loadSheet(), [loadSheet])
  return {
    orders,
    next,
    asOf,
    sheet,
    failure,
    more: () => load(next),
    reload: async () => void (await Promise.all([load(null), loadSheet()])),
  }
}

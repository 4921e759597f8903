/** @jsxImportSource react */
import { useMemo, useState } from 'react'
import type { Permission } from '../../../domain/access.ts'
import type { PageProps } from '../page.ts'
import type { DeskProps } from './desk.ts'
import { LateBoard } from './late-board.tsx'
import { OrderPage } from './order-page.tsx'
import type { OrderSpoken } from './say.ts'
import { orderTexts } from './texts.ts'
import type { OrderFilter } from './use-orders.ts'
import { Workbench } from './workbench.tsx'

const anything: Omit<OrderFilter, 'isMine'> = { stage: '', want: '', source: '', hallCode: '', windowCode: '' }

/** 差评工单: the queue, the overdue board, or one order, as the address says. */
export function OrdersPage(props: PageProps) {
  const { spoken, session, at } = props
  const [wanted, setWanted] = useState(anything)
  const may = (permission: Permission) => session.permissions.includes(permission)
  const desk = may('handling:review') ? 'REVIEW' : may('handling:work') ? 'WORK' : 'NONE'
  const isMine = desk !== 'NONE' && at !== 'all'
  const filter = useMemo(() => ({ ...wanted, isMine }), [wanted, isMine])
  const say: OrderSpoken = { language: spoken.language, t: orderTexts[spoken.language], shared: spoken.t.shared }
  const own: DeskProps = { ...props, say, desk }
  if (at === 'late') return <LateBoard {...own} />
  // The filter stands here: whoever comes back from an order finds it as it was.
  if (at === '' || at === 'all') return <Workbench key={at} {...own} filter={filter} onFilter={setWanted} />
  return <OrderPage key={at} {...own} orderId={at} />
}

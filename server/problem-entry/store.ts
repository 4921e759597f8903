import type { OrderSource, OrderStage } from '../../domain/handling-order.ts'
import type { PlainDate } from '../../domain/kernel/plain-date.ts'
import { isLastSaid } from '../handling-order/index.ts'
import { type Database, findRow, queryRows, sql } from '../platform/database.ts'

export interface EntryWish {
  readonly hallCode?: string | undefined
  readonly windowCode?: string | undefined
  readonly itemCode?: string | undefined
  readonly kind?: string | undefined
  readonly state?: 'OPEN' | 'CLOSED' | undefined
  readonly again?: 'true' | undefined
}

export interface EntryRow {
  readonly orderId: string
  readonly kinds: readonly string[]
  readonly occurrence: number
  readonly isInvalid: boolean
  readonly source: OrderSource
  readonly stage: OrderStage
  readonly round: number
  readonly openedAt: Date
  readonly foundAt: Date
  readonly closedAt: Date | null
  readonly satisfaction: number | null
  readonly isSolved: boolean | null
  readonly divisionCode: string
  readonly hallCode: string
  readonly hallName: string
  readonly windowCode: string | null
  readonly windowName: string | null
  readonly itemCode: string | null
  readonly itemName: string | null
  readonly organizationId: number
}

const entryFrom = sql`
  from problem_entry e
  join handling_order o on o.id = e.order_id
  join handling_order_state s on s.order_id = e.order_id
  join handling_round r on r.order_id = e.order_id and r.round = s.round
  join administrative_division d on d.id = e.division_id
  join service_hall h on h.id = e.hall_id
  left join service_window w on w.id = e.window_id
  left join service_item t on t.id = e.item_id
  left join evaluation_invalidation i on i.evaluation_id = e.order_id`

const entryColumns = (today: PlainDate) => sql`
  select e.order_id as "orderId", e.kinds, e.occurrence, i.evaluation_id is not null as "isInvalid", o.source, s.stage, s.round,
    e.opened_at as "openedAt", e.found_at as "foundAt",
    case when s.stage = 'CLOSED' then (select max(c.at) from handling_event c where c.order_id = e.order_id and c.kind = 'CLOSED') end as "closedAt",
    r.satisfaction, r.is_solved as "isSolved", d.division_code as "divisionCode", h.hall_code as "hallCode", n.hall_name as "hallName",
    w.window_code as "windowCode", case when e.window_id is null then null else n.window_name end as "windowName",
    t.item_code as "itemCode", case when e.item_id is null then null else n.item_name end as "itemName", s.organization_id as "organizationId"
  ${entryFrom}
  cross join lateral names_in_force(e.hall_id, e.window_id, e.item_id, ${today}::date) n`

const isWanted = (wish: EntryWish) => {
  const [hall, window, item, kind, state] = [wish.hallCode, wish.windowCode, wish.itemCode, wish.kind, wish.state].map(
    (each) => each ?? null,
  )
  return sql`
    ${isLastSaid} and (${hall}::text is null or h.hall_code = ${hall}) and (${window}::text is null or w.window_code = ${window})
      and (${item}::text is null or t.item_code = ${item}) and (${kind}::text is null or ${kind} = any (e.kinds))
      and (${state}::text is null or (s.stage = 'CLOSED') = (${state} = 'CLOSED')) and (${wish.again === undefined}::boolean or e.occurrence > 1)`
}

interface Page {
  readonly after: string | undefined
  readonly limit: number
  readonly today: PlainDate
}

/** The newest first. Asked in the role of staff, it sees the entries of the place alone. */
export function listEntries(db: Database, wish: EntryWish, page: Page): Promise<readonly EntryRow[]> {
  const { after = null, limit, today } = page
  return queryRows(
    db,
    sql<EntryRow>`
      ${entryColumns(today)}
      where ${isWanted(wish)} and (${after}::uuid is null or (e.found_at, e.order_id) < (
        select max(p.found_at), ${after}::uuid from problem_entry p where p.order_id = ${after}::uuid))
      order by e.found_at desc, e.order_id desc
      limit ${limit}`,
  )
}

export async function countEntries(db: Database, wish: EntryWish): Promise<number> {
  const row = await findRow(
    db,
    sql<{ count: number }>`select count(*)::integer as count ${entryFrom} where ${isWanted(wish)}`,
  )
  return row?.count ?? 0
}

/** An entry with those that it names as found before, and those that they name: the first of them first. */
export function findHistory(db: Database, orderId: string, today: PlainDate): Promise<readonly EntryRow[]> {
  return queryRows(
    db,
    sql<EntryRow>`
      with recursive told as (
        select e.order_id, e.previous from problem_entry e where e.order_id = ${orderId} and ${isLastSaid}
        union
        select e.order_id, e.previous from told join problem_entry e on e.order_id = any (told.previous) and ${isLastSaid}
      )
      ${entryColumns(today)}
      where e.order_id in (select order_id from told) and ${isLastSaid}
      order by e.order_id = ${orderId}, e.opened_at, e.order_id`,
  )
}

export interface MendingRow {
  readonly orderId: string
  readonly kind: 'PLANNED' | 'DONE'
  readonly recordId: string
}

/** What was planned and what was done last, of each of these orders. */
export function findMendings(db: Database, orderIds: readonly string[]): Promise<readonly MendingRow[]> {
  return queryRows(
    db,
    sql<MendingRow>`
      select distinct on (order_id, kind) order_id as "orderId", kind, record_id as "recordId"
      from handling_event
      where order_id = any(${orderIds}::uuid[]) and kind in ('PLANNED', 'DONE') and record_id is not null
      order by order_id, kind, sequence desc`,
  )
}

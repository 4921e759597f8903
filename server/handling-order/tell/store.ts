import type { UpperPost } from '../../../domain/handling-reminder.ts'
import type { PlainDate } from '../../../domain/kernel/plain-date.ts'
import { type Database, queryRows, sql } from '../../platform/database.ts'

interface HandlerPost {
  readonly accountId: string
  readonly organizationId: number
  readonly divisionId: number
  readonly hallId: number | null
}

const inForce = (today: PlainDate) =>
  sql`p.ended_at is null and p.effective_from <= ${today}::date and (p.effective_until is null or p.effective_until >= ${today}::date)`

/** 承办员: who handles for these organizations today. */
export function findHandlerPosts(
  tx: Database,
  organizationIds: readonly number[],
  today: PlainDate,
): Promise<readonly HandlerPost[]> {
  return queryRows(
    tx,
    sql<HandlerPost>`
      select p.account_id as "accountId", p.organization_id as "organizationId", p.division_id as "divisionId", p.hall_id as "hallId"
      from account_post p
      where p.role = 'DEPARTMENT_HANDLER' and p.organization_id = any(${organizationIds}::integer[]) and ${inForce(today)}
      order by p.account_id, p.id`,
  )
}

interface SupervisorPost {
  readonly hallId: number
  /** Who it is at the windows. */
  readonly staffId: number | null
}

/** 内部监督员 of these halls today. */
export function findSupervisors(
  tx: Database,
  hallIds: readonly number[],
  today: PlainDate,
): Promise<readonly SupervisorPost[]> {
  return queryRows(
    tx,
    sql<SupervisorPost>`
      select p.hall_id as "hallId", a.staff_id as "staffId" from account_post p join account a on a.id = p.account_id
      where p.role = 'WINDOW_SUPERVISOR' and p.hall_id = any(${hallIds}::integer[]) and ${inForce(today)}`,
  )
}

/** 工作小组, 领导小组 of these divisions today. */
export function findUpperPosts(
  tx: Database,
  divisionIds: readonly number[],
  today: PlainDate,
): Promise<readonly UpperPost[]> {
  return queryRows(
    tx,
    sql<UpperPost>`
      select distinct p.account_id as "accountId", p.role, p.division_id as "divisionId"
      from account_post p
      where p.role in ('WORKING_GROUP', 'LEADING_GROUP') and p.hall_id is null and p.division_id = any(${divisionIds}::integer[]) and ${inForce(today)}
      order by p.division_id, p.role, p.account_id`,
  )
}

interface OpenedWish {
  /** No order of the time that is looked at has a smaller id. */
  readonly firstId: string
  readonly since: Date
  readonly at: Date
  readonly limit: number
}

/** Writes down that these are told now. @returns the orders that nobody else has told of */
export async function insertOpenedTold(
  tx: Database,
  { firstId, since, at, limit }: OpenedWish,
): Promise<readonly string[]> {
  const rows = await queryRows(
    tx,
    sql<{ orderId: string }>`
      insert into handling_opened_told (order_id, division_id, hall_id, told_at)
      select o.id, o.division_id, o.hall_id, ${at}
      from handling_order o join handling_order_state s on s.order_id = o.id
      where o.id >= ${firstId}::uuid and o.opened_at > ${since} and not o.is_drill and s.stage = 'OPENED'
        and not exists (select from handling_opened_told t where t.order_id = o.id)
      order by o.id limit ${limit}
      on conflict do nothing
      returning order_id as "orderId"`,
  )
  return rows.map(({ orderId }) => orderId)
}

export interface OrderPlace {
  readonly orderId: string
  readonly hallCode: string
  readonly windowCode: string | null
}

export async function findPlaces(tx: Database, orderIds: readonly string[]): Promise<ReadonlyMap<string, OrderPlace>> {
  const rows = await queryRows(
    tx,
    sql<OrderPlace>`
      select o.id as "orderId", h.hall_code as "hallCode", w.window_code as "windowCode"
      from handling_order o join service_hall h on h.id = o.hall_id left join service_window w on w.id = o.window_id
      where o.id = any(${orderIds}::uuid[])`,
  )
  return new Map(rows.map((row) => [row.orderId, row]))
}

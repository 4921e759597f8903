import type {
  ClosureAuditChannel,
  ClosureAuditOutcome,
  ClosureTries,
  CountedAudits,
} from '../../domain/closure-audit.ts'
import type { PlainDate } from '../../domain/kernel/plain-date.ts'
import { type Database, findRow, queryRows, sql } from '../platform/database.ts'

export interface AuditRow {
  readonly orderId: string
  readonly divisionId: number
  readonly hallId: number
  readonly organizationId: number
  readonly drawnAt: Date
  readonly askUntil: Date
  readonly hallCode: string
  readonly hallName: string
  readonly windowName: string | null
  readonly itemName: string | null
  readonly outcome: ClosureAuditOutcome | null
  readonly channel: ClosureAuditChannel | null
  readonly askedAt: Date | null
  readonly recordId: string | null
  readonly policyId: number
}

export interface AuditWish {
  readonly orderId?: string | undefined
  readonly state?: 'OPEN' | 'ASKED' | 'OVER' | undefined
  readonly after?: string | undefined
  readonly limit: number
  readonly today: PlainDate
  readonly now: Date
}

/** Joined to `c`: the last of the tries, from which on it counts as not reached while the citizen says nothing. */
const usedUp = sql`left join closure_audit_try t on t.order_id = c.order_id and t.is_last`

/** The newest first. Asked in the role of staff, it sees those of the place alone. */
export function listAudits(db: Database, wish: AuditWish): Promise<readonly AuditRow[]> {
  const { orderId = null, state = null, after = null, limit, today, now } = wish
  return queryRows(
    db,
    sql<AuditRow>`
      select c.order_id as "orderId", c.division_id as "divisionId", c.hall_id as "hallId", c.organization_id as "organizationId",
        c.drawn_at as "drawnAt", c.ask_until as "askUntil", h.hall_code as "hallCode", n.hall_name as "hallName",
        case when o.window_id is null then null else n.window_name end as "windowName",
        case when o.item_id is null then null else n.item_name end as "itemName",
        coalesce(u.outcome, case when t.is_last then 'NOT_REACHED' end) as outcome,
        coalesce(u.channel, case when t.is_last then 'PHONE' end) as channel, coalesce(u.at, t.at) as "askedAt",
        u.record_id as "recordId", c.policy_id as "policyId"
      from closure_audit c
      join handling_order o on o.id = c.order_id
      join service_hall h on h.id = c.hall_id
      left join closure_audit_outcome u on u.order_id = c.order_id
      ${usedUp}
      cross join lateral names_in_force(o.hall_id, o.window_id, o.item_id, ${today}::date) n
      where (${orderId}::uuid is null or c.order_id = ${orderId}::uuid)
        and (${state}::text is null or ${state} = case when u.order_id is not null or t.is_last then 'ASKED' when c.ask_until <= ${now} then 'OVER' else 'OPEN' end)
        and (${after}::uuid is null or (c.drawn_at, c.order_id) < (select p.drawn_at, p.order_id from closure_audit p where p.order_id = ${after}::uuid))
      order by c.drawn_at desc, c.order_id desc
      limit ${limit}`,
  )
}

export interface DrawnRow {
  readonly orderId: string
  readonly divisionId: number
  readonly hallId: number
  readonly organizationId: number
  readonly askUntil: Date
  readonly policyId: number
  readonly isAsked: boolean
  readonly tries: ClosureTries
}

export function findDrawn(db: Database, orderId: string): Promise<DrawnRow | undefined> {
  return findRow(
    db,
    sql<DrawnRow>`
      select c.order_id as "orderId", c.division_id as "divisionId", c.hall_id as "hallId", c.organization_id as "organizationId",
        c.ask_until as "askUntil", c.policy_id as "policyId", u.order_id is not null as "isAsked",
        (select jsonb_build_object('made', count(*), 'lastDay', max(t.day), 'areUsedUp', coalesce(bool_or(t.is_last), false))
          from closure_audit_try t where t.order_id = c.order_id) as tries
      from closure_audit c left join closure_audit_outcome u on u.order_id = c.order_id where c.order_id = ${orderId}`,
  )
}

export interface OutcomeInsert extends Pick<DrawnRow, 'orderId' | 'divisionId' | 'hallId'> {
  readonly outcome: ClosureAuditOutcome
  readonly channel: ClosureAuditChannel
  readonly accountId: string | null
  readonly at: Date
  readonly recordId: string | null
}

/** @returns whether nobody had asked before */
export async function insertOutcome(tx: Database, row: OutcomeInsert): Promise<boolean> {
  const kept = await findRow(
    tx,
    sql<{ one: number }>`
      insert into closure_audit_outcome (order_id, division_id, hall_id, outcome, channel, account_id, at, record_id)
      values (${row.orderId}, ${row.divisionId}, ${row.hallId}, ${row.outcome}, ${row.channel}, ${row.accountId}, ${row.at}, ${row.recordId})
      on conflict (order_id) do nothing returning 1 as one`,
  )
  return kept !== undefined
}

export interface TryRow {
  readonly orderId: string
  readonly day: PlainDate
  readonly at: Date
  readonly recordId: string | null
}

/** In the order in which they were made. */
export function findTries(db: Database, orderIds: readonly string[]): Promise<readonly TryRow[]> {
  return queryRows(
    db,
    sql<TryRow>`
      select order_id as "orderId", day::text as day, at, record_id as "recordId"
      from closure_audit_try where order_id = any(${orderIds}::uuid[]) order by order_id, turn`,
  )
}

export interface TryInsert extends Pick<DrawnRow, 'orderId' | 'divisionId' | 'hallId'> {
  readonly turn: number
  readonly day: PlainDate
  readonly isLast: boolean
  readonly accountId: string
  readonly at: Date
  readonly recordId: string | null
}

/** @returns whether nobody else tried on that day */
export async function insertTry(tx: Database, row: TryInsert): Promise<boolean> {
  const kept = await findRow(
    tx,
    sql<{ one: number }>`
      insert into closure_audit_try (order_id, turn, day, division_id, hall_id, account_id, at, is_last, record_id)
      values (${row.orderId}, ${row.turn}, ${row.day}, ${row.divisionId}, ${row.hallId}, ${row.accountId}, ${row.at}, ${row.isLast}, ${row.recordId})
      on conflict do nothing returning 1 as one`,
  )
  return kept !== undefined
}

export interface CountedRow extends CountedAudits {
  readonly divisionId: number
  readonly hallId: number
  readonly organizationId: number
}

/** Of evaluations that were invalidated afterwards nothing is counted. */
export function countDrawn(db: Database, now: Date): Promise<readonly CountedRow[]> {
  return queryRows(
    db,
    sql<CountedRow>`
      select c.division_id as "divisionId", c.hall_id as "hallId", c.organization_id as "organizationId",
        coalesce(u.outcome, case when t.is_last then 'NOT_REACHED' end) as outcome,
        c.ask_until <= ${now} as "isOver", count(*)::integer as audits
      from closure_audit c
      left join closure_audit_outcome u on u.order_id = c.order_id
      ${usedUp}
      left join evaluation_invalidation i on i.evaluation_id = c.order_id
      where i.evaluation_id is null
      group by 1, 2, 3, 4, 5`,
  )
}

export interface DrawRow {
  readonly monthFrom: string
  readonly drawnAt: Date
  readonly closed: number
  readonly drawn: number
  readonly seed: string | null
}

/** While anything of it is being asked about its seed is told to nobody: a unit could draw again and see what. */
export function listDraws(db: Database, now: Date): Promise<readonly DrawRow[]> {
  return queryRows(
    db,
    sql<DrawRow>`
      select d.month_from::text as "monthFrom", d.drawn_at as "drawnAt", d.closed, d.drawn,
        case when exists (select from closure_audit c where c.month_from = d.month_from and c.ask_until > ${now}) then null
          else encode(d.seed, 'hex') end as seed
      from closure_audit_draw d order by d.month_from desc limit 24`,
  )
}

export interface PhoneRow {
  readonly orderId: string
  readonly epoch: number
  readonly wrapped: Buffer
  readonly sealed: Buffer
}

/** The numbers that were left with complaints, sealed; what was erased is not there. */
export function findPhones(vaultDb: Database, orderIds: readonly string[]): Promise<readonly PhoneRow[]> {
  return queryRows(
    vaultDb,
    sql<PhoneRow>`
      select c.id as "orderId", k.epoch, k.wrapped, f.sealed
      from complaint c join vault.data_key k on k.record_id = c.id join vault.sealed_field f on f.record_id = c.id
      where c.id = any(${orderIds}::uuid[]) and f.field = 'applicant-phone'`,
  )
}

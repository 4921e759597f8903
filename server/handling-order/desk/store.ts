import type { DeskWant, OrderSource, OrderStage } from '../../../domain/handling-order.ts'
import type { PlainDate } from '../../../domain/kernel/plain-date.ts'
import { type Database, findRow, queryRows, sql } from '../../platform/database.ts'

/** Who asks, in relation to orders: what he is at the windows, and whom his post handles for. */
export interface AskerRow {
  readonly staffId: number | null
  readonly accountHallId: number | null
  readonly organizationId: number | null
}

export function findAsker(db: Database, accountId: string, postId: string): Promise<AskerRow | undefined> {
  return findRow(
    db,
    sql<AskerRow>`
      select a.staff_id as "staffId", a.hall_id as "accountHallId", p.organization_id as "organizationId"
      from account a join account_post p on p.account_id = a.id
      where a.id = ${accountId} and p.id = ${postId}`,
  )
}

/** Accounts of those who have found what an order is about, or were there: of what is none of these, nobody. */
export async function findFinders(db: Database, orderId: string): Promise<readonly string[]> {
  const row = await findRow(
    db,
    sql<{ finders: readonly string[] }>`
      select array(
        select a.account_id from alert a where a.id = ${orderId}::uuid and a.account_id is not null
        union
        select unnest(array_remove(array[f.account_id, m.account_id], null))
        from assessment_finding_order x
        join assessment_finding f on f.id = x.finding_id
        join assessment t on t.visit_id = f.visit_id
        join assessor m on m.id = t.assessor_id
        where x.order_id = ${orderId}::uuid) as finders`,
  )
  return row?.finders ?? []
}

/** What lies with a desk: NONE works on orders and reviews none. */
export type OwnDesk =
  | { readonly kind: 'NONE' | 'REVIEW' }
  | {
      readonly kind: 'WORK'
      readonly organizationId: number | null
      /** Where whoever asks may act for the organization that was responsible first. */
      readonly spotHallId: number | null
    }

/** SQL narrows; whether a step may be done is said by the rule. */
function liesWith(desk: OwnDesk) {
  switch (desk.kind) {
    case 'NONE':
      return sql`false`
    case 'REVIEW':
      return sql`(s.stage = 'IN_REVIEW' or (s.stage = 'RECTIFYING' and s.is_extension_asked))`
    case 'WORK': {
      const { organizationId, spotHallId } = desk
      return sql`(s.stage not in ('IN_REVIEW', 'FED_BACK', 'CLOSED')
        and (s.organization_id = ${organizationId}::integer or s.offered_to = ${organizationId}::integer or ${organizationId}::integer = any (s.co_handlers)
          or (s.hall_id = ${spotHallId}::integer and exists (select from handling_event f where f.order_id = s.order_id and f.sequence = 1
            and (f.facts ->> 'organizationId')::integer = s.organization_id))))`
    }
  }
}

/** What a desk looks for, at a moment. A day’s last instant is the first of the next: what is due then was due that day. */
export interface Moment {
  readonly now: Date
  readonly endOfDay: Date
  readonly today: PlainDate
}

function isWanted(want: DeskWant, { now, endOfDay }: Moment) {
  switch (want) {
    case 'CALL':
      // Of what nobody has said, nobody is to be called.
      return sql`(s.stage = 'OPENED' or (s.stage = 'ACKNOWLEDGED' and o.source in ('EVALUATION', 'COMPLAINT')))`
    case 'TELL':
      return sql`s.stage = 'REVIEWED'`
    case 'OVERDUE':
      return sql`s.next_due_at <= ${now}`
    case 'DUE_TODAY':
      return sql`(s.next_due_at > ${now} and s.next_due_at <= ${endOfDay})`
    case 'REVIEW':
      return sql`s.stage = 'IN_REVIEW'`
    case 'EXTENSION':
      return sql`(s.stage = 'RECTIFYING' and s.is_extension_asked)`
    case 'TRANSFER':
      return sql`s.offered_to is not null`
  }
}

export interface ListedRow {
  readonly orderId: string
  readonly source: OrderSource
  readonly stage: OrderStage
  readonly round: number
  readonly version: number
  readonly isDrill: boolean
  readonly openedAt: Date
  readonly nextDueAt: Date | null
  readonly divisionCode: string
  readonly hallCode: string
  readonly hallName: string
  readonly windowCode: string | null
  readonly windowName: string | null
  readonly itemName: string | null
  readonly grade: 1 | 2 | 3 | 4 | 5 | null
  readonly organizationId: number
}

const listedFrom = (today: PlainDate) => sql`
  select o.id as "orderId", o.source, s.stage, s.round, s.version, o.is_drill as "isDrill", o.opened_at as "openedAt", s.next_due_at as "nextDueAt",
    d.division_code as "divisionCode", h.hall_code as "hallCode", n.hall_name as "hallName", w.window_code as "windowCode",
    case when o.window_id is null then null else n.window_name end as "windowName",
    case when o.item_id is null then null else n.item_name end as "itemName", e.grade, s.organization_id as "organizationId"
  from handling_order_state s
  join handling_order o on o.id = s.order_id
  join administrative_division d on d.id = o.division_id
  join service_hall h on h.id = o.hall_id
  left join service_window w on w.id = o.window_id
  left join evaluation e on e.id = o.evaluation_id
  cross join lateral names_in_force(o.hall_id, o.window_id, o.item_id, ${today}::date) n`

export function findListed(db: Database, orderId: string, today: PlainDate): Promise<ListedRow | undefined> {
  return findRow(db, sql<ListedRow>`${listedFrom(today)} where s.order_id = ${orderId}`)
}

export interface ListWish {
  readonly stage: OrderStage | undefined
  readonly want: DeskWant | undefined
  /** undefined: of the whole place. */
  readonly desk: OwnDesk | undefined
  readonly source: OrderSource | undefined
  readonly hallCode: string | undefined
  readonly windowCode: string | undefined
  readonly after: string | undefined
  readonly limit: number
}

/** By what is due first; closed ones only where asked for. Asked in the role of staff, it sees the orders of the place alone. */
export function listOrders(db: Database, wish: ListWish, moment: Moment): Promise<readonly ListedRow[]> {
  const { stage, want, desk, source = null, hallCode = null, windowCode = null, after = null, limit } = wish
  const conditions = [
    stage === undefined ? sql`s.stage <> 'CLOSED'` : sql`s.stage = ${stage}`,
    ...(want === undefined ? [] : [isWanted(want, moment)]),
    ...(desk === undefined ? [] : [liesWith(desk)]),
    sql`(${source}::text is null or o.source = ${source})`,
    sql`(${hallCode}::text is null or h.hall_code = ${hallCode})`,
    sql`(${windowCode}::text is null or w.window_code = ${windowCode})`,
    sql`(${after}::uuid is null or (coalesce(s.next_due_at, 'infinity'), s.order_id) > (
      select coalesce(next_due_at, 'infinity'), order_id from handling_order_state where order_id = ${after}::uuid))`,
  ]
  return queryRows(
    db,
    sql<ListedRow>`
      ${listedFrom(moment.today)}
      where ${sql.join(conditions, sql` and `)}
      order by coalesce(s.next_due_at, 'infinity'), s.order_id
      limit ${limit}`,
  )
}

/** Halls where something is open that an organization leads, takes part in or is asked to take over. */
export async function findPartyHalls(db: Database, organizationId: number): Promise<readonly number[]> {
  const rows = await queryRows(
    db,
    sql<{ hallId: number }>`
      select distinct hall_id as "hallId" from handling_order_state
      where stage <> 'CLOSED' and (organization_id = ${organizationId} or offered_to = ${organizationId} or ${organizationId} = any (co_handlers))
      order by hall_id`,
  )
  return rows.map(({ hallId }) => hallId)
}

export type DeskCounts = Readonly<Record<DeskWant | 'open', number>>

export async function countDesk(db: Database, desk: OwnDesk | undefined, moment: Moment): Promise<DeskCounts> {
  const counted = (want: DeskWant) => sql`count(*) filter (where ${isWanted(want, moment)})::integer`
  const row = await findRow(
    db,
    sql<DeskCounts>`
      select count(*)::integer as open, ${counted('CALL')} as "CALL", ${counted('TELL')} as "TELL", ${counted('OVERDUE')} as "OVERDUE",
        ${counted('DUE_TODAY')} as "DUE_TODAY", ${counted('REVIEW')} as "REVIEW", ${counted('EXTENSION')} as "EXTENSION",
        ${counted('TRANSFER')} as "TRANSFER"
      from handling_order_state s join handling_order o on o.id = s.order_id
      where s.stage <> 'CLOSED' and ${desk === undefined ? sql`true` : liesWith(desk)}`,
  )
  if (row === undefined) throw new Error('a count is always a row')
  return row
}

export interface PlaceRow {
  readonly hallCode: string
  readonly windowCode: string | null
  readonly name: string
  readonly open: number
  readonly overdue: number
  readonly nextDueAt: Date | null
}

const placesMax = 200

/** Windows of a hall, or halls of a place, with what is open there: the latest first. */
export function countPlaces(db: Database, isByWindow: boolean, { now, today }: Moment): Promise<readonly PlaceRow[]> {
  return queryRows(
    db,
    sql<PlaceRow>`
      with stood as (
        select s.hall_id, case when ${isByWindow}::boolean then o.window_id end as window_id, count(*)::integer as open,
          count(*) filter (where s.next_due_at <= ${now})::integer as overdue, min(s.next_due_at) as due
        from handling_order_state s join handling_order o on o.id = s.order_id
        where s.stage <> 'CLOSED'
        group by 1, 2)
      select h.hall_code as "hallCode", w.window_code as "windowCode",
        case when stood.window_id is null then n.hall_name else n.window_name end as name, stood.open, stood.overdue, stood.due as "nextDueAt"
      from stood
      join service_hall h on h.id = stood.hall_id
      left join service_window w on w.id = stood.window_id
      cross join lateral names_in_force(stood.hall_id, stood.window_id, null, ${today}::date) n
      order by stood.overdue desc, stood.due nulls last, h.hall_code, w.window_code
      limit ${placesMax}`,
  )
}

/** Of a hall on a day; drills and what was invalidated are left out. */
export async function countPraise(
  db: Database,
  hallId: number,
  day: PlainDate,
): Promise<{ readonly verySatisfied: number; readonly evaluations: number }> {
  const row = await findRow(
    db,
    sql<{ verySatisfied: number; evaluations: number }>`
      select coalesce(sum(grade_5), 0)::integer as "verySatisfied",
        coalesce(sum(grade_1 + grade_2 + grade_3 + grade_4 + grade_5), 0)::integer as evaluations
      from evaluation_tally
      where hall_id = ${hallId} and day = ${day}::date and origin = 'ACTIVE' and validity = 'VALID'`,
  )
  if (row === undefined) throw new Error('a sum is always a row')
  return row
}

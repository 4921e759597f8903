import type { CountedRounds, HandlingException } from '../../domain/handling-figure.ts'
import type { Finding, OrderSource } from '../../domain/handling-order.ts'
import type { PlainDate } from '../../domain/kernel/plain-date.ts'
import type { CountedAgain } from '../../domain/supplement-figure.ts'
import { type Database, queryRows, sql } from '../platform/database.ts'

/** Rounds begun on days [from, to), as things stand at a moment. */
export interface FigureWish {
  readonly from: Date
  readonly to: Date
  readonly source: OrderSource | undefined
  readonly now: Date
}

const column = (name: string) => sql.ref(`r.${name}`)

/** The state of a term at a moment: domain/handling-round.ts says the same of a round that is told from its events. */
const state = (ended: string, due: string, now: Date) => sql`
  case when ${column(ended)} is not null then case when ${column(ended)} >= ${column(due)} then 'MISSED' else 'KEPT' end
    when ${column(due)} <= ${now} then 'OVERDUE' else 'RUNNING' end`

/** Drills are nobody’s. */
const inPeriod = ({ from, to, source }: FigureWish) => sql`
  not r.is_drill and r.begun_at >= ${from} and r.begun_at < ${to} and (${source ?? null}::text is null or r.source = ${source ?? null})`

export interface CountedRow extends CountedRounds {
  readonly divisionId: number
  readonly hallId: number
  readonly organizationId: number
}

/** Of which rounds the same is true, by place and unit: what counts for which figure is said by the rule. */
export function countRounds(db: Database, wish: FigureWish): Promise<readonly CountedRow[]> {
  const { now } = wish
  return queryRows(
    db,
    sql<CountedRow>`
      select r.division_id as "divisionId", r.hall_id as "hallId", r.organization_id as "organizationId", r.is_named as "isNamed",
        i.evaluation_id is not null as "isInvalid", coalesce(c.receipt_through_desk, false) as "isThroughDesk",
        coalesce(r.finding = 'NO_LEGAL_BASIS', false) as "isExplained",
        ${state('acknowledged_at', 'acknowledge_due_at', now)} as acknowledge, ${state('contacted_at', 'contact_due_at', now)} as contact,
        ${state('handled_at', 'handle_due_at', now)} as handle, ${state('answered_at', 'answer_due_at', now)} as answer,
        r.is_taken_up as "isTakenUp", r.is_closed as "isClosed", r.is_solved as "isSolved", count(*)::integer as rounds,
        count(r.satisfaction)::integer as rated, coalesce(sum(r.satisfaction), 0)::bigint as "satisfactionSum",
        coalesce(sum(r.satisfaction::integer * r.satisfaction), 0)::bigint as "satisfactionSquares"
      from handling_round r
      left join evaluation_invalidation i on i.evaluation_id = r.order_id
      left join complaint c on c.id = r.order_id
      where ${inPeriod(wish)}
      group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14`,
  )
}

export interface CycleRow {
  /** At most one of them is named: of which place or unit it is; none: of all. */
  readonly divisionId: number | null
  readonly hallId: number | null
  readonly organizationId: number | null
  readonly answered: number
  readonly medianMinutes: number
  readonly ninetiethMinutes: number
}

/** From opening to answer, of the rounds that have been answered. */
export function measureCycles(db: Database, wish: FigureWish): Promise<readonly CycleRow[]> {
  return queryRows(
    db,
    sql<CycleRow>`
      select "divisionId", "hallId", "organizationId", answered, quantiles[1] as "medianMinutes", quantiles[2] as "ninetiethMinutes"
      from (
        select r.division_id as "divisionId", r.hall_id as "hallId", r.organization_id as "organizationId", count(*)::integer as answered,
          percentile_disc(array[0.5, 0.9]) within group (order by floor(date_part('epoch', r.answered_at - r.begun_at) / 60)::integer) as quantiles
        from handling_round r left join evaluation_invalidation i on i.evaluation_id = r.order_id
        where ${inPeriod(wish)} and r.answered_at is not null and i.evaluation_id is null
        group by grouping sets ((), (r.division_id), (r.hall_id), (r.organization_id))
      ) measured
      where answered > 0`,
  )
}

export interface AgainRow extends CountedAgain {
  readonly divisionId: number
  readonly hallId: number
  readonly organizationId: number
}

/** Orders about evaluations that were put right at least once, by their last round, and what their citizens said after that. Invalid ones are nobody’s. */
export function countAgain(db: Database, wish: FigureWish): Promise<readonly AgainRow[]> {
  return queryRows(
    db,
    sql<AgainRow>`
      select r.division_id as "divisionId", r.hall_id as "hallId", r.organization_id as "organizationId", e.grade as first, s.grade as later,
        count(*)::integer as orders
      from handling_round r
      join evaluation e on e.id = r.order_id
      left join evaluation_invalidation i on i.evaluation_id = r.order_id
      left join evaluation_supplement s on s.evaluation_id = r.order_id and s.kind = 'SUPPLEMENTARY'
      where ${inPeriod(wish)} and r.source = 'EVALUATION' and not r.is_taken_up and i.evaluation_id is null
        and exists (select from handling_round a where a.order_id = r.order_id and a.answered_at is not null and a.finding <> 'NO_LEGAL_BASIS')
      group by 1, 2, 3, 4, 5`,
  )
}

export interface OpenRow {
  readonly hallId: number
  /** Begun and not answered yet. */
  readonly underWay: number
}

/** 正在整改: the last rounds of orders that nobody has answered yet, by hall, however long ago they began. Invalid ones are nobody’s. */
export function countUnderWay(db: Database): Promise<readonly OpenRow[]> {
  return queryRows(
    db,
    sql<OpenRow>`
      select r.hall_id as "hallId", count(*)::integer as "underWay"
      from handling_round r left join evaluation_invalidation i on i.evaluation_id = r.order_id
      where not r.is_drill and not r.is_taken_up and not r.is_closed and r.answered_at is null and i.evaluation_id is null
      group by 1`,
  )
}

export interface AnsweredRow {
  readonly divisionId: number
  readonly hallId: number
  readonly day: PlainDate
  readonly orders: number
}

/** Last rounds that were answered from a moment on, by hall and day in Shanghai. */
export function countAnswered(db: Database, since: Date): Promise<readonly AnsweredRow[]> {
  return queryRows(
    db,
    sql<AnsweredRow>`
      select r.division_id as "divisionId", r.hall_id as "hallId", to_char(r.answered_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as day,
        count(*)::integer as orders
      from handling_round r left join evaluation_invalidation i on i.evaluation_id = r.order_id
      where not r.is_drill and not r.is_taken_up and r.answered_at >= ${since} and i.evaluation_id is null
      group by 1, 2, 3`,
  )
}

export interface NamedHall {
  readonly id: number
  readonly hallCode: string
  readonly name: string
}

export function findHallNames(db: Database, ids: readonly number[], today: PlainDate): Promise<readonly NamedHall[]> {
  return queryRows(
    db,
    sql<NamedHall>`
      select h.id, h.hall_code as "hallCode", n.hall_name as name
      from service_hall h cross join lateral names_in_force(h.id, null, null, ${today}::date) n
      where h.id = any(${ids}::integer[]) order by h.hall_code`,
  )
}

export interface NamedDivision {
  readonly id: number
  readonly divisionCode: string
  readonly name: string
}

export function findDivisionNames(
  db: Database,
  ids: readonly number[],
  today: PlainDate,
): Promise<readonly NamedDivision[]> {
  return queryRows(
    db,
    sql<NamedDivision>`
      select distinct on (d.division_code) d.id, d.division_code as "divisionCode", v.name
      from administrative_division d join administrative_division_version v on v.division_id = d.id
      where d.id = any(${ids}::integer[]) and v.effective_from <= ${today}::date
      order by d.division_code, v.effective_from desc, v.revision desc`,
  )
}

export interface ExceptionWish extends FigureWish {
  readonly exception: HandlingException | undefined
  readonly organizationCode: string | undefined
  readonly hallCode: string | undefined
  readonly divisionCode: string | undefined
  readonly after: { readonly orderId: string; readonly round: number } | undefined
  readonly limit: number
  readonly today: PlainDate
}

export interface ExceptionRow {
  readonly orderId: string
  readonly round: number
  readonly organizationId: number
  readonly source: OrderSource
  readonly isNamed: boolean
  readonly begunAt: Date
  readonly finding: Finding | null
  readonly acknowledgedAt: Date | null
  readonly acknowledgeDueAt: Date | null
  readonly contactedAt: Date | null
  readonly contactDueAt: Date | null
  readonly handledAt: Date | null
  readonly handleDueAt: Date | null
  readonly answeredAt: Date | null
  readonly answerDueAt: Date | null
  readonly isTakenUp: boolean
  readonly isClosed: boolean
  readonly satisfaction: number | null
  readonly isSolved: boolean | null
  readonly divisionCode: string
  readonly hallCode: string
  readonly hallName: string
  readonly windowCode: string | null
  readonly windowName: string | null
  readonly itemName: string | null
}

const isLate = (ended: string, due: string, now: Date) => sql`coalesce(${column(ended)}, ${now}) >= ${column(due)}`

/** SQL narrows; which exceptions a round is one of is said by the rule. */
function isOf(exception: HandlingException, now: Date) {
  switch (exception) {
    case 'ACCEPTED_LATE':
      return isLate('acknowledged_at', 'acknowledge_due_at', now)
    case 'CONTACTED_LATE':
      return isLate('contacted_at', 'contact_due_at', now)
    case 'HANDLED_LATE':
      return isLate('handled_at', 'handle_due_at', now)
    case 'ANSWERED_LATE':
      return sql`(${isLate('answered_at', 'answer_due_at', now)} and r.handled_at is not null)`
    case 'TAKEN_UP_AGAIN':
      return sql`r.is_taken_up`
    case 'UNSOLVED':
      return sql`(r.is_closed and r.is_solved = false)`
    case 'EXPLAINED':
      return sql`r.finding = 'NO_LEGAL_BASIS'`
  }
}

/** The newest first. Asked in the role of staff, it sees the rounds of the place alone. */
export function listExceptions(
  db: Database,
  wish: ExceptionWish,
  exceptions: readonly HandlingException[],
): Promise<readonly ExceptionRow[]> {
  const { now, organizationCode = null, hallCode = null, divisionCode = null, after, limit, today } = wish
  const conditions = [
    inPeriod(wish),
    sql`i.evaluation_id is null`,
    sql`(${sql.join(
      exceptions.map((exception) => isOf(exception, now)),
      sql` or `,
    )})`,
    sql`(${organizationCode}::text is null or r.organization_id = (select id from organization where uscc = ${organizationCode}))`,
    sql`(${hallCode}::text is null or h.hall_code = ${hallCode})`,
    sql`(${divisionCode}::text is null or d.division_code = ${divisionCode})`,
    sql`(${after?.orderId ?? null}::uuid is null or (r.begun_at, r.order_id, r.round) < (
      select begun_at, order_id, round from handling_round where order_id = ${after?.orderId ?? null}::uuid and round = ${after?.round ?? 0}::integer))`,
  ]
  return queryRows(
    db,
    sql<ExceptionRow>`
      select r.order_id as "orderId", r.round, r.organization_id as "organizationId", r.source, r.is_named as "isNamed", r.begun_at as "begunAt",
        r.finding, r.acknowledged_at as "acknowledgedAt", r.acknowledge_due_at as "acknowledgeDueAt", r.contacted_at as "contactedAt",
        r.contact_due_at as "contactDueAt", r.handled_at as "handledAt", r.handle_due_at as "handleDueAt", r.answered_at as "answeredAt",
        r.answer_due_at as "answerDueAt", r.is_taken_up as "isTakenUp", r.is_closed as "isClosed", r.satisfaction, r.is_solved as "isSolved",
        d.division_code as "divisionCode", h.hall_code as "hallCode", n.hall_name as "hallName", w.window_code as "windowCode",
        case when o.window_id is null then null else n.window_name end as "windowName",
        case when o.item_id is null then null else n.item_name end as "itemName"
      from handling_round r
      left join evaluation_invalidation i on i.evaluation_id = r.order_id
      join handling_order o on o.id = r.order_id
      join administrative_division d on d.id = r.division_id
      join service_hall h on h.id = r.hall_id
      left join service_window w on w.id = o.window_id
      cross join lateral names_in_force(o.hall_id, o.window_id, o.item_id, ${today}::date) n
      where ${sql.join(conditions, sql` and `)}
      order by r.begun_at desc, r.order_id desc, r.round desc
      limit ${limit}`,
  )
}

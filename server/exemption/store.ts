import type { ExemptionCause, ExemptionInForce, ExemptionOutcome } from '../../domain/exemption.ts'
import type { PlainDate } from '../../domain/kernel/plain-date.ts'
import { type Database, findRow, queryRows, sql } from '../platform/database.ts'

export interface ExemptionRow {
  readonly exemptionId: string
  readonly divisionId: number
  readonly hallId: number
  readonly windowId: number | null
  readonly itemId: number | null
  readonly cause: ExemptionCause
  readonly fromDay: PlainDate
  readonly toDay: PlainDate
  readonly documentTitle: string
  readonly documentNumber: string | null
  readonly documentDay: PlainDate
  readonly policyId: number
  readonly hallCode: string
  readonly hallName: string
  readonly windowCode: string | null
  readonly windowName: string | null
  readonly itemCode: string | null
  readonly itemName: string | null
  readonly organizationId: number
  readonly organizationCode: string
  readonly organizationName: string
  readonly proposedBy: string
  readonly proposedAt: Date
  readonly recordId: string
  readonly refusedBefore: number
  readonly outcome: ExemptionOutcome | null
  readonly decidedFrom: PlainDate | null
  readonly decidedTo: PlainDate | null
  readonly decidedAt: Date | null
  readonly decisionRecordId: string | null
}

export interface ExemptionWish {
  readonly exemptionId?: string | undefined
  readonly isDecided?: boolean | undefined
  readonly after?: string | undefined
  readonly limit: number
}

/** The newest first. Asked in the role of staff, it sees those of the place alone. */
export function listExemptions(db: Database, wish: ExemptionWish): Promise<readonly ExemptionRow[]> {
  const { exemptionId = null, isDecided = null, after = null, limit } = wish
  return queryRows(
    db,
    sql<ExemptionRow>`
      select e.id as "exemptionId", e.division_id as "divisionId", e.hall_id as "hallId", e.window_id as "windowId", e.item_id as "itemId", e.cause,
        e.from_day as "fromDay", e.to_day as "toDay", e.document_title as "documentTitle", e.document_number as "documentNumber",
        e.document_day as "documentDay", e.policy_id as "policyId", h.hall_code as "hallCode", n.hall_name as "hallName",
        w.window_code as "windowCode", case when e.window_id is null then null else n.window_name end as "windowName",
        i.item_code as "itemCode", case when e.item_id is null then null else n.item_name end as "itemName",
        e.organization_id as "organizationId", g.uscc as "organizationCode", coalesce(gv.name, g.uscc) as "organizationName",
        e.account_id as "proposedBy", e.proposed_at as "proposedAt", e.record_id as "recordId",
        (select count(*)::int from exemption b join exemption_decision bd on bd.exemption_id = b.id
          where b.hall_id = e.hall_id and b.window_id is not distinct from e.window_id and b.item_id is not distinct from e.item_id
            and b.from_day <= e.to_day and b.to_day >= e.from_day and bd.outcome = 'REFUSED' and bd.decided_at <= e.proposed_at) as "refusedBefore",
        d.outcome, d.from_day as "decidedFrom", d.to_day as "decidedTo", d.decided_at as "decidedAt", d.record_id as "decisionRecordId"
      from exemption e
      join service_hall h on h.id = e.hall_id
      join organization g on g.id = e.organization_id
      left join service_window w on w.id = e.window_id
      left join service_item i on i.id = e.item_id
      left join exemption_decision d on d.exemption_id = e.id
      left join lateral (
        select v.name from organization_version v where v.organization_id = e.organization_id and v.effective_from <= e.from_day
        order by v.effective_from desc, v.revision desc limit 1) gv on true
      cross join lateral names_in_force(e.hall_id, e.window_id, e.item_id, e.from_day) n
      where (${exemptionId}::uuid is null or e.id = ${exemptionId}::uuid)
        and (${isDecided}::boolean is null or (d.exemption_id is not null) = ${isDecided}::boolean)
        and (${after}::uuid is null or e.id < ${after}::uuid)
      order by e.id desc
      limit ${limit}`,
  )
}

export interface ExemptionInsert
  extends Pick<
    ExemptionRow,
    | 'divisionId'
    | 'hallId'
    | 'windowId'
    | 'itemId'
    | 'organizationId'
    | 'cause'
    | 'fromDay'
    | 'toDay'
    | 'documentTitle'
    | 'documentNumber'
    | 'documentDay'
    | 'policyId'
    | 'proposedAt'
    | 'recordId'
  > {
  readonly id: string
  readonly accountId: string
}

export async function insertExemption(tx: Database, row: ExemptionInsert): Promise<void> {
  await sql`
    insert into exemption (id, division_id, hall_id, window_id, item_id, organization_id, cause, from_day, to_day, document_title, document_number,
      document_day, policy_id, account_id, proposed_at, record_id)
    values (${row.id}, ${row.divisionId}, ${row.hallId}, ${row.windowId}, ${row.itemId}, ${row.organizationId}, ${row.cause}, ${row.fromDay}, ${row.toDay},
      ${row.documentTitle}, ${row.documentNumber}, ${row.documentDay}, ${row.policyId}, ${row.accountId}, ${row.proposedAt},
      ${row.recordId})`.execute(tx)
}

/** Until the transaction ends: two of a hall do not propose the same days at once. */
export async function lockHall(tx: Database, hallId: number): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('exemption|' || ${hallId}::text, 0))`.execute(tx)
}

type Proposed = Pick<ExemptionRow, 'hallId' | 'windowId' | 'itemId' | 'fromDay' | 'toDay'>

/** One of the very same place that waits for a decision, or is in force, on any of these days. */
export async function isProposedAlready(tx: Database, row: Proposed): Promise<boolean> {
  const found = await findRow(
    tx,
    sql<{ found: boolean }>`
      select exists (
        select from exemption e left join exemption_decision d on d.exemption_id = e.id
        where e.hall_id = ${row.hallId} and e.window_id is not distinct from ${row.windowId}::integer
          and e.item_id is not distinct from ${row.itemId}::integer and coalesce(d.outcome, '') <> 'REFUSED'
          and coalesce(d.from_day, e.from_day) <= ${row.toDay}::date and coalesce(d.to_day, e.to_day) >= ${row.fromDay}::date) as found`,
  )
  return found?.found === true
}

export interface DecisionInsert extends Pick<ExemptionRow, 'exemptionId' | 'divisionId' | 'hallId' | 'proposedBy'> {
  readonly outcome: ExemptionOutcome
  readonly fromDay: PlainDate | null
  readonly toDay: PlainDate | null
  readonly accountId: string
  readonly at: Date
  readonly recordId: string
}

/** Throws a unique violation where it has been decided. */
export async function insertDecision(tx: Database, row: DecisionInsert): Promise<void> {
  await sql`
    insert into exemption_decision (exemption_id, proposed_by, division_id, hall_id, outcome, from_day, to_day, account_id, decided_at, record_id)
    values (${row.exemptionId}, ${row.proposedBy}, ${row.divisionId}, ${row.hallId}, ${row.outcome}, ${row.fromDay}, ${row.toDay}, ${row.accountId},
      ${row.at}, ${row.recordId})`.execute(tx)
}

/** What is in force: for whoever computes with it (`isExempt` of the domain). */
export interface ExemptionGranted extends ExemptionInForce {
  readonly exemptionId: string
  readonly divisionId: number
  readonly cause: ExemptionCause
  readonly decidedAt: Date
}

/**
 * Of days of a period [from, to) in these divisions, as far as it was decided before an instant: asked again later for the same, it says the
 * same, once that instant lies some seconds back (what is being decided just now may not be kept yet). Days beyond the period are told too where one
 * reaches beyond it.
 */
export function findExemptionsInForce(
  db: Database,
  period: { readonly from: PlainDate; readonly to: PlainDate; readonly decidedBefore: Date },
  divisionIds: readonly number[],
): Promise<readonly ExemptionGranted[]> {
  const { from, to, decidedBefore } = period
  return queryRows(
    db,
    sql<ExemptionGranted>`
      select e.id as "exemptionId", e.division_id as "divisionId", e.hall_id as "hallId", e.window_id as "windowId", e.item_id as "itemId",
        d.from_day as "fromDay", d.to_day as "toDay", e.cause, d.decided_at as "decidedAt"
      from exemption_decision d join exemption e on e.id = d.exemption_id
      where d.outcome <> 'REFUSED' and d.from_day < ${to}::date and d.to_day >= ${from}::date and d.decided_at < ${decidedBefore}
        and d.division_id = any (${divisionIds}::integer[])
      order by d.from_day, e.id`,
  )
}

interface CountedRow {
  readonly month: string
  readonly divisionId: number
  readonly hallId: number
  readonly cause: ExemptionCause
  readonly outcome: ExemptionOutcome | null
  readonly policyId: number
  readonly proposedAt: Date
}

/** Everything that was proposed for days from `from` on, counted by the first of them, until before `to`. */
export function listCounted(db: Database, from: PlainDate, to: PlainDate): Promise<readonly CountedRow[]> {
  return queryRows(
    db,
    sql<CountedRow>`
      select to_char(e.from_day, 'YYYY-MM') as month, e.division_id as "divisionId", e.hall_id as "hallId", e.cause, d.outcome,
        e.policy_id as "policyId", e.proposed_at as "proposedAt"
      from exemption e left join exemption_decision d on d.exemption_id = e.id
      where e.from_day >= ${from}::date and e.from_day < ${to}::date
      order by e.id`,
  )
}

interface DaysRow {
  readonly month: string
  readonly divisionId: number
  readonly windowDays: number
  readonly itemDays: number
}

/** Days of [from, to) that are exempt: for each window that was open on them by the catalogue, and for items alone. What two grant counts once. */
export function countDays(db: Database, from: PlainDate, to: PlainDate): Promise<readonly DaysRow[]> {
  return queryRows(
    db,
    sql<DaysRow>`
      with day as (
        select e.division_id, e.hall_id, e.window_id, e.item_id, g::date as day
        from exemption_decision d join exemption e on e.id = d.exemption_id
        cross join lateral generate_series(greatest(d.from_day, ${from}::date)::timestamp, least(d.to_day, ${to}::date - 1)::timestamp, '1 day') g
        where d.outcome <> 'REFUSED' and d.from_day < ${to}::date and d.to_day >= ${from}::date
      ), whole as (
        select distinct day.division_id, w.id as window_id, day.day
        from day join service_window w on w.hall_id = day.hall_id and (day.window_id is null or w.id = day.window_id)
        join lateral (
          select v.status from service_window_version v where v.window_id = w.id and v.effective_from <= day.day
          order by v.effective_from desc, v.revision desc limit 1) v on v.status = 'OPEN'
        where day.item_id is null
      ), item as (
        select distinct division_id, hall_id, window_id, item_id, day from day where item_id is not null
      ), counted as (
        select division_id, day, 1 as windows, 0 as items from whole
        union all
        select division_id, day, 0, 1 from item
      )
      select to_char(day, 'YYYY-MM') as month, division_id as "divisionId", sum(windows)::int as "windowDays", sum(items)::int as "itemDays"
      from counted group by 1, 2 order by 1, 2`,
  )
}

interface DivisionName {
  readonly id: number
  readonly divisionCode: string
  readonly name: string
}

export function findDivisions(db: Database, ids: readonly number[], on: PlainDate): Promise<readonly DivisionName[]> {
  return queryRows(
    db,
    sql<DivisionName>`
      select d.id, d.division_code as "divisionCode", coalesce(v.name, d.division_code) as name
      from administrative_division d
      left join lateral (
        select v.name from administrative_division_version v where v.division_id = d.id and v.effective_from <= ${on}::date
        order by v.effective_from desc, v.revision desc limit 1) v on true
      where d.id = any (${ids}::integer[]) order by d.division_code`,
  )
}

import type { DeductionKind, DeductionOutcome, DeductionTarget, DismissalGround } from '../../domain/deduction.ts'
import type { PlainDate } from '../../domain/kernel/plain-date.ts'
import { type Database, findRow, queryRows, sql } from '../platform/database.ts'

export interface DeductionRow {
  readonly deductionId: string
  readonly divisionId: number
  readonly hallId: number
  readonly kind: DeductionKind
  readonly against: DeductionTarget
  readonly code: string
  readonly points: number
  readonly deedDay: PlainDate
  readonly listPolicyId: number
  readonly policyId: number
  readonly hallCode: string
  readonly hallName: string
  readonly windowCode: string | null
  readonly windowName: string | null
  readonly organizationId: number
  readonly organizationCode: string
  readonly organizationName: string
  readonly findingId: string | null
  readonly auditId: string | null
  readonly proposedBy: string
  readonly proposedAt: Date
  readonly recordId: string
  readonly answeredAt: Date | null
  readonly answerRecordId: string | null
  readonly outcome: DeductionOutcome | null
  readonly decidedPoints: number | null
  readonly ground: DismissalGround | null
  readonly decidedAt: Date | null
  readonly decisionRecordId: string | null
}

export interface DeductionWish {
  readonly deductionId?: string | undefined
  readonly kind?: DeductionKind | undefined
  /** Of those that are not decided the rule says which are still to be answered. */
  readonly isDecided?: boolean | undefined
  readonly after?: string | undefined
  readonly limit: number
}

/** The newest first. Asked in the role of staff, it sees those of the place alone. */
export function listDeductions(db: Database, wish: DeductionWish): Promise<readonly DeductionRow[]> {
  const { deductionId = null, kind = null, isDecided = null, after = null, limit } = wish
  return queryRows(
    db,
    sql<DeductionRow>`
      select d.id as "deductionId", d.division_id as "divisionId", d.hall_id as "hallId", d.kind, d.against, d.code, d.points, d.deed_day as "deedDay",
        d.list_policy_id as "listPolicyId", d.policy_id as "policyId", h.hall_code as "hallCode", n.hall_name as "hallName", w.window_code as "windowCode",
        case when d.window_id is null then null else n.window_name end as "windowName", d.organization_id as "organizationId",
        g.uscc as "organizationCode", coalesce(gv.name, g.uscc) as "organizationName", d.finding_id as "findingId", d.audit_id as "auditId",
        d.account_id as "proposedBy", d.proposed_at as "proposedAt", d.record_id as "recordId", a.answered_at as "answeredAt",
        a.record_id as "answerRecordId", e.outcome, e.points as "decidedPoints", e.ground, e.decided_at as "decidedAt",
        e.record_id as "decisionRecordId"
      from deduction d
      join service_hall h on h.id = d.hall_id
      join organization g on g.id = d.organization_id
      left join service_window w on w.id = d.window_id
      left join deduction_answer a on a.deduction_id = d.id
      left join deduction_decision e on e.deduction_id = d.id
      left join lateral (
        select v.name from organization_version v where v.organization_id = d.organization_id and v.effective_from <= d.deed_day
        order by v.effective_from desc, v.revision desc limit 1) gv on true
      cross join lateral names_in_force(d.hall_id, d.window_id, null, d.deed_day) n
      where (${deductionId}::uuid is null or d.id = ${deductionId}::uuid) and (${kind}::text is null or d.kind = ${kind})
        and (${isDecided}::boolean is null or (e.deduction_id is not null) = ${isDecided}::boolean)
        and (${after}::uuid is null or d.id < ${after}::uuid)
      order by d.id desc
      limit ${limit}`,
  )
}

export interface DeductionInsert {
  readonly id: string
  readonly divisionId: number
  readonly hallId: number
  readonly windowId: number | null
  readonly organizationId: number
  readonly kind: DeductionKind
  readonly against: DeductionTarget
  readonly code: string
  readonly points: number
  readonly deedDay: PlainDate
  readonly listPolicyId: number
  readonly findingId: string | null
  readonly auditId: string | null
  readonly policyId: number
  readonly accountId: string
  readonly proposedAt: Date
  readonly recordId: string
}

/** Throws a unique violation where it has been proposed of that finding or audit before. */
export async function insertDeduction(tx: Database, row: DeductionInsert): Promise<void> {
  await sql`
    insert into deduction (id, division_id, hall_id, window_id, organization_id, kind, against, code, points, deed_day, list_policy_id, finding_id, audit_id,
      policy_id, account_id, proposed_at, record_id)
    values (${row.id}, ${row.divisionId}, ${row.hallId}, ${row.windowId}, ${row.organizationId}, ${row.kind}, ${row.against}, ${row.code}, ${row.points},
      ${row.deedDay}, ${row.listPolicyId}, ${row.findingId}, ${row.auditId}, ${row.policyId}, ${row.accountId}, ${row.proposedAt},
      ${row.recordId})`.execute(tx)
}

/** Where an account is at home by all its posts together: halls they are held in, and units they handle for. */
export interface Standing {
  readonly hallIds: readonly number[]
  readonly organizationIds: readonly number[]
}

/** Posts that have ended count for as long as a deed may be proposed: who gave one up yesterday is no stranger today. */
export async function findStanding(db: Database, accountId: string, since: PlainDate): Promise<Standing> {
  const row = await findRow(
    db,
    sql<Standing>`
      select coalesce(array_agg(distinct p.hall_id) filter (where p.hall_id is not null and p.role in ('WINDOW_STAFF', 'WINDOW_SUPERVISOR')), '{}') as "hallIds",
        coalesce(array_agg(distinct p.organization_id) filter (where p.organization_id is not null), '{}') as "organizationIds"
      from account_post p
      where p.account_id = ${accountId} and (p.effective_until is null or p.effective_until >= ${since}::date)
        and (p.ended_at is null or p.ended_at >= ${since}::date)`,
  )
  return row ?? { hallIds: [], organizationIds: [] }
}

/** Until the transaction ends: nobody answers what is being decided. */
export async function lockDeduction(tx: Database, deductionId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('deduction|' || ${deductionId}::text, 0))`.execute(tx)
}

interface Step extends Pick<DeductionRow, 'deductionId' | 'divisionId' | 'hallId'> {
  readonly accountId: string
  readonly at: Date
  readonly recordId: string
}

/** Throws a unique violation where somebody of the unit has answered. */
export async function insertAnswer(tx: Database, row: Step): Promise<void> {
  await sql`
    insert into deduction_answer (deduction_id, division_id, hall_id, account_id, answered_at, record_id)
    values (${row.deductionId}, ${row.divisionId}, ${row.hallId}, ${row.accountId}, ${row.at}, ${row.recordId})`.execute(
    tx,
  )
}

export interface DecisionInsert extends Step {
  readonly proposedBy: string
  readonly outcome: DeductionOutcome
  readonly points: number | null
  readonly ground: DismissalGround | null
}

/** Throws a unique violation where it has been decided. */
export async function insertDecision(tx: Database, row: DecisionInsert): Promise<void> {
  await sql`
    insert into deduction_decision (deduction_id, proposed_by, division_id, hall_id, outcome, points, ground, account_id, decided_at, record_id)
    values (${row.deductionId}, ${row.proposedBy}, ${row.divisionId}, ${row.hallId}, ${row.outcome}, ${row.points}, ${row.ground}, ${row.accountId},
      ${row.at}, ${row.recordId})`.execute(tx)
}

/** Where and on which day something was seen that a deduction may rest on. */
interface BasisRow {
  readonly hallId: number
  readonly windowId: number
  readonly day: PlainDate
}

/** Where a finding lies, and whether the place knows of it. */
export function findFindingAt(
  db: Database,
  findingId: string,
): Promise<(BasisRow & { readonly isOpened: boolean }) | undefined> {
  return findRow(
    db,
    sql<BasisRow & { isOpened: boolean }>`
      select i.hall_id as "hallId", i.window_id as "windowId", (a.arrived_at at time zone 'Asia/Shanghai')::date as day,
        exists (select from assessment_finding_order x where x.finding_id = i.id) as "isOpened"
      from assessment_finding i join assessment a on a.visit_id = i.visit_id where i.id = ${findingId}`,
  )
}

/** Where an evaluation was given that was asked about, and what came of it. */
export function findAuditAt(
  db: Database,
  auditId: string,
): Promise<(BasisRow & { readonly outcome: string | null }) | undefined> {
  return findRow(
    db,
    sql<BasisRow & { outcome: string | null }>`
      select a.hall_id as "hallId", a.window_id as "windowId", a.service_day as day, o.outcome from evaluation_audit a left join evaluation_audit_outcome o on o.audit_id = a.id where a.id = ${auditId}`,
  )
}

/** What stands: for whoever computes with it. */
export interface DeductionInForce {
  readonly deductionId: string
  readonly divisionId: number
  readonly hallId: number
  readonly windowId: number | null
  readonly organizationId: number
  readonly kind: DeductionKind
  readonly against: DeductionTarget
  readonly code: string
  /** Hundredths of 100: taken off, or added where it is a bonus. */
  readonly points: number
  readonly deedDay: PlainDate
  readonly decidedAt: Date
}

/** Of deeds of a period [from, to) in these divisions, as far as it was decided before an instant: asked again later for the same, it says the same. */
export function findDeductionsInForce(
  db: Database,
  period: { readonly from: PlainDate; readonly to: PlainDate; readonly decidedBefore: Date },
  divisionIds: readonly number[],
): Promise<readonly DeductionInForce[]> {
  const { from, to, decidedBefore } = period
  return queryRows(
    db,
    sql<DeductionInForce>`
      select d.id as "deductionId", d.division_id as "divisionId", d.hall_id as "hallId", d.window_id as "windowId",
        d.organization_id as "organizationId", d.kind, d.against, d.code, e.points, d.deed_day as "deedDay", e.decided_at as "decidedAt"
      from deduction d join deduction_decision e on e.deduction_id = d.id
      where e.outcome <> 'DISMISSED' and d.deed_day >= ${from}::date and d.deed_day < ${to}::date and e.decided_at < ${decidedBefore}
        and d.division_id = any (${divisionIds}::integer[])
      order by d.deed_day, d.id`,
  )
}

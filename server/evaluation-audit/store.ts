import type { EvaluationAuditOutcome } from '../../domain/evaluation-audit.ts'
import type { CountedStratum } from '../../domain/evaluation-audit-estimate.ts'
import type { EvaluationChannel } from '../../domain/evaluation-channel.ts'
import type { PlainDate } from '../../domain/kernel/plain-date.ts'
import type { SatisfactionGrade } from '../../domain/satisfaction-grade.ts'
import { type Database, findRow, queryRows, sql } from '../platform/database.ts'

export interface AuditRow {
  readonly auditId: string
  readonly evaluationId: string
  readonly monthFrom: string
  readonly divisionId: number
  readonly hallId: number
  readonly windowId: number
  readonly hallCode: string
  readonly hallName: string
  readonly windowName: string
  readonly itemName: string
  readonly serviceDay: string
  readonly channel: EvaluationChannel
  readonly grade: SatisfactionGrade
  readonly drawnAt: Date
  readonly callUntil: Date
  readonly policyId: number
  readonly outcome: EvaluationAuditOutcome | null
  readonly askedAt: Date | null
  readonly recordId: string | null
  readonly tries: number
  readonly lastDay: PlainDate | null
}

export interface AuditWish {
  readonly auditId?: string | undefined
  readonly state?: 'OPEN' | 'ASKED' | 'OVER' | undefined
  readonly after?: string | undefined
  readonly limit: number
  readonly today: PlainDate
  readonly now: Date
}

/** The newest first. Asked in the role of staff, it sees those of the place alone. */
export function listAudits(db: Database, wish: AuditWish): Promise<readonly AuditRow[]> {
  const { auditId = null, state = null, after = null, limit, today, now } = wish
  return queryRows(
    db,
    sql<AuditRow>`
      select a.id as "auditId", a.evaluation_id as "evaluationId", a.month_from::text as "monthFrom", a.division_id as "divisionId", a.hall_id as "hallId",
        a.window_id as "windowId", h.hall_code as "hallCode", n.hall_name as "hallName", n.window_name as "windowName", n.item_name as "itemName",
        a.service_day::text as "serviceDay", a.channel, a.grade, a.drawn_at as "drawnAt", a.call_until as "callUntil", a.policy_id as "policyId",
        o.outcome, o.at as "askedAt", o.record_id as "recordId", t.tries, t."lastDay"
      from evaluation_audit a
      join service_hall h on h.id = a.hall_id
      left join evaluation_audit_outcome o on o.audit_id = a.id
      cross join lateral (
        select count(*)::integer as tries, max(t.day)::text as "lastDay" from evaluation_audit_try t where t.audit_id = a.id) t
      cross join lateral names_in_force(a.hall_id, a.window_id, a.item_id, ${today}::date) n
      where (${auditId}::uuid is null or a.id = ${auditId}::uuid)
        and (${state}::text is null or ${state} = case when o.audit_id is not null then 'ASKED' when a.call_until <= ${now} then 'OVER' else 'OPEN' end)
        and (${after}::uuid is null or (a.drawn_at, a.id) < (select p.drawn_at, p.id from evaluation_audit p where p.id = ${after}::uuid))
      order by a.drawn_at desc, a.id desc
      limit ${limit}`,
  )
}

interface Placed {
  readonly auditId: string
  readonly divisionId: number
  readonly hallId: number
  readonly accountId: string
  readonly at: Date
}

export interface OutcomeInsert extends Placed {
  readonly outcome: EvaluationAuditOutcome
  readonly recordId: string | null
}

/** @returns whether nobody had noted one before */
export async function insertOutcome(tx: Database, row: OutcomeInsert): Promise<boolean> {
  const kept = await findRow(
    tx,
    sql<{ one: number }>`
      insert into evaluation_audit_outcome (audit_id, division_id, hall_id, outcome, account_id, at, record_id)
      values (${row.auditId}, ${row.divisionId}, ${row.hallId}, ${row.outcome}, ${row.accountId}, ${row.at}, ${row.recordId})
      on conflict (audit_id) do nothing returning 1 as one`,
  )
  return kept !== undefined
}

export interface TryInsert extends Placed {
  readonly turn: number
  readonly day: PlainDate
  readonly isLast: boolean
}

/** @returns whether nobody else tried on that day */
export async function insertTry(tx: Database, row: TryInsert): Promise<boolean> {
  const kept = await findRow(
    tx,
    sql<{ one: number }>`
      insert into evaluation_audit_try (audit_id, turn, day, division_id, hall_id, account_id, at, is_last)
      values (${row.auditId}, ${row.turn}, ${row.day}, ${row.divisionId}, ${row.hallId}, ${row.accountId}, ${row.at}, ${row.isLast})
      on conflict do nothing returning 1 as one`,
  )
  return kept !== undefined
}

/** Halls in which an account holds a post, or is somebody at the windows, and units it handles for; what ended since a day counts. Where somebody calls from is no tie. */
export async function findCallerTies(
  db: Database,
  accountId: string,
  since: PlainDate,
): Promise<{ readonly hallIds: readonly number[]; readonly organizationIds: readonly number[] }> {
  const row = await findRow(
    db,
    sql<{ hallIds: readonly number[]; organizationIds: readonly number[] }>`
      with post as (
        select p.hall_id, p.organization_id from account_post p
        where p.account_id = ${accountId} and p.role <> 'THIRD_PARTY_EVALUATOR'
          and (p.effective_until is null or p.effective_until >= ${since}::date) and (p.ended_at is null or p.ended_at >= ${since}::date))
      select array(select a.hall_id from account a where a.id = ${accountId} and a.hall_id is not null and not exists (
            select from account_post p where p.account_id = a.id and p.hall_id = a.hall_id and p.role = 'THIRD_PARTY_EVALUATOR')
          union select hall_id from post where hall_id is not null) as "hallIds",
        array(select distinct organization_id from post where organization_id is not null) as "organizationIds"`,
  )
  return row ?? { hallIds: [], organizationIds: [] }
}

/** Whether somebody has had the number shown since the last try: what was read for one call serves no other. */
export async function isShownTo(db: Database, accountId: string, auditId: string): Promise<boolean> {
  const row = await findRow(
    db,
    sql<{ one: number }>`
      select 1 as one from unmasking where case_id = ${auditId} and account_id = ${accountId}
        and shown_at > coalesce((select max(t.at) from evaluation_audit_try t where t.audit_id = ${auditId}), '-infinity') limit 1`,
  )
  return row !== undefined
}

export interface CountedRow extends CountedStratum {
  readonly divisionId: number
  readonly hallId: number
}

/** Strata of a month with what came of their drawn ones. Evaluations that were invalidated since are counted: they were there when it was frozen. */
export function countStrata(db: Database, monthFrom: string): Promise<readonly CountedRow[]> {
  return queryRows(
    db,
    sql<CountedRow>`
      select s.window_id as "windowId", s.grade_group as "gradeGroup", s.channel::text as channel, s.division_id as "divisionId", s.hall_id as "hallId",
        s.units, coalesce(sum(c.audits), 0)::integer as drawn,
        coalesce(jsonb_agg(jsonb_build_object('outcome', c.outcome, 'audits', c.audits)) filter (where c.audits is not null), '[]') as outcomes
      from evaluation_audit_stratum s
      left join (
        select a.window_id, a.grade_group, a.channel, o.outcome, count(*)::integer as audits
        from evaluation_audit a left join evaluation_audit_outcome o on o.audit_id = a.id
        where a.month_from = ${monthFrom}::date group by 1, 2, 3, 4) c using (window_id, grade_group, channel)
      where s.month_from = ${monthFrom}::date
      group by s.window_id, s.grade_group, s.channel, s.division_id, s.hall_id, s.units
      order by s.window_id, s.grade_group, s.channel`,
  )
}

/** The last day on which anybody of a month may be called. */
export async function findCallEnd(db: Database, monthFrom: string): Promise<Date | undefined> {
  const row = await findRow(
    db,
    sql<{
      end: Date | null
    }>`select max(call_until) as end from evaluation_audit where month_from = ${monthFrom}::date`,
  )
  return row?.end ?? undefined
}

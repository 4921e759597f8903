import type { AssessmentForm } from '../../domain/assessment-form.ts'
import type { FormOutcome, FormVersion } from '../../domain/assessment-form-version.ts'
import type { PlainDate } from '../../domain/kernel/plain-date.ts'
import { type Database, findRow, queryRows, sql } from '../platform/database.ts'

/** One version, with everything but what it asks. */
export interface FormHead extends FormVersion {
  readonly title: AssessmentForm['title']
  readonly unit: AssessmentForm['unit']
  readonly indicatorCount: number
  readonly draftedBy: string | null
  readonly draftedAt: Date
  readonly endedAt: Date | null
}

export interface FormRow extends FormHead {
  readonly body: AssessmentForm
  readonly source: string
  readonly reason: string | null
  readonly baseId: string | null
  readonly decisionReason: string | null
}

/** Of all places, one form after another, the latest version first. They are few: a handful of forms, revised some times a year. */
export function findFormHeads(db: Database): Promise<readonly FormHead[]> {
  return queryRows(
    db,
    sql<FormHead>`
      select f.id as "formId", f.code, f.version, f.division_id as "divisionId", e.outcome, e.effective_from as "effectiveFrom",
        f.body -> 'title' as title, f.body ->> 'unit' as unit, jsonb_array_length(f.body -> 'indicators') as "indicatorCount",
        f.drafted_by as "draftedBy", f.drafted_at as "draftedAt", e.ended_at as "endedAt"
      from assessment_form f left join assessment_form_end e on e.form_id = f.id
      order by f.code, f.version desc, f.drafted_at desc, f.id`,
  )
}

export function findForm(db: Database, formId: string): Promise<FormRow | undefined> {
  return findRow(
    db,
    sql<FormRow>`
      select f.id as "formId", f.code, f.version, f.division_id as "divisionId", e.outcome, e.effective_from as "effectiveFrom",
        f.body -> 'title' as title, f.body ->> 'unit' as unit, jsonb_array_length(f.body -> 'indicators') as "indicatorCount",
        f.drafted_by as "draftedBy", f.drafted_at as "draftedAt", e.ended_at as "endedAt",
        f.body, f.source, f.reason, f.base_id as "baseId", e.reason as "decisionReason"
      from assessment_form f left join assessment_form_end e on e.form_id = f.id
      where f.id = ${formId}`,
  )
}

export interface FormInsert {
  readonly formId: string
  readonly code: string
  readonly version: number
  readonly divisionId: number
  readonly body: AssessmentForm
  readonly source: string
  readonly baseId: string | null
  readonly reason: string
  readonly draftedBy: string
  readonly draftedAt: Date
}

export async function insertForm(tx: Database, row: FormInsert): Promise<void> {
  await sql`
    insert into assessment_form (id, code, version, division_id, body, source, base_id, reason, drafted_by, drafted_at)
    values (${row.formId}, ${row.code}, ${row.version}, ${row.divisionId}, ${JSON.stringify(row.body)}::jsonb, ${row.source}, ${row.baseId},
      ${row.reason}, ${row.draftedBy}, ${row.draftedAt})`.execute(tx)
}

export interface FormEnd {
  readonly formId: string
  readonly divisionId: number
  readonly outcome: FormOutcome
  readonly effectiveFrom: PlainDate | null
  readonly draftedBy: string
  readonly accountId: string
  readonly reason: string | null
  readonly endedAt: Date
}

/** Fails on the primary key where another has ended it. */
export async function insertFormEnd(tx: Database, end: FormEnd): Promise<void> {
  await sql`
    insert into assessment_form_end (form_id, division_id, outcome, effective_from, drafted_by, account_id, reason, ended_at)
    values (${end.formId}, ${end.divisionId}, ${end.outcome}, ${end.effectiveFrom}::date, ${end.draftedBy}, ${end.accountId}, ${end.reason},
      ${end.endedAt})`.execute(tx)
}

/** Nobody else numbers or ends a version of this form until the transaction ends: what was looked at is what holds. */
export async function lockForm(tx: Database, code: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('assessment-form|' || ${code}, 0))`.execute(tx)
}

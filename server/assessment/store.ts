import type { Position } from '../../domain/assessment.ts'
import type { AssessmentForm, FormMarks } from '../../domain/assessment-form.ts'
import type { AssessorPool } from '../../domain/assessor.ts'
import type { PlainDate } from '../../domain/kernel/plain-date.ts'
import { type Database, findRow, queryRows, sql } from '../platform/database.ts'
import type { WrappedKey } from '../platform/vault.ts'

/** A visit as whoever is to make it sees it: nothing of the other half of a double, nothing of its plan but title and form. */
export interface VisitRow {
  readonly visitId: string
  readonly assessorId: string
  readonly divisionId: number
  readonly hallId: number
  readonly windowId: number
  readonly fromDay: PlainDate
  readonly toDay: PlainDate
  readonly title: string
  readonly pool: AssessorPool
  readonly isSecret: boolean
  readonly formId: string
  readonly hallCode: string
  readonly hallName: string
  readonly hallAddress: string | null
  readonly windowCode: string
  readonly windowName: string
  readonly isSubmitted: boolean
  readonly isEnded: boolean
  readonly assignedAt: Date
  /** 取消资格: the term under which he was sent has been ended so. */
  readonly isDisqualified: boolean
}

const visitsMax = 200

/** Those of one account, what comes first first; what is long over is not asked about any more. */
export function listVisits(
  db: Database,
  wish: {
    readonly accountId: string
    readonly visitId?: string
    readonly since?: PlainDate
    readonly today: PlainDate
  },
): Promise<readonly VisitRow[]> {
  const { accountId, visitId = null, since = null, today } = wish
  return queryRows(
    db,
    sql<VisitRow>`
      select v.id as "visitId", v.assessor_id as "assessorId", v.division_id as "divisionId", v.hall_id as "hallId",
        v.window_id as "windowId", v.from_day as "fromDay", v.to_day as "toDay", p.title, p.pool, p.is_secret as "isSecret",
        p.form_id as "formId", h.hall_code as "hallCode", n.hall_name as "hallName", hall.address as "hallAddress",
        w.window_code as "windowCode", n.window_name as "windowName",
        exists (select from assessment a where a.visit_id = v.id) as "isSubmitted",
        exists (select from assessment_visit_end e where e.visit_id = v.id) as "isEnded", v.assigned_at as "assignedAt",
        exists (select from assessor_end o where o.assessor_id = s.id and o.cause = 'DISQUALIFIED' and o.ended_on <= ${today}::date)
          as "isDisqualified"
      from assessor s
      join assessment_visit v on v.assessor_id = s.id
      join assessment_plan p on p.id = v.plan_id
      join service_hall h on h.id = v.hall_id
      join service_window w on w.id = v.window_id
      cross join lateral names_in_force(v.hall_id, v.window_id, null, ${today}::date) n
      left join lateral (
        select hv.address from service_hall_version hv where hv.hall_id = v.hall_id and hv.effective_from <= ${today}::date
        order by hv.effective_from desc, hv.revision desc limit 1) hall on true
      where s.account_id = ${accountId} and (${visitId}::uuid is null or v.id = ${visitId}::uuid)
        and (${since}::date is null or v.to_day >= ${since}::date)
      order by v.to_day, v.from_day, v.id
      limit ${visitsMax}`,
  )
}

export interface FormRow {
  readonly formId: string
  readonly body: AssessmentForm
}

export function findForms(db: Database, formIds: readonly string[]): Promise<readonly FormRow[]> {
  return queryRows(
    db,
    sql<FormRow>`select id as "formId", body from assessment_form where id = any(${formIds}::uuid[]) order by id`,
  )
}

export interface AssessmentInsert {
  readonly visit: VisitRow
  readonly arrivedAt: Date
  readonly leftAt: Date
  readonly position: Position | null
  readonly marks: FormMarks
  readonly points: number
  readonly idempotencyKey: Buffer
  readonly requestHash: Buffer
  readonly policyId: number
  readonly accountId: string | null
  readonly submittedAt: Date
  readonly words: { readonly recordId: string; readonly key: WrappedKey; readonly sealed: Buffer } | null
}

/** Throws a unique violation where the visit has ended meanwhile, one way or the other. */
export async function insertAssessment(tx: Database, row: AssessmentInsert): Promise<void> {
  const { visit, words, position } = row
  await sql`
    insert into assessment (visit_id, division_id, hall_id, window_id, form_id, assessor_id, arrived_at, left_at, latitude_thousandths, longitude_thousandths, marks,
      points, record_id, idempotency_key, request_hash, policy_id, account_id, submitted_at)
    values (${visit.visitId}, ${visit.divisionId}, ${visit.hallId}, ${visit.windowId}, ${visit.formId}, ${visit.assessorId}, ${row.arrivedAt},
      ${row.leftAt}, ${position?.latitudeThousandths ?? null}, ${position?.longitudeThousandths ?? null},
      ${JSON.stringify(row.marks)}::jsonb, ${row.points}, ${words?.recordId ?? null}, ${row.idempotencyKey}, ${row.requestHash},
      ${row.policyId}, ${row.accountId}, ${row.submittedAt})`.execute(tx)
  if (words === null) return
  await sql`
    with key as (
      insert into vault.data_key (record_id, division_id, hall_id, epoch, wrapped)
      values (${words.recordId}, ${visit.divisionId}, ${visit.hallId}, ${words.key.epoch}, ${words.key.wrapped})
    )
    insert into vault.sealed_field (record_id, division_id, hall_id, field, sealed)
    values (${words.recordId}, ${visit.divisionId}, ${visit.hallId}, 'assessment', ${words.sealed})`.execute(tx)
}

export interface SubmittedRow {
  readonly visitId: string
  readonly arrivedAt: Date
  readonly leftAt: Date
  readonly latitudeThousandths: number | null
  readonly longitudeThousandths: number | null
  readonly marks: FormMarks
  readonly points: number
  readonly recordId: string | null
  readonly idempotencyKey: Buffer
  readonly requestHash: Buffer
  readonly submittedAt: Date
}

export function findSubmitted(db: Database, visitId: string): Promise<SubmittedRow | undefined> {
  return findRow(
    db,
    sql<SubmittedRow>`
      select visit_id as "visitId", arrived_at as "arrivedAt", left_at as "leftAt", latitude_thousandths as "latitudeThousandths",
        longitude_thousandths as "longitudeThousandths", marks, points, record_id as "recordId", idempotency_key as "idempotencyKey",
        request_hash as "requestHash", submitted_at as "submittedAt"
      from assessment where visit_id = ${visitId}`,
  )
}

export interface SealedWordsRow extends WrappedKey {
  readonly recordId: string
  readonly sealed: Buffer
}

/** What was erased is not there. */
export function findSealedWords(vaultDb: Database, recordIds: readonly string[]): Promise<readonly SealedWordsRow[]> {
  return queryRows(
    vaultDb,
    sql<SealedWordsRow>`
      select k.record_id as "recordId", k.epoch, k.wrapped, f.sealed
      from vault.data_key k join vault.sealed_field f on f.record_id = k.record_id
      where k.record_id = any(${recordIds}::uuid[]) and f.field = 'assessment'`,
  )
}

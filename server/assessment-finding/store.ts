import type { FindingOrigin, FindingState } from '../../domain/assessment-finding.ts'
import type { AssessmentForm, FormMarks } from '../../domain/assessment-form.ts'
import type { AssessorPool } from '../../domain/assessor.ts'
import type { EvidenceMediaType } from '../../domain/evidence-file.ts'
import type { PlainDate } from '../../domain/kernel/plain-date.ts'
import { type Database, findRow, queryRows, sql } from '../platform/database.ts'
import type { Told } from './deps.ts'

/** An assessment, to be taken up. */
export interface VisitRow {
  readonly visitId: string
  readonly planId: string
  readonly divisionId: number
  readonly hallId: number
  readonly windowId: number
  readonly planTitle: string
  readonly pool: AssessorPool
  readonly isSecret: boolean
  readonly isPublished: boolean
  readonly day: PlainDate
  readonly hallCode: string
  readonly hallName: string
  readonly windowCode: string
  readonly windowName: string
  readonly form: AssessmentForm
  readonly marks: FormMarks
  readonly points: number
  readonly assessorAccountId: string
  readonly recordId: string | null
  /** Indicators of which there is a finding. */
  readonly found: readonly string[]
}

export interface VisitWish {
  readonly visitId?: string | undefined
  readonly after?: string | undefined
  readonly limit: number
}

const visitedOn = sql`(a.arrived_at at time zone 'Asia/Shanghai')::date`

/** The newest first; nothing that somebody has said of himself. */
export function listVisits(db: Database, told: Told, wish: VisitWish): Promise<readonly VisitRow[]> {
  const { visitId = null, after = null, limit } = wish
  return queryRows(
    db,
    sql<VisitRow>`
      select a.visit_id as "visitId", p.id as "planId", a.division_id as "divisionId", a.hall_id as "hallId", a.window_id as "windowId",
        p.title as "planTitle", p.pool, p.is_secret as "isSecret", u.plan_id is not null as "isPublished", ${visitedOn} as day,
        h.hall_code as "hallCode", n.hall_name as "hallName", w.window_code as "windowCode", n.window_name as "windowName", f.body as form,
        a.marks, a.points, m.account_id as "assessorAccountId", a.record_id as "recordId",
        array(select i.indicator from assessment_finding i where i.visit_id = a.visit_id order by i.indicator) as found
      from assessment a
      join assessment_visit v on v.id = a.visit_id
      join assessment_plan p on p.id = v.plan_id
      join assessment_form f on f.id = a.form_id
      join assessor m on m.id = a.assessor_id
      join service_hall h on h.id = a.hall_id
      join service_window w on w.id = a.window_id
      left join assessment_publication u on u.plan_id = p.id
      cross join lateral names_in_force(a.hall_id, a.window_id, null, ${visitedOn}) n
      where (a.hall_id = ${told.hallId}::integer or a.division_id = any (${told.divisionIds}::integer[]))
        and (${told.isAbove}::boolean or not p.is_secret or u.plan_id is not null)
        and p.pool <> 'WINDOW_SUPERVISOR'
        and (${visitId}::uuid is null or a.visit_id = ${visitId}::uuid)
        and (${after}::uuid is null or a.visit_id < ${after}::uuid)
      order by a.visit_id desc
      limit ${limit}`,
  )
}

export interface NamedFile {
  readonly ofId: string
  readonly id: string
  readonly indicator: string
  readonly mediaType: EvidenceMediaType
  readonly bytes: number
}

/** What was handed in with these assessments. */
export function findFilesOfVisits(db: Database, visitIds: readonly string[]): Promise<readonly NamedFile[]> {
  return queryRows(
    db,
    sql<NamedFile>`
      select f.visit_id as "ofId", f.id, f.indicator, f.media_type as "mediaType", f.bytes
      from assessment_file f join assessment_file_use u on u.file_id = f.id
      where f.visit_id = any (${visitIds}::uuid[]) order by f.id`,
  )
}

/** What of it these findings name. */
export function findFilesOfFindings(db: Database, findingIds: readonly string[]): Promise<readonly NamedFile[]> {
  return queryRows(
    db,
    sql<NamedFile>`
      select x.finding_id as "ofId", f.id, f.indicator, f.media_type as "mediaType", f.bytes
      from assessment_finding_file x join assessment_file f on f.id = x.file_id
      where x.finding_id = any (${findingIds}::uuid[]) order by f.id`,
  )
}

export interface FindingInsert {
  readonly id: string
  readonly visit: Pick<VisitRow, 'visitId' | 'divisionId' | 'hallId' | 'windowId'>
  readonly indicator: string
  readonly points: number
  readonly accountId: string | null
  readonly policyId: number
  readonly recordId: string | null
  readonly fileIds: readonly string[]
  readonly foundAt: Date
}

/** @returns whether nobody had found it before */
export async function insertFinding(tx: Database, row: FindingInsert): Promise<boolean> {
  const { visitId, divisionId, hallId, windowId } = row.visit
  const origin: FindingOrigin = row.accountId === null ? 'RULE' : 'MANAGER'
  const kept = await findRow(
    tx,
    sql<{ one: number }>`
      insert into assessment_finding (id, visit_id, division_id, hall_id, window_id, indicator, points, origin, account_id, policy_id, record_id, found_at)
      values (${row.id}, ${visitId}, ${divisionId}, ${hallId}, ${windowId}, ${row.indicator}, ${row.points}, ${origin}, ${row.accountId},
        ${row.policyId}, ${row.recordId}, ${row.foundAt})
      on conflict (visit_id, indicator) do nothing returning 1 as one`,
  )
  if (kept === undefined) return false
  await sql`
    insert into assessment_finding_file (finding_id, file_id, division_id, hall_id)
    select ${row.id}::uuid, each, ${divisionId}::integer, ${hallId}::integer from unnest(${row.fileIds}::uuid[]) each`.execute(
    tx,
  )
  return true
}

export interface FindingWish {
  readonly findingId?: string | undefined
  readonly state?: FindingState | undefined
  readonly after?: string | undefined
  readonly limit: number
}

/** The newest first. Asked in the role of staff, it sees those of the place alone, and of them those whose order is open. */
export async function findFindingIds(db: Database, told: Told | null, wish: FindingWish): Promise<readonly string[]> {
  const { findingId = null, state = null, after = null, limit } = wish
  const rows = await queryRows(
    db,
    sql<{ id: string }>`
      select i.id from assessment_finding i left join assessment_finding_order x on x.finding_id = i.id
      where (${findingId}::uuid is null or i.id = ${findingId}::uuid) and (${after}::uuid is null or i.id < ${after}::uuid)
        and (${state}::text is null or ${state} = case when x.finding_id is null then 'WAITING' else 'OPENED' end)
        and (${told === null}::boolean or i.hall_id = ${told?.hallId ?? null}::integer or i.division_id = any (${told?.divisionIds ?? []}::integer[]))
      order by i.id desc limit ${limit}`,
  )
  return rows.map(({ id }) => id)
}

export interface FindingRow {
  readonly findingId: string
  readonly visitId: string
  readonly planId: string
  readonly divisionId: number
  readonly hallId: number
  readonly windowId: number
  readonly origin: FindingOrigin
  readonly planTitle: string
  readonly isSecret: boolean
  readonly isPublished: boolean
  readonly day: PlainDate
  readonly hallCode: string
  readonly hallName: string
  readonly windowCode: string
  readonly windowName: string
  readonly indicator: string
  readonly form: AssessmentForm
  readonly points: number
  readonly marks: FormMarks
  readonly recordId: string | null
  readonly foundAt: Date
  readonly orderId: string | null
  readonly openedAt: Date | null
}

/** Which they are was asked before. */
export function findFindings(db: Database, ids: readonly string[]): Promise<readonly FindingRow[]> {
  return queryRows(
    db,
    sql<FindingRow>`
      select i.id as "findingId", i.visit_id as "visitId", p.id as "planId", i.division_id as "divisionId", i.hall_id as "hallId",
        i.window_id as "windowId", i.origin, p.title as "planTitle", p.is_secret as "isSecret", u.plan_id is not null as "isPublished",
        ${visitedOn} as day, h.hall_code as "hallCode", n.hall_name as "hallName", w.window_code as "windowCode", n.window_name as "windowName",
        i.indicator, f.body as form, i.points, a.marks, i.record_id as "recordId", i.found_at as "foundAt", x.order_id as "orderId",
        x.opened_at as "openedAt"
      from assessment_finding i
      join assessment a on a.visit_id = i.visit_id
      join assessment_visit v on v.id = a.visit_id
      join assessment_plan p on p.id = v.plan_id
      join assessment_form f on f.id = a.form_id
      join service_hall h on h.id = i.hall_id
      join service_window w on w.id = i.window_id
      left join assessment_publication u on u.plan_id = p.id
      left join assessment_finding_order x on x.finding_id = i.id
      cross join lateral names_in_force(i.hall_id, i.window_id, null, ${visitedOn}) n
      where i.id = any (${ids}::uuid[])
      order by i.id desc`,
  )
}

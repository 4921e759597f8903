import type { CalibrationCause, CalibrationStepKind } from '../../../domain/assessment-review.ts'
import { type Database, isUniqueViolation, queryRows, sql } from '../../platform/database.ts'
import { Refused } from '../../platform/refused.ts'
import type { Told } from '../deps.ts'
import { type AssessedRow, assessedColumns, assessedTables, within } from '../store.ts'

export interface PairRow {
  readonly firstVisitId: string
  readonly secondVisitId: string
  readonly divisionId: number
  readonly hallId: number
  readonly firstPoints: number
  readonly secondPoints: number
  readonly firstAccountId: string
  readonly secondAccountId: string
}

/** Two who were on one visit and did not give the same, and whom nobody has asked yet. */
export function findApart(db: Database): Promise<readonly PairRow[]> {
  return queryRows(
    db,
    sql<PairRow>`
      select a.visit_id as "firstVisitId", b.visit_id as "secondVisitId", a.division_id as "divisionId", a.hall_id as "hallId", a.points as "firstPoints",
        b.points as "secondPoints", m.account_id as "firstAccountId", k.account_id as "secondAccountId"
      from assessment_visit v
      join assessment_visit w on w.plan_id = v.plan_id and w.place = v.place and w.turn = 2
      join assessment a on a.visit_id = v.id
      join assessment b on b.visit_id = w.id and b.points <> a.points and b.form_id = a.form_id
      join assessor m on m.id = a.assessor_id
      join assessor k on k.id = b.assessor_id and k.account_id <> m.account_id
      where v.turn = 1 and not exists (select from calibration c where c.first_visit_id = a.visit_id and c.second_visit_id = b.visit_id)
      order by a.visit_id`,
  )
}

export interface CalibrationInsert extends Pick<PairRow, 'firstVisitId' | 'secondVisitId' | 'divisionId' | 'hallId'> {
  readonly id: string
  readonly difference: number
  readonly openedAt: Date
  readonly until: Date
  readonly policyId: number
}

/** @returns whether nobody had opened it meanwhile */
export async function insertCalibration(tx: Database, row: CalibrationInsert): Promise<boolean> {
  const rows = await queryRows(
    tx,
    sql<{ one: number }>`
      insert into calibration (id, first_visit_id, second_visit_id, division_id, hall_id, difference, opened_at, until, policy_id)
      values (${row.id}, ${row.firstVisitId}, ${row.secondVisitId}, ${row.divisionId}, ${row.hallId}, ${row.difference}, ${row.openedAt}, ${row.until},
        ${row.policyId})
      on conflict (first_visit_id, second_visit_id) do nothing returning 1 as one`,
  )
  return rows.length > 0
}

export interface CalibrationRow {
  readonly calibrationId: string
  readonly divisionId: number
  readonly hallId: number
  readonly difference: number
  readonly openedAt: Date
  readonly until: Date
  readonly firstVisitId: string
  readonly secondVisitId: string
}

export interface CalibrationWish {
  readonly calibrationId?: string | undefined
  /** One of the two is this account’s. */
  readonly raterAccountId?: string | undefined
  readonly state?: 'OPEN' | 'CLOSED' | undefined
  readonly after?: string | undefined
  readonly limit: number
}

/** The newest first; `told` null: wherever they lie. */
export function listCalibrations(
  db: Database,
  told: Told | null,
  wish: CalibrationWish,
): Promise<readonly CalibrationRow[]> {
  const { calibrationId = null, raterAccountId = null, state = null, after = null, limit } = wish
  return queryRows(
    db,
    sql<CalibrationRow>`
      select c.id as "calibrationId", c.division_id as "divisionId", c.hall_id as "hallId", c.difference, c.opened_at as "openedAt", c.until,
        c.first_visit_id as "firstVisitId", c.second_visit_id as "secondVisitId"
      from calibration c
      where ${told === null ? sql`true` : within('c', told)} and (${calibrationId}::uuid is null or c.id = ${calibrationId}::uuid)
        and (${raterAccountId}::uuid is null or exists (select from assessment a join assessor m on m.id = a.assessor_id
          where a.visit_id in (c.first_visit_id, c.second_visit_id) and m.account_id = ${raterAccountId}::uuid))
        and (${state}::text is null or ${state} = case when exists (
          select from calibration_step s where s.calibration_id = c.id and s.kind = 'CLOSED') then 'CLOSED' else 'OPEN' end)
        and (${after}::uuid is null or c.id < ${after}::uuid)
      order by c.id desc
      limit ${limit}`,
  )
}

/** Assessments by their visits. */
export function findAssessed(db: Database, visitIds: readonly string[]): Promise<readonly AssessedRow[]> {
  return queryRows(
    db,
    sql<AssessedRow>`select ${assessedColumns} from assessment a ${assessedTables} where a.visit_id = any (${visitIds}::uuid[])`,
  )
}

export interface StepRow {
  readonly calibrationId: string
  readonly sequence: number
  readonly kind: CalibrationStepKind
  readonly points: number | null
  readonly cause: CalibrationCause | null
  readonly accountId: string
  readonly at: Date
  readonly recordId: string | null
}

/** In the order in which they were done. */
export function findSteps(db: Database, calibrationIds: readonly string[]): Promise<readonly StepRow[]> {
  return queryRows(
    db,
    sql<StepRow>`
      select calibration_id as "calibrationId", sequence, kind, points, cause, account_id as "accountId", at, record_id as "recordId"
      from calibration_step where calibration_id = any (${calibrationIds}::uuid[]) order by calibration_id, sequence`,
  )
}

/** @throws Refused VERSION_PASSED where somebody else has done a step meanwhile */
export async function insertStep(
  tx: Database,
  row: StepRow & { readonly divisionId: number; readonly hallId: number },
): Promise<void> {
  try {
    await sql`
      insert into calibration_step (calibration_id, sequence, division_id, hall_id, kind, points, cause, account_id, at, record_id)
      values (${row.calibrationId}, ${row.sequence}, ${row.divisionId}, ${row.hallId}, ${row.kind}, ${row.points}, ${row.cause}, ${row.accountId}, ${row.at},
        ${row.recordId})`.execute(tx)
  } catch (error) {
    if (isUniqueViolation(error)) throw new Refused('VERSION_PASSED')
    throw error
  }
}

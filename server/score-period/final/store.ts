import type { PlainDate } from '../../../domain/kernel/plain-date.ts'
import { type Database, findRow, queryRows, sql } from '../../platform/database.ts'

export interface FinalRow {
  readonly id: string
  readonly period: string
  readonly fromDay: PlainDate
  readonly endDay: PlainDate
  readonly revision: number
  readonly inputs: readonly string[]
  readonly scorePolicyId: number
  readonly evaluationPolicyId: number
}

/** Of months alone: what is final and every revision of it, in the order of months, then of revisions. */
export function listFinalMonths(db: Database): Promise<readonly { readonly id: string }[]> {
  return queryRows(
    db,
    sql<{ id: string }>`
      select c.id from score_computation c
      where c.purpose in ('FINAL', 'REVISION') and c.period ~ '^[0-9]{4}-[0-9]{2}$' order by c.from_day, c.revision`,
  )
}

export interface LastFinal extends FinalRow {
  readonly countsUntil: Date
}

/** The last months that are final, each in the version that stands, the newest first. Where the newest version was withdrawn nothing of the month stands. */
export function findLastFinals(db: Database, limit: number): Promise<readonly LastFinal[]> {
  return queryRows(
    db,
    sql<LastFinal>`
      select * from (
        select distinct on (c.from_day) c.id, c.period, c.from_day as "fromDay", c.end_day as "endDay", c.revision, c.inputs,
          c.score_policy_id as "scorePolicyId", c.evaluation_policy_id as "evaluationPolicyId", c.counts_until as "countsUntil"
        from score_computation c where c.purpose in ('FINAL', 'REVISION') and c.period ~ '^[0-9]{4}-[0-9]{2}$'
        order by c.from_day desc, c.revision desc
      ) standing
      where not exists (select from publication p join ranking_withdrawal w on w.publication_id = p.id where p.computation_id = standing.id)
      order by "fromDay" desc limit ${limit}`,
  )
}

export function findFinal(db: Database, id: string): Promise<FinalRow | undefined> {
  return findRow(
    db,
    sql<FinalRow>`
      select c.id, c.period, c.from_day as "fromDay", c.end_day as "endDay", c.revision, c.inputs, c.score_policy_id as "scorePolicyId",
        c.evaluation_policy_id as "evaluationPolicyId"
      from score_computation c where c.id = ${id} and c.purpose in ('FINAL', 'REVISION')`,
  )
}

export interface WindowPlace {
  readonly key: string
  readonly windowId: number
  readonly hallId: number
  readonly divisionId: number
}

export function findPlaces(db: Database, computationId: string): Promise<readonly WindowPlace[]> {
  return queryRows(
    db,
    sql<WindowPlace>`
      select s.body ->> 'key' as key, s.window_id as "windowId", s.hall_id as "hallId", s.division_id as "divisionId"
      from window_score s where s.computation_id = ${computationId}`,
  )
}

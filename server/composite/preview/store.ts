import { gunzipSync } from 'node:zlib'
import type { PlainDate } from '../../../domain/kernel/plain-date.ts'
import type { ScorePurpose } from '../../../domain/score-period.ts'
import { type Database, findRow, queryRows, sql } from '../../platform/database.ts'

export interface PreviewedRow {
  readonly period: string
  readonly purpose: ScorePurpose
  readonly endDay: PlainDate
  readonly inputs: readonly string[]
  readonly scorePolicyId: number
  readonly evaluationPolicyId: number
  readonly inputDigest: Buffer
}

/** The last period whose values are kept: a final one before one that only units have seen, of equally long ago the shorter. */
export function findPreviewed(db: Database, period: string | null): Promise<PreviewedRow | undefined> {
  return findRow(
    db,
    sql<PreviewedRow>`
      select s.period, s.purpose, s.end_day as "endDay", s.inputs, s.score_policy_id as "scorePolicyId", s.evaluation_policy_id as "evaluationPolicyId",
        c.input_digest as "inputDigest"
      from composite_computation c join score_computation s on s.id = c.computation_id
      where s.purpose <> 'BRIDGE' and (${period}::text is null or s.period = ${period})
      order by s.purpose = 'OBJECTION', s.end_day desc, s.from_day desc, s.revision desc limit 1`,
  )
}

/** Folds of evaluations by their digests, in the order of these. */
export async function findFolds(db: Database, digests: readonly string[]): Promise<readonly string[]> {
  const rows = await queryRows(
    db,
    sql<{ digest: string; packed: Buffer }>`
      select encode(digest, 'hex') as digest, packed from score_input where encode(digest, 'hex') = any (${digests}::text[])`,
  )
  const packed = new Map(rows.map((row) => [row.digest, row.packed]))
  return digests.flatMap((digest) => {
    const found = packed.get(digest)
    return found === undefined ? [] : [gunzipSync(found).toString('utf8')]
  })
}

export interface PreviewedPlace {
  readonly key: string
  readonly hallId: number
  readonly divisionId: number
  readonly divisionName: string
  readonly hallCode: string
  readonly hallName: string
  readonly windowCode: string
  readonly windowName: string
}

/** Every window by what it and what it lay in were called on a day. */
export function findPreviewedPlaces(db: Database, endDay: PlainDate): Promise<readonly PreviewedPlace[]> {
  return queryRows(
    db,
    sql<PreviewedPlace>`
      select h.hall_code || '/' || w.window_code as key, h.id as "hallId", v.division_id as "divisionId", d.name as "divisionName",
        h.hall_code as "hallCode", v.name as "hallName", w.window_code as "windowCode", x.name as "windowName"
      from service_window w join service_hall h on h.id = w.hall_id
      cross join lateral (
        select y.division_id, y.name from service_hall_version y where y.hall_id = h.id and y.effective_from < ${endDay}::date
        order by y.effective_from desc, y.revision desc limit 1) v
      cross join lateral (
        select y.name from service_window_version y where y.window_id = w.id and y.effective_from < ${endDay}::date
        order by y.effective_from desc, y.revision desc limit 1) x
      cross join lateral (
        select y.name from administrative_division_version y where y.division_id = v.division_id and y.effective_from < ${endDay}::date
        order by y.effective_from desc, y.revision desc limit 1) d
      order by key`,
  )
}

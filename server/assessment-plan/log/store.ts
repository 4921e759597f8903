import type { FactName } from '../../../ledger/logged-facts.ts'
import { type Database, queryRows, sql } from '../../platform/database.ts'
import { findToldRow, type ToldRow } from '../../platform/told-row.ts'

export type PlanFact = Extract<FactName, `assessment_${'plan' | 'plan_end' | 'freeze' | 'draw' | 'publication'}`>

export const findPlanRow = (db: Database, name: PlanFact, planId: string): Promise<ToldRow | undefined> =>
  findToldRow(db, name, [name === 'assessment_plan' ? 'id' : 'plan_id', planId])

export interface FrozenRow {
  readonly planId: string
  readonly isSecret: boolean
  readonly drawNotBefore: Date
  readonly randomness: string | null
  readonly sample: number
  readonly doubles: number
  readonly units: number
  readonly strata: Readonly<Record<string, number>>
  readonly digest: Buffer
  readonly frozenAt: Date
  readonly isDrawn: boolean
  readonly isPublished: boolean
  readonly isWithdrawn: boolean
}

/** Plans of which the population was frozen, the newest first; a secret one whose population is its place (domain/alert-visit.ts) once it is published or given up. */
export function listFrozen(
  db: Database,
  {
    planId = null,
    after = null,
    limit,
  }: { readonly planId?: string | null; readonly after?: string | null; readonly limit: number },
): Promise<readonly FrozenRow[]> {
  return queryRows(
    db,
    sql<FrozenRow>`
      select p.id as "planId", p.is_secret as "isSecret", p.draw_not_before as "drawNotBefore", p.randomness, p.sample, p.doubles, f.units, f.strata,
        f.digest, f.frozen_at as "frozenAt", w.plan_id is not null as "isDrawn", x.plan_id is not null as "isPublished",
        e.plan_id is not null as "isWithdrawn"
      from assessment_freeze f
      join assessment_plan p on p.id = f.plan_id
      left join assessment_draw w on w.plan_id = p.id
      left join assessment_publication x on x.plan_id = p.id
      left join assessment_plan_end e on e.plan_id = p.id
      where (${planId}::uuid is null or p.id = ${planId}::uuid) and (${after}::uuid is null or p.id < ${after}::uuid)
        and (not p.is_secret or f.units > 1 or x.plan_id is not null or e.plan_id is not null)
      order by p.id desc limit ${limit}`,
  )
}

import type { ColumnForm } from '../../../ledger/fact.ts'
import { type FactName, loggedFacts, tableOfFact } from '../../../ledger/logged-facts.ts'
import { type Database, findRow, queryRows, sql } from '../../platform/database.ts'

/** A row as its leaf commits to it: each column as text. */
export type ToldRow = Readonly<Record<string, string | null>>

/** As ledger.tell_columns of the database tells it to the leaf. */
const asText = {
  text: (column) => sql`r.${sql.ref(column)}::text`,
  time: (column) => sql`(extract(epoch from r.${sql.ref(column)}) * 1000000)::bigint::text`,
  day: (column) => sql`to_char(r.${sql.ref(column)}, 'YYYY-MM-DD')`,
  bytes: (column) => sql`encode(r.${sql.ref(column)}, 'hex')`,
} as const satisfies { readonly [Each in ColumnForm]: (column: string) => unknown }

export type PlanFact = Extract<FactName, `assessment_${'plan' | 'plan_end' | 'freeze' | 'draw' | 'publication'}`>

export async function findToldRow(db: Database, name: PlanFact, planId: string): Promise<ToldRow | undefined> {
  const { columns } = loggedFacts[name]
  const told = columns.map(({ name: column, form }) => sql`${sql.lit(column)}, ${asText[form](column)}`)
  const key = name === 'assessment_plan' ? 'id' : 'plan_id'
  const row = await findRow(
    db,
    sql<{ told: ToldRow }>`
      select jsonb_build_object(${sql.join(told)}) as told from ${sql.table(tableOfFact(name))} r where r.${sql.ref(key)} = ${planId}`,
  )
  return row?.told
}

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

/** Plans of which the population was frozen, the newest first. */
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
      order by p.id desc limit ${limit}`,
  )
}

import { type Database, findRow, sql } from '../../platform/database.ts'

/** Objections to a computation that nobody has decided on. */
export async function countOpenObjections(db: Database, computationId: string): Promise<number> {
  const row = await findRow(
    db,
    sql<{ open: number }>`
      select count(*)::integer as open from score_objection o
      where o.computation_id = ${computationId} and not exists (select from score_objection_decision d where d.objection_id = o.id)`,
  )
  return row?.open ?? 0
}

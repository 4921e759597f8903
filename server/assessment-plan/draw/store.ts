import type { Cosignature } from '../../../domain/assessment-draw.ts'
import type { TypedRandomness } from '../../../domain/assessment-plan.ts'
import { type Database, findRow, queryRows, sql } from '../../platform/database.ts'

/** What the seed of a draw is made of, as it is kept and published. */
export interface Ingredients {
  /** Hash of the leaf of the freeze, in hex. */
  readonly freeze: string
  /** null: none was announced. */
  readonly randomness: (TypedRandomness & { readonly plain: string }) | null
  /** The first checkpoint after the time that was told, whole. */
  readonly checkpoint: string
  readonly cosignatures: readonly Cosignature[]
}

export interface DrawRow {
  readonly seed: Buffer
  readonly ingredients: Ingredients
}

export function findDraw(db: Database, planId: string): Promise<DrawRow | undefined> {
  return findRow(db, sql<DrawRow>`select seed, ingredients from assessment_draw where plan_id = ${planId}`)
}

export interface DrawInsert extends DrawRow {
  readonly planId: string
  readonly divisionId: number
  readonly accountId: string | null
  readonly at: Date
}

export async function insertDraw(tx: Database, draw: DrawInsert): Promise<void> {
  await sql`
    insert into assessment_draw (plan_id, division_id, seed, ingredients, account_id, drawn_at)
    values (${draw.planId}, ${draw.divisionId}, ${draw.seed}, ${JSON.stringify(draw.ingredients)}::jsonb, ${draw.accountId}, ${draw.at})`.execute(
    tx,
  )
}

/** Checkpoints that were published since an instant and cover a leaf, the first first; none where the leaf is not in the log yet. */
export async function listCheckpointsOver(
  db: Database,
  leafHash: Buffer,
  since: Date,
  most: number,
): Promise<readonly string[]> {
  const rows = await queryRows(
    db,
    sql<{ note: string }>`
      select c.note from ledger.checkpoint c
      where c.hash = 'SHA256' and c.published_at >= ${since} and c.size > (select min(l.index) from ledger.leaf l where l.leaf_hash = ${leafHash})
      order by c.size limit ${most}`,
  )
  return rows.map(({ note }) => note)
}

/** How many witnesses the log asks for under its checkpoints, as it says itself; 0: nobody is asked. */
export async function findWitnessesNeeded(db: Database): Promise<number> {
  const row = await findRow(
    db,
    sql<{ needed: number }>`select needed from ledger.witness_policy order by revision desc limit 1`,
  )
  return row?.needed ?? 0
}

/** Keys of witnesses, as they were recorded when they began to sign. */
export async function listWitnessKeys(db: Database): Promise<readonly string[]> {
  const rows = await queryRows(
    db,
    sql<{ vkey: string }>`select vkey from ledger.key where purpose = 'WITNESS' order by vkey`,
  )
  return rows.map(({ vkey }) => vkey)
}

import { createHash } from 'node:crypto'
import { gunzipSync, gzipSync } from 'node:zlib'
import { type Database, findRow, sql } from '../../platform/database.ts'

type ToldKind = 'RANKING' | 'COMPOSITE'

/** By which version of the policy it was decided whether those among the last are named. */
export async function insertRule(
  tx: Database,
  publicationId: string,
  { policyId, at }: { readonly policyId: number; readonly at: Date },
): Promise<void> {
  await sql`
    insert into published_rule (publication_id, publication_policy_id, published_at) values (${publicationId}, ${policyId}, ${at})`.execute(
    tx,
  )
}

export async function insertToldText(tx: Database, publicationId: string, kind: ToldKind, text: string): Promise<void> {
  await sql`
    insert into told_text (publication_id, kind, digest, packed)
    values (${publicationId}, ${kind}, ${createHash('sha256').update(text).digest()}, ${gzipSync(text)})`.execute(tx)
}

/** As it was told when it was published; undefined: published before that was kept. */
export async function findToldText(db: Database, publicationId: string, kind: ToldKind): Promise<string | undefined> {
  const row = await findRow(
    db,
    sql<{ packed: Buffer }>`select packed from told_text where publication_id = ${publicationId} and kind = ${kind}`,
  )
  return row && gunzipSync(row.packed).toString('utf8')
}

import pg from 'pg'
import { toLeaf } from '../../ledger/leaf.ts'
import type { Vault } from '../../server/platform/vault.ts'
import type { TestDatabase } from './database.ts'
import { findEvaluations, recomputeEarlierDigest } from './digests.ts'

/**
 * Gives an evaluation and makes it one of before: its digest commits to what was said alone, and what counts it stands beside it, as the migration has
 * written it. Meanwhile no leaf is taken in.
 */
export async function giveEarlier<Given extends { readonly id: string }>(
  database: TestDatabase,
  vault: Vault,
  give: () => Promise<Given>,
): Promise<Given> {
  const client = new pg.Client({ connectionString: database.superUrl })
  await client.connect()
  try {
    await client.query('begin')
    await client.query('select from ledger.head for update')
    const given = await give()
    await rewrite(client, database, vault, given.id)
    await client.query('commit')
    return given
  } finally {
    await client.end()
  }
}

async function rewrite(client: pg.Client, database: TestDatabase, vault: Vault, id: string): Promise<void> {
  const row = (await findEvaluations(database)).find((each) => each.id === id)
  if (row === undefined) throw new Error(`no evaluation ${id}`)
  const digest = Buffer.from(recomputeEarlierDigest(vault, row))
  const [before, after] = [row.digest, digest].map((each) => Buffer.from(toLeaf('evaluation', each)))
  await client.query("set local session_replication_role = 'replica'")
  await client.query('update evaluation set digest = $2, record_version = 1 where id = $1', [id, digest])
  await client.query(
    "update ledger.pending_leaf set leaf = $2, leaf_hash = sha256('\\x00'::bytea || $2) where leaf = $1",
    [before, after],
  )
  await client.query("set local session_replication_role = 'origin'")
  await client.query(
    `insert into earlier_record (record_id, told)
     select id, jsonb_build_object('origin', origin, 'counted', evaluation_counted(e)) from evaluation e where id = $1`,
    [id],
  )
}

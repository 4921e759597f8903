import { join } from 'node:path'
import { openPool } from '../../server/platform/database.ts'
import { openKeyFolder } from '../../server/platform/keys.ts'
import type { SuiteName } from '../../server/platform/suites.ts'
import { openVault } from '../../server/platform/vault.ts'
import type { VaultWorld } from '../../server/vault/world.ts'
import type { TestPlatform } from './platform.ts'

/** What an operator’s command works with beside a platform that serves: its own keys in memory, the owner’s login. */
export function operatorOf(
  platform: TestPlatform,
  suite: SuiteName = 'aes-gcm',
): VaultWorld & { stop(): Promise<void> } {
  const { db, pool } = openPool(platform.database.ownerUrl, 'owner', 1, () => undefined)
  const keys = openKeyFolder(join(platform.folder, 'keys'), new Map(), suite)
  const index = suite === 'aes-gcm' ? 'hmac-sha256' : 'hmac-sm3'
  return {
    db,
    keys,
    vault: openVault(keys, { sealing: suite, index }),
    now: () => platform.running.world.now(),
    tell: () => undefined,
    stop: () => pool.end(),
  }
}

/** Every row of every table as text, as a plain dump of the database has it. */
export async function dumpOf({
  database,
}: TestPlatform): Promise<readonly { table: string; rows: readonly string[] }[]> {
  const tables = await database.query<{ name: string }>(
    `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast') and c.relkind = 'r' order by 1`,
  )
  const dump = []
  for (const { name } of tables) {
    const rows = await database.query<{ row: string }>(`select t::text as row from ${name} t`)
    dump.push({ table: name, rows: rows.map(({ row }) => row) })
  }
  return dump
}

import { type Database, queryRows, sql } from './database.ts'
import type { KeyStore } from './keys.ts'

/** The fingerprints of the keys under which the database was filled, by name; those of retired months are missed by nobody. */
export async function findRecordedKeys(db: Database): Promise<ReadonlyMap<string, Buffer>> {
  const recorded = await queryRows(
    db,
    sql<{ name: string; fingerprint: Buffer }>`
      select key_name as name, fingerprint from vault.key_check
      where not exists (select from vault.key_event e where e.kind = 'RETIRED' and starts_with(key_name, 'epoch-' || e.epoch))`,
  )
  return new Map(recorded.map(({ name, fingerprint }) => [name, fingerprint]))
}

/**
 * Does the key folder belong to this database? A server with other keys would find no case again and open nothing that was
 * sealed, and would notice only later. @returns the names of keys that differ
 */
export async function findForeignKeys(db: Database, keys: KeyStore): Promise<readonly string[]> {
  const own = keys.fingerprints()
  await sql`
    insert into vault.key_check (key_name, fingerprint)
    select * from unnest(${[...own.keys()]}::text[], ${[...own.values()]}::bytea[])
    on conflict (key_name) do nothing`.execute(db)
  const recorded = await findRecordedKeys(db)
  return [...recorded].filter(([name, known]) => own.get(name)?.equals(known) === false).map(([name]) => name)
}

import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'

interface Migration {
  readonly name: string
  readonly sql: string
  readonly digest: string
}

/** Any number will do; it is ours among the advisory locks. */
const migrationLock = 7_914_201

/**
 * Brings the database forward, file by file, each in its own transaction, and lets `login` step into the group roles.
 * A file that was applied and has changed since is refused: migrations only go forward.
 * @returns how many were applied
 */
export async function migrate(ownerUrl: string, folder: string, login: string): Promise<number> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [migrationLock])
    await client.query(`create table if not exists schema_migration (
      name text primary key, digest text not null, applied_at timestamptz not null default now())`)
    const applied = await findApplied(client)
    const pending = (await readMigrations(folder)).filter((migration) => isPending(migration, applied))
    for (const migration of pending) await apply(client, migration)
    await client.query('grant select on schema_migration to yiping_app')
    await grantRoles(client, login)
    return pending.length
  } finally {
    await client.end()
  }
}

/** Names of migrations that this program has and the database has not; undefined where the database was never migrated. */
export async function findMissingMigrations(url: string, folder: string): Promise<readonly string[] | undefined> {
  const client = new pg.Client({ connectionString: url, options: '-c role=yiping_app' })
  try {
    await client.connect()
    const applied = await findApplied(client)
    return (await readMigrations(folder))
      .filter((migration) => isPending(migration, applied))
      .map((migration) => migration.name)
  } catch (error) {
    // No such role or table: nobody has migrated this database.
    if (['42P01', '42704', '22023'].includes(String((error as { code?: unknown }).code))) return undefined
    throw error
  } finally {
    await client.end()
  }
}

async function readMigrations(folder: string): Promise<readonly Migration[]> {
  const names = (await readdir(folder)).filter((name) => /^\d{4}_[a-z_]+\.sql$/.test(name)).sort()
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(join(folder, name), 'utf8')
      return { name, sql: text, digest: createHash('sha256').update(text).digest('hex') }
    }),
  )
}

async function findApplied(client: pg.Client): Promise<ReadonlyMap<string, string>> {
  const { rows } = await client.query<{ name: string; digest: string }>('select name, digest from schema_migration')
  return new Map(rows.map((row) => [row.name, row.digest]))
}

function isPending(migration: Migration, applied: ReadonlyMap<string, string>): boolean {
  const digest = applied.get(migration.name)
  if (digest !== undefined && digest !== migration.digest) {
    throw new Error(
      `the migration ${migration.name} has been applied and was changed afterwards; write a new one instead`,
    )
  }
  return digest === undefined
}

async function apply(client: pg.Client, migration: Migration): Promise<void> {
  try {
    await client.query('begin')
    await client.query(migration.sql)
    await client.query('insert into schema_migration (name, digest) values ($1, $2)', [
      migration.name,
      migration.digest,
    ])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw new Error(`the migration ${migration.name} failed: ${(error as Error).message}`, { cause: error })
  }
}

async function grantRoles(client: pg.Client, login: string): Promise<void> {
  const { rows } = await client.query<{ statement: string }>(
    `select format('grant %I to %I', g.rolname, l.rolname) as statement
     from pg_roles g, pg_roles l
     where g.rolname = any ('{yiping_app,yiping_intake,yiping_vault,yiping_sweep,yiping_sealer,yiping_staff}') and l.rolname = $1 and not l.rolsuper
       and not pg_has_role(l.oid, g.oid, 'MEMBER')
     order by g.rolname`,
    [login],
  )
  for (const row of rows) await client.query(row.statement)
}

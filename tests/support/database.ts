import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'
import { type TestPostgres, templateDatabase } from './database.setup.ts'

/** A database of one's own. */
export interface TestDatabase {
  readonly name: string
  /** The login that serves: owns nothing, may step into the product's roles. */
  readonly serverUrl: string
  readonly ownerUrl: string
  readonly superUrl: string
  /** One query as the superuser, to look behind the scenes. */
  query<Row extends pg.QueryResultRow>(text: string, values?: readonly unknown[]): Promise<Row[]>
  drop(): Promise<void>
}

/** @param template what it is a copy of: by default a migrated database with nothing in it */
export function createDatabase(
  server: TestPostgres = inject('postgres'),
  template: string = templateDatabase,
): Promise<TestDatabase> {
  return copyTemplate(server, template, `test_${randomBytes(6).toString('hex')}`)
}

async function copyTemplate(server: TestPostgres, template: string, name: string): Promise<TestDatabase> {
  const admin = new pg.Client({ connectionString: server.superUrl })
  await admin.connect()
  await admin.query(`create database ${name} template ${template} strategy file_copy owner yiping_owner`)
  await admin.end()
  const superUrl = withDatabase(server.superUrl, name)
  const pool = new pg.Pool({ connectionString: superUrl, max: 2 })
  pool.on('error', () => undefined)
  return {
    name,
    serverUrl: withDatabase(server.serverUrl, name),
    ownerUrl: withDatabase(server.ownerUrl, name),
    superUrl,
    query: async <Row extends pg.QueryResultRow>(text: string, values: readonly unknown[] = []) =>
      (await pool.query<Row>(text, [...values])).rows,
    async drop() {
      await pool.end()
      const client = new pg.Client({ connectionString: server.superUrl })
      await client.connect()
      await client.query(`drop database ${name} with (force)`)
      await client.end()
    },
  }
}

function withDatabase(url: string, name: string): string {
  const changed = new URL(url)
  changed.pathname = `/${name}`
  return changed.href
}

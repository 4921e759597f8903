import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Fastify from 'fastify'
import pg from 'pg'
import { appendAudit, commandOrigin } from '../../server/audit/entry.ts'
import { openHeadFile } from '../../server/audit/head.ts'
import { Sealer } from '../../server/audit/sealer.ts'
import { type Database, openPool } from '../../server/platform/database.ts'
import { type KeyStore, openKeyFolder } from '../../server/platform/keys.ts'
import { createMetrics } from '../../server/platform/metrics.ts'
import { makeMonthPartitions } from '../../server/platform/partitions.ts'
import { createDatabase, type TestDatabase } from './database.ts'

/** A database with an audit and without a server: here nobody seals but the test. */
export interface AuditBench {
  readonly database: TestDatabase
  readonly app: Database
  readonly sweep: Database
  readonly keys: KeyStore
  readonly keyDir: string
  readonly headPath: string
  append(id: string): Promise<void>
  sealer(head?: string): Sealer
  /** What only a superuser can do: the triggers are put to sleep first. */
  tamper(text: string): Promise<void>
  /** Puts things back as they were, by a copy that was made before. */
  during(text: string, look: () => Promise<void>): Promise<void>
  remove(): Promise<void>
}

export const entryOf = (id: string) => ({
  ...commandOrigin('test'),
  act: 'CALLED' as const,
  target: { kind: 'ROUTE' as const, id },
  result: 'DONE' as const,
  detail: {},
})

const tables = ['audit_entry', 'audit_seal', 'audit_seal_mac', 'audit_pending']

export async function openAuditBench(): Promise<AuditBench> {
  const database = await createDatabase()
  const app = openPool(database.serverUrl, 'yiping_app', 8, () => undefined)
  const sweep = openPool(database.serverUrl, 'yiping_sweep', 4, () => undefined)
  const keyDir = join(mkdtempSync(join(tmpdir(), 'yiping-audit-')), 'keys')
  const headPath = join(keyDir, 'audit-head')
  const keys = openKeyFolder(keyDir)
  await makeMonthPartitions(sweep.db)
  const metrics = createMetrics()
  const { log } = Fastify()
  const tamper = async (text: string) => {
    const client = new pg.Client({ connectionString: database.superUrl })
    await client.connect()
    await client.query('begin')
    await client.query('set local session_replication_role = replica')
    await client.query(text)
    await client.query('commit')
    await client.end()
  }
  return {
    database,
    app: app.db,
    sweep: sweep.db,
    keys,
    keyDir,
    headPath,
    tamper,
    append: (id) => app.db.transaction().execute((tx) => appendAudit(tx, entryOf(id))),
    sealer: (head = headPath) => new Sealer({ seal: sweep.db, metrics, log, now: Date.now }, keys, openHeadFile(head)),
    async during(text, look) {
      for (const table of tables)
        await database.query(`drop table if exists copy_of_${table}; create table copy_of_${table} as table ${table}`)
      const head = readFileSync(headPath, 'utf8')
      try {
        await tamper(text)
        await look()
      } finally {
        for (const table of tables)
          await tamper(`delete from ${table}; insert into ${table} select * from copy_of_${table}`)
        writeFileSync(headPath, head)
      }
    },
    async remove() {
      await app.pool.end()
      await sweep.pool.end()
      await database.drop()
      rmSync(join(keyDir, '..'), { recursive: true, force: true })
    },
  }
}

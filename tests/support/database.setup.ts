import { chmod, rm } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { migrate } from '../../server/platform/migrate.ts'
import { findBinaries } from '../../server/platform/postgres/binaries.ts'
import { type RunningPostgres, startPostgres } from '../../server/platform/postgres/launcher.ts'
import { makeFastFolder } from './memory-folder.ts'
import { type Prepared, prepareTrial, trialDatabase } from './prepared.ts'

/** Where a test finds its database server. Plain data: it crosses a process border. */
export interface TestPostgres {
  readonly kind: 'embedded' | 'system'
  readonly version: string
  readonly superUrl: string
  readonly ownerUrl: string
  readonly serverUrl: string
}

declare module 'vitest' {
  export interface ProvidedContext {
    postgres: TestPostgres
  }
}

/** The migrated database that every test file copies: a copy takes a fraction of a second, a migration many times that. */
export const templateDatabase = 'yiping_template'

export const migrationsFolder = join(import.meta.dirname, '..', '..', 'migrations')

/** Several files at once, each with servers of its own and their connections. */
const settings = { max_connections: '300', max_wal_size: '1GB' }

/** One server for the whole run, real and with the settings of any other. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const { postgres, folder } = await startTestPostgres(
    process.env.YIPING_TEST_DATABASE === 'system' ? 'system' : 'embedded',
  )
  project.provide('postgres', toTestPostgres(postgres))
  const prepared = await makeTrial(postgres)
  project.provide('prepared', prepared)
  return async () => {
    await postgres.stop()
    await rm(prepared.folder, { recursive: true, force: true })
    await rm(folder, { recursive: true, force: true })
  }
}

export async function startTestPostgres(
  kind: 'embedded' | 'system',
): Promise<{ postgres: RunningPostgres; folder: string }> {
  const folder = await makeFastFolder('yiping-test')
  // So that a server started by root, which runs as nobody, can reach its folder.
  await chmod(folder, 0o711)
  const postgres = await startPostgres({ dataDir: folder, settings, binaries: await findBinaries(kind) })
  await makeTemplate(postgres)
  return { postgres, folder }
}

export function toTestPostgres(postgres: RunningPostgres): TestPostgres {
  return {
    kind: postgres.binaries.kind,
    version: postgres.version,
    superUrl: postgres.url('super', 'postgres'),
    ownerUrl: postgres.url('owner', 'yiping'),
    serverUrl: postgres.url('server', 'yiping'),
  }
}

async function makeTrial(postgres: RunningPostgres): Promise<Prepared> {
  const client = new pg.Client({ connectionString: postgres.url('super', 'postgres') })
  await client.connect()
  await client.query(`create database ${trialDatabase} template ${templateDatabase} owner yiping_owner`)
  const prepared = await prepareTrial(postgres.url('server', trialDatabase))
  await client.end()
  return prepared
}

async function makeTemplate(postgres: RunningPostgres): Promise<void> {
  const client = new pg.Client({ connectionString: postgres.url('super', 'postgres') })
  await client.connect()
  await client.query(`create database ${templateDatabase} owner yiping_owner`)
  await client.end()
  await migrate(postgres.url('owner', templateDatabase), migrationsFolder, 'yiping_server')
}

import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { type BinariesKind, findBinaries } from '../server/platform/postgres/binaries.ts'
import { type RunningPostgres, startPostgres } from '../server/platform/postgres/launcher.ts'
import { trialHallCode } from '../server/trial/index.ts'
import { type Server, startServer } from './servers.ts'
import { TokenStock } from './tokens.ts'

export { trialHallCode } from '../server/trial/index.ts'

/** One PostgreSQL server, started by the product's own launcher with the product's own settings. */
export interface Stand {
  readonly kind: BinariesKind
  readonly postgres: RunningPostgres
  close(): Promise<void>
}

/** One server on a database of its own, with a stock of tokens. */
export interface Contestant {
  readonly server: Server
  readonly stock: TokenStock
  readonly postgres: RunningPostgres
  readonly superuser: pg.Client
  readonly dataDir: string
  close(): Promise<void>
}

export async function openStand(kind: BinariesKind): Promise<Stand> {
  const folder = await mkdtemp(join(tmpdir(), 'yiping-bench-'))
  // So that a server started by root, which runs as nobody, can reach its folder.
  await chmod(folder, 0o711)
  const postgres = await startPostgres({ dataDir: folder, binaries: await findBinaries(kind) })
  return {
    kind,
    postgres,
    async close() {
      await postgres.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

const product = 'serve-product.js'
/** As many as the product has unless it is told otherwise. */
const intakeConnections = '2'

/** The product on a new database, with the trial hall; `folder` is the built bench of another state of it. */
export async function enterProduct(stand: Stand, database: string, folder?: string): Promise<Contestant> {
  const superuser = await createDatabase(stand, database)
  const env = await environmentOf(stand, database)
  const server = await startServer('the product', product, env, ['--trial'], folder)
  return toContestant(stand, superuser, server, env.DATA_DIR)
}

/** The baseline with a transaction for each request, on a database that the product has prepared. */
export async function enterNaive(stand: Stand, database: string, connections: number): Promise<Contestant> {
  const superuser = await createDatabase(stand, database)
  const env = await environmentOf(stand, database)
  await (await startServer('the product', product, env, ['--trial'])).stop()
  const server = await startServer('one transaction per request', 'serve-naive.js', {
    ...env,
    INTAKE_CONNECTIONS: String(connections),
  })
  return toContestant(stand, superuser, server, env.DATA_DIR)
}

/** The product with these settings of the log, on a database that the product has prepared. */
export async function enterWithLog(stand: Stand, database: string, ledger: string): Promise<Contestant> {
  const superuser = await createDatabase(stand, database)
  const env = await environmentOf(stand, database)
  await (await startServer('the product', product, env, ['--trial'])).stop()
  const more = { INTAKE_CONNECTIONS: intakeConnections, BENCH_LEDGER: ledger }
  return toContestant(
    stand,
    superuser,
    await startServer('the product', 'serve-ledger.js', { ...env, ...more }),
    env.DATA_DIR,
  )
}

function toContestant(stand: Stand, superuser: pg.Client, server: Server, dataDir: string): Contestant {
  return {
    server,
    superuser,
    dataDir,
    postgres: stand.postgres,
    stock: new TokenStock(superuser, trialHallCode),
    async close() {
      await server.stop()
      await superuser.end()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

async function createDatabase({ postgres }: Stand, database: string): Promise<pg.Client> {
  const admin = new pg.Client({ connectionString: postgres.url('super', 'postgres') })
  await admin.connect()
  await admin.query(`create database ${database} owner yiping_owner`)
  await admin.end()
  const client = new pg.Client({ connectionString: postgres.url('super', database) })
  client.on('error', () => undefined)
  await client.connect()
  return client
}

async function environmentOf({ postgres }: Stand, database: string) {
  const folder = await mkdtemp(join(tmpdir(), `yiping-bench-${database}-`))
  return {
    DATA_DIR: folder,
    KEY_DIR: join(folder, 'keys'),
    DATABASE_URL: postgres.url('server', database),
    MIGRATE_DATABASE_URL: postgres.url('owner', database),
  }
}

const wanted = { fsync: 'on', synchronous_commit: 'on', full_page_writes: 'on' } as const

/** As the intake's own connections see them. Throws where an answer would not mean that the row is on disk. */
export async function checkDurability({ postgres }: Stand, database: string): Promise<string> {
  const client = new pg.Client({
    connectionString: postgres.url('server', database),
    options: '-c role=yiping_intake',
  })
  await client.connect()
  const found: string[] = []
  for (const [name, value] of Object.entries(wanted)) {
    const { rows } = await client.query<{ setting: string }>('select current_setting($1) as setting', [name])
    if (rows[0]?.setting !== value) throw new Error(`${name} is ${rows[0]?.setting}: nothing measured so would count`)
    found.push(`${name}=${value}`)
  }
  await client.end()
  return found.join(', ')
}

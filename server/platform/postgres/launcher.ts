import { mkdir, readFile, realpath, rename } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { type Binaries, makeRunnable, program } from './binaries.ts'
import { ensureCluster, provision, SUPERUSER } from './cluster.ts'
import { exists, findHome, findOrMakeSecrets, type Home, OUTSIDE, readState, writeState } from './home.ts'
import { acquireLock, type Lock } from './lock.ts'
import { argsFor, failure, launch, mergeSettings, type Plan, sizeOf, urlOf } from './plan.ts'
import { choosePort, isFree } from './port.ts'
import {
  clearRemains,
  type Exit,
  orphanPostmaster,
  type Postmaster,
  readPidFile,
  stopPostmaster,
} from './postmaster.ts'
import { type RunningPostgres, supervise } from './supervise.ts'
import { isRoot } from './user.ts'

export type { RunningPostgres } from './supervise.ts'

export interface StartOptions {
  /** Everything that has to be kept lives here; made when missing. */
  readonly dataDir: string
  readonly binaries: Binaries
  /** A fixed port; by default a free one is found and remembered. */
  readonly port?: number
  /** Server settings over our defaults. Durability cannot be switched off. */
  readonly settings?: Readonly<Record<string, string>>
  /** Called when the server ends without being asked to; `restart()` brings it back. */
  readonly onExit?: (exit: Exit) => void
}

/** Starts PostgreSQL on `dataDir`, or takes over the one that an earlier, killed run left behind. */
export async function startPostgres(options: StartOptions): Promise<RunningPostgres> {
  await mkdir(options.dataDir, { recursive: true })
  const dataDir = await realpath(options.dataDir)
  const busy = `Another Yiping already runs on ${dataDir}; give this one its own DATA_DIR`
  const locks: Lock[] = [acquireLock(join(dataDir, 'yiping.lock'), busy)]
  try {
    const home = await findHome(dataDir)
    // A copied DATA_DIR still points to the database of the original.
    if (home.outside !== null) locks.push(acquireLock(join(home.outside, 'yiping.lock'), busy))
    const plan = await prepare(dataDir, home, options)
    const { postmaster, port, attached } =
      (await attach(plan, options.port)) ?? (await startFresh(dataDir, plan, options))
    try {
      const firstStart = await provision(urlOf(plan.secrets, port, 'super', SUPERUSER), plan.secrets)
      return supervise({ plan, port, attached, firstStart, locks, onExit: options.onExit }, postmaster)
    } catch (error) {
      await stopPostmaster(postmaster)
      throw error
    }
  } catch (error) {
    for (const lock of locks) lock.release()
    throw error
  }
}

async function prepare(dataDir: string, home: Home, options: StartOptions): Promise<Plan> {
  const settings = mergeSettings(options.settings)
  const copies = isRoot() ? OUTSIDE : join(dataDir, 'programs')
  const binaries = await makeRunnable(options.binaries, home.user, copies)
  const secrets = await findOrMakeSecrets(dataDir, await exists(join(home.cluster, 'PG_VERSION')))
  await ensureCluster(home, binaries, secrets)
  const log = join(dataDir, 'postgres.log')
  await rotate(log)
  return { home, secrets, binaries, log, settings }
}

const LOG_BYTES_MAX = 16_000_000

async function rotate(log: string): Promise<void> {
  const size = await sizeOf(log)
  if (size > LOG_BYTES_MAX) await rename(log, `${log}.1`)
}

interface Started {
  readonly postmaster: Postmaster
  readonly port: number
  readonly attached: boolean
}

/** A living server of this directory is kept only when it is the one we would start: same programs, same settings. */
async function attach(plan: Plan, wantedPort: number | undefined): Promise<Started | null> {
  const file = await readPidFile(plan.home.cluster)
  if (file === null || (wantedPort !== undefined && wantedPort !== file.port)) return null
  const started = await readFile(join(plan.home.cluster, 'postmaster.opts'), 'utf8').catch(() => '')
  const ours = [program(plan.binaries, 'postgres'), ...argsFor(plan, file.port).map((arg) => `"${arg}"`)].join(' ')
  if (started.trim() !== ours || !(await answers(plan, file.port))) return null
  return { postmaster: orphanPostmaster(file.pid), port: file.port, attached: true }
}

/** Whether the server on that port knows our password and works in our directory. */
async function answers(plan: Plan, port: number): Promise<boolean> {
  const client = new pg.Client({
    connectionString: urlOf(plan.secrets, port, 'super', SUPERUSER),
    connectionTimeoutMillis: 3_000,
    query_timeout: 3_000,
  })
  client.on('error', () => {})
  try {
    await client.connect()
    const { rows } = await client.query<{ folder: string }>(`select current_setting('data_directory') as folder`)
    return rows[0]?.folder === plan.home.cluster
  } catch {
    return false
  } finally {
    await client.end().catch(() => {})
  }
}

async function startFresh(dataDir: string, plan: Plan, options: StartOptions): Promise<Started> {
  await clearRemains(plan.home.cluster, plan.home.user)
  const remembered = options.port ?? (await readState(dataDir)).port
  for (let attempt = 0; ; attempt++) {
    const port = await choosePort(attempt === 0 ? remembered : undefined, options.port)
    if (port !== remembered) await writeState(dataDir, { port })
    const from = await sizeOf(plan.log)
    const postmaster = await launch(plan, port)
    if (postmaster !== null) return { postmaster, port, attached: false }
    // Someone may have taken the port between our look and PostgreSQL’s; every other failure would only repeat itself.
    if (attempt === 3 || options.port !== undefined || (await isFree(port))) throw await failure(plan, from)
  }
}

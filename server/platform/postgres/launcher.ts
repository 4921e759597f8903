import { mkdir, open, readFile, realpath, rename, stat } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { type Binaries, makeRunnable, program } from './binaries.ts'
import { DATABASE, ensureCluster, OWNER, provision, SERVER, SUPERUSER } from './cluster.ts'
import { exists, findHome, findOrMakeSecrets, type Home, OUTSIDE, readState, type Secrets, writeState } from './home.ts'
import { acquireLock, type Lock } from './lock.ts'
import {
  clearRemains,
  type Exit,
  orphanPostmaster,
  type Postmaster,
  readPidFile,
  spawnPostmaster,
  stopPostmaster,
  untilReady,
} from './postmaster.ts'
import { isRoot } from './user.ts'

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

export interface RunningPostgres {
  readonly port: number
  readonly host: string
  /** Of the current server process; another after `restart()`. */
  readonly pid: number
  readonly version: string
  readonly binaries: Binaries
  /** Whether this start made the database. */
  readonly firstStart: boolean
  /** Whether a server that had outlived its Node process was taken over. */
  readonly attached: boolean
  url(role: 'owner' | 'server' | 'super', database?: string): string
  /** Starts it again with the same port and passwords, stopping it first if it lives. Calls at once share one restart. */
  restart(): Promise<void>
  /** Fast shutdown: open transactions are rolled back, sessions ended. May be called twice. */
  stop(): Promise<void>
}

const HOST = '127.0.0.1'
/** Below the ports that systems hand out for outgoing connections, so that ours is still free after a restart. */
const PORTS = { from: 15_000, to: 29_999 } as const
/** Crash recovery replays at most max_wal_size; a slow disk needs minutes for it. */
const READY_WITHIN_MS = 300_000
const LOG_BYTES_MAX = 16_000_000

const DEFAULTS: Readonly<Record<string, string>> = {
  max_connections: '100',
  shared_buffers: '256MB',
  effective_cache_size: '1GB',
  work_mem: '16MB',
  maintenance_work_mem: '128MB',
  max_wal_size: '2GB',
  checkpoint_timeout: '10min',
  wal_compression: 'on',
  random_page_cost: '1.1',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_checkpoints: 'off',
  log_line_prefix: '%m [%p] %u@%d ',
  password_encryption: 'scram-sha-256',
}

/** What makes an acknowledged evaluation survive a crash, and what keeps strangers out: not for the caller to change. */
const FIXED: Readonly<Record<string, string>> = {
  fsync: 'on',
  full_page_writes: 'on',
  synchronous_commit: 'on',
  listen_addresses: HOST,
  unix_socket_directories: '',
}

/** All that one start needs to know. */
interface Plan {
  readonly home: Home
  readonly secrets: Secrets
  readonly binaries: Binaries
  readonly log: string
  readonly settings: Readonly<Record<string, string>>
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
  const refused = Object.keys(options.settings ?? {}).filter((name) => name in FIXED || name === 'port')
  if (refused.length > 0) throw new Error(`These PostgreSQL settings cannot be changed: ${refused.join(', ')}`)
  const copies = isRoot() ? OUTSIDE : join(dataDir, 'programs')
  const binaries = await makeRunnable(options.binaries, home.user, copies)
  const secrets = await findOrMakeSecrets(dataDir, await exists(join(home.cluster, 'PG_VERSION')))
  await ensureCluster(home, binaries, secrets)
  const log = join(dataDir, 'postgres.log')
  await rotate(log)
  return { home, secrets, binaries, log, settings: { ...DEFAULTS, ...options.settings, ...FIXED } }
}

async function rotate(log: string): Promise<void> {
  const size = await stat(log).then(
    (found) => found.size,
    () => 0,
  )
  if (size > LOG_BYTES_MAX) await rename(log, `${log}.1`)
}

const argsFor = (plan: Plan, port: number): string[] =>
  ['-D', plan.home.cluster, '-p', String(port)].concat(
    Object.entries(plan.settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  )

function urlOf(secrets: Secrets, port: number, role: 'owner' | 'server' | 'super', database: string): string {
  const user = { owner: OWNER, server: SERVER, super: SUPERUSER }[role]
  return `postgres://${user}:${secrets[role]}@${HOST}:${port}/${encodeURIComponent(database)}`
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
    const from = await stat(plan.log).then(
      (found) => found.size,
      () => 0,
    )
    const postmaster = await launch(plan, port)
    if (postmaster !== null) return { postmaster, port, attached: false }
    // Someone may have taken the port between our look and PostgreSQL’s; every other failure would only repeat itself.
    if (attempt === 3 || options.port !== undefined || (await isFree(port))) throw await failure(plan, from)
  }
}

async function launch(plan: Plan, port: number): Promise<Postmaster | null> {
  const { home, binaries, log } = plan
  const postmaster = spawnPostmaster(program(binaries, 'postgres'), argsFor(plan, port), home.cluster, home.user, log)
  if (await untilReady(postmaster, home.cluster, READY_WITHIN_MS)) return postmaster
  await stopPostmaster(postmaster)
  return null
}

async function failure(plan: Plan, from: number): Promise<Error> {
  const handle = await open(plan.log, 'r')
  try {
    const size = (await handle.stat()).size
    const start = Math.max(from, size - 2_000)
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(size - start), 0, size - start, start)
    return new Error(`PostgreSQL does not start; the end of ${plan.log}:\n${buffer.toString('utf8', 0, bytesRead)}`)
  } finally {
    await handle.close()
  }
}

async function choosePort(remembered: number | undefined, fixed: number | undefined): Promise<number> {
  if (remembered !== undefined && (await isFree(remembered))) return remembered
  if (fixed !== undefined) throw new Error(`Port ${fixed} for PostgreSQL is taken`)
  const count = PORTS.to - PORTS.from + 1
  for (let attempt = 0; attempt < 100; attempt++) {
    const port = PORTS.from + Math.floor(Math.random() * count)
    if (await isFree(port)) return port
  }
  throw new Error(`No free port for PostgreSQL between ${PORTS.from} and ${PORTS.to}`)
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen(port, HOST, () => server.close(() => resolve(true)))
  })
}

interface Supervised {
  readonly plan: Plan
  readonly port: number
  readonly attached: boolean
  readonly firstStart: boolean
  readonly locks: readonly Lock[]
  readonly onExit: StartOptions['onExit']
}

function supervise(about: Supervised, first: Postmaster): RunningPostgres {
  const { plan, port, attached, firstStart } = about
  let current = first
  let expected: Postmaster | null = null
  let restarting: Promise<void> | null = null
  let stopping: Promise<void> | null = null

  const watch = (postmaster: Postmaster): void => {
    void postmaster.exited.then((exit) => {
      if (postmaster !== expected && stopping === null) about.onExit?.(exit)
    })
  }
  const restart = async (): Promise<void> => {
    expected = current
    await stopPostmaster(current)
    current = await relaunch(plan, port, () => stopping !== null)
    watch(current)
  }
  const stop = async (): Promise<void> => {
    await restarting?.catch(() => {})
    await stopPostmaster(current)
    for (const lock of about.locks) lock.release()
  }
  watch(first)
  return {
    port,
    host: HOST,
    version: plan.binaries.version,
    binaries: plan.binaries,
    firstStart,
    attached,
    get pid() {
      return current.pid
    },
    url: (role, database = DATABASE) => urlOf(plan.secrets, port, role, database),
    restart() {
      if (stopping !== null) return Promise.reject(new Error('PostgreSQL is being stopped'))
      restarting ??= restart().finally(() => {
        restarting = null
      })
      return restarting
    },
    stop() {
      stopping ??= stop()
      return stopping
    },
  }
}

/** The clients know the port, so it stays; whatever holds it, or a full disk, may pass within a minute. */
async function relaunch(plan: Plan, port: number, isStopping: () => boolean): Promise<Postmaster> {
  const from = await stat(plan.log).then(
    (found) => found.size,
    () => 0,
  )
  for (let pauseMs = 100; pauseMs < 30_000 && !isStopping(); pauseMs *= 2) {
    await clearRemains(plan.home.cluster, plan.home.user)
    const postmaster = await launch(plan, port)
    if (postmaster !== null) return postmaster
    await sleep(pauseMs)
  }
  throw await failure(plan, from)
}

import { open, stat } from 'node:fs/promises'
import { type Binaries, program } from './binaries.ts'
import { OWNER, SERVER, SUPERUSER } from './cluster.ts'
import type { Home, Secrets } from './home.ts'
import { HOST } from './port.ts'
import { type Postmaster, spawnPostmaster, stopPostmaster, untilReady } from './postmaster.ts'

export type Role = 'owner' | 'server' | 'super'

/** Crash recovery replays at most max_wal_size; a slow disk needs minutes for it. */
const READY_WITHIN_MS = 300_000

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
export interface Plan {
  readonly home: Home
  readonly secrets: Secrets
  readonly binaries: Binaries
  readonly log: string
  readonly settings: Readonly<Record<string, string>>
}

/** Refuses what is not for the caller to change. */
export function mergeSettings(asked: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> {
  const refused = Object.keys(asked).filter((name) => name in FIXED || name === 'port')
  if (refused.length > 0) throw new Error(`These PostgreSQL settings cannot be changed: ${refused.join(', ')}`)
  return { ...DEFAULTS, ...asked, ...FIXED }
}

export const argsFor = (plan: Plan, port: number): string[] =>
  ['-D', plan.home.cluster, '-p', String(port)].concat(
    Object.entries(plan.settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  )

export function urlOf(secrets: Secrets, port: number, role: Role, database: string): string {
  const user = { owner: OWNER, server: SERVER, super: SUPERUSER }[role]
  return `postgres://${user}:${secrets[role]}@${HOST}:${port}/${encodeURIComponent(database)}`
}

/** Answers null when the server ends instead of getting ready; then the log says why. */
export async function launch(plan: Plan, port: number): Promise<Postmaster | null> {
  const { home, binaries, log } = plan
  const postmaster = spawnPostmaster(program(binaries, 'postgres'), argsFor(plan, port), home.cluster, home.user, log)
  if (await untilReady(postmaster, home.cluster, READY_WITHIN_MS)) return postmaster
  await stopPostmaster(postmaster)
  return null
}

/** What the log got since it was `from` bytes long. */
export async function failure(plan: Plan, from: number): Promise<Error> {
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

export const sizeOf = (file: string): Promise<number> =>
  stat(file).then(
    (found) => found.size,
    () => 0,
  )

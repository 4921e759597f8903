import { chmod, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { openKeyFolder } from '../../server/platform/keys.ts'
import type { Secrets } from '../../server/platform/postgres/home.ts'
import { acquireLock } from '../../server/platform/postgres/lock.ts'
import { urlOf } from '../../server/platform/postgres/plan.ts'
import { choosePort } from '../../server/platform/postgres/port.ts'
import { orphanPostmaster, readPidFile, stopPostmaster } from '../../server/platform/postgres/postmaster.ts'
import { openVault, type Vault } from '../../server/platform/vault.ts'
import type { TrialFile } from '../../server/trial/index.ts'
import { build } from '../../tools/lib/prepare.mjs'
import { type StartedServer, startServer } from '../../tools/lib/server.mjs'

export const root = join(import.meta.dirname, '..', '..')

/** The database that this run of the suite is about. */
export const databaseKind = process.env['YIPING_TEST_DATABASE'] === 'system' ? 'system' : 'embedded'

/** A build of the working copy may come first. */
export const startsWithinMs = 300_000

type Row = Record<string, unknown>

/** A database looked at from behind, by its DATA_DIR. */
export interface Insight {
  query<R extends Row>(text: string, values?: readonly unknown[]): Promise<R[]>
  /** The keyed image under which a token is redeemed: tells whose evaluation a row is. */
  nullifierOf(token: string): string
}

/** A server of its own process with a database cluster of its own, to be killed at will. */
export interface ChaosPlatform extends Insight {
  readonly dataDir: string
  readonly trial: TrialFile
  /** The same across starts, as behind a fixed PORT. */
  readonly base: string
  readonly server: StartedServer
  postmasterPid(): Promise<number>
  /** Starts the server again as an operator would, on the same folder. */
  start(env?: Readonly<Record<string, string>>): Promise<void>
  /** Ends everything that was started and removes it. */
  remove(): Promise<void>
}

async function pidFileOf(dataDir: string) {
  const file = await readPidFile(join(dataDir, 'postgres'))
  if (file === null) throw new Error('there is no postmaster')
  return file
}

export function lookInto(dataDir: string): Insight {
  let vault: Vault | undefined
  return {
    async query<R extends Row>(text: string, values: readonly unknown[] = []) {
      const secrets = JSON.parse(await readFile(join(dataDir, 'postgres-secrets.json'), 'utf8')) as Secrets
      const { port } = await pidFileOf(dataDir)
      const client = new pg.Client({ connectionString: urlOf(secrets, port, 'super', 'yiping') })
      await client.connect()
      try {
        return (await client.query<R>(text, [...values])).rows
      } finally {
        await client.end()
      }
    },
    nullifierOf(token) {
      vault ??= openVault(openKeyFolder(join(dataDir, 'keys')))
      return vault.blindIndex('nullifier', token).toString('hex')
    },
  }
}

/** Test files run side by side, and a working copy has only one build. */
export async function buildOnce(): Promise<void> {
  await mkdir(join(root, 'build'), { recursive: true })
  for (;;) {
    try {
      const lock = acquireLock(join(root, 'build', '.yiping-building'), 'The working copy is being built')
      await build(root, () => undefined).finally(() => lock.release())
      return
    } catch (error) {
      if (!/is being built|changes hands/.test(String(error))) throw error
      await sleep(200)
    }
  }
}

export async function startChaosPlatform(env: Readonly<Record<string, string>> = {}): Promise<ChaosPlatform> {
  await buildOnce()
  const dataDir = await mkdtemp(join(tmpdir(), 'yiping-chaos-'))
  // Root's PostgreSQL runs as nobody and has to reach its folder.
  await chmod(dataDir, 0o711)
  const cluster = join(dataDir, 'postgres')
  const port = await choosePort(undefined, undefined)
  const settings = { PORT: String(port), POSTGRES_BINARIES: databaseKind, ...env }
  const start = (more: Readonly<Record<string, string>> = {}) =>
    startServer({ root, dataDir, env: { ...settings, ...more } })
  let server = await start()
  return {
    dataDir,
    trial: JSON.parse(await readFile(join(dataDir, 'trial.json'), 'utf8')) as TrialFile,
    base: server.base,
    get server() {
      return server
    },
    postmasterPid: async () => (await pidFileOf(dataDir)).pid,
    async start(more) {
      server = await start(more)
    },
    ...lookInto(dataDir),
    async remove() {
      server.kill('SIGTERM')
      await server.exited
      const left = await readPidFile(cluster)
      if (left !== null) await stopPostmaster(orphanPostmaster(left.pid))
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

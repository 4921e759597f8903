import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findBinaries } from '../../server/platform/postgres/binaries.ts'
import { type RunningPostgres, startPostgres } from '../../server/platform/postgres/launcher.ts'
import { type LaunchedServer, launchServer } from '../../tools/lib/server.mjs'

const root = join(import.meta.dirname, '..', '..')
const kind = process.env['YIPING_TEST_DATABASE'] === 'system' ? 'system' : 'embedded'

let folder: string
let postgres: RunningPostgres
let manual: string
let settings: Record<string, string>
const servers: LaunchedServer[] = []

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yiping-own-'))
  await chmod(folder, 0o711)
  postgres = await startPostgres({ dataDir: join(folder, 'cluster'), binaries: await findBinaries(kind) })
  manual = await readFile(join(root, 'docs', 'operations.md'), 'utf8')
  await makeAsWritten(/```sql\n(create role yiping_owner[\s\S]*?)```/.exec(manual)?.[1] ?? '')
  // The addresses too as the manual gives them; only the server is another.
  settings = Object.fromEntries(
    [...manual.matchAll(/^((?:MIGRATE_)?DATABASE_URL)=(\S+)$/gm)].map(([, name = '', url = '']) => [
      name,
      // The one of this test is on this machine, and speaks no TLS.
      url.replace('db.example.cn:5432', `127.0.0.1:${postgres.port}`).replace('?sslmode=verify-full', ''),
    ]),
  )
})

afterAll(async () => {
  for (const server of servers) server.kill('SIGTERM')
  await Promise.all(servers.map((server) => server.exited))
  await postgres?.stop()
  await rm(folder, { recursive: true, force: true })
})

/** The launcher has made roles for itself in this cluster; an operator's has none. */
async function makeAsWritten(statements: string): Promise<void> {
  await asSuperuser(['drop database yiping', 'drop role yiping_owner', 'drop role yiping_server'])
  await asSuperuser(statements.split(';\n').filter((text) => text.trim() !== ''))
}

async function asSuperuser(statements: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString: postgres.url('super', 'postgres') })
  await client.connect()
  for (const statement of statements) await client.query(statement)
  await client.end()
}

async function shell(command: string, env: Readonly<Record<string, string>>): Promise<void> {
  const PATH = `${postgres.binaries.bin}:${process.env['PATH']}`
  await promisify(execFile)('sh', ['-c', command], { cwd: folder, env: { ...env, PATH } })
}

function start(dataDir: string, env: Readonly<Record<string, string>>, ...flags: readonly string[]): LaunchedServer {
  const server = launchServer({
    args: ['tools/start.mjs', ...flags],
    cwd: root,
    env: { PORT: '0', METRICS_PORT: 'off', LOG_LEVEL: 'warn', DATA_DIR: join(folder, dataDir), ...env },
    secondsMax: 240,
  })
  servers.push(server)
  return server
}

/** npm run account as an operator runs it, and the first sign-in of whoever it has let in. */
async function signInFirst(base: string): Promise<void> {
  // Which database the tests run on is no setting of the product's, and it refuses what it does not know.
  const { YIPING_TEST_DATABASE: _, ...environment } = process.env
  const env = { ...environment, ...settings, DATA_DIR: join(folder, 'data') }
  const argv = ['tools/account.mjs', 'create', '--system', 'one.sys', '--security', 'two.sec', '--audit', 'three.aud']
  const running = promisify(execFile)(process.execPath, argv, { cwd: root, env })
  running.child.stdin?.end('某人甲\n某人乙\n某人丙\n')
  const { stdout } = await running
  const [, username, password] = /^system administrator +(\S+) {2}(\S+)$/m.exec(stdout) ?? []
  const answer = await fetch(`${base}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: base },
    body: JSON.stringify({ username, password }),
  })
  expect(await answer.json()).toMatchObject({ username: 'one.sys', stage: 'CHANGE_PASSWORD' })
}

describe(`a PostgreSQL of one's own, made as docs/operations.md writes (${kind})`, () => {
  test('without its owner, a database that was never migrated is refused', async () => {
    const { DATABASE_URL } = settings
    const server = start('data', { DATABASE_URL: DATABASE_URL ?? '' })
    expect(await server.exited).toMatchObject({ code: 1 })
    expect(server.output()).toMatch(/Yiping cannot start: .*MIGRATE_DATABASE_URL/)
    expect(server.output()).not.toContain('change')
  }, 240_000)

  test('with its owner it is migrated and served, and no trial data comes unasked', async () => {
    const server = start('data', settings)
    const base = await server.serving()
    expect((await fetch(`${base}/healthz`)).status).toBe(200)
    expect(await (await fetch(`${base}/api/v1/halls`)).json()).toEqual({ halls: [] })
    expect(existsSync(join(folder, 'data', 'trial.json'))).toBe(false)
    expect(existsSync(join(folder, 'data', 'postgres'))).toBe(false)
    expect(server.output()).toContain('npm run account -- create')
    await signInFirst(base)
    server.kill('SIGTERM')
    expect(await server.exited).toEqual({ code: 0, signal: null })
  }, 240_000)

  test('once migrated it is served without the owner’s password, and --trial brings the trial hall', async () => {
    const { DATABASE_URL } = settings
    const server = start('data', { DATABASE_URL: DATABASE_URL ?? '' }, '--trial')
    const base = await server.serving()
    expect((await fetch(`${base}/api/v1/halls/YP-TRIAL-01/board`)).status).toBe(200)
    expect(existsSync(join(folder, 'data', 'trial.json'))).toBe(true)
    server.kill('SIGTERM')
    await server.exited
  }, 240_000)

  const dumpAndRestore = () =>
    test('dumped and restored as written, it is served on with the same keys', async () => {
      const [dump = '', restore = ''] = manual.match(/^pg_(?:dump|restore) .*$/gm) ?? []
      const restored = Object.fromEntries(
        Object.entries(settings).map(([name, url]) => [name, url.replace(/\/yiping$/, '/yiping_restored')]),
      )
      await asSuperuser(['create database yiping_restored owner yiping_owner'])
      await shell(dump, settings)
      await shell(restore, restored)
      const server = start('data', { DATABASE_URL: restored['DATABASE_URL'] ?? '' }, '--trial')
      const base = await server.serving()
      expect((await fetch(`${base}/api/v1/halls/YP-TRIAL-01/board`)).status).toBe(200)
      server.kill('SIGTERM')
      await server.exited
    }, 240_000)
  // The npm package has initdb and postgres only, and Debian’s pg_dump refuses a server newer than itself.
  if (kind === 'system') dumpAndRestore()

  test('with another KEY_DIR than the database was filled under it does not serve', async () => {
    const server = start('data-with-other-keys', settings)
    expect(await server.exited).toMatchObject({ code: 1 })
    expect(server.output()).toContain('KEY_DIR does not belong to this database')
    // The true keys may yet be put there: nothing was made in their place.
    expect(existsSync(join(folder, 'data-with-other-keys'))).toBe(false)
  }, 240_000)

  test('as its owner it does not serve', async () => {
    const server = start('data', { DATABASE_URL: settings['MIGRATE_DATABASE_URL'] ?? '' })
    expect(await server.exited).toMatchObject({ code: 1 })
    expect(server.output()).toMatch(/the role yiping_owner (has CREATEROLE|owns tables)/)
  }, 240_000)
})

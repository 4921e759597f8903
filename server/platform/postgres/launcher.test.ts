import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { chmod, cp, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import ts from 'typescript'
import { afterEach, describe, expect, test } from 'vitest'
import { type BinariesKind, findBinaries, makeRunnable } from './binaries.ts'
import { type RunningPostgres, type StartOptions, startPostgres } from './launcher.ts'
import { acquireLock } from './lock.ts'
import { canEnter, isRoot } from './user.ts'

const undo: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step()
})

/** A DATA_DIR that goes away with the test; mode 0711 lets the unprivileged user of PostgreSQL pass. */
async function temporary(mode = 0o711): Promise<string> {
  const parent = await mkdtemp(join(tmpdir(), 'yiping-pg-'))
  await chmod(parent, mode)
  const dataDir = join(parent, 'data')
  undo.push(async () => {
    await removeOutside(dataDir)
    await rm(parent, { recursive: true, force: true })
  })
  return dataDir
}

async function removeOutside(dataDir: string): Promise<void> {
  const state = await readFile(join(dataDir, 'postgres.json'), 'utf8').catch(() => '{}')
  const { outside } = JSON.parse(state) as { outside?: string }
  if (outside) await rm(join('/var/lib/yiping', outside), { recursive: true, force: true })
}

const SMALL = { shared_buffers: '16MB', max_connections: '20' }

async function start(dataDir: string, more: Partial<StartOptions> = {}): Promise<RunningPostgres> {
  const binaries = more.binaries ?? (await findBinaries('embedded'))
  const running = await startPostgres({ dataDir, settings: SMALL, ...more, binaries })
  undo.push(() => running.stop())
  return running
}

/** Runs the statements one by one and answers the rows of the last as text. */
async function ask(url: string, ...statements: string[]): Promise<string> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
  client.on('error', () => {})
  await client.connect()
  try {
    let rows: unknown[][] = []
    for (const text of statements) rows = (await client.query<unknown[]>({ text, rowMode: 'array' })).rows
    return rows.map((row) => row.join(' ')).join('\n')
  } finally {
    await client.end()
  }
}

const kinds: BinariesKind[] = process.env.SKIP_SERVER_PG ? ['embedded'] : ['embedded', 'system']

describe.each(kinds)('PostgreSQL from %s', (kind) => {
  test('makes roles and database once, keeps data, port and passwords', async () => {
    const dataDir = await temporary()
    const binaries = await findBinaries(kind)
    const first = await start(dataDir, { binaries })
    expect(first).toMatchObject({ firstStart: true, attached: false, host: '127.0.0.1' })
    await ask(first.url('owner'), 'create table kept as select 42 as answer', 'grant select on kept to yiping_server')
    await first.stop()

    const again = await start(dataDir, { binaries })
    expect(again).toMatchObject({ firstStart: false, attached: false, port: first.port })
    expect(again.url('server')).toBe(first.url('server'))
    expect(await ask(again.url('server'), 'select answer from kept')).toBe('42')
    expect(await ask(again.url('super'), 'show server_version')).toMatch(new RegExp(`^${again.version}`))
  })

  test('is durable, checked, sorted by code point and silent to strangers', async () => {
    const running = await start(await temporary(), { binaries: await findBinaries(kind) })
    for (const setting of ['fsync', 'synchronous_commit', 'full_page_writes', 'data_checksums']) {
      expect(await ask(running.url('server'), `show ${setting}`), setting).toBe('on')
    }
    expect(
      await ask(running.url('super'), `select count(*) from pg_hba_file_rules where auth_method <> 'scram-sha-256'`),
    ).toBe('0')
    expect(
      await ask(running.url('server'), `select string_agg(t, '' order by t) from unnest('{b,评,B,a,é}'::text[]) t`),
    ).toBe('Babé评')
    expect(await ask(running.url('server'), `select lower('ÄB')`)).toBe('äb')
    const wrong = new URL(running.url('super'))
    wrong.password = 'wrong'
    await expect(ask(wrong.href, 'select 1')).rejects.toMatchObject({ code: '28P01' })
    wrong.password = ''
    await expect(ask(wrong.href, 'select 1')).rejects.toThrow()
  })

  test('gives the owner what migrations need, and the server nothing but to log in', async () => {
    const running = await start(await temporary(), { binaries: await findBinaries(kind) })
    await ask(
      running.url('owner'),
      'create role yiping_app',
      'grant yiping_app to yiping_server',
      'create database other',
    )
    expect(await ask(running.url('server'), 'set role yiping_app', 'select current_user')).toBe('yiping_app')
    const facts = `select rolname, rolsuper, rolcreaterole, rolcreatedb, rolinherit, rolbypassrls
      from pg_roles where rolname in ('yiping_owner', 'yiping_server') order by 1`
    expect(await ask(running.url('super'), facts)).toBe(
      'yiping_owner false true true true false\nyiping_server false false false false false',
    )
    await expect(ask(running.url('server'), 'create table mine ()')).rejects.toMatchObject({ code: '42501' })
  })

  test('comes back on the same port after its postmaster was killed under load, and loses nothing acknowledged', async () => {
    const exits: unknown[] = []
    const running = await start(await temporary(), {
      binaries: await findBinaries(kind),
      onExit: (exit) => exits.push(exit),
    })
    await ask(running.url('owner'), 'create table kept (n int primary key)')
    const acknowledged: number[] = []
    const load = (async () => {
      const client = new pg.Client({ connectionString: running.url('owner') })
      client.on('error', () => {})
      await client.connect()
      for (let n = 0; n < 1_000_000; n++) {
        await client.query('insert into kept values ($1)', [n])
        acknowledged.push(n)
      }
    })().catch(() => {})
    await sleep(300)
    const before = running.pid
    process.kill(before, 'SIGKILL')
    await load
    await expect.poll(() => exits).toEqual([{ code: null, signal: 'SIGKILL' }])
    await Promise.all([running.restart(), running.restart()])
    expect(running.pid).not.toBe(before)
    expect(acknowledged.length).toBeGreaterThan(0)
    const lost = `select count(*) from generate_series(0, ${acknowledged.length - 1}) n where n not in (select n from kept)`
    expect(await ask(running.url('owner'), lost)).toBe('0')
    await running.stop()
    expect(exits).toHaveLength(1)
  })
})

/** Our sources as JavaScript: the Node that is to be killed has no Vitest around it. */
async function compile(program: string): Promise<string> {
  const from = import.meta.dirname
  const to = join(program, 'postgres')
  await mkdir(to, { recursive: true })
  await symlink(join(from, '../../../node_modules'), join(program, 'node_modules'))
  const compilerOptions = {
    module: ts.ModuleKind.ESNext,
    target: ts.ScriptTarget.ES2023,
    rewriteRelativeImportExtensions: true,
  }
  const own = (await readdir(from)).filter((file) => !file.endsWith('.test.ts'))
  for (const name of [...own, '../durable-file.ts']) {
    const { outputText } = ts.transpileModule(await readFile(join(from, name), 'utf8'), { compilerOptions })
    await writeFile(join(to, name.replace(/\.ts$/, '.js')), outputText)
  }
  const runner = join(to, 'runner.mjs')
  await writeFile(
    runner,
    `import { findBinaries } from './binaries.js'
    import { startPostgres } from './launcher.js'
    const [dataDir, settings] = process.argv.slice(2)
    await startPostgres({ dataDir, settings: JSON.parse(settings), binaries: await findBinaries('embedded') })
    console.log('started')
    setInterval(() => {}, 1000)`,
  )
  return runner
}

/** Starts PostgreSQL from another Node process, kills that process at `when`, and leaves the server an orphan. */
async function orphan(dataDir: string, when: 'started' | number = 'started'): Promise<void> {
  const runner = await compile(`${dataDir}-program-${Math.random()}`)
  const child = spawn(process.execPath, [runner, dataDir, JSON.stringify(SMALL)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await (typeof when === 'number' ? sleep(when) : once(child.stdout, 'data'))
  child.kill('SIGKILL')
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
}

const pidIn = async (dataDir: string): Promise<number> =>
  Number.parseInt(await readFile(join(dataDir, 'postgres/postmaster.pid'), 'utf8'), 10)

describe('after Node was killed', () => {
  test('takes over the server that lives on, notices its death and stops it', async () => {
    const dataDir = await temporary()
    await orphan(dataDir)
    const pid = await pidIn(dataDir)
    const exits: unknown[] = []
    const running = await start(dataDir, { onExit: (exit) => exits.push(exit) })
    expect(running).toMatchObject({ attached: true, pid })
    expect(await ask(running.url('server'), 'select 1')).toBe('1')
    process.kill(pid, 'SIGKILL')
    await expect.poll(() => exits).toHaveLength(1)
    await running.restart()
    expect(await ask(running.url('server'), 'select 1')).toBe('1')
    await running.stop()
    await expect(ask(running.url('server'), 'select 1')).rejects.toMatchObject({ code: 'ECONNREFUSED' })
  })

  test('replaces the server that lives on when it runs with other settings', async () => {
    const dataDir = await temporary()
    await orphan(dataDir)
    const pid = await pidIn(dataDir)
    const running = await start(dataDir, { settings: { ...SMALL, max_connections: '21' } })
    expect(running).toMatchObject({ attached: false, firstStart: false })
    expect(running.pid).not.toBe(pid)
    expect(await ask(running.url('server'), 'show max_connections')).toBe('21')
  })

  test('replaces the server that lives on and does not answer', { timeout: 60_000 }, async () => {
    const dataDir = await temporary()
    await orphan(dataDir)
    const pid = await pidIn(dataDir)
    process.kill(pid, 'SIGSTOP')
    const running = await start(dataDir)
    expect(running.attached).toBe(false)
    expect(running.pid).not.toBe(pid)
  })

  test.each([150, 400, 650])('finishes a first start that was cut off after %i ms', async (afterMs) => {
    const dataDir = await temporary()
    await mkdir(dataDir)
    await orphan(dataDir, afterMs)
    const running = await start(dataDir)
    expect(await ask(running.url('server'), 'select current_database()')).toBe('yiping')
    await running.stop()
    await start(dataDir)
    expect((await readdir(dataDir)).filter((name) => name.includes('.new-'))).toEqual([])
  })
})

describe('heals', () => {
  test('a stale pid file whose number now belongs to a stranger, who is left alone', async () => {
    const dataDir = await temporary()
    await (await start(dataDir)).stop()
    const stranger = spawn('sleep', ['60'])
    undo.push(async () => void stranger.kill('SIGKILL'))
    await writeFile(
      join(dataDir, 'postgres/postmaster.pid'),
      `${stranger.pid}\n${dataDir}/postgres\n1\n5432\n\n127.0.0.1\n\nready   \n`,
    )
    const running = await start(dataDir)
    expect(await ask(running.url('server'), 'select 1')).toBe('1')
    expect(stranger.exitCode ?? stranger.signalCode).toBeNull()
  })

  test('a half-made directory, which is kept beside', async () => {
    const dataDir = await temporary()
    await mkdir(join(dataDir, 'postgres/base'), { recursive: true })
    const running = await start(dataDir)
    expect(running.firstStart).toBe(true)
    expect((await readdir(dataDir)).some((name) => name.startsWith('postgres.incomplete-'))).toBe(true)
  })

  test('a missing database and role', async () => {
    const dataDir = await temporary()
    const first = await start(dataDir)
    await ask(first.url('super', 'postgres'), 'drop database yiping', 'drop role yiping_server')
    await first.stop()
    const again = await start(dataDir)
    expect(again.firstStart).toBe(true)
    expect(await ask(again.url('server'), 'select 1')).toBe('1')
  })

  test('a port that somebody took meanwhile', async () => {
    const dataDir = await temporary()
    const first = await start(dataDir)
    await first.stop()
    const squatter = createServer().listen(first.port, '127.0.0.1')
    await once(squatter, 'listening')
    undo.push(async () => void squatter.close())
    const again = await start(dataDir)
    expect(again.port).not.toBe(first.port)
    await again.stop()
    await expect(start(dataDir, { port: first.port })).rejects.toThrow(`Port ${first.port} for PostgreSQL is taken`)
  })
})

describe('refuses', () => {
  test('a second server on the same DATA_DIR, and leaves the first alone', async () => {
    const dataDir = await temporary()
    const first = await start(dataDir)
    await expect(start(dataDir)).rejects.toThrow(/Another Yiping already runs .*process \d+/)
    expect(await ask(first.url('server'), 'select 1')).toBe('1')
    await first.stop()
    expect((await start(dataDir)).firstStart).toBe(false)
  })

  test('a lock of a dead process does not count, nor one of an earlier process with our number', async () => {
    const file = join(dirname(await temporary()), 'lock')
    for (const holder of [
      { pid: 2 ** 22 + 1, startedAt: 'x' },
      { pid: process.pid, startedAt: 'earlier' },
      'no json',
    ]) {
      await writeFile(file, JSON.stringify(holder))
      acquireLock(file, 'busy').release()
    }
    const held = acquireLock(file, 'busy')
    expect(() => acquireLock(file, 'busy')).toThrow('busy')
    held.release()
    expect(existsSync(file)).toBe(false)
  })

  test('to switch durability off or to open itself to others', async () => {
    const dataDir = await temporary()
    for (const settings of [
      { fsync: 'off' },
      { synchronous_commit: 'off' },
      { listen_addresses: '*' },
      { port: '1' },
    ]) {
      await expect(start(dataDir, { settings })).rejects.toThrow('cannot be changed')
    }
  })

  test('settings that PostgreSQL does not know, with its own words', async () => {
    await expect(start(await temporary(), { settings: { shared_bufers: '1MB' } })).rejects.toThrow('shared_bufers')
  })

  test('a database whose passwords are gone', async () => {
    const dataDir = await temporary()
    await (await start(dataDir)).stop()
    await rm(join(dataDir, 'postgres-secrets.json'))
    await expect(start(dataDir)).rejects.toThrow('postgres-secrets.json is missing')
  })

  test.skipIf(kinds.length < 2)('a directory of another major version', async () => {
    const dataDir = await temporary()
    await (await start(dataDir, { binaries: await findBinaries('system') })).stop()
    await expect(start(dataDir)).rejects.toThrow(/made by PostgreSQL \d+, but the embedded programs are/)
  })
})

test('keeps passwords to itself', async () => {
  const dataDir = await temporary()
  const running = await start(dataDir)
  expect((await stat(join(dataDir, 'postgres-secrets.json'))).mode & 0o777).toBe(0o600)
  const log = await readFile(join(dataDir, 'postgres.log'), 'utf8')
  for (const role of ['super', 'owner', 'server'] as const)
    expect(log).not.toContain(new URL(running.url(role)).password)
})

test.runIf(isRoot())(
  'started by root below a private folder, finds a place that its user can reach, and finds it again',
  async () => {
    const dataDir = await temporary(0o700)
    const first = await start(dataDir)
    expect(existsSync(join(dataDir, 'postgres'))).toBe(false)
    await ask(first.url('owner'), 'create table kept ()')
    await first.stop()
    const again = await start(dataDir)
    expect(await ask(again.url('owner'), 'select count(*) from kept')).toBe('0')
    await again.stop()
    await removeOutside(dataDir)
    await rm(dataDir, { recursive: true })
    expect((await start(dataDir)).firstStart).toBe(true)
  },
)

test('copies and links programs that lie out of reach or unlinked', async () => {
  const folder = dirname(await temporary())
  const original = await findBinaries('embedded')
  const root = join(folder, 'private')
  await cp(dirname(dirname(original.bin)), root, { recursive: true, verbatimSymlinks: true })
  await rm(join(root, 'native/lib/libpq.so.5'), { force: true })
  await chmod(root, 0o700)
  const user = isRoot() ? { uid: 65534, gid: 65534 } : null
  const runnable = await makeRunnable({ ...original, bin: join(root, 'native/bin') }, user, join(folder, 'copies'))
  expect(runnable.bin.startsWith(join(folder, user ? 'copies' : 'private'))).toBe(true)
  expect(await canEnter(runnable.bin, user)).toBe(true)
  expect(existsSync(join(runnable.bin, '../lib/libpq.so.5'))).toBe(true)
  const running = await start(join(folder, 'data'), { binaries: runnable })
  expect(await ask(running.url('server'), 'select 1')).toBe('1')
})

import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { roles } from '../../domain/access.ts'
import { isAlive } from '../../server/platform/postgres/lock.ts'
import { readPidFile } from '../../server/platform/postgres/postmaster.ts'
import type { TrialFile } from '../../server/trial/index.ts'
import { type LaunchedServer, launchServer } from '../../tools/lib/server.mjs'

const run = promisify(execFile)
const root = join(import.meta.dirname, '..', '..')
const isRoot = process.getuid?.() === 0
const binaries = process.env['YIPING_TEST_DATABASE'] === 'system' ? 'system' : 'embedded'

interface Person {
  readonly title: string
  /** What to say instead, where this person cannot be played here. */
  readonly cannot: string | null
  readonly identity: { readonly uid?: number; readonly gid?: number }
}

const hasHistory = existsSync(join(root, '.git'))
const noHistory = hasHistory ? null : 'this is no clone: there is nothing to clone from'
const nobody = { uid: 65_534, gid: 65_534 }
const people: readonly Person[] = [
  {
    title: 'another, ordinary user',
    cannot: noHistory ?? (isRoot ? null : 'only root can start a program as somebody else'),
    identity: nobody,
  },
  { title: isRoot ? 'root' : 'an ordinary user', cannot: noHistory, identity: {} },
]

/**
 * Whoever comes second takes over what the first has installed and built: `npm test` itself begins with both in its own clone.
 * At night (YIPING_TEST_WHOLE=1) each begins from nothing.
 */
const made = ['node_modules', 'build']
let left: string | null = null

async function leave(clone: string): Promise<void> {
  if (process.env['YIPING_TEST_WHOLE'] === '1' || left !== null) return
  left = await mkdtemp(join(tmpdir(), 'yiping-made-'))
  for (const name of made) await rename(join(clone, name), join(left, name))
}

async function takeOver(clone: string): Promise<void> {
  if (left === null) return
  for (const name of made) await rename(join(left, name), join(clone, name))
}

afterAll(async () => {
  if (left !== null) await rm(left, { recursive: true, force: true })
})

const installsWithinSeconds = 420

describe.each(people)('from an empty clone below a 0700 folder to a served board, as $title', (person) => {
  if (person.cannot !== null) console.log(`skipped as ${person.title}: ${person.cannot}`)
  let folder: string
  let clone: string
  let server: LaunchedServer
  let base: string

  const start = async (command: string, ...args: readonly string[]) => {
    server = launchServer({
      command,
      args,
      cwd: clone,
      env: { ...(await npmSettings()), HOME: folder, PORT: '0', METRICS_PORT: '0', POSTGRES_BINARIES: binaries },
      // A terminal sends Ctrl-C to npm and to everything below it.
      detached: true,
      secondsMax: installsWithinSeconds,
      ...person.identity,
    })
    base = await server.serving()
  }
  const ctrlC = async () => {
    process.kill(-server.pid, 'SIGINT')
    return server.exited
  }

  beforeAll(
    async () => {
      if (person.cannot !== null) return
      folder = await mkdtemp(join(tmpdir(), 'yiping-clone-'))
      expect((await stat(folder)).mode & 0o777).toBe(0o700)
      clone = join(folder, 'yiping')
      await run('git', ['clone', '--quiet', root, clone])
      await takeOver(clone)
      if (person.identity.uid !== undefined)
        await run('chown', ['-R', `${person.identity.uid}:${person.identity.gid}`, folder])
      await start('npm', 'start')
    },
    (installsWithinSeconds + 60) * 1000,
  )

  afterAll(async () => {
    if (server !== undefined && !server.hasExited()) await ctrlC()
    if (server !== undefined) await leave(clone)
    if (folder !== undefined) await removeClone(folder, join(clone, 'data'))
  }, 60_000)

  test.skipIf(person.cannot !== null)('every face and the health are served', async () => {
    const hall = 'YP-TRIAL-01'
    for (const address of ['/', `/screen/${hall}`, '/e', '/api']) {
      const answer = await fetch(base + address)
      expect([address, answer.status]).toEqual([address, 200])
      expect(answer.headers.get('content-type')).toMatch(/^text\/html/)
    }
    const board = (await (await fetch(`${base}/api/v1/halls/${hall}/board`)).json()) as Record<string, unknown>
    expect(board).toMatchObject({ hallCode: hall, today: { evaluations: 0 } })
    const health = await fetch(`${base}/healthz`)
    expect(health.status).toBe(200)
    expect(await health.json()).toMatchObject({ status: 'ok', dependencies: { database: 'up' } })
    const metrics = /http:\S+\/metrics/.exec(server.output())?.[0] ?? ''
    expect(await (await fetch(metrics)).text()).toContain('yiping_request_seconds')
  })

  test.skipIf(person.cannot !== null)('trial.json holds what it promises, for the server’s user alone', async () => {
    const file = join(clone, 'data', 'trial.json')
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    expect(server.output()).toContain(file)
    const trial = JSON.parse(await readFile(file, 'utf8')) as TrialFile
    expect(Object.keys(trial).sort()).toEqual(['accounts', 'apiKey', 'baseUrl', 'invitations', 'pairingCode'])
    expect(trial.baseUrl).toBe(base)
    expect(Object.keys(trial.accounts).sort()).toEqual(roles.map((role) => role.toLowerCase()).sort())
    expect(trial.invitations.length).toBeGreaterThan(0)
    for (const { token, url } of trial.invitations) expect(url).toBe(`${base}/e#${token}`)
  })

  test.skipIf(person.cannot !== null)(
    'Ctrl-C stops everything with code 0; the next start goes on with the data',
    async () => {
      const dataDir = join(clone, 'data')
      const before = JSON.parse(await readFile(join(dataDir, 'trial.json'), 'utf8')) as TrialFile
      const token = before.invitations[0]?.token ?? ''
      const given = await evaluate(base, token, 'before-the-stop')
      expect(given.status).toBe(201)
      const postmaster = await readPidFile(await clusterOf(dataDir))
      expect(isAlive(postmaster?.pid ?? 0)).toBe(true)

      // npm passes on how the shell between it and us ended: by the signal, although we end in good order.
      expect([0, null]).toContain((await ctrlC()).code)
      expect(server.output()).toMatch(/Stopped\.\s*$/)
      expect(isAlive(postmaster?.pid ?? 0)).toBe(false)

      await start(process.execPath, 'tools/start.mjs')
      const repeated = await evaluate(base, token, 'before-the-stop')
      expect([repeated.status, repeated.headers.get('idempotency-replayed')]).toEqual([201, 'true'])
      expect(await repeated.json()).toEqual(await given.json())
      expect((await evaluate(base, token, 'after-the-stop')).status).toBe(409)
      expect(await ctrlC()).toEqual({ code: 0, signal: null })
    },
    120_000,
  )
})

function evaluate(base: string, token: string, key: string): Promise<Response> {
  return fetch(`${base}/api/v1/evaluations`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': key },
    body: JSON.stringify({ token, grade: 5, channel: 'QR_CODE' }),
  })
}

/** Where packages come from, and whom to trust about it, is a matter of the machine, not of the clone. */
async function npmSettings(): Promise<Record<string, string>> {
  const { stdout } = await run('npm', ['config', 'get', 'registry'], { cwd: tmpdir() })
  const trusted = process.env['NODE_EXTRA_CA_CERTS']
  return {
    npm_config_registry: stdout.trim(),
    npm_config_update_notifier: 'false',
    ...(trusted === undefined ? {} : { NODE_EXTRA_CA_CERTS: trusted }),
  }
}

async function outsideOf(dataDir: string): Promise<string | null> {
  const state = await readFile(join(dataDir, 'postgres.json'), 'utf8').catch(() => '{}')
  const { outside } = JSON.parse(state) as { outside?: string }
  return outside === undefined ? null : join('/var/lib/yiping', outside)
}

/** Root's database moves out of a folder that its own user cannot enter. */
async function clusterOf(dataDir: string): Promise<string> {
  return join((await outsideOf(dataDir)) ?? dataDir, 'postgres')
}

async function removeClone(folder: string, dataDir: string): Promise<void> {
  const outside = await outsideOf(dataDir)
  if (outside !== null) await rm(outside, { recursive: true, force: true })
  // npm may still be writing its log.
  for (let attempt = 0; attempt < 20; attempt += 1) {
    await rm(folder, { recursive: true, force: true }).catch(() => undefined)
    if (!existsSync(folder) || (await readdir(folder)).length === 0) return
    await sleep(100)
  }
}

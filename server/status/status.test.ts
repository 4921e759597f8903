import pg from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { callsOf } from '../../tests/support/calls.ts'
import { startPlatform, type TestPlatform } from '../../tests/support/platform.ts'

let platform: TestPlatform
let calls: ReturnType<typeof callsOf>
beforeAll(async () => {
  platform = await startPlatform({ findLastBackup: async () => '2026-11-20T18:00:00.000Z' })
  calls = callsOf(platform)
})
afterAll(() => platform.stop())

const soon = { timeout: 30_000, interval: 500 }
const status = async () => (await calls.get('/api/v1/status')).body

test('anybody sees how the platform is: its parts, its background work, how far ahead it is prepared, its last backup', async () => {
  const seen = await status()
  expect(seen).toMatchObject({
    status: 'OK',
    version: '0.0.0-test',
    dependencies: { database: 'UP', intake: 'UP', vault: 'UP' },
    waitingEvaluations: 0,
    lastBackupAt: '2026-11-20T18:00:00.000Z',
  })
  expect(seen.sweeps).toContainEqual({ name: 'month-partitions', lastEndedAt: null, isFailing: false })
  const ahead = new Date(Date.now() + 8 * 3_600_000)
  ahead.setUTCDate(1)
  ahead.setUTCMonth(ahead.getUTCMonth() + 3)
  expect(seen.partitionsUntil).toBe(ahead.toISOString().slice(0, 7))
})

test('a sweep that ran is told with its time, and one that fails is not hidden', async () => {
  // One that comes round twice a second.
  const taking = () => sweepOf('ledger-sequence')
  await expect.poll(taking, soon).toMatchObject({ lastEndedAt: expect.any(String), isFailing: false })
  await platform.database.query('alter table ledger.pending_leaf rename to leaf_away')
  await expect.poll(taking, soon).toMatchObject({ isFailing: true })
  expect((await status()).status).toBe('DEGRADED')
  await platform.database.query('alter table ledger.leaf_away rename to pending_leaf')
  await expect.poll(async () => (await status()).status, soon).toBe('OK')
})

const sweepOf = async (wanted: string) =>
  ((await status()).sweeps as { name: string }[]).find(({ name }) => name === wanted)

test('a month without its partition is a defect that is seen', async () => {
  await platform.database.query(
    `create table stray (id uuid not null) partition by range (id); create table stray_default partition of stray default`,
  )
  expect(await status()).toMatchObject({ status: 'DEGRADED', partitionsUntil: null })
  await platform.database.query('drop table stray')
  expect((await status()).status).toBe('OK')
})

test('it answers while the database is away, and says so', async () => {
  const admin = new pg.Client({ connectionString: inject('postgres').superUrl })
  await admin.connect()
  const { name } = platform.database
  await admin.query(`alter database ${name} with allow_connections false`)
  await admin.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name])
  const seen = await status()
  await admin.query(`alter database ${name} with allow_connections true`)
  await admin.end()
  expect(seen).toMatchObject({ status: 'DEGRADED', dependencies: { database: 'DOWN' }, partitionsUntil: null })
  await expect.poll(async () => (await status()).dependencies, soon).toMatchObject({ database: 'UP' })
})

test('every answer carries the number of its request, and a refusal names the same', async () => {
  const good = await calls.get('/api/v1/status')
  const refused = await calls.get('/api/v1/halls/no_such/board')
  const numbers = [good, refused].map(({ headers }) => headers.get('x-request-id') ?? '')
  for (const number of numbers) expect(number).toMatch(/^[\w-]{16}$/)
  expect(numbers[0]).not.toBe(numbers[1])
  expect(JSON.stringify(refused.body)).toContain(numbers[1])
})

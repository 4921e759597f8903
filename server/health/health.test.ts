import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { routes } from '../../contracts/index.ts'
import { toOpenApi } from '../../contracts/openapi.ts'
import { callsOf, refusal } from '../../tests/support/calls.ts'
import { startPlatform, type TestPlatform } from '../../tests/support/platform.ts'

let platform: TestPlatform
let calls: ReturnType<typeof callsOf>
beforeAll(async () => {
  platform = await startPlatform()
  calls = callsOf(platform)
})
afterAll(() => platform.stop())

/** Turns the platform's database away or lets it back, from outside of it. */
async function allowConnections(isAllowed: boolean): Promise<void> {
  const admin = new pg.Client({ connectionString: inject('postgres').superUrl })
  await admin.connect()
  const { name } = platform.database
  await admin.query(`alter database ${name} with allow_connections ${isAllowed}`)
  if (!isAllowed) await admin.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name])
  await admin.end()
}

test('what the server says it promises is what the contracts say', async () => {
  expect((await calls.get('/openapi.json')).body).toEqual(toOpenApi(routes, '0.0.0-test'))
  const page = await calls.get('/api')
  for (const { path } of routes) expect(page.text).toContain(path)
})

describe('healthz', () => {
  test('answers 200 while it serves, with the state of each dependency', async () => {
    const { status, body } = await calls.get('/healthz')
    expect(status).toBe(200)
    expect(body).toMatchObject({
      status: 'ok',
      version: '0.0.0-test',
      dependencies: { database: 'up', intake: 'up', vault: 'up' },
    })
  })

  test('is degraded while the database is away; calls are told to come again, nothing is lost, and it comes back by itself', async () => {
    const token = await platform.invite()
    await allowConnections(false)
    await expect.poll(async () => (await calls.get('/healthz')).status).toBe(503)
    expect((await calls.get('/healthz')).body).toMatchObject({ status: 'degraded', dependencies: { database: 'down' } })
    const away = [
      await calls.give(token, 5, 'while-away-1'),
      await calls.post('/api/v1/invitations/open', { token }),
      await calls.comment({ grade: 3 }, 'while-away-2'),
      await calls.get('/api/v1/halls'),
    ]
    expect(away.map(refusal)).toEqual(Array(4).fill('503 BUSY'))
    for (const answer of away) expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
    await allowConnections(true)
    await expect.poll(async () => (await calls.get('/healthz')).status, { timeout: 10_000 }).toBe(200)
    expect((await calls.give(token, 5, 'while-away-1')).status).toBe(201)
  })
})

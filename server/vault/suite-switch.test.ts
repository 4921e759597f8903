import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { callsOf, type Evaluated, refusal } from '../../tests/support/calls.ts'
import { findEvaluations, recomputeDigest } from '../../tests/support/digests.ts'
import { startPlatform, type TestPlatform } from '../../tests/support/platform.ts'
import type { SuiteName } from '../platform/suites.ts'
import { type Running, run } from '../run.ts'

let platform: TestPlatform
let again: Running | undefined
let token: string
let first: Evaluated
beforeAll(async () => {
  platform = await startPlatform({ sealingSuite: 'sm4-hmac-sm3' })
  const calls = callsOf(platform)
  token = await platform.invite()
  first = (await calls.give(token, 2, 'before-the-switch', { comment: '国密' })).body
})
afterAll(async () => {
  await again?.stop()
  await platform.stop()
})

const suitesIn = async () => {
  const rows = await platform.database.query<{ suite: number }>(
    `select distinct get_byte(bytes, 0) as suite from (
       select wrapped as bytes from vault.data_key union all select sealed from vault.sealed_field
       union all select sealed_link from vault.evaluation_link) as all_sealed where bytes is not null order by 1`,
  )
  return rows.map(({ suite }) => suite)
}

async function restart(sealingSuite: SuiteName): Promise<ReturnType<typeof callsOf>> {
  await again?.stop()
  again = await run({
    databaseUrl: platform.database.serverUrl,
    keyDir: join(platform.folder, 'keys'),
    sealingSuite,
    host: '127.0.0.1',
    port: 0,
    tls: null,
    trustedProxies: [],
    logLevel: 'error',
    intakeConnections: 1,
    appConnections: 2,
    intakeQueueMax: 100,
    importMegabytesMax: 20,
    facesFolder: null,
    version: '0',
    publicUrl: () => 'http://127.0.0.1',
  })
  const base = `http://127.0.0.1:${again.port}`
  const post: TestPlatform['post'] = (path, body, headers = {}) =>
    fetch(base + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    })
  return callsOf({ ...platform, base, running: again, post })
}

describe('the suite is switched', () => {
  test('under the Chinese suite nothing else is written', async () => {
    expect(await suitesIn()).toEqual([2])
    const [row] = await platform.database.query('select suite from vault.index_suite')
    expect(row).toEqual({ suite: 'hmac-sm3' })
  })

  test('after a start with the other one, everything opens as it was sealed, and what is new is sealed with the new one', async () => {
    const calls = await restart('aes-gcm')
    expect((await calls.lookUp(first.receipt)).body).toMatchObject({ grade: 2, comment: '国密' })
    const { body } = await calls.give(await platform.invite(), 4, 'after-the-switch', { comment: '通用' })
    expect((await calls.lookUp(body.receipt)).body).toMatchObject({ grade: 4, comment: '通用' })
    expect(await suitesIn()).toEqual([1, 2])
  })

  test('equal texts are still found: the index stays what the first start settled', async () => {
    const calls = callsOf({ ...platform, base: `http://127.0.0.1:${again?.port}` })
    expect(refusal(await calls.give(token, 5, 'another-key-1'))).toBe('409 ALREADY_EVALUATED')
    const repeated = await calls.give(token, 2, 'before-the-switch', { comment: '国密' })
    expect(repeated.headers.get('idempotency-replayed')).toBe('true')
    const [row] = await platform.database.query('select suite from vault.index_suite')
    expect(row).toEqual({ suite: 'hmac-sm3' })
  })

  test('and back again: every digest can be computed from what either has sealed', async () => {
    await restart('sm4-hmac-sm3')
    const rows = await findEvaluations(platform.database)
    expect(rows).toHaveLength(2)
    for (const row of rows) expect(row.digest.equals(recomputeDigest(platform.running.world.vault, row))).toBe(true)
  })

  test('the page of the state says what a site does without', async () => {
    const calls = await restart('sm4-hmac-sm3')
    expect((await calls.get('/api/v1/status')).body.downgrades).toEqual([
      'KEYS_IN_FILES',
      'NO_STANDBY',
      'PLAIN_HTTP',
      'NO_LETTERS',
    ])
    const other = await restart('aes-gcm')
    expect((await other.get('/api/v1/status')).body.downgrades).toContain('SUITE_NOT_CHINESE')
  })
})

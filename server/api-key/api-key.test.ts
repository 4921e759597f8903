import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { callsOf, hear, refusal } from '../../tests/support/calls.ts'
import { caseReport, startPlatform, type TestPlatform } from '../../tests/support/platform.ts'
import { revokeApiKey } from './index.ts'

let platform: TestPlatform
let calls: ReturnType<typeof callsOf>
let clock = Date.now()
/** One report, the same each time: what has ended cannot be reported otherwise. */
const report = JSON.stringify(caseReport(clock))
beforeAll(async () => {
  platform = await startPlatform({ now: () => clock })
  calls = callsOf(platform)
})
afterAll(() => platform.stop())

const put = (headers: Record<string, string>, body = report) =>
  hear(
    fetch(`${platform.base}/api/v1/cases/KEY-1`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json', ...headers },
      body,
    }),
  )

describe('a business system shows its key', () => {
  test('without one, or with anything that is none, it is not known', async () => {
    const { key } = await calls.apiKey()
    const wrong = `${key.slice(0, -1)}${key.endsWith('A') ? 'B' : 'A'}`
    for (const headers of [
      {},
      { authorization: '' },
      { authorization: key },
      { authorization: `Basic ${key}` },
      { authorization: 'Bearer yp_aaaaaaaaaaaa_' },
      { authorization: `Bearer yp_aaaaaaaaaaaa_${'A'.repeat(43)}` },
      { authorization: `Bearer ${wrong}` },
      { authorization: `Bearer ${'x'.repeat(4000)}` },
    ]) {
      expect(refusal(await put(headers as Record<string, string>))).toBe('401 UNAUTHENTICATED')
    }
    expect((await put({ authorization: `Bearer ${key}` })).status).toBe(201)
  })

  test('before its body is looked at: an unknown caller learns nothing of the shapes', async () => {
    expect(refusal(await put({}, '{'))).toBe('401 UNAUTHENTICATED')
    expect(refusal(await put({}, '{"colour":"red"}'))).toBe('401 UNAUTHENTICATED')
  })

  test('which ends on its day', async () => {
    const { key } = await calls.apiKey({ expiresAt: new Date(clock + 60_000) })
    expect((await put({ authorization: `Bearer ${key}` })).status).toBe(200)
    clock += 60_000
    expect(refusal(await put({ authorization: `Bearer ${key}` }))).toBe('401 UNAUTHENTICATED')
  })

  test('which can be revoked, and is refused from that moment on', async () => {
    const { id, key } = await calls.apiKey()
    expect((await put({ authorization: `Bearer ${key}` })).status).toBe(200)
    await platform.database.query('update api_key set revoked_at = now() where id = $1', [id])
    expect(refusal(await put({ authorization: `Bearer ${key}` }))).toBe('401 UNAUTHENTICATED')
  })

  test('which may do what it was made for and nothing else', async () => {
    const { key } = await calls.apiKey({ scopes: ['devices:pair'] })
    expect(refusal(await put({ authorization: `Bearer ${key}` }))).toBe('403 FORBIDDEN')
  })

  test('of which the database keeps a hash', async () => {
    const { key } = await calls.apiKey()
    const secret = key.slice('yp_'.length + 13)
    const rows = await platform.database.query<{ row: string }>('select api_key::text as row from api_key')
    expect(rows.some(({ row }) => row.includes(secret))).toBe(false)
  })
})

describe('the audit', () => {
  const entriesOf = (id: string) =>
    platform.database.query<Record<string, unknown>>(
      `select act, target_id, result, detail ->> 'status' as status, (e.*)::text as row from audit_entry e where actor_id = $1 order by id`,
      [id],
    )
  test('tells who called what with which result, and no case number', async () => {
    const { id, key } = await calls.apiKey()
    const { body } = await calls.putCase('SECRET-CASE-77', {}, key)
    await calls.putCase('SECRET-CASE-77', { itemCode: '11990102MB0000000T1000000000099' }, key)
    await expect.poll(async () => (await entriesOf(id)).length).toBe(2)
    const entries = await entriesOf(id)
    expect(entries).toMatchObject([
      { act: 'CASE_REPORTED', target_id: body.caseId, result: 'DONE' },
      { act: 'CASE_REPORTED', target_id: null, result: 'ITEM_UNKNOWN', status: '422' },
    ])
    expect(JSON.stringify(entries)).not.toContain('SECRET-CASE')
  })

  test('has calls that were refused to a known key too', async () => {
    const { id, key } = await calls.apiKey({ scopes: ['devices:pair'] })
    await put({ authorization: `Bearer ${key}` })
    await expect
      .poll(() => entriesOf(id))
      .toMatchObject([{ act: 'CALLED', target_id: 'PUT /api/v1/cases/:caseNo', result: 'FORBIDDEN', status: '403' }])
  })

  test('tells when a key was made and revoked, and by whom', async () => {
    const { id, key } = await calls.apiKey()
    const keyId = key.slice('yp_'.length, 'yp_'.length + 12)
    expect(await revokeApiKey(platform.running.world, keyId)).toBe(true)
    expect(await revokeApiKey(platform.running.world, keyId)).toBe(false)
    const entries = await platform.database.query(
      `select command, act, detail, (e.*)::text like '%' || $2 || '%' as "tellsSecret" from audit_entry e where target_id = $1 order by id`,
      [id, key.slice(-43)],
    )
    const rest = { command: 'api-key', tellsSecret: false }
    expect(entries).toEqual([
      { act: 'API_KEY_ISSUED', detail: { keyId, scopes: ['cases:write', 'devices:pair'] }, ...rest },
      { act: 'API_KEY_REVOKED', detail: { keyId }, ...rest },
    ])
  })
})

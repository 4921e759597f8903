import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { callsOf, hear, refusal } from '../../tests/support/calls.ts'
import { caseReport, startPlatform, type TestPlatform } from '../../tests/support/platform.ts'

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

describe('the call log', () => {
  test('tells who called which route with which result, and no case number', async () => {
    const { id, key } = await calls.apiKey()
    await calls.putCase('SECRET-CASE-77', {}, key)
    await calls.putCase('SECRET-CASE-77', { itemCode: '11990102MB0000000T1000000000099' }, key)
    const rows = () =>
      platform.database.query<Record<string, unknown>>(
        'select method, route, status, code, api_call::text as row from api_call where api_key_id = $1 order by id',
        [id],
      )
    await expect.poll(async () => (await rows()).length).toBe(2)
    const [kept, refused] = await rows()
    expect(kept).toMatchObject({ method: 'PUT', route: '/api/v1/cases/:caseNo', status: 201, code: null })
    expect(refused).toMatchObject({ status: 422, code: 'ITEM_UNKNOWN' })
    expect(JSON.stringify([kept, refused])).not.toContain('SECRET-CASE')
  })

  test('has calls that were refused to a known key too', async () => {
    const { id, key } = await calls.apiKey({ scopes: ['devices:pair'] })
    await put({ authorization: `Bearer ${key}` })
    await expect
      .poll(() => platform.database.query('select status, code from api_call where api_key_id = $1', [id]))
      .toEqual([{ status: 403, code: 'FORBIDDEN' }])
  })
})

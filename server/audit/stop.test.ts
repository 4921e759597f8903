import pg from 'pg'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { callsOf } from '../../tests/support/calls.ts'
import { startPlatform, type TestPlatform } from '../../tests/support/platform.ts'
import { accountOf, freshCookie, type Staff, signedIn } from '../../tests/support/staff.ts'
import { main } from '../api-key-main.ts'

let platform: TestPlatform
beforeAll(async () => {
  platform = await startPlatform()
})
afterAll(() => platform.stop())

const query = <Row extends pg.QueryResultRow>(text: string, values: readonly unknown[] = []) =>
  platform.database.query<Row>(text, values)
const bearer = () => ({ authorization: `Bearer ${platform.trial.apiKey}` })
const machine = (path: string, body: object) => callsOf(platform).post(path, body, bearer())

async function newDevice(): Promise<string> {
  const calls = callsOf(platform)
  const asked = await machine('/api/v1/device-pairings', { hallCode: 'YP-TRIAL-01', kind: 'SCREEN' })
  const { body } = await calls.post('/api/v1/devices', { pairingCode: asked.body['pairingCode'], name: '大屏' })
  return String(body['deviceId'])
}
const accountIdOf = async (role: Parameters<typeof accountOf>[1]) => {
  const [row] = await query<{ id: string }>('select id from account where username = $1', [
    accountOf(platform, role).username,
  ])
  return row?.id ?? ''
}
const statusOf = async (staff: Pick<Staff, 'call'>, method: string, path: string, body: object = {}) => {
  const { status, body: said } = await staff.call(method, path, body)
  return status < 300 ? status : said.code
}
/** By a session that has just shown its second factor. */
async function asRole(role: Parameters<typeof accountOf>[1]): Promise<Pick<Staff, 'call'>> {
  const cookie = await freshCookie(platform, role)
  return {
    async call(method, path, body) {
      const headers = { cookie, 'sec-fetch-site': 'same-origin' }
      const payload = method === 'GET' ? {} : { payload: body as object }
      const answer = await platform.running.http.inject({ method: method as 'POST', url: path, headers, ...payload })
      return { status: answer.statusCode, body: answer.json(), setCookie: null }
    },
  }
}
/** What of these targets stands in the log under a seal. */
const sealed = (ids: readonly string[]) =>
  query<{ act: string; target: string }>(
    `select e.act, e.target_id as target from audit_entry e
     where e.target_id = any($1) and e.result = 'DONE' and exists (select from audit_seal s where e.id = any(s.entry_ids))
       and e.act ~ 'REVOKED|ENDED|STATE_SET' order by e.act, e.target_id`,
    [ids],
  )

test('while nothing is sealed: keys, devices, sessions, accounts and posts are ended all the same, and sealed later', async () => {
  const [key, deviceId, closedId, partedId] = [
    await callsOf(platform).apiKey(),
    await newDevice(),
    await accountIdOf('REVIEWER'),
    await accountIdOf('HR'),
  ]
  const [system, security, reviewer] = [
    await asRole('SYSTEM_ADMIN'),
    await asRole('SECURITY_ADMIN'),
    await asRole('REVIEWER'),
  ]
  const [post] = await query<{ id: string }>('select id from account_post where account_id = $1', [partedId])
  await query('alter function seal_audit_entries(integer) rename to seal_audit_entries_away')
  await query(`update audit_pending set appended_at = clock_timestamp() - interval '2 minutes'`)
  await callsOf(platform).apiKey()
  await query(`update audit_pending set appended_at = clock_timestamp() - interval '2 minutes'`)

  expect(await statusOf(security, 'POST', `/api/v1/api-keys/${key.id}/rotation`)).toBe('AUDIT_STANDS_STILL')
  expect(await statusOf(security, 'POST', `/api/v1/api-keys/${key.id}/revocation`)).toBe(200)
  expect((await callsOf(platform).putCase('STOPPED-1', {}, key.key)).status).toBe(401)
  expect((await machine(`/api/v1/devices/${deviceId}/revocation`, {})).status).toBe(200)
  expect(await statusOf(reviewer, 'POST', '/api/v1/sessions/others/end')).toBe(200)
  const state = `/api/v1/accounts/${closedId}/state`
  expect(await statusOf(system, 'PUT', state, { state: 'DISABLED' })).toBe(200)
  expect(await statusOf(reviewer, 'GET', '/api/v1/session')).toBe('UNAUTHENTICATED')
  expect(await statusOf(system, 'PUT', state, { state: 'OPEN' })).toBe('AUDIT_STANDS_STILL')
  expect(await statusOf(security, 'POST', `/api/v1/accounts/${partedId}/posts/${post?.id}/end`)).toBe(200)

  await query('alter function seal_audit_entries_away(integer) rename to seal_audit_entries')
  await expect
    .poll(async () => (await sealed([key.id, deviceId, closedId, partedId])).map(({ act }) => act))
    .toEqual(['ACCOUNT_STATE_SET', 'API_KEY_REVOKED', 'DEVICE_REVOKED', 'POST_ENDED', 'SESSION_ENDED'])
})

test('while the log takes nothing in: one signs in and ends a key, the entry is held beside it and goes in when it can', async () => {
  const [inConsole, byCommand] = [await callsOf(platform).apiKey(), await callsOf(platform).apiKey()]
  const [named] = await query<{ name: string }>(`select 'yp_' || key_id as name from api_key where id = $1`, [
    byCommand.id,
  ])
  const holder = new pg.Client({ connectionString: platform.database.superUrl })
  await holder.connect()
  await holder.query('begin')
  await holder.query('lock table audit_entry in access exclusive mode')
  try {
    const security = await signedIn(platform, accountOf(platform, 'SECURITY_ADMIN'))
    expect(await statusOf(security, 'POST', `/api/v1/api-keys/${inConsole.id}/revocation`)).toBe(200)
    expect((await callsOf(platform).putCase('STOPPED-2', {}, inConsole.key)).status).toBe(401)
    const said = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
    const env = { DATABASE_URL: platform.database.serverUrl, DATA_DIR: platform.folder }
    expect(await main(env, ['revoke', named?.name ?? ''], platform.folder)).toBe(0)
    expect(said).toHaveBeenCalled()
    const held = await query<{ act: string }>('select act from audit_held order by act')
    expect(held.map(({ act }) => act)).toEqual(['API_KEY_REVOKED', 'API_KEY_REVOKED', 'FACTOR_SHOWN', 'SIGNED_IN'])
  } finally {
    await holder.end()
  }
  await expect
    .poll(async () => (await sealed([inConsole.id, byCommand.id])).map(({ target }) => target))
    .toEqual([inConsole.id, byCommand.id].toSorted())
  expect(await query('select from audit_held')).toEqual([])
  await platform.running.app.audit.check()
  expect(platform.running.app.audit.lastCheck?.findings).toEqual([])
})

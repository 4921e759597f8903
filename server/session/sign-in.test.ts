import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startPlatform, type TestPlatform } from '../../tests/support/platform.ts'
import { accountOf, browserOf, signedIn } from '../../tests/support/staff.ts'

let platform: TestPlatform
let clock = Date.now()
beforeAll(async () => {
  platform = await startPlatform({ now: () => clock })
})
afterAll(() => platform.stop())

const signIn = (username: string, password: string) =>
  browserOf(platform).call('POST', '/api/v1/session', { username, password })

describe('a sign-in', () => {
  test('begins another session, and ends the one that the browser had', async () => {
    const admin = accountOf(platform, 'SYSTEM_ADMIN')
    const browser = await signedIn(platform, admin)
    const former = browser.cookie()
    const elsewhere = await signedIn(platform, accountOf(platform, 'REVIEWER'))
    clock += 60_000
    const { username, password } = admin
    expect((await browser.call('POST', '/api/v1/session', { username, password })).status).toBe(201)
    expect(browser.cookie()).not.toBe(former)
    const stale = await browserOf(platform).call('GET', '/api/v1/session', undefined, { cookie: former })
    expect(stale.status).toBe(401)
    expect((await elsewhere.call('GET', '/api/v1/session')).status).toBe(200)
  })

  test('that is refused stands in the audit with the account and where from; at a name that nobody has it is counted', async () => {
    const { username } = accountOf(platform, 'LEADING_GROUP')
    const tried = () =>
      platform.database.query<{ result: string; from: string; role: string | null }>(
        `select e.result, host(e.from_address) as "from", e.role from audit_entry e join account a on a.id = e.actor_id
         where e.act = 'SIGNED_IN' and e.target_id = a.id::text and a.username = $1`,
        [username],
      )
    const stranger = 'nobody.with-this-name'
    expect((await signIn(stranger, 'wrong password')).status).toBe(401)
    expect((await signIn(username, 'wrong password')).status).toBe(401)
    await expect.poll(tried).toEqual([{ result: 'SIGN_IN_REFUSED', from: '127.0.0.1', role: null }])
    const [row] = await platform.database.query<{ all: string }>(
      'select jsonb_agg(to_jsonb(e))::text as all from audit_entry e',
    )
    expect(row?.all).not.toContain(stranger)
    expect(await platform.running.metrics.registry.getSingleMetricAsString('yiping_refusals_total')).toContain(
      'code="SIGN_IN_REFUSED"',
    )
  })
})

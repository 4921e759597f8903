import { afterAll, beforeAll, expect, test } from 'vitest'
import { startPlatform, type TestPlatform } from '../../tests/support/platform.ts'
import { accountOf, browserOf, codeAt, signedIn } from '../../tests/support/staff.ts'

/** SECURITY_PROFILE=mlps3: what 等保三级 wants and ASVS does not, and how long one waits. The other profile is what every other test runs with. */
let platform: TestPlatform
let clock = Date.now()
const minute = 60_000
const dayMs = 86_400_000
beforeAll(async () => {
  platform = await startPlatform({ now: () => clock, securityProfile: 'mlps3' })
})
afterAll(() => platform.stop())

test('a password has four kinds of characters, and is changed after ninety days before anything else may be done', async () => {
  const account = accountOf(platform, 'WORKING_GROUP')
  const { username, password, totpSecret } = account
  const staff = await signedIn(platform, account)
  const change = (current: string, next: string) => staff.call('PUT', '/api/v1/session/password', { current, next })
  expect((await change(password, 'a long sentence nobody says')).body.code).toBe('PASSWORD_TOO_SIMPLE')
  const next = 'A long sentence nobody says, 7 times'
  expect((await change(password, next)).status).toBe(200)
  clock += 90 * dayMs - minute
  const young = await signedIn(platform, { username, password: next, totpSecret })
  expect((await young.call('GET', '/api/v1/session')).body.stage).toBe('OPEN')
  clock += minute
  expect((await young.call('GET', '/api/v1/session')).body.stage).toBe('CHANGE_PASSWORD')
  expect((await young.call('GET', '/api/v1/devices')).body.code).toBe('SIGN_IN_UNFINISHED')
  const browser = browserOf(platform)
  const begun = await browser.call('POST', '/api/v1/session', { username, password: next })
  expect(begun.body.stage).toBe('SECOND_FACTOR')
  const shown = await browser.call('POST', '/api/v1/session/second-factor', { code: await codeAt(totpSecret, clock) })
  expect(shown.body.stage).toBe('CHANGE_PASSWORD')
})

test('the wait doubles with each failure, up to fifteen minutes, and never locks for good', async () => {
  const { username, password } = accountOf(platform, 'SOCIAL_SUPERVISOR')
  const signIn = (tried: string) => browserOf(platform).call('POST', '/api/v1/session', { username, password: tried })
  const waits: number[] = []
  for (let failure = 1; failure <= 12; failure += 1) {
    const answer = await signIn('wrong password')
    if (answer.status === 401) continue
    waits.push(answer.retryAfter ?? 0)
    clock += (answer.retryAfter ?? 0) * 1000
  }
  expect(waits).toEqual([30, 60, 120, 240])
  clock += 15 * minute
  for (let failure = 1; failure <= 2; failure += 1) await signIn('wrong password')
  clock += 15 * minute
  expect((await signIn(password)).status).toBe(201)
})

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { startPlatform, type TestPlatform } from '../../tests/support/platform.ts'
import { type Account, accountOf, browserOf, codeAt, signedIn } from '../../tests/support/staff.ts'

let platform: TestPlatform
let clock = Date.now()
let admin: Account
const minute = 60_000
beforeAll(async () => {
  platform = await startPlatform({ now: () => clock, trustedProxies: ['127.0.0.1'] })
  admin = accountOf(platform, 'SYSTEM_ADMIN')
})
afterAll(() => platform.stop())
/** Codes are good once: each test has a time of its own. */
beforeEach(() => {
  clock += 20 * minute
})

const signIn = (username: string, password: string) =>
  browserOf(platform).call('POST', '/api/v1/session', { username, password })

describe('signing in', () => {
  test('a password alone opens nothing: the second factor does', async () => {
    const browser = browserOf(platform)
    const begun = await browser.call('POST', '/api/v1/session', admin)
    expect(begun.status).toBe(400) // what is not promised is not taken
    const { username, password } = admin
    const right = await browser.call('POST', '/api/v1/session', { username, password })
    expect(right).toMatchObject({ status: 201, body: { stage: 'SECOND_FACTOR', permissions: [] } })
    expect(await browser.call('GET', '/api/v1/accounts')).toMatchObject({
      status: 403,
      body: { code: 'SIGN_IN_UNFINISHED' },
    })
    const before = browser.cookie()
    const code = await codeAt(admin.totpSecret, clock)
    const shown = await browser.call('POST', '/api/v1/session/second-factor', { code })
    expect(shown).toMatchObject({ status: 200, body: { stage: 'OPEN', secondFactors: ['TOTP'] } })
    expect(shown.body.permissions).toContain('account:write')
    expect(browser.cookie()).not.toBe(before)
    expect((await browser.call('GET', '/api/v1/accounts')).status).toBe(200)
  })

  test('the cookie is for this host, for no script and for no other site', async () => {
    const { setCookie } = await signIn(admin.username, admin.password)
    expect(setCookie).toMatch(/^yiping=[A-Za-z0-9_-]{43}; Path=\/; HttpOnly; SameSite=Strict$/)
  })

  test('a token from before the second factor is worth nothing after it, nor one that somebody else has thought of', async () => {
    const browser = browserOf(platform)
    const planted = `yiping=${'A'.repeat(43)}`
    const { username, password } = admin
    const begun = await browser.call('POST', '/api/v1/session', { username, password }, { cookie: planted })
    expect(begun.status).toBe(201)
    const before = browser.cookie()
    expect(before).not.toBe(planted)
    await browser.call('POST', '/api/v1/session/second-factor', { code: await codeAt(admin.totpSecret, clock) })
    const seenBy = async (cookie: string) =>
      (await browserOf(platform).call('GET', '/api/v1/session', undefined, { cookie })).status
    expect(await Promise.all([before, planted, browser.cookie()].map(seenBy))).toEqual([401, 401, 200])
  })

  test('only a hash of the token is kept', async () => {
    const browser = await signedIn(platform, admin)
    const token = browser.cookie().split('=')[1] ?? ''
    const rows = await platform.database.query<{ row: string }>('select s::text as row from account_session s')
    expect(rows.length).toBeGreaterThan(0)
    expect(rows.some(({ row }) => row.includes(token))).toBe(false)
    expect(rows.some(({ row }) => row.includes(Buffer.from(token).toString('hex')))).toBe(false)
  })

  test('an unknown name, a wrong password and a closed account are answered alike', async () => {
    const answers = [
      await signIn('nobody.here', 'correct horse battery staple'),
      await signIn(admin.username, 'correct horse battery staple'),
    ]
    expect(answers.map(({ status, body }) => [status, body.code])).toEqual([
      [401, 'SIGN_IN_REFUSED'],
      [401, 'SIGN_IN_REFUSED'],
    ])
  })

  test.each(['trial.reviewer', 'nobody.at-all'])(
    'after five failures one waits, account or not: %s',
    async (username) => {
      for (let failure = 1; failure <= 5; failure += 1)
        expect((await signIn(username, 'wrong password')).body.code).toBe('SIGN_IN_REFUSED')
      const refused = await signIn(username, accountOf(platform, 'REVIEWER').password)
      expect(refused).toMatchObject({ status: 429, body: { code: 'TOO_MANY_REQUESTS' } })
      clock += minute
      const later = await signIn(username, accountOf(platform, 'REVIEWER').password)
      expect(later.status).toBe(username === 'trial.reviewer' ? 201 : 401)
    },
  )

  test('many guesses at once count as many: no more than five are judged', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => signIn('trial.hr', 'wrong password')))
    const judged = answers.filter(({ status }) => status === 401)
    expect(judged.length).toBeLessThanOrEqual(5)
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(20 - judged.length)
  })

  test('a code is good once, also for two who send it together', async () => {
    const { username, password, totpSecret } = accountOf(platform, 'AUDIT_ADMIN')
    const code = await codeAt(totpSecret, clock)
    const browsers = [browserOf(platform), browserOf(platform)]
    for (const browser of browsers) await browser.call('POST', '/api/v1/session', { username, password })
    const answers = await Promise.all(
      browsers.map((browser) => browser.call('POST', '/api/v1/session/second-factor', { code })),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401])
    clock += 90_000
    const wrong = await browsers[0]?.call('POST', '/api/v1/session/second-factor', { code })
    expect(wrong?.body.code).toBe('CODE_WRONG')
  })
})

describe('a session ends', () => {
  const isOpen = async (browser: { call: (method: string, path: string) => Promise<{ status: number }> }) =>
    (await browser.call('GET', '/api/v1/session')).status === 200

  test('fifteen minutes after the last call', async () => {
    const browser = await signedIn(platform, admin)
    clock += 14 * minute
    expect(await isOpen(browser)).toBe(true)
    clock += 14 * minute
    expect(await isOpen(browser)).toBe(true)
    clock += 15 * minute
    expect(await isOpen(browser)).toBe(false)
  })

  test('eight hours after it began, however busy', async () => {
    const browser = await signedIn(platform, admin)
    for (let minutes = 0; minutes < 470; minutes += 10) {
      clock += 10 * minute
      expect(await isOpen(browser)).toBe(true)
    }
    clock += 10 * minute
    expect(await isOpen(browser)).toBe(false)
  })

  test('at once when its holder signs out, here or everywhere', async () => {
    const first = await signedIn(platform, admin)
    clock += minute
    const second = await signedIn(platform, admin)
    expect((await first.call('POST', '/api/v1/session/end', { everywhere: false })).body.ended).toBe(1)
    expect(await isOpen(first)).toBe(false)
    expect(await isOpen(second)).toBe(true)
    clock += minute
    const third = await signedIn(platform, admin)
    expect((await third.call('POST', '/api/v1/session/end', { everywhere: true })).body.ended).toBeGreaterThanOrEqual(2)
    expect(await isOpen(second)).toBe(false)
  })
})

describe('another site cannot use the cookie', () => {
  test.each([
    [{ 'sec-fetch-site': 'cross-site' }],
    [{ 'sec-fetch-site': 'same-site' }],
    [{ origin: 'https://elsewhere.example' }],
    [{ origin: 'null' }],
  ])('%j', async (headers) => {
    const browser = await signedIn(platform, admin)
    const refused = await browser.call('POST', '/api/v1/session/end', { everywhere: false }, headers)
    expect(refused).toMatchObject({ status: 403, body: { code: 'CROSS_SITE' } })
    expect((await browser.call('GET', '/api/v1/session')).status).toBe(200)
  })

  test('nor begin a session in somebody’s browser', async () => {
    const { username, password } = admin
    const refused = await browserOf(platform).call(
      'POST',
      '/api/v1/session',
      { username, password },
      { 'sec-fetch-site': 'cross-site' },
    )
    expect(refused.body.code).toBe('CROSS_SITE')
  })
})

describe('a password is changed', () => {
  const next = 'a long sentence nobody says'

  test('with the old one, by the rules, and every other session ends', async () => {
    const account = accountOf(platform, 'WORKING_GROUP')
    const other = await signedIn(platform, account)
    clock += minute
    const browser = await signedIn(platform, account)
    const change = (current: string, wanted: string) =>
      browser.call('PUT', '/api/v1/session/password', { current, next: wanted })
    expect((await change('not it', next)).body.code).toBe('PASSWORD_WRONG')
    expect((await change(account.password, 'short')).body.code).toBe('PASSWORD_TOO_SHORT')
    expect((await change(account.password, 'P@ssw0rdP@ssw0rd1!')).body.code).toBe('PASSWORD_GUESSABLE')
    expect((await change(account.password, 'ChickenWing101')).body.code).toBe('PASSWORD_GUESSABLE')
    expect((await change(account.password, account.password)).body.code).toBe('PASSWORD_REPEATED')
    expect(await change(account.password, next)).toMatchObject({ status: 200, body: { stage: 'OPEN' } })
    expect((await other.call('GET', '/api/v1/session')).status).toBe(401)
    expect((await browser.call('GET', '/api/v1/session')).status).toBe(200)
    expect((await signIn(account.username, account.password)).status).toBe(401)
    expect((await signIn(account.username, next)).status).toBe(201)
  })
})

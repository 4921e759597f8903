import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Jar, startProvider, type TestProvider } from '../../../tests/support/oidc.ts'
import { startPlatform, type TestPlatform } from '../../../tests/support/platform.ts'
import { accountOf, browserOf, codeAt, type Staff, signedIn } from '../../../tests/support/staff.ts'
import { runAccountCommand } from '../../account/operator/command.ts'

let platform: TestPlatform
let provider: TestProvider
let clock = Date.now()
const minute = 60_000
const username = 'trial.department-handler'
const subject = '15400000077'

beforeAll(async () => {
  provider = await startProvider()
  const { issuer, clientId, clientSecret } = provider
  platform = await startPlatform({
    now: () => clock,
    signOn: { issuer, clientId, clientSecret },
    outgoingHosts: [new URL(issuer).host],
  })
  provider.register(`${platform.base}/console/`)
  await operate('link', username)
})
afterAll(async () => {
  await platform.stop()
  await provider.close()
})
beforeEach(() => {
  clock += 20 * minute
  provider.person = { subject }
})

const operate = (...argv: string[]) =>
  runAccountCommand(
    { ...platform.running.world, rules: platform.running.app.rules, ask: async () => subject, issuer: provider.issuer },
    argv,
  )
const path = '/api/v1/session/sign-on'
const code = (answer: { body: { code: string } }) => answer.body.code

async function begin(browser: Staff = browserOf(platform)): Promise<{ readonly browser: Staff; readonly url: string }> {
  const begun = await browser.call('POST', `${path}/attempt`, {})
  expect(begun.status).toBe(201)
  return { browser, url: begun.body.url }
}

/** Away to the provider and back again. */
async function signOn(jar?: Jar) {
  const { browser, url } = await begin()
  const sent = await provider.visit(url, jar)
  return { browser, sent, answer: await browser.call('POST', path, sent) }
}

describe('signing on through a provider', () => {
  test('is offered, and goes away with a code challenge, a state and a nonce to exactly the registered address', async () => {
    expect((await browserOf(platform).call('GET', path)).body).toEqual({ offered: true })
    const { browser, url } = await begin()
    expect(Object.fromEntries(new URL(url).searchParams)).toMatchObject({
      response_type: 'code',
      client_id: 'yiping',
      scope: 'openid',
      redirect_uri: `${platform.base}/console/`,
      code_challenge_method: 'S256',
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      state: expect.stringMatching(/^[\w-]{43}$/),
      nonce: expect.stringMatching(/^[\w-]{43}$/),
    })
    expect(browser.cookie()).toMatch(/^yiping-sign-on=/)
    const kept = await platform.database.query<{ row: string }>('select a::text as row from sign_on_attempt a')
    expect(kept.map(({ row }) => row).join()).not.toContain(new URL(url).searchParams.get('state'))
  })

  test('takes the place of the password and of nothing else: the own second factor is still asked for', async () => {
    const { browser, answer } = await signOn()
    expect(answer).toMatchObject({ status: 201, body: { username, stage: 'SECOND_FACTOR', permissions: [] } })
    const { totpSecret } = accountOf(platform, 'DEPARTMENT_HANDLER')
    const shown = await browser.call('POST', '/api/v1/session/second-factor', { code: await codeAt(totpSecret, clock) })
    expect(shown.body.stage).toBe('OPEN')
    const [entry] = await platform.database.query<{ detail: unknown }>(
      `select detail from audit_entry where act = 'SIGNED_IN' and detail ->> 'by' = 'SIGN_ON' and result = 'DONE'`,
    )
    expect(entry?.detail).toEqual({ by: 'SIGN_ON' })
  })

  test('what the provider says of its own factors counts only where the policy names it', async () => {
    provider.person = { subject, acr: 'urn:city:two-factor', amr: ['pwd', 'otp'] }
    expect((await signOn()).answer.body.stage).toBe('SECOND_FACTOR')
    await platform.database.query(
      `insert into policy (word, division_id, effective_from, version, source, body)
       select word, division_id, effective_from, 2, 'test', '{"attemptSeconds": 600, "trustedAcr": ["urn:city:two-factor"], "trustedAmr": []}'
       from policy where word = 'sign-on'`,
    )
    await platform.running.app.rules.refresh()
    expect((await signOn()).answer.body.stage).toBe('OPEN')
    provider.person = { subject, acr: 'urn:city:password' }
    expect((await signOn()).answer.body.stage).toBe('SECOND_FACTOR')
  })

  test('whom nobody has linked is let in nowhere, and no account is made for him', async () => {
    const count = async () => (await platform.database.query('select id from account')).length
    const before = await count()
    // Called as an account is, too: a name that is alike links nothing.
    for (const stranger of ['15400000078', 'trial.system-admin']) {
      provider.person = { subject: stranger }
      expect(code((await signOn()).answer)).toBe('SIGN_ON_NOT_LINKED')
    }
    expect(await count()).toBe(before)
  })

  test('nor into an account that is closed; that refusal is in the audit', async () => {
    await platform.database.query('update account set disabled_at = now() where username = $1', [username])
    expect(code((await signOn()).answer)).toBe('SIGN_IN_REFUSED')
    await platform.database.query('update account set disabled_at = null where username = $1', [username])
    expect((await signOn()).answer.status).toBe(201)
  })

  test('the subject is kept as a keyed image only', async () => {
    const rows = await platform.database.query<{ row: string }>(
      `select s::text as row from account_sign_on s union all select e::text from audit_entry e`,
    )
    expect(rows.some(({ row }) => row.includes(subject))).toBe(false)
  })
})

describe('what comes back is good', () => {
  test('once', async () => {
    const { browser, url } = await begin()
    const attempt = browser.cookie()
    const sent = await provider.visit(url)
    expect((await browser.call('POST', path, sent)).status).toBe(201)
    expect(code(await browserOf(platform).call('POST', path, sent, { cookie: attempt }))).toBe('SIGN_ON_REFUSED')
  })

  test('from the browser that has begun, and from no other', async () => {
    const { url } = await begin()
    const sent = await provider.visit(url)
    expect(code(await browserOf(platform).call('POST', path, sent))).toBe('SIGN_ON_REFUSED')
    const { browser: other } = await begin()
    expect(code(await other.call('POST', path, sent))).toBe('SIGN_ON_REFUSED')
  })

  test('within ten minutes', async () => {
    const { browser, url } = await begin()
    const sent = await provider.visit(url)
    clock += 10 * minute
    expect(code(await browser.call('POST', path, sent))).toBe('SIGN_ON_REFUSED')
  })

  test('with its own code: another’s has another challenge and nonce', async () => {
    const mine = await begin()
    const theirs = await begin()
    const sent = await provider.visit(mine.url)
    const stolen = await provider.visit(theirs.url)
    const { code: stolenCode = '' } = stolen
    expect(code(await mine.browser.call('POST', path, { ...sent, code: stolenCode }))).toBe('SIGN_ON_REFUSED')
  })

  test('and from no other provider', async () => {
    const { browser, url } = await begin()
    const sent = await provider.visit(url)
    const refused = await browser.call('POST', path, { ...sent, iss: 'https://elsewhere.example' })
    expect(code(refused)).toBe('SIGN_ON_REFUSED')
  })

  test('from a page of ours', async () => {
    const { browser, url } = await begin()
    const sent = await provider.visit(url)
    const refused = await browser.call('POST', path, sent, { 'sec-fetch-site': 'cross-site' })
    expect(code(refused)).toBe('CROSS_SITE')
  })
})

describe('a provider that is down', () => {
  test('is said to be so, and the password works as ever', async () => {
    const { browser, url } = await begin()
    const sent = await provider.visit(url)
    await provider.close()
    expect(code(await browserOf(platform).call('POST', `${path}/attempt`, {}))).toBe('SIGN_ON_UNREACHABLE')
    const refused = await browser.call('POST', path, sent)
    expect(refused).toMatchObject({ status: 503, body: { code: 'SIGN_ON_UNREACHABLE' }, retryAfter: 30 })
    expect((await signedIn(platform, accountOf(platform, 'DEPARTMENT_HANDLER'))).cookie()).toMatch(/^yiping=/)
    await provider.open()
    expect((await signOn()).answer.status).toBe(201)
  })
})

describe('a link is the operator’s to make', () => {
  test('one account for a subject, one subject for an account; parted, its sessions end', async () => {
    await expect(operate('link', username)).rejects.toThrow('linked already')
    await expect(operate('link', 'trial.hr')).rejects.toThrow('to another account')
    const { browser } = await signOn()
    expect(await operate('part', username)).toContain('password only')
    expect((await browser.call('GET', '/api/v1/session')).status).toBe(401)
    expect(code((await signOn()).answer)).toBe('SIGN_ON_NOT_LINKED')
    expect(await operate('link', 'trial.hr')).toContain('may sign on')
    expect((await signOn()).answer.body.username).toBe('trial.hr')
    const acts = await platform.database.query<{ act: string }>(
      `select act from audit_entry where act like 'SIGN_ON_%' and actor_kind = 'COMMAND' order by id`,
    )
    expect(acts.map(({ act }) => act)).toEqual(['SIGN_ON_LINKED', 'SIGN_ON_PARTED', 'SIGN_ON_LINKED'])
  })
})

/** Signed in with both factors; every call shows the session, and what else it is given. */
async function atDesk(role: Parameters<typeof accountOf>[1]) {
  const staff = await signedIn(platform, accountOf(platform, role))
  const session = staff.cookie()
  return {
    session,
    call: (method: string, to: string, body?: unknown, attempt = '') =>
      staff.call(method, to, body, { cookie: attempt === '' ? session : `${session}; ${attempt}` }),
  }
}
const attemptOf = ({ setCookie }: { setCookie: string | null }) => setCookie?.split(';')[0] ?? ''
const link = `${path}/link`

describe('an account is linked by its holder', () => {
  const group = '15400000088'
  beforeEach(() => {
    provider.person = { subject: group }
  })

  test('who goes to the provider signed in here and comes back; he is told, and it is in the audit', async () => {
    const desk = await atDesk('WORKING_GROUP')
    expect((await desk.call('GET', link)).body).toEqual({ offered: true, linkedAt: null })
    const begun = await desk.call('POST', `${link}/attempt`, {})
    const sent = await provider.visit(begun.body.url)
    const linked = await desk.call('POST', link, sent, attemptOf(begun))
    expect(linked).toMatchObject({ status: 201, body: { linkedAt: new Date(clock).toISOString() } })
    expect(code(await desk.call('POST', `${link}/attempt`, {}))).toBe('SIGN_ON_LINKED_ALREADY')
    const told = await desk.call('GET', '/api/v1/messages')
    expect(told.body.messages.map(({ kind }: { kind: string }) => kind)).toContain('SIGN_ON_LINKED')
    const [entry] = await platform.database.query<{ detail: unknown }>(
      `select detail from audit_entry where act = 'SIGN_ON_LINKED' and actor_kind = 'ACCOUNT' and result = 'DONE'`,
    )
    expect(entry?.detail).toEqual({ issuer: provider.issuer })
    expect((await signOn()).answer.body.username).toBe('trial.working-group')
  })

  test('with a factor shown shortly before', async () => {
    const desk = await atDesk('LEADING_GROUP')
    clock += 11 * minute
    expect(code(await desk.call('POST', `${link}/attempt`, {}))).toBe('STEP_UP_NEEDED')
    expect(code(await desk.call('POST', `${link}/removal`, {}))).toBe('STEP_UP_NEEDED')
  })

  test('in the session that has begun; and what was begun to link signs nobody on, nor the other way round', async () => {
    provider.person = { subject: '15400000089' }
    const desk = await atDesk('LEADING_GROUP')
    const other = await atDesk('REVIEWER')
    const begun = await desk.call('POST', `${link}/attempt`, {})
    const sent = await provider.visit(begun.body.url)
    expect(code(await other.call('POST', link, sent, attemptOf(begun)))).toBe('SIGN_ON_REFUSED')
    expect(code(await browserOf(platform).call('POST', path, sent, { cookie: attemptOf(begun) }))).toBe(
      'SIGN_ON_REFUSED',
    )
    const { browser, url } = await begin()
    const toSignOn = await provider.visit(url)
    expect(code(await desk.call('POST', link, toSignOn, browser.cookie()))).toBe('SIGN_ON_REFUSED')
    expect((await desk.call('POST', link, sent, attemptOf(begun))).status).toBe(201)
  })

  test('to nobody who is another’s already', async () => {
    const desk = await atDesk('REVIEWER')
    const begun = await desk.call('POST', `${link}/attempt`, {})
    const sent = await provider.visit(begun.body.url)
    expect(code(await desk.call('POST', link, sent, attemptOf(begun)))).toBe('SIGN_ON_LINKED_ALREADY')
  })

  test('and parted by him: what the provider has begun elsewhere ends', async () => {
    const { browser: elsewhere } = await signOn()
    const desk = await atDesk('WORKING_GROUP')
    expect((await desk.call('POST', `${link}/removal`, {})).body).toEqual({ offered: true, linkedAt: null })
    expect((await elsewhere.call('GET', '/api/v1/session')).status).toBe(401)
    expect((await desk.call('GET', '/api/v1/session')).status).toBe(200)
    expect(code(await desk.call('POST', `${link}/removal`, {}))).toBe('SIGN_ON_NOT_LINKED')
    expect(code((await signOn()).answer)).toBe('SIGN_ON_NOT_LINKED')
  })

  test('a security administrator may part it, and nobody else; he links nobody', async () => {
    const holder = await atDesk('LEADING_GROUP')
    const desk = await atDesk('SECURITY_ADMIN')
    const { accounts } = (await desk.call('GET', '/api/v1/accounts?limit=200')).body
    const found = accounts.find(({ username: name }: { username: string }) => name === 'trial.leading-group')
    expect(found.signOnLinkedAt).toMatch(/Z$/)
    const removal = `/api/v1/accounts/${found.accountId}/sign-on/removal`
    expect(code(await (await atDesk('SYSTEM_ADMIN')).call('POST', removal, {}))).toBe('FORBIDDEN')
    expect((await desk.call('POST', removal, {})).body.signOnLinkedAt).toBeNull()
    expect((await holder.call('GET', '/api/v1/session')).status).toBe(401)
    expect(code(await desk.call('POST', removal, {}))).toBe('SIGN_ON_NOT_LINKED')
  })
})

describe('signing out', () => {
  type Caller = Pick<Staff, 'call'> | Pick<Awaited<ReturnType<typeof atDesk>>, 'call'>
  const end = (browser: Caller) => browser.call('POST', '/api/v1/session/end', { everywhere: false })
  const isIn = async (browser: Caller) => (await browser.call('GET', '/api/v1/session')).status === 200

  test('here leads to the provider, which forgets who it was; nothing personal stands in the address', async () => {
    const jar: Jar = new Map()
    const { browser } = await signOn(jar)
    const { body } = await end(browser)
    expect(body.ended).toBe(1)
    expect(Object.fromEntries(new URL(body.providerUrl).searchParams)).toEqual({
      client_id: 'yiping',
      post_logout_redirect_uri: `${platform.base}/console/`,
    })
    // The operator has linked it to this account above. Until then the provider would let the same person in, whoever sits there now.
    provider.person = { subject: 'somebody-else' }
    expect((await signOn(jar)).answer.body.username).toBe('trial.hr')
    expect(await provider.signOut(body.providerUrl, jar)).toBe(`${platform.base}/console/`)
    expect(code((await signOn(jar)).answer)).toBe('SIGN_ON_NOT_LINKED')
  })

  test('of a session that a password has begun leads nowhere', async () => {
    expect((await end(await atDesk('REVIEWER'))).body).toEqual({ ended: 1, providerUrl: null })
  })

  test('is done here, too, where the provider is down', async () => {
    const { browser } = await signOn()
    await provider.close()
    const { status, body } = await end(browser)
    expect([status, body.ended]).toEqual([200, 1])
    await provider.open()
  })

  test('there ends the session here, that one alone, and stands in the audit', async () => {
    const [one, other]: [Jar, Jar] = [new Map(), new Map()]
    const { browser } = await signOn(one)
    const { browser: otherBrowser } = await signOn(other)
    const written = async () =>
      (
        await platform.database.query(
          `select id from audit_entry where act = 'SESSION_ENDED' and detail = '{"by": "PROVIDER"}'`,
        )
      ).length
    const before = await written()
    await provider.signOut(`${provider.issuer}/session/end`, one)
    expect([await isIn(browser), await isIn(otherBrowser)]).toEqual([false, true])
    expect(await written()).toBe(before + 1)
    const kept = await platform.database.query<{ row: string }>('select s::text as row from account_session s')
    expect(kept.some(({ row }) => row.includes(subject))).toBe(false)
  })

  test('there ends all that it has begun of the account, where it did not say which session', async () => {
    const jar: Jar = new Map()
    const { browser } = await signOn(jar)
    await platform.database.query('update account_session set provider_session_index = null')
    await provider.signOut(`${provider.issuer}/session/end`, jar)
    expect(await isIn(browser)).toBe(false)
  })

  test.each([
    ['no token', '', 'application/x-www-form-urlencoded', '400 MALFORMED'],
    ['a token of nobody', 'logout_token=a.b.c', 'application/x-www-form-urlencoded', '400 MALFORMED'],
    ['another shape', '{}', 'application/json', '415 UNSUPPORTED_MEDIA_TYPE'],
  ])('there is not believed with %s', async (_, body, type, refused) => {
    const url = `${platform.base}${path}/back-channel-logout`
    const answer = await fetch(url, { method: 'POST', body, headers: { 'content-type': type } })
    expect(`${answer.status} ${((await answer.json()) as { code: string }).code}`).toBe(refused)
  })
})

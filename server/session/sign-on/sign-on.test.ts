import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { startProvider, type TestProvider } from '../../../tests/support/oidc.ts'
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
async function signOn() {
  const { browser, url } = await begin()
  const sent = await provider.visit(url)
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

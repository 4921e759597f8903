import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { enrolled, TestPasskey } from '../../../tests/support/passkey.ts'
import { startPlatform, type TestPlatform } from '../../../tests/support/platform.ts'
import { accountOf, browserOf, type Staff, signedIn } from '../../../tests/support/staff.ts'
import { sweepSessions } from '../sweeps.ts'

let platform: TestPlatform
let clock = Date.now()
const minute = 60_000
beforeAll(async () => {
  platform = await startPlatform({ now: () => clock })
})
afterAll(() => platform.stop())
/** Codes are good once: each test has a time of its own. */
beforeEach(() => {
  clock += 20 * minute
})

const account = () => accountOf(platform, 'SECURITY_ADMIN')
const passkeys = '/api/v1/session/passkeys'
const code = (answer: { body: { code: string } }) => answer.body.code

/** Signed in with the password alone. */
async function begun(): Promise<Staff> {
  const browser = browserOf(platform)
  const { username, password } = account()
  await browser.call('POST', '/api/v1/session', { username, password })
  return browser
}

async function show(browser: Staff, passkey: TestPasskey, bent: Parameters<TestPasskey['show']>[1] = {}) {
  const { body } = await browser.call('POST', '/api/v1/session/passkey/challenge', {})
  const response = passkey.show(body.challenge, bent)
  return browser.call('POST', '/api/v1/session/passkey', { challengeId: body.challengeId, response })
}

async function signInAlone(passkey: TestPasskey, bent: Parameters<TestPasskey['show']>[1] = {}) {
  const browser = browserOf(platform)
  const { body } = await browser.call('POST', '/api/v1/session/passkey-sign-in/challenge', {})
  const response = passkey.show(body.challenge, bent)
  const answer = await browser.call('POST', '/api/v1/session/passkey-sign-in', {
    challengeId: body.challengeId,
    response,
  })
  return { answer, browser }
}

/** A refusal is written down behind its answer. */
const inAudit = (act: string, result: string) =>
  vi.waitFor(async () => {
    const rows = await platform.database.query<{ detail: unknown; username: string }>(
      `select e.detail, a.username from audit_entry e join account a on a.id::text = e.target_id
       where e.act = $1 and e.result = $2 order by e.id`,
      [act, result],
    )
    expect(rows).not.toEqual([])
    return rows
  })

describe('a passkey is enrolled', () => {
  test('by its holder, under a name; it is then shown in the place of a code', async () => {
    const staff = await signedIn(platform, account())
    const passkey = new TestPasskey(platform)
    await enrolled(staff, passkey)
    clock += 1000
    await enrolled(staff, new TestPasskey(platform, { counts: false }), '家里的钥匙')
    const listed = await staff.call('GET', passkeys)
    expect(listed.body.passkeys).toMatchObject([{ name: '办公室的钥匙', lastUsedAt: null }, { name: '家里的钥匙' }])
    const browser = await begun()
    expect(await show(browser, passkey)).toMatchObject({
      status: 200,
      body: { stage: 'OPEN', secondFactors: ['PASSKEY', 'TOTP'] },
    })
    expect((await inAudit('FACTOR_SHOWN', 'DONE')).at(-1)?.detail).toEqual({ kind: 'PASSKEY' })
    expect((await browser.call('GET', passkeys)).body.passkeys[0].lastUsedAt).not.toBeNull()
    for (const { factorId } of listed.body.passkeys)
      expect((await staff.call('POST', `${passkeys}/${factorId}/removal`, {})).status).toBe(200)
  })

  test('only shortly after a factor was shown, also an authenticator beside it: an open session is not enough', async () => {
    const staff = await signedIn(platform, account())
    clock += 11 * minute
    expect(code(await staff.call('POST', `${passkeys}/challenge`, {}))).toBe('STEP_UP_NEEDED')
    expect(code(await staff.call('POST', '/api/v1/session/totp', {}))).toBe('STEP_UP_NEEDED')
    expect(code(await (await begun()).call('POST', `${passkeys}/challenge`, {}))).toBe('SIGN_IN_UNFINISHED')
  })

  test('once: the same authenticator is not kept twice', async () => {
    const staff = await signedIn(platform, account())
    const passkey = new TestPasskey(platform)
    await enrolled(staff, passkey)
    await expect(enrolled(staff, passkey)).rejects.toThrow('FACTOR_PRESENT')
  })

  test.each([
    ['at another site', { origin: 'https://elsewhere.example' }],
    ['for another site', { siteId: 'elsewhere.example' }],
    ['as something else', { type: 'webauthn.get' }],
  ])('and not %s', async (_, bent) => {
    const staff = await signedIn(platform, account())
    const { body } = await staff.call('POST', `${passkeys}/challenge`, {})
    const response = new TestPasskey(platform).create(body.challenge, bent)
    const refused = await staff.call('POST', passkeys, { challengeId: body.challengeId, name: '钥匙', response })
    expect(code(refused)).toBe('PASSKEY_WRONG')
  })

  test('not with RSA, whose keys are too short; one that was, before, is not taken any more', async () => {
    const staff = await signedIn(platform, account())
    const { body: asked } = await staff.call('POST', `${passkeys}/challenge`, {})
    expect(asked.algorithms).toEqual([-8, -7])
    const old = new TestPasskey(platform, { isRsa: true })
    const { challengeId, challenge } = asked
    const response = old.create(challenge)
    expect(code(await staff.call('POST', passkeys, { challengeId, name: '旧钥匙', response }))).toBe('PASSKEY_WRONG')
    const kept = new TestPasskey(platform)
    await enrolled(staff, kept)
    await platform.database.query(
      'update account_factor set public_key = $1, credential_id = $2 where credential_id = $3',
      [old.coseKey(), old.id, kept.id],
    )
    expect(code(await show(await begun(), old))).toBe('PASSKEY_WRONG')
  })

  test('as many as the policy allows', async () => {
    const staff = await signedIn(platform, accountOf(platform, 'HR'))
    for (let count = 1; count <= 10; count += 1) await enrolled(staff, new TestPasskey(platform), `钥匙 ${count}`)
    expect(code(await staff.call('POST', `${passkeys}/challenge`, {}))).toBe('PASSKEYS_TOO_MANY')
  })
})

describe('a challenge is good once, for its session, for five minutes', () => {
  let passkey: TestPasskey
  beforeEach(async () => {
    passkey = new TestPasskey(platform)
    await enrolled(await signedIn(platform, account()), passkey)
    clock += minute
  })

  test('of two who answer it together, one is let in', async () => {
    const browser = await begun()
    const { body } = await browser.call('POST', '/api/v1/session/passkey/challenge', {})
    const response = passkey.show(body.challenge)
    const answers = await Promise.all(
      [1, 2].map(() => browser.call('POST', '/api/v1/session/passkey', { challengeId: body.challengeId, response })),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401])
  })

  test('another session cannot answer it', async () => {
    const { body } = await (await begun()).call('POST', '/api/v1/session/passkey/challenge', {})
    const response = passkey.show(body.challenge)
    const other = await begun()
    const refused = await other.call('POST', '/api/v1/session/passkey', { challengeId: body.challengeId, response })
    expect(code(refused)).toBe('PASSKEY_WRONG')
  })

  test('nor can it be answered later, and the sweep takes it away', async () => {
    const browser = await begun()
    const { body } = await browser.call('POST', '/api/v1/session/passkey/challenge', {})
    const { body: left } = await browser.call('POST', '/api/v1/session/passkey/challenge', {})
    clock += 5 * minute
    const late = { challengeId: body.challengeId, response: passkey.show(body.challenge) }
    expect(code(await browser.call('POST', '/api/v1/session/passkey', late))).toBe('PASSKEY_WRONG')
    await sweepSessions(platform.running.world)
    const rows = await platform.database.query('select id from passkey_challenge where id = $1', [left.challengeId])
    expect(rows).toEqual([])
  })

  test('the password alone and a passkey of somebody else open nothing', async () => {
    const stranger = new TestPasskey(platform)
    await enrolled(await signedIn(platform, accountOf(platform, 'LEADING_GROUP')), stranger)
    expect(code(await show(await begun(), stranger))).toBe('PASSKEY_WRONG')
    expect(code(await show(await begun(), new TestPasskey(platform)))).toBe('PASSKEY_WRONG')
  })

  test('wrong answers are counted like wrong codes', async () => {
    const browser = await begun()
    const wrong = { origin: 'https://elsewhere.example' }
    for (let failure = 1; failure <= 5; failure += 1)
      expect(code(await show(browser, passkey, wrong))).toBe('PASSKEY_WRONG')
    expect(code(await show(browser, passkey))).toBe('TOO_MANY_REQUESTS')
  })
})

describe('a copy of an authenticator', () => {
  test('is told by a count that goes back, refused, and in the audit; whether alone or after the password', async () => {
    const passkey = new TestPasskey(platform)
    await enrolled(await signedIn(platform, account()), passkey)
    expect((await show(await begun(), passkey, { signCount: 40 })).status).toBe(200)
    expect(code(await show(await begun(), passkey, { signCount: 40 }))).toBe('PASSKEY_COPIED')
    const { username } = account()
    expect(await inAudit('FACTOR_SHOWN', 'PASSKEY_COPIED')).toMatchObject([{ username }])
    const { answer } = await signInAlone(passkey, { signCount: 39 })
    expect(code(answer)).toBe('PASSKEY_COPIED')
    expect(await inAudit('SIGNED_IN', 'PASSKEY_COPIED')).toMatchObject([{ username }])
    expect((await show(await begun(), passkey, { signCount: 41 })).status).toBe(200)
  })
})

describe('a passkey alone', () => {
  let passkey: TestPasskey
  beforeAll(async () => {
    passkey = new TestPasskey(platform)
    await enrolled(await signedIn(platform, accountOf(platform, 'REVIEWER')), passkey)
  })

  test('opens a session where it has verified its holder itself; the audit says by what', async () => {
    const { answer, browser } = await signInAlone(passkey)
    expect(answer).toMatchObject({ status: 201, body: { stage: 'OPEN', username: 'trial.reviewer' } })
    expect(answer.body.steppedUpUntil).not.toBeNull()
    expect((await browser.call('GET', '/api/v1/session')).status).toBe(200)
    const signedIn = { detail: { by: 'PASSKEY' }, username: 'trial.reviewer' }
    expect(await inAudit('SIGNED_IN', 'DONE')).toContainEqual(signedIn)
  })

  test.each([
    ['touched only, by nobody knows whom', { verifiesHolder: false }, 'SIGN_IN_REFUSED'],
    ['for another account', { userHandle: 'AAAAAAAAAAAAAAAAAAAAAA' }, 'PASSKEY_WRONG'],
    ['at another site', { origin: 'https://elsewhere.example' }, 'PASSKEY_WRONG'],
  ])('and none %s', async (_, bent, refusal) => {
    expect(code((await signInAlone(passkey, bent)).answer)).toBe(refusal)
  })

  test('nor for an account that is closed', async () => {
    await platform.database.query(`update account set disabled_at = now() where username = 'trial.reviewer'`)
    expect(code((await signInAlone(passkey)).answer)).toBe('SIGN_IN_REFUSED')
    await platform.database.query(`update account set disabled_at = null where username = 'trial.reviewer'`)
    expect((await signInAlone(passkey)).answer.status).toBe(201)
  })
})

describe('a passkey is taken off', () => {
  test('by its holder, and opens nothing any more; the last factor stays', async () => {
    const { username } = accountOf(platform, 'WORKING_GROUP')
    const staff = await signedIn(platform, accountOf(platform, 'WORKING_GROUP'))
    const passkey = new TestPasskey(platform)
    await enrolled(staff, passkey)
    const { body } = await staff.call('GET', passkeys)
    const removal = `${passkeys}/${body.passkeys[0].factorId}/removal`
    await platform.database.query(
      `update account_factor set removed_at = now() where kind = 'TOTP' and account_id = (select id from account where username = $1)`,
      [username],
    )
    expect(code(await staff.call('POST', removal, {}))).toBe('LAST_FACTOR')
    const another = new TestPasskey(platform)
    await enrolled(staff, another)
    clock += 11 * minute
    expect(code(await staff.call('POST', removal, {}))).toBe('STEP_UP_NEEDED')
    expect((await show(staff, another)).status).toBe(200)
    expect(await staff.call('POST', removal, {})).toMatchObject({ status: 200, body: { secondFactors: ['PASSKEY'] } })
    expect(code(await staff.call('POST', removal, {}))).toBe('FACTOR_UNKNOWN')
    expect(code((await signInAlone(passkey)).answer)).toBe('PASSKEY_WRONG')
    expect((await signInAlone(another)).answer.status).toBe(201)
  })
})

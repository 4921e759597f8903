import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { bringMorePlaces, otherDistrict, otherHall, secondHall } from '../../tests/support/places.ts'
import { startPlatform, type TestPlatform } from '../../tests/support/platform.ts'
import { accountOf, browserOf, codeAt, type Staff, signedIn } from '../../tests/support/staff.ts'

let platform: TestPlatform
let clock = Date.now()
let system: Staff
let security: Staff
const minute = 60_000
const district = '990102000000'
const trialHall = 'YP-TRIAL-01'
let count = 0

beforeAll(async () => {
  platform = await startPlatform({ now: () => clock })
  await bringMorePlaces(platform.database)
  await platform.running.app.rules.refresh()
})
afterAll(() => platform.stop())
beforeEach(async () => {
  clock += 2 * minute
  system = await signedIn(platform, accountOf(platform, 'SYSTEM_ADMIN'))
  security = await signedIn(platform, accountOf(platform, 'SECURITY_ADMIN'))
})

const freshAsk = (over: object = {}) => {
  count += 1
  return { username: `person-${count}`, name: '某某', family: 'BUSINESS', divisionCode: district, ...over }
}
const open = (over: object = {}) => system.call('POST', '/api/v1/accounts', freshAsk(over))
const grant = (accountId: string, post: object) => security.call('POST', `/api/v1/accounts/${accountId}/posts`, post)
const code = (answer: { body: { code: string } }) => answer.body.code

describe('from nothing to a first act', () => {
  test('one administrator opens the account, another says what it may do, and its holder sets up the rest himself', async () => {
    const opened = await open({ hallCode: trialHall })
    expect(opened).toMatchObject({ status: 201, body: { account: { state: 'OPEN', posts: [], name: '某某' } } })
    const { accountId, username } = opened.body.account
    expect(
      await grant(accountId, { role: 'WINDOW_SUPERVISOR', divisionCode: district, hallCode: trialHall }),
    ).toMatchObject({
      status: 201,
      body: { posts: [{ role: 'WINDOW_SUPERVISOR', hallCode: trialHall }] },
    })

    const browser = browserOf(platform)
    const first = await browser.call('POST', '/api/v1/session', { username, password: opened.body.firstPassword })
    expect(first.body.stage).toBe('CHANGE_PASSWORD')
    const next = 'quite another sentence'
    const changed = await browser.call('PUT', '/api/v1/session/password', { current: opened.body.firstPassword, next })
    expect(changed.body.stage).toBe('ENROL_FACTOR')
    expect(code(await browser.call('GET', '/api/v1/devices'))).toBe('SIGN_IN_UNFINISHED')
    const begun = await browser.call('POST', '/api/v1/session/totp', {})
    expect(begun.body.uri).toMatch(/^otpauth:\/\/totp\//)
    const shown = await browser.call('POST', `/api/v1/session/totp/${begun.body.factorId}/confirmation`, {
      code: await codeAt(begun.body.secret, clock),
    })
    expect(shown.body).toMatchObject({ stage: 'OPEN', secondFactors: ['TOTP'] })
    expect((await browser.call('GET', '/api/v1/devices')).status).toBe(200)
    expect(code(await browser.call('POST', '/api/v1/session/totp', {}))).toBe('FACTOR_PRESENT')
  })

  test('a first password is good for three days', async () => {
    const { body } = await open()
    clock += 72 * 60 * minute
    const late = await browserOf(platform).call('POST', '/api/v1/session', {
      username: body.account.username,
      password: body.firstPassword,
    })
    expect(code(late)).toBe('SIGN_IN_REFUSED')
  })

  test('neither name nor password nor secret stands plain in the database', async () => {
    const { body } = await open({ name: '欧阳试探' })
    const rows = await platform.database.query<{ row: string }>(
      `select a::text as row from account a union all select p::text from account_password p
       union all select f::text from account_factor f union all select s::text from vault.sealed_field s`,
    )
    const all = rows.map(({ row }) => row).join('\n')
    const secrets = [
      '欧阳试探',
      body.firstPassword,
      accountOf(platform, 'HR').totpSecret,
      accountOf(platform, 'HR').password,
    ]
    for (const secret of secrets) {
      expect(all).not.toContain(secret)
      expect(all).not.toContain(Buffer.from(secret).toString('hex'))
    }
  })
})

describe('three administrators exclude each other', () => {
  test('a post of another family is refused by the rule, and by PostgreSQL whoever asks', async () => {
    const { body } = await open({ family: 'SYSTEM' })
    const { accountId } = body.account
    expect((await grant(accountId, { role: 'SYSTEM_ADMIN', divisionCode: district })).status).toBe(201)
    for (const role of ['SECURITY_ADMIN', 'AUDIT_ADMIN', 'REVIEWER'])
      expect(code(await grant(accountId, { role, divisionCode: district }))).toBe('ROLE_NOT_OF_FAMILY')
    const insert = (family: string, role: string) =>
      platform.database.query(
        `insert into account_post (id, account_id, family, role, division_id, granted_at, effective_from)
         select gen_random_uuid(), $1, $2::account_family, $3, division_id, now(), '2026-01-01' from account where id = $1`,
        [accountId, family, role],
      )
    await expect(insert('AUDIT', 'AUDIT_ADMIN')).rejects.toThrow(/foreign key/)
    await expect(insert('SYSTEM', 'AUDIT_ADMIN')).rejects.toThrow(/three_administrators_exclude_each_other/)
    await expect(insert('SYSTEM', 'REVIEWER')).rejects.toThrow(/three_administrators_exclude_each_other/)
  })

  test('no account is opened for a time that has passed', async () => {
    const { status, body } = await open({ expiresAt: '2020-01-01T00:00:00Z' })
    expect([status, body.code, body.at]).toEqual([422, 'EXPIRY_OUT_OF_BOUNDS', '/expiresAt'])
  })

  test('an account never changes its family, not even by whoever serves', async () => {
    await expect(
      platform.running.world.app.executeQuery({
        sql: `update account set family = 'AUDIT'`,
        parameters: [],
        query: { kind: 'RawNode' } as never,
        queryId: { queryId: 'x' },
      }),
    ).rejects.toThrow(/permission denied/)
  })

  test('nobody decides over an account whose post reaches further than his own', async () => {
    const { accountId } = (await open()).body.account
    const [post] = await platform.database.query<{ id: string }>(
      `insert into account_post (id, account_id, family, role, division_id, granted_at, effective_from)
       select gen_random_uuid(), $1, 'BUSINESS', 'DISCIPLINE_INSPECTOR', d.id, now(), '2026-01-01'
       from administrative_division d where d.division_code = '990100000000' returning id`,
      [accountId],
    )
    const path = `/api/v1/accounts/${accountId}`
    for (const answer of [
      await system.call('PUT', `${path}/state`, { state: 'DISABLED' }),
      await system.call('POST', `${path}/password-reset`, {}),
      await security.call('POST', `${path}/factor-reset`, {}),
      await security.call('POST', `${path}/posts/${post?.id}/end`, {}),
    ])
      expect([answer.status, code(answer)]).toEqual([403, 'FORBIDDEN'])
  })

  test('who is evaluated does not check what is said, nor the other way round', async () => {
    const { accountId } = (await open()).body.account
    const rated = { role: 'WINDOW_SUPERVISOR', divisionCode: district, hallCode: trialHall }
    expect((await grant(accountId, rated)).status).toBe(201)
    for (const role of ['REVIEWER', 'WORKING_GROUP', 'DISCIPLINE_INSPECTOR', 'THIRD_PARTY_EVALUATOR'])
      expect(code(await grant(accountId, { role, divisionCode: district }))).toBe('ROLE_OF_OTHER_SIDE')
    expect((await grant(accountId, { role: 'DEPARTMENT_HANDLER', divisionCode: district })).status).toBe(201)
  })

  test('nobody gives himself a post, resets his own password or closes his own account', async () => {
    const own = (await security.call('GET', '/api/v1/accounts')).body.accounts as {
      accountId: string
      username: string
    }[]
    const idOf = (username: string) => own.find((each) => each.username === username)?.accountId ?? ''
    const securityId = idOf('trial.security-admin')
    const systemId = idOf('trial.system-admin')
    expect(code(await grant(securityId, { role: 'SECURITY_ADMIN', divisionCode: district }))).toBe('OWN_ACCOUNT')
    expect(code(await system.call('POST', `/api/v1/accounts/${systemId}/password-reset`, {}))).toBe('OWN_ACCOUNT')
    expect(code(await system.call('PUT', `/api/v1/accounts/${systemId}/state`, { state: 'DISABLED' }))).toBe(
      'OWN_ACCOUNT',
    )
    expect(code(await security.call('POST', `/api/v1/accounts/${securityId}/factor-reset`, {}))).toBe('OWN_ACCOUNT')
  })

  test('a post says whom it handles for, and an account who its holder is at the windows; its holder says neither', async () => {
    const { accountId } = (await open()).body.account
    const post = { role: 'DEPARTMENT_HANDLER', divisionCode: district }
    expect(code(await grant(accountId, { ...post, organizationCode: '11990102MB0000099A' }))).toBe(
      'ORGANIZATION_UNKNOWN',
    )
    expect(await grant(accountId, { ...post, organizationCode: '11990102MB0000002B' })).toMatchObject({
      status: 201,
      body: {
        staff: null,
        posts: [{ organizationCode: '11990102MB0000002B', organizationName: '和畅区市场监督管理局' }],
      },
    })
    const set = (staff: object | null, by = security, whom = accountId) =>
      by.call('PUT', `/api/v1/accounts/${whom}/staff`, { staff })
    const staff = { hallCode: trialHall, staffNo: '1003' }
    expect(code(await set({ ...staff, staffNo: '9999' }))).toBe('STAFF_UNKNOWN')
    expect(code(await set({ ...staff, hallCode: 'NOWHERE' }))).toBe('HALL_UNKNOWN')
    expect(code(await set(staff, system))).toBe('FORBIDDEN')
    expect((await set(staff)).body.staff).toEqual(staff)
    expect((await set(null)).body.staff).toBe(null)
    const own = await platform.database.query<{ id: string }>('select id from account where username = $1', [
      accountOf(platform, 'SECURITY_ADMIN').username,
    ])
    expect(code(await set(staff, security, own[0]?.id))).toBe('OWN_ACCOUNT')
  })

  test('whoever opens accounts cannot give posts, and the other way round', async () => {
    const { body } = await open()
    const path = `/api/v1/accounts/${body.account.accountId}/posts`
    expect(code(await system.call('POST', path, { role: 'HR', divisionCode: district }))).toBe('FORBIDDEN')
    expect(code(await security.call('POST', '/api/v1/accounts', freshAsk()))).toBe('FORBIDDEN')
  })
})

describe('at once', () => {
  const supervisor = async () => {
    const account = accountOf(platform, 'WINDOW_SUPERVISOR')
    const browser = await signedIn(platform, account)
    const listed = await system.call('GET', '/api/v1/accounts')
    const { accountId, posts } = listed.body.accounts.find(
      (each: { username: string }) => each.username === account.username,
    )
    return { browser, accountId, postId: posts[0]?.postId }
  }

  test('a closed account may do nothing more, and may again when it is opened', async () => {
    const { browser, accountId } = await supervisor()
    expect((await browser.call('GET', '/api/v1/devices')).status).toBe(200)
    await system.call('PUT', `/api/v1/accounts/${accountId}/state`, { state: 'DISABLED' })
    expect((await browser.call('GET', '/api/v1/devices')).status).toBe(401)
    await system.call('PUT', `/api/v1/accounts/${accountId}/state`, { state: 'OPEN' })
    expect((await browser.call('GET', '/api/v1/devices')).status).toBe(401)
    clock += minute
    expect((await (await supervisor()).browser.call('GET', '/api/v1/devices')).status).toBe(200)
  })

  test('a post that is taken away allows nothing more', async () => {
    const { browser, accountId, postId } = await supervisor()
    expect((await security.call('POST', `/api/v1/accounts/${accountId}/posts/${postId}/end`, {})).status).toBe(200)
    expect(code(await browser.call('GET', '/api/v1/devices'))).toBe('FORBIDDEN')
    expect((await browser.call('GET', '/api/v1/session')).body).toMatchObject({ posts: [], permissions: [] })
    await grant(accountId, { role: 'WINDOW_SUPERVISOR', divisionCode: district, hallCode: trialHall })
  })

  test('lost factors are taken off, and the session that used them ends', async () => {
    const { browser, accountId } = await supervisor()
    const reset = await security.call('POST', `/api/v1/accounts/${accountId}/factor-reset`, {})
    expect(reset.body.secondFactors).toEqual([])
    expect((await browser.call('GET', '/api/v1/session')).status).toBe(401)
  })
})

describe('nobody reaches beyond his place', () => {
  test('an administrator of a hall neither sees nor touches the hall beside it', async () => {
    const { body } = await open({ family: 'SYSTEM' })
    const { accountId, username } = body.account
    await grant(accountId, { role: 'SYSTEM_ADMIN', divisionCode: district, hallCode: secondHall })
    const browser = browserOf(platform)
    await browser.call('POST', '/api/v1/session', { username, password: body.firstPassword })
    await browser.call('PUT', '/api/v1/session/password', {
      current: body.firstPassword,
      next: 'quite another sentence',
    })
    const begun = await browser.call('POST', '/api/v1/session/totp', {})
    await browser.call('POST', `/api/v1/session/totp/${begun.body.factorId}/confirmation`, {
      code: await codeAt(begun.body.secret, clock),
    })
    const beside = await open({ hallCode: trialHall })
    const there = await open({ hallCode: secondHall })
    const seen = (await browser.call('GET', '/api/v1/accounts')).body.accounts as { username: string }[]
    expect(seen.map((each) => each.username)).toEqual([there.body.account.username])
    const state = (id: string) => browser.call('PUT', `/api/v1/accounts/${id}/state`, { state: 'DISABLED' })
    expect(code(await state(beside.body.account.accountId))).toBe('ACCOUNT_UNKNOWN')
    expect((await state(there.body.account.accountId)).status).toBe(200)
    expect(code(await browser.call('POST', '/api/v1/accounts', freshAsk({ hallCode: trialHall })))).toBe('FORBIDDEN')
    expect(code(await browser.call('POST', '/api/v1/accounts', freshAsk()))).toBe('FORBIDDEN')
    expect((await browser.call('POST', '/api/v1/accounts', freshAsk({ hallCode: secondHall }))).status).toBe(201)
    expect(code(await browser.call('GET', `/api/v1/devices?hallCode=${trialHall}`))).toBe('FORBIDDEN')
  })

  test.each([
    ['another district', { divisionCode: otherDistrict }, 'FORBIDDEN'],
    ['a hall of another district', { divisionCode: otherDistrict, hallCode: otherHall }, 'FORBIDDEN'],
    ['a hall that lies elsewhere', { hallCode: otherHall }, 'HALL_UNKNOWN'],
    ['the division above', { divisionCode: '990100000000' }, 'FORBIDDEN'],
    ['a division that is not there', { divisionCode: '110000000000' }, 'DIVISION_UNKNOWN'],
  ])('an account in %s is not opened', async (_what, over, refusal) => {
    expect(code(await open(over))).toBe(refusal)
  })

  test.each([
    ['in another district', { role: 'HR', divisionCode: otherDistrict }, 'FORBIDDEN'],
    ['without the hall its role is held in', { role: 'WINDOW_STAFF', divisionCode: district }, 'ROLE_NEEDS_HALL'],
    [
      'that ends before it begins',
      { role: 'HR', divisionCode: district, effectiveFrom: '2027-01-02', effectiveUntil: '2027-01-01' },
      'TIMES_OUT_OF_ORDER',
    ],
  ])('a post %s is not given', async (_what, post, refusal) => {
    const { body } = await open()
    expect(code(await grant(body.account.accountId, post))).toBe(refusal)
  })
})

test('a sensitive act wants the second factor shown shortly before', async () => {
  clock += 10 * minute
  expect((await system.call('GET', '/api/v1/accounts')).status).toBe(200)
  expect(code(await open())).toBe('STEP_UP_NEEDED')
  const shown = await system.call('POST', '/api/v1/session/second-factor', {
    code: await codeAt(accountOf(platform, 'SYSTEM_ADMIN').totpSecret, clock),
  })
  expect(shown.body.steppedUpUntil).not.toBeNull()
  expect((await open()).status).toBe(201)
})

test('one acts in one post at a time, and chooses which', async () => {
  const account = accountOf(platform, 'WORKING_GROUP')
  const listed = await system.call('GET', '/api/v1/accounts')
  const { accountId } = listed.body.accounts.find((each: { username: string }) => each.username === account.username)
  const granted = await grant(accountId, { role: 'HR', divisionCode: district })
  const hr = granted.body.posts.find(({ role }: { role: string }) => role === 'HR').postId
  const browser = await signedIn(platform, account)
  expect((await browser.call('GET', '/api/v1/devices')).status).toBe(200)
  const chosen = await browser.call('PUT', '/api/v1/session/post', { postId: hr })
  expect(chosen.body).toMatchObject({ postId: hr, permissions: ['catalogue:read'] })
  expect(code(await browser.call('GET', '/api/v1/devices'))).toBe('FORBIDDEN')
  expect(code(await browser.call('PUT', '/api/v1/session/post', { postId: accountId }))).toBe('POST_UNKNOWN')
})

test('user names are one and cannot be taken twice', async () => {
  const ask = freshAsk()
  expect((await system.call('POST', '/api/v1/accounts', ask)).status).toBe(201)
  expect(code(await system.call('POST', '/api/v1/accounts', ask))).toBe('USERNAME_TAKEN')
})

test('every act of administrators stands in the audit, in the transaction that did it; the refused ones too', async () => {
  const opened = await open()
  const { accountId } = opened.body.account
  await grant(accountId, { role: 'HR', divisionCode: district })
  await grant(accountId, { role: 'AUDIT_ADMIN', divisionCode: district })
  await system.call('PUT', `/api/v1/accounts/${accountId}/state`, { state: 'DISABLED' })
  const entries = () =>
    platform.database.query<{ line: string }>(
      `select role || ' ' || act || ' ' || result as line from audit_entry where target_id = $1 order by id`,
      [accountId],
    )
  await expect
    .poll(async () => (await entries()).map(({ line }) => line).sort())
    .toEqual([
      'SECURITY_ADMIN POST_GRANTED DONE',
      'SECURITY_ADMIN POST_GRANTED ROLE_NOT_OF_FAMILY',
      'SYSTEM_ADMIN ACCOUNT_OPENED DONE',
      'SYSTEM_ADMIN ACCOUNT_STATE_SET DONE',
    ])
  const all = await platform.database.query<{ row: string }>('select e::text as row from audit_entry e')
  expect(all.some(({ row }) => row.includes(opened.body.firstPassword))).toBe(false)
})

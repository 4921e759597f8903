import { Readable, Writable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { startPlatform, type TestPlatform } from '../../../tests/support/platform.ts'
import { accountOf, browserOf, codeAt, signedIn } from '../../../tests/support/staff.ts'
import { main } from '../../account-main.ts'
import { type CommandWorld, runAccountCommand } from './command.ts'

let platform: TestPlatform
let world: CommandWorld
let clock = Date.now()
let logged = ''
const minute = 60_000
const hour = 60 * minute
const names: string[] = []

beforeAll(async () => {
  const logTo = new Writable({
    write(chunk, _encoding, done) {
      logged += String(chunk)
      done()
    },
  })
  platform = await startPlatform({ now: () => clock, logTo })
  world = {
    ...platform.running.world,
    rules: platform.running.app.rules,
    ask: async () => names.shift() ?? '',
    issuer: null,
  }
})
afterAll(() => platform.stop())

const run = (line: string, ...people: string[]) => {
  names.splice(0, names.length, ...people)
  return runAccountCommand(world, line.split(' '))
}
const signIn = (username: string, password: string) =>
  browserOf(platform).call('POST', '/api/v1/session', { username, password })
const passwordIn = (printed: string, username: string) =>
  new RegExp(`${username.replaceAll('.', '[.]')}  ([0-9a-f-]{35})`).exec(printed)?.[1] ?? ''
const acts = (act: string) =>
  platform.database.query<{ command: string; detail: unknown; division: string }>(
    `select e.command, e.detail, d.division_code as division from audit_entry e left join administrative_division d on d.id = e.division_id
     where e.act = $1 and e.actor_kind = 'COMMAND' order by e.id`,
    [act],
  )

/** The holder’s first sign-in: a password of his own, an authenticator of his own. */
async function settleIn(username: string, firstPassword: string) {
  const browser = browserOf(platform)
  const begun = await browser.call('POST', '/api/v1/session', { username, password: firstPassword })
  expect(begun).toMatchObject({ status: 201, body: { stage: 'CHANGE_PASSWORD', permissions: [] } })
  const password = 'a long sentence nobody else says'
  await browser.call('PUT', '/api/v1/session/password', { current: firstPassword, next: password })
  const totp = await browser.call('POST', '/api/v1/session/totp', {})
  const shown = await browser.call('POST', `/api/v1/session/totp/${totp.body.factorId}/confirmation`, {
    code: await codeAt(totp.body.secret, clock),
  })
  expect(shown.body.stage).toBe('OPEN')
  return { browser, account: { username, password, totpSecret: totp.body.secret as string } }
}

describe('the first administrators', () => {
  test('three people get a one-time password each; one opens an account, another grants its post', async () => {
    const printed = await run('create --system root.sys --security root.sec --audit root.aud', '甲一', '乙二', '丙三')
    expect(printed).toContain('good for 72 hours')
    const system = await settleIn('root.sys', passwordIn(printed, 'root.sys'))
    const security = await settleIn('root.sec', passwordIn(printed, 'root.sec'))
    const opened = await system.browser.call('POST', '/api/v1/accounts', {
      username: 'first.of-many',
      name: '丁四',
      family: 'BUSINESS',
      divisionCode: '990102000000',
    })
    expect(opened.status).toBe(201)
    const post = { role: 'WORKING_GROUP', divisionCode: '990102000000' }
    const path = `/api/v1/accounts/${opened.body.account.accountId}/posts`
    expect((await security.browser.call('POST', path, post)).status).toBe(201)
    expect((await system.browser.call('POST', path, post)).body.code).toBe('FORBIDDEN')
    expect(await acts('ACCOUNT_OPENED')).toEqual(
      ['SYSTEM_ADMIN', 'SECURITY_ADMIN', 'AUDIT_ADMIN'].map((role) => ({
        command: 'account',
        detail: { role },
        division: '000000000000',
      })),
    )
  })

  test('a role that somebody holds is refused, until he has left', async () => {
    await expect(run('create --audit other.aud', '戊五')).rejects.toThrow(/^root[.]aud: already in office/)
    expect(await run('end root.aud')).toContain('root.aud is closed')
    await expect(run('end root.aud')).rejects.toThrow('closed already')
    expect(await run('create --audit other.aud', '戊五')).toContain('other.aud')
    expect((await acts('ACCOUNT_STATE_SET')).at(-1)).toMatchObject({ detail: { state: 'DISABLED' } })
  })

  test('of two who appoint at once, one is refused', async () => {
    await run('end other.aud')
    const appoint = (username: string) =>
      runAccountCommand({ ...world, ask: async () => '己六' }, ['create', '--audit', username])
    const answers = await Promise.allSettled([appoint('one.aud'), appoint('two.aud')])
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  test.each([
    ['nobody', 'create', [], /at least one of --system/],
    ['one account for two roles', 'create --system same.one --audit same.one', ['甲', '乙'], /three people/],
    ['one person for two roles', 'create --system is.one --audit is.two', ['庚 七', ' 庚  七 '], /names are the same/],
    ['nobody’s name', 'create --system is.one', [''], /^a name has/],
    ['a name that turns the line', 'create --system is.one', ['甲\u202e乙'], /^a name has/],
    ['a user name with capitals', 'create --system Root', ['甲'], /^--system: from 3 to 40/],
    ['a user name that is taken', 'create --system root.sys --division 990102000000', ['甲'], /in office there/],
    ['an unknown division', 'create --system is.one --division 123', ['甲'], /no division 123/],
    ['an unknown option', 'create --root is.one', ['甲'], /--root/],
    ['an unknown word', 'delete root.sys', [], /^say create, list/],
    ['nobody to end', 'end nobody.here', [], /no account nobody[.]here/],
    ['a link to no provider', 'link root.sec', ['someone'], /OIDC_ISSUER is not set/],
    ['nothing to part', 'part root.sec', [], /is not linked/],
    ['nothing lost', 'reset root.sec', [], /^--lost/],
  ])('%s is refused', async (_, line, people, why) => {
    await expect(run(line, ...people)).rejects.toThrow(why)
  })

  test('the list tells accounts and posts, and neither a name nor a password', async () => {
    const listed = await run('list')
    expect(listed).toContain('root.sys  SYSTEM  open  SYSTEM_ADMIN@000000000000  TOTP  last used 2')
    expect(listed).toContain('root.aud  AUDIT  closed')
    expect(listed).not.toMatch(/甲|argon|[0-9a-f]{5}-/)
    clock += 72 * hour
    expect(await run('list')).toMatch(/(one|two)[.]aud {2}AUDIT {2}one-time password out of date/)
  })
})

describe('when nobody else can help', () => {
  const account = () => accountOf(platform, 'SECURITY_ADMIN')

  test('after too many failures the operator takes the wait away', async () => {
    const { username, password } = account()
    for (let failure = 1; failure <= 6; failure += 1) await signIn(username, 'wrong password')
    expect((await signIn(username, password)).status).toBe(429)
    expect(await run(`unlock ${username}`)).toContain('need not wait')
    expect((await signIn(username, password)).status).toBe(201)
    expect(await acts('ACCOUNT_UNLOCKED')).toHaveLength(1)
  })

  test('while another administrator could do it, the operator may not', async () => {
    await expect(run(`reset ${account().username} --lost factor`)).rejects.toThrow(/^root[.]sec could do this/)
  })

  test('the last security administrator comes in again with a one-time password and enrols anew; it is an alarm', async () => {
    const before = await signedIn(platform, account())
    await run('end root.sec')
    expect(logged).not.toContain('ACCOUNT ALARM')
    const printed = await run(`reset ${account().username} --lost factor`)
    expect((await before.call('GET', '/api/v1/session')).status).toBe(401)
    expect((await signIn(account().username, account().password)).status).toBe(401)
    await settleIn(account().username, passwordIn(printed, account().username))
    expect(await acts('ACCOUNT_RECOVERED')).toMatchObject([{ detail: { lost: 'factor' }, division: '990102000000' }])
    await vi.waitFor(() => expect(logged).toContain('ACCOUNT ALARM'))
    expect(logged).not.toContain(passwordIn(printed, account().username))
    const { metrics } = platform.running
    expect(await metrics.registry.getSingleMetricAsString('yiping_accounts_recovered_total')).toMatch(/ 1$/m)
  })

  test('a lost password leaves the second factor where it is', async () => {
    const { username, totpSecret } = accountOf(platform, 'AUDIT_ADMIN')
    await run('end root.sys')
    const helped = run(`reset ${username} --lost password`)
    await expect(helped).rejects.toThrow(/^trial[.]system-admin could/)
    const printed = await run(`reset ${username} --lost password --although-others-could`)
    const browser = browserOf(platform)
    const begun = await browser.call('POST', '/api/v1/session', { username, password: passwordIn(printed, username) })
    expect(begun.body.stage).toBe('SECOND_FACTOR')
    const shown = await browser.call('POST', '/api/v1/session/second-factor', { code: await codeAt(totpSecret, clock) })
    expect(shown.body.stage).toBe('CHANGE_PASSWORD')
  })
})

test('npm run account works on the database of DATABASE_URL with the keys of KEY_DIR, and says by its exit code whether it did', async () => {
  const printed = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
  const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  const env = { DATABASE_URL: platform.database.serverUrl, KEY_DIR: `${platform.folder}/keys` }
  const words = () => Readable.from(['某人甲\n'])
  expect(await main(env, ['create', '--system', 'by.process'], platform.folder, words())).toBe(0)
  expect(String(printed.mock.lastCall?.[0])).toMatch(/by[.]process {2}[0-9a-f-]{35}/)
  expect(await main(env, ['create', '--system', 'X'], platform.folder, words())).toBe(2)
  expect(String(said.mock.lastCall?.[0])).toContain('from 3 to 40')
  expect(await main({ DATA_DIR: platform.folder }, ['list'], platform.folder, words())).toBe(1)
  expect(String(said.mock.lastCall?.[0])).toContain('npm start first')
})

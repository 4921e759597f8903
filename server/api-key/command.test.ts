import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { callsOf, refusal } from '../../tests/support/calls.ts'
import { caseReport, startPlatform, type TestPlatform } from '../../tests/support/platform.ts'
import { main } from '../api-key-main.ts'
import { runApiKeyCommand } from './command.ts'

let platform: TestPlatform
let calls: ReturnType<typeof callsOf>
let clock = Date.now()
beforeAll(async () => {
  platform = await startPlatform({ now: () => clock })
  calls = callsOf(platform)
})
afterAll(() => platform.stop())

const place = () => {
  const { world, app } = platform.running
  return { world, rules: app.rules, readFile: (path: string) => readFile(path, 'utf8') }
}
const run = (line: string) => runApiKeyCommand(place(), line.split(' '))
const create = async (more = '--hall YP-TRIAL-01') => {
  const printed = await run(`create --name 叫号系统 --scope cases:write --days 30 ${more}`)
  return printed.split('\n')[0] ?? ''
}
/** The same report each time: what has ended cannot be reported otherwise. */
const service = caseReport(clock)
const report = async (key: string) => refusal(await calls.putCase('COMMAND-1', service, key))
const nameOf = (key: string) => key.slice(0, 'yp_'.length + 12)

describe('npm run api-key', () => {
  test('works on the database of DATABASE_URL, and says by its exit code whether it did', async () => {
    const printed = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
    const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
    const env = { DATABASE_URL: platform.database.serverUrl, DATA_DIR: platform.folder }
    expect(await main(env, ['list'], platform.folder)).toBe(0)
    expect(String(printed.mock.lastCall?.[0])).toContain('试用业务系统')
    expect(await main(env, ['revoke', 'nonsense'], platform.folder)).toBe(2)
    expect(String(said.mock.lastCall?.[0])).toContain('yp_…')
    expect(await main({ DATA_DIR: platform.folder }, ['list'], platform.folder)).toBe(1)
    expect(String(said.mock.lastCall?.[0])).toContain('npm start first')
    expect(await main({ ...env, PORT: 'x' }, ['list'], platform.folder)).toBe(2)
  })

  test('create prints a key that works at once, and its secret this once', async () => {
    const key = await create()
    expect(key).toMatch(/^yp_[0-9a-z]{12}_[A-Za-z0-9_-]{43}$/)
    expect(await report(key)).toBe('201')
    const listed = await run('list')
    expect(listed).toContain(`${nameOf(key)}  good  until `)
    expect(listed).toContain('cases:write  YP-TRIAL-01  yiping  叫号系统')
    expect(listed).not.toContain(key.slice(-43))
  })

  test('what it may do is what was said: scope and hall', async () => {
    const pairing = await run('create --name 设备管理 --scope devices:pair --days 1 --division 990102000000')
    expect(await report(pairing.split('\n')[0] ?? '')).toBe('403 FORBIDDEN')
  })

  test('revoke takes effect at the next call, once', async () => {
    const key = await create('--division 990102000000')
    expect(await run(`revoke ${nameOf(key)}`)).toContain('is revoked')
    expect(await report(key)).toBe('401 UNAUTHENTICATED')
    expect(await run('list')).toContain(`${nameOf(key)}  revoked`)
    await expect(run(`revoke ${nameOf(key)}`)).rejects.toThrow('not revoked yet')
  })

  test('rotate gives a new secret, and the old one ends when it was said', async () => {
    const key = await create('--division 990102000000')
    const printed = await run(`rotate ${nameOf(key)} --overlap-hours 2`)
    const [renewed = ''] = printed.split('\n')
    expect([nameOf(renewed), renewed === key]).toEqual([nameOf(key), false])
    expect(await run('list')).toContain('old one until ')
    expect(await report(key)).toBe('200')
    expect(await report(renewed)).toBe('200')
    clock += 2 * 3_600_000
    expect(await report(key)).toBe('401 UNAUTHENTICATED')
    expect(await report(renewed)).toBe('200')
    await expect(run(`rotate ${nameOf(key)} --overlap-hours 9999`)).rejects.toThrow('longer than the policy lets it')
  })

  test('a key ends on its day', async () => {
    const key = await create()
    clock += 30 * 86_400_000
    expect(await report(key)).toBe('401 UNAUTHENTICATED')
    expect(await run('list')).toContain(`${nameOf(key)}  expired`)
  })

  test.each([
    ['a line break', 'a\nyp_000000000000  good  until 2099-01-01'],
    ['a colour', 'a\u001b[31m'],
    ['an escape of one byte', 'a\u009b31m'],
    ['a separator of lines', 'a\u2028b'],
    ['a turned direction', 'a\u202eb'],
  ])('a name that would forge the list is refused: %s', async (_, name) => {
    const argv = ['create', '--name', name, '--scope', 'cases:write', '--days', '1', '--hall', 'YP-TRIAL-01']
    await expect(runApiKeyCommand(place(), argv)).rejects.toThrow(/^--name: one line/)
  })

  test.each([
    ['nothing', '', /say create, list, rotate or revoke/],
    ['another word', 'delete yp_000000000000', /say create, list, rotate or revoke/],
    ['no name', 'create --scope cases:write --days 1 --hall YP-TRIAL-01', /^--name/],
    ['an unknown scope', 'create --name a --scope cases:read --days 1 --hall YP-TRIAL-01', /^--scope: one or more of/],
    ['no scope', 'create --name a --days 1 --hall YP-TRIAL-01', /^--scope/],
    ['no expiry', 'create --name a --scope cases:write --hall YP-TRIAL-01', /^--days/],
    ['an endless key', 'create --name a --scope cases:write --days 9999 --hall YP-TRIAL-01', /^--days: from 1 to 3650/],
    [
      'a public key that is none',
      'create --name a --scope cases:write --days 1 --hall YP-TRIAL-01 --public-key /dev/null',
      /^--public-key/,
    ],
    [
      'a file that is not there',
      'create --name a --scope cases:write --days 1 --hall YP-TRIAL-01 --public-key /none',
      /cannot be read/,
    ],
    ['an unknown key to renew', 'rotate yp_000000000000', /no key yp_000000000000/],
    ['no place', 'create --name a --scope cases:write --days 1', /^--division or --hall/],
    ['an unknown hall', 'create --name a --scope cases:write --days 1 --hall NOWHERE', /no open hall NOWHERE/],
    ['an unknown division', 'create --name a --scope cases:write --days 1 --division 110000000000', /no such division/],
    ['an unknown option', 'create --nmae a', /nmae/],
    ['a whole key to revoke', `revoke yp_000000000000_${'A'.repeat(43)}`, /as the list names it/],
    ['an unknown key', 'revoke yp_000000000000', /no key yp_000000000000/],
  ])('refuses %s, and makes nothing', async (_name, line, why) => {
    const before = await run('list')
    await expect(run(line)).rejects.toThrow(why)
    expect(await run('list')).toBe(before)
  })
})

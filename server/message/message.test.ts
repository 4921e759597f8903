import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Role } from '../../domain/access.ts'
import { callsOf } from '../../tests/support/calls.ts'
import { startPlatform, type TestPlatform } from '../../tests/support/platform.ts'
import { accountOf, browserOf, freshCookie, type Staff, signedIn } from '../../tests/support/staff.ts'
import { openTestStream } from '../../tests/support/stream.ts'
import { TestTerminal } from '../../tests/support/terminal.ts'
import { appendMessage, sweepMessages, tellAuditStandsStill } from './index.ts'

let platform: TestPlatform
let shiftMs = 0
const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs
beforeAll(async () => {
  platform = await startPlatform({ trustedProxies: ['127.0.0.1'], now: () => Date.now() + shiftMs })
})
afterAll(() => platform.stop())

interface Message {
  readonly messageId: string
  readonly kind: string
  readonly detail: Readonly<Record<string, string | number>>
  readonly target: string | null
  readonly readAt: string | null
}
const as = async (role: Role) => {
  const cookie = await freshCookie(platform, role)
  return async (method: string, path: string, body?: unknown) => {
    const answer = await fetch(platform.base + path, {
      method,
      headers: { cookie, origin: platform.base, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    // biome-ignore lint/suspicious/noExplicitAny: what a test looks into is the test's business
    return { status: answer.status, body: (await answer.json()) as any }
  }
}
const inboxOf = async (role: Role): Promise<{ messages: Message[]; unread: number; next: string | null }> =>
  (await (await as(role))('GET', '/api/v1/messages')).body
const kindsOf = async (role: Role) => (await inboxOf(role)).messages.map(({ kind }) => kind)
const accountIdOf = async (role: Role) => {
  const { username } = accountOf(platform, role)
  return (
    (await platform.database.query<{ id: string }>('select id from account where username = $1', [username]))[0]?.id ??
    ''
  )
}
const tell = async (role: Role, kind: 'POST_ENDED' | 'PASSWORD_RESET') => {
  const accountId = await accountIdOf(role)
  await platform.running.world.app
    .transaction()
    .execute((tx) => appendMessage(tx, { accountId }, { kind }, platform.running.world.now()))
}

describe('an inbox', () => {
  test('is told by the act, in its transaction: a post given and taken, a password and a factor reset', async () => {
    const accountId = await accountIdOf('REVIEWER')
    const security = await as('SECURITY_ADMIN')
    const wish = { role: 'REVIEWER', divisionCode: '990102000000' }
    const granted = await security('POST', `/api/v1/accounts/${accountId}/posts`, wish)
    const postId = granted.body.posts.at(-1).postId
    await security('POST', `/api/v1/accounts/${accountId}/posts/${postId}/end`, {})
    // Refused: nothing was done, and nothing is told.
    await security('POST', `/api/v1/accounts/${accountId}/posts/${postId}/end`, {})
    await (await as('SYSTEM_ADMIN'))('POST', `/api/v1/accounts/${accountId}/password-reset`, {})
    await security('POST', `/api/v1/accounts/${accountId}/factor-reset`, {})
    await platform.database.query(`update account_factor set removed_at = null where account_id = $1`, [accountId])
    await platform.database.query(
      `insert into account_password (account_id, set_at, hash, is_first) select account_id, now(), hash, false from account_password
       where account_id = $1 and not is_first limit 1`,
      [accountId],
    )
    expect(await kindsOf('REVIEWER')).toEqual(['FACTORS_REMOVED', 'PASSWORD_RESET', 'POST_ENDED', 'POST_GRANTED'])
    expect(await kindsOf('HR')).toEqual([])
  })

  test('is read message by message, or all at once, by oneself alone', async () => {
    const call = await as('REVIEWER')
    const { messages, unread } = await inboxOf('REVIEWER')
    expect(unread).toBe(4)
    const [newest, second] = messages
    expect((await call('POST', `/api/v1/messages/${second?.messageId}/reading`, {})).body).toEqual({ unread: 3 })
    expect((await call('POST', `/api/v1/messages/${second?.messageId}/reading`, {})).body).toEqual({ unread: 3 })
    const stranger = await as('HR')
    expect((await stranger('POST', `/api/v1/messages/${newest?.messageId}/reading`, {})).status).toBe(404)
    expect((await stranger('POST', '/api/v1/messages/reading', { until: newest?.messageId })).body.unread).toBe(0)
    expect((await inboxOf('REVIEWER')).unread).toBe(3)
    expect((await call('POST', '/api/v1/messages/reading', { until: newest?.messageId })).body).toEqual({ unread: 0 })
    expect((await inboxOf('REVIEWER')).messages.every(({ readAt }) => readAt !== null)).toBe(true)
  })

  test('goes on where a page has ended', async () => {
    const call = await as('REVIEWER')
    const first = (await call('GET', '/api/v1/messages?limit=3')).body
    const rest = (await call('GET', `/api/v1/messages?limit=3&before=${first.next}`)).body
    expect([first.messages.length, rest.messages.length, rest.next]).toEqual([3, 1, null])
  })

  test('says while one looks that there is something new', async () => {
    const cookie = await freshCookie(platform, 'LEADING_GROUP')
    const stream = await openTestStream(`${platform.base}/api/v1/messages/events`, { cookie, origin: platform.base })
    await expect.poll(() => stream.heard.at(-1)?.data).toEqual({ unread: 0 })
    await tell('LEADING_GROUP', 'POST_ENDED')
    await expect.poll(() => stream.heard.at(-1)?.data).toEqual({ unread: 1 })
    await tell('HR', 'PASSWORD_RESET')
    expect(stream.heard.length).toBe(2)
    stream.close()
  })

  test('is not told of what was undone', async () => {
    const accountId = await accountIdOf('HR')
    const before = await inboxOf('HR')
    const undone = platform.running.world.app.transaction().execute(async (tx) => {
      await appendMessage(tx, { accountId }, { kind: 'POST_GRANTED' }, platform.running.world.now())
      throw new Error('undone')
    })
    await expect(undone).rejects.toThrow('undone')
    expect(await inboxOf('HR')).toEqual(before)
  })
})

describe('what nobody does is told by a sweep, once', () => {
  const sweep = () => sweepMessages({ world: platform.running.world, rules: platform.running.app.rules })
  const count = async (role: Role, kind: string) => (await kindsOf(role)).filter((each) => each === kind).length

  test('a device that has fallen silent, to the supervisors of its hall and the administrators who reach it', async () => {
    const device = await TestTerminal.pair(platform)
    await device.beat()
    await sweep()
    expect(await count('SYSTEM_ADMIN', 'DEVICE_SILENT')).toBe(0)
    shiftMs += 4 * dayMs
    await sweep()
    await sweep()
    const [message] = (await inboxOf('WINDOW_SUPERVISOR')).messages
    expect(message).toMatchObject({
      kind: 'DEVICE_SILENT',
      detail: { hallCode: 'YP-TRIAL-01', windowCode: 'A01' },
      target: device.deviceId,
    })
    expect(await count('SYSTEM_ADMIN', 'DEVICE_SILENT')).toBe(1)
    expect(await count('HR', 'DEVICE_SILENT')).toBe(0)
    await device.beat()
    shiftMs += 4 * dayMs
    await sweep()
    expect(await count('SYSTEM_ADMIN', 'DEVICE_SILENT')).toBe(2)
  })

  test('a key that is about to end, and an audit that stands still', async () => {
    const { id } = await callsOf(platform).apiKey({ expiresAt: new Date(platform.running.world.now() + 20 * dayMs) })
    await sweep()
    await sweep()
    const told = (await inboxOf('SECURITY_ADMIN')).messages.filter(({ kind }) => kind === 'KEY_EXPIRING')
    expect(told.filter(({ target }) => target === id)).toHaveLength(1)
    const still = tellAuditStandsStill(platform.running.world)
    await still(7)
    await still(9)
    expect((await inboxOf('AUDIT_ADMIN')).messages[0]).toMatchObject({
      kind: 'AUDIT_STANDS_STILL',
      detail: { waiting: 7 },
    })
    expect(await count('AUDIT_ADMIN', 'AUDIT_STANDS_STILL')).toBe(1)
  })

  test('and after their time messages go, with what was noted of their reading', async () => {
    shiftMs += 500 * dayMs
    await sweep()
    const rows = await platform.database.query<{ kind: string }>(
      `select kind from message where kind <> 'CALENDAR_MISSING' union all select 'read' from message_read`,
    )
    expect(rows.filter(({ kind }) => kind !== 'DEVICE_SILENT')).toEqual([])
    shiftMs -= 500 * dayMs
  })
})

describe('where one is signed in', () => {
  test('is seen and ended by oneself alone, and a new place is told', async () => {
    const account = accountOf(platform, 'DISCIPLINE_INSPECTOR')
    const here: Staff = await signedIn(platform, account)
    const { username, password } = account
    const elsewhere = browserOf(platform)
    const headers = { 'user-agent': 'Mozilla/5.0 (Windows NT 10.0) Firefox/127.0', 'x-forwarded-for': '192.0.2.7' }
    expect((await elsewhere.call('POST', '/api/v1/session', { username, password }, headers)).status).toBe(201)
    const [message] = (await here.call('GET', '/api/v1/messages')).body.messages
    expect(message).toMatchObject({
      kind: 'SIGNED_IN_ELSEWHERE',
      detail: { agent: 'Firefox · Windows', from: '192.0.2.7' },
    })
    const { sessions } = (await here.call('GET', '/api/v1/sessions')).body
    const other = sessions.find(({ isThis }: { isThis: boolean }) => !isThis)
    expect([sessions.length, other.agent, other.from]).toEqual([2, 'Firefox · Windows', '192.0.2.7'])
    const stranger = await as('HR')
    expect((await stranger('POST', `/api/v1/sessions/${other.sessionId}/end`, {})).body.code).toBe('SESSION_UNKNOWN')
    expect((await here.call('POST', `/api/v1/sessions/${other.sessionId}/end`, {})).body).toEqual({ ended: 1 })
    expect((await elsewhere.call('GET', '/api/v1/session')).status).toBe(401)
    await elsewhere.call('POST', '/api/v1/session', { username, password }, headers)
    expect((await here.call('POST', '/api/v1/sessions/others/end', {})).body).toEqual({ ended: 1 })
    expect((await here.call('GET', '/api/v1/messages')).body.messages).toHaveLength(1)
  })

  test('and that somebody tries passwords, once a day', async () => {
    const { username } = accountOf(platform, 'DEPARTMENT_HANDLER')
    const stranger = browserOf(platform)
    for (let time = 0; time < 8; time += 1) {
      await stranger.call('POST', '/api/v1/session', { username, password: 'wrong' })
      shiftMs += time > 5 ? 20 * minuteMs : 0
    }
    expect(await kindsOf('DEPARTMENT_HANDLER')).toEqual(['ACCOUNT_LOCKED'])
  })
})

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Role } from '../../domain/access.ts'
import type { MessageKind } from '../../domain/message.ts'
import { openLetters } from '../../server/letter/index.ts'
import { writeReminders } from '../../server/letter/reminder/write.ts'
import { appendMessage, type Recipient } from '../../server/message/index.ts'
import { callsOf, refusal } from '../support/calls.ts'
import { TestGateway } from '../support/gateway.ts'
import { startPlatform, type TestPlatform } from '../support/platform.ts'
import { changePolicy } from '../support/policy.ts'
import { accountOf, browserOf, freshCookie } from '../support/staff.ts'

const minuteMs = 60_000
const at = (clock: string, day: number) => Date.parse(`2026-11-${day}T${clock}:00+08:00`)
let clock = at('10:00', 10)
let day = 10
let first: TestGateway
let second: TestGateway
let platform: TestPlatform
let place: { readonly divisionId: number; readonly hallId: number }
beforeAll(async () => {
  first = await TestGateway.start({ kind: 'sms-json', name: 'first', now: () => clock })
  second = await TestGateway.start({ kind: 'sms-form', name: 'second', now: () => clock })
  platform = await startPlatform({
    now: () => clock,
    letters: { providers: [first.settings(20_000), second.settings(20_000)], everyMs: 3_600_000 },
  })
  const [found] = await platform.database.query<typeof place>(
    `select p.division_id as "divisionId", p.hall_id as "hallId" from account_post p where p.role = 'WINDOW_SUPERVISOR'`,
  )
  if (found === undefined) throw new Error('no supervisor')
  place = found
})
afterAll(async () => {
  await platform.stop()
  await first.down()
  await second.down()
})
// Each test has a day of its own, and nobody a number or anything unread from before.
beforeEach(async () => {
  day += 1
  clock = at('10:00', day)
  first.taken.length = 0
  second.taken.length = 0
  first.behave = () => 'TAKE'
  await platform.database.query('delete from reminder_phone')
  await platform.database.query(
    'insert into message_read (account_id, message_id, read_at) select a.id, m.id, m.at from account a, message m on conflict do nothing',
  )
})

const phone = '15400000057'
const path = '/api/v1/session/reminder-phone'
const as = async (role: Role) => {
  const cookie = await freshCookie(platform, role)
  return (method: string, to: string, body?: unknown) => browserOf(platform).call(method, to, body, { cookie })
}
const leave = async (role: Role = 'WINDOW_SUPERVISOR', number = phone) =>
  (await as(role))('PUT', path, { phone: number })
const tell = (kind: MessageKind, target: string, to: Recipient = { role: 'WINDOW_SUPERVISOR', ...place }) =>
  platform.running.world.app
    .transaction()
    .execute((tx) => appendMessage(tx, to, { kind, page: 'handling-orders', target }, clock))
const run = (name: string) => platform.running.app.sweeps.find((each) => each.name === name)?.run()
const sweep = async () => {
  await run('reminders')
  await run('letters')
}
const deps = () => ({ world: platform.running.world, keys: platform.running.keys, rules: platform.running.app.rules })
const accountIdOf = async (role: Role) => {
  const sql = 'select id from account where username = $1'
  return (await platform.database.query<{ id: string }>(sql, [accountOf(platform, role).username]))[0]?.id ?? ''
}
const states = async () => {
  const sql = `select state::text from letter where account_id is not null and due_at >= $1 order by seq`
  return (await platform.database.query<{ state: string }>(sql, [new Date(at('00:00', day))])).map(({ state }) => state)
}
const readAll = async (role: Role = 'WINDOW_SUPERVISOR') => {
  const call = await as(role)
  const [newest] = (await call('GET', '/api/v1/messages')).body.messages
  expect((await call('POST', '/api/v1/messages/reading', { until: newest.messageId })).body.unread).toBe(0)
}

describe('a number for reminders', () => {
  test('is left by its holder, shown masked and to him alone, and stands nowhere plain', async () => {
    expect((await (await as('WINDOW_SUPERVISOR'))('GET', path)).body).toEqual({ phone: null, keptAt: null })
    const kept = await leave('WINDOW_SUPERVISOR', '+86 154-0000-0057')
    expect(kept.body).toEqual({ phone: '154****0057', keptAt: new Date(clock).toISOString() })
    expect((await (await as('WINDOW_SUPERVISOR'))('GET', path)).body).toEqual(kept.body)
    expect((await (await as('REVIEWER'))('GET', path)).body.phone).toBeNull()
    const [dumped] = await platform.database.query<{ all: string }>(
      `select (select string_agg(to_jsonb(r)::text, '') from reminder_phone r)
        || (select string_agg(to_jsonb(e)::text, '') from audit_entry e) as all`,
    )
    expect(dumped?.all).toContain('REMINDER_PHONE_KEPT')
    expect(dumped?.all).not.toContain(phone)
    expect(dumped?.all).not.toContain('0057')
    expect(dumped?.all).not.toContain(Buffer.from(phone).toString('hex'))
  })

  test('is refused where no text message could reach it', async () => {
    for (const wrong of ['0990-1234567', '1540000005', 'nobody'])
      expect(refusal((await leave('WINDOW_SUPERVISOR', wrong)) as never)).toBe('400 MALFORMED /phone')
  })

  test('is taken away by its holder, and by the closing of his account: the sealed value is gone', async () => {
    const rows = () => platform.database.query('select 1 from reminder_phone')
    await leave()
    expect((await (await as('WINDOW_SUPERVISOR'))('POST', `${path}/removal`, {})).body.phone).toBeNull()
    expect((await (await as('WINDOW_SUPERVISOR'))('POST', `${path}/removal`, {})).status).toBe(200)
    expect(await rows()).toEqual([])
    await leave('REVIEWER')
    expect(await rows()).toHaveLength(1)
    const admin = await as('SYSTEM_ADMIN')
    const state = `/api/v1/accounts/${await accountIdOf('REVIEWER')}/state`
    expect((await admin('PUT', state, { state: 'DISABLED' })).status).toBe(200)
    expect(await rows()).toEqual([])
    await admin('PUT', state, { state: 'OPEN' })
  })
})

describe('whoever left a number is reminded', () => {
  test('by one letter for all that waits, which says how much and nothing else', async () => {
    await leave()
    await tell('ORDER_DUE_SOON', 'one')
    await tell('ORDER_CITIZEN_WROTE', 'one')
    await tell('ORDER_OVERDUE', 'two')
    // Of these nobody is reminded: no deed follows, it is for somebody else, or it lies elsewhere.
    await tell('PRAISE_TOLD', 'three')
    await tell('ORDER_OVERDUE', 'four', { role: 'REVIEWER', ...place })
    const root = platform.running.app.rules.rootDivisionId
    await tell('ORDER_OVERDUE', 'five', { role: 'WINDOW_SUPERVISOR', divisionId: root, hallId: null })
    await sweep()
    expect(first.taken).toMatchObject([{ phone, template: 'R1', link: `${platform.base}/console/` }])
    expect(JSON.parse(first.taken[0]?.said ?? '')).toEqual({
      count: '2',
      link: `${platform.base}/console/`,
      stop: expect.stringMatching(/\/d#[A-Za-z0-9_-]{22}$/),
    })
    await sweep()
    expect(first.taken).toHaveLength(1)
    const [row] = await platform.database.query(
      `select hall_id, service_day, window_id, order_id, occurrence_id, code_hash, other_index, notice from letter where account_id is not null
       order by seq desc limit 1`,
    )
    const { notice, ...others } = row as Record<string, unknown>
    expect(notice).toBe('REMINDER')
    expect(Object.values(others).every((each) => each === null)).toBe(true)
    expect(await platform.database.query('select 1 from letter_tally')).toEqual([])
  })

  test('again when something new came and the minutes of the policy are over, not before and not of the old', async () => {
    await leave()
    await tell('ORDER_DUE_SOON', 'one')
    await sweep()
    clock += 30 * minuteMs
    await tell('ORDER_OVERDUE', 'two')
    await sweep()
    expect(first.taken).toHaveLength(1)
    clock += 90 * minuteMs
    await sweep()
    expect(first.taken.map(({ said }) => JSON.parse(said).count)).toEqual(['1', '2'])
    clock += 180 * minuteMs
    await sweep()
    expect(first.taken).toHaveLength(2)
  })

  test('at most so many times a day', async () => {
    await changePolicy(platform, 'reminder', { perDayMax: 2 })
    await leave()
    for (let turn = 0; turn < 4; turn += 1) {
      await tell('ORDER_DUE_SOON', `turn ${turn}`)
      await sweep()
      clock += 121 * minuteMs
    }
    expect(first.taken).toHaveLength(2)
    await changePolicy(platform, 'reminder', { perDayMax: 6 })
  })

  test('once, however many sweep at once', async () => {
    await leave()
    await leave('REVIEWER', '16100000058')
    await tell('ORDER_DUE_SOON', 'one')
    await tell('ORDER_DUE_SOON', 'one', { accountId: await accountIdOf('REVIEWER') })
    await Promise.all(Array.from({ length: 6 }, () => writeReminders(deps())))
    await Promise.all([run('letters'), run('letters'), writeReminders(deps())])
    await sweep()
    expect(await states()).toEqual(['SENT', 'SENT'])
    expect(first.taken.map((each) => each.phone).sort()).toEqual([phone, '16100000058'])
  })

  test('not in the quiet hours: in the morning, of what waits then', async () => {
    clock = at('21:30', day)
    await leave()
    await tell('ORDER_DUE_SOON', 'one')
    await sweep()
    clock = at('23:50', day)
    await tell('ORDER_OVERDUE', 'two')
    await sweep()
    expect(first.taken).toEqual([])
    day += 1
    clock = at('08:00', day)
    await sweep()
    expect(first.taken.map(({ said }) => JSON.parse(said).count)).toEqual(['2'])
    clock = at('10:30', day)
    await sweep()
    expect(first.taken).toHaveLength(1)
  })

  test('not of what he has read before it goes', async () => {
    await leave()
    await tell('ORDER_DUE_SOON', 'one')
    await run('reminders')
    await readAll()
    await run('letters')
    expect(first.taken).toEqual([])
    expect(await states()).toEqual(['DROPPED'])
    // The next thing is told at once: nothing has gone that it would be too near to.
    await tell('ORDER_OVERDUE', 'two')
    await sweep()
    expect(first.taken).toHaveLength(1)
  })

  test('by the second provider where the first does not take it, and once', async () => {
    first.behave = () => 'FAIL'
    await leave()
    await tell('ORDER_DUE_SOON', 'one')
    await sweep()
    clock += minuteMs
    await run('letters')
    expect(first.taken).toEqual([])
    expect(second.taken.map((each) => each.phone)).toEqual([phone])
    expect(second.taken[0]?.said).toMatch(
      new RegExp(
        `^【以评】您有1件评价整改事项待办，请登录工作台办理：${platform.base}/console/ 不再接收请点：${platform.base}/d#`,
      ),
    )
    expect(await states()).toEqual(['SENT'])
  })

  test('and not where the number was taken away, the account was closed, or no post is held, meanwhile', async () => {
    const meanwhile = async (does: () => Promise<unknown>) => {
      await leave()
      await tell('ORDER_DUE_SOON', `at ${clock}`)
      await run('reminders')
      await does()
      await run('letters')
      clock += 121 * minuteMs
    }
    const { query } = platform.database
    await meanwhile(async () => (await as('WINDOW_SUPERVISOR'))('POST', `${path}/removal`, {}))
    const username = accountOf(platform, 'WINDOW_SUPERVISOR').username
    await meanwhile(() => query('update account set disabled_at = $2 where username = $1', [username, new Date(clock)]))
    await run('reminders')
    expect(await query('select 1 from reminder_phone')).toEqual([])
    await query('update account set disabled_at = null where username = $1', [username])
    await meanwhile(() =>
      query(`update account_post set ended_at = $1 where role = 'WINDOW_SUPERVISOR'`, [new Date(clock)]),
    )
    await query(`update account_post set ended_at = null where role = 'WINDOW_SUPERVISOR'`)
    expect(first.taken).toEqual([])
    expect(await states()).toEqual(['DROPPED', 'DROPPED', 'DROPPED'])
  })

  test('until he says by its last link that he wants no more; leaving the number again, he wants them again', async () => {
    await leave()
    await tell('ORDER_DUE_SOON', 'one')
    await sweep()
    const stopCode = first.stops.get(phone)?.split('#')[1] ?? ''
    const calls = callsOf(platform)
    const look = () => calls.post('/api/v1/do-not-call/look-up', { stopCode })
    expect((await look()).body.wish).toBe('RESUME')
    expect((await calls.post('/api/v1/do-not-call', { stopCode, wish: 'STOP' })).status).toBe(200)
    clock += 121 * minuteMs
    await tell('ORDER_OVERDUE', 'two')
    await sweep()
    expect(first.taken).toHaveLength(1)
    clock += minuteMs
    await leave()
    // Whoever holds the code of before has no say over a number that was left afterwards.
    expect(refusal(await look())).toBe('404 STOP_CODE_UNKNOWN')
    clock += 121 * minuteMs
    await tell('ORDER_OVERDUE', 'three')
    await sweep()
    expect(first.taken).toHaveLength(2)
  })
})

test('where no provider has a text for it, none is written', () => {
  const { noticeTemplates: _none, ...bare } = { ...first.settings(), noticeTemplates: {} }
  const names = (providers: Parameters<typeof openLetters>[1]) =>
    openLetters(deps(), providers).sweeps.map(({ name }) => name)
  expect(names({ providers: [bare] } as never)).not.toContain('reminders')
  expect(names(undefined)).not.toContain('reminders')
  expect(names({ providers: [bare, second.settings()] } as never)).toContain('reminders')
})

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Role } from '../../domain/access.ts'
import { type Calls, callsOf } from '../../tests/support/calls.ts'
import { bringSupervisor } from '../../tests/support/duty-shift.ts'
import { plantOrders } from '../../tests/support/handling.ts'
import { bringMorePlaces, otherHall, secondHall } from '../../tests/support/places.ts'
import { startPlatform, type TestPlatform } from '../../tests/support/platform.ts'
import { accountOf, browserOf, freshCookie } from '../../tests/support/staff.ts'
import { lookAfterOrders, tellOpened } from '../handling-order/index.ts'

const hourMs = 3_600_000
// A Monday of an ordinary week: no holiday lies near.
const monday = Date.parse('2026-11-16T10:00:00+08:00')
const hall = 'YP-TRIAL-01'
let clock = monday
let platform: TestPlatform
let calls: Calls
let own = ''
let deputy = ''

beforeAll(async () => {
  platform = await startPlatform({ now: () => clock })
  calls = callsOf(platform)
  await bringMorePlaces(platform.database)
  await platform.running.app.rules.refresh()
  const { username } = accountOf(platform, 'WINDOW_SUPERVISOR')
  own = (await query<{ id: string }>('select id from account where username = $1', [username]))[0]?.id ?? ''
  deputy = await bringSupervisor(platform, { username: 'deputy.one', name: '替班员未', until: '2026-11-20' })
})
afterAll(() => platform.stop())
beforeEach(async () => {
  clock = monday
  // Every test begins with an empty roster; facts are taken off as people take them off.
  await query(
    `insert into duty_shift_withdrawal (shift_id, division_id, hall_id, withdrawn_by, withdrawn_at)
     select id, division_id, hall_id, account_id, put_at from duty_shift on conflict do nothing`,
  )
})

const query = <Row extends object>(text: string, values: readonly unknown[] = []) =>
  platform.database.query<Row>(text, [...values])

async function call(role: Role, method: string, path: string, body?: unknown) {
  const cookie = await freshCookie(platform, role)
  return browserOf(platform).call(method, `/api/v1${path}`, body, { cookie })
}

const put = (accountId: string, day: string, over: object = {}, role: Role = 'WINDOW_SUPERVISOR', at = hall) =>
  call(role, 'POST', `/halls/${at}/duty-shifts`, { accountId, day, fromMinute: 540, toMinute: 1050, ...over })

const rosterOf = async (from: string, until: string, role: Role = 'WINDOW_SUPERVISOR') =>
  (await call(role, 'GET', `/halls/${hall}/duty-shifts?from=${from}&to=${until}`)).body

const code = ({ status, body }: { status: number; body: { code?: string } }) =>
  body.code === undefined ? String(status) : `${status} ${body.code}`

let given = 0
async function giveBad(): Promise<string> {
  given += 1
  const { body, status } = await calls.give(await platform.invite(), 1, `duty-shift-${given}-key`)
  expect(status).toBe(201)
  return body.id
}

/** Who was told of an order, and of what. */
const toldOf = async (orderId: string, kind: string) =>
  (
    await query<{ to: string }>(
      `select coalesce(m.role, a.username) as to from message m left join account a on a.id = m.account_id
       where m.target = $1 and m.kind = $2 order by 1`,
      [orderId, kind],
    )
  ).map(({ to }) => to)

const deps = () => ({ world: platform.running.world, rules: platform.running.app.rules })

describe('the roster of a hall', () => {
  test('is brought with the trial hall: its supervisor is on duty in the hours of the hall', async () => {
    const [row] = await query<{ count: number }>(
      'select count(*)::integer as count from duty_shift where account_id = $1 and put_by is null',
      [own],
    )
    expect(row?.count).toBe(10)
  })

  test('says who is on duty when, by name, and who may be', async () => {
    const kept = await put(deputy, '2026-11-17')
    expect(kept.status).toBe(201)
    expect(kept.body).toMatchObject({ name: '替班员未', fromMinute: 540, toMinute: 1050, covers: null, isOwn: false })
    expect(await put(own, '2026-11-16', { fromMinute: 0, toMinute: 1440 })).toMatchObject({ status: 201 })
    for (const role of ['WINDOW_SUPERVISOR', 'WORKING_GROUP', 'LEADING_GROUP'] as const) {
      const roster = await rosterOf('2026-11-16', '2026-11-22', role)
      expect(roster.supervisors.map(({ name }: { name: string }) => name)).toEqual(['替班员未', '监督员乙'])
      expect(roster.shifts).toMatchObject([
        { day: '2026-11-16', name: '监督员乙', isNow: true, mayChange: role !== 'LEADING_GROUP' },
        { day: '2026-11-17', name: '替班员未', isNow: false },
      ])
    }
    expect(code(await call('REVIEWER', 'GET', `/halls/${hall}/duty-shifts?from=2026-11-16&to=2026-11-16`))).toBe(
      '403 FORBIDDEN',
    )
  })

  test.each([
    ['of a day that is over', '2026-11-13', {}, '409 SHIFT_PAST'],
    ['too far ahead', '2027-11-16', {}, '422 SHIFT_TOO_FAR'],
    ['that ends before it begins', '2026-11-17', { fromMinute: 1051 }, '422 TIMES_OUT_OF_ORDER'],
    ['of a day after the deputy’s last', '2026-11-21', {}, '422 NOT_A_SUPERVISOR_THERE'],
    ['of a day that no clock has shown', '0000-01-01', {}, '400 MALFORMED'],
    ['of no minute of the day', '2026-11-17', { toMinute: 1441 }, '400 MALFORMED'],
  ])('takes no shift %s', async (_, day, over, expected) => {
    expect(code(await put(deputy, day, over))).toBe(expected)
  })

  test('of another hall is another’s', async () => {
    for (const at of [secondHall, otherHall])
      expect(code(await put(own, '2026-11-17', {}, 'WINDOW_SUPERVISOR', at))).toBe('403 FORBIDDEN')
    expect(code(await put(own, '2026-11-17', {}, 'WORKING_GROUP', secondHall))).toBe('422 NOT_A_SUPERVISOR_THERE')
    expect(code(await put(own, '2026-11-17', {}, 'WORKING_GROUP', 'NOWHERE'))).toBe('404 HALL_UNKNOWN')
    const days = 'from=2026-11-16&to=2027-11-16'
    expect(code(await call('WORKING_GROUP', 'GET', `/halls/${hall}/duty-shifts?${days}`))).toBe('400 MALFORMED')
  })

  test('of two who put the same person there at once, one wins', async () => {
    const both = await Promise.all([
      put(own, '2026-11-18'),
      put(own, '2026-11-18', { fromMinute: 600 }, 'WORKING_GROUP'),
    ])
    expect(both.map(code).sort()).toEqual(['201', '409 SHIFT_OVERLAPS'])
  })

  test('of two who take a shift off or over at once, one wins', async () => {
    const { body } = await put(own, '2026-11-19')
    const both = await Promise.all([
      call('WINDOW_SUPERVISOR', 'POST', `/duty-shifts/${body.shiftId}/withdrawal`, {}),
      call('WORKING_GROUP', 'POST', `/duty-shifts/${body.shiftId}/cover`, { accountId: deputy }),
    ])
    const codes = both.map(code)
    expect(codes.filter((each) => each === '409 SHIFT_WITHDRAWN')).toHaveLength(1)
    expect(codes.filter((each) => each === '200' || each === '201')).toHaveLength(1)
  })

  test('替班: one goes and the other comes in one act, and the roster says for whom', async () => {
    const { body } = await put(own, '2026-11-20')
    const covered = await call('WINDOW_SUPERVISOR', 'POST', `/duty-shifts/${body.shiftId}/cover`, { accountId: deputy })
    expect(covered).toMatchObject({ status: 201, body: { name: '替班员未', covers: '监督员乙', day: '2026-11-20' } })
    const { shifts } = await rosterOf('2026-11-20', '2026-11-20')
    expect(shifts).toMatchObject([{ shiftId: covered.body.shiftId, name: '替班员未', covers: '监督员乙' }])
    const again = await call('WINDOW_SUPERVISOR', 'POST', `/duty-shifts/${body.shiftId}/cover`, { accountId: deputy })
    expect(code(again)).toBe('409 SHIFT_WITHDRAWN')
  })

  test('a week is copied to the next, each shift that is possible', async () => {
    for (const day of ['2026-11-16', '2026-11-18']) await put(own, day)
    await put(deputy, '2026-11-17')
    await put(own, '2026-11-25', { fromMinute: 1000, toMinute: 1100 })
    const copied = await call('WORKING_GROUP', 'POST', `/halls/${hall}/duty-shifts/week-copies`, { day: '2026-11-19' })
    expect(copied).toMatchObject({
      status: 200,
      body: {
        copied: [{ day: '2026-11-23', name: '监督员乙' }],
        left: [
          { day: '2026-11-24', name: '替班员未', why: 'NOT_A_SUPERVISOR_THERE' },
          { day: '2026-11-25', name: '监督员乙', why: 'SHIFT_OVERLAPS' },
        ],
      },
    })
  })

  test('every act is in the audit, without a name', async () => {
    const acts = await query<{ act: string; whole: string }>(
      `select act, row_to_json(e)::text as whole from audit_entry e where act like 'DUTY_%' and result = 'DONE'`,
    )
    const done = ['DUTY_SHIFT_PUT', 'DUTY_SHIFT_COVERED', 'DUTY_WEEK_COPIED']
    expect(acts.map(({ act }) => act)).toEqual(expect.arrayContaining(done))
    expect(acts.length).toBeGreaterThan(5)
    expect(acts.some(({ whole }) => /监督员|替班员/.test(whole))).toBe(false)
  })
})

describe('a bad evaluation is told at once', () => {
  const everybody = ['WINDOW_SUPERVISOR']
  const today = '2026-11-16'

  test('to who is on duty, once, however many sweep', async () => {
    await put(deputy, today)
    const orderId = await giveBad()
    await Promise.all([tellOpened(deps()), tellOpened(deps())])
    expect(await toldOf(orderId, 'ORDER_OPENED')).toEqual(['deputy.one'])
    const sent = await query(`select page, detail from message where target = $1 and kind = 'ORDER_OPENED'`, [orderId])
    const detail = { hallCode: hall, windowCode: 'A01', source: 'EVALUATION' }
    expect(sent).toEqual([{ page: 'handling-orders', detail }])
  })

  test.each<[string, () => Promise<unknown>]>([
    ['nobody is', async () => undefined],
    [
      'the shift has ended',
      () =>
        put(deputy, today, { toMinute: 600 + 30 }).then(() => {
          clock += hourMs / 2
        }),
    ],
    ['the shift begins later', () => put(deputy, today, { fromMinute: 601 })],
    [
      'it was withdrawn',
      async () => {
        const { body } = await put(deputy, today)
        await call('WINDOW_SUPERVISOR', 'POST', `/duty-shifts/${body.shiftId}/withdrawal`, {})
      },
    ],
  ])('to every supervisor of the hall where %s', async (_, arrange) => {
    await arrange()
    const orderId = await giveBad()
    await tellOpened(deps())
    expect(await toldOf(orderId, 'ORDER_OPENED')).toEqual(everybody)
  })

  test.each([
    [
      'is the rated person',
      `update account set staff_id = (select id from window_staff where staff_no = '1001' order by id limit 1) where id = $1`,
      'update account set staff_id = null where id = $1',
    ],
    [
      'holds the post no more',
      `update account_post set ended_at = now() where account_id = $1`,
      'update account_post set ended_at = null where account_id = $1',
    ],
    [
      'has left: the account is closed',
      'update account set disabled_at = now() where id = $1',
      'update account set disabled_at = null where id = $1',
    ],
  ])('to every supervisor where who is on duty %s', async (_, change, back) => {
    await put(deputy, today)
    await query(change, [deputy])
    const orderId = await giveBad()
    await tellOpened(deps())
    await query(back, [deputy])
    expect(await toldOf(orderId, 'ORDER_OPENED')).toEqual(everybody)
  })

  test('of two on duty, to the one who is not rated', async () => {
    await put(deputy, today)
    await put(own, today)
    await query(
      `update account set staff_id = (select id from window_staff where staff_no = '1001' order by id limit 1) where id = $1`,
      [deputy],
    )
    const orderId = await giveBad()
    await tellOpened(deps())
    await query('update account set staff_id = null')
    expect(await toldOf(orderId, 'ORDER_OPENED')).toEqual(['trial.window-supervisor'])
  })

  test('but not of what somebody has taken up already', async () => {
    await plantOrders(platform, 8, clock)
    await tellOpened(deps())
    const told = `select distinct s.stage from message m join handling_order_state s on s.order_id::text = m.target
      join handling_order o on o.id = s.order_id where m.kind = 'ORDER_OPENED' and o.opened_at < $1`
    expect(await query(told, [new Date(clock - 5 * hourMs)])).toEqual([{ stage: 'OPENED' }])
  })

  test('and so are warnings: to who is on duty when they are due', async () => {
    const orderId = await giveBad()
    await put(deputy, today, { fromMinute: 780, toMinute: 840 })
    // Of the four hours to acknowledge it, three and a half are over.
    clock += 3.5 * hourMs
    await lookAfterOrders(deps())
    expect(await toldOf(orderId, 'ORDER_DUE_SOON')).toContain('deputy.one')
    expect(await toldOf(orderId, 'ORDER_DUE_SOON')).not.toContain('WINDOW_SUPERVISOR')
    clock += hourMs
    await lookAfterOrders(deps())
    expect(await toldOf(orderId, 'ORDER_OVERDUE')).toContain('WINDOW_SUPERVISOR')
  })

  test('the morning sheet says who it is', async () => {
    const sheet = async (role: Role) => (await call(role, 'GET', '/handling-orders/morning-sheet')).body.onDuty
    expect(await sheet('WINDOW_SUPERVISOR')).toEqual([])
    await put(own, today)
    expect(await sheet('WINDOW_SUPERVISOR')).toEqual([{ name: '监督员乙', isOwn: true, toMinute: 1050 }])
    expect(await sheet('LEADING_GROUP')).toBeNull()
  })
})

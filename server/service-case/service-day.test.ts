import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { toPlainDate } from '../../domain/kernel/plain-date.ts'
import { callsOf, occurrenceOf, refusal } from '../../tests/support/calls.ts'
import { startPlatform, type TestPlatform } from '../../tests/support/platform.ts'

const dayMs = 86_400_000
const clock = Date.now()
const ago = (days: number) => clock - days * dayMs
let platform: TestPlatform
let calls: ReturnType<typeof callsOf>

/** What holds from a day on, as an administrator would enter it. */
const from = (table: string, id: string, day: number, changes: string) =>
  platform.database.query(
    `insert into ${table}_version select (jsonb_populate_record(v, jsonb_build_object('effective_from', $1::date) || ${changes})).*
     from ${table}_version v where ${id} order by effective_from desc limit 1`,
    [toPlainDate(day)],
  )
const window = (code: string) => `window_id = (select id from service_window where window_code = '${code}')`
const closed = `'{"status": "CLOSED"}'`

beforeAll(async () => {
  platform = await startPlatform({ now: () => clock })
  calls = callsOf(platform)
  await from('service_window', window('A01'), ago(1), `'{"name": "新综合窗口"}'`)
  await from('service_window', window('B01'), ago(1), closed)
  await from('window_staff', `staff_id = (select id from window_staff where staff_no = '1002')`, ago(1), closed)
  await from(
    'service_item',
    `item_id = (select id from service_item where item_code = '11990102MB0000000T1000000000006')`,
    ago(1),
    closed,
  )
})
afterAll(() => platform.stop())

const service = (endedAt: number, over: Record<string, unknown> = {}) =>
  occurrenceOf(clock, { endedAt: new Date(endedAt).toISOString(), ...over })
const report = (caseNo: string, occurrences: unknown[], over: Record<string, unknown> = {}) =>
  calls.putCase(caseNo, { acceptedAt: new Date(ago(3)).toISOString(), occurrences, ...over })
const gone = { windowCode: 'B01', staffNo: '1002' }

describe('a service that is reported later is one of the day on which it ended', () => {
  test('at a window that has closed since, by somebody who has left since', async () => {
    const { status, body } = await report('DAY-1', [service(ago(2), gone)])
    expect(status).toBe(201)
    const { body: view } = await calls.post<{ windowName: string; staffNo: string }>('/api/v1/invitations/open', {
      token: body.occurrences[0]?.invitation?.token,
    })
    expect(view).toMatchObject({ windowName: '企业开办专窗', staffNo: '1002' })
    await calls.give(body.occurrences[0]?.invitation?.token ?? '', 2, calls.freshKey())
    const [kept] = await platform.database.query(
      `select w.window_code, s.staff_no from evaluation e join service_window w on w.id = e.window_id
       join window_staff s on s.id = e.staff_id`,
    )
    expect(kept).toEqual({ window_code: 'B01', staff_no: '1002' })
  })

  test('under the names of that day', async () => {
    for (const [caseNo, endedAt, name] of [
      ['DAY-2', ago(2), '综合窗口 1 号'],
      ['DAY-3', ago(0) - 60_000, '新综合窗口'],
    ] as const) {
      const { body } = await report(caseNo, [service(endedAt)])
      const token = body.occurrences[0]?.invitation?.token
      const view = await calls.post<{ windowName: string }>('/api/v1/invitations/open', { token })
      expect(view.body.windowName).toBe(name)
    }
  })

  test('each by itself, where a case has services of several days', async () => {
    const { status } = await report('DAY-4', [
      service(ago(2), gone),
      service(clock - 60_000, { sequence: 2, windowCode: 'A02' }),
    ])
    expect(status).toBe(201)
    const late = await report('DAY-5', [service(ago(2)), service(clock - 60_000, { sequence: 2, windowCode: 'B01' })])
    expect(refusal(late)).toBe('422 PLACE_UNKNOWN /occurrences/1/windowCode')
  })

  test('and not at a window, nor by somebody, that was gone by then', async () => {
    const today = clock - 60_000
    expect(refusal(await report('DAY-6', [service(today, { windowCode: 'B01' })]))).toBe(
      '422 PLACE_UNKNOWN /occurrences/0/windowCode',
    )
    expect(refusal(await report('DAY-6', [service(today, { staffNo: '1002' })]))).toBe(
      '422 STAFF_UNKNOWN /occurrences/0/staffNo',
    )
  })

  test('at a window that was written down only afterwards, as it first stood; at one that is yet to open, not', async () => {
    const enter = (code: string, day: number) =>
      platform.database.query(
        `with added as (insert into service_window (hall_id, window_code)
           select id, $1 from service_hall where hall_code = 'YP-TRIAL-01' returning id)
         insert into service_window_version (window_id, effective_from, name, kind) select id, $2, '新开窗口', 'COMPREHENSIVE' from added`,
        [code, toPlainDate(day)],
      )
    await enter('E01', ago(1))
    await enter('E02', ago(-1))
    const { status, body } = await report('DAY-7', [service(ago(2), { windowCode: 'E01' })])
    expect(status).toBe(201)
    const token = body.occurrences[0]?.invitation?.token
    const view = await calls.post<{ windowName: string }>('/api/v1/invitations/open', { token })
    expect(view.body.windowName).toBe('新开窗口')
    expect(refusal(await report('DAY-8', [service(ago(2), { windowCode: 'E02' })]))).toBe(
      '422 PLACE_UNKNOWN /occurrences/0/windowCode',
    )
  })

  test('said again after the window has closed, is the same report', async () => {
    const first = await report('DAY-1', [service(ago(2), gone)])
    expect([first.status, first.body.changed]).toEqual([200, false])
  })
})

describe('an item that has ended', () => {
  const itemCode = '11990102MB0000000T1000000000006'

  test('is still that of the cases that were accepted under it', async () => {
    expect((await report('ITEM-1', [service(ago(2))], { itemCode })).status).toBe(201)
    expect((await report('ITEM-2', [service(clock - 60_000)], { itemCode })).status).toBe(201)
  })

  test('is not that of a case accepted afterwards', async () => {
    const acceptedAt = new Date(clock - 600_000).toISOString()
    const { status, body } = await report('ITEM-3', [service(clock - 60_000)], { itemCode, acceptedAt })
    expect([status, (body as { code?: string }).code]).toEqual([422, 'ITEM_UNKNOWN'])
  })
})

import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { type Role, roles } from '../../domain/access.ts'
import { type Calls, callsOf } from '../../tests/support/calls.ts'
import { startPlatform, type TestPlatform } from '../../tests/support/platform.ts'
import { accountOf, browserOf, freshCookie, type Staff } from '../../tests/support/staff.ts'
import { operatorOf } from '../../tests/support/vault.ts'
import { runVaultCommand } from '../vault/command.ts'
import { lookAfterReports } from './index.ts'

// A Monday of an ordinary week: no holiday lies near.
const monday = Date.parse('2026-11-16T10:00:00+08:00')
const dayMs = 86_400_000
let clock = monday
let platform: TestPlatform
let calls: Calls
let count = 0
const district = '990102000000'
const inspector = 'trial.discipline-inspector'
const reports = '/api/v1/confidential-reports'
const words = '办理时暗示要送两条烟，不送就说材料不齐'
const phone = '16100001234'

beforeAll(async () => {
  platform = await startPlatform({ now: () => clock, trustedProxies: ['127.0.0.1'] })
  calls = callsOf(platform)
})
afterAll(() => platform.stop())

async function as(role: Role): Promise<Staff> {
  const cookie = await freshCookie(platform, role)
  const staff = browserOf(platform)
  return { ...staff, call: (method, path, body, more) => staff.call(method, path, body, { cookie, ...more }) }
}
const inspect = async (method: string, path: string, body?: unknown) =>
  (await as('DISCIPLINE_INSPECTOR')).call(method, path, body)

const nextKey = () => {
  count += 1
  return `report-${count}-key`
}
async function send(over: object = {}, key = nextKey()) {
  // Where many come within a minute, somebody has to work for it.
  clock += 61_000
  const body = { kind: 'FAVOURS', words, ...over }
  return browserOf(platform).call('POST', reports, body, { 'idempotency-key': key })
}
const atHall = { hallCode: 'YP-TRIAL-01', windowCode: 'A01' }
const own = (receipt: string) => browserOf(platform).call('POST', `${reports}/look-up`, { receipt })
const answer = (receipt: string, said: string) =>
  browserOf(platform).call('POST', `${reports}/answers`, { receipt, words: said })
/** The newest first. */
const listed = async () => (await inspect('GET', reports)).body.reports as { reportId: string }[]
const idOf = (receipt: string) => {
  const hex = Buffer.from(receipt, 'base64url').subarray(0, 16).toString('hex')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}
async function taken(over: object = atHall) {
  const { status, body } = await send(over)
  expect([status, body.code]).toEqual([201, undefined])
  return { receipt: body.receipt as string, reportId: idOf(body.receipt) }
}
async function step(reportId: string, sent: object) {
  const { version } = (await inspect('GET', `${reports}/${reportId}`)).body
  return inspect('POST', `${reports}/${reportId}/steps`, { version, ...sent })
}

/** What somebody is, for one test. */
async function while_<T>(change: string, back: string, act: () => Promise<T>): Promise<T> {
  await platform.database.query(change)
  try {
    return await act()
  } finally {
    await platform.database.query(back)
  }
}
const ofHall = (act: () => Promise<unknown>) =>
  while_(
    `update account set hall_id = (select id from service_hall where hall_code = 'YP-TRIAL-01') where username = '${inspector}'`,
    `update account set hall_id = null where username = '${inspector}'`,
    act,
  )

describe('a confidential report', () => {
  test('is read by discipline inspection, answered, and written back to once for each message', async () => {
    const { receipt, reportId } = await taken({ ...atHall, contact: { phone } })
    expect((await listed())[0]).toMatchObject({ reportId, stage: 'RECEIVED', kind: 'FAVOURS', isLate: false })
    const seen = (await inspect('GET', `${reports}/${reportId}`)).body
    expect(seen).toMatchObject({ words, hasContact: true, evaluation: null, steps: ['ACKNOWLEDGE'], version: 1 })
    expect(seen.place).toMatchObject({ hallCode: 'YP-TRIAL-01', staffNo: null })
    expect(JSON.stringify(seen)).not.toContain(phone)
    expect((await answer(receipt, '还没有人问')).body.code).toBe('NOT_AT_THIS_STAGE')

    expect(await step(reportId, { step: 'ACKNOWLEDGE' })).toMatchObject({ status: 200 })
    expect(await step(reportId, { step: 'LEAVE_MESSAGE', words: '是哪一天？' })).toMatchObject({ status: 200 })
    expect((await own(receipt)).body).toMatchObject({ stage: 'ACKNOWLEDGED', words, mayWrite: true })
    expect((await answer(receipt, '上周五下午')).body.mayWrite).toBe(false)
    expect((await answer(receipt, '再补充')).body.code).toBe('NOT_AT_THIS_STAGE')
    const decided = { step: 'DECIDE', outcome: 'SUBSTANTIATED', words: '已核实并处理' }
    expect(await step(reportId, { step: 'DECIDE', words: '没有结果' })).toMatchObject({ status: 422 })
    expect((await step(reportId, decided)).body).toMatchObject({ stage: 'DECIDED', outcome: 'SUBSTANTIATED' })
    const { body } = await own(receipt)
    expect(body).toMatchObject({ stage: 'DECIDED', outcome: 'SUBSTANTIATED', reasons: '已核实并处理' })
    expect(body.messages.map(({ from, words: said }: { from: string; words: string }) => [from, said])).toEqual([
      ['INSPECTOR', '是哪一天？'],
      ['CITIZEN', '上周五下午'],
    ])
  })

  test('may say nothing but what happened, or which evaluation it is about: then that is seen beside it', async () => {
    const nowhere = await taken({})
    expect((await inspect('GET', `${reports}/${nowhere.reportId}`)).body).toMatchObject({
      place: null,
      hasContact: false,
    })
    const given = (await calls.give(await platform.invite(), 1, 'reported-evaluation', { comment: '态度恶劣' })).body
    const { reportId } = await taken({ kind: 'RETALIATION', aboutReceipt: given.receipt })
    expect((await inspect('GET', `${reports}/${reportId}`)).body.evaluation).toMatchObject({
      grade: 1,
      comment: '态度恶劣',
    })
    const wrong = `${given.receipt.slice(0, 60)}AAAA`
    expect((await send({ aboutReceipt: wrong })).body.code).toBe('RECEIPT_UNKNOWN')
  })

  test('is taken once: the same again is answered alike, another content under its key is refused', async () => {
    const first = await send(atHall, 'same-report-key')
    expect((await send(atHall, 'same-report-key')).body).toEqual(first.body)
    expect((await send({ words: '别的' }, 'same-report-key')).body.code).toBe('IDEMPOTENCY_MISMATCH')
    expect((await send({ hallCode: 'NOWHERE' })).body.code).toBe('HALL_UNKNOWN')
    expect((await send({ ...atHall, windowCode: 'Z99' })).body.code).toBe('WINDOW_UNKNOWN')
    expect((await send({ words: ' . ', windowCode: 'A01' })).body.code).toBe('HALL_UNKNOWN')
  })

  test('shows the contact for itself alone, after a step-up, and keeps that it did', async () => {
    const { reportId } = await taken({ ...atHall, contact: { name: '甄匿名', phone } })
    const opened = await inspect('POST', `${reports}/${reportId}/contact`, { version: 1 })
    expect(opened).toMatchObject({ status: 200, body: { name: '甄匿名', phone } })
    const { events } = (await inspect('GET', `${reports}/${reportId}`)).body
    expect(events.map(({ kind }: { kind: string }) => kind)).toEqual(['RECEIVED', 'CONTACT_OPENED'])
    clock += 3_600_000
    const cookie = await freshCookie(platform, 'DISCIPLINE_INSPECTOR')
    await platform.database.query(`update account_session set stepped_up_at = started_at - interval '1 hour'`)
    const late = await browserOf(platform).call('POST', `${reports}/${reportId}/contact`, { version: 2 }, { cookie })
    expect(late.body.code).toBe('STEP_UP_NEEDED')
  })

  test('of two inspectors who act at once one wins, and the other is told', async () => {
    const { reportId } = await taken()
    const send_ = () => inspect('POST', `${reports}/${reportId}/steps`, { version: 1, step: 'ACKNOWLEDGE' })
    const both = await Promise.all([send_(), send_()])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
  })
})

describe('nobody learns of it who is reported on or stands beside', () => {
  test('every other role is refused, and no list, figure, message or audit of anybody shows it', async () => {
    const { reportId } = await taken()
    await step(reportId, { step: 'ACKNOWLEDGE' })
    const others = roles.filter((role) => role !== 'DISCIPLINE_INSPECTOR')
    const heard: string[] = []
    for (const role of others) {
      const { call } = await as(role)
      expect((await call('GET', reports)).body.code).toBe('FORBIDDEN')
      expect((await call('GET', `${reports}/${reportId}`)).body.code).toBe('FORBIDDEN')
      for (const path of [
        'messages',
        'handling-orders',
        'handling-exceptions',
        'appeals',
        'problem-entries',
        'handling-figures',
      ])
        heard.push(JSON.stringify((await call('GET', `/api/v1/${path}`)).body))
    }
    expect(heard.filter((text) => text.includes(reportId) || text.includes('CONFIDENTIAL'))).toEqual([])
  })

  test('an inspector of the hall, or who is himself reported on, finds nothing and is told of nothing', async () => {
    const before = await taken({ ...atHall })
    await ofHall(async () => {
      expect((await listed()).map(({ reportId }) => reportId)).not.toContain(before.reportId)
      // Nor does the way to the next page name it: its number tells when it came.
      expect(JSON.stringify((await inspect('GET', `${reports}?limit=1`)).body)).not.toContain(before.reportId)
      expect((await inspect('GET', `${reports}/${before.reportId}`)).body.code).toBe('NOT_FOUND')
      expect(
        (await inspect('POST', `${reports}/${before.reportId}/steps`, { version: 1, step: 'ACKNOWLEDGE' })).status,
      ).toBe(404)
    })
    const asStaff = `update account set staff_id = (select s.id from window_staff s order by s.id limit 1) where username = '${inspector}'`
    await while_(asStaff, `update account set staff_id = null where username = '${inspector}'`, async () => {
      expect((await inspect('GET', `${reports}/${before.reportId}`)).body.code).toBe('NOT_FOUND')
    })
    expect((await inspect('GET', `${reports}/${before.reportId}`)).status).toBe(200)
  })

  test('where nobody could read it, it is refused and not kept', async () => {
    await ofHall(async () => expect((await send(atHall)).body.code).toBe('NO_INSPECTOR'))
  })

  test('one level above the hall it is read where somebody is appointed there, and by the hall’s own inspectors no more', async () => {
    const move = (code: string) =>
      `update account_post set division_id = (select id from administrative_division where division_code = '${code}') where role = 'DISCIPLINE_INSPECTOR'`
    const { reportId } = await while_(move('990100000000'), move(district), () => taken())
    expect((await inspect('GET', `${reports}/${reportId}`)).body.code).toBe('NOT_FOUND')
    vi.spyOn(platform.running.app.rules, 'isReached').mockReturnValue(true)
    expect((await inspect('GET', `${reports}/${reportId}`)).body.code, 'by row-level security alone').toBe('NOT_FOUND')
    vi.restoreAllMocks()
    await while_(move('990100000000'), move(district), async () =>
      expect((await inspect('GET', `${reports}/${reportId}`)).status).toBe(200),
    )
  })

  test('the audit says that an inspector has acted, never on which report nor of which hall', async () => {
    const { reportId } = await taken()
    await step(reportId, { step: 'ACKNOWLEDGE' })
    await (await as('WINDOW_SUPERVISOR')).call('GET', `${reports}/${reportId}`)
    const refused = `select from audit_entry where act = 'CONFIDENTIAL_REPORT_READ' and result = 'FORBIDDEN'`
    await vi.waitFor(async () => expect(await platform.database.query(refused)).not.toEqual([]))
    const rows = await platform.database.query<{ act: string; hall_id: number | null; whole: string }>(
      `select act, hall_id, row_to_json(e)::text as whole from audit_entry e where act like 'CONFIDENTIAL%' and result = 'DONE'`,
    )
    expect(rows.map(({ act }) => act)).toContain('CONFIDENTIAL_REPORT_HANDLED')
    expect(rows.filter(({ hall_id }) => hall_id !== null)).toEqual([])
    const all = await platform.database.query<{ whole: string }>(
      'select row_to_json(e)::text as whole from audit_entry e',
    )
    expect(all.filter(({ whole }) => whole.includes(reportId))).toEqual([])
  })

  test('what stands in plain tells neither hall nor evaluation nor words nor contact', async () => {
    const given = (await calls.give(await platform.invite(), 2, 'plain-evaluation', {})).body
    const { reportId } = await taken({ ...atHall, contact: { phone }, aboutReceipt: given.receipt })
    const [row] = await platform.database.query<{ whole: string; hall: number | null }>(
      `select (row_to_json(r)::text || (select string_agg(row_to_json(e)::text, '') from confidential_report_event e where e.report_id = r.id)
         || coalesce((select string_agg(row_to_json(m)::text, '') from message m where m.target = r.id::text), '')) as whole,
         (select hall_id from vault.data_key k where k.record_id = r.id) as hall
       from confidential_report r where id = $1`,
      [reportId],
    )
    expect(row?.hall).toBeNull()
    for (const secret of [given.id, words, phone, 'YP-TRIAL-01', 'FAVOURS', '"hall_id":1'])
      expect(row?.whole).not.toContain(secret)
    expect(row?.whole).toContain('CONFIDENTIAL_REPORT_RECEIVED')
  })
})

describe('the clock', () => {
  beforeEach(() => {
    clock = monday
  })
  const told = async () => {
    const { accountId } = (
      await platform.database.query<{ accountId: string }>(
        'select id as "accountId" from account where username = $1',
        [accountOf(platform, 'DISCIPLINE_INSPECTOR').username],
      )
    )[0] as { accountId: string }
    const rows = await platform.database.query<{ kind: string; detail: object }>(
      `select kind, detail from message where account_id = $1 and target = $2 order by id`,
      [accountId, last],
    )
    expect(rows.every(({ detail }) => Object.keys(detail).length === 0)).toBe(true)
    return rows.map(({ kind }) => kind.replace('CONFIDENTIAL_REPORT_', ''))
  }
  let last = ''
  const sweep = () => lookAfterReports({ world: platform.running.world, rules: platform.running.app.rules })

  test('tells the inspectors of what nobody has acknowledged, before it is late and when it is, each once', async () => {
    const { receipt, reportId } = await taken()
    last = reportId
    await sweep()
    expect(await told()).toEqual(['RECEIVED'])
    clock = monday + 3 * dayMs
    await Promise.all([sweep(), sweep()])
    expect(await told()).toEqual(['RECEIVED', 'DUE_SOON'])
    expect((await own(receipt)).body).toMatchObject({ isLate: false, acknowledgeBy: '2026-11-19T16:00:00.000Z' })
    clock = monday + 4 * dayMs
    await sweep()
    await sweep()
    expect(await told()).toEqual(['RECEIVED', 'DUE_SOON', 'OVERDUE'])
    expect((await own(receipt)).body.isLate).toBe(true)
  })
})

describe('outside', () => {
  test('halls are found by a part of the name, and no address says which', async () => {
    const { body } = await browserOf(platform).call('POST', `${reports}/places`, { search: 'yp-trial-01' })
    expect(body.halls).toMatchObject([{ hallCode: 'YP-TRIAL-01' }])
    expect(body.halls[0].windows.map(({ windowCode }: { windowCode: string }) => windowCode)).toContain('A01')
  })

  test('the totals of the last quarter are told where they are not too few, and of no unit', async () => {
    const totals = async () =>
      (await browserOf(platform).call('GET', '/api/v1/handling-totals')).body.confidentialReports
    clock = Date.parse('2027-01-04T10:00:00+08:00')
    expect(await totals()).toEqual({
      fromDay: '2026-10-01',
      toDay: '2026-12-31',
      received: expect.any(Number),
      decided: null,
    })
    clock = Date.parse('2027-04-04T10:00:00+08:00')
    expect(await totals()).toMatchObject({ fromDay: '2027-01-01', received: null, decided: null })
    clock = monday
  })

  test('erased, nothing of it can be read any more, and who holds the receipt is told so', async () => {
    const { receipt, reportId } = await taken({ ...atHall, contact: { phone } })
    await step(reportId, { step: 'ACKNOWLEDGE' })
    await step(reportId, { step: 'LEAVE_MESSAGE', words: '请问是哪天？' })
    const operator = operatorOf(platform)
    const said = await runVaultCommand(operator, ['erase', reportId, '--basis', 'consent-withdrawn'])
    await operator.stop()
    expect(said).toMatch('confidential-contact, confidential-report, seed')
    expect(said).toMatch('confidential-event')
    expect((await own(receipt)).body.code).toBe('ERASED')
    expect((await inspect('GET', `${reports}/${reportId}`)).body.code).toBe('NOT_FOUND')
  })
})

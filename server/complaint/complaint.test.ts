import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Role } from '../../domain/access.ts'
import { type Calls, callsOf, refusal } from '../../tests/support/calls.ts'
import { findProjectionDifferences, findRoundDifferences } from '../../tests/support/handling.ts'
import { bringMorePlaces, secondHall } from '../../tests/support/places.ts'
import { startPlatform, type TestPlatform } from '../../tests/support/platform.ts'
import { accountOf, browserOf, freshCookie, type Staff } from '../../tests/support/staff.ts'
import { openByAlert } from '../alert/index.ts'
import { loadOrderPlace } from '../handling-order/index.ts'
import { committed } from '../platform/database.ts'

// A Monday of an ordinary week: no holiday lies near.
const monday = Date.parse('2026-11-16T10:00:00+08:00')
const hourMs = 3_600_000
let clock = monday
let platform: TestPlatform
let calls: Calls
let hotline: string
let number = 0

beforeAll(async () => {
  platform = await startPlatform({ now: () => clock })
  calls = callsOf(platform)
  await bringMorePlaces(platform.database)
  await platform.running.app.rules.refresh()
  hotline = (await calls.apiKey({ scopes: ['complaints:write'] })).key
})
afterAll(() => platform.stop())

const item = '11990102MB0000000T1000000000002'
const words = '在 A01 窗口排队两小时，材料被退回三次'
const complaint = {
  hallCode: 'YP-TRIAL-01',
  windowCode: 'A01',
  channel: 'HOTLINE_12345',
  words,
  receivedAt: '2026-11-16T09:30:00+08:00',
}

const put = async (complaintNo: string, over: object = {}, key = hotline) => {
  const answer = await fetch(`${platform.base}/api/v1/complaints/${complaintNo}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
    body: JSON.stringify({ ...complaint, ...over }),
  })
  // biome-ignore lint/suspicious/noExplicitAny: what a test looks into is the test's business
  return { status: answer.status, body: (await answer.json()) as any }
}
const nextNo = () => {
  number += 1
  return `HL-2026-${number}`
}

async function as(role: Role): Promise<Staff> {
  const cookie = await freshCookie(platform, role)
  const staff = browserOf(platform)
  return { ...staff, call: (method, path, body, more) => staff.call(method, path, body, { cookie, ...more }) }
}

const see = async (role: Role, orderId: string) =>
  (await (await as(role)).call('GET', `/api/v1/handling-orders/${orderId}`)).body

async function step(role: Role, orderId: string, sent: object) {
  const { version } = await see('LEADING_GROUP', orderId)
  const room = role === 'REVIEWER' ? 'reviews' : 'steps'
  return (await as(role)).call('POST', `/api/v1/handling-orders/${orderId}/${room}`, { version, ...sent })
}

const handled = [
  { step: 'ACKNOWLEDGE' },
  { step: 'CONTACT', channel: 'MAILBOX', outcome: 'REACHED', words: '请问是哪天？' },
  { step: 'VERIFY', finding: 'CLEAR' },
  { step: 'FINISH', words: '增开一个窗口', evidence: [{ kind: 'REGISTER', reference: '整改登记' }] },
]

/** @param isCallable a note in the mailbox reaches nobody who may be called */
async function answered(orderId: string, isCallable = false) {
  const reached = { step: 'CONTACT', channel: 'VISIT', outcome: 'REACHED' }
  for (const sent of handled.map((each) => (isCallable && each.step === 'CONTACT' ? reached : each)))
    expect(await step('WINDOW_SUPERVISOR', orderId, sent)).toMatchObject({ status: 200 })
  expect(await step('REVIEWER', orderId, { step: 'PASS_REVIEW' })).toMatchObject({ status: 200 })
  const fedBack = { step: 'FEED_BACK', channel: 'MAILBOX', words: '已增开窗口' }
  expect(await step('WINDOW_SUPERVISOR', orderId, fedBack)).toMatchObject({ status: 200 })
}

const enter = async (role: Role, over: object = {}, key = `entered-${Math.random()}`) =>
  (await as(role)).call(
    'POST',
    '/api/v1/complaints',
    { ...complaint, channel: 'SUGGESTION_BOX', ...over },
    { 'idempotency-key': key },
  )

describe('a complaint that another system passes on opens an order in its own transaction', () => {
  test('which is handled, answered and rated like a bad evaluation, with the receipt that the complainant is given', async () => {
    const { status, body } = await put('HL-2026-A')
    expect(status).toBe(201)
    const { orderId, receipt } = body
    expect(body).toMatchObject({ created: true, url: `${platform.base}/r#${receipt}` })
    const seen = await see('WINDOW_SUPERVISOR', orderId)
    expect(seen).toMatchObject({
      source: 'COMPLAINT',
      stage: 'OPENED',
      windowCode: 'A01',
      grade: null,
      said: null,
      complaint: { channel: 'HOTLINE_12345', words, senderNo: 'HL-2026-A', hasContact: false },
    })
    await answered(orderId)
    const look = await calls.post('/api/v1/complaints/look-up', { receipt })
    expect(look.body).toMatchObject({ id: orderId, words, channel: 'HOTLINE_12345', itemName: null })
    const own = await calls.post('/api/v1/handling-orders/look-up', { receipt })
    expect(own.body['order']).toMatchObject({ stage: 'FED_BACK', answer: '已增开窗口', mayRate: true, mayWrite: false })
    const rate = { receipt, answer: 'RATE', satisfaction: 75, isSolved: true }
    expect((await calls.post('/api/v1/handling-orders/answers', rate)).body['order']).toMatchObject({ stage: 'CLOSED' })
    const again = { receipt, answer: 'REOPEN', words: '又排了一小时' }
    expect((await calls.post('/api/v1/handling-orders/answers', again)).body['order']).toMatchObject({ round: 1 })
  })

  test('once: the same again is answered alike, another content under its number is refused', async () => {
    const no = nextNo()
    const [one, two] = await Promise.all([put(no), put(no)])
    expect([one.status, two.status].toSorted()).toEqual([200, 201])
    expect(two.body).toMatchObject({ orderId: one.body.orderId, receipt: one.body.receipt })
    const other = await put(no, { words: '另一件事' })
    expect([other.status, other.body.code]).toEqual([409, 'COMPLAINT_DIFFERS'])
    const [{ orders } = { orders: 0 }] = await platform.database.query<{ orders: number }>(
      `select count(*)::integer as orders from handling_order where id = $1`,
      [one.body.orderId],
    )
    expect(orders).toBe(1)
  })

  test('the department of the item leads; else the unit of the person; else whoever runs the hall', async () => {
    const lead = async (over: object) => (await see('LEADING_GROUP', (await put(nextNo(), over)).body.orderId)).lead
    const [organizations] = await platform.database.query<{ item: string; staff: string; hall: string }>(
      `select (select o.uscc from service_item i join service_item_version v on v.item_id = i.id join organization o on o.id = v.organization_id
           where i.item_code = $1) as item,
         (select o.uscc from window_staff s join window_staff_version v on v.staff_id = s.id join organization o on o.id = v.employing_organization_id
           join service_hall h on h.id = s.hall_id where s.staff_no = '1001' and h.hall_code = 'YP-TRIAL-01') as staff,
         (select o.uscc from service_hall h join service_hall_version v on v.hall_id = h.id join organization o on o.id = v.managing_organization_id
           where h.hall_code = 'YP-TRIAL-01') as hall`,
      [item],
    )
    expect(await lead({ itemCode: item, staffNo: '1001' })).toMatchObject({ organizationCode: organizations?.item })
    expect(await lead({ staffNo: '1001' })).toMatchObject({ organizationCode: organizations?.staff })
    expect(await lead({})).toMatchObject({ organizationCode: organizations?.hall })
  })

  test.each([
    [{ words: ' ' }, '400 COMMENT_EMPTY /words'],
    [{ receivedAt: '2026-11-18T09:30:00+08:00' }, '400 TIME_IN_FUTURE /receivedAt'],
    [{ receivedAt: '1970-01-01T08:00:00+08:00' }, '400 TIME_TOO_LONG_AGO /receivedAt'],
    [{ hallCode: 'NONE' }, '404 HALL_UNKNOWN /hallCode'],
    [{ windowCode: 'Z99' }, '404 WINDOW_UNKNOWN /windowCode'],
    [{ staffNo: '9999' }, '400 STAFF_UNKNOWN /staffNo'],
    [{ itemCode: '11990102MB0000000T1000000000099' }, '400 ITEM_UNKNOWN /itemCode'],
  ])('%o: %s', async (over, said) => {
    const { status, body } = await put(nextNo(), over)
    expect([status, body.code, body.at].join(' ')).toMatch(new RegExp(`^\\d+ ${said.slice(4)}$`))
  })

  test('nothing that was said, and no contact, stands plain', async () => {
    const { body } = await put(nextNo(), { contact: { name: '某人', phone: '15400000001' } })
    const [row] = await platform.database.query<{ text: string }>(
      `select row(c.*, o.*, s.*)::text as text from complaint c join handling_order o using (id) join handling_order_state s on s.order_id = c.id
       where c.id = $1`,
      [body.orderId],
    )
    expect(row?.text).not.toMatch(/15400000001|某人|排队|HL-2026/)
    const masked = `/api/v1/masked-cases/${body.orderId}`
    expect((await (await as('REVIEWER')).call('GET', masked)).body.fields).toEqual([
      { field: 'applicant-name', masked: '某*' },
      { field: 'applicant-phone', masked: '154****0001' },
    ])
    const ask = { field: 'applicant-phone', purpose: 'COMPLAINT', reason: '回访投诉人核实情况' }
    expect((await (await as('REVIEWER')).call('POST', `${masked}/unmaskings`, ask)).body.value).toBe('15400000001')
    expect((await (await as('WINDOW_SUPERVISOR')).call('GET', masked)).body.code).toBe('FORBIDDEN')
    expect((await see('WINDOW_SUPERVISOR', body.orderId)).complaint).toMatchObject({ hasContact: true })
    expect(JSON.stringify(await see('WINDOW_SUPERVISOR', body.orderId))).not.toContain('15400000001')
  })
})

describe('a complaint at a desk', () => {
  test('is entered by the supervisor of the hall, once for its key', async () => {
    const entered = await enter('WINDOW_SUPERVISOR', {}, 'entered-once')
    expect(entered).toMatchObject({ status: 201, body: { created: true } })
    expect(await enter('WINDOW_SUPERVISOR', {}, 'entered-once')).toMatchObject({
      status: 200,
      body: { orderId: entered.body.orderId, handover: 'DESK', receipt: entered.body.receipt, created: false },
    })
    expect((await enter('WINDOW_SUPERVISOR', { words: '别的' }, 'entered-once')).body.code).toBe('IDEMPOTENCY_MISMATCH')
    expect((await enter('WINDOW_SUPERVISOR', { hallCode: secondHall, windowCode: undefined })).body.code).toBe(
      'FORBIDDEN',
    )
    expect((await see('WINDOW_SUPERVISOR', entered.body.orderId)).events[0]).toMatchObject({
      kind: 'OPENED',
      isOwn: true,
    })
  })

  test('which has to hand the receipt over, because nobody sends letters here: that is seen, and a mark given with it is nobody’s satisfaction', async () => {
    clock += hourMs
    const satisfaction = async () => {
      const { body } = await (await as('REVIEWER')).call('GET', '/api/v1/handling-figures?source=COMPLAINT')
      const { rates, satisfaction: marks } = body.total
      const rate = rates.find((each: { rate: string }) => each.rate === 'rectificationSatisfactionRate')
      const leftOut = rate.leftOut.find(({ reason }: { reason: string }) => reason === 'RECEIPT_THROUGH_DESK')
      return [rate.of, leftOut?.rounds ?? 0, marks.rated, marks.ratedThroughDesk]
    }
    const rated = async (receipt: string) => {
      const rate = { receipt, answer: 'RATE', satisfaction: 100, isSolved: true }
      expect((await calls.post('/api/v1/handling-orders/answers', rate)).body['order']).toMatchObject({
        stage: 'CLOSED',
      })
    }
    const [before = 0, leftOut = 0, marks = 0, throughDesk = 0] = await satisfaction()
    const { body } = await enter('WINDOW_SUPERVISOR', { contact: { phone: '15400000003' } })
    expect(body.handover).toBe('DESK')
    expect((await see('REVIEWER', body.orderId)).complaint).toMatchObject({ receiptThroughDesk: true })
    await answered(body.orderId, true)
    await rated(body.receipt)
    expect(await satisfaction()).toEqual([before, leftOut + 1, marks, throughDesk + 1])
    const passedOn = (await put(nextNo())).body
    expect((await see('REVIEWER', passedOn.orderId)).complaint).toMatchObject({ receiptThroughDesk: false })
    await answered(passedOn.orderId)
    await rated(passedOn.receipt)
    expect(await satisfaction()).toEqual([before + 1, leftOut + 1, marks + 1, throughDesk + 1])
    const [kept] = await platform.database.query<{ username: string }>(
      'select a.username from complaint c join account a on a.id = c.account_id where c.id = $1',
      [body.orderId],
    )
    expect(kept?.username).toBe(accountOf(platform, 'WINDOW_SUPERVISOR').username)
  })

  test('whoever is complained of neither writes it down nor handles it', async () => {
    const { username } = accountOf(platform, 'WINDOW_SUPERVISOR')
    const is = (staffNo: string | null) =>
      platform.database.query(
        'update account set staff_id = (select id from window_staff where staff_no = $2 limit 1) where username = $1',
        [username, staffNo],
      )
    const { body } = await put(nextNo(), { staffNo: '1001' })
    await is('1001')
    expect(await enter('WINDOW_SUPERVISOR', { staffNo: '1001' })).toMatchObject({
      status: 403,
      body: { code: 'RATED_PERSON' },
    })
    expect((await step('WINDOW_SUPERVISOR', body.orderId, { step: 'ACKNOWLEDGE' })).body.code).toBe('NOT_FOUND')
    await is(null)
  })
})

describe('what a rule or an inspection has found', () => {
  const find = async (role: Role, key: string, over: object = {}) =>
    (await as(role)).call(
      'POST',
      '/api/v1/alerts',
      { hallCode: 'YP-TRIAL-01', windowCode: 'A01', words: '评价器被遮挡', ...over },
      { 'idempotency-key': key },
    )

  test('is put right and reviewed; nobody waits for a call, so that it is closed then', async () => {
    const { status, body } = await find('WORKING_GROUP', 'found-once')
    expect(status).toBe(201)
    const { orderId } = body
    expect(await find('WORKING_GROUP', 'found-once')).toMatchObject({ status: 200, body: { orderId, created: false } })
    const seen = await see('WINDOW_SUPERVISOR', orderId)
    expect(seen).toMatchObject({
      source: 'INSPECTION',
      said: null,
      complaint: null,
      events: [{ words: '评价器被遮挡' }],
    })
    expect(seen.clocks.map(({ clock: name }: { clock: string }) => name)).not.toContain('CONTACT')
    const [acknowledge, contact, verify, finish] = handled
    expect(await step('WINDOW_SUPERVISOR', orderId, acknowledge ?? {})).toMatchObject({ status: 200 })
    expect((await step('WINDOW_SUPERVISOR', orderId, contact ?? {})).body.code).toBe('NOT_AT_THIS_STAGE')
    for (const sent of [verify, finish])
      expect(await step('WINDOW_SUPERVISOR', orderId, sent ?? {})).toMatchObject({ status: 200 })
    expect(await step('REVIEWER', orderId, { step: 'PASS_REVIEW' })).toMatchObject({
      status: 200,
      body: { stage: 'CLOSED' },
    })
  })

  test('by a rule opens one order, however often it is found', async () => {
    const deps = { world: platform.running.world, rules: platform.running.app.rules }
    const place = await loadOrderPlace(
      deps,
      { divisionId: deps.rules.rootDivisionId, hallId: null },
      { hallCode: 'YP-TRIAL-01' },
    )
    const alert = { kind: 'LOW_SCORE', place, reason: '连续两次低于 80 分', onceKey: 'hall|2026-11' }
    const raised = await Promise.all([1, 2, 3].map(() => openByAlert(deps, alert, committed)))
    expect(new Set(raised.map(({ answer }) => answer.orderId)).size).toBe(1)
    expect(raised.filter(({ answer }) => answer.created)).toHaveLength(1)
    const orderId = raised[0]?.answer.orderId ?? ''
    expect(await see('REVIEWER', orderId)).toMatchObject({ source: 'ALERT', events: [{ by: 'PLATFORM' }] })
  })
})

describe('everything that stands behind an evaluation copes with an order without one', () => {
  test('it is listed by its source, cannot be appealed against, and counts in the figures of its source alone', async () => {
    clock += hourMs
    const { body } = await put(nextNo())
    const supervisor = await as('WINDOW_SUPERVISOR')
    const listed = await supervisor.call('GET', '/api/v1/handling-orders?source=COMPLAINT&limit=200')
    const orders = listed.body.orders as { orderId: string; source: string }[]
    expect(orders.map(({ orderId }) => orderId)).toContain(body.orderId)
    expect(new Set(orders.map(({ source }) => source))).toEqual(new Set(['COMPLAINT']))
    const appeal = { orderId: body.orderId, ground: 'DUPLICATE', words: '重复', evidence: [] }
    const lodged = await supervisor.call('POST', '/api/v1/appeals', {
      ...appeal,
      evidence: [{ kind: 'DOCUMENT', reference: '登记' }],
    })
    expect([lodged.status, lodged.body.code]).toEqual([409, 'NOT_AN_EVALUATION'])
    expect((await supervisor.call('GET', `/api/v1/appeals/of-order/${body.orderId}`)).body).toMatchObject({
      appeal: null,
      lodging: null,
    })
    const figures = async (source: string) =>
      (await supervisor.call('GET', `/api/v1/handling-figures?source=${source}`)).body.total
    const total = await figures('COMPLAINT')
    expect(total.rates.map(({ rate }: { rate: string }) => rate)).toEqual(
      expect.arrayContaining(['acceptanceRate', 'completionRate', 'replyRate']),
    )
    expect(total.rounds).toBeGreaterThan(0)
    expect(await figures('EVALUATION')).toMatchObject({ rounds: 0 })
  })

  test('its rows are what its events tell', async () => {
    const { world, app } = platform.running
    expect(await findProjectionDifferences(world, app.rules)).toEqual([])
    expect(await findRoundDifferences(world, app.rules)).toEqual([])
  })

  test('a receipt of nothing is unknown', async () => {
    expect(refusal(await calls.post('/api/v1/complaints/look-up', { receipt: 'A'.repeat(64) }))).toBe(
      '404 RECEIPT_UNKNOWN',
    )
  })
})

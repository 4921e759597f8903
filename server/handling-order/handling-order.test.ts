import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Role } from '../../domain/access.ts'
import { exceptionsOf, figuresOf } from '../../domain/handling-figure.ts'
import { type Calls, callsOf } from '../../tests/support/calls.ts'
import { findProjectionDifferences, findRoundDifferences, recountRounds } from '../../tests/support/handling.ts'
import { bringMorePlaces } from '../../tests/support/places.ts'
import { startPlatform, type TestPlatform } from '../../tests/support/platform.ts'
import { accountOf, browserOf, freshCookie, type Staff } from '../../tests/support/staff.ts'
import { lookAfterOrders } from './due/sweep.ts'
import { keepMissingRounds } from './round/rounds.ts'

const hourMs = 3_600_000
// A Monday of an ordinary week: no holiday lies near.
const monday = Date.parse('2026-11-16T10:00:00+08:00')
let clock = monday
let platform: TestPlatform
let calls: Calls
let count = 0

beforeAll(async () => {
  platform = await startPlatform({ now: () => clock })
  calls = callsOf(platform)
  await bringMorePlaces(platform.database)
  await platform.running.app.rules.refresh()
})
afterAll(() => platform.stop())

/** Somebody signed in at this moment: the clock moves by days, and no session lasts so long. */
async function as(role: Role): Promise<Staff> {
  const cookie = await freshCookie(platform, role)
  const staff = browserOf(platform)
  return { ...staff, call: (method, path, body) => staff.call(method, path, body, { cookie }) }
}

async function rate(grade: number, more: Record<string, unknown> = {}) {
  count += 1
  const { body, status } = await calls.give(await platform.invite(), grade, `handling-${count}-key`, more)
  expect(status).toBe(201)
  return { orderId: body.id, receipt: body.receipt }
}

interface Sent {
  readonly step: string
  readonly [member: string]: unknown
}

const market = '11990102MB0000002B'
const publicSecurity = '11990102MB0000003C'

/** The trial’s department handler, in the service of another organization from now on. */
const handlesFor = (organizationCode: string) =>
  platform.database.query(
    `update account_post set organization_id = (select id from organization where uscc = $1) where role = 'DEPARTMENT_HANDLER'`,
    [organizationCode],
  )

const see = async (staff: Staff, orderId: string) =>
  (await staff.call('GET', `/api/v1/handling-orders/${orderId}`)).body

/** A step on the order as it is now. */
async function step(role: Role, orderId: string, sent: Sent) {
  const staff = await as(role)
  const { version } = await see(await as('LEADING_GROUP'), orderId)
  const room = role === 'REVIEWER' ? 'reviews' : 'steps'
  return staff.call('POST', `/api/v1/handling-orders/${orderId}/${room}`, { version, ...sent })
}

async function done(role: Role, orderId: string, ...steps: readonly Sent[]) {
  for (const sent of steps) expect(await step(role, orderId, sent)).toMatchObject({ status: 200 })
}

const acknowledge = { step: 'ACKNOWLEDGE' }
const reach = { step: 'CONTACT', channel: 'VISIT', outcome: 'REACHED', words: '已致歉，约定次日补办' }
const clear = { step: 'VERIFY', finding: 'CLEAR' }
const finish = {
  step: 'FINISH',
  words: '当日补录材料，已更新办事指南样本',
  evidence: [{ kind: 'REGISTER', reference: '整改登记 2026-11-16' }],
}
const pass = { step: 'PASS_REVIEW' }
const feedBack = { step: 'FEED_BACK', channel: 'PHONE', words: '样本已更正，您的件已办结' }

describe('a bad evaluation opens an order in its own transaction', () => {
  test.each([
    [1, 1],
    [2, 1],
    [3, 0],
    [5, 0],
  ])('of grade %i: %i order', async (grade, orders) => {
    const { orderId } = await rate(grade)
    const found = await platform.database.query(
      `select s.stage, e.kind from handling_order_state s join handling_event e using (order_id) where order_id = $1`,
      [orderId],
    )
    expect(found).toHaveLength(orders)
  })

  test('without a reason too: it is asked at the first contact', async () => {
    const { orderId } = await rate(1)
    const order = await see(await as('WINDOW_SUPERVISOR'), orderId)
    expect(order).toMatchObject({ stage: 'OPENED', said: { grade: 1, reasonPending: true, comment: null } })
    expect(JSON.stringify(order.script.contact)).toContain('您当时没有写原因')
  })

  test('by a region’s score rule a better grade opens one as well', async () => {
    await platform.database.query(
      `insert into policy (word, division_id, effective_from, version, source, body)
       select word, d.id, '2026-11-01', 1, 'test', body || '{"scoreRule": {"of": "OVERALL", "belowPercent": 60}}'
       from policy p, administrative_division d where word = 'handling' and d.division_code = '990102000000' and p.version = 1
         and p.effective_from = '2019-12-03'`,
    )
    await platform.running.app.rules.refresh()
    const { orderId } = await rate(3, { scores: { overall: 2 } })
    expect(await see(await as('WINDOW_SUPERVISOR'), orderId)).toMatchObject({ said: { grade: 3 } })
  })
})

describe('the duty supervisor sees it at once', () => {
  test('with what was said and where, and nothing of who said it', async () => {
    const { orderId } = await rate(1, { tags: ['110'], comment: '等了两个小时' })
    const supervisor = await as('WINDOW_SUPERVISOR')
    const listed = await supervisor.call('GET', '/api/v1/handling-orders')
    const { orders } = listed.body as { orders: { orderId: string }[] }
    expect(orders.find((each) => each.orderId === orderId)).toMatchObject({
      hallCode: 'YP-TRIAL-01',
      windowCode: 'A01',
      stage: 'OPENED',
    })
    const seen = await see(supervisor, orderId)
    expect(seen.said).toMatchObject({ comment: '等了两个小时', tags: [{ normCode: '110' }] })
    expect(JSON.stringify(seen)).not.toMatch(/case|occurrence|phone|identity/i)
  })

  test('and nobody of another hall or another trade', async () => {
    const { orderId } = await rate(1)
    for (const role of ['WINDOW_STAFF', 'SYSTEM_ADMIN', 'AUDIT_ADMIN', 'MYSTERY_SHOPPER'] as const) {
      expect((await (await as(role)).call('GET', `/api/v1/handling-orders/${orderId}`)).body.code).toBe('FORBIDDEN')
    }
  })
})

describe('from the bad evaluation to the last word of the citizen', () => {
  test('answered, put right, checked by somebody else, fed back, and rated', async () => {
    const { orderId, receipt } = await rate(1)
    await done('WINDOW_SUPERVISOR', orderId, acknowledge, reach, clear, finish)
    await done('REVIEWER', orderId, pass)
    await done('WINDOW_SUPERVISOR', orderId, feedBack)
    const own = await calls.post('/api/v1/handling-orders/look-up', { receipt })
    expect(own.body['order']).toMatchObject({ stage: 'FED_BACK', answer: feedBack.words, mayRate: true })
    const rated = await calls.post('/api/v1/handling-orders/answers', {
      receipt,
      answer: 'RATE',
      satisfaction: 95,
      isSolved: true,
    })
    expect(rated.body['order']).toMatchObject({ stage: 'CLOSED', satisfaction: 95, mayRate: false, mayReopen: true })
    const story = await see(await as('LEADING_GROUP'), orderId)
    expect(story.events.map(({ kind }: { kind: string }) => kind)).toEqual([
      'OPENED',
      'ACKNOWLEDGED',
      'CONTACT_TRIED',
      'VERIFIED',
      'DONE',
      'REVIEW_PASSED',
      'FED_BACK',
      'RATED',
      'CLOSED',
    ])
    expect(story.clocks.every(({ state }: { state: string }) => state === 'KEPT')).toBe(true)
  })

  test('what is not solved is taken up again', async () => {
    const { orderId, receipt } = await rate(2)
    await done('WINDOW_SUPERVISOR', orderId, acknowledge, reach, clear, finish)
    await done('REVIEWER', orderId, pass)
    await done('WINDOW_SUPERVISOR', orderId, feedBack)
    const again = await calls.post('/api/v1/handling-orders/answers', {
      receipt,
      answer: 'RATE',
      satisfaction: 10,
      isSolved: false,
      words: '样本仍是旧的',
    })
    expect(again.body['order']).toMatchObject({ stage: 'ACKNOWLEDGED', round: 1 })
  })

  test('who gave no address is asked in the mailbox, and answers there once', async () => {
    const { orderId, receipt } = await rate(1)
    const write = (words?: string) => calls.post('/api/v1/handling-orders/answers', { receipt, answer: 'WRITE', words })
    expect((await write('先说一句')).body).toMatchObject({ code: 'NOT_AT_THIS_STAGE' })
    const leave = { step: 'CONTACT', channel: 'MAILBOX', outcome: 'REACHED' }
    await done('WINDOW_SUPERVISOR', orderId, acknowledge)
    expect((await step('WINDOW_SUPERVISOR', orderId, leave)).body).toMatchObject({
      code: 'STEP_INCOMPLETE',
      at: '/words',
    })
    await done('WINDOW_SUPERVISOR', orderId, { ...leave, words: '请问是哪天？' }, { ...reach, words: '内部记录' })
    expect((await write()).body).toMatchObject({ code: 'STEP_INCOMPLETE', at: '/words' })
    const { order } = (await write('周五上午')).body as { order: { messages: object[] } }
    expect(order).toMatchObject({
      stage: 'CONTACTED',
      mayWrite: false,
      messages: [
        { from: 'DESK', words: '请问是哪天？' },
        { from: 'CITIZEN', words: '周五上午' },
      ],
    })
    expect((await write('再说一句')).body).toMatchObject({ code: 'NOT_AT_THIS_STAGE' })
    const story = await see(await as('WINDOW_SUPERVISOR'), orderId)
    expect(story.events.at(-1)).toMatchObject({ kind: 'CITIZEN_WROTE', by: 'CITIZEN', words: '周五上午' })
  })

  test('words are sealed: nothing of them stands in the database', async () => {
    const [row] = await platform.database.query<{ found: number }>(
      `select count(*)::integer as found from handling_event where facts::text like '%样本%'`,
    )
    expect(row?.found).toBe(0)
  })

  test('another’s receipt opens nothing', async () => {
    const { receipt } = await rate(5)
    expect((await calls.post('/api/v1/handling-orders/look-up', { receipt })).body).toEqual({ order: null })
  })
})

describe('who may do what', () => {
  test('the rated person does nothing with an order about himself', async () => {
    await platform.database.query(
      `update account set staff_id = (select id from window_staff where staff_no = '1001' order by id limit 1) where username = $1`,
      [accountOf(platform, 'WINDOW_SUPERVISOR').username],
    )
    const { orderId } = await rate(1)
    expect((await step('WINDOW_SUPERVISOR', orderId, acknowledge)).body.code).toBe('NOT_FOUND')
    await platform.database.query('update account set staff_id = null')
    await done('WINDOW_SUPERVISOR', orderId, acknowledge)
  })

  test('a handler of an organization that has no part in it does nothing with it', async () => {
    const { orderId } = await rate(1)
    await handlesFor(market)
    expect((await step('DEPARTMENT_HANDLER', orderId, acknowledge)).body.code).toBe('NOT_YOURS_TO_DO')
    expect(await see(await as('DEPARTMENT_HANDLER'), orderId)).toMatchObject({ isOwnToDo: false, options: [] })
    await handlesFor(publicSecurity)
    await done('DEPARTMENT_HANDLER', orderId, acknowledge)
  })

  test('two who act at once: one wins, the other is told that the order has moved on', async () => {
    const { orderId } = await rate(1)
    const supervisor = await as('WINDOW_SUPERVISOR')
    const both = await Promise.all(
      [1, 2].map(() =>
        supervisor.call('POST', `/api/v1/handling-orders/${orderId}/steps`, { version: 1, ...acknowledge }),
      ),
    )
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(both.find(({ status }) => status === 409)?.body.code).toBe('VERSION_PASSED')
  })

  test('a step that leaves out what it is about is refused with the member that is missing', async () => {
    const { orderId } = await rate(1)
    await done('WINDOW_SUPERVISOR', orderId, acknowledge)
    const refused = await step('WINDOW_SUPERVISOR', orderId, { step: 'CONTACT', channel: 'PHONE' })
    expect(refused.body).toMatchObject({ code: 'STEP_INCOMPLETE', at: '/outcome' })
  })
})

describe('what a desk is shown', () => {
  const names = (options: readonly { step: string; hindrance: string | null }[]) =>
    options.map(({ step, hindrance }) => (hindrance === null ? step : `${step}: ${hindrance}`))
  const optionsOf = async (role: Role, orderId: string) => names((await see(await as(role), orderId)).options)

  test('the steps that are his to do, what stands in the way of others, and nothing of what is another’s', async () => {
    const { orderId } = await rate(1)
    expect(await optionsOf('WINDOW_SUPERVISOR', orderId)).toEqual(['ACKNOWLEDGE', 'OFFER_TRANSFER'])
    await done('WINDOW_SUPERVISOR', orderId, acknowledge)
    expect(await optionsOf('WINDOW_SUPERVISOR', orderId)).toEqual([
      'CONTACT',
      'VERIFY: CONTACT_FIRST',
      'OFFER_TRANSFER',
      'ADD_CO_HANDLER',
    ])
    await done('WINDOW_SUPERVISOR', orderId, reach, { step: 'VERIFY', finding: 'COMPLEX' })
    expect(await optionsOf('WINDOW_SUPERVISOR', orderId)).toContain('FINISH: PLAN_FIRST')
    for (const role of ['REVIEWER', 'LEADING_GROUP', 'WORKING_GROUP'] as const)
      expect(await optionsOf(role, orderId)).toEqual([])
  })

  test('every option without a hindrance is taken, and a reviewer is told why an order of his own work is not his', async () => {
    const { orderId } = await rate(1)
    await done('WINDOW_SUPERVISOR', orderId, acknowledge, reach, clear, finish)
    expect(await optionsOf('REVIEWER', orderId)).toEqual(['PASS_REVIEW', 'RETURN_REVIEW'])
    await platform.database.query(
      `update account_post set organization_id = (select id from organization where uscc = $1) where role = 'REVIEWER'`,
      [publicSecurity],
    )
    expect(await optionsOf('REVIEWER', orderId)).toEqual([
      'PASS_REVIEW: REVIEWS_OWN_WORK',
      'RETURN_REVIEW: REVIEWS_OWN_WORK',
    ])
    await platform.database.query(`update account_post set organization_id = null where role = 'REVIEWER'`)
  })

  const list = async (role: Role, query: string) =>
    (await (await as(role)).call('GET', `/api/v1/handling-orders?limit=200&${query}`)).body.orders as {
      orderId: string
      isOwnToDo: boolean
    }[]
  const isListed = async (role: Role, query: string, orderId: string) =>
    (await list(role, query)).some((each) => each.orderId === orderId)

  test('an order moves from desk to desk with its stage', async () => {
    const { orderId } = await rate(1)
    expect(await isListed('WINDOW_SUPERVISOR', 'mine=true&want=CALL', orderId)).toBe(true)
    expect(await isListed('DEPARTMENT_HANDLER', 'mine=true&want=CALL', orderId)).toBe(true)
    expect(await isListed('REVIEWER', 'mine=true', orderId)).toBe(false)
    await done('WINDOW_SUPERVISOR', orderId, acknowledge, reach, clear)
    await done('DEPARTMENT_HANDLER', orderId, { step: 'ASK_EXTENSION', words: '设备要从外地调来' })
    expect(await isListed('REVIEWER', 'mine=true&want=EXTENSION', orderId)).toBe(true)
    await done('REVIEWER', orderId, { step: 'REFUSE_EXTENSION', words: '本地有备用设备' })
    await done('WINDOW_SUPERVISOR', orderId, finish)
    expect(await isListed('WINDOW_SUPERVISOR', 'mine=true', orderId)).toBe(false)
    expect(await isListed('WINDOW_SUPERVISOR', 'hallCode=YP-TRIAL-01&windowCode=A01', orderId)).toBe(true)
    expect(await isListed('REVIEWER', 'mine=true&want=REVIEW', orderId)).toBe(true)
    expect(await isListed('LEADING_GROUP', 'mine=true', orderId)).toBe(false)
  })
  test('a co-handler’s desk has it until that one has reported; a transfer lies with whom it was offered', async () => {
    const { orderId } = await rate(1)
    const add = { step: 'ADD_CO_HANDLER', organizationCode: market }
    await done('WINDOW_SUPERVISOR', orderId, acknowledge)
    expect(await step('WINDOW_SUPERVISOR', orderId, add)).toMatchObject({ body: { code: 'NOBODY_HANDLES_THERE' } })
    await handlesFor(market)
    await done('WINDOW_SUPERVISOR', orderId, add)
    expect(await isListed('DEPARTMENT_HANDLER', 'mine=true', orderId)).toBe(true)
    expect(await optionsOf('DEPARTMENT_HANDLER', orderId)).toEqual(['FINISH_CO_HANDLING'])
    await done('DEPARTMENT_HANDLER', orderId, { step: 'FINISH_CO_HANDLING' })
    expect(await isListed('DEPARTMENT_HANDLER', 'mine=true', orderId)).toBe(false)
    const offered = await rate(1)
    await done('WINDOW_SUPERVISOR', offered.orderId, { ...add, step: 'OFFER_TRANSFER' })
    expect(await isListed('DEPARTMENT_HANDLER', 'mine=true&want=TRANSFER', offered.orderId)).toBe(true)
    await done('DEPARTMENT_HANDLER', offered.orderId, { step: 'REFUSE_TRANSFER', words: '不属本局职责' })
    await done('WINDOW_SUPERVISOR', offered.orderId, acknowledge)
    await handlesFor(publicSecurity)
  })

  test('the morning sheet counts what the list shows', async () => {
    for (const role of ['WINDOW_SUPERVISOR', 'REVIEWER', 'LEADING_GROUP'] as const) {
      const { body } = await (await as(role)).call('GET', '/api/v1/handling-orders/morning-sheet')
      const mine = body.isOwnDesk ? 'mine=true&' : ''
      for (const [want, count] of Object.entries(body.counts))
        expect([role, want, (await list(role, `${mine}want=${want}`)).length]).toEqual([role, want, count])
      expect((await list(role, mine)).length).toBe(body.open)
      const placed = body.places as { open: number; windowCode: string | null }[]
      expect(placed.reduce((sum, { open }) => sum + open, 0)).toBe((await list(role, '')).length)
      expect(placed.every(({ windowCode }) => (windowCode === null) === (role !== 'WINDOW_SUPERVISOR'))).toBe(true)
    }
  })
})

describe('time moves on', () => {
  test('what is due is told once, with two sweeps at the same time too', async () => {
    const { orderId } = await rate(1)
    const { world, app } = platform.running
    clock += 30 * hourMs
    await Promise.all([1, 2].map(() => lookAfterOrders({ world, rules: app.rules })))
    await lookAfterOrders({ world, rules: app.rules })
    const told = await platform.database.query<{ key: string }>(
      'select key from handling_reminder where order_id = $1 order by key',
      [orderId],
    )
    expect(told.map(({ key }) => key)).toEqual(['0:ACKNOWLEDGE:OVERDUE:0', '0:CONTACT:OVERDUE:0'])
    const late = await (await as('LEADING_GROUP')).call('GET', '/api/v1/handling-orders?want=OVERDUE&limit=200')
    expect((late.body.orders as { orderId: string }[]).find((each) => each.orderId === orderId)).toMatchObject({
      nextClock: 'ACKNOWLEDGE',
      pace: 'OVERDUE',
      escalation: 0,
    })
  })

  test('it is told in the inbox of whoever has to act, once, and then to the desk above', async () => {
    const { orderId } = await rate(1)
    await platform.database.query(
      `update account_post set organization_id = (select organization_id from handling_order_state where order_id = $2)
       where account_id = (select id from account where username = $1)`,
      [accountOf(platform, 'DEPARTMENT_HANDLER').username, orderId],
    )
    const { world, app } = platform.running
    const kindsOf = async (role: Role) => {
      const { body } = await (await as(role)).call('GET', '/api/v1/messages?limit=100')
      const messages = body.messages as { kind: string; target: string; detail: { clock: string } }[]
      return messages
        .filter(({ kind, target }) => target === orderId && kind !== 'ORDER_OPENED')
        .map(({ kind, detail }) => `${kind} ${detail.clock}`)
        .sort()
    }
    const late = ['ORDER_OVERDUE ACKNOWLEDGE', 'ORDER_OVERDUE CONTACT']
    clock += 30 * hourMs
    for (let time = 0; time < 2; time += 1) await lookAfterOrders({ world, rules: app.rules })
    expect(await kindsOf('WINDOW_SUPERVISOR')).toEqual(late)
    expect(await kindsOf('DEPARTMENT_HANDLER')).toEqual(late)
    expect(await kindsOf('WORKING_GROUP')).toEqual([])
    clock += 2 * 24 * hourMs
    await lookAfterOrders({ world, rules: app.rules })
    expect(await kindsOf('WORKING_GROUP')).toContain('ORDER_ESCALATED ACKNOWLEDGE')
    expect(await kindsOf('WINDOW_STAFF')).toEqual([])
  })

  test('a rating that never comes closes the order unrated', async () => {
    const { orderId } = await rate(1)
    await done('WINDOW_SUPERVISOR', orderId, acknowledge, reach, clear, finish)
    await done('REVIEWER', orderId, pass)
    await done('WINDOW_SUPERVISOR', orderId, feedBack)
    const { world, app } = platform.running
    clock += 17 * 24 * hourMs
    await lookAfterOrders({ world, rules: app.rules })
    expect(await see(await as('LEADING_GROUP'), orderId)).toMatchObject({ stage: 'CLOSED' })
  })
})

test('every order’s projection is what its events fold to', async () => {
  const { world, app } = platform.running
  const [row] = await platform.database.query<{ n: number }>('select count(*)::integer as n from handling_order')
  expect(row?.n).toBeGreaterThan(10)
  expect(await findProjectionDifferences(world, app.rules)).toEqual([])
})

describe('the figures of all that', () => {
  const figuresOn = (query: string, role: Role = 'LEADING_GROUP') =>
    as(role).then((staff) => staff.call('GET', `/api/v1/handling-figures?${query}`))
  const exceptionsOn = (query: string, limit = 200) =>
    as('LEADING_GROUP').then((staff) => staff.call('GET', `/api/v1/handling-exceptions?limit=${limit}&${query}`))
  const wide = 'from=2026-11-01&to=2027-10-01'
  const recounted = async () => {
    const { world, app } = platform.running
    const rounds = await recountRounds(world, app.rules, clock)
    const { body } = app.rules.loadPolicy('handling-figure', app.rules.rootDivisionId, clock)
    return { rounds, figures: figuresOf(rounds, body) }
  }

  test('are what a recount from the events tells, in all and for everybody', async () => {
    const { world, app } = platform.running
    expect(await findRoundDifferences(world, app.rules)).toEqual([])
    const { figures } = await recounted()
    const { body } = await figuresOn(wide)
    const { cycle, again, ...total } = body.total
    expect([total, again.again]).toEqual([figures, 0])
    expect(figures.rounds).toBeGreaterThan(10)
    expect(cycle.answered).toBe(figures.rates.find(({ rate }) => rate === 'replyRate')?.count)
    const parts = body.parts as { by: string; rounds: number }[]
    for (const by of ['UNIT', 'HALL', 'DIVISION'])
      expect(parts.filter((part) => part.by === by).reduce((sum, { rounds }) => sum + rounds, 0)).toBe(figures.rounds)
    const open = await calls.get<{ total: unknown }>('/api/v1/handling-totals')
    expect(JSON.stringify(open.body)).not.toMatch(/organization|hallCode|orderId/)
    expect(open.body.total).toEqual((await figuresOn('')).body.total)
  })

  test('stand on exceptions that are listed one by one, as many as are counted', async () => {
    const { rounds, figures } = await recounted()
    const all = await exceptionsOn(wide)
    expect(all.body.rounds).toHaveLength(rounds.filter((each) => exceptionsOf(each).length > 0).length)
    for (const { exception, rounds: number } of figures.exceptions) {
      const { body } = await exceptionsOn(`${wide}&exception=${exception}`)
      expect([exception, body.rounds.length]).toEqual([exception, number])
      for (const round of body.rounds) expect(round.exceptions).toContain(exception)
    }
    const paged: unknown[] = []
    for (let page: string | undefined = ''; page !== undefined && paged.length < 500; ) {
      const { body } = await exceptionsOn(`${wide}${page}`, 2)
      paged.push(...body.rounds)
      page = body.next === null ? undefined : `&after=${body.next.after}&afterRound=${body.next.afterRound}`
    }
    expect(paged).toEqual(all.body.rounds)
  })

  test('are those of the own place, and refuse a period that is none', async () => {
    const own = await figuresOn(wide, 'WINDOW_SUPERVISOR')
    expect(own.body.parts.filter(({ by }: { by: string }) => by === 'HALL')).toMatchObject([{ code: 'YP-TRIAL-01' }])
    for (const query of ['from=2026-02-30', 'from=2026-11-02&to=2026-11-01', 'from=2020-01-01&to=2026-11-01'])
      expect(await figuresOn(query)).toMatchObject({ status: 400, body: { code: 'MALFORMED', at: '/from' } })
    expect((await figuresOn('from=2019-01-01&to=2019-02-01')).body).toMatchObject({ total: { rounds: 0 }, parts: [] })
  })

  test('are kept anew where a platform kept none yet', async () => {
    const { world, app } = platform.running
    await platform.database.query('delete from handling_round')
    await keepMissingRounds({ world, rules: app.rules })
    expect(await findRoundDifferences(world, app.rules)).toEqual([])
  })
})

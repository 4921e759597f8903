import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Role } from '../../domain/access.ts'
import { type Calls, callsOf } from '../../tests/support/calls.ts'
import { closedComplaint, showPhone } from '../../tests/support/closure-audit.ts'
import { closedOrder, type WorkedOrder } from '../../tests/support/handling.ts'
import { startPlatform, type TestPlatform } from '../../tests/support/platform.ts'
import { browserOf, freshCookie } from '../../tests/support/staff.ts'
import { drawClosures } from './index.ts'

const dayMs = 86_400_000
const october = Date.parse('2026-10-12T10:00:00+08:00')
const november17 = Date.parse('2026-11-17T10:00:00+08:00')
let clock = october
let platform: TestPlatform
let calls: Calls
let orders: readonly WorkedOrder[]
let complained: { readonly orderId: string; readonly receipt: string }

const phone = '15400070707'

beforeAll(async () => {
  platform = await startPlatform({ now: () => clock })
  calls = callsOf(platform)
  orders = [await closedOrder(platform), await closedOrder(platform)]
  complained = await closedComplaint(platform, phone)
})
afterAll(() => platform.stop())

async function call(role: Role, method: string, path: string, body?: unknown) {
  return browserOf(platform).call(method, path, body, { cookie: await freshCookie(platform, role) })
}

const draw = () => drawClosures({ world: platform.running.world, rules: platform.running.app.rules })
const drawn = () =>
  platform.database.query<{ orderId: string }>('select order_id as "orderId" from closure_audit order by order_id')
const audits = async (role: Role) => (await call(role, 'GET', '/api/v1/closure-audits')).body.audits
const note = (role: Role, orderId: string, body: object) =>
  call(role, 'POST', `/api/v1/closure-audits/${orderId}/outcome`, body)
const question = async (receipt: string) =>
  (await calls.post<{ question: unknown }>('/api/v1/closure-audits/look-up', { receipt })).body.question

describe('办结抽查', () => {
  test('nothing is drawn before the days after the end of the month are over, and then each month once', async () => {
    clock = november17 - dayMs
    await draw()
    expect(await drawn()).toEqual([])
    clock = november17
    await Promise.all([draw(), draw()])
    const all = [...orders, complained].map(({ orderId }) => ({ orderId }))
    expect(await drawn()).toEqual(all.sort((one, other) => (one.orderId < other.orderId ? -1 : 1)))
    clock += 3 * dayMs
    await draw()
    expect(await drawn()).toHaveLength(3)
    // Whoever left a way is asked by letter too, once.
    expect(
      await platform.database.query(`select order_id as "orderId", state::text from letter where notice = 'ASKED'`),
    ).toEqual([{ orderId: complained.orderId, state: 'WAITING' }])
  })

  test('the seed is told to nobody while a unit could find out by it what is asked about', async () => {
    const { draws } = (await call('LEADING_GROUP', 'GET', '/api/v1/closure-audit-figures')).body
    expect(draws).toContainEqual(expect.objectContaining({ monthFrom: '2026-10-01', closed: 3, drawn: 3, seed: null }))
  })

  test('whoever asks sees what was reported as done, and whoever has reviewed it may not ask', async () => {
    const byGroup = await audits('WORKING_GROUP')
    const one = byGroup.find(({ orderId }: { orderId: string }) => orderId === complained.orderId)
    expect(one).toMatchObject({ state: 'OPEN', done: '已补办', fedBack: '已办妥', mayCall: true, hindrance: null })
    for (const each of await audits('REVIEWER')) expect(each.hindrance).toBe('REVIEWS_OWN_WORK')
    for (const each of await audits('LEADING_GROUP')) expect(each.hindrance).toBe('FORBIDDEN')
    expect(JSON.stringify(byGroup)).not.toContain(phone)
    expect(await note('REVIEWER', complained.orderId, { outcome: 'CONFIRMED' })).toMatchObject({ status: 403 })
  })

  test('who has left no number, or does not want to be called, is not called', async () => {
    const [first] = orders
    const refused = { status: 403, body: { code: 'DO_NOT_CALL' } }
    expect(await note('WORKING_GROUP', first?.orderId ?? '', { outcome: 'CONFIRMED' })).toMatchObject(refused)
    const authorization = `Bearer ${platform.trial.apiKey}`
    const wish = (what: string) => calls.post('/api/v1/do-not-call/phones', { phone, wish: what }, { authorization })
    expect(await wish('STOP')).toMatchObject({ status: 200 })
    expect(await note('WORKING_GROUP', complained.orderId, { outcome: 'CONFIRMED' })).toMatchObject(refused)
    expect(await question(complained.receipt)).toMatchObject({ askUntil: expect.any(String) })
    expect(await wish('RESUME')).toMatchObject({ status: 200 })
  })

  test('a call that reaches nobody is a try: it is asked on another day, and two who try at once are one', async () => {
    const path = complained.orderId
    const tried = (words?: string) =>
      note('WORKING_GROUP', path, { outcome: 'NOT_REACHED', ...(words === undefined ? {} : { words }) })
    // Nobody has called without a number.
    expect(await tried('无人接听')).toMatchObject({ status: 409, body: { code: 'NUMBER_NOT_SHOWN' } })
    await showPhone(platform, complained.orderId, 'WORKING_GROUP')
    const both = await Promise.all([tried('无人接听'), tried('无人接听')])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(both.find(({ status }) => status === 409)).toMatchObject({ body: { code: 'TOO_EARLY' } })
    expect(both.find(({ status }) => status === 200)).toMatchObject({
      body: {
        ...{ state: 'OPEN', outcome: null, triesMax: 3, isTriedToday: true },
        tries: [{ at: new Date(clock).toISOString(), words: '无人接听' }],
      },
    })
    expect(await tried()).toMatchObject({ status: 409, body: { code: 'TOO_EARLY' } })
    const sealed = await platform.database.query<{ text: string }>('select t::text as text from closure_audit_try t')
    expect(JSON.stringify(sealed)).not.toContain('无人接听')

    clock += dayMs
    const open = (await audits('WORKING_GROUP')).find(({ orderId }: { orderId: string }) => orderId === path)
    expect(open).toMatchObject({ state: 'OPEN', isTriedToday: false, tries: [{ words: '无人接听' }] })
    // Neither for nor against, and open: nobody counts as not reached yet, and the citizen is asked still.
    const { total } = (await call('LEADING_GROUP', 'GET', '/api/v1/closure-audit-figures')).body
    expect(total).toMatchObject({ drawn: 3, open: 3, notReached: 0, answered: 0 })
    expect(await question(complained.receipt)).toMatchObject({ askUntil: expect.any(String) })
    expect(await tried()).toMatchObject({ status: 200, body: { state: 'OPEN', tries: [{}, { words: null }] } })
  })

  test('整改不实: what was not put right is taken up again, and put before the leading group', async () => {
    const words = '还是要交复印件'
    expect(await note('WORKING_GROUP', complained.orderId, { outcome: 'FALSE' })).toMatchObject({ status: 422 })
    const noted = await note('WORKING_GROUP', complained.orderId, { outcome: 'FALSE', words })
    expect(noted).toMatchObject({ status: 200, body: { state: 'ASKED', outcome: 'FALSE', channel: 'PHONE', words } })
    expect(await note('WORKING_GROUP', complained.orderId, { outcome: 'CONFIRMED' })).toMatchObject({
      body: { code: 'ALREADY_ASKED' },
    })
    const { body } = await call('LEADING_GROUP', 'GET', `/api/v1/handling-orders/${complained.orderId}`)
    expect(body).toMatchObject({ stage: 'ACKNOWLEDGED', round: 1 })
    const { messages } = (await call('WINDOW_SUPERVISOR', 'GET', '/api/v1/messages')).body
    expect(messages).toContainEqual(
      expect.objectContaining({ kind: 'ORDER_FALSE_CLOSURE', target: complained.orderId }),
    )
    const { proposals } = (await call('LEADING_GROUP', 'GET', '/api/v1/accountability-proposals')).body
    expect(proposals).toMatchObject([{ orderId: complained.orderId, cause: 'FALSE_CLOSURE', outcome: null }])
    const path = `/api/v1/accountability-proposals/${proposals[0].proposalId}/decision`
    const decision = { outcome: 'ACCEPTED', words: '约谈负责人' }
    expect(await call('WORKING_GROUP', 'POST', path, decision)).toMatchObject({ status: 403 })
    expect(await call('LEADING_GROUP', 'POST', path, decision)).toMatchObject({ status: 200, body: decision })
    expect(await call('LEADING_GROUP', 'POST', path, decision)).toMatchObject({ body: { code: 'PROPOSAL_DECIDED' } })
  })

  test('the citizen is asked once in his mailbox, and his words stand sealed', async () => {
    const [first, second] = orders
    const answer = (receipt: string | undefined, said: object) =>
      calls.post('/api/v1/closure-audits/answers', { receipt, ...said })
    expect(await question(first?.receipt ?? '')).toMatchObject({ askUntil: expect.any(String) })
    expect(await answer(first?.receipt, { answer: 'OTHER' })).toMatchObject({ body: { code: 'STEP_INCOMPLETE' } })
    expect(await answer(first?.receipt, { answer: 'PARTLY', words: '只改了一半' })).toMatchObject({ status: 200 })
    expect(await question(first?.receipt ?? '')).toBeNull()
    expect(await answer(first?.receipt, { answer: 'CONFIRMED' })).toMatchObject({ body: { code: 'ALREADY_ASKED' } })
    const byGroup = await audits('WORKING_GROUP')
    const told = byGroup.find(({ orderId }: { orderId: string }) => orderId === first?.orderId)
    expect(told).toMatchObject({ outcome: 'PARTLY', channel: 'MAILBOX', words: '只改了一半' })
    const [row] = await platform.database.query<{ text: string }>(
      'select string_agg(u::text, chr(10)) as text from closure_audit_outcome u',
    )
    expect(row?.text).not.toContain('只改了一半')
    expect(await answer(second?.receipt, { answer: 'CONFIRMED' })).toMatchObject({ status: 200 })
  })

  test('the figures count who answered, tell no rate of so few, and name no unit to everybody', async () => {
    const counts = { drawn: 3, answered: 3, confirmed: 1, partly: 1, falseClosures: 1, hundredths: null }
    const { body } = await call('LEADING_GROUP', 'GET', '/api/v1/closure-audit-figures')
    expect(body).toMatchObject({ tooFewBelow: 10, total: counts })
    expect(body.parts.map(({ by }: { by: string }) => by)).toEqual(['UNIT', 'UNIT', 'HALL', 'DIVISION'])
    const open = await calls.get<{ total: object }>('/api/v1/closure-audit-totals')
    expect(open.body).toMatchObject({ total: counts })
    expect(Object.keys(open.body)).toEqual(['asOf', 'tooFewBelow', 'total'])
  })

  test('when nobody is asked any more everybody inside can draw again under the seed', async () => {
    clock = november17 + 40 * dayMs
    const { draws } = (await call('LEADING_GROUP', 'GET', '/api/v1/closure-audit-figures')).body
    const { seed } = draws.find(({ monthFrom }: { monthFrom: string }) => monthFrom === '2026-10-01')
    const candidates = await platform.database.query<{ id: string }>(
      `select order_id as id from closure_audit_candidate where month_from = '2026-10-01'`,
    )
    const rank = (id: string) => createHmac('sha256', Buffer.from(seed, 'hex')).update(id).digest('hex')
    const ranked = candidates.map(({ id }) => id).sort((one, other) => (rank(one) < rank(other) ? -1 : 1))
    expect(ranked.slice(0, 3).sort()).toEqual((await drawn()).map(({ orderId }) => orderId))
  })
})

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Role } from '../../domain/access.ts'
import { callsOf, occurrenceOf } from '../../tests/support/calls.ts'
import { bringMorePlaces } from '../../tests/support/places.ts'
import { startPlatform, type TestPlatform } from '../../tests/support/platform.ts'
import { browserOf, freshCookie } from '../../tests/support/staff.ts'

const monday = Date.parse('2026-11-16T10:00:00+08:00')
let clock = monday
let platform: TestPlatform

beforeAll(async () => {
  platform = await startPlatform({ now: () => clock })
  await bringMorePlaces(platform.database)
  await platform.running.app.rules.refresh()
})
afterAll(() => platform.stop())

const ask = async (role: Role, method: string, path: string, body?: unknown) =>
  browserOf(platform).call(method, `/api/v1/${path}`, body, { cookie: await freshCookie(platform, role) })
const see = async (orderId: string, role: Role = 'DEPARTMENT_HANDLER') =>
  (await ask(role, 'GET', `handling-orders/${orderId}`)).body
const step = async (orderId: string, sent: object, role: Role = 'DEPARTMENT_HANDLER') => {
  const { version } = await see(orderId)
  return ask(role, 'POST', `handling-orders/${orderId}/steps`, { version, ...sent })
}
const phoneOf = (orderId: string, role: Role = 'DEPARTMENT_HANDLER') =>
  ask(role, 'POST', `handling-orders/${orderId}/follow-up-phone`)
const code = ({ status, body }: { status: number; body: { code?: string } }) => [status, body.code]

let given = 0
/** A bad grade of somebody whose phone the case names, or of somebody without one. */
async function rate(phone?: string) {
  given += 1
  const applicant = { type: 'NATURAL_PERSON', ...(phone === undefined ? {} : { phone }) }
  const token = await platform.invite({ applicant, occurrences: [occurrenceOf(clock)] })
  const { body } = await callsOf(platform).give(token, 1, `follow-up-${given}-key`)
  await step(body.id, { step: 'ACKNOWLEDGE' })
  return body.id as string
}

const called = { step: 'CONTACT', channel: 'PHONE', outcome: 'REACHED' }
const left = (outcome: string) => ({ step: 'CONTACT', channel: 'MAILBOX', outcome, words: '请问是哪一步不方便？' })

describe('whoever calls back is shown the number, and that it was shown is written down', () => {
  test('the handler of the unit that leads, and a reviewer; each call says whether it was', async () => {
    const phone = '16120260001'
    const orderId = await rate(phone)
    expect(await see(orderId)).toMatchObject({ reach: 'CALL', mayCall: true })
    expect(code(await step(orderId, called))).toEqual([409, 'NUMBER_NOT_SHOWN'])
    const shown = await phoneOf(orderId)
    expect(shown).toMatchObject({ status: 201, body: { phone } })
    await step(orderId, called)
    const { events } = await see(orderId)
    expect(events.at(-1)).toMatchObject({ channel: 'PHONE', isNumberShown: true })
    expect((await phoneOf(orderId, 'REVIEWER')).body).toMatchObject({ phone })
    const kept = await platform.database.query<{ row: string }>(
      `select purpose || ' ' || field as row from unmasking where case_id = $1`,
      [orderId],
    )
    expect(kept.map(({ row }) => row)).toEqual(['FOLLOW_UP applicant-phone', 'FOLLOW_UP applicant-phone'])
    const audited = await platform.database.query<{ row: string }>(
      `select a::text as row from audit_entry a where act = 'UNMASKED'`,
    )
    expect(audited).toHaveLength(2)
    expect(JSON.stringify(audited)).not.toContain(phone)
  })

  test('not the evaluated side, and nobody who has no part in it', async () => {
    const orderId = await rate('16120260002')
    expect(await see(orderId, 'WINDOW_SUPERVISOR')).toMatchObject({ reach: 'CALL', mayCall: false })
    expect(code(await phoneOf(orderId, 'WINDOW_SUPERVISOR'))).toEqual([403, 'FORBIDDEN'])
    await platform.database.query(
      `update account_post set organization_id = (select id from organization order by id desc limit 1) where role = 'DEPARTMENT_HANDLER'`,
    )
    expect(code(await phoneOf(orderId))).toEqual([403, 'NOT_YOURS_TO_DO'])
    await platform.database.query(
      `update account_post set organization_id = (select organization_id from handling_order_state where order_id = $1) where role = 'DEPARTMENT_HANDLER'`,
      [orderId],
    )
    expect((await phoneOf(orderId)).status).toBe(201)
  })

  test('who does not want to be called is not; a note in the mailbox reaches him', async () => {
    const phone = '16120260003'
    const orderId = await rate(phone)
    const authorization = `Bearer ${platform.trial.apiKey}`
    await callsOf(platform).post('/api/v1/do-not-call/phones', { phone, wish: 'STOP' }, { authorization })
    expect(await see(orderId)).toMatchObject({ reach: 'DO_NOT_CALL', mayCall: false })
    expect(code(await phoneOf(orderId))).toEqual([403, 'DO_NOT_CALL'])
    expect(await step(orderId, left('REACHED'))).toMatchObject({ status: 200, body: { stage: 'CONTACTED' } })
  })

  test('who may be called is not reached by a note; who left no number is', async () => {
    const callable = await rate('16120260004')
    expect(code(await step(callable, left('REACHED')))).toEqual([409, 'CALL_FIRST'])
    expect(await step(callable, left('NOT_REACHED'))).toMatchObject({ body: { stage: 'ACKNOWLEDGED' } })
    const silent = await rate()
    expect(await see(silent)).toMatchObject({ reach: 'MAILBOX', mayCall: false })
    expect(code(await phoneOf(silent))).toEqual([403, 'DO_NOT_CALL'])
    expect(await step(silent, left('REACHED'))).toMatchObject({ body: { stage: 'CONTACTED' } })
  })

  test('more numbers within the hour than the policy lets anybody see are refused, and told', async () => {
    clock += 7_200_000
    const orderId = await rate('16120260005')
    const answers = []
    for (let round = 0; round < 21; round += 1) answers.push((await phoneOf(orderId)).status)
    expect(answers.filter((status) => status === 201)).toHaveLength(20)
    expect(answers.at(-1)).toBe(429)
    const alarms = await platform.database.query(`select 1 from audit_entry where act = 'UNMASKING_ALARM'`)
    expect(alarms).toHaveLength(1)
  })
})

describe('现场求助', () => {
  test('whoever is still in the hall has a supervisor told at once, once; the order says so and stays where it is', async () => {
    const token = await platform.invite({ occurrences: [occurrenceOf(clock)] })
    const given = (await callsOf(platform).give(token, 1, 'follow-up-help-key')).body
    const answer = (sent: object) =>
      callsOf(platform).post('/api/v1/handling-orders/answers', { receipt: given.receipt, ...sent })
    const own = async () =>
      (await callsOf(platform).post('/api/v1/handling-orders/look-up', { receipt: given.receipt })).body.order
    expect(await own()).toMatchObject({ mayAskHelp: true })
    expect(await answer({ answer: 'ASK_HELP' })).toMatchObject({ status: 200, body: { order: { mayAskHelp: false } } })
    expect(await answer({ answer: 'ASK_HELP' })).toMatchObject({ status: 409, body: { code: 'ALREADY_ASKED' } })
    const { body } = await ask('WINDOW_SUPERVISOR', 'GET', 'messages')
    expect(body.messages[0]).toMatchObject({ kind: 'ORDER_HELP_ASKED', target: given.id })
    expect(await see(given.id)).toMatchObject({ stage: 'OPENED', events: [{}, { kind: 'HELP_ASKED', by: 'CITIZEN' }] })
  })
})

describe('nobody keeps the others waiting for ever', () => {
  const market = '11990102MB0000002B'

  test('an offer is taken back, a co-handler released with a reason', async () => {
    const orderId = await rate()
    // Somebody handles there; for the unit that leads, the supervisor of its hall acts.
    await platform.database.query(
      `update account_post set organization_id = (select id from organization where uscc = $1) where role = 'DEPARTMENT_HANDLER'`,
      [market],
    )
    const lead = (sent: object) => step(orderId, sent, 'WINDOW_SUPERVISOR')
    expect(await lead({ step: 'OFFER_TRANSFER', organizationCode: market })).toMatchObject({ status: 200 })
    expect(await lead({ step: 'WITHDRAW_TRANSFER' })).toMatchObject({ body: { offeredTo: null } })
    await lead({ step: 'ADD_CO_HANDLER', organizationCode: market })
    expect(await see(orderId)).toMatchObject({ slowest: { organizationCode: market } })
    const release = { step: 'RELEASE_CO_HANDLER', organizationCode: market }
    expect((await lead(release)).body).toMatchObject({ code: 'STEP_INCOMPLETE', at: '/words' })
    const released = await lead({ ...release, words: '三次催办没有反馈' })
    expect(released.body).toMatchObject({ slowest: null, coHandlers: [{ state: 'RELEASED' }] })
  })
})

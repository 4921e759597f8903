import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Role } from '../../domain/access.ts'
import { type Calls, callsOf } from '../../tests/support/calls.ts'
import { startPlatform, type TestPlatform } from '../../tests/support/platform.ts'
import { browserOf, freshCookie } from '../../tests/support/staff.ts'

const dayMs = 86_400_000
// A Monday of an ordinary week: no holiday lies near.
const monday = Date.parse('2026-11-16T10:00:00+08:00')
let clock = monday
let platform: TestPlatform
let calls: Calls
let count = 0

beforeAll(async () => {
  platform = await startPlatform({ now: () => clock })
  calls = callsOf(platform)
})
afterAll(() => platform.stop())

async function call(role: Role, method: string, path: string, body?: object) {
  const cookie = await freshCookie(platform, role)
  return browserOf(platform).call(method, `/api/v1${path}`, body, { cookie })
}

const appealOf = (orderId: string, ground = 'WRONG_OBJECT') => ({
  orderId,
  ground,
  words: '该事项由不动产登记中心办理，与本窗口无关',
  evidence: [{ kind: 'REGISTER', reference: '派件记录 2026-11-16' }],
})

async function rated(more: Record<string, unknown> = {}) {
  count += 1
  const { body } = await calls.give(await platform.invite(), 1, `appeal-${count}-key`, more)
  return { orderId: body.id as string, receipt: body.receipt as string }
}

async function lodged(more: Record<string, unknown> = {}) {
  const given = await rated(more)
  const { status, body } = await call('WINDOW_SUPERVISOR', 'POST', '/appeals', appealOf(given.orderId))
  expect(status).toBe(201)
  return { ...given, appealId: body.appealId as string }
}

async function vote(role: Role, appealId: string, verdict: string, words = '经查派件记录，确属他单位事项') {
  const { body } = await call('LEADING_GROUP', 'GET', `/appeals/${appealId}`)
  return call(role, 'POST', `/appeals/${appealId}/votes`, { version: body.version, verdict, words })
}

const code = ({ status, body }: { status: number; body: { code?: string } }) =>
  body.code === undefined ? String(status) : `${status} ${body.code}`

const told = (appealId: string) =>
  platform.database.query<{ kind: string; to: string; page: string; target: string | null; detail: object }>(
    `select m.kind, coalesce(m.role, a.username) as to, m.page, m.target, m.detail from message m left join account a on a.id = m.account_id
     where m.once_key like $1 order by m.kind, 2`,
    [`appeal|${appealId}|%`],
  )

async function tallies(): Promise<Record<string, number>> {
  const rows = await platform.database.query<{ validity: string; n: number }>(
    `select validity::text, sum(grade_1)::integer as n from evaluation_tally group by validity order by validity`,
  )
  return Object.fromEntries(rows.map(({ validity, n }) => [validity, n]))
}

describe('an appeal (申诉)', () => {
  test('is lodged by the unit with ground and evidence, once', async () => {
    const { orderId } = await rated()
    const without = { ...appealOf(orderId), evidence: [] }
    expect(code(await call('WINDOW_SUPERVISOR', 'POST', '/appeals', without))).toBe('400 MALFORMED')
    const unlawful = appealOf(orderId, 'NO_LEGAL_BASIS')
    expect(code(await call('WINDOW_SUPERVISOR', 'POST', '/appeals', unlawful))).toBe('422 GROUND_NOT_ADMITTED')
    // The window staff who is not the one rated does not speak for the unit, whoever else may.
    expect(code(await call('WINDOW_STAFF', 'POST', '/appeals', appealOf(orderId)))).toBe('403 NOT_YOURS_TO_DO')
    // Nor does a handler of no organization.
    await platform.database.query(`update account_post set organization_id = null where role = 'DEPARTMENT_HANDLER'`)
    expect(code(await call('DEPARTMENT_HANDLER', 'POST', '/appeals', appealOf(orderId)))).toBe('403 NOT_YOURS_TO_DO')
    expect(code(await call('WINDOW_SUPERVISOR', 'POST', '/appeals', appealOf(orderId)))).toBe('201')
    expect(code(await call('WINDOW_SUPERVISOR', 'POST', '/appeals', appealOf(orderId)))).toBe('409 ALREADY_APPEALED')
  })

  test('the rated person does so on his own page, when he is told of it: by its number he finds none', async () => {
    const { orderId } = await rated()
    const own = `update account set staff_id = (select staff_id from handling_order where id = $1) where username = 'trial.window-staff'`
    await platform.database.query(own, [orderId])
    expect(code(await call('WINDOW_STAFF', 'POST', '/appeals', appealOf(orderId)))).toBe('404 NOT_FOUND')
    await platform.database.query(`update account set staff_id = null where username = 'trial.window-staff'`)
  })

  test('comes too late after ten working days', async () => {
    const { orderId } = await rated()
    const then = clock
    // Monday the 16th is not counted: the tenth working day is Monday the 30th.
    clock = Date.parse('2026-11-30T23:59:59+08:00')
    expect(code(await call('WINDOW_STAFF', 'POST', '/appeals', appealOf(orderId)))).toBe('403 NOT_YOURS_TO_DO')
    clock = Date.parse('2026-12-01T00:00:00+08:00')
    expect(code(await call('WINDOW_SUPERVISOR', 'POST', '/appeals', appealOf(orderId)))).toBe('409 TOO_LATE')
    clock = then
  })

  test('is decided by three, one from outside, after the citizen’s five working days; upheld, the evaluation does not count and stays', async () => {
    const { appealId, receipt, orderId } = await lodged()
    expect(code(await vote('REVIEWER', appealId, 'UPHELD'))).toBe('409 CITIZEN_NOT_HEARD')
    expect((await calls.post('/api/v1/appeals/look-up', { receipt })).body.appeal).toMatchObject({
      ground: 'WRONG_OBJECT',
      stage: 'LODGED',
      said: '该事项由不动产登记中心办理，与本窗口无关',
      reasons: [],
      mayAnswer: true,
      // Five working days from Monday: over when the Tuesday after begins.
      objectUntil: new Date('2026-11-24T00:00:00+08:00').toISOString(),
    })
    clock += 8 * dayMs
    expect(code(await calls.post('/api/v1/appeals/answers', { receipt, stance: 'OBJECTS' }))).toBe('409 TOO_LATE')
    const before = await tallies()
    expect(code(await vote('REVIEWER', appealId, 'UPHELD'))).toBe('200')
    expect(code(await vote('REVIEWER', appealId, 'UPHELD'))).toBe('409 ALREADY_VOTED')
    const seen = (await call('WORKING_GROUP', 'GET', `/appeals/${appealId}`)).body
    // What one has voted is not told to the others before all have.
    expect(seen.events.at(-1)).toMatchObject({ kind: 'VOTED', verdict: null, words: null })
    expect(code(await vote('WORKING_GROUP', appealId, 'REJECTED', '证据不足'))).toBe('200')
    expect(await tallies()).toEqual(before)
    expect((await vote('THIRD_PARTY_EVALUATOR', appealId, 'UPHELD')).body).toMatchObject({
      stage: 'DECIDED',
      verdict: 'UPHELD',
      stance: null,
    })
    expect(await tallies()).toEqual({ VALID: (before.VALID ?? 0) - 1, INVALIDATED: (before.INVALIDATED ?? 0) + 1 })
    // It stays on record, and its order goes on: what the citizen asked for is still looked after.
    expect((await call('LEADING_GROUP', 'GET', `/handling-orders/${orderId}`)).body).toMatchObject({
      stage: 'OPENED',
      said: { grade: 1 },
    })
    expect((await calls.post('/api/v1/appeals/look-up', { receipt })).body.appeal).toMatchObject({
      verdict: 'UPHELD',
      reasons: ['经查派件记录，确属他单位事项', '经查派件记录，确属他单位事项'],
      mayAnswer: false,
    })
    clock -= 8 * dayMs
    // Who may decide heard of it, and whoever lodged it of the decision.
    const rows = await told(appealId)
    expect(rows.map(({ kind, to }) => `${kind} ${to}`)).toEqual([
      'APPEAL_DECIDED trial.window-supervisor',
      'APPEAL_LODGED REVIEWER',
      'APPEAL_LODGED WORKING_GROUP',
    ])
    expect(rows[0]).toMatchObject({ page: 'appeals', target: appealId, detail: { verdict: 'UPHELD' } })
  })

  test('the citizen objects in time and is heard at once; two of the inside cannot decide without the outside', async () => {
    const { appealId, receipt } = await lodged()
    const objected = await calls.post('/api/v1/appeals/answers', {
      receipt,
      stance: 'OBJECTS',
      words: '就是在这个窗口被拒收的',
    })
    expect(objected.body.appeal).toMatchObject({ stance: 'OBJECTS', mayAnswer: false })
    expect(code(await calls.post('/api/v1/appeals/answers', { receipt, stance: 'AGREES' }))).toBe(
      '409 CITIZEN_HAS_SPOKEN',
    )
    const heard = (await call('REVIEWER', 'GET', `/appeals/${appealId}`)).body
    expect(heard).toMatchObject({
      options: [{ step: 'VOTE', hindrance: null }],
      said: { grade: 1 },
      standing: 'HEARD',
      events: [{}, { stance: 'OBJECTS', words: '就是在这个窗口被拒收的' }],
    })
    // The unit learns that there was an objection, not what the citizen wrote.
    const unit = (await call('WINDOW_SUPERVISOR', 'GET', `/appeals/${appealId}`)).body
    expect(unit).toMatchObject({
      options: [{ step: 'WITHDRAW', hindrance: null }],
      events: [{}, { stance: 'OBJECTS', words: null }],
    })
    expect(code(await vote('WINDOW_SUPERVISOR', appealId, 'UPHELD'))).toBe('403 FORBIDDEN')
    await vote('REVIEWER', appealId, 'REJECTED')
    await vote('WORKING_GROUP', appealId, 'REJECTED')
    expect((await vote('SOCIAL_SUPERVISOR', appealId, 'REJECTED')).body).toMatchObject({ verdict: 'REJECTED' })
    expect(code(await vote('THIRD_PARTY_EVALUATOR', appealId, 'UPHELD'))).toBe('409 NOT_AT_THIS_STAGE')
  })

  test('a desk lists what it may decide now; the rated person is told that he may not', async () => {
    const { appealId, receipt, orderId } = await lodged()
    const listed = async (role: Role, query: string) => {
      const { body } = await call(role, 'GET', `/appeals?${query}`)
      return (body.appeals as { appealId: string; standing: string; isOwnToDo: boolean }[]).filter(
        (each) => each.appealId === appealId,
      )
    }
    expect(await listed('REVIEWER', 'mine=true')).toEqual([])
    expect(await listed('REVIEWER', 'standing=WAITING')).toMatchObject([{ isOwnToDo: false, verdict: null }])
    await calls.post('/api/v1/appeals/answers', { receipt, stance: 'OBJECTS', words: '不是误评' })
    // Older ones that wait for their citizens stand between.
    expect(await listed('REVIEWER', 'mine=true&limit=1')).toMatchObject([{ standing: 'HEARD', isOwnToDo: true }])
    expect(await listed('LEADING_GROUP', 'mine=true')).toEqual([])
    const be = (staff: string) => `update account set staff_id = ${staff} where username = 'trial.reviewer'`
    await platform.database.query(be('(select staff_id from handling_order where id = $1)'), [orderId])
    expect(code(await call('REVIEWER', 'GET', `/appeals/${appealId}`))).toBe('404 NOT_FOUND')
    expect(code(await vote('REVIEWER', appealId, 'UPHELD'))).toBe('403 DECIDES_OWN_CASE')
    expect(await listed('REVIEWER', 'mine=true')).toEqual([])
    await platform.database.query(be('null'))
    clock += 30 * dayMs
    expect(await listed('WINDOW_SUPERVISOR', 'standing=OVERDUE')).toMatchObject([{ standing: 'OVERDUE' }])
    clock -= 30 * dayMs
  })

  test('an order says whether it may be appealed against, by whom, and until when', async () => {
    const { orderId } = await rated()
    const seen = async (role: Role) => (await call(role, 'GET', `/appeals/of-order/${orderId}`)).body
    expect(await seen('WINDOW_SUPERVISOR')).toMatchObject({
      appeal: null,
      lodging: { hindrance: null, until: new Date('2026-12-01T00:00:00+08:00').toISOString() },
    })
    expect((await seen('WINDOW_SUPERVISOR')).lodging.grounds).not.toContain('NO_LEGAL_BASIS')
    expect(await seen('REVIEWER')).toEqual({ appeal: null, lodging: null })
    await call('WINDOW_SUPERVISOR', 'POST', '/appeals', appealOf(orderId))
    expect(await seen('REVIEWER')).toMatchObject({ appeal: { standing: 'WAITING', verdict: null }, lodging: null })
  })

  test('what the province accepts is noted once by the working group, and stands beside what was decided here', async () => {
    const { appealId, receipt } = await lodged()
    const note = async (role: Role, isAccepted = false) => {
      const { body } = await call('LEADING_GROUP', 'GET', `/appeals/${appealId}`)
      const sent = { version: body.version, isAccepted, words: '省平台回执 2026-118' }
      return call(role, 'POST', `/appeals/${appealId}/province-answers`, sent)
    }
    await calls.post('/api/v1/appeals/answers', { receipt, stance: 'AGREES' })
    expect(code(await note('WORKING_GROUP'))).toBe('409 NOT_AT_THIS_STAGE')
    for (const role of ['REVIEWER', 'WORKING_GROUP', 'SOCIAL_SUPERVISOR'] as const) await vote(role, appealId, 'UPHELD')
    const before = await tallies()
    expect(code(await note('REVIEWER'))).toBe('403 FORBIDDEN')
    expect((await note('WORKING_GROUP')).body).toMatchObject({ verdict: 'UPHELD', acceptedByProvince: false })
    expect(code(await note('WORKING_GROUP', true))).toBe('409 NOT_AT_THIS_STAGE')
    expect(await tallies()).toEqual(before)
  })

  test('marks move with the grade, and marks that come later follow', async () => {
    const with1 = await lodged({ scores: { attitude: 1, overall: 2 } })
    const with2 = await lodged()
    for (const { receipt, appealId } of [with1, with2]) {
      await calls.post('/api/v1/appeals/answers', { receipt, stance: 'AGREES' })
      for (const role of ['REVIEWER', 'WORKING_GROUP', 'SOCIAL_SUPERVISOR'] as const)
        expect(code(await vote(role, appealId, 'UPHELD'))).toBe('200')
    }
    const later = { receipt: with2.receipt, tags: ['108'], scores: { attitude: 3 } }
    expect(code(await calls.addReasons(with2.orderId, later, 'appeal-later-marks'))).toBe('201')
    const marks = await platform.database.query(
      `select dimension, validity::text, given::integer, total::integer from dimension_tally where given > 0 order by dimension`,
    )
    expect(marks).toEqual([
      { dimension: 'attitude', validity: 'INVALIDATED', given: 2, total: 4 },
      { dimension: 'overall', validity: 'INVALIDATED', given: 1, total: 2 },
    ])
  })

  test('can be withdrawn by who lodged it', async () => {
    const { appealId } = await lodged()
    expect(code(await call('DEPARTMENT_HANDLER', 'POST', `/appeals/${appealId}/withdrawal`, { version: 1 }))).toBe(
      '403 NOT_YOURS_TO_DO',
    )
    expect((await call('WINDOW_SUPERVISOR', 'POST', `/appeals/${appealId}/withdrawal`, { version: 1 })).body).toEqual({
      stage: 'WITHDRAWN',
    })
  })

  test('how often a unit appeals and is right is told inside by unit, outside in total', async () => {
    const inside = (await call('LEADING_GROUP', 'GET', '/appeal-figures')).body.units
    const { body: total } = await calls.get('/api/v1/appeal-totals')
    expect(total).toMatchObject({ upheld: 4, rejected: 1 })
    expect(inside).toHaveLength(1)
    expect(inside[0]).toMatchObject({ orders: total.orders, appeals: total.appeals, upheld: 4, rejected: 1 })
  })

  test('replaying the events of every appeal equals its projection', async () => {
    const rows = await platform.database.query<{ same: boolean }>(
      `select s.version = count(e.*) and (s.stage = 'DECIDED') = bool_or(e.kind = 'DECIDED') as same
       from appeal_state s join appeal_event e using (appeal_id) group by s.appeal_id, s.version, s.stage`,
    )
    expect(rows.length).toBeGreaterThan(4)
    expect(rows.every(({ same }) => same)).toBe(true)
  })
})

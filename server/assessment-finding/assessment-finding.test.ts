import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Role } from '../../domain/access.ts'
import { bringAssessment, publishPlan } from '../../tests/support/assessment.ts'
import { startPlatform, type TestPlatform } from '../../tests/support/platform.ts'
import { browserOf, freshCookie } from '../../tests/support/staff.ts'
import { readScoped } from '../access/index.ts'
import { sql } from '../platform/database.ts'
import { openFindings } from './index.ts'

const place = { hallCode: 'YP-TRIAL-01', divisionCode: '990102000000' }
let platform: TestPlatform
beforeAll(async () => {
  platform = await startPlatform()
})
afterAll(() => platform.stop())

async function call(role: Role, method: string, path: string, body?: unknown) {
  return browserOf(platform).call(method, path, body, { cookie: await freshCookie(platform, role) })
}
const make = (visitId: string, over: object = {}, role: Role = 'WORKING_GROUP') =>
  call(role, 'POST', '/api/v1/findings', { visitId, indicator: 'clean', words: '地面积水，没有防滑垫', ...over })
const findings = async (role: Role) => (await call(role, 'GET', '/api/v1/findings?limit=200')).body.findings
const idsOf = async (role: Role) => (await findings(role)).map(({ findingId }: { findingId: string }) => findingId)
const sweep = () => openFindings({ world: platform.running.world, rules: platform.running.app.rules })
const planOf = async (visitId: string) =>
  (
    await platform.database.query<{ id: string }>('select plan_id as id from assessment_visit where id = $1', [visitId])
  )[0]?.id ?? ''
const publish = async (visitId: string) => publishPlan(platform, await planOf(visitId))
const secret = () => bringAssessment(platform, { ...place, isPublished: false })
/** As if its plan had been no secret. */
async function open(): Promise<string> {
  const visitId = await secret()
  await platform.database.query('alter table assessment_plan disable trigger user')
  await platform.database.query('update assessment_plan set is_secret = false where id = $1', [await planOf(visitId)])
  await platform.database.query('alter table assessment_plan enable trigger user')
  return visitId
}
const evaluated = ['WINDOW_SUPERVISOR', 'DEPARTMENT_HANDLER'] as const
const orderCount = async () =>
  (await platform.database.query<{ count: number }>('select count(*)::int as count from handling_order'))[0]?.count

describe('测评发现 of a secret plan', () => {
  let visitId: string
  let findingId: string

  test('is made by the working group before its results are published, and waits', async () => {
    visitId = await secret()
    const { body } = await call('WORKING_GROUP', 'GET', '/api/v1/assessed-visits')
    const seen = body.visits.find((each: { visitId: string }) => each.visitId === visitId)
    expect(seen).toMatchObject({ isSecret: true, isPublished: false, isOwn: false, hallCode: 'YP-TRIAL-01' })
    const before = await orderCount()
    const made = await make(visitId)
    expect(made).toMatchObject({ status: 201, body: { state: 'WAITING', origin: 'MANAGER', points: 0, orderId: null } })
    findingId = made.body.findingId
    await sweep()
    expect(await orderCount()).toBe(before)
  })

  test('is nothing to the evaluated side before: no row, no order, no message, and nothing in its audit', async () => {
    for (const role of evaluated) {
      expect(await idsOf(role)).not.toContain(findingId)
      expect((await call(role, 'GET', '/api/v1/handling-orders')).body.orders).toEqual([])
      expect((await call(role, 'GET', '/api/v1/messages')).body.messages).toEqual([])
    }
    expect(await idsOf('WORKING_GROUP')).toContain(findingId)
    const deps = { world: platform.running.world, rules: platform.running.app.rules }
    const [hall] = await platform.database.query<{ divisionId: number; hallId: number }>(
      'select division_id as "divisionId", hall_id as "hallId" from assessment where visit_id = $1',
      [visitId],
    )
    const rows = await readScoped(deps, hall as { divisionId: number; hallId: number }, async (tx) => ({
      found: (await sql`select id from assessment_finding`.execute(tx)).rows,
      files: (await sql`select file_id from assessment_finding_file`.execute(tx)).rows,
    }))
    expect(rows).toEqual({ found: [], files: [] })
    const [entry] = await platform.database.query<Record<string, unknown>>(
      `select division_id, hall_id from audit_entry where act = 'FINDING_MADE' order by id desc limit 1`,
    )
    expect(entry?.hall_id ?? null).toBeNull()
  })

  test('is told to nobody of the evaluated side, and made by nobody but the working group', async () => {
    for (const role of [...evaluated, 'REVIEWER', 'DISCIPLINE_INSPECTOR', 'LEADING_GROUP'] as const)
      expect((await make(visitId, { indicator: 'greeting' }, role)).status).toBe(403)
  })

  test('becomes an order when it is published, once, whose words say what was seen and never who saw it', async () => {
    await publish(visitId)
    await Promise.all([sweep(), sweep()])
    await sweep()
    const found = await findings('WINDOW_SUPERVISOR')
    const own = found.find((each: { findingId: string }) => each.findingId === findingId)
    expect(own).toMatchObject({ state: 'OPENED', indicator: 'clean', words: '地面积水，没有防滑垫' })
    const { body } = await call('WINDOW_SUPERVISOR', 'GET', `/api/v1/handling-orders/${own.orderId}`)
    expect(body).toMatchObject({ source: 'INSPECTION', stage: 'OPENED' })
    expect(body.events[0]).toMatchObject({ by: 'PLATFORM' })
    expect(body.events[0].words).toContain('窗口整洁：多处不符合')
    expect(body.events[0].words).toContain('地面积水，没有防滑垫')
    expect(JSON.stringify([own, body])).not.toContain('assessor')
    expect(body.clocks.length).toBeGreaterThan(0)
  })

  test('is found by the rule too where a mark is low, once, but not again what the working group has taken up', async () => {
    const ofVisit = (await findings('WORKING_GROUP')).filter((each: { indicator: string; origin: string }) =>
      ['clean', 'greeting'].includes(each.indicator),
    )
    expect(ofVisit.map((each: { indicator: string; origin: string }) => [each.indicator, each.origin]).sort()).toEqual([
      ['clean', 'MANAGER'],
      ['greeting', 'RULE'],
    ])
    await sweep()
    expect(await idsOf('WORKING_GROUP')).toHaveLength(2)
  })
})

describe('its order', () => {
  const step = (orderId: string, version: number, role: Role, body: object) =>
    call(role, 'POST', `/api/v1/handling-orders/${orderId}/${role === 'REVIEWER' ? 'reviews' : 'steps'}`, {
      version,
      ...body,
    })

  test('opens at once where the plan is no secret, lives like any other, and is closed by the review: no citizen has a word in it', async () => {
    const { body } = await make(await open())
    expect(body).toMatchObject({ state: 'OPENED' })
    const { orderId } = body
    const supervisor = 'WINDOW_SUPERVISOR'
    expect((await step(orderId, 1, supervisor, { step: 'ACKNOWLEDGE' })).status).toBe(200)
    expect((await step(orderId, 2, supervisor, { step: 'VERIFY', finding: 'CLEAR' })).status).toBe(200)
    const evidence = [{ kind: 'REGISTER', reference: '整改登记' }]
    expect((await step(orderId, 3, supervisor, { step: 'FINISH', words: '已铺防滑垫', evidence })).status).toBe(200)
    // Whoever has made the finding checks nothing of it, in whatever post.
    const [maker] = await platform.database.query<{ id: string }>(
      `select account_id as id from assessment_finding where id = $1`,
      [body.findingId],
    )
    const asReviewer = async () => {
      await platform.database.query(
        `insert into account_post (id, account_id, family, role, division_id, effective_from, granted_at)
         select gen_random_uuid(), $1, p.family, 'REVIEWER', p.division_id, p.effective_from, p.granted_at from account_post p where p.account_id = $1 limit 1`,
        [maker?.id],
      )
      const cookie = await freshCookie(platform, 'REVIEWER', { username: 'trial.working-group' })
      const path = `/api/v1/handling-orders/${orderId}/reviews`
      return browserOf(platform).call('POST', path, { version: 4, step: 'PASS_REVIEW' }, { cookie })
    }
    expect((await asReviewer()).body.code).toBe('REVIEWS_OWN_WORK')
    expect((await step(orderId, 4, 'REVIEWER', { step: 'PASS_REVIEW' })).status).toBe(200)
    expect((await call('REVIEWER', 'GET', `/api/v1/handling-orders/${orderId}`)).body.stage).toBe('CLOSED')
  })
})

test('nobody makes a finding of his own visit, of another place, or twice', async () => {
  const visitId = await secret()
  await platform.database.query('alter table assessor disable trigger user')
  const [own] = await platform.database.query<{ id: string; account: string }>(
    `update assessor set account_id = (select id from account where username = 'trial.working-group')
     where id = (select assessor_id from assessment where visit_id = $1) returning id, account_id as account`,
    [visitId],
  )
  expect(own).toBeDefined()
  expect((await make(visitId)).body.code).toBe('OWN_ASSESSMENT')
  expect((await make('00000000-0000-7000-8000-000000000000')).body.code).toBe('NOT_FOUND')
  await platform.database.query(
    `update assessor set account_id = (select id from account where username = 'trial.mystery-shopper') where id = $1`,
    [own?.id],
  )
  await platform.database.query('alter table assessor enable trigger user')
  expect((await make(visitId)).status).toBe(201)
  expect((await make(visitId)).body.code).toBe('CONFLICT')
  expect((await make(visitId, { indicator: 'ramp' })).body.code).toBe('MARK_MISSING')
})

const findingsOf = async (visitId: string) =>
  platform.database.query<{ id: string; indicator: string; isOpened: boolean }>(
    `select i.id, i.indicator, exists (select from assessment_finding_order x where x.finding_id = i.id) as "isOpened"
     from assessment_finding i where i.visit_id = $1 order by i.indicator`,
    [visitId],
  )

test('one that cannot be taken up holds up no other, is met once in a run, and is taken up when it can be', async () => {
  const [first, second] = [await secret(), await secret()]
  const made = [await make(first), await make(second)].map(({ body }) => body.findingId)
  await platform.database.query('create sequence met')
  await platform.database.query(
    `create function refuse_one() returns trigger language plpgsql security definer as $$
     begin if new.finding_id = '${made[0]}' then perform nextval('met'); raise exception 'not this one'; end if; return new; end $$`,
  )
  await platform.database.query(
    'create trigger refuse_one before insert on assessment_finding_order for each row execute function refuse_one()',
  )
  await publish(first)
  await publish(second)
  await sweep()
  const isOpened = async (visitId: string) => (await findingsOf(visitId)).map((each) => each.isOpened)
  expect(await isOpened(first)).toEqual([false, true])
  expect(await isOpened(second)).toEqual([true, true])
  expect(await platform.database.query('select last_value::integer as met, is_called as "isMet" from met')).toEqual([
    { met: 1, isMet: true },
  ])
  await platform.database.query('drop trigger refuse_one on assessment_finding_order')
  await sweep()
  expect(await isOpened(first)).toEqual([true, true])
})

test('what a rule would find in the marks of somebody who was disqualified since opens nothing by itself; what the working group takes up of it does', async () => {
  const [before, after] = [await secret(), await secret()]
  await platform.database.query('alter table assessment_finding disable trigger user')
  await platform.database.query(
    `insert into assessment_finding (id, visit_id, division_id, hall_id, window_id, indicator, points, origin, policy_id, found_at)
     select gen_random_uuid(), a.visit_id, a.division_id, a.hall_id, a.window_id, 'clean', 0, 'RULE', a.policy_id, a.submitted_at
     from assessment a where a.visit_id = $1`,
    [before],
  )
  await platform.database.query('alter table assessment_finding enable trigger user')
  await platform.database.query(
    `insert into assessor_end (assessor_id, division_id, ended_on, cause, reason, recorded_at)
     select m.id, m.division_id, greatest(m.recruited_on, $2::date), 'DISQUALIFIED', '伪造', now()
     from assessor m where m.id = (select assessor_id from assessment where visit_id = $1)`,
    [after, new Date(platform.running.world.now())],
  )
  await publish(before)
  await publish(after)
  await sweep()
  expect(await findingsOf(after)).toEqual([])
  expect(await findingsOf(before)).toMatchObject([{ isOpened: false }])
  expect((await make(after)).body.state).toBe('OPENED')
})

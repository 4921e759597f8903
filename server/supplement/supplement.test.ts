import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Role } from '../../domain/access.ts'
import { laterDigest } from '../../ledger/record.ts'
import { nodeLedger } from '../../signing/node-ledger.ts'
import { bringAppeal } from '../../tests/support/appeal.ts'
import { callsOf, refusal } from '../../tests/support/calls.ts'
import { codesOf, hourOf, type RecordRow, seedOf, wordsOf } from '../../tests/support/digests.ts'
import { workedOrder } from '../../tests/support/handling.ts'
import { startPlatform, type TestPlatform } from '../../tests/support/platform.ts'
import { changePolicy } from '../../tests/support/policy.ts'
import { browserOf, freshCookie } from '../../tests/support/staff.ts'
import { operatorOf } from '../../tests/support/vault.ts'
import { bringDays } from '../own-evaluation/index.ts'
import { runVaultCommand } from '../vault/command.ts'

const dayMs = 86_400_000
const monday = Date.parse('2026-11-16T10:00:00+08:00')
let clock = monday
let platform: TestPlatform
let calls: ReturnType<typeof callsOf>
beforeAll(async () => {
  platform = await startPlatform({ now: () => clock })
  calls = callsOf(platform)
})
afterAll(() => platform.stop())

const give = (receipt: string, kind: string, grade: number, more: object = {}) =>
  calls.post('/api/v1/evaluations/supplements', { receipt, kind, grade, ...more })
const follow = async (receipt: string) =>
  (await calls.post('/api/v1/evaluations/supplements/look-up', { receipt })).body
const rows = (text: string, id: string) => platform.database.query<Record<string, unknown>>(text, [id])
const call = async (role: Role, path: string) =>
  (await browserOf(platform).call('GET', `/api/v1${path}`, undefined, { cookie: await freshCookie(platform, role) }))
    .body
const tallies = () =>
  platform.database.query(
    'select t::text from evaluation_tally t union all select d::text from dimension_tally d order by 1',
  )

test('a revision is offered after contact, a supplementary evaluation after what was put right was fed back, each once', async () => {
  const bad = await workedOrder(platform, 1, { tags: ['115'], comment: '态度差' })
  expect(await follow(bad.receipt)).toMatchObject({ given: [], offered: null, questionnaire: null, counts: 'FIRST' })
  expect(refusal(await give(bad.receipt, 'REVISION', 2))).toBe('409 NOT_AT_THIS_STAGE')

  const { receipt } = await workedOrder(platform, 2)
  const offered = await follow(receipt)
  expect(offered).toMatchObject({ offered: 'REVISION', offeredBy: '2026-12-01T16:00:00.000Z' })
  expect(refusal(await give(receipt, 'SUPPLEMENTARY', 5))).toBe('409 NOT_AT_THIS_STAGE')
  expect(refusal(await give(receipt, 'REVISION', 2, { tags: ['115'] }))).toBe('422 TAG_NOT_OF_GRADE /tags/0')
  const revised = await give(receipt, 'REVISION', 1, { tags: ['115'], comment: '打过电话，还是老样子' })
  expect([revised.status, revised.body]).toMatchObject([
    200,
    {
      offered: null,
      given: [{ kind: 'REVISION', grade: 1, tags: [{ code: '115' }], comment: '打过电话，还是老样子' }],
    },
  ])
  expect(refusal(await give(receipt, 'REVISION', 3))).toBe('409 SUPPLEMENTED_ALREADY')

  const mended = await workedOrder(platform, 6)
  expect(await follow(mended.receipt)).toMatchObject({ offered: 'SUPPLEMENTARY' })
  const twins = await Promise.all([4, 4, 4, 4].map((grade) => give(mended.receipt, 'SUPPLEMENTARY', grade)))
  expect(twins.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409])
  expect(await follow(mended.receipt)).toMatchObject({ offered: null, given: [{ kind: 'SUPPLEMENTARY', grade: 4 }] })
})

test('the first grade, its tallies and the order stay as they were; the mark for the rectification can be given before or after', async () => {
  const mended = await workedOrder(platform, 6)
  const before = await tallies()
  const kept = () =>
    rows(
      'select e::text, s::text from evaluation e join handling_order_state s on s.order_id = e.id where e.id = $1',
      mended.orderId,
    )
  const first = await kept()
  expect((await give(mended.receipt, 'SUPPLEMENTARY', 5)).status).toBe(200)
  expect(await tallies()).toEqual(before)
  expect(await kept()).toEqual(first)
  expect((await calls.lookUp(mended.receipt)).body.grade).toBe(1)
  const rate = (receipt: string) =>
    calls.post('/api/v1/handling-orders/answers', { receipt, answer: 'RATE', satisfaction: 50, isSolved: true })
  expect((await rate(mended.receipt)).status).toBe(200)
  const rated = await workedOrder(platform, 6)
  expect((await rate(rated.receipt)).status).toBe(200)
  expect((await give(rated.receipt, 'SUPPLEMENTARY', 1)).status).toBe(200)
})

test('its words are sealed, its leaf waits for the log, and its digest can be computed again from what the vault opens', async () => {
  const { orderId, receipt } = await workedOrder(platform, 6)
  await give(receipt, 'SUPPLEMENTARY', 2, { comment: ' e\u0301ncore ' })
  const { vault } = platform.running.world
  type Row = RecordRow & { evaluation_id: string; kind: 'SUPPLEMENTARY'; grade: number; leaves: number }
  const [row] = await platform.database.query<Row>(
    `select s.record_id as id, s.*, s.given_at as received_at, k.epoch, k.wrapped, f.sealed as sealed_comment, ${codesOf('s.tags')},
       (select count(*)::integer from (select leaf from ledger.pending_leaf union all select leaf from ledger.leaf) l where l.leaf = decode('0107', 'hex') || s.digest) as leaves
     from evaluation_supplement s join vault.data_key k on k.record_id = s.record_id
     left join vault.sealed_field f on f.record_id = s.record_id and f.field = 'comment' where s.evaluation_id = $1`,
    [orderId],
  )
  const [own] = await platform.database.query<RecordRow>(
    'select record_id as id, epoch, wrapped from vault.data_key where record_id = $1',
    [orderId],
  )
  if (row === undefined || own === undefined) throw new Error('it was given')
  const digest = laterDigest(nodeLedger, seedOf(vault, own), 'SUPPLEMENTARY', {
    id: row.id,
    at: hourOf(row),
    of: orderId,
    scores: { grade: 2, dimensions: null },
    reasons: row.codes,
    comment: wordsOf(vault, row),
    rules: row.policy_id,
  })
  expect(row.digest.equals(digest)).toBe(true)
  expect([row.leaves, wordsOf(vault, row)]).toEqual([1, 'éncore'])
})

test('what one wrote later is erased with the evaluation', async () => {
  const { orderId, receipt } = await workedOrder(platform, 6)
  await give(receipt, 'SUPPLEMENTARY', 2, { comment: '删掉这句' })
  const operator = operatorOf(platform)
  await runVaultCommand(operator, ['erase', orderId, '--basis', 'consent-withdrawn'])
  await operator.stop()
  expect(
    await rows(
      'select 1 from evaluation_supplement s join vault.data_key k on k.record_id = s.record_id where s.evaluation_id = $1',
      orderId,
    ),
  ).toEqual([])
  const erased = await rows(
    'select e.fields, e.remains from evaluation_supplement s join vault.erasure e on e.record_id = s.record_id where s.evaluation_id = $1',
    orderId,
  )
  expect(erased).toMatchObject([{ fields: ['comment'], remains: { salts: { of: expect.any(String) } } }])
  expect(refusal(await calls.post('/api/v1/evaluations/supplements/look-up', { receipt }))).toBe('410 ERASED')
})

test('an evaluation that an appeal has made invalid is not supplemented; a good one and a complaint have nothing to', async () => {
  const { orderId, receipt } = await workedOrder(platform, 6)
  const appealId = await bringAppeal(platform, orderId, 'UPHELD')
  await platform.database.query(
    `insert into evaluation_invalidation (evaluation_id, division_id, hall_id, appeal_id, invalidated_at)
     select evaluation_id, division_id, hall_id, id, lodged_at from appeal where id = $1`,
    [appealId],
  )
  expect(refusal(await give(receipt, 'SUPPLEMENTARY', 5))).toBe('409 INVALIDATED')
  expect(await follow(receipt)).toMatchObject({ offered: null })
  const { body } = await calls.give(await platform.invite(), 5, 'content-key', {})
  expect(refusal(await give(body.receipt, 'SUPPLEMENTARY', 1))).toBe('404 NOT_FOUND')
})

test('whoever handles and reviews it sees both and never that one was offered; the rated person sees nothing of it there', async () => {
  const { orderId, receipt } = await workedOrder(platform, 6)
  const before = await call('WINDOW_SUPERVISOR', `/handling-orders/${orderId}`)
  expect(before.later).toEqual([])
  expect(JSON.stringify(before)).not.toMatch(/offer(ed)?"|supplement/i)
  await give(receipt, 'SUPPLEMENTARY', 4, { tags: ['411'], comment: '这次办好了' })
  for (const role of ['WINDOW_SUPERVISOR', 'REVIEWER'] as const)
    expect(await call(role, `/handling-orders/${orderId}`)).toMatchObject({
      said: { grade: 1 },
      later: [
        { kind: 'SUPPLEMENTARY', day: '2026-11-16', grade: 4, tags: [{ normCode: '411' }], comment: '这次办好了' },
      ],
    })
  const rate = `update account set staff_id = case when $2 then (select staff_id from handling_order where id = $1) end where username = 'trial.window-supervisor'`
  const [changed] = await platform.database.query(`${rate} returning 1`, [orderId, true])
  expect(changed).toBeDefined()
  // Whom an order is about does not find it.
  expect(await call('WINDOW_SUPERVISOR', `/handling-orders/${orderId}`)).toMatchObject({ code: 'NOT_FOUND' })
  await platform.database.query(rate, [orderId, false])
})

test('the rated person is told later, by the week and in company, and not beside which first grade', async () => {
  await changePolicy(platform, 'own-evaluation', { groupMin: 5 })
  const own = async () => call('WINDOW_STAFF', '/own-evaluations')
  const given = await rows('select 1 from evaluation_supplement where kind = $1', 'SUPPLEMENTARY')
  expect(given.length).toBeGreaterThanOrEqual(5)
  await platform.database.query(
    `update account set staff_id = (select staff_id from evaluation_supplement s join evaluation e on e.id = s.evaluation_id limit 1)
     where username = 'trial.window-staff'`,
  )
  clock = monday + 9 * dayMs
  await bringDays(platform.running.world)
  expect((await own()).later).toEqual([])
  clock = monday + 10 * dayMs
  await bringDays(platform.running.world)
  const { later } = await own()
  expect(later).toMatchObject([{ from: '2026-11-16', until: '2026-11-22' }])
  expect(Object.keys(later[0].evaluations[0]).sort()).toEqual(['comment', 'grade', 'tags'])
  const few = await workedOrder(platform, 6)
  await give(few.receipt, 'SUPPLEMENTARY', 5)
  clock = monday + 30 * dayMs
  await bringDays(platform.running.world)
  expect((await own()).later).toHaveLength(1)
})

test('figures say how many were evaluated again and which way, inside and in total, as a recount does', async () => {
  await changePolicy(platform, 'handling-figure', { tooFewBelow: 5 })
  const { total } = await call('LEADING_GROUP', '/handling-figures')
  const [counted] = await platform.database.query(
    `select count(*) filter (where s.grade > e.grade)::integer as rose, count(*) filter (where s.grade = e.grade)::integer as stayed,
       count(*) filter (where s.grade < e.grade)::integer as fell
     from evaluation_supplement s join evaluation e on e.id = s.evaluation_id
     where s.kind = 'SUPPLEMENTARY' and not exists (select from evaluation_invalidation i where i.evaluation_id = e.id)`,
  )
  expect(total.again).toMatchObject({ changes: counted, counts: 'FIRST', content: 0 })
  expect(total.again.again).toBeGreaterThan(4)
  const everybody = await calls.get<{ total: unknown }>('/api/v1/handling-totals')
  expect(everybody.body.total).toMatchObject({ again: total.again })
})

test('when the policy’s days are over it is too late', async () => {
  const { receipt } = await workedOrder(platform, 6)
  clock += 31 * dayMs
  expect(refusal(await give(receipt, 'SUPPLEMENTARY', 5))).toBe('409 TOO_LATE')
  expect(await follow(receipt)).toMatchObject({ offered: null })
})

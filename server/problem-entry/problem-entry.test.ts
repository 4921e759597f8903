import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Role } from '../../domain/access.ts'
import { type Calls, callsOf } from '../../tests/support/calls.ts'
import { startPlatform, type TestPlatform } from '../../tests/support/platform.ts'
import { browserOf, freshCookie, type Staff } from '../../tests/support/staff.ts'
import { keepMissingEntries } from '../handling-order/index.ts'

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
  const { body, status } = await calls.give(await platform.invite(), grade, `problem-${count}-key`, more)
  expect(status).toBe(201)
  return { orderId: body.id, receipt: body.receipt }
}

interface Sent {
  readonly step: string
  readonly [member: string]: unknown
}

const see = async (orderId: string) =>
  (await (await as('LEADING_GROUP')).call('GET', `/api/v1/handling-orders/${orderId}`)).body

/** A step on the order as it is now. */
async function step(role: Role, orderId: string, sent: Sent) {
  const { version } = await see(orderId)
  const room = role === 'REVIEWER' ? 'reviews' : 'steps'
  return (await as(role)).call('POST', `/api/v1/handling-orders/${orderId}/${room}`, { version, ...sent })
}

async function done(role: Role, orderId: string, ...steps: readonly Sent[]) {
  for (const sent of steps) expect(await step(role, orderId, sent)).toMatchObject({ status: 200 })
}

const acknowledge = { step: 'ACKNOWLEDGE' }
const reach = { step: 'CONTACT', channel: 'VISIT', outcome: 'REACHED' }
const clear = { step: 'VERIFY', finding: 'CLEAR' }
const finish = { step: 'FINISH', words: '已更新样本', evidence: [{ kind: 'REGISTER', reference: '整改登记 1' }] }
const pass = { step: 'PASS_REVIEW' }
const feedBack = { step: 'FEED_BACK', channel: 'PHONE', words: '样本已更正' }

describe('the problem ledger', () => {
  const entriesOn = async (query: string) =>
    (await (await as('LEADING_GROUP')).call('GET', `/api/v1/problem-entries?${query}`)).body
  /** From the bad evaluation to its closure, a day later each time. */
  async function found(problem: object, more: Record<string, unknown> = {}): Promise<string> {
    clock += 24 * hourMs
    const { orderId, receipt } = await rate(2, more)
    await done('WINDOW_SUPERVISOR', orderId, acknowledge, reach, { ...clear, ...problem }, finish)
    await done('REVIEWER', orderId, pass)
    await done('WINDOW_SUPERVISOR', orderId, feedBack)
    const last = { receipt, answer: 'RATE', satisfaction: 75, isSolved: true }
    expect(await calls.post('/api/v1/handling-orders/answers', last)).toMatchObject({ status: 200 })
    return orderId
  }
  const problemOf = async (orderId: string) => (await see(orderId)).problem
  let times: string[]

  test('the same problem found again after its closure is flagged, the third time too', async () => {
    times = [await found({}, { tags: ['213'] }), await found({ problem: 'SKILL' }), await found({}, { tags: ['213'] })]
    const [first = '', , third = ''] = times
    expect(await problemOf(first)).toEqual({ kinds: ['SKILL'], occurrence: 1 })
    expect(await problemOf(third)).toEqual({ kinds: ['SKILL'], occurrence: 3 })
    // Of another kind it is another problem; of no kind nothing is the same.
    expect(await problemOf(await found({ problem: 'FACILITIES' }))).toEqual({ kinds: ['FACILITIES'], occurrence: 1 })
    expect(await problemOf(await found({}))).toEqual({ kinds: [], occurrence: 1 })
    expect(await problemOf(await found({}))).toEqual({ kinds: [], occurrence: 1 })
  })

  test('with its whole history, and what was said to have mended it', async () => {
    const [, , third = ''] = times
    const { status, body } = await (await as('WINDOW_SUPERVISOR')).call('GET', `/api/v1/problem-entries/${third}`)
    expect(status).toBe(200)
    expect(body.history.map(({ orderId }: { orderId: string }) => orderId)).toEqual(times)
    expect(body).toMatchObject({
      occurrence: 3,
      history: [1, 2, 3].map((occurrence) => ({ occurrence, done: finish.words, plan: null, satisfaction: 75 })),
    })
  })

  test('the supervisor of the hall hears of each that has come back, once, and from the third time on the reviewer', async () => {
    const told = async (role: Role) => {
      const { body } = await (await as(role)).call('GET', '/api/v1/messages?limit=100')
      return (body.messages as { kind: string; target: string; detail: { occurrence: number } }[])
        .filter(({ kind }) => kind === 'ORDER_PROBLEM_AGAIN')
        .map(({ target, detail }) => `${times.indexOf(target)} ${detail.occurrence}`)
        .sort()
    }
    expect(await told('WINDOW_SUPERVISOR')).toEqual(['1 2', '2 3'])
    expect(await told('REVIEWER')).toEqual(['2 3'])
  })

  test('is listed by place, kind, state and how often, page by page', async () => {
    const ids = (body: { entries: { orderId: string }[] }) => body.entries.map(({ orderId }) => orderId)
    const again = await entriesOn('again=true&kind=SKILL&hallCode=YP-TRIAL-01&windowCode=A01&state=CLOSED')
    expect(ids(again)).toEqual(times.slice(1).reverse())
    expect(ids(await entriesOn('kind=SKILL&state=OPEN'))).toEqual([])
    const pages: string[] = []
    for (let after: string | null = ''; after !== null && pages.length < 10; ) {
      const page: { entries: { orderId: string }[]; next: string | null } = await entriesOn(
        `kind=SKILL&limit=2${after === '' ? '' : `&after=${after}`}`,
      )
      pages.push(...ids(page))
      after = page.next
    }
    expect(pages).toEqual([...times].reverse())
  })

  test('leaves as a file, and the export stands in the audit', async () => {
    const sheet = async (format: string) =>
      platform.running.http.inject({
        method: 'POST',
        url: '/api/v1/problem-entries/exports',
        headers: { cookie: await freshCookie(platform, 'WORKING_GROUP'), 'sec-fetch-site': 'same-origin' },
        payload: { format, kind: 'SKILL' },
      })
    const lines = (await sheet('CSV')).payload.trim().split('\r\n')
    expect(lines).toHaveLength(4)
    expect(lines[1]).toContain(`${times[2]},业务不熟练,3,`)
    expect((await sheet('XLSX')).rawPayload.subarray(0, 2).toString()).toBe('PK')
    const [row] = await platform.database.query<{ rows: number }>(
      `select (detail ->> 'rows')::integer as rows from audit_entry where act = 'PROBLEM_ENTRIES_EXPORTED' order by id limit 1`,
    )
    expect(row?.rows).toBe(3)
  })

  test('knows no problem that the policy does not know, and none where nothing could be demanded', async () => {
    const { orderId } = await rate(1)
    await done('WINDOW_SUPERVISOR', orderId, acknowledge, reach)
    for (const bad of [
      { ...clear, problem: 'NO_SUCH_KIND' },
      { step: 'VERIFY', finding: 'NO_LEGAL_BASIS', problem: 'SKILL' },
    ])
      expect(await step('WINDOW_SUPERVISOR', orderId, bad)).toMatchObject({
        status: 422,
        body: { code: 'PROBLEM_UNKNOWN', at: '/problem' },
      })
    await done('WINDOW_SUPERVISOR', orderId, { step: 'VERIFY', finding: 'NO_LEGAL_BASIS' })
    expect(await problemOf(orderId)).toBeNull()
    const unknown = await (await as('LEADING_GROUP')).call('GET', `/api/v1/problem-entries/${orderId}`)
    expect(unknown).toMatchObject({ status: 404, body: { code: 'NOT_FOUND' } })
  })

  test('what worked is drafted from what the citizen says is solved, and adopted by somebody else', async () => {
    const [first = ''] = times
    const words = { title: '新人跟班一周', done: '由熟手带班，一周后单独上岗。', appliesTo: '综合窗口' }
    const draft = async (role: Role, orderId: string, over: object = {}) =>
      (await as(role)).call('POST', '/api/v1/practices', { orderId, ...words, ...over })
    const decide = async (role: Role, practiceId: string, sent: object) =>
      (await as(role)).call('POST', `/api/v1/practices/${practiceId}/decision`, sent)
    const { orderId } = await rate(1)
    expect((await draft('REVIEWER', orderId)).body.code).toBe('NOT_AT_THIS_STAGE')
    expect((await draft('REVIEWER', first, { done: '请拨 15400071234' })).body).toMatchObject({
      code: 'PERSONAL_NUMBER',
      at: '/done',
    })
    const drafted = await draft('REVIEWER', first)
    expect(drafted).toMatchObject({ status: 201, body: { state: 'OPEN', kinds: ['SKILL'], isOwn: true, ...words } })
    const { practiceId } = drafted.body
    expect((await decide('REVIEWER', practiceId, { outcome: 'ADOPTED' })).body.code).toBe('OWN_DRAFT')
    expect((await decide('WORKING_GROUP', practiceId, { outcome: 'REJECTED' })).body.code).toBe('STEP_INCOMPLETE')
    const both = await Promise.all([1, 2].map(() => decide('WORKING_GROUP', practiceId, { outcome: 'ADOPTED' })))
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(both.find(({ status }) => status === 409)?.body.code).toBe('DRAFT_ENDED')
    const known = await (await as('WINDOW_SUPERVISOR')).call('GET', '/api/v1/practices?state=ADOPTED&kind=SKILL')
    expect(known.body.practices).toMatchObject([{ practiceId, state: 'ADOPTED', isOwn: false, mayDecide: false }])
    const acts = await platform.database.query(
      `select act from audit_entry where target_id = $1 and result = 'DONE' order by id`,
      [practiceId],
    )
    expect(acts).toEqual([{ act: 'PRACTICE_DRAFTED' }, { act: 'PRACTICE_DECIDED' }])
  })

  test('is kept anew where a platform kept none yet, and comes out the same', async () => {
    const kept = () =>
      platform.database.query(
        'select order_id, sequence, kinds, occurrence, previous, found_at from problem_entry order by order_id, sequence',
      )
    const before = await kept()
    expect(before).toHaveLength(6)
    await platform.database.query('alter table problem_entry disable trigger refuse_change')
    await platform.database.query('delete from problem_entry')
    await platform.database.query('alter table problem_entry enable trigger refuse_change')
    const { world, app } = platform.running
    await keepMissingEntries({ world, rules: app.rules })
    expect(await kept()).toEqual(before)
  })
})

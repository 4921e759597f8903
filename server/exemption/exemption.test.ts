import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Role } from '../../domain/access.ts'
import { isExempt } from '../../domain/exemption.ts'
import type { PlainDate } from '../../domain/kernel/plain-date.ts'
import { startPlatform, type TestPlatform } from '../../tests/support/platform.ts'
import { browserOf, freshCookie } from '../../tests/support/staff.ts'
import { findExemptionsInForce } from './index.ts'

const dayMs = 86_400_000
/** A Monday after the holidays. */
const begun = Date.parse('2026-10-12T10:00:00+08:00')
let clock = begun
let platform: TestPlatform
beforeAll(async () => {
  platform = await startPlatform({ now: () => clock })
})
beforeEach(() => {
  clock = begun
})
afterAll(() => platform.stop())

async function call(role: Role, method: string, path: string, body?: unknown, username?: string) {
  const over = username === undefined ? {} : { username }
  return browserOf(platform).call(method, path, body, { cookie: await freshCookie(platform, role, over) })
}
const hallCode = 'YP-TRIAL-01'
/** 居民身份证换领, of the department for which the trial handler handles; and 内资公司设立登记 of another. */
const [ownItem, otherItem] = ['11990102MB0000000T1000000000002', '11990102MB0000000T1000000000001']
const ask = {
  ...{ hallCode, windowCode: 'A01', cause: 'SYSTEM_OUTAGE', fromDay: '2026-10-08', toDay: '2026-10-10' },
  document: { title: '关于省级身份核验系统停机的通知', number: '政数函〔2026〕12号', day: '2026-10-08' },
  words: '省级身份核验系统停机三天，办件无法提交',
}
const propose = (over: object = {}, role: Role = 'WINDOW_SUPERVISOR') =>
  call(role, 'POST', '/api/v1/exemptions', { ...ask, ...over })
const decide = (id: string, role: Role, over: object = {}) =>
  call(role, 'POST', `/api/v1/exemptions/${id}/decision`, { outcome: 'GRANTED', words: '停机公告属实', ...over })
const listed = async (role: Role, query = '', username?: string) =>
  (await call(role, 'GET', `/api/v1/exemptions${query}`, undefined, username)).body.exemptions
const messagesOf = async (role: Role) =>
  (await call(role, 'GET', '/api/v1/messages')).body.messages.map(({ kind }: { kind: string }) => kind)
const figures = async (query = '') => (await fetch(`${platform.base}/api/v1/exemption-figures${query}`)).json()

describe('容错', () => {
  let id: string

  test('is proposed by the unit, on a document, and whoever decides hears of it', async () => {
    const made = await propose()
    expect(made).toMatchObject({
      status: 201,
      body: {
        ...{ state: 'TO_DECIDE', covers: 'WINDOW', windowCode: 'A01', itemCode: null, cause: 'SYSTEM_OUTAGE' },
        ...{ fromDay: '2026-10-08', toDay: '2026-10-10', document: ask.document, words: ask.words },
        ...{ isOwn: true, isOverdue: false, refusedBefore: 0, decision: null, mayDecide: false },
      },
    })
    // Ten working days from the day after: weekends are none of them.
    expect(made.body.decideUntil).toBe(new Date('2026-10-27T00:00:00+08:00').toISOString())
    id = made.body.exemptionId
    for (const role of ['WORKING_GROUP', 'LEADING_GROUP'] as const)
      expect(await messagesOf(role)).toContain('EXEMPTION_PROPOSED')
    expect((await listed('DISCIPLINE_INSPECTOR'))[0]).toMatchObject({ exemptionId: id, mayDecide: false })
    expect((await listed('WORKING_GROUP'))[0]).toMatchObject({ exemptionId: id, isOwn: false, mayDecide: true })
  })

  test('is proposed by nobody who checks, and decided by nobody of the unit', async () => {
    for (const role of ['WORKING_GROUP', 'LEADING_GROUP', 'DISCIPLINE_INSPECTOR', 'WINDOW_STAFF'] as const)
      expect((await propose({}, role)).status).toBe(403)
    for (const role of ['WINDOW_SUPERVISOR', 'DEPARTMENT_HANDLER', 'DISCIPLINE_INSPECTOR'] as const)
      expect((await decide(id, role)).status).toBe(403)
  })

  test('counts for nothing while it waits, however long that is: what is late is not granted by it', async () => {
    clock = Date.parse('2026-10-27T00:00:00+08:00')
    expect((await listed('WORKING_GROUP'))[0]).toMatchObject({ isOverdue: true, mayDecide: true, decision: null })
    expect((await figures()).figures[0]).toMatchObject({ proposed: 1, pending: 1, overdue: 1, windowDays: 0 })
    expect(await inForce()).toEqual([])
  })

  test('is decided once, for fewer days where the cause was shorter, with reasons that the unit reads', async () => {
    const other = { outcome: 'NARROWED', fromDay: '2026-10-07', toDay: '2026-10-09' }
    expect((await decide(id, 'WORKING_GROUP', other)).body).toMatchObject({ code: 'STEP_INCOMPLETE', at: '/fromDay' })
    expect((await decide(id, 'WORKING_GROUP', { words: ' ' })).body.code).toBe('COMMENT_EMPTY')
    const fewer = { outcome: 'NARROWED', fromDay: '2026-10-08', toDay: '2026-10-09', words: '10 日已恢复' }
    const both = await Promise.all([decide(id, 'WORKING_GROUP', fewer), decide(id, 'LEADING_GROUP', fewer)])
    expect(both.map(({ status, body }) => `${status} ${body.code ?? body.decision.toDay}`).sort()).toEqual([
      '200 2026-10-09',
      '409 PROPOSAL_DECIDED',
    ])
    expect(await messagesOf('WINDOW_SUPERVISOR')).toContain('EXEMPTION_DECIDED')
    const [seen] = await listed('WINDOW_SUPERVISOR', '?state=DECIDED')
    expect(seen.decision).toMatchObject({ outcome: 'NARROWED', fromDay: '2026-10-08', words: '10 日已恢复' })
    expect(await listed('WINDOW_SUPERVISOR', '?state=TO_DECIDE')).toEqual([])
  })

  test('may not be had twice for the same days of the same place, and is on record with whoever did it', async () => {
    expect((await propose()).body.code).toBe('CONFLICT')
    // Of the day that was not granted it may be asked again.
    const again = await propose({ fromDay: '2026-10-10' })
    expect((await propose({ fromDay: '2026-10-10', cause: 'POWER_CUT' })).body.code).toBe('CONFLICT')
    expect((await decide(again.body.exemptionId, 'LEADING_GROUP', { outcome: 'REFUSED' })).status).toBe(200)
    const third = await propose({ fromDay: '2026-10-10' })
    expect(third.body).toMatchObject({ refusedBefore: 1 })
    expect((await decide(third.body.exemptionId, 'WORKING_GROUP', { outcome: 'REFUSED' })).status).toBe(200)
    const kept = await platform.database.query<{ act: string; outcome: string }>(
      `select act, detail->>'outcome' as outcome from audit_entry where target_kind = 'EXEMPTION' and target_id = $1 and result = 'DONE' order by id`,
      [id],
    )
    expect(kept).toEqual([
      { act: 'EXEMPTION_PROPOSED', outcome: 'SYSTEM_OUTAGE' },
      { act: 'EXEMPTION_DECIDED', outcome: 'NARROWED' },
    ])
  })
})

describe('a unit', () => {
  test('proposes for what it answers for alone: a department for its own items, not for the hall or another’s', async () => {
    const made = await propose({ itemCode: ownItem, windowCode: undefined }, 'DEPARTMENT_HANDLER')
    expect(made.body).toMatchObject({ covers: 'ITEM', itemCode: ownItem, itemName: '居民身份证换领', windowCode: null })
    for (const over of [{ itemCode: otherItem }, { windowCode: undefined }, {}])
      expect((await propose(over, 'DEPARTMENT_HANDLER')).body.code).toBe('NOT_YOURS_TO_DO')
    const told = await decide(made.body.exemptionId, 'WORKING_GROUP', { outcome: 'REFUSED' })
    expect(told.body.decision).toMatchObject({ outcome: 'REFUSED', fromDay: null, toDay: null })
    expect(await messagesOf('DEPARTMENT_HANDLER')).toContain('EXEMPTION_DECIDED')
  })

  test.each([
    ['too many days', { fromDay: '2026-09-09' }, 'RANGE_TOO_LONG'],
    ['days too long ago', { fromDay: '2026-09-01', toDay: '2026-09-11' }, 'TIME_TOO_LONG_AGO'],
    ['days to come', { toDay: '2026-10-13' }, 'TIME_IN_FUTURE'],
    ['days the wrong way round', { toDay: '2026-10-07' }, 'TIMES_OUT_OF_ORDER'],
    ['a document without a name', { document: { ...ask.document, title: '  ' } }, 'MALFORMED'],
    ['a document of tomorrow', { document: { ...ask.document, day: '2026-10-13' } }, 'TIME_IN_FUTURE'],
    ['a window that is not there', { windowCode: 'X99' }, 'WINDOW_UNKNOWN'],
    ['an item that is not there', { itemCode: `${ownItem.slice(0, -1)}9` }, 'ITEM_UNKNOWN'],
  ])('is refused %s', async (_what, over, code) => {
    expect((await propose({ windowCode: 'D01', ...over })).body.code).toBe(code)
  })

  test('may ask within the days that the policy of its place says', async () => {
    await platform.database.query(
      `insert into policy (word, division_id, effective_from, version, source, body)
       select p.word, d.id, '2026-10-12', 1, '试行方案', jsonb_set(p.body, '{rangeNaturalDaysMax}', '2')
       from policy p, administrative_division d where p.word = 'exemption' and d.division_code = '990102000000'`,
    )
    await platform.running.app.rules.refresh()
    expect((await propose({ windowCode: 'D01' })).body.code).toBe('RANGE_TOO_LONG')
    const two = await propose({ windowCode: 'D01', fromDay: '2026-10-09' })
    expect(two.status).toBe(201)
    await decide(two.body.exemptionId, 'WORKING_GROUP', { outcome: 'REFUSED' })
  })
})

test('whoever was of the unit on those days decides nothing of it, in whatever post he comes now', async () => {
  const { body } = await propose({ windowCode: 'B01', fromDay: '2026-10-09' })
  const leader = 'trial.leading-group'
  await platform.database.query(
    `insert into account_post (id, account_id, family, role, division_id, hall_id, effective_from, effective_until, granted_at, ended_at)
     select gen_random_uuid(), a.id, 'BUSINESS', 'WINDOW_SUPERVISOR', p.division_id, p.hall_id, '2026-01-01', '2026-10-09', p.granted_at, '2026-10-09T20:00:00+08:00'
     from account a, account_post p where a.username = $1 and p.role = 'WINDOW_SUPERVISOR' limit 1`,
    [leader],
  )
  const seen = await listed('LEADING_GROUP', '?state=TO_DECIDE', leader)
  expect(seen).toMatchObject([{ exemptionId: body.exemptionId, mayDecide: false }])
  expect((await decide(body.exemptionId, 'LEADING_GROUP')).body.code).toBe('DECIDES_OWN_CASE')
  expect((await decide(body.exemptionId, 'WORKING_GROUP')).status).toBe(200)
  const later = await propose({ windowCode: 'B01', fromDay: '2026-10-12', toDay: '2026-10-12' })
  expect((await decide(later.body.exemptionId, 'LEADING_GROUP', { outcome: 'REFUSED' })).status).toBe(200)
})

test('the database itself keeps it that nobody decides on his own, and that no day is exempt that was not proposed', async () => {
  const { body } = await propose({ windowCode: 'B02', fromDay: '2026-10-09' })
  const insert = (by: string, days: string) =>
    platform.database.query(
      `insert into exemption_decision (exemption_id, proposed_by, division_id, hall_id, outcome, from_day, to_day, account_id, decided_at, record_id)
       select e.id, e.account_id, e.division_id, e.hall_id, ${days}, ${by}, now(), gen_random_uuid()
       from exemption e, account a where e.id = $1 and a.username = 'trial.working-group'`,
      [body.exemptionId],
    )
  await expect(insert('e.account_id', `'GRANTED', e.from_day, e.to_day`)).rejects.toThrow(/check/)
  await expect(insert('a.id', `'NARROWED', e.from_day - 1, e.to_day`)).rejects.toThrow('DAYS_NOT_PROPOSED')
  await expect(insert('a.id', `'GRANTED', e.from_day, e.to_day - 1`)).rejects.toThrow('DAYS_NOT_PROPOSED')
  await decide(body.exemptionId, 'WORKING_GROUP', { outcome: 'REFUSED' })
})

const octoberOf = (over: object = {}) => ({
  ...{ from: '2026-10-01' as PlainDate, to: '2026-11-01' as PlainDate },
  ...{ decidedBefore: new Date(begun + 30 * dayMs), ...over },
})
async function inForce(over: object = {}) {
  const { rules } = platform.running.app
  return findExemptionsInForce(platform.running.world.app, octoberOf(over), rules.divisionsWithin(rules.rootDivisionId))
}

describe('what is in force', () => {
  const hallDay = { windowCode: undefined, cause: 'POWER_CUT', fromDay: '2026-10-09', toDay: '2026-10-09' }

  test('is told to whoever computes with it: by days of a period, as far as it was decided before an instant', async () => {
    const before = await inForce()
    expect(before.map(({ fromDay, toDay, cause }) => `${fromDay} ${toDay} ${cause}`)).toEqual([
      '2026-10-08 2026-10-09 SYSTEM_OUTAGE',
      '2026-10-09 2026-10-10 SYSTEM_OUTAGE',
    ])
    clock += dayMs
    const { body } = await propose({ ...hallDay, document: { title: '停电通知', day: '2026-10-09' } })
    expect(body).toMatchObject({ covers: 'HALL', document: { number: null } })
    await decide(body.exemptionId, 'WORKING_GROUP')
    expect(await inForce({ decidedBefore: new Date(clock) })).toEqual(
      before.filter(({ decidedAt }) => +decidedAt < clock),
    )
    const all = await inForce()
    expect(all).toHaveLength(3)
    expect(all.find(({ exemptionId }) => exemptionId === body.exemptionId)).toMatchObject({
      windowId: null,
      itemId: null,
    })
    const [{ hallId, windowId }] = before as [(typeof before)[number]]
    const at = (serviceDay: string, ofWindow: number | null = -1) =>
      isExempt(all, { hallId, windowId: ofWindow, itemId: null, serviceDay: serviceDay as PlainDate })
    expect([at('2026-10-08', windowId), at('2026-10-08'), at('2026-10-09'), at('2026-10-11', windowId)]).toEqual([
      ...[true, false, true, false],
    ])
    expect(await inForce({ to: '2026-10-08' })).toEqual([])
    expect(await inForce({ from: '2026-10-10' })).toHaveLength(1)
    expect(await inForce({ from: '2026-10-11' })).toEqual([])
  })

  test('is public as counts, by month and division, without anything personal and without signing in', async () => {
    const told = await figures('?from=2026-10&to=2026-10')
    expect(told).toMatchObject({ from: '2026-10', to: '2026-10', figures: [{ month: '2026-10' }] })
    const [october] = told.figures
    expect(october).toMatchObject({
      ...{ divisionCode: '990102000000', divisionName: '和畅区', proposed: 9, granted: 3, narrowed: 1, refused: 6 },
      ...{ pending: 0, overdue: 0, itemDays: 0 },
      causes: [
        { cause: 'SYSTEM_OUTAGE', proposed: 8, granted: 2 },
        { cause: 'POWER_CUT', proposed: 1, granted: 1 },
      ],
    })
    // A01 on the 8th and 9th, B01 on the 9th and 10th, and on the 9th the whole hall of eight windows, of which these two count once.
    expect(october.windowDays).toBe(1 + 8 + 1)
    expect(JSON.stringify(told)).not.toMatch(/trial|停机|exemptionId|accountId/)
    expect(await figures('?from=2026-11&to=2026-12')).toMatchObject({ figures: [] })
    expect(await figures('?to=2026-10')).toMatchObject({ from: '2025-11', figures: [{ proposed: 9 }] })
  })

  test('counts an item apart from whole windows, each day in its month', async () => {
    clock = Date.parse('2026-11-03T10:00:00+08:00')
    const across = { itemCode: ownItem, windowCode: undefined, fromDay: '2026-10-31', toDay: '2026-11-01' }
    const { body } = await propose({ ...across, cause: 'PILOT_REFORM' }, 'DEPARTMENT_HANDLER')
    expect((await decide(body.exemptionId, 'WORKING_GROUP')).status).toBe(200)
    const told = (await figures('?from=2026-10&to=2026-11')).figures
    expect(told).toMatchObject([
      { month: '2026-10', proposed: 10, itemDays: 1, windowDays: 10 },
      { month: '2026-11', proposed: 0, itemDays: 1, windowDays: 0, causes: [] },
    ])
  })

  test.each([['?from=2026-11&to=2026-10'], ['?from=2020-01&to=2026-10'], ['?from=2026-13'], ['?month=2026-10']])(
    'is not told of months that make no sense: %s',
    async (query) => {
      expect((await figures(query)).code).toBe('MALFORMED')
    },
  )
})

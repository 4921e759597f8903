import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Role } from '../../domain/access.ts'
import type { PlainDate } from '../../domain/kernel/plain-date.ts'
import { bringAppeal } from '../../tests/support/appeal.ts'
import { callsOf } from '../../tests/support/calls.ts'
import { listRules, scoreAlertPolicy, scoreListPolicy } from '../../tests/support/planted-months.ts'
import { startPlatform, type TestPlatform } from '../../tests/support/platform.ts'
import { bringListed } from '../../tests/support/score-list.ts'
import { bringScoredDays, bringScoredHall } from '../../tests/support/scored-city.ts'
import { browserOf, freshCookie } from '../../tests/support/staff.ts'
import { lookAfterPeriods } from '../score-period/index.ts'
import { openScoreAlerts } from './open/open.ts'
import { listFinalScores } from './sweep.ts'

const dayMs = 86_400_000
let clock = Date.parse('2026-05-29T10:00:00+08:00')
let platform: TestPlatform
const days = (from: string, to: string, isEqual = false) =>
  bringScoredDays(platform, { from: from as PlainDate, to: to as PlainDate, aDay: 10, isEqual })

beforeAll(async () => {
  platform = await startPlatform({ now: () => clock })
  await bringScoredHall(platform, 20)
  await days('2026-01-01', '2026-02-28', true)
  await days('2026-03-01', '2026-05-31')
  // Four at a window of the trial hall, one of them bad.
  for (const [turn, grade] of [5, 5, 5, 1].entries())
    await callsOf(platform).give(await platform.invite({}), grade, `one-of-four-number-${turn}`)
}, 240_000)
afterAll(() => platform.stop())

async function call(role: Role, method: string, path: string, body?: unknown) {
  return browserOf(platform).call(method, `/api/v1/${path}`, body, { cookie: await freshCookie(platform, role) })
}
const deps = () => ({ world: platform.running.world, rules: platform.running.app.rules })
/** Far enough for everything that has ended to be final. */
async function finish() {
  clock += 40 * dayMs
  await lookAfterPeriods(deps())
  clock += 20 * dayMs
  await lookAfterPeriods(deps())
}
const list = async () => {
  await Promise.all([listFinalScores(deps()), listFinalScores(deps())])
  await Promise.all([openScoreAlerts(deps()), openScoreAlerts(deps())])
}
const rows = <Row extends object>(text: string, values: readonly unknown[] = []) =>
  platform.database.query<Row>(text, [...values])
const alertsOf = (period: string) =>
  rows<{
    id: string
    windowCode: string
    kind: string
    cause: string
    opens: string
    shadow: boolean
    opened: string | null
    orderId: string | null
  }>(
    `select a.id, w.window_code as "windowCode", a.kind, a.cause, a.opens, a.decision_id is null as shadow, o.opened, o.order_id as "orderId"
     from score_alert a join score_list l on l.id = a.list_id join service_window w on w.id = a.window_id
     left join score_alert_opening o on o.alert_id = a.id where l.period = $1 order by w.window_code, a.kind`,
    [period],
  )
const entriesOf = (period: string) =>
  rows<{ id: string; list: string; windowCode: string; shadow: boolean }>(
    `select e.id, e.list, w.window_code as "windowCode", e.decision_id is null as shadow
     from score_list_entry e join score_list l on l.id = e.list_id join service_window w on w.id = e.window_id
     where l.period = $1 order by e.list, w.window_code`,
    [period],
  )
/** As an appeal that was upheld leaves an evaluation behind. */
async function invalidateOne(windowCode: string, day: string): Promise<void> {
  const [order] = await rows<{ id: string }>(
    'select e.id from evaluation e join handling_order o on o.evaluation_id = e.id order by e.id limit 1',
  )
  const appealId = await bringAppeal(platform, order?.id ?? '', 'UPHELD')
  await rows(
    `insert into evaluation_invalidation (evaluation_id, division_id, hall_id, appeal_id, invalidated_at)
     select e.id, e.division_id, e.hall_id, $1, $2 from evaluation e join service_window w on w.id = e.window_id
     where w.window_code = $3 and e.service_day = $4::date order by e.id limit 1`,
    [appealId, new Date(clock), windowCode, day],
  )
}
const orders = async () => (await rows<{ id: string }>(`select id from alert where kind like 'SCORE%'`)).length

test('the policies are shipped as the simulations have them', () => {
  const { rules } = deps()
  expect(rules.loadPolicy('score-alert', rules.rootDivisionId, clock).body).toEqual(scoreAlertPolicy)
  expect(rules.loadPolicy('score-list', rules.rootDivisionId, clock).body).toEqual(scoreListPolicy)
  expect(rules.loadPolicy('window-score', rules.rootDivisionId, clock).body).toMatchObject(listRules.policy)
})

describe('in shadow', () => {
  test('nothing follows from months that are not final', async () => {
    await list()
    expect(await rows('select 1 from score_list')).toEqual([])
  })

  test('every month that is final is looked through once, whoever looks', async () => {
    await finish()
    await list()
    await list()
    const found = await rows<{ period: string; revision: number }>(
      'select period, revision from score_list order by period',
    )
    expect(found.slice(0, 5).map(({ period }) => period)).toEqual([
      '2026-01',
      '2026-02',
      '2026-03',
      '2026-04',
      '2026-05',
    ])
    expect(new Set(found.map(({ period }) => period)).size).toBe(found.length)
  })

  test('equal windows are on no list', async () => {
    for (const period of ['2026-01', '2026-02']) expect(await entriesOf(period)).toEqual([])
  })

  test('an alert fires at windows that are low for sure, and not where one of four was bad', async () => {
    const found = await alertsOf('2026-05')
    const low = found.filter(({ windowCode }) => windowCode === 'S01')
    expect(low.map(({ kind, opens }) => [kind, opens])).toEqual([
      ['LOW_SHARE', 'ORDER'],
      ['LOW_TWICE', 'VISIT'],
    ])
    expect(found.some(({ windowCode }) => windowCode === 'A01')).toBe(false)
    // The last window does little else than what is hard to please with anywhere.
    const hard = found.filter(({ windowCode }) => windowCode === 'S20')
    expect(hard.map(({ kind, cause, opens }) => [kind, cause, opens])).toContainEqual([
      'LOW_SHARE',
      'SERVICES',
      'NOTHING',
    ])
    expect(found.every(({ shadow }) => shadow)).toBe(true)
  })

  test('the last two months running are listed inside, and nothing is opened', async () => {
    const entries = await entriesOf('2026-05')
    expect(entries.some(({ list: name, windowCode }) => name === 'TO_IMPROVE' && windowCode === 'S01')).toBe(true)
    expect(entries.every(({ shadow }) => shadow)).toBe(true)
    expect(await orders()).toBe(0)
    expect(await rows('select 1 from score_alert_opening')).toEqual([])
    expect(await rows(`select 1 from message where kind like 'SCORE%'`)).toEqual([])
  })

  test('is seen by who manages, with figures and what would have been opened; not by other halls', async () => {
    const { status, body } = await call('LEADING_GROUP', 'GET', 'score-alerts?limit=200')
    expect(status).toBe(200)
    const one = body.alerts.find(
      ({ windowCode, period, kind }: Record<string, string>) =>
        windowCode === 'S01' && period === '2026-05' && kind === 'LOW_SHARE',
    )
    expect(one).toMatchObject({ isShadow: true, opens: 'ORDER', opened: null, isReplaced: false })
    expect(one.months[0].lowShareLower).toBeGreaterThan(200)
    const listed = (await call('LEADING_GROUP', 'GET', 'score-list-entries?list=TO_IMPROVE')).body.entries
    expect(listed[0]).toMatchObject({ state: 'SHADOW', mayAnswer: false, mayDecide: false })
    expect((await call('WINDOW_SUPERVISOR', 'GET', 'score-alerts')).body.alerts).toEqual([])
    expect((await call('WINDOW_STAFF', 'GET', 'score-alerts')).status).toBe(403)
  })
})

describe('switched on by the leading group', () => {
  const decide = (role: Role, link: string, over: object = {}) =>
    call(role, 'POST', `score-links/${link}/decisions`, {
      isOn: true,
      fromDay: '2026-08-01',
      reason: '领导小组会议纪要 3 号',
      ...over,
    })

  test('from a day that is not over, by nobody else', async () => {
    clock = Date.parse('2026-07-29T10:00:00+08:00')
    expect((await decide('WORKING_GROUP', 'ALERT')).status).toBe(403)
    expect((await decide('LEADING_GROUP', 'ALERT', { fromDay: '2026-07-28' })).body.code).toBe('EFFECTIVE_BEFORE_TODAY')
    expect((await decide('LEADING_GROUP', 'ALERT')).status).toBe(201)
    expect((await decide('LEADING_GROUP', 'TO_IMPROVE')).status).toBe(201)
    const { links } = (await call('WORKING_GROUP', 'GET', 'score-links')).body
    expect(links.map(({ link, isOn }: { link: string; isOn: boolean }) => [link, isOn])).toEqual([
      ['ALERT', false],
      ['RED', false],
      ['TO_IMPROVE', false],
      ['PROGRESS', false],
    ])
    expect(links[0].decisions).toHaveLength(1)
  })

  test('a month that had begun before stays in shadow; the next one opens orders and asks for visits, once', async () => {
    await days('2026-07-01', '2026-08-31')
    clock = Date.parse('2026-09-05T10:00:00+08:00')
    await finish()
    await list()
    await list()
    expect((await alertsOf('2026-07')).every(({ shadow, opened }) => shadow && opened === null)).toBe(true)
    const found = await alertsOf('2026-08')
    const low = found.filter(({ windowCode }) => windowCode === 'S01')
    expect(low.map(({ kind, opened }) => [kind, opened])).toEqual([
      ['LOW_SHARE', 'ORDER'],
      ['LOW_TWICE', 'VISIT'],
    ])
    expect(found.every(({ shadow, opened, opens }) => !shadow && (opened ?? 'NOTHING') === opens)).toBe(true)
    expect(await orders()).toBe(found.filter(({ opens }) => opens === 'ORDER').length)
    const [visit] = await rows<{ n: number }>(
      `select count(*)::integer as n from message where kind = 'SCORE_VISIT_ASKED'`,
    )
    expect(visit?.n).toBe(found.filter(({ opens }) => opens === 'VISIT').length)
    const order = await call('WORKING_GROUP', 'GET', `handling-orders/${low[0]?.orderId}`)
    expect([order.status, JSON.stringify(order.body).includes('差评占比高于 20%')]).toEqual([200, true])
  })

  test('the unit is told first, and the entry stands when nobody has answered in time', async () => {
    const stateOf = async () => {
      const { body } = await call('WORKING_GROUP', 'GET', 'score-list-entries?list=TO_IMPROVE')
      return body.entries.find(
        ({ period, windowCode }: Record<string, string>) => period === '2026-08' && windowCode === 'S01',
      )
    }
    expect((await stateOf()).state).toBe('NOTIFIED')
    expect((await rows(`select 1 from message where kind = 'SCORE_LISTED'`)).length).toBeGreaterThan(0)
    clock += 15 * dayMs
    const listed = await stateOf()
    expect([listed.state, listed.mayDecide]).toEqual(['LISTED', true])
    const kept = await call('WORKING_GROUP', 'POST', `score-list-entries/${listed.entryId}/decision`, {
      outcome: 'KEPT',
      words: '无',
    })
    expect(kept.body.code).toBe('NOT_AT_THIS_STAGE')
    const removed = await call('WORKING_GROUP', 'POST', `score-list-entries/${listed.entryId}/decision`, {
      outcome: 'REMOVED',
      words: '已整改到位',
    })
    expect([removed.status, removed.body.state]).toEqual([200, 'REMOVED'])
  })

  test('a month that is computed again replaces its entries: what was told, answered and decided of them stays', async () => {
    const before = (await call('WORKING_GROUP', 'GET', 'score-list-entries?list=TO_IMPROVE&limit=200')).body.entries
    const ofAugust = (entries: Record<string, unknown>[], revision: number) =>
      entries.filter((each) => each.period === '2026-08' && each.revision === revision)
    const [told, opened] = [await rows(`select 1 from message where kind = 'SCORE_LISTED'`), await orders()]
    const visits = await rows(`select 1 from message where kind = 'SCORE_VISIT_ASKED'`)
    const orderId = (await alertsOf('2026-08')).find(
      ({ kind, windowCode }) => kind === 'LOW_SHARE' && windowCode === 'S01',
    )?.orderId
    await invalidateOne('S09', '2026-08-11')
    clock += dayMs
    await lookAfterPeriods(deps())
    await list()
    const versions = await rows<{ revision: number }>(
      `select revision from score_list where period = '2026-08' order by 1`,
    )
    expect(versions.map(({ revision }) => revision)).toEqual([0, 1])
    const after = (await call('WORKING_GROUP', 'GET', 'score-list-entries?list=TO_IMPROVE&limit=200')).body.entries
    expect(ofAugust(after, 0).map(({ state }) => state)).toEqual(ofAugust(before, 0).map(() => 'REPLACED'))
    const again = ofAugust(after, 1)
    const was = (windowCode: unknown) => ofAugust(before, 0).find((each) => each.windowCode === windowCode)
    expect(again.map(({ windowCode }) => windowCode)).toContain('S01')
    for (const entry of again) {
      const known = was(entry.windowCode)
      if (known === undefined) continue
      expect([entry.windowCode, entry.state, entry.answersUntil, entry.endsOn]).toEqual([
        ...[known.windowCode, known.state, known.answersUntil, known.endsOn],
      ])
    }
    expect(again.find(({ windowCode }) => windowCode === 'S01')?.state).toBe('REMOVED')
    const fresh = again.filter(({ windowCode }) => was(windowCode) === undefined).length
    expect((await rows(`select 1 from message where kind = 'SCORE_LISTED'`)).length - told.length).toBeLessThanOrEqual(
      fresh * 3,
    )
    if (fresh === 0) expect(await rows(`select 1 from message where kind = 'SCORE_LISTED'`)).toHaveLength(told.length)
    const { body } = await call('LEADING_GROUP', 'GET', 'score-alerts?limit=200')
    const alerts = body.alerts.filter(
      ({ period, windowCode }: Record<string, string>) => period === '2026-08' && windowCode === 'S01',
    )
    expect(alerts.map(({ revision, isReplaced }: Record<string, unknown>) => [revision, isReplaced]).sort()).toEqual([
      ...[
        [0, true],
        [0, true],
        [1, false],
        [1, false],
      ],
    ])
    // The same order and the same visit: nobody is asked twice.
    const [low] = alerts.filter(({ revision, kind }: Record<string, unknown>) => revision === 1 && kind === 'LOW_SHARE')
    expect(low.opened.orderId).toBe(orderId)
    expect([await orders(), (await rows(`select 1 from message where kind = 'SCORE_VISIT_ASKED'`)).length]).toEqual([
      opened,
      visits.length,
    ])
  })

  test('ended by another decision, what has opened nothing yet never does', async () => {
    const today = '2026-11-26'
    clock = Date.parse(`${today}T10:00:00+08:00`)
    await rows(`insert into score_alert (id, list_id, window_id, division_id, hall_id, kind, cause, opens, decision_id, body, found_at)
      select gen_random_uuid(), a.list_id, w.id, a.division_id, a.hall_id, a.kind, 'WINDOW', 'ORDER', a.decision_id, a.body, a.found_at
      from score_alert a join score_list l on l.id = a.list_id, service_window w
      where l.period = '2026-08' and a.kind = 'LOW_SHARE' and w.window_code = 'S12' limit 1`)
    expect((await decide('LEADING_GROUP', 'ALERT', { isOn: false, fromDay: today })).status).toBe(201)
    const before = await orders()
    await list()
    expect(await orders()).toBe(before)
  })

  test('nobody who serves changes what was found', async () => {
    for (const table of ['score_list', 'score_alert', 'score_list_entry', 'score_link_decision'])
      await expect(platform.running.world.app.deleteFrom(table as never).execute()).rejects.toThrow()
  })
})

describe('an entry that is in force', () => {
  test('is answered by its unit once, and decided by a stranger to it', async () => {
    const { entryId } = await bringListed(platform, 'YP-TRIAL-01')
    const path = `score-list-entries/${entryId}`
    const { body } = await call('WINDOW_SUPERVISOR', 'GET', 'score-list-entries')
    expect(body.entries).toEqual([
      expect.objectContaining({ entryId, state: 'NOTIFIED', mayAnswer: true, mayDecide: false }),
    ])
    expect((await call('WORKING_GROUP', 'POST', `${path}/answer`, { words: '无' })).status).toBe(403)
    const answered = await call('WINDOW_SUPERVISOR', 'POST', `${path}/answer`, { words: '当月窗口换了事项' })
    expect([answered.status, answered.body.state, answered.body.answer.words]).toEqual([
      201,
      'TO_DECIDE',
      '当月窗口换了事项',
    ])
    expect((await call('WINDOW_SUPERVISOR', 'POST', `${path}/answer`, { words: '再说一次' })).body.code).toBe(
      'STATED_ALREADY',
    )
    expect((await call('WINDOW_SUPERVISOR', 'POST', `${path}/decision`, { outcome: 'KEPT', words: '无' })).status).toBe(
      403,
    )
    const decided = await call('WORKING_GROUP', 'POST', `${path}/decision`, { outcome: 'KEPT', words: '数据无误' })
    expect([decided.status, decided.body.state, decided.body.decision.outcome]).toEqual([200, 'LISTED', 'KEPT'])
    expect(
      (await call('WORKING_GROUP', 'POST', `${path}/decision`, { outcome: 'KEPT', words: '数据无误' })).body.code,
    ).toBe('PROPOSAL_DECIDED')
  })
})

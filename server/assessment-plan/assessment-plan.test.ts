import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { toPlainDate } from '../../domain/kernel/plain-date.ts'
import {
  before,
  bringDrawnPlan,
  bringFrozenPlan,
  bringPools,
  bringWindows,
  callAs,
  city,
  endByTwo,
  hurry,
  lagging,
  lift,
  lottery,
  planAsk,
} from '../../tests/support/assessment-plan.ts'
import { settleLedger } from '../../tests/support/ledger.ts'
import { findLeafDifferences, noDifferences } from '../../tests/support/logged-facts.ts'
import { bringMorePlaces, otherHall, secondHall } from '../../tests/support/places.ts'
import { startPlatform, type TestPlatform } from '../../tests/support/platform.ts'
import { browserOf, freshCookie } from '../../tests/support/staff.ts'

let platform: TestPlatform
let agencies: readonly string[]
beforeAll(async () => {
  platform = await startPlatform({ now: lagging })
  await bringMorePlaces(platform.database)
  await bringWindows(platform, ['YP-TRIAL-01', secondHall, otherHall], 10)
  await lift(platform, ['WORKING_GROUP', 'LEADING_GROUP', 'DISCIPLINE_INSPECTOR'])
  await hurry(platform)
  agencies = (await bringPools(platform)).agencies
})
afterAll(() => platform.stop())

const manage = (method: string, path: string, body?: unknown) => callAs(platform, 'WORKING_GROUP', method, path, body)
const draft = async (over: Readonly<Record<string, unknown>> = {}) =>
  manage('POST', '/api/v1/assessment-plans', await planAsk(platform, over))
const propose = (visitId: string, cause = 'REASSIGNED') =>
  manage('POST', `/api/v1/assessment-visits/${visitId}/endings`, { cause, reason: '情况说明' })
const at = (planId: string, rest = '') => `/api/v1/assessment-plans/${planId}${rest}`
const publicly = (path: string) => fetch(`${platform.base}/api/v1/log${path}`).then((answer) => answer.json())

describe('a plan', () => {
  test('is drafted with a form in force, days in order, quotas of agencies under contract and something random from outside', async () => {
    const wrong = [
      [{ unit: 'CASE' }, 'FORM_NOT_IN_FORCE'],
      [{ toDay: '2026-01-01' }, 'PLAN_DAYS_WRONG'],
      [{ drawNotBefore: '2026-01-01T00:00:00Z' }, 'PLAN_DAYS_WRONG'],
      [{ pool: 'WINDOW_SUPERVISOR' }, 'SECRET_NOT_HERE'],
      [{ isSecret: false, pool: 'MYSTERY_SHOPPER' }, 'SECRET_NEEDED'],
      [{ isSecret: false, pool: 'INSPECTOR' }, 'SECRET_NEEDED'],
      [{ randomness: null }, 'NO_OUTSIDE_RANDOMNESS'],
      [{ sample: 9999 }, 'SAMPLE_TOO_LARGE'],
      [{ sample: 3, doubles: 4 }, 'SAMPLE_TOO_SMALL'],
      [{ pool: 'THIRD_PARTY' }, 'QUOTAS_WRONG'],
      [{ pool: 'THIRD_PARTY', quotas: [{ agencyId: agencies[0], share: 10_000 }] }, 'QUOTAS_WRONG'],
      [{ quotas: [{ agencyId: agencies[0], share: 10_000 }] }, 'QUOTAS_WRONG'],
      [{ divisionCode: '990200000000' }, 'DIVISION_UNKNOWN'],
    ] as const
    for (const [over, code] of wrong) expect((await draft(over)).body.code).toBe(code)
    expect((await draft()).body).toMatchObject({ state: 'DRAFT', units: null, seed: null, visits: [], mayManage: true })
  })

  test('is shown beforehand what it would be drawn from; closed windows and the place of drills are left out', async () => {
    const ask = { divisionCode: city, unit: 'WINDOW', strataBy: 'HALL', sample: 6 }
    const { body } = await manage('POST', '/api/v1/assessment-plans/population', ask)
    const total = body.strata.reduce((sum: number, { units }: { units: number }) => sum + units, 0)
    expect(body.units).toBe(total)
    expect(body.strata.map(({ stratum }: { stratum: string }) => stratum)).toEqual([
      'YP-TRIAL-01',
      'YP-TRIAL-02',
      'YP-TRIAL-03',
    ])
    expect(body.smallest).toBe(6)
    await platform.database.query(
      `insert into service_window_version (window_id, effective_from, name, kind, status)
       select w.id, current_date, '窗口', 'COMPREHENSIVE', 'CLOSED' from service_window w join service_hall h on h.id = w.hall_id
       where h.hall_code = $1 and w.window_code = 'P10'`,
      [secondHall],
    )
    expect((await manage('POST', '/api/v1/assessment-plans/population', ask)).body.units).toBe(total - 1)
  })

  test('is frozen before anything random is there, then drawn by it: in proportion, two of a double apart, evenly', async () => {
    const drafted = await before(async () => {
      const { body } = await draft()
      const early = await manage('POST', at(body.planId, '/draw'), { randomness: lottery })
      expect(early.body.code).toBe('NOT_AT_THIS_STAGE')
      const frozen = (await manage('POST', at(body.planId, '/freeze'), {})).body
      expect(frozen).toMatchObject({ state: 'FROZEN', seed: null, visits: [] })
      expect((await manage('POST', at(body.planId, '/freeze'), {})).body.code).toBe('NOT_AT_THIS_STAGE')
      expect((await manage('POST', at(body.planId, '/draw'), { randomness: lottery })).body.code).toBe('TOO_EARLY')
      return body
    })
    for (const randomness of [null, { text: ' – ', source: '无' }])
      expect((await manage('POST', at(drafted.planId, '/draw'), { randomness })).body.code).toBe('RANDOMNESS_WRONG')
    await settleLedger(platform.running)
    const both = await Promise.all(
      [1, 2].map(() => manage('POST', at(drafted.planId, '/draw'), { randomness: lottery })),
    )
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    const { body } = await manage('GET', at(drafted.planId))
    expect(body).toMatchObject({ state: 'DRAWN', progress: { open: 16, submitted: 0, ended: 0, unassigned: 0 } })
    expect(body.seed).toMatchObject({ randomness: lottery })
    for (const { stratum, sample } of body.strata)
      expect(
        new Set(body.visits.filter((one: Visit) => one.stratum === stratum).map((one: Visit) => one.place)).size,
      ).toBe(sample)
    // Whose home is there assesses nothing in it.
    expect(body.visits.filter((one: Visit) => one.assessor === 'shopper.4' && one.stratum === otherHall)).toEqual([])
    const loads = ['shopper.1', 'shopper.2', 'shopper.3', 'shopper.4'].map(
      (name) => body.visits.filter((one: Visit) => one.assessor === name).length,
    )
    expect(loads).toEqual([4, 4, 4, 4])
    for (const second of body.visits.filter((one: Visit) => one.turn === 2))
      expect(body.visits.find((one: Visit) => one.place === second.place && one.turn === 1).assessor).not.toBe(
        second.assessor,
      )
  })

  test('shares visits out among agencies by quota, and sends the two of a double from two of them', async () => {
    const quotas = [
      { agencyId: agencies[0], share: 6000 },
      { agencyId: agencies[1], share: 4000 },
    ]
    const plan = await bringDrawnPlan(platform, {
      pool: 'THIRD_PARTY',
      isSecret: false,
      quotas,
      sample: 15,
      doubles: 5,
    })
    expect(plan.quotas.map(({ visits }: { visits: number }) => visits)).toEqual([12, 8])
    const of = (name: string) => plan.visits.filter(({ agencyName }: Visit) => agencyName === name)
    expect([of('甲测评').length, of('乙测评').length]).toEqual([12, 8])
    for (const second of of('甲测评').filter((one: Visit) => one.turn === 2))
      expect(plan.visits.find((one: Visit) => one.place === second.place && one.turn === 1).agencyName).toBe('乙测评')
  })

  test('sends nobody to the window where he was for the plan before', async () => {
    const listed = await manage('GET', '/api/v1/assessment-plans?state=DRAWN')
    const last = listed.body.plans.find((one: { pool: string }) => one.pool === 'MYSTERY_SHOPPER')
    const earlier = (await manage('GET', at(last.planId))).body.visits as Visit[]
    const plan = await bringDrawnPlan(platform, { sample: 20, doubles: 0 })
    const been = new Set(earlier.map(({ assessor, unitKey }) => `${assessor} ${unitKey}`))
    expect(plan.visits.filter(({ assessor, unitKey }: Visit) => been.has(`${assessor} ${unitKey}`))).toEqual([])
  })

  test('who declines is followed by another at the same place, and a closed window by the next of its stratum', async () => {
    const plan = await bringDrawnPlan(platform)
    const end = (visitId: string, cause: string) => endByTwo(platform, visitId, cause)
    const single = plan.visits.find(
      (one: Visit) => !plan.visits.some((two: Visit) => two.place === one.place && two.turn === 2),
    )
    const declined = await end(single.visitId, 'DECLINED')
    const there = declined.visits.filter((one: Visit) => one.place === single.place)
    expect(there).toMatchObject([
      { state: 'ENDED', cause: 'DECLINED', reason: '情况说明', assigned: 1 },
      { state: 'OPEN', assigned: 2 },
    ])
    expect(there[1].assessor).not.toBe(there[0].assessor)
    expect((await propose(single.visitId)).body.code).toBe('NOT_AT_THIS_STAGE')

    const double = declined.visits.find((one: Visit) => one.turn === 2)
    const closed = await end(double.visitId, 'CLOSED_WINDOW')
    expect(closed.visits.filter((one: Visit) => one.place === double.place).map((one: Visit) => one.state)).toEqual([
      'ENDED',
      'ENDED',
    ])
    const known = new Set(plan.visits.map((one: Visit) => one.place))
    const added = closed.visits.filter((one: Visit) => !known.has(one.place))
    expect(added.map((one: Visit) => [one.stratum, one.turn, one.state])).toEqual([
      [double.stratum, 1, 'OPEN'],
      [double.stratum, 2, 'OPEN'],
    ])
    const path = `/api/v1/assessment-visits/${added[0].visitId}/end`
    const left = (await manage('POST', path, { cause: 'NOT_DONE', reason: '停做' })).body
    expect(left.progress).toMatchObject({ unassigned: 0, ended: 4 })
  })

  test('who says himself that he does not go is followed at once', async () => {
    const plan = await bringDrawnPlan(platform, { sample: 4, doubles: 0 })
    const [visit] = plan.visits as readonly [Visit]
    const cookie = await freshCookie(platform, 'MYSTERY_SHOPPER', { username: visit.assessor })
    const path = `/api/v1/own-visits/${visit.visitId}/end`
    const answer = await browserOf(platform).call('POST', path, { cause: 'DECLINED', reason: '临时出差' }, { cookie })
    expect(answer).toMatchObject({ status: 200 })
    const { body } = await manage('GET', at(plan.planId))
    expect(body.visits.filter((one: Visit) => one.place === visit.place).map((one: Visit) => one.state)).toEqual([
      'ENDED',
      'OPEN',
    ])
    expect(body.progress).toMatchObject({ open: 4, ended: 1, unassigned: 0 })
  })

  test('what nobody in the pool may do stays open, until somebody else is in it', async () => {
    const names = ['shopper.1', 'shopper.2', 'shopper.3', 'shopper.4']
    const plan = await bringDrawnPlan(platform, { sample: 6, doubles: 0 })
    let [visit] = plan.visits
    for (const _ of names) {
      const body = await endByTwo(platform, visit.visitId, 'RECUSED')
      const next = body.visits.filter((one: Visit) => one.place === visit.place).at(-1)
      if (next.state === 'ENDED')
        expect(body.unassigned).toEqual([{ place: visit.place, turn: 1, unitKey: visit.unitKey }])
      visit = next
    }
    expect(visit.state).toBe('ENDED')
    const { body } = await manage('POST', at(plan.planId, '/assignments'), {})
    expect(body.progress.unassigned).toBe(1)
  })

  test('is published once no visit is open, and never before', async () => {
    const plan = await bringDrawnPlan(platform, { sample: 4, doubles: 0 })
    expect((await manage('POST', at(plan.planId, '/publication'), {})).body.code).toBe('VISITS_OPEN')
    for (const { visitId } of plan.visits)
      await manage('POST', `/api/v1/assessment-visits/${visitId}/end`, { cause: 'NOT_DONE', reason: '停做' })
    expect((await manage('POST', at(plan.planId, '/publication'), {})).body).toMatchObject({ state: 'PUBLISHED' })
    expect((await manage('POST', at(plan.planId, '/publication'), {})).body.code).toBe('NOT_AT_THIS_STAGE')
  })

  test('that is given up before it is drawn says why, for everybody', async () => {
    const { planId } = (await draft()).body
    await manage('POST', at(planId, '/freeze'), {})
    const { body } = await manage('POST', at(planId, '/withdrawal'), { reason: '改期' })
    expect(body).toMatchObject({ state: 'WITHDRAWN', reason: '改期' })
    expect((await publicly(`/assessment-plans/${planId}`)).rows.assessment_plan_end.reason).toBe('改期')
    expect((await manage('POST', at(planId, '/draw'), { randomness: lottery })).body.code).toBe('NOT_AT_THIS_STAGE')
  })

  test('is not given up any more when what is random may be there: somebody could have computed what he gives up', async () => {
    const planId = await bringFrozenPlan(platform)
    const withdraw = () => manage('POST', at(planId, '/withdrawal'), { reason: '不合适' })
    expect((await withdraw()).body.code).toBe('TOO_LATE')
    expect((await publicly(`/assessment-plans/${planId}`)).state).toBe('FROZEN')
  })

  test('is read by the leading group and by discipline inspection, who learn how far a secret one has come and not where', async () => {
    const plan = await bringDrawnPlan(platform, { sample: 4, doubles: 0 })
    for (const role of ['LEADING_GROUP', 'DISCIPLINE_INSPECTOR'] as const) {
      const { body } = await callAs(platform, role, 'GET', at(plan.planId))
      expect(body).toMatchObject({ state: 'DRAWN', seed: null, visits: null, unassigned: [], mayManage: false })
      expect(body.progress.open).toBe(4)
      expect((await callAs(platform, role, 'POST', at(plan.planId, '/publication'), {})).status).toBe(403)
    }
  })
})

test('everybody sees what was frozen at once, what was drawn of an open plan at once, and of a secret one when it is published', async () => {
  const open = await bringDrawnPlan(platform, { isSecret: false, sample: 4, doubles: 1 })
  const secret = await bringDrawnPlan(platform, { sample: 4, doubles: 1 })
  const [seen, hidden] = [
    await publicly(`/assessment-plans/${open.planId}`),
    await publicly(`/assessment-plans/${secret.planId}`),
  ]
  expect(seen).toMatchObject({ state: 'DRAWN', rows: { assessment_draw: { seed: open.seed.seed } } })
  expect(seen.places).toHaveLength(4)
  // With as many taken as there are halls, a hall with one window would know that it is visited.
  expect(hidden).toMatchObject({ sample: null, doubles: null })
  expect(seen).toMatchObject({ sample: 4, doubles: 1 })
  expect(hidden).toMatchObject({ state: 'FROZEN', secret: null, places: null, digest: secret.digest })
  expect(hidden.rows).toMatchObject({ assessment_plan: null, assessment_draw: null, assessment_publication: null })
  expect(JSON.stringify(hidden)).not.toContain('一季度暗访')
  const population = await publicly(`/assessment-plans/${secret.planId}/population`)
  expect(population.units).toHaveLength(secret.units)
  const { plans } = await publicly('/assessment-plans')
  expect(plans.find(({ planId }: { planId: string }) => planId === secret.planId)).toMatchObject({
    ...{ state: 'FROZEN', sample: null, doubles: null },
  })
  for (const { visitId } of secret.visits)
    await manage('POST', `/api/v1/assessment-visits/${visitId}/end`, { cause: 'NOT_DONE', reason: '停做' })
  await manage('POST', at(secret.planId, '/publication'), {})
  const told = await publicly(`/assessment-plans/${secret.planId}`)
  expect(told).toMatchObject({ sample: 4, doubles: 1 })
  expect(told).toMatchObject({ state: 'PUBLISHED', secret: expect.stringMatching(/^[0-9a-f]{64}$/) })
  expect(told.rows.assessment_plan.title).toBe('一季度暗访')
  expect(told.places).toHaveLength(4)
  expect(await findLeafDifferences(platform.database)).toEqual(noDifferences)
})

test('what somebody who was disqualified has not made goes to another, when two say so', async () => {
  const plan = await bringDrawnPlan(platform, { sample: 4, doubles: 0 })
  const [visit] = plan.visits as readonly [Visit]
  await platform.database.query(
    `insert into assessor_end (assessor_id, division_id, ended_on, cause, reason, recorded_at)
     select s.id, s.division_id, $2, 'DISQUALIFIED', '测试', $3 from assessment_visit v join assessor s on s.id = v.assessor_id where v.id = $1`,
    [visit.visitId, toPlainDate(Date.now()), new Date()],
  )
  const cookie = await freshCookie(platform, 'MYSTERY_SHOPPER', { username: visit.assessor })
  const own = await browserOf(platform).call('GET', '/api/v1/own-visits', undefined, { cookie })
  expect(own.body.visits.filter(({ state }: Visit) => state === 'TO_COME' || state === 'OPEN')).toEqual([])
  const there = (await endByTwo(platform, visit.visitId, 'REASSIGNED')).visits.filter(
    (one: Visit) => one.place === visit.place,
  )
  expect(there.map((one: Visit) => one.state)).toEqual(['ENDED', 'OPEN'])
  expect(there[1].assessor).not.toBe(visit.assessor)
})

interface Visit {
  readonly visitId: string
  readonly place: number
  readonly unitKey: string
  readonly stratum: string
  readonly turn: number
  readonly assessor: string
  readonly agencyName: string | null
  readonly state: string
}

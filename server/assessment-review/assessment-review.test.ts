import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Role } from '../../domain/access.ts'
import {
  type BroughtPlan,
  bringHandedIn,
  bringRatedPlan,
  bringRater,
  bringReviewAgency,
} from '../../tests/support/assessment-review.ts'
import { startPlatform, type TestPlatform } from '../../tests/support/platform.ts'
import { browserOf, freshCookie } from '../../tests/support/staff.ts'
import { drawAssessmentReviews, openCalibrations } from './index.ts'

const dayMs = 86_400_000
let clock = Date.parse('2026-10-20T10:00:00+08:00')
let platform: TestPlatform
let plan: BroughtPlan
let others: string
let own: string
let colleague: string
let shopper: string
let supervisor: string

beforeAll(async () => {
  platform = await startPlatform({ now: () => clock })
  plan = await bringRatedPlan(platform)
  const [first, second] = [
    await bringReviewAgency(platform, plan.divisionId, '甲咨询'),
    await bringReviewAgency(platform, plan.divisionId, '乙咨询'),
  ]
  const rater = (username: string, pool: string, agencyId: string | null = null) =>
    bringRater(platform, plan.divisionId, { username, pool, agencyId })
  others = await rater('rater.first', 'THIRD_PARTY', first)
  own = await rater('trial.third-party-evaluator', 'THIRD_PARTY', second)
  colleague = await rater('rater.second', 'THIRD_PARTY', second)
  shopper = await rater('trial.mystery-shopper', 'MYSTERY_SHOPPER')
  supervisor = await rater('trial.social-supervisor', 'SOCIAL_SUPERVISOR')
})
afterAll(() => platform.stop())

async function call(role: Role, method: string, path: string, body?: unknown) {
  return browserOf(platform).call(method, path, body, { cookie: await freshCookie(platform, role) })
}
const deps = () => ({ world: platform.running.world, rules: platform.running.app.rules })
const reviews = async (role: Role) => (await call(role, 'GET', '/api/v1/assessment-reviews')).body
const hand = (
  assessorId: string,
  place: number,
  marks: readonly [number, number, number],
  turn: 1 | 2 = 1,
  words?: string,
) =>
  bringHandedIn(platform, plan, {
    ...{ assessorId, place, turn, marks },
    ...(words === undefined ? {} : { words }),
    at: `2026-10-${String(1 + (place % 18)).padStart(2, '0')}T${9 + turn}:00:00+08:00`,
  })

describe('复核', () => {
  test('of each agency and pool a share of the month is drawn once, by a seed that nobody could know before', async () => {
    for (let place = 1; place <= 24; place += 1) await hand(others, place, [4, 4, 4], 1, '无人问候')
    for (let place = 25; place <= 27; place += 1) await hand(place === 25 ? own : colleague, place, [5, 5, 5])
    await hand(shopper, 28, [3, 3, 3])
    await drawAssessmentReviews(deps())
    const drawn = () =>
      platform.database.query<{ visitId: string; stratum: string }>(
        'select visit_id as "visitId", stratum from assessment_review order by visit_id',
      )
    expect(await drawn()).toEqual([])
    clock = Date.parse('2026-11-06T10:00:00+08:00')
    await Promise.all([drawAssessmentReviews(deps()), drawAssessmentReviews(deps())])
    const first = await drawn()
    const strata = first.map(({ stratum }) => stratum)
    expect(strata.filter((each) => each.endsWith('MYSTERY_SHOPPER'))).toHaveLength(1)
    // A tenth of 24 rounded up is 3; of 3 it would be 1, and at least 2 are drawn.
    expect(strata.map((each) => strata.filter((other) => other === each).length).sort()).toEqual([1, 2, 2, 3, 3, 3])
    clock += 3 * dayMs
    await drawAssessmentReviews(deps())
    expect(await drawn()).toEqual(first)
  })

  test('the draw follows from its seed, and the seed is told when nothing of it is checked any more', async () => {
    const { draws } = await reviews('WORKING_GROUP')
    expect(draws[0]).toMatchObject({ monthFrom: '2026-10-01', handedIn: 28, drawn: 6, seed: null })
    const [{ seed } = { seed: Buffer.alloc(0) }] = await platform.database.query<{ seed: Buffer }>(
      `select seed from assessment_review_draw where month_from = '2026-10-01'`,
    )
    const handed = await platform.database.query<{ visitId: string; assessorId: string }>(
      'select visit_id as "visitId", assessor_id as "assessorId" from assessment',
    )
    const rank = (id: string) => createHmac('sha256', seed).update(id).digest('hex')
    const lowest = handed
      .filter(({ assessorId }) => assessorId === others)
      .map(({ visitId }) => visitId)
      .sort((one, other) => (rank(one) < rank(other) ? -1 : 1))
      .slice(0, 3)
    const drawn = await platform.database.query<{ visitId: string }>(
      'select r.visit_id as "visitId" from assessment_review r join assessment a using (visit_id) where a.assessor_id = $1',
      [others],
    )
    expect(drawn.map(({ visitId }) => visitId).sort()).toEqual(lowest.sort())
  })

  test('an agency is not shown its own, nobody who checks learns who was there, and the evaluated side sees nothing', async () => {
    const byGroup = (await reviews('WORKING_GROUP')).reviews
    expect(byGroup).toHaveLength(6)
    expect(new Set(byGroup.map(({ agency }: { agency: string }) => agency))).toEqual(
      new Set(['甲咨询', '乙咨询', null]),
    )
    for (const each of byGroup) expect(each).toMatchObject({ hindrance: 'FORBIDDEN', state: 'OPEN' })
    const byAgency = (await reviews('THIRD_PARTY_EVALUATOR')).reviews
    expect(byAgency).toHaveLength(4)
    for (const each of byAgency) expect(each).toMatchObject({ hindrance: null, agency: null })
    expect(byAgency[0].marks[0]).toMatchObject({ code: 'greeting', anchor: { en: expect.stringContaining('Step') } })
    // What was written on the visit is told to whoever checks it.
    expect(JSON.stringify(byAgency)).toContain('无人问候')
    expect(JSON.stringify(byAgency)).not.toContain('rater')
    for (const role of ['WINDOW_STAFF', 'WINDOW_SUPERVISOR', 'DEPARTMENT_HANDLER'] as const)
      expect(await call(role, 'GET', '/api/v1/assessment-reviews')).toMatchObject({ status: 403 })
  })

  test('another agency says once, with words, whether it holds; what was handed in stays as it is', async () => {
    const mine = (await reviews('WORKING_GROUP')).reviews.find(({ agency }: { agency: string }) => agency === '乙咨询')
    const theirs = (await reviews('THIRD_PARTY_EVALUATOR')).reviews.find(
      ({ pool, points }: { pool: string; points: number }) => pool === 'THIRD_PARTY' && points === 7500,
    )
    const note = (visitId: string, body: object, role: Role = 'THIRD_PARTY_EVALUATOR') =>
      call(role, 'POST', `/api/v1/assessment-reviews/${visitId}/outcome`, body)
    const words = '现场未见一次告知单'
    expect(await note(mine?.visitId ?? '', { outcome: 'CONFIRMED', words })).toMatchObject({
      status: 403,
      body: { code: 'OWN_AGENCY' },
    })
    expect(await note(theirs.visitId, { outcome: 'CHANGED', words })).toMatchObject({
      body: { code: 'STEP_INCOMPLETE' },
    })
    expect(await note(theirs.visitId, { outcome: 'CHANGED', words, points: 7500 })).toMatchObject({
      body: { code: 'NOT_CHANGED' },
    })
    expect(await note(theirs.visitId, { outcome: 'CONFIRMED', words }, 'WORKING_GROUP')).toMatchObject({ status: 403 })
    const noted = await note(theirs.visitId, { outcome: 'CHANGED', words, points: 6000 })
    expect(noted).toMatchObject({
      status: 200,
      body: { state: 'REVIEWED', points: 7500, pointsFound: 6000, reviewedBy: '乙咨询', words, outcome: 'CHANGED' },
    })
    expect(await note(theirs.visitId, { outcome: 'CONFIRMED', words })).toMatchObject({
      status: 409,
      body: { code: 'ALREADY_REVIEWED' },
    })
    const stored = await platform.database.query('select o::text as text from assessment_review_outcome o')
    expect(JSON.stringify(stored)).not.toContain(words)
    clock += 40 * dayMs
    const open = (await reviews('THIRD_PARTY_EVALUATOR')).reviews.find(
      ({ state }: { state: string }) => state === 'OVER',
    )
    expect(await note(open.visitId, { outcome: 'CONFIRMED', words })).toMatchObject({ body: { code: 'TOO_LATE' } })
    expect((await reviews('WORKING_GROUP')).draws[0].seed).toMatch(/^[0-9a-f]{64}$/)
  })
})

describe('校准', () => {
  let calibrationId: string
  const step = (role: Role, body: object) => call(role, 'POST', `/api/v1/own-calibrations/${calibrationId}/steps`, body)
  const close = (body: object = { cause: 'ANCHOR_UNCLEAR', words: '锚定不清，已改写' }) =>
    call('WORKING_GROUP', 'POST', `/api/v1/calibrations/${calibrationId}/closure`, body)
  const ownOf = async (role: Role) => (await call(role, 'GET', '/api/v1/own-calibrations')).body.calibrations

  test('two on one visit twenty points apart are asked, once; nineteen are not', async () => {
    const pair = async (place: number, one: number, other: number) => {
      const at = '2026-11-20T10:00:00+08:00'
      await bringHandedIn(platform, plan, { place, assessorId: shopper, marks: [4, 4, 4], points: one, at })
      await bringHandedIn(platform, plan, {
        place,
        turn: 2,
        assessorId: supervisor,
        marks: [2, 2, 2],
        points: other,
        at,
      })
    }
    await pair(101, 8000, 6000)
    await pair(102, 8000, 6100)
    await Promise.all([openCalibrations(deps()), openCalibrations(deps())])
    await openCalibrations(deps())
    const { calibrations } = (await call('WORKING_GROUP', 'GET', '/api/v1/calibrations')).body
    expect(calibrations).toMatchObject([
      { difference: 2000, state: 'ASKED', first: { points: 8000 }, second: { points: 6000 } },
    ])
    calibrationId = calibrations[0].calibrationId
    const { messages } = (await call('MYSTERY_SHOPPER', 'GET', '/api/v1/messages')).body
    expect(messages.filter(({ kind }: { kind: string }) => kind === 'CALIBRATION_OPENED')).toHaveLength(1)
  })

  test('each gives his reasons without those of the other, and never learns who that is', async () => {
    expect(await ownOf('THIRD_PARTY_EVALUATOR')).toEqual([])
    expect(await step('THIRD_PARTY_EVALUATOR', { kind: 'REASON', words: '无' })).toMatchObject({ status: 404 })
    expect(await step('MYSTERY_SHOPPER', { kind: 'CONCLUSION', points: 7000, words: '无' })).toMatchObject({
      ...{ status: 409, body: { code: 'CALIBRATION_NOT_DUE' } },
    })
    expect(await step('MYSTERY_SHOPPER', { kind: 'REASON', words: '告知单已当面给我' })).toMatchObject({ status: 200 })
    const [before] = await ownOf('SOCIAL_SUPERVISOR')
    expect(before).toMatchObject({
      own: 'SECOND',
      steps: [{ by: 'FIRST', words: null }],
      may: ['REASON'],
      first: { who: null },
    })
    expect(await step('SOCIAL_SUPERVISOR', { kind: 'REASON', words: '我没有拿到告知单' })).toMatchObject({
      body: { state: 'REASONED', steps: [{ words: '告知单已当面给我' }, { words: '我没有拿到告知单' }] },
    })
    const sealed = await platform.database.query('select s::text as text from calibration_step s')
    expect(JSON.stringify(sealed)).not.toContain('告知单')
  })

  test('a conclusion is joint when the other agrees, and a third closes it with the cause', async () => {
    expect(await step('MYSTERY_SHOPPER', { kind: 'CONCLUSION', points: 7500, words: '按七十五分' })).toMatchObject({
      status: 200,
    })
    expect(await step('MYSTERY_SHOPPER', { kind: 'AGREED' })).toMatchObject({ body: { code: 'CALIBRATION_NOT_DUE' } })
    expect(await step('SOCIAL_SUPERVISOR', { kind: 'CONCLUSION', points: 7000, words: '按七十分' })).toMatchObject({
      status: 200,
    })
    expect(await close()).toMatchObject({ status: 409, body: { code: 'CALIBRATION_NOT_DUE' } })
    expect(await step('MYSTERY_SHOPPER', { kind: 'AGREED' })).toMatchObject({ body: { state: 'AGREED' } })
    expect(
      await call('LEADING_GROUP', 'POST', `/api/v1/calibrations/${calibrationId}/closure`, {
        cause: 'OTHER',
        words: '无',
      }),
    ).toMatchObject({ status: 403 })
    expect(await close()).toMatchObject({ status: 200, body: { state: 'CLOSED', may: [] } })
    expect(await close()).toMatchObject({ body: { code: 'CALIBRATION_NOT_DUE' } })
    const { calibrations } = (await call('LEADING_GROUP', 'GET', '/api/v1/calibrations?state=CLOSED')).body
    expect(calibrations[0].steps.at(-1)).toMatchObject({
      kind: 'CLOSED',
      by: 'THIRD',
      cause: 'ANCHOR_UNCLEAR',
      words: '锚定不清，已改写',
    })
    expect(calibrations[0].first.who).not.toBeNull()
  })
})

describe('取消资格', () => {
  const propose = (assessorId: string) =>
    call('WORKING_GROUP', 'POST', '/api/v1/disqualifications', {
      assessorId,
      grounds: ['CARELESS'],
      reason: '多次敷衍',
    })
  const decide = (role: Role, id: string, outcome = 'ACCEPTED') =>
    call(role, 'POST', `/api/v1/disqualifications/${id}/decision`, { outcome, reason: '属实' })

  test('somebody else than who has proposed it ends the term, with reasons, and once', async () => {
    const proposed = await propose(others)
    expect(proposed).toMatchObject({
      status: 201,
      body: { outcome: null, mayDecide: false, agency: '甲咨询', grounds: ['CARELESS'] },
    })
    const id = proposed.body.disqualificationId
    expect(await propose(others)).toMatchObject({ status: 409, body: { code: 'CONFLICT' } })
    expect(await decide('WORKING_GROUP', id)).toMatchObject({ status: 403, body: { code: 'OWN_PROPOSAL' } })
    expect(await decide('DISCIPLINE_INSPECTOR', id)).toMatchObject({ status: 403, body: { code: 'FORBIDDEN' } })
    const both = await Promise.all([decide('LEADING_GROUP', id), decide('LEADING_GROUP', id)])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(
      await platform.database.query('select cause, reason from assessor_end where assessor_id = $1', [others]),
    ).toEqual([{ cause: 'DISQUALIFIED', reason: '多次敷衍' }])
    expect(await propose(others)).toMatchObject({ status: 409, body: { code: 'ASSESSOR_ENDED' } })
    const { disqualifications } = (await call('DISCIPLINE_INSPECTOR', 'GET', '/api/v1/disqualifications')).body
    expect(disqualifications).toMatchObject([{ outcome: 'ACCEPTED', decision: '属实', reason: '多次敷衍' }])
  })

  test('what is refused ends nothing', async () => {
    const { body } = await propose(own)
    expect(await decide('LEADING_GROUP', body.disqualificationId, 'REFUSED')).toMatchObject({
      body: { outcome: 'REFUSED' },
    })
    expect(await platform.database.query('select 1 from assessor_end where assessor_id = $1', [own])).toEqual([])
  })
})

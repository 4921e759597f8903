import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  bringDrawnPlan,
  bringPoolOf,
  bringPools,
  bringWindows,
  callAs,
  city,
  hurry,
  lagging,
  lift,
} from '../../tests/support/assessment-plan.ts'
import { findLeafDifferences, noDifferences } from '../../tests/support/logged-facts.ts'
import { bringMorePlaces, otherHall, secondHall } from '../../tests/support/places.ts'
import { startPlatform, type TestPlatform } from '../../tests/support/platform.ts'
import { browserOf, freshCookie } from '../../tests/support/staff.ts'

let platform: TestPlatform
beforeAll(async () => {
  platform = await startPlatform({ now: lagging })
  await bringMorePlaces(platform.database)
  await bringWindows(platform, ['YP-TRIAL-01', secondHall, otherHall], 6)
  await lift(platform, ['WORKING_GROUP', 'LEADING_GROUP', 'DISCIPLINE_INSPECTOR'])
  await hurry(platform)
  await bringPools(platform)
  // Of the same group; and in its pool, so that they are sent themselves.
  await bringPoolOf(platform, city, ['second.group', 'third.group', 'fourth.group'], {
    pool: 'WORKING_GROUP',
    role: 'WORKING_GROUP',
  })
})
afterAll(() => platform.stop())

const manage = (path: string, body: unknown) => callAs(platform, 'WORKING_GROUP', 'POST', path, body)
const propose = (visitId: string, cause = 'REASSIGNED') =>
  manage(`/api/v1/assessment-visits/${visitId}/endings`, { cause, reason: '情况说明' })
const decidePath = (endingId: string) => `/api/v1/assessment-visit-endings/${endingId}/decision`
const verdict = (outcome = 'ACCEPTED') => ({ outcome, reason: '已核实' })
const decide = (endingId: string, outcome?: string) =>
  callAs(platform, 'LEADING_GROUP', 'POST', decidePath(endingId), verdict(outcome))
const decideAs = async (username: string, endingId: string) =>
  browserOf(platform).call('POST', decidePath(endingId), verdict(), {
    cookie: await freshCookie(platform, 'WORKING_GROUP', { username }),
  })
const see = async (
  planId: string,
  role: 'WORKING_GROUP' | 'LEADING_GROUP' | 'DISCIPLINE_INSPECTOR' = 'WORKING_GROUP',
) => (await callAs(platform, role, 'GET', `/api/v1/assessment-plans/${planId}`)).body
const statesAt = ({ visits }: { visits: readonly Visit[] }, { place }: Visit) =>
  visits.filter((each) => each.place === place).map(({ state }) => state)

interface Visit {
  readonly visitId: string
  readonly place: number
  readonly assessor: string
  readonly state: string
}
async function drawn(over: object = {}) {
  const plan = await bringDrawnPlan(platform, { sample: 4, doubles: 0, ...over })
  const [visit] = plan.visits as readonly [Visit]
  return { planId: plan.planId as string, visit, visits: plan.visits as readonly Visit[] }
}

describe('a visit that whoever manages the plan wants moved', () => {
  test.each(['RECUSED', 'DECLINED', 'CLOSED_WINDOW', 'REASSIGNED'])('is not moved by one alone (%s)', async (cause) => {
    const { planId, visit } = await drawn()
    const alone = await manage(`/api/v1/assessment-visits/${visit.visitId}/end`, { cause, reason: '说明' })
    expect(alone.status).toBe(400)
    const proposed = (await propose(visit.visitId, cause)).body
    expect(proposed.proposedEndings).toMatchObject([
      { visitId: visit.visitId, cause, outcome: null, decidedBy: null, mayDecide: false },
    ])
    expect(proposed.progress).toMatchObject({ open: 4, ended: 0 })
    expect(statesAt(proposed, visit)).toEqual(['OPEN'])
    const { endingId } = proposed.proposedEndings[0]
    expect((await manage(decidePath(endingId), verdict())).body.code).toBe('OWN_PROPOSAL')
    expect((await propose(visit.visitId)).body.code).toBe('CONFLICT')
    expect((await manage(`/api/v1/assessment-plans/${planId}/publication`, {})).body.code).toBe('VISITS_OPEN')
  })

  test('ends when another confirms it, and only then is somebody else sent', async () => {
    const { planId, visit } = await drawn()
    const { endingId } = (await propose(visit.visitId)).body.proposedEndings[0]
    expect((await decide(endingId)).status).toBe(200)
    const plan = await see(planId)
    expect(statesAt(plan, visit)).toEqual(['ENDED', 'OPEN'])
    expect(plan.proposedEndings).toMatchObject([{ outcome: 'ACCEPTED', decision: '已核实', mayDecide: false }])
    expect(plan.endings).toEqual([{ cause: 'REASSIGNED', isByManager: true, visits: 1 }])
    expect((await decide(endingId)).body.code).toBe('PROPOSAL_DECIDED')
  })

  test('stays due where the other refuses, and may be proposed again', async () => {
    const { planId, visit } = await drawn()
    const { endingId } = (await propose(visit.visitId, 'CLOSED_WINDOW')).body.proposedEndings[0]
    expect((await decide(endingId, 'REFUSED')).status).toBe(200)
    const plan = await see(planId)
    expect(plan.progress).toMatchObject({ open: 4, ended: 0 })
    expect(plan.endings).toEqual([])
    expect((await propose(visit.visitId, 'CLOSED_WINDOW')).status).toBe(200)
  })

  test('is decided on by another of the group, and by nobody who is sent there', async () => {
    const { visit } = await drawn({ pool: 'WORKING_GROUP', isSecret: true })
    const { endingId } = (await propose(visit.visitId)).body.proposedEndings[0]
    const other = ['second.group', 'third.group', 'fourth.group'].find((name) => name !== visit.assessor) ?? ''
    expect((await decideAs(visit.assessor, endingId)).body.code).toBe('OWN_ASSESSMENT')
    expect((await decideAs(other, endingId)).status).toBe(200)
  })

  test('is confirmed no more where whoever was sent has ended it himself meanwhile', async () => {
    const { visit } = await drawn()
    const { endingId } = (await propose(visit.visitId)).body.proposedEndings[0]
    const cookie = await freshCookie(platform, 'MYSTERY_SHOPPER', { username: visit.assessor })
    const own = { cause: 'DECLINED', reason: '临时出差' }
    await browserOf(platform).call('POST', `/api/v1/own-visits/${visit.visitId}/end`, own, { cookie })
    expect((await decide(endingId)).body.code).toBe('NOT_AT_THIS_STAGE')
  })

  test('is shown of a secret plan to whoever decides, and no other visit is; to whoever does not decide, none', async () => {
    const { planId, visit } = await drawn()
    expect((await see(planId, 'LEADING_GROUP')).proposedEndings).toEqual([])
    await propose(visit.visitId)
    const leading = await see(planId, 'LEADING_GROUP')
    expect(leading).toMatchObject({ visits: null, endings: null })
    expect(leading.proposedEndings).toMatchObject([{ visitId: visit.visitId, mayDecide: true }])
    expect((await see(planId, 'DISCIPLINE_INSPECTOR')).proposedEndings).toEqual([])
  })
})

test('what was proposed and decided stands in the log as it stands in the rows', async () => {
  expect(await findLeafDifferences(platform.database)).toEqual(noDifferences)
})

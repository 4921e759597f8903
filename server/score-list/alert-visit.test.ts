import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  bringPools,
  callAs,
  before as earlier,
  hurry,
  lagging,
  lift,
  lottery,
} from '../../tests/support/assessment-plan.ts'
import { settleLedger } from '../../tests/support/ledger.ts'
import { findLeafDifferences, noDifferences } from '../../tests/support/logged-facts.ts'
import { bringMorePlaces } from '../../tests/support/places.ts'
import { runAgain, startPlatform, type TestPlatform } from '../../tests/support/platform.ts'
import { changePolicy } from '../../tests/support/policy.ts'
import { bringListed, bringVisitAlert } from '../../tests/support/score-list.ts'
import { keyOf, openWitness, type TestWitness } from '../../tests/support/witness.ts'
import type { Running } from '../run.ts'
import { drawAlertVisits, openScoreAlerts } from './index.ts'

const hall = 'YP-TRIAL-01'
let platform: TestPlatform
let vkeys: string[]
let witness: TestWitness | undefined
let witnessed: Running | undefined
beforeAll(async () => {
  platform = await startPlatform({ now: lagging, ledger: { isSequencing: false } })
  await bringMorePlaces(platform.database)
  await lift(platform, ['WORKING_GROUP', 'LEADING_GROUP'])
  await hurry(platform)
  const lines = (await (await fetch(`${platform.base}/log/vkeys`)).text()).trim().split('\n')
  vkeys = lines.filter((line) => line.startsWith('checkpoint ')).map((line) => line.split(' ')[1] as string)
})
afterAll(async () => {
  await witnessed?.stop()
  await witness?.end()
  await platform.stop()
})

const deps = () => ({ world: platform.running.world, rules: platform.running.app.rules })
const open = () => Promise.all([openScoreAlerts(deps()), openScoreAlerts(deps())])
const rows = <Row extends object>(text: string, values: readonly unknown[] = []) =>
  platform.database.query<Row>(text, [...values])
const alertSeenBy = async (role: 'WORKING_GROUP' | 'LEADING_GROUP' | 'WINDOW_SUPERVISOR', alertId: string) => {
  const { body } = await callAs(platform, role, 'GET', '/api/v1/score-alerts?limit=200')
  return body.alerts.find((each: { alertId: string }) => each.alertId === alertId)
}
const messages = async () =>
  (
    await rows<{ why: string }>(
      `select detail ->> 'why' as why from message where kind = 'SCORE_VISIT_ASKED' order by 1`,
    )
  ).map(({ why }) => why)
const plans = async () => (await rows<{ n: number }>('select count(*)::integer as n from assessment_plan'))[0]?.n
const publicPlans = async () => (await (await fetch(`${platform.base}/api/v1/log/assessment-plans`)).json()).plans
const seePlan = async (planId: string) =>
  (await callAs(platform, 'WORKING_GROUP', 'GET', `/api/v1/assessment-plans/${planId}`)).body

test('in shadow an alert opens no visit, and nobody is asked', async () => {
  const { listId } = await bringListed(platform, hall)
  await bringVisitAlert(platform, hall, listId, { isShadow: true })
  await open()
  expect([await plans(), await messages(), await rows('select 1 from score_alert_opening')]).toEqual([0, [], []])
})

test('where nobody is in the pool people are asked, and told why at the alert and in the message', async () => {
  const { listId } = await bringListed(platform, hall)
  const alertId = await bringVisitAlert(platform, hall, listId)
  await open()
  expect([await plans(), await messages()]).toEqual([0, ['NOBODY_TO_SEND']])
  expect((await alertSeenBy('WORKING_GROUP', alertId)).visit).toEqual({
    ...{ planId: null, state: null, refusal: 'NOBODY_TO_SEND' },
  })
  expect((await alertSeenBy('WINDOW_SUPERVISOR', alertId)).visit).toBeNull()
})

describe('without witnesses', () => {
  let alertId: string
  let planId: string

  test('one plan of the window is frozen, however often it is looked for, and the draw is asked for', async () => {
    await bringPools(platform)
    const { listId } = await bringListed(platform, hall)
    await earlier(async () => {
      alertId = await bringVisitAlert(platform, hall, listId)
      await open()
      await open()
    })
    expect([await plans(), await messages()]).toEqual([1, ['NOBODY_TO_SEND', 'RANDOMNESS_AWAITED']])
    const { visit, opened } = await alertSeenBy('WORKING_GROUP', alertId)
    expect([opened.opened, visit.state, visit.refusal]).toEqual(['VISIT', 'FROZEN', null])
    planId = visit.planId
    expect(await seePlan(planId)).toMatchObject({
      ...{ title: '窗口现场核查', pool: 'MYSTERY_SHOPPER', isSecret: true, sample: 1, units: 1 },
    })
  })

  test('the platform does not draw it, and the working group does with what was announced', async () => {
    await drawAlertVisits(deps())
    expect((await seePlan(planId)).state).toBe('FROZEN')
  })

  test('neither the window nor the public learns of it', async () => {
    expect((await alertSeenBy('WINDOW_SUPERVISOR', alertId)).visit).toBeNull()
    expect((await alertSeenBy('LEADING_GROUP', alertId)).visit).toBeNull()
    expect(await publicPlans()).toEqual([])
    for (const path of [planId, `${planId}/population`])
      expect((await fetch(`${platform.base}/api/v1/log/assessment-plans/${path}`)).status).toBe(404)
    const led = (await callAs(platform, 'LEADING_GROUP', 'GET', `/api/v1/assessment-plans/${planId}`)).body
    expect([led.digest, led.visits]).toEqual([null, null])
  })

  test('the month computed again leads to the same plan', async () => {
    const again = await bringVisitAlert(platform, hall, await againOf(alertId))
    await open()
    expect((await alertSeenBy('WORKING_GROUP', again)).visit.planId).toBe(planId)
    expect([await plans(), (await messages()).length]).toEqual([1, 2])
  })

  test('a closed window is not visited', async () => {
    await rows(
      `insert into service_window_version (window_id, effective_from, name, kind, status)
       select w.id, current_date, '窗口', 'COMPREHENSIVE', 'CLOSED' from service_window w join service_hall h on h.id = w.hall_id
       where h.hall_code = 'YP-TRIAL-03'`,
    )
    const { listId } = await bringListed(platform, hall)
    const alertId = await bringVisitAlert(platform, 'YP-TRIAL-03', listId)
    await open()
    expect((await alertSeenBy('WORKING_GROUP', alertId)).visit.refusal).toBe('WINDOW_CLOSED')
  })

  test('nothing announced and no witness: nothing is drawn', async () => {
    await changePolicy(platform, 'alert-visit', { randomness: null })
    const { listId } = await bringListed(platform, hall)
    const alertId = await bringVisitAlert(platform, hall, listId)
    await open()
    expect((await alertSeenBy('WORKING_GROUP', alertId)).visit.refusal).toBe('NO_OUTSIDE_RANDOMNESS')
    expect(await messages()).toContain('NO_OUTSIDE_RANDOMNESS')
  })

  test('is drawn by who types in what was announced', async () => {
    witness = await openWitness({ name: 'witness-0', vkeys })
    const seen = [{ url: witness.url, key: keyOf(witness.vkey) }]
    witnessed = await runAgain(platform, { ledger: { witnesses: { needed: 1, timeoutMs: 1000, witnesses: seen } } })
    await settleLedger(witnessed)
    const path = `/api/v1/assessment-plans/${planId}/draw`
    const drawn = await callAs(platform, 'WORKING_GROUP', 'POST', path, { randomness: lottery })
    expect([drawn.status, drawn.body.visits?.length]).toEqual([200, 1])
    expect((await alertSeenBy('WORKING_GROUP', alertId)).visit.state).toBe('DRAWN')
  })
})

describe('with witnesses', () => {
  let planId: string
  let first: string

  test('the platform draws by itself when they have signed, and no earlier; nobody is asked', async () => {
    const asked = await messages()
    const { listId } = await bringListed(platform, hall)
    const alertId = await earlier(async () => {
      const brought = await bringVisitAlert(platform, hall, listId)
      await open()
      return brought
    })
    planId = (await alertSeenBy('WORKING_GROUP', alertId)).visit.planId
    await drawAlertVisits(deps())
    expect((await seePlan(planId)).state).toBe('FROZEN')
    await settleLedger(witnessed as Running)
    await Promise.all([drawAlertVisits(deps()), drawAlertVisits(deps())])
    const plan = await seePlan(planId)
    expect([plan.state, plan.visits.length, plan.visits[0].state]).toEqual(['DRAWN', 1, 'OPEN'])
    expect(plan.seed.cosignatures.map(({ name }: { name: string }) => name)).toEqual(['witness-0'])
    expect(await messages()).toEqual(asked)
    first = plan.visits[0].assessor
    expect(first).toMatch(/^shopper\./)
  })

  test('whoever is sent sees the visit as his own, with its form and its last day', async () => {
    const [row] = await rows<{ days: number }>(
      'select to_day - from_day + 1 as days from assessment_visit where plan_id = $1',
      [planId],
    )
    expect(row?.days).toBe(15)
    const [own] = await rows<{ username: string; windows: number }>(
      `select c.username, count(*)::integer as windows from assessment_visit v join assessor s on s.id = v.assessor_id
       join account c on c.id = s.account_id where v.plan_id = $1 group by 1`,
      [planId],
    )
    expect(own).toEqual({ username: first, windows: 1 })
  })

  test('is told to everybody with its results, and can be drawn again', async () => {
    const { visits } = await seePlan(planId)
    const end = `/api/v1/assessment-visits/${visits[0].visitId}/end`
    await callAs(platform, 'WORKING_GROUP', 'POST', end, { cause: 'NOT_DONE', reason: '停做' })
    await callAs(platform, 'WORKING_GROUP', 'POST', `/api/v1/assessment-plans/${planId}/publication`, {})
    expect((await publicPlans()).map((plan: { planId: string }) => plan.planId)).toEqual([planId])
    expect(await findLeafDifferences(platform.database)).toEqual(noDifferences)
  })

  test('where nobody may go any more when it is drawn, people are asked', async () => {
    const { listId } = await bringListed(platform, hall)
    await earlier(async () => {
      await bringVisitAlert(platform, hall, listId)
      await open()
    })
    await rows(
      `insert into assessor_end (assessor_id, division_id, ended_on, cause, reason, recorded_at)
       select s.id, s.division_id, current_date, 'DISQUALIFIED', '测试', now() from assessor s where s.pool = 'MYSTERY_SHOPPER'`,
    )
    await settleLedger(witnessed as Running)
    await drawAlertVisits(deps())
    expect((await messages()).filter((why) => why === 'NOBODY_TO_SEND')).toHaveLength(2)
  })
})

/** Another version of the month of an alert. @returns its list */
async function againOf(alertId: string): Promise<string> {
  const [row] = await rows<{ id: string }>(
    `with computed as (
       insert into score_computation (id, period, from_day, end_day, purpose, revision, counts_until, reason, evaluations, invalidated, exempted, policy_id,
         score_policy_id, evaluation_policy_id, inputs, result_digest, computed_at)
       select gen_random_uuid(), c.period, c.from_day, c.end_day, 'REVISION', c.revision + 1, c.counts_until, 'RECOUNT', 0, 0, 0, c.policy_id, c.score_policy_id,
         c.evaluation_policy_id, c.inputs, c.result_digest, c.computed_at
       from score_alert a join score_list l on l.id = a.list_id join score_computation c on c.id = l.computation_id where a.id = $1
       returning id, period, revision
     )
     insert into score_list (id, computation_id, period, revision, alert_policy_id, list_policy_id, result_digest, alerts, entries, computed_at)
     select gen_random_uuid(), c.id, c.period, c.revision, l.alert_policy_id, l.list_policy_id, l.result_digest, 1, 0, l.computed_at
     from computed c, score_list l join score_alert a on a.list_id = l.id where a.id = $1 returning id`,
    [alertId],
  )
  if (row === undefined) throw new Error('the month is there')
  return row.id
}

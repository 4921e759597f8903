import { afterAll, beforeAll, expect, test } from 'vitest'
import { openFindings } from '../../server/assessment-finding/index.ts'
import { bringAssessment, publishPlan } from '../support/assessment.ts'
import { pngOf } from '../support/evidence.ts'
import { choose, fill, judge, press, reached, says, signIn, turnTo } from './console-stage.ts'
import { looks, openStage, type Stage } from './stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage.close())

const place = { hallCode: 'YP-TRIAL-01', divisionCode: '990102000000' }
const deps = () => ({ world: stage.running.world, rules: stage.running.app.rules })

test('nothing is found and nothing proposed yet, which is said', async () => {
  const visit = await signIn(stage, 'WINDOW_SUPERVISOR', looks.phone)
  await turnTo(visit, '测评发现')
  await says(visit, '没有测评发现')
  await judge(visit, looks.phone)
  await turnTo(visit, '扣分与加分')
  await says(visit, '没有扣分或加分')
  await judge(visit, looks.phone)
  expect(visit.mishaps).toEqual([])
})

test('the working group takes up what was found on a secret visit, and the window sees it when it is published', async () => {
  const visitId = await bringAssessment(stage, { ...place, isPublished: false })
  const manager = await signIn(stage, 'WORKING_GROUP')
  await turnTo(manager, '测评发现')
  await reached(manager, `[data-visit="${visitId}"]`)
  await manager.page.locator(`[data-visit="${visitId}"] summary`).click()
  await press(manager, '提出，不能再改')
  await says(manager, '请选择项目并写明问题')
  await judge(manager, looks.desk)
  await choose(manager, '项目', 'clean')
  await fill(manager, '须整改的问题', '地面积水，没有防滑垫')
  await press(manager, '提出，不能再改')
  await reached(manager, '[data-state="WAITING"]')
  await says(manager, '结果公布后自动转为整改工单')
  await judge(manager, looks.desk)
  expect(manager.mishaps).toEqual([])
  const supervisor = await signIn(stage, 'WINDOW_SUPERVISOR', looks.phone)
  await turnTo(supervisor, '测评发现')
  await says(supervisor, '没有测评发现')
  const [plan] = await stage.database.query<{ id: string }>(
    'select plan_id as id from assessment_visit where id = $1',
    [visitId],
  )
  await publishPlan(stage, plan?.id ?? '')
  await openFindings(deps())
  await supervisor.page.reload()
  await reached(supervisor, '[data-state="OPENED"]')
  await says(supervisor, '地面积水，没有防滑垫')
  await judge(supervisor, looks.phone)
  await supervisor.page.getByRole('button', { name: '查看整改工单' }).first().click()
  await says(supervisor, '查评')
  expect(supervisor.mishaps).toEqual([])
})

test('a deduction is proposed with a photo, answered at a phone, and dismissed by another for good faith', async () => {
  const inspector = await signIn(stage, 'DISCIPLINE_INSPECTOR')
  await turnTo(inspector, '扣分与加分')
  await press(inspector, '提出，不能再改')
  await says(inspector, '还有没填的内容')
  await choose(inspector, '事项', 'ACCEPTED_INCOMPLETE')
  // The finding that was taken up before is there to be chosen, and says where it was.
  const chosen = inspector.page.getByLabel('所依据的测评发现', { exact: true })
  await chosen.locator('option').nth(1).waitFor({ state: 'attached' })
  await chosen.selectOption({ index: 1 })
  expect(await inspector.page.getByLabel('大厅', { exact: true }).inputValue()).toBe('YP-TRIAL-01')
  await judge(inspector, looks.desk)
  await chosen.selectOption('')
  await choose(inspector, '大厅', 'YP-TRIAL-01')
  await choose(inspector, '计入', 'HALL')
  await fill(inspector, '发生日期', new Date(stage.running.world.now() + 8 * 3_600_000).toISOString().slice(0, 10))
  await fill(inspector, '事实', '缺一份复印件，窗口先行受理')
  await inspector.page
    .locator('input[type=file]')
    .setInputFiles({ name: 'a.png', mimeType: 'image/png', buffer: Buffer.from(pngOf()) })
  await says(inspector, '已附 1 件')
  await judge(inspector, looks.desk)
  await press(inspector, '提出，不能再改')
  await reached(inspector, '[data-state="TO_ANSWER"]')
  await judge(inspector, looks.desk)
  const supervisor = await signIn(stage, 'WINDOW_SUPERVISOR', looks.phone)
  await turnTo(supervisor, '扣分与加分')
  await press(supervisor, '提交申辩，不能再改')
  await says(supervisor, '请写明情况')
  await fill(supervisor, '单位申辩', '老人腿脚不便，当日补齐')
  await judge(supervisor, looks.phone)
  await press(supervisor, '提交申辩，不能再改')
  await reached(supervisor, '[data-state="TO_DECIDE"]')
  const leader = await signIn(stage, 'LEADING_GROUP')
  await turnTo(leader, '扣分与加分')
  await choose(leader, '结论', 'DISMISSED')
  await choose(leader, '不予认定的理由', 'GOOD_FAITH_EXEMPTION')
  await fill(leader, '理由', '善意容缺受理，没有损害')
  await judge(leader, looks.desk)
  await press(leader, '审定，不能再改')
  await reached(leader, '[data-state="DECIDED"]')
  await says(leader, '善意容缺受理，免责')
  await judge(leader, looks.desk)
  await supervisor.page.reload()
  await says(supervisor, '善意容缺受理，免责')
  await judge(supervisor, looks.phone)
  for (const { mishaps } of [inspector, supervisor, leader]) expect(mishaps).toEqual([])
})

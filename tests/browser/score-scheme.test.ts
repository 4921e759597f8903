import { afterAll, beforeAll, expect, test } from 'vitest'
import { bringPublication } from '../support/publication.ts'
import { fill, judge, press, reached, says, signIn, turnTo } from './console-stage.ts'
import { looks, openStage, type Stage } from './stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage({ trustedProxies: ['127.0.0.1'] })
})
afterAll(() => stage.close())

test('the working group drafts other weights with the constraints beside them, and the leading group puts them in force at a phone', async () => {
  const visit = await signIn(stage, 'WORKING_GROUP')
  const { page } = visit
  await turnTo(visit, '评价方案')
  await reached(visit, '[data-schemes="5"]')
  await judge(visit, looks.desk)
  await page.getByRole('button', { name: /^查看 综合评价方案/ }).click()
  await reached(visit, '[data-tree="CITIZEN"]')
  await reached(visit, '[data-wrong="0"]')
  await says(visit, '群众和企业 50 % · 第三方 30 % · 系统数据 15 % · 内部 5 %')
  await says(visit, '《服务窗口评价实施方案》3.2：第三方独立评价占比不低于 30 %')
  await judge(visit, looks.desk)
  await press(visit, '看企业办事')
  await reached(visit, '[data-tree="ENTERPRISE"] [data-node="cross-department-days"]')
  await press(visit, '起草新版本')
  await reached(visit, '[data-changes="0"]')
  // The public from 50 % to 45 %: the whole is no longer full, and then two constraints of two documents are broken at once.
  await fill(visit, '群众和企业评价（%）', '45')
  await reached(visit, '[data-rule="GENERAL publicMin"][data-kept="false"]')
  await says(visit, '群众办事：现为 45 %')
  await fill(visit, '内部评价（%）', '25')
  await fill(visit, '第三方评价（%）', '30')
  await reached(visit, '[data-wrong="1"]')
  await fill(visit, '第三方评价（%）', '29')
  await reached(visit, '[data-rule="GENERAL thirdPartyMin"][data-kept="false"]')
  await judge(visit, looks.desk)
  await press(visit, '提交，等待他人审定')
  await says(visit, '请先改正不满足的约束和错误')
  for (const [label, share] of [
    ['群众和企业评价（%）', '52'],
    ['第三方评价（%）', '30'],
    ['内部评价（%）', '18'],
  ] as const)
    await fill(visit, label, share)
  await reached(visit, '[data-wrong="0"]')
  await reached(visit, '[data-changes="2"]')
  // Tried out on what was computed last: who would gain, who would lose.
  await bringPublication(stage, '2019-12', 'DRAFT')
  await press(visit, '试算')
  await reached(visit, '[data-effects="2019-12"]')
  await says(visit, '名义 51 %')
  await reached(visit, '[data-held]')
  await reached(visit, '[data-tree="CITIZEN"]')
  await reached(visit, '[data-tree="ENTERPRISE"]')
  await judge(visit, looks.desk)
  // Held to both sets, nothing is chosen between them.
  await page.getByLabel('红旗窗口约束', { exact: true }).check()
  await reached(visit, '[data-conflict]')
  await says(visit, '《红旗窗口活动实施方案》6.3')
  await judge(visit, looks.desk)
  await page.getByLabel('红旗窗口约束', { exact: true }).uncheck()
  await fill(visit, '为什么要改', '群众意见更重要')
  await press(visit, '提交，等待他人审定')
  await says(visit, '等待他人审定。起草人不能审定')
  await reached(visit, '[data-changes="2"]')
  await judge(visit, looks.desk)
  expect(visit.mishaps).toEqual([])

  const decider = await signIn(stage, 'LEADING_GROUP', looks.phone)
  await turnTo(decider, '评价方案')
  await decider.page.locator('[data-state="OPEN"]').waitFor()
  await judge(decider, looks.phone)
  await decider.page.getByRole('button', { name: /^查看 综合评价方案.* 2 / }).click()
  await says(decider, '群众意见更重要')
  await says(decider, '50 % → 52 %')
  await judge(decider, looks.phone)
  await press(decider, '审定通过')
  await press(decider, '确定')
  await says(decider, '请选择生效日期')
  await fill(decider, '从哪一天起生效', '2150-01-01')
  await press(decider, '审定通过')
  await press(decider, '确定')
  await reached(decider, '[data-state="FUTURE"]')
  expect(decider.mishaps).toEqual([])
})

test('another scheme is made from one that is there, with an indicator of the library, at a phone', async () => {
  const visit = await signIn(stage, 'WORKING_GROUP', looks.phone)
  const { page } = visit
  await turnTo(visit, '评价方案')
  await page.getByRole('button', { name: /^查看 五维打分方案/ }).click()
  await press(visit, '以此为底稿另立方案')
  await reached(visit, '[data-editing="CITIZEN"]')
  await judge(visit, looks.phone)
  await page.getByLabel('从指标库加入', { exact: true }).selectOption('first-asked')
  await press(visit, '加入')
  await reached(visit, '[data-faults]')
  await fill(visit, '首问负责落实率（%）', '10')
  await says(visit, '群众办事：同级权重合计须为 100 %')
  await fill(visit, '办事效率（%）', '20')
  // Online nobody is asked first: where its weight goes then has to be said.
  await says(visit, '群众办事 首问负责落实率：不适用时权重没有去处')
  await page.getByText('首问负责落实率：替代权重和计分').click()
  await page.getByLabel('不适用时权重移至', { exact: true }).selectOption('felt-attitude')
  await reached(visit, '[data-wrong="0"]')
  await fill(visit, '得 100 分的值（%）', '60')
  await says(visit, '首问负责落实率：计分规则不成立')
  await judge(visit, looks.phone)
  await fill(visit, '得 100 分的值（%）', '98')
  await reached(visit, '[data-wrong="0"]')
  await fill(visit, '方案代号', '老年')
  await fill(visit, '为什么要改', '老年人多的大厅')
  await press(visit, '提交，等待他人审定')
  await says(visit, '代号须以小写字母开头')
  await fill(visit, '方案代号', 'elderly-halls')
  await judge(visit, looks.phone)
  await press(visit, '提交，等待他人审定')
  await reached(visit, '[data-state="OPEN"]')
  expect(visit.mishaps).toEqual([])
})

test('a list that cannot be read says so and can be asked for again; an empty one says that there is none', async () => {
  const visit = await signIn(stage, 'WINDOW_SUPERVISOR', looks.phone)
  const { page } = visit
  const address = '**/api/v1/score-schemes*'
  await page.route(address, (route) => route.fulfill({ status: 503, contentType: 'text/html', body: 'nobody' }))
  await turnTo(visit, '评价方案')
  await says(visit, '现在使用的人很多')
  await page.unroute(address)
  const none = { on: '2026-11-23', divisionCode: '990102000000', schemes: [] }
  await page.route(address, (route) => route.fulfill({ json: none }))
  await press(visit, '重试')
  await says(visit, '还没有评价方案')
  await page.unroute(address)
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import { choose, fill, judge, press, reached, says, signIn, turnTo } from './console-stage.ts'
import { looks, openStage, type Stage } from './stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage({ trustedProxies: ['127.0.0.1'] })
})
afterAll(() => stage.close())

test('the working group drafts another version with a live trial, and the leading group puts it in force at a phone', async () => {
  const visit = await signIn(stage, 'WORKING_GROUP')
  const { page } = visit
  await turnTo(visit, '测评表')
  await reached(visit, '[data-forms="6"]')
  await judge(visit, looks.desk)
  await page.getByRole('button', { name: /^查看 大厅服务质量现场测评/ }).click()
  await reached(visit, '[data-indicator="waiting"]')
  await says(visit, '台面、地面有积灰或垃圾，座椅破损，无人清理')
  await judge(visit, looks.desk)
  await press(visit, '起草新版本')
  await reached(visit, '[data-faults="0"]')
  // 等待时长 from 10 % to 8 %: the whole is no longer full, and the page says so before anything is sent.
  await press(visit, '修改 等待时长')
  await fill(visit, '权重（%）', '8')
  await reached(visit, '[data-faults="1"]')
  await says(visit, '各项权重合计须为 100 %')
  await judge(visit, looks.desk)
  await press(visit, '提交，等待他人审定')
  await says(visit, '请先改正上面列出的问题')
  await press(visit, '修改 咨询响应速度')
  await fill(visit, '权重（%）', '10')
  await page.locator('[data-step="1"] textarea').first().fill('无人答复')
  await choose(visit, '证据', 'PHOTO')
  await reached(visit, '[data-faults="0"]')
  await reached(visit, '[data-changes="2"]')
  await fill(visit, '为什么要改', '等待时长已由系统计算')
  // The trial counts by the rule: all of the highest marks but one of 10 % that is worth nothing.
  for (const question of await page.locator('[data-question]').all())
    await question.locator('input[type="radio"]').nth(4).check()
  await reached(visit, '[data-score="10000"]')
  await page.locator('[data-question="inquiry"] input').first().check()
  await reached(visit, '[data-score="9000"]')
  await says(visit, '选这一档须附：照片')
  await judge(visit, looks.desk)
  await press(visit, '提交，等待他人审定')
  await says(visit, '等待他人审定。起草人不能审定')
  await reached(visit, '[data-changes="2"]')
  await judge(visit, looks.desk)
  expect(visit.mishaps).toEqual([])

  const decider = await signIn(stage, 'LEADING_GROUP', looks.phone)
  await turnTo(decider, '测评表')
  await decider.page.locator('[data-state="OPEN"]').waitFor()
  await judge(decider, looks.phone)
  await decider.page.getByRole('button', { name: /^查看 大厅服务质量现场测评.* 2 / }).click()
  await says(decider, '等待时长已由系统计算')
  await judge(decider, looks.phone)
  await press(decider, '审定通过')
  await press(decider, '确定')
  await says(decider, '请选择生效日期')
  await fill(decider, '从哪一天起生效', '2150-01-01')
  await press(decider, '审定通过')
  await press(decider, '确定')
  await reached(decider, '[data-state="FUTURE"]')
  await press(decider, '打开试填')
  await judge(decider, looks.phone)
  expect(decider.mishaps).toEqual([])
})

test('a new form is built at a phone, and what is missing is named', async () => {
  const visit = await signIn(stage, 'WORKING_GROUP', looks.phone)
  const { page } = visit
  await turnTo(visit, '测评表')
  await press(visit, '新建测评表')
  await fill(visit, '表名（中文）', '自助区检查')
  await fill(visit, '表名（英文）', 'Self-service area')
  await press(visit, '修改 未命名')
  await judge(visit, looks.phone)
  for (const [label, text] of [
    ['指标名称（中文）', '开放'],
    ['指标名称（英文）', 'Open'],
    ['分组（中文）', '自助区'],
    ['分组（英文）', 'Area'],
    ['指标代号', 'open'],
    ['权重（%）', '100'],
  ] as const)
    await fill(visit, label, text)
  const anchors = page.locator('.indicator-fields textarea')
  for (const [at, text] of ['关闭', 'Closed', '部分开放', 'Partly', '全天开放', 'All day'].entries())
    await anchors.nth(at).fill(text)
  await reached(visit, '[data-faults="0"]')
  await press(visit, '增加一档')
  await reached(visit, '[data-faults="3"]')
  await press(visit, '删除第 4 档')
  await fill(visit, '测评表代号', '自助')
  await fill(visit, '所依据的文件', '大厅管理办法')
  await fill(visit, '为什么要改', '新设自助区')
  await press(visit, '提交，等待他人审定')
  await says(visit, '代号须以小写字母开头')
  await fill(visit, '测评表代号', 'accessibility')
  await press(visit, '提交，等待他人审定')
  await says(visit, '已有这个代号的测评表')
  await judge(visit, looks.phone)
  await fill(visit, '测评表代号', 'self-area')
  await press(visit, '提交，等待他人审定')
  await reached(visit, '[data-state="OPEN"]')
  expect(visit.mishaps).toEqual([])
})

test('a list that cannot be read says so and can be asked for again; an empty one says that there is none', async () => {
  const visit = await signIn(stage, 'WINDOW_SUPERVISOR', looks.phone)
  const { page } = visit
  const address = '**/api/v1/assessment-forms*'
  await page.route(address, (route) => route.fulfill({ status: 503, contentType: 'text/html', body: 'nobody' }))
  await turnTo(visit, '测评表')
  await says(visit, '现在使用的人很多')
  await judge(visit, looks.phone)
  await page.unroute(address)
  const none = { on: '2026-11-23', divisionCode: '990102000000', forms: [] }
  await page.route(address, (route) => route.fulfill({ json: none }))
  await press(visit, '重试')
  await says(visit, '还没有测评表')
  expect(await page.getByRole('button', { name: '新建测评表' }).count()).toBe(0)
  await page.unroute(address)
})

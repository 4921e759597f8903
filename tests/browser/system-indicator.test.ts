import { afterAll, beforeAll, expect, test } from 'vitest'
import { toPlainDate } from '../../domain/kernel/plain-date.ts'
import { callsOf } from '../support/calls.ts'
import { caseReport } from '../support/platform.ts'
import { choose, fill, judge, press, reached, says, signIn, turnTo } from './console-stage.ts'
import { looks, openStage, type Stage } from './stage.ts'

let stage: Stage
let period: string
beforeAll(async () => {
  stage = await openStage({ trustedProxies: ['127.0.0.1'] })
  const now = stage.running.world.now()
  period = toPlainDate(now - 60_000).slice(0, 7)
  const calls = callsOf(stage)
  // Twelve visits a minute ago, at a window where next to nobody else was; ten brought their papers once, two of them came again, and of eight it is known whether a machine had looked first.
  for (let number = 1; number <= 12; number += 1)
    await calls.putCase(`SYSTEM-${number}`, {
      ...{ acceptedAt: new Date(now - 60_000).toISOString(), timesSubmitted: number > 10 ? 2 : 1 },
      occurrences: caseReport(now).occurrences.map((each) => ({ ...each, windowCode: 'C01' })),
      ...(number > 4 ? {} : { trips: 1 }),
      ...(number > 8 ? {} : { prejudged: number % 2 === 0 }),
    })
})
afterAll(() => stage.close())

test('the working group reads how a figure is made, to the text of its query, and what is not measured', async () => {
  const visit = await signIn(stage, 'WORKING_GROUP')
  const { page } = visit
  await turnTo(visit, '系统数据指标')
  await reached(visit, '[data-figures="18"]')
  await fill(visit, '周期', period)
  await choose(visit, '大厅', 'YP-TRIAL-01')
  await press(visit, '查看')
  await reached(visit, `[data-period="${period}"]`)
  await page.getByRole('option', { name: /^老年人服务专窗/ }).waitFor({ state: 'attached' })
  await choose(visit, '范围', 'WINDOW/YP-TRIAL-01/C01')
  const again = page.locator('[data-measure="system.second-submission"]')
  await again.and(page.locator('[data-standing="TOLD"]')).waitFor()
  // Two of twelve.
  await again.getByText('16.67 %').waitFor()
  await again.getByText(/^有所需数据的记录 12 \/ 1\d（覆盖率 \d+/).waitFor()
  await again.getByText('越低越好').waitFor()
  await page.locator('[data-measure="handling.response-hours"][data-standing="NOTHING"]').waitFor()
  await page.locator('[data-measure="system.prejudged-share"][data-standing="TOO_FEW"]').waitFor()
  await judge(visit, looks.desk)
  await again.getByText('怎么算的').click()
  await again.getByText('提交两次及以上的办件占比').waitFor()
  await page.locator('[data-query="accepted"] summary').click()
  await page.locator('[data-query="accepted"]').getByText(':knownUntil').waitFor()
  await judge(visit, looks.desk)
  await reached(visit, '[data-not-measured="3"]')
  await says(visit, '此处不测：业务系统不报更正与撤销')
  await fill(visit, '周期', '2026-Q9')
  await press(visit, '查看')
  await says(visit, '请按示例填写已经开始的周期')
  expect(visit.mishaps).toEqual([])
})

test('a supervisor sees the windows of his hall at a phone, small ones hidden', async () => {
  const visit = await signIn(stage, 'WINDOW_SUPERVISOR', looks.phone)
  const { page } = visit
  await turnTo(visit, '系统数据指标')
  await fill(visit, '周期', period)
  await choose(visit, '大厅', 'YP-TRIAL-01')
  await press(visit, '查看')
  await page.getByRole('option', { name: /^老年人服务专窗/ }).waitFor({ state: 'attached' })
  await choose(visit, '范围', 'WINDOW/YP-TRIAL-01/C01')
  await page.locator('[data-measure="system.wait-median"][data-standing="TOLD"]').getByText('7 分钟').waitFor()
  await choose(visit, '范围', 'WINDOW/YP-TRIAL-01/B02')
  await page
    .locator('[data-measure="system.wait-median"][data-standing="TOO_FEW"]')
    .getByText('不足 10 条记录，不显示')
    .waitFor()
  await judge(visit, looks.phone)
  expect(visit.mishaps).toEqual([])
})

test('in English as well', async () => {
  const visit = await signIn(stage, 'LEADING_GROUP')
  await visit.page.getByRole('button', { name: 'English' }).first().click()
  await turnTo(visit, 'Indicators from systems')
  await says(visit, 'How it is computed')
  await says(visit, 'Not measured here')
  expect(visit.mishaps).toEqual([])
})

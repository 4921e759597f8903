import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays, toPlainDate } from '../../domain/kernel/plain-date.ts'
import { bringPools, bringWindows, city, hurry, lift } from '../support/assessment-plan.ts'
import { settleLedger } from '../support/ledger.ts'
import { bringMorePlaces, otherHall, secondHall } from '../support/places.ts'
import { choose, fill, judge, press, reached, says, signIn, turnTo } from './console-stage.ts'
import { looks, openStage, type Stage } from './stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage({ trustedProxies: ['127.0.0.1'] })
  await bringMorePlaces(stage.database)
  await bringWindows(stage, ['YP-TRIAL-01', secondHall, otherHall], 6)
  await lift(stage, ['WORKING_GROUP', 'LEADING_GROUP'])
  await hurry(stage)
  await bringPools(stage)
})
afterAll(() => stage.close())

const dayAfter = (days: number) => addDays(toPlainDate(stage.running.world.now()), days) as string

test('the working group plans, freezes, draws by a lottery and sends another where somebody declines', async () => {
  const visit = await signIn(stage, 'WORKING_GROUP')
  const { page } = visit
  await turnTo(visit, '测评计划')
  await says(visit, '还没有测评计划')
  await judge(visit, looks.desk)
  await press(visit, '新建计划')
  await press(visit, '保存计划')
  await says(visit, '请填写名称、测评表')
  await fill(visit, '名称', '四季度暗访')
  await choose(visit, '区划', city)
  await fill(visit, '起始日', dayAfter(2))
  await fill(visit, '截止日', dayAfter(40))
  await page.getByLabel('测评表', { exact: true }).selectOption({ index: 1 })
  await fill(visit, '样本数', '2')
  await fill(visit, '复评数', '3')
  await fill(visit, '抽取不早于（日期）', dayAfter(1))
  await choose(visit, '抽取不早于（时）', '22:00')
  await press(visit, '预览抽样框')
  await reached(visit, '[data-units]')
  await judge(visit, looks.desk)
  await press(visit, '保存计划')
  await says(visit, '没有约定任何外部随机数')
  await fill(visit, '约定的公开随机数', '次日双色球')
  await press(visit, '保存计划')
  await says(visit, '样本太小')
  await fill(visit, '样本数', '8')
  await press(visit, '保存计划')
  await reached(visit, '[data-plan][data-state="DRAFT"]')
  await judge(visit, looks.desk)
  await press(visit, '冻结抽样框')
  await press(visit, '确定')
  await reached(visit, '[data-state="FROZEN"] [data-strata="3"]')
  await press(visit, '抽取并派人')
  await says(visit, '请填写公开随机数和来源')
  await fill(visit, '公开随机数', '03 11 15 22 26 31 + 07')
  await fill(visit, '来源', '福彩官网 2026135 期')
  await press(visit, '抽取并派人')
  await page.locator('[role="alert"]', { hasText: '' }).first().waitFor({ state: 'attached' })
  // The day after tomorrow has come: what the log has published since, the database says by its own clock.
  stage.clock.shiftMs += 2 * 86_400_000
  await stage.database.query('alter table assessment_plan disable trigger all')
  await stage.database.query(`update assessment_plan set draw_not_before = now() - interval '1 minute'`)
  await stage.database.query('alter table assessment_plan enable trigger all')
  await settleLedger(stage.running)
  await page.reload()
  await fill(visit, '公开随机数', '03 11 15 22 26 31 + 07')
  await fill(visit, '来源', '福彩官网 2026135 期')
  await press(visit, '抽取并派人')
  await reached(visit, '[data-state="DRAWN"] [data-progress="0 11 0"]')
  await says(visit, '种子由下列各项合在一起求摘要得到')
  await reached(visit, '[data-ingredients="2"]')
  await judge(visit, looks.desk)
  const first = page.locator('[data-visit][data-state="OPEN"]').first()
  await first.getByRole('button', { name: /^终止：/ }).click()
  await press(visit, '确认终止')
  await says(visit, '请写明情况')
  await fill(visit, '说明', '临时出差')
  await press(visit, '确认终止')
  await reached(visit, '[data-progress="0 11 1"]')
  await press(visit, '公布结果')
  await press(visit, '确定')
  await says(visit, '还有未完成的测评任务')
  await judge(visit, looks.desk)
  expect(visit.mishaps).toEqual([])
})

test('the leading group reads at a phone how far a secret plan has come, and not where', async () => {
  const visit = await signIn(stage, 'LEADING_GROUP', looks.phone)
  await turnTo(visit, '测评计划')
  await visit.page.getByRole('button', { name: '查看：四季度暗访' }).click()
  await reached(visit, '[data-progress="0 11 1"]')
  await says(visit, '这是暗访计划，公布前只显示进度')
  expect(await visit.page.locator('[data-visit], [data-seed]').count()).toBe(0)
  expect(await visit.page.getByRole('button', { name: '新建计划' }).count()).toBe(0)
  await judge(visit, looks.phone)
  expect(visit.mishaps).toEqual([])
})

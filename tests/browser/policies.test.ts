import { afterAll, beforeAll, expect, test } from 'vitest'
import { type PlainDate, weekdayOf } from '../../domain/kernel/plain-date.ts'
import { choose, fill, judge, press, reached, says, signIn, stepUp, turnTo } from './console-stage.ts'
import { looks, openStage, type Stage } from './stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage({ trustedProxies: ['127.0.0.1'] })
})
afterAll(() => stage.close())

test('a system administrator proposes what a province says, a security administrator puts it in force, a reviewer reads it at a phone', async () => {
  const visit = await signIn(stage, 'SYSTEM_ADMIN')
  const { page } = visit
  await turnTo(visit, '政策规则')
  await reached(visit, '[data-governs="true"]')
  await says(visit, '管辖范围内没有提议')
  await judge(visit, looks.desk)
  await press(visit, '提出修改')
  await choose(visit, '从政策包带入', 'ZJ')
  await reached(visit, '[data-chosen="2"]')
  await choose(visit, '规则', '/contactTriesMin')
  await fill(visit, '内容', '1')
  await press(visit, '加入这条规则')
  await reached(visit, '[data-chosen="3"]')
  await judge(visit, looks.desk)
  await press(visit, '提交提议')
  await says(visit, '请填写地区')
  await fill(visit, '生效日期', '2150-01-01')
  await press(visit, '提交提议')
  // What is laxer than above cannot take effect: whoever has proposed it sees that, and takes it back.
  await reached(visit, '[data-finding="SOURCE_MISSING"]')
  await reached(visit, '[data-finding="LAXER_THAN_ABOVE"]')
  await judge(visit, looks.desk)
  await press(visit, '撤回提议')
  await press(visit, '确定')
  await reached(visit, '[data-state="WITHDRAWN"]')
  await press(visit, '返回政策列表')
  await press(visit, '提出修改')
  await choose(visit, '从政策包带入', 'ZJ')
  await fill(visit, '生效日期', '2150-01-01')
  await press(visit, '提交提议')
  await reached(visit, '[data-finding="LAXER_BY_ITS_SOURCE"]')
  expect(await page.getByRole('button', { name: '审定通过', exact: true }).count()).toBe(0)
  expect(visit.mishaps).toEqual([])

  const other = await signIn(stage, 'SECURITY_ADMIN')
  await turnTo(other, '政策规则')
  await other.page
    .locator('[data-proposals] li', { has: other.page.locator('[data-state="OPEN"]') })
    .getByRole('button')
    .click()
  await reached(other, '[data-rule="/clocks/HANDLE"][data-changed="true"]')
  await judge(other, looks.desk)
  stage.clock.shiftMs += 10 * 60_000
  await press(other, '审定通过')
  await press(other, '确定')
  await stepUp(stage, other, 'SECURITY_ADMIN')
  await reached(other, '[data-state="ADOPTED"]')
  expect(other.mishaps).toEqual([])

  const reader = await signIn(stage, 'REVIEWER', looks.phone)
  await turnTo(reader, '政策规则')
  await choose(reader, '政策', 'handling')
  await reached(reader, '[data-state="FUTURE"]')
  expect(await reader.page.locator('[data-proposals]').count()).toBe(0)
  await judge(reader, looks.phone)
  await reader.page
    .locator('tr', { has: reader.page.locator('[data-state="FUTURE"]') })
    .getByRole('button')
    .click()
  await says(reader, '15 个自然日')
  await says(reader, '浙江省：15 日内整改并反馈')
  await judge(reader, looks.phone)
  expect(reader.mishaps).toEqual([])
})

const weekdays = '一二三四五六日'
const weekdayIn = (day: string) => weekdays[weekdayOf(day as PlainDate) - 1]

/** Of a year that nobody has announced, whenever this runs: work is made up for on its first Saturday of April. */
function noticeOf(year: number, newYearsDay = weekdayIn(`${year}-01-01`)): string {
  const saturday = [1, 2, 3, 4, 5, 6, 7].find((day) => weekdayIn(`${year}-04-0${day}`) === '六')
  return `一、元旦：1月1日（周${newYearsDay}）至3日放假，共3天。
二、劳动节：5月1日至5日放假调休，共5天。4月${saturday}日（周六）上班。
三、国庆节：10月1日至7日放假调休，共7天。`
}

test('a year’s notice is pasted, read and published; a day is closed locally', async () => {
  const year = Math.max(2027, new Date(stage.running.world.now()).getFullYear())
  const visit = await signIn(stage, 'SYSTEM_ADMIN', looks.phone)
  const { page } = visit
  await turnTo(visit, '工作日历')
  await reached(visit, '[data-known-until]')
  await judge(visit, looks.phone)
  await fill(visit, '通知是哪一年的', String(year))
  await fill(visit, '通知正文', noticeOf(year, weekdayIn(`${year}-01-02`)))
  await press(visit, '读取')
  await says(visit, `${year}-01-01 与通知里写的星期几不符`)
  expect(await page.getByRole('button', { name: '公布这一年', exact: true }).count()).toBe(0)
  await fill(visit, '通知正文', noticeOf(year))
  await press(visit, '读取')
  await says(visit, '读出放假 15 天、调休上班 1 天')
  await judge(visit, looks.phone)
  await fill(visit, '通知名称', `关于${year}年部分节假日安排的通知（试验）`)
  await fill(visit, '公布日期', '2026-11-05')
  stage.clock.shiftMs += 10 * 60_000
  await press(visit, '公布这一年')
  await stepUp(stage, visit, 'SYSTEM_ADMIN')
  await says(visit, `${year} 年已经公布`)
  await reached(visit, `[data-day="${year}-10-07"][data-kind="HOLIDAY"]`)
  await fill(visit, '日期', `${year}-12-31`)
  await fill(visit, '名称', '大雪')
  await fill(visit, '依据（文件或决定）', '应急办第 1 号令')
  await press(visit, '保存这一天')
  await reached(visit, `[data-day="${year}-12-31"][data-kind="LOCAL_CLOSURE"]`)
  await judge(visit, looks.phone)
  expect(visit.mishaps).toEqual([])
})

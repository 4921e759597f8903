import { afterAll, beforeAll, expect, test } from 'vitest'
import { callsOf } from '../support/calls.ts'
import { choose, fill, judge, press, reached, says, signIn, turnTo } from './console-stage.ts'
import { expectAccessible, looks, openStage, type Stage, smallTargets, type Visit } from './stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage.close())

const atPhone = { viewport: { width: 360, height: 780 }, query: '' } as const
const story = '说不送两条烟就一直材料不齐'
const phone = '16100005678'
const receiptOf = async ({ page }: Visit) => (await page.locator('.receipt').first().textContent()) ?? ''

async function judgeCitizen(visit: Visit, least = 44): Promise<void> {
  await expectAccessible(visit, looks.phone)
  expect(await smallTargets(visit, least)).toEqual([])
}

test('a citizen tells discipline inspection alone, is asked and answers, and reads how it ended; the inspector does it at a phone', async () => {
  const inspector = await signIn(stage, 'DISCIPLINE_INSPECTOR', atPhone)
  await turnTo(inspector, '直达举报')
  await says(inspector, '现在没有由您受理的举报')
  await judge(inspector, atPhone)

  const { body } = await callsOf(stage).give(await stage.invite(), 1, 'reported-by-browser', { comment: '态度恶劣' })
  const citizen = await stage.visit(`/r#${body.receipt}`, atPhone)
  await citizen.page.getByRole('link', { name: '直接告诉纪检监察' }).click()
  await reached(citizen, '#report')
  await judgeCitizen(citizen)
  await press(citizen, '提交')
  await says(citizen, '请选一项发生了什么')
  await citizen.page.getByLabel('吃拿卡要', { exact: true }).check()
  await fill(citizen, '请说说经过', story)
  await fill(citizen, '大厅名称或编码', 'yp-trial-01')
  await press(citizen, '查找')
  await choose(citizen, '窗口', 'A01')
  await citizen.page.getByLabel('与我刚才查看的这条评价有关').check()
  await fill(citizen, '电话', phone)
  await judgeCitizen(citizen)
  await citizen.page.route('**/api/v1/confidential-reports', (route) => route.abort(), { times: 1 })
  await press(citizen, '提交')
  await says(citizen, '现在提交不了')
  await reached(citizen, '#thanks')
  const receipt = await receiptOf(citizen)
  await judgeCitizen(citizen)

  await press(inspector, '刷新')
  await reached(inspector, 'li[data-report][data-stage="RECEIVED"]')
  await judge(inspector, atPhone)
  await inspector.page.getByRole('button', { name: /查看：吃拿卡要/ }).click()
  await says(inspector, story)
  await says(inspector, '态度恶劣')
  await judge(inspector, atPhone)
  expect(await inspector.page.getByText(phone).count()).toBe(0)
  await press(inspector, '受理')
  await reached(inspector, 'article[data-stage="ACKNOWLEDGED"]')
  await press(inspector, '给举报人留言')
  await press(inspector, '提交')
  await says(inspector, '请选择结果并写明内容')
  await fill(inspector, '内容', '请问是哪一天？')
  await press(inspector, '提交')
  await reached(inspector, '[data-event="MESSAGE_LEFT"]')
  await press(inspector, '查看联系方式')
  await press(inspector, '确定')
  await says(inspector, phone)
  await reached(inspector, '[data-event="CONTACT_OPENED"]')

  await citizen.page.locator('a[href^="/r#"]').click()
  await reached(citizen, '[data-stage="ACKNOWLEDGED"]')
  await press(citizen, '发送回复')
  await says(citizen, '请写下经过')
  await fill(citizen, '回复留言', '上周五')
  await judgeCitizen(citizen)
  await press(citizen, '发送回复')
  await says(citizen, '回复已送达纪检监察')
  expect(await citizen.page.getByRole('button', { name: '发送回复' }).count()).toBe(0)

  // What the citizen has done meanwhile is shown before anybody acts on what he has not seen, and the words stay.
  await press(inspector, '作出结果')
  await choose(inspector, '结果', 'SUBSTANTIATED')
  await fill(inspector, '内容', '已核实，正在处理。')
  await press(inspector, '提交')
  await says(inspector, '刚刚有别的变化')
  await says(inspector, '上周五')
  await press(inspector, '提交')
  await reached(inspector, 'article[data-stage="DECIDED"]')
  await judge(inspector, atPhone)

  const later = await stage.visit(`/r#${receipt}`, looks['elderly English, 320 px'])
  await reached(later, '[data-stage="DECIDED"]')
  await says(later, '已核实，正在处理。')
  await expectAccessible(later, looks['elderly English, 320 px'])
  for (const visit of [citizen, inspector, later]) {
    expect(visit.mishaps).toEqual([])
    const asked = visit.requested.map((url) => url.split('#')[0] ?? '')
    expect(asked.filter((url) => [receipt, body.receipt, 'yp-trial-01'].some((part) => url.includes(part)))).toEqual([])
  }
})

test('who comes from nowhere may say nothing but what happened; the page holds at a desk and for the elderly', async () => {
  for (const look of [looks.desk, looks['elderly English, 320 px']]) {
    const visit = await stage.visit('/confidential', look)
    await reached(visit, '#report-about')
    await expectAccessible(visit, look)
    await visit.context.close()
  }
  const desk = await signIn(stage, 'DISCIPLINE_INSPECTOR', looks.desk)
  await desk.page.route('**/api/v1/confidential-reports**', (route) => route.abort())
  await turnTo(desk, '直达举报')
  await says(desk, '连接中断')
  await judge(desk, looks.desk)
  await desk.page.unrouteAll()
  await press(desk, '刷新')
  await desk.page
    .getByRole('button', { name: /查看：/ })
    .first()
    .click()
  await says(desk, '查看联系方式')
  await judge(desk, looks.desk)
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays, toPlainDate } from '../../domain/kernel/plain-date.ts'
import { scorePeriodBefore, scorePeriodOf } from '../../domain/score-period.ts'
import { draftPublications } from '../../server/publication/index.ts'
import { lookAfterPeriods } from '../../server/score-period/index.ts'
import { bringAskedServices } from '../support/asked-services.ts'
import { changePolicy } from '../support/policy.ts'
import { bringScoredDays, bringScoredHall } from '../support/scored-city.ts'
import { choose, fill, judge, press, reached, says, signIn, stepUp, turnTo } from './console-stage.ts'
import { looks, openStage, type Stage, type Visit } from './stage.ts'

const dayMs = 86_400_000
let stage: Stage
/** The month before the last: nothing of it can arrive any more. */
let period: string
beforeAll(async () => {
  stage = await openStage({ trustedProxies: ['127.0.0.1'] })
  // In the city of the tests there are three items.
  await changePolicy(stage, 'window-score', { partsMin: 3 })
}, 120_000)
afterAll(() => stage.close())

async function bringMonth(): Promise<void> {
  const last = scorePeriodBefore(scorePeriodOf('MONTH', toPlainDate(stage.running.world.now())))
  const month = scorePeriodBefore(last)
  period = month.name
  await bringScoredHall(stage, 14)
  await bringScoredDays(stage, { from: month.fromDay, to: addDays(month.endDay, -1), aDay: 20 })
  const asked = { hallCode: 'YP-SCORE-01', day: addDays(month.fromDay, 4), good: 700, goodInvited: 700, bad: 40 }
  await bringAskedServices(stage, { ...asked, windowCode: 'S01', badInvited: 2 })
}
async function sweep(): Promise<void> {
  const deps = { world: stage.running.world, rules: stage.running.app.rules }
  await lookAfterPeriods(deps)
  await draftPublications(deps)
}
async function picture({ page }: Visit, name: string): Promise<void> {
  const folder = process.env.YIPING_PICTURES
  if (folder) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true })
}
const pressNamed = ({ page }: Visit, name: RegExp) => page.getByRole('button', { name }).first().click()
const pressOf = ({ page }: Visit, part: string, name: RegExp) =>
  page.locator(part).getByRole('button', { name }).click()
const unfold = ({ page }: Visit, part: string, text: RegExp) =>
  page.locator(part).locator('summary').filter({ hasText: text }).first().click()

test('before anything was evaluated that is said, on every page', async () => {
  const visit = await signIn(stage, 'WORKING_GROUP', looks.phone)
  await turnTo(visit, '评价周期')
  await says(visit, '还没有评价，也就没有周期')
  await judge(visit, looks.phone)
  await press(visit, '异议')
  await says(visit, '没有异议')
  await turnTo(visit, '结果发布')
  await says(visit, '还没有已公布的结果，也没有你能办理的')
  await says(visit, '月度：定稿后 10 个工作日内公开')
  await judge(visit, looks.phone)
  await turnTo(visit, '窗口还是制度')
  await says(visit, '还没有计算过的周期')
  await judge(visit, looks.phone)
  expect(visit.mishaps).toEqual([])
})

test('a unit reads how its score came about and objects at a phone; a stranger to it decides at a desk', async () => {
  await bringMonth()
  await sweep()
  const supervisor = await signIn(stage, 'WINDOW_SUPERVISOR', looks.phone)
  await turnTo(supervisor, '评价周期')
  await reached(supervisor, `[data-period="${period}"][data-state="UNDER_OBJECTION"]`)
  await picture(supervisor, 'periods-phone')
  await judge(supervisor, looks.phone)
  await supervisor.page.locator(`[data-period="${period}"] button`).click()
  await says(supervisor, '天内可以评价')
  await reached(supervisor, '[data-window="A01"]')
  await pressNamed(supervisor, /^对.*A01提异议$/)
  await press(supervisor, '提出，不能再改')
  await says(supervisor, '请写明内容')
  await fill(supervisor, '异议内容和依据', '当月三天停电，评价屏没有开')
  await judge(supervisor, looks.phone)
  await press(supervisor, '提出，不能再改')
  await reached(supervisor, '[data-window="A01"] [data-outcome="open"]')
  await says(supervisor, '这是你提出的，由他人审定')
  await picture(supervisor, 'objected-phone')
  expect(await supervisor.page.getByRole('button', { name: '审定，不能再改' }).count()).toBe(0)

  const group = await signIn(stage, 'WORKING_GROUP')
  await turnTo(group, '评价周期')
  await says(group, '1 件异议待审定')
  await press(group, '异议')
  await reached(group, '[data-open="1"]')
  await press(group, '审定，不能再改')
  await says(group, '请选择: 结论')
  await choose(group, '结论', 'UPHELD')
  await fill(group, '理由', '供电部门证明属实')
  await press(group, '审定，不能再改')
  await says(group, '成立的异议要选择通过什么改变结果')
  await choose(group, '通过什么改变结果', 'EXEMPTION')
  await picture(group, 'deciding-desk')
  await judge(group, looks.desk)
  await press(group, '审定，不能再改')
  await reached(group, '[data-outcome="upheld"]')
  await says(group, '待审定 0 件，成立 1 件，不成立 0 件')
  await judge(group, looks.desk)
  await pressNamed(group, /^看这一期/)
  await choose(group, '大厅', 'YP-SCORE-01')
  await reached(group, '[data-window="S14"]')
  await unfold(group, '[data-window="S14"]', /分数怎么来的/)
  await group.page.locator('[data-window="S14"]').getByText('向同类平均收拢').waitFor()
  await unfold(group, '[data-window="S01"]', /参评情况/)
  await reached(group, '[data-window="S01"] [data-selective="true"]')
  await group.page.locator('[data-window="S01"]').getByText('像是挑人邀请').waitFor()
  await unfold(group, '[data-version="OBJECTION-0"]', /由什么算出/)
  await picture(group, 'period-desk')
  await judge(group, looks.desk)
  for (const { mishaps } of [supervisor, group]) expect(mishaps).toEqual([])
})

test('final, it is checked, held, reviewed and signed off, each by somebody else who sees what he may do; then everybody reads it', async () => {
  stage.clock.shiftMs += 15 * dayMs
  await sweep()
  const group = await signIn(stage, 'WORKING_GROUP')
  await turnTo(group, '结果发布')
  const card = `[data-publication="${period}"]`
  await reached(group, `${card}[data-state="DRAFT"]`)
  await judge(group, looks.desk)
  await pressOf(group, card, /^核对无误 /)
  await press(group, '确定')
  await reached(group, `${card}[data-state="CHECKED"]`)
  await reached(group, `${card} [data-may-not="TWO_STEPS_BY_ONE"]`)
  await says(group, '这一步要由另一个人办理')
  await pressOf(group, card, /^暂缓并说明原因 /)
  await press(group, '记录暂缓原因')
  await says(group, '请写明原因')
  await fill(group, '为什么暂缓', '等待上级文件')
  await press(group, '记录暂缓原因')
  await reached(group, `${card} [data-step="HELD"]`)
  await picture(group, 'publication-desk')
  await judge(group, looks.desk)

  stage.clock.shiftMs += 25 * dayMs
  const inspector = await signIn(stage, 'DISCIPLINE_INSPECTOR', looks.phone)
  await turnTo(inspector, '结果发布')
  await reached(inspector, `${card} [data-late]`)
  await pressOf(inspector, card, /^审查通过 /)
  await press(inspector, '确定')
  await reached(inspector, `${card}[data-state="REVIEWED"] [data-may-not="ANOTHER_ROLE"]`)
  await says(inspector, '由领导小组签发')
  await judge(inspector, looks.phone)

  const leader = await signIn(stage, 'LEADING_GROUP', looks.phone)
  stage.clock.shiftMs += 10 * 60_000
  await turnTo(leader, '结果发布')
  await pressOf(leader, card, /^签发并公开 /)
  await says(leader, '数字照计算结果，不能修改')
  await picture(leader, 'signing-phone')
  await press(leader, '确定')
  await stepUp(stage, leader, 'LEADING_GROUP')
  await reached(leader, `${card}[data-state="PUBLISHED"]`)
  await says(leader, '公开时迟')
  await judge(leader, looks.phone)
  await leader.page
    .locator(card)
    .getByRole('link', { name: /^看公开页面/ })
    .click()
  await reached(leader, '[data-list="TOP"] [data-window]')

  await leader.page.goBack()
  await turnTo(leader, '结果发布')
  await reached(leader, `${card} [data-withdrawal="0"]`)
  for (const { mishaps } of [group, inspector, leader]) expect(mishaps).toEqual([])
})

test('what is public is withdrawn by two: one proposes with the reason, another reads it and carries it out', async () => {
  const card = `[data-publication="${period}"]`
  const group = await signIn(stage, 'WORKING_GROUP')
  await turnTo(group, '结果发布')
  await pressOf(group, card, /^提出撤回 /)
  await press(group, '提出撤回，交另一个人办理')
  await says(group, '请写明原因')
  await fill(group, '为什么撤回', '数据来源待核实')
  await press(group, '提出撤回，交另一个人办理')
  await reached(group, `${card}[data-state="PUBLISHED"] [data-proposal="WAITS"]`)
  await says(group, '是你提出的，要由另一个人同意')
  expect(await group.page.getByRole('button', { name: /^同意撤回/ }).count()).toBe(0)
  await picture(group, 'withdrawal-proposed-desk')
  await judge(group, looks.desk)

  const leader = await signIn(stage, 'LEADING_GROUP', looks.phone)
  await turnTo(leader, '结果发布')
  await reached(leader, `${card} [data-proposal="WAITS"]`)
  await says(leader, '提出撤回：数据来源待核实')
  await judge(leader, looks.phone)
  await pressOf(leader, card, /^同意撤回 /)
  await says(leader, '撤回后不能恢复')
  await press(leader, '确定')
  await reached(leader, `${card}[data-state="WITHDRAWN"] [data-proposal="AGREED"]`)
  await says(leader, '撤回：数据来源待核实')
  await picture(leader, 'withdrawn-phone')
  await judge(leader, looks.phone)
  for (const { mishaps } of [group, leader]) expect(mishaps).toEqual([])
})

test('window or institution is said in words, with intervals, at phone and desk, and in English; a failure can be asked again', async () => {
  for (const look of [looks.desk, looks.phone]) {
    const visit = await signIn(stage, 'WORKING_GROUP', look)
    await turnTo(visit, '窗口还是制度')
    await choose(visit, '周期', period)
    await reached(visit, '[data-standing="TOLD"] [data-items="3"]')
    await says(visit, '跟着事项')
    await picture(visit, `window-or-item-${look === looks.desk ? 'desk' : 'phone'}`)
    await judge(visit, look)
    await choose(visit, '大厅', 'YP-TRIAL-01')
    await reached(visit, '[data-standing="TOO_FEW"]')
    await says(visit, '评价太少，说不准')
    expect(visit.mishaps).toEqual([])
  }
  const english = await signIn(stage, 'DISCIPLINE_INSPECTOR')
  await english.page.getByRole('button', { name: 'English' }).click()
  const address = '**/api/v1/score-periods'
  await english.page.route(address, (route) => route.fulfill({ status: 503, contentType: 'text/html', body: 'nobody' }))
  await turnTo(english, 'Assessment periods')
  await english.page.getByRole('button', { name: 'Try again' }).waitFor()
  await english.page.unroute(address)
  await press(english, 'Try again')
  await reached(english, `[data-period="${period}"][data-state="FINAL"]`)
  await english.page.locator(`[data-period="${period}"] button`).click()
  await says(english, 'Final version')
  await reached(english, '[data-version="FINAL-0"]')
  await judge(english, looks.desk)
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Role } from '../../domain/access.ts'
import { addDays, toPlainDate } from '../../domain/kernel/plain-date.ts'
import { bringScheme } from '../support/score-scheme.ts'
import { browserOf, freshCookie } from '../support/staff.ts'
import { choose, fill, judge, press, reached, says, signIn, turnTo } from './console-stage.ts'
import { looks, openStage, type Stage, type Visit } from './stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage({ trustedProxies: ['127.0.0.1'] })
  await bringScheme(stage, '990102000000', 'to-weigh')
})
afterAll(() => stage.close())

const panel = [
  'REVIEWER',
  'THIRD_PARTY_EVALUATOR',
  'SOCIAL_SUPERVISOR',
  'WORKING_GROUP',
  'LEADING_GROUP',
] as const satisfies readonly Role[]
const names = ['复核员丁', '评估员戊', '社会监督员庚', '工作组员辛', '领导组员壬']

/** An expert who answers elsewhere. */
async function answers(role: Role, weightingId: string, round: number, judgements: readonly number[]) {
  const cookie = await freshCookie(stage, role)
  const at = `/api/v1/own-weightings/${weightingId}/answers`
  const heard = await browserOf(stage).call('POST', at, { round, judgements }, { cookie })
  expect(heard.status).toBe(201)
}

/** Opened at the desk, by the method and for the experts. @returns its id */
async function open(visit: Visit, method: 'AHP' | 'DELPHI', experts: readonly string[]): Promise<string> {
  const { page } = visit
  await turnTo(visit, '赋权')
  await press(visit, '发起赋权')
  await reached(visit, '[data-experts="6"]')
  await page.getByLabel('评价方案', { exact: true }).selectOption({ label: '小方案（第 1 版）' })
  await choose(visit, '方法', method)
  await fill(visit, '用途', '年度方案')
  for (const name of experts) await page.getByLabel(name, { exact: true }).check()
  await fill(visit, '第一轮截止日期', addDays(toPlainDate(stage.running.world.now()), 7))
  await judge(visit, looks.desk)
  await press(visit, '发起并通知专家')
  await reached(visit, '[data-weighting][data-state="OPEN"]')
  return (await page.locator('[data-weighting]').first().getAttribute('data-weighting')) ?? ''
}

test('an expert compares one pair at a time on a phone, is told which three do not fit, and puts it right', async () => {
  const group = await signIn(stage, 'WORKING_GROUP')
  const weightingId = await open(group, 'AHP', names.slice(0, 3))
  const expert = await signIn(stage, 'REVIEWER', looks.phone)
  const { page } = expert
  await page.locator('header button[data-unread-count]').click()
  await says(expert, '请您作为专家赋权')
  await turnTo(expert, '我的赋权')
  await reached(expert, '[data-waits="true"]')
  await judge(expert, looks.phone)
  await page.getByRole('button', { name: /^去答复 小方案/ }).click()
  await says(expert, '第 1 组，共 3 组')
  await reached(expert, '[data-fits="unknown"]')
  await judge(expert, looks.phone)
  // Four times, seven times, five times: 0.107.
  await press(expert, 'public 更重要')
  await choose(expert, 'public 重要多少？', '4')
  await judge(expert, looks.phone)
  await press(expert, '下一组')
  await says(expert, '第 2 组，共 3 组')
  await press(expert, 'public 更重要')
  await choose(expert, 'public 重要多少？', '7')
  await press(expert, '下一组')
  await press(expert, 'third 更重要')
  await choose(expert, 'third 重要多少？', '5')
  await reached(expert, '[data-fits="false"] [data-worst="0,1,2"]')
  await says(expert, '全部：一致性比率 0.107')
  await says(expert, '您说 “public”是“third”的 4 倍，“third”是“check”的 5 倍；照此推算，“public”是“check”的 20 倍。')
  await says(expert, '您说的却是 “public”是“check”的 7 倍')
  await judge(expert, looks.phone)
  await press(expert, '检查并提交')
  await press(expert, '提交，不能再改')
  await says(expert, '各项比较前后矛盾较大，不能采用')
  await press(expert, '改：third 与 check')
  await says(expert, '第 3 组，共 3 组')
  await choose(expert, 'third 重要多少？', '2')
  await reached(expert, '[data-fits="true"]')
  await press(expert, '检查并提交')
  await says(expert, '照您的判断，各项权重为')
  await judge(expert, looks.phone)
  await press(expert, '提交，不能再改')
  await says(expert, '已提交。')
  await judge(expert, looks.phone)
  for (const role of panel.slice(1, 3)) await answers(role, weightingId, 1, [2, 3, 2])
  await group.page.reload()
  await says(group, '受邀 3 人，本轮已答复 3 人')
  await press(group, '结束本轮')
  await judge(group, looks.desk)
  await press(group, '确定')
  await reached(group, '[data-outcome="WEIGHED"]')
  await says(group, '群体一致性比率')
  await judge(group, looks.desk)
  await page.reload()
  await reached(expert, '[data-outcome="WEIGHED"]')
  await judge(expert, looks.phone)
  for (const { mishaps } of [group, expert]) expect(mishaps.filter((each) => !each.includes('422'))).toEqual([])
})

test('experts rate in rounds, see the quartiles of the last one on a phone, and the weights are drafted', async () => {
  const group = await signIn(stage, 'WORKING_GROUP')
  const weightingId = await open(group, 'DELPHI', names)
  const first = [
    [90, 50, 30],
    [60, 80, 30],
    [80, 40, 60],
    [50, 90, 10],
  ]
  for (const [place, row] of first.entries()) await answers(panel[place] ?? 'REVIEWER', weightingId, 1, row)
  const expert = await signIn(stage, 'LEADING_GROUP', looks.phone)
  await turnTo(expert, '我的赋权')
  await expert.page.getByRole('button', { name: /^去答复 小方案/ }).click()
  await fill(expert, 'public（0～100 分）', '70')
  await fill(expert, 'third（0～100 分）', '60')
  await fill(expert, 'check（0～100 分）', '101')
  await press(expert, '提交，不能再改')
  await says(expert, '“check”请填 0 到 100 的整数')
  await fill(expert, 'check（0～100 分）', '50')
  await judge(expert, looks.phone)
  await press(expert, '提交，不能再改')
  await says(expert, '已提交。')
  await group.page.reload()
  await press(group, '结束本轮')
  await press(group, '确定')
  await reached(group, '[data-outcome="ANOTHER_ROUND"]')
  await says(group, '有的项分数差别太大')
  await judge(group, looks.desk)
  for (const round of [2, 3]) {
    await fill(group, '下一轮截止日期', addDays(toPlainDate(stage.running.world.now()), 7))
    await press(group, '开始下一轮')
    await says(group, `第 ${round} 轮（最多 4 轮）`)
    for (const role of panel.slice(0, 4)) await answers(role, weightingId, round, [82, 50, 30])
    await expert.page.reload()
    await says(expert, round === 2 ? '上一轮一半的专家在 60～80 分，中位数 70 分。' : '您上次打 82 分')
    await judge(expert, looks.phone)
    await fill(expert, 'public（0～100 分）', '82')
    await fill(expert, 'third（0～100 分）', '50')
    await fill(expert, 'check（0～100 分）', '32')
    await press(expert, '提交，不能再改')
    await says(expert, '已提交。')
    await group.page.reload()
    await press(group, '结束本轮')
    await press(group, '确定')
    await reached(group, `[data-result="${round}"]`)
  }
  await reached(group, '[data-outcome="WEIGHED"]')
  const card = group.page.locator(`[data-weighting="${weightingId}"]`)
  await card.locator('summary').last().click()
  await card.getByLabel('依据文件', { exact: true }).fill('赋权会议纪要')
  await card.getByLabel('为什么要改', { exact: true }).fill('按专家意见')
  await card.getByRole('button', { name: '起草，等待他人审定', exact: true }).click()
  await reached(group, '[data-drafted]')
  await judge(group, looks.desk)
  await press(group, '查看新版本')
  await says(group, '等待他人审定')
  const english = await signIn(stage, 'DISCIPLINE_INSPECTOR', looks.phone)
  await english.page.getByRole('button', { name: 'English' }).click()
  await turnTo(english, 'Weighting')
  await says(english, 'Half of the experts lie from 82 to 82, the median is 82')
  await judge(english, looks.phone)
  for (const { mishaps } of [group, expert, english]) expect(mishaps).toEqual([])
})

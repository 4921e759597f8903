import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Role } from '../../domain/access.ts'
import { choose, fill, judge, press, reached, says, signIn, turnTo } from './console-stage.ts'
import { expectAccessible, looks, openStage, type Stage, smallTargets, type Visit } from './stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage.close())

const atPhone = { viewport: { width: 360, height: 780 }, query: '' } as const
const said = '二楼没有饮水机，老人等得口渴'
const phone = '15400005678'

async function judgeCitizen(visit: Visit, look = looks.phone): Promise<void> {
  await expectAccessible(visit, look)
  expect(await smallTargets(visit, 44)).toEqual([])
}

test('a citizen puts something into the box at a phone, the working group makes a finding of it and takes it up, and the citizen reads so', async () => {
  const citizen = await stage.visit('/suggest/YP-TRIAL-01/A01', atPhone)
  await says(citizen, '还没有办理完的意见')
  await reached(citizen, '#place-window')
  expect(await citizen.page.locator('#place-window').inputValue()).toBe('A01')
  await press(citizen, '投进意见箱')
  await says(citizen, '请写下您的意见或建议。')
  await fill(citizen, '您的意见或建议', said)
  await fill(citizen, '称呼', '王某')
  await press(citizen, '投进意见箱')
  await says(citizen, '请把电话也写上')
  await fill(citizen, '电话', phone)
  await judgeCitizen(citizen)
  await citizen.page.route('**/api/v1/suggestions', (route) => route.abort(), { times: 1 })
  await press(citizen, '投进意见箱')
  await says(citizen, '现在提交不了')
  await reached(citizen, '#thanks')
  await judgeCitizen(citizen)
  const receipt = (await citizen.page.locator('.receipt').first().textContent()) ?? ''
  expect(receipt).toMatch(/^[A-Za-z0-9_-]{64}$/)
  expect(citizen.requested.filter((url) => url.includes(receipt.slice(0, 20)))).toEqual([])

  const group = await signIn(stage, 'WORKING_GROUP', looks.phone)
  await turnTo(group, '意见箱来信')
  await says(group, said)
  await judge(group, looks.phone)
  await press(group, '查看联系方式')
  await says(group, phone)
  await group.page.getByRole('button', { name: `办理：${said}` }).click()
  await choose(group, '办理方式', 'FOUND')
  await fill(group, '归纳的意见（对外公布）', '二楼等候区没有饮水机')
  await choose(group, '编码', 'TANGIBLES')
  await judge(group, looks.phone)
  await press(group, '提交')
  await says(group, '这里没有来信')

  await turnTo(group, '意见征集')
  await press(group, '归纳的意见')
  await reached(group, 'li[data-finding][data-state="OPEN"]')
  await fill(group, '公布的说明', '月底前在二楼安装饮水机')
  await judge(group, looks.phone)
  await press(group, '办理')
  await reached(group, 'li[data-finding][data-state="TAKEN_UP"]')
  await press(group, '查看工单')
  await says(group, '二楼等候区没有饮水机')

  const later = await stage.visit(`/suggest#${receipt}`, atPhone)
  await reached(later, '[data-stage="TAKEN_UP"]')
  await says(later, '月底前在二楼安装饮水机')
  await judgeCitizen(later)
  expect([
    ...citizen.mishaps.filter((each) => !each.includes('ERR_FAILED')),
    ...group.mishaps,
    ...later.mishaps,
  ]).toEqual([])
}, 120_000)

const statements = ['材料要交三遍', '叫号屏字太小'] as const

async function codeAs(role: Role, second: string): Promise<Visit> {
  const visit = await signIn(stage, role)
  await turnTo(visit, '意见征集')
  await press(visit, '查看：老年人办事')
  await choose(visit, '第 1 条的主编码', 'RULES')
  await choose(visit, '第 2 条的主编码', second)
  await judge(visit, looks.desk)
  await press(visit, '提交编码')
  return visit
}

test('a focus group is recorded, coded by two who lie apart, settled and found; the desk sees how far they agree', async () => {
  const visit = await signIn(stage, 'WORKING_GROUP')
  await turnTo(visit, '意见征集')
  await says(visit, '这里还没有登记过意见征集')
  await press(visit, '登记一次')
  await press(visit, '登记')
  await says(visit, '请填写大厅或行政区划')
  await choose(visit, '形式', 'FOCUS_GROUP')
  await fill(visit, '日期', '2026-01-05')
  await choose(visit, '主办单位', '11990102MB0000001A')
  await fill(visit, '主题', '老年人办事')
  await fill(visit, '老年人', '6')
  await choose(visit, '提纲', 'SERVICE_QUALITY')
  await judge(visit, looks.desk)
  await press(visit, '登记')
  await reached(visit, 'article[data-version="0"]')
  await choose(visit, '第 1 条的身份', 'ELDERLY')
  await fill(visit, '第 1 条发言', statements[0])
  await press(visit, '加一条')
  await fill(visit, '第 2 条发言', statements[1])
  await judge(visit, looks.desk)
  await press(visit, '保存记录')
  await reached(visit, 'article[data-version="1"]')

  const third = await codeAs('THIRD_PARTY_EVALUATOR', 'TANGIBLES')
  await third.page.locator('[data-coding]').waitFor({ state: 'detached' })
  const group = await codeAs('WORKING_GROUP', 'EMPATHY')
  await says(group, '主编码一致 1/2 条')
  await reached(group, '[data-settle="2"]')
  await judge(group, looks.desk)
  await group.page.locator('[data-settle="2"]').getByLabel('编码', { exact: true }).selectOption('TANGIBLES')
  await fill(group, '理由', '商定：说的是设施')
  await press(group, '裁定')
  await reached(group, 'li[data-state="SETTLED"]')
  await group.page.getByLabel(/第 2 条 叫号屏字太小/).check()
  await choose(group, '编码', 'TANGIBLES')
  await fill(group, '意见', '叫号屏字太小')
  await judge(group, looks.desk)
  await press(group, '归纳')
  await says(group, '已归纳')
  await reached(group, 'li[data-state="OPEN"]')
  expect([...visit.mishaps, ...third.mishaps, ...group.mishaps]).toEqual([])
}, 120_000)

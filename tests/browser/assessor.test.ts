import { afterAll, beforeAll, expect, test } from 'vitest'
import { accountIdOf, bringAgency, bringAssessor } from '../support/assessor.ts'
import { accountOf } from '../support/staff.ts'
import { choose, fill, judge, press, reached, says, signIn, turnTo } from './console-stage.ts'
import { looks, openStage, type Stage } from './stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage({ trustedProxies: ['127.0.0.1'] })
})
afterAll(() => stage.close())

const district = '990102000000'
const dayAfter = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

/** In a term before: two have decided it on a page of their own. */
async function disqualify(role: 'SOCIAL_SUPERVISOR') {
  const { database } = stage
  const accountId = await accountIdOf(stage, accountOf(stage, role).username)
  const id = await bringAssessor(stage, district, { accountId, pool: role })
  await database.query(
    `insert into assessor_end (assessor_id, division_id, ended_on, cause, reason, recorded_at)
     select id, division_id, recruited_on, 'DISQUALIFIED', '记录与现场不符', now() from assessor where id = $1`,
    [id],
  )
}

test('the working group finds empty pools, records an agency, takes people in and ends a term with the reason', async () => {
  const visit = await signIn(stage, 'WORKING_GROUP')
  const { page } = visit
  await turnTo(visit, '评价员库')
  await reached(visit, '[data-warnings="TOO_FEW_AGENCIES TOO_FEW_EXPERTS TOO_FEW_SUPERVISORS"]')
  await says(visit, '库中还没有人')
  await judge(visit, looks.desk)
  await press(visit, '第三方机构')
  await says(visit, '还没有登记第三方机构')
  await press(visit, '登记')
  await says(visit, '请填写全部内容')
  await fill(visit, '机构名称', '云衡测评中心')
  await fill(visit, '资质', '政务服务第三方评估')
  await fill(visit, '合同起始日', dayAfter(-10))
  await fill(visit, '合同截止日', dayAfter(200))
  await fill(visit, '团队人数', '10')
  await fill(visit, '其中公众代表人数', '11')
  await press(visit, '登记')
  await says(visit, '公众代表人数不能超过团队总人数')
  await fill(visit, '其中公众代表人数', '2')
  await press(visit, '登记')
  await reached(visit, '[data-agencies="1"] [data-holds="true"]')
  await judge(visit, looks.desk)
  await press(visit, '人员入库')
  await choose(visit, '入哪个库', 'WORKING_GROUP')
  // The only one with the post is whoever asks: nobody takes himself in.
  await reached(visit, '[data-nobody="WORKING_GROUP"]')
  await choose(visit, '入哪个库', 'SOCIAL_SUPERVISOR')
  await press(visit, '入库')
  await says(visit, '请填写人员、来源和任期')
  await page.getByLabel('人员', { exact: true }).selectOption({ label: '社会监督员庚' })
  await choose(visit, '来源', 'DEPUTY')
  await fill(visit, '任期至', dayAfter(365))
  await press(visit, '入库')
  await says(visit, '必须填写居住地')
  await fill(visit, '居住地区划代码', '990100000000')
  await page.getByLabel('任职过的单位').selectOption({ index: 1 })
  await press(visit, '加上这个单位')
  await reached(visit, '[data-employers="1"]')
  await judge(visit, looks.desk)
  await press(visit, '入库')
  await says(visit, '社会监督员庚已入库')
  await choose(visit, '入哪个库', 'THIRD_PARTY')
  await page.getByLabel('人员', { exact: true }).selectOption({ label: '评估员戊' })
  await choose(visit, '来源', 'CITIZEN')
  await page.getByLabel('派出机构').selectOption({ label: '云衡测评中心' })
  await fill(visit, '任期至', dayAfter(100))
  await press(visit, '入库')
  await says(visit, '评估员戊已入库')
  await press(visit, '构成与名单')
  await reached(visit, '[data-shown="2"]')
  await says(visit, '有机构的公众代表不足')
  await judge(visit, looks.desk)
  await press(visit, '出库：社会监督员庚')
  await press(visit, '确认出库')
  await says(visit, '请填写理由')
  await choose(visit, '原因', 'RESIGNED')
  await fill(visit, '理由', '本人来函辞任')
  await judge(visit, looks.desk)
  await press(visit, '确认出库')
  await says(visit, '社会监督员庚已出库')
  await reached(visit, '[data-shown="1"]')
  await choose(visit, '任期', 'PAST')
  await page.locator('[data-state="ENDED"]').getByText('本人辞任').waitFor()
  await disqualify('SOCIAL_SUPERVISOR')
  await press(visit, '人员入库')
  await page.locator('option', { hasText: '曾被取消资格' }).waitFor({ state: 'attached' })
  await press(visit, '第三方机构')
  await press(visit, '终止合同：云衡测评中心')
  await fill(visit, '理由', '合同违约')
  await press(visit, '确认终止')
  await reached(visit, '[data-holds="false"]')
  expect(visit.mishaps).toEqual([])
})

test('at a phone whoever looks after the pools sees them full, changes nothing, and is told when they cannot be read', async () => {
  const agencyId = await bringAgency(stage, district, '山川政务测评研究院')
  const holder = (role: 'MYSTERY_SHOPPER' | 'WINDOW_SUPERVISOR' | 'THIRD_PARTY_EVALUATOR') =>
    accountIdOf(stage, accountOf(stage, role).username)
  await bringAssessor(stage, district, { accountId: await holder('MYSTERY_SHOPPER'), pool: 'MYSTERY_SHOPPER' })
  await bringAssessor(stage, district, {
    ...{ accountId: await holder('WINDOW_SUPERVISOR'), pool: 'WINDOW_SUPERVISOR', background: 'OFFICIAL' },
  })
  await bringAssessor(stage, district, {
    ...{ accountId: await holder('THIRD_PARTY_EVALUATOR'), pool: 'THIRD_PARTY', agencyId },
  })
  const visit = await signIn(stage, 'LEADING_GROUP', looks.phone)
  const { page } = visit
  await turnTo(visit, '评价员库')
  await says(visit, '窗口监督员（自评）')
  await page.locator('[data-assessor]', { hasText: '暗访员己' }).getByText('不事先告知').waitFor()
  await judge(visit, looks.phone)
  for (const name of ['人员入库', '出库']) expect(await page.getByRole('button', { name }).count()).toBe(0)
  await press(visit, '第三方机构')
  await says(visit, '山川政务测评研究院')
  await judge(visit, looks.phone)
  await page.route('**/api/v1/assessors*', (route) => route.abort('connectionreset'))
  await page.route('**/api/v1/assessor-composition*', (route) => route.abort('connectionreset'))
  await press(visit, '构成与名单')
  await says(visit, '连接中断')
  await judge(visit, looks.phone)
  await page.unroute('**/api/v1/assessors*')
  await page.unroute('**/api/v1/assessor-composition*')
  for (const again of await page.getByRole('button', { name: '重试' }).all()) await again.click()
  await reached(visit, '[data-assessor]')
  await reached(visit, '[data-pool="INSPECTOR"]')
  // No name stands in an address that was asked for.
  expect(visit.requested.some((address) => decodeURIComponent(address).includes('暗访'))).toBe(false)
})

test('a mystery shopper reads on the own page in which pool he is held, and has no page of the others', async () => {
  const visit = await signIn(stage, 'MYSTERY_SHOPPER', looks.phone)
  await turnTo(visit, '我的账户')
  await reached(visit, '[data-own-pool="MYSTERY_SHOPPER"]')
  await judge(visit, looks.phone)
  expect(await visit.page.locator('nav .menu').getByText('评价员库').count()).toBe(0)
  expect(visit.mishaps).toEqual([])
})

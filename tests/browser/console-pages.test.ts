import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { callsOf } from '../support/calls.ts'
import { TestTerminal } from '../support/terminal.ts'
import { choose, enter, fill, judge, press, reached, says, signIn, stepUp, turnTo } from './console-stage.ts'
import { looks, openStage, type Stage } from './stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage({ trustedProxies: ['127.0.0.1'] })
})
afterAll(() => stage.close())

describe('the system administrator', () => {
  test('pairs a device, sees it come alive, and revokes it, with a fresh code for either', async () => {
    const visit = await signIn(stage, 'SYSTEM_ADMIN')
    const { page } = visit
    await turnTo(visit, '设备')
    await reached(visit, '[data-line="LIVE"]')
    await judge(visit, looks.desk)
    stage.clock.shiftMs += 10 * 60_000
    await press(visit, '配对新设备')
    await press(visit, '生成配对码')
    await says(visit, '请选择大厅')
    await choose(visit, '大厅', 'YP-TRIAL-01')
    await choose(visit, '窗口', 'A01')
    await judge(visit, looks.desk)
    await press(visit, '生成配对码')
    await stepUp(stage, visit, 'SYSTEM_ADMIN')
    const pairingCode = await page.locator('[data-pairing-code]').getAttribute('data-pairing-code')
    await press(visit, '返回设备列表')
    // What a device does is seen without asking again.
    const terminal = await TestTerminal.pairBy(stage, pairingCode ?? '', '二号窗口终端')
    const row = page.getByRole('row', { name: /二号窗口终端/ })
    await row.getByText('未上线').waitFor()
    await terminal.beat({ brightnessPercent: 40, queueLength: 3 })
    await row.getByText('在线').waitFor()
    await page.getByRole('button', { name: '查看 二号窗口终端' }).click()
    await says(visit, '亮度 40%')
    await judge(visit, looks.desk)
    await press(visit, '停用设备')
    await press(visit, '确定')
    await reached(visit, '[data-condition="REVOKED"]')
    await page.locator('[data-events="1"]').getByText('停用').waitFor()
    expect((await terminal.beat()).status).toBe(401)
    await page.goBack()
    await choose(visit, '状态', 'ONLINE')
    await row.waitFor({ state: 'detached' })
    expect(visit.mishaps).toEqual([])
  })
})

test('a supervisor sees the devices of his hall at a phone, and may change none', async () => {
  const terminal = await TestTerminal.pair(stage)
  await terminal.beat()
  const visit = await signIn(stage, 'WINDOW_SUPERVISOR', looks.phone)
  await turnTo(visit, '设备')
  await visit.page.getByRole('button', { name: '查看 一号窗口评价终端' }).click()
  await says(visit, '没有缺号')
  await visit.page.locator('.menu-fold').click()
  await judge(visit, looks.phone)
  for (const name of ['停用设备', '重新配对', '配对新设备'])
    expect(await visit.page.getByRole('button', { name, exact: true }).count()).toBe(0)
  expect(visit.mishaps).toEqual([])
})

test('the working group changes a hall from a day on, and does not write over what another has said meanwhile', async () => {
  const visit = await signIn(stage, 'WORKING_GROUP')
  const { page } = visit
  await turnTo(visit, '机构与目录')
  await page.locator('[data-at="hall/YP-TRIAL-01"]').click()
  await reached(visit, '[data-stand="NOW"]')
  await judge(visit, looks.desk)
  await fill(visit, '名称', '和畅区便民大厅')
  await fill(visit, '生效日期', '2020-01-01')
  await press(visit, '保存新版本')
  await page.locator('.refused', { hasText: '生效日期在今天之前' }).waitFor()
  await judge(visit, looks.desk)
  await fill(visit, '生效日期', '2150-01-01')
  await press(visit, '保存新版本')
  await reached(visit, '[data-stand="FUTURE"]')
  expect(await page.locator('[data-stand="NOW"]').count()).toBe(1)
  // Meanwhile a business system says something else.
  const body = {
    name: '和畅区河西大厅',
    divisionCode: '990102',
    managingOrganizationCode: '11990102MB0000001A',
    effectiveFrom: '2150-06-01',
  }
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${stage.trial.apiKey}` }
  const other = await fetch(`${stage.base}/api/v1/catalogue/halls/YP-TRIAL-01`, {
    method: 'PUT',
    headers,
    body: JSON.stringify(body),
  })
  expect(other.status).toBe(200)
  await fill(visit, '名称', '和畅区大厅')
  await press(visit, '保存新版本')
  await says(visit, '别人刚刚修改了这项内容')
  await page.locator('[data-versions="3"]').waitFor()
  await page.locator('[data-stand="FUTURE"] summary').first().click()
  await says(visit, '和畅区河西大厅')
  expect(await page.getByLabel('名称', { exact: true }).inputValue()).toBe('和畅区大厅')
  await judge(visit, looks.desk)
  await press(visit, '新增窗口')
  await fill(visit, '窗口编号', 'Z01')
  await press(visit, '继续填写内容')
  await fill(visit, '名称', '老年人窗口')
  await choose(visit, '窗口类型', 'ELDERLY')
  await press(visit, '保存新版本')
  await reached(visit, '[data-entry="window/YP-TRIAL-01/Z01"] [data-stand="NOW"]')
  await press(visit, '窗口开放时间')
  await fill(visit, '周一', '九点')
  await press(visit, '保存新版本')
  await says(visit, '格式不对')
  await fill(visit, '周一', '09:00-12:00')
  await press(visit, '保存新版本')
  await reached(visit, '[data-entry="window-hours/YP-TRIAL-01/Z01"] [data-stand="NOW"]')
  expect(visit.mishaps).toEqual([])
})

test('a reviewer looks at the catalogue at a phone and may change nothing', async () => {
  const visit = await signIn(stage, 'REVIEWER', looks.phone)
  await turnTo(visit, '机构与目录')
  await visit.page.locator('[data-at="hall/YP-TRIAL-01"]').click()
  await says(visit, '当前岗位只能查看目录')
  await judge(visit, looks.phone)
  expect(visit.mishaps).toEqual([])
})

test('the security administrator makes a key, renews it beside the old one, and ends it', async () => {
  const visit = await signIn(stage, 'SECURITY_ADMIN')
  const { page } = visit
  const secret = async () => (await page.locator('[data-key]').getAttribute('data-key')) ?? ''
  const report = async (key: string) =>
    (
      await stage.post(
        '/api/v1/device-pairings',
        { hallCode: 'YP-TRIAL-01', kind: 'SCREEN' },
        { authorization: `Bearer ${key}` },
      )
    ).status
  await turnTo(visit, '接口密钥')
  await reached(visit, 'tbody tr')
  await judge(visit, looks.desk)
  await press(visit, '新建密钥')
  await press(visit, '生成密钥')
  await says(visit, '请填写使用者')
  await judge(visit, looks.desk)
  await fill(visit, '使用者', '叫号系统')
  await page.getByLabel('配对和停用设备').check()
  await fill(visit, '到期日期', '2035-12-31')
  await press(visit, '生成密钥')
  await reached(visit, '[data-key]')
  const first = await secret()
  expect(await report(first)).toBe(201)
  await judge(visit, looks.desk)
  await press(visit, '已经保存，隐藏')
  await press(visit, '返回密钥列表')
  await page.getByRole('button', { name: '查看 叫号系统' }).click()
  expect(await page.content()).not.toContain(first.slice(-43))
  stage.clock.shiftMs += 10 * 60_000
  await press(visit, '更换')
  await stepUp(stage, visit, 'SECURITY_ADMIN')
  await reached(visit, '[data-credentials="2"]')
  const second = await secret()
  expect([await report(first), await report(second)]).toEqual([201, 201])
  await press(visit, '撤销密钥')
  await press(visit, '确定')
  await reached(visit, '[data-state="REVOKED"]')
  await judge(visit, looks.desk)
  expect([await report(first), await report(second)]).toEqual([401, 401])
  expect(visit.mishaps).toEqual([])
})

test('somebody signed in twice is told, reads it, and ends the other session', async () => {
  const there = await signIn(stage, 'LEADING_GROUP')
  const visit = await stage.visit('/console/', looks.phone, (context) =>
    context.setExtraHTTPHeaders({ 'x-forwarded-for': '192.0.2.7' }),
  )
  await enter(stage, visit, 'LEADING_GROUP')
  const { page } = visit
  await page.getByRole('button', { name: '收件箱（1 条未读）' }).click()
  await says(visit, '在新的设备或网络登录')
  await says(visit, '192.0.2.7')
  await judge(visit, looks.phone)
  await page.getByRole('button', { name: /^前往处理/ }).click()
  await page.getByRole('button', { name: '收件箱', exact: true }).first().waitFor()
  await reached(visit, '[data-sessions="2"]')
  await judge(visit, looks.phone)
  await press(visit, '结束其他所有登录')
  await press(visit, '确定')
  await reached(visit, '[data-sessions="1"]')
  await press(there, '退出登录')
  await says(there, '登录已经结束')
  expect([...visit.mishaps, ...there.mishaps]).toEqual([])
})

test('a reviewer finds a case by its number, sees one value once, and nothing of it stays behind', async () => {
  const [phone, caseNo] = ['15400000123', 'SHOWN-2026-1']
  await callsOf(stage).putCase(caseNo, { applicant: { type: 'NATURAL_PERSON', name: '甄某', phone } })
  const visit = await signIn(stage, 'REVIEWER', looks.phone)
  const { page } = visit
  await turnTo(visit, '办件联系人')
  await press(visit, '查找')
  await says(visit, '请输入办件编号')
  await fill(visit, '办件编号', 'NOT-THERE')
  await press(visit, '查找')
  await says(visit, '没有找到')
  await judge(visit, looks.phone)
  await fill(visit, '办件编号', caseNo)
  await press(visit, '查找')
  await says(visit, '154****0123')
  await judge(visit, looks.phone)
  await press(visit, '查看')
  await page.getByRole('alert').getByText('请选择目的').waitFor()
  await choose(visit, '查看哪一项', 'applicant-phone')
  await choose(visit, '目的', 'FOLLOW_UP')
  await fill(visit, '理由（用自己的话）', '按规定回访评价人')
  stage.clock.shiftMs += 11 * 60_000
  await press(visit, '查看')
  await stepUp(stage, visit, 'REVIEWER')
  expect(await page.locator('[data-unmasked]').textContent()).toBe(phone)
  // Whoever is slower than a minute may have it longer; so may a slow machine.
  for (let more = 0; more < 3; more += 1) await press(visit, '再显示一分钟')
  await judge(visit, looks.phone)
  await page.locator('[data-left="19"]').waitFor()
  const kept = () => page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.title]))
  for (const secret of [phone, caseNo]) {
    expect(visit.requested.some((address) => address.includes(secret))).toBe(false)
    expect([page.url(), await kept()].some((text) => text.includes(secret))).toBe(false)
  }
  await press(visit, '已经用完，立即隐藏')
  await says(visit, '已隐藏')
  expect(await page.content()).not.toContain(phone)
  // Going away and coming back begins anew.
  await page.reload()
  await reached(visit, '[data-stage="OPEN"]')
  await page.getByLabel('办件编号', { exact: true }).waitFor()
  expect(await page.content()).not.toContain(caseNo)
  expect(visit.mishaps).toEqual([])
})

test('a page that cannot be read says so, and can be asked for again', async () => {
  const visit = await signIn(stage, 'AUDIT_ADMIN', looks.phone)
  const { page } = visit
  const busy = { status: 503, contentType: 'text/html', body: 'nobody is here' }
  await page.route('**/api/v1/api-keys*', (route) => route.fulfill(busy))
  await turnTo(visit, '接口密钥')
  await says(visit, '现在使用的人很多')
  await judge(visit, looks.phone)
  await page.unroute('**/api/v1/api-keys*')
  await press(visit, '重试')
  await reached(visit, 'tbody tr')
  // Of a page that has never been opened not even its script comes any more.
  await page.route('**/assets/**', (route) => route.abort('connectionreset'))
  await turnTo(visit, '设备')
  await reached(visit, '[data-broken]')
  await turnTo(visit, '接口密钥')
  await reached(visit, 'tbody tr')
  await page.unroute('**/assets/**')
  await page.route('**/api/v1/session', (route) => route.abort('connectionreset'))
  await page.reload()
  await says(visit, '连接中断')
  await page.unroute('**/api/v1/session')
  await press(visit, '重试')
  await reached(visit, '[data-stage="OPEN"]')
})

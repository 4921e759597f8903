import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { TestTerminal } from '../support/terminal.ts'
import { choose, judge, press, reached, says, signIn, stepUp } from './console-stage.ts'
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
    await press(visit, '设备')
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
  await press(visit, '设备')
  await visit.page.getByRole('button', { name: '查看 一号窗口评价终端' }).click()
  await says(visit, '没有缺号')
  await judge(visit, looks.phone)
  for (const name of ['停用设备', '重新配对', '配对新设备'])
    expect(await visit.page.getByRole('button', { name, exact: true }).count()).toBe(0)
  expect(visit.mishaps).toEqual([])
})

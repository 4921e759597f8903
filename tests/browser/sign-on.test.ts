import { afterAll, beforeAll, expect, test } from 'vitest'
import { runAccountCommand } from '../../server/account/operator/command.ts'
import { startProvider, type TestProvider } from '../support/oidc.ts'
import { accountOf, codeAt } from '../support/staff.ts'
import { enter, judge, press, reached, says } from './console-stage.ts'
import { expectAccessible, looks, openStage, type Stage, smallTargets } from './stage.ts'

let stage: Stage
let provider: TestProvider
const username = 'trial.window-supervisor'
beforeAll(async () => {
  provider = await startProvider()
  const { issuer, clientId, clientSecret } = provider
  stage = await openStage({ signOn: { issuer, clientId, clientSecret }, outgoingHosts: [new URL(issuer).host] })
  provider.register(`${stage.base}/console/`)
  const { world, app } = stage.running
  await runAccountCommand({ ...world, rules: app.rules, ask: async () => 'known', issuer }, ['link', username])
})
afterAll(async () => {
  await stage.close()
  await provider.close()
})

test('whom nobody has linked is told so in words', async () => {
  const visit = await stage.visit('/console/', looks.phone)
  const { page } = visit
  provider.person = { subject: 'stranger' }
  await page.getByRole('button', { name: '统一认证登录', exact: true }).click()
  await page.getByText('还没有关联本平台的账户').waitFor()
  await expectAccessible(visit, looks.phone)
  expect(await smallTargets(visit, 24)).toEqual([])
  // What the provider has sent along is in no address and no history.
  expect(page.url()).toBe(`${stage.base}/console/`)
})

test('one goes to the provider and comes back to the second step; a provider that is down is told', async () => {
  const visit = await stage.visit('/console/', looks.phone)
  const { page } = visit
  provider.person = { subject: 'known' }
  await press(visit, '统一认证登录')
  await page.locator('[data-stage="SECOND_FACTOR"]').waitFor()
  const { totpSecret } = accountOf(stage, 'WINDOW_SUPERVISOR')
  await page.getByLabel('六位验证码', { exact: true }).fill(await codeAt(totpSecret, stage.running.world.now()))
  await press(visit, '验证')
  await page.locator('[data-stage="OPEN"]').waitFor()
  await page.getByText(username).waitFor()
  // Signing out here leads to the provider’s page, and from there back.
  await press(visit, '退出登录')
  await page.waitForURL(`${provider.issuer}/session/end**`)
  await page.getByRole('button', { name: 'Yes, sign me out' }).click()
  await page.waitForURL(`${stage.base}/console/**`)

  await provider.close()
  await press(visit, '统一认证登录')
  await page.getByText('暂时连接不上统一认证服务').waitFor()
  await provider.open()
  expect(visit.mishaps.filter((each) => !each.startsWith(`asked elsewhere: ${provider.issuer}/`))).toEqual([])
})

test('an account is linked by its holder and parted again, in words', async () => {
  const visit = await stage.visit('/console/', looks.phone)
  const { page } = visit
  await enter(stage, visit, 'HR')
  provider.person = { subject: 'of-hr' }
  await press(visit, '关联统一认证')
  await says(visit, '已关联，以后可以用统一认证登录')
  expect(page.url()).toMatch(/\/console\/(#own)?$/)
  await reached(visit, '[data-linked="true"]')
  await judge(visit, looks.phone)
  await press(visit, '解除关联')
  await press(visit, '确定')
  await says(visit, '已解除关联')
  await reached(visit, '[data-linked="false"]')
})

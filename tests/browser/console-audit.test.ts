import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { callsOf } from '../support/calls.ts'
import { accountOf, signedIn } from '../support/staff.ts'
import { choose, fill, judge, press, reached, says, signIn, stepUp, turnTo } from './console-stage.ts'
import { looks, openStage, type Stage } from './stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
  const calls = callsOf(stage)
  await calls.putCase('BROWSER-AUDIT-1')
  await calls.putCase('BROWSER-AUDIT-2', { itemCode: '11990102MB0000000T1000000000099' })
  const system = await signedIn(stage, accountOf(stage, 'SYSTEM_ADMIN'))
  const account = { username: 'audit.browser', name: '某人', family: 'BUSINESS', divisionCode: '990102000000' }
  for (let time = 0; time < 2; time += 1) await system.call('POST', '/api/v1/accounts', account)
})
afterAll(() => stage.close())

test('the audit administrator sees that the chain is whole, finds an act, and takes what he found with him', async () => {
  const visit = await signIn(stage, 'AUDIT_ADMIN')
  const { page } = visit
  await turnTo(visit, '审计')
  await reached(visit, '[data-chain="MOVING"]')
  await reached(visit, 'tbody tr[data-row-key]')
  await judge(visit, looks.desk)
  await choose(visit, '操作', 'ACCOUNT_OPENED')
  await fill(visit, '账户名', 'trial.system-admin')
  await press(visit, '查询')
  await expect.poll(() => page.locator('tbody tr[data-row-key]').count()).toBe(2)
  await reached(visit, '[data-result="USERNAME_TAKEN"]')
  await choose(visit, '结果', 'DONE')
  await press(visit, '查询')
  await page.locator('[data-result="USERNAME_TAKEN"]').waitFor({ state: 'detached' })
  await page.getByRole('button', { name: /^查看 开立账户/ }).click()
  await reached(visit, '[data-entry]')
  await says(visit, '系统管理员')
  await judge(visit, looks.desk)
  await press(visit, '返回列表')
  expect(await page.getByLabel('账户名', { exact: true }).inputValue()).toBe('trial.system-admin')
  // Meanwhile the second factor has grown old.
  stage.clock.shiftMs += 10 * 60_000
  const saved = page.waitForEvent('download')
  await press(visit, '导出 CSV')
  await stepUp(stage, visit, 'AUDIT_ADMIN')
  const file = await readFile(await (await saved).path())
  expect(file.subarray(0, 3).toString('hex')).toBe('efbbbf')
  expect(file.toString('utf8').trimEnd().split('\r\n')).toHaveLength(2)
  await says(visit, '已导出')
  expect(page.url()).not.toContain('trial.system-admin')
  expect(visit.mishaps).toEqual([])
})

test('at a phone it is cards; what is not there, and what is refused, is said', async () => {
  const visit = await signIn(stage, 'AUDIT_ADMIN', looks.phone)
  const { page } = visit
  await turnTo(visit, '审计')
  await reached(visit, '.cards .card')
  await judge(visit, looks.phone)
  await fill(visit, '账户名', 'nobody.at-all')
  await press(visit, '查询')
  await says(visit, '没有符合条件的记录')
  await fill(visit, '起始日期', '2020-01-01')
  await press(visit, '查询')
  await page.getByRole('alert').getByText(/./).first().waitFor()
  await judge(visit, looks.phone)
  // What cannot be sealed is told before anything else.
  await stage.database.query('alter function seal_audit_entries(integer) rename to seal_audit_entries_away')
  await callsOf(stage).putCase('BROWSER-AUDIT-3')
  await stage.database.query(`update audit_pending set appended_at = clock_timestamp() - interval '2 minutes'`)
  await expect.poll(() => page.locator('[data-chain="STANDING"]').count(), { timeout: 25_000 }).toBe(1)
  await press(visit, '导出 CSV')
  await says(visit, '审计记录暂时不能封存')
  await judge(visit, looks.phone)
  await stage.database.query('alter function seal_audit_entries_away(integer) rename to seal_audit_entries')
  expect(visit.mishaps.filter((mishap) => !/400|503/.test(mishap))).toEqual([])
})

test('the drills are shown day by day and hop by hop', async () => {
  const visit = await signIn(stage, 'AUDIT_ADMIN', looks.phone)
  const { page } = visit
  await turnTo(visit, '系统拨测')
  await says(visit, '还没有拨测')
  await judge(visit, looks.phone)
  // At whatever time of the day the test runs.
  await stage.database.query(
    `insert into policy (word, division_id, effective_from, version, source, body)
     select word, division_id, '2020-01-01', 2, 'test', body || '{"startMinute": 0}' from policy where word = 'drill'`,
  )
  await stage.running.app.rules.refresh()
  await stage.running.app.sweeps.find(({ name }) => name === 'drill')?.run()
  await press(visit, '刷新')
  await reached(visit, '[data-run="KEYPAD"][data-passed="true"]')
  await page.locator('[data-run="WEB"] summary').click()
  await says(visit, '计入拨测统计')
  await says(visit, '全部通过')
  await judge(visit, looks.phone)
  expect(visit.mishaps).toEqual([])
})

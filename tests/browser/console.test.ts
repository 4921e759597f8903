import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { permissionsOf, type Role } from '../../domain/access.ts'
import { accountOf, codeAt } from '../support/staff.ts'
import { turnTo } from './console-stage.ts'
import { expectAccessible, type Look, looks, openStage, type Stage, smallTargets, type Visit } from './stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage.close())

const minuteMs = 60_000
const nextPassword = '清晨第一班公交车 07:05'

/** A code is good once: the clock moves on between two of one account. */
async function freshCode(secret: string): Promise<string> {
  stage.clock.shiftMs += minuteMs
  return codeAt(secret, stage.running.world.now())
}

const press = ({ page }: Visit, name: string) => page.getByRole('button', { name, exact: true }).click()
const fill = ({ page }: Visit, label: string, text: string) => page.getByLabel(label, { exact: true }).fill(text)
const reached = ({ page }: Visit, part: string) => page.locator(part).first().waitFor()

async function enter(visit: Visit, username: string, password: string): Promise<void> {
  await reached(visit, '[data-stage="SIGN_IN"]')
  await fill(visit, '账户名', username)
  await fill(visit, '密码', password)
  await press(visit, '登录')
}

async function signIn(role: Role, look: Look = looks.desk): Promise<Visit> {
  const { username, password, totpSecret } = accountOf(stage, role)
  const visit = await stage.visit('/console/', look)
  await enter(visit, username, password)
  await reached(visit, '[data-stage="SECOND_FACTOR"]')
  await fill(visit, '六位验证码', await freshCode(totpSecret))
  await press(visit, '验证')
  await reached(visit, '[data-stage="OPEN"]')
  return visit
}

async function judge(visit: Visit, look: Look): Promise<void> {
  await expectAccessible(visit, look)
  expect(await smallTargets(visit, 24)).toEqual([])
}

const permissionsIn = async ({ page }: Visit) =>
  (await page.locator('[data-permissions]').getAttribute('data-permissions'))?.split(' ')

describe('the administrators', () => {
  const username = 'test.handler'
  let firstPassword = ''

  test('the system administrator opens an account and may grant it nothing', async () => {
    const visit = await signIn('SYSTEM_ADMIN')
    await judge(visit, looks.desk)
    expect(await permissionsIn(visit)).toContain('account:write')
    await turnTo(visit, '账户与岗位')
    await visit.page.getByText('系统管理员丑').waitFor()
    await judge(visit, looks.desk)
    // Meanwhile the second factor has grown old: the act waits for a code, and then goes on by itself.
    stage.clock.shiftMs += 10 * minuteMs
    await press(visit, '开立账户')
    await press(visit, '开立')
    await visit.page.getByText('请填写账户名、姓名').waitFor()
    await judge(visit, looks.desk)
    await fill(visit, '账户名', username)
    await fill(visit, '姓名', '测试承办员')
    await press(visit, '开立')
    const dialog = visit.page.getByRole('dialog')
    await dialog.waitFor()
    await judge(visit, looks.desk)
    await dialog.getByLabel('六位验证码').fill('000000')
    await press(visit, '确认并继续')
    await dialog.getByText('验证码不对').waitFor()
    await dialog.getByLabel('六位验证码').fill(await freshCode(accountOf(stage, 'SYSTEM_ADMIN').totpSecret))
    await press(visit, '确认并继续')
    await reached(visit, '[data-first-password]')
    firstPassword = (await visit.page.locator('[data-first-password]').textContent()) ?? ''
    await judge(visit, looks.desk)
    await press(visit, '已经记下，隐藏密码')
    await press(visit, '返回列表')
    await press(visit, `管理 ${username}`)
    expect(await visit.page.getByText('授予岗位').count()).toBe(0)
    expect(await visit.page.content()).not.toContain(firstPassword)
    expect(visit.mishaps).toEqual([])
  })

  test('the security administrator grants it a post, and may open none', async () => {
    const visit = await signIn('SECURITY_ADMIN')
    await turnTo(visit, '账户与岗位')
    await press(visit, `管理 ${username}`)
    await visit.page.getByRole('button', { name: '停用账户' }).waitFor({ state: 'detached' })
    await visit.page.getByLabel('角色').selectOption('DEPARTMENT_HANDLER')
    await press(visit, '授予')
    await visit.page.getByText('岗位已授予').waitFor()
    await judge(visit, looks.desk)
    await visit.page.getByLabel('角色').selectOption('WINDOW_STAFF')
    await press(visit, '授予')
    await visit.page.getByText('这个角色必须指定一个大厅').waitFor()
    expect(visit.mishaps).toEqual([])
  })

  test('its holder signs in for the first time at a phone, and sees what his post may do', async () => {
    const visit = await stage.visit('/console/', looks.phone)
    await judge(visit, looks.phone)
    await enter(visit, username, 'not the password')
    await visit.page.getByText('账户名或密码不对').waitFor()
    await enter(visit, username, firstPassword)
    await reached(visit, '[data-stage="CHANGE_PASSWORD"]')
    await judge(visit, looks.phone)
    await fill(visit, '当前密码', firstPassword)
    await fill(visit, '新密码', nextPassword)
    await fill(visit, '再输入一遍新密码', nextPassword)
    await press(visit, '保存新密码')
    await reached(visit, '[data-secret]')
    await judge(visit, looks.phone)
    const secret = (await visit.page.locator('[data-secret]').getAttribute('data-secret')) ?? ''
    await fill(visit, '六位验证码', await freshCode(secret))
    await press(visit, '完成绑定')
    await reached(visit, '[data-stage="OPEN"]')
    await judge(visit, looks.phone)
    expect(await permissionsIn(visit)).toEqual(permissionsOf('DEPARTMENT_HANDLER'))
    expect(await visit.page.getByRole('button', { name: '账户与岗位' }).count()).toBe(0)
    const kept = await visit.page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]))
    for (const each of [firstPassword, nextPassword, secret]) expect(kept).not.toContain(each)
    await press(visit, '退出登录')
    await visit.page.getByText('已退出登录').waitFor()
    expect(visit.mishaps).toEqual([])
  })

  test('closing an account works at once, and its open page says so', async () => {
    const holder = await signIn('REVIEWER', looks.phone)
    const admin = await signIn('SYSTEM_ADMIN', looks.phone)
    await turnTo(admin, '账户与岗位')
    await press(admin, '管理 trial.reviewer')
    await press(admin, '停用账户')
    await press(admin, '确定')
    await reached(admin, '[data-state="DISABLED"]')
    await judge(admin, looks.phone)
    await press(holder, '退出登录')
    await holder.page.getByText('登录已经结束').waitFor()
    expect([...admin.mishaps, ...holder.mishaps]).toEqual([])
  })
})

test('the audit administrator reads the accounts and finds nothing to change', async () => {
  const visit = await signIn('AUDIT_ADMIN')
  await turnTo(visit, '账户与岗位')
  await press(visit, '管理 trial.hr')
  await reached(visit, '.pairs')
  for (const name of ['停用账户', '重置密码', '解除验证器', '授予', '撤销'])
    expect(await visit.page.getByRole('button', { name, exact: true }).count()).toBe(0)
  expect(visit.mishaps).toEqual([])
})

test('English', async () => {
  const visit = await stage.visit('/console/', looks.english)
  await visit.page.getByRole('heading', { name: 'Sign in to the console' }).waitFor()
  await judge(visit, looks.english)
  expect(visit.mishaps).toEqual([])
})

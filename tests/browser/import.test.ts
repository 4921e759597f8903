import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { caseRow, toCsv } from '../support/import.ts'
import { workbook } from '../support/workbook.ts'
import { press, signIn, turnTo } from './console-stage.ts'
import { expectAccessible, looks, openStage, type Stage, smallTargets, type Visit } from './stage.ts'

let stage: Stage
let folder: string
beforeAll(async () => {
  stage = await openStage()
  folder = await mkdtemp(path.join(tmpdir(), 'yiping-import-'))
})
afterAll(async () => {
  await stage.close()
  await rm(folder, { recursive: true, force: true })
})

const rows = Array.from({ length: 60 }, (_, index) =>
  caseRow(
    index + 1,
    index % 20 === 7 ? { 窗口编号: 'NONE' } : index % 20 === 9 ? { 办理状态: '在办', 服务结束时间: '昨天' } : {},
  ),
)

async function fill({ page }: Visit, name: string, bytes: Uint8Array | string): Promise<void> {
  const file = path.join(folder, name)
  await writeFile(file, bytes)
  await page.locator('#api-key').fill(stage.trial.apiKey)
  await page.locator('#file').setInputFiles(file)
}

const start = ({ page }: Visit) => page.locator('button[type="submit"]').click()
const ended = ({ page }: Visit, state: string) => page.locator(`[data-state="${state}"]`).waitFor({ timeout: 30_000 })
const figure = ({ page }: Visit, name: string) => page.locator(`[data-figure="${name}"]`).textContent()

async function judge(visit: Visit, look: (typeof looks)[keyof typeof looks]): Promise<void> {
  await expectAccessible(visit, look)
  expect(await smallTargets(visit, 24)).toEqual([])
}

describe.each([
  ['phone', looks.phone],
  ['desk', looks.desk],
  ['English', looks.english],
] as const)('the import page, %s', (name, look) => {
  test('empty, with errors, and finished: every state is accessible', async () => {
    const visit = await stage.visit('/import', look)
    await visit.page.locator('form').waitFor()
    await judge(visit, look)
    await start(visit)
    await visit.page.locator('.form-problem').waitFor()
    await judge(visit, look)
    await fill(visit, `${name}.xlsx`, await workbook(rows))
    await start(visit)
    await ended(visit, 'DONE')
    await visit.page.locator('tbody tr').first().waitFor()
    expect(await Promise.all(['read', 'kept', 'bad'].map((each) => figure(visit, each)))).toEqual([
      '60 / 60',
      '54',
      '6',
    ])
    await judge(visit, look)
    expect(visit.mishaps).toEqual([])
  })
})

test('a clerk imports a file, reads what is wrong, downloads the bad rows, mends them and imports them', async () => {
  const visit = await stage.visit('/import', looks.desk)
  await visit.page.getByLabel('办件', { exact: true }).check()
  await fill(visit, '十一月办件.csv', toCsv(rows))
  await visit.page.getByRole('button', { name: '开始导入' }).click()
  await ended(visit, 'DONE')
  expect(await visit.page.locator('tbody tr').first().allTextContents()).toEqual(['9窗口编号没有这个大厅或窗口'])
  const [download] = await Promise.all([
    visit.page.waitForEvent('download'),
    visit.page.getByRole('button', { name: '下载错误行' }).click(),
  ])
  const file = path.join(folder, 'bad.csv')
  await download.saveAs(file)
  const text = await (await import('node:fs/promises')).readFile(file, 'utf8')
  expect(text).toContain('【窗口编号】没有这个大厅或窗口')
  await visit.page.getByRole('button', { name: '再导入一个文件' }).click()
  await visit.page.locator('#file').setInputFiles({
    name: 'mended.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(
      text.replaceAll('NONE', 'A01').replaceAll(',在办,', ',已受理,').replaceAll(',昨天,', ',2026-01-05 09:32,'),
    ),
  })
  await visit.page.getByRole('button', { name: '开始导入' }).click()
  await ended(visit, 'DONE')
  await visit.page.getByText('所有行都已导入。').waitFor()
  expect(visit.requested.filter((address) => address.includes(stage.trial.apiKey))).toEqual([])
  expect(await visit.page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]))).not.toContain(
    'yp_',
  )
  expect(visit.mishaps).toEqual([])
})

test('somebody who is signed in at the console imports windows in his own name, without a key', async () => {
  const visit = await signIn(stage, 'WORKING_GROUP', looks.phone)
  const { page } = visit
  await turnTo(visit, '机构与目录')
  await page.getByRole('link', { name: '用 Excel 或 CSV 批量导入' }).click()
  await page.getByLabel(/我的账户：trial\.working-group/).waitFor()
  expect(await page.locator('#api-key').count()).toBe(0)
  expect(await page.getByLabel('办件', { exact: true }).count()).toBe(0)
  await judge(visit, looks.phone)
  const rows = [
    ['YP-TRIAL-01', 'Z01', '帮办窗口', '帮办代办窗口'],
    ['NOWHERE', 'Z01', '帮办窗口', '帮办代办窗口'],
  ]
  const buffer = Buffer.from(toCsv(rows, ['大厅编码', '窗口编号', '窗口名称', '窗口类别']))
  await page.locator('#file').setInputFiles({ name: '窗口.csv', mimeType: 'text/csv', buffer })
  await start(visit)
  await ended(visit, 'DONE')
  expect(await Promise.all(['kept', 'bad'].map((each) => figure(visit, each)))).toEqual(['1', '1'])
  const [download] = await Promise.all([page.waitForEvent('download'), press(visit, '下载错误行')])
  expect(download.suggestedFilename()).toBe('bad-rows.csv')
  await judge(visit, looks.phone)
  expect(visit.mishaps).toEqual([])
})

describe('what goes wrong is said', () => {
  test('a key that nobody knows', async () => {
    const visit = await stage.visit('/import', looks.phone)
    await fill(visit, 'a.csv', toCsv(rows))
    await visit.page.locator('#api-key').fill('yp_nobody')
    await start(visit)
    await visit.page.locator('.form-problem').waitFor()
  })

  test('a file that is no workbook', async () => {
    const visit = await stage.visit('/import', looks.phone)
    await fill(visit, 'b.xlsx', 'not a workbook at all, whatever its name says')
    await start(visit)
    await ended(visit, 'REFUSED')
    await visit.page.getByText('文件打不开').waitFor()
    await judge(visit, looks.phone)
  })

  test('a lost connection during the import is said and outlasted', async () => {
    const visit = await stage.visit('/import', looks.phone)
    await fill(visit, 'c.csv', toCsv(rows))
    await visit.page.route('**/api/v1/imports/*', (route) =>
      route.request().method() === 'GET' ? route.abort('connectionreset') : route.continue(),
    )
    await start(visit)
    await visit.page.getByText('连接中断').waitFor()
    await visit.page.unroute('**/api/v1/imports/*')
    await ended(visit, 'DONE')
  })
})

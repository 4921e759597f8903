import { afterAll, beforeAll, expect, test } from 'vitest'
import { occurrenceOf } from '../support/calls.ts'
import { openStage, type Stage, type Visit } from './stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage.close())

const wall = { viewport: { width: 1920, height: 1080 }, query: '' }
const figure = async (visit: Visit) =>
  Number(await visit.page.locator('[data-figure="evaluations-today"]').textContent())

async function evaluate(grade: number, windowCode = 'A01'): Promise<void> {
  const occurrences = [occurrenceOf(Date.now(), { windowCode })]
  const body = { token: await stage.invite({ occurrences }), grade, channel: 'QR_CODE' }
  const answer = await stage.post('/api/v1/evaluations', body, { 'idempotency-key': crypto.randomUUID() })
  expect(answer.status).toBe(201)
}

test('the board shows +1 while one looks at it, and no distribution that could point to a person', async () => {
  const visit = await stage.visit('/screen/YP-TRIAL-01', wall)
  await visit.page.getByText('实时', { exact: true }).waitFor()
  const before = await figure(visit)
  await evaluate(1)
  await expect.poll(() => figure(visit)).toBe(before + 1)
  expect(await visit.page.getByText('任一窗口以外满 5 条后显示分布', { exact: true }).isVisible()).toBe(true)
  for (const windowCode of ['A02', 'B01', 'B02', 'C01', 'D01']) await evaluate(5, windowCode)
  await expect.poll(() => figure(visit)).toBe(before + 6)
  expect(await visit.page.locator('.grades-table tbody tr').count()).toBe(5)
  const counts = await visit.page.locator('.grades-table .count').allTextContents()
  expect(counts.reduce((sum, count) => sum + Number(count), 0)).toBe(before + 6)
  expect(visit.mishaps).toEqual([])
})

test('a cut line is said and mended', async () => {
  const visit = await stage.visit('/screen/YP-TRIAL-01', wall)
  await visit.page.getByText('实时', { exact: true }).waitFor()
  const before = await figure(visit)
  // Streams are not cut by going offline: the next ones are.
  await visit.page.route('**/board**', (route) => route.abort('connectionreset'))
  await visit.page.reload()
  await visit.page.getByText('看板暂时打不开').waitFor()
  await visit.page.unroute('**/board**')
  await evaluate(4)
  await visit.page
    .getByText('定时刷新', { exact: true })
    .or(visit.page.getByText('实时', { exact: true }))
    .waitFor({ timeout: 15_000 })
  await expect.poll(() => figure(visit), { timeout: 15_000 }).toBe(before + 1)
})

test('a hall that does not exist is said, with a way out', async () => {
  const visit = await stage.visit('/screen/NO-SUCH-HALL', wall)
  await visit.page.getByText('没有找到这个大厅').waitFor()
  await visit.page.getByRole('link', { name: '回到首页' }).click()
  await visit.page.getByRole('link', { name: '和畅区政务服务大厅' }).waitFor()
})

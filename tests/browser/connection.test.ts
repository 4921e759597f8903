import { afterAll, beforeAll, expect, test } from 'vitest'
import { looks, open, openStage, type Stage, type Visit } from './stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage.close())

const status = (visit: Visit, text: string) => visit.page.getByText(text, { exact: true }).waitFor()
const tap = (visit: Visit, grade: number) => visit.page.locator(`button[data-grade="${grade}"]`).click()
const count = async () => Number((await stage.database.query<{ n: string }>('select count(*) n from evaluation'))[0]?.n)
const kept = '已记下，联网后自动提交'

test('a grade tapped without network is submitted by itself when the network is back', async () => {
  const before = await count()
  const visit = await stage.visit(`/e#${await stage.invite()}`)
  await status(visit, '您对本次服务满意吗？')
  await visit.context.setOffline(true)
  await tap(visit, 2)
  await status(visit, kept)
  expect(await count()).toBe(before)
  await visit.context.setOffline(false)
  await status(visit, '已收到')
  expect(await count()).toBe(before + 1)
})

test('also after the page was closed and opened again: exactly one evaluation', async () => {
  const before = await count()
  const token = await stage.invite()
  const visit = await stage.visit(`/e#${token}`)
  await status(visit, '您对本次服务满意吗？')
  await visit.context.setOffline(true)
  await tap(visit, 3)
  await status(visit, kept)
  await visit.page.close()
  await visit.context.setOffline(false)
  const again = await open(visit.context, stage.base, `/e#${token}`, looks.phone)
  await status(again, '已收到')
  expect(await count()).toBe(before + 1)
})

test('an answer that was lost on the way is fetched with the same key: exactly one evaluation', async () => {
  const before = await count()
  const visit = await stage.visit(`/e#${await stage.invite()}`)
  const keys: (string | undefined)[] = []
  let lost = 0
  await visit.page.route('**/api/v1/evaluations', async (route) => {
    keys.push(route.request().headers()['idempotency-key'])
    lost += 1
    if (lost > 1) return route.continue()
    // It reaches the server, but its answer does not reach the phone.
    await route.fetch()
    return route.abort('connectionreset')
  })
  await tap(visit, 5)
  await status(visit, '已收到')
  expect(lost).toBeGreaterThan(1)
  expect(new Set(keys).size).toBe(1)
  expect(await count()).toBe(before + 1)
})

test('a full house is waited for', async () => {
  const before = await count()
  const visit = await stage.visit(`/e#${await stage.invite()}`)
  let refused = 0
  await visit.page.route('**/api/v1/evaluations', (route) => {
    refused += 1
    if (refused > 1) return route.continue()
    const body = JSON.stringify({ type: 'urn:yiping:problem:busy', title: 'busy', status: 503, code: 'BUSY' })
    return route.fulfill({
      status: 503,
      headers: { 'retry-after': '1' },
      contentType: 'application/problem+json',
      body,
    })
  })
  await tap(visit, 4)
  await status(visit, kept)
  await visit.page.getByRole('button', { name: '现在提交' }).click()
  await status(visit, '已收到')
  expect(await count()).toBe(before + 1)
})

test('reasons under way are not lost either', async () => {
  const visit = await stage.visit(`/e#${await stage.invite()}`)
  await tap(visit, 1)
  await status(visit, '已收到')
  await visit.page.getByLabel('想说的话').fill('等了两个小时')
  await visit.context.setOffline(true)
  await visit.page.getByRole('button', { name: '提交原因' }).click()
  await status(visit, '原因已记下，正在重试提交')
  await visit.context.setOffline(false)
  await status(visit, '感谢您的评价')
  await visit.page.getByRole('link', { name: '查看我的评价' }).click()
  await status(visit, '等了两个小时')
})

test('a page opened without network opens by itself when it is back', async () => {
  const visit = await stage.visit(`/e#${await stage.invite()}`, looks.phone, async (context) => {
    await context.route('**/api/v1/invitations/open', (route) => route.abort('internetdisconnected'))
  })
  await status(visit, '网络不通')
  await visit.context.unroute('**/api/v1/invitations/open')
  await visit.page.getByRole('button', { name: '再试一次' }).click()
  await status(visit, '您对本次服务满意吗？')
})

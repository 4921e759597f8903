import { afterAll, beforeAll, expect, test } from 'vitest'
import { offerTokens } from '../support/blind-token.ts'
import { expectAccessible, looks, openStage, type Stage, shownLooks, type Visit } from './stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage.close())

async function evaluated(look: (typeof looks)[keyof typeof looks] = looks.phone): Promise<Visit> {
  const visit = await stage.visit(`/e?c=QR_CODE#${await stage.invite()}`, look)
  await visit.page.locator('button[data-grade="4"]').click()
  await visit.page.locator('.tags').waitFor()
  await visit.page.locator('form button:not([type="submit"])').last().click()
  await visit.page.locator('#thanks').waitFor()
  return visit
}
const useAtOnce = ({ page }: Visit) =>
  page.evaluate(() => {
    const kept = JSON.parse(localStorage.getItem('yiping.blind-tokens') ?? '[]') as { useAfter: number }[]
    localStorage.setItem('yiping.blind-tokens', JSON.stringify(kept.map((each) => ({ ...each, useAfter: 0 }))))
  })

test('where tokens are not offered nothing is said of them, and nothing is asked', async () => {
  const visit = await evaluated()
  await visit.page.waitForTimeout(300)
  expect(await visit.page.locator('#blind-token').count()).toBe(0)
  expect(visit.requested.filter((url) => url.includes('blind'))).toEqual([])
  await visit.context.close()
})

test('a citizen gets a token on his device, is told what it protects from, waits or not, and his comment bears the mark', async () => {
  await offerTokens(stage)
  const visit = await evaluated()
  const { page } = visit
  await page.getByRole('button', { name: '领取点评凭证' }).click()
  const got = page.locator('[data-kept="PUBLIC_COMMENT"]')
  await got.waitFor()
  expect(await got.textContent()).toContain('人数太少')
  await page.getByText('匿名凭证是什么，能保护什么').click()
  expect(await page.getByText('纸质单和大厅终端不能使用这种凭证').isVisible()).toBe(true)
  expect(await page.getByText('服务器收到请求时看得到网络地址').isVisible()).toBe(true)

  await page.getByRole('link', { name: '去写综合点评' }).click()
  await page.getByLabel('附上匿名凭证').check()
  await page.locator('textarea').fill('叫号屏太小')
  await page.locator('button[type="submit"]').click()
  await page.getByText('请留在本页').waitFor()
  await page.getByRole('button', { name: '不等了，现在发送' }).click()
  await page.locator('.receipt').waitFor()
  const receipt = (await page.locator('.receipt').textContent()) ?? ''
  expect(await page.evaluate(() => localStorage.getItem('yiping.blind-tokens'))).toBeNull()
  await page.goto(`${stage.base}/r#${receipt}`)
  await page.getByText('来自在这里办过事的人').waitFor()
  expect(visit.mishaps).toEqual([])
  const sent = visit.requested.filter((url) => url.includes('/blind-token/')).map((url) => new URL(url).pathname)
  expect(new Set(sent)).toEqual(
    new Set(['/api/v1/blind-token/offer', '/api/v1/blind-token/keys/YP-TRIAL-01', '/api/v1/blind-token/issue']),
  )
  await visit.context.close()
})

test('a report takes one too, and one that was used elsewhere is said to be used and thrown away', async () => {
  const visit = await evaluated()
  const { page } = visit
  await page.getByRole('button', { name: '领取举报凭证' }).click()
  await page.locator('[data-kept="CONFIDENTIAL_REPORT"]').waitFor()
  await useAtOnce(visit)
  const kept = await page.evaluate(() => localStorage.getItem('yiping.blind-tokens') ?? '')
  const report = async () => {
    await page.goto(`${stage.base}/confidential`)
    await page.getByLabel('附上匿名凭证').check()
    await page.locator('input[name="kind"]').first().check()
    await page.locator('#report-words').fill('要求打五星')
    await page.locator('button[type="submit"]').click()
  }
  await report()
  await page.locator('.receipt').waitFor()
  await page.evaluate((again) => localStorage.setItem('yiping.blind-tokens', again), kept)
  await report()
  await page.getByText('这张凭证已经用过').waitFor()
  expect(await page.locator('[data-blind-token]').count()).toBe(0)
  await page.locator('button[type="submit"]').click()
  await page.locator('.receipt').waitFor()
  await visit.context.close()
})

test.each(shownLooks)('the offer and the choice hold in the look: %s', async (_name, look) => {
  const visit = await evaluated(look)
  const { page } = visit
  await page.locator('[data-purpose="PUBLIC_COMMENT"] button').click()
  await page.locator('[data-kept="PUBLIC_COMMENT"]').waitFor()
  await page.locator('details summary').last().click()
  await expectAccessible(visit, look)
  await page.locator('[data-kept="PUBLIC_COMMENT"] a').click()
  await page.locator('[data-blind-token]').waitFor()
  await expectAccessible(visit, look)
  await visit.context.close()
})

import type { BrowserContext } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bringPublication, someMonth } from '../support/publication.ts'
import { bringScoredHall } from '../support/scored-city.ts'
import { reached, says } from './console-stage.ts'
import { expectAccessible, type Look, looks, openStage, type Stage, smallTargets, type Visit } from './stage.ts'

const wall: Look = { viewport: { width: 1920, height: 1080 }, query: '' }
const shown = { phone: looks.phone, desk: looks.desk, elderly: looks.elderly } as const
const whole = Object.entries(shown)

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
  await bringScoredHall(stage, 4)
}, 120_000)
afterAll(() => stage.close())

async function picture({ page }: Visit, name: string): Promise<void> {
  const folder = process.env.YIPING_PICTURES
  if (folder) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: !name.startsWith('wall') })
}

async function cut(context: BrowserContext): Promise<void> {
  await context.route('**/api/v1/portal', (route) => route.abort())
}

async function judged(visit: Visit, look: Look, name: string): Promise<void> {
  await expectAccessible(visit, look)
  expect(await smallTargets(visit, 24)).toEqual([])
  await picture(visit, name)
  expect(visit.mishaps).toEqual([])
}

describe('before anything is published', () => {
  test('every page says so plainly', async () => {
    for (const [name, look] of whole) {
      const visit = await stage.visit('/portal', look)
      await reached(visit, '[data-not-yet]')
      await says(visit, '还没有拨测记录')
      await judged(visit, look, `portal-empty-${name}`)
    }
    const hall = await stage.visit('/portal/hall/YP-TRIAL-01', looks.phone)
    await reached(hall, '[data-not-yet]')
    const bulletin = await stage.visit('/portal/bulletin', looks.phone)
    await reached(bulletin, '[data-months="0"]')
    const city = await stage.visit('/screen/', wall)
    await reached(city, '[data-not-yet]')
    await judged(city, wall, 'wall-empty')
    const unknown = await stage.visit('/portal/hall/YP-NOWHERE', looks.phone)
    await reached(unknown, '[data-unknown]')
  })
})

describe('what is published', () => {
  beforeAll(async () => {
    const named = { 'YP-SCORE-01/S01': [2, 3, 5, 20, 70] as const, 'YP-SCORE-01/S03': [0, 1, 0, 1, 1] as const }
    const windows = {
      ...named,
      'YP-SCORE-01/S02': [1, 1, 3, 15, 30] as const,
      'YP-SCORE-01/S04': [0, 0, 1, 2, 6] as const,
      'YP-TRIAL-01/A01': [0, 2, 8, 30, 20] as const,
      'YP-TRIAL-01/A02': [3, 6, 18, 60, 140] as const,
    }
    await bringPublication(stage, '2026-07', 'PUBLISHED', someMonth(windows))
    await bringPublication(stage, '2026-08', 'PUBLISHED', someMonth({ ...windows, ...named }, ['YP-SCORE-01/S01']))
  })

  test.each(whole)('is read from the city to a window and its proof: %s', async (name, look) => {
    const visit = await stage.visit('/portal', look)
    await reached(visit, '[data-latest="2026-08"]')
    await says(visit, '参评率')
    await judged(visit, look, `portal-city-${name}`)
    await visit.page.getByRole('link', { name: '云山评分大厅' }).click()
    await reached(visit, '[data-hall="YP-SCORE-01"] [data-window="S01"]')
    await says(visit, '观察期')
    await judged(visit, look, `portal-hall-${name}`)
    await visit.page.getByRole('link', { name: '窗口 S01' }).click()
    await reached(visit, '[data-window="YP-SCORE-01/S01"] [data-period="2026-08"]')
    await judged(visit, look, `portal-window-${name}`)
  })

  test('tells nothing of too few, on any page', async () => {
    const visit = await stage.visit('/portal/hall/YP-SCORE-01', looks.desk)
    await reached(visit, '[data-window="S03"]')
    const small = await visit.page.locator('[data-window="S03"]').innerText()
    expect(small).toContain('不足 5 条')
    expect(small).not.toMatch(/\d+ 条评价/)
  })

  test.each(whole)('makes a bulletin that is printed without the rest: %s', async (name, look) => {
    const visit = await stage.visit('/portal/bulletin/2026-08', look)
    await reached(visit, '[data-bulletin="2026-08"]')
    await says(visit, '2026 年 7 月为')
    await judged(visit, look, `portal-bulletin-${name}`)
    await visit.page.emulateMedia({ media: 'print' })
    expect(await visit.page.locator('nav.pages').isVisible()).toBe(false)
    await picture(visit, `portal-bulletin-print-${name}`)
  })

  test.each(whole)('is explained with the numbers of a window that one chooses: %s', async (name, look) => {
    const visit = await stage.visit('/portal/method', look)
    await reached(visit, '[data-policies]')
    await visit.page.getByLabel('大厅', { exact: true }).selectOption('YP-SCORE-01')
    await visit.page.getByLabel('窗口', { exact: true }).selectOption('S01')
    await says(visit, '计入 100 条评价')
    // Every number of a step is found in the policies.
    expect(await visit.page.locator('.steps').innerText()).not.toMatch(/null|NaN|undefined/)
    if (look !== looks.elderly) await visit.page.locator('[data-policy="window-score"] summary').click()
    await judged(visit, look, `portal-method-${name}`)
  })

  test('may be taken along as tables', async () => {
    for (const look of [looks.phone, looks.desk]) {
      const visit = await stage.visit('/portal/data', look)
      await reached(visit, '[data-table="windows"]')
      await visit.page.locator('[data-table="windows"] summary').click()
      await judged(visit, look, `portal-data-${look === looks.phone ? 'phone' : 'desk'}`)
      const coming = visit.page.waitForEvent('download')
      await visit.page.locator('[data-table="halls"]').getByRole('link', { name: 'CSV' }).click()
      expect((await coming).suggestedFilename()).toBe('yiping-halls.csv')
    }
  })

  test('is said in English as well', async () => {
    const city = await stage.visit('/portal?lang=en', looks.desk)
    await says(city, 'Share of good evaluations')
    await judged(city, looks.desk, 'portal-city-english')
    const bulletin = await stage.visit('/portal/bulletin/2026-08?lang=en', looks.phone)
    await says(bulletin, 'Evaluations of public services, August 2026')
    await judged(bulletin, looks.phone, 'portal-bulletin-english')
    const method = await stage.visit('/portal/method?lang=en&edition=elderly', looks.phone)
    await says(method, 'Step by step')
  })

  test('keeps its edition from page to page, with the same figures and fewer things', async () => {
    const visit = await stage.visit('/portal', looks.phone)
    await reached(visit, '[data-latest]')
    const ordinary = await visit.page.locator('[data-latest] .value').innerText()
    await visit.page.getByRole('button', { name: '长辈版' }).click()
    expect(await visit.page.locator('[data-latest] .value').innerText()).toBe(ordinary)
    expect(await visit.page.locator('[data-exemptions]').count()).toBe(0)
    await visit.page.getByRole('link', { name: '月度通报' }).first().click()
    await reached(visit, '[data-months]')
    expect(await visit.page.evaluate(() => document.documentElement.dataset.edition)).toBe('elderly')
  })

  test('hangs on a wall, and stays there with its time when the line is cut', async () => {
    const visit = await stage.visit('/screen/', wall)
    await reached(visit, '[data-connection="KEPT_FRESH"]')
    const good = await visit.page.locator('[data-good]').innerText()
    const { scrollHeight, innerHeight } = await visit.page.evaluate(() => ({
      scrollHeight: document.documentElement.scrollHeight,
      innerHeight: window.innerHeight,
    }))
    expect(scrollHeight).toBeLessThanOrEqual(innerHeight)
    await judged(visit, wall, 'wall-city')
    await visit.page.clock.install()
    await visit.page.reload()
    await reached(visit, '[data-connection="KEPT_FRESH"]')
    await visit.page.route('**/api/v1/portal', (route) => route.abort())
    await visit.page.clock.fastForward(90_000)
    await reached(visit, '[data-connection="LOST"]')
    expect(await visit.page.locator('[data-good]').innerText()).toBe(good)
    await says(visit, '截至')
    await picture(visit, 'wall-lost')
    const hall = await stage.visit('/screen/hall/YP-SCORE-01', wall)
    await reached(hall, '[data-hall="YP-SCORE-01"] [data-window="S01"]')
    await judged(hall, wall, 'wall-hall')
    const narrow = await stage.visit('/screen/?lang=en', looks.phone)
    await reached(narrow, '[data-good]')
    await judged(narrow, looks.phone, 'wall-phone')
  })

  test('is asked for again where it does not come, and says so', async () => {
    const visit = await stage.visit('/portal', looks.phone, cut)
    await reached(visit, '[data-failed]')
    await picture(visit, 'portal-failing')
    const dark = await stage.visit('/screen/', wall, cut)
    await reached(dark, '[data-failed]')
    await picture(dark, 'wall-failing')
  })
})

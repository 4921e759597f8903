import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { expectAccessible, looks, openStage, type Stage, smallTargets } from './stage.ts'

const pictures = path.resolve(import.meta.dirname, '../../build/pictures')
let stage: Stage
beforeAll(async () => {
  stage = await openStage()
  // With the two services of the trial hall these are five cases within the hour.
  for (let each = 0; each < 3; each += 1) await stage.invite()
  await mkdir(pictures, { recursive: true })
})
afterAll(() => stage.close())

const pageCall = '**/api/v1/halls/*/windows/*/page'
const shown = ['phone', 'desk', 'elderly', 'elderly English, 320 px'] as const

describe.each(shown)('the page of a window, %s', (name) => {
  const look = looks[name]
  const least = look.query.includes('elderly') ? 60 : 44

  test.each([
    ['full', 'A01', '[data-info="SHOWN"] + section details'],
    ['empty', 'D01', '[data-info="SHOWN"]'],
    ['failing', 'A01', '[data-info="FAILED"]'],
  ])('%s', async (state, windowCode, until) => {
    const visit = await stage.visit(`/c/YP-TRIAL-01/${windowCode}`, look, async (context) => {
      if (state === 'failing') await context.route(pageCall, (route) => route.abort())
    })
    await visit.page.locator(until).first().waitFor()
    await visit.page.locator('label.grade').first().waitFor()
    if (state === 'full') await visit.page.locator('summary').nth(1).click()
    await visit.page.screenshot({
      path: path.join(pictures, `window-${name.replace(/\W+/g, '-')}-${state}.png`),
      fullPage: true,
    })
    await expectAccessible(visit, look)
    expect(await smallTargets(visit, least)).toEqual([])
    expect(visit.mishaps).toEqual([])
    await visit.context.close()
  })
})

test('says what is handled, brought, paid and promised, when it is open and how long one waits', async () => {
  const visit = await stage.visit('/c/YP-TRIAL-01/A01')
  await visit.page.locator('details').first().waitFor()
  await visit.page.locator('summary', { hasText: '居民身份证换领' }).click()
  const text = await visit.page.locator('main').innerText()
  for (const part of [
    '居民身份证（原件）',
    '证件工本费 20 元',
    '10 个工作日',
    '周一–周五 09:00–12:00, 13:30–17:30',
    '周日 不开放',
    '6–10 分钟（最近 60 分钟内 5 件',
  ])
    expect(text).toContain(part)
  await visit.context.close()
})

test('says “unknown” where too few waits were reported', async () => {
  const visit = await stage.visit('/c/YP-TRIAL-01/D01')
  await visit.page.locator('[data-info="SHOWN"]').waitFor()
  expect(await visit.page.locator('main').innerText()).toContain('未知')
  await visit.context.close()
})

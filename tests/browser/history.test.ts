import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { callsOf } from '../support/calls.ts'
import { giveAt } from '../support/openings.ts'
import {
  expectAccessible,
  type Look,
  looks,
  openStage,
  type Stage,
  shownLooks,
  smallTargets,
  type Visit,
} from './stage.ts'

const pictures = path.resolve(import.meta.dirname, '../../build/pictures')
const twoDaysMs = 2 * 86_400_000
let stage: Stage

const sweep = (name: string) => stage.running.app.sweeps.find((each) => each.name === name)?.run()
const full = '/h/YP-TRIAL-01/A01'

beforeAll(async () => {
  await mkdir(pictures, { recursive: true })
  stage = await openStage()
  const calls = callsOf(stage)
  for (const grade of [5, 5, 4, 1, 5, 3])
    await giveAt(stage, calls, 'A01', grade, grade === 1 ? { scores: { attitude: 1, efficiency: 2 } } : {})
  await giveAt(stage, calls, 'B02', 5)
  await sweep('ledger-sequence')
  await sweep('ledger-publish')
  stage.clock.shiftMs = twoDaysMs
  await sweep('log-openings')
})
afterAll(() => stage.close())

async function picture({ page }: Visit, name: string): Promise<void> {
  await page.screenshot({ path: path.join(pictures, `history-${name}.png`), fullPage: true })
}

async function judge(visit: Visit, look: Look): Promise<void> {
  await expectAccessible(visit, look)
  expect(await smallTargets(visit, 44)).toEqual([])
  expect(visit.mishaps).toEqual([])
}

const opened = async ({ page }: Visit) => {
  await page.locator('summary').first().click()
  await page.locator('[data-digest]').nth(5).waitFor()
}
const checked = async (visit: Visit) => {
  await opened(visit)
  await visit.page.locator('.check').first().click()
  await visit.page.locator('[data-verdict]').waitFor()
}

const widths = shownLooks.filter(([, { query }]) => !query.includes('elderly'))

describe.each(widths)('what was opened of a window, %s', (name, look) => {
  test.each([
    ['halls', '/h', '[data-choices]', undefined],
    ['windows', '/h/YP-TRIAL-01', '[data-choices]', undefined],
    ['full', full, '[data-period]', undefined],
    ['checked', full, '[data-period]', checked],
    ['too few', '/h/YP-TRIAL-01/B02', '[data-period]', undefined],
    ['unknown', '/h/YP-TRIAL-01/NONE', '[data-history="UNKNOWN"]', undefined],
  ] as const)('%s', async (state, address, until, act) => {
    const visit = await stage.visit(address, look)
    await visit.page.locator(until).first().waitFor()
    await act?.(visit)
    await picture(visit, `${name}-${state}`.replace(/\W+/g, '-'))
    await judge(visit, look)
    await visit.context.close()
  })
})

test('before anything is due the page says so', async () => {
  const visit = await stage.visit(full, looks.phone, async (context) => {
    await context.route('**/api/v1/log/history*', async (route) => {
      const answer = await route.fetch()
      await route.fulfill({ json: { ...(await answer.json()), periods: [], next: null } })
    })
  })
  await visit.page.locator('[data-history="SHOWN"]').waitFor()
  expect(await visit.page.locator('main').innerText()).toContain('还没有到公开时间')
  await picture(visit, 'phone-empty')
  await judge(visit, looks.phone)
  await visit.context.close()
})

test('says how many were given and counted, with the grades, and what stayed closed at the hall', async () => {
  const visit = await stage.visit(full)
  await visit.page.locator('[data-period]').first().waitFor()
  const text = await visit.page.locator('[data-period]').last().innerText()
  for (const part of ['收到评价\n6 条', '计入得分\n6 条', '非常满意\n3 条', '非常不满意\n1 条', '没有公开的 1 条'])
    expect(text).toContain(part)
  await visit.context.close()
})

test('each evaluation is checked in the browser: what is shown, the log, and its signature', async () => {
  const visit = await stage.visit(full)
  await visit.page.locator('[data-period]').first().waitFor()
  await opened(visit)
  const cards = visit.page.locator('[data-digest]')
  for (let at = 0; at < 6; at += 1) {
    await cards.nth(at).locator('.check').click()
    await cards.nth(at).locator('[data-verdict="HOLDS"]').waitFor()
  }
  expect(await visit.page.locator('[data-finding="GOOD"]').count()).toBe(18)
  expect(visit.mishaps).toEqual([])
  await visit.context.close()
})

/** One answer, bent on the way: what a platform would send that lies. */
async function bent(pattern: string, bend: (text: string) => string): Promise<string | null> {
  const visit = await stage.visit(full, looks.phone, async (context) => {
    await context.route(pattern, async (route) => {
      const answer = await route.fetch()
      await route.fulfill({ response: answer, body: bend(await answer.text()) })
    })
  })
  await visit.page.locator('[data-period]').first().waitFor()
  await checked(visit)
  const findings = await visit.page
    .locator('[data-step]')
    .evaluateAll((steps) => steps.map((step) => step.getAttribute('data-finding')).join(' '))
  await picture(visit, 'phone-false')
  await judge(visit, looks.phone)
  await visit.context.close()
  return findings
}

test.each([
  [
    'a grade',
    '**/api/v1/log/openings*',
    (text: string) => text.replaceAll(/"grade":[1-5]/g, '"grade":2'),
    'BAD OPEN OPEN',
  ],
  [
    'the place in the tree',
    '**/log/proof*',
    (text: string) => text.replace(/index (\d+)/, (_, at) => `index ${Number(at) ^ 1}`),
    'GOOD BAD OPEN',
  ],
  ['the checkpoint', '**/log/proof*', (text: string) => text.replace(/(— \S+ \S{20})./u, '$1'), 'GOOD BAD OPEN'],
  ['the keys', '**/log/vkeys', () => '', 'GOOD GOOD OPEN'],
])('changed on the way it is not believed: %s', async (_, pattern, bend, findings) => {
  expect(await bent(pattern, bend)).toBe(findings)
})

test('is linked from the front door and from the page of the window', async () => {
  const home = await stage.visit('/')
  await home.page.locator('a[href="/h"]').click()
  await home.page.locator('[data-choices] a').first().click()
  await home.page.locator('[data-choices] a[href$="/A01"]').click()
  await home.page.locator('[data-period]').first().waitFor()
  await home.context.close()
  const page = await stage.visit('/c/YP-TRIAL-01/A01')
  await page.page.locator(`a[href="${full}"]`).click()
  await page.page.locator('[data-period]').first().waitFor()
  await page.context.close()
})

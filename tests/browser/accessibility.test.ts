import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { erase } from '../../server/vault/erase.ts'
import { operatorOf } from '../support/vault.ts'
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

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage.close())

const everyLook = Object.entries(looks)

interface State {
  readonly name: string
  readonly address: () => Promise<string>
  /** What must be there before the page is judged, found by its look alone and not by words of one language. */
  readonly until: string
  readonly act?: (visit: Visit) => Promise<void>
  /** A page of two lines and a link, made like the others of its kind: seen in two looks. */
  readonly isPlain?: true
}

const plainLooks: readonly string[] = ['elderly English, 320 px', 'phone']

const invited = async () => `/e?c=QR_CODE#${await stage.invite()}`
const at = (address: string) => () => Promise.resolve(address)

const tapped = async ({ page }: Visit) => {
  await page.locator('[data-grade="1"]').click()
  await page.locator('.tags').waitFor()
  await page.locator('summary').click()
}

const finished = async (visit: Visit) => {
  await tapped(visit)
  await visit.page.locator('form .button').nth(1).click()
  await visit.page.locator('.receipt').waitFor()
}

const lookedUp = async (visit: Visit) => {
  await finished(visit)
  await visit.page.locator('a[href^="/r#"]').click()
  await visit.page.locator('#kept').waitFor()
}

const withoutNetwork = async ({ page, context }: Visit) => {
  await context.setOffline(true)
  await page.locator('[data-grade="4"]').click()
  await page.locator('.progress .warning').waitFor()
}

const used = async () => {
  const token = await stage.invite()
  const body = { token, grade: 5, channel: 'WEB' }
  await stage.post('/api/v1/evaluations', body, { 'idempotency-key': crypto.randomUUID() })
  return `/e#${token}`
}

const erased = async () => {
  const body = { token: await stage.invite(), grade: 2, channel: 'WEB', comment: '请删除' }
  const answer = await stage.post('/api/v1/evaluations', body, { 'idempotency-key': crypto.randomUUID() })
  const { id, receipt } = (await answer.json()) as { id: string; receipt: string }
  const operator = operatorOf(stage)
  await erase(operator, id, 'consent-withdrawn')
  await operator.stop()
  return `/r#${receipt}`
}

const commented = async ({ page }: Visit) => {
  await page.locator('label.grade').nth(1).click()
  await page.locator('button[type="submit"]').click()
  await page.locator('#thanks').waitFor()
}

const states: readonly State[] = [
  { name: 'question', address: invited, until: '.grades' },
  { name: 'reasons', address: invited, until: '.grades', act: tapped },
  { name: 'thanks and receipt', address: invited, until: '.grades', act: finished },
  { name: 'own evaluation', address: invited, until: '.grades', act: lookedUp },
  { name: 'kept for later', address: invited, until: '.grades', act: withoutNetwork },
  { name: 'used link', address: used, until: '[data-trouble="ALREADY_EVALUATED"]', isPlain: true },
  {
    name: 'unknown link',
    address: at(`/e#${'x'.repeat(22)}`),
    until: '[data-trouble="INVITATION_UNKNOWN"]',
    isPlain: true,
  },
  { name: 'malformed link', address: at('/e#abc'), until: '[data-trouble="LINK_MALFORMED"]', isPlain: true },
  { name: 'receipt form', address: at('/r'), until: '#receipt-code' },
  { name: 'malformed receipt', address: at('/r#abc'), until: '[data-trouble="RECEIPT_MALFORMED"]', isPlain: true },
  {
    name: 'unknown receipt',
    address: at(`/r#${'x'.repeat(64)}`),
    until: '[data-trouble="RECEIPT_UNKNOWN"]',
    isPlain: true,
  },
  { name: 'erased record', address: erased, until: '[data-trouble="ERASED"]', isPlain: true },
  { name: 'general comment', address: at('/c/YP-TRIAL-01/B02'), until: 'label.grade' },
  { name: 'general comment received', address: at('/c/YP-TRIAL-01/B02'), until: 'label.grade', act: commented },
  {
    name: 'unknown window',
    address: at('/c/YP-TRIAL-01/NONE'),
    until: '[data-trouble="WINDOW_UNKNOWN"]',
    isPlain: true,
  },
]

async function judge(state: State, look: Look, least: number): Promise<void> {
  const visit = await stage.visit(await state.address(), look)
  await visit.page.locator(state.until).first().waitFor()
  await state.act?.(visit)
  await expectAccessible(visit, look)
  expect(await smallTargets(visit, least)).toEqual([])
  expect(visit.mishaps).toEqual([])
  await visit.context.close()
}

describe.each(shownLooks)('the citizen page, %s', (name, look) => {
  const shown = states.filter(({ isPlain }) => !isPlain || plainLooks.includes(name))
  test.each(shown)('$name', (state) => judge(state, look, look.query.includes('edition=elderly') ? 60 : 44))
})

const onScreens: readonly State[] = [
  { name: 'front door', address: at('/'), until: '.hall' },
  { name: 'board', address: at('/screen/YP-TRIAL-01'), until: '[data-connection="LIVE"]' },
  { name: 'unknown hall', address: at('/screen/NO-SUCH-HALL'), until: '.notice' },
  { name: 'figures of rectification', address: at('/handling-figures'), until: '[data-rounds]', isPlain: true },
  { name: 'status', address: at('/status'), until: '[data-verdict="OK"]' },
]
const screenLooks = { ...Object.fromEntries(shownLooks), wall: { viewport: { width: 1920, height: 1080 }, query: '' } }

describe.each(Object.entries(screenLooks).filter(([, look]) => !look.query.includes('elderly')))(
  'what hangs on the wall or lies on the desk, %s',
  (_, look) => {
    test.each(onScreens)('$name', (state) => judge(state, look, 44))
  },
)

test('the status page says that the platform is out of reach, and what was seen last', async () => {
  const act = async ({ page, context }: Visit) => {
    await context.setOffline(true)
    await page.locator('[data-lost]').waitFor()
    await page.locator('.facts').first().waitFor()
  }
  for (const look of [looks.phone, looks.desk])
    await judge({ name: '', address: at('/status'), until: '[data-verdict="OK"]', act }, look, 44)
})

test('an expired link says so', async () => {
  const address = await invited()
  stage.clock.shiftMs = 20 * 86_400_000
  try {
    const state = { name: '', address: at(address), until: '[data-trouble="INVITATION_EXPIRED"]' }
    for (const look of [looks.phone, looks['elderly English, 320 px']])
      await judge(state, look, look.query.includes('edition=elderly') ? 60 : 44)
  } finally {
    stage.clock.shiftMs = 0
  }
})

describe('the elderly edition', () => {
  test('is large enough: words 18 px, main functions 30 px, lines 1.5', async () => {
    const visit = await stage.visit(await invited(), looks.elderly)
    await visit.page.locator('.grades').waitFor()
    const small = await visit.page.evaluate(() => {
      const holders = [...document.querySelectorAll('body *')].filter((element) =>
        [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim() !== ''),
      )
      return holders
        .map((element) => ({ element, style: getComputedStyle(element) }))
        .filter(({ style }) => {
          const size = Number.parseFloat(style.fontSize)
          return size < 18 || Number.parseFloat(style.lineHeight) < size * 1.5 - 0.1
        })
        .map(({ element, style }) => `${element.textContent} ${style.fontSize} ${style.lineHeight}`)
    })
    expect(small).toEqual([])
    const words = await visit.page
      .locator('.grade-word')
      .evaluateAll((elements) => elements.map((element) => Number.parseFloat(getComputedStyle(element).fontSize)))
    expect(Math.min(...words)).toBeGreaterThanOrEqual(30)
  })

  test.each(everyLook)('and in every edition good and bad are equally large and far apart: %s', async (_, look) => {
    const visit = await stage.visit(await invited(), look)
    await visit.page.locator('.grades').waitFor()
    const boxes = await visit.page
      .locator('[data-grade] .grade-face')
      .evaluateAll((elements) => elements.map((element) => element.getBoundingClientRect().width))
    expect(new Set(boxes).size).toBe(1)
    const widths = await visit.page
      .locator('[data-grade]')
      .evaluateAll((elements) => elements.map((element) => Math.round(element.getBoundingClientRect().width)))
    expect(new Set(widths).size).toBe(1)
    const heights = await visit.page
      .locator('[data-grade]')
      .evaluateAll((elements) => elements.map((element) => Math.round(element.getBoundingClientRect().height)))
    expect(new Set(heights).size).toBe(1)
  })

  const editions = {
    standard: '',
    'standard English': 'lang=en',
    elderly: 'edition=elderly',
    'elderly English': 'edition=elderly&lang=en',
  }
  // What common phones leave to the page below the bars of the browser; the narrowest for the standard edition alone.
  const screens = [
    { width: 320, height: 568, besides: ['elderly English'] },
    { width: 360, height: 640, besides: [] },
    { width: 375, height: 667, besides: [] },
    { width: 390, height: 664, besides: [] },
    { width: 844, height: 390, besides: [] },
    { width: 1440, height: 900, besides: [] },
  ]

  test.each(Object.entries(editions))('no face is below the edge of the screen: %s', async (edition, query) => {
    const first = { viewport: { width: 390, height: 844 }, query }
    const visit = await stage.visit(await invited(), first)
    await visit.page.locator('.subject').waitFor()
    const cut: string[] = []
    for (const { width, height, besides } of screens) {
      if ((besides as string[]).includes(edition)) continue
      await visit.page.setViewportSize({ width, height })
      const boxes = await visit.page.locator('[data-grade]').evaluateAll((faces) =>
        faces.map((face) => {
          const { top, bottom, width, height } = face.getBoundingClientRect()
          return { isSeen: top >= 0 && bottom <= innerHeight, size: `${Math.round(width)}×${Math.round(height)}` }
        }),
      )
      const seen = boxes.filter(({ isSeen }) => isSeen).length
      const sizes = new Set(boxes.map(({ size }) => size))
      if (seen !== 5 || sizes.size !== 1) cut.push(`${width}×${height}: ${seen} of 5 seen, ${[...sizes].join(' ')}`)
      const small = await smallTargets(visit, query.includes('elderly') ? 60 : 44)
      cut.push(...small.map((target) => `${width}×${height}: ${target}`))
      const overflow = await visit.page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
      if (overflow > 0) cut.push(`${width}×${height}: ${overflow} px to scroll sideways`)
    }
    expect(cut).toEqual([])
  })

  test('the page holds at a zoom of 200 %', async () => {
    // A phone of 390 px at 200 % has 195 CSS pixels left.
    const zoomed = { viewport: { width: 195, height: 422 }, query: '' }
    const visit = await stage.visit(await invited(), zoomed)
    await visit.page.locator('.grades').waitFor()
    await expectAccessible(visit, zoomed)
  })
})

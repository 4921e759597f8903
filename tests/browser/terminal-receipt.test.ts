import QRCode from 'qrcode'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { caseReport } from '../support/platform.ts'
import { openStage, type Stage, type Visit } from './stage.ts'
import { setUp, tablet } from './terminal-stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage({ trustedProxies: ['127.0.0.1'] })
})
afterAll(() => stage.close())

const drivers = { idReader: 'NONE', face: 'NONE', signature: 'NONE', printer: 'EMULATOR', screen: 'NONE' }
const settings = { layout: 'OPEN', edition: 'ordinary', language: 'zh-CN', keypad: null, drivers }

/** A service that has ended at a window a minute ago. */
async function ended(windowCode: string): Promise<void> {
  const report = caseReport(stage.running.world.now())
  await stage.invite({ occurrences: report.occurrences.map((each) => ({ ...each, windowCode })) })
}

async function tap({ page }: Visit, grade: number): Promise<void> {
  await page.locator(`[data-stage="ASKING"] [data-grade="${grade}"]`).click()
  await page.locator('[data-stage="REASONS"] form .button').nth(1).click()
  await page.locator('[data-stage="THANKS"]').waitFor()
}

/** The receipts that came with answers, as the terminal heard them. */
function heardBy({ page }: Visit): string[] {
  const receipts: string[] = []
  page.on('response', async (response) => {
    if (!response.url().endsWith('/api/v1/terminal/entries')) return
    const { answers } = (await response.json()) as { answers: readonly { receipt?: string }[] }
    receipts.push(...answers.flatMap(({ receipt }) => (receipt === undefined ? [] : [receipt])))
  })
  return receipts
}

/** The dark modules of the code that leads there, each a square, inside an edge of four. */
function codeOf(url: string): string {
  const { size, data } = QRCode.create(url, { errorCorrectionLevel: 'M' }).modules
  return Array.from(data, (bit, at) => (bit ? `M${(at % size) + 4} ${Math.floor(at / size) + 4}h1v1h-1z` : '')).join('')
}

/** Everything that the page and the device hold: what is shown, stored, cached, and where the page stands. */
const everything = ({ page }: Visit) =>
  page.evaluate(async () => {
    const db = await new Promise<IDBDatabase>((resolve) => {
      const opening = indexedDB.open('yiping-terminal')
      opening.onsuccess = () => resolve(opening.result)
    })
    const rows = await Promise.all(
      [...db.objectStoreNames].map(
        (name) =>
          new Promise<unknown>((resolve) => {
            const asking = db.transaction(name).objectStore(name).getAll()
            asking.onsuccess = () => resolve(asking.result)
          }),
      ),
    )
    db.close()
    const cached: string[] = []
    for (const name of await caches.keys())
      cached.push(...(await (await caches.open(name)).keys()).map(({ url }) => url))
    const shown = document.documentElement.outerHTML
    return JSON.stringify([rows, cached, { ...localStorage }, { ...sessionStorage }, shown, location.href])
  })

describe('the receipt at a terminal', () => {
  test('is a code on the thank-you page, can be printed, goes with the page and is kept nowhere', async () => {
    const visit = await setUp(stage, { wish: { windowCode: 'A02', settings } })
    const { page, context } = visit
    const receipts = heardBy(visit)
    const said: string[] = []
    page.on('console', (message) => said.push(message.text()))
    await ended('A02')
    await tap(visit, 2)
    await page.locator('.receipt-code').waitFor()
    expect(await page.locator('.receipt-shown').innerText()).toContain(
      '扫码保存回执，可查询、补充，也可核验有没有被改过',
    )
    const done = await page.locator('.notice > .button').boundingBox()
    expect((done?.y ?? Infinity) + (done?.height ?? 0)).toBeLessThanOrEqual(tablet.viewport.height)
    // A camera finds no module of less than a few dots: 45 of them and the edge.
    expect((await page.locator('.receipt-code').boundingBox())?.width).toBeGreaterThan(150)
    expect(receipts).toHaveLength(1)
    const [receipt = ''] = receipts
    expect(receipt).toMatch(/^[A-Za-z0-9_-]{64}$/)

    expect(await page.locator('.receipt-code path').getAttribute('d')).toBe(codeOf(`${stage.base}/r#${receipt}`))

    await page.locator('.receipt-offer .button', { hasText: '打印回执' }).click()
    await page.locator('.receipt-offer [role="status"]', { hasText: '回执已打印' }).waitFor()

    await page.locator('.notice > .button').click()
    await page.locator('[data-stage="IDLE"]').waitFor()
    expect(await page.locator('.receipt-code, .receipt-offer').count()).toBe(0)
    expect(await everything(visit)).not.toContain(receipt)
    await page.reload()
    await page.locator('[data-connected="true"]').waitFor()
    expect(await page.locator('.receipt-code').count()).toBe(0)
    expect(await everything(visit)).not.toContain(receipt)
    expect([said.filter((text) => text.includes(receipt)), visit.mishaps]).toEqual([[], []])

    // Whoever has taken it along finds what was tapped.
    const phone = await stage.visit(`/r#${receipt}`)
    await phone.page.locator('main', { hasText: '不满意' }).waitFor()
    await phone.context.close()
    await context.close()
  })

  test('is drawn from what lies on the device: nothing of it is fetched when it is shown', async () => {
    const visit = await setUp(stage, { wish: { windowCode: 'B01' } })
    const { page, context } = visit
    await page.reload()
    await page.locator('[data-connected="true"]').waitFor()
    await context.route(/\/assets\//, (route) => route.abort())
    await ended('B01')
    await tap(visit, 5)
    await page.locator('.receipt-code').waitFor()
    await context.close()
  })

  test('is not spoken of without network, nor shown to whoever stands there when it is back', async () => {
    const visit = await setUp(stage, { wish: { windowCode: 'B02' } })
    const { page, context } = visit
    await ended('B02')
    await page.locator('[data-stage="ASKING"]').waitFor()
    await context.setOffline(true)
    await page.locator('[data-connected="false"]').waitFor()
    await tap(visit, 1)
    expect(await page.locator('main').innerText()).not.toContain('回执')
    await page.locator('.notice > .button').click()
    await page.locator('[data-stage="IDLE"]').waitFor()
    await context.setOffline(false)
    await page.locator('[data-queue="0"]').waitFor({ timeout: 30_000 })
    expect(await page.locator('.receipt-code, .receipt-offer').count()).toBe(0)
    await context.close()
  })

  test('goes by itself as soon as the thanks do; a touch holds it for who looks for a phone', async () => {
    const visit = await setUp(stage, { wish: { windowCode: 'C01' } })
    const { page, context } = visit
    await ended('C01')
    await tap(visit, 3)
    await page.locator('.receipt-code').waitFor()
    await page.locator('[data-stage="IDLE"]').waitFor({ timeout: 15_000 })
    expect(await page.locator('.receipt-code').count()).toBe(0)
    await ended('C01')
    await tap(visit, 3)
    await page.locator('.receipt-code').click()
    await page.waitForTimeout(8000)
    expect(await page.locator('.receipt-code').isVisible()).toBe(true)
    await context.close()
  })

  test('leaves the thanks as short as ever where none has come', async () => {
    const visit = await setUp(stage, { wish: { windowCode: 'D01' } })
    const { page, context } = visit
    await page.route('**/api/v1/terminal/entries', (route) => route.abort())
    await ended('D01')
    await tap(visit, 4)
    await page.locator('[data-stage="IDLE"]').waitFor({ timeout: 15_000 })
    await context.close()
  })
})

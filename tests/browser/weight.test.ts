import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bringPublication, someMonth } from '../support/publication.ts'
import { looks, openStage, type Stage } from './stage.ts'

const kilobyte = 1024
const most = 25 * kilobyte
const mostToCheck = 12 * kilobyte

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage.close())

/** Page, scripts and styles as they are built, compressed; the answers of the API are apart. */
async function weightOf(url: string): Promise<number> {
  const { pathname } = new URL(url)
  const page = { '/e': 'citizen', '/portal': 'portal', '/screen/': 'wall' }[pathname]
  const file = page === undefined ? pathname.slice(1) : `${page}/index.html`
  return gzipSync(await readFile(path.resolve(import.meta.dirname, '../../build/web', file))).length
}

test('the citizen page before the first touch weighs at most 25 KB', async () => {
  const visit = await stage.visit(`/e?c=QR_CODE#${await stage.invite()}`)
  await visit.page.locator('.grades').waitFor()
  const files = visit.requested.filter((url) => !url.includes('/api/'))
  expect(files.length).toBeGreaterThan(2)
  const weights = await Promise.all(files.map(weightOf))
  const weight = weights.reduce((sum, each) => sum + each, 0)
  console.log(`citizen page before interaction: ${(weight / kilobyte).toFixed(1)} KB gzip in ${files.length} files`)
  expect(weight).toBeLessThanOrEqual(most)
  await visit.context.close()
})

test('what checks a receipt in the browser weighs at most 12 KB, SM2 apart', async () => {
  const visit = await stage.visit('/verify/')
  await visit.page.locator('#trust', { hasText: '日志' }).waitFor()
  const scripts = visit.requested.filter((url) => url.endsWith('.js'))
  const weights = await Promise.all(scripts.map(weightOf))
  const weight = weights.reduce((sum, each) => sum + each, 0)
  console.log(
    `page that checks receipts: ${(weight / kilobyte).toFixed(1)} KB gzip of scripts in ${scripts.length} files`,
  )
  expect([scripts.length, weight <= mostToCheck]).toEqual([1, true])
  await visit.context.close()
})

const mostOfPortal = 120 * kilobyte

test.each(['/portal', '/screen/'])('what is public weighs at most 120 KB with its answers: %s', async (address) => {
  const visit = await stage.visit(address)
  await visit.page.locator('[data-not-yet]').waitFor()
  const files = visit.requested.filter((url) => !url.includes('/api/'))
  const answers = visit.requested.filter((url) => url.includes('/api/'))
  const weights = await Promise.all(files.map(weightOf))
  const told = await Promise.all(answers.map(async (url) => (await (await fetch(url)).text()).length))
  const weight = [...weights, ...told].reduce((sum, each) => sum + each, 0)
  console.log(`${address}: ${(weight / kilobyte).toFixed(1)} KB in ${files.length} files and ${answers.length} answers`)
  expect(weight).toBeLessThanOrEqual(mostOfPortal)
  await visit.context.close()
})

/** 150 ms there and back, 1.6 Mbit/s down, 0.75 up. */
const slow4G = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 93_750 }

/** Milliseconds until the largest thing on the portal was painted, in slow 4G, on a device that has never been here. */
async function paintSlowly(): Promise<number> {
  const context = await stage.browser.newContext({ viewport: looks.phone.viewport })
  const page = await context.newPage()
  const devtools = await context.newCDPSession(page)
  await devtools.send('Network.enable')
  await devtools.send('Network.emulateNetworkConditions', slow4G)
  await page.goto(`${stage.base}/portal`)
  await page.locator('[data-latest] .value').waitFor()
  const ms = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        new PerformanceObserver((list) => {
          const painted = list.getEntries().map(({ startTime }) => startTime)
          setTimeout(() => resolve(Math.max(...painted)), 300)
        }).observe({ type: 'largest-contentful-paint', buffered: true })
      }),
  )
  await context.close()
  return ms
}

test('in slow 4G the largest paint of the portal is there within 2 seconds, median of 5', async () => {
  const grades = [2, 3, 5, 20, 70] as const
  await bringPublication(stage, '2026-08', 'PUBLISHED', someMonth({ 'YP-TRIAL-01/A01': grades }))
  const measured: number[] = []
  for (let round = 0; round < 5; round += 1) measured.push(await paintSlowly())
  const [, , median = Number.NaN] = measured.sort((a, b) => a - b)
  console.log(`largest paint of the portal in slow 4G: ${Math.round(median)} ms, median of 5`)
  expect(median).toBeLessThan(2000)
})

/** Milliseconds from the opened link to five faces that can be tapped, on a device that has never been here. */
async function openSlowly(): Promise<number> {
  const context = await stage.browser.newContext({ viewport: looks.phone.viewport })
  const page = await context.newPage()
  const devtools = await context.newCDPSession(page)
  await devtools.send('Network.enable')
  await devtools.send('Network.emulateNetworkConditions', slow4G)
  await page.goto(`${stage.base}/e?c=QR_CODE#${await stage.invite()}`)
  await page.locator('button[data-grade="5"]').waitFor()
  const ms = await page.evaluate(() => performance.now())
  await context.close()
  return ms
}

test('in slow 4G the five faces can be tapped within 1.5 seconds, median of 5', async () => {
  const measured: number[] = []
  for (let round = 0; round < 5; round += 1) measured.push(await openSlowly())
  const [, , median = Number.NaN] = measured.sort((a, b) => a - b)
  console.log(`five faces in slow 4G: ${Math.round(median)} ms, median of 5`)
  expect(median).toBeLessThan(1500)
})

import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { looks, openStage, type Stage } from './stage.ts'

const kilobyte = 1024
const most = 25 * kilobyte

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage.close())

/** Page, scripts and styles as they are built, compressed; the answers of the API are apart. */
async function weightOf(url: string): Promise<number> {
  const { pathname } = new URL(url)
  const file = pathname === '/e' ? 'citizen/index.html' : pathname.slice(1)
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

test('on a slow phone in a slow network the five faces are there within 1.5 seconds', async () => {
  const address = `/e?c=QR_CODE#${await stage.invite()}`
  const visit = await stage.visit('/r', looks.phone)
  const devtools = await visit.context.newCDPSession(visit.page)
  // 1.6 Mbit/s with 150 ms to the server and back, and a processor a quarter as fast.
  await devtools.send('Network.enable')
  await devtools.send('Network.clearBrowserCache')
  await devtools.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 150,
    downloadThroughput: 200_000,
    uploadThroughput: 94_000,
  })
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 })
  await visit.page.goto('about:blank')
  const started = performance.now()
  await visit.page.goto(stage.base + address)
  await visit.page.locator('button[data-grade="5"]').waitFor()
  const seconds = (performance.now() - started) / 1000
  console.log(`five faces after ${seconds.toFixed(2)} s at 1.6 Mbit/s, 150 ms, processor / 4`)
  expect(seconds).toBeLessThan(1.5)
})

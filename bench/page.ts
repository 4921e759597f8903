import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { type Browser, chromium, type Page } from 'playwright-core'

const chromiums = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

export interface PageLoad {
  /** Until the five grades stood there and a tap on one had been taken up. */
  readonly usableSeconds: number
  /** Of the files that were fetched until then, each compressed by gzip. */
  readonly gzipBytes: number
  readonly files: readonly string[]
  /** Of the answers of the API until then. */
  readonly answerGzipBytes: number
}

export function findChromium(): string | undefined {
  return chromiums.find((path) => existsSync(path))
}

/** Slow 4G: 150 ms round trip, 1.6 Mbit/s down, 0.75 Mbit/s up. */
const slow4G = {
  offline: false,
  latency: 150,
  downloadThroughput: (1.6 * 1e6) / 8,
  uploadThroughput: (0.75 * 1e6) / 8,
}

/** Opens the address in a browser that has never been here. Addresses must be used once: the tap gives the evaluation. */
export async function openPages(
  executablePath: string,
  addresses: readonly string[],
  webFolder: string,
): Promise<readonly PageLoad[]> {
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage'] })
  try {
    const loads: PageLoad[] = []
    for (const address of addresses) loads.push(await openOnce(browser, address, webFolder))
    return loads
  } finally {
    await browser.close()
  }
}

async function openOnce(browser: Browser, address: string, webFolder: string): Promise<PageLoad> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true, locale: 'zh-CN' })
  try {
    const page = await context.newPage()
    const session = await context.newCDPSession(page)
    await session.send('Network.enable')
    await session.send('Network.setCacheDisabled', { cacheDisabled: true })
    await session.send('Network.emulateNetworkConditions', slow4G)
    const fetched = collectBodies(page, webFolder)
    await page.addInitScript(watchForGrades)
    await page.goto(address, { waitUntil: 'commit' })
    const usableMs = await page.waitForFunction(() => (globalThis as unknown as { usableMs?: number }).usableMs, null, {
      timeout: 30_000,
    })
    const answers = await Promise.all(fetched.answers)
    return {
      usableSeconds: Number(await usableMs.jsonValue()) / 1000,
      gzipBytes: sum([...fetched.files.values()]),
      files: [...fetched.files.keys()],
      answerGzipBytes: sum(answers),
    }
  } finally {
    await context.close()
  }
}

interface Fetched {
  /** By name, the size of its .gz in the build. */
  readonly files: Map<string, number>
  readonly answers: Promise<number>[]
}

/** Everything but the tap itself. */
function collectBodies(page: Page, webFolder: string): Fetched {
  const fetched: Fetched = { files: new Map(), answers: [] }
  page.on('response', (response) => {
    const { pathname } = new URL(response.url())
    if (pathname === '/api/v1/evaluations') return
    const asset = pathname === '/e' ? '/citizen/index.html' : pathname
    const packed = join(webFolder, `${asset}.gz`)
    if (existsSync(packed)) fetched.files.set(asset, readFileSync(packed).length)
    else fetched.answers.push(response.body().then((body) => gzipSync(body).length))
  })
  return fetched
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)

/** Runs in the page, before its own scripts: the moment the grades can be tapped, taps one and waits until it is taken up. */
function watchForGrades(): void {
  const buttons = () => [...document.querySelectorAll<HTMLButtonElement>('button[data-grade]')]
  const isReady = (button: HTMLButtonElement) =>
    !button.disabled && button.getAttribute('aria-disabled') !== 'true' && button.getBoundingClientRect().height > 0
  const untilTaken = () => {
    const isTaken = buttons().length === 0 || buttons()[0]?.getAttribute('aria-pressed') === 'true'
    if (isTaken) Object.assign(globalThis, { usableMs: performance.now() })
    else requestAnimationFrame(untilTaken)
  }
  const untilReady = () => {
    const found = buttons()
    if (found.length !== 5 || !found.every(isReady)) {
      requestAnimationFrame(untilReady)
      return
    }
    found[0]?.click()
    untilTaken()
  }
  requestAnimationFrame(untilReady)
}

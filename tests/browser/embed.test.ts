import { type ChildProcess, spawn } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import type { BrowserContext, FrameLocator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { freePort } from '../support/free-port.ts'
import { expectAccessible, looks, openRestricted, openStage, type Stage } from './stage.ts'

const root = path.resolve(import.meta.dirname, '../..')
let stage: Stage
let example: ChildProcess
/** The site that embeds: `localhost` is another site than `127.0.0.1`, where the platform is. */
let site: string
let context: BrowserContext
let profile: string

beforeAll(async () => {
  const port = await freePort()
  site = `http://localhost:${port}`
  stage = await openStage({ embedOrigins: [site] })
  example = spawn(
    process.execPath,
    [path.join(root, 'tools/embed-example.mjs'), stage.base, path.join(stage.folder, 'trial.json'), String(port)],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  await new Promise((resolve) => example.stdout?.once('data', resolve))
  profile = await mkdtemp(path.join(tmpdir(), 'yiping-profile-'))
  await mkdir(path.join(profile, 'Default'))
  // What somebody has chosen in the settings: block third-party cookies.
  const preferences = { profile: { cookie_controls_mode: 1, block_third_party_cookies: true } }
  await writeFile(path.join(profile, 'Default/Preferences'), JSON.stringify(preferences))
  context = await openRestricted(profile, looks.phone)
})
afterAll(async () => {
  await context?.close()
  example?.kill()
  await stage?.close()
  await rm(profile, { recursive: true, force: true })
})

const evaluations = async () =>
  (await stage.database.query('select grade, channel from evaluation order by received_at')) as {
    grade: number
    channel: string
  }[]

/** Everything that the page of others hears from anybody. */
async function visitSite(
  address = site,
): Promise<{ page: Page; frame: FrameLocator; heard: () => Promise<unknown[]> }> {
  // Another visitor each time: the site knows its own by a cookie.
  await context.clearCookies()
  const page = await context.newPage()
  await page.addInitScript(() => {
    const heard: unknown[] = []
    Object.assign(window, { heard })
    addEventListener('message', ({ data }) => heard.push(data))
    for (const name of ['evaluated', 'closed', 'failed']) addEventListener(`yiping:${name}`, () => heard.push(name))
  })
  await page.goto(address)
  const heard = () => page.evaluate(() => (window as unknown as { heard: unknown[] }).heard)
  return { page, frame: page.frameLocator('iframe'), heard }
}

describe('the example page in a browser that blocks third-party cookies', () => {
  test('which it does: a cookie of the framed site is not kept', async () => {
    const page = await context.newPage()
    const foreign = await serveCookie()
    await page.goto(site)
    await page.evaluate((src) => {
      const frame = document.createElement('iframe')
      frame.src = src
      document.body.append(frame)
    }, foreign.address)
    await page.frameLocator('iframe').locator('p').waitFor()
    const inFrame = page.frames().find((frame) => frame.url().startsWith(foreign.address))
    expect(await inFrame?.evaluate(() => document.cookie)).toBe('')
    await page.goto(foreign.address)
    expect(await page.evaluate(() => document.cookie), 'and would be, on a page of its own').toContain('probe=1')
    foreign.server.close()
    await page.close()
  })

  test('one tap in the box arrives; the page learns that, and never the grade', async () => {
    const { page, frame, heard } = await visitSite()
    const before = (await evaluations()).length
    await page.getByRole('button', { name: '评价本次服务' }).click()
    await frame.locator('[data-grade="2"]').click()
    await frame.locator('.received').waitFor()
    await expectSoon(heard, (told) => told.includes('evaluated'))
    expect((await evaluations()).slice(before)).toEqual([{ grade: 2, channel: 'WEB' }])
    await frame.locator('form .button').nth(1).click()
    // The click takes its own frame away, and a browser may then never report it as done: what the page heard shows that it was.
    void frame
      .locator('.button-primary')
      .click()
      .catch(() => undefined)
    await expectSoon(heard, (told) => told.includes('closed'))
    expect(await page.locator('iframe').count()).toBe(0)
    expect(await heard()).toEqual([
      { yiping: 1, type: 'ready' },
      { yiping: 1, type: 'evaluated' },
      'evaluated',
      { yiping: 1, type: 'close' },
      'closed',
    ])
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('评价本次服务')
    expect(page.url(), 'no token and nothing of a person in the address').toBe(`${site}/`)
    await page.close()
  })

  test('a browser that forbids the frame every storage changes nothing', async () => {
    const strict = await openRestricted(undefined, looks.phone)
    const page = await strict.newPage()
    await page.addInitScript(() => {
      if (window.parent === window) return
      const refuse = () => {
        throw new DOMException('forbidden', 'SecurityError')
      }
      for (const name of ['localStorage', 'sessionStorage', 'indexedDB'])
        Object.defineProperty(window, name, { get: refuse })
    })
    await page.goto(site)
    const before = (await evaluations()).length
    await page.getByRole('button', { name: '评价本次服务' }).click()
    await page.frameLocator('iframe').locator('[data-grade="5"]').click()
    await page.frameLocator('iframe').locator('.received').waitFor()
    expect((await evaluations()).length).toBe(before + 1)
    await strict.close()
  })

  test('in a page of its own it tells the page that opened it, and closes', async () => {
    const { page, heard } = await visitSite()
    const opening = context.waitForEvent('page')
    await page.getByRole('button', { name: 'new page' }).click()
    const tab = await opening
    await tab.locator('[data-grade="4"]').click()
    await tab.locator('.received').waitFor()
    await expectSoon(heard, (told) => told.includes('evaluated'))
    await tab.locator('form .button').nth(1).click()
    const gone = tab.waitForEvent('close')
    // The click takes the page away, perhaps before it can be reported as done: the page being gone is what shows that it was.
    await Promise.all([
      gone,
      tab
        .locator('.button-primary')
        .first()
        .click()
        .catch(() => undefined),
    ])
    await expectSoon(heard, (told) => told.includes('closed'))
    await page.close()
  })

  test('Escape closes it and nothing is evaluated', async () => {
    const { page, heard } = await visitSite()
    const before = (await evaluations()).length
    await page.getByRole('button', { name: '评价本次服务' }).click()
    await page.frameLocator('iframe').locator('.grades').waitFor()
    await page.keyboard.press('Escape')
    await expectSoon(heard, (told) => told.includes('closed'))
    expect((await evaluations()).length).toBe(before)
    await page.close()
  })

  test.each([looks.phone, looks.desk])('nothing is in the way of anybody, $viewport.width px', async (look) => {
    const { page } = await visitSite()
    await page.setViewportSize(look.viewport)
    await page.getByRole('button', { name: '评价本次服务' }).click()
    const frame = page.frameLocator('iframe')
    await frame.locator('.subject').waitFor()
    await page.screenshot({ path: picture(`embed-${look.viewport.width}`) })
    const hidden = await frame
      .locator('[data-grade]')
      .evaluateAll((faces) => faces.filter((face) => face.getBoundingClientRect().bottom > innerHeight).length)
    expect(hidden, 'faces below the edge of the box').toBe(0)
    await expectAccessible({ page, context, requested: [], mishaps: [] }, look)
    await page.close()
  })
})

describe('a page that was not allowed', () => {
  test('cannot show it in a frame: the browser refuses by our content policy', async () => {
    const foreign = await servePage(await signedLink())
    const { page, heard } = await visitSite(foreign.address)
    const refused = page.waitForEvent('console', (message) => message.text().includes('frame-ancestors'))
    await page.locator('button').click()
    await refused
    const shown = page.frames().filter((frame) => frame.url().startsWith(stage.base))
    expect(shown).toEqual([])
    expect(await heard()).toEqual([])
    foreign.server.close()
    await page.close()
  })

  test('and no page at all may frame the other pages', async () => {
    const headersOf = async (address: string) => (await fetch(stage.base + address)).headers
    for (const address of ['/', '/e', '/r', '/c/YP-TRIAL-01/A01', '/screen/YP-TRIAL-01']) {
      expect((await headersOf(address)).get('content-security-policy')).toContain("frame-ancestors 'none'")
      expect((await headersOf(address)).get('x-frame-options')).not.toBeNull()
    }
    const embedded = await headersOf('/embed')
    expect(embedded.get('content-security-policy')).toContain(`frame-ancestors ${site}`)
    expect(embedded.get('content-security-policy')).toContain("script-src 'self'")
    expect(embedded.get('x-frame-options')).toBeNull()
  })
})

test('the script weighs at most 5 KB, may be loaded from anywhere, and may be kept', async () => {
  const answer = await fetch(`${stage.base}/embed/v1.js`)
  const script = await answer.text()
  const weight = gzipSync(script).length
  console.log(`embed/v1.js: ${weight} bytes gzip, ${script.length} plain`)
  expect(weight).toBeLessThanOrEqual(5 * 1024)
  expect(answer.headers.get('content-type')).toContain('javascript')
  expect(answer.headers.get('cross-origin-resource-policy')).toBe('cross-origin')
  expect(answer.headers.get('access-control-allow-origin')).toBe('*')
  expect(answer.headers.get('cache-control')).toMatch(/max-age=\d{3,}/)
  expect(await readFile(path.join(root, 'build/web/embed/v1.js'), 'utf8')).toBe(script)
})

async function signedLink(): Promise<string> {
  const body = { token: await stage.invite(), channel: 'WEB', origin: site }
  const answer = await stage.post('/api/v1/embed/links', body, { authorization: `Bearer ${stage.trial.apiKey}` })
  return ((await answer.json()) as { url: string }).url
}

function picture(name: string): string {
  return path.join(root, 'build/pictures', `${name}.png`)
}

async function expectSoon(heard: () => Promise<unknown[]>, fits: (told: unknown[]) => boolean): Promise<void> {
  await expect.poll(async () => fits(await heard()), { timeout: 10_000 }).toBe(true)
}

function listen(server: Server): Promise<{ address: string; server: Server }> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      resolve({ server, address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` })
    })
  })
}

/** A site that would like to keep a cookie from inside a frame. */
function serveCookie() {
  return listen(
    createServer((_request, response) => {
      response.setHeader('set-cookie', 'probe=1; SameSite=None; Secure')
      response.setHeader('content-type', 'text/html')
      response.end('<p>probe</p>')
    }),
  )
}

/** A site on no list that has got hold of a link. */
function servePage(link: string) {
  return listen(
    createServer((_request, response) => {
      response.setHeader('content-type', 'text/html; charset=utf-8')
      response.end(
        `<title>x</title><script src="${stage.base}/embed/v1.js"></script><button data-yiping-link="${link}">x</button>`,
      )
    }),
  )
}

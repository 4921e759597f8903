import { existsSync } from 'node:fs'
import path from 'node:path'
import axe from 'axe-core'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { expect } from 'vitest'
import { type PlatformOptions, startPlatform, type TestPlatform } from '../support/platform.ts'

const root = path.resolve(import.meta.dirname, '../..')

/** The widths and editions in which every page must hold. */
export const looks = {
  phone: { viewport: { width: 390, height: 844 }, query: '' },
  english: { viewport: { width: 390, height: 844 }, query: 'lang=en' },
  elderly: { viewport: { width: 390, height: 844 }, query: 'edition=elderly' },
  'elderly English, 320 px': { viewport: { width: 320, height: 640 }, query: 'edition=elderly&lang=en' },
  'narrow, 320 px': { viewport: { width: 320, height: 640 }, query: '' },
  desk: { viewport: { width: 1440, height: 900 }, query: '' },
} as const

const spared = ['english', 'elderly', 'narrow, 320 px']

/** Where every look is judged: in CI those that hold the others’ hardest properties, at night (YIPING_TEST_WHOLE=1) all. */
export const shownLooks = Object.entries(looks).filter(
  ([name]) => process.env.YIPING_TEST_WHOLE === '1' || !spared.includes(name),
)

export interface Look {
  readonly viewport: { readonly width: number; readonly height: number }
  /** Added to every address. */
  readonly query: string
}

export interface Visit {
  readonly page: Page
  readonly context: BrowserContext
  /** Every address that the page asked for, as it went over the wire. */
  readonly requested: readonly string[]
  /** What should not have happened: errors of scripts, words on the console, calls elsewhere. */
  readonly mishaps: readonly string[]
}

export interface Stage extends TestPlatform {
  readonly browser: Browser
  /** Moves the clock of the server: an invitation grows old in no time. */
  readonly clock: { shiftMs: number }
  visit(address: string, look?: Look, prepare?: (context: BrowserContext) => Promise<void>): Promise<Visit>
  close(): Promise<void>
}

/** A real platform with the built faces, on a database of its own, and a real Chromium before it. */
export async function openStage(options: PlatformOptions = {}): Promise<Stage> {
  const facesFolder = path.join(root, 'build/web')
  if (!existsSync(facesFolder)) throw new Error('the faces are not built: npm run build')
  const clock = { shiftMs: 0 }
  const platform = await startPlatform({ facesFolder, now: () => Date.now() + clock.shiftMs, ...options })
  const browser = await chromium.launch({ executablePath: findChromium(), args: chromiumArguments })
  const contexts: BrowserContext[] = []
  return {
    ...platform,
    browser,
    clock,
    async visit(address, look = looks.phone, prepare) {
      const context = await browser.newContext({ viewport: look.viewport, reducedMotion: 'reduce' })
      contexts.push(context)
      await prepare?.(context)
      return await open(context, platform.base, address, look)
    },
    async close() {
      await Promise.all(contexts.map((context) => context.close()))
      await browser.close()
      await platform.stop()
    },
  }
}

/**
 * A browser as somebody has set it up: with the preferences in a profile folder, or, without one, with every third-party cookie
 * blocked by a switch.
 */
export function openRestricted(profile: string | undefined, look: Look): Promise<BrowserContext> {
  return chromium.launchPersistentContext(profile ?? '', {
    executablePath: findChromium(browserNames),
    args: [...chromiumArguments, ...(profile === undefined ? ['--test-third-party-cookie-phaseout'] : [])],
    viewport: look.viewport,
    reducedMotion: 'reduce',
  })
}

export async function open(context: BrowserContext, base: string, address: string, look: Look): Promise<Visit> {
  const page = await context.newPage()
  const requested: string[] = []
  const mishaps: string[] = []
  page.on('request', (request) => {
    const url = request.url()
    requested.push(url)
    if (!url.startsWith(`${base}/`) && !url.startsWith('blob:')) mishaps.push(`asked elsewhere: ${url}`)
  })
  page.on('pageerror', (error) => mishaps.push(`script: ${error.message}`))
  page.on('console', (message) => {
    // What the browser itself notes of a refused or lost request is no word of ours.
    if (!message.text().startsWith('Failed to load resource')) mishaps.push(`console: ${message.text()}`)
  })
  const url = new URL(address, base)
  for (const [name, value] of new URLSearchParams(look.query)) url.searchParams.set(name, value)
  await page.goto(url.href)
  return { page, context, requested, mishaps }
}

const chromiumArguments = [
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  // Chromium does not run sandboxed as root.
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
]

const browserNames = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
/** The same engine without a browser’s own windows, menus and settings: half of the processor’s time for the same pages. */
const shellName = 'chromium-headless-shell'

function findChromium(names: readonly string[] = [shellName, ...browserNames]): string {
  const folders = (process.env.PATH ?? '').split(path.delimiter)
  const candidates = [
    process.env.CHROMIUM ?? '',
    ...folders.flatMap((folder) => names.map((name) => path.join(folder, name))),
  ]
  const found = candidates.find((candidate) => candidate !== '' && existsSync(candidate))
  if (found === undefined) throw new Error('no Chromium on the PATH; set CHROMIUM to its program')
  return found
}

interface Finding {
  readonly id: string
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[]
}

/** WCAG 2.0, 2.1 and 2.2 at levels A and AA, as far as a machine can judge, and nothing to scroll sideways. */
export async function expectAccessible({ page }: Visit, look: Look): Promise<void> {
  // By evaluation, past the content policy that forbids the page itself to load it.
  await page.evaluate(axe.source)
  // The elderly edition promises a contrast of 7:1, which is level AAA.
  const rules = { 'color-contrast-enhanced': { enabled: look.query.includes('edition=elderly') } }
  const violations = await page.evaluate(async (rules) => {
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
    const injected = globalThis as unknown as {
      axe: { run(d: Document, o: object): Promise<{ violations: Finding[] }> }
    }
    return (
      await injected.axe.run(document, { runOnly: { type: 'tag', values: tags }, rules, resultTypes: ['violations'] })
    ).violations
  }, rules)
  const told = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map((node) => `${node.html} ${node.failureSummary}`).join('; ')}`,
  )
  expect(told).toEqual([])
  const { scrollWidth, innerWidth } = await page.evaluate(() => ({
    scrollWidth: document.documentElement.scrollWidth,
    innerWidth: window.innerWidth,
  }))
  expect(scrollWidth, 'nothing to scroll sideways').toBeLessThanOrEqual(innerWidth)
}

/** What can be pressed and is smaller than it should be, in CSS pixels. A label is as large as its field lets it be. */
export function smallTargets({ page }: Visit, least: number): Promise<string[]> {
  return page.evaluate((least) => {
    const pressed = [...document.querySelectorAll('a[href], button, summary, input, textarea')]
    const area = (element: Element) => (element.closest('label') ?? element).getBoundingClientRect()
    return pressed
      .filter((element) => !element.classList.contains('skip'))
      .map((element) => ({ element, box: area(element) }))
      .filter(({ box }) => box.width > 0 && (box.width < least - 0.5 || box.height < least - 0.5))
      .map(({ element, box }) => `${element.outerHTML.slice(0, 80)} ${box.width}×${box.height}`)
  }, least)
}

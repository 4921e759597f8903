import type { BrowserContext } from 'playwright-core'
import { fromElsewhere } from '../support/terminal.ts'
import type { Look, Stage, Visit } from './stage.ts'

export const tablet = { viewport: { width: 1280, height: 800 }, query: '' }

export interface TerminalOptions {
  readonly wish?: Record<string, unknown>
  readonly look?: Look
  readonly prepare?: (context: BrowserContext) => Promise<void>
}

export async function pairingCode(stage: Stage, wish: Record<string, unknown> = {}): Promise<string> {
  const answer = await stage.post(
    '/api/v1/device-pairings',
    { hallCode: 'YP-TRIAL-01', windowCode: 'A01', kind: 'TABLET', ...wish },
    { authorization: `Bearer ${stage.trial.apiKey}` },
  )
  return ((await answer.json()) as { pairingCode: string }).pairingCode
}

/** A terminal that has been paired by hand, as it stands on the counter: idle or asking, connected, its service worker ready. */
export async function setUp(stage: Stage, { wish, look = tablet, prepare }: TerminalOptions = {}): Promise<Visit> {
  const code = await pairingCode(stage, wish)
  const visit = await stage.visit('/terminal/', look, async (context) => {
    await context.setExtraHTTPHeaders(fromElsewhere())
    await prepare?.(context)
  })
  await pairBy(visit, code)
  await visit.page.evaluate(async () => {
    await navigator.serviceWorker.ready
  })
  return visit
}

/** By hand, as it is read off another screen. */
export async function pairBy({ page }: Visit, code: string): Promise<void> {
  await page.locator('#code').fill(code.toLowerCase().replace('-', ' '))
  await page.locator('#name').fill('一号窗口评价终端')
  await page.locator('button[type="submit"]').click()
  await page.locator('[data-connected="true"]').waitFor()
}

export async function deviceIdOf({ page }: Visit): Promise<string> {
  return await page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        const opening = indexedDB.open('yiping-terminal')
        opening.onsuccess = () => {
          const asking = opening.result.transaction('known').objectStore('known').get('identity')
          asking.onsuccess = () => {
            opening.result.close()
            resolve(asking.result.deviceId as string)
          }
        }
      }),
  )
}

/** Runs a clock of the page that is wrong by so much; the one that only counts on is left alone. */
export function wrongClock(byMs: number): (context: BrowserContext) => Promise<void> {
  return async (context) => {
    await context.addInitScript((shift) => {
      const right = Date.now.bind(Date)
      globalThis.Date = new Proxy(Date, {
        construct: (target, args) =>
          args.length === 0 ? new target(right() + shift) : Reflect.construct(target, args),
        get: (target, name) => (name === 'now' ? () => right() + shift : Reflect.get(target, name)),
      })
    }, byMs)
  }
}

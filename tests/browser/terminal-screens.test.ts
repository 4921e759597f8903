import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { caseReport } from '../support/platform.ts'
import { revokeDevice } from '../support/terminal.ts'
import { expectAccessible, type Look, openStage, type Stage, smallTargets, type Visit } from './stage.ts'
import { deviceIdOf, pairingCode, setUp, tablet } from './terminal-stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage({ trustedProxies: ['127.0.0.1'] })
})
afterAll(() => stage.close())

const noDrivers = { idReader: 'NONE', face: 'NONE', signature: 'NONE', printer: 'NONE', screen: 'NONE' }
const settings = { layout: 'OPEN', edition: 'ordinary', language: 'zh-CN', keypad: null, drivers: noDrivers }
const fourKeys = { keys: ['a', 'b', 'c', 'd'].map((key, index) => ({ key, grade: [5, 4, 3, 1][index] })) }

/** A service that has ended at a window a minute ago. */
async function ended(windowCode: string): Promise<string> {
  const report = caseReport(stage.running.world.now())
  const occurrences = report.occurrences.map((each) => ({ ...each, windowCode }))
  return await stage.invite({ occurrences })
}

/** Notes what is spoken, by a voice or without one, and what is sounded. */
const hearing = (voices: readonly string[]) => async (context: Visit['context']) => {
  await context.addInitScript((langs) => {
    const heard: string[] = []
    Object.assign(globalThis, { heard })
    const speech = {
      getVoices: () => langs.map((lang: string) => ({ lang, localService: true, name: lang })),
      cancel: () => undefined,
      speak: (utterance: { text: string; lang: string }) => heard.push(`${utterance.lang} ${utterance.text}`),
    }
    Object.defineProperty(globalThis, 'speechSynthesis', { value: speech })
    globalThis.SpeechSynthesisUtterance = class {
      lang = ''
      text: string
      constructor(text: string) {
        this.text = text
      }
    } as unknown as typeof SpeechSynthesisUtterance
    HTMLMediaElement.prototype.play = function play() {
      heard.push(`sound ${new URL(this.src).pathname.replace(/-[^.]*/, '')}`)
      return Promise.resolve()
    }
  }, voices)
}
const heardBy = ({ page }: Visit) => page.evaluate(() => (globalThis as unknown as { heard: string[] }).heard)

describe('what the terminal says', () => {
  test('is the question with item, staff number and serial number, and the same thanks; never the grade', async () => {
    const wish = { windowCode: 'C01' }
    const visit = await setUp(stage, { wish, prepare: hearing(['en-US', 'zh-CN']) })
    await ended('C01')
    await visit.page.locator('[data-grade="1"]').click()
    await visit.page.locator('form .button').nth(1).click()
    await visit.page.locator('[data-stage="THANKS"]').waitFor()
    await expect.poll(() => heardBy(visit)).toHaveLength(2)
    const [asked, thanked] = await heardBy(visit)
    expect(asked).toMatch(/^zh-CN 请对本次服务作出评价。办理事项：居民身份证换领。工号：1001。流水号：\S+。$/)
    expect(thanked).toBe('zh-CN 感谢您的评价。')
    await visit.context.close()
  })

  test('is a chime of our own where the device has no Chinese voice', async () => {
    const visit = await setUp(stage, { wish: { windowCode: 'C01' }, prepare: hearing(['en-US']) })
    await ended('C01')
    await visit.page.locator('[data-grade="5"]').waitFor()
    await expect.poll(() => heardBy(visit)).toEqual(['sound /assets/chime.wav'])
    await visit.context.close()
  })
})

describe('the counter', () => {
  test('asks by itself when a service ends, chooses nothing beforehand, and is idle again by itself', async () => {
    const visit = await setUp(stage, { wish: { windowCode: 'D01' } })
    const { page } = visit
    await page.locator('[data-stage="IDLE"]').waitFor()
    const before = Date.now()
    await ended('D01')
    await page.locator('[data-stage="ASKING"]').waitFor()
    console.log(`terminal: asked ${Date.now() - before} ms after the report of the service began`)
    expect(await page.locator('[aria-pressed="true"], [data-grade][class*="chosen"]').count()).toBe(0)
    await page.locator('[data-grade="4"]').click()
    await page.locator('form .button').nth(1).click()
    await page.locator('[data-stage="THANKS"]').waitFor()
    await page.locator('[data-stage="IDLE"]').waitFor({ timeout: 15_000 })
    expect(visit.mishaps).toEqual([])
    await visit.context.close()
  })

  test('stops asking when the service has been evaluated by phone', async () => {
    const visit = await setUp(stage, { wish: { windowCode: 'D01' } })
    const token = await ended('D01')
    await visit.page.locator('[data-stage="ASKING"]').waitFor()
    await stage.post('/api/v1/evaluations', { token, grade: 5, channel: 'MOBILE' }, { 'idempotency-key': 'by-phone-1' })
    await visit.page.locator('[data-stage="IDLE"]').waitFor({ timeout: 15_000 })
    await visit.context.close()
  })

  test('keeps a tap that nobody finished: torn away in the middle, it counts without its reasons', async () => {
    const visit = await setUp(stage, { wish: { windowCode: 'D01' } })
    const count = async () =>
      (await stage.database.query(`select id from evaluation where channel = 'HALL_TABLET' and grade = 2`)).length
    const before = await count()
    await ended('D01')
    await visit.page.locator('[data-grade="2"]').click()
    await visit.page.locator('[data-stage="REASONS"]').waitFor()
    await visit.page.reload()
    await expect.poll(count, { timeout: 20_000 }).toBe(before + 1)
    await visit.context.close()
  })

  test('cannot be left: no way back, no menu, no keys of the browser, no link', async () => {
    const visit = await setUp(stage, { wish: { windowCode: 'D01' } })
    const { page } = visit
    const here = page.url()
    expect(await page.locator('a[href]').count()).toBe(0)
    await page.goBack().catch(() => undefined)
    expect(page.url()).toBe(here)
    const prevented = await page.evaluate(() =>
      [
        new MouseEvent('contextmenu', { cancelable: true, bubbles: true }),
        new KeyboardEvent('keydown', { key: 'F5', cancelable: true, bubbles: true }),
        new KeyboardEvent('keydown', { key: 'w', ctrlKey: true, cancelable: true, bubbles: true }),
        new KeyboardEvent('keydown', { key: 'a', cancelable: true, bubbles: true }),
      ].map((event) => !document.body.dispatchEvent(event)),
    )
    expect(prevented).toEqual([true, true, true, false])
    await visit.context.close()
  })

  test('a revoked device asks nobody any more', async () => {
    const visit = await setUp(stage, { wish: { windowCode: 'D01' } })
    const { page } = visit
    await revokeDevice(stage, await deviceIdOf(visit))
    await page.locator('.pairing [data-kept="0"]', { hasText: '停用' }).waitFor()
    await expectAccessible(visit, tablet)
    await page.reload()
    await page.locator('.pairing [data-kept="0"]').waitFor()
    await visit.context.close()
  })
})

describe('the shielded layout', () => {
  test('shows no trace of the grade after the tap: the screen of five and of one are the same', async () => {
    const screens: string[] = []
    for (const grade of [5, 1]) {
      const visit = await setUp(stage, { wish: { windowCode: 'C01', settings: { ...settings, layout: 'SHIELDED' } } })
      const { page } = visit
      await ended('C01')
      await page.locator(`[data-grade="${grade}"]`).click()
      await page.locator('[data-stage="OFFERING_REASONS"]').waitFor()
      const offered = await page.locator('main').innerHTML()
      await page.locator('.pair .button').nth(1).click()
      // The receipt leads to the grade: not before it is asked for.
      await page.locator('[data-stage="THANKS"] .receipt-offer .button').waitFor()
      expect(await page.locator('.receipt-code').count()).toBe(0)
      screens.push(offered + (await page.locator('main').innerHTML()))
      // Nor does anything that the device keeps: what it has is sealed to the platform.
      const kept = await page.evaluate(
        () =>
          new Promise<string>((resolve) => {
            const opening = indexedDB.open('yiping-terminal')
            opening.onsuccess = () => {
              const tx = opening.result.transaction(['queue', 'known'])
              const [queue, draft] = [tx.objectStore('queue').getAll(), tx.objectStore('known').get('draft')]
              tx.oncomplete = () => resolve(JSON.stringify([queue.result, draft.result, { ...localStorage }]))
            }
          }),
      )
      expect(kept).not.toContain('grade')
      await visit.context.close()
    }
    expect(screens[0]).toBe(screens[1])
    expect(screens[0]).not.toMatch(/满意|data-grade/)
  })
})

describe('a pad of four keys and emulated devices', () => {
  test('take the evaluation, and what they took is marked lossy and emulated', async () => {
    const drivers = { ...noDrivers, idReader: 'EMULATOR', printer: 'EMULATOR', screen: 'EMULATOR' }
    const visit = await setUp(stage, {
      wish: { windowCode: 'C01', settings: { ...settings, keypad: fourKeys, drivers } },
    })
    const { page } = visit
    await ended('C01')
    await page.locator('[data-stage="ASKING"]').waitFor()
    await page.locator('.devices .button', { hasText: '模拟设备' }).first().click()
    await page.locator('.devices [role="status"]', { hasText: '已刷身份证' }).waitFor()
    await page.locator('.devices .button').nth(1).click()
    await page.locator('.devices [role="status"]', { hasText: '已打印' }).waitFor()
    await page.keyboard.press('x')
    expect(await page.locator('[data-stage="ASKING"]').count()).toBe(1)
    await page.keyboard.press('d')
    await page.locator('form .button').nth(1).click()
    await page.locator('[data-queue="0"]').waitFor()
    const find = () =>
      stage.database.query(
        `select e.grade, e.channel, c.lossy, c.presence, c.is_emulated from evaluation e join evaluation_capture c on c.evaluation_id = e.id`,
      )
    await expect
      .poll(find)
      .toEqual([{ grade: 1, channel: 'KEYPAD', lossy: true, presence: ['ID_CARD'], is_emulated: true }])
    await visit.context.close()
  })
})

const looks: Readonly<Record<string, Look & { readonly over?: object }>> = {
  tablet,
  'small tablet': { viewport: { width: 1024, height: 600 }, query: '' },
  'standing kiosk': { viewport: { width: 800, height: 1280 }, query: '' },
  phone: { viewport: { width: 390, height: 844 }, query: '' },
  English: { ...tablet, over: { language: 'en' } },
  elderly: { viewport: { width: 1280, height: 800 }, query: 'edition=elderly', over: { edition: 'elderly' } },
  'elderly English, shielded, with devices': {
    viewport: { width: 800, height: 1280 },
    query: 'edition=elderly',
    over: {
      edition: 'elderly',
      language: 'en',
      layout: 'SHIELDED',
      keypad: fourKeys,
      drivers: { idReader: 'EMULATOR', face: 'EMULATOR', signature: 'EMULATOR', printer: 'EMULATOR', screen: 'NONE' },
    },
  },
}

/** In CI those that hold the others’ hardest properties; at night all. */
const spared = ['standing kiosk', 'English', 'elderly']
const shown = Object.entries(looks).filter(([name]) => process.env.YIPING_TEST_WHOLE === '1' || !spared.includes(name))

describe.each(shown)('every screen can be used by everybody: %s', (_, look) => {
  test('pairing, idle, finding, asking, reasons, thanks, without network', async () => {
    const isElderly = look.query.includes('elderly')
    const judge = async (visit: Visit, until: string, isOrdinary = !isElderly) => {
      await visit.page.locator(until).first().waitFor()
      await expectAccessible(visit, isOrdinary ? { ...look, query: '' } : look)
      expect(await smallTargets(visit, isOrdinary ? 44 : 60)).toEqual([])
    }
    const door = await stage.visit('/terminal/', { ...look, query: '' })
    await judge(door, '#pairing', true)
    await door.context.close()

    const wish = { windowCode: 'A02', settings: { ...settings, ...look.over } }
    const visit = await setUp(stage, { wish, look: { ...look, query: '' } })
    const { page, context } = visit
    await judge(visit, '[data-stage="IDLE"]')
    await page.locator('[data-stage="IDLE"] main .button').click()
    await judge(visit, '[data-stage="FINDING"]')
    await page.locator('#serial').fill('NOBODY-HAS-THIS')
    await page.locator('.find button[type="submit"]').click()
    await judge(visit, '.find [role="status"] .button')
    await page.locator('.find [role="status"] .button').click()
    await judge(visit, '[data-stage="ASKING"]')
    await page.locator('.footnotes .button').click()
    await ended('A02')
    await judge(visit, '[data-stage="ASKING"]')
    const widths = await page
      .locator('[data-grade]')
      .evaluateAll((all) =>
        all
          .map((each) => each.getBoundingClientRect())
          .map((box) => `${Math.round(box.width)}×${Math.round(box.height)}`),
      )
    expect(new Set(widths).size).toBe(1)
    const lowest = await page
      .locator('[data-grade]')
      .evaluateAll((all) => Math.max(...all.map((each) => each.getBoundingClientRect().bottom)))
    expect(lowest, 'all five grades can be seen at once').toBeLessThanOrEqual(look.viewport.height)
    await page.locator('[data-grade="2"]').click()
    await page.locator('[data-stage="OFFERING_REASONS"], [data-stage="REASONS"]').waitFor()
    if (await page.locator('[data-stage="OFFERING_REASONS"]').isVisible()) {
      await judge(visit, '[data-stage="OFFERING_REASONS"]')
      await page.locator('.pair .button').first().click()
    }
    await judge(visit, '[data-stage="REASONS"]')
    await page.locator('form .button').nth(1).click()
    await page.locator('[data-stage="THANKS"] .receipt-offer').waitFor()
    if (await page.locator('.receipt-offer > .button').isVisible()) {
      await judge(visit, '[data-stage="THANKS"]')
      await page.locator('.receipt-offer > .button').click()
    }
    // A touch holds it, as whoever looks for a phone does.
    await page.locator('.receipt-code').click()
    await judge(visit, '.receipt-code')
    await page.locator('[data-stage="THANKS"] .notice > .button').click()
    await context.setOffline(true)
    await judge(visit, '.offline')
    expect(visit.mishaps).toEqual([])
    await context.close()
  })
})

test('a code that is wrong, or for a screen, is refused in words', async () => {
  const visit = await stage.visit('/terminal/', tablet)
  const { page } = visit
  const tryCode = async (code: string) => {
    await page.locator('#code').fill(code)
    await page.locator('#name').fill('终端')
    await page.locator('button[type="submit"]').click()
    await page.locator('[role="alert"] .warning').waitFor()
    return await page.locator('[role="alert"]').innerText()
  }
  expect(await tryCode('AAAA-2222')).toContain('配对码不对')
  const answer = await stage.post(
    '/api/v1/device-pairings',
    { hallCode: 'YP-TRIAL-01', kind: 'SCREEN' },
    { authorization: `Bearer ${stage.trial.apiKey}` },
  )
  expect(await tryCode(((await answer.json()) as { pairingCode: string }).pairingCode)).toContain(
    '不是给窗口评价终端用的',
  )
  expect(await pairingCode(stage)).toMatch(/-/)
  await visit.context.close()
})

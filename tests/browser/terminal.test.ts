import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { caseReport } from '../support/platform.ts'
import { inventoryOf, revokeDevice } from '../support/terminal.ts'
import { openStage, type Stage, type Visit } from './stage.ts'
import { deviceIdOf, pairBy, pairingCode, setUp, wrongClock } from './terminal-stage.ts'

const day = 86_400_000
let stage: Stage
beforeAll(async () => {
  stage = await openStage({ trustedProxies: ['127.0.0.1'] })
})
afterAll(() => stage.close())

/** Every test stands at a window of its own, so that none is shown what another has left. */
const at = (windowCode: string) => {
  const report = caseReport(stage.running.world.now())
  return { occurrences: report.occurrences.map((each) => ({ ...each, windowCode })) }
}

async function report(caseNo: string, windowCode: string): Promise<void> {
  const answer = await fetch(`${stage.base}/api/v1/cases/${caseNo}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${stage.trial.apiKey}` },
    body: JSON.stringify({ ...caseReport(stage.running.world.now()), ...at(windowCode) }),
  })
  expect(answer.status).toBeLessThan(300)
}

/** One visitor: taps, adds nothing or a reason, is thanked, goes. */
async function evaluate({ page }: Visit, grade: number, withReason = false): Promise<void> {
  await page.locator(`[data-stage="ASKING"] [data-grade="${grade}"]`).click()
  await page.locator('[data-stage="REASONS"]').waitFor()
  if (withReason) await page.locator('.choice input').first().check()
  await page
    .locator('form .button')
    .nth(withReason ? 0 : 1)
    .click()
  await page.locator('[data-stage="THANKS"] .button').click()
}

async function evaluateByNumber(visit: Visit, caseNo: string, grade: number): Promise<void> {
  const { page } = visit
  await page.locator('[data-stage="IDLE"] .button').click()
  await page.locator('#serial').fill(caseNo)
  await page.locator('.find button[type="submit"]').click()
  await page.locator('.find [role="status"] .button').click()
  await evaluate(visit, grade)
}

const rowsOf = (windowCode: string) =>
  stage.database.query<{ grade: number; channel: string; tags: number; staff: string; off: number }>(
    `select e.grade, e.channel, cardinality(e.tags) as tags, s.staff_no as staff,
       abs(extract(epoch from e.received_at - e.device_time))::integer as off
     from evaluation e join service_window w on w.id = e.window_id join window_staff s on s.id = e.staff_id
     where w.window_code = $1 and e.channel in ('HALL_TABLET', 'KEYPAD') order by e.id`,
    [windowCode],
  )

const queueOf = ({ page }: Visit, length: number) =>
  page.locator(`[data-queue="${length}"]`).waitFor({ timeout: 30_000 })

/** The numbers of the services that the terminal has been told of; those of the trial hall begin with 0. */
async function serialsOf({ page }: Visit): Promise<string[]> {
  const all = await page.evaluate(
    () =>
      new Promise<string[]>((resolve) => {
        const opening = indexedDB.open('yiping-terminal')
        opening.onsuccess = () => {
          const asking = opening.result.transaction('services').objectStore('services').getAll()
          asking.onsuccess = () => {
            opening.result.close()
            resolve((asking.result as { serialNo: string }[]).map(({ serialNo }) => serialNo))
          }
        }
      }),
  )
  return all.filter((serial) => !serial.startsWith('0')).sort()
}

describe('a terminal without network', () => {
  test('takes 30 evaluations with a wrong clock and through a restart; online each arrives once and no number is missing', async () => {
    const visit = await setUp(stage, { wish: { windowCode: 'A02' }, prepare: wrongClock(3 * day) })
    const { page, context } = visit
    const deviceId = await deviceIdOf(visit)
    const given: number[] = []
    for (let number = 1; number <= 20; number += 1) await report(`OFF-LINE-${1000 + number}`, 'A02')
    await expect.poll(() => serialsOf(visit)).toEqual(Array.from({ length: 20 }, (_, index) => String(1001 + index)))
    await context.setOffline(true)
    await page.locator('[data-connected="false"]').waitFor()
    // Those that the platform had told of before; the terminal goes on to the next by itself.
    for (let turn = 0; turn < 20; turn += 1) {
      if (turn === 11) {
        await page.reload()
        await page.locator('[data-connected="false"]').waitFor()
      }
      given.push((turn % 5) + 1)
      await evaluate(visit, (turn % 5) + 1, turn % 3 === 0)
    }
    // Those of which nobody could tell the terminal any more: named by their number at the counter.
    for (const grade of [1, 2, 3, 4, 5, 5, 4, 3, 2, 1]) {
      while (await page.locator('[data-stage="ASKING"]').isVisible()) await page.locator('.footnotes .button').click()
      const caseNo = `SLIP-${2000 + given.length}`
      await evaluateByNumber(visit, caseNo, grade)
      given.push(grade)
      await report(caseNo, 'A02')
    }
    await queueOf(visit, 30)
    expect(await rowsOf('A02')).toEqual([])

    await context.setOffline(false)
    await queueOf(visit, 0)
    const rows = await rowsOf('A02')
    expect(rows).toHaveLength(30)
    expect(rows.map(({ grade }) => grade)).toEqual(given)
    expect(rows.filter(({ tags }) => tags === 1)).toHaveLength(7)
    expect(new Set(rows.map(({ channel, staff }) => `${channel} ${staff}`))).toEqual(new Set(['HALL_TABLET 1001']))
    // Three days wrong; by the clock that only counts on, and by what was known of the other after the restart, it is no longer than the test takes.
    expect(Math.max(...rows.map(({ off }) => off))).toBeLessThan(900)
    expect(await inventoryOf(stage, deviceId)).toMatchObject({
      gaps: [],
      missing: 0,
      lastSequence: 30,
      entries: { kept: 30, refused: 0, waiting: 0, unfitting: 0 },
    })
    console.log(
      `terminal: ${rows.length} of 30 evaluations arrived once each, ${(await inventoryOf(stage, deviceId)).missing} numbers missing`,
    )
    expect(visit.mishaps).toEqual([])
    await context.close()
  }, 180_000)

  test('from which an entry of the queue is deleted is reported with a gap', async () => {
    const visit = await setUp(stage, { wish: { windowCode: 'B01' } })
    const { page, context } = visit
    for (let number = 1; number <= 3; number += 1) await report(`GAP-${3000 + number}`, 'B01')
    await page.locator('[data-stage="ASKING"]').waitFor()
    await expect.poll(() => serialsOf(visit)).toHaveLength(3)
    await context.setOffline(true)
    await page.locator('[data-connected="false"]').waitFor()
    for (const grade of [5, 1, 4]) await evaluate(visit, grade)
    await queueOf(visit, 3)
    await page.evaluate(
      () =>
        new Promise<void>((resolve) => {
          const opening = indexedDB.open('yiping-terminal')
          opening.onsuccess = () => {
            const tx = opening.result.transaction('queue', 'readwrite')
            tx.objectStore('queue').delete(2)
            tx.oncomplete = () => {
              opening.result.close()
              resolve()
            }
          }
        }),
    )
    await context.setOffline(false)
    await queueOf(visit, 0)
    expect((await rowsOf('B01')).map(({ grade }) => grade)).toEqual([5, 4])
    const device = await inventoryOf(stage, await deviceIdOf(visit))
    expect(device).toMatchObject({ gaps: [{ first: 2, last: 2 }], missing: 1, entries: { kept: 2, unfitting: 0 } })
    console.log(`terminal: a deleted entry is reported as the gap ${JSON.stringify(device.gaps)}`)
    await context.close()
  })

  test('whose answer is lost, or who is told to come again, hands in what it has until it is answered', async () => {
    const visit = await setUp(stage, { wish: { windowCode: 'B02' } })
    const { page, context } = visit
    let calls = 0
    await page.route('**/api/v1/terminal/entries', async (route) => {
      calls += 1
      if (calls === 1) return route.fulfill({ status: 503, headers: { 'retry-after': '1' }, body: '' })
      if (calls === 2) {
        await route.fetch()
        return route.abort('connectionreset')
      }
      return route.continue()
    })
    await report('HALF-4001', 'B02')
    await evaluate(visit, 2)
    await page.locator('[data-stage="IDLE"], [data-stage="ASKING"]').waitFor()
    await queueOf(visit, 0)
    expect(calls).toBe(3)
    expect((await rowsOf('B02')).map(({ grade }) => grade)).toEqual([2])
    await context.close()
  })
})

test('a clock that stands far ahead hides no service: the time is the platform’s', async () => {
  await report('AHEAD-5001', 'D01')
  const visit = await setUp(stage, { wish: { windowCode: 'D01' }, prepare: wrongClock(400 * day) })
  await evaluate(visit, 5)
  await queueOf(visit, 0)
  expect((await rowsOf('D01')).map(({ grade }) => grade)).toEqual([5])
  await visit.context.close()
})

describe('a terminal that was revoked', () => {
  test('says so and can be paired again; what it had kept goes to the platform from its own window, and not from another', async () => {
    const visit = await setUp(stage, { wish: { windowCode: 'C01' } })
    const { page, context } = visit
    const first = await deviceIdOf(visit)
    for (let number = 1; number <= 3; number += 1) await report(`AGAIN-${6000 + number}`, 'C01')
    await expect.poll(() => serialsOf(visit)).toHaveLength(3)
    await context.setOffline(true)
    await page.locator('[data-connected="false"]').waitFor()
    for (const grade of [5, 1]) await evaluate(visit, grade)
    // The third visitor has tapped, and is torn away before the reasons.
    await page.locator('[data-stage="ASKING"] [data-grade="3"]').click()
    await page.locator('[data-stage="REASONS"]').waitFor()
    await revokeDevice(stage, first)
    await context.setOffline(false)

    const told = page.locator('.pairing [data-kept="3"]')
    await told.waitFor({ timeout: 30_000 })
    expect(await told.innerText()).toMatch(/停用.*重新配对[\s\S]*3 份评价还没有提交/)

    await pairBy(visit, await pairingCode(stage, { windowCode: 'A01' }))
    const stranded = page.locator('[data-stranded="3"]')
    await stranded.waitFor({ timeout: 30_000 })
    expect(await stranded.innerText()).toContain('仍保存在本机')
    expect(await rowsOf('C01')).toEqual([])

    await revokeDevice(stage, await deviceIdOf(visit))
    await page.locator('.pairing [data-kept="3"]').waitFor({ timeout: 30_000 })
    await pairBy(visit, await pairingCode(stage, { windowCode: 'C01' }))
    await expect
      .poll(async () => (await rowsOf('C01')).map(({ grade }) => grade), { timeout: 30_000 })
      .toEqual([5, 1, 3])
    await queueOf(visit, 0)
    expect(await page.locator('[data-stranded]').count()).toBe(0)
    // Nobody is asked a second time about what has been answered here.
    await expect.poll(() => serialsOf(visit), { timeout: 15_000 }).toEqual([])
    const third = await deviceIdOf(visit)
    expect(await inventoryOf(stage, first)).toMatchObject({
      condition: 'REVOKED',
      handedInBy: third,
      missing: 0,
      gaps: [],
      lastSequence: 3,
      entries: { kept: 3, refused: 0, waiting: 0, unfitting: 0 },
    })
    console.log(
      'terminal: 3 of 3 evaluations of a revoked pairing arrived once each under the next one, 0 numbers missing',
    )
    await context.close()
  }, 120_000)
})

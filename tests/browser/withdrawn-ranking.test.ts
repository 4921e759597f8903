import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bringPublication, someMonth, withdrawByTwo } from '../support/publication.ts'
import { bringScoredHall } from '../support/scored-city.ts'
import { reached, says } from './console-stage.ts'
import { expectAccessible, type Look, looks, openStage, type Stage, smallTargets, type Visit } from './stage.ts'

const dayMs = 86_400_000
const wide = Object.entries({ phone: looks.phone, desk: looks.desk })

let stage: Stage
const windows = { 'YP-SCORE-01/S01': [2, 3, 5, 20, 70], 'YP-SCORE-01/S02': [1, 1, 3, 15, 30] } as const
const month = (revision = 0) => ({ ...someMonth(windows, ['YP-SCORE-01/S01']), revision })
beforeAll(async () => {
  stage = await openStage()
  await bringScoredHall(stage, 2)
  // One that was withdrawn and has nothing after it, one that was superseded, and one whose correction waits.
  const { publicationId } = await bringPublication(stage, '2026-05', 'PUBLISHED', month())
  await bringPublication(stage, '2026-06', 'PUBLISHED', month())
  await bringPublication(stage, '2026-07', 'PUBLISHED', month())
  stage.clock.shiftMs += dayMs
  await bringPublication(stage, '2026-06', 'PUBLISHED', month(1))
  await bringPublication(stage, '2026-07', 'REVIEWED', month(1))
  await bringPublication(stage, '2026-08', 'REVIEWED', month())
  expect((await withdrawByTwo(stage, publicationId, '数据来源待核实')).status).toBe(200)
}, 120_000)
afterAll(() => stage.close())

async function judged(visit: Visit, look: Look, name: string): Promise<void> {
  await expectAccessible(visit, look)
  expect(await smallTargets(visit, 24)).toEqual([])
  const folder = process.env.YIPING_PICTURES
  if (folder) await visit.page.screenshot({ path: `${folder}/${name}.png`, fullPage: true })
  expect(visit.mishaps).toEqual([])
}

describe.each(wide)('at the width of a %s', (name, look) => {
  test('a withdrawn result tells no figure, but why it was withdrawn, its digest and where it can still be read', async () => {
    const visit = await stage.visit('/ranking/2026-05', look)
    await reached(visit, '[data-none-stands]')
    await says(visit, '数据来源待核实')
    await visit.page.getByText(/^[0-9a-f]{64}$/).waitFor()
    expect(await visit.page.locator('[data-list]').count()).toBe(0)
    await judged(visit, look, `ranking-withdrawn-${name}`)
    await visit.page.locator('a[href="/ranking/2026-05?revision=0"]').click()
    await reached(visit, '[data-withdrawn]')
    await reached(visit, '[data-list="TOP"] [data-window="YP-SCORE-01/S01"]')
    await reached(visit, '[data-composite]')
    await judged(visit, look, `ranking-withdrawn-version-${name}`)
    const bulletin = await stage.visit('/portal/bulletin/2026-05', look)
    await reached(bulletin, '[data-bulletin="2026-05"][data-told="false"] [data-none-stands]')
    await judged(bulletin, look, `bulletin-withdrawn-${name}`)
    const window = await stage.visit('/portal/hall/YP-SCORE-01/S01', look)
    await reached(window, '[data-period="2026-05"] [data-withdrawn]')
    expect(await window.page.locator('[data-period="2026-05"] .figure').count()).toBe(0)
    await reached(window, '[data-period="2026-07"] .figure')
    await judged(window, look, `window-withdrawn-${name}`)
  })

  test('a superseded version says so, leads to the one that stands, and keeps its figures', async () => {
    const visit = await stage.visit('/ranking/2026-06?revision=0', look)
    await reached(visit, '[data-superseded="1"]')
    await reached(visit, '[data-list="TOP"] [data-window="YP-SCORE-01/S01"]')
    await judged(visit, look, `ranking-superseded-${name}`)
    await visit.page.locator('[data-superseded] a').click()
    await says(visit, '第 1 次更正后的结果')
    expect(await visit.page.locator('[data-superseded]').count()).toBe(0)
    await judged(visit, look, `ranking-revised-${name}`)
  })

  test('what waits for its sign-off is told without a figure, and meanwhile what was signed stands', async () => {
    const visit = await stage.visit('/ranking', look)
    await reached(visit, '[data-period="2026-07"] [data-waiting="1"]')
    await reached(visit, '[data-period="2026-08"] [data-waiting="0"]')
    await says(visit, '签发前不公布其中的数')
    await judged(visit, look, `ranking-waiting-${name}`)
    const standing = await stage.visit('/ranking/2026-07', look)
    await reached(standing, '[data-list="TOP"] [data-window="YP-SCORE-01/S01"]')
    const unsigned = await stage.visit('/ranking/2026-08', look)
    await reached(unsigned, '[data-unknown]')
    await says(unsigned, '还没有公布这一期')
    await judged(unsigned, look, `ranking-unsigned-${name}`)
  })
})

test('the ranking holds in the elderly edition, with large letters and strong contrast', async () => {
  for (const look of [looks.elderly, looks['elderly English, 320 px']])
    for (const page of ['/ranking', '/ranking/2026-06', '/ranking/2026-05', '/ranking/2026-06/YP-SCORE-01/S01']) {
      const visit = await stage.visit(page, look)
      await reached(visit, '[data-periods], [data-ranking], [data-verdict]')
      await expectAccessible(visit, look)
      expect(await smallTargets(visit, 24)).toEqual([])
      const size = await visit.page.evaluate(() => Number.parseFloat(getComputedStyle(document.body).fontSize))
      expect([page, size >= 18]).toEqual([page, true])
      expect(visit.mishaps).toEqual([])
    }
})

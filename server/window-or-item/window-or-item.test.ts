import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Role } from '../../domain/access.ts'
import type { PlainDate } from '../../domain/kernel/plain-date.ts'
import { startPlatform, type TestPlatform } from '../../tests/support/platform.ts'
import { changePolicy } from '../../tests/support/policy.ts'
import { bringScoredDays, bringScoredHall } from '../../tests/support/scored-city.ts'
import { browserOf, freshCookie } from '../../tests/support/staff.ts'
import { lookAfterPeriods } from '../score-period/index.ts'

const dayMs = 86_400_000
const hallCode = 'YP-SCORE-01'
let clock = Date.parse('2026-09-01T10:00:00+08:00')
let platform: TestPlatform
beforeAll(async () => {
  platform = await startPlatform({ now: () => clock })
  // In the city of the tests there are three items.
  await changePolicy(platform, 'window-score', { partsMin: 3 })
  await bringScoredHall(platform, 14)
  await bringScoredDays(platform, { from: '2026-07-01' as PlainDate, to: '2026-08-31' as PlainDate, aDay: 12 })
  clock += 40 * dayMs
  await lookAfterPeriods({ world: platform.running.world, rules: platform.running.app.rules })
}, 180_000)
afterAll(() => platform.stop())

async function ask(role: Role, query = '', period = '2026-08') {
  const path = `/api/v1/score-periods/${period}/window-or-item${query}`
  return browserOf(platform).call('GET', path, undefined, { cookie: await freshCookie(platform, role) })
}

test('the third item is hard at every window: most of the differences go with the item, and each item is told with how far windows lie apart', async () => {
  const { status, body } = await ask('WORKING_GROUP')
  expect(status).toBe(200)
  expect(body).toMatchObject({ standing: 'TOLD', purpose: 'OBJECTION', months: 1, windows: 14, items: 3 })
  const { shares } = body
  expect(shares.ofItem.value).toBeGreaterThan(shares.ofWindow.value)
  expect(shares.ofItem.value + shares.ofWindow.value + shares.ofBoth.value).toBeGreaterThan(9990)
  for (const { value, lower, upper } of [shares.ofItem, shares.ofWindow, shares.ofBoth]) {
    expect(lower).toBeLessThanOrEqual(value)
    expect(value).toBeLessThanOrEqual(upper)
  }
  expect(body.byItem).toHaveLength(3)
  expect(body.byItem[0].itemCode.endsWith('03')).toBe(true)
  expect(body.byItem[0].itemName).toBe('评分事项')
  expect(body.byItem[0].mean).toBeLessThan(body.byItem[1].mean - 10_000)
  expect(body.byItem[1].spread.lower).toBeLessThan(body.byItem[1].spread.value)
})

test('asked again it is the same; a year puts the months together, and tells more of each', async () => {
  const [first, again] = [await ask('WORKING_GROUP'), await ask('LEADING_GROUP', `?hallCode=${hallCode}`)]
  expect({ ...again.body, asOf: '' }).toEqual({ ...first.body, asOf: '' })
  const year = (await ask('WORKING_GROUP', '?span=YEAR')).body
  expect([year.months, year.fromMonth, year.toDay]).toEqual([2, '2026-07', '2026-08-31'])
  expect(year.cells).toBeGreaterThanOrEqual(first.body.cells)
})

test('of a hall in which there is too little nothing is told but that, nor of another hall, nor before anything is computed', async () => {
  const own = await ask('WINDOW_SUPERVISOR')
  expect(own.body).toMatchObject({ standing: 'TOO_FEW', leading: null, shares: null, byItem: [], cells: 0 })
  expect((await ask('WINDOW_SUPERVISOR', `?hallCode=${hallCode}`)).status).toBe(403)
  expect((await ask('WINDOW_STAFF')).status).toBe(403)
  expect((await ask('WORKING_GROUP', '', '2026-10')).body.code).toBe('NOT_FOUND')
})

test('where each window has its own items it cannot be separated, and that is said', async () => {
  // Only what is left of the texts when every item is at one window alone.
  await platform.database.query('alter table score_input disable trigger user')
  const { gunzipSync, gzipSync } = await import('node:zlib')
  const rows = await platform.database.query<{ digest: Buffer; packed: Buffer }>(
    `select i.digest, i.packed from score_input i where i.month = '2026-08'`,
  )
  for (const { digest, packed } of rows) {
    const lines = gunzipSync(packed).toString('utf8').split('\n')
    const kept = lines.filter((line) => {
      const [tag, window, item] = line.startsWith('[') ? (JSON.parse(line) as string[]) : []
      const at = Number(window?.slice(-2)) % 3
      return tag !== 'c' || item?.endsWith(`0${at + 1}`)
    })
    await platform.database.query('update score_input set packed = $2 where digest = $1', [
      digest,
      gzipSync(kept.join('\n')),
    ])
  }
  expect((await ask('WORKING_GROUP')).body).toMatchObject({ standing: 'CANNOT_BE_SEPARATED', shares: null, byItem: [] })
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import { startPlatform, type TestPlatform } from '../../tests/support/platform.ts'
import { bringRatedScene } from '../../tests/support/rated-scene.ts'
import { browserOf, freshCookie } from '../../tests/support/staff.ts'

let clock = Date.parse('2026-10-20T10:00:00+08:00')
let platform: TestPlatform

beforeAll(async () => {
  platform = await startPlatform({ now: () => clock })
  await bringRatedScene(platform)
  await platform.database.query(
    `update account_post set hall_id = (select hall_id from assessment group by hall_id order by count(*) desc limit 1) where role = 'WORKING_GROUP'`,
  )
  await platform.database.query('alter table assessment_plan disable trigger all')
})
afterAll(() => platform.stop())

const seen = async () => {
  clock += 60_000
  const cookie = await freshCookie(platform, 'WORKING_GROUP')
  const { body } = await browserOf(platform).call('GET', '/api/v1/rater-agreement', undefined, { cookie })
  return { visits: body.visits, raters: body.raters.length > 0, forms: body.forms.length > 0 }
}

test('a post in a hall learns of no secret visit from figures, and of an open one at once', async () => {
  await platform.database.query('update assessment_plan set is_secret = true')
  expect(await seen()).toEqual({ visits: 0, raters: false, forms: false })
  await platform.database.query('update assessment_plan set is_secret = false')
  expect((await seen()).visits).toBeGreaterThan(0)
})

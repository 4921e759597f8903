import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Role } from '../../domain/access.ts'
import type { PlainDate } from '../../domain/kernel/plain-date.ts'
import { startPlatform, type TestPlatform } from '../../tests/support/platform.ts'
import { rootCausePolicy } from '../../tests/support/root-cause.ts'
import { bringScoredDays, bringScoredHall } from '../../tests/support/scored-city.ts'
import { browserOf, freshCookie } from '../../tests/support/staff.ts'

const now = Date.parse('2026-09-01T10:00:00+08:00')
let platform: TestPlatform
beforeAll(async () => {
  platform = await startPlatform({ now: () => now })
  await bringScoredHall(platform, 6)
  await bringScoredDays(platform, {
    from: '2026-05-20' as PlainDate,
    to: '2026-08-31' as PlainDate,
    aDay: 12,
    isEqual: true,
  })
  // From then on the first item goes badly, at every window that serves it.
  await platform.database.query('alter table evaluation disable trigger user')
  await platform.database.query(
    `update evaluation e set grade = 2, tags = array[(select id from evaluation_tag where norm_code = '208' limit 1)]
     from service_item i where i.id = e.item_id and i.item_code like '%9001' and e.service_day >= '2026-08-27' and e.age_band <> 1`,
  )
}, 180_000)
afterAll(() => platform.stop())

async function ask(role: Role, query = '') {
  return browserOf(platform).call('GET', `/api/v1/root-causes${query}`, undefined, {
    cookie: await freshCookie(platform, role),
  })
}

test('the policy is shipped as the examples have it', () => {
  const { rules } = platform.running.app
  expect(rules.loadPolicy('root-cause', rules.rootDivisionId, now).body).toEqual(rootCausePolicy)
})

test('an item that goes badly everywhere since a day is named, with that day, how much, and the reasons given; its windows are not', async () => {
  const { status, body } = await ask('WORKING_GROUP')
  expect(status).toBe(200)
  expect(body.untilDay).toBe('2026-08-31')
  const changed = body.causes.filter(({ since }: { since: unknown }) => since !== null)
  expect(changed).toHaveLength(1)
  const [cause] = changed
  expect(cause).toMatchObject({
    kind: 'ITEM',
    itemName: '评分事项',
    since: { day: '2026-08-27' },
    windowCode: null,
    staffNo: null,
  })
  expect(cause.itemCode.endsWith('9001')).toBe(true)
  expect(cause.ownerName).not.toBeNull()
  expect(cause.effects[0].signal).toBe('GRADE')
  expect(cause.effects[0].lower).toBeGreaterThan(1500)
  expect(cause.reasons[0]).toMatchObject({ source: 'TAG', code: '208' })
})

test('as of the day before it began it is not', async () => {
  const { body } = await ask('WORKING_GROUP', '?to=2026-08-26')
  expect(body.causes.filter(({ since }: { since: unknown }) => since !== null)).toEqual([])
})

test('a hall where it is not met is not told of it, nobody at a window is, and no day to come is asked about', async () => {
  expect((await ask('WINDOW_SUPERVISOR')).body.causes).toEqual([])
  expect((await ask('WINDOW_STAFF')).status).toBe(403)
  expect((await ask('WORKING_GROUP', '?to=2026-09-02')).status).toBe(400)
})

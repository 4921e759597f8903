import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Role } from '../../domain/access.ts'
import type { PlainDate } from '../../domain/kernel/plain-date.ts'
import { startPlatform, type TestPlatform } from '../../tests/support/platform.ts'
import { bringScoredDays, bringScoredHall } from '../../tests/support/scored-city.ts'
import { browserOf, freshCookie } from '../../tests/support/staff.ts'
import { staffFigurePolicy } from '../../tests/support/staff-figure.ts'
import { lookAfterPeriods } from '../score-period/index.ts'
import { type StaffFigureDeps, viewFigures } from './actions.ts'
import { tallyStaff, tallyStaffDays } from './store.ts'

const dayMs = 86_400_000
let clock = Date.parse('2026-05-29T10:00:00+08:00')
let platform: TestPlatform
const deps = (): StaffFigureDeps => ({ world: platform.running.world, rules: platform.running.app.rules })

beforeAll(async () => {
  platform = await startPlatform({ now: () => clock })
  await bringScoredHall(platform, 12)
  await bringScoredDays(platform, { from: '2026-04-01' as PlainDate, to: '2026-04-30' as PlainDate, aDay: 4 })
  await bringScoredDays(platform, {
    from: '2026-05-01' as PlainDate,
    to: '2026-05-28' as PlainDate,
    aDay: 4,
    takesTurns: true,
  })
  for (let turn = 0; turn < 2; turn += 1) {
    clock += 40 * dayMs
    await lookAfterPeriods(deps())
  }
}, 240_000)
afterAll(() => platform.stop())

async function call(role: Role) {
  return browserOf(platform).call('GET', '/api/v1/staff-figures', undefined, {
    cookie: await freshCookie(platform, role),
  })
}

test('the policy is shipped as the examples have it', () => {
  const { rules } = deps()
  expect(rules.loadPolicy('staff-figure', rules.rootDivisionId, clock).body).toEqual(staffFigurePolicy)
})

test('what is counted of people is what the final month counts, each on days of his own', async () => {
  const { world } = deps()
  const [hall] = await platform.database.query<{ id: number }>(
    `select id from service_hall where hall_code = 'YP-SCORE-01'`,
  )
  const month = {
    fromDay: '2026-04-01' as PlainDate,
    endDay: '2026-05-01' as PlainDate,
    countsUntil: new Date(clock),
    exempted: [],
  }
  const cells = await tallyStaff(world.app, hall?.id ?? 0, [month])
  expect(cells.reduce((all, { grades }) => all + grades.reduce((a, b) => a + b, 0), 0)).toBe(12 * 30 * 4)
  const days = await tallyStaffDays(world.app, hall?.id ?? 0, [month])
  expect(days).toHaveLength(12)
  expect(days[0]).toMatchObject({ days: 30, squares: 30 * 16 })
})

test('is read by the person and his supervisor, and by nobody else', async () => {
  for (const role of ['WINDOW_STAFF', 'WINDOW_SUPERVISOR'] as const) {
    const { status, body } = await call(role)
    expect([status, body.periods]).toEqual([200, expect.arrayContaining(['2026-04'])])
  }
  for (const role of ['LEADING_GROUP', 'WORKING_GROUP', 'DEPARTMENT_HANDLER', 'REVIEWER'] as const)
    expect((await call(role)).status).toBe(403)
})

test('people who take turns at good and bad windows are compared with one another, and a window is nobody’s fault', async () => {
  const [post] = await platform.database.query<{ accountId: string; postId: string; divisionId: number }>(
    `select a.id as "accountId", p.id as "postId", p.division_id as "divisionId" from account a join account_post p on p.account_id = a.id
     where p.role = 'WINDOW_SUPERVISOR' and a.username = 'trial.window-supervisor'`,
  )
  const [hall] = await platform.database.query<{ id: number }>(
    `select id from service_hall where hall_code = 'YP-SCORE-01'`,
  )
  const held = {
    postId: post?.postId,
    role: 'WINDOW_SUPERVISOR',
    divisionId: post?.divisionId,
    hallId: hall?.id ?? null,
  }
  const session = { accountId: post?.accountId, post: held } as unknown as Parameters<typeof viewFigures>[1]
  const reach = { divisionId: post?.divisionId ?? 0, hallId: hall?.id ?? null } as Parameters<typeof viewFigures>[2]
  const { staff } = await viewFigures(deps(), session, reach)
  expect(staff).toHaveLength(12)
  expect(staff.every(({ reason }) => reason !== 'NOT_CONNECTED')).toBe(true)
  const told = staff.filter(({ figure }) => figure !== null && (figure.lower > 0 || figure.upper < 0))
  expect(told.length).toBeLessThanOrEqual(1)
})

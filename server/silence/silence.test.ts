import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Role } from '../../domain/access.ts'
import type { PlainDate } from '../../domain/kernel/plain-date.ts'
import { startPlatform, type TestPlatform } from '../../tests/support/platform.ts'
import { bringScoredDays, bringScoredHall } from '../../tests/support/scored-city.ts'
import { browserOf, freshCookie } from '../../tests/support/staff.ts'

const now = Date.parse('2026-09-01T10:00:00+08:00')
let platform: TestPlatform
beforeAll(async () => {
  platform = await startPlatform({ now: () => now })
  await bringScoredHall(platform, 8)
  await bringScoredDays(platform, {
    from: '2026-08-01' as PlainDate,
    to: '2026-08-31' as PlainDate,
    aDay: 6,
    isEqual: true,
  })
  const { database } = platform
  await database.query('alter table evaluation disable trigger user')
  // Of every six who come two are refused; at the third window hardly anybody of them speaks.
  await database.query(
    `update evaluation e set outcome = 'REFUSED' from service_window w where w.id = e.window_id
       and extract(second from e.received_at)::integer in (1, 2) and (w.window_code <> 'S03' or extract(day from e.service_day) < 3)`,
  )
  await database.query(
    `insert into service_case (id, case_no_index, case_no_anywhere_index, source_id, authority, division_id, revision, revision_id, item_id, organization_id,
       audience, applicant_type, age_band, has_agent, case_type, status, handling_channel, receiving_division_id, receiving_organization_id,
       deciding_division_id, deciding_organization_id, attribution, recorded_at, updated_at)
     select gen_random_uuid(), decode(md5('silence'), 'hex'), decode(md5('silence'), 'hex'), 1, 'LOCAL', e.division_id, 1, gen_random_uuid(), e.item_id,
       e.receiving_organization_id, 'CITIZEN', 1, 2, false, 'IMMEDIATE', 'PENDING', 'OFFLINE', e.division_id, e.receiving_organization_id, e.division_id,
       e.receiving_organization_id, 'RECEIVING', now(), now()
     from evaluation e limit 1`,
  )
  // Twice as many services as evaluations, and of each window a third of them refused.
  await database.query(
    `with one as (select id from service_case where case_no_index = decode(md5('silence'), 'hex')),
     copies as (
       insert into service_case (id, case_no_index, case_no_anywhere_index, source_id, authority, division_id, revision, revision_id, item_id, organization_id,
         audience, applicant_type, age_band, has_agent, case_type, status, handling_channel, receiving_division_id, receiving_organization_id,
         deciding_division_id, deciding_organization_id, attribution, recorded_at, updated_at)
       select gen_random_uuid(), decode(md5(n::text), 'hex'), decode(md5(n::text), 'hex'), 1, 'LOCAL', c.division_id, 1, gen_random_uuid(), c.item_id,
         c.organization_id, 'CITIZEN', 1, 2, false, 'IMMEDIATE', 'PENDING', 'OFFLINE', c.division_id, c.organization_id, c.division_id, c.organization_id,
         'RECEIVING', now(), now()
       from service_case c join one using (id) cross join generate_series(1, 40) n returning id
     )
     insert into service_occurrence (id, case_id, sequence, division_id, hall_id, window_id, service, mode, outcome, started_at, ended_at)
     select gen_random_uuid(), c.id, (1 + (e.turn - 1) % 99)::smallint, e.division_id, e.hall_id, e.window_id, 'APPLICATION', 'COUNTER',
       case when e.turn % 3 = 0 then 'REFUSED' else 'DONE' end::service_outcome, e.received_at, e.received_at
     from (select e.*, row_number() over (order by e.service_day, md5(e.id::text || copy)) as turn from evaluation e cross join generate_series(1, 2) copy) e
     join (select id, row_number() over (order by id) as place from copies) c on c.place = 1 + (e.turn - 1) / 99`,
  )
}, 180_000)
afterAll(() => platform.stop())

async function ask(role: Role, query = '') {
  return browserOf(platform).call('GET', `/api/v1/silences${query}`, undefined, {
    cookie: await freshCookie(platform, role),
  })
}

test('the window that has its refused silent is named, with what silence could hide; no other is', async () => {
  const { status, body } = await ask('WORKING_GROUP')
  expect(status).toBe(200)
  expect(body.windows.length).toBeGreaterThanOrEqual(8)
  const [first, ...others] = body.windows
  expect(first).toMatchObject({
    hallCode: 'YP-SCORE-01',
    windowCode: 'S03',
    unusual: expect.arrayContaining(['WENT_BADLY']),
  })
  expect(others.filter(({ unusual }: { unusual: string[] }) => unusual.length > 0)).toEqual([])
  expect(first.hushes.WENT_BADLY.seen * 10).toBeLessThan(first.hushes.WENT_BADLY.expected / 2)
  expect(first.bounds.lower).toBeLessThan(first.bounds.alike)
  expect(first.bounds.alike).toBeLessThan(first.bounds.upper)
  // Nobody is old: a group of nobody is not told.
  expect(first.hushes.ELDERLY).toBeNull()
})

test('is read of the own place alone, and by nobody at a window', async () => {
  expect(
    (await ask('WINDOW_SUPERVISOR')).body.windows.every(
      ({ hallCode }: { hallCode: string }) => hallCode === 'YP-TRIAL-01',
    ),
  ).toBe(true)
  expect((await ask('WINDOW_SUPERVISOR', '?hallCode=YP-SCORE-01')).status).toBe(403)
  expect((await ask('WINDOW_STAFF')).status).toBe(403)
})

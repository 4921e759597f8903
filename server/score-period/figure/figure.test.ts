import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Role } from '../../../domain/access.ts'
import type { PlainDate } from '../../../domain/kernel/plain-date.ts'
import { bringAppeal } from '../../../tests/support/appeal.ts'
import { bringAskedServices } from '../../../tests/support/asked-services.ts'
import { callsOf } from '../../../tests/support/calls.ts'
import { bringMorePlaces, otherDistrict } from '../../../tests/support/places.ts'
import { caseReport, startPlatform, type TestPlatform } from '../../../tests/support/platform.ts'
import { bringScoredDays, bringScoredHall } from '../../../tests/support/scored-city.ts'
import { browserOf, freshCookie } from '../../../tests/support/staff.ts'
import { bringWorker } from '../../../tests/support/worker.ts'
import { bringDays } from '../../own-evaluation/index.ts'
import { lookAfterPeriods } from '../index.ts'

const dayMs = 86_400_000
const hallCode = 'YP-SCORE-01'
let clock = Date.parse('2026-08-20T10:00:00+08:00')
let platform: TestPlatform
let given: string
beforeAll(async () => {
  platform = await startPlatform({ now: () => clock })
  await bringMorePlaces(platform.database)
  await platform.running.app.rules.refresh()
  await bringWorker(platform, { username: 'other.group', role: 'WORKING_GROUP', divisionCode: otherDistrict })
  await bringScoredHall(platform, 14)
  await bringScoredDays(platform, { from: '2026-08-01' as PlainDate, to: '2026-08-31' as PlainDate, aDay: 12 })
  await callsOf(platform).give(await platform.invite(), 2, 'one-bad-at-A01')
  const [occurrence] = caseReport(clock).occurrences
  const atS01 = { ...occurrence, hallCode, windowCode: 'S01', staffNo: undefined }
  given = (await callsOf(platform).give(await platform.invite({ occurrences: [atS01] }), 1, 'one-bad-at-S01')).body.id
  await platform.database.query(
    `update account set staff_id = (select s.id from window_staff s join service_hall h on h.id = s.hall_id where staff_no = '1001' and hall_code = 'YP-TRIAL-01')
     where username = 'trial.window-staff'`,
  )
  const at = { hallCode, day: '2026-08-05' as PlainDate, good: 500, goodInvited: 500, bad: 40 }
  await bringAskedServices(platform, { ...at, windowCode: 'S01', badInvited: 4 })
  await bringAskedServices(platform, { ...at, windowCode: 'S02', badInvited: 40 })
  clock += 12 * dayMs
  await bringDays(platform.running.world)
}, 180_000)
afterAll(() => platform.stop())

async function call(role: Role, method: string, path: string, body?: unknown, username?: string) {
  const cookie = await freshCookie(platform, role, username === undefined ? {} : { username })
  return browserOf(platform).call(method, `/api/v1/${path}`, body, { cookie })
}
const sweep = () => lookAfterPeriods({ world: platform.running.world, rules: platform.running.app.rules })
const period = async (role: Role = 'WORKING_GROUP', username?: string) =>
  (await call(role, 'GET', 'score-periods/2026-08', undefined, username)).body
const figures = (role: Role, hall: string, username?: string) =>
  call(role, 'GET', `score-periods/2026-08/figures?hallCode=${hall}`, undefined, username)
// biome-ignore lint/suspicious/noExplicitAny: what a test looks into is the test's business
const windowOf = (body: any, code: string) => body.windows.find((each: any) => each.windowCode === code)

test('a period tells when nothing can arrive any more and why, before anything is computed; one that never was is not there', async () => {
  const told = await period()
  expect(told).toMatchObject({ period: '2026-08', kind: 'MONTH', state: 'CLOSING', versions: [], halls: [] })
  expect(Date.parse(told.closesAt)).toBe(
    Date.parse('2026-09-01T00:00:00+08:00') + (told.validForNaturalDays + told.offlineGraceNaturalDays) * dayMs,
  )
  expect((await call('WORKING_GROUP', 'GET', 'score-periods/2019-01')).body.code).toBe('NOT_FOUND')
  expect((await figures('WORKING_GROUP', hallCode)).body.code).toBe('NOT_FOUND')
})

describe('computed for objections', () => {
  test('it tells of which texts and rules it was made, and of the halls of the own place', async () => {
    clock += 30 * dayMs
    await sweep()
    const told = await period()
    expect(told.versions).toHaveLength(1)
    const [version] = told.versions
    // One of the two others was given at a window of too few: it is in no number.
    expect(version).toMatchObject({ purpose: 'OBJECTION', evaluations: 14 * 31 * 12 + 1, change: null })
    expect(version.resultDigest).toMatch(/^[0-9a-f]{64}$/)
    expect(version.inputs).toEqual([{ month: '2026-08', digest: expect.stringMatching(/^[0-9a-f]{64}$/), isOwn: true }])
    expect(version.rules.source).toContain('同类窗口')
    expect(told.halls.map((hall: { hallCode: string }) => hall.hallCode)).toEqual([
      hallCode,
      'YP-TRIAL-01',
      'YP-TRIAL-02',
    ])
    const other = await period('WORKING_GROUP', 'other.group')
    expect(other.halls.map((hall: { hallCode: string }) => hall.hallCode)).toEqual(['YP-TRIAL-03'])
  })

  test('a window tells its figure step by step, and what those who were silent could make of it', async () => {
    const { body } = await figures('WORKING_GROUP', hallCode)
    expect(body.windows).toHaveLength(14)
    const { versions, participation } = windowOf(body, 'S02')
    expect(versions).toHaveLength(1)
    const [figure] = versions
    expect(figure).toMatchObject({ purpose: 'OBJECTION', evaluations: 372, months: 1, groupWindows: 14 })
    expect(figure.lower).toBeLessThan(figure.score)
    expect(figure.adjusted).not.toBe(figure.raw)
    expect(participation).toMatchObject({ invited: 3 * 372, answered: 372 })
    // 540 were asked and 372 answered: 168 more at 0, or at 100.
    const { bounds } = participation
    expect(bounds).toMatchObject({ asked: 540, evaluated: 372, share: 689, isBelowFloor: false })
    const sum = (bounds.mean * 372) / 1000
    expect(bounds.worst).toBeCloseTo((sum / 540) * 1000, -1)
    expect(bounds.best).toBeCloseTo(((sum + 168 * 100) / 540) * 1000, -1)
    // Nobody is known to have been asked here.
    expect(windowOf(body, 'S03').participation).toMatchObject({ bounds: null, selective: null })
  })

  test('a window that invites those it ended badly for more rarely is found, and one that does not is not', async () => {
    const { body } = await figures('WORKING_GROUP', hallCode)
    expect(windowOf(body, 'S01').participation.selective).toEqual({
      ...{ good: 501, goodInvited: 501, bad: 40, badInvited: 4, chanceMillionths: 0, isSelective: true },
    })
    expect(windowOf(body, 'S02').participation.selective).toMatchObject({ badInvited: 40, isSelective: false })
  })

  test('is seen by those of the place, and by those at the windows as far as it is their own', async () => {
    expect((await figures('WINDOW_SUPERVISOR', hallCode)).status).toBe(403)
    const whole = (await figures('WINDOW_SUPERVISOR', 'YP-TRIAL-01')).body
    expect(whole.windows.length).toBeGreaterThan(1)
    const own = (await figures('WINDOW_STAFF', 'YP-TRIAL-01')).body
    expect([own.isOwnOnly, own.windows.map((each: { windowCode: string }) => each.windowCode)]).toEqual([true, ['A01']])
    expect((await call('WINDOW_STAFF', 'GET', 'score-periods/2026-08/windows')).status).toBe(403)
    expect((await call('WINDOW_STAFF', 'GET', 'score-objections')).status).toBe(403)
    expect((await figures('WORKING_GROUP', hallCode, 'other.group')).status).toBe(403)
    // Of one evaluation nothing is told that would tell it.
    expect(windowOf(whole, 'A01').versions[0]).toMatchObject({ raw: null, score: null })
  })

  test('objections are listed with when they are due, counted, and seen within the place alone', async () => {
    const ask = { hallCode: 'YP-TRIAL-01', windowCode: 'A01', words: '当月三天停电' }
    const made = await call('WINDOW_SUPERVISOR', 'POST', 'score-periods/2026-08/objections', ask)
    expect(made.status).toBe(201)
    const list = async (role: Role, username?: string) =>
      (await call(role, 'GET', 'score-objections', undefined, username)).body
    const listed = await list('WORKING_GROUP')
    expect(listed.counts).toEqual({ open: 1, upheld: 0, dismissed: 0 })
    expect(listed.objections[0]).toMatchObject({
      period: '2026-08',
      window: { windowCode: 'A01', objection: { words: '当月三天停电', mayDecide: true } },
    })
    expect(Date.parse(listed.objections[0].decideBy)).toBeGreaterThan(clock)
    expect((await list('WINDOW_SUPERVISOR')).objections[0].window.objection.mayDecide).toBe(false)
    expect(await list('WORKING_GROUP', 'other.group')).toMatchObject({ counts: { open: 0 }, objections: [] })
    const { objectionId } = made.body.objection
    const decision = { outcome: 'DISMISSED', words: '停电已另行容错' }
    await call('WORKING_GROUP', 'POST', `score-objections/${objectionId}/decision`, decision)
    const after = await list('WORKING_GROUP')
    expect(after.counts).toEqual({ open: 0, upheld: 0, dismissed: 1 })
    expect(after.objections[0]).toMatchObject({ decideBy: null, window: { objection: { decision } } })
    expect((await period()).objections).toEqual({ open: 0, upheld: 0, dismissed: 1 })
  })
})

test('a revision stands beside the version before it: what is other, of how many windows', async () => {
  clock += 20 * dayMs
  await sweep()
  expect((await period()).versions.map(({ purpose }: { purpose: string }) => purpose)).toEqual(['OBJECTION', 'FINAL'])
  const appealId = await bringAppeal(platform, given, 'UPHELD')
  await platform.database.query(
    `insert into evaluation_invalidation (evaluation_id, division_id, hall_id, appeal_id, invalidated_at)
     select id, division_id, hall_id, $2, $3 from evaluation where id = $1`,
    [given, appealId, new Date(clock)],
  )
  clock += dayMs
  await sweep()
  const told = await period()
  expect(told.versions[2]).toMatchObject({
    purpose: 'REVISION',
    revision: 1,
    reason: 'FOUND_LATER',
    change: { against: { purpose: 'FINAL', revision: 0 }, evaluations: -1, invalidated: 1, exempted: 0 },
  })
  expect(told.versions[2].change.windows).toBeGreaterThan(0)
  expect((await period('WORKING_GROUP', 'other.group')).versions[2].change.windows).toBe(0)
  const { versions } = windowOf((await figures('WORKING_GROUP', hallCode)).body, 'S01')
  expect(versions.map((each: { purpose: string; evaluations: number }) => [each.purpose, each.evaluations])).toEqual([
    ['REVISION', 372],
    ['FINAL', 373],
    ['OBJECTION', 373],
  ])
})

import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { startPlatform, type TestPlatform } from '../support/platform.ts'
import { freshCookie } from '../support/staff.ts'
import { bringSpots, type HallSpot, type Spots } from './spots.ts'

/**
 * The first wall is taken down: the program finds that everybody reaches every place. What is left is row-level security, asked
 * through HTTP as anybody would. Only a test can take the wall down; there is no setting for it.
 */
let platform: TestPlatform
let spots: Spots
let supervisor: string
let administrator: string
let evaluator: string
beforeAll(async () => {
  platform = await startPlatform()
  spots = await bringSpots(platform)
  await platform.database.query(
    `update account_post set hall_id = (select id from service_hall where hall_code = 'YP-TRIAL-01') where role = 'SYSTEM_ADMIN'`,
  )
  supervisor = await freshCookie(platform, 'WINDOW_SUPERVISOR')
  evaluator = await freshCookie(platform, 'THIRD_PARTY_EVALUATOR')
  administrator = await freshCookie(platform, 'SYSTEM_ADMIN')
})
afterAll(() => platform.stop())

async function call(cookie: string, url: string, body?: object) {
  const answer = await platform.running.http.inject({
    method: body === undefined ? 'GET' : 'PUT',
    url,
    headers: { cookie, 'sec-fetch-site': 'same-origin' },
    ...(body === undefined ? {} : { payload: body }),
  })
  return { status: answer.statusCode, text: answer.payload, body: answer.json() }
}
const devices = ({ hallCode }: HallSpot) => call(supervisor, `/api/v1/devices?hallCode=${hallCode}`)
const participation = ({ hallCode }: HallSpot, cookie = supervisor) =>
  call(cookie, `/api/v1/halls/${hallCode}/participation`)
const accounts = () => call(administrator, '/api/v1/accounts?limit=200')
const change = ({ accountId }: HallSpot) =>
  call(administrator, `/api/v1/accounts/${accountId}/state`, { state: 'OPEN' })

const others = ['sibling', 'other-city'] as const

describe('with both walls, a holder of one hall', () => {
  test.each(others)('is refused what lies in the %s', async (aim) => {
    const { [aim]: spot, own } = spots.halls
    expect((await devices(spot)).body.code).toBe('FORBIDDEN')
    expect((await participation(spot)).body.code).toBe('FORBIDDEN')
    expect((await change(spot)).body.code).toBe('ACCOUNT_UNKNOWN')
    expect((await devices(own)).text).toContain(own.deviceId)
    expect((await participation(own)).body.total.served).toBeGreaterThan(1)
    expect((await change(own)).status).toBe(200)
  })
})

test('there is something to be hidden: the holder of the district is told of the sibling', async () => {
  expect((await participation(spots.halls.sibling, evaluator)).body.total.served).toBe(2)
})

describe('with row-level security alone, a holder of one hall', () => {
  beforeEach(() => void vi.spyOn(platform.running.app.rules, 'isReached').mockReturnValue(true))

  test.each(others)('is shown no device, no figure and no account of the %s', async (aim) => {
    const { [aim]: spot } = spots.halls
    expect(await devices(spot)).toMatchObject({ status: 200, body: { devices: [] } })
    const { status, body } = await participation(spot)
    expect(status).toBe(200)
    expect(body.total).toMatchObject({ served: 0, invited: 0, opened: 0, evaluated: 0 })
    expect([body.days, body.windows]).toEqual([[], []])
    expect((await change(spot)).body.code).toBe('ACCOUNT_UNKNOWN')
    expect((await accounts()).text).not.toContain(spot.username)
    expect(platform.running.app.rules.isReached).toHaveBeenCalled()
  })

  test('and is still shown what lies in the own', async () => {
    const { own } = spots.halls
    expect((await devices(own)).text).toContain(own.deviceId)
    expect((await participation(own)).body.total.served).toBeGreaterThan(1)
    expect((await change(own)).status).toBe(200)
    expect((await accounts()).text).toContain(own.username)
  })
})

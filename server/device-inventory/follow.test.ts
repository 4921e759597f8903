import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bringMorePlaces, secondHall } from '../../tests/support/places.ts'
import { startPlatform, type TestPlatform } from '../../tests/support/platform.ts'
import { freshCookie } from '../../tests/support/staff.ts'
import { openTestStream, type TestStream } from '../../tests/support/stream.ts'
import { revokeDevice, TestTerminal } from '../../tests/support/terminal.ts'

let platform: TestPlatform
let shiftMs = 0
let own: TestTerminal
let sibling: TestTerminal
const streams: TestStream[] = []
beforeAll(async () => {
  platform = await startPlatform({ trustedProxies: ['127.0.0.1'], now: () => Date.now() + shiftMs })
  await bringMorePlaces(platform.database)
  await platform.running.app.rules.refresh()
  own = await TestTerminal.pair(platform)
  sibling = await TestTerminal.pair(platform, { hallCode: secondHall })
})
afterAll(async () => {
  for (const stream of streams) stream.close()
  await platform.stop()
})

const sameOrigin = { 'sec-fetch-site': 'same-origin' }
async function follow(cookie: string): Promise<TestStream> {
  const stream = await openTestStream(`${platform.base}/api/v1/devices/events`, { cookie, ...sameOrigin })
  streams.push(stream)
  return stream
}
const soon = { timeout: 20_000, interval: 100 }
const ids = ({ heard }: TestStream) => {
  const devices = heard.flatMap(({ data }) => (data as { devices?: { deviceId: string }[] }).devices ?? [])
  return devices.map(({ deviceId }) => deviceId)
}
const lastOf = ({ heard }: TestStream, deviceId: string) =>
  heard
    .flatMap(({ data }) => {
      const { devices = [], states = [] } = data as Record<string, { deviceId: string; condition: string }[]>
      return [...devices, ...states]
    })
    .findLast((each) => each.deviceId === deviceId)

describe('whoever follows the devices', () => {
  test('is told of those in his reach and no others, then of each heartbeat and of a revocation', async () => {
    const stream = await follow(await freshCookie(platform, 'WINDOW_SUPERVISOR'))
    expect(stream.status).toBe(200)
    await expect.poll(() => ids(stream), soon).toContain(own.deviceId)
    await sibling.beat()
    await own.beat({ brightnessPercent: 40 })
    await expect
      .poll(() => lastOf(stream, own.deviceId), soon)
      .toMatchObject({ condition: 'ONLINE', brightnessPercent: 40 })
    await revokeDevice(platform, own.deviceId)
    await expect.poll(() => lastOf(stream, own.deviceId), soon).toMatchObject({ condition: 'REVOKED' })
    expect(JSON.stringify(stream.heard)).not.toContain(sibling.deviceId)
  })

  test('does not use the session by it, and is told nothing any more when it has ended', async () => {
    const cookie = await freshCookie(platform, 'WORKING_GROUP')
    const seen = () =>
      platform.database.query<{ at: Date }>(
        `select max(seen_at) as at from account_session where account_id = (select id from account where username = 'trial.working-group')`,
      )
    const stream = await follow(cookie)
    await expect.poll(() => ids(stream), soon).toContain(sibling.deviceId)
    const before = await seen()
    shiftMs += 2 * 60_000
    await sibling.beat({ brightnessPercent: 70 })
    await expect.poll(() => lastOf(stream, sibling.deviceId), soon).toMatchObject({ brightnessPercent: 70 })
    expect(await seen()).toEqual(before)
    await platform.database.query('update account_session set ended_at = now()')
    await sibling.beat({ brightnessPercent: 10 })
    await expect.poll(() => stream.isOver(), soon).toBe(true)
    expect(lastOf(stream, sibling.deviceId)).toMatchObject({ brightnessPercent: 70 })
  })

  test('by a key, as long as the secret is good that he showed', async () => {
    const { apiKey } = platform.trial
    const url = `${platform.base}/api/v1/devices/events`
    const stream = await openTestStream(url, { authorization: `Bearer ${apiKey}` })
    streams.push(stream)
    await expect.poll(() => ids(stream), soon).toContain(sibling.deviceId)
    const endAt = (at: string) =>
      platform.database.query(
        `update api_key_credential set ends_at = ${at} where api_key_id = (select id from api_key where key_id = $1)`,
        [apiKey.split('_')[1]],
      )
    await endAt(`now() - interval '1 second'`)
    await sibling.beat({ brightnessPercent: 30 })
    await expect.poll(() => stream.isOver(), soon).toBe(true)
    await endAt('null')
  })

  test('needs the permission, and a page of ours', async () => {
    const url = `${platform.base}/api/v1/devices/events`
    const open = (cookie: string, headers: Record<string, string>) => openTestStream(url, { cookie, ...headers })
    expect((await open(await freshCookie(platform, 'HR'), sameOrigin)).status).toBe(403)
    const supervisor = await freshCookie(platform, 'WINDOW_SUPERVISOR')
    expect((await open(supervisor, { 'sec-fetch-site': 'cross-site' })).status).toBe(403)
  })
})

test('what happened to a device is told the newest first, and of another hall nothing', async () => {
  const happenedAt = new Date(platform.running.world.now()).toISOString()
  const events = Array.from({ length: 60 }, (_, index) => ({
    kind: index === 0 ? 'STARTED' : 'BRIGHTNESS',
    value: String(index),
    at: happenedAt,
  }))
  const device = await TestTerminal.pair(platform)
  for (const part of [events.slice(0, 30), events.slice(30)])
    expect((await device.beat({ events: part })).status).toBeLessThan(300)
  const cookie = await freshCookie(platform, 'WINDOW_SUPERVISOR')
  const see = async (deviceId: string, query = '') => {
    const url = `${platform.base}/api/v1/devices/${deviceId}/events${query}`
    return (await fetch(url, { headers: { cookie, ...sameOrigin } })).json() as Promise<{
      events: { kind: string; value: string }[]
      next: string
      code?: string
    }>
  }
  const first = await see(device.deviceId)
  expect([first.events.length, first.events[0]?.value]).toEqual([50, '59'])
  const second = await see(device.deviceId, `?before=${first.next}`)
  expect(second.events.map(({ value }) => value)).toEqual(['9', '8', '7', '6', '5', '4', '3', '2', '1', '0'])
  expect(second.next).toBeNull()
  expect((await see(sibling.deviceId)).code).toBe('NOT_FOUND')
})

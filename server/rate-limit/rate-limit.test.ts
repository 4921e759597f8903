import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runAgain, startPlatform, type TestPlatform } from '../../tests/support/platform.ts'
import type { Running } from '../run.ts'
import { exchangeCounts } from './index.ts'

let platform: TestPlatform
let other: Running
let clock = Date.UTC(2026, 10, 23, 9, 0, 30)
beforeAll(async () => {
  const options = { now: () => clock, trustedProxies: ['10.9.0.0/16'] }
  platform = await startPlatform(options)
  other = await runAgain(platform, options)
})
afterAll(async () => {
  await other.stop()
  await platform.stop()
})

const nextMinute = () => {
  clock += 60_000
}
/** Wrong codes: ten a minute from one address are let in. */
async function tries(count: number, remoteAddress: string, { http }: Running = platform.running, forwarded?: string) {
  const codes: number[] = []
  for (let one = 0; one < count; one += 1) {
    const answer = await http.inject({
      method: 'POST',
      url: '/api/v1/devices',
      remoteAddress,
      headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
      payload: { pairingCode: '0000-0000', name: '屏' },
    })
    codes.push(answer.statusCode)
  }
  return codes.filter((code) => code === 404).length
}
const exchange = async () => {
  for (const { http, world } of [platform.running, other, platform.running])
    await exchangeCounts(http.rateLimits, world)
}

describe('calls are counted', () => {
  test('by client and minute, and told when to come again', async () => {
    expect(await tries(12, '198.51.100.1')).toBe(10)
    expect(await tries(3, '198.51.100.2')).toBe(3)
    const refused = await platform.running.http.inject({
      method: 'POST',
      url: '/api/v1/devices',
      remoteAddress: '198.51.100.1',
      payload: { pairingCode: '0000-0000', name: '屏' },
    })
    expect([refused.statusCode, refused.json().code, refused.headers['retry-after']]).toEqual([
      429,
      'TOO_MANY_REQUESTS',
      '30',
    ])
    nextMinute()
    expect(await tries(3, '198.51.100.1')).toBe(3)
  })

  test('by all servers together', async () => {
    nextMinute()
    expect(await tries(6, '198.51.100.3')).toBe(6)
    await exchange()
    // It learns of the first when it has told its own, at the latest with the next exchange: four of the ten are left by then.
    expect(await tries(6, '198.51.100.3', other)).toBeGreaterThanOrEqual(4)
    await exchange()
    expect(await tries(2, '198.51.100.3', other)).toBe(0)
    // The first learns of it with its next call: within a second, in which it goes by what it knows.
    await tries(1, '198.51.100.3')
    await exchange()
    expect(await tries(2, '198.51.100.3')).toBe(0)
  })

  test('for a whole /64 of IPv6 as for one', async () => {
    nextMinute()
    expect(await tries(6, '2001:db8:1:2::1')).toBe(6)
    expect(await tries(6, '2001:db8:1:2:ffff::2')).toBe(4)
    expect(await tries(2, '2001:db8:1:3::1')).toBe(2)
  })

  test('by what a declared proxy tells, and not by what anybody writes', async () => {
    nextMinute()
    // A stranger claims another address at every call, and stays who he is.
    for (let one = 0; one < 10; one += 1) await tries(1, '198.51.100.4', platform.running, `203.0.113.${one}`)
    expect(await tries(1, '198.51.100.4', platform.running, '203.0.113.99')).toBe(0)
    // Behind the proxy those it names are apart.
    expect(await tries(6, '10.9.0.1', platform.running, '203.0.113.1')).toBe(6)
    expect(await tries(6, '10.9.0.1', platform.running, '203.0.113.2')).toBe(6)
    // What somebody behind the proxy has written before stands further left, and is not believed.
    expect(await tries(6, '10.9.0.1', platform.running, '192.0.2.1, 203.0.113.2')).toBe(4)
  })
})

describe('the public log', () => {
  const asked = async (count: number, url: string, remoteAddress: string, payload?: object) => {
    const method = payload === undefined ? 'GET' : 'POST'
    const codes: number[] = []
    for (let one = 0; one < count; one += 1) {
      const answer = await platform.running.http.inject({ method, url, remoteAddress, ...(payload && { payload }) })
      codes.push(answer.statusCode)
    }
    return codes.filter((code) => code === 429).length
  }

  test('lets whoever reads all of it through: as many files as a log of a million leaves has, three times over', async () => {
    nextMinute()
    const name = '198.51.100.20|log-tile'
    for (let one = 0; one < 36_000; one += 1) platform.running.http.rateLimits.count(name)
    expect(await asked(3, '/log/tile/0/000.p/1', '198.51.100.20')).toBe(0)
    expect(await asked(3, '/log/checkpoint', '198.51.100.20')).toBe(0)
    expect(platform.running.http.rateLimits.peek(name)).toBe(36_006)
  })

  test('bounds what is put together for each who asks, and what is opened for him most of all', async () => {
    nextMinute()
    const receipt = { receipt: 'A'.repeat(64) }
    expect(await asked(302, '/api/v1/evaluations/receipt-file', '198.51.100.21', receipt)).toBe(2)
    const lookUps = [
      ['/log/proof?leaf=00', 300],
      ['/log/vkeys', 300],
      ['/api/v1/log/openings?day=2026-11-20', 300],
      ['/api/v1/log/figures?day=2026-11-20', 150],
      ['/api/v1/log/invitation-counts?day=2026-11-20', 150],
    ] as const
    for (const [url, count] of lookUps) expect(await asked(count, url, '198.51.100.21'), url).toBe(0)
    for (const url of [...lookUps.map(([each]) => each), '/log/witness-policies', '/api/v1/log/anchors'])
      expect(await asked(1, url, '198.51.100.21'), url).toBe(1)
    expect(await asked(1, '/log/proof?leaf=00', '198.51.100.22')).toBe(0)
  })
})

test('without the database each server goes on by itself, and nothing is forgotten meanwhile', async () => {
  nextMinute()
  const away = { ...platform.running.world, sweep: { executeQuery: () => Promise.reject(new Error('away')) } }
  expect(await tries(6, '198.51.100.5')).toBe(6)
  await expect(exchangeCounts(platform.running.http.rateLimits, away as never)).rejects.toThrow()
  expect(await tries(6, '198.51.100.5')).toBe(4)
  await exchange()
  await tries(1, '198.51.100.5', other)
  await exchange()
  expect(await tries(1, '198.51.100.5', other)).toBe(0)
})

test('the database is told no address', async () => {
  nextMinute()
  await tries(1, '198.51.100.6')
  await exchange()
  const rows = await platform.database.query<{ bucket: Buffer }>('select bucket, window_start, calls from rate_count')
  expect(rows.length).toBeGreaterThan(0)
  expect(rows.every(({ bucket }) => bucket.length === 16)).toBe(true)
})

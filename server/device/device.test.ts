import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { callsOf, hear, refusal } from '../../tests/support/calls.ts'
import { bringMorePlaces, otherHall, secondHall } from '../../tests/support/places.ts'
import { startPlatform, type TestPlatform } from '../../tests/support/platform.ts'

let platform: TestPlatform
let calls: ReturnType<typeof callsOf>
let clock = Date.now()
beforeAll(async () => {
  platform = await startPlatform({ now: () => clock, trustedProxies: ['127.0.0.1'] })
  await bringMorePlaces(platform.database)
  await platform.running.app.rules.refresh()
  calls = callsOf(platform)
})
afterAll(() => platform.stop())

let addresses = 0
const nextAddress = () => {
  addresses += 1
  return `10.1.0.${addresses}`
}
/** From an address of its own, so that only the test of the limit meets the limit. */
const pair = (pairingCode: string, from = nextAddress()) =>
  calls.post<{ deviceId: string; deviceToken: string; kind: string; hallCode: string; windowCode: string | null }>(
    '/api/v1/devices',
    { pairingCode, name: '大厅入口屏' },
    { 'x-forwarded-for': from },
  )
const issue = (wish: Record<string, unknown> = {}, key = platform.trial.apiKey) =>
  calls.post<{ pairingCode: string; expiresAt: string }>(
    '/api/v1/device-pairings',
    { hallCode: 'YP-TRIAL-01', kind: 'SCREEN', ...wish },
    { authorization: `Bearer ${key}` },
  )
const self = (token: string) =>
  hear(fetch(`${platform.base}/api/v1/devices/self`, { headers: { authorization: `Bearer ${token}` } }))

const revoke = (deviceId: string, key = platform.trial.apiKey) =>
  hear<{ deviceId: string; revokedAt: string }>(
    fetch(`${platform.base}/api/v1/devices/${deviceId}/revocation`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}` },
    }),
  )

describe('a pairing code', () => {
  test('pairs one device, once', async () => {
    const { status, body } = await issue({ windowCode: 'A01', kind: 'TABLET' })
    expect(status).toBe(201)
    expect(body.pairingCode).toMatch(/^[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}$/)
    const paired = await pair(body.pairingCode)
    expect(paired.status).toBe(201)
    expect(paired.body).toMatchObject({ kind: 'TABLET', hallCode: 'YP-TRIAL-01', windowCode: 'A01' })
    expect(refusal(await pair(body.pairingCode))).toBe('404 PAIRING_CODE_UNKNOWN')
  })

  test('pairs one device where ten try it at once', async () => {
    const { body } = await issue()
    const answers = await Promise.all(Array.from({ length: 10 }, () => pair(body.pairingCode)))
    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array(9).fill(404)])
  })

  test('is good for a day', async () => {
    const { body } = await issue()
    expect(Date.parse(body.expiresAt) - clock).toBe(86_400_000)
    clock += 86_400_000
    expect(refusal(await pair(body.pairingCode))).toBe('404 PAIRING_CODE_UNKNOWN')
  })

  test('cannot be found by trying: ten tries a minute', async () => {
    const answers = await Promise.all(Array.from({ length: 30 }, () => pair('AAAA-2222', '10.9.9.9')))
    expect(answers.filter(({ status }) => status === 404)).toHaveLength(10)
    const limited = answers.filter(({ status }) => status === 429)
    expect(limited).toHaveLength(20)
    for (const answer of limited) {
      expect(refusal(answer)).toBe('429 TOO_MANY_REQUESTS')
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
    }
  })

  test('is issued for places of the key only', async () => {
    expect(refusal(await issue({ hallCode: otherHall }))).toBe('403 FORBIDDEN /hallCode')
    expect(refusal(await issue({ hallCode: 'NOWHERE' }))).toBe('422 PLACE_UNKNOWN /hallCode')
    expect(refusal(await issue({ windowCode: 'Q99' }))).toBe('422 PLACE_UNKNOWN /windowCode')
    const { key } = await calls.apiKey({ scopes: ['cases:write'] })
    expect(refusal(await issue({}, key))).toBe('403 FORBIDDEN')
    expect(refusal(await issue({}, ''))).toBe('401 UNAUTHENTICATED')
  })

  test('stands in the database only as a keyed hash, the device’s token only as a hash', async () => {
    const { body } = await issue()
    const { body: device } = await pair(body.pairingCode)
    const rows = await platform.database.query<{ row: string }>(
      'select d::text as row from device d union all select p::text from device_pairing p',
    )
    const text = JSON.stringify(rows)
    expect(text).not.toContain(body.pairingCode)
    expect(text).not.toContain(Buffer.from(body.pairingCode).toString('hex'))
    expect(text).not.toContain(device.deviceToken)
  })
})

describe('a paired device', () => {
  test('can ask what it is, until it is revoked', async () => {
    const { body } = await pair((await issue({ windowCode: 'A01', kind: 'KIOSK' })).body.pairingCode)
    const asked = await self(body.deviceToken)
    expect(asked.status).toBe(200)
    expect(asked.body).toMatchObject({ deviceId: body.deviceId, kind: 'KIOSK', windowCode: 'A01', name: '大厅入口屏' })
    expect((await revoke(body.deviceId)).status).toBe(200)
    expect(refusal(await self(body.deviceToken))).toBe('401 UNAUTHENTICATED')
    expect(refusal(await self('yd_nonsense'))).toBe('401 UNAUTHENTICATED')
  })
})

describe('a revocation', () => {
  const paired = async () => (await pair((await issue({ windowCode: 'A01', kind: 'TABLET' })).body.pairingCode)).body

  test('holds from its instant on; a repeat changes nothing, and it is told who did it', async () => {
    const { deviceId, deviceToken } = await paired()
    const revokedAt = new Date(clock).toISOString()
    expect((await revoke(deviceId)).body).toEqual({ deviceId, revokedAt })
    expect(refusal(await self(deviceToken))).toBe('401 UNAUTHENTICATED')
    clock += 5000
    expect((await revoke(deviceId)).body).toEqual({ deviceId, revokedAt })
    const events = await platform.database.query<{ kind: string; value: string }>(
      `select e.kind, k.name as value from device_event e left join api_key k on k.id::text = e.value where e.device_id = $1`,
      [deviceId],
    )
    expect(events.map(({ kind }) => kind)).toEqual(['REVOKED'])
    expect(events[0]?.value).not.toBeNull()
  })

  test('is for keys that may pair, of the place where the device stands', async () => {
    const { deviceId, deviceToken } = await paired()
    const { key: foreign } = await calls.apiKey({ scopes: ['devices:pair'], hallCode: secondHall })
    expect(refusal(await revoke(deviceId, foreign))).toBe('403 FORBIDDEN /deviceId')
    const { key: weak } = await calls.apiKey({ scopes: ['devices:read'] })
    expect(refusal(await revoke(deviceId, weak))).toBe('403 FORBIDDEN')
    expect(refusal(await revoke(deviceId, ''))).toBe('401 UNAUTHENTICATED')
    expect(refusal(await revoke('01890000-0000-7000-8000-000000000000'))).toBe('404 NOT_FOUND /deviceId')
    expect(refusal(await revoke('no-device'))).toBe('400 MALFORMED /deviceId')
    expect((await self(deviceToken)).status).toBe(200)
  })

  test('two at once revoke it once', async () => {
    const { deviceId } = await paired()
    const answers = await Promise.all(Array.from({ length: 5 }, () => revoke(deviceId)))
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
    const [row] = await platform.database.query<{ count: number }>(
      `select count(*)::integer as count from device_event where device_id = $1 and kind = 'REVOKED'`,
      [deviceId],
    )
    expect(row?.count).toBe(1)
  })
})

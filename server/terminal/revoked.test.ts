import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { refusal } from '../../tests/support/calls.ts'
import { startPlatform, type TestPlatform } from '../../tests/support/platform.ts'
import { inventoryOf, revokeDevice, TestTerminal } from '../../tests/support/terminal.ts'

let platform: TestPlatform
const clock = Date.now()
beforeAll(async () => {
  platform = await startPlatform({ now: () => clock, trustedProxies: ['127.0.0.1'] })
})
afterAll(() => platform.stop())

const countOf = async () => {
  const [row] = await platform.database.query<{ count: number }>(
    `select count(*)::integer as count from evaluation where channel = 'HALL_TABLET'`,
  )
  return row?.count ?? 0
}

describe('the last number of a terminal', () => {
  const backOf = async ({ deviceId }: TestTerminal) => {
    const { numbersWentBack } = (await inventoryOf(platform, deviceId)) as { numbersWentBack?: unknown }
    return numbersWentBack
  }

  test('that is smaller than before is an event, told by the inventory: it was reset, or its storage was restored or copied', async () => {
    const terminal = await TestTerminal.pair(platform)
    await terminal.beat({ lastSequence: 7 })
    expect(await backOf(terminal)).toEqual([])
    await terminal.beat({ lastSequence: 2 })
    const at = new Date(clock).toISOString()
    expect(await backOf(terminal)).toEqual([{ from: 7, to: 2, at }])
    // Said once, not with every heartbeat; and what was lost stays missing.
    await terminal.beat({ lastSequence: 2 })
    await terminal.beat({ lastSequence: 3 })
    expect(await backOf(terminal)).toEqual([{ from: 7, to: 2, at }])
    await terminal.beat({ lastSequence: 0 })
    expect(await backOf(terminal)).toEqual([
      { from: 7, to: 2, at },
      { from: 3, to: 0, at },
    ])
    expect((await inventoryOf(platform, terminal.deviceId)).missing).toBe(7)
  })
})

describe('a terminal that was revoked and paired anew', () => {
  test('hands in what it had left, each once, and its chain stays whole', async () => {
    const old = await TestTerminal.pair(platform)
    const entries = []
    for (const grade of [5, 2, 4] as const) entries.push(await old.write({ token: await platform.invite() }, grade))
    const [first, ...others] = entries
    if (first === undefined) throw new Error('nothing written')
    expect(await old.states(first)).toEqual(['KEPT'])
    const before = await countOf()
    await revokeDevice(platform, old.deviceId)
    expect(refusal(await old.handIn(...others))).toBe('401 UNAUTHENTICATED')

    const anew = await TestTerminal.pair(platform)
    for (let turn = 0; turn < 2; turn += 1) {
      const { body } = await anew.handInFor(old, ...entries)
      expect(body.answers.map(({ state }) => state)).toEqual(['KEPT', 'KEPT', 'KEPT'])
    }
    expect((await countOf()) - before).toBe(2)
    expect(await inventoryOf(platform, old.deviceId)).toMatchObject({
      condition: 'REVOKED',
      handedInBy: anew.deviceId,
      gaps: [],
      missing: 0,
      lastSequence: 3,
      entries: { kept: 3, unfitting: 0 },
    })
    expect(await inventoryOf(platform, anew.deviceId)).toMatchObject({ lastSequence: 0, handedInBy: null })
  })

  test('cannot hand in for another window, for a device that still works, or for one that is not known', async () => {
    const old = await TestTerminal.pair(platform)
    const entry = await old.write({ token: await platform.invite() }, 5)
    const anew = await TestTerminal.pair(platform)
    expect(refusal(await anew.handInFor(old, entry))).toBe('403 FORBIDDEN /ofDeviceId')
    await revokeDevice(platform, old.deviceId)
    const elsewhere = await TestTerminal.pair(platform, { windowCode: 'B02' })
    expect(refusal(await elsewhere.handInFor(old, entry))).toBe('403 FORBIDDEN /ofDeviceId')
    const unknown = { entries: [entry], ofDeviceId: '01890000-0000-7000-8000-000000000000' }
    expect(refusal(await anew.post('/api/v1/terminal/entries', unknown))).toBe('403 FORBIDDEN /ofDeviceId')
    const { body } = await anew.handInFor(old, entry)
    expect(body.answers.map(({ state }) => state)).toEqual(['KEPT'])
  })

  test('cannot invent what the old one is said to have left: it is signed with a key that never left it', async () => {
    const old = await TestTerminal.pair(platform)
    await revokeDevice(platform, old.deviceId)
    const anew = await TestTerminal.pair(platform)
    const forged = await anew.write({ token: await platform.invite() }, 5)
    const { body } = await anew.handInFor(old, forged)
    expect(body.answers[0]).toMatchObject({ state: 'LATER', problem: { code: 'SIGNATURE_WRONG' } })
    expect(await inventoryOf(platform, old.deviceId)).toMatchObject({ handedInBy: null, lastSequence: 0 })
  })
})

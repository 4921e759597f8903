import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { callsOf, hear, occurrenceOf } from '../../tests/support/calls.ts'
import { startPlatform, type TestPlatform } from '../../tests/support/platform.ts'
import { revokeDevice, TestTerminal } from '../../tests/support/terminal.ts'

const minute = 60_000
let platform: TestPlatform
let calls: ReturnType<typeof callsOf>
let clock = Date.now()
beforeAll(async () => {
  platform = await startPlatform({ now: () => clock, trustedProxies: ['127.0.0.1'] })
  calls = callsOf(platform)
})
afterAll(() => platform.stop())

type Entry = Awaited<ReturnType<TestTerminal['write']>>

/** What the platform says of each entry: its state, and whether a receipt came with it. */
async function told(terminal: TestTerminal, ...entries: readonly Entry[]): Promise<string[]> {
  const { body } = await terminal.handIn(...entries)
  return body.answers.map(({ state, receipt, url }) =>
    [state, ...(receipt === undefined ? [] : ['receipt']), ...(url === undefined ? [] : ['url'])].join(' '),
  )
}

describe('the receipt of what was tapped at a terminal', () => {
  test('comes with the answer that has kept it, and opens the evaluation', async () => {
    const terminal = await TestTerminal.pair(platform)
    const { body } = await terminal.handIn(await terminal.write({ token: await platform.invite() }, 2))
    const [answer] = body.answers
    expect(answer?.receipt).toMatch(/^[A-Za-z0-9_-]{64}$/)
    expect(answer?.url).toBe(`${platform.running.world.publicUrl()}/r#${answer?.receipt}`)
    const seen = await hear<{ grade: number }>(
      platform.post('/api/v1/evaluations/look-up', { receipt: answer?.receipt }),
    )
    expect([seen.status, seen.body.grade]).toEqual([200, 2])
  })

  test('never comes again: not by the same call, not among others, not at the same time', async () => {
    const terminal = await TestTerminal.pair(platform)
    const entry = await terminal.write({ token: await platform.invite() }, 1)
    expect(await told(terminal, entry)).toEqual(['KEPT receipt url'])
    expect(await told(terminal, entry)).toEqual(['KEPT'])
    const other = await terminal.write({ token: await platform.invite() }, 1)
    expect(await told(terminal, entry, other)).toEqual(['KEPT', 'KEPT receipt url'])
    const third = await terminal.write({ token: await platform.invite() }, 1)
    const both = await Promise.all([told(terminal, third), told(terminal, third)])
    expect(both.flat().filter((each) => each.includes('receipt')).length).toBeLessThanOrEqual(1)
    expect(await told(terminal, third)).toEqual(['KEPT'])
  })

  test('does not come where the evaluation was kept and its answer broke off', async () => {
    const terminal = await TestTerminal.pair(platform)
    const entry = await terminal.write({ token: await platform.invite() }, 4)
    await platform.database.query('alter table terminal_entry_outcome add constraint broken check (false) not valid')
    expect(await told(terminal, entry)).toEqual(['LATER'])
    await platform.database.query('alter table terminal_entry_outcome drop constraint broken')
    expect(await told(terminal, entry)).toEqual(['KEPT'])
  })

  test('does not come to a queue that waited for the network: its visitors have gone', async () => {
    const terminal = await TestTerminal.pair(platform)
    const long = await terminal.write({ token: await platform.invite() }, 1)
    clock += 2 * minute
    const fresh = await terminal.write({ token: await platform.invite() }, 5)
    expect(await told(terminal, long, fresh)).toEqual(['KEPT', 'KEPT receipt url'])
  })

  test('does not come to what waited for its case, however soon it was handed in first', async () => {
    const terminal = await TestTerminal.pair(platform)
    const entry = await terminal.write({ caseNo: 'SLIP-AND-WAIT' }, 3)
    expect(await told(terminal, entry)).toEqual(['WAITING'])
    await calls.putCase('SLIP-AND-WAIT', {
      occurrences: [occurrenceOf(clock, { endedAt: new Date(clock - minute).toISOString() })],
    })
    clock += 2 * minute
    expect(await told(terminal, entry)).toEqual(['KEPT'])
  })

  test('does not come to a later pairing of the device for what an earlier one has left', async () => {
    const earlier = await TestTerminal.pair(platform)
    const entry = await earlier.write({ token: await platform.invite() }, 1)
    await revokeDevice(platform, earlier.deviceId)
    const later = await TestTerminal.pair(platform)
    const { body } = await later.handInFor(earlier, entry)
    expect(body.answers).toEqual([{ sequence: 1, state: 'KEPT' }])
  })

  test('does not come with a refusal', async () => {
    const terminal = await TestTerminal.pair(platform)
    const token = await platform.invite()
    await calls.give(token, 5, calls.freshKey())
    expect(await told(terminal, await terminal.write({ token }, 1))).toEqual(['REFUSED'])
  })
})

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { drillHops } from '../../domain/drill.ts'
import { evaluationChannels } from '../../domain/evaluation-channel.ts'
import { callsOf } from '../../tests/support/calls.ts'
import { runAgain, startPlatform, type TestPlatform } from '../../tests/support/platform.ts'
import { accountOf, signedIn } from '../../tests/support/staff.ts'
import type { Running } from '../run.ts'
import { runDrills } from './index.ts'

let platform: TestPlatform
let other: Running
/** Half past three in the night, Asia/Shanghai, of a day to come. */
const night = (Math.floor(Date.now() / 86_400_000) + 2) * 86_400_000 - 4.5 * 3_600_000
let clock = Date.now()
beforeAll(async () => {
  platform = await startPlatform({ now: () => clock })
  other = await runAgain(platform, { now: () => clock })
  clock = night
})
afterAll(async () => {
  await other?.stop()
  await platform?.stop()
})

const depsOf = ({ world, keys, app, http }: Running) => ({ world, keys, rules: app.rules, http })
const state = async () =>
  (await callsOf(platform).get('/api/v1/status')).body.drill as { lastPassedAt: string | null; isMissing: boolean }
const count = async (sql: string) => Number((await platform.database.query<{ n: string }>(sql))[0]?.n)
const outside = async () => [
  await count(`select count(*) as n from evaluation where origin <> 'DRILL'`),
  await count(
    `select coalesce(sum(grade_1 + grade_2 + grade_3 + grade_4 + grade_5), 0) as n from evaluation_tally where origin <> 'DRILL'`,
  ),
  await count('select count(*) as n from handling_order where not is_drill'),
]

interface Day {
  readonly passedAt: string | null
  readonly runs: readonly {
    readonly channel: string
    readonly attempt: number
    readonly isPassed: boolean
    readonly hops: readonly { readonly hop: string; readonly fault: string | null }[]
  }[]
}
/** A code is good once: one session for each time that the clock stands still. */
const sessions = new Map<number, ReturnType<typeof signedIn>>()
async function days(): Promise<readonly Day[]> {
  const staff = sessions.get(clock) ?? signedIn(platform, accountOf(platform, 'AUDIT_ADMIN'))
  sessions.set(clock, staff)
  return (await (await staff).call('GET', '/api/v1/drills')).body.days
}

test('before its time nothing is drilled, and nothing is missing', async () => {
  clock = night - 60_000
  await runDrills(depsOf(platform.running))
  expect(await days()).toEqual([])
  clock = night
})

describe('the daily drill', () => {
  test('brings a one-star evaluation through every channel, to a tally of drills and an order, once for all servers', async () => {
    const before = await outside()
    await Promise.all([runDrills(depsOf(platform.running)), runDrills(depsOf(other))])
    const [today] = await days()
    expect(today?.runs.map(({ channel }) => channel).toSorted()).toEqual(evaluationChannels.toSorted())
    for (const run of today?.runs ?? [])
      expect([run.channel, run.isPassed, run.hops.map(({ hop }) => hop)]).toEqual([run.channel, true, [...drillHops]])
    expect(today?.passedAt).not.toBeNull()
    expect(await outside()).toEqual(before)
    const drilled = await count(`select sum(grade_1) as n from evaluation_tally where origin = 'DRILL'`)
    expect(drilled).toBe(evaluationChannels.length)
  })

  test('is not given twice, and everybody is told when it passed', async () => {
    await runDrills(depsOf(platform.running))
    expect((await days())[0]?.runs).toHaveLength(evaluationChannels.length)
    expect(await state()).toEqual({ lastPassedAt: new Date(night).toISOString(), isMissing: false })
  })

  test('stands in no list of halls, and nobody is reminded of its orders', async () => {
    const { halls } = (await callsOf(platform).get('/api/v1/halls')).body as { halls: { hallCode: string }[] }
    expect(halls.map(({ hallCode }) => hallCode)).not.toContain('YP-DRILL')
    expect(halls.length).toBeGreaterThan(0)
    clock += 30 * 86_400_000
    await platform.running.app.sweeps.find(({ name }) => name === 'handling-orders')?.run()
    clock -= 30 * 86_400_000
    expect(await count('select count(*) as n from handling_order where is_drill')).toBe(evaluationChannels.length)
    expect(await count('select count(*) as n from handling_reminder')).toBe(0)
  })

  test('that does not come through says where it stopped, is tried again, and is missing after its time', async () => {
    clock += 86_400_000
    await platform.database.query('revoke insert on evaluation from yiping_intake')
    await expect(runDrills(depsOf(platform.running))).rejects.toMatchObject({ code: 'DRILL_FAILED' })
    const [today] = await days()
    expect(today?.passedAt).toBeNull()
    const stopped = today?.runs.map(({ hops }) => hops.at(-1))
    expect(new Set(stopped?.map((hop) => hop?.hop))).toEqual(new Set(['TAKEN']))
    expect(stopped?.every((hop) => hop?.fault !== null)).toBe(true)
    expect((await state()).isMissing).toBe(false)
    clock += 61 * 60_000
    expect(await state()).toEqual({ lastPassedAt: new Date(night).toISOString(), isMissing: true })
    await platform.database.query('grant insert on evaluation to yiping_intake')
    await runDrills(depsOf(platform.running))
    expect(await state()).toEqual({ lastPassedAt: new Date(clock).toISOString(), isMissing: false })
    expect((await days())[0]?.runs).toHaveLength(2 * evaluationChannels.length)
  })
})

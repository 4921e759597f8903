import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { seeInvitationCounts } from '../../contracts/invitation-count.ts'
import type { AnswerOf } from '../../contracts/route.ts'
import { factLeaf } from '../../ledger/fact.ts'
import { loggedFacts } from '../../ledger/logged-facts.ts'
import { nodeLedger } from '../../signing/node-ledger.ts'
import { callsOf, hear, occurrenceOf, refusal } from '../../tests/support/calls.ts'
import { findLeafDifferences, findLeaves, noDifferences } from '../../tests/support/logged-facts.ts'
import { runAgain, startPlatform, type TestPlatform } from '../../tests/support/platform.ts'
import { changePolicy } from '../../tests/support/policy.ts'
import type { Running } from '../run.ts'

type Counts = AnswerOf<typeof seeInvitationCounts>
type Count = Counts['counts'][number]

const dayMs = 86_400_000
const noon = Date.parse('2026-11-23T12:00:00+08:00')
let clock = noon
let platform: TestPlatform
let calls: ReturnType<typeof callsOf>
beforeAll(async () => {
  platform = await startPlatform({ now: () => clock })
  calls = callsOf(platform)
  // The services that the trial hall brings along lie in the morning before.
  clock = noon + dayMs
  await serve('A01', 7, 4)
  await serve('B01', 3, 2)
  await platform.invite({ drill: true, occurrences: [occurrenceOf(clock)] })
})
afterAll(() => platform.stop())

/** So many services that end at a window now, and how many of their citizens evaluate. */
async function serve(windowCode: string, services: number, evaluated: number): Promise<void> {
  for (let index = 0; index < services; index += 1) {
    const token = await platform.invite({ occurrences: [occurrenceOf(clock, { windowCode, staffNo: '1001' })] })
    if (index < evaluated) expect((await calls.give(token, 5, calls.freshKey())).status).toBe(201)
  }
}

const sweep = (running: Running = platform.running) =>
  running.app.sweeps.find(({ name }) => name === 'invitation-counts')?.run()
const see = async (day = '2026-11-24') =>
  (await hear<Counts>(fetch(`${platform.base}/api/v1/log/invitation-counts?day=${day}`))).body
const brief = ({ counts }: Counts) =>
  counts.map((row) => [row.windowCode, row.revision, row.services, row.invited, row.evaluated])

/** As whoever asks from outside computes it. */
function leafOf(row: Count): string {
  const told = [row.windowId, '2026-11-24', row.revision, row.divisionId, row.hallId, row.services, row.invited]
  const micros = Date.parse(row.countedAt) * 1000
  const columns = [...told, row.evaluated, micros].map(String)
  return Buffer.from(
    factLeaf(nodeLedger, 'invitation_count', loggedFacts.invitation_count, [...columns, row.nonce]),
  ).toString('hex')
}

describe('the counts of a day', () => {
  test('are not there before it has come of age', async () => {
    clock = noon + 2 * dayMs
    await sweep()
    expect(await see()).toEqual({ day: '2026-11-24', isCounted: false, counts: [] })
  })

  test('hold its services, invitations and evaluations by window, without drills; of few it is not told how many evaluated', async () => {
    clock = noon + 3 * dayMs
    await sweep()
    const answer = await see()
    expect(answer.isCounted).toBe(true)
    expect(brief(answer)).toEqual([
      ['A01', 1, 7, 7, 4],
      ['B01', 1, 3, 3, null],
    ])
    expect(answer.counts.map(({ nonce }) => nonce === null)).toEqual([false, true])
    for (const { services, invited, evaluated } of answer.counts) {
      expect(invited).toBeLessThanOrEqual(services)
      expect(evaluated ?? 0).toBeLessThanOrEqual(invited)
    }
  })

  test('are leaves of the log, and whoever was told all of a row computes its leaf', async () => {
    const { counts } = await see()
    const leaves = (await findLeaves(platform.database)).map(({ leaf }) => leaf)
    for (const row of counts) expect(leaves).toContain(row.leaf)
    for (const row of counts.filter(({ nonce }) => nonce !== null)) expect(leafOf(row)).toBe(row.leaf)
    expect(await findLeafDifferences(platform.database)).toEqual(noDifferences)
  })

  test('are counted once, however often and by however many servers', async () => {
    const before = await see()
    const other = await runAgain(platform, { now: () => clock })
    try {
      await Promise.all([sweep(), sweep(other), sweep(), sweep(other)])
      expect(await see()).toEqual(before)
      clock = noon + 33 * dayMs
      await Promise.all([sweep(), sweep(other), sweep(), sweep(other)])
      expect(await see()).toEqual(before)
    } finally {
      await other.stop()
    }
    const turns = await platform.database.query<{ turn: number }>(
      `select turn::integer from invitation_count_day where day = '2026-11-24' order by turn`,
    )
    expect(turns).toEqual([{ turn: 1 }, { turn: 2 }])
  })

  test('are corrected by another revision where something was reported late, and the first one stays', async () => {
    const now = clock
    clock = noon + dayMs
    await serve('A01', 6, 1)
    await serve('C01', 5, 0)
    clock = now
    await changePolicy(platform, 'invitation-count', { countAfterNaturalDays: [2, 31, 32] })
    await sweep()
    expect(brief(await see())).toEqual([
      ['A01', 1, 7, 7, 4],
      ['A01', 2, 13, 13, 5],
      ['B01', 1, 3, 3, null],
      ['C01', 1, 5, 5, 0],
    ])
    expect(await findLeafDifferences(platform.database)).toEqual(noDifferences)
  })

  test('equal what a recount of the facts says', async () => {
    const recount = await platform.database.query<{ told: string }>(
      `select concat_ws(' ', w.window_code, count(*), count(i.id),
         (select count(*) from evaluation e where e.window_id = w.id and e.service_day = '2026-11-24' and e.origin = 'ACTIVE')) as told
       from service_occurrence o join service_case c on c.id = o.case_id join service_window w on w.id = o.window_id
       left join invitation i on i.occurrence_id = o.id
       where (o.ended_at at time zone 'Asia/Shanghai')::date = '2026-11-24' and not c.is_drill group by w.id, w.window_code order by 1`,
    )
    const kept = await platform.database.query<{ told: string }>(
      `select distinct on (w.window_code) concat_ws(' ', w.window_code, services, invited, evaluated) as told
       from invitation_count c join service_window w on w.id = c.window_id where day = '2026-11-24' order by w.window_code, revision desc`,
    )
    expect(kept).toEqual(recount)
  })

  test('are of a day that there is', async () => {
    const ask = (query: string) => hear(fetch(`${platform.base}/api/v1/log/invitation-counts${query}`))
    expect(refusal(await ask('?day=2026-02-30'))).toBe('400 MALFORMED /day')
    expect(refusal(await ask(''))).toContain('MALFORMED')
  })
})

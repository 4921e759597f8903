import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays, startOfDay } from '../../domain/kernel/plain-date.ts'
import { callsOf, occurrenceOf } from '../../tests/support/calls.ts'
import { atHour, giveAt, nextMonday, type Openings } from '../../tests/support/openings.ts'
import { startPlatform, type TestPlatform } from '../../tests/support/platform.ts'
import { bringSignal } from '../../tests/support/signal.ts'

let clock = Date.now()
const monday = nextMonday(clock)
let platform: TestPlatform
let calls: ReturnType<typeof callsOf>
const given: string[] = []

const sweep = async (name: string) => {
  await platform.running.app.sweeps.find((each) => each.name === name)?.run()
}
const figureOf = async () =>
  (await calls.get<Openings>(`/api/v1/log/openings?day=${monday}`)).body.windows.map(
    ({ counts: { quarantined, valid, invalidated }, revision, grades }) => ({
      ...{ quarantined, valid, invalidated, revision },
      grades: [...grades],
    }),
  )

beforeAll(async () => {
  platform = await startPlatform({ now: () => clock })
  calls = callsOf(platform)
  for (const turn of [0, 1, 2, 3, 4, 5]) {
    clock = atHour(monday, 9) + turn
    given.push((await giveAt(platform, calls, 'A01', 5)).id)
  }
  clock = startOfDay(addDays(monday, 1)) + 600_000
  await sweep('log-openings')
})
afterAll(() => platform.stop())

test('what is set aside is a number beside the others, and nothing says which it is; released, it counts as before', async () => {
  const grades = [0, 0, 0, 0, 6]
  expect(await figureOf()).toEqual([{ quarantined: 0, valid: 6, invalidated: 0, revision: 1, grades }])
  const { signalId, releaseId } = await bringSignal(platform, 'YP-TRIAL-01', true, given[2])
  await sweep('log-figures')
  await sweep('log-figures')
  expect(await figureOf()).toEqual([{ quarantined: 1, valid: 5, invalidated: 0, revision: 2, grades }])
  await platform.database.query(
    `insert into manipulation_decision (proposal_id, signal_id, proposed_by, division_id, hall_id, is_confirmed, account_id, decided_at, record_id)
     select p.id, p.signal_id, p.account_id, p.division_id, p.hall_id, true, a.id, $2, gen_random_uuid()
     from manipulation_proposal p, account a where p.id = $1 and a.username = 'trial.working-group' and p.signal_id = $3`,
    [releaseId, new Date(clock), signalId],
  )
  await sweep('log-figures')
  expect(await figureOf()).toEqual([{ quarantined: 0, valid: 6, invalidated: 0, revision: 3, grades }])
})

test('that somebody tapped within seconds of the service is kept as a yes where it is received, and of nobody else', async () => {
  clock = atHour(addDays(monday, 2), 9)
  const give = async (after: number) => {
    const endedAt = new Date(clock - after).toISOString()
    const startedAt = new Date(clock - after - 600_000).toISOString()
    const occurrence = occurrenceOf(clock, { staffNo: undefined, startedAt, endedAt })
    const token = await platform.invite({ occurrences: [occurrence] })
    const answer = await calls.give(token, 5, `prompt-${after}-of-${clock}`)
    return (answer.body as { id: string }).id
  }
  const [quick, slow] = [await give(2000), await give(20_000)]
  const rows = await platform.database.query<{ id: string }>('select evaluation_id as id from evaluation_prompt')
  expect(rows.map(({ id }) => id)).toContain(quick)
  expect(rows.map(({ id }) => id)).not.toContain(slow)
})

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ParticipationView } from '../../server/participation/actions.ts'
import { callsOf, hear, occurrenceOf, refusal } from '../support/calls.ts'
import { TestGateway } from '../support/gateway.ts'
import { startPlatform, type TestPlatform } from '../support/platform.ts'

const dayMs = 86_400_000
const noon = Date.parse('2026-11-23T12:00:00+08:00')
let clock = noon
let platform: TestPlatform
let gateway: TestGateway
let calls: ReturnType<typeof callsOf>
const see = (query = '', key = platform.trial.apiKey) =>
  hear<ParticipationView>(
    fetch(`${platform.base}/api/v1/halls/YP-TRIAL-01/participation${query}`, {
      headers: { authorization: `Bearer ${key}` },
    }),
  )
const sweep = async (name: string) => {
  await platform.running.app.sweeps.find((one) => one.name === name)?.run()
}
const tokens: string[] = []

/** Twelve at A01, six at B01, three at C01; some open, some evaluate, one on paper, one is a drill. */
beforeAll(async () => {
  gateway = await TestGateway.start({ kind: 'sms-json', name: 'gateway', now: () => clock })
  const letters = { providers: [gateway.settings(20_000)], everyMs: 3_600_000 }
  platform = await startPlatform({ now: () => clock, letters })
  calls = callsOf(platform)
  // The services that the trial hall brings along lie in the morning before.
  clock = noon + dayMs
  const windows = [...Array(12).fill('A01'), ...Array(6).fill('B01'), ...Array(3).fill('C01')]
  for (const [index, windowCode] of windows.entries()) {
    const applicant = { type: 'NATURAL_PERSON', phone: `154${String(index).padStart(8, '0')}` }
    const over = { windowCode, staffNo: '1001', ...(index % 4 === 3 ? { outcome: 'REFUSED' } : {}) }
    tokens.push(await platform.invite({ applicant, occurrences: [occurrenceOf(clock, over)] }))
  }
  await platform.invite({ drill: true, occurrences: [occurrenceOf(clock)] })
  await sweep('letters')
  const ids = gateway.taken.map(({ messageId }) => messageId)
  await gateway.tell(platform.base, ids.slice(0, 10), 'DELIVERED')
  await gateway.tell(platform.base, ids.slice(10, 12), 'FAILED')
  for (const token of tokens.slice(0, 9)) {
    for (const channel of ['SMS', 'SMS', 'KIOSK']) await calls.post('/api/v1/invitations/open', { token, channel })
    await calls.post('/api/v1/invitations/slip', { token })
  }
  for (const [index, token] of tokens.slice(0, 7).entries())
    await calls.give(token, 1 + (index % 5), calls.freshKey(), { channel: index === 0 ? 'PAPER' : 'SMS' })
  await calls.comment({ grade: 3, comment: '干净' }, calls.freshKey())
  await sweep('participation')
  await new Promise((resolve) => setTimeout(resolve, 300))
})
afterAll(async () => {
  await platform.stop()
  await gateway.down()
})

const today = '?from=2026-11-24&to=2026-11-24'

describe('participation', () => {
  test('counts what was invited, sent, delivered, opened and evaluated, drills apart', async () => {
    const { status, body } = await see(today)
    expect(status).toBe(200)
    expect(body.total).toEqual({
      served: 21,
      invited: 21,
      isHidden: false,
      sent: 21,
      delivered: 10,
      undelivered: 2,
      opened: 9,
      evaluated: 7,
      expired: null,
    })
    expect(body.openedBy).toEqual([{ channel: 'SMS', opened: 9 }])
    expect(body.evaluatedBy).toEqual([
      { channel: 'PAPER', evaluated: 1, isAutomatic: false },
      { channel: 'SMS', evaluated: 6, isAutomatic: true },
    ])
    expect(body.shares.automatic).toEqual({ count: 6, of: 7, hundredths: 8571, goalHundredths: 9000 })
    expect(body.shares.linked).toEqual({ count: 7, of: 8, hundredths: 8750, goalHundredths: 10_000 })
    expect(body.shares.coverage.hundredths).toBe(10_000)
  })

  test('tells nothing of a group below the smallest, and hides the next with it', async () => {
    const { body } = await see(today)
    expect(body.windows.map(({ windowCode, invited, isHidden }) => [windowCode, invited, isHidden])).toEqual([
      ['A01', 12, false],
      ['B01', 6, true],
      ['C01', 3, true],
    ])
    expect(
      body.windows
        .filter(({ isHidden }) => isHidden)
        .map(({ evaluated, opened, sent }) => evaluated + (opened ?? 0) + (sent ?? 0)),
    ).toEqual([0, 0])
    expect(body.elderly).toMatchObject({ invited: 0 })
    // Who was refused is counted; whether letters reached those is not known, and is not said to be none.
    expect(body.outcomes[1]).toMatchObject({ outcome: 'REFUSED', invited: 5, evaluated: 1, sent: null, opened: null })
  })

  test('counts as expired what was not evaluated, once every invitation of the day has ended; then the response is known', async () => {
    expect((await see(today)).body.shares.response).toEqual({ count: 0, of: 0, hundredths: null, goalHundredths: null })
    const before = clock
    clock += 17 * dayMs
    const { body } = await see(today)
    expect(body.total.expired).toBe(14)
    expect(body.shares.response).toMatchObject({ count: 7, of: 21, hundredths: 3333 })
    clock = before
  })

  test('is what the rows say', async () => {
    const { body } = await see(today)
    const [row] = await platform.database.query<Record<string, number>>(
      `select (select count(*)::int from invitation i join service_occurrence o on o.id = i.occurrence_id join service_case c on c.id = o.case_id
          where not c.is_drill and (o.ended_at at time zone 'Asia/Shanghai')::date = '2026-11-24') as invited,
        (select count(*)::int from letter where turn = 1 and sent_at is not null) as sent,
        (select count(*)::int from letter where state = 'DELIVERED') as delivered,
        (select count(*)::int from letter where state = 'UNDELIVERED') as undelivered,
        (select count(*)::int from invitation_opening) as opened,
        (select count(*)::int from redemption r join evaluation e on e.id = r.evaluation_id where e.origin = 'ACTIVE' and e.service_day = '2026-11-24') as evaluated`,
    )
    const { invited, sent, delivered, undelivered, opened, evaluated } = body.total
    expect({ invited, sent, delivered, undelivered, opened, evaluated }).toEqual(row)
  })

  test('is counted anew when more evaluations come, and once when nothing does', async () => {
    await calls.give(tokens[20] ?? '', 5, calls.freshKey(), { channel: 'WEB' })
    for (const _ of [1, 2]) await sweep('participation')
    expect((await see(today)).body.total.evaluated).toBe(8)
    const rows = await platform.database.query('select sum(evaluated)::int as n from evaluated_count')
    expect(rows).toEqual([{ n: 8 }])
  })

  test('is for keys of the place with the scope, and for periods that are none too long', async () => {
    const { key } = await calls.apiKey()
    expect(refusal(await see('', key))).toBe('403 FORBIDDEN')
    expect((await see()).status).toBe(200)
    expect(refusal(await see('?from=2026-11-25&to=2026-11-24'))).toBe('400 MALFORMED /from')
    expect(refusal(await see('?from=2020-01-01&to=2026-11-24'))).toBe('400 MALFORMED /from')
    expect(refusal(await see('?from=2026-02-30&to=2026-11-24'))).toMatch(/^400 MALFORMED/)
  })

  test('links nobody: no row that was made for it names a service, an invitation or an evaluation', async () => {
    const columns = await platform.database.query<{ name: string }>(
      `select table_name || '.' || column_name as name from information_schema.columns
       where table_name in ('invitation_opening', 'opening_tally', 'evaluated_count', 'letter_tally') and (column_name ~ '_id$' or data_type like 'timestamp%')
         and column_name not in ('hall_id', 'window_id', 'division_id')`,
    )
    expect(columns).toEqual([])
  })
})

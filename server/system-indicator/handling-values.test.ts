import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PlainDate } from '../../domain/kernel/plain-date.ts'
import { callsOf } from '../../tests/support/calls.ts'
import { startPlatform, type TestPlatform } from '../../tests/support/platform.ts'
import { findSystemValues } from './index.ts'

/*
 * May 2026 at A01, known until 1 June noon, by hand. Four services, and orders:
 *   one    complaint, 4 May 08:00, reached after 5 hours; done on the 6th
 *   two    complaint, 5 May 08:00, tried in vain, verified after 30 hours; done on the 7th and returned on the 8th; due on the 20th
 *   three  complaint, 31 May 12:00, nobody has called: 24 hours so far; still has time
 *   four   complaint, 6 May, explained: nothing could be demanded; reached after an hour
 *   and an alert, which nobody complained about.
 */
let platform: TestPlatform
const noon = new Date('2026-06-01T12:00:00+08:00')

const idOf = (number: number) => `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`
const orders: Record<string, string> = {
  one: idOf(1),
  two: idOf(2),
  three: idOf(3),
  four: idOf(4),
  alert: idOf(5),
  taken: idOf(6),
}
const hall = `(select id from service_hall where hall_code = 'YP-TRIAL-01')`
const window = `(select w.id from service_window w join service_hall h on h.id = w.hall_id where h.hall_code = 'YP-TRIAL-01' and w.window_code = 'A01')`
const division = `(select id from administrative_division where division_code = '990102000000')`
const account = `(select id from account where username = 'trial.working-group')`
const policy = (word: string) => `(select min(id) from policy where word = '${word}')`
const run = (text: string, values: readonly unknown[] = []) => platform.database.query(text, [...values])

async function order(name: string, openedAt: string, dueAt: string | null, source = 'COMPLAINT'): Promise<void> {
  await run(
    `insert into handling_order (id, division_id, hall_id, window_id, source, is_drill, policy_id, opened_at)
     select $1, ${division}, ${hall}, ${window}, $2, false, ${policy('handling')}, $3`,
    [orders[name], source, openedAt],
  )
  await run(
    `insert into handling_round (order_id, round, division_id, hall_id, organization_id, source, is_drill, is_named, begun_at, handle_due_at)
     select $1, 0, ${division}, ${hall}, (select min(id) from organization), $2, false, true, $3, $4`,
    [orders[name], source, openedAt, dueAt],
  )
}
let sequence = 0
async function event(name: string, kind: string, at: string, facts: object = {}): Promise<void> {
  sequence += 1
  await run(
    `insert into handling_event (order_id, sequence, division_id, hall_id, kind, at, actor_kind, facts)
     select $1, $2, ${division}, ${hall}, $3, $4, 'PLATFORM', $5::jsonb`,
    [orders[name], sequence, kind, at, JSON.stringify(facts)],
  )
}
const suggestionOf = (number: number) => idOf(100 + number)
async function suggestion(number: number, isAtWindow = true): Promise<void> {
  await run(
    `insert into suggestion (id, division_id, hall_id, window_id, has_contact, policy_id, received_at, idempotency_key_hash, request_hash)
     select $1, ${division}, ${hall}, case when $2 then ${window} end, false, ${policy('opinion')}, '2026-05-10T10:00:00+08:00', $3, $3`,
    [suggestionOf(number), isAtWindow, Buffer.alloc(16, number)],
  )
}
const step = (
  number: number,
  kind: string,
  at: string,
  more: { into?: string; finding?: string; record?: string } = {},
) =>
  run(
    `insert into suggestion_step (suggestion_id, division_id, hall_id, kind, into_id, finding_id, record_id, account_id, at)
     select $1, ${division}, ${hall}, $2, $3, $4, $5, ${account}, $6`,
    [suggestionOf(number), kind, more.into ?? null, more.finding ?? null, more.record ?? null, at],
  )

beforeAll(async () => {
  platform = await startPlatform()
  const calls = callsOf(platform)
  for (const minute of [1, 2, 3, 4])
    await calls.putCase(`SERVED-${minute}`, {
      ...{ acceptedAt: '2026-05-06T09:00:00+08:00' },
      occurrences: [
        {
          ...{ sequence: 1, service: 'APPLICATION', mode: 'COUNTER', hallCode: 'YP-TRIAL-01', windowCode: 'A01' },
          ...{ staffNo: '1001', endedAt: `2026-05-06T10:0${minute}:00+08:00`, outcome: 'DONE' },
        },
      ],
    })
  await order('one', '2026-05-04T08:00:00+08:00', '2026-05-25T00:00:00+08:00')
  await event('one', 'CONTACT_TRIED', '2026-05-04T13:00:00+08:00', { channel: 'PHONE', outcome: 'REACHED' })
  await event('one', 'VERIFIED', '2026-05-04T14:00:00+08:00', { finding: 'CLEAR' })
  await event('one', 'DONE', '2026-05-06T10:00:00+08:00')
  await order('two', '2026-05-05T08:00:00+08:00', '2026-05-20T00:00:00+08:00')
  await event('two', 'CONTACT_TRIED', '2026-05-05T09:00:00+08:00', { channel: 'PHONE', outcome: 'NOT_REACHED' })
  await event('two', 'VERIFIED', '2026-05-06T14:00:00+08:00', { finding: 'CLEAR' })
  await event('two', 'DONE', '2026-05-07T10:00:00+08:00')
  await event('two', 'REVIEW_RETURNED', '2026-05-08T10:00:00+08:00')
  await order('three', '2026-05-31T12:00:00+08:00', '2026-06-22T00:00:00+08:00')
  await order('four', '2026-05-06T08:00:00+08:00', '2026-05-25T00:00:00+08:00')
  await event('four', 'CITIZEN_WROTE', '2026-05-06T09:00:00+08:00')
  await event('four', 'EXPLAINED', '2026-05-06T10:00:00+08:00')
  await order('alert', '2026-05-06T08:00:00+08:00', '2026-05-25T00:00:00+08:00', 'ALERT')
  await order('taken', '2026-06-01T09:00:00+08:00', null, 'OPINION')
  // Five suggestions, one of them about the hall alone: one found and taken up, one merged into it, one answered, one waits.
  for (const number of [1, 2, 3, 4, 5]) await suggestion(number, number !== 5)
  const finding = idOf(200)
  await run(
    `insert into opinion_finding (id, division_id, hall_id, window_id, codes, words, policy_id, account_id, found_at)
     select $1, ${division}, ${hall}, ${window}, '{RELIABILITY}', '没有饮水机', ${policy('opinion')}, ${account}, '2026-05-12T10:00:00+08:00'`,
    [finding],
  )
  await step(1, 'FOUND', '2026-05-12T10:00:00+08:00', { finding })
  await step(2, 'MERGED', '2026-05-12T11:00:00+08:00', { into: suggestionOf(1) })
  await step(3, 'ANSWERED', '2026-05-12T12:00:00+08:00', { record: idOf(300) })
  await run(
    `insert into opinion_decision (finding_id, division_id, hall_id, outcome, order_id, words, account_id, decided_at)
     select $1, ${division}, ${hall}, 'TAKEN_UP', $2, '增设', ${account}, '2026-06-01T09:00:00+08:00'`,
    [finding, orders.taken],
  )
}, 60_000)
afterAll(() => platform.stop())

async function of(measure: string, knownUntil = noon) {
  const ask = { fromDay: '2026-05-01' as PlainDate, endDay: '2026-06-01' as PlainDate, knownUntil }
  const found = (await findSystemValues(platform.running.world.app, ask)).find((each) => each.measure === measure)
  return found && { value: found.value, records: found.records, covered: found.covered }
}

test('four complaints on four services are a thousand on a thousand', async () => {
  expect(await of('system.complaints-per-thousand', new Date())).toEqual({ value: 1_000_000, records: 4, covered: 4 })
})

test('whoever was not reached yet counts with the hours until then, so that silence does not look quick', async () => {
  // 1, 5, 24 (so far) and 30 hours: the lower one of the two in the middle.
  expect(await of('handling.response-hours')).toEqual({ value: 5000, records: 4, covered: 4 })
  // Two days later nobody has called still: 1, 5, 30, 72.
  expect(await of('handling.response-hours', new Date('2026-06-03T12:00:00+08:00'))).toMatchObject({ value: 5000 })
})

test('what was done and returned has not been put right, what was explained is left out, what has time is not judged', async () => {
  expect(await of('handling.rectification')).toEqual({ value: 50_000, records: 2, covered: 2 })
})

test('known until the day before it was returned, it was put right', async () => {
  expect(await of('handling.rectification', new Date('2026-05-08T09:00:00+08:00'))).toMatchObject({
    value: 100_000,
    records: 2,
  })
})

test('once its time is over what was not done counts against', async () => {
  expect(await of('handling.rectification', new Date('2026-06-23T00:00:00+08:00'))).toMatchObject({
    value: 33_333,
    records: 3,
  })
})

test('a suggestion that was merged is taken up with the other', async () => {
  // Two of the four at the window; the fifth names none.
  expect(await of('opinion.adopted')).toEqual({ value: 50_000, records: 4, covered: 4 })
  expect(await of('opinion.adopted', new Date('2026-05-31T00:00:00+08:00'))).toEqual({
    value: 0,
    records: 4,
    covered: 4,
  })
})

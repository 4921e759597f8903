import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { PlainDate } from '../../domain/kernel/plain-date.ts'
import { callsOf, refusal } from '../../tests/support/calls.ts'
import { startPlatform, type TestPlatform } from '../../tests/support/platform.ts'
import { changePolicy } from '../../tests/support/policy.ts'
import { browserOf, freshCookie } from '../../tests/support/staff.ts'
import { findSystemValues } from './index.ts'

/*
 * May 2026, by hand. The 1st to the 5th are a holiday, Saturday the 9th is worked for it: working days are 6 7 8 9, 11–15, 18–22, 25–29.
 *
 * At A01, item with a limit of ten working days:
 *   one    Wed 6 12:00 → Thu 7 18:00   1 + 0.75 − 0.5                 = 1.25 days
 *   two    Thu 30 April 12:00 → Wed 6 12:00   30 April lies between    = 1 day
 *   three  Fri 8 12:00 → Sun 10 12:00  8 and 9 lie before, − 0.5       = 1.5 days
 *   four   Sun 17 10:00 → Mon 18 06:00 a Sunday is nothing, 6 of 24 h  = 0.25 days
 *   five   Mon 11 12:00 → Mon 25 12:00                                 = 10 days, on the tenth working day: in time
 *   six    Mon 11 12:00 → Tue 26 12:00                                 = 11 days, late
 *   seven  Mon 11 00:00 → Wed 27 00:00                                 = 12 days, late
 * Sorted 0.25 1 1.25 1.5 10 11 12: the median is 1.5. In time are 5 of 7, 71.42857… %.
 */
let clock = Math.max(Date.now(), Date.parse('2026-06-10T12:00:00+08:00'))
let platform: TestPlatform
let knownAt: Date

const at = (text: string) => `2026-${text}:00+08:00`
const item = (serial: number) => `11990102MB0000000T1000000000${String(serial).padStart(3, '0')}`

type Said = Readonly<Record<string, unknown>>
interface Reported {
  readonly from: string
  readonly to?: string
  readonly more?: Said
  readonly service?: Said
  readonly services?: readonly Said[]
}
async function report(caseNo: string, { from, to, more = {}, service = {}, services = [{}] }: Reported): Promise<void> {
  const occurrences = services.map((each, index) => ({
    ...{ sequence: index + 1, service: 'APPLICATION', mode: 'COUNTER', hallCode: 'YP-TRIAL-01', windowCode: 'A01' },
    ...{ staffNo: '1001', endedAt: at(from), outcome: 'DONE', ...service, ...each },
  }))
  const heard = await callsOf(platform).putCase(caseNo, {
    ...{ itemCode: item(2), caseType: 'COMMITTED', handlingChannel: 'OFFLINE', acceptedAt: at(from) },
    ...(to === undefined ? { status: 'ACCEPTED' } : { status: 'COMPLETED', completedAt: at(to) }),
    ...{ occurrences, ...more },
  })
  if (heard.status > 201) throw new Error(`${caseNo}: ${refusal(heard)} ${heard.text}`)
}

beforeAll(async () => {
  platform = await startPlatform({ now: () => clock })
  const told = (trips?: number, timesSubmitted?: number) => ({ trips, timesSubmitted })
  const one = { from: '05-06T12:00', to: '05-07T18:00' }
  await report('one', {
    ...one,
    more: { ...told(1, 1), prejudged: true, assisted: true },
    service: { waitingMinutes: 5 },
  })
  await report('two', { from: '04-30T12:00', to: '05-06T12:00', more: { ...told(2, 2), assisted: false } })
  const three = { from: '05-08T12:00', to: '05-10T12:00' }
  await report('three', { ...three, more: { ...told(0, 2), prejudged: false }, service: { waitingMinutes: 12 } })
  const four = { from: '05-17T10:00', to: '05-18T06:00' }
  await report('four', { ...four, more: { ...told(1, 3), prejudged: true }, service: { waitingMinutes: 30 } })
  await report('five', {
    from: '05-11T12:00',
    to: '05-25T12:00',
    more: told(undefined, 2),
    service: { waitingMinutes: 8 },
  })
  await report('six', { from: '05-11T12:00', to: '05-26T12:00', more: told(3) })
  await report('seven', {
    from: '05-11T00:00',
    to: '05-27T00:00',
    more: told(0, 1),
    service: { waitingMinutes: 20, staffNo: '1002' },
  })
  const drill = {
    from: '05-06T12:00',
    to: '05-06T13:00',
    more: { ...told(9, 9), drill: true },
    service: { waitingMinutes: 900 },
  }
  await report('drill', drill)
  const online = { mode: 'ONLINE', windowCode: 'N01', staffNo: undefined }
  const channel = { more: { handlingChannel: 'ONLINE' } }
  await report('online', { from: '05-06T09:00', to: '05-06T10:00', ...channel, service: online })
  const fetched = { service: 'COLLECTION', mode: 'COUNTER', windowCode: 'A02', endedAt: at('05-07T09:00') }
  await report('fetched', { from: '05-06T09:00', to: '05-07T10:00', ...channel, services: [online, fetched] })
  const immediate = {
    more: { itemCode: item(3), caseType: 'IMMEDIATE' },
    service: { windowCode: 'B01', staffNo: '1003' },
  }
  await report('at-once', { from: '05-06T09:00', to: '05-06T10:00', ...immediate })
  await report('next-day', { from: '05-06T23:00', to: '05-07T01:00', ...immediate })
  await report('twice', {
    from: '05-06T09:00',
    to: '05-06T16:00',
    ...immediate,
    services: [{}, { endedAt: at('05-06T15:00') }],
  })
  await report('waiting', { from: '05-06T09:00', ...immediate })
  const ended = (outcome: string, legallyRequiredRefusal = false) => ({
    ...{ from: '05-12T09:00', to: '05-12T10:00' },
    service: { windowCode: 'B02', outcome, legallyRequiredRefusal },
  })
  await report('done', ended('DONE'))
  await report('refused', ended('REFUSED'))
  await report('refused-by-law', ended('REFUSED', true))
  await report('withdrawn', ended('WITHDRAWN'))
  const elsewhere = { decidingPlace: { divisionCode: '990102000000', organizationCode: '11990102MB0000002B' } }
  const atHome = { windowCode: 'D01', staffNo: '1006' }
  await report('joint', { from: '05-06T12:00', to: '05-08T12:00', more: elsewhere, service: atHome })
  await report('single', { from: '05-06T12:00', to: '05-29T12:00', service: atHome })
  clock += 60_000
  knownAt = new Date(clock)
  clock += 60_000
}, 60_000)
afterAll(() => platform.stop())

const valuesOf = (knownUntil = knownAt, endDay = '2026-06-01') =>
  findSystemValues(platform.running.world.app, {
    ...{ fromDay: '2026-05-01' as PlainDate, endDay: endDay as PlainDate, knownUntil },
  })
async function of(window: string, measure: string) {
  const found = (await valuesOf()).find(
    (each) => each.window === `YP-TRIAL-01/${window}` && each.measure === `system.${measure}`,
  )
  return found && { value: found.value, records: found.records, covered: found.covered }
}

describe('at a window, by hand', () => {
  test.each([
    ['handling took one working day and a half, the median of seven', 'handling-days', 1500, 7, 7],
    ['five of seven were done within ten working days', 'on-time', 71_429, 7, 7],
    // Told of five: 5 8 12 20 30.
    ['the median of the waits is twelve minutes', 'wait-median', 12_000, 6, 5],
    ['nine of ten waited no longer than thirty', 'wait-p90', 30_000, 6, 5],
    // Accepted in May and told: 1 2 3 2 1 (the second case was accepted in April).
    ['three of five were submitted again', 'second-submission', 60_000, 6, 5],
    ['of these three, two needed one more time alone', 'one-time-notice', 66_667, 6, 5],
    // 1 + 2 + 0 + 1 + 3 + 0 over six.
    ['people came 1.167 times', 'trips', 1167, 7, 6],
    ['two of three were judged first by machine', 'prejudged-share', 66_667, 6, 3],
    ['one of two was helped by an agent', 'help-agent-share', 50_000, 7, 2],
    ['seven cases were taken in by two people', 'cases-per-person', 3500, 7, 7],
    ['nothing was done online', 'online-share', 0, 7, 7],
  ])('%s', async (_, measure, value, records, covered) => {
    expect(await of('A01', measure)).toEqual({ value, records, covered })
  })

  test('a case counts as online where no service of it was given anywhere else', async () => {
    expect(await of('N01', 'online-share')).toEqual({ value: 50_000, records: 2, covered: 2 })
  })

  test('an immediate case is done at once on the day itself and with one service', async () => {
    // One of four: the others ended on the next day, needed two services, or wait.
    expect(await of('B01', 'at-once')).toEqual({ value: 25_000, records: 4, covered: 4 })
  })

  test('what was withdrawn, or refused because the law demands it, is no failure', async () => {
    expect(await of('B02', 'finish-success')).toEqual({ value: 50_000, records: 2, covered: 2 })
  })

  test('days across departments are those of cases that another department decides', async () => {
    expect(await of('D01', 'cross-department-days')).toEqual({ value: 2000, records: 1, covered: 1 })
    expect(await of('A01', 'cross-department-days')).toBeUndefined()
  })

  test('an immediate item without a promised limit is neither in time nor late', async () => {
    expect(await of('B01', 'on-time')).toBeUndefined()
  })

  test('nothing of another period is in it, and nobody waits at a window online', async () => {
    expect(await of('N01', 'wait-median')).toBeUndefined()
    expect(await valuesOf(knownAt, '2026-05-02')).toEqual([])
  })
})

describe('asked for what was known at an instant', () => {
  test('it answers the same after everything was told anew, and otherwise for now', async () => {
    const before = await valuesOf()
    clock += 3_600_000
    const late = { from: '05-06T12:00', to: '05-29T18:00' }
    await report('one', {
      ...late,
      more: { trips: 9, timesSubmitted: 5, prejudged: false },
      service: { waitingMinutes: 55 },
    })
    // Told of its second service alone; the first is not forgotten.
    clock += 1000
    await report('two', {
      ...{ from: '04-30T12:00', to: '06-01T12:00' },
      services: [{ sequence: 2, endedAt: at('05-20T12:00'), waitingMinutes: 3 }],
    })
    await report('new', { from: '05-06T12:00', to: '05-07T18:00', service: { waitingMinutes: 40 } })
    await report('waiting', {
      from: '05-06T09:00',
      to: '05-06T11:00',
      more: { itemCode: item(3), caseType: 'IMMEDIATE' },
      service: { windowCode: 'B01', staffNo: '1003' },
    })
    clock += 1000
    expect(await valuesOf()).toEqual(before)
    const after = await valuesOf(new Date(clock))
    const trips = (rows: typeof after) =>
      rows.find(({ measure, window }) => measure === 'system.trips' && window.endsWith('/A01'))
    // 9 + 0 + 1 + 3 + 0 over five: the second case is one of June now, and of the new one nothing was told.
    expect(trips(after)).toMatchObject({ value: 2600, records: 7, covered: 5 })
    const atOnce = after.find(({ measure, window }) => measure === 'system.at-once' && window.endsWith('/B01'))
    expect(atOnce).toMatchObject({ value: 50_000, records: 4 })
    const between = new Date(clock)
    const then = await valuesOf(between)
    clock += 3_600_000
    for (const caseNo of ['one', 'new'])
      await report(caseNo, { from: '05-06T12:00', to: '05-07T12:00', service: { waitingMinutes: 1 } })
    clock += 1000
    expect(await valuesOf(between)).toEqual(then)
  })

  test('before anything was told there is nothing', async () => {
    expect(await valuesOf(new Date(knownAt.getTime() - 86_400_000))).toEqual([])
  })
})

describe('whoever works with them', () => {
  // biome-ignore lint/suspicious/noExplicitAny: what a test looks into is the test's business
  const ask = async (query: string, role = 'WORKING_GROUP'): Promise<any> => {
    const cookie = await freshCookie(platform, role as 'WORKING_GROUP')
    return browserOf(platform).call('GET', `/api/v1/system-indicators/figures?${query}`, undefined, { cookie })
  }
  const known = () => `knownUntil=${encodeURIComponent(knownAt.toISOString())}`
  // biome-ignore lint/suspicious/noExplicitAny: as above
  const figure = (body: any, level: string, measure: string) =>
    // biome-ignore lint/suspicious/noExplicitAny: as above
    body.parts.find((part: any) => part.level === level)?.figures.find((each: any) => each.measure === measure)

  test('sees the place as a whole, its districts and halls, with coverage and the last record', async () => {
    const { status, body } = await ask(`period=2026-05&${known()}`)
    expect(status).toBe(200)
    expect(body).toMatchObject({
      smallestGroup: 10,
      coverageMinPercent: 80,
      period: { fromDay: '2026-05-01', endDay: '2026-06-01' },
    })
    expect(body.parts.map(({ level, name }: { level: string; name: string }) => [level, name])).toEqual([
      ['ALL', null],
      ['DIVISION', '和畅区'],
      ['HALL', '和畅区政务服务大厅'],
    ])
    for (const level of ['ALL', 'DIVISION', 'HALL'])
      expect(figure(body, level, 'system.online-share')).toMatchObject({
        standing: 'TOLD',
        records: 18,
        coverageHundredths: 10_000,
      })
    expect(Date.parse(figure(body, 'HALL', 'system.online-share').latestAt)).toBeLessThan(knownAt.getTime())
    // Told of five of the twenty services at counters: too few to be told at all.
    expect(figure(body, 'HALL', 'system.wait-median')).toEqual({
      ...{ measure: 'system.wait-median', standing: 'TOO_FEW', value: null, records: null, covered: null },
      ...{ coverageHundredths: null, latestAt: null },
    })
  })

  test('sees the windows of a hall, small groups hidden as the policy says, thin ones marked', async () => {
    const asked = `period=2026-05&hallCode=YP-TRIAL-01&windowCode=A01&${known()}`
    expect(figure((await ask(asked)).body, 'WINDOW', 'system.trips')).toMatchObject({
      standing: 'TOO_FEW',
      value: null,
      records: null,
    })
    await changePolicy(platform, 'system-indicator', { smallestGroup: 3 })
    const { body } = await ask(asked)
    expect(body.parts).toHaveLength(1)
    expect(figure(body, 'WINDOW', 'system.trips')).toMatchObject({
      standing: 'TOLD',
      value: 1167,
      coverageHundredths: 8571,
    })
    expect(figure(body, 'WINDOW', 'system.prejudged-share')).toMatchObject({
      standing: 'THIN',
      value: 66_667,
      coverageHundredths: 5000,
    })
    expect(figure(body, 'WINDOW', 'system.help-agent-share')).toMatchObject({ standing: 'TOO_FEW' })
    expect(figure(body, 'WINDOW', 'system.cross-department-days')).toMatchObject({ standing: 'NOTHING', records: 0 })
    const whole = (await ask(`period=2026-05&hallCode=YP-TRIAL-01&${known()}`)).body
    expect(whole.parts.map(({ level }: { level: string }) => level)).toEqual([
      'HALL',
      ...Array.from({ length: 8 }, () => 'WINDOW'),
    ])
  })

  test.each([
    ['a period that is none', 'period=2026-Q5', '400 MALFORMED'],
    ['a period that has not begun', 'period=2099', '400 MALFORMED /period'],
    ['what will be known', 'period=2026-05&knownUntil=2099-01-01T00:00:00Z', '400 MALFORMED /knownUntil'],
    ['a hall that is not there', 'period=2026-05&hallCode=YP-NOWHERE', '404 HALL_UNKNOWN /hallCode'],
  ])('is refused %s', async (_, query, said) => {
    expect(refusal(await ask(query))).toContain(said)
  })
})

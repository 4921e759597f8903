import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { callsOf, occurrenceOf, refusal } from '../../tests/support/calls.ts'
import { bringMorePlaces, otherDistrict, otherHall, otherOrganization, secondHall } from '../../tests/support/places.ts'
import { caseReport, startPlatform, type TestPlatform } from '../../tests/support/platform.ts'

let platform: TestPlatform
let calls: ReturnType<typeof callsOf>
beforeAll(async () => {
  platform = await startPlatform()
  await bringMorePlaces(platform.database)
  await platform.running.app.rules.refresh()
  calls = callsOf(platform)
})
afterAll(() => platform.stop())

const now = () => platform.running.world.now()
const one = async <Row extends Record<string, unknown>>(sql: string, values: unknown[] = []) =>
  (await platform.database.query<Row>(sql, values))[0] as Row

describe('a report of a case 办件', () => {
  test('is kept and its ended service invited at once', async () => {
    const { status, body } = await calls.putCase('NEW-1')
    expect(status).toBe(201)
    expect(body).toMatchObject({ revision: 1, created: true, changed: true, dataQuality: [] })
    const invitation = body.occurrences[0]?.invitation
    expect(invitation?.token).toMatch(/^[A-Za-z0-9_-]{22}$/)
    expect(invitation?.url).toBe(`${platform.base}/e#${invitation?.token}`)
  })

  test('sent again writes nothing and is answered alike; changed it is a new revision with the same invitation', async () => {
    const report = caseReport(now())
    const first = await calls.putCase('AGAIN-1', report)
    const again = await calls.putCase('AGAIN-1', report)
    expect(again.status).toBe(200)
    expect(again.body).toEqual({ ...first.body, created: false, changed: false })
    const changed = await calls.putCase('AGAIN-1', { ...report, status: 'COMPLETED', completedAt: report.acceptedAt })
    expect(changed.status).toBe(200)
    expect(changed.body).toEqual({ ...first.body, revision: 2, created: false, changed: true })
    const { revisions } = await one<{ revisions: string }>(
      'select count(*) as revisions from service_case_revision where case_id = $1',
      [first.body.caseId],
    )
    expect(Number(revisions)).toBe(2)
  })

  test('is the same report in whatever order its members are written', async () => {
    const report = caseReport(now())
    const first = await calls.putCase('ORDER-1', report)
    const backwards = Object.fromEntries(Object.entries(report).reverse())
    const answer = await fetch(`${platform.base}/api/v1/cases/ORDER-1`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${platform.trial.apiKey}` },
      body: JSON.stringify(backwards),
    })
    expect(await answer.json()).toEqual({ ...first.body, created: false, changed: false })
  })

  test('sent by twenty at once is one case with one revision', async () => {
    const report = caseReport(now())
    const answers = await Promise.all(Array.from({ length: 20 }, () => calls.putCase('TWINS-1', report)))
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
    expect(new Set(answers.map(({ body }) => body.caseId)).size).toBe(1)
    expect(new Set(answers.map(({ body }) => body.occurrences[0]?.invitation?.token)).size).toBe(1)
    expect(answers.every(({ body }) => body.revision === 1)).toBe(true)
  })

  test('changed by two at once keeps both revisions, one after the other', async () => {
    const report = caseReport(now())
    const answers = await Promise.all([1, 2, 3].map((trips) => calls.putCase('RACE-1', { ...report, trips })))
    expect(answers.map(({ body }) => body.revision).sort()).toEqual([1, 2, 3])
  })

  test('of another source under the same number is another case', async () => {
    await platform.database.query(`insert into data_source (source_code, name) values ('other', '另一系统')`)
    const mine = await calls.putCase('SHARED-1')
    const { key } = await calls.apiKey({ sourceCode: 'other' })
    const theirs = await calls.putCase('SHARED-1', {}, key)
    expect(theirs.status).toBe(201)
    expect(theirs.body.caseId).not.toBe(mine.body.caseId)
  })
})

describe('every ended service is invited, however it ended', () => {
  test.each(['DONE', 'REFUSED', 'RETURNED', 'WITHDRAWN', 'ABANDONED'])('%s', async (outcome) => {
    const { body } = await calls.putCase(`OUTCOME-${outcome}`, { occurrences: [occurrenceOf(now(), { outcome })] })
    const token = body.occurrences[0]?.invitation?.token ?? ''
    const given = await calls.give(token, 3, calls.freshKey())
    expect(given.status).toBe(201)
    const row = await one<{ outcome: string }>('select outcome from evaluation where id = $1', [given.body.id])
    expect(row.outcome).toBe(outcome)
  })

  test('and not before its end', async () => {
    const report = caseReport(now())
    const { endedAt, outcome, ...underWay } = report.occurrences[0] as { endedAt: string; outcome: string }
    const before = await calls.putCase('UNDER-WAY', { ...report, occurrences: [underWay] })
    expect(before.body.occurrences).toEqual([{ sequence: 1, invitation: null }])
    const after = await calls.putCase('UNDER-WAY', report)
    expect(after.body.occurrences[0]?.invitation).not.toBeNull()
  })

  test('one by one, where a case has several', async () => {
    const occurrences = [1, 2, 3].map((sequence) => occurrenceOf(now(), { sequence }))
    const { body } = await calls.putCase('SEVERAL', { occurrences })
    const tokens = body.occurrences.map(({ invitation }) => invitation?.token)
    expect(new Set(tokens).size).toBe(3)
  })

  test.each(['2026-01-05T10:00:00+08:00', '2015-05-05T10:00:00+08:00', '1900-01-01T00:00:00Z'])(
    'but nobody is asked about what ended on %s',
    async (endedAt) => {
      const { status, body } = await calls.putCase(`OLD-${endedAt.slice(0, 4)}`, {
        acceptedAt: endedAt,
        occurrences: [occurrenceOf(now(), { endedAt })],
      })
      expect(status).toBe(201)
      expect(body.occurrences).toEqual([{ sequence: 1, invitation: null }])
    },
  )
})

describe('what the catalogue does not know is refused, with the place of the mistake', () => {
  const place = (over: Record<string, string>) => ({
    divisionCode: '990102',
    organizationCode: '11990102MB0000001A',
    ...over,
  })
  test.each<[string, Record<string, unknown>]>([
    ['422 ITEM_UNKNOWN /itemCode', { itemCode: '11990102MB0000000T1000000000099' }],
    ['422 ITEM_UNKNOWN /itemCode', { itemCode: '11990102MB0000000T100000000000201' }],
    ['422 DIVISION_UNKNOWN /divisionCode', { divisionCode: '990199000000' }],
    ['422 DIVISION_UNKNOWN /decidingPlace/divisionCode', { decidingPlace: place({ divisionCode: '990199' }) }],
    ['422 ORGANIZATION_UNKNOWN /organizationCode', { organizationCode: '11990102MB0000099Z'.replace('Z', 'X') }],
    [
      '422 ORGANIZATION_UNKNOWN /receivingPlace/organizationCode',
      { receivingPlace: place({ organizationCode: '11990102MB0000099X' }) },
    ],
    ['422 PLACE_UNKNOWN /occurrences/0/windowCode', { occurrences: [occurrenceOf(Date.now(), { windowCode: 'Q99' })] }],
    [
      '422 PLACE_UNKNOWN /occurrences/0/windowCode',
      { occurrences: [occurrenceOf(Date.now(), { hallCode: 'NOWHERE' })] },
    ],
    ['422 STAFF_UNKNOWN /occurrences/0/staffNo', { occurrences: [occurrenceOf(Date.now(), { staffNo: '9999' })] }],
    ['422 TIME_IN_FUTURE /acceptedAt', { acceptedAt: '2199-01-01T00:00:00Z' }],
    ['422 TEXT_NOT_PLAIN /applicant/name', { applicant: { type: 'NATURAL_PERSON', name: 'a\u0000b' } }],
    ['400 MALFORMED /colour', { colour: 'red' }],
    ['400 MALFORMED /acceptedAt', { acceptedAt: '2026-11-21' }],
    ['400 MALFORMED /acceptedAt', { acceptedAt: '2016-12-31T23:59:60Z' }],
    ['400 MALFORMED /acceptedAt', { acceptedAt: '2026-11-21 09:00:00Z' }],
    ['400 MALFORMED /occurrences', { occurrences: [] }],
  ])('%s', async (expected, over) => {
    expect(refusal(await calls.putCase('WRONG-1', over))).toBe(expected)
  })

  test('and leaves nothing behind', async () => {
    const { body } = await calls.putCase('WRONG-1')
    expect(body).toMatchObject({ revision: 1, created: true })
  })
})

describe('a key speaks only for its places', () => {
  test('a hall of another district is refused', async () => {
    const occurrences = [occurrenceOf(now(), { hallCode: otherHall, staffNo: undefined })]
    expect(refusal(await calls.putCase('OUT-1', { occurrences }))).toBe('403 FORBIDDEN /occurrences/0/hallCode')
  })

  test('a key of one hall does not speak for the hall next door', async () => {
    const { key } = await calls.apiKey({ hallCode: 'YP-TRIAL-01' })
    const next = [occurrenceOf(now()), occurrenceOf(now(), { sequence: 2, hallCode: secondHall, staffNo: undefined })]
    expect(refusal(await calls.putCase('OUT-2', { occurrences: next }, key))).toBe(
      '403 FORBIDDEN /occurrences/1/hallCode',
    )
    expect((await calls.putCase('OUT-2', {}, key)).status).toBe(201)
  })

  test('nor does it learn the invitations of a case next door by guessing its number', async () => {
    const occurrences = [occurrenceOf(now(), { hallCode: secondHall, staffNo: undefined })]
    expect((await calls.putCase('NEXT-DOOR', { occurrences })).status).toBe(201)
    const { key } = await calls.apiKey({ hallCode: 'YP-TRIAL-01' })
    const guessed = await calls.putCase('NEXT-DOOR', { occurrences: [occurrenceOf(now(), { sequence: 2 })] }, key)
    expect(refusal(guessed)).toBe('403 FORBIDDEN')
  })

  test('a key of the city speaks for every district of it', async () => {
    const { key } = await calls.apiKey({ divisionCode: '990100000000' })
    const occurrences = [occurrenceOf(now(), { hallCode: otherHall, staffNo: undefined })]
    expect((await calls.putCase('CITY-1', { occurrences }, key)).status).toBe(201)
  })
})

describe('what is kept of a case', () => {
  test('rubbish in personal data is flagged and kept: the citizen does not lose the word', async () => {
    const { status, body } = await calls.putCase('RUBBISH', {
      applicant: { type: 'NATURAL_PERSON', name: '无', phone: '0' },
      agent: { name: '测试', certificateNo: '1' },
    })
    expect(status).toBe(201)
    expect(body.dataQuality).toEqual(['CERTIFICATE_IMPLAUSIBLE', 'NAME_PLACEHOLDER', 'PHONE_IMPLAUSIBLE'])
    expect(body.occurrences[0]?.invitation).not.toBeNull()
  })

  test('receiving and deciding place of a two-place service go with the evaluation', async () => {
    const { body } = await calls.putCase('TWO-PLACES', {
      attribution: 'BOTH',
      receivingPlace: { divisionCode: '990102', organizationCode: '11990102MB0000003C' },
      decidingPlace: { divisionCode: otherDistrict, organizationCode: otherOrganization },
      agent: { name: '代办人' },
      timesSubmitted: 2,
      trips: 3,
      prejudged: true,
      assisted: true,
    })
    const given = await calls.give(body.occurrences[0]?.invitation?.token ?? '', 4, calls.freshKey())
    const row = await one<Record<string, unknown>>(
      `select e.attribution, r.uscc as receiving, d.uscc as deciding, e.has_agent, e.times_submitted_band, e.trips_band, e.waiting_band
       from evaluation e join organization r on r.id = e.receiving_organization_id join organization d on d.id = e.deciding_organization_id
       where e.id = $1`,
      [given.body.id],
    )
    expect(row).toEqual({
      attribution: 'BOTH',
      receiving: '11990102MB0000003C',
      deciding: otherOrganization,
      has_agent: true,
      times_submitted_band: 2,
      trips_band: 4,
      waiting_band: 2,
    })
  })

  test('a 33-character code is a variant of the item its first 31 name', async () => {
    const itemCode = '11990102MB0000000T1000000000002'
    await platform.database.query(
      `insert into service_item_variant (item_id, handle_item_code) select id, $2 from service_item where item_code = $1`,
      [itemCode, `${itemCode}07`],
    )
    const { status, body } = await calls.putCase('VARIANT', { itemCode: `${itemCode}07` })
    expect(status).toBe(201)
    const row = await one(
      `select i.item_code, v.handle_item_code from service_case c join service_item i on i.id = c.item_id
       join service_item_variant v on v.id = c.variant_id where c.id = $1`,
      [body.caseId],
    )
    expect(row).toEqual({ item_code: itemCode, handle_item_code: `${itemCode}07` })
  })

  test.each([
    ['un-ended', { endedAt: undefined, outcome: undefined }],
    ['moved to another window', { windowCode: 'A02' }],
    ['put on another person', { staffNo: '1002' }],
    ['given another outcome', { outcome: 'WITHDRAWN' }],
    ['called a refusal that the law requires', { legallyRequiredRefusal: true }],
  ])(
    'what a citizen was asked about cannot be %s afterwards; the invitation stays what it was',
    async (_what, over) => {
      const caseNo = `FROZEN-${calls.freshKey()}`
      const sent = occurrenceOf(now())
      const first = await calls.putCase(caseNo, { occurrences: [sent] })
      const second = await calls.putCase(caseNo, { occurrences: [{ ...sent, ...over }] })
      expect(refusal(second)).toBe('409 SERVICE_ENDED_ALREADY /occurrences/0')
      const given = await calls.give(first.body.occurrences[0]?.invitation?.token ?? '', 1, calls.freshKey())
      expect(given.status).toBe(201)
      const row = await one(
        `select w.window_code, s.staff_no, e.outcome from evaluation e join service_window w on w.id = e.window_id
       join window_staff s on s.id = e.staff_id where e.id = $1`,
        [given.body.id],
      )
      expect(row).toEqual({ window_code: 'A01', staff_no: '1001', outcome: 'DONE' })
    },
  )

  test('a case cannot be turned into a drill, nor moved to another item or attributed elsewhere, once somebody was asked', async () => {
    const sent = { occurrences: [occurrenceOf(now())] }
    await calls.putCase('NO-DRILL', sent)
    for (const over of [{ drill: true }, { itemCode: '11990102MB0000000T1000000000003' }, { attribution: 'BOTH' }]) {
      expect(refusal(await calls.putCase('NO-DRILL', { ...sent, ...over }))).toBe('409 SERVICE_ENDED_ALREADY')
    }
  })

  test('a later service of the same case may be added, and system data be completed', async () => {
    const sent = occurrenceOf(now())
    await calls.putCase('GROWS', { occurrences: [sent] })
    const grown = await calls.putCase('GROWS', {
      trips: 2,
      occurrences: [{ ...sent, waitingMinutes: 9 }, occurrenceOf(now(), { sequence: 2 })],
    })
    expect([grown.status, grown.body.occurrences.length]).toEqual([200, 2])
  })

  test('a text with line breaks before combining marks is kept like any other', async () => {
    expect((await calls.putCase('ODD-TEXT', { caseName: 'a\n\u0301b' })).status).toBe(201)
  })

  test('an attribution to a place outside the reporting key’s region is kept, and flagged', async () => {
    const elsewhere = { divisionCode: '000000000000', organizationCode: '11990102MB0000002B' }
    const kept = await calls.putCase('SHIFTED', { attribution: 'DECIDING', decidingPlace: elsewhere })
    expect(kept.body.dataQuality).toContain('ATTRIBUTED_OUTSIDE_SCOPE')
    expect(refusal(await calls.putCase('ELSEWHERE', { divisionCode: '000000000000' }))).toBe(
      '403 FORBIDDEN /divisionCode',
    )
  })

  test('a place corrected before the end of the service corrects where the evaluation is counted', async () => {
    await calls.putCase('MOVED', { occurrences: [occurrenceOf(now(), { endedAt: undefined, outcome: undefined })] })
    const moved = [occurrenceOf(now(), { hallCode: secondHall, staffNo: undefined })]
    const first = await calls.putCase('MOVED', { occurrences: moved })
    const given = await calls.give(first.body.occurrences[0]?.invitation?.token ?? '', 5, calls.freshKey())
    const row = await one(
      `select h.hall_code, w.hall_id = e.hall_id as fits from evaluation e join service_hall h on h.id = e.hall_id
       join service_window w on w.id = e.window_id where e.id = $1`,
      [given.body.id],
    )
    expect(row).toEqual({ hall_code: secondHall, fits: true })
  })

  test('a drill is evaluated like anything else, and never counted', async () => {
    const before = await calls.board()
    const { body } = await calls.putCase('DRILL', { drill: true })
    const given = await calls.give(body.occurrences[0]?.invitation?.token ?? '', 1, calls.freshKey())
    expect(given.status).toBe(201)
    expect(await calls.board()).toMatchObject({ today: before.today, windows: before.windows })
    expect(await one('select origin from evaluation where id = $1', [given.body.id])).toEqual({ origin: 'DRILL' })
  })
})

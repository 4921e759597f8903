import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { toPlainDate } from '../../domain/kernel/plain-date.ts'
import { callsOf, hear, occurrenceOf, refusal } from '../../tests/support/calls.ts'
import { bringMorePlaces, otherDistrict, otherHall } from '../../tests/support/places.ts'
import { startPlatform, type TestPlatform } from '../../tests/support/platform.ts'

let platform: TestPlatform
let key: string
beforeAll(async () => {
  platform = await startPlatform()
  await bringMorePlaces(platform.database)
  await platform.running.app.rules.refresh()
  key = await keyWith({})
})
afterAll(() => platform.stop())

const scopes = ['catalogue:read', 'catalogue:write', 'cases:write'] as const
const keyWith = async (over: Record<string, unknown>) =>
  (await callsOf(platform).apiKey({ scopes: [...scopes], ...over })).key

interface Kept {
  readonly created: boolean
  readonly changed: boolean
  readonly effectiveFrom: string
}

const put = (path: string, body: unknown, apiKey = key) =>
  hear<Kept>(
    fetch(`${platform.base}/api/v1/catalogue/${path}`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${apiKey}` },
      body: JSON.stringify(body),
    }),
  )
type Entry = Record<string, unknown>
const list = async (path: string, apiKey = key) => {
  const headers = { authorization: `Bearer ${apiKey}` }
  return hear<{ entries: Entry[]; next: string | null }>(
    fetch(`${platform.base}/api/v1/catalogue/${path}`, { headers }),
  )
}
const today = () => toPlainDate(Date.now())
const dayFrom = (days: number) => toPlainDate(Date.now() + days * 86_400_000)
const told = ({ status, body }: { status: number; body: Kept }) => [status, body.created, body.changed]

const bureau = '11990102MB0000001A'
const hall = { name: '和畅区河东分厅', divisionCode: '990102', managingOrganizationCode: bureau }
const item = {
  name: '就业登记',
  taskType: '20',
  organizationCode: bureau,
  audiences: ['CITIZEN'],
  caseType: 'COMMITTED',
  committedLimit: { value: 3, unit: 'WORKING_DAY' },
}

describe('an entry of the catalogue', () => {
  test('is made, stays the same when it is said again, and changes from its day on', async () => {
    expect(told(await put('halls/EAST-01', hall))).toEqual([201, true, true])
    expect(told(await put('halls/EAST-01', hall))).toEqual([200, false, false])
    expect(told(await put('halls/EAST-01', { ...hall, name: '河东大厅', effectiveFrom: dayFrom(3) }))).toEqual([
      200,
      false,
      true,
    ])
    const now = await list('halls')
    const then = await list(`halls?on=${dayFrom(3)}`)
    const nameIn = (heard: typeof now) => heard.body.entries.find((entry) => entry.hallCode === 'EAST-01')?.name
    expect([nameIn(now), nameIn(then)]).toEqual(['和畅区河东分厅', '河东大厅'])
  })

  test('may begin in the past where it is new; what has been in force is never rewritten', async () => {
    expect(told(await put('halls/OLD-01', { ...hall, effectiveFrom: '2020-01-01' }))).toEqual([201, true, true])
    expect(refusal(await put('halls/OLD-01', { ...hall, name: '旧厅', effectiveFrom: '2021-01-01' }))).toBe(
      '422 EFFECTIVE_BEFORE_TODAY /effectiveFrom',
    )
    expect(told(await put('halls/OLD-01', { ...hall, name: '新厅' }))).toEqual([200, false, true])
    const rows = await platform.database.query<{ name: string; from: string }>(
      `select v.name, v.effective_from::text as from from service_hall_version v join service_hall h on h.id = v.hall_id
       where h.hall_code = 'OLD-01' order by v.effective_from`,
    )
    expect(rows).toEqual([
      { name: '和畅区河东分厅', from: '2020-01-01' },
      { name: '新厅', from: today() },
    ])
  })

  test('is corrected on its own day by a further revision, and the last one holds', async () => {
    await put('halls/REV-01', hall)
    await put('halls/REV-01', { ...hall, address: '河东路 1 号' })
    await put('halls/REV-01', { ...hall, address: '河东路 2 号' })
    const { body } = await list('halls')
    expect(body.entries.find((entry) => entry.hallCode === 'REV-01')?.address).toBe('河东路 2 号')
  })

  test('said by many at once is made once', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => put('halls/MANY-01', hall)))
    expect(answers.map(({ body }) => body.created).filter(Boolean)).toHaveLength(1)
    expect(answers.map(({ status }) => status).every((status) => status < 300)).toBe(true)
  })
})

describe('every kind', () => {
  test('a street below the key’s district, an organization in it, a hall, a window, staff and an item: and a case there is taken', async () => {
    const street = { name: '惠民街道', level: 'STREET', parentCode: '990102' }
    expect(told(await put('divisions/990102001000', street))).toEqual([201, true, true])
    const office = '11990102MB0000009J'
    const places = await Promise.all([
      put(`organizations/${office}`, { name: '惠民街道办事处', divisionCode: '990102001000' }),
    ])
    expect(places.map(told)).toEqual([[201, true, true]])
    await put('halls/STREET-01', {
      ...hall,
      name: '惠民街道便民服务中心',
      divisionCode: '990102001000',
      managingOrganizationCode: office,
    })
    expect(told(await put('halls/STREET-01/windows/W1', { name: '综合窗口', kind: 'COMPREHENSIVE' }))).toEqual([
      201,
      true,
      true,
    ])
    const staff = {
      name: '甄小窗',
      post: 'WINDOW',
      employingOrganizationCode: office,
      appraisingOrganizationCode: bureau,
    }
    expect(told(await put('halls/STREET-01/staff/8001', staff))).toEqual([201, true, true])
    const code = '11990102MB0000009J1000000000001'
    expect(told(await put(`items/${code}`, { ...item, organizationCode: office }))).toEqual([201, true, true])
    const { body: report } = await list('items?after=11990102MB0000009J100000000000')
    expect(report.entries.find((entry) => entry.itemCode === code)).toMatchObject({
      audiences: ['CITIZEN'],
      committedLimit: { value: 3, unit: 'WORKING_DAY' },
      statutoryLimit: null,
      mustBeOnSite: false,
    })
    const calls = callsOf(platform)
    const occurrence = {
      sequence: 1,
      service: 'APPLICATION',
      mode: 'COUNTER',
      hallCode: 'STREET-01',
      windowCode: 'W1',
      staffNo: '8001',
    }
    const kept = await calls.putCase(
      'STREET-CASE-1',
      { itemCode: code, divisionCode: '990102001000', occurrences: [occurrence] },
      key,
    )
    expect(kept.status).toBe(201)
  })

  test('staff stationed by another body: employing unit, managing hall and appraising authority are three fields, with a probation', async () => {
    const staff = {
      post: 'WINDOW',
      employingOrganizationCode: '11990102MB0000003C',
      managingHallCode: 'YP-TRIAL-01',
      appraisingOrganizationCode: bureau,
      onProbationUntil: '2027-03-31',
    }
    await put('halls/YP-TRIAL-01/staff/2001', staff)
    const { body } = await list('staff?after=YP-TRIAL-01/2000&limit=1')
    expect(body.entries[0]).toEqual({
      hallCode: 'YP-TRIAL-01',
      staffNo: '2001',
      status: 'OPEN',
      effectiveFrom: today(),
      ...staff,
    })
    expect(body.next).toBe('YP-TRIAL-01/2001')
  })

  test('a name is sealed and never answered, and stays where it is left out', async () => {
    const staff = { post: 'WINDOW', employingOrganizationCode: bureau, appraisingOrganizationCode: bureau }
    await put('halls/YP-TRIAL-01/staff/2002', { ...staff, name: '贾有名' })
    expect(told(await put('halls/YP-TRIAL-01/staff/2002', { ...staff, name: '贾有名' }))).toEqual([200, false, false])
    expect(told(await put('halls/YP-TRIAL-01/staff/2002', staff))).toEqual([200, false, false])
    await put('halls/YP-TRIAL-01/staff/2002', { ...staff, post: 'SUPERVISOR' })
    await put('halls/YP-TRIAL-01/staff/2002', { ...staff, post: 'SUPERVISOR', name: '贾改名' })
    const records = await platform.database.query<{ record: string }>(
      `select v.name_record_id as record from window_staff_version v join window_staff s on s.id = v.staff_id where s.staff_no = '2002' order by revision`,
    )
    expect(records).toHaveLength(3)
    expect(records[0]).toEqual(records[1])
    expect(records[2]).not.toEqual(records[1])
    expect((await list('staff')).text).not.toContain('贾')
    const [sealed] = await platform.database.query<{ found: number }>(
      `select count(*)::int as found from vault.sealed_field where field = 'staff-name'`,
    )
    expect(sealed?.found).toBeGreaterThanOrEqual(2)
  })

  test('what the catalogue does not know, or cannot be, is refused with its place', async () => {
    const staff = { post: 'WINDOW', employingOrganizationCode: bureau, appraisingOrganizationCode: bureau }
    const answers = await Promise.all([
      put('halls/X-1', { ...hall, divisionCode: '990199' }),
      put('halls/X-1', { ...hall, managingOrganizationCode: '11990102MB0000008H' }),
      put('halls/NONE-1/windows/1', { name: '窗', kind: 'COMPREHENSIVE' }),
      put('halls/YP-TRIAL-01/staff/1', { ...staff, managingHallCode: 'NONE-1' }),
      put('divisions/990102002000', { name: '街', level: 'DISTRICT', parentCode: '990102' }),
      put('items/11990102MB0000000T1000000000777', { ...item, audiences: [] }),
      put('halls/X-1', { ...hall, effectiveFrom: '2026-02-30' }),
    ])
    expect(answers.map(refusal)).toEqual([
      '422 DIVISION_UNKNOWN /divisionCode',
      '422 ORGANIZATION_UNKNOWN /managingOrganizationCode',
      '404 HALL_UNKNOWN /hallCode',
      '404 HALL_UNKNOWN /managingHallCode',
      '422 LEVEL_NOT_BELOW_PARENT /level',
      '400 MALFORMED /audiences',
      '400 MALFORMED /effectiveFrom',
    ])
  })
})

describe('a key', () => {
  test('without the scope may neither read nor write', async () => {
    const caseKey = await keyWith({ scopes: ['cases:write'] })
    const readKey = await keyWith({ scopes: ['catalogue:read'] })
    expect(refusal(await list('halls', caseKey))).toBe('403 FORBIDDEN')
    expect(refusal(await put('halls/X-2', hall, readKey))).toBe('403 FORBIDDEN')
    expect(refusal(await put('halls/X-2', hall, 'nobody'))).toBe('401 UNAUTHENTICATED')
  })

  test('writes and reads only its own places', async () => {
    const answers = await Promise.all([
      put(`halls/${otherHall}`, hall),
      put(`halls/${otherHall}/windows/B09`, { name: '窗', kind: 'SPECIALIST' }),
      put('halls/X-3', { ...hall, divisionCode: otherDistrict }),
      put('divisions/990102', { name: '和畅新区', level: 'DISTRICT', parentCode: '990100' }),
      put(`divisions/${otherDistrict}`, { name: '和畅新区', level: 'STREET', parentCode: '990102' }),
      // A street that nobody has named yet, of the neighbour’s by its digits.
      put(`divisions/${otherDistrict.slice(0, 6)}009000`, { name: '邻区街道', level: 'STREET', parentCode: '990102' }),
    ])
    expect(answers.map(refusal)).toEqual([
      '403 FORBIDDEN /hallCode',
      '403 FORBIDDEN /hallCode',
      '403 FORBIDDEN /divisionCode',
      '403 FORBIDDEN /divisionCode',
      '403 FORBIDDEN /divisionCode',
      '403 FORBIDDEN /divisionCode',
    ])
    expect((await list('halls')).text).not.toContain(otherHall)
  })

  test('of one hall says what stands in it and nothing above', async () => {
    const hallKey = await keyWith({ hallCode: 'YP-TRIAL-01' })
    const window = { name: '新窗口', kind: 'SPECIALIST' }
    expect((await put('halls/YP-TRIAL-01/windows/H01', window, hallKey)).status).toBe(201)
    const answers = await Promise.all([
      put('halls/EAST-01/windows/H01', window, hallKey),
      put('halls/YP-TRIAL-01', hall, hallKey),
      put('items/11990102MB0000000T1000000000002', item, hallKey),
    ])
    expect(answers.map(refusal)).toEqual(['403 FORBIDDEN /hallCode', '403 FORBIDDEN', '403 FORBIDDEN'])
    expect(new Set((await list('windows', hallKey)).body.entries.map((entry) => entry.hallCode))).toEqual(
      new Set(['YP-TRIAL-01']),
    )
  })
})

test('lists are read page by page, each entry once', async () => {
  const codes: unknown[] = []
  let after = ''
  do {
    const { body } = await list(`windows?limit=2${after === '' ? '' : `&after=${after}`}`)
    codes.push(...body.entries.map((entry) => `${entry.hallCode}/${entry.windowCode}`))
    after = body.next ?? ''
  } while (after !== '')
  const all = (await list('windows?limit=1000')).body.entries.map((entry) => `${entry.hallCode}/${entry.windowCode}`)
  expect(codes).toEqual(all)
  expect(new Set(codes).size).toBe(all.length)
})

test('what is closed from today is closed for this morning too; opened again until tomorrow, it takes what was refused', async () => {
  const window = { name: '收尾窗口', kind: 'COMPREHENSIVE' }
  const say = async (more: object) => (await put('halls/YP-TRIAL-01/windows/Z77', { ...window, ...more })).status
  const report = () =>
    callsOf(platform).putCase('CLOSED-TODAY', { occurrences: [occurrenceOf(Date.now(), { windowCode: 'Z77' })] })
  expect(await say({})).toBe(201)
  expect(await say({ status: 'CLOSED' })).toBe(200)
  expect(refusal(await report())).toBe('422 PLACE_UNKNOWN /occurrences/0/windowCode')
  expect(await say({ status: 'OPEN' })).toBe(200)
  expect(await say({ status: 'CLOSED', effectiveFrom: dayFrom(1) })).toBe(200)
  expect((await report()).status).toBe(201)
})

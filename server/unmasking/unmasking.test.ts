import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { callsOf } from '../../tests/support/calls.ts'
import { bringMorePlaces, otherDistrict, otherHall } from '../../tests/support/places.ts'
import { caseReport, startPlatform, type TestPlatform } from '../../tests/support/platform.ts'
import { accountOf, browserOf, freshCookie, type Staff, signedIn } from '../../tests/support/staff.ts'

let platform: TestPlatform
let reviewer: Staff
let caseId: string
let clock = Date.now()
const phone = '15412345678'
const applicant = { type: 'NATURAL_PERSON', name: '欧阳某某', phone }
beforeAll(async () => {
  platform = await startPlatform({ now: () => clock })
  caseId = (await callsOf(platform).putCase('UNMASK-2026-001', { applicant })).body.caseId
  reviewer = await signedIn(platform, accountOf(platform, 'REVIEWER'))
})
afterAll(() => platform.stop())

const path = (id = caseId) => `/api/v1/masked-cases/${id}`
const ask = { field: 'applicant-phone', purpose: 'FOLLOW_UP', reason: '按规定回访评价人，核实情况' }
const unmask = (over: object = {}, staff = reviewer, id = caseId) =>
  staff.call('POST', `${path(id)}/unmaskings`, { ...ask, ...over })
const code = ({ status, body }: { status: number; body: { code?: string; at?: string } }) =>
  [status, body.code, body.at].filter((part) => part !== undefined).join(' ')
async function as(role: Parameters<typeof freshCookie>[1]): Promise<Staff> {
  const cookie = await freshCookie(platform, role)
  const browser = browserOf(platform)
  return { ...browser, call: (method, url, body) => browser.call(method, url, body, { cookie }) }
}
const entries = (act: string) =>
  platform.database.query<Record<string, unknown>>(
    `select result, actor_id, detail, (e.*)::text as row from audit_entry e where act = $1 order by id`,
    [act],
  )

describe('a case is found by its number', () => {
  const find = (caseNo: string, staff = reviewer) => staff.call('POST', '/api/v1/masked-cases/searches', { caseNo })

  test('however it is written; the number stands in no address and in no audit', async () => {
    for (const caseNo of ['UNMASK-2026-001', 'unmask-2026-001']) {
      const { status, body } = await find(caseNo)
      expect([status, body.cases]).toEqual([
        200,
        [
          {
            caseId,
            itemName: expect.any(String),
            hallName: expect.any(String),
            acceptedAt: expect.stringMatching(/Z$/),
          },
        ],
      ])
    }
    const rows = await platform.database.query<{ row: string }>('select e::text as row from audit_entry e')
    expect(rows.some(({ row }) => /unmask-2026/i.test(row))).toBe(false)
  })

  test('and is not there under another, nor for whoever may see no contacts', async () => {
    expect((await find('UNMASK-2026-002')).body).toEqual({ cases: [] })
    expect(code(await find('办件'))).toBe('400 MALFORMED /caseNo')
    expect(code(await find('UNMASK-2026-001', await as('WINDOW_SUPERVISOR')))).toBe('403 FORBIDDEN')
  })
})

describe('a personal value of a case', () => {
  test('is masked for whoever may see the case', async () => {
    const { status, body } = await reviewer.call('GET', path())
    expect(status).toBe(200)
    expect(body.fields).toEqual([
      { field: 'applicant-name', masked: '欧阳*' },
      { field: 'applicant-phone', masked: '154****5678' },
      { field: 'case-no', masked: '****-001' },
    ])
    expect(body.purposes.map((one: { code: string }) => one.code)).toContain('FOLLOW_UP')
    expect(body.leftThisHour).toBe(20)
    const [caseId] = path().split('/').slice(-1)
    const read = () =>
      platform.database.query('select 1 from audit_entry where target_kind = $1 and target_id = $2', ['CASE', caseId])
    await expect.poll(async () => (await read()).length).toBeGreaterThan(0)
  })

  test('is shown whole for a purpose and a reason, and that stands in the audit without the value', async () => {
    const { status, body } = await unmask()
    expect([status, body.value]).toEqual([201, phone])
    const [entry] = await entries('UNMASKED')
    expect(entry).toMatchObject({
      result: 'DONE',
      detail: { field: 'applicant-phone', purpose: 'FOLLOW_UP', unmaskingId: body.unmaskingId },
    })
    const kept = await platform.database.query<{ row: string }>('select u::text as row from unmasking u')
    const everything = JSON.stringify([entry, kept])
    for (const secret of [phone, ask.reason, 'UNMASK-2026-001']) expect(everything).not.toContain(secret)
    expect((await reviewer.call('GET', path())).body.leftThisHour).toBe(19)
  })

  test('its reason is kept sealed, and opens for who checks', async () => {
    const { world } = platform.running
    const [row] = await platform.database.query<{ id: string; epoch: number; wrapped: Buffer; sealed: Buffer }>(
      `select u.id, k.epoch, k.wrapped, f.sealed from unmasking u join vault.data_key k on k.record_id = u.id
       join vault.sealed_field f on f.record_id = u.id limit 1`,
    )
    if (row === undefined) throw new Error('nothing kept')
    expect(world.vault.openRecord(row.id, row).open('sealed_field|reason', row.sealed).toString('utf8')).toBe(
      ask.reason,
    )
  })

  test.each([
    [{ purpose: 'CURIOSITY' }, '422 PURPOSE_UNKNOWN /purpose'],
    [{ reason: '看看' }, '422 REASON_OUT_OF_BOUNDS /reason'],
    [{ reason: '  ' }, '422 REASON_OUT_OF_BOUNDS /reason'],
    [{ field: 'agent-phone' }, '404 NOT_FOUND /field'],
    [{ field: 'applicant-open-id' }, '400 MALFORMED /field'],
  ])('is not shown for %j', async (over, refused) => {
    expect(code(await unmask(over))).toBe(refused)
  })

  test.each([
    'WINDOW_STAFF',
    'WINDOW_SUPERVISOR',
    'DEPARTMENT_HANDLER',
    'SYSTEM_ADMIN',
    'SECURITY_ADMIN',
    'AUDIT_ADMIN',
  ] as const)('is shown to no %s, masked neither', async (role) => {
    const staff = await as(role)
    expect(code(await staff.call('GET', path()))).toBe('403 FORBIDDEN')
    expect(code(await unmask({}, staff))).toBe('403 FORBIDDEN')
  })

  test('needs the second factor shortly before', async () => {
    await platform.database.query(`update account_session set stepped_up_at = now() - interval '1 day'`)
    expect(code(await unmask())).toBe('403 STEP_UP_NEEDED')
    await platform.database.query(`update account_session set stepped_up_at = $1`, [new Date(clock)])
  })

  test('of another place is not there', async () => {
    await bringMorePlaces(platform.database)
    await platform.running.app.rules.refresh()
    const place = { divisionCode: otherDistrict, hallCode: otherHall }
    const { key } = await callsOf(platform).apiKey({ ...place, scopes: ['cases:write'] })
    const report = caseReport(clock)
    const occurrences = report.occurrences.map(({ staffNo: _none, ...one }) => ({ ...one, hallCode: otherHall }))
    const far = await callsOf(platform).putCase('UNMASK-FAR', { divisionCode: otherDistrict, occurrences }, key)
    await platform.database.query(
      `update account_post set division_id = (select id from administrative_division where division_code = '990102000000') where role = 'REVIEWER'`,
    )
    expect((await reviewer.call('POST', '/api/v1/masked-cases/searches', { caseNo: 'UNMASK-FAR' })).body.cases).toEqual(
      [],
    )
    expect(code(await reviewer.call('GET', path(far.body.caseId)))).toBe('404 NOT_FOUND')
    expect(code(await unmask({ field: 'case-no' }, reviewer, far.body.caseId))).toBe('404 NOT_FOUND')
  })

  test('is shown so many times an hour and no more, at many at once too; then somebody is alarmed', async () => {
    clock += 3_600_001
    await platform.database.query(`update account_session set stepped_up_at = $1, seen_at = $1, started_at = $1`, [
      new Date(clock),
    ])
    const answers: string[] = []
    for (let turn = 0; turn < 3; turn += 1)
      answers.push(...(await Promise.all(Array.from({ length: 8 }, () => unmask()))).map(code))
    expect(answers.filter((one) => one === '201')).toHaveLength(20)
    expect(answers.filter((one) => one === '429 TOO_MANY_REQUESTS')).toHaveLength(4)
    expect(await entries('UNMASKING_ALARM')).toHaveLength(4)
    await expect
      .poll(async () => (await entries('UNMASKED')).filter(({ result }) => result === 'TOO_MANY_REQUESTS').length)
      .toBe(4)
  })
})

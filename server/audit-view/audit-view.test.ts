import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Role } from '../../domain/access.ts'
import { callsOf } from '../../tests/support/calls.ts'
import { bringMorePlaces, otherHall, secondHall } from '../../tests/support/places.ts'
import { startPlatform, type TestPlatform } from '../../tests/support/platform.ts'
import { freshCookie } from '../../tests/support/staff.ts'
import { appendAudit, commandOrigin } from '../audit/index.ts'

let platform: TestPlatform
let admin: string
const district = '990102000000'
beforeAll(async () => {
  platform = await startPlatform()
  await bringMorePlaces(platform.database)
  await platform.running.app.rules.refresh()
  admin = await freshCookie(platform, 'AUDIT_ADMIN')
})
afterAll(() => platform.stop())

async function ask(cookie: string, method: 'GET' | 'POST' | 'PUT', url: string, payload?: object) {
  const answer = await platform.running.http.inject({
    method,
    url,
    headers: { cookie, 'sec-fetch-site': 'same-origin' },
    ...(payload === undefined ? {} : { payload }),
  })
  const isJson = String(answer.headers['content-type']).includes('json')
  return {
    status: answer.statusCode,
    headers: answer.headers,
    text: answer.payload,
    body: isJson ? answer.json() : null,
  }
}
const search = (body: object, cookie = admin) => ask(cookie, 'POST', '/api/v1/audit/searches', body)
/** Said as one says it in a line: &act=…&result=… */
const list = (said = '', cookie = admin) =>
  search({ limit: 200, ...Object.fromEntries(new URLSearchParams(said)) }, cookie)
const exported = (body: object, cookie = admin) => ask(cookie, 'POST', '/api/v1/audit/exports', body)
const ids = ({ body }: { body: { entries: { id: string }[] } }) => body.entries.map(({ id }) => id)
const acts = ({ body }: { body: { entries: { act: string }[] } }) => [...new Set(body.entries.map(({ act }) => act))]
const asRole = (role: Role) => freshCookie(platform, role)

describe('what the audit administrator sees', () => {
  test('who did what to what, when, from where, with which result; sealed soon after', async () => {
    const kept = await callsOf(platform).putCase('AUDIT-VIEW-1')
    const find = () => list(`&targetId=${kept.body.caseId}`)
    await expect.poll(async () => (await find()).body.entries[0]?.isSealed).toBe(true)
    expect((await find()).body.entries).toMatchObject([
      {
        actor: { kind: 'API_KEY', name: '试用业务系统', role: null },
        act: 'CASE_REPORTED',
        target: { kind: 'CASE', id: kept.body.caseId },
        result: 'DONE',
        divisionCode: district,
        from: '127.0.0.1',
        requestId: kept.headers.get('x-request-id'),
        detail: { revision: 1, changed: true },
      },
    ])
  })

  test('each act of the other administrators, by their user names, and what he himself looked at', async () => {
    const system = await asRole('SYSTEM_ADMIN')
    const account = { name: '某人', family: 'BUSINESS', divisionCode: district }
    expect((await ask(system, 'POST', '/api/v1/accounts', { ...account, username: 'audit.seen' })).status).toBe(201)
    expect((await ask(system, 'POST', '/api/v1/accounts', { ...account, username: 'audit.seen' })).status).toBe(409)
    const opened = '&username=trial.system-admin&act=ACCOUNT_OPENED'
    // What was refused is written down after the answer.
    await expect.poll(async () => (await list(opened)).body.entries).toHaveLength(2)
    const found = await list(opened)
    expect(found.body.entries).toMatchObject([
      { result: 'USERNAME_TAKEN' },
      { result: 'DONE', actor: { name: 'trial.system-admin', role: 'SYSTEM_ADMIN' } },
    ])
    await expect.poll(async () => acts(await list('&username=trial.audit-admin'))).toContain('AUDIT_READ')
    expect(found.text).not.toContain('某人')
  })

  test('only what was looked for', async () => {
    expect((await list('&result=REFUSED')).body.entries.map(({ result }: { result: string }) => result)).not.toContain(
      'DONE',
    )
    expect(ids(await list('&result=USERNAME_TAKEN'))).toHaveLength(1)
    expect(
      new Set((await list('&actorKind=DEVICE')).body.entries.map((one: { actor: { kind: string } }) => one.actor.kind))
        .size,
    ).toBeLessThan(2)
    expect(ids(await list('&username=nobody.at-all'))).toEqual([])
    expect(ids(await list('&from=2026-01-01&to=2026-01-31'))).toEqual([])
    expect(acts(await list('&targetKind=ACCOUNT&act=ACCOUNT_OPENED'))).toEqual(['ACCOUNT_OPENED'])
    expect((await list('&divisionCode=990101000000')).body.code).toMatch(/FORBIDDEN|DIVISION_UNKNOWN/)
    expect((await list('&hallCode=NO-HALL')).body.code).toBe('HALL_UNKNOWN')
    for (const period of [
      'from=2020-01-01&to=2026-01-31',
      'from=2026-02-30',
      'to=9999-12-31',
      'from=2026-02-02&to=2026-02-01',
    ])
      expect((await list(`&${period}`)).body.code).toBe('MALFORMED')
  })

  test('page by page, every entry once', async () => {
    const whole = ids(await list('&act=ACCOUNT_OPENED'))
    const paged: string[] = []
    let after: string | null = null
    do {
      const page = await search({ limit: 1, act: 'ACCOUNT_OPENED', ...(after === null ? {} : { after }) })
      paged.push(...ids(page))
      after = page.body.next
    } while (after !== null)
    expect(paged).toEqual(whole)
    expect(whole.length).toBeGreaterThan(1)
  })
})

describe('of other places nothing', () => {
  const entryAt = async (hallCode: string | null, divisionCode: string | null, id: string) => {
    const [place] = await platform.database.query<{ divisionId: number | null; hallId: number | null }>(
      `select (select id from administrative_division where division_code = $1) as "divisionId", (select id from service_hall where hall_code = $2) as "hallId"`,
      [divisionCode, hallCode],
    )
    await platform.running.world.app.transaction().execute((tx) =>
      appendAudit(tx, {
        ...commandOrigin('test'),
        divisionId: place?.divisionId ?? null,
        hallId: place?.hallId ?? null,
        act: 'CALLED',
        target: { kind: 'HALL', id },
        result: 'DONE',
        detail: {},
      }),
    )
  }
  const seen = async (cookie: string) =>
    (await list('&targetKind=HALL&act=CALLED', cookie)).body.entries
      .map(({ target }: { target: { id: string } }) => target.id)
      .sort()
  const moveTo = (divisionCode: string, hallCode: string | null) =>
    platform.database.query(
      `update account_post set division_id = (select id from administrative_division where division_code = $1),
         hall_id = (select id from service_hall where hall_code = $2) where role = 'AUDIT_ADMIN'`,
      [divisionCode, hallCode],
    )
  beforeAll(async () => {
    await entryAt('YP-TRIAL-01', district, 'own')
    await entryAt(secondHall, district, 'beside')
    await entryAt(null, district, 'district')
    await entryAt(otherHall, '990103000000', 'other')
    await entryAt(null, null, 'no-place')
  })
  afterAll(() => moveTo(district, null))

  test.each([
    ['a district', district, null, ['beside', 'district', 'own']],
    ['a hall', district, 'YP-TRIAL-01', ['own']],
    ['the city', '990100000000', null, ['beside', 'district', 'other', 'own']],
    [
      'everything, with what an operator did at the server itself',
      '000000000000',
      null,
      ['beside', 'district', 'no-place', 'other', 'own'],
    ],
  ])('to the audit administrator of %s', async (_what, divisionCode, hallCode, expected) => {
    await moveTo(divisionCode, hallCode)
    const cookie = await asRole('AUDIT_ADMIN')
    expect(await seen(cookie)).toEqual(expected)
    const file = await exported({ targetKind: 'HALL', act: 'CALLED' }, cookie)
    const cells = file.text
      .trimEnd()
      .split('\r\n')
      .slice(1)
      .map((line) => line.split(',')[8])
    expect(cells.sort()).toEqual(expected)
  })
})

describe('an export', () => {
  test('opens in a spreadsheet as what it is: UTF-8 with its mark, no cell a formula', async () => {
    const cells = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '＝1', '＋1', '－1', '＠1', 'a,"b"']
    await platform.running.world.app.transaction().execute(async (tx) => {
      for (const id of cells)
        await appendAudit(tx, {
          ...commandOrigin('test'),
          divisionId: platform.running.app.rules.rootDivisionId,
          act: 'CALLED',
          target: { kind: 'TRIAL', id },
          result: 'DONE',
          detail: { text: id },
        })
    })
    await platform.database.query(
      `update account_post set division_id = (select id from administrative_division where division_code = '000000000000') where role = 'AUDIT_ADMIN'`,
    )
    const cookie = await asRole('AUDIT_ADMIN')
    const file = await exported({ targetKind: 'TRIAL', act: 'CALLED' }, cookie)
    expect([file.status, file.headers['content-type']]).toEqual([200, 'text/csv; charset=utf-8'])
    expect(file.headers['content-disposition']).toMatch(/^attachment; filename="audit-\d{4}-\d\d-\d\d\.csv"$/)
    expect(file.text.startsWith('\ufeff编号 id,')).toBe(true)
    const written = /(?:^|,)(?:"(?:[^"]|"")*"|[^,"]*)/gy
    for (const id of cells.slice(0, -1)) expect(file.text).toMatch(`'${id}`)
    expect(file.text).toContain('"a,""b"""')
    for (const cell of file.text.match(written) ?? []) expect(cell).not.toMatch(/^,?"?\s*[=+\-@＝＋－＠]/)
    await platform.database.query(
      `update account_post set division_id = (select id from administrative_division where division_code = $1) where role = 'AUDIT_ADMIN'`,
      [district],
    )
  })

  test('is itself in the audit, with what was asked for and how much there was', async () => {
    const file = await exported({ act: 'ACCOUNT_OPENED' })
    const rows = file.text.trimEnd().split('\r\n').length - 1
    expect(rows).toBe(ids(await list('&act=ACCOUNT_OPENED')).length)
    const { body } = await list('&act=AUDIT_EXPORTED&result=DONE')
    expect(body.entries[0]).toMatchObject({
      actor: { name: 'trial.audit-admin' },
      detail: { act: 'ACCOUNT_OPENED', rows },
    })
  })

  test('asks for the second factor again, and is refused to everybody else', async () => {
    await platform.database.query(`update account_session set stepped_up_at = now() - interval '1 hour'`)
    expect((await exported({})).body.code).toBe('STEP_UP_NEEDED')
    for (const role of ['SYSTEM_ADMIN', 'SECURITY_ADMIN', 'DISCIPLINE_INSPECTOR'] as const) {
      const cookie = await asRole(role)
      expect((await exported({}, cookie)).body.code).toBe('FORBIDDEN')
      expect((await list('', cookie)).body.code).toBe('FORBIDDEN')
    }
    admin = await asRole('AUDIT_ADMIN')
  })

  test('is bounded by policy', async () => {
    await platform.database.query(
      `insert into policy (word, division_id, effective_from, version, source, body)
       select word, division_id, effective_from, 2, '试验', body || '{"exportRowsMax": 2}' from policy where word = 'audit-view'`,
    )
    await platform.running.app.rules.refresh()
    expect((await exported({})).body).toMatchObject({ status: 422, code: 'EXPORT_TOO_LARGE' })
    // A refusal is written down behind its answer.
    await expect
      .poll(async () => (await list('&act=AUDIT_EXPORTED')).body.entries[0])
      .toMatchObject({ result: 'EXPORT_TOO_LARGE' })
  })
})

describe('while nothing is sealed', () => {
  const chain = async () => (await ask(admin, 'GET', '/api/v1/audit/chain')).body
  const wait = (seconds: number) =>
    platform.database.query(`update audit_pending set appended_at = clock_timestamp() - make_interval(secs => $1)`, [
      seconds,
    ])

  test('privileged acts are refused with a time to come again, citizens evaluate, and it is told everywhere', async () => {
    const system = await asRole('SYSTEM_ADMIN')
    const open = (username: string) =>
      ask(system, 'POST', '/api/v1/accounts', { username, name: '某人', family: 'BUSINESS', divisionCode: district })
    const sound = await chain()
    expect(sound).toMatchObject({ isStandingStill: false, refuseAfterSeconds: 60, unsealedSecondsMax: 5 })
    expect(sound.head.hash).toMatch(/^[0-9a-f]{64}$/)
    // What only an owner can do: the function that seals is away.
    await platform.database.query('alter function seal_audit_entries(integer) rename to seal_audit_entries_away')
    const token = await platform.invite()
    await wait(50)
    expect((await open('audit.early')).status).toBe(201)
    await wait(70)
    const refused = await open('audit.late')
    expect([refused.status, refused.body.code]).toEqual([503, 'AUDIT_STANDS_STILL'])
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
    expect((await exported({})).body.code).toBe('AUDIT_STANDS_STILL')
    const calls = callsOf(platform)
    const pairing = await calls.post(
      '/api/v1/device-pairings',
      { hallCode: 'YP-TRIAL-01', kind: 'SCREEN' },
      { authorization: `Bearer ${platform.trial.apiKey}` },
    )
    expect(pairing.status).toBe(503)
    expect((await calls.give(token, 5, 'while-it-stands-still')).status).toBe(201)
    expect((await list()).status).toBe(200)
    expect(await chain()).toMatchObject({ isStandingStill: true })
    expect((await calls.get('/api/v1/status')).body.audit).toMatchObject({ isStandingStill: true })
    const metric = () => platform.running.metrics.registry.getSingleMetricAsString('yiping_audit_standstill')
    await expect.poll(metric).toContain('yiping_audit_standstill 1')
    await platform.database.query('alter function seal_audit_entries_away(integer) rename to seal_audit_entries')
    await expect.poll(async () => (await chain()).isStandingStill).toBe(false)
    expect((await open('audit.late')).status).toBe(201)
    await expect.poll(metric).toContain('yiping_audit_standstill 0')
  })
})

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hear, refusal } from '../../tests/support/calls.ts'
import { caseRow, importsBy, importsOf, toCsv } from '../../tests/support/import.ts'
import { bringMorePlaces, otherHall, secondHall } from '../../tests/support/places.ts'
import { startPlatform, type TestPlatform } from '../../tests/support/platform.ts'
import { freshCookie } from '../../tests/support/staff.ts'

let platform: TestPlatform
beforeAll(async () => {
  platform = await startPlatform()
  await bringMorePlaces(platform.database)
  // It acts for one district.
  await platform.database.query(
    `update account_post set division_id = (select id from administrative_division where division_code = '990102000000')
     where role = 'WORKING_GROUP'`,
  )
  await platform.running.app.rules.refresh()
})
afterAll(() => platform.stop())

const csv = { type: 'text/csv' }
const windows = (...halls: readonly string[]) =>
  toCsv(
    halls.map((hallCode) => [hallCode, 'Z09', '帮办窗口', '帮办代办窗口']),
    ['大厅编码', '窗口编号', '窗口名称', '窗口类别'],
  )
const fromOurPage = { 'sec-fetch-site': 'same-origin' }
const as = async (role: Parameters<typeof freshCookie>[1], headers: Readonly<Record<string, string>> = fromOurPage) =>
  importsBy(platform, { cookie: await freshCookie(platform, role), ...headers })

describe('a file that somebody who is signed in hands in', () => {
  test('writes as far as his post reaches, and gives the other rows back; in the audit under his name', async () => {
    const imports = await as('WORKING_GROUP')
    const seen = await imports.run('WINDOWS/GOOD_ROWS', windows(secondHall, otherHall, 'NOWHERE'), csv)
    expect(seen).toMatchObject({ state: 'DONE', rowsKept: 1, rowsBad: 2 })
    expect(seen.badRows.map(({ rowNo, problems }) => [rowNo, problems])).toEqual([
      [3, [{ code: 'FORBIDDEN', column: '大厅编码' }]],
      [4, [{ code: 'HALL_UNKNOWN', column: '大厅编码' }]],
    ])
    expect((await imports.badRows(seen.id, 'CSV')).bytes.toString()).toContain('【大厅编码】不在权限范围内')
    const entries = await platform.database.query(
      `select e.act, e.actor_kind as kind, e.role, e.result from audit_entry e where e.target_id = $1 order by e.id`,
      [seen.id],
    )
    const by = { kind: 'ACCOUNT', role: 'WORKING_GROUP', result: 'DONE' }
    expect(entries).toEqual(['IMPORT_TAKEN', 'IMPORT_STARTED', 'IMPORT_ENDED'].map((act) => ({ act, ...by })))
  })

  test('is his alone: no key’s, nobody else’s, nor his own in another post', async () => {
    const mine = await as('WORKING_GROUP')
    const { id } = await mine.run('WINDOWS/GOOD_ROWS', windows('NOWHERE'), csv)
    for (const other of [importsOf(platform), await as('SYSTEM_ADMIN')]) {
      expect((await other.see(id)).status).toBe(404)
      expect((await other.badRows(id, 'CSV')).status).toBe(404)
    }
    const list = async (headers: Readonly<Record<string, string>>) =>
      (await hear<{ imports: { id: string }[] }>(fetch(`${platform.base}/api/v1/imports`, { headers }))).body.imports
    expect((await list({ authorization: `Bearer ${platform.trial.apiKey}` })).some((one) => one.id === id)).toBe(false)
    expect((await list({ cookie: await freshCookie(platform, 'WORKING_GROUP') })).some((one) => one.id === id)).toBe(
      true,
    )
  })

  test('sent again under its key is the same import', async () => {
    const imports = await as('WORKING_GROUP')
    const once = { ...csv, key: 'the-same-upload' }
    const first = await imports.start('WINDOWS/GOOD_ROWS', windows(secondHall), once)
    const second = await imports.start('WINDOWS/GOOD_ROWS', windows(secondHall), once)
    expect([first.status, second.status, second.body.id]).toEqual([202, 200, first.body.id])
    expect(refusal(await imports.start('WINDOWS/GOOD_ROWS', windows(otherHall), once))).toBe('409 IDEMPOTENCY_MISMATCH')
  })

  test('holds the catalogue, and no cases: those come from business systems', async () => {
    const imports = await as('SYSTEM_ADMIN')
    expect(refusal(await imports.start('CASES/GOOD_ROWS', toCsv([caseRow(1)]), csv))).toBe('403 FORBIDDEN /kind')
  })

  test.each(['REVIEWER', 'WINDOW_SUPERVISOR', 'SECURITY_ADMIN', 'AUDIT_ADMIN'] as const)(
    'is taken from no %s',
    async (role) => {
      const imports = await as(role)
      expect(refusal(await imports.start('WINDOWS/GOOD_ROWS', windows(secondHall), csv))).toBe('403 FORBIDDEN')
    },
  )

  test('comes from a page of ours', async () => {
    const imports = await as('WORKING_GROUP', { 'sec-fetch-site': 'cross-site' })
    expect(refusal(await imports.start('WINDOWS/GOOD_ROWS', windows(secondHall), csv))).toBe('403 CROSS_SITE')
  })

  test('writes nothing any more once his post has ended', async () => {
    const imports = await as('WORKING_GROUP')
    const { id } = await imports.run('WINDOWS/GOOD_ROWS', windows('NOWHERE'), csv)
    // As one that still waits when the post ends.
    await platform.database.query(`update account_post set ended_at = now() where role = 'WORKING_GROUP'`)
    await platform.database.query(
      `update import_run set state = 'WAITING', finished_at = null, lease = null, leased_until = null where id = $1`,
      [id],
    )
    await (await as('SYSTEM_ADMIN')).run('WINDOWS/GOOD_ROWS', windows('NOWHERE'), csv)
    const states = await platform.database.query('select state, code from import_run where id = $1', [id])
    expect(states).toEqual([{ state: 'REFUSED', code: 'POST_NOT_VALID' }])
  })
})

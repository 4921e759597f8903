import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readScoped } from '../../server/access/index.ts'
import { type Database, sql } from '../../server/platform/database.ts'
import { callsOf } from '../support/calls.ts'
import { bringMorePlaces, otherHall, secondHall } from '../support/places.ts'
import { startPlatform, type TestPlatform } from '../support/platform.ts'

/** The second wall alone: what PostgreSQL shows of a place when the program asks for everything. */
let platform: TestPlatform
const district = '990102000000'
beforeAll(async () => {
  platform = await startPlatform()
  await bringMorePlaces(platform.database)
  await platform.running.app.rules.refresh()
  const calls = callsOf(platform)
  for (const [hallCode, divisionCode] of [
    ['YP-TRIAL-01', district],
    [secondHall, district],
    [otherHall, '990103000000'],
  ] as const) {
    const { key } = await calls.apiKey({ divisionCode, hallCode, scopes: ['devices:pair'] })
    const issued = await fetch(`${platform.base}/api/v1/device-pairings`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
      body: JSON.stringify({ hallCode, kind: 'SCREEN' }),
    })
    const { pairingCode } = (await issued.json()) as { pairingCode: string }
    await platform.post('/api/v1/devices', { pairingCode, name: `屏-${hallCode}` })
  }
})
afterAll(() => platform.stop())

const idOf = async (table: string, column: string, code: string) =>
  (await platform.database.query<{ id: number }>(`select id from ${table} where ${column} = $1`, [code]))[0]?.id ?? 0
const names = async (tx: Database) =>
  (await sql<{ name: string }>`select name from device order by name`.execute(tx)).rows.map(({ name }) => name)
const scope = async (divisionCode: string, hallCode: string | null) => ({
  divisionId: await idOf('administrative_division', 'division_code', divisionCode),
  hallId: hallCode === null ? null : await idOf('service_hall', 'hall_code', hallCode),
})
const deps = () => ({ world: platform.running.world, rules: platform.running.app.rules })

describe('a read that asks for everything', () => {
  test.each([
    ['in a hall sees that hall alone', district, 'YP-TRIAL-01', ['屏-YP-TRIAL-01']],
    ['in the hall beside sees that one alone', district, secondHall, [`屏-${secondHall}`]],
    ['in a district sees its halls', district, null, ['屏-YP-TRIAL-01', `屏-${secondHall}`]],
    [
      'in the city sees every district',
      '990100000000',
      null,
      ['屏-YP-TRIAL-01', `屏-${secondHall}`, `屏-${otherHall}`],
    ],
    ['in another district sees that one alone', '990103000000', null, [`屏-${otherHall}`]],
  ])('%s', async (_what, divisionCode, hallCode, seen) => {
    const reach = await scope(divisionCode, hallCode)
    expect((await readScoped(deps(), reach, names)).sort()).toEqual([...seen].sort())
  })

  test('that has not said where sees nothing, also after one that has', async () => {
    await readScoped(deps(), await scope(district, null), names)
    for (let round = 0; round < 5; round += 1) expect(await names(platform.running.world.staff)).toEqual([])
  })

  test('cannot write, and cannot read a secret', async () => {
    const reach = await scope(district, null)
    for (const statement of [
      sql`update device set revoked_at = now()`,
      sql`insert into account_session select * from account_session`,
      sql`select token_hash from device`,
      sql`select token_hash from account_session`,
      sql`select hash from account_password`,
      sql`select sealed from vault.sealed_field`,
    ])
      await expect(readScoped(deps(), reach, (tx) => statement.execute(tx))).rejects.toThrow(/permission denied/)
  })
})

test('every table whose rows lie in a place shows staff nothing of another place', async () => {
  const rows = await platform.database.query<{ name: string; is_secured: boolean; policies: number }>(
    `select c.oid::regclass::text as name, c.relrowsecurity as is_secured,
       (select count(*)::int from pg_policy p where p.polrelid = c.oid and p.polpermissive) as policies
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname in ('public', 'vault', 'ledger') and c.relkind in ('r', 'p') and not c.relispartition
       and (select count(*) from pg_attribute a where a.attrelid = c.oid and a.attname in ('division_id', 'hall_id') and not a.attisdropped) = 2
       and c.relname not like '%\\_version' and c.relname <> 'policy' order by 1`,
  )
  expect(rows.length).toBeGreaterThan(20)
  // One that takes away besides (migrations/0058) shows nobody more. What lies in no place is shown to whoever reaches every place: server/audit-view/audit-view.test.ts shows that to nobody else.
  const policiesOf = (name: string) => (name === 'audit_entry' ? 3 : 2)
  expect(rows.filter(({ name, is_secured, policies }) => !is_secured || policies !== policiesOf(name))).toEqual([])
})

test('what staff may read lies in a place, or tells nothing of anybody', async () => {
  const rows = await platform.database.query<{ name: string }>(
    `select distinct c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname in ('public', 'vault', 'ledger') and c.relkind in ('r', 'p') and not c.relrowsecurity
       and (has_table_privilege('yiping_staff', c.oid, 'select') or has_any_column_privilege('yiping_staff', c.oid, 'select')) order by 1`,
  )
  expect(rows.map(({ name }) => name)).toEqual([
    'account_factor',
    'account_sign_on',
    'administrative_division',
    'administrative_division_version',
    // Ids of entries, each of which lies in a place.
    'audit_pending',
    // How far comments have been read, of no place.
    'comment_reader',
    'composite_computation',
    'data_source',
    'organization',
    'organization_version',
    // Of a whole period: what came out for a window lies in window_score.
    'score_bridge',
    'score_computation',
    // Of a whole month: what was found of a window lies in score_alert and score_list_entry.
    'score_list',
    'service_hall',
    'service_hall_version',
    'service_item',
    'service_item_version',
    'service_window',
    'service_window_version',
    'window_item',
  ])
})

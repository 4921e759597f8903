import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { startPlatform, type TestPlatform } from '../../tests/support/platform.ts'
import { accountOf, signedIn } from '../../tests/support/staff.ts'

/** Every call of staff reads its session: what that costs, and what it writes. */
let platform: TestPlatform
let clock = Date.now()
beforeAll(async () => {
  platform = await startPlatform({ now: () => clock })
  await platform.database.query(
    `insert into account_session (id, token_hash, account_id, division_id, started_at, seen_at)
     select gen_random_uuid(), sha256(convert_to(n || a.username, 'UTF8')), a.id, a.division_id, now() - interval '1 day', now() - interval '1 day'
     from generate_series(1, 400) n, account a`,
  )
  await platform.database.query('analyze account_session')
  await platform.database.query('create table touched (at timestamptz default clock_timestamp())')
  await platform.database.query(
    `create function note_touch() returns trigger language plpgsql security definer as $$ begin insert into touched default values; return null; end $$`,
  )
  await platform.database.query(
    'create trigger note_touch after update of seen_at on account_session for each row execute function note_touch()',
  )
}, 180_000)
afterAll(() => platform.stop())

const countOf = async (sql: string) => Number((await platform.database.query<{ n: string }>(sql))[0]?.n)
const touches = () => countOf('select count(*) as n from touched')
const scans = () => countOf(`select seq_scan as n from pg_stat_user_tables where relname = 'account_session'`)
const lookUps = () => countOf(`select idx_scan as n from pg_stat_user_tables where relname = 'account_session'`)

test('many calls of one session read it by its token and write it once a minute', async () => {
  const staff = await signedIn(platform, accountOf(platform, 'SYSTEM_ADMIN'))
  const [calls, atOnce] = [200, 20]
  const call = async () => {
    for (let done = 0; done < calls; done += atOnce)
      await Promise.all(Array.from({ length: atOnce }, () => staff.call('GET', '/api/v1/session')))
  }
  const [scansBefore, lookUpsBefore] = [await scans(), await lookUps()]
  const touchesBefore = await touches()
  const begun = performance.now()
  await call()
  const milliseconds = performance.now() - begun
  expect(await touches()).toBe(touchesBefore)
  clock += 61_000
  await call()
  expect(await touches()).toBe(touchesBefore + 1)
  await vi.waitFor(async () => expect(await lookUps()).toBeGreaterThanOrEqual(lookUpsBefore + 2 * calls), 20_000)
  expect(await scans()).toBe(scansBefore)
  const rows = await countOf('select count(*) as n from account_session')
  console.log(`sessions: ${rows} rows, ${calls} calls in ${Math.round(milliseconds)} ms, no write; after a minute one`)
})

import { copyFile, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { migrate } from '../../server/platform/migrate.ts'
import { migrationsFolder } from '../support/database.setup.ts'
import { createDatabase, type TestDatabase } from '../support/database.ts'
import { findLeafDifferences, noDifferences, recomputeLeaves } from '../support/logged-facts.ts'

/** What a server of before writes, which knows no version of a record; or one of today. */
const evaluation = (id: string, version?: number) => `
  with given as (
    insert into evaluation (id, division_id, hall_id, window_id, item_id, receiving_division_id, receiving_organization_id, deciding_division_id,
      deciding_organization_id, source_id, policy_id, attribution, authority, origin, channel, identity_mode, service, mode, outcome, audience,
      received_at, service_day, grade, reason_pending, has_comment, has_agent, legally_required_refusal, age_band, waiting_band, handling_band,
      lag_band, times_submitted_band, trips_band, digest${version === undefined ? '' : ', record_version'})
    select '${id}', d.id, 1, 1, 1, d.id, 1, d.id, 1, s.id, 1, 'RECEIVING', 'LOCAL', 'ACTIVE', 'KIOSK', 'ANONYMOUS', 'APPLICATION', 'COUNTER', 'DONE',
      'CITIZEN', now(), '2026-11-20', 1, true, false, false, false, 2, 3, 0, 1, 0, 0, sha256('${id}')${version === undefined ? '' : `, ${version}`}
    from administrative_division d, data_source s where d.division_code = '000000000000' and s.source_code = 'yiping' returning digest)
  insert into ledger.pending_leaf (leaf, leaf_hash)
  select leaf, sha256('\\x00'::bytea || leaf) from (select '\\x0101'::bytea || digest as leaf from given) made`
const comment = (id: string) => `
  with given as (
    insert into public_comment (id, division_id, hall_id, window_id, idempotency_key_hash, request_hash, received_at, channel, grade, has_comment,
      policy_id, digest, from_service)
    select '${id}', d.id, 1, 1, substr(sha256('${id}'), 1, 16), substr(sha256('${id}'), 1, 16), now(), 'WEB', 4, false, 1, sha256('${id}'), true
    from administrative_division d where d.division_code = '000000000000' returning digest)
  insert into ledger.pending_leaf (leaf, leaf_hash)
  select leaf, sha256('\\x00'::bytea || leaf) from (select '\\x010b'::bytea || digest as leaf from given) made`
const idOf = (last: number) => `0193570a-0000-7000-8000-${String(last).padStart(12, '0')}`

let database: TestDatabase
let folder: string
beforeAll(async () => {
  // All that was migrated before digests committed to what counts a record.
  folder = await mkdtemp(join(tmpdir(), 'yiping-earlier-'))
  for (const name of await readdir(migrationsFolder))
    if (name < '0066') await copyFile(join(migrationsFolder, name), join(folder, name))
  database = await createDatabase(inject('postgres'), 'template0')
  await migrate(database.ownerUrl, folder, 'yiping_server')
})
afterAll(async () => {
  await rm(folder, { recursive: true, force: true })
  await database.drop()
})

const told = () =>
  database.query<{ record_id: string; told: Record<string, unknown>; nonce: string }>(
    'select record_id, told, nonce from earlier_record order by record_id',
  )

test('of records of before the migration says what counts them, each in a leaf that nobody can guess', async () => {
  await database.query(evaluation(idOf(1)))
  await database.query(comment(idOf(2)))
  await migrate(database.ownerUrl, migrationsFolder, 'yiping_server')
  const rows = await told()
  expect(rows.map((row) => [row.record_id, Object.keys(row.told)])).toEqual([
    [idOf(1), ['origin', 'counted']],
    [idOf(2), ['counted']],
  ])
  expect(rows[0]?.told).toMatchObject({
    origin: 'ACTIVE',
    counted: {
      serviceDay: '2026-11-20',
      division: '000000000000',
      source: 'yiping',
      ageBand: 2,
      reasonPending: true,
      variant: null,
    },
  })
  expect(rows[1]?.told).toEqual({ counted: { division: '000000000000', fromService: true } })
  expect(new Set(rows.map(({ nonce }) => nonce)).size).toBe(2)
  expect(await recomputeLeaves(database, 'earlier_record')).toHaveLength(2)
  expect(await findLeafDifferences(database)).toEqual(noDifferences)
})

test('so it goes on for a server of before that is still running, and for no record of today', async () => {
  const owner = new pg.Client({ connectionString: database.ownerUrl })
  await owner.connect()
  for (const text of [evaluation(idOf(3)), comment(idOf(4)), evaluation(idOf(6), 2)]) await owner.query(text)
  // A part that is made later has the trigger of the whole.
  const [month] = await database.query<{ part: string }>(
    "select 'evaluation_' || to_char(now() + interval '3 years', 'YYYYMM') as part",
  )
  await owner.query(
    `create table ${month?.part} partition of evaluation for values from (uuid_v7_floor(now() + interval '3 years')) to (uuid_v7_floor(now() + interval '3 years 1 day'))`,
  )
  const [late] = await database.query<{ id: string }>(
    `select overlay(uuid_v7_floor(now() + interval '3 years 1 hour')::text placing '8000-000000000005' from 20) as id`,
  )
  await owner.query(evaluation(late?.id ?? ''))
  expect((await told()).map(({ record_id }) => record_id)).toEqual([1, 2, 3, 4].map(idOf).concat(late?.id ?? ''))
  await owner.end()
  expect(await findLeafDifferences(database)).toEqual(noDifferences)
})

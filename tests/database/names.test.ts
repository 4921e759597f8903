import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { policyTexts } from '../../web/console/policy/texts.ts'
import { createDatabase, type TestDatabase } from '../support/database.ts'

let database: TestDatabase
let client: pg.Client
beforeAll(async () => {
  database = await createDatabase()
  client = new pg.Client({ connectionString: database.superUrl })
  await client.connect()
  await client.query(`
    insert into organization (id, uscc) overriding system value values (71, '11990102MB0000001A');
    insert into organization_version (organization_id, effective_from, name, division_id) values (71, '2026-01-01', '局', 1);
    insert into service_hall (id, hall_code) overriding system value values (72, 'H1');
    insert into service_hall_version (hall_id, effective_from, revision, name, division_id, managing_organization_id)
      values (72, '2026-01-01', 1, '旧厅', 1, 71), (72, '2026-03-01', 1, '错写', 1, 71), (72, '2026-03-01', 2, '新厅', 1, 71);
    insert into service_window (id, hall_id, window_code) overriding system value values (73, 72, 'A01');
    insert into service_window_version (window_id, effective_from, name, kind) values (73, '2026-02-01', '一号窗口', 'COMPREHENSIVE')`)
})
afterAll(async () => {
  await client.end()
  await database.drop()
})

const namesOn = async (day: string) =>
  (
    await client.query({
      text: 'select * from names_in_force(72, 73, null, $1::date)',
      values: [day],
      rowMode: 'array',
    })
  ).rows[0]

test('the names of a day are those of the version in force on it, corrected ones by their last revision', async () => {
  expect(await namesOn('2026-02-27')).toEqual(['旧厅', '一号窗口', null])
  expect(await namesOn('2026-02-28')).toEqual(['旧厅', '一号窗口', null])
  expect(await namesOn('2026-03-01')).toEqual(['新厅', '一号窗口', null])
})

test('of a day before anything was written down they are the first that is known', async () => {
  expect(await namesOn('2025-12-31')).toEqual(['旧厅', '一号窗口', null])
})

test('they are found by their keys, as if they were written into the query: no call of a function is left in its plan', async () => {
  await client.query('set enable_seqscan = off')
  const { rows } = await client.query<{ 'QUERY PLAN': string }>(
    `explain select n.* from service_window w
     cross join lateral names_in_force(w.hall_id, w.id, 1, '2026-05-01'::date) n where w.id = 1`,
  )
  const plan = rows.map((row) => row['QUERY PLAN']).join('\n')
  expect(plan).not.toContain('Function Scan')
  for (const table of ['service_hall', 'service_window', 'service_item'])
    expect(plan).toMatch(new RegExp(`Index Scan.* (using|on) ${table}_version_pkey`))
})

test('every policy that is shipped has a name in both languages', async () => {
  const { rows } = await client.query<{ word: string }>('select distinct word from policy order by word')
  const unnamed = rows.flatMap(({ word }) =>
    Object.entries(policyTexts).flatMap(([language, { words }]) =>
      words[word] === undefined ? [`${language}: ${word}`] : [],
    ),
  )
  expect(unnamed).toEqual([])
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays, toPlainDate } from '../../domain/kernel/plain-date.ts'
import {
  bringTrialAssessors,
  bringTrialWorkers,
  findAccountIds,
  insertTrialCatalogue,
} from '../../server/trial/index.ts'
import { agenciesOf, assessorsOf, secondCoderOf } from '../../tools/city/assessors.ts'
import { catalogueOf } from '../../tools/city/catalogue.ts'
import { buildCity } from '../../tools/city/city.ts'
import { cityCode } from '../../tools/city/halls.ts'
import { bringOpinions } from '../../tools/city/opinions.ts'
import { plant } from '../../tools/city/plants.ts'
import { divisionIdOf } from '../support/assessor.ts'
import { findLeafDifferences, noDifferences } from '../support/logged-facts.ts'
import { startPlatform, type TestPlatform } from '../support/platform.ts'

let platform: TestPlatform
let bring: () => Promise<void>
beforeAll(async () => {
  platform = await startPlatform()
  const { world, app } = platform.running
  const deps = { world, rules: app.rules }
  const until = addDays(toPlainDate(world.now()), -1)
  const parameters = { seed: 1, until, days: 90, servicesPerWindowDay: 16, participationPercent: 33 }
  await insertTrialCatalogue(world.app, catalogueOf(plant(buildCity(parameters)), world.now()))
  await app.rules.refresh()
  await bringTrialAssessors(deps, cityCode, agenciesOf(until), assessorsOf(1, until))
  const username = 'yunshan.working-group'
  const worker = { username, name: '云山工作小组', role: 'WORKING_GROUP', divisionCode: cityCode } as const
  const planner = {
    accountId: (await bringTrialWorkers(world, [worker])).get(username) ?? '',
    divisionId: await divisionIdOf(platform, cityCode),
  }
  const coder = secondCoderOf(1, until)
  const secondCoderId = (await findAccountIds(world.app, [coder])).get(coder) ?? ''
  bring = () => bringOpinions(deps, parameters, { planner, secondCoderId })
  await bring()
})
afterAll(() => platform.stop())

const count = async (what: string) =>
  (await platform.database.query<{ n: number }>(`select count(*)::integer as n from ${what}`))[0]?.n

test('people of the trial city are asked in sessions of every kind, what they say is coded, by two where two are asked for', async () => {
  const rows = await platform.database.query<{ kind: string; coders: number; statements: number }>(
    `select s.kind, (select count(distinct c.account_id)::integer from opinion_coding c where c.session_id = s.id) as coders,
       (select cardinality(p.groups) from opinion_protocol p where p.session_id = s.id) as statements
     from opinion_session s order by s.day`,
  )
  expect(rows.map(({ kind, coders }) => [kind, coders])).toEqual([
    ['ENTERPRISE_FORUM', 1],
    ['OPEN_DAY', 1],
    ['FOCUS_GROUP', 2],
    ['INTERVIEW', 2],
  ])
  for (const { statements } of rows) expect(statements).toBeGreaterThanOrEqual(1)
})

test('what was found comes into the loop: two open an order in their hall, one is answered, one waits to be decided', async () => {
  const rows = await platform.database.query<{ hall: string; outcome: string | null; source: string | null }>(
    `select h.hall_code as hall, d.outcome, o.source from opinion_finding f join service_hall h on h.id = f.hall_id
     left join opinion_decision d on d.finding_id = f.id
     left join handling_order o on o.id = d.order_id and o.hall_id = f.hall_id order by f.found_at`,
  )
  expect(rows).toEqual([
    { hall: 'YS-CITY', outcome: 'TAKEN_UP', source: 'OPINION' },
    { hall: 'YS-DL', outcome: 'ANSWERED', source: null },
    { hall: 'YS-XX', outcome: 'TAKEN_UP', source: 'OPINION' },
    { hall: 'YS-CITY', outcome: null, source: null },
  ])
})

test('what was left in the box is taken into what was found, answered, or waits', async () => {
  const rows = await platform.database.query<{ kind: string | null }>(
    'select t.kind from suggestion s left join suggestion_step t on t.suggestion_id = s.id order by s.received_at',
  )
  expect(rows.map(({ kind }) => kind)).toEqual(['FOUND', 'FOUND', 'ANSWERED', null])
})

test('brought again it is there already, and what is logged of it has its leaves', async () => {
  const tables = [
    'opinion_session',
    'opinion_coding',
    'opinion_finding',
    'handling_order',
    'suggestion',
    'suggestion_step',
  ]
  const before = await Promise.all(tables.map(count))
  await bring()
  expect(await Promise.all(tables.map(count))).toEqual(before)
  expect(await findLeafDifferences(platform.database)).toEqual(noDifferences)
})

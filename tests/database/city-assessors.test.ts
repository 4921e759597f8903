import { afterAll, beforeAll, expect, test } from 'vitest'
import { findRecusal } from '../../domain/assessor.ts'
import { addDays, toPlainDate } from '../../domain/kernel/plain-date.ts'
import { findAssessedPlaces, findHeldAssessors } from '../../server/assessor/index.ts'
import { bringTrialAssessors, insertTrialCatalogue } from '../../server/trial/index.ts'
import { agenciesOf, assessorsOf } from '../../tools/city/assessors.ts'
import { catalogueOf } from '../../tools/city/catalogue.ts'
import { buildCity } from '../../tools/city/city.ts'
import { cityCode } from '../../tools/city/halls.ts'
import { plant } from '../../tools/city/plants.ts'
import { divisionIdOf } from '../support/assessor.ts'
import { startPlatform, type TestPlatform } from '../support/platform.ts'

let platform: TestPlatform
beforeAll(async () => {
  platform = await startPlatform()
})
afterAll(() => platform.stop())

const deps = () => ({ world: platform.running.world, rules: platform.running.app.rules })

test('the pools of the trial city are brought once, and every window of it can be assessed by many and not by all', async () => {
  const { world, rules } = deps()
  const until = addDays(toPlainDate(world.now()), -1)
  const parameters = { seed: 1, until, days: 7, servicesPerWindowDay: 10, participationPercent: 33 }
  await insertTrialCatalogue(world.app, catalogueOf(plant(buildCity(parameters)), world.now()))
  await rules.refresh()
  const bring = () => bringTrialAssessors(deps(), cityCode, agenciesOf(until), assessorsOf(1, until))
  const count = async () =>
    (
      await platform.database.query<{ pool: string; held: number }>(
        'select pool, count(*)::integer as held from assessor group by pool order by pool',
      )
    ).map(({ pool, held }) => [pool, held])
  await bring()
  const first = await count()
  expect(Object.fromEntries(first)).toMatchObject({
    THIRD_PARTY: 13,
    MYSTERY_SHOPPER: 9,
    SOCIAL_SUPERVISOR: 21,
    WORKING_GROUP: 5,
  })
  await bring()
  expect(await count()).toEqual(first)

  const divisionId = await divisionIdOf(platform, cityCode)
  const held = await findHeldAssessors(world.app, rules, { divisionId, state: 'CURRENT' }, until)
  expect(held).toHaveLength(first.reduce((total, [, each]) => total + Number(each), 0))
  const windows = await platform.database.query<{ id: number }>(
    `select w.id from service_window w join service_hall h on h.id = w.hall_id where h.hall_code like 'YS-%'`,
  )
  const places = await findAssessedPlaces(
    world.app,
    rules,
    windows.map(({ id }) => id),
    until,
  )
  expect(places.size).toBe(windows.length)
  const policy = rules.loadPolicy('assessor', divisionId, world.now()).body
  const met = new Set<string>()
  for (const place of places.values()) {
    const recusals = held.map((assessor) => findRecusal(assessor, place, until, policy))
    expect(recusals.filter((each) => each === undefined).length).toBeGreaterThan(10)
    for (const recusal of recusals) if (recusal !== undefined) met.add(recusal)
  }
  expect([...met].sort()).toEqual(['EARLIER_EMPLOYER', 'OTHER_HALL', 'OWN_DISTRICT'])
})

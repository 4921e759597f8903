import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addDays, toPlainDate } from '../../domain/kernel/plain-date.ts'
import { uuidV7 } from '../../server/platform/uuid.ts'
import { insertTotp, newTotpSecret, sealTotp } from '../../server/session/index.ts'
import { bringTrialAssessors, bringTrialWorkers, insertTrialCatalogue } from '../../server/trial/index.ts'
import { raterOf, worthsOf } from '../../tools/city/assessing.ts'
import { CityAssessments } from '../../tools/city/assessments.ts'
import { agenciesOf, assessorsOf, carelessUsername } from '../../tools/city/assessors.ts'
import { catalogueOf } from '../../tools/city/catalogue.ts'
import { buildCity } from '../../tools/city/city.ts'
import { cityCode } from '../../tools/city/halls.ts'
import { plant } from '../../tools/city/plants.ts'
import { divisionIdOf } from '../support/assessor.ts'
import { settleLedger } from '../support/ledger.ts'
import { startPlatform, type TestPlatform } from '../support/platform.ts'
import { browserOf, freshCookie } from '../support/staff.ts'

const seed = 1
const planner = {
  username: 'yunshan.working-group',
  name: '云山工作小组',
  role: 'WORKING_GROUP',
  divisionCode: cityCode,
} as const

let platform: TestPlatform
const city = () => plant(buildCity({ seed, until: until(), days: 90, servicesPerWindowDay: 16, participationPercent: 33 }))
const until = () => addDays(toPlainDate(platform.running.world.now()), -1)

beforeAll(async () => {
  platform = await startPlatform()
  const { world, app } = platform.running
  const deps = { world, rules: app.rules }
  await insertTrialCatalogue(world.app, catalogueOf(city(), world.now()))
  await app.rules.refresh()
  await bringTrialAssessors(deps, cityCode, agenciesOf(until()), assessorsOf(seed, until()))
  const accountId = (await bringTrialWorkers(world, [planner])).get(planner.username) ?? ''
  const divisionId = await divisionIdOf(platform, cityCode)
  const [factor, at] = [uuidV7(world.now()), new Date(world.now())]
  const sealed = sealTotp(world, { id: factor, secret: newTotpSecret(), now: world.now() })
  await insertTotp(world.app, { id: factor, accountId, divisionId, ...sealed, at, confirmedAt: at })
  const assessments = new CityAssessments(deps, city(), { accountId, divisionId })
  const begun = performance.now()
  expect(await assessments.advance(() => false)).toBe(false)
  await settleLedger(platform.running)
  expect(await assessments.advance(() => false)).toBe(true)
  console.log('played in', performance.now() - begun)
})
afterAll(() => platform.stop())

const see = async (path: string) => {
  const cookie = await freshCookie(platform, 'WORKING_GROUP', { username: planner.username })
  const answer = await browserOf(platform).call('GET', `/api/v1/${path}`, undefined, { cookie })
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body))
  return answer.body
}

describe('x', () => {
  test('y', async () => {
    const { plans } = await see('assessment-plans')
    for (const p of plans) console.log(p.title, p.state, p.pool, JSON.stringify(p.progress))
    const worths = worthsOf(city())
    const usernames = await platform.database.query<{ id: string; username: string }>('select s.id, a.username from assessor s join account a on a.id = s.account_id')
    const nameOf = new Map(usernames.map(({ id, username }) => [id, username]))
    for (const p of plans.filter((p: any) => p.state === 'PUBLISHED')) {
      const f = await see(`rater-agreement?formId=${p.formId}&planId=${p.planId}`)
      const plan = await see(`assessment-plans/${p.planId}`)
      console.log(p.title, f.visits, f.pairs, JSON.stringify(f.doubleVisits), f.doubleVisitGap)
      for (const r of f.raters) {
        const username = nameOf.get(r.assessorId) ?? ''
        const truth = raterOf(seed, username, carelessUsername)
        const own = plan.visits.filter((v: any) => v.assessor === username)
        const worth = own.reduce((s: number, v: any) => s + (worths.get(v.unitKey) ?? 0), 0) / own.length
        console.log(username, r.visits, r.paired, 'planted', truth.severity.toFixed(2), 'sev', r.severity, r.standardError, 'mean', r.meanPoints, r.correctedPoints, worth.toFixed(1), r.careless.map((c: any) => c.reason).join())
      }
    }
  })
})

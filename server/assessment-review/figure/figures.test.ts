import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Role } from '../../../domain/access.ts'
import type { BroughtPlan } from '../../../tests/support/assessment-review.ts'
import { startPlatform, type TestPlatform } from '../../../tests/support/platform.ts'
import { bringRatedScene, severities } from '../../../tests/support/rated-scene.ts'
import { browserOf, freshCookie } from '../../../tests/support/staff.ts'

let clock = Date.parse('2026-10-20T10:00:00+08:00')
let platform: TestPlatform
let plan: BroughtPlan
let crossed: BroughtPlan
let raters: ReadonlyMap<string, string>

beforeAll(async () => {
  platform = await startPlatform({ now: () => clock })
  ;({ plan, crossed, raters } = await bringRatedScene(platform))
})
afterAll(() => platform.stop())

const see = async (query = '', role: Role = 'WORKING_GROUP') => {
  clock += 60_000
  const cookie = await freshCookie(platform, role)
  return browserOf(platform).call('GET', `/api/v1/rater-agreement${query}`, undefined, { cookie })
}

describe('一致性与宽严度', () => {
  test('raw and corrected stand side by side, and who does not look is named with reasons and has no severity', async () => {
    const { status, body } = await see(`?formId=${plan.formId}`)
    expect(status).toBe(200)
    expect(body).toMatchObject({ formId: plan.formId, visits: 72, pairs: 36, crossed: null, crossedGap: 'NOT_CROSSED' })
    const of = (name: string) =>
      body.raters.find(({ assessorId }: { assessorId: string }) => assessorId === raters.get(name))
    expect(body.raters[0].assessorId).toBe(raters.get('careless'))
    expect(of('careless')).toMatchObject({ severity: null, correctedPoints: null, group: null })
    expect(of('careless').careless[0]).toMatchObject({ reason: 'SPREAD', boundHundredths: 300, visits: 18 })
    expect(of('careless').careless[0].measuredHundredths).toBeGreaterThan(300)
    for (const [name, planted] of Object.entries(severities)) {
      const { severity, lower, upper, meanPoints, correctedPoints, careless } = of(name)
      expect(careless, name).toEqual([])
      expect(Math.abs(severity - planted), name).toBeLessThan(200)
      expect([lower < severity, severity < upper]).toEqual([true, true])
      expect(correctedPoints - meanPoints).toBeCloseTo(severity, -1)
    }
    expect(of('strict').name).toBe('评价员strict')
  })

  test('variance components, and of each indicator raw agreement, α and AC2, come with intervals', async () => {
    const { body } = await see(`?formId=${plan.formId}`)
    expect(body.doubleVisits.icc.lower).toBeLessThan(body.doubleVisits.icc.value)
    expect(body.doubleVisits.ofTargets.upper).toBeGreaterThan(body.doubleVisits.ofTargets.value)
    expect(body.indicators.map(({ code, units }: { code: string; units: number }) => [code, units])).toEqual([
      ['greeting', 36],
      ['guidance', 36],
      ['tidy', 36],
    ])
    for (const { raw, alpha, ac2 } of body.indicators)
      for (const each of [raw, alpha, ac2]) expect(each.lower).toBeLessThanOrEqual(each.value)
  })

  test('where everybody has rated every place there is an ICC(2,1); where few have, nothing is told, and why', async () => {
    const { body } = await see(`?formId=${crossed.formId}&planId=${crossed.planId}`)
    expect(body).toMatchObject({
      visits: 10,
      pairs: 5,
      doubleVisits: null,
      doubleVisitGap: 'TOO_FEW',
      crossedGap: null,
    })
    expect(body.crossed).toMatchObject({ targets: 5, raters: 2 })
    expect(body.indicators[0]).toMatchObject({ raw: null, alpha: null, ac2: null, alphaGap: 'TOO_FEW' })
  })

  test('it is for those who look after assessments, and lies where its windows lie', async () => {
    for (const role of ['WINDOW_SUPERVISOR', 'DEPARTMENT_HANDLER', 'THIRD_PARTY_EVALUATOR', 'MYSTERY_SHOPPER'] as const)
      expect(await see('', role)).toMatchObject({ status: 403 })
    expect(await see('', 'LEADING_GROUP')).toMatchObject({ status: 200, body: { formId: plan.formId } })
    expect(await see('?formId=00000000-0000-7000-8000-000000000000')).toMatchObject({ body: { formId: plan.formId } })
    expect(await see('?pool=MYSTERY_SHOPPER')).toMatchObject({ body: { visits: 0, raters: [], crossedGap: 'TOO_FEW' } })
  })
})

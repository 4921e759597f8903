import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Role } from '../../domain/access.ts'
import { windowKinds } from '../../domain/catalogue-version.ts'
import { computeComposite, type IndicatorValue } from '../../domain/composite-score.ts'
import type { Indicator } from '../../domain/indicator.ts'
import type { PlainDate } from '../../domain/kernel/plain-date.ts'
import { audiences, type ScoreScheme } from '../../domain/score-scheme.ts'
import { bringMorePlaces } from '../../tests/support/places.ts'
import { startPlatform, type TestPlatform } from '../../tests/support/platform.ts'
import { bringScheme, shippedScheme, someScheme } from '../../tests/support/score-scheme.ts'
import { browserOf, freshCookie } from '../../tests/support/staff.ts'
import { findScheme, findSchemeOn } from './index.ts'

let clock = Date.parse('2026-11-23T10:00:00+08:00')
let platform: TestPlatform
beforeAll(async () => {
  platform = await startPlatform({ now: () => clock })
  await bringMorePlaces(platform.database)
  await platform.running.app.rules.refresh()
})
afterAll(() => platform.stop())

const district = '990102000000'
const path = '/api/v1/score-schemes'

async function call(role: Role, method: string, at: string, body?: unknown) {
  return browserOf(platform).call(method, at, body, { cookie: await freshCookie(platform, role) })
}
const list = async (role: Role, on?: string) =>
  (await call(role, 'GET', on === undefined ? path : `${path}?on=${on}`)).body.schemes as readonly Listed[]
const decide = (role: Role, schemeId: string, body: unknown) => call(role, 'POST', `${path}/${schemeId}/decision`, body)
const draft = (over: Record<string, unknown> = {}) =>
  call('WORKING_GROUP', 'POST', path, {
    ...{ code: 'own-scheme', divisionCode: district, baseSchemeId: null, scheme: someScheme },
    ...{ source: '评价办法', reason: '试用' },
    ...over,
  })

interface Listed {
  readonly schemeId: string
  readonly code: string
  readonly version: number
  readonly state: string
  readonly governs: boolean
  readonly isShipped: boolean
  readonly divisionCode: string
}

const shipped = {
  'balanced-scorecard': { packs: [], tops: ['财务', '客户', '内部流程', '学习成长'], indicators: 8 },
  'five-dimensions': {
    packs: [],
    tops: ['服务态度', '办事效率', '流程规范性', '环境与设施', '综合满意度'],
    indicators: 5,
  },
  'general-composite': { packs: ['GENERAL'], tops: ['群众和企业评价', '第三方评价', '内部评价'], indicators: 15 },
  'red-flag': { packs: ['RED_FLAG'], tops: ['第三方评估', '系统数据', '群众评议'], indicators: 12 },
  servqual: { packs: [], tops: ['有形性', '可靠性', '响应性', '保证性', '移情性'], indicators: 10 },
}

/** Of every indicator the value at which its rule gives most. */
function bestOf({ indicators }: ScoreScheme): Record<string, IndicatorValue> {
  const best = ({ rule }: Indicator) =>
    rule === null ? 0 : rule.kind === 'STEPS' ? (rule.steps.at(-1)?.bound ?? 0) : rule.target
  return Object.fromEntries(indicators.map((each) => [each.code, { kind: 'MEASURED', value: best(each) }]))
}

describe('five schemes ship', () => {
  test('and are in force for everybody, drafted by nobody', async () => {
    const schemes = await list('WINDOW_SUPERVISOR')
    expect(schemes.map(({ code, version }) => [code, version])).toEqual(Object.keys(shipped).map((code) => [code, 1]))
    for (const scheme of schemes)
      expect(scheme).toMatchObject({ state: 'IN_FORCE', governs: true, isShipped: true, divisionCode: '000000000000' })
  })

  test.each(Object.entries(shipped))(
    '%s keeps every rule at every kind of window, and can reach a hundred',
    async (code, said) => {
      const { schemeId, scheme } = await shippedScheme(platform, code)
      expect(scheme.packs).toEqual(said.packs)
      expect(scheme.indicators).toHaveLength(said.indicators)
      const seen = await call('THIRD_PARTY_EVALUATOR', 'GET', `${path}/${schemeId}`)
      expect(seen).toMatchObject({
        status: 200,
        body: { base: null, reason: null, mayDecide: false, mayRevise: false },
      })
      expect(seen.body.check).toEqual({ isAccepted: true, faults: [], breaches: [], conflicts: [] })
      expect(seen.body.source).toMatch(/《.+》.+为本平台所拟/)
      for (const audience of audiences) {
        const tops = scheme.trees[audience].nodes.filter(({ parent }) => parent === null)
        expect(tops.map(({ name }) => name.zh)).toEqual(said.tops)
        for (const windowKind of windowKinds) {
          const ask = {
            scheme,
            audience,
            windowKind,
            values: bestOf(scheme),
            bonuses: [],
            deductions: [],
            coverageMin: 8000,
          }
          expect(computeComposite(ask)).toMatchObject({
            points: 100_000,
            coverage: 10_000,
            held: [],
            isPublished: true,
          })
        }
      }
    },
  )

  test('with citizens and enterprises weighed differently, and the indicators of the sources in the library', async () => {
    for (const code of Object.keys(shipped)) {
      const { scheme } = await shippedScheme(platform, code)
      expect(scheme.trees.CITIZEN.nodes).not.toEqual(scheme.trees.ENTERPRISE.nodes)
    }
    const library = await call('DISCIPLINE_INSPECTOR', 'GET', '/api/v1/indicators')
    const listed = library.body.indicators as readonly { pack: string; indicator: Indicator }[]
    expect(listed.length).toBeGreaterThanOrEqual(46)
    expect(listed.every(({ indicator }) => indicator.document.includes('《') && indicator.source !== null)).toBe(true)
    expect(listed.filter(({ indicator }) => indicator.isVolume).map(({ indicator }) => indicator.code)).toEqual([
      'cases-per-person',
      'media',
      'study-visits',
    ])
  })

  test('with where each rule is written beside it', async () => {
    const { schemeId } = await shippedScheme(platform, 'red-flag')
    const { rules } = (await call('WORKING_GROUP', 'GET', `${path}/${schemeId}`)).body
    expect(rules).toContainEqual({
      ...{ pack: 'COMMON', name: 'processMin', share: 4000 },
      source: '《服务窗口评价实施方案》3.2、5.2：过程指标占比不低于 40 %',
    })
    expect(rules).toContainEqual({
      ...{ pack: 'RED_FLAG', name: 'thirdPartyMax', share: 4000 },
      source: '《红旗窗口活动实施方案》6.3：第三方评估占 40 %、系统数据占 30 %、群众评议占 30 %',
    })
  })
})

const reweighed = (scheme: ScoreScheme, weights: Readonly<Record<string, number>>): ScoreScheme => ({
  ...scheme,
  trees: {
    ...scheme.trees,
    CITIZEN: {
      ...scheme.trees.CITIZEN,
      nodes: scheme.trees.CITIZEN.nodes.map((node) => ({ ...node, weight: weights[node.code] ?? node.weight })),
    },
  },
})

describe('what does not keep the rules is refused', () => {
  test('and told everything at once, each with its source', async () => {
    const scheme = reweighed(someScheme, { public: 4500, check: 2500, manner: 4000, grade: 6000 })
    expect(await draft({ scheme })).toMatchObject({
      ...{ status: 422, body: { code: 'SCHEME_RULE_BROKEN', at: '/scheme/trees/CITIZEN' } },
    })
    const checked = await call('WORKING_GROUP', 'POST', `${path}/check`, { scheme })
    expect(checked).toMatchObject({ status: 200, body: { isAccepted: false, faults: [], conflicts: [] } })
    const breaches = checked.body.breaches as readonly { rule: { source: string }; share: number }[]
    expect(breaches.map(({ rule, share }) => `${share} ${rule.source}`)).toEqual([
      '3300 《服务窗口评价实施方案》3.2、5.2：过程指标占比不低于 40 %',
      '4500 《服务窗口评价实施方案》3.2：群众评价占比提升至 50 %',
    ])
  })

  test('40/30/30 is kept under its own constraint set and refused under the general one; under both nothing is chosen', async () => {
    const { schemeId: baseSchemeId, scheme } = await shippedScheme(platform, 'red-flag')
    const made = { code: 'red-flag', baseSchemeId }
    const renamed = { ...scheme, title: { zh: '红旗窗口评估', en: 'Red flags' } }
    expect(await draft({ ...made, scheme: { ...renamed, packs: ['GENERAL'] } })).toMatchObject({
      ...{ status: 422, body: { code: 'SCHEME_RULE_BROKEN' } },
    })
    expect(await draft({ ...made, scheme: { ...renamed, packs: ['GENERAL', 'RED_FLAG'] } })).toMatchObject({
      ...{ status: 422, body: { code: 'SCHEME_RULES_CONFLICT', at: '/scheme/packs' } },
    })
    expect(await draft({ ...made, scheme: renamed })).toMatchObject({ status: 201, body: { version: 2 } })
  })

  test('and what is no scheme at all is told where', async () => {
    expect(await draft({ scheme: reweighed(someScheme, { check: 1 }) })).toMatchObject({
      ...{ status: 422, body: { code: 'SCHEME_FAULTY', at: '/scheme/trees/CITIZEN/nodes' } },
    })
    expect(await draft({ scheme: { ...someScheme, indicators: [] } })).toMatchObject({
      body: { code: 'SCHEME_FAULTY' },
    })
    expect(await draft({ reason: ' ' })).toMatchObject({ status: 400, body: { code: 'MALFORMED' } })
  })
})

describe('a scheme is never changed in place: another version is drafted', () => {
  test('for the own division, and changes nothing before somebody else puts it in force from a day on', async () => {
    const { schemeId: baseSchemeId, scheme } = await shippedScheme(platform, 'five-dimensions')
    const changed = reweighed(scheme, { 'felt-attitude': 2500, 'felt-overall': 500 })
    const made = { code: 'five-dimensions', baseSchemeId, scheme: changed, reason: '老年人多' }
    expect(await draft({ ...made, scheme })).toMatchObject({ status: 422, body: { code: 'SCHEME_UNCHANGED' } })
    const drafted = await draft(made)
    expect(drafted).toMatchObject({
      status: 201,
      body: {
        ...{ version: 2, state: 'OPEN', isOwn: true, mayDecide: false, governs: false, source: '评价办法' },
        ...{ reason: '老年人多', base: { schemeId: baseSchemeId, version: 1 }, check: { isAccepted: true } },
      },
    })
    const { schemeId } = drafted.body
    const wish = { outcome: 'PUBLISHED', effectiveFrom: '2026-12-01' }
    expect(await decide('WORKING_GROUP', schemeId, wish)).toMatchObject({ status: 403, body: { code: 'OWN_DRAFT' } })
    expect(await decide('LEADING_GROUP', schemeId, { ...wish, effectiveFrom: '2026-11-23' })).toMatchObject({
      ...{ status: 422, body: { code: 'EFFECTIVE_TOO_EARLY' } },
    })
    expect(await decide('LEADING_GROUP', schemeId, wish)).toMatchObject({
      ...{ status: 200, body: { state: 'FUTURE', effectiveFrom: '2026-12-01' } },
    })
    expect(await decide('LEADING_GROUP', schemeId, wish)).toMatchObject({ status: 409, body: { code: 'DRAFT_ENDED' } })
    const states = async (on: string) =>
      (await list('WORKING_GROUP', on))
        .filter(({ code }) => code === 'five-dimensions')
        .map(({ version, state, governs }) => `${version} ${state} ${governs}`)
    expect(await states('2026-11-30')).toEqual(['2 FUTURE false', '1 IN_FORCE true'])
    expect(await states('2026-12-01')).toEqual(['2 IN_FORCE true', '1 IN_FORCE false'])
    const { world, app } = platform.running
    const [place] = await platform.database.query<{ id: number }>(
      'select id from administrative_division where division_code = $1',
      [district],
    )
    const of = { code: 'five-dimensions', divisionId: place?.id ?? 0 }
    const on = (day: string) => findSchemeOn({ world, rules: app.rules }, { ...of, on: day as PlainDate })
    // A period of November keeps the version it began by.
    expect((await on('2026-11-30'))?.schemeId).toBe(baseSchemeId)
    expect((await on('2026-12-01'))?.schemeId).toBe(schemeId)
    expect((await findScheme(world.app, schemeId))?.body).toEqual(changed)
    expect(await draft({ ...made, scheme: someScheme })).toMatchObject({
      status: 409,
      body: { code: 'VERSION_PASSED' },
    })
  })

  test('and a scheme that nobody has may be drafted under a code of its own, and rejected with a reason', async () => {
    expect(await draft({ code: 'servqual' })).toMatchObject({ status: 409, body: { code: 'SCHEME_CODE_TAKEN' } })
    const drafted = await draft()
    expect(drafted).toMatchObject({ status: 201, body: { version: 1, base: null } })
    expect(await draft({ baseSchemeId: drafted.body.schemeId })).toMatchObject({ body: { code: 'SCHEME_UNKNOWN' } })
    const { schemeId } = drafted.body
    expect(await decide('LEADING_GROUP', schemeId, { outcome: 'REJECTED' })).toMatchObject({
      ...{ status: 422, body: { code: 'STEP_INCOMPLETE', at: '/reason' } },
    })
    expect(await decide('LEADING_GROUP', schemeId, { outcome: 'REJECTED', reason: '权重依据不足' })).toMatchObject({
      ...{ status: 200, body: { state: 'REJECTED', decisionReason: '权重依据不足' } },
    })
    clock += 86_400_000
    expect((await list('LEADING_GROUP')).filter(({ code }) => code === 'own-scheme')).toMatchObject([
      { governs: false },
    ])
  })

  test('and keeps the rules of the day on which it takes effect, not of the day on which it was drafted', async () => {
    const drafted = await draft({ code: 'early-scheme' })
    expect(drafted.status).toBe(201)
    // From next year on the public weighs 60 % in that district.
    await platform.database.query(
      `insert into policy (word, division_id, effective_from, version, source, sources, body)
       select p.word, d.id, '2027-01-01', p.version + 1, '新办法', '{}', jsonb_set(p.body, '{packs,GENERAL,publicMin}', '6000')
       from policy p, administrative_division d where p.word = 'score-scheme' and d.division_code = $1`,
      [district],
    )
    await platform.running.app.rules.refresh()
    const { schemeId } = drafted.body
    expect(
      await decide('LEADING_GROUP', schemeId, { outcome: 'PUBLISHED', effectiveFrom: '2027-01-01' }),
    ).toMatchObject({
      ...{ status: 422, body: { code: 'SCHEME_RULE_BROKEN', at: '/effectiveFrom' } },
    })
    expect(
      (await decide('LEADING_GROUP', schemeId, { outcome: 'PUBLISHED', effectiveFrom: '2026-12-31' })).status,
    ).toBe(200)
  })
})

describe('whoever', () => {
  test('stands elsewhere neither sees a draft nor drafts', async () => {
    const elsewhere = await bringScheme(platform, '990103000000', 'elsewhere')
    expect((await list('WORKING_GROUP')).map(({ schemeId }) => schemeId)).not.toContain(elsewhere)
    expect(await call('WORKING_GROUP', 'GET', `${path}/${elsewhere}`)).toMatchObject({ status: 404 })
    expect(await decide('LEADING_GROUP', elsewhere, { outcome: 'REJECTED', reason: '不' })).toMatchObject({
      status: 404,
    })
    expect(await draft({ divisionCode: '990103000000' })).toMatchObject({ status: 403, body: { code: 'FORBIDDEN' } })
  })

  test('acts, the audit says so', async () => {
    const rows = await platform.database.query<{ act: string }>(
      `select distinct act from audit_entry where act like 'SCORE_SCHEME%' order by act`,
    )
    expect(rows.map(({ act }) => act)).toEqual(['SCORE_SCHEME_DECIDED', 'SCORE_SCHEME_DRAFTED'])
  })

  test('writes past the program cannot end a draft in nobody’s name, nor change a version', async () => {
    const schemeId = await bringScheme(platform, district, 'past')
    const asApp = (statement: string) =>
      platform.database.query(`set local role yiping_app; ${statement}`).then(
        () => 'done',
        (error: Error) => error.message,
      )
    expect(
      await asApp(
        `insert into score_scheme_end (scheme_id, division_id, outcome, effective_from, ended_at) select id, division_id, 'PUBLISHED', '2026-12-01', now() from score_scheme where id = '${schemeId}'`,
      ),
    ).toMatch(/row-level security/)
    expect(await asApp(`update score_scheme set source = 'x' where id = '${schemeId}'`)).toMatch(/permission denied/)
    expect(await asApp(`delete from indicator`)).toMatch(/permission denied/)
  })
})

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { PlainDate } from '../../domain/kernel/plain-date.ts'
import type { ScoreScheme } from '../../domain/score-scheme.ts'
import { Undertakings } from '../../server/platform/undertakings.ts'
import { bringPastScheme, findSchemeOn, isSchemeAccepted } from '../../server/score-scheme/index.ts'
import { bringTrialWorkers } from '../../server/trial/index.ts'
import { citySchemeOf, decideScheme } from '../../tools/city/scheme.ts'
import { startPlatform, type TestPlatform } from '../support/platform.ts'

const parameters = {
  ...{ seed: 1, until: '2026-11-01' as PlainDate, days: 130, servicesPerWindowDay: 11, participationPercent: 33 },
}
const everywhere = '000000000000'

let platform: TestPlatform
const lines: string[] = []
beforeAll(async () => {
  platform = await startPlatform()
})
afterAll(() => platform.stop())

const deps = () => ({ world: platform.running.world, rules: platform.running.app.rules })
const site = () => ({
  ...platform.running,
  rules: platform.running.app.rules,
  dataDir: '',
  undertakings: new Undertakings(),
  print: (line: string) => lines.push(line),
})
const inForceOn = (on: string) =>
  findSchemeOn(deps(), {
    ...{ code: 'general-composite', divisionId: platform.running.app.rules.rootDivisionId },
    on: on as PlainDate,
  })
const versions = () =>
  platform.database.query<{ version: number; outcome: string | null }>(
    `select s.version, e.outcome from score_scheme s left join score_scheme_end e on e.scheme_id = s.id
     where s.code = 'general-composite' order by s.version`,
  )

describe('the scheme of the trial city', () => {
  test('is drafted by one and put in force by another, from the year in which the city begins, once', async () => {
    await decideScheme(site(), parameters)
    await decideScheme(site(), parameters)
    expect(await versions()).toEqual([
      { version: 1, outcome: 'PUBLISHED' },
      { version: 2, outcome: 'PUBLISHED' },
    ])
    expect((await inForceOn('2025-12-31'))?.version).toBe(1)
    expect(await inForceOn('2026-01-01')).toMatchObject({ version: 2, title: { zh: '云山市综合评价方案' } })
    expect(lines).toEqual([])
  })

  test('keeps the rules of the sources, and asks for nothing that nobody brings but where nobody can be visited', async () => {
    const { rules } = deps()
    const scheme = (await inForceOn('2026-09-30'))?.body as ScoreScheme
    const at = Date.parse('2026-09-30T00:00:00+08:00')
    expect(scheme.packs).toEqual(['GENERAL'])
    expect(isSchemeAccepted(rules, scheme, rules.rootDivisionId, at)).toBe(true)
    expect(new Set(scheme.indicators.map(({ source }) => source?.group))).toEqual(
      new Set(['PUBLIC', 'THIRD_PARTY', 'SYSTEM']),
    )
    const entered = scheme.indicators.filter(({ source }) => source?.measure.startsWith('entered.'))
    expect(entered.map(({ code }) => code)).toEqual(['third-survey'])
    for (const { nodes } of Object.values(scheme.trees))
      expect(nodes.find(({ code }) => code === 'hall-visit')?.alternates).toEqual([
        { node: 'third-survey', share: 10_000 },
      ])
  })

  test('gives way to a version that others have put in force', async () => {
    const others = await bringTrialWorkers(platform.running.world, [
      { username: 'other.drafter', name: '某起草人', role: 'WORKING_GROUP', divisionCode: everywhere },
      { username: 'other.leader', name: '某决策人', role: 'LEADING_GROUP', divisionCode: everywhere },
    ])
    const people = { drafterId: others.get('other.drafter') ?? '', deciderId: others.get('other.leader') ?? '' }
    const past = {
      ...{ code: 'general-composite', effectiveFrom: '2026-12-01' as PlainDate, source: '办法', reason: '试' },
      make: citySchemeOf,
    }
    expect(await bringPastScheme(deps(), past, people)).toBe(false)
    expect(await versions()).toHaveLength(2)
  })
})

import { describe, expect, test } from 'vitest'
import type { PlainDate } from '../../domain/kernel/plain-date.ts'
import { findScorePeriod, type ScorePeriod } from '../../domain/score-period.ts'
import { findDueBridge } from './due-bridge.ts'
import { Report } from './finding.ts'
import type { LoggedPolicy, LoggedRules, LoggedScheme } from './logged-rules.ts'
import { loadBridge } from './ranking-bridge.ts'
import type { LogSource } from './source.ts'

const first = '2020-01-01'
const words = [
  ...['window-score', 'evaluation', 'composite-score', 'score-scheme', 'rater-agreement', 'system-indicator'],
  ...['score-period', 'terminal'],
] as const
let ids = 0
const policy = (word: string, from: string, body: object = {}): LoggedPolicy => ({
  ...{ id: ++ids, word, divisionId: 1, effectiveFrom: from as PlainDate, effectiveUntil: null, version: ids },
  ...{ source: '办法', sources: {}, body: { ...bodies[word], ...body } },
})
const bodies: Readonly<Record<string, object>> = {
  'composite-score': { schemeCode: 'city' },
  'score-period': { bridgePeriods: 1 },
}
const scheme = (version: number, from: string): LoggedScheme => ({
  ...{ schemeId: `scheme ${version}`, code: 'city', version, divisionId: 1, source: '办法', outcome: 'PUBLISHED' },
  ...{ effectiveFrom: from as PlainDate, body: {} as LoggedScheme['body'] },
})
const reasons = (code: string, from: string) => ({ code, inForceFrom: from as PlainDate, tags: [] })
const shipped = words.map((word) => policy(word, first))
const rulesOf = (over: { policies?: LoggedPolicy[]; schemes?: LoggedScheme[]; tagSets?: LoggedRules['tagSets'] }) => ({
  policies: [...shipped, ...(over.policies ?? [])],
  schemes: [scheme(1, first), ...(over.schemes ?? [])],
  tagSets: [reasons('old', first), ...(over.tagSets ?? [])],
  leaves: [],
  divisionId: 1,
})
const periodOf = (name: string) => findScorePeriod(name) as ScorePeriod
const midnight = (day: string) => Date.parse(`${day}T00:00:00+08:00`)
const later = (word: string, body?: object) => ({ policies: [policy(word, '2026-09-01', body)] })

const firstOfMonth = { rulesDay: '2026-08-01', askedUntilMs: null }
const within = { rulesDay: '2026-09-01', askedUntilMs: midnight('2026-09-16') }
const changes: readonly (readonly [string, LoggedRules, object])[] = [
  ['how windows are compared', rulesOf(later('window-score')), { changed: ['window-score'], ...firstOfMonth }],
  ['which grades are bad', rulesOf(later('evaluation')), { changed: ['evaluation'], ...firstOfMonth }],
  ['the composite', rulesOf(later('composite-score')), { changed: ['composite-score'], ...firstOfMonth }],
  ['what schemes have to keep', rulesOf(later('score-scheme')), { changed: ['score-scheme'], ...firstOfMonth }],
  ['how assessors agree', rulesOf(later('rater-agreement')), { changed: ['rater-agreement'], ...firstOfMonth }],
  ['what systems say', rulesOf(later('system-indicator')), { changed: ['system-indicator'], ...firstOfMonth }],
  ['the scheme', rulesOf({ schemes: [scheme(2, '2026-08-20')] }), { changed: ['scheme'], ...firstOfMonth }],
  ['the reasons', rulesOf({ tagSets: [reasons('new', '2026-09-16')] }), { changed: ['labels'], ...within }],
  [
    'how people are asked',
    rulesOf({ policies: [policy('evaluation', '2026-09-16')] }),
    { changed: ['labels'], ...within },
  ],
  ['terminals', rulesOf({ policies: [policy('terminal', '2026-09-16')] }), { changed: ['terminal'], ...within }],
]

describe('a bridge is due', () => {
  test.each(changes)('where this has changed: %s', (_, rules, due) => {
    expect(findDueBridge(rules, periodOf('2026-09'))).toEqual(due)
  })

  test.each(changes)(
    'and is missed where it is kept back, whatever was told of the period before: %s',
    async (_, rules) => {
      const told: string[] = []
      const source = { name: 'log', text: async () => JSON.stringify({ bridge: null }) } as unknown as LogSource
      const report = new Report((line) => told.push(line))
      await loadBridge({ report, source, rules, period: '2026-09', ranking: { revision: '0' } })
      expect(told.map((line) => JSON.parse(line).code)).toEqual(['RANKING_DIFFERS'])
    },
  )

  test('for as many periods as the rules of its first day say', () => {
    const [one, two] = [later('window-score'), policy('score-period', first, { bridgePeriods: 2 })]
    expect(findDueBridge(rulesOf(one), periodOf('2026-10'))).toBeUndefined()
    expect(findDueBridge(rulesOf({ policies: [...one.policies, two] }), periodOf('2026-10'))).toEqual({
      ...{ changed: ['window-score'], ...firstOfMonth },
    })
    const none = policy('score-period', first, { bridgePeriods: 0 })
    expect(findDueBridge(rulesOf({ policies: [...one.policies, none] }), periodOf('2026-09'))).toBeUndefined()
  })

  test('not where nothing has, nor by a first scheme, nor between two months of which none holds both ways of asking; of the quarter it is', () => {
    expect(findDueBridge(rulesOf({}), periodOf('2026-09'))).toBeUndefined()
    const begun = { ...rulesOf({}), schemes: [scheme(1, '2026-09-01')] }
    expect(findDueBridge(begun, periodOf('2026-09'))).toBeUndefined()
    const between = rulesOf({ policies: [policy('terminal', '2026-09-01')] })
    expect(findDueBridge(between, periodOf('2026-09'))).toBeUndefined()
    expect(findDueBridge(between, periodOf('2026-Q3'))).toEqual({
      ...{ changed: ['terminal'], rulesDay: '2026-07-01', askedUntilMs: midnight('2026-09-01') },
    })
  })
})

import { expect, test } from 'vitest'
import type { PlainDate } from './kernel/plain-date.ts'
import { besideEachOther, changedRules, findAskingChange, type RuleVersions } from './score-bridge.ts'

const rules: RuleVersions = {
  ...{ 'window-score': '1', evaluation: '2', 'composite-score': '3', 'score-scheme': '4' },
  ...{ 'rater-agreement': '5', 'system-indicator': '6', scheme: 'a' },
}
const month = { fromDay: '2026-09-01' as PlainDate, endDay: '2026-10-01' as PlainDate }

test('whatever a figure rests on is a rule of it: each that is another is told', () => {
  expect(changedRules(rules, rules)).toEqual([])
  for (const rule of Object.keys(rules) as (keyof RuleVersions)[])
    expect(changedRules(rules, { ...rules, [rule]: 'another' })).toEqual([rule])
  expect(changedRules(rules, { ...rules, evaluation: '7', scheme: 'b' })).toEqual(['evaluation', 'scheme'])
})

test('a first scheme replaces none, and one that was given up has been replaced by nothing', () => {
  const without = { ...rules, scheme: null }
  expect(changedRules(without, { ...rules, 'composite-score': '9' })).toEqual([])
  expect(changedRules(without, { ...rules, 'window-score': '9' })).toEqual(['window-score'])
  expect(changedRules(rules, without)).toEqual(['scheme'])
})

test('labels or terminals that change within a period leave the days before to compare with', () => {
  const labelsFrom = (from: string) => (day: PlainDate) => ({ labels: day < from ? 'old' : 'new', terminal: '1' })
  expect(findAskingChange(month, labelsFrom('2026-09-11'))).toEqual({ day: '2026-09-11', changed: ['labels'] })
  expect(findAskingChange(month, labelsFrom('2026-09-30'))?.day).toBe('2026-09-30')
  const both = (day: PlainDate) => ({
    labels: day < '2026-09-02' ? 'a' : 'b',
    terminal: day < '2026-09-02' ? '1' : '2',
  })
  expect(findAskingChange(month, both)?.changed).toEqual(['labels', 'terminal'])
})

test('where they change between two months no day of either is asked both ways', () => {
  const versions = (day: PlainDate) => ({ labels: '1', terminal: day < '2026-09-01' ? '1' : '2' })
  expect(findAskingChange(month, versions)).toBeUndefined()
  const quarter = { fromDay: '2026-07-01' as PlainDate, endDay: '2026-10-01' as PlainDate }
  expect(findAskingChange(quarter, versions)?.day).toBe('2026-09-01')
})

test('whom one of two results names alone stands beside nothing', () => {
  const line = (key: string, points: number) => ({ key, points })
  expect(besideEachOther([line('B', 1), line('A', 2)], [line('C', 3), line('A', 4)])).toEqual([
    { key: 'A', now: line('A', 2), before: line('A', 4) },
    { key: 'B', now: line('B', 1), before: null },
    { key: 'C', now: null, before: line('C', 3) },
  ])
})

import { expect, test } from 'vitest'
import { measureSystem, systemReadings, tellSystem } from './system-indicator.ts'
import { systemIndicators } from './system-indicator-definition.ts'

const share = {
  reading: 'accepted',
  ...{ records: 'cases', covered: 'known', group: 'known' },
  formula: { kind: 'RATIO', part: 'again', of: 'known', times: 100 },
} as const
const policy = { smallestGroup: 10, coverageMinPercent: 80 }

test.each([
  // 3 of 7 are 42.857142… %.
  [3, 7, 42_857],
  [0, 7, 0],
  [7, 7, 100_000],
  // 1 of 200 000 is half of a thousandth of a percent: it goes to the even one.
  [1, 200_000, 0],
  [3, 200_000, 2],
])('%i of %i are %i thousandths of a percent', (again, known, value) => {
  expect(measureSystem(share, { cases: known, known, again }).value).toBe(value)
})

test('what divides by nothing is nothing, and not zero', () => {
  expect(measureSystem(share, { cases: 4, known: 0, again: 0 })).toEqual({
    records: 4,
    covered: 0,
    group: 0,
    value: null,
  })
})

test('a median is told as the reading has told it', () => {
  const median = { ...share, formula: { kind: 'TOLD', column: 'days' } } as const
  expect(measureSystem(median, { cases: 5, known: 5, days: 1750 }).value).toBe(1750)
  expect(measureSystem(median, { cases: 5, known: 0, days: null }).value).toBeNull()
})

test('of a small group neither the value is told nor how small it is', () => {
  const nothing = { value: null, records: null, covered: null, coverageHundredths: null }
  expect(tellSystem({ records: 9, covered: 9, group: 9, value: 5 }, policy)).toEqual({
    standing: 'TOO_FEW',
    ...nothing,
  })
  expect(tellSystem({ records: 400, covered: 400, group: 9, value: 5 }, policy)).toEqual({
    standing: 'TOO_FEW',
    ...nothing,
  })
  expect(tellSystem({ records: 10, covered: 10, group: 10, value: 5 }, policy)).toEqual({
    ...{ standing: 'TOLD', value: 5, records: 10, covered: 10, coverageHundredths: 10_000 },
  })
})

test('a value that rests on part of the records says so', () => {
  expect(tellSystem({ records: 1000, covered: 799, group: 799, value: 5 }, policy)).toMatchObject({
    ...{ standing: 'THIN', value: 5, coverageHundredths: 7990 },
  })
  expect(tellSystem({ records: 1000, covered: 800, group: 800, value: 5 }, policy).standing).toBe('TOLD')
})

test('where there is nothing to measure that is said, with how many records did not carry it', () => {
  expect(tellSystem({ records: 0, covered: 0, group: 0, value: null }, policy)).toMatchObject({
    standing: 'NOTHING',
    records: 0,
  })
  expect(tellSystem({ records: 50, covered: 0, group: 0, value: null }, policy)).toMatchObject({
    ...{ standing: 'NOTHING', records: 50, coverageHundredths: 0 },
  })
})

test('every definition says in both languages what it is, how it is made and what counts', () => {
  for (const { name, definition, formula, counted } of systemIndicators)
    for (const words of [name, definition, formula, counted]) {
      expect(words.zh.trim()).not.toBe('')
      expect(words.en.trim()).not.toBe('')
    }
  expect(new Set(systemIndicators.map(({ measure }) => measure)).size).toBe(systemIndicators.length)
})

test('every reading is read by some indicator, and what is not measured says so first', () => {
  const read = new Set(systemIndicators.flatMap(({ source }) => (source === null ? [] : [source.reading])))
  expect([...read].sort()).toEqual([...systemReadings].sort())
  for (const { source, counted } of systemIndicators)
    expect([counted.zh.startsWith('此处不测'), counted.en.startsWith('Not measured here')]).toEqual([
      source === null,
      source === null,
    ])
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type PlainDate } from './kernel/plain-date.ts'
import { findPolicyInForce, type PolicyVersion } from './policy.ts'

const date = (text: string) => text as PlainDate
let ids = 0
const version = (divisionId: number, effectiveFrom: string, number = 1, until?: string): PolicyVersion<string> => {
  ids += 1
  return {
    id: ids,
    word: 'evaluation',
    divisionId,
    effectiveFrom: date(effectiveFrom),
    effectiveUntil: until === undefined ? null : date(until),
    version: number,
    source: '例',
    sources: {},
    body: `${divisionId}/${effectiveFrom}/${number}`,
  }
}
const [country, province, city, district] = [1, 2, 3, 4]
const path = [district, city, province, country]

describe('the policy in force for a place on a day', () => {
  const versions = [
    version(country, '2019-12-03'),
    version(province, '2021-01-01'),
    version(city, '2026-01-01'),
    version(city, '2026-01-01', 2),
    version(city, '2026-12-01'),
    version(99, '2026-01-01'),
  ]

  test.each([
    ['2019-12-02', undefined],
    ['2019-12-03', '1/2019-12-03/1'],
    ['2020-12-31', '1/2019-12-03/1'],
    ['2021-01-01', '2/2021-01-01/1'],
    ['2026-01-01', '3/2026-01-01/2'],
    ['2026-11-30', '3/2026-01-01/2'],
    ['2026-12-01', '3/2026-12-01/1'],
  ])('on %s it is %s: nearest division, latest day, highest version', (on, expected) => {
    expect(findPolicyInForce(versions, path, date(on))?.body).toBe(expected)
  })

  test('a nearer division wins even where a farther one was changed later', () => {
    const rows = [version(city, '2020-01-01'), version(country, '2026-01-01')]
    expect(findPolicyInForce(rows, path, date('2026-11-21'))?.divisionId).toBe(city)
  })
})

test('one that ends gives way to what held before it, and where nothing did to what holds above', () => {
  const rows = [
    version(country, '2019-12-03'),
    version(city, '2026-03-01', 1, '2026-06-01'),
    version(city, '2026-04-01', 1, '2026-05-01'),
  ]
  const inForce = (on: string) => findPolicyInForce(rows, path, date(on))?.body
  expect(['2026-03-31', '2026-04-01', '2026-04-30', '2026-05-01', '2026-05-31', '2026-06-01'].map(inForce)).toEqual([
    '3/2026-03-01/1',
    '3/2026-04-01/1',
    '3/2026-04-01/1',
    '3/2026-03-01/1',
    '3/2026-03-01/1',
    '1/2019-12-03/1',
  ])
})

describe('whatever the rows', () => {
  const anyDay = fc.integer({ min: 0, max: 60 }).map((days) => addDays(date('2026-01-01'), days))
  // Division, day and version name a row: the table keeps them unique.
  const anyVersions = fc.uniqueArray(
    fc.record({
      divisionId: fc.integer({ min: 1, max: 5 }),
      effectiveFrom: anyDay,
      number: fc.integer({ min: 1, max: 3 }),
    }),
    { selector: (row) => `${row.divisionId}/${row.effectiveFrom}/${row.number}`, maxLength: 25 },
  )

  test('their order does not matter', () => {
    fc.assert(
      fc.property(anyVersions, anyDay, fc.infiniteStream(fc.nat()), (rows, on, dice) => {
        const versions = rows.map((row) => version(row.divisionId, row.effectiveFrom, row.number))
        const shuffled = versions
          .map((row) => ({ row, at: dice.next().value as number }))
          .sort((a, b) => a.at - b.at)
          .map(({ row }) => row)
        expect(findPolicyInForce(shuffled, path, on)).toEqual(findPolicyInForce(versions, path, on))
      }),
    )
  })

  test('none is in force before its day, and no better one was passed over', () => {
    fc.assert(
      fc.property(anyVersions, anyDay, (rows, on) => {
        const versions = rows.map((row) => version(row.divisionId, row.effectiveFrom, row.number))
        const candidates = versions.filter((row) => path.includes(row.divisionId) && row.effectiveFrom <= on)
        const [best] = candidates.sort(
          (a, b) =>
            path.indexOf(a.divisionId) - path.indexOf(b.divisionId) ||
            b.effectiveFrom.localeCompare(a.effectiveFrom) ||
            b.version - a.version,
        )
        expect(findPolicyInForce(versions, path, on)).toEqual(best)
      }),
    )
  })
})

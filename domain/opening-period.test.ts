import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type PlainDate, startOfDay, weekdayOf } from './kernel/plain-date.ts'
import { dayPeriod, isDue, nextPeriod, type OpeningPeriod, weekPeriod } from './opening-period.ts'

const day = (text: string) => text as PlainDate
const someDay = fc.integer({ min: 0, max: 40_000 }).map((after) => addDays(day('2000-01-01'), after))

describe('a week', () => {
  test.each([
    ['2026-11-23', '2026-W48', '2026-11-23', '2026-11-29'],
    ['2026-11-22', '2026-W47', '2026-11-16', '2026-11-22'],
    ['2027-01-01', '2026-W53', '2026-12-28', '2027-01-03'],
    ['2024-12-30', '2025-W01', '2024-12-30', '2025-01-05'],
    ['2021-01-03', '2020-W53', '2020-12-28', '2021-01-03'],
  ])('is named as ISO 8601 does: %s lies in %s', (within, name, fromDay, toDay) => {
    expect(weekPeriod(day(within))).toEqual({ name, kind: 'WEEK', fromDay, toDay })
  })

  test('runs from Monday to Sunday, and every day of it names the same', () => {
    fc.assert(
      fc.property(someDay, (within) => {
        const { name, fromDay, toDay } = weekPeriod(within)
        expect([weekdayOf(fromDay), weekdayOf(toDay)]).toEqual([1, 7])
        expect([weekPeriod(fromDay).name, weekPeriod(toDay).name]).toEqual([name, name])
      }),
    )
  })
})

test('one period follows the other: each day once, and each week once after its Sunday', () => {
  const seen: string[] = []
  let period: OpeningPeriod = dayPeriod(day('2026-11-21'))
  for (let turn = 0; turn < 11; turn += 1) {
    seen.push(period.name)
    period = nextPeriod(period)
  }
  expect(seen).toEqual([
    ...['2026-11-21', '2026-11-22', '2026-W47'],
    ...['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27', '2026-11-28', '2026-11-29', '2026-W48'],
  ])
})

test('a period is due so many days after its last one, and never in the minutes in which its last evaluation may still come', () => {
  const period = dayPeriod(day('2026-11-21'))
  const midnight = startOfDay(day('2026-11-22'))
  const policy = (openAfterDays: number) => ({ openAfterDays, smallestGroup: 5 })
  expect(isDue(period, policy(1), midnight)).toBe(false)
  expect(isDue(period, policy(1), midnight + 599_999)).toBe(false)
  expect(isDue(period, policy(1), midnight + 600_000)).toBe(true)
  expect(isDue(period, policy(3), startOfDay(day('2026-11-24')) - 1)).toBe(false)
  expect(isDue(period, policy(3), startOfDay(day('2026-11-24')))).toBe(true)
  expect(isDue(weekPeriod(day('2026-11-18')), policy(1), midnight + 600_000)).toBe(false)
})

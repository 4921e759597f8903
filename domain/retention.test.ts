import { describe, expect, test } from 'vitest'
import type { PlainDate } from './kernel/plain-date.ts'
import { retirableFrom, retireMonth } from './retention.ts'

const fiveYears = { keptNaturalYears: 5 }
const may = (month: number, today: string) => retireMonth(month, today as PlainDate, fiveYears).granted

describe('what was received in a month is kept for whole years', () => {
  test.each([
    [202111, '2026-12-01'],
    [202112, '2027-01-01'],
    [202402, '2029-03-01'],
  ])('%i until %s', (month, from) => expect(retirableFrom(month, fiveYears)).toBe(from))

  test('counted from its last day: not a day earlier', () => {
    expect([may(202111, '2026-11-30'), may(202111, '2026-12-01')]).toEqual([false, true])
    expect([may(202112, '2026-12-31'), may(202112, '2027-01-01')]).toEqual([false, true])
  })

  test('the present month is never among them', () => {
    expect(retireMonth(202611, '2026-11-22' as PlainDate, { keptNaturalYears: 1 })).toEqual({
      granted: false,
      code: 'STILL_TO_BE_KEPT',
    })
  })
})

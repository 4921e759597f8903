import { expect, test } from 'vitest'
import type { PlainDate } from './kernel/plain-date.ts'
import { findIsWorkingDay, type WorkingCalendar } from './working-calendar.ts'

const calendar: WorkingCalendar = {
  years: new Set([2026]),
  days: new Map([
    ['2026-10-01', 'HOLIDAY'],
    ['2026-10-10', 'ADJUSTED_WORKDAY'],
    ['2026-10-12', 'COMPENSATORY_DAY_OFF'],
    ['2026-10-13', 'LOCAL_CLOSURE'],
    ['2026-10-17', 'LOCAL_OPENING'],
    ['2026-10-18', 'ORDINARY'],
  ] as [PlainDate, 'HOLIDAY'][]),
}

test.each([
  ['2026-10-09', true, 'a Friday'],
  ['2026-10-11', false, 'a Sunday'],
  ['2026-10-01', false, 'a holiday on a Thursday'],
  ['2026-10-10', true, 'a Saturday made up for'],
  ['2026-10-12', false, 'a Monday given off for work on a Sunday'],
  ['2026-10-13', false, 'a Tuesday with a typhoon'],
  ['2026-10-17', true, 'a Saturday on which the hall opens'],
  ['2026-10-18', false, 'a Sunday that was taken back'],
] as const)('%s is a working day: %s, %s', (day, isWorking, _why) => {
  expect(findIsWorkingDay(calendar, day as PlainDate)).toBe(isWorking)
})

test('of a year that has not been published nothing is said', () => {
  expect(findIsWorkingDay(calendar, '2027-01-04' as PlainDate)).toBeUndefined()
})

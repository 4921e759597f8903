import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type PlainDate, startOfDay, toPlainDate } from './kernel/plain-date.ts'
import type { OpeningPeriod } from './opening-hours.ts'
import { dueAt, type ServiceCalendar, type TimeLimit } from './time-limit.ts'
import { type CalendarDayKind, findIsWorkingDay } from './working-calendar.ts'

/** 国办发明电〔2024〕12号 and 〔2025〕7号: the days of 2025 and 2026 that differ from Monday to Friday. */
const published: Readonly<Record<string, CalendarDayKind>> = {
  ...span('2025-01-28', '2025-02-04', 'HOLIDAY'),
  '2025-01-26': 'ADJUSTED_WORKDAY',
  '2025-02-08': 'ADJUSTED_WORKDAY',
  ...span('2025-10-01', '2025-10-08', 'HOLIDAY'),
  '2025-09-28': 'ADJUSTED_WORKDAY',
  '2025-10-11': 'ADJUSTED_WORKDAY',
  ...span('2026-01-01', '2026-01-03', 'HOLIDAY'),
  '2026-01-04': 'ADJUSTED_WORKDAY',
  ...span('2026-02-15', '2026-02-23', 'HOLIDAY'),
  '2026-02-14': 'ADJUSTED_WORKDAY',
  '2026-02-28': 'ADJUSTED_WORKDAY',
  ...span('2026-10-01', '2026-10-07', 'HOLIDAY'),
  '2026-09-20': 'ADJUSTED_WORKDAY',
  '2026-10-10': 'ADJUSTED_WORKDAY',
}

function span(from: string, to: string, kind: CalendarDayKind): Record<string, CalendarDayKind> {
  const days: Record<string, CalendarDayKind> = {}
  for (let day = from as PlainDate; day <= to; day = addDays(day, 1)) days[day] = kind
  return days
}

const weekly = (weekdays: readonly number[]): readonly OpeningPeriod[] =>
  weekdays.flatMap((weekday) => [
    { weekday, from: '09:00', to: '12:00' },
    { weekday, from: '13:30', to: '17:00' },
  ])

const calendar: ServiceCalendar = {
  years: new Set([2025, 2026]),
  days: new Map(Object.entries(published) as [PlainDate, CalendarDayKind][]),
  hours: weekly([1, 2, 3, 4, 5]),
}

const at = (text: string) => Date.parse(`${text}+08:00`)
const inShanghai = (instant: number) => new Date(instant + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')
const due = (limit: TimeLimit, from: string) => {
  const decision = dueAt(limit, at(from), calendar)
  return decision.granted ? inShanghai(decision.value) : decision.code
}

describe('a clock is over', () => {
  test.each([
    ['24 hours', { count: 24, unit: 'HOURS' }, '2025-09-30T17:30:00', '2025-10-01 17:30', 'through a holiday too'],
    ['24 hours', { count: 24, unit: 'HOURS' }, '2026-12-31T20:00:00', '2027-01-01 20:00', 'into an unknown year'],
    ['7 natural days', { count: 7, unit: 'NATURAL_DAYS' }, '2025-09-30T17:30:00', '2025-10-08 00:00', ''],
    [
      '7 natural days',
      { count: 7, unit: 'NATURAL_DAYS', lastDayMoves: true },
      '2025-09-30T17:30:00',
      '2025-10-10 00:00',
      'the last day is a holiday: 9 October counts whole',
    ],
    [
      '3 working days',
      { count: 3, unit: 'WORKING_DAYS' },
      '2026-11-16T12:00:00',
      '2026-11-20 00:00',
      'an ordinary week',
    ],
    [
      '3 working days',
      { count: 3, unit: 'WORKING_DAYS' },
      '2025-09-26T09:00:00',
      '2025-10-01 00:00',
      'Sunday 28 September is worked',
    ],
    [
      '3 working days',
      { count: 3, unit: 'WORKING_DAYS' },
      '2025-09-30T09:00:00',
      '2025-10-12 00:00',
      '9, 10 and Saturday 11 October',
    ],
    [
      '15 working days',
      { count: 15, unit: 'WORKING_DAYS' },
      '2026-02-10T10:00:00',
      '2026-03-10 00:00',
      'Spring Festival with 14 and 28 February worked',
    ],
    [
      '3 working days',
      { count: 3, unit: 'WORKING_DAYS' },
      '2026-01-01T00:00:00',
      '2026-01-07 00:00',
      'begun on a holiday: Sunday 4, 5 and 6 January',
    ],
    [
      '3 working days',
      { count: 3, unit: 'WORKING_DAYS' },
      '2026-12-28T23:59:59',
      '2027-01-01 00:00',
      'to the very edge of the year',
    ],
    [
      '3 working days',
      { count: 3, unit: 'WORKING_DAYS' },
      '2026-12-29T00:00:00',
      'CALENDAR_NOT_PUBLISHED',
      'beyond it nothing is guessed',
    ],
    ['8 natural days', { count: 8, unit: 'NATURAL_DAYS' }, '2026-12-29T00:00:00', '2027-01-07 00:00', 'need no notice'],
    [
      '8 natural days',
      { count: 8, unit: 'NATURAL_DAYS', lastDayMoves: true },
      '2026-12-29T00:00:00',
      'CALENDAR_NOT_PUBLISHED',
      'but to move the last day does',
    ],
    [
      '4 service hours',
      { count: 4, unit: 'SERVICE_HOURS' },
      '2026-11-16T10:00:00',
      '2026-11-16 15:30',
      'over the noon break',
    ],
    [
      '4 service hours',
      { count: 4, unit: 'SERVICE_HOURS' },
      '2026-11-13T16:00:00',
      '2026-11-16 12:00',
      'over a weekend: one hour left, three on Monday',
    ],
    [
      '1 service hour',
      { count: 1, unit: 'SERVICE_HOURS' },
      '2025-09-27T20:00:00',
      '2025-09-28 10:00',
      'a Sunday that is worked has the hours of a Monday',
    ],
    ['1 service hour', { count: 1, unit: 'SERVICE_HOURS' }, '2026-12-31T16:30:00', 'CALENDAR_NOT_PUBLISHED', ''],
  ] as const)('%s (%o) from %s: %s. %s', (_words, limit, from, expected, _why) => {
    expect(due(limit, from)).toBe(expected)
  })

  test('a hall without hours has no service hours', () => {
    const closed = { ...calendar, hours: [] }
    expect(dueAt({ count: 1, unit: 'SERVICE_HOURS' }, at('2026-11-16T10:00:00'), closed)).toMatchObject({
      code: 'NO_OPENING_HOURS',
    })
  })
})

const anyStart = fc.integer({ min: at('2025-01-01T00:00:00'), max: at('2026-10-01T00:00:00') })

test('between beginning and end lie exactly so many working days, whole', () => {
  fc.assert(
    fc.property(anyStart, fc.integer({ min: 1, max: 30 }), (from, count) => {
      const decision = dueAt({ count, unit: 'WORKING_DAYS' }, from, calendar)
      if (!decision.granted) return expect(decision.code).toBe('CALENDAR_NOT_PUBLISHED')
      let working = 0
      let day = addDays(toPlainDate(from), 1)
      for (; startOfDay(day) < decision.value; day = addDays(day, 1)) if (findIsWorkingDay(calendar, day)) working += 1
      expect(working).toBe(count)
      expect(startOfDay(day)).toBe(decision.value)
      expect(findIsWorkingDay(calendar, addDays(day, -1))).toBe(true)
    }),
  )
})

test('who begins later is never due earlier, whatever the unit', () => {
  const units = fc.constantFrom('HOURS', 'SERVICE_HOURS', 'NATURAL_DAYS', 'WORKING_DAYS')
  fc.assert(
    fc.property(anyStart, anyStart, fc.integer({ min: 1, max: 20 }), units, (a, b, count, unit) => {
      const [early, late] = [Math.min(a, b), Math.max(a, b)].map((from) => dueAt({ count, unit }, from, calendar))
      if (early?.granted && late?.granted) expect(early.value).toBeLessThanOrEqual(late.value)
    }),
  )
})

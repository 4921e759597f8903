import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  findPlainDate,
  type PlainDate,
  startOfDay,
  toHourNumber,
  toPlainDate,
  weekdayOf,
} from './plain-date.ts'

const dayMs = 86_400_000
const date = (text: string) => text as PlainDate
/** What the machine's own calendar says of a day number: the reference our arithmetic is held against. */
const reference = (dayNumber: number) => new Date(dayNumber * dayMs).toISOString().slice(0, 10)
const dayNumberOf = (text: string) => Date.parse(`${text}T00:00:00Z`) / dayMs
const inShanghai = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short' })

const [first, last] = [dayNumberOf('1970-01-01'), dayNumberOf('2200-12-31')]
const anyDay = fc.integer({ min: first, max: last }).map(reference).map(date)
const anyInstant = fc.integer({ min: Date.parse('1992-01-01T00:00:00Z'), max: Date.parse('2200-12-31T00:00:00Z') })

describe('a day is text that sorts', () => {
  test('every day from 1970 to 2200 follows the one before and is found again', () => {
    let day = date('1970-01-01')
    for (let number = first; number <= last; number += 1) {
      if (day !== reference(number) || findPlainDate(day) !== day || toPlainDate(startOfDay(day)) !== day) {
        expect.fail(`${day} is not ${reference(number)}`)
      }
      day = addDays(day, 1)
    }
    expect(day).toBe('2201-01-01')
  })

  test('days compare as their instants do', () => {
    fc.assert(fc.property(anyDay, anyDay, (a, b) => a < b === startOfDay(a) < startOfDay(b)))
  })

  test('adding days composes and can be undone', () => {
    const few = fc.integer({ min: -20_000, max: 20_000 })
    fc.assert(
      fc.property(anyDay, few, few, (day, a, b) => {
        expect(addDays(addDays(day, a), b)).toBe(addDays(day, a + b))
        expect(addDays(addDays(day, a), -a)).toBe(day)
      }),
    )
  })

  test.each([
    ['2024-02-28', 1, '2024-02-29'],
    ['2026-02-28', 1, '2026-03-01'],
    ['2100-02-28', 1, '2100-03-01'],
    ['2000-02-28', 1, '2000-02-29'],
    ['2026-01-01', -1, '2025-12-31'],
    ['2026-11-21', 15, '2026-12-06'],
  ])('%s and %i days is %s', (from, days, to) => {
    expect(addDays(date(from), days)).toBe(to)
  })
})

describe('days are counted in Shanghai', () => {
  test('an instant lies on the day that a calendar on the wall there shows', () => {
    fc.assert(fc.property(anyInstant, (instant) => toPlainDate(instant) === inShanghai.format(instant)))
  })

  test('the day changes at midnight there, not at ours', () => {
    expect(toPlainDate(Date.parse('2026-11-21T15:59:59.999Z'))).toBe('2026-11-21')
    expect(toPlainDate(Date.parse('2026-11-21T16:00:00.000Z'))).toBe('2026-11-22')
    expect(startOfDay(date('2026-11-22'))).toBe(Date.parse('2026-11-22T00:00:00+08:00'))
  })

  test('every day has 24 hours, none of them shared', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        expect(startOfDay(addDays(day, 1)) - startOfDay(day)).toBe(dayMs)
        expect(toPlainDate(startOfDay(addDays(day, 1)) - 1)).toBe(day)
      }),
    )
  })
})

test.each([
  '2026-02-30',
  '2026-13-01',
  '2026-00-10',
  '2026-01-00',
  '2026-1-1',
  '20260101',
  '2026-01-01T00:00',
  '',
  '２０２６-01-01',
])('“%s” names no day', (text) => {
  expect(findPlainDate(text)).toBeUndefined()
})

test('an opened record tells the hour, never the minute', () => {
  expect(toHourNumber(Date.parse('2026-11-21T09:00:00.000Z'))).toBe(
    toHourNumber(Date.parse('2026-11-21T09:59:59.999Z')),
  )
  expect(toHourNumber(3_600_000)).toBe(1)
})

test('the weekday of a day, Monday first', () => {
  expect(
    ['2026-11-21', '2026-11-22', '2026-11-23', '1969-12-31', '1970-01-01'].map((day) => weekdayOf(day as PlainDate)),
  ).toEqual([6, 7, 1, 3, 4])
})

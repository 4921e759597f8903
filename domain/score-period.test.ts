import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type PlainDate, startOfDay } from './kernel/plain-date.ts'
import {
  findScorePeriod,
  monthsIn,
  scorePeriodBefore,
  scorePeriodClosesAt,
  scorePeriodKinds,
  scorePeriodOf,
  scorePeriodState,
} from './score-period.ts'

const day = (text: string) => text as PlainDate
const days = fc.integer({ min: 0, max: 60_000 }).map((number) => addDays(day('1971-01-01'), number))
const late = { validForNaturalDays: 7, offlineGraceNaturalDays: 2 }

describe('a period', () => {
  test.each([
    ['2026-11', 'MONTH', '2026-11-01', '2026-12-01'],
    ['2026-12', 'MONTH', '2026-12-01', '2027-01-01'],
    ['2026-Q4', 'QUARTER', '2026-10-01', '2027-01-01'],
    ['2026-H1', 'HALF_YEAR', '2026-01-01', '2026-07-01'],
    ['2024', 'YEAR', '2024-01-01', '2025-01-01'],
  ])('called %s goes from its first day to its last', (name, kind, fromDay, endDay) => {
    expect(findScorePeriod(name)).toEqual({ name, kind, fromDay, endDay })
  })

  test.each(['2026-Q5', '2026-H3', '2026-13', '2026-00', '2026-11-01', '26-11', '2026-', '', ' 2026'])(
    'is none where it is called %j',
    (name) => {
      expect(findScorePeriod(name)).toBeUndefined()
    },
  )

  test('holds each of its days, is found by its name, and follows the one before without a gap', () => {
    fc.assert(
      fc.property(days, fc.constantFrom(...scorePeriodKinds), (of, kind) => {
        const period = scorePeriodOf(kind, of)
        expect(period.fromDay <= of && of < period.endDay).toBe(true)
        expect(findScorePeriod(period.name)).toEqual(period)
        expect(scorePeriodBefore(period).endDay).toBe(period.fromDay)
        const months = monthsIn(period)
        expect([months[0]?.fromDay, months[months.length - 1]?.endDay]).toEqual([period.fromDay, period.endDay])
      }),
    )
  })

  test('closes when the last invitation has run out and the last terminal has brought what it kept', () => {
    const period = scorePeriodOf('MONTH', day('2026-11-23'))
    // Served on 30 November, valid until the end of 7 December, brought by 9 December.
    expect(scorePeriodClosesAt(period, late)).toBe(startOfDay(day('2026-12-10')))
  })
})

describe('how far it has come', () => {
  const period = scorePeriodOf('MONTH', day('2026-11-23'))
  const closesAt = scorePeriodClosesAt(period, late)
  const until = closesAt + 5 * 86_400_000
  const none = { closesAt, objectionsUntil: null, openObjections: 0, isFinal: false }

  test.each([
    ['open while it runs', none, startOfDay(period.endDay) - 1, 'OPEN'],
    ['closing while something may arrive', none, startOfDay(period.endDay), 'CLOSING'],
    ['due when nothing can arrive any more', none, closesAt, 'DUE'],
    ['under objection when the units were shown it', { ...none, objectionsUntil: until }, until - 1, 'UNDER_OBJECTION'],
    [
      'to be decided while an objection waits, however long',
      { ...none, objectionsUntil: until, openObjections: 1 },
      until + 1e12,
      'TO_DECIDE',
    ],
    ['to be finished when nothing is in the way', { ...none, objectionsUntil: until }, until, 'TO_FINISH'],
    ['final for ever', { ...none, objectionsUntil: until, isFinal: true }, until, 'FINAL'],
  ] as const)('%s', (_, facts, now, state) => {
    expect(scorePeriodState(period, facts, now)).toBe(state)
  })

  test('never goes back as time goes on', () => {
    const order = ['OPEN', 'CLOSING', 'DUE', 'UNDER_OBJECTION', 'TO_FINISH']
    const instants = fc.integer({ min: startOfDay(period.fromDay), max: until + 1e9 })
    fc.assert(
      fc.property(instants, fc.nat(1e9), fc.boolean(), (now, after, isShown) => {
        const facts = { ...none, objectionsUntil: isShown ? until : null }
        const at = (instant: number) => order.indexOf(scorePeriodState(period, facts, instant))
        expect(at(now)).toBeLessThanOrEqual(at(now + after))
      }),
    )
  })
})

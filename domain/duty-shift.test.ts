import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  copyWeek,
  coverShift,
  type DutyShift,
  isOnDutyAt,
  mondayOf,
  onDutyToTell,
  putShift,
  type Roster,
  withdrawShift,
} from './duty-shift.ts'
import { addDays, type PlainDate } from './kernel/plain-date.ts'

const day = (text: string) => text as PlainDate
// A Monday.
const now = Date.parse('2026-11-16T10:00:00+08:00')
const today = day('2026-11-16')
const shift = (over: Partial<DutyShift> = {}): DutyShift => ({
  day: today,
  fromMinute: 540,
  toMinute: 1020,
  accountId: 'chen',
  coversAccountId: null,
  ...over,
})
const roster = (...shifts: readonly DutyShift[]): Roster => ({
  posts: [
    { accountId: 'chen', from: day('2026-01-01'), until: null },
    { accountId: 'deputy', from: day('2026-11-17'), until: day('2026-11-20') },
  ],
  shifts,
})
const codeOf = (decision: { readonly granted: boolean; readonly code?: string }) =>
  decision.granted ? 'granted' : decision.code

describe('a shift is put down', () => {
  test.each<[string, Partial<DutyShift>, readonly DutyShift[], string]>([
    ['that is to come', { day: day('2026-11-17') }, [], 'granted'],
    ['that has begun', {}, [], 'granted'],
    ['that ends this minute', { toMinute: 600 }, [], 'SHIFT_PAST'],
    ['of yesterday', { day: day('2026-11-15') }, [], 'SHIFT_PAST'],
    ['that ends before it begins', { fromMinute: 1020, toMinute: 540 }, [], 'TIMES_OUT_OF_ORDER'],
    ['of no minute', { fromMinute: 900, toMinute: 900 }, [], 'TIMES_OUT_OF_ORDER'],
    ['a quarter ahead', { day: day('2027-02-16') }, [], 'granted'],
    ['further ahead', { day: day('2027-02-17') }, [], 'SHIFT_TOO_FAR'],
    ['of somebody who holds no such post', { accountId: 'wang' }, [], 'NOT_A_SUPERVISOR_THERE'],
    ['of a deputy on the last day of his post', { accountId: 'deputy', day: day('2026-11-20') }, [], 'granted'],
    ['of a deputy before it', { accountId: 'deputy' }, [], 'NOT_A_SUPERVISOR_THERE'],
    ['of a deputy after it', { accountId: 'deputy', day: day('2026-11-21') }, [], 'NOT_A_SUPERVISOR_THERE'],
    ['of somebody who is on duty then', {}, [shift({ fromMinute: 1019, toMinute: 1100 })], 'SHIFT_OVERLAPS'],
    ['of somebody whose shift ends where it begins', {}, [shift({ fromMinute: 480, toMinute: 540 })], 'granted'],
    ['beside another’s', {}, [shift({ accountId: 'deputy' })], 'granted'],
    ['of the same hours of another day', {}, [shift({ day: day('2026-11-17') })], 'granted'],
  ])('%s', (_, over, shifts, expected) => {
    expect(codeOf(putShift(shift(over), roster(...shifts), now))).toBe(expected)
  })

  test('and whatever is put down, nobody is on duty twice at any minute', () => {
    const span = fc.record({
      day: fc.integer({ min: 0, max: 2 }).map((days) => addDays(day('2026-11-18'), days)),
      fromMinute: fc.integer({ min: 0, max: 1439 }),
      toMinute: fc.integer({ min: 1, max: 1440 }),
      accountId: fc.constantFrom('chen', 'deputy'),
    })
    fc.assert(
      fc.property(fc.array(span, { maxLength: 12 }), fc.integer({ min: 0, max: 3 * 1440 - 1 }), (asks, minute) => {
        const kept: DutyShift[] = []
        for (const ask of asks) {
          const decision = putShift({ ...ask, coversAccountId: null }, roster(...kept), now)
          if (decision.granted) kept.push(decision.value)
        }
        const at = Date.parse('2026-11-18T00:00:00+08:00') + minute * 60_000
        const there = kept.filter((each) => isOnDutyAt(each, at)).map(({ accountId }) => accountId)
        expect(new Set(there).size).toBe(there.length)
      }),
    )
  })
})

test.each([
  ['08:59', false],
  ['09:00', true],
  ['16:59', true],
  ['17:00', false],
])('from nine to five: at %s on duty: %s', (time, expected) => {
  expect(isOnDutyAt(shift(), Date.parse(`2026-11-16T${time}:00+08:00`))).toBe(expected)
})

test('a whole day lasts until midnight, and not a moment longer', () => {
  const whole = shift({ fromMinute: 0, toMinute: 1440 })
  expect(isOnDutyAt(whole, Date.parse('2026-11-16T23:59:59.999+08:00'))).toBe(true)
  expect(isOnDutyAt(whole, Date.parse('2026-11-17T00:00:00+08:00'))).toBe(false)
})

test.each([
  ['that stands', {}, false, 'granted'],
  ['once', {}, true, 'SHIFT_WITHDRAWN'],
  ['never when it is over', { day: day('2026-11-13') }, false, 'SHIFT_PAST'],
])('a shift is withdrawn %s', (_, over, isWithdrawn, expected) => {
  expect(codeOf(withdrawShift({ ...shift(over), isWithdrawn }, now))).toBe(expected)
})

describe('somebody takes a shift over', () => {
  const planned = { ...shift({ day: day('2026-11-18') }), isWithdrawn: false }

  test('as it stands, and it is known for whom', () => {
    const covered = coverShift(planned, 'deputy', roster(planned), now)
    expect(covered).toEqual({
      granted: true,
      value: shift({ day: planned.day, accountId: 'deputy', coversAccountId: 'chen' }),
    })
  })

  test('whom it was planned for takes it back, and covers nobody', () => {
    const covered = { ...planned, accountId: 'deputy', coversAccountId: 'chen' }
    const back = coverShift(covered, 'chen', roster(covered), now)
    expect(back).toMatchObject({ granted: true, value: { accountId: 'chen', coversAccountId: null } })
  })

  test.each([
    ['not from himself', planned, 'chen', 'SHIFT_OVERLAPS'],
    ['not when it was withdrawn', { ...planned, isWithdrawn: true }, 'deputy', 'SHIFT_WITHDRAWN'],
    [
      'not on a day on which he holds no post',
      { ...planned, day: day('2026-11-25') },
      'deputy',
      'NOT_A_SUPERVISOR_THERE',
    ],
  ])('%s', (_, from, accountId, expected) => {
    expect(codeOf(coverShift(from, accountId, roster(from), now))).toBe(expected)
  })
})

describe('a week is copied to the next', () => {
  test('each shift that is possible, and it is told which were not', () => {
    const week = [
      shift(),
      shift({ day: day('2026-11-18'), accountId: 'deputy' }),
      shift({ day: day('2026-11-19'), accountId: 'deputy', coversAccountId: 'chen' }),
      shift({ day: day('2026-11-20') }),
    ]
    const there = shift({ day: day('2026-11-27'), fromMinute: 0, toMinute: 1440 })
    const { copied, left } = copyWeek(week, roster(...week, there), now)
    expect(copied).toEqual([shift({ day: day('2026-11-23') }), shift({ day: day('2026-11-26') })])
    expect(left).toMatchObject([
      { day: '2026-11-25', accountId: 'deputy', code: 'NOT_A_SUPERVISOR_THERE' },
      { day: '2026-11-27', accountId: 'chen', code: 'SHIFT_OVERLAPS' },
    ])
  })

  test('copied twice, nothing is there twice', () => {
    const week = [shift(), shift({ day: day('2026-11-18') })]
    const once = copyWeek(week, roster(...week), now).copied
    const again = copyWeek(week, roster(...week, ...once), now)
    expect([again.copied.length, again.left.length]).toEqual([0, 2])
  })

  test.each([
    ['2026-11-16', '2026-11-16'],
    ['2026-11-22', '2026-11-16'],
    ['2026-11-23', '2026-11-23'],
  ])('the week of %s begins on %s', (some, monday) => {
    expect(mondayOf(day(some))).toBe(monday)
  })
})

describe('who is on duty is told', () => {
  const [chen, wang] = [
    { accountId: 'chen', staffId: 7 },
    { accountId: 'wang', staffId: null },
  ]
  test.each([
    ['he', [chen], null, ['chen']],
    ['all of them', [chen, wang], 3, ['chen', 'wang']],
    ['of two, not the rated person', [chen, wang], 7, ['wang']],
    ['where it is the rated person alone, nobody of them: then everybody is', [chen], 7, []],
    ['where it is not known who was rated, he too', [wang], null, ['wang']],
  ])('%s', (_, onDuty, rated, expected) => {
    expect(onDutyToTell(onDuty, rated).map(({ accountId }) => accountId)).toEqual(expected)
  })
})

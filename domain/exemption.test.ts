import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type CountedExemption,
  countExemptions,
  coverOf,
  decideExemption,
  decideUntil,
  type ExemptionInForce,
  type ExemptionPolicy,
  type ExemptionRuling,
  type ExemptService,
  exemptionCauses,
  exemptionOutcomes,
  isExempt,
  isOverdue,
  proposeExemption,
} from './exemption.ts'
import { addDays, type PlainDate, startOfDay } from './kernel/plain-date.ts'

const policy: ExemptionPolicy = {
  ...{ rangeNaturalDaysMax: 31, proposeWithinNaturalDays: 30, wordsCodePointsMax: 10 },
  decideWithin: { count: 5, unit: 'NATURAL_DAYS' },
}
const calendar = { years: new Set<number>(), days: new Map(), hours: [] } as never
const today = '2026-10-31' as PlainDate
const day = (text: string) => text as PlainDate
const ask = {
  ...{ isOfUnit: true, fromDay: day('2026-10-01'), toDay: day('2026-10-31'), words: '省级系统停机' },
  documentDay: day('2026-09-30'),
}
const proposed = (over: object) => {
  const decision = proposeExemption({ ...ask, ...over }, policy, today)
  return decision.granted ? decision.value : `${decision.code} ${decision.at ?? ''}`.trim()
}

describe('a proposal', () => {
  test('of as many days as the policy allows, of which the last may be today, is taken', () => {
    expect(proposed({})).toBe('省级系统停机')
    expect(proposed({ fromDay: today })).toBe('省级系统停机')
    expect(proposed({ fromDay: '2026-10-01', toDay: '2026-10-01' })).toBe('省级系统停机')
  })

  test.each([
    ['somebody who is not of the unit', { isOfUnit: false }, 'NOT_YOURS_TO_DO'],
    ['days the wrong way round', { fromDay: '2026-10-31', toDay: '2026-10-30' }, 'TIMES_OUT_OF_ORDER /toDay'],
    ['a day to come', { toDay: '2026-11-01' }, 'TIME_IN_FUTURE /toDay'],
    ['a day too many', { fromDay: '2026-09-30' }, 'RANGE_TOO_LONG /toDay'],
    ['days too long ago', { fromDay: '2026-09-30', toDay: '2026-09-30' }, 'TIME_TOO_LONG_AGO /toDay'],
    ['a document of tomorrow', { documentDay: '2026-11-01' }, 'TIME_IN_FUTURE /document/day'],
    ['no words', { words: ' ' }, 'COMMENT_EMPTY /words'],
    ['too many words', { words: '字'.repeat(11) }, 'COMMENT_TOO_LONG /words'],
  ])('is refused for %s', (_what, over, code) => {
    expect(proposed(over)).toBe(code)
  })

  test('says by what it names what it covers', () => {
    expect(coverOf({ windowId: null, itemId: null })).toBe('HALL')
    expect(coverOf({ windowId: 1, itemId: null })).toBe('WINDOW')
    expect(coverOf({ windowId: null, itemId: 2 })).toBe('ITEM')
    expect(coverOf({ windowId: 1, itemId: 2 })).toBe('ITEM')
  })
})

const days = { fromDay: day('2026-10-05'), toDay: day('2026-10-09') }
const open = { isDecided: false }
const other = { isOfUnit: false, isProposer: false }
const decided = (over: object, { stand = open, asker = other } = {}) => {
  const ruling = { outcome: 'GRANTED', fromDay: null, toDay: null, ...over } as ExemptionRuling
  const decision = decideExemption(ruling, days, stand, asker)
  if (!decision.granted) return `${decision.code} ${decision.at ?? ''}`.trim()
  return `${decision.value.outcome} ${decision.value.fromDay}..${decision.value.toDay}`
}
const narrowed = (fromDay: string | null, toDay: string | null) => decided({ outcome: 'NARROWED', fromDay, toDay })

describe('a decision', () => {
  test('grants the days that were proposed, fewer of them, or none', () => {
    expect(decided({})).toBe('GRANTED 2026-10-05..2026-10-09')
    expect(narrowed('2026-10-06', '2026-10-09')).toBe('NARROWED 2026-10-06..2026-10-09')
    expect(narrowed('2026-10-05', '2026-10-05')).toBe('NARROWED 2026-10-05..2026-10-05')
    expect(decided({ outcome: 'REFUSED' })).toBe('REFUSED null..null')
  })

  test('narrows to fewer days and never to others', () => {
    expect(narrowed('2026-10-05', '2026-10-09')).toBe('STEP_INCOMPLETE /toDay')
    expect(narrowed('2026-10-04', '2026-10-08')).toBe('STEP_INCOMPLETE /fromDay')
    expect(narrowed('2026-10-06', '2026-10-10')).toBe('STEP_INCOMPLETE /toDay')
    expect(narrowed('2026-10-08', '2026-10-07')).toBe('STEP_INCOMPLETE /toDay')
    expect(narrowed(null, '2026-10-07')).toBe('STEP_INCOMPLETE /fromDay')
    expect(narrowed('2026-10-07', null)).toBe('STEP_INCOMPLETE /toDay')
    expect(decided({ fromDay: '2026-10-06' })).toBe('STEP_INCOMPLETE /fromDay')
    expect(decided({ outcome: 'REFUSED', toDay: '2026-10-06' })).toBe('STEP_INCOMPLETE /toDay')
  })

  test('is made neither by who proposed it nor by the unit, and once', () => {
    expect(decided({}, { asker: { isOfUnit: false, isProposer: true } })).toBe('OWN_PROPOSAL')
    expect(decided({}, { asker: { isOfUnit: true, isProposer: false } })).toBe('DECIDES_OWN_CASE')
    expect(decided({}, { stand: { isDecided: true } })).toBe('PROPOSAL_DECIDED')
  })

  test('is late after the days of the policy, and never while nobody knows the calendar or when it is made', () => {
    const until = decideUntil(policy, startOfDay(today) + 1, calendar)
    expect(until).toBe(startOfDay(day('2026-11-06')))
    expect(isOverdue({ ...open, decideUntil: until }, (until ?? 0) - 1)).toBe(false)
    expect(isOverdue({ ...open, decideUntil: until }, until ?? 0)).toBe(true)
    expect(isOverdue({ isDecided: true, decideUntil: until }, (until ?? 0) + 1)).toBe(false)
    const working = { decideWithin: { count: 5, unit: 'WORKING_DAYS' } } as const
    expect(decideUntil(working, startOfDay(today), calendar)).toBeNull()
    expect(isOverdue({ ...open, decideUntil: null }, Number.MAX_SAFE_INTEGER)).toBe(false)
  })

  test('exempts no day that was not proposed, whatever is asked', () => {
    const someDay = fc.integer({ min: -3, max: 9 }).map((later) => addDays(days.fromDay, later))
    fc.assert(
      fc.property(
        fc.constantFrom(...exemptionOutcomes),
        fc.option(someDay),
        fc.option(someDay),
        (outcome, fromDay, toDay) => {
          const decision = decideExemption({ outcome, fromDay, toDay }, days, open, other)
          if (!decision.granted || decision.value.fromDay === null || decision.value.toDay === null) return
          expect(decision.value.fromDay >= days.fromDay).toBe(true)
          expect(decision.value.toDay <= days.toDay).toBe(true)
          expect(decision.value.fromDay <= decision.value.toDay).toBe(true)
        },
      ),
    )
  })
})

const id = fc.integer({ min: 1, max: 3 })
const serviceDay = fc.integer({ min: 0, max: 12 }).map((later) => addDays(day('2026-10-01'), later))
const exemption: fc.Arbitrary<ExemptionInForce> = fc
  .tuple(id, fc.option(id), fc.option(id), serviceDay, fc.integer({ min: 0, max: 4 }))
  .map(([hallId, windowId, itemId, fromDay, more]) => {
    return { hallId, windowId, itemId, fromDay, toDay: addDays(fromDay, more) }
  })
const service: fc.Arbitrary<ExemptService> = fc.record({ hallId: id, windowId: id, itemId: fc.option(id), serviceDay })
const someExemptions = fc.array(exemption, { maxLength: 6 })

describe('a service is exempt', () => {
  const window = { hallId: 1, windowId: 2, itemId: null, ...days }
  const at = { hallId: 1, windowId: 2, itemId: 3, serviceDay: days.fromDay }

  test('on the first day and the last, and on no other', () => {
    for (const [on, isIt] of [
      ['2026-10-04', false],
      ['2026-10-05', true],
      ['2026-10-09', true],
      ['2026-10-10', false],
    ] as const)
      expect(isExempt([window], { ...at, serviceDay: day(on) })).toBe(isIt)
  })

  test('in what is covered: the window, every window of the hall, or the item there alone', () => {
    expect(isExempt([window], { ...at, windowId: 9 })).toBe(false)
    expect(isExempt([{ ...window, windowId: null }], { ...at, windowId: 9 })).toBe(true)
    expect(isExempt([{ ...window, windowId: null }], { ...at, hallId: 9 })).toBe(false)
    expect(isExempt([{ ...window, itemId: 3 }], at)).toBe(true)
    expect(isExempt([{ ...window, itemId: 3 }], { ...at, windowId: 9 })).toBe(false)
    expect(isExempt([{ ...window, itemId: 3 }], { ...at, itemId: 4 })).toBe(false)
    expect(isExempt([{ ...window, windowId: null, itemId: 3 }], { ...at, itemId: null })).toBe(false)
  })

  test('by any one of them, in whatever order they come, and by nothing where there is none', () => {
    fc.assert(
      fc.property(someExemptions, service, (exemptions, one) => {
        const single = exemptions.some((each) => isExempt([each], one))
        expect(isExempt(exemptions, one)).toBe(single)
        expect(isExempt([...exemptions].reverse(), one)).toBe(single)
      }),
    )
    expect(isExempt([], at)).toBe(false)
  })

  test('whenever a narrower one makes it so: what covers more exempts more', () => {
    fc.assert(
      fc.property(exemption, service, (narrow, one) => {
        const wide = [
          { ...narrow, itemId: null },
          { ...narrow, windowId: null },
          { ...narrow, toDay: addDays(narrow.toDay, 1) },
          { ...narrow, fromDay: addDays(narrow.fromDay, -1) },
        ]
        for (const each of wide) expect(isExempt([each], one) || !isExempt([narrow], one)).toBe(true)
      }),
    )
  })
})

describe('what the public is told', () => {
  const counted: fc.Arbitrary<CountedExemption> = fc.record({
    cause: fc.constantFrom(...exemptionCauses),
    outcome: fc.option(fc.constantFrom(...exemptionOutcomes)),
    isOverdue: fc.boolean(),
  })

  test('adds up: everything that was proposed is granted, refused or pending, and each has its cause', () => {
    fc.assert(
      fc.property(fc.array(counted), (rows) => {
        const { proposed: all, granted, narrowed: fewer, refused, pending, overdue, causes } = countExemptions(rows)
        expect(all).toBe(rows.length)
        expect(granted + refused + pending).toBe(all)
        expect(fewer).toBeLessThanOrEqual(granted)
        expect(overdue).toBeLessThanOrEqual(pending)
        expect(causes.reduce((sum, each) => sum + each.proposed, 0)).toBe(all)
        expect(causes.reduce((sum, each) => sum + each.granted, 0)).toBe(granted)
      }),
    )
  })
})

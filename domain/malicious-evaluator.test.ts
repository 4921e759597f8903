import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type AppealAsker, type AppealEvent, toAppeal } from './appeal.ts'
import type { PlainDate } from './kernel/plain-date.ts'
import { addMonths } from './kernel/plain-month.ts'
import {
  confirmEntry,
  endEntry,
  endingDue,
  findCountRefusal,
  judgeObjection,
  type MaliciousContext,
  type MaliciousEvent,
  objectToEntry,
  optionsOfEntry,
  proposeEntry,
  standingOfEntry,
  timesOfEntry,
  toMaliciousEntry,
} from './malicious-evaluator.ts'
import type { ServiceCalendar } from './time-limit.ts'

const monday = Date.parse('2026-11-16T10:00:00+08:00')
const dayMs = 86_400_000
const calendar: ServiceCalendar = { years: new Set([2026, 2027]), days: new Map(), hours: [] }
const policy = { isKept: true, keptMonths: 6, objectWithin: { count: 15, unit: 'WORKING_DAYS' } } as const
const at = (days: number, over: Partial<MaliciousContext> = {}): MaliciousContext => ({
  policy,
  isKept: true,
  calendar,
  now: monday + days * dayMs,
  ...over,
})
const somebody = (accountId: string, over: Partial<AppealAsker> = {}): AppealAsker => ({
  accountId,
  isRated: false,
  isOfHall: false,
  speaksForUnit: false,
  organizationId: null,
  isAbove: false,
  isOutsider: false,
  ...over,
})
const order = {
  learnedAt: monday,
  organizationId: 1,
  coHandlers: new Map([[2, 'ASKED']]),
  everLed: new Set<number>([1]),
  handlers: new Set(['handler']),
}
const by = (accountId: string) => ({ kind: 'ACCOUNT', accountId }) as const
const appealOf = (ground: 'MALICIOUS' | 'DUPLICATE', voters: readonly string[], verdict?: 'UPHELD' | 'REJECTED') =>
  toAppeal([
    { kind: 'LODGED', at: monday, by: by('lodger'), ground, organizationId: 1 },
    ...voters.map(
      (each): AppealEvent => ({ kind: 'VOTED', at: monday, by: by(each), verdict: 'UPHELD', isOutsider: false }),
    ),
    ...(verdict === undefined ? [] : [{ kind: 'DECIDED', at: monday, by: { kind: 'PLATFORM' }, verdict } as const]),
  ])
const upheld = appealOf('MALICIOUS', ['a', 'b', 'c'], 'UPHELD')
const asks = (accountId: string, over: Partial<AppealAsker> = {}, appeal = upheld) => ({
  appeal,
  order,
  asker: somebody(accountId, over),
})
const answer = (decision: { granted: boolean; code?: string }) => (decision.granted ? 'granted' : decision.code)

const proposed: MaliciousEvent = { kind: 'PROPOSED', at: monday, by: by('first') }
const confirmed: MaliciousEvent = { kind: 'CONFIRMED', at: monday, by: by('second') }
const objected: MaliciousEvent = { kind: 'OBJECTED', at: monday, by: { kind: 'CITIZEN' } }
const judged = (verdict: 'UPHELD' | 'REJECTED'): MaliciousEvent => ({
  kind: 'JUDGED',
  at: monday,
  by: by('third'),
  verdict,
})
const entry = (...events: MaliciousEvent[]) => toMaliciousEntry([proposed, ...events])

describe('an entry is proposed', () => {
  test.each([
    ['of an appeal as malicious that was upheld', asks('x'), 'granted'],
    ['not of one on another ground', asks('x', {}, appealOf('DUPLICATE', ['a'], 'UPHELD')), 'NOT_AT_THIS_STAGE'],
    ['not of one that was rejected', asks('x', {}, appealOf('MALICIOUS', ['a'], 'REJECTED')), 'NOT_AT_THIS_STAGE'],
    ['not before it is decided', asks('x', {}, appealOf('MALICIOUS', ['a'])), 'NOT_AT_THIS_STAGE'],
    ['not by somebody of the hall', asks('x', { isOfHall: true }), 'DECIDES_OWN_CASE'],
    ['not by somebody of the unit', asks('x', { organizationId: 1 }), 'DECIDES_OWN_CASE'],
    ['not by a unit that takes part', asks('x', { organizationId: 2 }), 'DECIDES_OWN_CASE'],
    ['not by the rated person', asks('x', { isRated: true }), 'DECIDES_OWN_CASE'],
    ['not by whoever appealed', asks('lodger'), 'DECIDES_OWN_CASE'],
    ['not by whoever worked on it', asks('handler'), 'DECIDES_OWN_CASE'],
  ])('%s', (_what, ask, expected) => {
    expect(answer(proposeEntry(ask, at(0)))).toBe(expected)
    expect(answer(proposeEntry(ask, at(0, { isKept: false })))).toBe('REGISTER_NOT_KEPT')
  })
})

describe('it is decided by others', () => {
  test('confirmed by a second, never by who proposed it, nor by who upheld the appeal alone', () => {
    const alone = appealOf('MALICIOUS', ['a'], 'UPHELD')
    expect(answer(confirmEntry(entry(), asks('second'), at(0)))).toBe('granted')
    expect(answer(confirmEntry(entry(), asks('first'), at(0)))).toBe('NEEDS_ANOTHER')
    expect(answer(confirmEntry(entry(), asks('a', {}, alone), at(0)))).toBe('NEEDS_ANOTHER')
    expect(answer(confirmEntry(entry(), asks('a'), at(0)))).toBe('granted')
    expect(answer(confirmEntry(entry(confirmed), asks('x'), at(0)))).toBe('NOT_AT_THIS_STAGE')
  })

  test('an objection by a third; ended before its time by anybody who is no party', () => {
    const open = entry(confirmed, objected)
    for (const who of ['first', 'second'])
      expect(answer(judgeObjection(open, 'UPHELD', asks(who), at(1)))).toBe('NEEDS_ANOTHER')
    expect(answer(judgeObjection(open, 'UPHELD', asks('third'), at(1)))).toBe('granted')
    expect(answer(judgeObjection(entry(confirmed), 'UPHELD', asks('third'), at(1)))).toBe('NOT_AT_THIS_STAGE')
    expect(answer(endEntry(open, asks('first'), at(1)))).toBe('granted')
    expect(answer(endEntry(open, asks('first', { isOfHall: true }), at(1)))).toBe('DECIDES_OWN_CASE')
  })

  test('what somebody may do is asked of the rule', () => {
    const steps = ['PROPOSE', 'CONFIRM', 'DECLINE', 'JUDGE', 'END'] as const
    expect(optionsOfEntry(undefined, steps, asks('x'), at(0))).toEqual([{ step: 'PROPOSE', hindrance: null }])
    expect(optionsOfEntry(entry(), steps, asks('first'), at(0))).toEqual([
      { step: 'CONFIRM', hindrance: 'NEEDS_ANOTHER' },
      { step: 'DECLINE', hindrance: 'NEEDS_ANOTHER' },
    ])
    expect(optionsOfEntry(entry(confirmed, judged('UPHELD')), steps, asks('x'), at(0))).toEqual([])
  })
})

describe('whoever is entered', () => {
  test('may object once, within his days', () => {
    expect(answer(objectToEntry(entry(confirmed), at(21)))).toBe('granted')
    expect(answer(objectToEntry(entry(confirmed), at(22)))).toBe('TOO_LATE')
    expect(answer(objectToEntry(entry(confirmed, objected), at(1)))).toBe('CITIZEN_HAS_SPOKEN')
    expect(answer(objectToEntry(entry(), at(1)))).toBe('NOT_AT_THIS_STAGE')
  })

  test('without a published calendar his days do not end, and it takes no effect', () => {
    const unknown = at(100, { calendar: { ...calendar, years: new Set() } })
    expect(standingOfEntry(entry(confirmed), unknown)).toBe('WAITING')
    expect(answer(objectToEntry(entry(confirmed), unknown))).toBe('granted')
  })
})

test('it ends by itself on its day, or when no register is kept any more', () => {
  const endsAt = Date.parse('2027-05-16T00:00:00+08:00')
  expect(timesOfEntry(entry(confirmed), at(0)).endsAt).toBe(endsAt)
  expect(endingDue(entry(confirmed), at(0, { now: endsAt - 1 }))).toBeUndefined()
  expect(endingDue(entry(confirmed), at(0, { now: endsAt }))).toBe('EXPIRED')
  expect(endingDue(entry(confirmed), at(0, { isKept: false }))).toBe('NOT_KEPT')
  expect(endingDue(entry(confirmed, judged('UPHELD')), at(0, { now: endsAt }))).toBeUndefined()
})

test('a month later is never beyond the end of a month', () => {
  expect(addMonths('2026-08-31' as PlainDate, 6)).toBe('2027-02-28')
  expect(addMonths('2027-08-31' as PlainDate, 6)).toBe('2028-02-29')
  expect(addMonths('2026-12-15' as PlainDate, 1)).toBe('2027-01-15')
  expect(addMonths('2026-11-30' as PlainDate, 12)).toBe('2027-11-30')
})

const later = fc.constantFrom(confirmed, objected, judged('UPHELD'), judged('REJECTED'), {
  kind: 'ENDED',
  at: monday,
  by: { kind: 'PLATFORM' },
  ending: 'DECIDED',
} as MaliciousEvent)

test('whatever has happened and whenever it is asked: in force is only what was confirmed, could be objected to, and is within a year', () => {
  fc.assert(
    fc.property(
      fc.array(later, { maxLength: 5 }),
      fc.integer({ min: 0, max: 500 }),
      fc.integer({ min: 1, max: 60 }),
      fc.boolean(),
      (events, days, keptMonths, isKept) => {
        const context = at(days, { isKept, policy: { ...policy, keptMonths } })
        const found = entry(...events)
        if (standingOfEntry(found, context) !== 'IN_FORCE') return
        const { objectUntil } = timesOfEntry(found, context)
        expect(isKept).toBe(true)
        expect(found.confirmedAt).not.toBeNull()
        expect(context.now).toBeGreaterThanOrEqual(objectUntil ?? Number.POSITIVE_INFINITY)
        expect(context.now).toBeLessThan(Date.parse('2027-11-16T00:00:00+08:00'))
        expect(found.hasObjected && found.verdict === null).toBe(false)
        expect([found.verdict, found.ending]).not.toContain('UPHELD')
        expect(found.endedAt).toBeNull()
        expect(endingDue(found, context)).toBeUndefined()
      },
    ),
  )
  expect(standingOfEntry(entry(confirmed), at(22))).toBe('IN_FORCE')
  expect(standingOfEntry(entry(confirmed, objected, judged('REJECTED')), at(22))).toBe('IN_FORCE')
})

test('how many there are is told to who decides a later appeal as malicious, and to no party', () => {
  const open = appealOf('MALICIOUS', [])
  expect(findCountRefusal(asks('x', {}, open), true)).toBeUndefined()
  expect(findCountRefusal(asks('x', {}, open), false)).toBe('REGISTER_NOT_KEPT')
  expect(findCountRefusal(asks('x', {}, appealOf('DUPLICATE', [])), true)).toBe('NOT_AT_THIS_STAGE')
  expect(findCountRefusal(asks('x'), true)).toBe('NOT_AT_THIS_STAGE')
  expect(findCountRefusal(asks('x', { isOfHall: true }, open), true)).toBe('DECIDES_OWN_CASE')
})

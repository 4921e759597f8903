import { describe, expect, test } from 'vitest'
import {
  answerDeduction,
  answerUntil,
  type DeductionItem,
  type DeductionPolicy,
  type DeductionStand,
  decideDeduction,
  isOfBasis,
  proposeDeduction,
  stateOfDeduction,
} from './deduction.ts'
import { type PlainDate, startOfDay } from './kernel/plain-date.ts'

const listed = (over: Partial<DeductionItem>): DeductionItem => ({
  ...{ code: 'PRAISE_INDUCED', kind: 'DEDUCTION', nameZh: '诱导好评', nameEn: 'induced', points: 500, source: '方案' },
  admitsGoodFaith: false,
  ...over,
})
const policy: DeductionPolicy = {
  answerWithin: { count: 5, unit: 'NATURAL_DAYS' },
  deedWithinNaturalDays: 30,
  deedBeforeBasisNaturalDays: 2,
  wordsCodePointsMax: 10,
  items: [listed({}), listed({ code: 'ACCEPTED_INCOMPLETE', admitsGoodFaith: true })],
}
const calendar = { years: new Set<number>(), days: new Map(), hours: null } as never
const today = '2026-10-12' as PlainDate
const ask = {
  ...({ kind: 'DEDUCTION', code: 'PRAISE_INDUCED', against: 'WINDOW', hasWindow: true } as const),
  ...{ deedDay: '2026-10-10' as PlainDate, words: '递手机要五星', evidence: 1 },
}
const proposed = (over: object, list: Pick<DeductionPolicy, 'items'> = policy) => {
  const decision = proposeDeduction({ ...ask, ...over } as typeof ask, list, policy, today)
  return decision.granted ? decision.value.item.points : decision.code
}

describe('a proposal', () => {
  test('takes the points of the list of the day of the deed', () => {
    expect(proposed({})).toBe(500)
    expect(proposed({}, { items: [listed({ points: 300 })] })).toBe(300)
  })

  test.each([
    ['what was not on that list', { code: 'NEW_ONE' }, 'ITEM_NOT_LISTED'],
    ['a bonus of that code', { kind: 'BONUS' }, 'ITEM_NOT_LISTED'],
    ['a day to come', { deedDay: '2026-10-13' }, 'TIME_IN_FUTURE'],
    ['a day too long ago', { deedDay: '2026-09-11' }, 'TIME_TOO_LONG_AGO'],
    ['a window that is not named', { hasWindow: false }, 'STEP_INCOMPLETE'],
    ['a window where the hall is meant', { against: 'HALL' }, 'STEP_INCOMPLETE'],
    ['no words', { words: ' ' }, 'COMMENT_EMPTY'],
    ['too many words', { words: '字'.repeat(11) }, 'COMMENT_TOO_LONG'],
    ['words alone', { evidence: 0 }, 'EVIDENCE_MISSING'],
  ])('is refused for %s', (_what, over, code) => {
    expect(proposed(over)).toBe(code)
  })
})

test('a deed that rests on a finding is of the day on which it was found, or of the few days before it', () => {
  const of = (deedDay: string) => {
    const decision = isOfBasis(deedDay as PlainDate, '2026-10-10' as PlainDate, policy)
    return decision.granted || decision.code
  }
  expect(['2026-10-07', '2026-10-08', '2026-10-10', '2026-10-11'].map(of)).toEqual([
    ...['DEED_NOT_OF_BASIS', true, true, 'DEED_NOT_OF_BASIS'],
  ])
})

const at = startOfDay(today) + 10 * 3_600_000
const until = startOfDay('2026-10-18' as PlainDate)
const open: DeductionStand = { kind: 'DEDUCTION', isAnswered: false, isDecided: false, answerUntil: until }
const unit = { isOfUnit: true, isAnswering: true, isProposer: false }
const hall = { ...unit, isAnswering: false }
const other = { isOfUnit: false, isAnswering: false, isProposer: false }

describe('the unit', () => {
  test('may answer until the end of its last day, which is not counted from the day of the proposal', () => {
    expect(answerUntil(policy, at, calendar)).toBe(until)
  })

  test.each([
    ['somebody else', open, other, at, 'NOT_YOURS_TO_DO'],
    ['the hall in the place of the unit', open, hall, at, 'NOT_YOURS_TO_DO'],
    ['the unit in time', open, unit, until - 1, true],
    ['the unit too late', open, unit, until, 'TOO_LATE'],
    ['the unit again', { ...open, isAnswered: true }, unit, at, 'STATED_ALREADY'],
    ['the unit when it is decided', { ...open, isDecided: true }, unit, at, 'PROPOSAL_DECIDED'],
    ['the unit to a bonus', { ...open, kind: 'BONUS' }, unit, at, 'NOT_AT_THIS_STAGE'],
    ['the unit while nobody knows the working days', { ...open, answerUntil: null }, unit, until + at, true],
  ] as const)('answers: %s', (_what, stand, asker, now, said) => {
    const decision = answerDeduction(stand, asker, now)
    expect(decision.granted ? decision.value : decision.code).toBe(said)
  })
})

const decided = (
  over: object,
  { stand = { ...open, isAnswered: true }, asker = other, now = at, item = policy.items[0] as DeductionItem } = {},
) => {
  const decision = decideDeduction({ outcome: 'UPHELD', points: null, ground: null, ...over }, item, stand, asker, now)
  return decision.granted ? decision.value.points : decision.code
}

describe('a decision', () => {
  test('is not made before the unit has answered or its time is over', () => {
    expect(decided({}, { stand: open, now: until - 1 })).toBe('TOO_EARLY')
    expect(decided({}, { stand: open, now: until })).toBe(500)
    expect(decided({})).toBe(500)
    expect(decided({}, { stand: { ...open, answerUntil: null }, now: until + at })).toBe('TOO_EARLY')
    expect(stateOfDeduction(open, until)).toBe('TO_DECIDE')
  })

  test('on a bonus waits for nobody', () => {
    expect(decided({}, { stand: { ...open, kind: 'BONUS' } })).toBe(500)
  })

  test('is made neither by who proposed it nor by the unit, and once', () => {
    expect(decided({}, { asker: { ...other, isProposer: true } })).toBe('OWN_PROPOSAL')
    expect(decided({}, { asker: unit })).toBe('DECIDES_OWN_CASE')
    expect(decided({}, { stand: { ...open, isDecided: true } })).toBe('PROPOSAL_DECIDED')
  })

  test('reduces to fewer points and never to more', () => {
    expect(decided({ outcome: 'REDUCED', points: 200 })).toBe(200)
    expect(decided({ outcome: 'REDUCED', points: 500 })).toBe('STEP_INCOMPLETE')
    expect(decided({ outcome: 'REDUCED' })).toBe('STEP_INCOMPLETE')
    expect(decided({ points: 200 })).toBe('STEP_INCOMPLETE')
  })

  test('dismisses with a ground: good faith where the list admits it', () => {
    const exempt = { outcome: 'DISMISSED', ground: 'GOOD_FAITH_EXEMPTION' }
    expect(decided({ outcome: 'DISMISSED' })).toBe('STEP_INCOMPLETE')
    expect(decided({ outcome: 'DISMISSED', ground: 'NOT_SHOWN' })).toBeNull()
    expect(decided(exempt)).toBe('GROUND_NOT_ADMITTED')
    expect(decided(exempt, { item: policy.items[1] as DeductionItem })).toBeNull()
    expect(decided({ ground: 'NOT_SHOWN' })).toBe('STEP_INCOMPLETE')
  })
})

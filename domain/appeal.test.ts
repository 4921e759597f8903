import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type AppealAsker,
  type AppealContext,
  type AppealEvent,
  type AppealPolicy,
  afterAppealEvent,
  lodgeAppeal,
  speakOnAppeal,
  toAppeal,
  type Verdict,
  voteOnAppeal,
  withdrawAppeal,
} from './appeal.ts'
import type { ServiceCalendar } from './time-limit.ts'

const monday = Date.parse('2026-11-16T10:00:00+08:00')
const dayMs = 86_400_000
const calendar: ServiceCalendar = { years: new Set([2026]), days: new Map(), hours: [] }
const panel: AppealPolicy = {
  appealWithin: { count: 10, unit: 'WORKING_DAYS' },
  objectWithin: { count: 5, unit: 'WORKING_DAYS' },
  decideWithin: { count: 10, unit: 'WORKING_DAYS' },
  grounds: ['WRONG_OBJECT', 'MALICIOUS'],
  decidedBy: { kind: 'PANEL', members: 3, outsidersMin: 1 },
}
const levelUp: AppealPolicy = { ...panel, decidedBy: { kind: 'LEVEL_UP' } }
const unit = 1
const order = {
  learnedAt: monday,
  organizationId: unit,
  coHandlers: new Map([[2, 'ASKED']]),
  everLed: new Set([4, unit]),
  handlers: new Set(['handler']),
}
const at = (days: number, policy = panel): AppealContext => ({ policy, calendar, now: monday + days * dayMs })
const somebody = (over: Partial<AppealAsker> = {}): AppealAsker => ({
  accountId: 'somebody',
  isRated: false,
  isOfHall: false,
  speaksForUnit: false,
  organizationId: null,
  isAbove: false,
  isOutsider: false,
  ...over,
})
const lodged = toAppeal([
  {
    kind: 'LODGED',
    at: monday,
    by: { kind: 'ACCOUNT', accountId: 'lodger' },
    ground: 'WRONG_OBJECT',
    organizationId: unit,
  },
])
const answer = (decision: { granted: boolean; code?: string }) => (decision.granted ? 'granted' : decision.code)

describe('an appeal is lodged', () => {
  test.each([
    ['the rated person', { isRated: true }, 'granted'],
    ['whoever speaks for the unit', { speaksForUnit: true }, 'granted'],
    ['a colleague of the hall', { isOfHall: true }, 'NOT_YOURS_TO_DO'],
    ['another unit', { organizationId: 3 }, 'NOT_YOURS_TO_DO'],
  ])('by %s: %o → %s', (_who, over, expected) => {
    expect(answer(lodgeAppeal(order, 'WRONG_OBJECT', somebody(over), at(0)))).toBe(expected)
  })

  test('on a ground of the policy, within its days', () => {
    const person = somebody({ isRated: true })
    expect(answer(lodgeAppeal(order, 'NO_LEGAL_BASIS', person, at(0)))).toBe('GROUND_NOT_ADMITTED')
    // Ten working days from Monday the 16th: the 30th is the last.
    expect(answer(lodgeAppeal(order, 'MALICIOUS', person, at(14)))).toBe('granted')
    expect(answer(lodgeAppeal(order, 'MALICIOUS', person, at(15)))).toBe('TOO_LATE')
  })
})

describe('nobody decides his own case', () => {
  test.each([
    ['the rated person', { isRated: true }],
    ['somebody of the hall', { isOfHall: true }],
    ['somebody of the unit', { organizationId: unit }],
    ['somebody of a co-handler', { organizationId: 2 }],
    ['somebody of a unit that led it before', { organizationId: 4 }],
    ['who worked on the order', { accountId: 'handler' }],
    ['who lodged it', { accountId: 'lodger' }],
  ])('%s', (_who, over) => {
    for (const policy of [panel, levelUp]) {
      const asker = somebody({ isAbove: true, isOutsider: true, ...over })
      expect(answer(voteOnAppeal(lodged, order, 'UPHELD', asker, at(10, policy)))).toBe('DECIDES_OWN_CASE')
    }
  })
})

describe('the citizen is heard first', () => {
  test('for five working days, or until he has spoken; silence is no consent and no obstacle', () => {
    const asker = somebody({ isAbove: true })
    expect(answer(voteOnAppeal(lodged, order, 'UPHELD', asker, at(7, levelUp)))).toBe('CITIZEN_NOT_HEARD')
    expect(answer(voteOnAppeal(lodged, order, 'UPHELD', asker, at(8, levelUp)))).toBe('granted')
    const spoken = speakOnAppeal(lodged, 'OBJECTS', at(1, levelUp))
    if (!spoken.granted) throw new Error(spoken.code)
    const heard = afterAppealEvent(lodged, spoken.value)
    expect(answer(voteOnAppeal(heard, order, 'UPHELD', asker, at(1, levelUp)))).toBe('granted')
    expect(answer(speakOnAppeal(heard, 'AGREES', at(1)))).toBe('CITIZEN_HAS_SPOKEN')
    expect(answer(speakOnAppeal(lodged, 'OBJECTS', at(8)))).toBe('TOO_LATE')
  })

  test('for as long as it takes until the year’s calendar is published', () => {
    const unknown = { ...at(300, levelUp), calendar: { ...calendar, years: new Set<number>() } }
    expect(answer(voteOnAppeal(lodged, order, 'UPHELD', somebody({ isAbove: true }), unknown))).toBe(
      'CITIZEN_NOT_HEARD',
    )
    expect(answer(speakOnAppeal(lodged, 'OBJECTS', unknown))).toBe('granted')
  })
})

test('one level up: somebody of the same place does not decide', () => {
  expect(answer(voteOnAppeal(lodged, order, 'UPHELD', somebody(), at(8, levelUp)))).toBe('NOT_LEVEL_UP')
})

test('withdrawn by who lodged it alone, and then done with', () => {
  expect(answer(withdrawAppeal(lodged, somebody(), at(1)))).toBe('NOT_YOURS_TO_DO')
  const event = withdrawAppeal(lodged, somebody({ accountId: 'lodger' }), at(1))
  if (!event.granted) throw new Error(event.code)
  const gone = afterAppealEvent(lodged, event.value)
  expect(gone.stage).toBe('WITHDRAWN')
  expect(answer(voteOnAppeal(gone, order, 'UPHELD', somebody(), at(8)))).toBe('NOT_AT_THIS_STAGE')
})

test('a panel decides when its last seat has voted, by majority, never without an outsider, whatever the order of votes', () => {
  const voter = fc.record({
    seat: fc.integer({ min: 1, max: 6 }),
    isOutsider: fc.boolean(),
    verdict: fc.constantFrom<Verdict>('UPHELD', 'REJECTED'),
  })
  fc.assert(
    fc.property(fc.array(voter, { maxLength: 12 }), (voters) => {
      let appeal = lodged
      for (const { seat, isOutsider, verdict } of voters) {
        const asker = somebody({ accountId: `${seat}`, isOutsider })
        const decision = voteOnAppeal(appeal, order, verdict, asker, at(8))
        if (decision.granted) appeal = decision.value.reduce(afterAppealEvent, appeal)
      }
      const upheld = appeal.votes.filter((vote) => vote.verdict === 'UPHELD').length
      expect(new Set(appeal.votes.map(({ accountId }) => accountId)).size).toBe(appeal.votes.length)
      expect(appeal.votes.length).toBeLessThanOrEqual(3)
      expect(appeal.stage).toBe(appeal.votes.length === 3 ? 'DECIDED' : 'LODGED')
      if (appeal.stage === 'DECIDED') {
        expect(appeal.votes.some((vote) => vote.isOutsider)).toBe(true)
        expect(appeal.verdict).toBe(upheld >= 2 ? 'UPHELD' : 'REJECTED')
      }
    }),
  )
})

test('an appeal that does not begin with its lodging is a fault of the record', () => {
  const withdrawn: AppealEvent = { kind: 'WITHDRAWN', at: monday, by: { kind: 'PLATFORM' } }
  expect(() => toAppeal([withdrawn])).toThrow()
})

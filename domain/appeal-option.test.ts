import { describe, expect, test } from 'vitest'
import { type AppealAsker, type AppealEvent, type AppealPolicy, timesOfAppeal, toAppeal } from './appeal.ts'
import { appealSteps, lodgingOf, optionsOfAppeal, standingOfAppeal } from './appeal-option.ts'
import type { ServiceCalendar } from './time-limit.ts'

const monday = Date.parse('2026-11-16T10:00:00+08:00')
const dayMs = 86_400_000
const calendar: ServiceCalendar = { years: new Set([2026]), days: new Map(), hours: [] }
/** Chosen for these tests. */
const policy: AppealPolicy = {
  appealWithin: { count: 10, unit: 'WORKING_DAYS' },
  objectWithin: { count: 5, unit: 'WORKING_DAYS' },
  decideWithin: { count: 10, unit: 'WORKING_DAYS' },
  grounds: ['WRONG_OBJECT'],
  decidedBy: { kind: 'PANEL', members: 3, outsidersMin: 1 },
}
const order = {
  learnedAt: monday,
  organizationId: 1,
  coHandlers: new Map(),
  everLed: new Set([1]),
  handlers: new Set<string>(),
}
const at = (days: number) => ({ policy, calendar, now: monday + days * dayMs })
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
const by = (accountId: string) => ({ kind: 'ACCOUNT', accountId }) as const
const lodging: AppealEvent = {
  kind: 'LODGED',
  at: monday,
  by: by('lodger'),
  ground: 'WRONG_OBJECT',
  organizationId: 1,
}
const objected: AppealEvent = { kind: 'CITIZEN_SPOKE', at: monday, by: { kind: 'CITIZEN' }, stance: 'OBJECTS' }
const votedBy = (accountId: string): AppealEvent => ({
  kind: 'VOTED',
  at: monday,
  by: by(accountId),
  verdict: 'UPHELD',
  isOutsider: false,
})
const upheld: AppealEvent = { kind: 'DECIDED', at: monday, by: { kind: 'PLATFORM' }, verdict: 'UPHELD' }
const answered: AppealEvent = { kind: 'PROVINCE_ANSWERED', at: monday, by: by('group'), isAccepted: false }

describe('what somebody may do with an appeal is what the rule grants, and what is his and cannot be done says why', () => {
  test.each<[string, AppealEvent[], Partial<AppealAsker>, string[]]>([
    ['the citizen is heard first', [lodging], {}, ['VOTE CITIZEN_NOT_HEARD']],
    ['then it is decided', [lodging, objected], {}, ['VOTE']],
    ['not by the rated person', [lodging, objected], { isRated: true }, ['VOTE DECIDES_OWN_CASE']],
    [
      'not by who lodged it: he may withdraw',
      [lodging],
      { accountId: 'lodger' },
      ['VOTE DECIDES_OWN_CASE', 'WITHDRAW'],
    ],
    ['by nobody twice', [lodging, objected, votedBy('somebody')], {}, ['VOTE ALREADY_VOTED']],
    [
      'the last seat is an outsider’s',
      [lodging, objected, votedBy('one'), votedBy('two')],
      {},
      ['VOTE PANEL_NEEDS_OUTSIDER'],
    ],
    ['decided, nothing is left to do for a party', [lodging, objected, upheld], { isRated: true }, []],
    ['but to note what the province says', [lodging, objected, upheld], {}, ['NOTE_PROVINCE']],
    ['and once', [lodging, objected, upheld, answered], {}, []],
  ])('%s', (_, events, over, expected) => {
    const options = optionsOfAppeal(toAppeal(events), order, appealSteps, somebody(over), at(0))
    expect(options.map(({ step, hindrance }) => (hindrance === null ? step : `${step} ${hindrance}`))).toEqual(expected)
  })
})

test('what the province says stands beside what is decided here', () => {
  expect(toAppeal([lodging, objected, upheld, answered])).toMatchObject({
    verdict: 'UPHELD',
    acceptedByProvince: false,
    stage: 'DECIDED',
  })
})

test('an order is appealed against by its side, until the policy’s days are over', () => {
  const person = somebody({ isRated: true })
  const until = Date.parse('2026-12-01T00:00:00+08:00')
  expect(lodgingOf(order, person, at(0))).toEqual({ hindrance: null, until })
  expect(lodgingOf(order, person, at(15))).toEqual({ hindrance: 'TOO_LATE', until })
  expect(lodgingOf(order, somebody(), at(0))).toBeUndefined()
  expect(lodgingOf(order, person, { ...at(0), policy: { ...policy, grounds: [] } })).toBeUndefined()
})

test.each<[string, AppealEvent[], number, string]>([
  ['the citizen has his days', [lodging], 7, 'WAITING'],
  ['then it waits for a decision', [lodging], 8, 'HEARD'],
  ['at once where he has spoken', [lodging, objected], 0, 'HEARD'],
  // Five working days and ten: the 7th of December is the last.
  ['in time', [lodging, objected], 21, 'HEARD'],
  ['too late', [lodging, objected], 22, 'OVERDUE'],
  ['decided', [lodging, objected, upheld], 30, 'DECIDED'],
])('how an appeal stands: %s', (_, events, days, expected) => {
  const appeal = toAppeal(events)
  const { now } = at(days)
  expect(standingOfAppeal(appeal, timesOfAppeal(appeal, policy, calendar), now)).toBe(expected)
})

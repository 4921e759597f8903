import { describe, expect, test } from 'vitest'
import type { Asker } from './handling-ask.ts'
import type { StepContext } from './handling-check.ts'
import { clocksOf } from './handling-clock.ts'
import { escalationOf, nextClockOf, optionsOf, paceOf } from './handling-option.ts'
import { type OrderEvent, toHandlingOrder } from './handling-order.ts'
import type { HandlingPolicy } from './handling-policy.ts'
import type { ServiceCalendar } from './time-limit.ts'

const calendar: ServiceCalendar = { years: new Set([2026]), days: new Map(), hours: [] }
/** Chosen for these tests. */
const policy: HandlingPolicy = {
  scoreRule: null,
  clocks: { ACKNOWLEDGE: { count: 4, unit: 'HOURS' }, CONTACT: { count: 24, unit: 'HOURS' } },
  warningPercentLeft: 25,
  escalateAfter: [{ count: 1, unit: 'WORKING_DAYS' }],
  contactTriesMin: 3,
  contactTriesApartMinutes: 60,
  extension: null,
  transfersMax: 1,
  rateWithin: { count: 5, unit: 'NATURAL_DAYS' },
  reopenWithin: { count: 5, unit: 'NATURAL_DAYS' },
  reopeningsMax: 1,
}

const hourMs = 3_600_000
const begin = Date.parse('2026-11-16T10:00:00+08:00')
const by = { kind: 'ACCOUNT', accountId: 'supervisor' } as const
const opened: OrderEvent = {
  kind: 'OPENED',
  at: begin,
  by: { kind: 'PLATFORM' },
  source: 'EVALUATION',
  organizationId: 1,
}
const acknowledged: OrderEvent = { kind: 'ACKNOWLEDGED', at: begin + hourMs, by }
const context = (now: number): StepContext => ({ policy, calendar, now, handleDueAt: null })
const asker = (changes: Partial<Asker & { kind: 'ACCOUNT' }> = {}): Asker => ({
  kind: 'ACCOUNT',
  accountId: 'supervisor',
  isRated: false,
  isOfHall: true,
  organizationId: 1,
  isReviewer: false,
  ...changes,
})
const steps = ['ACKNOWLEDGE', 'CONTACT', 'VERIFY', 'OFFER_TRANSFER', 'ACCEPT_TRANSFER', 'PASS_REVIEW'] as const

describe('what somebody may do with an order now', () => {
  const transferred: OrderEvent[] = [
    { kind: 'TRANSFER_OFFERED', at: begin, by, organizationId: 2 },
    { kind: 'TRANSFER_REFUSED', at: begin, by },
  ]
  test.each([
    ['the first is offered', [opened], {}, ['ACKNOWLEDGE', 'OFFER_TRANSFER']],
    [
      'what cannot be done yet says why',
      [opened, acknowledged],
      {},
      ['CONTACT', 'VERIFY CONTACT_FIRST', 'OFFER_TRANSFER'],
    ],
    ['of another’s order nothing', [opened, acknowledged], { organizationId: 2 }, []],
    [
      'the rated person is told that he does nothing',
      [opened],
      { isRated: true },
      ['ACKNOWLEDGE RATED_PERSON', 'OFFER_TRANSFER RATED_PERSON'],
    ],
    [
      'what has been used up is no longer to be done',
      [opened, ...transferred],
      {},
      ['ACKNOWLEDGE', 'OFFER_TRANSFER TRANSFERRED_TOO_OFTEN'],
    ],
  ] as const)('%s', (_, events, changes, expected) => {
    const options = optionsOf(toHandlingOrder(events), asker(changes), steps, context(begin + 2 * hourMs))
    expect(options.map(({ step, hindrance }) => (hindrance === null ? step : `${step} ${hindrance}`))).toEqual(expected)
  })
})

describe('how an order stands', () => {
  test.each([
    [0, 'RUNNING', 'ACKNOWLEDGE', undefined],
    [3.5, 'WARNING', 'ACKNOWLEDGE', undefined],
    [5, 'OVERDUE', 'ACKNOWLEDGE', 0],
    [48, 'OVERDUE', 'ACKNOWLEDGE', 1],
  ] as const)('after %d hours unseen: %s, %s next, level %o', (hours, pace, next, level) => {
    const order = toHandlingOrder([opened])
    const clocks = clocksOf(order, policy, calendar)
    const now = begin + hours * hourMs
    expect([paceOf(clocks, policy, now), nextClockOf(clocks), escalationOf(order, policy, calendar, now)]).toEqual([
      pace,
      next,
      level,
    ])
  })

  test('where no clock runs it rests', () => {
    expect([paceOf([], policy, begin), nextClockOf([])]).toEqual(['RESTING', undefined])
  })
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Asker, OrderAsk } from './handling-ask.ts'
import type { StepContext } from './handling-check.ts'
import { clockStateOf, clocksOf, lookAt, nextDueAt, reminderKey } from './handling-clock.ts'
import { afterEvent, type HandlingOrder, type OrderEvent, toHandlingOrder } from './handling-order.ts'
import { findPolicyConflicts, type HandlingPolicy } from './handling-policy.ts'
import { endsOfRounds, termStateOf, toRound } from './handling-round.ts'
import { stepOrder } from './handling-step.ts'
import { addDays, type PlainDate } from './kernel/plain-date.ts'
import type { ServiceCalendar } from './time-limit.ts'

const calendar: ServiceCalendar = {
  years: new Set([2026]),
  days: new Map(
    Array.from({ length: 7 }, (_, index) => [addDays('2026-10-01' as PlainDate, index), 'HOLIDAY'] as const),
  ),
  hours: [],
}

/** 24 hours, 3 and 15 working days are of the source documents; the rest is chosen for these tests. */
const policy: HandlingPolicy = {
  scoreRule: null,
  clocks: {
    CONTACT: { count: 24, unit: 'HOURS' },
    PLAN: { count: 3, unit: 'WORKING_DAYS' },
    HANDLE: { count: 15, unit: 'WORKING_DAYS' },
    REVIEW: { count: 3, unit: 'WORKING_DAYS' },
    FEED_BACK: { count: 2, unit: 'WORKING_DAYS' },
  },
  warningPercentLeft: 25,
  escalateAfter: [
    { count: 1, unit: 'WORKING_DAYS' },
    { count: 3, unit: 'WORKING_DAYS' },
  ],
  contactTriesMin: 3,
  contactTriesApartMinutes: 60,
  extension: { count: 10, unit: 'WORKING_DAYS' },
  transfersMax: 2,
  rateWithin: { count: 5, unit: 'NATURAL_DAYS' },
  reopenWithin: { count: 10, unit: 'NATURAL_DAYS' },
  reopeningsMax: 1,
}

const at = (text: string) => Date.parse(`${text}+08:00`)
const hourMs = 3_600_000
const begin = at('2026-11-16T10:00:00')

const person = (accountId: string, changes: Partial<Asker & { kind: 'ACCOUNT' }> = {}): Asker => ({
  kind: 'ACCOUNT',
  accountId,
  isRated: false,
  isOfHall: true,
  organizationId: 1,
  isReviewer: false,
  ...changes,
})
const handler = person('handler')
const reviewer = person('reviewer', { isOfHall: false, organizationId: 9, isReviewer: true })
const citizen: Asker = { kind: 'CITIZEN' }
const platform: Asker = { kind: 'PLATFORM' }

const opening: OrderEvent = {
  kind: 'OPENED',
  at: begin,
  by: { kind: 'PLATFORM' },
  source: 'EVALUATION',
  organizationId: 1,
}

function contextOf(order: HandlingOrder, now: number, rules: HandlingPolicy = policy): StepContext {
  const handle = clocksOf(order, rules, calendar).find(({ clock }) => clock === 'HANDLE')
  return { policy: rules, calendar, now, handleDueAt: handle?.dueAt ?? null }
}

/** A story that goes on hour by hour; a refusal ends it with its code. */
function follow(steps: readonly (readonly [OrderAsk, Asker, at?: string])[], rules = policy) {
  let order = toHandlingOrder([opening])
  let now = begin
  for (const [ask, asker, when] of steps) {
    now = when === undefined ? now + hourMs : at(when)
    const decision = stepOrder(order, ask, asker, contextOf(order, now, rules))
    if (!decision.granted) return { order, refused: decision.code }
    order = decision.value.reduce(afterEvent, order)
  }
  return { order, refused: undefined }
}

const acknowledged = [{ kind: 'ACKNOWLEDGE' }, handler] as const
const reached = [{ kind: 'CONTACT', channel: 'PHONE', outcome: 'REACHED', isNumberShown: true }, handler] as const
const missed = [{ kind: 'CONTACT', channel: 'PHONE', outcome: 'NOT_REACHED', isNumberShown: true }, handler] as const
const clear = [{ kind: 'VERIFY', finding: 'CLEAR' }, handler] as const
const complex = [{ kind: 'VERIFY', finding: 'COMPLEX' }, handler] as const
const planned = [{ kind: 'PLAN', doneBy: begin + 100 * hourMs }, handler] as const
const finished = [{ kind: 'FINISH', evidence: 1 }, handler] as const
const passed = [{ kind: 'PASS_REVIEW' }, reviewer] as const
const fedBack = [{ kind: 'FEED_BACK', channel: 'PHONE' }, handler] as const
const solved = [{ kind: 'RATE', satisfaction: 90, isSolved: true }, citizen] as const
const unsolved = [{ kind: 'RATE', satisfaction: 10, isSolved: false }, citizen] as const
const untilFedBack = [acknowledged, reached, clear, finished, passed, fedBack] as const

describe('a bad evaluation is answered, put right, checked and rated again', () => {
  test('what is clear needs no plan, and is closed when the citizen says that it is solved', () => {
    const { order } = follow([...untilFedBack, solved])
    expect(order).toMatchObject({ stage: 'CLOSED', satisfaction: 90, reopenings: 0 })
  })

  test('what is complex is planned first', () => {
    expect(follow([acknowledged, reached, complex, finished]).refused).toBe('PLAN_FIRST')
    expect(follow([acknowledged, reached, complex, planned, finished]).order.stage).toBe('IN_REVIEW')
  })

  test('a plan that ends after the term is no plan', () => {
    const late = [{ kind: 'PLAN', doneBy: begin + 3000 * hourMs }, handler] as const
    expect(follow([acknowledged, reached, complex, late]).refused).toBe('PLAN_TOO_LATE')
  })

  test('nothing is put right without evidence of it', () => {
    expect(follow([acknowledged, reached, clear, [{ kind: 'FINISH', evidence: 0 }, handler]]).refused).toBe(
      'EVIDENCE_MISSING',
    )
  })

  test('a demand without legal basis is explained, and reviewed all the same', () => {
    const baseless = [{ kind: 'VERIFY', finding: 'NO_LEGAL_BASIS' }, handler] as const
    expect(follow([acknowledged, reached, baseless, finished]).refused).toBe('NOT_AT_THIS_STAGE')
    expect(follow([acknowledged, reached, baseless, [{ kind: 'EXPLAIN' }, handler]]).order.stage).toBe('IN_REVIEW')
  })

  test('it is verified with the citizen: who is not reached has been tried for as often as the policy says', () => {
    expect(follow([acknowledged, clear]).refused).toBe('CONTACT_FIRST')
    expect(follow([acknowledged, missed, missed, clear]).refused).toBe('CONTACT_FIRST')
    expect(follow([acknowledged, missed, missed, missed, clear]).order.stage).toBe('RECTIFYING')
  })

  test('what is returned by the review is worked on again, and its clock has never stopped', () => {
    const { order } = follow([acknowledged, reached, clear, finished, [{ kind: 'RETURN_REVIEW' }, reviewer]])
    expect(order.stage).toBe('RECTIFYING')
    const handle = clocksOf(order, policy, calendar).find(({ clock }) => clock === 'HANDLE')
    expect(handle).toMatchObject({ startedAt: begin, endedAt: null })
  })
})

describe('the citizen has the last word', () => {
  test('what is not solved is taken up again by itself, as often as the policy says', () => {
    const again = follow([...untilFedBack, unsolved]).order
    expect(again).toMatchObject({ stage: 'ACKNOWLEDGED', reopenings: 1, satisfaction: null, finding: null })
    const twice = follow([...untilFedBack, unsolved, reached, clear, finished, passed, fedBack, unsolved]).order
    expect(twice).toMatchObject({ stage: 'CLOSED', reopenings: 1, satisfaction: 10 })
  })

  test('silence is not consent: after its days an order is closed unrated, not before', () => {
    const lapse = [{ kind: 'LAPSE' }, platform] as const
    expect(follow([...untilFedBack, lapse]).refused).toBe('TOO_EARLY')
    const later = follow([...untilFedBack, [...lapse, '2026-11-22T00:00:00']]).order
    expect(later).toMatchObject({ stage: 'CLOSED', satisfaction: null })
  })

  test('a closed order is reopened within the policy’s days, and no longer', () => {
    const reopen = (when: string) => follow([...untilFedBack, solved, [{ kind: 'REOPEN' }, citizen, when]])
    expect(reopen('2026-11-26T23:59:59').order.stage).toBe('ACKNOWLEDGED')
    expect(reopen('2026-11-27T00:00:00').refused).toBe('TOO_LATE')
  })

  test('nobody rates for the citizen', () => {
    expect(follow([...untilFedBack, [solved[0], handler]]).refused).toBe('NOT_YOURS_TO_DO')
  })
})

describe('who has been rated, who works on it and who checks it are different people', () => {
  test('the rated person neither calls back nor does anything else', () => {
    const rated = person('rated', { isRated: true })
    expect(follow([[{ kind: 'ACKNOWLEDGE' }, rated]]).refused).toBe('RATED_PERSON')
    const ratedReviewer = person('rated', { isRated: true, isReviewer: true, organizationId: 9, isOfHall: false })
    expect(follow([acknowledged, reached, clear, finished, [{ kind: 'PASS_REVIEW' }, ratedReviewer]]).refused).toBe(
      'RATED_PERSON',
    )
  })

  test.each([
    [
      'who has worked on it',
      person('handler', { isOfHall: false, organizationId: 9, isReviewer: true }),
      'REVIEWS_OWN_WORK',
    ],
    [
      'who is of the organization that handles it',
      person('other', { isOfHall: false, isReviewer: true }),
      'REVIEWS_OWN_WORK',
    ],
    ['who is of the hall', person('other', { organizationId: 9, isReviewer: true }), 'REVIEWS_OWN_HALL'],
    ['who holds no post of a reviewer', person('other', { isOfHall: false, organizationId: 9 }), 'NOT_YOURS_TO_DO'],
  ] as const)('%s reviews nothing of it', (_who, asker, refused) => {
    expect(follow([acknowledged, reached, clear, finished, [{ kind: 'PASS_REVIEW' }, asker]]).refused).toBe(refused)
  })
})

describe('several departments', () => {
  const other = person('other', { isOfHall: false, organizationId: 2 })
  const offer = [{ kind: 'OFFER_TRANSFER', organizationId: 2 }, handler] as const
  const refuse = [{ kind: 'REFUSE_TRANSFER' }, other] as const

  test('an order goes to another one when that one accepts it; until then it stays, and nothing else is decided', () => {
    expect(follow([acknowledged, offer]).order).toMatchObject({ organizationId: 1, offeredTo: 2 })
    expect(follow([acknowledged, reached, offer, clear]).refused).toBe('TRANSFER_PENDING')
    const taken = follow([acknowledged, offer, [{ kind: 'ACCEPT_TRANSFER' }, other]]).order
    expect(taken).toMatchObject({ organizationId: 2, offeredTo: null })
    // Where it happened is not forgotten with it: nobody of there reviews what came of it.
    const formerUnit = person('third', { isOfHall: false, organizationId: 1, isReviewer: true })
    const finishedThere = [
      ...[acknowledged, offer, [{ kind: 'ACCEPT_TRANSFER' }, other] as const],
      ...[reached, clear, finished].map(([ask]) => [ask, other] as const),
    ]
    expect(follow([...finishedThere, [{ kind: 'PASS_REVIEW' }, formerUnit]]).refused).toBe('REVIEWS_OWN_WORK')
  })

  test('it is not played to and fro', () => {
    expect(follow([acknowledged, offer, refuse, offer, refuse, offer]).refused).toBe('TRANSFERRED_TOO_OFTEN')
  })

  test('it is not finished before each co-handler has reported', () => {
    const add = [{ kind: 'ADD_CO_HANDLER', organizationId: 2 }, handler] as const
    const work = [acknowledged, reached, clear, add] as const
    expect(follow([...work, finished]).refused).toBe('CO_HANDLER_NOT_DONE')
    expect(follow([...work, [{ kind: 'FINISH_CO_HANDLING' }, other], finished]).order.stage).toBe('IN_REVIEW')
  })
})

describe('a term is extended once, by somebody else', () => {
  const work = [acknowledged, reached, complex] as const
  const ask = [{ kind: 'ASK_EXTENSION' }, handler] as const
  const give = [{ kind: 'GRANT_EXTENSION' }, reviewer] as const

  test('by the working days of the policy, counted from when it was due', () => {
    const { order } = follow([...work, ask, give])
    // 15 working days after Monday 16 November end with 7 December; 10 more with 21 December.
    const handle = clocksOf(order, policy, calendar).find(({ clock }) => clock === 'HANDLE')
    expect(handle?.dueAt).toBe(at('2026-12-22T00:00:00'))
    expect(follow([...work, ask, give, ask]).refused).toBe('ALREADY_EXTENDED')
  })

  test('not by who asks for it, and not when it is too late', () => {
    expect(follow([...work, ask, [give[0], handler]]).refused).toBe('NOT_YOURS_TO_DO')
    expect(follow([...work, [...ask, '2026-12-08T00:00:00']]).refused).toBe('PAST_DUE')
  })

  test('where the year is not known nobody says until when', () => {
    const late = { ...policy, clocks: { ...policy.clocks, HANDLE: { count: 30, unit: 'WORKING_DAYS' } as const } }
    expect(follow([...work, ask, give], late).refused).toBe('CALENDAR_NOT_PUBLISHED')
  })
})

describe('clocks run side by side, and are told of once', () => {
  const order = toHandlingOrder([opening])
  const told = (now: string, of = order) =>
    lookAt(of, policy, calendar, at(now)).reminders.map((each) => reminderKey(of, each))

  test('a warning comes when a quarter of the time is left, then lateness, then level by level', () => {
    expect(told('2026-11-17T03:59:59')).toEqual([])
    expect(told('2026-11-17T04:00:00')).toEqual(['0:CONTACT:WARNING:0'])
    expect(told('2026-11-17T10:00:00')).toEqual(['0:CONTACT:OVERDUE:0'])
    expect(told('2026-11-19T02:30:00')).toEqual(['0:CONTACT:OVERDUE:0', '0:CONTACT:OVERDUE:1', '0:PLAN:WARNING:0'])
  })

  test('the next look is at the next moment at which something would be told', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 24 * 40 }), (hours) => {
        const now = begin + hours * hourMs
        const { reminders, nextAt } = lookAt(order, policy, calendar, now)
        if (nextAt === undefined) return
        expect(nextAt).toBeGreaterThan(now)
        expect(lookAt(order, policy, calendar, nextAt - 1).reminders).toEqual(reminders)
        expect(lookAt(order, policy, calendar, nextAt).reminders).not.toEqual(reminders)
      }),
    )
  })

  test('what was in time is kept, what was not is missed, and it stays so', () => {
    const { order: done } = follow([acknowledged, [...reached, '2026-11-17T10:00:00']])
    const contact = clocksOf(done, policy, calendar).find(({ clock }) => clock === 'CONTACT')
    expect(contact && clockStateOf(contact, policy, begin)).toBe('MISSED')
    const { order: intime } = follow([acknowledged, [...reached, '2026-11-17T09:59:59']])
    const kept = clocksOf(intime, policy, calendar).find(({ clock }) => clock === 'CONTACT')
    expect(kept && clockStateOf(kept, policy, at('2026-12-24T00:00:00'))).toBe('KEPT')
  })

  test('a closed order is told of no more', () => {
    const { order: closed } = follow([...untilFedBack, solved])
    expect(lookAt(closed, policy, calendar, at('2027-06-01T00:00:00'))).toEqual({
      reminders: [],
      isLapsed: false,
      nextAt: undefined,
    })
  })

  test('a queue is sorted by what is due first and still runs', () => {
    expect(nextDueAt(clocksOf(order, policy, calendar))).toBe(begin + 24 * hourMs)
    expect(nextDueAt(clocksOf(follow([acknowledged, reached]).order, policy, calendar))).toBe(at('2026-11-20T00:00:00'))
  })
})

describe('a policy that contradicts itself is not put in force', () => {
  test('the one above does not', () => {
    expect(findPolicyConflicts(policy)).toEqual([])
  })

  test.each([
    [
      { clocks: { ...policy.clocks, PLAN: { count: 16, unit: 'WORKING_DAYS' } } },
      'CLOCK_RUNS_BACKWARDS',
      '/clocks/PLAN',
    ],
    [{ clocks: { HANDLE: { count: 5, unit: 'WORKING_DAYS' } } }, 'NO_CONTACT_CLOCK', '/clocks'],
    [{ clocks: { CONTACT: { count: 24, unit: 'HOURS' } } }, 'EXTENSION_WITHOUT_HANDLING', '/extension'],
    [{ reopenWithin: { count: 2, unit: 'NATURAL_DAYS' } }, 'REOPENING_ENDS_BEFORE_RATING', '/reopenWithin'],
    [
      { rateWithin: { count: 5, unit: 'WORKING_DAYS', lastDayMoves: true } },
      'LAST_DAY_MOVES_ONLY_NATURAL_DAYS',
      '/rateWithin',
    ],
  ] as const)('%o: %s', (change, code, place) => {
    expect(findPolicyConflicts({ ...policy, ...change } as HandlingPolicy)).toContainEqual(
      expect.objectContaining({ code, at: place }),
    )
  })
})

const anyAsk: fc.Arbitrary<OrderAsk> = fc.oneof(
  ...(
    [
      'ACKNOWLEDGE',
      'EXPLAIN',
      'PASS_REVIEW',
      'RETURN_REVIEW',
      'REOPEN',
      'LAPSE',
      'ASK_EXTENSION',
      'GRANT_EXTENSION',
    ] as const
  ).map((kind) => fc.constant({ kind })),
  ...(['REFUSE_EXTENSION', 'ACCEPT_TRANSFER', 'REFUSE_TRANSFER', 'FINISH_CO_HANDLING'] as const).map((kind) =>
    fc.constant({ kind }),
  ),
  fc.record({
    kind: fc.constant('CONTACT' as const),
    channel: fc.constantFrom('PHONE', 'VISIT'),
    outcome: fc.constantFrom('REACHED', 'NOT_REACHED', 'DECLINED'),
  }),
  fc.record({ kind: fc.constant('VERIFY' as const), finding: fc.constantFrom('CLEAR', 'COMPLEX', 'NO_LEGAL_BASIS') }),
  fc.record({ kind: fc.constant('PLAN' as const), doneBy: fc.constant(begin) }),
  fc.record({ kind: fc.constant('FINISH' as const), evidence: fc.nat(2) }),
  fc.constant({ kind: 'FEED_BACK', channel: 'PHONE' } as const),
  fc.record({ kind: fc.constant('RATE' as const), satisfaction: fc.nat(100), isSolved: fc.boolean() }),
  fc.record({
    kind: fc.constantFrom('OFFER_TRANSFER', 'ADD_CO_HANDLER'),
    organizationId: fc.integer({ min: 1, max: 3 }),
  }),
) as fc.Arbitrary<OrderAsk>

const anyAsker: fc.Arbitrary<Asker> = fc.oneof(
  fc.constantFrom(citizen, platform, handler, reviewer),
  fc.record({
    kind: fc.constant('ACCOUNT' as const),
    accountId: fc.constantFrom('a', 'b', 'c'),
    isRated: fc.boolean(),
    isOfHall: fc.boolean(),
    organizationId: fc.constantFrom(1, 2, 3, null),
    isReviewer: fc.boolean(),
  }),
)

/** Lets everybody ask for everything; answers what happened. */
function rush(asks: readonly (readonly [OrderAsk, Asker])[]): { events: readonly OrderEvent[]; order: HandlingOrder } {
  const events: OrderEvent[] = [opening]
  let order = toHandlingOrder(events)
  for (const [index, [ask, asker]] of asks.entries()) {
    const decision = stepOrder(order, ask, asker, contextOf(order, begin + index * hourMs))
    if (!decision.granted) continue
    expect(asker.kind === 'ACCOUNT' && asker.isRated).toBe(false)
    if (ask.kind === 'PASS_REVIEW' && asker.kind === 'ACCOUNT') expect(order.handlers).not.toContain(asker.accountId)
    events.push(...decision.value)
    order = decision.value.reduce(afterEvent, order)
  }
  return { events, order }
}

test('whatever is asked in whatever order: the rated person does nothing, nobody reviews what he handled, and the story folds to the order', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(anyAsk, anyAsker), { maxLength: 60 }), (asks) => {
      const { events, order } = rush(asks)
      expect(toHandlingOrder(events)).toEqual(order)
      expect(order.version).toBe(events.length)
      expect(order.transfers).toBeLessThanOrEqual(policy.transfersMax)
      expect(order.reopenings).toBeLessThanOrEqual(policy.reopeningsMax)
      if (order.stage === 'CLOSED') expect(order.marks).toMatchObject({ REVIEWED: expect.any(Number) })
    }),
    { numRuns: 500 },
  )
})

describe('rounds of an order', () => {
  const roundsOf = (order: HandlingOrder, events: readonly OrderEvent[]) => {
    const ends = endsOfRounds(order, events)
    return ends.map((end, index) => toRound(end, clocksOf(end, policy, calendar), index < ends.length - 1))
  }
  const by = { kind: 'CITIZEN' } as const
  const head = (hours: number) => ({ at: begin + hours * hourMs, by })
  const handled: readonly OrderEvent[] = [
    { ...head(1), kind: 'ACKNOWLEDGED' },
    { ...head(2), kind: 'CONTACT_TRIED', channel: 'PHONE', outcome: 'NOT_REACHED' },
    { ...head(3), kind: 'VERIFIED', finding: 'CLEAR' },
    { ...head(4), kind: 'DONE', evidence: 1 },
  ]
  const answered: readonly OrderEvent[] = [
    { ...head(5), kind: 'REVIEW_PASSED' },
    { ...head(6), kind: 'FED_BACK', channel: 'PHONE' },
  ]
  const open = toHandlingOrder([opening])

  test('each has terms of its own, and keeps what it was when it was taken up again', () => {
    const unsolved: readonly OrderEvent[] = [
      { ...head(7), kind: 'RATED', satisfaction: 30, isSolved: false },
      { ...head(7), kind: 'REOPENED' },
    ]
    const [first, second, ...more] = roundsOf(open, [...handled, ...answered, ...unsolved])
    expect(more).toEqual([])
    expect(first).toMatchObject({ round: 0, isTakenUp: true, satisfaction: 30, isSolved: false, finding: 'CLEAR' })
    expect(first?.handle.endedAt).toBe(begin + 4 * hourMs)
    expect(first?.answer.endedAt).toBe(begin + 6 * hourMs)
    // Tried for and verified without him: the contact has its end.
    expect(first?.contact.endedAt).toBe(begin + 3 * hourMs)
    expect(second).toMatchObject({ round: 1, begunAt: begin + 7 * hourMs, isTakenUp: false, satisfaction: null })
    expect(second?.acknowledge).toEqual({ dueAt: null, endedAt: null })
    expect(second?.handle).toEqual({ dueAt: expect.any(Number), endedAt: null })
  })

  test('what the review returns has not been handled; until it is answered the answer is due with the present step', () => {
    const returned: OrderEvent = { ...head(5), kind: 'REVIEW_RETURNED' }
    const dueOf = (events: readonly OrderEvent[]) => roundsOf(open, events).at(-1)?.answer.dueAt
    const [back] = roundsOf(open, [...handled, returned])
    expect(back?.handle.endedAt).toBeNull()
    expect(back?.answer.dueAt).toBe(back?.handle.dueAt)
    expect(dueOf(handled)).toBe(at('2026-11-20T00:00:00'))
    expect(dueOf([...handled, ...answered.slice(0, 1)])).toBe(at('2026-11-19T00:00:00'))
  })

  test('a term is kept, missed, overdue or running; without an end to it nobody is late', () => {
    expect(termStateOf({ dueAt: 10, endedAt: 9 }, 99)).toBe('KEPT')
    expect(termStateOf({ dueAt: 10, endedAt: 10 }, 99)).toBe('MISSED')
    expect(termStateOf({ dueAt: 10, endedAt: null }, 10)).toBe('OVERDUE')
    expect(termStateOf({ dueAt: 10, endedAt: null }, 9)).toBe('RUNNING')
    expect(termStateOf({ dueAt: null, endedAt: null }, 99)).toBe('RUNNING')
  })
})

describe('what an alert or an inspection has found', () => {
  const found = toHandlingOrder([{ ...opening, source: 'ALERT' }])
  const allowed = (order: HandlingOrder, ask: OrderAsk, asker: Asker) =>
    stepOrder(order, ask, asker, contextOf(order, begin + hourMs))

  test('has no clock of contact or answer, and no step towards a citizen', () => {
    expect(clocksOf(found, policy, calendar).map(({ clock }) => clock)).not.toContain('CONTACT')
    const acknowledged = afterEvent(found, {
      kind: 'ACKNOWLEDGED',
      at: begin,
      by: { kind: 'ACCOUNT', accountId: 'handler' },
    })
    const contact = allowed(acknowledged, { kind: 'CONTACT', channel: 'PHONE', outcome: 'REACHED' }, handler)
    expect(contact).toMatchObject({ granted: false, code: 'NOT_AT_THIS_STAGE' })
    expect(allowed(acknowledged, { kind: 'VERIFY', finding: 'CLEAR' }, handler).granted).toBe(true)
  })

  test('is closed when its review has passed, and counts neither as followed up nor as answered', () => {
    const by = { kind: 'ACCOUNT', accountId: 'handler' } as const
    const done = [
      { kind: 'ACKNOWLEDGED', at: begin, by },
      { kind: 'VERIFIED', at: begin, by, finding: 'CLEAR' },
      { kind: 'DONE', at: begin, by, evidence: 1 },
    ] as const
    const handed = done.reduce<HandlingOrder>(afterEvent, found)
    const decision = allowed(handed, { kind: 'PASS_REVIEW' }, reviewer)
    const kinds = decision.granted ? decision.value.map(({ kind }) => kind) : []
    expect(kinds).toEqual(['REVIEW_PASSED', 'CLOSED'])
    const { contact, answer } = toRound(handed, clocksOf(handed, policy, calendar), false)
    expect([contact, answer].map((term) => termStateOf(term, begin + 1e12))).toEqual(['RUNNING', 'RUNNING'])
  })
})

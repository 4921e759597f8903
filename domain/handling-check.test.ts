import { describe, expect, test } from 'vitest'
import { findCallRefusal } from './follow-up.ts'
import type { Asker, OrderAsk } from './handling-ask.ts'
import { slowestOf } from './handling-check.ts'
import { afterEvent, type HandlingOrder, type OrderEvent, toHandlingOrder } from './handling-order.ts'
import type { HandlingPolicy } from './handling-policy.ts'
import { isParty, stepOrder } from './handling-step.ts'

const minuteMs = 60_000
const begin = Date.parse('2026-11-16T10:00:00+08:00')
const policy: HandlingPolicy = {
  scoreRule: null,
  clocks: { CONTACT: { count: 24, unit: 'HOURS' } },
  warningPercentLeft: 25,
  escalateAfter: [],
  contactTriesMin: 3,
  contactTriesApartMinutes: 60,
  extension: null,
  helpWithinMinutes: 120,
  transfersMax: 2,
  rateWithin: { count: 5, unit: 'NATURAL_DAYS' },
  reopenWithin: { count: 10, unit: 'NATURAL_DAYS' },
  reopeningsMax: 1,
}
const calendar = { years: new Set([2026]), days: new Map(), hours: [] }

const person = (accountId: string, changes: Partial<Asker & { kind: 'ACCOUNT' }> = {}) =>
  ({
    kind: 'ACCOUNT',
    accountId,
    isRated: false,
    isOfHall: false,
    organizationId: 1,
    isReviewer: false,
    ...changes,
  }) as const
const lead = person('lead')
const second = person('second', { organizationId: 2 })
const third = person('third', { organizationId: 3 })
const reviewer = person('reviewer', { organizationId: 9, isReviewer: true })

const opening: OrderEvent = {
  kind: 'OPENED',
  at: begin,
  by: { kind: 'PLATFORM' },
  source: 'EVALUATION',
  organizationId: 1,
}

type Asked = readonly [ask: OrderAsk, asker: Asker, minutesLater?: number]

/** A story that goes on so many minutes after the step before; a refusal ends it with its code. */
function follow(
  steps: readonly Asked[],
  more: { readonly isCallable?: boolean; readonly rules?: HandlingPolicy } = {},
) {
  const { isCallable = false, rules = policy } = more
  let order: HandlingOrder = toHandlingOrder([opening])
  let now = begin
  for (const [ask, asker, later = 1] of steps) {
    now += later * minuteMs
    const decision = stepOrder(order, ask, asker, { policy: rules, calendar, now, handleDueAt: null, isCallable })
    if (!decision.granted) return { order, refused: decision.code }
    order = decision.value.reduce(afterEvent, order)
  }
  return { order, refused: undefined }
}

const acknowledged: Asked = [{ kind: 'ACKNOWLEDGE' }, lead]
const missed = (minutes: number): Asked => [
  { kind: 'CONTACT', channel: 'PHONE', outcome: 'NOT_REACHED', isNumberShown: true },
  lead,
  minutes,
]
const left = (outcome: 'REACHED' | 'NOT_REACHED'): Asked => [{ kind: 'CONTACT', channel: 'MAILBOX', outcome }, lead]
const verified: Asked = [{ kind: 'VERIFY', finding: 'CLEAR' }, lead]

describe('the first contact is a contact', () => {
  test('three tries within a minute are one; three an hour from each other are three', () => {
    expect(follow([acknowledged, missed(1), missed(0), missed(0), verified]).refused).toBe('CONTACT_FIRST')
    expect(follow([acknowledged, missed(1), missed(59), missed(59), verified]).refused).toBe('CONTACT_FIRST')
    expect(follow([acknowledged, missed(1), missed(60), missed(60), verified]).order.stage).toBe('RECTIFYING')
  })

  test('many tries that lie close together are not more than the time they took', () => {
    const quick = Array.from({ length: 61 }, () => missed(1))
    expect(follow([acknowledged, ...quick, verified]).refused).toBe('CONTACT_FIRST')
    expect(follow([acknowledged, ...quick, ...quick, verified]).order.stage).toBe('RECTIFYING')
  })

  test('where the policy says nothing of it each try counts', () => {
    const { contactTriesApartMinutes: _, ...silent } = policy
    const steps = [acknowledged, missed(1), missed(0), missed(0), verified]
    expect(follow(steps, { rules: silent }).order.stage).toBe('RECTIFYING')
  })

  test('who may be called is not reached by what is left in his mailbox', () => {
    expect(follow([acknowledged, left('REACHED')], { isCallable: true }).refused).toBe('CALL_FIRST')
    const { order } = follow([acknowledged, left('NOT_REACHED')], { isCallable: true })
    expect([order.stage, order.marks.CONTACTED]).toEqual(['ACKNOWLEDGED', undefined])
    const noTry: Asked = [{ kind: 'CONTACT', channel: 'MAILBOX', outcome: 'NOT_REACHED', isNoTry: true }, lead, 90]
    expect(follow([acknowledged, noTry, noTry, noTry, verified]).refused).toBe('CONTACT_FIRST')
    const answered = follow([acknowledged, left('NOT_REACHED'), [{ kind: 'WRITE' }, { kind: 'CITIZEN' }], verified])
    expect(answered.order.stage).toBe('RECTIFYING')
  })

  test('nobody has called without a number; who has it of a complaint that was passed on calls for the desk', () => {
    const called: Asked = [{ kind: 'CONTACT', channel: 'PHONE', outcome: 'REACHED' }, lead]
    expect(follow([acknowledged, called]).refused).toBe('NUMBER_NOT_SHOWN')
    const elsewhere = { policy, calendar, now: begin, handleDueAt: null, isCalledElsewhere: true }
    const order = follow([acknowledged]).order
    expect(stepOrder(order, called[0], lead, elsewhere).granted).toBe(true)
  })

  test('what is late does not become early by being found complex', () => {
    const order = follow([acknowledged, left('REACHED'), verified]).order
    const context = { policy, calendar, now: begin + 1, handleDueAt: begin }
    expect(stepOrder(order, { kind: 'VERIFY', finding: 'COMPLEX' }, lead, context)).toMatchObject({ code: 'PAST_DUE' })
    expect(stepOrder(order, { kind: 'VERIFY', finding: 'CLEAR' }, lead, context).granted).toBe(true)
  })

  test('who left no number is', () => {
    expect(follow([acknowledged, left('REACHED'), verified]).order.stage).toBe('RECTIFYING')
  })
})

describe('现场求助: whoever is still in the hall has somebody come', () => {
  const help = (minutes: number): Asked => [{ kind: 'ASK_HELP' }, { kind: 'CITIZEN' }, minutes]

  test('once, within the policy’s minutes of his evaluation, and nothing of the order moves by it', () => {
    const { order } = follow([help(119)])
    expect([order.stage, order.isHelpAsked, order.marks.CONTACTED]).toEqual(['OPENED', true, undefined])
    expect(follow([help(5), help(1)]).refused).toBe('ALREADY_ASKED')
    expect(follow([help(120)]).refused).toBe('TOO_LATE')
  })

  test('not where the policy knows none, and nobody asks for him', () => {
    const { helpWithinMinutes: _, ...silent } = policy
    expect(follow([help(1)], { rules: silent }).refused).toBe('TOO_LATE')
    expect(follow([[{ kind: 'ASK_HELP' }, lead]]).refused).toBe('NOT_YOURS_TO_DO')
  })
})

describe('nobody is kept waiting for ever', () => {
  const offer = (organizationId: number): Asked => [{ kind: 'OFFER_TRANSFER', organizationId }, lead]
  const withdraw: Asked = [{ kind: 'WITHDRAW_TRANSFER' }, lead]

  test('an offer that nobody answers is taken back by who made it, and counted', () => {
    const { order } = follow([acknowledged, offer(2), withdraw])
    expect([order.offeredTo, order.transfers, order.organizationId]).toEqual([null, 1, 1])
    expect(follow([offer(2), [{ kind: 'ACCEPT_TRANSFER' }, second], [withdraw[0], lead]]).refused).toBe(
      'NOT_YOURS_TO_DO',
    )
    expect(follow([acknowledged, withdraw]).refused).toBe('NOT_AT_THIS_STAGE')
    expect(follow([offer(2), withdraw, [{ kind: 'ACCEPT_TRANSFER' }, second]]).refused).toBe('NOT_YOURS_TO_DO')
    expect(follow([offer(2), withdraw, offer(3), withdraw, offer(2)]).refused).toBe('TRANSFERRED_TOO_OFTEN')
  })

  test('once no offer is left, who checks says whose it is; not before, and not a party', () => {
    const assign = (organizationId: number, asker: Asker = reviewer): Asked => [
      { kind: 'ASSIGN_LEAD', organizationId },
      asker,
    ]
    const spent = [offer(2), withdraw, offer(3), withdraw]
    expect(follow([offer(2), withdraw, assign(2)]).refused).toBe('NOT_AT_THIS_STAGE')
    expect(follow([...spent, assign(2, lead)]).refused).toBe('NOT_YOURS_TO_DO')
    expect(follow([...spent, assign(2, person('partial', { isReviewer: true }))]).refused).toBe('REVIEWS_OWN_WORK')
    expect(follow([...spent, assign(1)]).refused).toBe('ALREADY_HANDLES')
    const { order } = follow([...spent, assign(2)])
    expect([order.organizationId, [...order.everLed]]).toEqual([2, [1, 2]])
    expect(follow([...spent, assign(2), [{ kind: 'ACKNOWLEDGE' }, second]]).order.stage).toBe('ACKNOWLEDGED')
  })

  const add = (organizationId: number): Asked => [{ kind: 'ADD_CO_HANDLER', organizationId }, lead]
  const release = (organizationId: number): Asked => [{ kind: 'RELEASE_CO_HANDLER', organizationId }, lead]
  const report = (asker: Asker): Asked => [{ kind: 'FINISH_CO_HANDLING' }, asker]
  const worked = [acknowledged, left('REACHED'), verified]
  const finished: Asked = [{ kind: 'FINISH', evidence: 1 }, lead]

  test('a co-handler that does not report is released, and the others wait for it no longer', () => {
    expect(follow([...worked, add(2), finished]).refused).toBe('CO_HANDLER_NOT_DONE')
    const { order } = follow([...worked, add(2), release(2), finished])
    expect([order.stage, slowestOf(order)]).toEqual(['IN_REVIEW', undefined])
    expect(isParty(order, second)).toBe(false)
    expect(follow([...worked, add(2), release(2), report(second)]).refused).toBe('NOT_YOURS_TO_DO')
    expect(follow([...worked, add(2), release(2), add(2), report(second), finished]).order.stage).toBe('IN_REVIEW')
  })

  test('one that has reported, or was never asked, is not', () => {
    expect(follow([...worked, release(2)]).refused).toBe('NOT_AT_THIS_STAGE')
    expect(follow([...worked, add(2), add(3), report(second), release(2)]).refused).toBe('DOES_NOT_TAKE_PART')
    expect(follow([...worked, add(2), [release(3)[0], third]]).refused).toBe('NOT_YOURS_TO_DO')
  })

  test('who was asked once reviews it no more, released or not', () => {
    const partial = person('partial', { organizationId: 2, isReviewer: true })
    const review: Asked = [{ kind: 'PASS_REVIEW' }, partial]
    expect(follow([...worked, add(2), release(2), finished, review]).refused).toBe('REVIEWS_OWN_WORK')
    const again: Asked[] = [
      [{ kind: 'PASS_REVIEW' }, reviewer],
      [{ kind: 'FEED_BACK', channel: 'VISIT' }, lead],
      [{ kind: 'REOPEN' }, { kind: 'CITIZEN' }],
    ]
    const [, ...later] = worked
    const { order, refused } = follow([
      ...worked,
      add(2),
      report(second),
      finished,
      ...again,
      ...later,
      finished,
      review,
    ])
    expect([refused, order.stage, isParty(order, second)]).toEqual(['REVIEWS_OWN_WORK', 'IN_REVIEW', false])
  })
})

describe('回访: whom to call is shown to whoever handles it or checks it', () => {
  const order = follow([acknowledged]).order
  test.each([
    [lead, undefined],
    [reviewer, undefined],
    [second, 'NOT_YOURS_TO_DO'],
    [person('rated', { isRated: true }), 'RATED_PERSON'],
    [person('colleague', { isOfHall: true }), 'REVIEWS_OWN_HALL'],
  ] as const)('%o: %s', (asker, refusal) => {
    expect(findCallRefusal(order, asker)).toBe(refusal)
  })

  test('of what nobody has said nobody is called, and no order that waits for the citizen', () => {
    const found = toHandlingOrder([{ ...opening, source: 'ALERT' }])
    expect(findCallRefusal(found, lead)).toBe('NOT_AT_THIS_STAGE')
    expect(findCallRefusal({ ...order, stage: 'CLOSED' }, lead)).toBe('NOT_AT_THIS_STAGE')
  })
})

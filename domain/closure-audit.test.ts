import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Auditor,
  askEndOf,
  type ClosureTries,
  countAudits,
  drawClosures,
  drawnOf,
  falseClosureRateOf,
  findAuditorPartiality,
  isAuditable,
  monthToDraw,
  noteClosureOutcome,
  triesMaxOf,
} from './closure-audit.ts'
import { toHandlingOrder } from './handling-order.ts'
import { addDays, type PlainDate } from './kernel/plain-date.ts'

const at = (text: string) => Date.parse(`${text}+08:00`)
const policy = { sharePercent: 10, unitMonthMin: 3, drawAfterNaturalDays: 16, askWithinNaturalDays: 30 }

const closed = fc.uniqueArray(
  fc.record({
    orderId: fc.uuid(),
    stratum: fc.constantFrom('1/1', '1/2', '2/1'),
    rank: fc.stringMatching(/^[0-9a-f]{8}$/),
  }),
  { selector: ({ orderId }) => orderId, maxLength: 120 },
)

describe('the draw', () => {
  test('of each unit takes its share, at least the minimum and never more than there are', () => {
    fc.assert(
      fc.property(closed, fc.nat(100), fc.nat(10), (orders, sharePercent, unitMonthMin) => {
        const drawn = drawClosures(orders, () => ({ sharePercent, unitMonthMin }))
        for (const stratum of ['1/1', '1/2', '2/1']) {
          const all = orders.filter((one) => one.stratum === stratum).length
          const taken = drawn.filter((one) => one.stratum === stratum).length
          expect(taken).toBe(Math.min(all, Math.max(unitMonthMin, Math.ceil((all * sharePercent) / 100))))
        }
      }),
    )
  })

  test('takes each order at most once, and the same whatever order they are told in, or how often', () => {
    fc.assert(
      fc.property(closed, fc.array(fc.nat(119)), (orders, again) => {
        const told = [...orders].reverse().concat(again.flatMap((index) => orders[index] ?? []))
        const [drawn, once] = [drawClosures(told, () => policy), drawClosures(orders, () => policy)]
        expect(drawn).toEqual(once)
        expect(new Set(drawn.map(({ orderId }) => orderId)).size).toBe(drawn.length)
      }),
    )
  })

  test('takes no order before another of the unit whose rank is lower', () => {
    fc.assert(
      fc.property(closed, (orders) => {
        const drawn = drawClosures(orders, () => policy)
        const left = orders.filter((one) => !drawn.includes(one))
        for (const one of drawn)
          for (const other of left) expect(other.stratum === one.stratum && other.rank < one.rank).toBe(false)
      }),
    )
  })

  test.each([
    [0, 0],
    [2, 2],
    [29, 3],
    [31, 4],
    [200, 20],
  ])('of %i closed orders of a unit %i are drawn', (all, drawn) => {
    expect(drawnOf(all, policy)).toBe(drawn)
  })

  test.each([
    ['2026-11-16T23:59:59', '2026-09-01', '2026-10-01'],
    ['2026-11-17T00:00:00', '2026-10-01', '2026-11-01'],
    ['2026-01-20T08:00:00', '2025-12-01', '2026-01-01'],
  ])('on %s the month from %s to %s is ready', (now, fromDay, endDay) => {
    expect(monthToDraw(at(now), policy)).toEqual({ fromDay, endDay })
  })

  test.each([
    ['EVALUATION', false, true],
    ['COMPLAINT', false, true],
    ['EVALUATION', true, false],
    ['ALERT', false, false],
    ['INSPECTION', false, false],
  ] as const)('what came by %s (a drill: %s) can be drawn: %s', (source, isDrill, can) => {
    expect(isAuditable({ source, isDrill })).toBe(can)
  })
})

describe('who asks', () => {
  const by = { kind: 'PLATFORM' } as const
  const passedTo = (organizationId: number) =>
    [
      { kind: 'TRANSFER_OFFERED', at: 0, by, organizationId },
      { kind: 'TRANSFER_ACCEPTED', at: 0, by },
    ] as const
  // Of 5, then of 6, at last of 7; 8 helps.
  const order = toHandlingOrder([
    { kind: 'OPENED', at: 0, by, source: 'EVALUATION', organizationId: 5 },
    ...passedTo(6),
    ...passedTo(7),
    { kind: 'CO_HANDLER_ADDED', at: 0, by, organizationId: 8 },
  ])
  const asker = {
    kind: 'ACCOUNT' as const,
    accountId: 'a',
    isRated: false,
    isOfHall: false,
    organizationId: null,
    isReviewer: false,
  }
  const auditor: Auditor = { asker, involved: new Set(['reviewer']) }
  test.each([
    ['somebody with nothing to do with it', {}, undefined],
    ['the rated person', { isRated: true }, 'RATED_PERSON'],
    ['whoever has reviewed it', { accountId: 'reviewer' }, 'REVIEWS_OWN_WORK'],
    ['somebody of the unit', { organizationId: 7 }, 'REVIEWS_OWN_WORK'],
    ['somebody of the unit that had it first', { organizationId: 5 }, 'REVIEWS_OWN_WORK'],
    ['somebody of a unit that led it in between', { organizationId: 6 }, 'REVIEWS_OWN_WORK'],
    ['somebody of a unit that helps', { organizationId: 8 }, 'REVIEWS_OWN_WORK'],
    ['somebody of another unit', { organizationId: 9 }, undefined],
    ['somebody of the hall', { isOfHall: true }, 'REVIEWS_OWN_HALL'],
  ] as const)('%s', (_, about, refusal) => {
    expect(findAuditorPartiality(order, { ...auditor, asker: { ...asker, ...about } })).toBe(refusal)
  })
})

describe('asking', () => {
  const askUntil = askEndOf(at('2026-11-17T09:00:00'), policy)
  const noTries: ClosureTries = { made: 0, lastDay: null, areUsedUp: false }
  const context = { isAsked: false, tries: noTries, triesMax: 3, askUntil, mayCall: true }
  const ask = { outcome: 'CONFIRMED', channel: 'PHONE', words: null } as const
  const code = (over: object, about: object = {}, now = askUntil - 1) => {
    const decision = noteClosureOutcome({ ...ask, ...over }, { ...context, ...about }, now)
    return decision.granted ? undefined : decision.code
  }

  test('ends with the last of its days', () => {
    expect(new Date(askUntil).toISOString()).toBe('2026-12-17T16:00:00.000Z')
    expect([code({}), code({}, {}, askUntil)]).toEqual([undefined, 'TOO_LATE'])
  })

  test('is done once', () => expect(code({}, { isAsked: true })).toBe('ALREADY_ASKED'))

  test('is not done by phone where nobody may be called, and may be by the mailbox', () => {
    expect([code({}, { mayCall: false }), code({ channel: 'MAILBOX' }, { mayCall: false })]).toEqual([
      'DO_NOT_CALL',
      undefined,
    ])
  })

  test('whoever notes that it was not put right, or something else, says in words what; a citizen need not explain himself', () => {
    const without = [
      code({ outcome: 'FALSE' }),
      code({ outcome: 'OTHER' }),
      code({ outcome: 'FALSE', channel: 'MAILBOX' }),
    ]
    expect(without).toEqual(['STEP_INCOMPLETE', 'STEP_INCOMPLETE', undefined])
    expect(code({ outcome: 'FALSE', words: '还是要交复印件' })).toBeUndefined()
  })
})

describe('a call that reaches nobody', () => {
  const askUntil = at('2026-12-18T00:00:00')
  /** A call at each of these times. */
  function call(times: readonly string[], triesMax = 3) {
    let tries: ClosureTries = { made: 0, lastDay: null, areUsedUp: false }
    const heard = times.map((time) => {
      const ask = { outcome: 'NOT_REACHED', channel: 'PHONE', words: null } as const
      const decision = noteClosureOutcome(ask, { isAsked: false, tries, triesMax, askUntil, mayCall: true }, at(time))
      if (!decision.granted) return decision.code
      if (decision.value.kind !== 'TRY') return decision.value.kind
      const { turn, day, isLast } = decision.value
      tries = { made: turn, lastDay: day, areUsedUp: isLast }
      return isLast ? 'LAST' : 'TRY'
    })
    return { heard, tries }
  }

  test('is a try, one on each day, until their number is used up', () => {
    const { heard, tries } = call([
      ...['2026-11-18T09:00', '2026-11-18T23:59', '2026-11-19T00:00', '2026-11-19T16:00'],
      ...['2026-11-25T10:00', '2026-11-26T10:00'],
    ])
    expect(heard).toEqual(['TRY', 'TOO_EARLY', 'TRY', 'TOO_EARLY', 'LAST', 'ALREADY_ASKED'])
    expect(tries).toEqual({ made: 3, lastDay: '2026-11-25', areUsedUp: true })
    expect(call(['2026-11-18T09:00'], 1).heard).toEqual(['LAST'])
  })

  test('is no try any more when the time is over', () => {
    expect(call(['2026-12-17T23:59', '2026-12-18T00:00']).heard).toEqual(['TRY', 'TOO_LATE'])
  })

  test('does not keep from answering who calls back on that day, nor ever from answering on the own page', () => {
    const answer = (channel: 'PHONE' | 'MAILBOX', tries: ClosureTries) =>
      noteClosureOutcome(
        { outcome: 'CONFIRMED', channel, words: null },
        { isAsked: false, tries, triesMax: 3, askUntil, mayCall: true },
        at('2026-11-18T15:00'),
      )
    const tried = { made: 1, lastDay: '2026-11-18' as PlainDate, areUsedUp: false }
    const usedUp = { ...tried, made: 3, areUsedUp: true }
    expect(answer('PHONE', tried)).toEqual({ granted: true, value: { kind: 'OUTCOME' } })
    expect(answer('MAILBOX', usedUp)).toEqual({ granted: true, value: { kind: 'OUTCOME' } })
    expect(answer('PHONE', usedUp)).toMatchObject({ code: 'ALREADY_ASKED' })
  })

  test('never uses more days, nor fewer, than the policy says', () => {
    const days = fc.array(fc.integer({ min: 0, max: 29 }), { maxLength: 40 })
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 6 }), (offsets, triesMax) => {
        const sorted = [...offsets].sort((one, other) => one - other)
        const times = sorted.map((offset) => `${addDays('2026-11-18' as PlainDate, offset)}T10:00`)
        const { heard, tries } = call(times, triesMax)
        expect(tries.made).toBe(Math.min(triesMax, new Set(offsets).size))
        expect(heard.includes('LAST')).toBe(new Set(offsets).size >= triesMax)
      }),
    )
  })

  test('under a version that says no number may be followed by two others', () => {
    expect([triesMaxOf({}), triesMaxOf({ triesMax: 5 })]).toEqual([3, 5])
  })
})

describe('the rate', () => {
  const row = (outcome: Parameters<typeof countAudits>[0][number]['outcome'], audits: number, isOver = false) => ({
    ...{ outcome, audits, isOver },
  })
  const figure = { tooFewBelow: 10, intervalZThousandths: 1960 }

  test('is of those who answered; all others are told beside it', () => {
    const counts = countAudits([
      ...[row('CONFIRMED', 12), row('PARTLY', 5), row('FALSE', 3), row('OTHER', 1), row('DECLINED', 2)],
      ...[row('NOT_REACHED', 4), row(null, 6, true), row(null, 7)],
    ])
    expect(counts).toEqual({
      ...{ drawn: 40, answered: 20, confirmed: 12, partly: 5, falseClosures: 3, other: 1 },
      ...{ notReached: 10, declined: 2, open: 7 },
    })
    // Wilson for 3 of 20 at z = 1.96: 0.05238 to 0.36042.
    expect(falseClosureRateOf(counts, figure)).toEqual({
      ...{ hundredths: 1500, lowerHundredths: 523, upperHundredths: 3605 },
    })
  })

  test('is not told of too few', () => {
    const few = falseClosureRateOf({ falseClosures: 3, answered: 9 }, figure)
    expect(few).toEqual({ hundredths: null, lowerHundredths: null, upperHundredths: null })
  })
})

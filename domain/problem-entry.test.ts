import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { desksToTell, type EarlierProblem, type FoundProblem, kindsOf, recurrenceOf } from './problem-entry.ts'

const dayMs = 86_400_000
const noon = Date.parse('2026-03-02T12:00:00+08:00')
const at = (days: number) => noon + days * dayMs

/** A year is what the shipped policy says; the rest is chosen for these tests. */
const policy = { sameAt: ['WINDOW', 'ITEM'], recursWithinNaturalDays: 366 } as const
const kinds = [
  { code: 'TIME_LIMIT', nameZh: '超时限', nameEn: 'Late', tags: ['110', '209'] },
  { code: 'GUIDANCE', nameZh: '指南', nameEn: 'Guidance', tags: ['207'] },
]

const found = (day: number, over: Partial<FoundProblem> = {}): FoundProblem => ({
  hallId: 1,
  windowId: 11,
  itemId: 21,
  kinds: ['GUIDANCE'],
  openedAt: at(day),
  ...over,
})
const earlier = (orderId: string, day: number, closed: readonly number[], over: Partial<EarlierProblem> = {}) => ({
  ...found(day),
  orderId,
  closedAt: closed.map(at),
  occurrence: 1,
  isInvalid: false,
  ...over,
})

describe('what the problem is', () => {
  test('is said by whoever verifies it; otherwise by what the citizen ticked', () => {
    expect(kindsOf('TIME_LIMIT', ['207'], { kinds })).toEqual(['TIME_LIMIT'])
    expect(kindsOf(undefined, ['207', '209', '110'], { kinds })).toEqual(['TIME_LIMIT', 'GUIDANCE'])
    expect(kindsOf(undefined, [], { kinds })).toEqual([])
  })
})

describe('the same problem found again after it was closed', () => {
  test('is counted: three times, and still there next year', () => {
    const first = earlier('a', 0, [10])
    const second = earlier('b', 60, [75], { occurrence: 2 })
    expect(recurrenceOf(found(0), [], policy)).toEqual({ occurrence: 1, previous: [] })
    expect(recurrenceOf(found(60), [first], policy)).toEqual({ occurrence: 2, previous: ['a'] })
    expect(recurrenceOf(found(400), [first, second], policy)).toEqual({ occurrence: 3, previous: ['b'] })
  })

  test.each<[string, Partial<FoundProblem>, number]>([
    ['of another kind', { kinds: ['TIME_LIMIT'] }, 1],
    ['of one kind among several', { kinds: ['TIME_LIMIT', 'GUIDANCE'] }, 2],
    ['of which nobody has said what it is', { kinds: [] }, 1],
    ['of the same item at another window', { windowId: 12 }, 2],
    ['of another item at the same window', { itemId: 22 }, 2],
    ['of another item at another window', { windowId: 12, itemId: 22 }, 1],
    ['where neither window nor item is known', { windowId: null, itemId: null }, 1],
    ['in another hall', { hallId: 2 }, 1],
  ])('%s: %j is found for the %i. time', (_, over, occurrence) => {
    expect(recurrenceOf(found(60, over), [earlier('a', 0, [10])], policy).occurrence).toBe(occurrence)
  })

  test('while it is still open it is found once, however many say so', () => {
    expect(recurrenceOf(found(5), [earlier('a', 0, [10])], policy).occurrence).toBe(1)
    expect(recurrenceOf(found(5), [earlier('a', 0, [])], policy).occurrence).toBe(1)
    const two = [earlier('a', 0, [10]), earlier('b', 1, [11])]
    expect(recurrenceOf(found(60), two, policy)).toEqual({ occurrence: 2, previous: ['a', 'b'] })
  })

  test('closed, taken up again and closed: the closure before it counts', () => {
    expect(recurrenceOf(found(60), [earlier('a', 0, [10, 70])], policy).occurrence).toBe(2)
  })

  test('after the time of the policy it is a new one; the last day counts whole', () => {
    const first = earlier('a', 0, [10])
    expect(recurrenceOf(found(376), [first], policy).occurrence).toBe(2)
    expect(recurrenceOf(found(377), [first], policy).occurrence).toBe(1)
  })

  test('what was invalidated shows nothing', () => {
    expect(recurrenceOf(found(60), [earlier('a', 0, [10], { isInvalid: true })], policy).occurrence).toBe(1)
  })

  test('whatever the order in which the earlier ones are told, it is one more than the longest of its histories', () => {
    const anEarlier = fc.record({
      orderId: fc.uuid(),
      day: fc.integer({ min: 0, max: 500 }),
      lasts: fc.integer({ min: 1, max: 40 }),
      occurrence: fc.integer({ min: 1, max: 9 }),
      windowId: fc.integer({ min: 11, max: 12 }),
      isInvalid: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.array(anEarlier, { maxLength: 12 }), fc.integer({ min: 0, max: 900 }), (told, day) => {
        const all = told.map(({ orderId, day: from, lasts, ...over }) =>
          earlier(orderId, from, [from + lasts], { ...over, itemId: 22 }),
        )
        const one = recurrenceOf(found(day), all, policy)
        const other = recurrenceOf(found(day), all.toReversed(), policy)
        expect(other.occurrence).toBe(one.occurrence)
        expect(other.previous.toSorted()).toEqual(one.previous.toSorted())
        const before = all.filter(({ orderId }) => one.previous.includes(orderId))
        expect(one.occurrence).toBe(1 + Math.max(0, ...before.map(({ occurrence }) => occurrence)))
        for (const each of before) expect(Math.min(...each.closedAt)).toBeLessThanOrEqual(at(day))
      }),
    )
  })
})

describe('whoever answers for the place is told', () => {
  test.each([
    [1, []],
    [2, ['SUPERVISOR']],
    [3, ['SUPERVISOR', 'REVIEWERS']],
    [4, ['SUPERVISOR', 'REVIEWERS']],
  ])('the %i. time: %j', (occurrence, desks) => {
    expect(desksToTell(occurrence, { tellSupervisorFrom: 2, tellReviewersFrom: 3 })).toEqual(desks)
  })

  test('nobody where the policy names nobody, and never of a first time', () => {
    expect(desksToTell(9, { tellSupervisorFrom: null, tellReviewersFrom: null })).toEqual([])
    expect(desksToTell(1, { tellSupervisorFrom: 1, tellReviewersFrom: 1 })).toEqual([])
  })
})

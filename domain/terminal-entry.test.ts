import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  conditionOf,
  countMissingAtEnd,
  hasGoneBack,
  isBeforeScreen,
  isWithinGrace,
  placeEntry,
  type TerminalPolicy,
  toGivenAt,
} from './terminal-entry.ts'

const day = 86_400_000
const policy: TerminalPolicy = {
  offlineGraceNaturalDays: 15,
  deliverAheadHours: 72,
  showServiceWithinMinutes: 10,
  caseMatchWithinHours: 24,
  backToIdleAfterSeconds: 60,
  reasonsWithinSeconds: 45,
  thanksSeconds: 6,
  heartbeatEverySeconds: 60,
  silentAfterSeconds: 180,
}

describe('the chain of a terminal 评价终端', () => {
  const before = { sequence: 3, hash: 'c' }

  test.each([
    ['the next number after the right predecessor fits', { sequence: 4, previous: 'c' }, undefined, { fits: true }],
    ['another predecessor does not fit', { sequence: 4, previous: 'x' }, undefined, { fits: false }],
    [
      'a number too high leaves a gap',
      { sequence: 7, previous: 'f' },
      undefined,
      { fits: true, gap: { first: 4, last: 6 } },
    ],
    [
      'what comes belatedly leaves none',
      { sequence: 5, previous: 'd' },
      { sequence: 7, previous: 'f' },
      { fits: true },
    ],
    [
      'and has to be what the next one names',
      { sequence: 6, previous: 'e' },
      { sequence: 7, previous: 'f' },
      { fits: false },
    ],
    ['which it is', { sequence: 6, previous: 'e' }, { sequence: 7, previous: 'h' }, { fits: true }],
  ] as const)('%s', (_, link, after, place) => {
    expect(placeEntry(link, 'h', before, after)).toEqual(place)
  })

  test('whatever is missing among numbers that arrive in any order is in a gap that was seen', () => {
    const numbers = fc.uniqueArray(fc.integer({ min: 1, max: 40 }), { minLength: 1 })
    fc.assert(
      fc.property(numbers, (arriving) => {
        const known: number[] = []
        const seen = new Set<number>()
        for (const sequence of arriving) {
          const below = Math.max(0, ...known.filter((each) => each < sequence))
          const above = known.filter((each) => each > sequence)
          const after = above.length === 0 ? undefined : { sequence: Math.min(...above), previous: 'h' }
          const { gap } = placeEntry({ sequence, previous: 'h' }, 'h', { sequence: below, hash: 'h' }, after)
          for (let missing = gap?.first ?? 1; missing <= (gap?.last ?? 0); missing += 1) seen.add(missing)
          known.push(sequence)
        }
        const top = Math.max(...known)
        const missing = Array.from({ length: top }, (_, index) => index + 1).filter((each) => !known.includes(each))
        return missing.every((each) => seen.has(each)) && [...seen].every((each) => each < top)
      }),
    )
  })

  test.each([
    [10, 0, 10, 0],
    [10, 3, 7, 0],
    [10, 1, 7, 2],
    [10, 5, 7, 0],
    [0, 0, 0, 0],
  ])('last number %i, %i still held, %i arrived: %i lost at the end', (last, queued, received, missing) => {
    expect(countMissingAtEnd(last, queued, received)).toBe(missing)
  })
})

test('numbers go back when a terminal says a smaller last one than before', () => {
  expect(hasGoneBack(undefined, 0)).toBe(false)
  expect(hasGoneBack(7, 7)).toBe(false)
  expect(hasGoneBack(7, 8)).toBe(false)
  expect(hasGoneBack(7, 6)).toBe(true)
})

test('what was tapped may arrive for fifteen natural days, by the default policy', () => {
  expect(isWithinGrace(0, 15 * day, policy)).toBe(true)
  expect(isWithinGrace(0, 15 * day + 1, policy)).toBe(false)
})

test('whoever tapped may stand before the screen for as long as it asks, hears why and thanks', () => {
  const longest = (60 + 45 + 6) * 1000
  expect(isBeforeScreen(day, day + longest, policy)).toBe(true)
  expect(isBeforeScreen(day, day + longest + 1, policy)).toBe(false)
  expect(isBeforeScreen(day + longest + 1, day, policy)).toBe(false)
})

test('the time of the tap lies between the end of the service and the arrival, whatever a clock says', () => {
  const instant = fc.integer({ min: 0, max: 4_000_000_000_000 })
  fc.assert(
    fc.property(instant, instant, instant, (said, ended, later) => {
      const arrived = ended + (later % day)
      const givenAt = toGivenAt(said, ended, arrived)
      return givenAt >= ended && givenAt <= arrived && (said < ended || said > arrived || givenAt === said)
    }),
  )
})

test('a device is silent when it was not heard for longer than the policy says', () => {
  expect(conditionOf({ heardAt: null, isRevoked: false }, policy, day)).toBe('NEVER_HEARD')
  expect(conditionOf({ heardAt: day - 180_000, isRevoked: false }, policy, day)).toBe('ONLINE')
  expect(conditionOf({ heardAt: day - 180_001, isRevoked: false }, policy, day)).toBe('SILENT')
  expect(conditionOf({ heardAt: day, isRevoked: true }, policy, day)).toBe('REVOKED')
})

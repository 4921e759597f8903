import { describe, expect, test } from 'vitest'
import {
  type BlindTokenPolicy,
  blindTimes,
  isKeyOfPlace,
  mayIssue,
  planKeys,
  weekOf,
  weeksWithKeys,
} from './blind-token.ts'
import type { PlainDate } from './kernel/plain-date.ts'

const policy: BlindTokenPolicy = {
  ...{ isOffered: true, expectedMin: 20, expectedOverWeeks: 4, keyWeeksAhead: 2, graceDays: 15, useDays: 30 },
  delayMinutesMax: 30,
}
const at = (text: string) => Date.parse(`${text}+08:00`)
const monday = '2026-11-16' as PlainDate

describe('a week', () => {
  test('begins on Monday at midnight in Shanghai, also over the end of a year', () => {
    expect(weekOf(at('2026-11-16T00:00'))).toBe(monday)
    expect(weekOf(at('2026-11-15T23:59'))).toBe('2026-11-09')
    expect(weekOf(at('2027-01-01T12:00'))).toBe('2026-12-28')
  })

  test('has its keys some weeks ahead, and they are closed some days after it', () => {
    expect(weeksWithKeys(at('2026-11-18T09:00'), policy)).toEqual([monday, '2026-11-23', '2026-11-30'])
    expect(blindTimes(monday, policy)).toEqual({
      issuesUntil: at('2026-12-08T00:00'),
      usableUntil: at('2027-01-07T00:00'),
    })
  })
})

describe('the keys of a hall in a week', () => {
  test('are of the window where enough are expected; the others share that of the hall, and every report has it', () => {
    const windows = [
      { windowId: 1, expected: 20 },
      { windowId: 2, expected: 19 },
      { windowId: 3, expected: 0 },
    ]
    expect(planKeys(windows, policy)).toEqual([
      { purpose: 'PUBLIC_COMMENT', windowId: 1, expected: 20 },
      { purpose: 'PUBLIC_COMMENT', windowId: null, expected: 19 },
      { purpose: 'CONFIDENTIAL_REPORT', windowId: null, expected: 39 },
    ])
  })

  test('are none of a hall without windows, and no shared one where every window is large', () => {
    expect(planKeys([], policy)).toEqual([])
    expect(planKeys([{ windowId: 1, expected: 99 }], policy).map(({ windowId }) => windowId)).toEqual([1, null])
  })
})

describe('a token', () => {
  const times = blindTimes(monday, policy)
  const ask = { times, invitationExpiresAt: at('2026-12-01T00:00'), isIssued: false }

  test('is issued once, while the invitation and the key last', () => {
    expect(mayIssue(ask, at('2026-11-30T23:59'))).toEqual({ granted: true, value: true })
    const refusals = [
      mayIssue({ ...ask, isIssued: true }, at('2026-11-20T00:00')),
      mayIssue(ask, at('2026-12-01T00:00')),
      mayIssue({ ...ask, times: undefined }, at('2026-11-20T00:00')),
      mayIssue({ ...ask, invitationExpiresAt: at('2027-01-01T00:00') }, times.issuesUntil),
    ]
    expect(refusals.map((each) => !each.granted && each.code)).toEqual([
      'TOKEN_ALREADY_ISSUED',
      'INVITATION_EXPIRED',
      'TOKEN_NOT_OFFERED',
      'TOKEN_NOT_OFFERED',
    ])
  })

  test('of a window speaks of it alone, of a hall of the hall; where no place is named it fits', () => {
    const ofWindow = { hallId: 1, windowId: 2 }
    const ofHall = { hallId: 1, windowId: null }
    expect([ofWindow, ofHall].map((key) => isKeyOfPlace(key, { hallId: 1, windowId: 2 }))).toEqual([true, true])
    expect([ofWindow, ofHall].map((key) => isKeyOfPlace(key, { hallId: 1, windowId: 3 }))).toEqual([false, true])
    expect([ofWindow, ofHall].map((key) => isKeyOfPlace(key, { hallId: 9, windowId: 2 }))).toEqual([false, false])
    expect(isKeyOfPlace(ofHall, { hallId: null, windowId: null })).toBe(true)
  })
})

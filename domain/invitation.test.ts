import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findInvitationExpiry, invitationState } from './invitation.ts'
import { toPlainDate } from './kernel/plain-date.ts'

const policy = { validForNaturalDays: 15, issueWithinNaturalDays: 30 }
const at = (text: string) => Date.parse(`${text}+08:00`)
const day = 86_400_000

describe('an invitation is valid to the end of the fifteenth natural day after it was issued', () => {
  test.each([
    ['2026-11-21T09:00:00', '2026-12-07T00:00:00'],
    ['2026-11-21T00:00:00', '2026-12-07T00:00:00'],
    ['2026-11-21T23:59:59', '2026-12-07T00:00:00'],
    ['2026-11-22T00:00:00', '2026-12-08T00:00:00'],
    ['2026-12-20T09:00:00', '2027-01-05T00:00:00'],
  ])('issued %s, it ends %s', (issued, ends) => {
    expect(findInvitationExpiry(at(issued), at(issued), policy)).toBe(at(ends))
  })

  test('a business system that reports late does not shorten the citizen’s time', () => {
    const now = at('2026-11-21T09:00:00')
    expect(findInvitationExpiry(now - 29 * day, now, policy)).toBe(findInvitationExpiry(now, now, policy))
  })
})

describe('what ended more than thirty natural days ago is history', () => {
  test.each([
    ['2026-10-22T00:00:00', true],
    ['2026-10-21T23:59:59', false],
  ])('ended %s, reported on 21 November: invited %s', (ended, isInvited) => {
    expect(findInvitationExpiry(at(ended), at('2026-11-21T09:00:00'), policy) !== undefined).toBe(isInvited)
  })

  test('nobody is given less than the days of the policy, nor a whole day more', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: at('2026-01-01T00:00:00'), max: at('2030-01-01T00:00:00') }),
        fc.nat(20 * day),
        fc.nat(60),
        (now, ago, validForNaturalDays) => {
          const expiry = findInvitationExpiry(now - ago, now, { ...policy, validForNaturalDays }) ?? 0
          expect(expiry - now).toBeGreaterThan(validForNaturalDays * day)
          expect(expiry - now).toBeLessThanOrEqual((validForNaturalDays + 1) * day)
          expect(toPlainDate(expiry)).not.toBe(toPlainDate(expiry - 1))
        },
      ),
    )
  })
})

test.each([
  [false, -1, 'OPEN'],
  [false, 0, 'EXPIRED'],
  [true, -1, 'EVALUATED'],
  [true, 1, 'EVALUATED'],
] as const)('redeemed %s, %i ms after its end: %s', (isRedeemed, after, state) => {
  expect(invitationState(1000, isRedeemed, 1000 + after)).toBe(state)
})

import { addDays, type InstantMs, startOfDay, toPlainDate } from './kernel/plain-date.ts'

export interface InvitationPolicy {
  readonly validForNaturalDays: number
  /** A service reported later than this is history: nobody is asked about it any more. */
  readonly issueWithinNaturalDays: number
}

/**
 * Until when an invitation issued now is valid: the end of the last natural day that the policy allows, counted from the
 * invitation, so that a business system that reports late does not shorten the citizen's time. Undefined: not invited.
 */
export function findInvitationExpiry(
  serviceEndedAt: InstantMs,
  now: InstantMs,
  policy: InvitationPolicy,
): InstantMs | undefined {
  const today = toPlainDate(now)
  if (addDays(toPlainDate(serviceEndedAt), policy.issueWithinNaturalDays) < today) return undefined
  return startOfDay(addDays(today, policy.validForNaturalDays + 1))
}

export type InvitationState = 'OPEN' | 'EVALUATED' | 'EXPIRED'

export function invitationState(expiresAt: InstantMs, isRedeemed: boolean, now: InstantMs): InvitationState {
  if (isRedeemed) return 'EVALUATED'
  return now < expiresAt ? 'OPEN' : 'EXPIRED'
}

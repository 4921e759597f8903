import { addDays, type InstantMs, startOfDay, toPlainDate } from './kernel/plain-date.ts'

export interface InvitationPolicy {
  readonly validForNaturalDays: number
}

/** Valid to the end of the last natural day that the policy in force at the end of the service allows. */
export function invitationExpiresAt(serviceEndedAt: InstantMs, policy: InvitationPolicy): InstantMs {
  return startOfDay(addDays(toPlainDate(serviceEndedAt), policy.validForNaturalDays + 1))
}

export type InvitationState = 'OPEN' | 'EVALUATED' | 'EXPIRED'

export function invitationState(expiresAt: InstantMs, isRedeemed: boolean, now: InstantMs): InvitationState {
  if (isRedeemed) return 'EVALUATED'
  return now < expiresAt ? 'OPEN' : 'EXPIRED'
}

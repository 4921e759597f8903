import { type Decision, grant, refuse } from './kernel/decision.ts'
import type { InstantMs } from './kernel/plain-date.ts'

/** How long keys of machines last, and how their credentials are renewed. The numbers are the policy `api-key`. */
export interface ApiKeyRules {
  readonly validNaturalDaysMax: number
  /** How long an old credential goes on beside a new one, where nobody says it. */
  readonly overlapHours: number
  readonly overlapHoursMax: number
}

export interface KeyTimes {
  readonly expiresAt: InstantMs
  readonly revokedAt: InstantMs | null
}

/** A credential of a key: a secret, or a public key. It ends at its time, or with the key where it has none. */
export interface CredentialTimes {
  readonly endsAt: InstantMs | null
}

const hourMs = 3_600_000
const dayMs = 24 * hourMs

export function keyStateOf({ expiresAt, revokedAt }: KeyTimes, now: InstantMs): 'GOOD' | 'EXPIRED' | 'REVOKED' {
  if (revokedAt !== null) return 'REVOKED'
  return now >= expiresAt ? 'EXPIRED' : 'GOOD'
}

export function isCredentialGood({ endsAt }: CredentialTimes, now: InstantMs): boolean {
  return endsAt === null || now < endsAt
}

/** Whether a key may be made to last until then. */
export function mayExpireAt(expiresAt: InstantMs, now: InstantMs, { validNaturalDaysMax }: ApiKeyRules): boolean {
  return expiresAt > now && expiresAt <= now + validNaturalDaysMax * dayMs
}

export interface RotationAsk extends KeyTimes {
  /** Of the credentials that the key has. */
  readonly credentials: readonly (CredentialTimes & { readonly id: string })[]
  /** How long the old one goes on; not said: as the policy says. 0 ends it at once. */
  readonly overlapHours: number | undefined
}

/** When which of the old credentials ends. */
export type Endings = readonly { readonly id: string; readonly endsAt: InstantMs }[]

/**
 * Renews what a key shows for itself: the one in use goes on for the overlap, and one that was being replaced already ends at
 * once. So two are good at the same time, never more. What was to end sooner still does.
 */
export function rotate(
  ask: RotationAsk,
  now: InstantMs,
  rules: ApiKeyRules,
): Decision<Endings, 'API_KEY_ENDED' | 'OVERLAP_TOO_LONG'> {
  if (keyStateOf(ask, now) !== 'GOOD') return refuse('API_KEY_ENDED')
  const hours = ask.overlapHours ?? rules.overlapHours
  if (hours > rules.overlapHoursMax) return refuse('OVERLAP_TOO_LONG', '/overlapHours')
  return grant(
    ask.credentials
      .filter((credential) => isCredentialGood(credential, now))
      .map(({ id, endsAt }) => ({ id, endsAt: endsAt === null ? now + hours * hourMs : now })),
  )
}

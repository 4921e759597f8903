import type { InstantMs } from './kernel/plain-date.ts'

/** For how long a signed request may be sent, and how far the clock of its sender may be off. Policy `api-key`. */
export interface SignatureRules {
  readonly signatureSecondsMax: number
  readonly clockSkewSeconds: number
}

/** Seconds since 1970, as the signer says them (RFC 9421, 2.3). */
export interface SignatureTimes {
  readonly created: number
  readonly expires: number
}

const secondMs = 1000

/** Whether a signature holds now: made, not over, and not made to last for longer than its nonce would be remembered. */
export function isSignatureTimely(
  { created, expires }: SignatureTimes,
  now: InstantMs,
  rules: SignatureRules,
): boolean {
  const skewMs = rules.clockSkewSeconds * secondMs
  return (
    expires > created &&
    expires - created <= rules.signatureSecondsMax &&
    created * secondMs <= now + skewMs &&
    now < nonceKeptUntil({ expires }, rules)
  )
}

/** From then on the signature is refused by its time, and its nonce need not be remembered. */
export function nonceKeptUntil({ expires }: Pick<SignatureTimes, 'expires'>, rules: SignatureRules): InstantMs {
  return (expires + rules.clockSkewSeconds) * secondMs
}

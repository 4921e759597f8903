import { generateSecret, generateURI, verify } from 'otplib'

/** RFC 6238 with what every authenticator app speaks: SHA-1, six digits, thirty seconds. */
const stepSeconds = 30

export function newTotpSecret(): string {
  return generateSecret({ length: 20 })
}

export function totpUri(secret: string, username: string): string {
  return generateURI({ issuer: '以评 Yiping', label: username, secret })
}

/**
 * The time step of a code that is good now, one step of drift allowed either way; undefined where it is not, or is not newer
 * than the last one that was taken (a code is good once).
 */
export async function findTotpStep(
  secret: string,
  code: string,
  { now, lastStep }: { readonly now: number; readonly lastStep: number },
): Promise<number | undefined> {
  const answer = await verify({ secret, token: code, epoch: Math.floor(now / 1000), epochTolerance: stepSeconds })
  if (!answer.valid) return undefined
  const step = Math.floor(now / 1000 / stepSeconds) + answer.delta
  return step > lastStep ? step : undefined
}

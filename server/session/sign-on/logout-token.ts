import { createLocalJWKSet, errors, type JSONWebKeySet, type JWTPayload, jwtVerify } from 'jose'
import { Refused } from '../../platform/refused.ts'

/** What has ended at the provider: one session of it, or all of somebody’s; one of the two is always said. */
export interface Ended {
  readonly providerSession: string | undefined
  readonly subject: string | undefined
}

/** Signatures that the provider alone can make: with a shared secret anybody who knows it could sign people out. */
const algorithms = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519']
const event = 'http://schemas.openid.net/event/backchannel-logout'
/** One that has lain about for longer is worth nothing, whatever it says of its own end. */
const ageMax = '5 minutes'
const toleranceSeconds = 30

/**
 * Reads a logout token as OpenID Connect Back-Channel Logout 1.0, section 2.6, wants it, and by its type: no ID token is taken for one
 * (OWASP ASVS 5.0, 10.5.5).
 * @throws MALFORMED, and whatever `loadKeys` does
 */
export async function readLogoutToken(
  token: string,
  { issuer, clientId }: { readonly issuer: string; readonly clientId: string },
  loadKeys: (isAgain: boolean) => Promise<JSONWebKeySet>,
): Promise<Ended> {
  const expected = {
    issuer,
    audience: clientId,
    algorithms,
    typ: 'logout+jwt',
    maxTokenAge: ageMax,
    clockTolerance: toleranceSeconds,
    requiredClaims: ['iat', 'jti', 'events'],
  }
  const verify = async (isAgain: boolean) =>
    (await jwtVerify(token, createLocalJWKSet(await loadKeys(isAgain)), expected)).payload
  try {
    return toEnded(await verify(false).catch((error: unknown) => retried(error, verify)))
  } catch (error) {
    if (error instanceof Refused) throw error
    throw new Refused('MALFORMED', '/logout_token')
  }
}

function retried(error: unknown, verify: (isAgain: boolean) => Promise<JWTPayload>): Promise<JWTPayload> {
  if (error instanceof errors.JWKSNoMatchingKey) return verify(true)
  throw error
}

function toEnded({ sub, sid, events, nonce }: JWTPayload): Ended {
  const isLogout = typeof events === 'object' && events !== null && Object.hasOwn(events, event)
  const providerSession = typeof sid === 'string' ? sid : undefined
  // A nonce stands in ID tokens, and never in one of these.
  if (!isLogout || nonce !== undefined || (sub === undefined && providerSession === undefined))
    throw new Refused('MALFORMED', '/logout_token')
  return { providerSession, subject: sub }
}

import { verifyAuthenticationResponse, verifyRegistrationResponse } from '@simplewebauthn/server'
import { cose, decodeCredentialPublicKey } from '@simplewebauthn/server/helpers'
import type { enrolPasskey, showPasskey } from '../../../contracts/passkey.ts'
import type { BodyOf } from '../../../contracts/route.ts'
import type { PasskeySite } from '../../../domain/passkey.ts'
import type { PasskeyRow } from './store.ts'

/** EdDSA and ES256: 128 bits of strength. RS256 is not: authenticators make its keys of 2048 bits, which is 112. */
export const algorithms = [-8, -7]

interface Expected {
  readonly challenge: Buffer
  readonly site: PasskeySite
}

interface Enrolled {
  readonly credentialId: Buffer
  readonly publicKey: Buffer
  readonly signCount: number
}

/** What was signed is not ours to trust: whatever the library stumbles over there is a wrong answer and no fault. */
async function orWrong<T>(verify: () => Promise<T>): Promise<T | undefined> {
  try {
    return await verify()
  } catch {
    return undefined
  }
}

/** A new passkey; undefined where it does not answer this challenge at this site. Who made it is not asked (no attestation). */
export function findEnrolled(
  { id, clientDataJSON, attestationObject }: BodyOf<typeof enrolPasskey>['response'],
  { challenge, site }: Expected,
): Promise<Enrolled | undefined> {
  return orWrong(async () => {
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response: {
        id,
        rawId: id,
        type: 'public-key',
        clientExtensionResults: {},
        response: { clientDataJSON, attestationObject },
      },
      expectedChallenge: challenge.toString('base64url'),
      expectedOrigin: site.origin,
      expectedRPID: site.id,
      requireUserVerification: false,
      supportedAlgorithmIDs: algorithms,
    })
    if (!verified) return undefined
    const { credential } = registrationInfo
    return {
      credentialId: Buffer.from(credential.id, 'base64url'),
      publicKey: Buffer.from(credential.publicKey),
      signCount: credential.counter,
    }
  })
}

interface Shown {
  readonly signCount: number
  /** The authenticator has asked its holder for a finger, a face or a PIN. */
  readonly verifiesHolder: boolean
}

/** What a passkey has signed; undefined where it does not answer this challenge at this site. Its count is judged by `countUse`. */
export function findShown(
  { id, clientDataJSON, authenticatorData, signature }: BodyOf<typeof showPasskey>['response'],
  passkey: PasskeyRow,
  { challenge, site }: Expected,
): Promise<Shown | undefined> {
  return orWrong(async () => {
    const publicKey = new Uint8Array(passkey.publicKey)
    // One that was enrolled while RSA was still taken: the library would go on taking it.
    if (!algorithms.includes(decodeCredentialPublicKey(publicKey).get(cose.COSEKEYS.alg) ?? 0)) return undefined
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: {
        id,
        rawId: id,
        type: 'public-key',
        clientExtensionResults: {},
        response: { clientDataJSON, authenticatorData, signature },
      },
      expectedChallenge: challenge.toString('base64url'),
      expectedOrigin: site.origin,
      expectedRPID: site.id,
      credential: {
        id: passkey.credentialId.toString('base64url'),
        publicKey,
        // 0 here: the library would only throw; a copy has to be told from a wrong signature.
        counter: 0,
      },
      requireUserVerification: false,
    })
    if (!verified) return undefined
    return { signCount: authenticationInfo.newCounter, verifiesHolder: authenticationInfo.userVerified }
  })
}

import type { Answer } from './call.ts'

/** Bytes as they travel in JSON. */
function toText(bytes: ArrayBuffer): string {
  const binary = Array.from(new Uint8Array(bytes), (byte) => String.fromCharCode(byte)).join('')
  return btoa(binary).replace(/\+/g, '-').replace(/\//g, '_').replace(/=/g, '')
}

function toBytes(text: string): ArrayBuffer {
  const binary = atob(text.replace(/-/g, '+').replace(/_/g, '/'))
  return Uint8Array.from(binary, (letter) => letter.charCodeAt(0)).buffer
}

/** A name to which passkeys can be bound; where there is none, the address under which the same page has one. */
export type PasskeyPlace = 'HERE' | 'NOWHERE' | { readonly at: string }

export function placeOfPasskeys(): PasskeyPlace {
  const { protocol, hostname, port, pathname } = location
  if (typeof PublicKeyCredential === 'undefined') return 'NOWHERE'
  if (hostname === '[::1]' || /^127\./.test(hostname))
    return { at: `${protocol}//localhost${port === '' ? '' : `:${port}`}${pathname}` }
  return hostname.startsWith('[') || /^[\d.]+$/.test(hostname) ? 'NOWHERE' : 'HERE'
}

type Known = Answer<'beginPasskeyShowing'>['present']

const toDescriptors = (known: Known): PublicKeyCredentialDescriptor[] =>
  known.map(({ id, transports }) => ({
    type: 'public-key',
    id: toBytes(id),
    transports: transports as AuthenticatorTransport[],
  }))

/** A new passkey that answers the challenge; undefined where its holder gave up, or the authenticator has one already. */
export async function createPasskey(asked: Answer<'beginPasskeyEnrolment'>) {
  const { siteId, siteName, username, present, timeoutMs } = asked
  const credential = await orNothing(() =>
    navigator.credentials.create({
      publicKey: {
        challenge: toBytes(asked.challenge),
        rp: { id: siteId, name: siteName },
        user: { id: toBytes(asked.userHandle), name: username, displayName: username },
        pubKeyCredParams: asked.algorithms.map((alg) => ({ type: 'public-key', alg })),
        excludeCredentials: toDescriptors(present),
        authenticatorSelection: { residentKey: 'preferred', userVerification: 'preferred' },
        attestation: 'none',
        timeout: timeoutMs,
      },
    }),
  )
  if (credential === undefined) return undefined
  const response = credential.response as AuthenticatorAttestationResponse
  return {
    id: toText(credential.rawId),
    clientDataJSON: toText(response.clientDataJSON),
    attestationObject: toText(response.attestationObject),
    transports: response.getTransports().filter(isKnownTransport),
  }
}

const knownTransports = ['usb', 'nfc', 'ble', 'smart-card', 'hybrid', 'internal', 'cable'] as const
type Transport = (typeof knownTransports)[number]
const isKnownTransport = (text: string): text is Transport => knownTransports.some((known) => known === text)

type Asked = Pick<Answer<'beginPasskeySignIn'>, 'challenge' | 'siteId' | 'timeoutMs'>

/** What one of the known passkeys, or (none named) any that the holder chooses, has signed; undefined where he gave up. */
export async function signWithPasskey(asked: Asked, known: Known | undefined) {
  const credential = await orNothing(() =>
    navigator.credentials.get({
      publicKey: {
        challenge: toBytes(asked.challenge),
        rpId: asked.siteId,
        ...(known === undefined ? {} : { allowCredentials: toDescriptors(known) }),
        userVerification: known === undefined ? 'required' : 'preferred',
        timeout: asked.timeoutMs,
      },
    }),
  )
  if (credential === undefined) return undefined
  const response = credential.response as AuthenticatorAssertionResponse
  return {
    id: toText(credential.rawId),
    clientDataJSON: toText(response.clientDataJSON),
    authenticatorData: toText(response.authenticatorData),
    signature: toText(response.signature),
    ...(response.userHandle === null ? {} : { userHandle: toText(response.userHandle) }),
  }
}

/** Browsers do not tell giving up from other trouble, so that a page learns nothing of who has which key. */
async function orNothing(ask: () => Promise<Credential | null>): Promise<PublicKeyCredential | undefined> {
  try {
    return ((await ask()) as PublicKeyCredential | null) ?? undefined
  } catch {
    return undefined
  }
}
